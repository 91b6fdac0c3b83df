// SPDX-License-Identifier: Apache-2.0
#include "rail.h"

#include "parts.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

static QString say(const char *text, const char *comment = nullptr)
{
    return QCoreApplication::translate("Rail", text, comment);
}

QString titleOf(Place place)
{
    switch (place) {
    case Place::Start: return say(QT_TRANSLATE_NOOP("Rail", "Start"));
    case Place::Bounce: return say(QT_TRANSLATE_NOOP("Rail", "Your bounce"));
    case Place::U1: return say(QT_TRANSLATE_NOOP("Rail", "1 Recipient's address"));
    case Place::U2: return say(QT_TRANSLATE_NOOP("Rail", "2 Stored suggestions"));
    case Place::U3: return say(QT_TRANSLATE_NOOP("Rail", "3 Recipient's forwarding"));
    case Place::U4: return say(QT_TRANSLATE_NOOP("Rail", "4 Account misused"));
    case Place::U5: return say(QT_TRANSLATE_NOOP("Rail", "5 Not your message"));
    case Place::A1: return say(QT_TRANSLATE_NOOP("Rail", "1 Service health"));
    case Place::A2: return say(QT_TRANSLATE_NOOP("Rail", "2 MX records"));
    case Place::A3: return say(QT_TRANSLATE_NOOP("Rail", "3 Moved mailboxes"));
    case Place::A4: return say(QT_TRANSLATE_NOOP("Rail", "4 Forwarding and rules"));
    case Place::Why: return say(QT_TRANSLATE_NOOP("Rail", "Why did I get this?"));
    case Place::Result: return say(QT_TRANSLATE_NOOP("Rail", "Result and further help"));
    case Place::Many: return say(QT_TRANSLATE_NOOP("Rail", "Many reports"));
    case Place::Addresses: return say(QT_TRANSLATE_NOOP("Rail", "List of addresses"));
    case Place::Domains: return say(QT_TRANSLATE_NOOP("Rail", "List of domains"));
    case Place::Cases: return say(QT_TRANSLATE_NOOP("Rail", "Recent cases"));
    }
    Q_UNREACHABLE();
}

QString wordOf(const RailRow &row)
{
    const bool station = !solutionOf(row.place).has_value();
    switch (row.state) {
    case State::NotLookedAt: return station ? QString() : say(QT_TRANSLATE_NOOP("Rail", "not looked at"));
    case State::Recommended:
        return row.rank == 1 ? say(QT_TRANSLATE_NOOP("Rail", "first")) : row.rank == 2 ? say(QT_TRANSLATE_NOOP("Rail", "2nd"))
            : row.rank == 3 ? say(QT_TRANSLATE_NOOP("Rail", "3rd")) : say(QT_TRANSLATE_NOOP("Rail", "later"));
    case State::Problem: return say(QT_TRANSLATE_NOOP("Rail", "look here"));
    case State::Fine: return say(QT_TRANSLATE_NOOP("Rail", "fine"));
    case State::Done: return station ? QString() : say(QT_TRANSLATE_NOOP("Rail", "done"));
    case State::NotNeeded: return say(QT_TRANSLATE_NOOP("Rail", "not needed"));
    }
    Q_UNREACHABLE();
}

QString iconOf(const RailRow &row)
{
    switch (row.state) {
    case State::NotLookedAt: return u"unknown"_s;
    case State::Recommended: return row.rank == 1 ? u"first"_s : u"warning"_s;
    case State::Problem: return u"warning"_s;
    case State::Fine: return u"fine"_s;
    case State::Done: return u"fine"_s;
    case State::NotNeeded: return u"none"_s;
    }
    Q_UNREACHABLE();
}

static QColor colourOf(const RailRow &row)
{
    switch (row.state) {
    case State::Recommended: return row.rank == 1 ? theme().accent : theme().warning;
    case State::Problem: return theme().warning;
    case State::Fine:
    case State::Done: return theme().fine;
    default: return theme().soft;
    }
}

namespace {

/// One row of the rail, painted: symbol, title (wrapped), word.
class RailButton : public QAbstractButton
{
public:
    RailButton(const RailRow &row, bool current, bool folded) : m_row(row), m_current(current), m_folded(folded)
    {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setText(titleOf(row.place));
        const auto word = wordOf(row);
        setAccessibleName(word.isEmpty() ? text() : text() + ", "_L1 + word);
        setAccessibleDescription(current ? say(QT_TRANSLATE_NOOP("Rail", "This page is open.")) : QString());
        if (folded || row.state == State::NotLookedAt)
            setToolTip(accessibleName());
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    QSize sizeHint() const override { return {m_folded ? 48 : 240, heightForWidth(m_folded ? 48 : 240)}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const int line = fontMetrics().height();
        if (m_folded)
            return line + 16;
        auto face = font();
        face.setBold(m_current);
        return int(QFontMetrics(face).boundingRect(QRect(0, 0, titleWidth(width), 999), Qt::TextWordWrap, text()).height()) + 13;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto area = rect().adjusted(0, 0, -1, -1);
        if (m_current || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme().wash);
            painter.drawRoundedRect(area, 7, 7);
        }
        if (m_current) {
            painter.setBrush(theme().accent);
            painter.drawRoundedRect(QRect(0, 0, 3, height()), 1.5, 1.5);
        }
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme().accent, 2));
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7);
        }
        const int symbol = 20;
        const int left = m_folded ? (width() - symbol) / 2 : 10;
        painter.drawPixmap(left, (height() - symbol) / 2, todoku::icon(iconOf(m_row), colourOf(m_row), symbol, devicePixelRatioF()));
        if (m_folded)
            return;
        auto bold = font();
        bold.setBold(m_current);
        painter.setFont(bold);
        painter.setPen(m_current ? theme().accent : theme().text);
        painter.drawText(QRect(textLeft, 0, titleWidth(width()), height()), Qt::AlignVCenter | Qt::TextWordWrap, text());
        paintWord(painter);
    }

