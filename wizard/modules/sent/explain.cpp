// SPDX-License-Identifier: Apache-2.0
#include "comparing.h"
#include "todoku/moment.h"

namespace todoku::sent {

static QString say(const Words &words, const char *source, const QJsonObject &values = {})
{
    return filled(words.translate("Sent", source), values);
}

static QString day(const QDateTime &date, const Words &words)
{
    return dayAndTimeText(date.toLocalTime(), words.language());
}

QString text(Difference difference, const Words &words)
{
    switch (difference) {
    case Difference::Same: return say(words, QT_TRANSLATE_NOOP("Sent", "the same"));
    case Difference::Writing: return say(words, QT_TRANSLATE_NOOP("Sent", "the same, written differently"));
    case Difference::Slip: return say(words, QT_TRANSLATE_NOOP("Sent", "almost the same: a slip?"));
    case Difference::OtherDomain: return say(words, QT_TRANSLATE_NOOP("Sent", "the same name, another domain"));
    case Difference::OtherName: return say(words, QT_TRANSLATE_NOOP("Sent", "the same domain, another name"));
    case Difference::Other: return say(words, QT_TRANSLATE_NOOP("Sent", "another address"));
    case Difference::OnlyInReport: return say(words, QT_TRANSLATE_NOOP("Sent", "you did not write to it"));
    case Difference::OnlySent: return say(words, QT_TRANSLATE_NOOP("Sent", "the report says nothing of it"));
    }
    Q_UNREACHABLE();
}

QString text(Field field, const Words &words)
{
    switch (field) {
    case Field::To: return say(words, QT_TRANSLATE_NOOP("Sent", "To"));
    case Field::Cc: return say(words, QT_TRANSLATE_NOOP("Sent", "Cc"));
    case Field::Bcc: return say(words, QT_TRANSLATE_NOOP("Sent", "Bcc"));
    }
    Q_UNREACHABLE();
}

/// The recipient whose answer is the one that counts: the first that the user did not write to, else the first.
static const Recipient *decisive(const Facts &facts)
{
    const auto another = std::ranges::find_if(facts.recipients, [](const Recipient &one) { return !one.listed && !one.legacy; });
    return another != facts.recipients.end() ? &*another : facts.recipients.isEmpty() ? nullptr : &facts.recipients.front();
}

static QString reasonOfMatch(const Facts &facts, const Words &words)
{
    const auto &match = *facts.match;
    const QJsonObject values{{"date"_L1, day(match.message.date, words)}, {"subject"_L1, match.message.subject}};
    switch (match.by) {
    case MatchedBy::MessageId: return say(words, QT_TRANSLATE_NOOP("Sent", "Report and sent message carry the same Message-ID; it is your message of {date}."), values);
    case MatchedBy::SearchKey: return say(words, QT_TRANSLATE_NOOP("Sent", "Outlook gave report and sent message the same key; it is your message of {date}."), values);
    case MatchedBy::Content: return say(words, QT_TRANSLATE_NOOP("Sent", "There is no common Message-ID; subject, time and recipients agree with your message of {date}."), values);
    case MatchedBy::Hand: return say(words, QT_TRANSLATE_NOOP("Sent", "You pasted whom the message went to."));
    }
    Q_UNREACHABLE();
}

static QString reasonOfHistory(const Recipient &recipient, const Words &words)
{
    const auto last = [&](const mailbox::Contact &contact) { return QJsonObject{{"address"_L1, contact.address}, {"last"_L1, day(contact.last, words)}}; };
    if (recipient.before.replies > 0)
        return say(words, QT_TRANSLATE_NOOP("Sent", "The address has worked before: you answered mail of it, last on {last}."), last(recipient.before));
    if (!recipient.similar.isEmpty())
        return say(words, QT_TRANSLATE_NOOP("Sent", "It looks much like {address}, which you write to."), QJsonObject{{"address"_L1, recipient.similar.front().contact.address}});
    if (recipient.newer)
        return say(words, QT_TRANSLATE_NOOP("Sent", "You have since written to {address}, probably the same person’s new address."), last(*recipient.newer));
    if (recipient.domain.replies > 0)
        return say(words, QT_TRANSLATE_NOOP("Sent", "Other addresses of the same organization have worked before."));
    return {};
}

static QString reasonOfPlace(const Recipient &recipient, const Facts &facts, const Words &words)
{
    if (recipient.legacy)
        return say(words, QT_TRANSLATE_NOOP("Sent", "The address in the report is an old internal form of a recipient that you chose from a stored entry."));
    if (recipient.listed)
        return say(words, QT_TRANSLATE_NOOP("Sent", "{address} stands in the field {field} of the sent message."),
                   {{"address"_L1, recipient.address}, {"field"_L1, text(*recipient.listed, words)}});
    const auto &message = facts.match->message;
    return say(words, QT_TRANSLATE_NOOP("Sent", "{address} stands neither in To nor in Cc nor in Bcc of the sent message; its recipients are others ({count})."),
               {{"address"_L1, recipient.address}, {"count"_L1, QString::number(message.to.size() + message.cc.size() + message.bcc.size())}});
}

static QString verdictOf(const Recipient &recipient, const Words &words)
{
    const QJsonObject values{{"address"_L1, recipient.address}, {"via"_L1, recipient.via}};
    if (recipient.legacy)
        return say(words, QT_TRANSLATE_NOOP("Sent", "You chose the recipient from an old stored entry: nobody passed your message on."), values);
    if (recipient.listed)
        return say(words, QT_TRANSLATE_NOOP("Sent", "You sent this message to {address} yourself."), values);
    switch (recipient.between) {
    case Between::List:
        return say(words, QT_TRANSLATE_NOOP("Sent", "You did not write to {address}: it probably got your message through a list or group."), values);
    case Between::OwnSide:
        return say(words, QT_TRANSLATE_NOOP("Sent", "You did not write to {address}: a rule of your own organization probably added it."), values);
    default:
        break;
    }
    return recipient.via.isEmpty() ? say(words, QT_TRANSLATE_NOOP("Sent", "You did not write to {address}: one of your recipients probably forwards mail to it."), values)
                                   : say(words, QT_TRANSLATE_NOOP("Sent", "You did not write to {address}: {via} probably forwards mail to it."), values);
}

static Explanation withoutMatch(const Facts &facts, const Words &words)
{
    Explanation told;
    const QJsonObject values{{"count"_L1, QString::number(facts.messagesRead)}, {"first"_L1, day(facts.first, words)}, {"last"_L1, day(facts.last, words)}};
    if (!facts.originalNamed) {
        told.verdict = say(words, QT_TRANSLATE_NOOP("Sent", "The report does not name the message well enough to find it."));
        told.reasons << say(words, QT_TRANSLATE_NOOP("Sent", "It contains neither a Message-ID nor a subject with a date or a recipient."));
        told.limits = say(words, QT_TRANSLATE_NOOP("Sent", "So it cannot be said whether you sent it. If you have the report as a file (.eml or .msg) instead of text, open that one."));
        return told;
    }
    told.verdict = say(words, QT_TRANSLATE_NOOP("Sent", "The message is not among the sent items that were searched."));
    told.reasons << say(words, QT_TRANSLATE_NOOP("Sent", "{count} messages were compared by Message-ID, and by subject, time and recipients."), values);
    if (facts.first.isValid())
        told.reasons << say(words, QT_TRANSLATE_NOOP("Sent", "They are from {first} to {last}."), values);
    if (facts.endsBefore)
        told.reasons << say(words, QT_TRANSLATE_NOOP("Sent", "The message is newer than all of them: this copy of the sent items is too old to hold it."));
    else if (const auto *recipient = decisive(facts); recipient && recipient->before.count == 0)
        told.reasons << say(words, QT_TRANSLATE_NOOP("Sent", "None of them went to {address}."), {{"address"_L1, recipient->address}});
    told.limits = say(words, QT_TRANSLATE_NOOP("Sent",
        "This is no proof that you did not send it: mail sent from a phone, a shared mailbox or a scanner, deleted mail, and mail that a retention rule removed look the same."));
    return told;
}

Explanation explanation(const Facts &facts, const Words &words)
{
    if (!facts.match)
        return withoutMatch(facts, words);
    Explanation told;
    const auto *recipient = decisive(facts);
    told.reasons << reasonOfMatch(facts, words);
    if (!recipient) {
        told.verdict = say(words, QT_TRANSLATE_NOOP("Sent", "The message is in your sent items."));
        return told;
    }
    told.verdict = verdictOf(*recipient, words);
    told.reasons << reasonOfPlace(*recipient, facts, words);
    if (recipient->viaNamed)
        told.reasons << say(words, QT_TRANSLATE_NOOP("Sent", "The report itself names {via} as the address that you wrote to."), {{"via"_L1, recipient->via}});
    else if (const auto history = reasonOfHistory(*recipient, words); !history.isEmpty())
        told.reasons << history;
    if (recipient->legacy)
        told.limits = say(words, QT_TRANSLATE_NOOP("Sent", "It does not say whether the recipient’s mailbox still exists; that shows when you type the address in full."));
    else if (recipient->listed)
        told.limits = say(words, QT_TRANSLATE_NOOP("Sent", "It does not say that the address is right, only that it is the one you wrote to."));
    else
        told.limits = say(words, QT_TRANSLATE_NOOP("Sent",
            "It does not prove who forwards: only the recipients and their administrators can see that. An address that you saw only by its name in the mail program may also be this one."));
    return told;
}

QString whomToAsk(const Recipient &recipient, const Facts &facts, const Words &words)
{
    if (!facts.match || recipient.listed || recipient.legacy)
        return {};
    const QJsonObject values{{"via"_L1, recipient.via}, {"address"_L1, recipient.address}};
    switch (recipient.between) {
    case Between::Nobody: return {};
    case Between::List:
        return recipient.via.isEmpty() ? say(words, QT_TRANSLATE_NOOP("Sent", "Ask whoever looks after the list or group that you wrote to."), values)
                                       : say(words, QT_TRANSLATE_NOOP("Sent", "Ask whoever looks after {via}."), values);
    case Between::OwnSide: return say(words, QT_TRANSLATE_NOOP("Sent", "Ask your own mail administrator."), values);
    case Between::Recipient:
        return recipient.via.isEmpty() ? say(words, QT_TRANSLATE_NOOP("Sent", "Ask the recipients of your message, one after the other."), values)
                                       : say(words, QT_TRANSLATE_NOOP("Sent", "Ask {via}, best by telephone or at another address."), values);
    }
    Q_UNREACHABLE();
}

QString letterSubject(const Words &words)
{
    return say(words, QT_TRANSLATE_NOOP("Sent", "A message came back: please check your forwarding"));
}

QString letterTo(const Recipient &recipient, const Facts &facts, const Words &words)
{
    const auto &message = facts.match ? facts.match->message : mailbox::Message{};
    const auto all = message.to + message.cc;
    const QJsonObject values{{"via"_L1, recipient.via.isEmpty() ? all.mid(0, 10).join(", "_L1) : recipient.via},
                             {"date"_L1, day(message.date.isValid() ? message.date : facts.originalDate, words)},
                             {"subject"_L1, visible(message.subject)},
                             {"address"_L1, recipient.address}};
    if (recipient.between == Between::List)
        return say(words, QT_TRANSLATE_NOOP("Sent",
            "Hello,\n\nI wrote to {via} on {date} (subject: {subject}). A report came back that the message could not be delivered to {address}, which I did not write to. "
            "That address is probably a member of the list or group. Could you please check its members, and remove or correct that address?\n\nThank you."), values);
    if (recipient.between == Between::OwnSide)
        return say(words, QT_TRANSLATE_NOOP("Sent",
            "Hello,\n\nI wrote to {via} on {date} (subject: {subject}). A report came back that the message could not be delivered to {address}. I did not write to that address, "
            "and it belongs to our own organization. Could you please check whether a transport rule, a journal rule or a copy rule adds it?\n\nThank you."), values);
    return say(words, QT_TRANSLATE_NOOP("Sent",
        "Hello,\n\nI wrote to you at {via} on {date} (subject: {subject}). A report came back that the message could not be delivered to {address}, an address that "
        "I did not write to. Perhaps a forwarding rule of yours still passes mail on to it. Could you please look at your forwarding and your rules, and "
        "correct or remove that address?\n\nThank you."), values);
}

} // namespace todoku::sent
