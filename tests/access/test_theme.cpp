// SPDX-License-Identifier: Apache-2.0
#include "theme.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <cmath>

using namespace todoku;

/// WCAG 2.1: how much two colours differ, 1 to 21.
static double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &colour) {
        const auto part = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    };
    const auto a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

static QPalette palette(const QColor &back, const QColor &front)
{
    QPalette system(back);
    system.setColor(QPalette::Window, back);
    system.setColor(QPalette::WindowText, front);
    system.setColor(QPalette::Link, front);
    return system;
}

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingCanBeRead_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::addColumn<double>("least");
        const auto ordinary = palette(QColor(240, 240, 240), Qt::black);
        QTest::addRow("light") << Theme::from(ordinary, Appearance::Light) << 4.5;
        QTest::addRow("dark") << Theme::from(ordinary, Appearance::Dark) << 4.5;
        QTest::addRow("high contrast, black") << Theme::from(palette(Qt::black, Qt::white), Appearance::System) << 7.0;
        QTest::addRow("high contrast, white") << Theme::from(palette(Qt::white, Qt::black), Appearance::System) << 7.0;
    }

    /// WCAG 1.4.3 asks for 4.5 to 1, 1.4.6 for 7 to 1.
    void everythingCanBeRead()
    {
        QFETCH(Theme, theme);
        QFETCH(double, least);
        const std::tuple<const char *, QColor, QColor> pairs[]{
            {"text on the window", theme.text, theme.window}, {"text on a card", theme.text, theme.card}, {"text on the rail", theme.text, theme.rail},
            {"text on the chosen row", theme.text, theme.wash}, {"text in code", theme.text, theme.code}, {"soft on the window", theme.soft, theme.window},
            {"soft on a card", theme.soft, theme.card}, {"soft on the rail", theme.soft, theme.rail}, {"a link", theme.accent, theme.card},
            {"a link on the window", theme.accent, theme.window}, {"the chosen row's title", theme.accent, theme.wash}, {"a filled button", theme.onAccent, theme.accent},
            {"an error", theme.error, theme.card}, {"a warning", theme.warning, theme.card}, {"fine", theme.fine, theme.card},
        };
        for (const auto &[what, front, back] : pairs)
            QVERIFY2(contrast(front, back) >= least, qPrintable(u"%1: %2"_s.arg(QLatin1StringView(what)).arg(contrast(front, back))));
    }

    void theSystemsColoursDecideUnlessOneChose()
    {
        QVERIFY(!Theme::from(palette(QColor(240, 240, 240), Qt::black), Appearance::System).dark);
        QVERIFY(Theme::from(palette(QColor(40, 40, 40), QColor(230, 230, 230)), Appearance::System).dark);
        QVERIFY(Theme::from(palette(QColor(240, 240, 240), Qt::black), Appearance::Dark).dark);
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
