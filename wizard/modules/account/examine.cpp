// SPDX-License-Identifier: Apache-2.0
#include "todoku/account.h"
#include "todoku/large.h"

#include <QtCore/QTimeZone>

#include <numeric>

namespace todoku::account {

using mailbox::Entry;
using mailbox::Index;

static constexpr qint64 secondsOfDay = 24 * 3600;
static constexpr qsizetype mostSuspicious = 10'000;

static QDateTime utc(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

namespace {

/// What of a message tells of habits. Copied in the order of time: in that of the mailbox, each would have to be fetched from afar, several times.
struct Message {
    qint64 time = 0;
    quint64 subject = 0;
    std::span<const quint32> recipients;
    qint32 day = 0;    ///< since 1970, UTC
    quint32 place = 0; ///< in the index
    quint32 from = Entry::none, client = Entry::none, network = Entry::none, idDomain = Entry::none;
    qint8 hour = 0; ///< UTC
    bool isReply = false, zoneKnown = false;
    bool toStrangers = false; ///< all of its recipients are strangers, and it answers nobody
};

} // namespace

static int hourOf(qint64 time)
{
    return int(((time % secondsOfDay) + secondsOfDay) % secondsOfDay / 3600);
}

namespace {

struct Timed {
    qint64 time = 0;
    quint32 place = 0;
};

} // namespace

// By the digits of the time: at every question about a large mailbox, comparing would take longer than all the rest.
static void sortByTime(LargeVector<Timed> &all)
{
    static constexpr int digitBits = 11;
    if (all.empty())
        return;
    const auto [first, last] = std::ranges::minmax_element(all, {}, &Timed::time);
    const auto least = quint64(first->time), span = quint64(last->time) - least;
    LargeVector<Timed> sorted(all.size());
    for (int shift = 0; shift < 64 && (span >> shift) != 0; shift += digitBits) {
        const auto digit = [=](const Timed &one) { return size_t((quint64(one.time) - least) >> shift) & ((size_t(1) << digitBits) - 1); };
        std::array<size_t, (size_t(1) << digitBits) + 1> begin{};
        for (const auto &one : all)
            ++begin[digit(one) + 1];
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        for (const auto &one : all)
            sorted[begin[digit(one)]++] = one;
        std::swap(all, sorted);
    }
}

namespace {

/// On how many days something occurs, as far as two.
class Days
{
public:
    void add(quint32 number, qint64 day)
    {
        if (number >= m_seen.size())
            m_seen.resize(std::max<size_t>(number + 1, m_seen.size() * 2));
        auto &seen = m_seen[number];
        if (seen.days < 2 && (seen.days == 0 || seen.last != day)) {
            ++seen.days;
            seen.last = day;
        }
    }
    bool onOneOnly(quint32 number) const { return number < m_seen.size() && m_seen[number].days < 2; }

private:
    struct Seen {
        qint64 last = 0;
        int days = 0;
    };
    std::vector<Seen> m_seen;
};

/// What is usual for the user, and with it the judging of each message.
class Habits
{
public:
    Habits(const Index &index, const Thresholds &limits) : m_index(index), m_limits(limits)
    {
        orderByTime();
        learnPeople();
        learnRhythm();
        learnNetworks();
        learnSenders();
    }

    /// Messages with a time, the oldest first; the others tell nothing.
    const LargeVector<Message> &messages() const { return m_messages; }
    const std::array<int, 24> &rhythm() const { return m_rhythm; }
    bool strangersAreUsual() const { return m_strangersAreUsual; }
    bool isEnough() const { return qsizetype(m_messages.size()) >= m_limits.leastMessages; }

    bool isOddHour(const Message &one) const { return one.zoneKnown && m_isOdd[size_t(one.hour)]; }

    bool isStranger(quint32 address) const { return m_addressDays.onOneOnly(address) && !m_answered[address]; }

    struct Audience {
        qsizetype all = 0, strangers = 0;
    };
    /// Whom it went to; the user's own address is nobody.
    Audience audienceOf(const Message &message) const
    {
        Audience audience;
        for (const auto address : message.recipients) {
            audience.all += address != message.from;
            audience.strangers += address != message.from && isStranger(address);
        }
        return audience;
    }

    /// Appends; a mailbox has few messages with any sign.
    void addSigns(const Message &one, QList<Sign> &found) const
    {
        if (!isEnough())
            return;
        if (isOddHour(one))
            found << Sign::OddHour;
        if (one.toStrangers && !m_strangersAreUsual)
            found << Sign::Strangers;
        if (one.client != Entry::none && m_clientDays.onOneOnly(one.client))
            found << Sign::ForeignClient;
        if (one.network != Entry::none && m_networksAreStable && !isUsualNetwork(one.network))
            found << Sign::ForeignNetwork;
        if (one.from != Entry::none && !m_ownSenders.empty() && !m_ownSenders[one.from])
            found << Sign::ForeignSender;
        if (one.idDomain != Entry::none && m_idDays.onOneOnly(one.idDomain))
            found << Sign::ForeignId;
    }

private:
    void orderByTime()
    {
        LargeVector<Timed> times;
        const auto entries = m_index.entries();
        times.reserve(entries.size());
        for (size_t place = 0; place < entries.size(); ++place) {
            if (entries[place].has(Entry::HasTime))
                times.push_back({entries[place].time, quint32(place)});
        }
        sortByTime(times);
        m_messages.reserve(times.size());
        for (const auto &[time, place] : times) {
            const auto &entry = entries[place];
            m_messages.push_back({time, entry.subject, m_index.recipients(entry), qint32(time / secondsOfDay), place, entry.from, entry.client, entry.network,
                                  entry.idDomain, qint8(hourOf(time)), entry.has(Entry::Reply), entry.has(Entry::ZoneKnown)});
        }
    }

    void learnPeople()
    {
        m_answered.resize(m_index.addressCount());
        for (const auto &one : m_messages) {
            for (const auto address : one.recipients) {
                m_addressDays.add(address, one.day);
                if (one.isReply)
                    m_answered[address] = true;
            }
            if (one.client != Entry::none)
                m_clientDays.add(one.client, one.day);
            if (one.idDomain != Entry::none)
                m_idDays.add(one.idDomain, one.day);
        }
        for (auto &one : m_messages)
            one.toStrangers = isToStrangersOnly(one);
        forgiveMailings();
        countStrangerDays();
    }

    bool isToStrangersOnly(const Message &one) const
    {
        if (one.isReply)
            return false;
        bool anybody = false;
        for (const auto address : one.recipients) {
            if (address == one.from)
                continue;
            if (!isStranger(address))
                return false;
            anybody = true;
        }
        return anybody;
    }

    // New readers of a mailing are no strangers: the same subject went to people of the user's on another day.
    void forgiveMailings()
    {
        QHash<quint64, QList<Message *>> same; // messages to strangers, by subject
        for (auto &one : m_messages) {
            if (one.toStrangers && one.subject != 0)
                same[one.subject] << &one;
        }
        for (const auto &one : m_messages) {
            if (one.toStrangers || same.isEmpty())
                continue;
            const auto others = same.find(one.subject);
            if (others == same.end())
                continue;
            others->removeIf([&](Message *other) {
                const bool isMailing = other->day != one.day;
                if (isMailing)
                    other->toStrangers = false;
                return isMailing;
            });
        }
    }

    void countStrangerDays()
    {
        qint64 days = 0, strangerDays = 0, lastDay = -1, lastStrangerDay = -1;
        for (const auto &one : m_messages) {
            const auto day = one.day;
            days += day != lastDay;
            lastDay = day;
            if (!one.toStrangers)
                continue;
            strangerDays += day != lastStrangerDay;
            lastStrangerDay = day;
        }
        m_strangersAreUsual = strangerDays * 100 >= days * m_limits.strangersUsualPercent;
    }

    // Days, not messages: a thousand messages of one night are one night.
    void learnRhythm()
    {
        std::array<qint64, 24> lastDay;
        lastDay.fill(-1);
        for (const auto &one : m_messages) {
            const auto hour = size_t(one.hour);
            if (!one.zoneKnown || lastDay[hour] == one.day || (one.toStrangers && !m_strangersAreUsual))
                continue;
            lastDay[hour] = one.day;
            ++m_rhythm[hour];
        }
        m_rhythmTotal = std::accumulate(m_rhythm.begin(), m_rhythm.end(), 0);
        learnOddHours();
    }

    void learnOddHours()
    {
        for (int hour = 0; hour < 24 && m_rhythmTotal >= m_limits.leastMessages; ++hour) {
            int near = 0;
            for (int shift = -m_limits.hourReach; shift <= m_limits.hourReach; ++shift)
                near += m_rhythm[size_t((hour + shift + 24) % 24)];
            m_isOdd[size_t(hour)] = near * 1000 < m_rhythmTotal * m_limits.usualHourPerMille;
        }
    }

    void learnNetworks()
    {
        qint64 total = 0;
        QHash<quint32, qint64> counts;
        for (const auto &one : m_messages) {
            if (one.network == Entry::none || (one.toStrangers && !m_strangersAreUsual))
                continue;
            ++counts[one.network];
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
            m_usualNetworks.append(network);
        m_networksAreStable = total >= m_limits.leastMessages && covered * 100 >= total * m_limits.networkUsualPercent;
    }

    bool isUsualNetwork(quint32 network) const { return m_usualNetworks.contains(network); }

    void learnSenders()
    {
        const auto domains = mailbox::fromDomains(m_index);
        std::vector<bool> known(m_index.addressCount());
        m_ownSenders.resize(m_index.addressCount());
        for (const auto &one : m_messages) {
            const auto from = one.from;
            if (from == Entry::none || known[from])
                continue;
            known[from] = true;
            const auto domain = m_index.address(from).section(u'@', 1);
            m_ownSenders[from] = domain.isEmpty() || domains.contains(domain);
        }
        if (domains.isEmpty())
            m_ownSenders.clear();
    }

    const Index &m_index;
    const Thresholds &m_limits;
    LargeVector<Message> m_messages;
    Days m_addressDays, m_clientDays, m_idDays;
    std::vector<bool> m_answered, m_ownSenders;
    bool m_strangersAreUsual = false;
    std::array<int, 24> m_rhythm{};
    int m_rhythmTotal = 0;
    std::array<bool, 24> m_isOdd{};
    QList<quint32> m_usualNetworks;
    bool m_networksAreStable = false;
};

} // namespace

namespace {

/// The messages in the order of time, by whom they went to.
struct Audiences {
    LargeVector<Timed> strangers, known, knownAtNight;

    explicit Audiences(const Habits &habits)
    {
        known.reserve(habits.messages().size());
        for (const auto &one : habits.messages())
            (one.toStrangers ? strangers : habits.isOddHour(one) ? knownAtNight : known).push_back({one.time, one.place});
    }
};

} // namespace

/// Where at least so many of the messages stand within so many seconds.
static QList<Run> runs(const LargeVector<Timed> &messages, qint64 window, qint64 least, std::vector<bool> *members)
{
    QList<Run> found;
    size_t begin = 0;
    qint64 markedUntil = -1, lastTime = 0;
    for (size_t end = 0; end < messages.size(); ++end) {
        while (messages[end].time - messages[begin].time > window)
            ++begin;
        if (qint64(end - begin + 1) < least)
            continue;
        const bool goesOn = !found.isEmpty() && qint64(begin) <= markedUntil;
        if (!goesOn && !found.isEmpty())
            found.back().last = utc(lastTime);
        if (!goesOn)
            found.append({utc(messages[begin].time), {}, 0, qsizetype(messages[begin].place)});
        for (auto i = std::max<qint64>(qint64(begin), markedUntil + 1); i <= qint64(end); ++i) {
            ++found.back().count;
            if (members)
                (*members)[messages[size_t(i)].place] = true;
        }
        lastTime = messages[end].time;
        markedUntil = qint64(end);
    }
    if (!found.isEmpty())
        found.back().last = utc(lastTime);
    return found;
}

// For whom strangers are the daily work, a burst has to stand out from it.
static qint64 leastBurst(const Habits &habits, const Thresholds &limits)
{
    if (!habits.strangersAreUsual())
        return limits.burstMessages;
    qint64 messages = 0, days = 0, lastDay = -1;
    for (const auto &one : habits.messages()) {
        if (!one.toStrangers)
            continue;
        const auto day = one.day;
        ++messages;
        days += day != lastDay;
        lastDay = day;
    }
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

/// Who once writes to a hotel at night has a reason; it becomes a sign when it happens again within days.
class LonelyNights
{
public:
    LonelyNights(const Habits &habits, const Thresholds &limits) : m_window(qint64(limits.dripHours) * 3600), m_mass(limits.massLeast)
    {
        for (const auto &message : habits.messages()) {
            if (message.toStrangers && habits.isOddHour(message))
                m_times.push_back(message.time);
        }
    }

    bool isLonely(const Message &message, const QList<Sign> &signs) const
    {
        if (signs != QList{Sign::OddHour, Sign::Strangers} || qsizetype(message.recipients.size()) >= m_mass)
            return false;
        const auto first = std::ranges::lower_bound(m_times, message.time - m_window), last = std::ranges::upper_bound(m_times, message.time + m_window);
        return last - first <= 1;
    }

private:
    qint64 m_window;
    qsizetype m_mass;
    std::vector<qint64> m_times;
};

static void findSuspicious(const Index &index, const Habits &habits, const std::vector<bool> &inBurst, const std::vector<bool> &inDrip, std::optional<qsizetype> bounced,
                           const Thresholds &limits, Facts &facts)
{
    const LonelyNights nights(habits, limits);
    QList<Sign> signs;
    for (const auto &message : habits.messages()) {
        const auto place = qsizetype(message.place);
        signs.clear();
        habits.addSigns(message, signs);
        if (inBurst[size_t(place)])
            signs << Sign::InBurst;
        else if (inDrip[size_t(place)])
            signs << Sign::InDrip;
        int points = 0;
        for (const auto sign : signs)
            points += pointsOf(sign, limits);
        if (points < limits.suspiciousPoints || nights.isLonely(message, signs))
            continue;
        const Suspicious one{place, utc(message.time), signs, points};
        ++facts.suspiciousCount;
        if (message.toStrangers && one.signs.contains(Sign::OddHour) && facts.oddHours++ == 0)
            facts.firstOddHour = one.date;
        if (bounced == place)
            facts.bounced = exampleOf(index, place);
        if (facts.suspicious.isEmpty())
            facts.example = exampleOf(index, place);
        if (facts.suspicious.size() < mostSuspicious)
            facts.suspicious << one;
    }
}

// Mail to many strangers, one message or several within an hour.
static void findMasses(const Index &index, const Habits &habits, const Thresholds &limits, Facts &facts)
{
    QList<Mass> found;
    for (const auto &message : habits.messages()) {
        if (qsizetype(message.recipients.size()) < limits.massLeast)
            continue;
        const auto audience = habits.audienceOf(message);
        if (audience.all < limits.massLeast || audience.strangers * 100 < audience.all * limits.massStrangersPercent)
            continue;
        const auto date = utc(message.time);
        if (!found.isEmpty() && found.back().date.secsTo(date) <= limits.burstMinutes * 60)
            found.back().recipients += audience.all;
        else
            found.append({qsizetype(message.place), date, audience.all, {}});
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
    std::vector<bool> inBurst(size_t(index.size())), inDrip(size_t(index.size()));
    const qint64 hour = qint64(limits.burstMinutes) * 60;
    const Audiences to(habits);
    facts.bursts = runs(to.strangers, hour, leastBurst(habits, limits), &inBurst);
    facts.mailings = runs(to.known, hour, limits.burstMessages, nullptr);
    // A letter to the whole address book while its owner sleeps is no mailing of theirs.
    runs(to.knownAtNight, hour, limits.burstMessages, &inBurst);
    if (!habits.strangersAreUsual())
        runs(to.strangers, qint64(limits.dripHours) * 3600, limits.dripMessages, &inDrip);
    findSuspicious(index, habits, inBurst, inDrip, bounced, limits, facts);
    findMasses(index, habits, limits, facts);
    findUnrecognised(index, unrecognised, bounced, facts);
    return facts;
}

} // namespace todoku::account
