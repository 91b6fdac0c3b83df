// SPDX-License-Identifier: Apache-2.0
#include "todoku/dns.h"
#include "todoku/dnssec.h"

#include "fakednsserver.h"
#include "realservers.h"

using namespace todoku;
using namespace todoku::dns;
using namespace std::chrono_literals;

/// The ways around a closed port 53, over a real Unbound; and denials that were made to break whoever checks them.
class TestPrivate : public QObject
{
    Q_OBJECT

    static Answer answerOf(Resolver &resolver, const Question &question)
    {
        auto future = resolver.ask(question);
        for (int i = 0; i < 4000 && !future.isFinished(); ++i)
            QTest::qWait(5);
        return future.isFinished() && future.resultCount() ? future.result() : Answer{Outcome::Malformed};
    }

    /// An authority and a certificate for "localhost", made by the openssl program.
    static bool makeCertificate(const RealServers &servers)
    {
        const auto folder = QFileInfo(servers.path(u"x"_s)).path();
        const auto openssl = [&](const QString &line) { return RealServers::run(u"openssl"_s, line.split(u' '), folder).has_value(); };
        const auto curve = u"-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"_s;
        servers.write(u"ext"_s, "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        return openssl(u"req -x509 %1 -keyout ca.key -out ca.pem -days 30 -subj /CN=Authority"_s.arg(curve))
            && openssl(u"req %1 -keyout x.key -out x.csr -subj /CN=x"_s.arg(curve))
            && openssl(u"x509 -req -in x.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile ext -out x.pem -days 10"_s);
    }

    /// A zone that somebody hostile runs: the keys are good, and so are the signatures over what stands in it.
    struct HostileZone {
        HostileZone()
        {
            ldns_key_set_origttl(key.get(), 300);
            ldns_key_set_inception(key.get(), 1700000000);
            ldns_key_set_expiration(key.get(), 1900000000);
            ldns_key_set_pubkey_owner(key.get(), ldns_dname_new_frm_str("hostile.example."));
            ldns_key_set_flags(key.get(), LDNS_KEY_ZONE_KEY);
            ldns_rr *record = ldns_key2rr(key.get());
            ldns_key_set_keytag(key.get(), ldns_calc_keytag(record));
            uint8_t *bytes = nullptr;
            size_t size = 0;
            ldns_rr2wire(&bytes, record, LDNS_SECTION_ANSWER, &size);
            zone = {u"hostile.example"_s, {QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size))}};
            free(bytes);
            ldns_rr_free(record);
        }
        /// A negative answer to `question` with these records, signed one by one.
        Answer deny(const Question &question, const QStringList &records, Outcome outcome) const
        {
            auto *packet = ldns_pkt_query_new(ldns_dname_new_frm_str(question.name.toLatin1().constData()), ldns_rr_type(question.type), LDNS_RR_CLASS_IN, LDNS_QR);
            ldns_pkt_set_rcode(packet, outcome == Outcome::NoSuchName ? LDNS_RCODE_NXDOMAIN : LDNS_RCODE_NOERROR);
            auto *keys = ldns_key_list_new();
            ldns_key_list_push_key(keys, key.get());
            for (const auto &text : records) {
                ldns_rr *record = nullptr;
                if (ldns_rr_new_frm_str(&record, text.toLatin1().constData(), 300, nullptr, nullptr) != LDNS_STATUS_OK)
                    qFatal("not a record: %s", qPrintable(text));
                auto *set = ldns_rr_list_new();
                ldns_rr_list_push_rr(set, record);
                auto *signatures = ldns_sign_public(set, keys);
                ldns_pkt_push_rr(packet, LDNS_SECTION_AUTHORITY, record);
                ldns_pkt_push_rr_list(packet, LDNS_SECTION_AUTHORITY, signatures);
                ldns_rr_list_free(signatures);
                ldns_rr_list_free(set);
            }
            uint8_t *bytes = nullptr;
            size_t size = 0;
            ldns_pkt2wire(&bytes, packet, &size);
            Answer answer{outcome};
            answer.packets << QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size));
            free(bytes);
            ldns_pkt_free(packet);
            free(keys->_keys);
            free(keys);
            return answer;
        }
        std::unique_ptr<ldns_key, decltype(&ldns_key_deep_free)> key{ldns_key_new_frm_algorithm(LDNS_SIGN_ECDSAP256SHA256, 256), &ldns_key_deep_free};
        SignedZone zone;
    };

