// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

#include <QtCore/QTimer>

namespace todoku::domain {

using namespace std::chrono_literals;

static constexpr auto soonest = 2s;          // between two looks
static constexpr auto latest = 15min;
static constexpr auto secondaryWait = 30s;   // RFC 1996: a secondary is told at once, and then needs a moment; doubled each time
static constexpr auto secondaryLongest = 5min;

QList<PublicResolver> publicResolvers()
{
    QList<PublicResolver> resolvers;
    for (const auto &value : tableRows(u"public-resolvers"_s)) {
        if (const auto server = dns::serverFrom(value[u"address"].toString()))
            resolvers << PublicResolver{value[u"name"].toString(), *server};
    }
    return resolvers;
}

static bool isDefinite(const View &view)
{
    return view.outcome == dns::Outcome::Answered || view.outcome == dns::Outcome::NoData || view.outcome == dns::Outcome::NoSuchName;
}

/// Those who are responsible for the zone and know it.
static bool isAuthority(const View &view)
{
    return view.role == View::Role::Authoritative && view.authoritative && isDefinite(view);
}

/// What counts as the right answer: that of the responsible server with the newest zone (RFC 1982: serials go round).
static const View *newest(const QList<View> &views)
{
    const View *best = nullptr;
    for (const auto &view : views) {
        if (isAuthority(view) && (!best || (view.serial && best->serial && qint32(*view.serial - *best->serial) > 0)))
            best = &view;
    }
    return best;
}

Agreement agreementOf(const QList<View> &views)
{
    const auto *right = newest(views);
    bool authoritiesDiffer = false, resolversDiffer = false, resolversInsideOnly = true;
    int resolvers = 0;
    const View *first = nullptr;
    for (const auto &view : views) {
        if (!isDefinite(view) || (view.role == View::Role::Authoritative && !view.authoritative))
            continue;
        if (isAuthority(view)) {
            authoritiesDiffer = authoritiesDiffer || view.mx != right->mx;
            continue;
        }
        ++resolvers;
        first = first ? first : &view;
        if (view.mx == (right ? right : first)->mx)
            continue;
        resolversDiffer = true;
        resolversInsideOnly = resolversInsideOnly && view.side == View::Side::Inside && view.authoritative;
    }
    if (authoritiesDiffer)
        return Agreement::AuthoritiesDiffer;
    if (!right && resolvers < 2)
        return Agreement::Unknown;
    if (!resolversDiffer)
        return Agreement::Agreed;
    return resolversInsideOnly ? Agreement::SplitView : Agreement::CachesRemember;
}

std::optional<std::chrono::seconds> nextLook(const QList<View> &views, int looks)
{
    const auto doubled = std::chrono::seconds(secondaryWait) * (1 << qBound(0, looks - 1, 8));
    switch (agreementOf(views)) {
    case Agreement::Agreed:
    case Agreement::SplitView:
        return std::nullopt;
    case Agreement::Unknown:
    case Agreement::AuthoritiesDiffer:
        return qMin<std::chrono::seconds>(doubled, secondaryLongest);
    case Agreement::CachesRemember:
        break;
    }
    // The first of them forgets when its time is over; before that, asking again shows nothing new.
    const auto *right = newest(views);
    std::optional<std::chrono::seconds> next;
    for (const auto &view : views) {
        if (view.role == View::Role::Recursive && isDefinite(view) && (!right || view.mx != right->mx))
            next = next ? qMin(*next, view.ttl) : view.ttl;
    }
    return qBound<std::chrono::seconds>(soonest, next.value_or(0s) + 1s, latest);
}

bool differs(const View &view, const QList<View> &views)
{
    const auto *right = newest(views);
    return right && isDefinite(view) && view.mx != right->mx;
}

std::optional<std::chrono::seconds> untilForgotten(const Facts &facts)
{
    const auto *right = newest(facts.views);
    if (!right)
        return facts.mxTtl > 0s ? std::optional(facts.mxTtl) : std::nullopt;
    std::chrono::seconds left{0};
    for (const auto &view : facts.views) {
        if (!isDefinite(view) || view.mx == right->mx)
            continue;
        // A server that is behind goes on handing out its record with the whole of its time.
        if (isAuthority(view))
            return qMax(facts.mxTtl, view.ttl);
        if (view.role == View::Role::Recursive && !(view.side == View::Side::Inside && view.authoritative))
            left = qMax(left, view.ttl);
    }
    return left;
}

static Options mxOnly(Options options)
{
    options.scope = Options::Scope::MxOnly;
    options.connect = false;
    options.checkSignatures = false;
    return options;
}

QStringList Watch::plan(const QString &domain, Options options)
{
    return domain::plan(domain, mxOnly(std::move(options)));
}

Watch::Watch(const QString &domain, const Options &options, QObject *parent) : QObject(parent), m_domain(domain), m_options(mxOnly(options)), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] { look(); });
    m_timer->start(0);
}

Watch::~Watch() = default;

void Watch::look()
{
    // A resolver of its own each time: what it remembers would be compared with itself.
    m_examiner = std::make_unique<Examiner>(m_options);
    m_looking = true;
    deliver(m_examiner->examine(m_domain), this, [this](const Facts &facts) {
        Sight sight{QDateTime::currentDateTime(), facts.views, agreementOf(facts.views), nextLook(facts.views, ++m_looks), untilForgotten(facts), facts.zone};
        m_sent += m_examiner->queries();
        m_looking = false;
        if (sight.next)
            m_timer->start(*sight.next);
        // Last: whoever hears it may destroy us.
        Q_EMIT looked(sight);
    });
}

QList<dns::Query> Watch::sent() const
{
    return m_looking ? m_sent + m_examiner->queries() : m_sent;
}

} // namespace todoku::domain
