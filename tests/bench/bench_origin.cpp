// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

#include <QtTest/QTest>

using namespace todoku;

static QByteArray bounceNumber(int number)
{
    const auto n = QByteArray::number(number);
    const bool ours = number % 2 == 0;
    const QByteArray mine = "Received: from ex" + n + ".contoso.com (192.0.2.11) by ex01.contoso.com (192.0.2.11) with Microsoft SMTP Server (TLS) id 15.1; Mon, 2 Nov 2026 20:43:40 +0000\n"
          "Received: from ex01.contoso.com ([fe80::1]) by ex01.contoso.com ([fe80::1%12]) with mapi id 15.01; Mon, 2 Nov 2026 20:43:39 +0000\n"
          "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=contoso.com; s=selector1; h=from:to:subject:date;\n bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\n b="
            + QByteArray(344, 'A') + "\n";
    const QByteArray strangers = "Received: from vps-" + n + ".bulk.example (vps-" + n + ".bulk.example [203.0.113.7]) by mx.fabrikam.com with ESMTP id " + n + "; Mon, 2 Nov 2026 20:43:45 +0000\n"
          "Authentication-Results: mx.fabrikam.com; spf=fail (sender IP is 203.0.113.7) smtp.mailfrom=contoso.com; dkim=none; dmarc=fail header.from=contoso.com\n";
    QByteArray original = ours ? mine : strangers;
    original += "From: Taro <taro@contoso.com>\nTo: hanako" + n + "@fabrikam.com\nSubject: Plan " + n + "\nDate: Mon, 2 Nov 2026 20:43:39 +0000\nMessage-ID: <" + n + '@'
        + QByteArray(ours ? "ex01.contoso.com" : "vps.bulk.example") + ">\nMIME-Version: 1.0\nContent-Type: text/plain\n\nHello\n";
    const QByteArray server = ours ? "mail.contoso.com" : "mx.fabrikam.com";
    return "From: MAILER-DAEMON@" + server + "\nTo: taro@contoso.com\nSubject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nIt failed.\n\n--b\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; " + server + "\n\nFinal-Recipient: rfc822; hanako" + n + "@fabrikam.com\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b\nContent-Type: message/rfc822\n\n" + original + "\n--b--\n";
}

/// Offline, one core. The goal: 10,000 bounced originals in under two seconds.
class BenchOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (int i = 0; i < 10'000; ++i) {
            m_contents << bounceNumber(i);
            m_reports << *bounce::read(m_contents.back());
        }
    }

    void tenThousandOriginalsJudged()
    {
        qsizetype certain = 0;
        QBENCHMARK_ONCE {
            for (qsizetype i = 0; i < m_reports.size(); ++i) {
                const auto facts = origin::examine(m_reports[i], origin::returnedOriginal(m_contents[i], m_reports[i]), {u"contoso.com"_s});
                const auto verdict = origin::verdict(facts);
                certain += !origin::judge(facts).isEmpty() && (verdict == origin::Verdict::Ours || verdict == origin::Verdict::NotOurs);
            }
        }
        QCOMPARE(certain, m_reports.size());
    }

    void tenThousandBouncesReadAndJudged()
    {
        QBENCHMARK_ONCE {
            for (const auto &content : m_contents) {
                const auto report = bounce::read(content);
                (void)origin::judge(origin::examine(*report, origin::returnedOriginal(content, *report), {u"contoso.com"_s}));
            }
        }
    }

private:
    QList<QByteArray> m_contents;
    QList<bounce::Report> m_reports;
};

QTEST_GUILESS_MAIN(BenchOrigin)
#include "bench_origin.moc"
