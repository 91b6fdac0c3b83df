// SPDX-License-Identifier: Apache-2.0
#include "hostile.h"
#include "todoku/print.h"
#include "todoku/report.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <ctime>

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

    /// Twice as long, twice as dear: not its square.
    void aLongReportCostsAsMuchAsItIsLong()
    {
        (void)costOf(20); // fonts are loaded
        const auto shortOne = costOf(100), longOne = costOf(400);
        QVERIFY2(longOne < 8 * shortOne, qPrintable(u"100: %1 ms, 400: %2 ms"_s.arg(shortOne).arg(longOne)));
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
    /// Milliseconds of this process for the PDF of a report on so many recipients.
    static qint64 costOf(int recipients)
    {
        QByteArray html = "<h1>Report</h1>";
        for (int i = 0; i < recipients; ++i)
            html += "<h2>person" + QByteArray::number(i) + "@fabrikam.example</h2><p>What the server said</p><p style=\"margin-left: 22px\">"
                + QByteArray("550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table. ").repeated(3) + "</p>";
        const auto before = std::clock();
        const auto pdf = print::pdf(html, {u"Report"_s, u"Todoku"_s, u"%1 / %2"_s});
        return pdf.isEmpty() ? 0 : std::max<qint64>(1, (std::clock() - before) * 1000 / CLOCKS_PER_SEC);
    }

    static QByteArray made(const Case &one, Language language)
    {
        const auto document = report::compose(one, Words(language), {u"1.2.3"_s, QDateTime({2026, 11, 25}, {8, 0}, Qt::UTC), false});
        return print::pdf(report::html(document), {document.title, document.subtitle, u"%1 / %2"_s});
    }
};

QTEST_MAIN(TestPrint)
#include "test_print.moc"
