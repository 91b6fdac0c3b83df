// SPDX-License-Identifier: Apache-2.0
#include "hostile.h"
#include "todoku/print.h"
#include "todoku/report.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace todoku;

class TestPrint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleBecomesPages_data()
    {
        QTest::addColumn<QString>("sample");
        for (const auto &row : tableRows(u"samples"_s)) {
            const auto file = row.toObject()["file"_L1].toString();
            QTest::addRow("%s", qPrintable(file)) << file;
        }
    }

    void everySampleBecomesPages()
    {
        QFETCH(QString, sample);
        QFile file(":/todoku/samples/"_L1 + sample);
        QVERIFY(file.open(QIODevice::ReadOnly));
        Case one;
        one.given.content = file.readAll();
        one.given.report = *bounce::read(one.given.content);
        one.verdict = diagnose(one.given);
        for (const auto language : allLanguages) {
            const auto pdf = made(one, language);
            QVERIFY(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF"));
            QVERIFY(pdf.size() > 5'000);
        }
    }

    void aLongReportHasAllItsPages()
    {
        QFile file(u":/todoku/samples/forty-recipients.eml"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        Case one;
        one.given.content = file.readAll();
        one.given.report = *bounce::read(one.given.content);
        one.verdict = diagnose(one.given);
        // Over a hundred paragraphs; what moves paragraphs to the next page must not lose those behind them.
        const auto pages = made(one, Language::Japanese).count("/Type /Page\n");
        QVERIFY2(pages >= 4, qPrintable(QString::number(pages)));
    }

    void aHostileBounceHasNoLinkInItsPdf()
    {
        for (const auto &attack : attacks) {
            const auto pdf = made(hostileCase(attack), Language::English);
            QVERIFY(pdf.startsWith("%PDF-"));
            QVERIFY(!pdf.contains("/URI") && !pdf.contains("/JavaScript") && !pdf.contains("/Launch"));
        }
    }

private:
    static QByteArray made(const Case &one, Language language)
    {
        const auto document = report::compose(one, Words(language), {u"1.2.3"_s, QDateTime({2026, 11, 25}, {8, 0}, Qt::UTC), false});
        return print::pdf(report::html(document), {document.title, document.subtitle, u"%1 / %2"_s});
    }
};

QTEST_MAIN(TestPrint)
#include "test_print.moc"
