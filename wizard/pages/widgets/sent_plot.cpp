// SPDX-License-Identifier: Apache-2.0
#include "sent_plot.h"

#include "../page.h"
#include "todoku/moment.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QToolTip>

#include <cmath>

namespace todoku {

static constexpr qreal shapeRadius = 6, clickReach = 14;

SentPlot::SentPlot(account::Calendar calendar, QList<Mark> marks, int current, QWidget *parent)
    : QWidget(parent), m_calendar(std::move(calendar)), m_marks(std::move(marks)), m_current(std::clamp<int>(current, 0, std::max<int>(0, int(m_marks.size()) - 1)))
{
    setObjectName(u"sent-plot"_s);
    setFocusPolicy(m_marks.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(260);
    setFixedHeight(sizeHint().height());
    setAccessibleDescription(tr("The arrow keys move between the marked messages; Space marks one as not yours."));
    speak();
}

void SentPlot::speak()
{
    const auto title = tr("Sent messages by day and hour");
    if (m_marks.isEmpty()) {
        setAccessibleName(title + u": "_s + tr("no message is marked"));
        return;
    }
    const auto &mark = m_marks[m_current];
    // A changed name is what screen readers read out.
    setAccessibleName(tr("%1: message %2 of %3. %4. %5")
                          .arg(title, QString::number(m_current + 1), QString::number(m_marks.size()), mark.words, mark.ticked ? tr("Marked as not yours") : tr("Not marked")));
}

void SentPlot::setCurrent(int mark)
{
    if (mark == m_current || mark < 0 || mark >= m_marks.size())
        return;
    m_current = mark;
    speak();
    update();
    Q_EMIT currentChanged(mark);
}

void SentPlot::setTicked(int mark, bool ticked)
{
    if (mark < 0 || mark >= m_marks.size() || m_marks[mark].ticked == ticked)
        return;
    m_marks[mark].ticked = ticked;
    if (mark == m_current)
        speak();
    update();
}

QRectF SentPlot::area() const
{
    const qreal left = fontMetrics().horizontalAdvance(u"24:00 "_s) + 6, below = fontMetrics().height() + 8;
    return QRectF(rect()).adjusted(left, 10, -12, -below);
}

QPointF SentPlot::placeOf(const QDateTime &time) const
{
    const auto space = area();
    const auto days = std::max<qsizetype>(1, m_calendar.days.size());
    const qreal day = qreal(m_calendar.first.daysTo(time.date())) + 0.5, hour = time.time().msecsSinceStartOfDay() / 3'600'000.0;
    return {space.left() + std::clamp<qreal>(day, 0, qreal(days)) * space.width() / qreal(days), space.top() + hour * space.height() / 24};
}

int SentPlot::markAt(QPointF point) const
{
    int best = -1;
    qreal nearest = clickReach;
    for (int i = 0; i < m_marks.size(); ++i) {
        const auto distance = point - placeOf(m_marks[i].time);
        const auto length = std::hypot(distance.x(), distance.y());
        // Of those that lie on each other, the one after the current: every one can be reached by clicking again.
        if (length < nearest || (best >= 0 && length < nearest + 0.5 && best <= m_current && i > m_current)) {
            nearest = std::min(nearest, length);
            best = i;
        }
    }
    return best;
}

void SentPlot::paintAxes(QPainter &painter) const
{
    const auto space = area();
    const auto locale = localeOf(windowWords().language());
    for (int hour = 0; hour <= 24; hour += 6) {
        const auto y = space.top() + hour * space.height() / 24;
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(QPointF(space.left(), y), QPointF(space.right(), y));
        painter.setPen(theme().soft);
        painter.drawText(QRectF(0, y - 10, space.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter, u"%1:00"_s.arg(hour));
    }
    if (m_calendar.days.isEmpty())
        return;
    const auto text = [&](qsizetype day) { return dayText(m_calendar.first.addDays(day), languageOf(locale)); };
    const QRectF below(space.left(), space.bottom() + 4, space.width(), fontMetrics().height() + 2);
    const auto last = m_calendar.days.size() - 1;
    painter.drawText(below, Qt::AlignLeft, text(0));
    if (last > 0)
        painter.drawText(below, Qt::AlignRight, text(last));
    if (last > 1 && space.width() > 4 * fontMetrics().horizontalAdvance(text(0)))
        painter.drawText(below, Qt::AlignHCenter, text(last / 2));
}

// One column for several days where there are more days than room.
void SentPlot::paintCells(QPainter &painter) const
{
    const auto space = area();
    const auto days = m_calendar.days.size();
    if (days == 0)
        return;
    const auto columns = std::min<qsizetype>(days, std::max(1, int(space.width() / 3)));
    std::vector<int> counts(size_t(columns * 24));
    for (qsizetype day = 0; day < days; ++day) {
        for (size_t hour = 0; hour < 24; ++hour)
            counts[size_t(day * columns / days * 24) + hour] += m_calendar.days[day][hour];
    }
    const int most = std::ranges::max(counts);
    const qreal wide = space.width() / qreal(columns), high = space.height() / 24;
    for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        auto colour = theme().accent;
        // Few messages must be seen beside very many: by the order of magnitude.
        colour.setAlphaF(float(0.18 + 0.6 * std::log1p(counts[i]) / std::log1p(most)));
        const QRectF cell(space.left() + qreal(i / 24) * wide, space.top() + qreal(i % 24) * high, std::max(wide - (wide > 6 ? 1 : 0), 1.5), high - 1);
        painter.fillRect(cell, colour);
    }
}

// A ring of four corners for what is proposed, a filled one with a cross for what is not the person's.
void SentPlot::paintMark(QPainter &painter, int mark) const
{
    const auto place = placeOf(m_marks[mark].time);
    QPainterPath shape;
    shape.moveTo(place + QPointF(0, -shapeRadius));
    shape.lineTo(place + QPointF(shapeRadius, 0));
    shape.lineTo(place + QPointF(0, shapeRadius));
    shape.lineTo(place + QPointF(-shapeRadius, 0));
    shape.closeSubpath();
    const bool ticked = m_marks[mark].ticked;
    const auto colour = ticked ? theme().error : theme().warning;
    painter.setPen(QPen(colour, 1.8));
    painter.setBrush(ticked ? colour : theme().card);
    painter.drawPath(shape);
    if (ticked) {
        painter.setPen(QPen(theme().card, 1.6));
        painter.drawLine(place - QPointF(2.2, 2.2), place + QPointF(2.2, 2.2));
        painter.drawLine(place - QPointF(2.2, -2.2), place + QPointF(2.2, -2.2));
    }
    if (mark != m_current)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? theme().accent : theme().text, hasFocus() ? 2.4 : 1.4));
    painter.drawEllipse(place, shapeRadius + 4.5, shapeRadius + 4.5);
}

void SentPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintCells(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_marks.size(); ++i) {
        if (i != m_current)
            paintMark(painter, i);
    }
    if (!m_marks.isEmpty())
        paintMark(painter, m_current);
}

void SentPlot::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_marks.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: return setCurrent(std::max(0, m_current - 1));
    case Qt::Key_Right:
    case Qt::Key_Down: return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_PageUp: return setCurrent(std::max(0, m_current - 10));
    case Qt::Key_PageDown: return setCurrent(std::min(last, m_current + 10));
    case Qt::Key_Home: return setCurrent(0);
    case Qt::Key_End: return setCurrent(last);
    case Qt::Key_Space: return Q_EMIT toggled(m_current);
    default: QWidget::keyPressEvent(event);
    }
}

void SentPlot::mousePressEvent(QMouseEvent *event)
{
    if (const int mark = markAt(event->position()); mark >= 0)
        setCurrent(mark);
}

bool SentPlot::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int mark = markAt(help->pos());
        if (mark >= 0)
            QToolTip::showText(help->globalPos(), m_marks[mark].words, this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

} // namespace todoku
