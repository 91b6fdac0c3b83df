// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::origin;

static const QStringList contoso{u"contoso.com"_s};

static const QByteArray fields = "From: Taro Yamada <taro@contoso.com>\nTo: hanako@fabrikam.com\nSubject: Plan\nDate: Mon, 2 Nov 2026 20:43:00 +0000\n";
static const QByteArray ourId = "Message-ID: <1@ex01.contoso.com>\n";
static const QByteArray strangersId = "Message-ID: <1@vps-7.bulk.example>\n";
static const QByteArray fromStranger = "Received: from vps-7.bulk.example (vps-7.bulk.example [203.0.113.7]) by mx.fabrikam.com with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n";
static const QByteArray spfFail = "Authentication-Results: mx.fabrikam.com; spf=fail (sender IP is 203.0.113.7) smtp.mailfrom=contoso.com; dkim=none\n";
static const QByteArray login = "Received: from [198.51.100.23] (pc1.contoso.com [198.51.100.23]) (Authenticated sender: taro) by mail.contoso.com (Postfix) with ESMTPSA id 2; Mon, 2 Nov 2026 20:43:40 +0000\n";
static const QByteArray onPremises = "Received: from ex01.contoso.com (192.0.2.11) by ex01.contoso.com (192.0.2.11) with Microsoft SMTP Server (TLS) id 15.1.2507.6; Mon, 2 Nov 2026 20:43:40 +0000\n"
                                     "Received: from ex01.contoso.com ([fe80::1]) by ex01.contoso.com ([fe80::1%12]) with mapi id 15.01.2507.006; Mon, 2 Nov 2026 20:43:39 +0000\n";
static const QByteArray cloud = "Received: from TY1PR01MB1.jpnprd01.prod.outlook.com (2001:db8:400::1) by TY1PR01MB2.jpnprd01.prod.outlook.com (2001:db8:400::2) with Microsoft SMTP Server (version=TLS1_2) id 15.20.1; Mon, 2 Nov 2026 20:43:41 +0000\n"
                                "Received: from TY1PR01MB1.jpnprd01.prod.outlook.com ([fe80::1]) by TY1PR01MB1.jpnprd01.prod.outlook.com ([fe80::1%3]) with mapi id 15.20.1; Mon, 2 Nov 2026 20:43:40 +0000\n";
static const QByteArray cloudId = "Message-ID: <TY1PR01MB1A@TY1PR01MB1.jpnprd01.prod.outlook.com>\n";

static const QString ourReporter = u"postmaster@contoso.com|mail.contoso.com"_s;
static const QString ourCloudReporter = u"postmaster@contoso.com|TY1PR01MB1.jpnprd01.prod.outlook.com"_s;
static const QString theirReporter = u"MAILER-DAEMON@mx.fabrikam.com|mx.fabrikam.com"_s;

static bounce::Report reportOf(const QString &reporter, const QByteArray &header)
{
    bounce::Report report;
    report.kind = bounce::Kind::Failure;
    report.from = reporter.section(u'|', 0, 0);
    report.reportingMta = reporter.section(u'|', 1);
    report.to = u"taro@contoso.com"_s;
    report.recipients << bounce::Recipient{};
    report.recipients.front().address = u"hanako@fabrikam.com"_s;
    if (!header.isEmpty()) {
        report.original.emplace();
        report.original->headers = header;
        report.original->to = QStringList{u"hanako@fabrikam.com"_s};
    }
    return report;
}

static QStringList idsOf(const Facts &facts)
{
    QStringList ids;
    for (const auto &finding : judge(facts)) {
        // Whatever the text names, the evidence has.
        for (const auto &place : places(QString::fromUtf8(finding.id.kind().text)))
            [&] { QVERIFY2(finding.evidence.contains(place), qPrintable(finding.id.text() + ' '_L1 + place)); }();
        ids << finding.id.text().sliced(7);
    }
    ids.sort();
    return ids;
}

class TestOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereItCameFrom_data()
    {
        QTest::addColumn<QString>("reporter");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("ids");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &reporter, const QByteArray &header, const char *ids, const char *expected) {
            QTest::newRow(name) << reporter << header << QString::fromLatin1(ids) << QString::fromLatin1(expected);
        };
        row("a login at our own server", ourReporter, login + fields + ourId, "our-server", "ours");
        row("Exchange in our own house", ourReporter, onPremises + fields + ourId, "our-server", "ours");
        row("our tenant of Exchange Online", ourCloudReporter, cloud + fields + cloudId, "our-server", "ours");
        row("a login at our server from abroad", ourReporter,
            "Received: from laptop (unknown [203.0.113.150]) (Authenticated sender: taro) by mail.contoso.com (Postfix) with ESMTPSA id 2; Mon, 2 Nov 2026 20:43:40 +0000\n" + fields + ourId,
            "login-address our-server", "ours");
        row("a login from abroad by a program that greets with its address inside its own network", ourReporter,
            "Received: from [192.168.1.5] (unknown [203.0.113.150]) (Authenticated sender: taro) by mail.contoso.com (Postfix) with ESMTPSA id 2; Mon, 2 Nov 2026 20:43:40 +0000\n" + fields + ourId,
            "login-address our-server", "ours");
        row("the same as Exim writes it", ourReporter,
            "Received: from [203.0.113.150] (port=51234 helo=[192.168.1.5]) by mail.contoso.com with esmtpsa (Exim 4.96) id 2; Mon, 2 Nov 2026 20:43:40 +0000\n" + fields + ourId,
            "login-address our-server", "ours");
        row("X-Originating-IP of our own Exchange", ourReporter, onPremises + fields + ourId + "X-Originating-IP: [203.0.113.150]\n", "login-address our-server", "ours");
        row("our server as their server saw it", theirReporter,
            "Received: from mail.contoso.com (mail.contoso.com [198.51.100.25]) by mx.fabrikam.com with ESMTPS id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + login + fields + ourId,
            "our-server", "probably-ours");
        row("our server as their server saw it, and SPF agrees", theirReporter,
            "Received: from mail.contoso.com (mail.contoso.com [198.51.100.25]) by mx.fabrikam.com with ESMTPS id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + login
                + "Authentication-Results: mx.fabrikam.com; spf=pass smtp.mailfrom=taro@contoso.com\n" + fields + ourId,
            "our-server spf-pass", "ours");
        row("a stranger's server and number", theirReporter, fromStranger + fields + strangersId, "foreign-message-id foreign-server", "probably-not-ours");
        row("a stranger's server that SPF forbids", theirReporter, fromStranger + spfFail + fields + strangersId, "foreign-message-id foreign-server spf-fail", "not-ours");
        row("a stranger who calls itself localhost", theirReporter,
            "Received: from localhost (unknown [203.0.113.7]) by mx.fabrikam.com (Postfix) with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + fields + strangersId,
            "foreign-message-id foreign-server", "probably-not-ours");
        row("localhost is who has an address of the inside", theirReporter,
            "Received: from localhost (localhost [127.0.0.1]) by mx.fabrikam.com (Postfix) with ESMTP id 1; Mon, 2 Nov 2026 20:43:46 +0000\n" + fromStranger + fields + strangersId,
            "foreign-message-id foreign-server", "probably-not-ours");
        row("a stranger's server alone proves little", theirReporter, fromStranger + fields + ourId, "cannot-tell foreign-server", "unknown");
        row("a softfail is milder, and counts for no proof", theirReporter, fromStranger + "Received-SPF: softfail (mx.fabrikam.com: domain of contoso.com) client-ip=203.0.113.7\n" + fields + ourId,
            "cannot-tell foreign-server spf-fail", "unknown");
        row("an SPF result for somebody else's domain", theirReporter, fromStranger + "Authentication-Results: mx.fabrikam.com; spf=pass smtp.mailfrom=bulk.example\n" + fields + strangersId,
            "foreign-message-id foreign-server", "probably-not-ours");
        row("a service that our SPF record names", theirReporter, fromStranger + "Authentication-Results: mx.fabrikam.com; spf=pass smtp.mailfrom=contoso.com\n" + fields + strangersId,
            "foreign-message-id spf-pass", "probably-ours");
        row("imitated lines of our Exchange below a stranger", theirReporter, fromStranger + onPremises + spfFail + fields + ourId, "foreign-server forged-trace spf-fail", "not-ours");
        row("lines of ours below a filter that nobody judged", theirReporter, fromStranger + onPremises + fields + ourId, "cannot-tell", "unknown");
        row("check results in our own name, written by the stranger", theirReporter,
            fromStranger + "Authentication-Results: mail.contoso.com; spf=pass smtp.mailfrom=contoso.com; dkim=pass header.d=contoso.com\n" + fields + strangersId,
            "foreign-message-id foreign-server", "probably-not-ours");
        row("a client that only says that it is ours", theirReporter,
            "Received: from mail.contoso.com (unknown [203.0.113.9]) by mx.fabrikam.com with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + login + fields + ourId, "cannot-tell", "unknown");
        row("a client that only says that it is ours, and SPF forbids it", theirReporter,
            "Received: from mail.contoso.com (unknown [203.0.113.9]) by mx.fabrikam.com with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + login + spfFail + fields + ourId,
            "foreign-server forged-trace spf-fail", "not-ours");
        row("a client that only says that it is ours, and a number that no program of ours made", theirReporter,
            "Received: from mail.contoso.com (unknown [203.0.113.9]) by mx.fabrikam.com with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + fields + strangersId, "foreign-message-id", "probably-not-ours");
        row("a name that leads to us at an address that our SPF record forbids", theirReporter,
            "Received: from mail.contoso.com (mail.contoso.com [203.0.113.9]) by mx.fabrikam.com with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + spfFail + fields + ourId,
            "cannot-tell our-server spf-fail", "unknown");
        row("a client with its provider's name that says it is ours", theirReporter,
            "Received: from mail.contoso.com (p0123.isp.example [203.0.113.9]) by mx.fabrikam.com with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + login + fields + ourId, "cannot-tell", "unknown");
        row("a stranger in front of our own server", ourReporter,
            "Received: from vps-7.bulk.example (vps-7.bulk.example [203.0.113.7]) by mail.contoso.com (Postfix) with ESMTP id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + fields + strangersId,
            "foreign-message-id foreign-server", "probably-not-ours");
        row("a login at a hotel's server", u"MAILER-DAEMON@smtp.hotel.example|smtp.hotel.example"_s,
            "Received: from [192.0.2.133] (unknown [192.0.2.133]) by smtp.hotel.example with ESMTPSA id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + fields + "Message-ID: <A@contoso.com>\n",
            "cannot-tell login-elsewhere", "unknown");
        row("a mailbox of a cloud, reported by others", theirReporter, cloud + fields + cloudId, "shared-cloud", "probably-ours");
        row("a cloud that had it from outside", theirReporter, cloud + fields + cloudId + "X-MS-Exchange-CrossTenant-FromEntityHeader: Internet\n", "cannot-tell shared-relay", "unknown");
        row("an outbound filter that many share", theirReporter,
            "Received: from mx0a.pphosted.com (mx0a.pphosted.com [203.0.113.80]) by mx.fabrikam.com with ESMTPS id 1; Mon, 2 Nov 2026 20:43:45 +0000\n" + onPremises + fields + ourId,
            "cannot-tell shared-relay", "unknown");
        row("the addressed side handed it on", u"MAILER-DAEMON@mx.adatum.com|mx.adatum.com"_s,
            "Received: from out.fabrikam.com (out.fabrikam.com [203.0.113.40]) by mx.adatum.com with ESMTPS id 1; Mon, 2 Nov 2026 20:43:45 +0000\n"
            "Authentication-Results: mx.adatum.com; spf=fail smtp.mailfrom=contoso.com\n" + login + fields + ourId,
            "cannot-tell forwarded", "unknown");
        row("internal hops of the reporting side", theirReporter,
            "Received: from mx.fabrikam.com (mx.fabrikam.com [10.0.0.3]) by store.fabrikam.com with LMTP id 9; Mon, 2 Nov 2026 20:43:46 +0000\n"
            "Received: from localhost (localhost [127.0.0.1]) by mx.fabrikam.com (filter) with ESMTP id 8; Mon, 2 Nov 2026 20:43:46 +0000\n" + fromStranger + spfFail + fields + strangersId,
            "foreign-message-id foreign-server spf-fail", "not-ours");
        row("a trusted server found our signature genuine", theirReporter, fromStranger + "Authentication-Results: mx.fabrikam.com; dkim=pass header.d=contoso.com\n" + fields + ourId,
            "dkim-ours foreign-server", "probably-ours");
        row("a trusted server found our signature broken", theirReporter, fromStranger + "Authentication-Results: mx.fabrikam.com; spf=fail smtp.mailfrom=contoso.com; dkim=fail header.d=contoso.com\n" + fields + ourId,
            "dkim-broken foreign-server spf-fail", "not-ours");
        row("a trusted server found a stranger's signature", theirReporter, fromStranger + "Authentication-Results: mx.fabrikam.com; dkim=pass header.d=bulk.example\n" + fields + ourId,
            "dkim-foreign foreign-server", "probably-not-ours");
        row("a provider's signature for its customer", theirReporter, fromStranger + "Authentication-Results: mx.fabrikam.com; dkim=pass header.d=contoso.onmicrosoft.com\n" + fields + ourId,
            "cannot-tell foreign-server", "unknown");
        row("no Received line at all", theirReporter, fields + ourId, "cannot-tell", "unknown");
        row("no original, but our server tried to send it", ourReporter, {}, "no-original our-server", "probably-ours");
        row("no original, reported by others", theirReporter, {}, "no-original", "unknown");
        row("somebody else's message", theirReporter, fromStranger + "From: a@adatum.com\nTo: hanako@fabrikam.com\n", "foreign-server foreign-message-id", "");
    }

    void tellsWhereItCameFrom()
    {
        QFETCH(const QString, reporter);
        QFETCH(const QByteArray, header);
        QFETCH(const QString, ids);
        QFETCH(const QString, expected);
        if (expected.isEmpty()) {
            auto report = reportOf(reporter, header);
            report.to = u"a@adatum.com"_s;
            QCOMPARE(idsOf(examine(report, contoso)), QStringList{u"other-author"_s});
            return;
        }
        const auto facts = examine(reportOf(reporter, header), contoso);
        auto wanted = ids.split(u' ');
        wanted.sort();
        QCOMPARE(idsOf(facts), wanted);
        QCOMPARE(name(verdict(facts)), expected);
    }

    void whatWeForwardedIsAStrangersAndGenuine()
    {
        const QByteArray theirs = "From: bob@adatum.com\nTo: taro@contoso.com\nSubject: Plan\nMessage-ID: <1@mx.adatum.com>\n";
        auto report = reportOf(theirReporter, "Received: from mail.contoso.com (mail.contoso.com [198.51.100.25]) by mx.fabrikam.com with ESMTPS id 1; Mon, 2 Nov 2026 20:43:45 +0000\n"
                                              "Received: from mx.adatum.com (mx.adatum.com [198.51.100.40]) by mail.contoso.com with ESMTPS id 2; Mon, 2 Nov 2026 20:43:44 +0000\n" + theirs);
        report.to = u"SRS0=abcd=XY=adatum.com=bob@contoso.com"_s;
        QCOMPARE(idsOf(examine(report, contoso)), QStringList{u"forwarded-by-us"_s});
    }

    void saysThatOurDomainIsUnknown()
    {
        const auto facts = examine(reportOf(theirReporter, fromStranger + fields + strangersId), QStringList());
        QCOMPARE(idsOf(facts), QStringList{u"own-domain-unknown"_s});
        QCOMPARE(verdict(facts), Verdict::Unknown);
    }

    void readsTheAddressThatTheReportWentTo_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("id");
        QTest::newRow("prvs=") << u"prvs=1234abcdef=taro@contoso.com"_s << u"batv-tag"_s;
        QTest::newRow("btv1") << u"btv1==abcdef0==taro@contoso.com"_s << u"batv-tag"_s;
        QTest::newRow("SRS of ours") << u"SRS0=abcd=XY=adatum.com=bob@contoso.com"_s << u"forwarded-by-us"_s;
        QTest::newRow("plain") << u"taro@contoso.com"_s << QString();
        QTest::newRow("a tag of somebody else's") << u"prvs=1234abcdef=taro@adatum.com"_s << QString();
    }

    void readsTheAddressThatTheReportWentTo()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, id);
        auto report = reportOf(theirReporter, fields + ourId);
        report.to = address;
        const auto ids = idsOf(examine(report, contoso));
        for (const auto &one : {u"batv-tag"_s, u"forwarded-by-us"_s})
            QCOMPARE(ids.contains(one), one == id);
    }

    void aTagHoldsForAWeek_data()
    {
        QTest::addColumn<QByteArray>("day");
        QTest::addColumn<bool>("stale");
        // 2026-11-02 is day 20,759 since 1970.
        QTest::newRow("made today") << QByteArray("766") << false;
        QTest::newRow("it expires today") << QByteArray("759") << false;
        QTest::newRow("it expired yesterday, by another zone's clock") << QByteArray("758") << false;
        QTest::newRow("it expired last week") << QByteArray("752") << true;
        QTest::newRow("copied from an old message") << QByteArray("301") << true;
        QTest::newRow("made up, or in the future") << QByteArray("800") << true;
    }

    void aTagHoldsForAWeek()
    {
        QFETCH(const QByteArray, day);
        QFETCH(const bool, stale);
        auto report = reportOf(theirReporter, fields + ourId);
        report.date = QDateTime(QDate(2026, 11, 2), QTime(10, 0), Qt::UTC);
        report.to = QString::fromLatin1("prvs=1" + day + "abcdef=taro@contoso.com");
        const auto ids = idsOf(examine(report, contoso));
        QCOMPARE(ids.contains(u"batv-stale"_s), stale);
        QCOMPARE(ids.contains(u"batv-tag"_s), !stale);
    }

    void aTagRunsOverTheThousand()
    {
        auto report = reportOf(theirReporter, fields + ourId);
        report.date = QDateTime::fromSecsSinceEpoch(qint64(20'998) * 24 * 3600, Qt::UTC);
        report.to = u"prvs=1002abcdef=taro@contoso.com"_s;
        QVERIFY(!examine(report, contoso).batvStale);
    }

    void tellsSystemsApart_data()
    {
        QTest::addColumn<QString>("reporter");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("system");
        QTest::newRow("Exchange Online") << ourCloudReporter << cloud << u"exchange-online"_s;
        QTest::newRow("Exchange Server") << ourReporter << onPremises << u"exchange-server"_s;
        QTest::newRow("submission") << ourReporter << login << u"mail-server"_s;
        QTest::newRow("a web mailer") << ourReporter << QByteArray("Received: by mail.contoso.com with HTTP; Mon, 2 Nov 2026 20:43:40 +0000\n") << u"web-mail"_s;
        QTest::newRow("nothing trusted") << theirReporter << fromStranger << u"unknown"_s;
    }

    void tellsSystemsApart()
    {
        QFETCH(const QString, reporter);
        QFETCH(const QByteArray, header);
        QFETCH(const QString, system);
        QCOMPARE(name(examine(reportOf(reporter, header + fields + ourId), contoso).system), system);
    }

    void takesExchangesOwnWord()
    {
        const QByteArray internal = fields + ourId + "X-MS-Exchange-Organization-AuthAs: Internal\n";
        QCOMPARE(verdict(examine(reportOf(ourReporter, internal), contoso)), Verdict::Ours);
        QCOMPARE(verdict(examine(reportOf(theirReporter, internal), contoso)), Verdict::Unknown);
    }

    void readsReceivedLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("expected"); // by, helo, name, address, login
        const auto row = [](const char *name, const char *line, const char *expected) { QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(expected); };
        row("Postfix", "from helo.example (name.example [192.0.2.1]) by mx.example (Postfix) with ESMTP id 1; x", "mx.example|helo.example|name.example|192.0.2.1|0");
        row("Postfix, unknown", "from helo.example (unknown [192.0.2.1]) by mx.example with ESMTP", "mx.example|helo.example||192.0.2.1|0");
        row("Sendmail, may be forged", "from helo.example (name.example [192.0.2.1] (may be forged)) by mx.example (8.15.2/8.15.2) with ESMTP id 1", "mx.example|helo.example||192.0.2.1|0");
        row("Sendmail, login", "from pc (name.example [192.0.2.1]) (authenticated bits=0) by mx.example (8.15.2/8.15.2) with ESMTP id 1", "mx.example|pc|name.example|192.0.2.1|1");
        row("Exim, name and HELO", "from name.example ([192.0.2.1] helo=helo.example) by mx.example with esmtps (TLS1.3) (Exim 4.96) id 1", "mx.example|helo.example|name.example|192.0.2.1|0");
        row("Exim, name only", "from name.example ([192.0.2.1]) by mx.example with esmtpa (Exim 4.96) id 1", "mx.example|name.example|name.example|192.0.2.1|1");
        row("Exim, no name", "from [192.0.2.1] (helo=helo.example) by mx.example with esmtp (Exim 4.96) id 1", "mx.example|helo.example||192.0.2.1|0");
        row("qmail", "from name.example (HELO helo.example) (192.0.2.1) by mx.example with SMTP", "mx.example|helo.example|name.example|192.0.2.1|0");
        row("qmail, unknown", "from unknown (HELO helo.example) (192.0.2.1) by mx.example with SMTP", "mx.example|helo.example||192.0.2.1|0");
        row("Exchange", "from a.example (192.0.2.1) by b.example (192.0.2.2) with Microsoft SMTP Server (TLS) id 15", "b.example|a.example||192.0.2.1|0");
        row("Exchange, from inside", "from a.example ([fe80::1]) by a.example ([fe80::1%12]) with mapi id 15", "a.example|a.example||fe80::1|1");
        row("a name with its last dot, IPv6", "from a.example (a.example. [IPv6:2001:db8::1]) by mx.example with ESMTPS id 1", "mx.example|a.example|a.example|2001:db8::1|0");
        row("a web mailer", "by 2001:db8::5 with HTTP; x", "2001:db8::5||||1");
        row("a login told in words", "from [192.0.2.1] (pc.example [192.0.2.1]) (authenticated as a@b.example) by mx.example with ESMTP", "mx.example||pc.example|192.0.2.1|1");
        row("a program", "(qmail 77 invoked from network); x", "||||0");
        row("a comment without an end", "from a.example (b.example [192.0.2.1", "|a.example|||0");
    }

    void readsReceivedLines()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, expected);
        const auto lines = receivedLines("Received: " + line + "\n");
        QCOMPARE(lines.size(), 1);
        const auto &one = lines.front();
        QCOMPARE(QStringList({one.by, one.helo, one.clientName, one.clientAddress, QString::number(int(one.loggedIn))}).join(u'|'), expected);
    }

    void readsCheckResults_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("expected"); // method=result domain server …
        QTest::newRow("an ordinary one") << QByteArray("mx.example 1; spf=pass smtp.mailfrom=a@contoso.com;\r\n dkim=fail (bad; really) header.d=Contoso.com")
                                         << u"spf=pass contoso.com mx.example, dkim=fail contoso.com mx.example"_s;
        QTest::newRow("Exchange Online leaves its name out") << QByteArray("spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=contoso.com; dkim=none") << u"spf=fail contoso.com , dkim=none  "_s;
        QTest::newRow("none") << QByteArray("mx.example; none") << QString();
        QTest::newRow("blanks around the equals sign, quotes") << QByteArray("mx.example; dkim = pass header.d = \"contoso.com\"") << u"dkim=pass contoso.com mx.example"_s;
        QTest::newRow("a comment that never ends") << QByteArray("mx.example; spf=pass (smtp.mailfrom=contoso.com; dkim=pass") << u"spf=pass  mx.example"_s;
        QTest::newRow("ARC's instance") << QByteArray("i=1; mx.example; dmarc=pass header.from=contoso.com") << u"dmarc=pass contoso.com mx.example"_s;
    }

    void readsCheckResults()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QString, expected);
        QStringList found;
        for (const auto &one : authenticationResults(value))
            found << QString::fromLatin1(one.method) + '='_L1 + one.result + ' '_L1 + one.domain + ' '_L1 + one.server;
        QCOMPARE(found.join(u", "_s), expected);
    }

    void readsReceivedSpf()
    {
        const auto fail = receivedSpf("Fail (mx.example: domain of contoso.com does not designate 192.0.2.1 as permitted sender) client-ip=192.0.2.1;");
        QCOMPARE(fail, std::optional(CheckResult{"spf", u"fail"_s, u"contoso.com"_s, u"mx.example"_s}));
        const auto pass = receivedSpf("pass receiver=mx.example; envelope-from=\"a@contoso.com\"; client-ip=192.0.2.1");
        QCOMPARE(pass, std::optional(CheckResult{"spf", u"pass"_s, u"contoso.com"_s, u"mx.example"_s}));
        QVERIFY(!receivedSpf("perhaps (mx.example)"));
    }

    void namesTheConnectionThatSpfIsAbout()
    {
        const auto report = reportOf(theirReporter, fromStranger + fields);
        const auto found = connection(report, Message{report.original->headers, {}, false, true}, contoso);
        QCOMPARE(found, std::optional(Connection{u"203.0.113.7"_s, u"taro@contoso.com"_s, u"vps-7.bulk.example"_s}));
        const auto inside = reportOf(ourReporter, login + fields);
        QVERIFY(!connection(inside, Message{inside.original->headers, {}, false, true}, contoso));
    }

    void takesAnSpfResultThatWasLookedUp()
    {
        const auto report = reportOf(theirReporter, fromStranger + fields + strangersId);
        QCOMPARE(verdict(examine(report, contoso, {{}, u"fail"_s})), Verdict::NotOurs);
        QCOMPARE(verdict(examine(report, contoso, {{}, u"pass"_s})), Verdict::ProbablyOurs);
    }

    void surprisesNobodyWithManyLines()
    {
        QByteArray header;
        for (int i = 0; i < 5000; ++i)
            header += "Received: from a.contoso.com (a.contoso.com [10.0.0.1]) by b.contoso.com with ESMTP; Mon, 2 Nov 2026 20:43:40 +0000\n";
        QCOMPARE(receivedLines(header).size(), 200);
        QVERIFY(!judge(examine(reportOf(ourReporter, header + fields), contoso)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOrigin)
#include "test_origin.moc"
