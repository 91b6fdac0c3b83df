// SPDX-License-Identifier: Apache-2.0
#include "route_view.h"

#include "../theme.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QTextLayout>

namespace todoku {

static constexpr int gapHeight = 26, narrowest = 150;

QString duration(qint64 seconds)
{
    const auto say = [](const char *text, qint64 n) { return QCoreApplication::translate("Duration", text, nullptr, int(n)); };
    if (seconds < 120)
        return say(QT_TRANSLATE_N_NOOP("Duration", "%n second(s)"), seconds);
    if (seconds < 2 * 60 * 60)
        return say(QT_TRANSLATE_N_NOOP("Duration", "%n minute(s)"), seconds / 60);
    if (seconds < 48 * 60 * 60)
        return say(QT_TRANSLATE_N_NOOP("Duration", "%n hour(s)"), seconds / 3600);
    return say(QT_TRANSLATE_N_NOOP("Duration", "%n day(s)"), seconds / 86400);
}

/// For an arrow: "2 s", "3 h".
static QString shortDuration(qint64 seconds)
{
    if (seconds < 120)
        return RouteView::tr("%1 s").arg(seconds);
    if (seconds < 2 * 60 * 60)
        return RouteView::tr("%1 min").arg(seconds / 60);
    if (seconds < 48 * 60 * 60)
        return RouteView::tr("%1 h").arg(seconds / 3600);
    return RouteView::tr("%1 d").arg(seconds / 86400);
}

static QString titleOf(Stop::Who who)
{
    switch (who) {
    case Stop::Who::Sender: return RouteView::tr("You");
    case Stop::Who::SendingSide: return RouteView::tr("Sending side");
    case Stop::Who::ReceivingSide: return RouteView::tr("Recipient's side");
    case Stop::Who::Recipient: return RouteView::tr("Recipient");
    }
    Q_UNREACHABLE();
}

static QString wordOf(Stop::State state)
{
    switch (state) {
    case Stop::State::Passed: return RouteView::tr("passed on");
    case Stop::State::Refused: return RouteView::tr("refused here");
    case Stop::State::Waiting: return RouteView::tr("waiting");
    case Stop::State::NotReached: return RouteView::tr("not reached");
    case Stop::State::Unknown: return RouteView::tr("unknown");
    }
    Q_UNREACHABLE();
}

RouteView::RouteView(const Route &route, QWidget *parent) : QWidget(parent)
{
    if (!route.answer.isEmpty())
        m_answer = tr("“%1”").arg(visible(route.answer));
    QStringList spoken;
    for (const auto &stop : route.stops) {
        const auto detail = stop.who == Stop::Who::SendingSide && isMicrosoftHost(stop.detail) ? u"Exchange Online"_s : visible(stop.detail);
        m_boxes << Box{titleOf(stop.who), detail, stop.state, stop.secondsToNext >= 0 ? shortDuration(stop.secondsToNext) : QString()};
        spoken << "%1 (%2): %3"_L1.arg(m_boxes.last().title, detail, wordOf(stop.state));
        if (stop.secondsToNext >= 0)
            spoken.last() += ", "_L1 + duration(stop.secondsToNext);
    }
    setAccessibleName(tr("Route of the message"));
    setAccessibleDescription(spoken.join("; "_L1));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // higher where the boxes stand below each other
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

/// Two lines of text, as large as it is.
int RouteView::boxHeight() const
{
    return std::max(62, 2 * fontMetrics().height() + 26);
}

bool RouteView::stacked(int width) const
{
    return width < int(m_boxes.size()) * (narrowest + 36);
}

QSize RouteView::sizeHint() const
{
    // With room for all boxes: a page takes this height for the least there must be.
    const int width = int(m_boxes.size()) * (narrowest + 36);
    return {width, heightForWidth(width)};
}

int RouteView::heightForWidth(int width) const
{
    const auto n = int(m_boxes.size());
    const int answer = m_answer.isEmpty() ? 0 : int(answerLines(width).size()) * fontMetrics().lineSpacing() + space::medium;
    return (stacked(width) ? n * boxHeight() + (n - 1) * gapHeight : boxHeight() + 8) + answer;
}

/// A server's answer may hold words longer than a line, and go on for pages; all of it stands further down for whoever wants it.
QStringList RouteView::answerLines(int width) const
{
    static constexpr int most = 5;
    QTextLayout layout(m_answer, font());
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrapping);
    layout.beginLayout();
    QStringList lines;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        if (lines.size() == most) {
            lines.last() = fontMetrics().elidedText(lines.last() + u'…', Qt::ElideRight, width);
            break;
        }
        line.setLineWidth(std::max(width, 1));
        lines << m_answer.mid(line.textStart(), line.textLength());
    }
    layout.endLayout();
    return lines;
}

