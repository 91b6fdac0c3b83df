// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/diagnosis.h"

/// A bounce in which a stranger tried everything. EVIL marks what came from outside, so that a test can tell where it went.
namespace todoku {

inline const QStringList attacks{
    u"EVIL'; Remove-Mailbox -Identity * #"_s,
    u"EVIL\u2018\u2019\u201a\u201b; Remove-Mailbox \u201c\u201d\u201e"_s,
    u"EVIL\"; $(Remove-Item C:\\) `whoami` ${env:PATH} %PATH% && del *"_s,
    u"EVIL\r\nBcc: all@example.test\n\n| pipe | table |"_s,
    u"EVIL\u202egpj.exe\u202c \u2066left\u2069 \u200bzero\u00ad \U000E0041tag"_s,
    u"=EVIL(\"cmd|' /C calc'!A0\") @SUM(1+1) +1 -1\tTab"_s,
    u"EVIL<script>alert(1)</script><img src=x onerror=alert(1)><a href='https://evil.example/'>here</a>\"onmouseover=\"x"_s,
    u"EVIL ![pixel](https://evil.example/p.png) [click](https://evil.example) <https://evil.example> www.evil.example ``` ~~~ # *bold* <!-- -->"_s,
    u"EVIL\x1b[31mred\x1b]0;title\x07\x9b" "2J\x7f\b\b\b"_s,
    u"\uff1dEVIL() \uff0b1 \uff0d1 \uff20SUM"_s,
    u"EVIL --% & calc.exe \u2019; calc.exe #"_s,
    u"EVIL\x1b]8;;https://evil.example/\x1b\\click\x1b]8;;\x1b\\ \x9d" "8;;x\x9c"_s,
    u"EVIL`` `code` ```\n```\n# heading"_s,
    u"EVIL{{subject}} {address} %1 %2 &lt;b&gt; &#60;i&#62;"_s,
};

inline bounce::Report hostileReport(const QString &attack)
{
    bounce::Report report;
    report.kind = bounce::Kind::Failure;
    report.reportingMta = attack;
    report.from = attack + "@evil.example"_L1;
    report.to = "me@contoso.com"_L1;
    report.subject = attack;
    report.text = attack;
    report.date = QDateTime({2026, 11, 2}, {9, 0}, Qt::UTC);
    bounce::Recipient recipient;
    recipient.address = attack + "@"_L1 + attack;
    recipient.originalRecipient = attack;
    recipient.displayName = attack;
    recipient.status = u"5.1.10"_s;
    recipient.statusField = attack;
    recipient.replyCode = 550;
    recipient.diagnostic = attack;
    recipient.remoteMta = attack;
    recipient.decisive = attack;
    recipient.cause = bounce::Cause::RecipientNotFound;
    auto legacy = recipient;
    legacy.address = "IMCEAEX-_o=Contoso_cn="_L1 + attack + "@contoso.com"_L1;
    legacy.cause = bounce::Cause::LegacyExchangeAddress;
    report.recipients = {recipient, legacy};
    report.hops = {{attack, attack, attack, report.date}, {attack, attack, attack, report.date}};
    bounce::Original original;
    original.messageId = "<"_L1 + attack + "@evil.example>"_L1;
    original.from = attack + "@contoso.com"_L1;
    original.to = {attack};
    original.cc = {attack};
    original.subject = attack;
    original.date = report.date;
    report.original = original;
    return report;
}

inline Case hostileCase(const QString &attack)
{
    Case one;
    one.given.source = attack + ".eml"_L1;
    one.given.address = attack;
    one.given.report = hostileReport(attack);
    one.given.online.sent = {attack};
    one.answers.caseNumber = attack;
    one.answers.notes = {{u"U1"_s, attack}, {attack, attack}};
    one.answers.ticks = {{u"U1/any/1"_s, one.given.report->date}, {attack, one.given.report->date}};
    one.verdict = diagnose(one.given, one.answers);
    return one;
}

} // namespace todoku