private:
    static constexpr int textLeft = 40, right = 10;

    QFont wordFont() const
    {
        auto small = font();
        small.setPointSizeF(small.pointSizeF() * 0.84);
        small.setBold(m_row.state == State::Recommended && m_row.rank == 1);
        return small;
    }

    /// What nobody has looked at is most of the rail at first; its dashed circle says so, and the word is for screen readers and the tool tip.
    QString paintedWord() const { return m_row.state == State::NotLookedAt ? QString() : wordOf(m_row); }

    int wordWidth() const
    {
        const auto word = paintedWord();
        return word.isEmpty() ? 0 : QFontMetrics(wordFont()).horizontalAdvance(word) + 22;
    }

    int titleWidth(int width) const { return width - textLeft - right - wordWidth(); }

    void paintWord(QPainter &painter)
    {
        const auto word = paintedWord();
        if (word.isEmpty())
            return;
        painter.setFont(wordFont());
        const int wide = wordWidth() - 6, tall = QFontMetrics(wordFont()).height() + 2;
        const QRect pill(width() - right - wide, (height() - tall) / 2, wide, tall);
        if (m_row.state == State::Recommended && m_row.rank == 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme().accent);
            painter.drawRoundedRect(pill, tall / 2.0, tall / 2.0);
            painter.setPen(theme().onAccent);
            painter.drawText(pill, Qt::AlignCenter, word);
        } else {
            painter.setPen(theme().soft);
            painter.drawText(pill, Qt::AlignRight | Qt::AlignVCenter, word);
        }
    }

    RailRow m_row;
    bool m_current, m_folded;
};

} // namespace

Rail::Rail(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"rail"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(12, space::medium, 12, space::medium);
    m_column->setSpacing(1);
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);
    m_settings = linkButton({});
    m_settings->setObjectName(u"settings"_s);
    connect(m_settings, &QPushButton::clicked, this, &Rail::settingsWanted);
    outer->addWidget(m_settings, 0, Qt::AlignHCenter);
    outer->addSpacing(space::small);
}

void Rail::addSection(const QString &title)
{
    if (m_folded) {
        m_column->addSpacing(space::medium);
        return;
    }
    auto *label = new QLabel(title);
    label->setObjectName(u"soft"_s);
    label->setContentsMargins(10, space::small, 0, 2);
    auto font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    label->setFont(font);
    label->setWordWrap(true);
    m_column->addWidget(label);
}

void Rail::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    show(m_rows, m_current);
}

void Rail::show(const QList<RailRow> &rows, Place current)
{
    auto *focused = qobject_cast<QAbstractButton *>(focusWidget());
    const auto focusedPlace = focused ? focused->property("place") : QVariant();
    m_rows = rows;
    m_current = current;
    while (auto *item = m_column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    // As wide as its words are large.
    setFixedWidth(m_folded ? 64 : std::clamp(fontMetrics().horizontalAdvance(u'0') * 34, 272, 420));
    // Both names, so that nobody has to read a language to leave it.
    m_settings->setText(m_folded ? u"あ/A"_s : u"日本語 / English …"_s);
    m_settings->setAccessibleName(tr("Language and appearance"));
    m_settings->setToolTip(tr("Language and appearance"));
    auto *name = new QLabel(m_folded ? u"届"_s : u"<b style='font-size:large; color:%1'>Todoku</b>&nbsp; <span style='color:%2'>届く</span>"_s.arg(
                                            theme().accent.name(), theme().soft.name()));
    name->setContentsMargins(m_folded ? 0 : 10, space::hair, 0, space::small);
    if (m_folded)
        name->setAlignment(Qt::AlignHCenter);
    m_column->addWidget(name);
    for (const auto &row : rows) {
        if (row.place == Place::U1)
            addSection(tr("If you sent the message"));
        else if (row.place == Place::A1)
            addSection(tr("If you run the mail"));
        else if (row.place == Place::Why)
            addSection(tr("Result", "section of the rail"));
        auto *button = new RailButton(row, row.place == current, m_folded);
        button->setProperty("place", int(row.place));
        connect(button, &QAbstractButton::clicked, this, [this, row] { Q_EMIT chosen(row.place); });
        m_column->addWidget(button);
        if (focusedPlace.isValid() && focusedPlace.toInt() == int(row.place))
            button->setFocus();
    }
    m_column->addStretch();
}

} // namespace todoku
