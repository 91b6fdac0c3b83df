// SPDX-License-Identifier: Apache-2.0
#include "theme.h"

#include <QtCore/QFile>
#include <QtGui/QFontDatabase>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>
#include <QtWidgets/QApplication>

namespace todoku {

static Theme current;

const Theme &theme()
{
    return current;
}

void setTheme(const Theme &theme)
{
    current = theme;
}

static Theme light()
{
    return {false, "#f6f7f9"_L1, "#ffffff"_L1, "#eef1f5"_L1, "#1c2330"_L1, "#5b6575"_L1, "#dfe3ea"_L1,
            "#1f4e79"_L1, "#e3edf6"_L1, "#ffffff"_L1, "#b3261e"_L1, "#8a5a00"_L1, "#1e6b3a"_L1, "#eff1f4"_L1};
}

static Theme dark()
{
    return {true, "#1b1f26"_L1, "#242a33"_L1, "#20252d"_L1, "#e8ecf2"_L1, "#a3adbb"_L1, "#384150"_L1,
            "#7fb2e5"_L1, "#263648"_L1, "#101820"_L1, "#ff9b93"_L1, "#f0c36d"_L1, "#83d3a0"_L1, "#2f3742"_L1};
}

/// Only the high-contrast palettes put pure black and pure white on each other.
static bool isHighContrast(const QPalette &palette)
{
    const auto back = palette.color(QPalette::Window).lightness(), front = palette.color(QPalette::WindowText).lightness();
    return std::abs(back - front) == 255;
}

Theme Theme::from(const QPalette &system, Appearance appearance)
{
    const auto window = system.color(QPalette::Window), text = system.color(QPalette::WindowText);
    if (appearance == Appearance::System && isHighContrast(system)) {
        return {window.lightness() < 128, window, window, window, text, text, text, system.color(QPalette::Link), window,
                window, text, text, text, window};
    }
    const bool wantsDark = appearance == Appearance::Dark || (appearance == Appearance::System && window.lightness() < text.lightness());
    return wantsDark ? todoku::dark() : light();
}

QColor Theme::of(Severity severity) const
{
    switch (severity) {
    case Severity::Error: return error;
    case Severity::Warning: return warning;
    case Severity::Info: return accent;
    }
    Q_UNREACHABLE();
}

/// In high contrast there is no softer colour; a hint must not look like what somebody wrote. Still 7:1 on black and on white.
static QColor between(const QColor &text, const QColor &window)
{
    const auto mixed = [](int front, int back) { return (front * 65 + back * 35) / 100; };
    return {mixed(text.red(), window.red()), mixed(text.green(), window.green()), mixed(text.blue(), window.blue())};
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, card);
    p.setColor(QPalette::AlternateBase, rail);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::Button, card);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, error);
    p.setColor(QPalette::PlaceholderText, soft == text ? between(text, window) : soft);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, onAccent);
    p.setColor(QPalette::ToolTipBase, card);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Midlight, line);
    p.setColor(QPalette::Dark, line);
    p.setColor(QPalette::Light, line);
    p.setColor(QPalette::Shadow, line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, soft);
    return p;
}