private Q_SLOTS:
    void theNamesAreAskedOverTlsAndHttps_data()
    {
        QTest::addColumn<QString>("way");
        for (const auto *way : {"TLS to a name", "TLS to a name and its address", "TLS to an address", "HTTPS to a name", "HTTPS to an address"})
            QTest::addRow("%s", way) << QString::fromLatin1(way);
    }
    void theNamesAreAskedOverTlsAndHttps()
    {
        NEED_PROGRAMS(u"unbound"_s, u"openssl"_s);
        QFETCH(QString, way);
        RealServers servers;
        QVERIFY(makeCertificate(servers));
        const auto plain = RealServers::freePort(), tls = RealServers::freePort(), https = RealServers::freePort();
        auto more = "  tls-port: %1\n  https-port: %2\n  interface: 127.0.0.1@%1\n  interface: 127.0.0.1@%2\n  tls-service-key: \"%3\"\n  tls-service-pem: \"%4\"\n"
                    "  module-config: \"iterator\"\n  local-zone: \"a.test.\" static\n  local-data: \"a.test. 300 IN MX 10 mail.a.test.\"\n"
                    "  local-data: \"a.test. 300 IN SOA ns.a.test. admin.a.test. 7 7200 3600 1209600 300\"\n"_L1
                        .arg(QString::number(tls), QString::number(https), servers.path(u"x.key"_s), servers.path(u"x.pem"_s));
        QVERIFY(servers.startUnbound(plain, {}, 0, more.toUtf8()));
        const bool byAddress = way.endsWith("to an address"_L1);
        const auto host = byAddress ? u"127.0.0.1"_s : u"localhost"_s;
        Server server;
        if (way.startsWith("TLS"_L1))
            server = {{}, tls, Transport::Tls, host};
        else
            server = {{}, https, Transport::Https, {}, QUrl(u"https://%1:%2/dns-query"_s.arg(host).arg(https))};
        if (way.endsWith("its address"_L1))
            server.address = QHostAddress(QHostAddress::LocalHost);

        qputenv("SSL_CERT_FILE", servers.path(u"ca.pem"_s).toUtf8());
        Resolver resolver(dns::Options{{server}, 5s});
        QElapsedTimer clock;
        clock.start();
        // Together, over one connection.
        QList<QFuture<Answer>> futures;
        for (int i = 0; i < 30; ++i)
            futures << resolver.ask({u"x%1.a.test"_s.arg(i), Type::TXT});
        const auto mx = answerOf(resolver, {u"a.test"_s, Type::MX});
        QCOMPARE(mx.outcome, Outcome::Answered);
        QCOMPARE(mx.records.first().name, u"mail.a.test"_s);
        QCOMPARE(answerOf(resolver, {u"a.test"_s, Type::TXT}).outcome, Outcome::NoData);
        for (const auto &future : std::as_const(futures)) {
            QTRY_VERIFY(future.isFinished());
            QCOMPARE(future.result().outcome, Outcome::NoSuchName);
        }
        QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));

        // Nobody vouches for the certificate: no question is put to such a server, and nobody waits for it.
        qunsetenv("SSL_CERT_FILE");
        Resolver wary(dns::Options{{server}, 5s});
        clock.restart();
        QCOMPARE(answerOf(wary, {u"a.test"_s, Type::MX}).outcome, Outcome::TimedOut);
        QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
    }

    void whoeverIsNotThereIsNotWaitedFor_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addRow("TLS") << Transport::Tls;
        QTest::addRow("HTTPS") << Transport::Https;
    }
    void whoeverIsNotThereIsNotWaitedFor()
    {
        QFETCH(Transport, transport);
        const auto port = RealServers::freePort();
        const Server server{QHostAddress(QHostAddress::LocalHost), port, transport, u"localhost"_s, QUrl(u"https://127.0.0.1:%1/"_s.arg(port))};
        Resolver resolver(dns::Options{{server}, 5s});
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(answerOf(resolver, {u"a.test"_s, Type::MX}).outcome, Outcome::TimedOut);
        QVERIFY(clock.elapsed() < 2000);
    }

    void anAcceptedButMuteConnectionEndsInTime_data() { whoeverIsNotThereIsNotWaitedFor_data(); }
    void anAcceptedButMuteConnectionEndsInTime()
    {
        QFETCH(Transport, transport);
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        const Server server{QHostAddress(QHostAddress::LocalHost), mute.serverPort(), transport, u"localhost"_s, QUrl(u"https://127.0.0.1:%1/"_s.arg(mute.serverPort()))};
        Resolver resolver(dns::Options{{server}, 600ms});
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(answerOf(resolver, {u"a.test"_s, Type::MX}).outcome, Outcome::TimedOut);
        QVERIFY(clock.elapsed() < 2000);
    }

    void hostileDenialsProveNothing_data()
    {
        QTest::addColumn<QStringList>("records");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("exists");
        const auto soa = u"hostile.example. 300 IN SOA ns.hostile.example. a.hostile.example. 1 2 3 4 5"_s;
        const auto nsec3 = [](int algorithm, int iterations, const QString &salt = u"-"_s) {
            return u"2t7b4g4vsa5smi47k61mv5bv1a22bojr.hostile.example. 300 IN NSEC3 %1 0 %2 %3 3t7b4g4vsa5smi47k61mv5bv1a22bojr A MX RRSIG"_s.arg(algorithm).arg(iterations).arg(salt);
        };
        for (const bool exists : {false, true}) {
            const auto *what = exists ? "of a type" : "of a name";
            QTest::addRow("hash algorithm 0, %s", what) << QStringList{soa, nsec3(0, 1)} << u"x.hostile.example"_s << exists;
            QTest::addRow("hash algorithm 2, %s", what) << QStringList{soa, nsec3(2, 1)} << u"x.hostile.example"_s << exists;
            QTest::addRow("hash algorithm 255, %s", what) << QStringList{soa, nsec3(255, 0)} << u"hostile.example"_s << exists;
            QTest::addRow("more iterations than anybody needs, %s", what) << QStringList{soa, nsec3(1, 65535)} << u"x.hostile.example"_s << exists;
            QTest::addRow("an unknown one beside a good one, %s", what)
                << QStringList{soa, nsec3(7, 1), nsec3(1, 1).replace("2t7b"_L1, "4t7b"_L1)} << u"x.y.z.hostile.example"_s << exists;
            QTest::addRow("the longest salt, %s", what) << QStringList{soa, nsec3(1, 1, QString(510, u'a'))} << u"x.hostile.example"_s << exists;
        }
    }
    void hostileDenialsProveNothing()
    {
        QFETCH(QStringList, records);
        QFETCH(QString, name);
        QFETCH(bool, exists);
        static const HostileZone hostile;
        for (const auto type : {Type::MX, Type::DS}) {
            const Question question{name, type};
            const auto answer = hostile.deny(question, records, exists ? Outcome::NoData : Outcome::NoSuchName);
            QVERIFY(verify(answer, question, hostile.zone, 1800000000).proof != Proof::Secure);
        }
    }
    void theSameZoneIsBelievedWhereItIsRight()
    {
        const HostileZone zone;
        const Question question{u"hostile.example"_s, Type::MX};
        const auto answer = zone.deny(question, {u"hostile.example. 300 IN NSEC z.hostile.example. A RRSIG NSEC"_s}, Outcome::NoData);
        QCOMPARE(verify(answer, question, zone.zone, 1800000000).proof, Proof::Secure);
    }
};

QTEST_GUILESS_MAIN(TestPrivate)
#include "test_private.moc"
