// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

#include "fakednsserver.h"
#include "fakesmtpserver.h"
#include "realservers.h"

using namespace todoku;
using namespace todoku::domain;
using namespace std::chrono_literals;

/// The whole examination against servers in the test's own event loop.
class TestExamine : public QObject
{
    Q_OBJECT

    static dns::Server serverOf(const FakeDnsServer &server) { return {QHostAddress(QHostAddress::LocalHost), server.port()}; }

    static Options optionsFor(const FakeDnsServer &server)
    {
        Options options;
        options.dns.servers = {serverOf(server)};
        options.dns.timeout = 2s;
        options.nameServers = {{u"ns.a.example"_s, serverOf(server)}};
        options.connect = false;
        return options;
    }

    static QStringList records()
    {
        return {u"a.example. 300 IN MX 10 mail.a.example."_s, u"mail.a.example. 300 IN A 192.0.2.1"_s, u"a.example. 300 IN TXT \"v=spf1 include:_spf.a.example -all\""_s,
                u"_spf.a.example. 300 IN TXT \"v=spf1 mx -all\""_s, u"_dmarc.a.example. 300 IN TXT \"v=DMARC1; p=reject\""_s, u"a.example. 300 IN NS ns.a.example."_s,
                u"a.example. 300 IN SOA ns.a.example. admin.a.example. 7 7200 3600 1209600 300"_s, u"ns.a.example. 300 IN A 192.0.2.53"_s};
    }

    static Facts factsOf(const QFuture<Facts> &future)
    {
        for (int i = 0; i < 4000 && !future.isFinished(); ++i)
            QTest::qWait(2);
        return future.isFinished() && future.resultCount() ? future.result() : Facts{};
    }

    static QStringList idsOf(const Facts &facts)
    {
        QStringList ids;
        for (const auto &finding : judge(facts))
            ids << finding.id.text();
        return ids;
    }

    /// One authority and a certificate for the name, made by the openssl program.
    struct Certificate {
        QTemporaryDir folder;
        bool ok = false;
        explicit Certificate(const QString &name)
        {
            const auto openssl = [&](const QString &line) { return RealServers::run(u"openssl"_s, line.split(u' '), folder.path()).has_value(); };
            const auto curve = u"-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"_s;
            QFile file(folder.filePath(u"ext"_s));
            ok = file.open(QIODevice::WriteOnly) && file.write("subjectAltName=DNS:" + name.toLatin1() + '\n') > 0;
            file.close();
            ok = ok && openssl(u"req -x509 %1 -keyout ca.key -out ca.pem -days 30 -subj /CN=Authority"_s.arg(curve))
                && openssl(u"req %1 -keyout x.key -out x.csr -subj /CN=x"_s.arg(curve))
                && openssl(u"x509 -req -in x.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile ext -out x.pem -days 10"_s);
            qputenv("SSL_CERT_FILE", folder.filePath(u"ca.pem"_s).toUtf8());
        }
        void give(FakeSmtpServer &server) const
        {
            server.chain = QSslCertificate::fromPath(folder.filePath(u"x.pem"_s));
            QFile file(folder.filePath(u"x.key"_s));
            if (file.open(QIODevice::ReadOnly))
                server.key = QSslKey(file.readAll(), QSsl::Ec);
        }
    };

private Q_SLOTS:
    void theVerdictTakesThreeRoundTripsAtMost()
    {
        FakeDnsServer server;
        server.records = records();
        server.records[3] = u"_spf.a.example. 300 IN TXT \"v=spf1 ip4:192.0.2.1 -all\""_s;
        server.delay = 100ms;
        // MX -> address, SPF -> include, NS -> what the server says: two each. A loaded machine may need most of another.
        const auto facts = factsOf(domain::examine(u"a.example"_s, optionsFor(server)));
        QCOMPARE(facts.mx.size(), 1);
        QCOMPARE(facts.views.size(), 2);
        QVERIFY2(facts.dnsVerdict < 3 * server.delay, qPrintable(QString::number(facts.dnsVerdict.count())));
        // SPF -> include -> mx: three.
        server.records[3] = records()[3];
        const auto deeper = factsOf(domain::examine(u"a.example"_s, optionsFor(server)));
        QVERIFY2(deeper.dnsVerdict < 4 * server.delay, qPrintable(QString::number(deeper.dnsVerdict.count())));
    }

    void theRecordsAreToldBeforeAMailServerAnswers()
    {
        QTcpServer silent; // takes the connection and never greets
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        FakeDnsServer server;
        server.records = records();
        server.records[1] = u"mail.a.example. 300 IN A 127.0.0.1"_s;
        auto options = optionsFor(server);
        options.connect = true;
        options.allowPrivate = true;
        options.smtpPort = silent.serverPort();
        Examiner examiner(options);
        QList<Facts> early;
        connect(&examiner, &Examiner::namesKnown, this, [&](const Facts &facts) { early << facts; });
        auto future = examiner.examine(u"a.example"_s);
        QTRY_COMPARE(early.size(), 1);
        QVERIFY(!future.isFinished());
        QCOMPARE(early[0].mx.size(), 1);
        QCOMPARE(early[0].dmarc.effective, dmarc::Policy::Reject);
        QVERIFY(!early[0].smtpLookedAt && early[0].mx[0].sessions.isEmpty());
        QVERIFY(!idsOf(early[0]).contains(u"mx.unreachable"_s));
        future.cancel();
    }

