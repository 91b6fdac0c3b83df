// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

namespace todoku {

using Lane = MailWay::Lane;
using Joint = MailWay::State;

static Joint addressState(const domain::Mx &mx, bool privateAllowed)
{
    switch (mx.outcome) {
    case dns::Outcome::NoSuchName:
    case dns::Outcome::NoData:
        return Joint::Broken;
    case dns::Outcome::Answered:
        break;
    default:
        return Joint::Question;
    }
    const auto unreachable = std::ranges::count_if(mx.addresses, dns::isPrivate);
    if (privateAllowed || unreachable == 0)
        return Joint::Fine;
    return unreachable == mx.addresses.size() ? Joint::Broken : Joint::Question;
}

/// The best of its addresses counts: a sender tries them all.
static MailWay::Server behaviourOf(const domain::Mx &mx)
{
    auto best = MailWay::Server::NotTried;
    const auto rank = [](MailWay::Server server) {
        static constexpr std::array order{MailWay::Server::NotTried, MailWay::Server::Silent, MailWay::Server::Refuses, MailWay::Server::TurnsAway,
                                          MailWay::Server::AsksToComeBack, MailWay::Server::Answers};
        return std::ranges::find(order, server) - order.begin();
    };
    for (const auto &session : mx.sessions) {
        auto one = MailWay::Server::Refuses;
        if (session.takesMail())
            one = MailWay::Server::Answers;
        else if (session.reach == smtp::Reach::Greeted)
            one = session.greeting.code / 100 == 4 ? MailWay::Server::AsksToComeBack : MailWay::Server::TurnsAway;
        else if (session.reach == smtp::Reach::NotTried)
            one = MailWay::Server::NotTried;
        else if (session.reach == smtp::Reach::TimedOut || session.reach == smtp::Reach::NoRoute)
            one = MailWay::Server::Silent;
        if (rank(one) > rank(best))
            best = one;
    }
    return best;
}

static Joint serverState(MailWay::Server server)
{
    switch (server) {
    case MailWay::Server::NotTried: return Joint::NotLookedAt;
    case MailWay::Server::Answers: return Joint::Fine;
    // Many networks let nobody out to port 25: silence says little about the server.
    case MailWay::Server::AsksToComeBack:
    case MailWay::Server::Silent: return Joint::Question;
    case MailWay::Server::TurnsAway:
    case MailWay::Server::Refuses: return Joint::Broken;
    }
    Q_UNREACHABLE();
}

static QString textOf(const domain::Mx &mx)
{
    return QString::number(mx.preference) + u' ' + (mx.host.isEmpty() ? u"."_s : mx.host);
}

static Lane laneOf(const domain::Mx &mx, bool privateAllowed)
{
    Lane lane{mx};
    QHostAddress literal;
    if (literal.setAddress(mx.host) || mx.host == "localhost"_L1 || mx.host.endsWith(".localhost"_L1)) {
        lane.host = Joint::Broken;
        return lane;
    }
    lane.host = mx.aliases.isEmpty() ? Joint::Fine : Joint::Question;
    lane.address = addressState(mx, privateAllowed);
    if (lane.address == Joint::Broken)
        return lane;
    lane.behaviour = behaviourOf(mx);
    lane.server = serverState(lane.behaviour);
    return lane;
}

static Lane laneOf(const QString &record, std::chrono::seconds ttl)
{
    const auto host = record.section(u' ', 1);
    return Lane{domain::Mx{quint16(record.section(u' ', 0, 0).toUShort()), host == "."_L1 ? QString() : host, ttl}, Joint::NotLookedAt};
}

/// Records that only some say: new ones that our resolver does not know yet, and those of servers that are behind or remember.
static void addViews(const domain::Facts &facts, MailWay &way)
{
    QSet<QString> fresh, followed;
    for (const auto &view : facts.views) {
        if (!domain::differs(view, facts.views))
            fresh += QSet<QString>(view.mx.begin(), view.mx.end());
    }
    for (const auto &lane : std::as_const(way.lanes))
        followed << textOf(lane.mx);
    for (const auto &view : facts.views) {
        for (const auto &text : view.mx) {
            const bool isNew = fresh.contains(text);
            if (isNew && followed.contains(text))
                continue;
            auto lane = std::ranges::find_if(way.lanes, [&](const Lane &each) { return textOf(each.mx) == text; });
            if (lane == way.lanes.end())
                lane = way.lanes.insert(isNew ? way.lanes.begin() : way.lanes.end(), laneOf(text, view.ttl));
            lane->old = !isNew;
            lane->saidBy << (view.name.isEmpty() ? view.server : view.name);
        }
    }
}

MailWay mailWayOf(const domain::Facts &facts)
{
    MailWay way{facts.domain, Joint::Fine, facts.mxOutcome};
    if (facts.mxOutcome == dns::Outcome::TimedOut || facts.mxOutcome == dns::Outcome::Truncated)
        way.start = Joint::Question;
    else if (facts.mxOutcome != dns::Outcome::Answered && (facts.mxOutcome != dns::Outcome::NoData || facts.mx.empty()))
        way.start = Joint::Broken;
    for (const auto &mx : facts.mx) {
        if (mx.host.isEmpty())
            way.takesNoMail = true;
        else
            way.lanes << laneOf(mx, facts.privateAllowed);
    }
    addViews(facts, way);
    return way;
}

} // namespace todoku