QString Theme::styleSheet() const
{
    // {name} stands for the colour of that name. Fields get no colour of text here: Qt makes the hint in an empty field half as dark as that,
    // too pale to read; without it, text and hint have the palette's colours.
    static const auto sheet = uR"(
        QWizard, QDialog { background: {window}; }
        QToolTip { background: {card}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }
        QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
        QFrame#card { background: {card}; border: 1px solid {line}; border-radius: 10px; }
        QFrame#card[drop="true"] { background: {wash}; border: 2px dashed {accent}; }
        QFrame#rail { background: {rail}; border: none; border-right: 1px solid {line}; }
        QFrame#rule { background: {line}; border: none; max-height: 1px; min-height: 1px; }
        QLabel { background: transparent; color: {text}; }
        QLabel#soft { color: {soft}; }
        QLabel#code, QPlainTextEdit#code { background: {code}; border-radius: 4px; padding: 2px 8px; color: {text}; }
        QPlainTextEdit#code { border: 1px solid {line}; border-radius: 7px; padding: 6px; }
        QPlainTextEdit#code[compact="true"] { border: 2px solid transparent; border-radius: 4px; padding: 0px 8px; }
        QPlainTextEdit#code[compact="true"]:focus { border: 2px solid {accent}; padding: 0px 8px; }
        QLabel:focus { border: 2px solid {accent}; border-radius: 4px; }
        QLabel#title { border: none; }
        QPushButton, QWizard QPushButton { background: {card}; color: {text}; border: 1px solid {line}; border-radius: 7px; padding: 7px 16px; }
        QPushButton:hover { border-color: {accent}; }
        QPushButton:pressed { background: {wash}; }
        QPushButton:focus { border: 2px solid {accent}; padding: 6px 15px; }
        QPushButton:disabled { color: {soft}; background: {window}; }
        QPushButton[filled="true"] { background: {accent}; color: {onAccent}; border: 1px solid {accent}; font-weight: bold; }
        QPushButton[filled="true"]:focus { border: 2px solid {text}; padding: 6px 15px; }
        QPushButton[filled="true"]:disabled { background: {window}; border-color: {line}; color: {soft}; }
        QPushButton[flat="true"] { background: transparent; border: 2px solid transparent; color: {accent}; padding: 3px 6px; text-align: left; }
        QPushButton[flat="true"]:hover { text-decoration: underline; }
        QPushButton[flat="true"]:focus { border: 2px solid {accent}; }
        QPushButton[quiet="true"] { color: {soft}; }
        QPushButton[chip="true"] { border-radius: 14px; min-height: 20px; padding: 4px 13px; color: {soft}; }
        QPushButton[chip="true"]:focus { padding: 3px 12px; }
        QPushButton[chip="true"]:checked, QPushButton[segment="true"]:checked { background: {accent}; color: {onAccent}; border-color: {accent}; }
        QPushButton[chip="true"]:checked:focus, QPushButton[segment="true"]:checked:focus { border: 2px solid {text}; }
        QPushButton::menu-indicator { width: 0px; }
        QLineEdit, QPlainTextEdit { background: {card}; border: 1px solid {line}; border-radius: 7px; padding: 6px 10px; selection-background-color: {accent}; selection-color: {onAccent}; }
        QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid {accent}; padding: 5px 9px; }
        QCheckBox, QRadioButton { color: {text}; spacing: 12px; }
        QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; }
        QCheckBox::indicator { border: 1px solid {soft}; border-radius: 4px; background: {card}; }
        QRadioButton::indicator { border: 1px solid {soft}; border-radius: 9px; background: {card}; }
        QRadioButton::indicator:checked { border: 5px solid {accent}; width: 8px; height: 8px; background: {card}; }
        QCheckBox::indicator:checked { background: {accent}; border-color: {accent}; image: url(:/todoku/icons/tick-{shade}.svg); }
        QCheckBox, QRadioButton { border: 2px solid transparent; border-radius: 5px; padding: 1px; }
        QCheckBox:focus, QRadioButton:focus { border-color: {accent}; }
        QMenu { background: {card}; color: {text}; border: 1px solid {line}; padding: 4px; }
        QMenu::item { padding: 6px 24px; border-radius: 5px; }
        QMenu::separator { background: {line}; height: 1px; margin: 4px 8px; }
        QMenu::item:selected { background: {wash}; color: {text}; }
        QTableView { background: {card}; color: {text}; border: none; gridline-color: {line}; selection-background-color: {wash}; selection-color: {text}; }
        QComboBox, QSpinBox { background: {card}; color: {text}; border: 1px solid {line}; border-radius: 7px; padding: 6px 10px; min-height: 18px; }
        QComboBox:focus, QSpinBox:focus { border: 2px solid {accent}; padding: 5px 9px; }
        QComboBox::drop-down { border: none; width: 26px; }
        QComboBox::down-arrow { image: url(:/todoku/icons/down-{shade}.svg); width: 12px; height: 12px; }
        QComboBox QAbstractItemView { background: {card}; color: {text}; border: 1px solid {line}; selection-background-color: {wash}; selection-color: {text}; }
        QSpinBox::up-button, QSpinBox::down-button { width: 0px; border: none; }
        QHeaderView::section { background: {card}; color: {soft}; border: none; border-bottom: 1px solid {line}; padding: 6px 10px; }
        QTabWidget::pane { border: none; border-top: 1px solid {line}; }
        QTabBar::tab { background: transparent; color: {soft}; border: none; border-bottom: 3px solid transparent; padding: 7px 14px 5px 14px; }
        QTabBar::tab:hover { color: {text}; }
        QTabBar::tab:selected { color: {text}; border-bottom-color: {accent}; }
        QTabBar::tab:focus { border: 2px solid {accent}; border-radius: 5px; padding: 5px 12px 6px 12px; }
        QProgressBar { background: {line}; border: none; border-radius: 3px; max-height: 6px; }
        QProgressBar::chunk { background: {accent}; border-radius: 3px; }
        QAbstractScrollArea::corner { background: transparent; border: none; }
        QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
        QScrollBar::handle:vertical { background: {line}; border-radius: 4px; min-height: 32px; }
        QScrollBar::handle:vertical:hover { background: {soft}; }
        QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
        QScrollBar::handle:horizontal { background: {line}; border-radius: 4px; min-width: 32px; }
        QScrollBar::handle:horizontal:hover { background: {soft}; }
        QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; width: 0px; height: 0px; }
    )"_s;
    const QJsonObject colours{{"window"_L1, window.name()}, {"card"_L1, card.name()}, {"rail"_L1, rail.name()}, {"text"_L1, text.name()},
                              {"soft"_L1, soft.name()}, {"line"_L1, line.name()}, {"accent"_L1, accent.name()}, {"wash"_L1, wash.name()},
                              {"onAccent"_L1, onAccent.name()}, {"code"_L1, code.name()}, {"shade"_L1, dark ? u"dark"_s : u"light"_s}};
    // Braces of the sheet itself are followed by a blank, those of a place are not.
    QString result;
    for (qsizetype at = 0; at < sheet.size(); ++at) {
        const auto close = sheet.indexOf(u'}', at);
        const auto key = sheet[at] == u'{' && close > 0 ? sheet.mid(at + 1, close - at - 1) : QString();
        if (!key.isEmpty() && colours.contains(key)) {
            result += colours.value(key).toString();
            at = close;
        } else {
            result += sheet[at];
        }
    }
    return result;
}

