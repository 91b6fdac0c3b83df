// SPDX-License-Identifier: Apache-2.0
#include "mail_way_view.h"

#include "../theme.h"
#include "parts.h"
#include "todoku/moment.h"

#include <QtGui/QAccessible>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QToolTip>

namespace todoku {

using Joint = MailWay::State;

static constexpr int laneHeight = 46, laneGap = 16, jointLength = 40, mostLanes = 6;

static QColor colourOf(Joint state)
{
    switch (state) {
    case Joint::Fine: return theme().fine;
    case Joint::Question: return theme().warning;
    case Joint::Broken: return theme().error;
    case Joint::NotLookedAt: return theme().soft;
    }
    Q_UNREACHABLE();
}

static QString wordOf(Joint state)
{
    switch (state) {
    case Joint::Fine: return MailWayView::tr("fine");
    case Joint::Question: return MailWayView::tr("please check");
    case Joint::Broken: return MailWayView::tr("broken here");
    case Joint::NotLookedAt: return MailWayView::tr("not looked at");
    }
    Q_UNREACHABLE();
}

static QString domainWord(const MailWay &way)
{
    if (way.takesNoMail && way.lanes.isEmpty())
        return MailWayView::tr("accepts no mail");
    switch (way.outcome) {
    case dns::Outcome::Answered:
        return MailWayView::tr("domain");
    case dns::Outcome::NoData:
        return way.lanes.isEmpty() ? MailWayView::tr("no MX, no address") : MailWayView::tr("no MX record");
    case dns::Outcome::NoSuchName:
        return MailWayView::tr("does not exist");
    case dns::Outcome::TimedOut:
        return MailWayView::tr("no answer");
    default:
        return MailWayView::tr("name servers fail");
    }
}

static QString serverWord(MailWay::Server server)
{
    switch (server) {
    case MailWay::Server::NotTried: return MailWayView::tr("not tried");
    case MailWay::Server::Answers: return MailWayView::tr("answers");
    case MailWay::Server::AsksToComeBack: return MailWayView::tr("asks to come back");
    case MailWay::Server::TurnsAway: return MailWayView::tr("turns mail away");
    case MailWay::Server::Refuses: return MailWayView::tr("takes no connection");
    case MailWay::Server::Silent: return MailWayView::tr("no answer");
    }
    Q_UNREACHABLE();
}

static QString encryptionWord(const domain::Mx &mx)
{
    for (const auto &session : mx.sessions) {
        if (!session.takesMail())
            continue;
        if (!session.starttls)
            return MailWayView::tr("no encryption");
        return session.certificate == smtp::Certificate::Valid ? MailWayView::tr("TLS valid") : MailWayView::tr("TLS, certificate does not hold");
    }
    return {};
}

QString MailWayView::Box::spoken() const
{
    return "%1, %2: %3"_L1.arg(title, detail, wordOf(state));
}

MailWayView::MailWayView(const MailWay &way, QWidget *parent) : QWidget(parent)
{
    m_boxes << Box{-1, 0, visible(way.domain), domainWord(way), way.start, true};
    for (qsizetype i = 0; i < way.lanes.size() && i < mostLanes; ++i)
        addLane(way.lanes[i], int(i));
    m_lanes = int(std::min<qsizetype>(way.lanes.size(), mostLanes));
    if (m_lanes < way.lanes.size()) {
        m_boxes << Box{m_lanes, 1, tr("%n more", nullptr, int(way.lanes.size()) - m_lanes), tr("in the details below"), Joint::NotLookedAt};
        ++m_lanes;
    }
    QStringList spoken;
    for (const auto &box : std::as_const(m_boxes))
        spoken << box.spoken();
    m_all = spoken.join("; "_L1);
    setAccessibleName(tr("The way a message takes"));
    setAccessibleDescription(m_all);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(u"mail-way"_s);
    // Not Fixed: that would hold it to the height it has where everything stands beside each other.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MailWayView::addLane(const MailWay::Lane &lane, int index)
{
    auto about = lane.mx.implicit ? tr("the domain's own address") : tr("MX %1").arg(lane.mx.preference);
    if (lane.old)
        about += u" · "_s + tr("old, says %1").arg(visible(lane.saidBy.join(", "_L1)));
    else if (!lane.saidBy.isEmpty())
        about += u" · "_s + tr("new, says %1").arg(visible(lane.saidBy.join(", "_L1)));
    m_boxes << Box{index, 1, lane.mx.host.isEmpty() ? u"."_s : visible(lane.mx.host), about, lane.old ? Joint::Broken : lane.host, true};
    if (lane.host == Joint::Broken || (lane.host == Joint::NotLookedAt && lane.mx.addresses.isEmpty()))
        return;
    const auto &addresses = lane.mx.addresses;
    if (addresses.isEmpty()) {
        const bool definite = lane.address == Joint::Broken;
        m_boxes << Box{index, 2, definite ? tr("no address") : tr("not found out"), dns::name(lane.mx.outcome), lane.address};
        return;
    }
    auto list = addresses.first().toString();
    if (addresses.size() > 1)
        list += u" +%1"_s.arg(addresses.size() - 1);
    m_boxes << Box{index, 2, list, lane.address == Joint::Fine ? tr("addresses") : tr("reached from inside only"), lane.address, true};
    if (lane.address == Joint::Broken)
        return;
    m_boxes << Box{index, 3, serverWord(lane.behaviour), lane.behaviour == MailWay::Server::Answers ? encryptionWord(lane.mx) : tr("mail server, port 25"), lane.server};
}

bool MailWayView::isNarrow(int width) const
{
    return width < 640;
}

int MailWayView::heightForWidth(int width) const
{
    const int lanes = std::max(m_lanes, 1);
    const int column = lanes * laneHeight + (lanes - 1) * laneGap + 8;
    return isNarrow(width) && m_lanes > 0 ? column + laneHeight + laneGap : column;
}

QRect MailWayView::placeOf(const Box &box, int width) const
{
    const bool narrow = isNarrow(width);
    const int columns = narrow ? 3 : 4;
    const int room = width - (columns - 1) * jointLength - 4;
    // The MX has the longest name.
    const int wide[]{narrow ? room / 2 : room * 22 / 100, narrow ? room * 44 / 100 : room * 36 / 100, narrow ? room * 28 / 100 : room * 21 / 100, narrow ? room * 28 / 100 : room * 21 / 100};
    int left = 2;
    for (int i = narrow ? 1 : 0; i < box.column; ++i)
        left += wide[i] + jointLength;
    const int above = narrow && m_lanes > 0 ? laneHeight + laneGap : 0;
    if (box.lane < 0) {
        const int middle = narrow ? 4 : 4 + (std::max(m_lanes, 1) - 1) * (laneHeight + laneGap) / 2;
        return {2, middle, wide[0], laneHeight};
    }
    return {left, 4 + above + box.lane * (laneHeight + laneGap), wide[box.column], laneHeight};
}

void MailWayView::paintBox(QPainter &painter, const Box &box) const
{
    const auto place = placeOf(box, width());
    const auto colour = colourOf(box.state);
    painter.setPen(QPen(box.state == Joint::Fine ? theme().line : colour, box.state == Joint::Broken ? 1.8 : 1.2, box.state == Joint::Fine ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme().card);
    painter.drawRoundedRect(QRectF(place), 7, 7);
    const auto symbol = box.state == Joint::Broken ? u"error"_s : box.state == Joint::Question ? u"warning"_s : box.state == Joint::Fine ? u"fine"_s : u"unknown"_s;
    painter.drawPixmap(place.right() - 22, place.top() + 6, icon(symbol, colour, 16, devicePixelRatioF()));
    const auto inner = place.adjusted(10, 5, -8, -5);
    auto first = box.code ? codeFont() : font();
    first.setPointSizeF(font().pointSizeF());
    first.setBold(!box.code || box.lane < 0);
    painter.setFont(first);
    painter.setPen(box.state == Joint::Broken ? theme().error : theme().text);
    painter.drawText(inner.adjusted(0, 0, -18, 0), Qt::AlignTop | Qt::AlignLeft, QFontMetrics(first).elidedText(box.title, Qt::ElideMiddle, inner.width() - 18));
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    painter.setFont(small);
    painter.setPen(theme().soft);
    painter.drawText(inner, Qt::AlignBottom | Qt::AlignLeft, QFontMetrics(small).elidedText(box.detail, Qt::ElideRight, inner.width()));
}

void MailWayView::paintJoint(QPainter &painter, const Box &from, const Box &to) const
{
    const auto a = placeOf(from, width()), b = placeOf(to, width());
    const bool broken = to.state == Joint::Broken;
    const auto colour = broken ? theme().error : to.state == Joint::Question ? theme().warning : theme().soft;
    painter.setPen(QPen(colour, 1.8, broken ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    const bool down = isNarrow(width()) && from.lane < 0;
    const QPointF start = down ? QPointF(a.left() + 16, a.bottom() + 1) : QPointF(a.right() + 1, a.center().y());
    const QPointF end = down ? QPointF(b.left() + 16, b.top() - 1) : QPointF(b.left() - 1, b.center().y());
    if (down && to.lane > 0)
        return; // one line to the first is enough: the others stand below it
    QPainterPath path(start);
    const auto half = (end.x() - start.x()) / 2;
    path.cubicTo(start + QPointF(down ? 0 : half, 0), end - QPointF(down ? 0 : half, 0), end);
    painter.drawPath(path);
    if (!broken)
        return;
    const auto middle = path.pointAtPercent(0.5);
    painter.setPen(QPen(theme().error, 2.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(middle - QPointF(6, 6), middle + QPointF(6, 6));
    painter.drawLine(middle - QPointF(6, -6), middle + QPointF(6, -6));
}

void MailWayView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 1; i < m_boxes.size(); ++i)
        paintJoint(painter, m_boxes[i].column == 1 ? m_boxes[0] : m_boxes[i - 1], m_boxes[i]);
    for (const auto &box : m_boxes)
        paintBox(painter, box);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(placeOf(m_boxes[m_current], width())).adjusted(-2, -2, 2, 2), 8, 8);
    }
}

void MailWayView::announce()
{
    setAccessibleDescription(m_boxes[m_current].spoken());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

void MailWayView::moveTo(qsizetype index)
{
    m_current = qBound<qsizetype>(0, index, m_boxes.size() - 1);
    announce();
}

void MailWayView::focusInEvent(QFocusEvent *event)
{
    // On the way in everything is said; then box by box.
    setAccessibleDescription(m_all);
    QWidget::focusInEvent(event);
}

void MailWayView::keyPressEvent(QKeyEvent *event)
{
    const auto lane = m_boxes[m_current].lane;
    const auto inLane = [this](int wanted) { return std::ranges::find(m_boxes, wanted, &Box::lane) - m_boxes.begin(); };
    switch (event->key()) {
    case Qt::Key_Right: return moveTo(m_current + 1);
    case Qt::Key_Left: return moveTo(m_current - 1);
    case Qt::Key_Down:
        if (lane + 1 < m_lanes)
            return moveTo(inLane(lane + 1));
        break;
    case Qt::Key_Up:
        if (lane >= 0)
            return moveTo(inLane(lane - 1));
        break;
    case Qt::Key_Home: return moveTo(0);
    case Qt::Key_End: return moveTo(m_boxes.size() - 1);
    }
    QWidget::keyPressEvent(event);
}

bool MailWayView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (const auto &box : std::as_const(m_boxes)) {
            if (placeOf(box, width()).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), box.spoken().toHtmlEscaped(), this);
                return true;
            }
        }
    }
    return QWidget::event(event);
}

