// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

#include "paperworld.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::domain;

/// Cases that others wrote, from an outside corpus: TODOKU_SHARED, or a folder "shared" beside the sources.
class TestAuthCorpus : public QObject
{
    Q_OBJECT

    static QString folder()
    {
        const auto told = qEnvironmentVariable("TODOKU_SHARED");
        return (told.isEmpty() ? QStringLiteral(TODOKU_SOURCE_DIR) + "/../shared"_L1 : told) + "/corpus/auth/"_L1;
    }

    static QJsonObject load(const QString &name)
    {
        QFile file(folder() + name);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    static QByteArray joined(const QJsonValue &strings)
    {
        QByteArray text;
        for (const auto &part : strings.toArray())
            text += part.toString().toUtf8();
        return text;
    }

    static void fill(PaperWorld &world, const QJsonObject &zone)
    {
        static const QHash<QString, dns::Type> types{{u"A"_s, dns::Type::A}, {u"AAAA"_s, dns::Type::AAAA}, {u"MX"_s, dns::Type::MX}, {u"TXT"_s, dns::Type::TXT},
                                                     {u"PTR"_s, dns::Type::PTR}, {u"CNAME"_s, dns::Type::CNAME}};
        for (auto entry = zone.begin(); entry != zone.end(); ++entry) {
            const auto owner = entry.key();
            world.exists(owner);
            for (const auto &value : entry->toArray()) {
                const auto type = value[0].toString();
                const auto data = value[1];
                if (data == "TIMEOUT"_L1 && type == "*"_L1)
                    world.failAllElse(owner, dns::Outcome::TimedOut);
                else if (data == "TIMEOUT"_L1)
                    world.fail(owner, types.value(type), dns::Outcome::TimedOut);
                else if (type == "TXT"_L1)
                    world.addText(owner, joined(data));
                else if (type == "A"_L1 || type == "AAAA"_L1)
                    world.addAddress(owner, data.toString());
                else if (type == "MX"_L1)
                    world.addName(owner, dns::Type::MX, data[1].toString(), quint16(data[0].toInt()));
                else if (types.contains(type))
                    world.addName(owner, types.value(type), data.toString());
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(folder()).exists())
            QSKIP("The outside corpus is not here: set TODOKU_SHARED to its folder.");
    }

    void spf_data()
    {
        QTest::addColumn<QJsonObject>("zone");
        QTest::addColumn<QJsonObject>("test");
        for (const auto *name : {"spf/rfc7208.json", "spf/pyspf-adhoc.json", "spf/stalwart.json"}) {
            for (const auto &scenario : load(QString::fromLatin1(name)).value("scenarios"_L1).toArray()) {
                for (const auto &test : scenario["tests"_L1].toArray())
                    QTest::addRow("%s", qPrintable(test["name"_L1].toString())) << scenario["zone"_L1].toObject() << test.toObject();
            }
        }
    }
    void spf()
    {
        QFETCH(QJsonObject, zone);
        QFETCH(QJsonObject, test);
        PaperWorld world;
        fill(world, zone);
        const Lookup lookup = [&](const QString &name, dns::Type type) {
            // The corpus' convention for servers that fail.
            if (name.startsWith("error."_L1, Qt::CaseInsensitive) || name.contains("_dns_error"_L1))
                world.fail(name, type, dns::Outcome::ServerFailure);
            return world.lookup(name, type);
        };
        const spf::Connection connection{QHostAddress(test["ip"_L1].toString()), test["mailfrom"_L1].toString(), test["helo"_L1].toString(),
                                         spf::LocalPart::Sent, test["receiver"_L1].toString()};
        const auto evaluation = spf::evaluate(connection, lookup);
        QVERIFY(evaluation);
        QStringList expected;
        for (const auto &each : test["expected"_L1].toArray())
            expected << each.toString();
        if (expected == QStringList{u"ambiguous"_s})
            expected = {u"permerror"_s, u"neutral"_s, u"none"_s};
        QVERIFY2(expected.contains(spf::name(evaluation->result)),
                 qPrintable(spf::name(evaluation->result) + " for "_L1 + expected.join(u'/') + ": "_L1 + evaluation->problem));
        const auto explanation = test["explanation"_L1].toString();
        if (!explanation.isEmpty())
            QCOMPARE(evaluation->explanation.isEmpty() ? u"DEFAULT"_s : evaluation->explanation, explanation);
    }

    void dmarc_data()
    {
        QTest::addColumn<QJsonObject>("test");
        for (const auto &test : load(u"dmarc/evaluation.json"_s).value("cases"_L1).toArray())
            QTest::addRow("%s", qPrintable(test["name"_L1].toString())) << test.toObject();
    }
    void dmarc()
    {
        QFETCH(QJsonObject, test);
        PaperWorld world;
        const auto zone = test["zone"_L1].toObject();
        for (auto entry = zone.begin(); entry != zone.end(); ++entry) {
            world.exists(entry.key());
            const QJsonValue texts = entry.value()["TXT"_L1];
            if (texts.isObject())
                world.fail(entry.key(), dns::Type::TXT, dns::Outcome::TimedOut);
            for (const auto &strings : texts.toArray())
                world.addText(entry.key(), joined(strings));
        }
        const Lookup lookup = [&](const QString &name, dns::Type type) { return world.lookup(name, type); };
        const auto domainsIn = [&](QLatin1StringView key) {
            QStringList domains;
            for (const auto &each : test[key].toArray())
                domains << (each.isObject() ? each["domain"_L1].toString() : each.toString());
            return domains;
        };
        if (test["headerFrom"_L1].toArray().size() > 1)
            QSKIP("This case of the corpus has two authors: whoever calls decides that there is none.");
        const auto author = test["headerFrom"_L1].isArray() ? test["headerFrom"_L1][0].toString() : test["headerFrom"_L1].toString();
        const auto result = dmarc::evaluate(author.section(u'@', -1), domainsIn("spf_pass_domains"_L1), domainsIn("dkim_pass_domains"_L1), lookup);
        QVERIFY(result);
        const QHash<QString, QString> fields{
            {u"status.result"_s, result->failed ? u"temperror"_s : result->domain.isEmpty() ? u"none"_s : result->pass ? u"pass"_s : u"fail"_s},
            {u"policy"_s, result->policy ? dmarc::name(*result->policy) : u"none"_s},
            {u"domain"_s, result->domain},
            {u"alignment.spf.result"_s, result->spf},
            {u"alignment.dkim.result"_s, result->dkim},
            {u"alignment.dkim.strict"_s, result->record && result->record->strictDkim ? u"true"_s : u"false"_s},
            {u"alignment.spf.strict"_s, result->record && result->record->strictSpf ? u"true"_s : u"false"_s},
            {u"p"_s, result->record && result->record->policy ? dmarc::name(*result->record->policy) : QString()},
            {u"sp"_s, result->record && result->record->subdomains ? dmarc::name(*result->record->subdomains) : QString()},
        };
        for (const auto &assertion : test["expected"_L1].toArray()) {
            const auto field = assertion[0].toString(), matcher = assertion[1].toString();
            if (!fields.contains(field)) {
                qInfo("not compared: %s", qPrintable(field));
                continue;
            }
            if (matcher == "equal"_L1)
                QCOMPARE(fields.value(field), assertion[2].toString());
            else if (matcher == "true"_L1 || matcher == "false"_L1)
                QCOMPARE(fields.value(field), matcher);
            else if (matcher == "not ok"_L1)
                QCOMPARE(fields.value(field), QString());
            else
                qInfo("not compared: %s %s", qPrintable(field), qPrintable(matcher));
        }
    }

    void records_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("record");
        QTest::addColumn<QJsonObject>("expected");
        for (const auto &test : load(u"records/checkdmarc.json"_s).value("cases"_L1).toArray())
            QTest::addRow("%s", qPrintable(test["name"_L1].toString())) << test["kind"_L1].toString() << test["record"_L1].toString() << test["expected"_L1].toObject();
    }
    void records()
    {
        QFETCH(QString, kind);
        QFETCH(QString, record);
        QFETCH(QJsonObject, expected);
        bool valid = false;
        QStringList warnings;
        if (kind == "dmarc"_L1) {
            const auto read = dmarc::readRecord(record);
            valid = read.valid;
            warnings = read.warnings;
        } else if (kind == "smtp_tls_reporting"_L1) {
            Look look;
            look.texts = {record};
            valid = readTlsReporting(look).state == TlsReporting::State::Valid;
        } else {
            // The include targets of these records live in the real world, so only what the record itself says can be judged.
            PaperWorld world;
            world.addText(u"domain.example"_s, record.toUtf8());
            const Lookup lookup = [&](const QString &name, dns::Type type) { return world.lookup(name, type); };
            const auto lint = spf::lint(u"domain.example"_s, lookup).lint;
            valid = lint.records.size() == 1 && lint.fault != spf::Fault::Syntax;
            if (lint.usesPtr)
                warnings << u"ptr"_s;
            if (expected["error"_L1] == "SPFTooManyDNSLookups"_L1)
                QSKIP("This case of the corpus needs the real world's include targets");
        }
        QCOMPARE(valid, expected["valid"_L1].toBool());
        const auto warning = expected["warning"_L1].toString();
        if (warning.contains("removed"_L1) && record.contains("pct"_L1))
            QVERIFY(warnings.contains("removed: pct"_L1));
        if (warning.contains("Unknown"_L1))
            QVERIFY(warnings.contains("unknown: xyz"_L1));
        if (warning.contains("ptr"_L1))
            QVERIFY(warnings.contains("ptr"_L1));
        if (warning.contains("immediately"_L1))
            QVERIFY(warnings.contains("order: p"_L1));
    }
};

QTEST_GUILESS_MAIN(TestAuthCorpus)
#include "test_auth_corpus.moc"
