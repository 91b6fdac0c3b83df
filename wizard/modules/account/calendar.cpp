// SPDX-License-Identifier: Apache-2.0
#include "todoku/account.h"

#include <QtCore/QTimeZone>

namespace todoku::account {

static constexpr qint64 dayLength = 24 * 3600;
static constexpr qint64 mostDays = 20 * 366;

// The offset is asked for once a day: a million questions to the zone take seconds.
static qint64 localTime(qint64 time, const QTimeZone &zone, std::pair<qint64, int> &known)
{
    const auto day = time / dayLength;
    if (known.first != day)
        known = {day, zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(time, Qt::UTC))};
    return time + known.second;
}

Calendar calendarOf(const mailbox::Index &index, const QTimeZone &zone)
{
    std::pair<qint64, int> known{-1, 0};
    std::vector<qint64> times;
    // What was sent before there was mail, or after this century, is a clock that ran wrong.
    const auto earliest = QDate(1990, 1, 1).startOfDay(Qt::UTC).toSecsSinceEpoch(), latest = QDate(2100, 1, 1).startOfDay(Qt::UTC).toSecsSinceEpoch();
    for (const auto &entry : index.entries()) {
        if (entry.has(mailbox::Entry::HasTime) && entry.time >= earliest && entry.time < latest)
            times.push_back(localTime(entry.time, zone, known));
    }
    Calendar calendar;
    if (times.empty())
        return calendar;
    const auto [least, most] = std::ranges::minmax(times);
    const auto last = most / dayLength, first = std::max(least / dayLength, last - mostDays + 1);
    calendar.first = QDate(1970, 1, 1).addDays(first);
    calendar.days.resize(last - first + 1, {});
    for (const auto time : times) {
        if (time / dayLength < first)
            continue;
        auto &count = calendar.days[time / dayLength - first][size_t(time % dayLength / 3600)];
        count = quint16(std::min<int>(count + 1, 0xffff));
    }
    return calendar;
}

} // namespace todoku::account
