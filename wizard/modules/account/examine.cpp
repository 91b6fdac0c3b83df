// SPDX-License-Identifier: Apache-2.0
#include "habits.h"

#include <numeric>

namespace todoku::account {

using mailbox::Entry;
using mailbox::Index;

static constexpr qsizetype mostSuspicious = 10'000;

namespace {

struct Timed {
    quint32 seconds = 0; ///< since the first message
    quint32 place = 0;
};

/// Messages of one kind, the oldest first.
struct Order {
    qint64 first = 0;
    LargeVector<Timed> messages;

    QDateTime dateOf(size_t i) const { return utc(first + messages[i].seconds); }
};

} // namespace

// By the digits of the time: comparing would take longer than all the rest of a question about a large mailbox.
static void sortByTime(LargeVector<Timed> &all)
{
    static constexpr int digitBits = 11;
    if (std::ranges::is_sorted(all, {}, &Timed::seconds))
        return;
    const auto span = std::ranges::max_element(all, {}, &Timed::seconds)->seconds;
    LargeVector<Timed> sorted(all.size());
    for (int shift = 0; shift < 32 && (span >> shift) != 0; shift += digitBits) {
        const auto digit = [=](const Timed &one) { return size_t(one.seconds >> shift) & ((size_t(1) << digitBits) - 1); };
        std::array<quint32, (size_t(1) << digitBits) + 1> begin{};
        for (const auto &one : all)
            ++begin[digit(one) + 1];
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        for (const auto &one : all)
            sorted[begin[digit(one)]++] = one;
        std::swap(all, sorted);
    }
}

/// Those of the messages that may stand in a window with so many of them: only they have to be put in order.
static Order crowded(const Index &index, const Habits &habits, quint32 window, qint64 least, auto &&which)
{
    static constexpr quint32 slots = 1 << 16; // two windows far from each other may share one: a few more to sort
    if (!index.summary().period)
        return {};
    Order order{index.summary().period->first, {}};
    std::vector<quint32> counts(slots);
    auto &found = order.messages;
    found.reserve(habits.rows().size());
    const auto entries = index.entries();
    const auto &rows = habits.rows();
    for (size_t place = 0; place < rows.size(); ++place) {
        if (!rows[place].hasTime || !which(rows[place]))
            continue;
        found.push_back({quint32(std::min<qint64>(entries[place].time - order.first, std::numeric_limits<quint32>::max())), quint32(place)});
        ++counts[found.back().seconds / window % slots];
    }
    std::erase_if(found, [&](const Timed &one) {
        const auto slot = one.seconds / window;
        return counts[slot % slots] + std::max(counts[(slot + slots - 1) % slots], counts[(slot + 1) % slots]) < least;
    });
    sortByTime(found);
    return order;
}

/// Where at least so many of the messages stand within so many seconds.
static QList<Run> runs(const Order &order, quint32 window, qint64 least, std::vector<bool> *members)
{
    const auto &messages = order.messages;
    QList<Run> found;
    size_t begin = 0;
    qint64 markedUntil = -1;
    for (size_t end = 0; end < messages.size(); ++end) {
        while (messages[end].seconds - messages[begin].seconds > window)
            ++begin;
        if (qint64(end - begin + 1) < least)
            continue;
        const bool goesOn = !found.isEmpty() && qint64(begin) <= markedUntil;
        if (!goesOn && !found.isEmpty())
            found.back().last = order.dateOf(size_t(markedUntil));
        if (!goesOn)
            found.append({order.dateOf(begin), {}, 0, qsizetype(messages[begin].place)});
        for (auto i = std::max<qint64>(qint64(begin), markedUntil + 1); i <= qint64(end); ++i) {
            ++found.back().count;
            if (members)
                (*members)[messages[size_t(i)].place] = true;
        }
        markedUntil = qint64(end);
    }
    if (!found.isEmpty())
        found.back().last = order.dateOf(size_t(markedUntil));
    return found;
}

// For whom strangers are the daily work, a burst has to stand out from it.
static qint64 leastBurst(const Habits &habits, const Thresholds &limits)
{
    if (!habits.strangersAreUsual())
        return limits.burstMessages;
    const auto [days, messages] = habits.strangerDaysAndMessages();
    return std::max<qint64>(limits.burstMessages, days == 0 ? 0 : messages * limits.burstTimesUsual / days);
}

static int pointsOf(Sign sign, const Thresholds &limits)
{
    switch (sign) {
    case Sign::OddHour: return limits.oddHourPoints;
    case Sign::Strangers: return limits.strangersPoints;
    case Sign::ForeignClient: return limits.clientPoints;
    case Sign::ForeignNetwork: return limits.networkPoints;
    case Sign::ForeignSender: return limits.senderPoints;
    case Sign::ForeignId: return limits.idPoints;
    case Sign::InBurst: return limits.burstPoints;
    case Sign::InDrip: return limits.dripPoints;
    }
    Q_UNREACHABLE();
}

static Example exampleOf(const Index &index, qsizetype place)
{
    const auto message = index.message(place);
    const auto &entry = index.entries()[size_t(place)];
    Example example;
    example.date = entry.has(Entry::HasTime) ? utc(entry.time) : QDateTime();
    if (message)
        example.subject = message->subject;
    if (entry.recipientCount() > 0)
        example.recipient = index.address(index.recipients(entry).front());
    return example;
}

/// Who once writes to a hotel at night, perhaps from a new phone, has a reason; it becomes a sign when it happens again within days.
class LonelyNights
{
public:
    LonelyNights(const Index &index, const Habits &habits, const Thresholds &limits) : m_window(qint64(limits.dripHours) * 3600), m_mass(limits.massLeast)
    {
        const auto &rows = habits.rows();
        for (size_t place = 0; place < rows.size(); ++place) {
            if (rows[place].toStrangers && habits.isOddHour(rows[place]))
                m_times.push_back(index.entries()[place].time);
        }
        std::ranges::sort(m_times);
    }

