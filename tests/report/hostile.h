// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/diagnosis.h"

#include <QtCore/QRegularExpression>

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
    u"EVIL\u2028second\u2029third\u0085next\vtab\fpage"_s,
    QStringLiteral("EVIL\0hidden"),
    u" \t=EVIL()"_s,
    u"\u3000\uff1dEVIL()"_s,
    u"EVIL\u300c\u300d\u2032\u2033\uff07\uff02; Get-Mailbox"_s,
    u"EVIL{{subject}} {address} %1 %2 &lt;b&gt; &#60;i&#62;"_s,
};

/// Control and direction characters, but for line breaks.
inline QString movingCharacter(const QString &text)
{
    for (const uint c : text.toUcs4()) {
        const auto category = QChar::category(c);
        if (c != u'\n' && (category == QChar::Other_Control || (category == QChar::Other_Format && c != 0x200d)))
            return u"U+%1"_s.arg(c, 4, 16, QChar(u'0'));
    }
    return {};
}

/// What CommonMark leaves as text: without fenced blocks and code spans.
inline QString outsideOfCode(const QString &markdown)
{
    QString text;
    QString fence;
    static const QRegularExpression fenceLine(u"^(`{3,}|~{3,})"_s);
    for (const auto &line : markdown.split(u'\n')) {
        if (const auto match = fenceLine.match(line); fence.isEmpty() && match.hasMatch()) {
            fence = match.captured(1);
            continue;
        }
        if (!fence.isEmpty()) {
            if (line.startsWith(fence))
                fence.clear();
            continue;
        }
        text += line + u'\n';
    }
    // A code span ends at the next run of backticks of the same length (CommonMark §6.1).
    static const QRegularExpression span(u"(?<![`\\\\])(`+)(?!`)(.+?)(?<!`)\\1(?!`)"_s);
    return text.remove(span);
}

/// PowerShell without its single-quoted literals (about_Quoting_Rules: U+2018 to U+201B quote as well, and U+201C to U+201E like "). What stands in
/// double quotes is outside: it is expanded.
inline QString outsideOfLiterals(const QString &command)
{
    static const QString single = u"'\u2018\u2019\u201a\u201b"_s, twice = u"\"\u201c\u201d\u201e"_s;
    QString outside;
    const QString *open = nullptr;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const auto &quotes = single.contains(command[i]) ? single : twice;
        const bool quote = quotes.contains(command[i]);
        if (open && quote && open == &quotes && i + 1 < command.size() && quotes.contains(command[i + 1]))
            ++i;
        else if (quote && (!open || open == &quotes))
            open = open ? nullptr : &quotes;
        else if (open != &single)
            outside += command[i];
    }
    return outside;
}

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
