// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

#include "realservers.h"

#include <QtCore/QJsonDocument>

using namespace todoku;
using namespace todoku::domain;
using namespace std::chrono_literals;

/// NSD and Unbound from the system's packages, on loopback.
class TestRealServers : public QObject
{
    Q_OBJECT

    static QString generator()
    {
        const auto told = qEnvironmentVariable("TODOKU_SHARED");
        return (told.isEmpty() ? QStringLiteral(TODOKU_SOURCE_DIR) + "/../shared"_L1 : told) + "/tools/make_zone.py"_L1;
    }

    static dns::Server local(quint16 port) { return {QHostAddress(QHostAddress::LocalHost), port}; }

    static QStringList idsOf(const std::vector<Finding> &findings)
    {
        QStringList ids;
        for (const auto &finding : findings)
            ids << finding.id.text();
        return ids;
    }

    static QList<std::pair<QString, QString>> zonesIn(const QString &folder)
    {
        QList<std::pair<QString, QString>> zones;
        for (const auto &file : QDir(folder).entryList({u"*.zone"_s}, QDir::Files)) {
            const auto name = file.chopped(5);
            zones.append({name == "root"_L1 ? u"."_s : name + u'.', folder + u'/' + file});
        }
        return zones;
    }

    static QStringList brokenIn(const QString &configuration)
    {
        QStringList broken;
        QFile file(configuration);
        if (!file.open(QIODevice::ReadOnly))
            return broken;
        QString name;
        for (const auto &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.trimmed().startsWith("name:"_L1))
                name = line.section(u'"', 1, 1);
            if (line.contains("absent/"_L1))
                broken << name;
        }
        return broken;
    }

    static QByteArray zoneText(const QString &zone, const QByteArray &records)
    {
        return "$ORIGIN " + zone.toUtf8() + ".\n$TTL 3600\n@ IN SOA ns.dns.test. admin.test. 1 7200 3600 1209600 300\n@ IN NS ns.dns.test.\n" + records;
    }

    /// Keys and signs; the DS records of the zone, or nothing where it failed.
    static QByteArray sign(const RealServers &servers, const QString &zone, const QStringList &options)
    {
        const auto folder = QFileInfo(servers.path(u"x"_s)).path();
        const auto ksk = RealServers::run(u"ldns-keygen"_s, {u"-a"_s, u"ECDSAP256SHA256"_s, u"-k"_s, zone}, folder);
        if (!ksk)
            return {};
        const auto key = QString::fromUtf8(*ksk).trimmed();
        if (!RealServers::run(u"ldns-signzone"_s, options + QStringList{zone + ".zone"_L1, key}, folder))
            return {};
        QFile ds(servers.path(key + ".ds"_L1));
        return ds.open(QIODevice::ReadOnly) ? ds.readAll() : QByteArray();
    }

    static Facts factsOf(Examiner &examiner, const QString &domain)
    {
        const auto future = examiner.examine(domain);
        for (int i = 0; i < 4000 && !future.isFinished(); ++i)
            QTest::qWait(5);
        return future.isFinished() ? future.result() : Facts{};
    }