    bool isLonely(const Entry &entry, const QList<Sign> &signs) const
    {
        const auto isUsualOnTravel = [](Sign sign) { return sign == Sign::OddHour || sign == Sign::Strangers || sign == Sign::ForeignClient; };
        if (!signs.contains(Sign::Strangers) || !std::ranges::all_of(signs, isUsualOnTravel) || entry.recipientCount() >= m_mass)
            return false;
        const auto first = std::ranges::lower_bound(m_times, entry.time - m_window), last = std::ranges::upper_bound(m_times, entry.time + m_window);
        return last - first <= 1;
    }

private:
    qint64 m_window;
    qsizetype m_mass;
    std::vector<qint64> m_times;
};

namespace {

struct Marks {
    std::vector<bool> burst, drip; ///< of each message
};

} // namespace

static QList<Suspicious> allSuspicious(const Index &index, const Habits &habits, const Marks &in, const Thresholds &limits)
{
    const LonelyNights nights(index, habits, limits);
    const auto entries = index.entries();
    const auto &rows = habits.rows();
    QList<Suspicious> found;
    QList<Sign> signs;
    for (size_t place = 0; place < rows.size(); ++place) {
        if (!rows[place].hasTime)
            continue;
        signs.clear();
        habits.addSigns(rows[place], entries[place], signs);
        if (in.burst[place])
            signs << Sign::InBurst;
        else if (in.drip[place])
            signs << Sign::InDrip;
        int points = 0;
        for (const auto sign : signs)
            points += pointsOf(sign, limits);
        if (points >= limits.suspiciousPoints && !nights.isLonely(entries[place], signs))
            found.append({qsizetype(place), utc(entries[place].time), signs, points});
    }
    std::ranges::stable_sort(found, {}, &Suspicious::date);
    return found;
}

static void findSuspicious(const Index &index, const Habits &habits, const Marks &in, std::optional<qsizetype> bounced, const Thresholds &limits, Facts &facts)
{
    facts.suspicious = allSuspicious(index, habits, in, limits);
    facts.suspiciousCount = facts.suspicious.size();
    for (const auto &one : std::as_const(facts.suspicious)) {
        if (habits.rows()[size_t(one.place)].toStrangers && one.signs.contains(Sign::OddHour) && facts.oddHours++ == 0)
            facts.firstOddHour = one.date;
        if (bounced == one.place)
            facts.bounced = exampleOf(index, one.place);
    }
    if (!facts.suspicious.isEmpty())
        facts.example = exampleOf(index, facts.suspicious.front().place);
    facts.suspicious.resize(std::min(mostSuspicious, facts.suspicious.size()));
}

// Mail to many strangers, one message or several within an hour.
static void findMasses(const Index &index, const Habits &habits, const Thresholds &limits, Facts &facts)
{
    QList<Mass> large;
    const auto entries = index.entries();
    for (size_t place = 0; place < entries.size(); ++place) {
        const auto &entry = entries[place];
        if (entry.recipientCount() < limits.massLeast || !entry.has(Entry::HasTime))
            continue;
        const auto audience = habits.audienceOf(entry);
        if (audience.all >= limits.massLeast && audience.strangers * 100 >= audience.all * limits.massStrangersPercent)
            large.append({qsizetype(place), utc(entry.time), audience.all, {}});
    }
    std::ranges::stable_sort(large, {}, &Mass::date);
    QList<Mass> found;
    for (const auto &mass : std::as_const(large)) {
        if (!found.isEmpty() && found.back().date.secsTo(mass.date) <= limits.burstMinutes * 60)
            found.back().recipients += mass.recipients;
        else
            found.append(mass);
    }
    found.removeIf([&](const Mass &mass) { return mass.recipients < limits.massRecipients; });
    found.resize(std::min<qsizetype>(100, found.size()));
    for (auto &mass : found)
        mass.subject = exampleOf(index, mass.place).subject;
    facts.masses = found;
}

static quint64 keyNumber(const Entry &entry)
{
    if (entry.id != 0)
        return entry.id;
    // Without a Message-ID: when it was sent and what stood above it.
    return (quint64(entry.time) * 0x9e3779b97f4a7c15ull) ^ entry.subject;
}

QString keyOf(const Index &index, qsizetype place)
{
    return QString::number(keyNumber(index.entries()[size_t(place)]), 16);
}

// What the person says counts whether or not the program had proposed it.
static void findUnrecognised(const Index &index, const QSet<QString> &unrecognised, std::optional<qsizetype> bounced, Facts &facts)
{
    QSet<quint64> numbers;
    for (const auto &key : unrecognised)
        numbers.insert(key.toULongLong(nullptr, 16));
    const auto entries = index.entries();
    for (size_t place = 0; place < entries.size() && !numbers.isEmpty(); ++place) {
        if (!numbers.contains(keyNumber(entries[place])))
            continue;
        if (facts.unrecognised++ == 0)
            facts.unrecognisedExample = exampleOf(index, qsizetype(place));
        if (bounced == qsizetype(place))
            facts.bounced = exampleOf(index, qsizetype(place));
    }
}

Facts examine(const Index &index, std::optional<qsizetype> bounced, const QSet<QString> &unrecognised, const Thresholds &limits)
{
    Facts facts;
    facts.messages = index.size();
    const Habits habits(index, limits);
    facts.rhythm = habits.rhythm();
    Marks in{std::vector<bool>(size_t(index.size())), std::vector<bool>(size_t(index.size()))};
    using Row = Habits::Row;
    const auto toStrangers = [](const Row &row) { return row.toStrangers; };
    const auto toKnown = [&](const Row &row) { return !row.toStrangers && !habits.isOddHour(row); };
    const auto toKnownAtNight = [&](const Row &row) { return !row.toStrangers && habits.isOddHour(row); };
    const auto find = [&](quint32 window, qint64 least, auto &&which, std::vector<bool> *marks) {
        return runs(crowded(index, habits, window, least, which), window, least, marks);
    };
    const auto hour = quint32(limits.burstMinutes) * 60;
    facts.bursts = find(hour, leastBurst(habits, limits), toStrangers, &in.burst);
    facts.mailings = find(hour, limits.burstMessages, toKnown, nullptr);
    // A letter to the whole address book while its owner sleeps is no mailing of theirs.
    find(hour, limits.burstMessages, toKnownAtNight, &in.burst);
    if (!habits.strangersAreUsual())
        find(quint32(limits.dripHours) * 3600, limits.dripMessages, toStrangers, &in.drip);
    findSuspicious(index, habits, in, bounced, limits, facts);
    findMasses(index, habits, limits, facts);
    findUnrecognised(index, unrecognised, bounced, facts);
    return facts;
}

} // namespace todoku::account
