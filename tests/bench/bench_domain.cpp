// SPDX-License-Identifier: Apache-2.0
// A full check of one domain in a world on loopback where every answer takes 50 ms, compared with its longest chain of questions that wait for each other.
#include "todoku/domain.h"

#include "delayingproxy.h"
#include "fakednsserver.h"
#include "fakesmtpserver.h"
#include "realservers.h"

using namespace todoku;
using namespace todoku::domain;
using namespace std::chrono_literals;

class BenchDomain : public QObject
{
    Q_OBJECT

    static constexpr auto roundTrip = 50ms;
    static constexpr int longestChain = 7;

private Q_SLOTS:
    void oneDomainFarAway()
    {
        NEED_PROGRAMS(u"openssl"_s);
        RealServers files;
        const auto folder = QFileInfo(files.path(u"x"_s)).path();
        const auto openssl = [&](const QString &line) { return RealServers::run(u"openssl"_s, line.split(u' '), folder).has_value(); };
        QVERIFY(openssl(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout x.key -out x.pem -days 30 -subj /CN=mail.a.example -addext subjectAltName=DNS:mail.a.example"_s));
        qputenv("SSL_CERT_FILE", files.path(u"x.pem"_s).toUtf8());

        FakeSmtpServer mail;
        mail.script = {u"S: 220 mail.a.example ESMTP"_s, u"C: EHLO"_s, u"S: 250-mail.a.example"_s, u"S: 250 STARTTLS"_s, u"C: STARTTLS"_s, u"S: 220 go"_s, u"TLS"_s,
                       u"C: EHLO"_s, u"S: 250 mail.a.example"_s, u"C: QUIT"_s, u"S: 221 bye"_s, u"CLOSE"_s};
        mail.chain = QSslCertificate::fromPath(files.path(u"x.pem"_s));
        QFile key(files.path(u"x.key"_s));
        QVERIFY(key.open(QIODevice::ReadOnly));
        mail.key = QSslKey(key.readAll(), QSsl::Ec);
        DelayingProxy far(mail.serverPort(), roundTrip);

        FakeDnsServer names;
        names.delay = roundTrip;
        names.records = {u"a.example. 300 IN MX 10 mail.a.example."_s, u"mail.a.example. 300 IN A 127.0.0.1"_s, u"a.example. 300 IN TXT \"v=spf1 include:_spf.a.example -all\""_s,
                         u"_spf.a.example. 300 IN TXT \"v=spf1 ip4:192.0.2.1 -all\""_s, u"_dmarc.a.example. 300 IN TXT \"v=DMARC1; p=reject\""_s, u"a.example. 300 IN NS ns.a.example."_s,
                         u"a.example. 300 IN SOA ns.a.example. admin.a.example. 7 7200 3600 1209600 300"_s, u"ns.a.example. 300 IN A 192.0.2.53"_s};
        const dns::Server server{QHostAddress(QHostAddress::LocalHost), names.port()};
        for (int round = 0; round < 5; ++round) {
            Options options;
            options.dns.servers = {server};
            options.nameServers = {{u"ns.a.example"_s, server}};
            options.allowPrivate = true;
            options.smtpPort = far.serverPort();
            const auto future = domain::examine(u"a.example"_s, options);
            while (!future.isFinished())
                QTest::qWait(1);
            const auto facts = future.result();
            QCOMPARE(facts.mx.size(), 1);
            QVERIFY(!facts.mx[0].sessions.isEmpty());
            const auto &session = facts.mx[0].sessions[0];
            QVERIFY(session.takesMail() && session.starttls);
            const auto bound = longestChain * roundTrip;
            qInfo("MX, address, greeting, EHLO, STARTTLS, handshake, EHLO = %d round trips of %d ms = %d ms: all %d ms (%.2f times), DNS verdict %d ms (%.1f round trips), %d questions, certificate %s",
                  longestChain, int(roundTrip.count()), int(bound.count()), int(facts.elapsed.count()), double(facts.elapsed.count()) / double(bound.count()), int(facts.dnsVerdict.count()),
                  double(facts.dnsVerdict.count()) / double(roundTrip.count()), int(facts.queries.size()), qPrintable(smtp::name(session.certificate)));
            if (round == 0)
                continue; // the tables are read, the libraries loaded
            QVERIFY(facts.elapsed <= bound * 115 / 100);
            QVERIFY(facts.dnsVerdict <= 3 * roundTrip + 20ms);
        }
    }
};

QTEST_GUILESS_MAIN(BenchDomain)
#include "bench_domain.moc"
