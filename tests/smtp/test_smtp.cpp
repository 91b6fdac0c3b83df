// SPDX-License-Identifier: Apache-2.0
#include "todoku/smtp.h"

#include "fakesmtpserver.h"
#include "realservers.h"

using namespace todoku;
using namespace todoku::smtp;
using namespace std::chrono_literals;

class TestSmtp : public QObject
{
    Q_OBJECT

    static Options optionsFor(quint16 port)
    {
        Options options;
        options.port = port;
        options.connectTimeout = 500ms;
        options.replyTimeout = 400ms;
        options.wholeTimeout = 2s;
        options.privateAddresses = PrivateAddresses::Allow;
        return options;
    }

    static Session sessionWith(quint16 port, const QString &host = u"mail.example.com"_s, Options options = {})
    {
        if (options.port == 25)
            options = optionsFor(port);
        auto future = converse(host, QHostAddress(QHostAddress::LocalHost), options);
        for (int i = 0; i < 2000 && !future.isFinished(); ++i)
            QTest::qWait(5);
        return future.isFinished() && future.resultCount() ? future.result() : Session{};
    }

    /// An authority and certificates, made by the openssl program.
    struct Certificates {
        QTemporaryDir folder;
        bool ok = false;

        bool openssl(const QString &line) { return RealServers::run(u"openssl"_s, line.split(u' '), folder.path()).has_value(); }
        void extension(const QByteArray &text)
        {
            QFile file(folder.filePath(u"ext"_s));
            if (file.open(QIODevice::WriteOnly))
                file.write(text);
        }
        bool issue(const QString &name, const QByteArray &dnsName, const QString &dates)
        {
            extension("subjectAltName=DNS:" + dnsName + '\n');
            return openssl(u"req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout %1.key -out %1.csr -subj /CN=x"_s.arg(name))
                && openssl(u"x509 -req -in %1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile ext -out %1.pem %2"_s.arg(name, dates));
        }
        Certificates()
        {
            ok = openssl(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=Authority"_s)
                && issue(u"good"_s, "mail.example.com", u"-days 10"_s) && issue(u"other"_s, "other.example.com", u"-days 10"_s)
                && issue(u"expired"_s, "mail.example.com", u"-days -1"_s)
                && openssl(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout self.key -out self.pem -days 30 -subj /CN=mail.example.com"_s);
        }
        void give(FakeSmtpServer &server, const QString &name) const
        {
            server.chain = QSslCertificate::fromPath(folder.filePath(name + ".pem"_L1));
            QFile file(folder.filePath(name + ".key"_L1));
            if (file.open(QIODevice::ReadOnly))
                server.key = QSslKey(file.readAll(), QSsl::Ec);
        }
    };

private Q_SLOTS:
    void whatServersSay_data()
    {
        QTest::addColumn<QStringList>("script");
        QTest::addColumn<Reach>("reach");
        QTest::addColumn<int>("greeting");
        QTest::addColumn<bool>("starttls");
        const QStringList plain{u"S: 220 mail ESMTP"_s, u"C: EHLO"_s, u"S: 250-mail"_s, u"S: 250 SIZE 1000"_s, u"C: QUIT"_s, u"S: 221 bye"_s, u"CLOSE"_s};
        QTest::addRow("a polite server without encryption") << plain << Reach::Greeted << 220 << false;
        QTest::addRow("a greeting of several lines") << (QStringList{u"S: 220-welcome"_s, u"S: 220-to"_s} + plain) << Reach::Greeted << 220 << false;
        QTest::addRow("turned away at the door") << QStringList{u"S: 554 5.3.2 no mail here"_s, u"C: QUIT"_s, u"CLOSE"_s} << Reach::Greeted << 554 << false;
        QTest::addRow("come back later, and closed at once") << QStringList{u"S: 421 busy"_s, u"CLOSE"_s} << Reach::Greeted << 421 << false;
        QTest::addRow("silence") << QStringList{u"C: never"_s} << Reach::Silent << 0 << false;
        QTest::addRow("closed without a word") << QStringList{u"CLOSE"_s} << Reach::Closed << 0 << false;
        QTest::addRow("a web server") << QStringList{u"S: HTTP/1.1 400 Bad Request"_s} << Reach::NotSmtp << 0 << false;
        QTest::addRow("drips and never ends a line") << QStringList{u"DRIP"_s} << Reach::Silent << 0 << false;
        QTest::addRow("a line without end") << QStringList{"RAW:220 "_L1 + QString(100000, u'x')} << Reach::NotSmtp << 0 << false;
        QTest::addRow("more lines than anybody needs") << QStringList{"RAW:"_L1 + u"220-x\r\n"_s.repeated(10000)} << Reach::NotSmtp << 0 << false;
        QTest::addRow("EHLO is unknown, HELO is not") << QStringList{u"S: 220 old"_s, u"C: EHLO"_s, u"S: 502 what?"_s, u"C: HELO"_s, u"S: 250 ok"_s, u"C: QUIT"_s, u"CLOSE"_s}
                                                     << Reach::Greeted << 220 << false;
        QTest::addRow("offers STARTTLS and then refuses") << QStringList{u"S: 220 x"_s, u"C: EHLO"_s, u"S: 250-x"_s, u"S: 250 starttls"_s, u"C: STARTTLS"_s, u"S: 454 not now"_s,
                                                                         u"C: QUIT"_s, u"CLOSE"_s}
                                                         << Reach::Greeted << 220 << true;
        QTest::addRow("garbage after 220 to STARTTLS") << QStringList{u"S: 220 x"_s, u"C: EHLO"_s, u"S: 250-x"_s, u"S: 250 STARTTLS"_s, u"C: STARTTLS"_s, u"S: 220 go"_s,
                                                                      u"RAW:this is not TLS at all, not even a little"_s}
                                                      << Reach::Greeted << 220 << true;
        QTest::addRow("silence after 220 to STARTTLS") << QStringList{u"S: 220 x"_s, u"C: EHLO"_s, u"S: 250-x"_s, u"S: 250 STARTTLS"_s, u"C: STARTTLS"_s, u"S: 220 go"_s, u"C: never"_s}
                                                      << Reach::Greeted << 220 << true;
    }
    void whatServersSay()
    {
        QFETCH(QStringList, script);
        QFETCH(Reach, reach);
        QFETCH(int, greeting);
        QFETCH(bool, starttls);
        FakeSmtpServer server;
        server.script = script;
        const auto session = sessionWith(server.serverPort());
        QCOMPARE(name(session.reach), name(reach));
        QCOMPARE(session.greeting.code, greeting);
        QCOMPARE(session.starttls, starttls);
        if (QByteArray(QTest::currentDataTag()).endsWith("to STARTTLS"))
            QCOMPARE(name(session.certificate), name(Certificate::HandshakeFailed));
        for (const auto &line : std::as_const(server.heard))
            QVERIFY2(!line.startsWith("MAIL"_L1) && !line.startsWith("RCPT"_L1), qPrintable(line));
    }

    void nobodyListens()
    {
        QCOMPARE(name(sessionWith(RealServers::freePort()).reach), name(Reach::Refused));
    }

    void privateAddressesAreNotConnectedToUnasked()
    {
        FakeSmtpServer server;
        auto options = optionsFor(server.serverPort());
        options.privateAddresses = PrivateAddresses::Refuse;
        QCOMPARE(name(sessionWith(0, u"mail.example.com"_s, options).reach), name(Reach::NotTried));
    }

    void cancellingHangsUp()
    {
        FakeSmtpServer server;
        server.script = {u"C: never"_s};
        auto future = converse(u"x"_s, QHostAddress(QHostAddress::LocalHost), optionsFor(server.serverPort()));
        QTest::qWait(50);
        future.cancel();
        QTRY_VERIFY(server.findChildren<QSslSocket *>().value(0) && server.findChildren<QSslSocket *>().value(0)->state() == QAbstractSocket::UnconnectedState);
    }

    void certificatesAreJudged_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<Certificate>("verdict");
        QTest::addRow("issued by an authority that we trust") << u"good"_s << Certificate::Valid;
        QTest::addRow("for another name") << u"other"_s << Certificate::WrongName;
        QTest::addRow("expired") << u"expired"_s << Certificate::Expired;
        QTest::addRow("signed by itself") << u"self"_s << Certificate::SelfSigned;
        QTest::addRow("issued by an authority that nobody knows") << u"good"_s << Certificate::UnknownIssuer;
    }
    void certificatesAreJudged()
    {
        NEED_PROGRAMS(u"openssl"_s);
        QFETCH(QString, certificate);
        QFETCH(Certificate, verdict);
        static const Certificates certificates;
        QVERIFY(certificates.ok);
        if (verdict == Certificate::UnknownIssuer)
            qunsetenv("SSL_CERT_FILE");
        else
            qputenv("SSL_CERT_FILE", certificates.folder.filePath(u"ca.pem"_s).toUtf8());
        FakeSmtpServer server;
        certificates.give(server, certificate);
        // What somebody puts behind the 220 has to be forgotten (RFC 3207 §5).
        server.script = {u"S: 220 x"_s, u"C: EHLO"_s, u"S: 250-x"_s, u"S: 250 STARTTLS"_s, u"C: STARTTLS"_s, u"S: 220 go"_s, u"TLS"_s, u"C: EHLO"_s, u"S: 250 x"_s,
                         u"C: QUIT"_s, u"S: 221 bye"_s, u"CLOSE"_s};
        const auto session = sessionWith(server.serverPort());
        QVERIFY2(session.certificate == verdict, qPrintable(name(session.certificate) + u' ' + session.certificateDetail));
        QVERIFY(!session.chain.isEmpty());
        QVERIFY(session.protocol.startsWith("TLSv1."_L1));
        QTRY_VERIFY(server.heard.contains("QUIT"_L1));
    }

