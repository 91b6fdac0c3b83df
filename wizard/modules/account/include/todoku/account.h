// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"
#include "todoku/mailbox.h"

#include <QtCore/QSet>

/// Signs of misuse in the user's sent items. The program proposes what is unlike the user's other mail; whether it is foreign, only the person can say.
namespace todoku::account {

/// Why a message looks foreign.
enum class Sign {
    OddHour,        ///< at an hour at which the user otherwise does not write
    Strangers,      ///< to people written to on no other day and never answered
    ForeignClient,  ///< by a program that was used on no other day
    ForeignNetwork, ///< from an address of the network that the user's other mail never comes from
    ForeignSender,  ///< From another domain than the user's
    ForeignId,      ///< a Message-ID of a form that occurs on no other day
    InBurst,        ///< one of many in a short time
    InDrip,         ///< one of more messages to strangers within days than the user otherwise sends
};

/// A message that looks foreign, for the person to tick.
struct Suspicious {
    qsizetype place = 0; ///< in the index
    QDateTime date;      ///< UTC
    QList<Sign> signs;
    int points = 0;      ///< sum of the signs' weights
    bool operator==(const Suspicious &) const = default;
};

/// Several messages in a short time.
struct Run {
    QDateTime first, last; ///< UTC
    qint64 count = 0;
    qsizetype firstPlace = 0;
    bool operator==(const Run &) const = default;
};

/// One message to very many, or several to many within an hour.
struct Mass {
    qsizetype place = 0; ///< of the first
    QDateTime date;
    qint64 recipients = 0; ///< of all of them
    QString subject;
    bool operator==(const Mass &) const = default;
};

/// A message as an example, decoded.
struct Example {
    QString subject, recipient;
    QDateTime date;
    bool operator==(const Example &) const = default;
};

struct Facts {
    qint64 messages = 0;
    QList<Suspicious> suspicious; ///< in the order of time, at most the 10,000 first
    qint64 suspiciousCount = 0;
    qint64 oddHours = 0;          ///< of these, at odd hours
    QDateTime firstOddHour;
    Example example;              ///< of the suspicious ones
    QList<Run> bursts;
    QList<Mass> masses;
    QList<Run> mailings;          ///< many messages at once to people who are written to otherwise, too
    std::array<int, 24> rhythm{}; ///< on how many days the user wrote in each hour, UTC
    std::optional<Example> bounced; ///< the returned message, where it is one of the suspicious or unrecognised
    qint64 unrecognised = 0;        ///< messages of which the person says that they did not write them
    Example unrecognisedExample;
    bool operator==(const Facts &) const = default;
};

/// The thresholds and weights (resources/tables/account-signs.json, each with its reason).
struct Thresholds {
    int oddHourPoints, strangersPoints, clientPoints, networkPoints, senderPoints, idPoints, burstPoints, dripPoints, suspiciousPoints;
    int leastMessages, hourReach, usualHourPerMille, strangersUsualPercent, burstMessages, burstMinutes, burstTimesUsual, dripMessages, dripHours, massRecipients, massLeast, massStrangersPercent;
    int networkUsualPercent;
};
const Thresholds &thresholds();

/// Names a message in a case file: the same for another reading of the same mailbox, and for copies of the message.
QString keyOf(const mailbox::Index &index, qsizetype place);

/// `bounced`: the place of the returned message, where it was found. `unrecognised`: keys of messages that the person did not write.
Facts examine(const mailbox::Index &index, std::optional<qsizetype> bounced = {}, const QSet<QString> &unrecognised = {}, const Thresholds &limits = thresholds());

/// How many messages were sent in each hour of each day, as a calendar shows them.
struct Calendar {
    QDate first;
    QList<std::array<quint16, 24>> days; ///< from `first` on, without gaps; at most twenty years, the last ones
    bool operator==(const Calendar &) const = default;
};
Calendar calendarOf(const mailbox::Index &index, const QTimeZone &zone);

/// Pure.
QList<Finding> judge(const Facts &facts);

QString name(Sign sign); ///< "odd-hour"

} // namespace todoku::account