QRect RouteView::boxAt(int index, int width) const
{
    const auto n = int(m_boxes.size());
    if (stacked(width))
        return {0, index * (boxHeight() + gapHeight), std::min(width, 420), boxHeight()};
    const int gap = std::clamp((width - n * 190) / std::max(n - 1, 1), 36, 84);
    const int wide = (width - (n - 1) * gap) / n;
    return {index * (wide + gap), 2, wide, boxHeight()};
}

static QColor colourOf(Stop::State state)
{
    switch (state) {
    case Stop::State::Passed: return theme().fine;
    case Stop::State::Refused: return theme().error;
    case Stop::State::Waiting: return theme().warning;
    default: return theme().soft;
    }
}

void RouteView::paintBox(QPainter &painter, const Box &box, const QRect &rectangle) const
{
    const auto colour = colourOf(box.state);
    const bool reached = box.state == Stop::State::Passed || box.state == Stop::State::Refused || box.state == Stop::State::Waiting;
    painter.setPen(QPen(colour, 1.6, reached ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme().card);
    painter.drawRoundedRect(QRectF(rectangle).adjusted(1, 1, -1, -1), 7, 7);
    const auto symbol = box.state == Stop::State::Refused ? u"error"_s : box.state == Stop::State::Waiting ? u"warning"_s
        : box.state == Stop::State::Passed ? u"fine"_s : u"unknown"_s;
    painter.drawPixmap(rectangle.right() - 28, rectangle.top() + 8, icon(symbol, colour, 18, devicePixelRatioF()));
    auto bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme().text);
    const QRect inner = rectangle.adjusted(14, 8, -12, -8);
    painter.drawText(inner.adjusted(0, 0, -22, 0), Qt::AlignTop | Qt::AlignLeft, QFontMetrics(bold).elidedText(box.title, Qt::ElideRight, inner.width() - 22));
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    painter.setFont(small);
    painter.setPen(theme().soft);
    painter.drawText(inner, Qt::AlignBottom | Qt::AlignLeft, QFontMetrics(small).elidedText(box.detail, Qt::ElideMiddle, inner.width()));
}

/// The arrow from one box to the next; broken where the message went no further.
void RouteView::paintWay(QPainter &painter, int index) const
{
    const auto from = boxAt(index, width()), to = boxAt(index + 1, width());
    const bool broken = m_boxes[index].state == Stop::State::Refused || m_boxes[index + 1].state == Stop::State::Unknown;
    const bool down = stacked(width());
    const QPointF a = down ? QPointF(from.left() + 40, from.bottom() + 1) : QPointF(from.right() + 1, from.center().y());
    const QPointF b = down ? QPointF(to.left() + 40, to.top() - 1) : QPointF(to.left() - 1, to.center().y());
    painter.setPen(QPen(broken ? theme().error : theme().fine, 1.8, broken ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(a, b);
    if (broken) {
        const auto middle = (a + b) / 2;
        painter.setPen(QPen(theme().error, 2.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle - QPointF(7, 7), middle + QPointF(7, 7));
        painter.drawLine(middle - QPointF(7, -7), middle + QPointF(7, -7));
    } else {
        const QPointF side = down ? QPointF(4, 0) : QPointF(0, 4), along = down ? QPointF(0, 6) : QPointF(6, 0);
        painter.drawLine(b, b - along + side);
        painter.drawLine(b, b - along - side);
    }
    if (m_boxes[index].wait.isEmpty() || broken)
        return;
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    painter.setPen(theme().soft);
    const QRectF place = down ? QRectF(a.x() + 10, a.y(), 200, b.y() - a.y()) : QRectF(a.x() - 30, a.y() + 4, b.x() - a.x() + 60, 24);
    painter.drawText(place, down ? Qt::AlignVCenter | Qt::AlignLeft : Qt::AlignHCenter | Qt::AlignTop, m_boxes[index].wait);
}

void RouteView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_boxes.size(); ++i) {
        painter.setFont(font());
        paintBox(painter, m_boxes[i], boxAt(i, width()));
        if (i + 1 < m_boxes.size())
            paintWay(painter, i);
    }
    if (m_answer.isEmpty())
        return;
    painter.setFont(font());
    painter.setPen(theme().error);
    int top = boxAt(int(m_boxes.size()) - 1, width()).bottom() + space::medium;
    for (const auto &line : answerLines(width())) {
        painter.drawText(QRect(0, top, width(), fontMetrics().lineSpacing()), Qt::AlignLeft | Qt::AlignTop | Qt::TextDontClip, line);
        top += fontMetrics().lineSpacing();
    }
}

} // namespace todoku
