// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

namespace todoku {

bool isMicrosoftHost(QStringView host)
{
    static constexpr std::array suffixes{".outlook.com"_L1, ".mx.microsoft"_L1, ".office365.us"_L1, ".partner.outlook.cn"_L1};
    return std::ranges::any_of(suffixes, [&](QLatin1StringView suffix) { return host.endsWith(suffix, Qt::CaseInsensitive); });
}

static qint64 secondsBetween(const QDateTime &from, const QDateTime &to)
{
    return from.isValid() && to.isValid() ? from.secsTo(to) : -1;
}

QList<std::optional<qint64>> waitsOf(const QList<bounce::Hop> &hops)
{
    QList<std::optional<qint64>> waits;
    for (qsizetype i = 0; i < hops.size(); ++i) {
        const bool known = i > 0 && hops[i].time.isValid() && hops[i - 1].time.isValid();
        waits << (known ? std::optional(hops[i - 1].time.secsTo(hops[i].time)) : std::nullopt);
    }
    return waits;
}

Route routeOf(const bounce::Report &report, std::optional<int> recipient)
{
    const auto index = recipient.value_or(0);
    const bool known = index >= 0 && index < report.recipients.size();
    const auto failing = known ? report.recipients[index] : bounce::Recipient{};
    // If the report names no other server, the one that wrote it refused the message itself.
    const bool refusedByOther = !failing.remoteMta.isEmpty() && failing.remoteMta.compare(report.reportingMta, Qt::CaseInsensitive) != 0;
    const bool sameOrganisation = !refusedByOther && known && report.original && domainOf(failing.address) == domainOf(report.original->from);

    Route route;
    const auto sent = report.original ? report.original->date : QDateTime();
    route.stops << Stop{Stop::Who::Sender, report.original ? report.original->from : report.to, Stop::State::Passed, secondsBetween(sent, report.arrivalDate)};
    const bool failed = known && failing.action == bounce::Action::Failed;
    const auto refused = failed ? Stop::State::Refused : known && failing.action == bounce::Action::Delayed ? Stop::State::Waiting : Stop::State::Passed;
    const bool endsAtOurs = known && !refusedByOther;
    route.stops << Stop{Stop::Who::SendingSide, report.reportingMta, endsAtOurs && sameOrganisation ? refused : Stop::State::Passed,
                        secondsBetween(report.arrivalDate, report.date)};
    if (!sameOrganisation)
        route.stops << Stop{Stop::Who::ReceivingSide, refusedByOther ? failing.remoteMta : domainOf(failing.address), known ? refused : Stop::State::Unknown, -1};
    route.stops << Stop{Stop::Who::Recipient, failing.address, failed ? Stop::State::NotReached : refused, -1};
    route.answer = failing.diagnostic;
    return route;
}

} // namespace todoku
