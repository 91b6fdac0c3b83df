// SPDX-License-Identifier: Apache-2.0
#include "comparing.h"

namespace todoku::sent {

static Difference differenceOf(const QString &reported, const QString &sent)
{
    if (reported.compare(sent, Qt::CaseInsensitive) == 0)
        return Difference::Same;
    const auto a = folded(reported), b = folded(sent);
    if (a == b)
        return Difference::Writing;
    if (likeness(a, {b, 0, 0, {}, {}}))
        return Difference::Slip;
    const auto domainA = bounce::domainOf(a), domainB = bounce::domainOf(b);
    if (domainA.isEmpty() || domainB.isEmpty())
        return Difference::Other;
    if (a.section(u'@', 0, -2) == b.section(u'@', 0, -2))
        return Difference::OtherDomain;
    return domainA == domainB ? Difference::OtherName : Difference::Other;
}

/// The nearer, the smaller: the order of the enumerators.
static qsizetype nearest(const QString &reported, const QList<Pair> &sent, const std::vector<bool> &taken, Difference limit)
{
    qsizetype best = -1;
    auto least = limit;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        if (taken[size_t(i)])
            continue;
        const auto difference = differenceOf(reported, sent[i].sent);
        if (difference < least || (best < 0 && difference == least)) {
            best = i;
            least = difference;
        }
    }
    return best;
}

QList<Pair> aligned(const Facts &facts)
{
    // A screen shows no more; with thousands, each would have to be compared with each.
    static constexpr qsizetype most = 200;
    QList<Pair> sent;
    if (facts.match) {
        const auto &message = facts.match->message;
        const std::pair<Field, const QStringList &> fields[]{{Field::To, message.to}, {Field::Cc, message.cc}, {Field::Bcc, message.bcc}};
        for (const auto &[field, addresses] : fields) {
            for (const auto &address : addresses) {
                if (sent.size() < most)
                    sent << Pair{{}, address, field, Difference::OnlySent};
            }
        }
    }
    std::vector<bool> taken(size_t(sent.size()));
    QList<Pair> pairs;
    for (const auto &recipient : facts.recipients.mid(0, most))
        pairs << Pair{recipient.address, {}, {}, Difference::OnlyInReport};
    const auto join = [&](Pair &pair, qsizetype place, std::optional<Difference> difference) {
        taken[size_t(place)] = true;
        pair.sent = sent[place].sent;
        pair.field = sent[place].field;
        pair.difference = difference.value_or(differenceOf(pair.reported, pair.sent));
    };
    // First those that are the same, so that nobody takes them away; then whom it probably went through; then what resembles.
    for (auto &pair : pairs) {
        if (const auto place = nearest(pair.reported, sent, taken, Difference::Writing); place >= 0)
            join(pair, place, {});
    }
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const auto &recipient = facts.recipients[i];
        const auto via = std::ranges::find_if(sent, [&](const Pair &one) { return !recipient.via.isEmpty() && folded(one.sent) == folded(recipient.via); });
        const auto place = via - sent.begin();
        if (pairs[i].sent.isEmpty() && via != sent.end() && !taken[size_t(place)])
            join(pairs[i], place, recipient.legacy ? std::optional(Difference::Writing) : std::nullopt);
    }
    for (auto &pair : pairs) {
        if (const auto place = pair.sent.isEmpty() ? nearest(pair.reported, sent, taken, Difference::OtherName) : -1; place >= 0)
            join(pair, place, {});
    }
    for (qsizetype i = 0; i < sent.size(); ++i) {
        if (!taken[size_t(i)])
            pairs << sent[i];
    }
    return pairs;
}

} // namespace todoku::sent