    void oneSilentQuestionDoesNotHideTheOthers()
    {
        FakeDnsServer server;
        server.records = records();
        server.mannerFor[u"_dmarc.a.example"_s] = FakeDnsServer::Manner::Silent;
        auto options = optionsFor(server);
        options.dns.timeout = 600ms;
        const auto facts = factsOf(domain::examine(u"a.example"_s, options));
        QCOMPARE(facts.mxOutcome, dns::Outcome::Answered);
        QCOMPARE(idsOf(facts).join(u' '), QString());
        QVERIFY(facts.dmarc.failed);
    }

    void cancellingStopsAsking()
    {
        FakeDnsServer server;
        server.manner = FakeDnsServer::Manner::Silent;
        Examiner examiner(optionsFor(server));
        auto future = examiner.examine(u"a.example"_s);
        QTRY_VERIFY(!server.asked.isEmpty());
        future.cancel();
        QVERIFY(future.isCanceled());
        auto other = examiner.examine(u"b.example"_s);
        other.cancel();
        QTest::qWait(50);
    }

    void aWatchEndsWhenAllAgree()
    {
        FakeDnsServer authority, behind, resolver, outside;
        authority.records = records();
        resolver.records = behind.records = outside.records = records();
        resolver.records[0] = u"a.example. 2 IN MX 10 old.a.example."_s;
        auto options = optionsFor(resolver);
        options.nameServers = {{u"ns.a.example"_s, serverOf(authority)}};
        options.outside = {serverOf(outside)};
        Watch watch(u"a.example"_s, options);
        QList<Sight> sights;
        connect(&watch, &Watch::looked, this, [&](const Sight &sight) {
            sights << sight;
            resolver.records = records(); // the resolver asks anew when its time is over
        });
        QTRY_COMPARE(sights.size(), 1);
        QCOMPARE(sights[0].agreement, Agreement::CachesRemember);
        QCOMPARE(sights[0].views.size(), 3);
        QCOMPARE(sights[0].views[1].side, View::Side::Inside);
        QCOMPARE(sights[0].views[2].side, View::Side::Outside);
        QVERIFY(sights[0].next && *sights[0].next <= 3s);
        QCOMPARE(sights[0].forgotten, 2s);
        QTRY_COMPARE_WITH_TIMEOUT(sights.size(), 2, 10000);
        QCOMPARE(sights[1].agreement, Agreement::Agreed);
        QVERIFY(!sights[1].next);
        // Nothing but the MX, and who is responsible for it; and every question is listed.
        QCOMPARE(watch.sent().size(), authority.asked.size() + resolver.asked.size() + outside.asked.size());
        for (const auto &asked : authority.asked + resolver.asked + outside.asked)
            QVERIFY2(asked.startsWith("a.example "_L1) || asked.startsWith("ns.a.example "_L1), qPrintable(asked));
    }

    void aWatchCanBeStopped()
    {
        FakeDnsServer server;
        server.manner = FakeDnsServer::Manner::Silent;
        auto watch = std::make_unique<Watch>(u"a.example"_s, optionsFor(server));
        QTRY_VERIFY(!server.asked.isEmpty());
        watch.reset();
        const auto asked = server.asked.size();
        QTest::qWait(800);
        QCOMPARE(server.asked.size(), asked);
    }

    void aWithheldLocalPartIsNotSent()
    {
        FakeDnsServer server;
        server.records = {u"a.example. 300 IN TXT \"v=spf1 exists:%{l}._spf.a.example -all\""_s, u"b.example. 300 IN TXT \"v=spf1 ip4:192.0.2.1 -all\""_s};
        Examiner examiner(optionsFor(server));
        const QHostAddress client(u"192.0.2.9"_s);
        const auto evaluated = [&](const spf::Connection &connection) {
            const auto future = examiner.evaluateSpf(connection);
            for (int i = 0; i < 2000 && !future.isFinished(); ++i)
                QTest::qWait(2);
            return future.isFinished() ? future.result() : spf::Evaluation();
        };
        QVERIFY(evaluated({client, u"hanako@a.example"_s, {}, spf::LocalPart::Withheld}).localPartMissing);
        QVERIFY(!evaluated({client, u"hanako@b.example"_s, {}, spf::LocalPart::Withheld}).localPartMissing);
        QVERIFY(server.asked.contains(u"postmaster._spf.a.example A"_s));
        QVERIFY(!server.asked.join(u' ').contains("hanako"_L1));
        QVERIFY(!evaluated({client, u"hanako@a.example"_s, {}}).localPartMissing);
        QVERIFY(server.asked.contains(u"hanako._spf.a.example A"_s));
    }

