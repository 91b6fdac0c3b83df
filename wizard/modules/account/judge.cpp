// SPDX-License-Identifier: Apache-2.0
#include "todoku/account.h"

namespace todoku::account {

QString name(Sign sign)
{
    switch (sign) {
    case Sign::OddHour: return u"odd-hour"_s;
    case Sign::Strangers: return u"strangers"_s;
    case Sign::ForeignClient: return u"foreign-client"_s;
    case Sign::ForeignNetwork: return u"foreign-network"_s;
    case Sign::ForeignSender: return u"foreign-sender"_s;
    case Sign::ForeignId: return u"foreign-message-id"_s;
    case Sign::InBurst: return u"burst"_s;
    case Sign::InDrip: return u"many-strangers"_s;
    }
    Q_UNREACHABLE();
}

static QString written(const QDateTime &date)
{
    return date.toString(Qt::ISODate);
}

static void judgeMessages(const Facts &facts, QList<Finding> &findings)
{
    if (facts.suspicious.isEmpty() && facts.unrecognised == 0)
        return;
    QMap<QString, int> counts;
    for (const auto &one : facts.suspicious) {
        for (const auto sign : one.signs)
            ++counts[name(sign)];
    }
    QJsonObject signs;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        signs.insert(count.key(), count.value());
    // What the program only proposes is a question; what the person says is certain.
    const bool certain = facts.unrecognised > 0;
    const auto &example = certain ? facts.unrecognisedExample : facts.example;
    QJsonObject evidence{{"count"_L1, certain ? facts.unrecognised : facts.suspiciousCount}, {"subject"_L1, example.subject}, {"recipient"_L1, example.recipient},
                         {"first"_L1, written(example.date)}, {"signs"_L1, signs}, {"saidByPerson"_L1, certain}, {"proposed"_L1, facts.suspiciousCount}};
    findings.append({"account.unrecognised-message", {}, evidence, certain ? std::optional(Severity::Error) : std::nullopt});
    if (certain)
        findings.append({"account.confirmed", {}, evidence});
    if (facts.oddHours > 0)
        findings.append({"account.odd-hours", {}, QJsonObject{{"count"_L1, facts.oddHours}, {"first"_L1, written(facts.firstOddHour)}}});
}

QList<Finding> judge(const Facts &facts)
{
    QList<Finding> findings;
    for (const auto &burst : facts.bursts) {
        const auto minutes = std::max<qint64>(1, burst.first.secsTo(burst.last) / 60);
        findings.append({"account.burst", {}, QJsonObject{{"count"_L1, burst.count}, {"minutes"_L1, minutes}, {"first"_L1, written(burst.first)}, {"last"_L1, written(burst.last)}}});
    }
    judgeMessages(facts, findings);
    for (const auto &mass : facts.masses)
        findings.append({"account.mass-recipients", {}, QJsonObject{{"count"_L1, mass.recipients}, {"subject"_L1, mass.subject}, {"date"_L1, written(mass.date)}}});
    if (facts.bounced)
        findings.append({"account.bounced-is-suspicious", {}, QJsonObject{{"subject"_L1, facts.bounced->subject}, {"date"_L1, written(facts.bounced->date)}}});
    if (!facts.mailings.isEmpty()) {
        const auto &latest = facts.mailings.back();
        findings.append({"account.known-mailing", {},
                         QJsonObject{{"count"_L1, latest.count}, {"first"_L1, written(latest.first)}, {"mailings"_L1, facts.mailings.size()}}});
    }
    return findings;
}

} // namespace todoku::account
