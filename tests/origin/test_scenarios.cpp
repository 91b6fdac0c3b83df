// SPDX-License-Identifier: Apache-2.0
#include "outside.h"

#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::origin;

// The TXT records of a zone: ["name.", "TXT", 3600, "\"string\" \"string\""].
static KeySource keysOf(const QJsonObject &zone)
{
    QHash<QString, QList<QByteArray>> records;
    for (const auto &value : zone["records"_L1].toArray()) {
        const auto record = value.toArray();
        if (record[1] != "TXT"_L1)
            continue;
        QByteArray text;
        const auto strings = record[3].toString().split(u'"');
        for (qsizetype i = 1; i < strings.size(); i += 2)
            text += strings[i].toUtf8();
        records[record[0].toString().chopped(1).toLower()] << text;
    }
    return [records](const QString &name) {
        return records.contains(name) ? KeyAnswer{KeyAnswer::Outcome::Found, records[name]} : KeyAnswer{KeyAnswer::Outcome::Absent, {}};
    };
}

static QString domainOf(QStringView address)
{
    return address.sliced(address.lastIndexOf(u'@') + 1).toString();
}

// As the command line finds them: those given, else those of the mailbox; here the author's, who wrote what is in it.
static QStringList ownDomains(const QJsonObject &run, const bounce::Report &report)
{
    QStringList domains;
    for (const auto &domain : run["own_domains"_L1].toArray())
        domains << domain.toString();
    if (domains.isEmpty() && report.original && domainOf(report.original->from) == domainOf(report.to))
        domains << domainOf(report.to);
    return domains;
}

class TestScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsThereAndNothingElse_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir all(outside(u"scenarios"_s));
        const auto folders = all.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const auto &folder : folders) {
            if (QFile::exists(all.filePath(folder + "/bounce.eml"_L1)))
                QTest::newRow(folder.toUtf8().constData()) << all.filePath(folder);
        }
        if (folders.isEmpty())
            QTest::newRow("the outside scenarios are not here") << QString();
    }

    void findsWhatIsThereAndNothingElse()
    {
        QFETCH(const QString, folder);
        if (folder.isEmpty())
            QSKIP("Scenarios are read from an outside corpus; set TODOKU_SHARED.");
        const auto content = bytesOf(folder + "/bounce.eml"_L1);
        const auto report = bounce::read(content);
        QVERIFY(report);
        const auto facts = examine(*report, returnedOriginal(content, *report), ownDomains(objectOf(folder + "/run.json"_L1), *report),
                                   {keysOf(objectOf(folder + "/zone.json"_L1)), {}});
        QStringList ids;
        for (const auto &finding : judge(facts))
            ids << finding.id.text();
        const auto expected = objectOf(folder + "/expected.json"_L1);
        const auto context = qPrintable(ids.join(u' ') + " -> "_L1 + name(verdict(facts)));
        for (const auto &id : expected["must_not_find"_L1].toArray())
            QVERIFY2(!ids.contains(id.toString()), context);
        for (const auto &value : expected["must_find"_L1].toArray()) {
            const auto alternatives = value.isArray() ? value.toArray() : QJsonArray{value};
            if (alternatives.first().toString().startsWith("origin."_L1))
                QVERIFY2(std::ranges::any_of(alternatives, [&](const QJsonValue &id) { return ids.contains(id.toString()); }), context);
        }
        // The one choice where a wrong answer harms.
        const auto first = expected["first"_L1].toString();
        if (first == "U4"_L1)
            QVERIFY2(verdict(facts) == Verdict::Ours || verdict(facts) == Verdict::ProbablyOurs, context);
        else if (first == "U5"_L1)
            QVERIFY2(verdict(facts) == Verdict::NotOurs || verdict(facts) == Verdict::ProbablyNotOurs, context);
        else
            QVERIFY2(verdict(facts) != Verdict::NotOurs && verdict(facts) != Verdict::ProbablyNotOurs, context);
    }
};

QTEST_GUILESS_MAIN(TestScenarios)
#include "test_scenarios.moc"