    void everyQuestionIsListed()
    {
        FakeDnsServer server;
        server.records = records();
        Examiner examiner(optionsFor(server));
        const auto facts = factsOf(examiner.examine(u"a.example"_s));
        QCOMPARE(server.asked.size(), examiner.queries().size());
        QCOMPARE(facts.queries.size(), examiner.queries().size());
    }

    void anInputThatIsNoDomainIsSaid()
    {
        FakeDnsServer server;
        const auto facts = factsOf(domain::examine(u"a..b"_s, optionsFor(server)));
        QVERIFY(facts.domain.isEmpty());
        QVERIFY(judge(facts).empty());
        QVERIFY(toJson(facts, {}).value("error"_L1).isString());
        QVERIFY(server.asked.isEmpty());
    }

    void spfIsEvaluatedOverTheNetwork()
    {
        FakeDnsServer server;
        server.records = records();
        Examiner examiner(optionsFor(server));
        const auto future = examiner.evaluateSpf({QHostAddress(u"192.0.2.1"_s), u"x@a.example"_s, u"mail.a.example"_s, {}, {}});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(spf::name(future.result().result), u"fail"_s); // the include's "mx" is that of _spf.a.example, which has none
        QCOMPARE(future.result().voidLookups, 1);
        QCOMPARE(future.result().trace.value(0).term, u"include:_spf.a.example"_s);
    }

    void policiesAreFetchedOverHttps_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("ids");
        const auto policy = u"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nversion: STSv1\nmode: enforce\nmx: %1\nmax_age: 86400\n"_s;
        QTest::addRow("one that covers the servers") << policy.arg(u"mail.a.example"_s) << u"mta-sts.a.example"_s << QStringList{};
        QTest::addRow("one that does not") << policy.arg(u"mail.b.example"_s) << u"mta-sts.a.example"_s << QStringList{u"mta-sts.mx-mismatch"_s};
        QTest::addRow("not found") << u"HTTP/1.1 404 Not Found\r\n\r\n"_s << u"mta-sts.a.example"_s << QStringList{u"mta-sts.invalid"_s};
        QTest::addRow("a redirect is not followed") << u"HTTP/1.1 301 Moved\r\nLocation: https://a.example/\r\n\r\n"_s << u"mta-sts.a.example"_s << QStringList{u"mta-sts.invalid"_s};
        QTest::addRow("a certificate for another name") << policy.arg(u"mail.a.example"_s) << u"a.example"_s << QStringList{u"mta-sts.invalid"_s};
        QTest::addRow("without end") << QString(u"HTTP/1.1 200 OK\r\n\r\n"_s + QString(200000, u'x')) << u"mta-sts.a.example"_s << QStringList{u"mta-sts.invalid"_s};
    }
    void policiesAreFetchedOverHttps()
    {
        NEED_PROGRAMS(u"openssl"_s);
        QFETCH(QString, answer);
        QFETCH(QString, name);
        QFETCH(QStringList, ids);
        const Certificate certificate(name);
        QVERIFY(certificate.ok);
        FakeSmtpServer web;
        certificate.give(web);
        web.script = {u"TLS"_s, u"C:"_s, "RAW:"_L1 + answer, u"CLOSE"_s};
        FakeDnsServer server;
        server.records = records() + QStringList{u"_mta-sts.a.example. 300 IN TXT \"v=STSv1; id=1;\""_s, u"mta-sts.a.example. 300 IN A 127.0.0.1"_s};
        server.records[1] = u"mail.a.example. 300 IN A 127.0.0.1"_s;
        auto options = optionsFor(server);
        options.connect = true;
        options.allowPrivate = true;
        options.httpsPort = web.serverPort();
        options.smtpPort = RealServers::freePort();
        QStringList found;
        for (const auto &id : idsOf(factsOf(domain::examine(u"a.example"_s, options)))) {
            if (id.startsWith("mta-sts."_L1))
                found << id;
        }
        QCOMPARE(found, ids);
    }

    void privatePoliciesAreNotFetchedUnasked()
    {
        FakeSmtpServer web;
        web.script = {u"C:"_s};
        FakeDnsServer server;
        server.records = records() + QStringList{u"_mta-sts.a.example. 300 IN TXT \"v=STSv1; id=1;\""_s, u"mta-sts.a.example. 300 IN A 127.0.0.1"_s};
        server.records[1] = u"mail.a.example. 300 IN A 127.0.0.1"_s;
        auto options = optionsFor(server);
        options.connect = true;
        options.httpsPort = options.smtpPort = web.serverPort();
        const auto facts = factsOf(domain::examine(u"a.example"_s, options));
        QCOMPARE(facts.fetched, 0);
        QVERIFY(facts.mx.first().sessions.isEmpty());
        QVERIFY(idsOf(facts).contains(u"mx.target-private-address"_s));
    }
};

QTEST_GUILESS_MAIN(TestExamine)
#include "test_examine.moc"