QString momentText(const QDateTime &moment, const QDateTime &now, const QLocale &locale)
{
    return moment.date() == now.date() ? locale.toString(moment.time(), QLocale::ShortFormat) : dayAndTimeText(moment, languageOf(locale));
}

TimeLine::TimeLine(const QDateTime &now, QList<qint64> moments, const QLocale &locale, QWidget *parent)
    : QWidget(parent), m_now(now), m_moments(std::move(moments)), m_locale(locale)
{
    std::ranges::sort(m_moments);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("From %1 until the last cache is empty at %2").arg(momentText(m_now, m_now, m_locale), momentText(m_now.addSecs(m_moments.last()), m_now, m_locale)));
}

QSize TimeLine::sizeHint() const
{
    return {500, 16 + fontMetrics().height() + 6};
}

void TimeLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal end = 0.72 * width();
    const auto last = std::max<qint64>(m_moments.last(), 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().line);
    painter.drawRoundedRect(QRectF(0, 4, width(), 8), 4, 4);
    painter.setBrush(theme().warning);
    painter.drawRoundedRect(QRectF(0, 4, end, 8), 4, 4);
    painter.setBrush(theme().text);
    for (const auto moment : m_moments)
        painter.drawRect(QRectF(end * qreal(moment) / qreal(last) - 1, 1, 2, 14));
    painter.setPen(theme().soft);
    const auto baseline = 16 + fontMetrics().ascent() + 2;
    painter.drawText(QPointF(0, baseline), tr("now %1").arg(momentText(m_now, m_now, m_locale)));
    const auto text = tr("caches empty %1").arg(momentText(m_now.addSecs(m_moments.last()), m_now, m_locale));
    const auto wide = fontMetrics().horizontalAdvance(text);
    painter.drawText(QPointF(std::min<qreal>(width() - wide, std::max<qreal>(end - wide / 2.0, 0)), baseline), text);
}

} // namespace todoku