private Q_SLOTS:
    void everyExpectedFindingOfManyDomains()
    {
        NEED_PROGRAMS(u"nsd"_s, u"unbound"_s, u"python3"_s);
        if (!QFile::exists(generator()))
            QSKIP("The zone generator of the outside corpus is not here: set TODOKU_SHARED to its folder.");
        RealServers servers;
        const auto count = qEnvironmentVariable("TODOKU_DOMAINS", u"2000"_s);
        const auto folder = servers.path(u"world"_s);
        QVERIFY(RealServers::run(u"python3"_s, {generator(), u"--out"_s, folder, u"--count"_s, count}, QDir::currentPath()));
        const auto first = RealServers::freePort(), second = RealServers::freePort(), resolver = RealServers::freePort();
        QVERIFY(servers.startNsd(u"a"_s, first, zonesIn(folder + "/a"_L1), brokenIn(folder + "/a/nsd.conf"_L1)));
        QVERIFY(servers.startNsd(u"b"_s, second, zonesIn(folder + "/b"_L1), brokenIn(folder + "/b/nsd.conf"_L1)));
        QVERIFY(servers.startUnbound(resolver, {u"."_s, u"test."_s, u"protection.outlook.com."_s, u"mx.microsoft."_s, u"onmicrosoft.com."_s, u"in-addr.arpa."_s}, first,
                                     "  module-config: \"iterator\"\n"));

        Options options;
        options.dns.servers = {local(resolver)};
        options.dns.timeout = std::chrono::seconds(15); // a busy machine is late, not silent
        options.nameServers = {{u"ns1.test"_s, local(first)}, {u"ns2.test"_s, local(second)}};
        options.connect = false;
        Examiner examiner(options);
        QFile expectedFile(folder + "/expected.json"_L1);
        QVERIFY(expectedFile.open(QIODevice::ReadOnly));
        const auto expected = QJsonDocument::fromJson(expectedFile.readAll()).object().value("domains"_L1).toArray();
        QList<QFuture<Facts>> futures;
        for (const auto &each : expected)
            futures << examiner.examine(each["domain"_L1].toString());
        QStringList wrong;
        for (qsizetype i = 0; i < futures.size() && wrong.size() < 20; ++i) {
            while (!futures[i].isFinished())
                QTest::qWait(2);
            const auto findings = judge(futures[i].result());
            const auto ids = idsOf(findings);
            const auto row = expected[i];
            const auto kind = row["kind"_L1].toString();
            for (const auto &id : row["findings"_L1].toArray()) {
                if (!ids.contains(id.toString()))
                    wrong << row["domain"_L1].toString() + u' ' + kind + " lacks "_L1 + id.toString();
            }
            for (const auto &finding : findings) {
                if (kind.startsWith("ok_"_L1))
                    wrong << row["domain"_L1].toString() + u' ' + kind + " has "_L1 + finding.id.text();
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void signedZonesAreJudged_data()
    {
        QTest::addColumn<QString>("resolver");
        QTest::addRow("behind a resolver that does not validate") << u"  module-config: \"iterator\"\n"_s;
        QTest::addRow("behind a resolver that validates") << u"  module-config: \"validator iterator\"\n"_s;
    }
    void signedZonesAreJudged()
    {
        NEED_PROGRAMS(u"nsd"_s, u"unbound"_s, u"ldns-keygen"_s, u"ldns-signzone"_s);
        QFETCH(QString, resolver);
        RealServers servers;
        const QByteArray content = "@ IN MX 10 mail\nmail IN A 192.0.2.1\n@ IN TXT \"v=spf1 mx -all\"\n_dmarc IN TXT \"v=DMARC1; p=reject\"\n";
        const QHash<QString, QStringList> options{{u"ok.test"_s, {}}, {u"nsec3.test"_s, {u"-n"_s}}, {u"optout.test"_s, {u"-n"_s, u"-p"_s}},
                                                  {u"expired.test"_s, {u"-i"_s, u"20200101000000"_s, u"-e"_s, u"20200201000000"_s}},
                                                  {u"wrongds.test"_s, {}}, {u"stripped.test"_s, {}}, {u"nods.test"_s, {}}};
        QList<std::pair<QString, QString>> zones;
        QByteArray parent = "ns.dns IN A 127.0.0.1\nunsigned IN NS ns.dns.test.\n";
        QHash<QString, QByteArray> ds;
        for (const auto &zone : options.keys()) {
            servers.write(zone + ".zone"_L1, zoneText(zone, content));
            ds[zone] = sign(servers, zone, options[zone]);
            QVERIFY2(!ds[zone].isEmpty(), qPrintable(zone));
            zones.append({zone + u'.', servers.path(zone + (zone == "stripped.test"_L1 ? ".zone"_L1 : ".zone.signed"_L1))});
            parent += zone.toUtf8() + ". IN NS ns.dns.test.\n";
        }
        ds[u"wrongds.test"_s] = QByteArray(ds[u"ok.test"_s]).replace("ok.test.", "wrongds.test.");
        ds.remove(u"nods.test"_s);
        for (const auto &each : ds)
            parent += each + '\n';
        servers.write(u"test.zone"_s, zoneText(u"test"_s, parent));
        const auto anchor = sign(servers, u"test"_s, {});
        QVERIFY(!anchor.isEmpty());
        zones.append({u"test."_s, servers.path(u"test.zone.signed"_s)});
        servers.write(u"unsigned.zone"_s, zoneText(u"unsigned.test"_s, content));
        zones.append({u"unsigned.test."_s, servers.path(u"unsigned.zone"_s)});
        const auto nsd = RealServers::freePort(), unbound = RealServers::freePort();
        QVERIFY(servers.startNsd(u"signed"_s, nsd, zones));
        servers.write(u"anchor"_s, anchor);
        QStringList stubs;
        for (const auto &[name, file] : zones)
            stubs << name;
        QVERIFY(servers.startUnbound(unbound, stubs, nsd, resolver.toUtf8() + "  trust-anchor-file: \"" + servers.path(u"anchor"_s).toUtf8() + "\"\n"));

        Options examination;
        examination.dns.servers = {local(unbound)};
        examination.nameServers = {{u"ns.dns.test"_s, local(nsd)}};
        examination.connect = false;
        examination.trustAnchors = anchor;
        Examiner examiner(examination);
        const QList<std::pair<QString, Security>> expected{
            {u"ok.test"_s, Security::Secure}, {u"nsec3.test"_s, Security::Secure}, {u"optout.test"_s, Security::Secure},
            {u"expired.test"_s, Security::Bogus}, {u"wrongds.test"_s, Security::Bogus}, {u"stripped.test"_s, Security::Bogus},
            {u"nods.test"_s, Security::Island}, {u"unsigned.test"_s, Security::Insecure}, {u"absent.test"_s, Security::Secure},
            {u"sub.ok.test"_s, Security::Secure}, {u"sub.nsec3.test"_s, Security::Secure}};
        for (const auto &[domain, security] : expected) {
            const auto facts = factsOf(examiner, domain);
            QVERIFY2(facts.security == security, qPrintable(domain + ": "_L1 + name(facts.security) + u' ' + facts.securityDetail));
            QCOMPARE(idsOf(judge(facts)).contains(u"dnssec.bogus"_s), security == Security::Bogus);
        }
    }
};

QTEST_GUILESS_MAIN(TestRealServers)
#include "test_realservers.moc"