QPixmap icon(const QString &name, const QColor &colour, int size, qreal ratio)
{
    const auto key = "%1|%2|%3|%4"_L1.arg(name, colour.name()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(":/todoku/icons/"_L1 + name + ".svg"_L1);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no icon %s", qPrintable(name));
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QString iconName(Severity severity)
{
    return severity == Severity::Error ? u"error"_s : severity == Severity::Warning ? u"warning"_s : u"info"_s;
}

QFont fontFor(Language language, QFont system)
{
    if (language != Language::Japanese || QFontDatabase::writingSystems(system.family()).contains(QFontDatabase::Japanese))
        return system;
    const auto present = QFontDatabase::families(QFontDatabase::Japanese);
    for (const auto &family : {u"Noto Sans CJK JP"_s, u"Noto Sans JP"_s, u"Source Han Sans JP"_s, u"IPAexGothic"_s, u"IPAPGothic"_s, u"VL PGothic"_s}) {
        if (present.contains(family)) {
            system.setFamilies(QStringList{family} + system.families());
            break;
        }
    }
    return system;
}

QFont codeFont()
{
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({u"Cascadia Mono"_s, u"Consolas"_s, u"SF Mono"_s, u"Menlo"_s, u"DejaVu Sans Mono"_s, u"Noto Sans Mono CJK JP"_s, font.family()});
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace todoku