    void aRealServerIsTalkedTo()
    {
        NEED_PROGRAMS(u"exim4"_s, u"openssl"_s);
        const Certificates certificates;
        QVERIFY(certificates.ok);
        qputenv("SSL_CERT_FILE", certificates.folder.filePath(u"ca.pem"_s).toUtf8());
        RealServers servers;
        const auto port = RealServers::freePort();
        auto configuration = QByteArray("primary_hostname = mail.example.com\ntls_advertise_hosts = *\nlog_file_path = @/%slog\nspool_directory = @/spool\nkeep_environment =\n"
                                        "acl_smtp_rcpt = deny\nhost_lookup =\nrfc1413_query_timeout = 0s\ntls_certificate = @/good.pem\ntls_privatekey = @/good.key\n")
                                 .replace("@/spool", servers.path(u"spool"_s).toUtf8())
                                 .replace("@/%slog", servers.path(u"exim-%slog"_s).toUtf8())
                                 .replace("@", certificates.folder.path().toUtf8());
        QDir().mkpath(servers.path(u"spool"_s));
        const auto file = servers.write(u"exim.conf"_s, configuration);
        // Exim gives its rights away where it has any: then its own user has to be able to read and write here.
        for (const auto &folder : {servers.path(u"."_s), certificates.folder.path(), servers.path(u"spool"_s)})
            QFile::setPermissions(folder, QFile::Permissions(0x7777));
        QFile::setPermissions(certificates.folder.filePath(u"good.key"_s), QFile::Permissions(0x6644));
        QVERIFY(servers.start(u"exim4"_s, {u"-C"_s, file, u"-bdf"_s, u"-oX"_s, u"127.0.0.1.%1"_s.arg(port), u"-oP"_s, servers.path(u"exim.pid"_s)}));
        QVERIFY(RealServers::waitForPort(port));
        auto options = optionsFor(port);
        options.replyTimeout = 5s;
        options.wholeTimeout = 10s;
        const auto session = sessionWith(port, u"mail.example.com"_s, options);
        QCOMPARE(session.greeting.code, 220);
        QVERIFY(session.greeting.lines.value(0).contains("Exim"_L1));
        QVERIFY2(session.certificate == Certificate::Valid, qPrintable(name(session.certificate) + u' ' + session.certificateDetail));
        QVERIFY(session.extensions.contains("PIPELINING"_L1) || session.extensions.contains("SIZE"_L1));
    }
};

QTEST_GUILESS_MAIN(TestSmtp)
#include "test_smtp.moc"
