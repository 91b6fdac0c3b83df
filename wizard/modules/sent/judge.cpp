// SPDX-License-Identifier: Apache-2.0
#include "todoku/sent.h"

namespace todoku::sent {

static QString day(const QDateTime &date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

static QString field(Field field)
{
    switch (field) {
    case Field::To: return u"To"_s;
    case Field::Cc: return u"Cc"_s;
    case Field::Bcc: return u"Bcc"_s;
    }
    Q_UNREACHABLE();
}

QString name(MatchedBy by)
{
    switch (by) {
    case MatchedBy::MessageId: return u"message-id"_s;
    case MatchedBy::SearchKey: return u"search-key"_s;
    case MatchedBy::Content: return u"content"_s;
    case MatchedBy::Hand: return u"hand"_s;
    }
    Q_UNREACHABLE();
}

QString name(Conclusion conclusion)
{
    switch (conclusion) {
    case Conclusion::SentToThisAddress: return u"sent-to-this-address"_s;
    case Conclusion::SentToAnotherAddress: return u"sent-to-another-address"_s;
    case Conclusion::NotInSentItems: return u"not-in-sent-items"_s;
    case Conclusion::Unknown: return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

Conclusion conclusion(const Facts &facts)
{
    if (!facts.match)
        return facts.isReport && facts.originalNamed ? Conclusion::NotInSentItems : Conclusion::Unknown;
    const bool another = std::ranges::any_of(facts.recipients, [](const Recipient &recipient) { return !recipient.listed && !recipient.legacy; });
    return another ? Conclusion::SentToAnotherAddress : Conclusion::SentToThisAddress;
}

static QJsonObject useOf(const mailbox::Contact &contact)
{
    return {{"count"_L1, contact.count}, {"replies"_L1, contact.replies}, {"last"_L1, day(contact.last).left(10)}};
}

static QJsonObject with(QJsonObject object, std::initializer_list<std::pair<QString, QJsonValue>> more)
{
    for (const auto &[key, value] : more)
        object.insert(key, value);
    return object;
}

static void judgeMatch(const Facts &facts, QList<Finding> &findings)
{
    if (facts.match && facts.match->by == MatchedBy::Hand)
        return;
    if (facts.match) {
        const auto &message = facts.match->message;
        const QJsonObject evidence{{"subject"_L1, message.subject},
                                   {"date"_L1, day(message.date)},
                                   {"messageId"_L1, jsonOrNull(message.messageId)},
                                   {"matchedBy"_L1, name(facts.match->by)},
                                   {"confidence"_L1, facts.match->confidence},
                                   {"path"_L1, message.path},
                                   {"index"_L1, message.index}};
        findings.append({"sent.match", message.messageId, evidence});
        return;
    }
    if (!facts.originalNamed)
        return;
    const QJsonObject evidence{{"count"_L1, facts.messagesRead}, {"first"_L1, day(facts.first).left(10)}, {"last"_L1, day(facts.last).left(10)}, {"date"_L1, day(facts.originalDate)}};
    findings.append({"sent.no-match", {}, evidence});
    if (facts.endsBefore)
        findings.append({"sent.old-export", {}, evidence});
}

static void judgeBetween(const Recipient &recipient, const Facts &facts, QList<Finding> &findings)
{
    const auto &message = facts.match->message;
    const auto all = message.to + message.cc + message.bcc;
    const QJsonObject evidence{{"address"_L1, recipient.address}, {"via"_L1, recipient.via}, {"recipients"_L1, all.mid(0, 20).join(", "_L1)}};
    findings.append({"sent.recipient-not-listed", recipient.address, evidence});
    switch (recipient.between) {
    case Between::List: findings.append({"sent.list-member", recipient.address, evidence}); break;
    case Between::OwnSide: findings.append({"sent.added-by-own-side", recipient.address, evidence}); break;
    case Between::Recipient: findings.append({recipient.via.isEmpty() ? FindingId("sent.passed-on-by-somebody") : FindingId("sent.passed-on"), recipient.address, evidence}); break;
    case Between::Nobody: break;
    }
}

static void judgeHistory(const Recipient &recipient, QList<Finding> &findings)
{
    const QJsonObject address{{"address"_L1, recipient.address}};
    const auto &before = recipient.before;
    if (before.replies > 0)
        findings.append({"sent.used-before", recipient.address, with(useOf(before), {{u"address"_s, recipient.address}})});
    else if (before.count > 0)
        findings.append({"sent.written-before", recipient.address, with(useOf(before), {{u"address"_s, recipient.address}})});
    if (recipient.newer)
        findings.append({"sent.newer-address", recipient.address,
                         with(useOf(*recipient.newer), {{u"address"_s, recipient.address}, {u"newer"_s, recipient.newer->address}})});
    if (recipient.domain.replies > 0)
        findings.append({"sent.domain-worked", recipient.address, with(useOf(recipient.domain), {{u"domain"_s, recipient.domain.address}})});
}

static void judgeSimilar(const Recipient &recipient, QList<Finding> &findings)
{
    for (const auto &similar : recipient.similar) {
        findings.append({"sent.similar-recipient", recipient.address,
                         with(useOf(similar.contact), {{u"address"_s, recipient.address}, {u"similar"_s, similar.contact.address}, {u"distance"_s, similar.distance}})});
    }
}

QList<Finding> judge(const Facts &facts)
{
    QList<Finding> findings;
    if (!facts.isReport)
        return findings;
    judgeMatch(facts, findings);
    for (const auto &recipient : facts.recipients) {
        if (facts.match && recipient.legacy)
            findings.append({"sent.legacy-entry", recipient.address, QJsonObject{{"address"_L1, recipient.address}, {"via"_L1, recipient.via}}});
        if (facts.match && recipient.listed)
            findings.append({"sent.recipient-listed", recipient.address,
                             QJsonObject{{"address"_L1, recipient.legacy ? recipient.via : recipient.address}, {"field"_L1, field(*recipient.listed)}}});
        else if (facts.match && !recipient.legacy)
            judgeBetween(recipient, facts, findings);
        judgeHistory(recipient, findings);
        // Where somebody else passed it on, the slip is not the user's.
        if (!facts.match || recipient.listed)
            judgeSimilar(recipient, findings);
    }
    return findings;
}

QJsonObject toJson(const Facts &facts)
{
    QJsonArray findings;
    for (const auto &finding : judge(facts))
        findings << todoku::toJson(finding);
    QJsonValue match;
    if (facts.match) {
        auto object = mailbox::toJson(facts.match->message);
        for (const auto &key : {"from"_L1, "class"_L1})
            object.remove(key);
        match = object;
    }
    return {{"mailbox"_L1, facts.mailbox},
            {"messagesRead"_L1, facts.messagesRead},
            {"matchedBy"_L1, facts.match ? QJsonValue(name(facts.match->by)) : QJsonValue()},
            {"confidence"_L1, facts.match ? facts.match->confidence : 0.0},
            {"match"_L1, match},
            {"conclusion"_L1, name(conclusion(facts))},
            {"findings"_L1, findings}};
}

} // namespace todoku::sent
