// SPDX-License-Identifier: Apache-2.0
#include "habits.h"

#include <numeric>

namespace todoku::account {

using mailbox::Entry;
using mailbox::Index;

static constexpr qint64 secondsOfDay = 24 * 3600;

static int hourOf(qint64 time)
{
    return int(((time % secondsOfDay) + secondsOfDay) % secondsOfDay / 3600);
}

namespace {

/// One value for each day; what lies outside 1970 to 2106 is a clock that ran wrong, and counts for its edge.
class DayValues
{
public:
    quint32 &at(qint32 day) { return m_days[size_t(std::clamp<qint32>(day, 0, last))]; }
    const std::vector<quint32> &days() const { return m_days; }

private:
    static constexpr qint32 last = 49'710;
    std::vector<quint32> m_days = std::vector<quint32>(last + 1);
};

} // namespace

Habits::Habits(const Index &index, const Thresholds &limits) : m_index(index), m_limits(limits)
{
    learnPeople();
    forgiveMailings();
    learnRhythm();
    learnNetworks();
    learnSenders();
}

void Habits::learnPeople()
{
    const auto entries = m_index.entries();
    m_answered.resize(m_index.addressCount());
    m_rows.resize(entries.size());
    qsizetype timed = 0;
    for (size_t place = 0; place < entries.size(); ++place) {
        const auto &entry = entries[place];
        auto &row = m_rows[place];
        row = {quint32(entry.subject >> 16), qint32(entry.time / secondsOfDay), qint8(hourOf(entry.time)), entry.has(Entry::HasTime), entry.has(Entry::ZoneKnown), false};
        if (!row.hasTime)
            continue;
        ++timed;
        for (const auto address : m_index.recipients(entry)) {
            m_addressDays.add(address, row.day);
            if (entry.has(Entry::Reply))
                m_answered[address] = true;
        }
        if (entry.client != Entry::none)
            m_clientDays.add(entry.client, row.day);
        if (entry.idDomain != Entry::none)
            m_idDays.add(entry.idDomain, row.day);
        m_hasNetworks = m_hasNetworks || entry.network != Entry::none;
    }
    m_isEnough = timed >= m_limits.leastMessages;
    for (size_t place = 0; place < entries.size(); ++place)
        m_rows[place].toStrangers = m_rows[place].hasTime && isToStrangersOnly(entries[place]);
}

bool Habits::isToStrangersOnly(const Entry &entry) const
{
    if (entry.has(Entry::Reply))
        return false;
    bool anybody = false;
    for (const auto address : m_index.recipients(entry)) {
        if (address == entry.from)
            continue;
        if (!isStranger(address))
            return false;
        anybody = true;
    }
    return anybody;
}

// New readers of a mailing are no strangers: the same subject went to people of the user's on another day.
void Habits::forgiveMailings()
{
    struct Mailing {
        std::vector<Row *> strangers;
        std::optional<qint32> day; ///< of a message to people of the user's
        size_t known = 0;          ///< how many of these
        bool isOnSeveralDays = false;
    };
    const auto entries = m_index.entries();
    QHash<quint64, Mailing> mailings; // by subject
    std::vector<bool> seen(1 << 16); // of the parts of their hashes: most messages have no part in any of them
    for (size_t place = 0; place < entries.size(); ++place) {
        auto &row = m_rows[place];
        if (!row.toStrangers || entries[place].subject == 0)
            continue;
        mailings[entries[place].subject].strangers.push_back(&row);
        seen[row.subject & 0xffff] = true;
    }
    if (mailings.isEmpty())
        return;
    for (size_t place = 0; place < entries.size(); ++place) {
        const auto &row = m_rows[place];
        if (!row.hasTime || row.toStrangers || !seen[row.subject & 0xffff])
            continue;
        const auto mailing = mailings.find(entries[place].subject);
        if (mailing == mailings.end())
            continue;
        mailing->isOnSeveralDays = mailing->isOnSeveralDays || mailing->day.value_or(row.day) != row.day;
        mailing->day = row.day;
        ++mailing->known;
    }
    for (const auto &mailing : mailings) {
        const auto isOnAnother = [&](const Row *row) { return row->day != mailing.day; };
        // Who was spammed on two nights is no acquaintance: a mailing goes to more than a few people of the user's.
        if (!mailing.day || mailing.known * 4 < mailing.strangers.size() || !(mailing.isOnSeveralDays || std::ranges::any_of(mailing.strangers, isOnAnother)))
            continue;
        for (auto *row : mailing.strangers)
            row->toStrangers = false;
    }
}

// Days, not messages: a thousand messages of one night are one night.
void Habits::learnRhythm()
{
    static constexpr quint32 any = 1u << 24, strangers = 1u << 25; // behind a bit for each hour
    DayValues written;
    for (const auto &row : m_rows) {
        if (!row.hasTime)
            continue;
        written.at(row.day) |= row.toStrangers ? any | strangers : any;
        m_strangerMessages += row.toStrangers;
    }
    qint64 days = 0;
    for (const auto day : written.days()) {
        days += (day & any) != 0;
        m_strangerDays += (day & strangers) != 0;
    }
    m_strangersAreUsual = m_strangerDays * 100 >= days * m_limits.strangersUsualPercent;
    for (const auto &row : m_rows) {
        if (row.hasTime && row.zoneKnown && (!row.toStrangers || m_strangersAreUsual))
            written.at(row.day) |= 1u << row.hour;
    }
    for (const auto day : written.days()) {
        for (size_t hour = 0; day != 0 && hour < 24; ++hour)
            m_rhythm[hour] += (day >> hour) & 1;
    }
    learnOddHours();
}

void Habits::learnOddHours()
{
    const auto total = std::accumulate(m_rhythm.begin(), m_rhythm.end(), 0);
    for (int hour = 0; hour < 24 && total >= m_limits.leastMessages; ++hour) {
        int near = 0;
        for (int shift = -m_limits.hourReach; shift <= m_limits.hourReach; ++shift)
            near += m_rhythm[size_t((hour + shift + 24) % 24)];
        m_isOdd[size_t(hour)] = near * 1000 < total * m_limits.usualHourPerMille;
    }
}

void Habits::learnNetworks()
{
    if (!m_hasNetworks)
        return;
    qint64 total = 0;
    QHash<quint32, qint64> counts;
    const auto entries = m_index.entries();
    for (size_t place = 0; place < entries.size(); ++place) {
        const auto &row = m_rows[place];
        if (!row.hasTime || entries[place].network == Entry::none || (row.toStrangers && !m_strangersAreUsual))
            continue;
        ++counts[entries[place].network];
        ++total;
    }
    QList<std::pair<qint64, quint32>> order;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        order.append({-count.value(), count.key()});
    std::ranges::sort(order);
    qint64 covered = 0;
    for (qsizetype i = 0; i < std::min<qsizetype>(5, order.size()); ++i)
        covered -= order[i].first;
    for (const auto &[count, network] : order)
        m_usualNetworks.insert(network);
    m_networksAreStable = total >= m_limits.leastMessages && covered * 100 >= total * m_limits.networkUsualPercent;
}

void Habits::learnSenders()
{
    const auto domains = mailbox::fromDomains(m_index);
    if (domains.isEmpty())
        return;
    const auto &senders = m_index.summary().senders;
    m_ownSenders.resize(senders.size());
    for (quint32 from = 0; from < senders.size(); ++from) {
        if (senders[from] == 0)
            continue;
        const auto domain = m_index.address(from).section(u'@', 1);
        m_ownSenders[from] = domain.isEmpty() || domains.contains(domain);
    }
}

Habits::Audience Habits::audienceOf(const Entry &entry) const
{
    Audience audience;
    for (const auto address : m_index.recipients(entry)) {
        audience.all += address != entry.from;
        audience.strangers += address != entry.from && isStranger(address);
    }
    return audience;
}

void Habits::addSigns(const Row &row, const Entry &entry, QList<Sign> &found) const
{
    if (!m_isEnough)
        return;
    if (isOddHour(row))
        found << Sign::OddHour;
    if (row.toStrangers && !m_strangersAreUsual)
        found << Sign::Strangers;
    if (entry.client != Entry::none && m_clientDays.onOneOnly(entry.client))
        found << Sign::ForeignClient;
    if (entry.network != Entry::none && m_networksAreStable && !m_usualNetworks.contains(entry.network))
        found << Sign::ForeignNetwork;
    if (entry.from != Entry::none && !m_ownSenders.empty() && !m_ownSenders[entry.from])
        found << Sign::ForeignSender;
    if (entry.idDomain != Entry::none && m_idDays.onOneOnly(entry.idDomain))
        found << Sign::ForeignId;
}

} // namespace todoku::account
