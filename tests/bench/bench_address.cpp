// SPDX-License-Identifier: Apache-2.0
// Examinations a second on one core.
#include "todoku/address.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <ctime>

using namespace todoku;

static QStringList outside(const QString &file, const QString &field, const QString &prefix)
{
    const auto root = qEnvironmentVariable("TODOKU_SHARED", QStringLiteral(TODOKU_SOURCE_DIR "/../shared"));
    QFile corpus(root + "/corpus/address/"_L1 + file);
    QStringList inputs;
    if (!corpus.open(QIODevice::ReadOnly))
        return inputs;
    const auto cases = QJsonDocument::fromJson(corpus.readAll()).object().value("cases"_L1).toArray();
    for (const auto &one : cases)
        inputs << prefix + one[field].toString();
    return inputs;
}

class BenchAddress : public QObject
{
    Q_OBJECT

    static void measure(const QStringList &inputs, const address::Directory &known)
    {
        constexpr double enough = 2;
        // Processor time: what else runs on the machine does not count.
        const auto seconds = [start = std::clock()] { return double(std::clock() - start) / CLOCKS_PER_SEC; };
        for (const auto &input : inputs)
            (void)address::examine(input, known);
        const auto before = seconds();
        qsizetype done = 0, suggested = 0;
        while (seconds() - before < enough) {
            for (const auto &input : inputs)
                suggested += address::examine(input, known).suggestion.has_value();
            done += inputs.size();
        }
        qInfo("%s: %.0f a second (%lld inputs, %.1f %% with a suggestion)", QTest::currentDataTag() ? QTest::currentDataTag() : QTest::currentTestFunction(),
              double(done) / (seconds() - before), qlonglong(inputs.size()), 100.0 * double(suggested) / double(done));
    }

private Q_SLOTS:
    void wellFormedAtKnownDomains()
    {
        const auto domains = tableRows(u"mail-domains"_s);
        QStringList inputs;
        for (const auto &row : domains)
            inputs << "yamada.taro@"_L1 + row[u"domain"].toString();
        measure(inputs, {});
    }

    void wellFormedAtKnownDomainsWithContacts()
    {
        address::Known known;
        for (int i = 0; i < 10'000; ++i)
            known.contacts << address::Contact{u"user%1@company%2.example.co.jp"_s.arg(i).arg(i % 500), 1, {}};
        QStringList inputs;
        for (const auto &contact : known.contacts)
            inputs << contact.address;
        measure(inputs, address::Directory(known));
    }

    void wellFormedAtUnknownDomains()
    {
        QStringList inputs;
        for (int i = 0; i < 1000; ++i)
            inputs << u"taro@company-%1.co.jp"_s.arg(i);
        measure(inputs, {});
    }

    void corpora_data()
    {
        QTest::addColumn<QStringList>("inputs");
        const auto suites = outside(u"cases.json"_s, u"input"_s, {}), idna = outside(u"idna.json"_s, u"input"_s, u"taro@"_s);
        const auto typos = outside(u"typos.json"_s, u"domain"_s, u"taro@"_s), japanese = outside(u"japanese.json"_s, u"input"_s, {});
        QTest::addRow("public suites") << suites;
        QTest::addRow("international domains") << idna;
        QTest::addRow("typos") << typos;
        QTest::addRow("Japanese") << japanese;
        QTest::addRow("all") << suites + idna + typos + japanese;
    }

    void corpora()
    {
        QFETCH(QStringList, inputs);
        if (inputs.isEmpty())
            QSKIP("the outside corpora are not here");
        measure(inputs, {});
    }
};

QTEST_GUILESS_MAIN(BenchAddress)
#include "bench_address.moc"
