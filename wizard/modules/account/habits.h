// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/account.h"
#include "todoku/large.h"

namespace todoku::account {

inline QDateTime utc(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

/// On how many days something occurs, as far as two.
class Days
{
public:
    void add(quint32 number, qint32 day)
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
        qint32 last = 0;
        qint32 days = 0;
    };
    std::vector<Seen> m_seen;
};

/// What is usual for the user, and with it the judging of each message. Messages are taken as they stand: putting a large mailbox into the order of time
/// would take longer than all the rest.
class Habits
{
public:
    Habits(const mailbox::Index &index, const Thresholds &limits);

    /// What of a message tells of habits, small enough to be gone through several times.
    struct Row {
        quint32 subject = 0; ///< a part of its hash
        qint32 day = 0;      ///< since 1970, UTC
        qint8 hour = 0;      ///< UTC
        bool hasTime = false; ///< without one a message tells nothing
        bool zoneKnown = false;
        bool toStrangers = false; ///< all of its recipients are strangers, and it answers nobody
    };
    /// In the order of the mailbox.
    const LargeVector<Row> &rows() const { return m_rows; }

    const std::array<int, 24> &rhythm() const { return m_rhythm; }
    bool strangersAreUsual() const { return m_strangersAreUsual; }
    bool isOddHour(const Row &row) const { return row.zoneKnown && m_isOdd[size_t(row.hour)]; }
    bool isStranger(quint32 address) const { return m_addressDays.onOneOnly(address) && !m_answered[address]; }
    /// On so many days there was mail to strangers, and so many messages of it.
    std::pair<qint64, qint64> strangerDaysAndMessages() const { return {m_strangerDays, m_strangerMessages}; }

    struct Audience {
        qsizetype all = 0, strangers = 0;
    };
    /// Whom it went to; the user's own address is nobody.
    Audience audienceOf(const mailbox::Entry &entry) const;

    /// Appends; a mailbox has few messages with any sign.
    void addSigns(const Row &row, const mailbox::Entry &entry, QList<Sign> &found) const;

private:
    void learnPeople();
    bool isToStrangersOnly(const mailbox::Entry &entry) const;
    void forgiveMailings();
    void learnRhythm();
    void learnOddHours();
    void learnNetworks();
    void learnSenders();

    const mailbox::Index &m_index;
    const Thresholds &m_limits;
    LargeVector<Row> m_rows;
    Days m_addressDays, m_clientDays, m_idDays;
    std::vector<bool> m_answered, m_ownSenders;
    bool m_strangersAreUsual = false;
    qint64 m_strangerDays = 0, m_strangerMessages = 0;
    std::array<int, 24> m_rhythm{};
    std::array<bool, 24> m_isOdd{};
    QSet<quint32> m_usualNetworks;
    bool m_isEnough = false;
    bool m_networksAreStable = false;
    bool m_hasNetworks = false;
};

} // namespace todoku::account
