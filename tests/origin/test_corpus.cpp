// SPDX-License-Identifier: Apache-2.0
#include "outside.h"

#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::origin;

// "<name>": [["string", "string"], …] or a word for what the name servers said.
static KeySource keysFrom(const QJsonObject &dns)
{
    return [dns](const QString &name) {
        const auto value = dns.value(name);
        KeyAnswer answer{KeyAnswer::Outcome::Absent, {}};
        if (value.toString() == "SERVFAIL"_L1)
            answer.outcome = KeyAnswer::Outcome::Failed;
        for (const auto &record : value.toArray()) {
            QByteArray text;
            for (const auto &string : record.toArray())
                text += string.toString().toUtf8();
            answer.records << text;
            answer.outcome = KeyAnswer::Outcome::Found;
        }
        return answer;
    };
}

class TestCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dkim_data()
    {
        QTest::addColumn<QJsonObject>("row");
        const auto cases = objectOf(outside(u"corpus/auth/dkim/cases.json"_s))["cases"_L1].toArray();
        if (cases.isEmpty())
            QTest::newRow("the outside corpus is not here") << QJsonObject();
        for (const auto &value : cases)
            QTest::newRow(value["name"_L1].toString().toUtf8().constData()) << value.toObject();
    }

    void dkim()
    {
        QFETCH(const QJsonObject, row);
        if (row.isEmpty())
            QSKIP("DKIM cases are read from an outside corpus; set TODOKU_SHARED.");
        const auto message = messageFrom(bytesOf(outside("corpus/auth/dkim/"_L1 + row["file"_L1].toString())));
        if (row["headers_only"_L1].toBool())
            QVERIFY(!message.hasBody);
        const auto at = row.contains("now"_L1) ? QDateTime::fromSecsSinceEpoch(row["now"_L1].toInteger(), Qt::UTC) : QDateTime();
        const auto found = checkSignatures(message, keysFrom(row["dns"_L1].toObject()), at);
        const auto expected = row["expected"_L1].toArray();
        // Some cases of others speak of the first signature only.
        QVERIFY(found.size() == expected.size() || (found.size() > expected.size() && !row.contains("now"_L1)));
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const auto one = expected[i].toObject();
            compareResult(found[i], one);
            if (one.contains("d"_L1))
                QCOMPARE(found[i].domain, one["d"_L1].toString());
            if (one.contains("s"_L1))
                QCOMPARE(found[i].selector, one["s"_L1].toString());
            if (one.contains("reason"_L1))
                QCOMPARE(found[i].reason, one["reason"_L1].toString());
            if (one.contains("header_signature"_L1))
                QCOMPARE(found[i].headerSignature, std::optional(one["header_signature"_L1] == "pass"_L1));
        }
    }

    void arc_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QJsonObject>("keys");
        const auto scenarios = objectOf(outside(u"corpus/auth/arc/validation.json"_s))["scenarios"_L1].toArray();
        if (scenarios.isEmpty())
            QTest::newRow("the outside corpus is not here") << QJsonObject() << QJsonObject();
        for (const auto &scenario : scenarios) {
            const auto tests = scenario["tests"_L1].toObject();
            for (auto test = tests.begin(); test != tests.end(); ++test)
                QTest::newRow(test.key().toUtf8().constData()) << test->toObject() << scenario["txt_records"_L1].toObject();
        }
    }

    void arc()
    {
        QFETCH(const QJsonObject, row);
        QFETCH(const QJsonObject, keys);
        if (row.isEmpty())
            QSKIP("ARC cases are read from an outside corpus; set TODOKU_SHARED.");
        const auto message = messageFrom(row["message"_L1].toString().toUtf8());
        const auto found = checkArc(message, [keys](const QString &name) {
            return keys.contains(name) ? KeyAnswer{KeyAnswer::Outcome::Found, {keys[name].toString().toUtf8()}} : KeyAnswer{KeyAnswer::Outcome::Absent, {}};
        });
        QVERIFY(found.has_value());
        // One case leaves it open what a chain is worth whose newest seal says cv=fail.
        if (const auto expected = row["cv"_L1].toString(); !expected.isEmpty())
            QCOMPARE(name(*found), expected.toLower());
        else
            QCOMPARE(*found, AuthResult::Fail);
    }

private:
    static void compareResult(const Signature &found, const QJsonObject &expected)
    {
        const auto result = name(found.result);
        const auto value = expected["result"_L1];
        if (value == "reject"_L1)
            QVERIFY2(found.result != AuthResult::Pass, qPrintable(found.reason));
        else if (value.isArray())
            QVERIFY2(value.toArray().contains(result), qPrintable(result + ' '_L1 + found.reason));
        else
            QVERIFY2(value == result, qPrintable(result + ' '_L1 + found.reason));
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "test_corpus.moc"
