// SPDX-License-Identifier: Apache-2.0
#include "comparing.h"

#include "todoku/mail.h"

#include <QtCore/QTimeZone>

namespace todoku::sent {

using mailbox::Contact;
using mailbox::Entry;
using mailbox::Index;

// Clocks of a mail program and of its server differ; facts of the field give five minutes.
static constexpr qint64 sameTime = 5 * 60;
// A candidate costs reading its header again.
static constexpr int mostCandidates = 500;

static QDateTime utc(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

// ---------------------------------------------------------------- the match

/// A message-id names one message; copies come from sending again or from two folders.
static std::optional<Match> matchById(const bounce::Report &report, const Index &index)
{
    const auto id = mailbox::messageIdHash(report.original->messageId);
    if (id == 0)
        return std::nullopt;
    std::optional<Match> match;
    const auto entries = index.entries();
    for (size_t place = 0; place < entries.size(); ++place) {
        if (entries[place].id != id)
            continue;
        if (match) {
            ++match->copies;
        } else if (auto message = index.message(qsizetype(place))) {
            match = Match{std::move(*message), qsizetype(place), MatchedBy::MessageId, 1.0, 1};
        }
    }
    return match;
}

/// The report carries the key that Outlook gave to the sent message and to all its copies (PidTagParentKey, MS-OXPROPS).
static std::optional<Match> matchByKey(const bounce::Report &report, const Index &index)
{
    const auto place = index.placeOfSearchKey(report.original->searchKey);
    auto message = place ? index.message(*place) : std::nullopt;
    if (!message)
        return std::nullopt;
    return Match{std::move(*message), *place, MatchedBy::SearchKey, 0.95, 1};
}

// A date that names no zone may be off by whole hours.
static bool isSameTime(const Entry &entry, qint64 time)
{
    const auto difference = std::abs(entry.time - time);
    if (entry.has(Entry::ZoneKnown))
        return difference <= sameTime;
    return difference <= 14 * 3600 + sameTime && (difference + sameTime) % 3600 <= 2 * sameTime;
}

static bool sameSubject(const QString &ours, const QString &reported)
{
    const auto a = foldedSubject(ours), b = foldedSubject(reported);
    // Reports cut long subjects; a dozen characters are no accident.
    return a == b || (std::min(a.size(), b.size()) >= 12 && (a.startsWith(b) || b.startsWith(a)));
}

namespace {

/// What of a candidate agrees with the bounce.
struct Agreement {
    bool subject = false;
    bool time = false;
    bool recipient = false;
    bool failed = false; ///< the failed recipient is one of the message's
};

} // namespace

// How sure it is without a common Message-ID. Where both have one and they differ, the server must have replaced it: seldom, so everything else has to agree.
static double confidenceOf(const Agreement &agreement, bool idsDiffer)
{
    if (idsDiffer)
        return agreement.subject && agreement.time && agreement.failed ? 0.7 : 0;
    if (agreement.subject && agreement.time && agreement.recipient)
        return 0.9;
    if (agreement.subject && (agreement.time || agreement.recipient))
        return 0.7;
    return agreement.time && agreement.recipient ? 0.6 : 0;
}

static std::vector<quint32> numbersOf(const QStringList &addresses, const Index &index)
{
    std::vector<quint32> numbers;
    for (const auto &address : addresses) {
        if (const auto number = index.addressNumber(address))
            numbers.push_back(*number);
    }
    return numbers;
}

/// Spam is often addressed to the sender, and everybody else is hidden: the user's own address is no common recipient.
static QStringList namedRecipients(const bounce::Report &report)
{
    QStringList found = report.original->to + report.original->cc;
    found.removeIf([&](const QString &address) { return address.compare(report.original->from, Qt::CaseInsensitive) == 0; });
    return found;
}

static QStringList failedRecipients(const bounce::Report &report)
{
    QStringList found;
    for (const auto &recipient : report.recipients)
        found << recipient.address << recipient.originalRecipient;
    return found;
}

static bool sharesAny(std::span<const quint32> recipients, const std::vector<quint32> &numbers)
{
    return std::ranges::any_of(recipients, [&](quint32 number) { return std::ranges::find(numbers, number) != numbers.end(); });
}

static std::optional<Match> matchByContent(const bounce::Report &report, const Index &index)
{
    const auto &original = *report.original;
    if (original.subject.isEmpty() && !original.date.isValid())
        return std::nullopt;
    const auto time = original.date.isValid() ? original.date.toSecsSinceEpoch() : 0;
    const auto id = mailbox::messageIdHash(original.messageId);
    const auto named = numbersOf(namedRecipients(report), index), failed = numbersOf(failedRecipients(report), index);
    std::optional<Match> best;
    int left = mostCandidates;
    const auto entries = index.entries();
    for (size_t place = entries.size(); place-- > 0 && left > 0;) { // the newest first
        const auto &entry = entries[place];
        Agreement agreement;
        agreement.time = time != 0 && entry.has(Entry::HasTime) && isSameTime(entry, time);
        agreement.failed = sharesAny(index.recipients(entry), failed);
        agreement.recipient = agreement.failed || sharesAny(index.recipients(entry), named);
        if ((!agreement.time && !agreement.recipient) || (time != 0 && entry.has(Entry::HasTime) && !agreement.time))
            continue;
        auto message = index.message(qsizetype(place));
        --left;
        if (!message)
            continue;
        agreement.subject = !original.subject.isEmpty() && sameSubject(message->subject, original.subject);
        if (!original.subject.isEmpty() && !agreement.subject)
            continue;
        const auto confidence = confidenceOf(agreement, id != 0 && entry.id != 0);
        if (confidence > 0 && (!best || confidence > best->confidence))
            best = Match{std::move(*message), qsizetype(place), MatchedBy::Content, confidence, 1};
    }
    return best;
}

// ---------------------------------------------------------------- one recipient

/// The address itself; or what a program that reads the list makes of one that was mistyped with a comma, semicolon or blank in it.
static bool isWritten(const QString &listed, const QString &wanted)
{
    const auto one = folded(listed);
    if (one == wanted)
        return true;
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    return one.contains(u'@') && wanted.contains(separators) && wanted.split(separators).contains(one);
}

static std::optional<Field> fieldOf(const mailbox::Message &message, const QString &address)
{
    const auto wanted = folded(address);
    const auto has = [&](const QStringList &addresses) {
        return std::ranges::any_of(addresses, [&](const QString &one) { return isWritten(one, wanted); });
    };
    if (has(message.to))
        return Field::To;
    if (has(message.cc))
        return Field::Cc;
    return has(message.bcc) ? std::optional(Field::Bcc) : std::nullopt;
}

/// An internal Exchange address: X.500, or encapsulated for the way through SMTP (MS-OXCMAIL §2.1.3.1.8).
static bool isLegacy(const QString &address)
{
    return address.startsWith("IMCEAEX-"_L1, Qt::CaseInsensitive) || address.startsWith("/o="_L1, Qt::CaseInsensitive);
}

// Its last part ends in the first letters of the mailbox's name: "cn=0a1b2c-tanaka" for tanaka.ichiro@example.jp. Sent items show the entry by its mail address.
static void setLegacy(Recipient &recipient, const Facts &facts)
{
    recipient.legacy = true;
    if (recipient.listed) { // the copy holds the internal address, too
        recipient.via = recipient.address;
        return;
    }
    const auto name = folded(recipient.address).section(u'=', -1).section(u'-', -1);
    const auto &message = facts.match->message;
    const std::pair<Field, const QStringList &> fields[]{{Field::To, message.to}, {Field::Cc, message.cc}, {Field::Bcc, message.bcc}};
    for (const auto &[field, addresses] : fields) {
        for (const auto &address : addresses) {
            const bool fits = name.size() >= 3 && address.startsWith(name, Qt::CaseInsensitive);
            if (fits || (!recipient.listed && message.to.size() + message.cc.size() + message.bcc.size() == 1)) {
                recipient.listed = field;
                recipient.via = address;
                return;
            }
        }
    }
}

static void setBetween(Recipient &recipient, const bounce::Recipient &reported, const Facts &facts)
{
    const auto &message = facts.match->message;
    const auto all = message.to + message.cc + message.bcc;
    const auto domain = bounce::domainOf(recipient.address);
    const bool isOwn = bounce::belongsTo(recipient.address, facts.ownDomains);
    if (!reported.originalRecipient.isEmpty() && fieldOf(message, reported.originalRecipient)) {
        recipient.via = reported.originalRecipient;
        recipient.viaNamed = true;
    }
    QStringList lists, sameDomain, sameName;
    for (const auto &address : all) {
        if (looksLikeList(address))
            lists << address;
        if (bounce::domainOf(address) == domain)
            sameDomain << address;
        if (address.section(u'@', 0, 0).compare(recipient.address.section(u'@', 0, 0), Qt::CaseInsensitive) == 0)
            sameName << address;
    }
    for (const auto &candidates : {sameName, lists, sameDomain, all}) {
        if (recipient.via.isEmpty() && candidates.size() == 1)
            recipient.via = candidates.front();
    }
    const bool isList = recipient.via.isEmpty() ? !lists.isEmpty() : looksLikeList(recipient.via);
    const bool ownRecipient = std::ranges::any_of(all, [&](const QString &address) { return bounce::belongsTo(address, facts.ownDomains); });
    recipient.between = isList ? Between::List : isOwn && !ownRecipient && !recipient.viaNamed ? Between::OwnSide : Between::Recipient;
    if (recipient.between == Between::OwnSide)
        recipient.via.clear();
}

static Contact usesOf(const Index &index, const QString &address, const std::function<bool(size_t)> &isOther)
{
    Contact contact{folded(address), 0, 0, {}, {}};
    const auto number = index.addressNumber(address);
    if (!number || index.summary().uses[*number].count == 0)
        return contact;
    const auto entries = index.entries();
    const auto all = index.recipients();
    for (auto at = std::ranges::find(all, *number); at != all.end(); at = std::find(at + 1, all.end(), *number)) {
        const auto entry = std::ranges::upper_bound(entries, quint32(at - all.begin()), {}, &Entry::firstRecipient) - 1;
        const auto first = std::ranges::find(index.recipients(*entry), *number) - index.recipients(*entry).begin();
        const bool isSecond = entry->firstRecipient + first != at - all.begin(); // named twice in one message
        if (isSecond || !isOther(size_t(entry - entries.begin())))
            continue;
        contact.count += 1;
        contact.replies += entry->has(Entry::Reply);
        if (!entry->has(Entry::HasTime))
            continue;
        const auto time = utc(entry->time);
        contact.first = contact.first.isValid() ? std::min(contact.first, time) : time;
        contact.last = contact.last.isValid() ? std::max(contact.last, time) : time;
    }
    return contact;
}

/// A contact that is better known than the failed address: it was answered, or is written to much more often.
static bool isProven(const Contact &contact, const Contact &failed)
{
    return failed.replies == 0 && (contact.replies > 0 || contact.count > 2 * failed.count);
}

/// Repaired in width and case it may be the contact's own address.
static std::optional<Similar> likenessOf(const QString &failed, const Contact &contact)
{
    const auto address = folded(failed);
    if (folded(contact.address) != address)
        return likeness(address, contact);
    return contact.address == address && failed.compare(address, Qt::CaseInsensitive) != 0 ? std::optional(Similar{contact, Likeness::SlipInName, 1}) : std::nullopt;
}

static void setNeighbours(Recipient &recipient, const QList<Contact> &known, const QStringList &alsoWrittenTo)
{
    const auto address = folded(recipient.address);
    const auto domain = bounce::domainOf(address);
    const auto local = address.section(u'@', 0, 0);
    recipient.domain.address = domain;
    for (const auto &contact : known) {
        if (contact.address == address || !contact.address.contains(u'@'))
            continue;
        if (bounce::domainOf(contact.address) == domain) {
            recipient.domain.count += contact.count;
            recipient.domain.replies += contact.replies;
            if (contact.last.isValid() && (!recipient.domain.last.isValid() || contact.last > recipient.domain.last))
                recipient.domain.last = contact.last;
        }
        auto similar = likenessOf(recipient.address, contact);
        if (similar && isProven(contact, recipient.before) && !alsoWrittenTo.contains(contact.address))
            recipient.similar << *similar;
        const bool sameName = local.size() >= 4 && contact.address.section(u'@', 0, 0) == local && !similar;
        if (sameName && recipient.before.count > 0 && contact.last > recipient.before.last && contact.first >= recipient.before.first
            && (!recipient.newer || contact.last > recipient.newer->last))
            recipient.newer = contact;
    }
    std::ranges::stable_sort(recipient.similar, {}, &Similar::distance);
    recipient.similar.resize(std::min<qsizetype>(3, recipient.similar.size()));
}

/// Where the address stands in the sent message, or who stands between.
static Recipient recipientFrom(const bounce::Recipient &reported, const Facts &facts)
{
    Recipient recipient;
    recipient.address = reported.address;
    if (!facts.match)
        return recipient;
    recipient.listed = fieldOf(facts.match->message, reported.address);
    if (isLegacy(reported.address))
        setLegacy(recipient, facts);
    else if (!recipient.listed)
        setBetween(recipient, reported, facts);
    return recipient;
}

// ---------------------------------------------------------------- the whole

// An export that ends earlier cannot hold the message. A silence counts as such when it is longer than a week and than nearly all the user's own.
static bool endsBefore(const Index &index, const QDateTime &last, const QDateTime &date)
{
    static constexpr qint64 week = 7 * 24 * 3600;
    if (!last.isValid() || !date.isValid())
        return false;
    const auto silence = last.secsTo(date);
    if (silence <= week)
        return false;
    // A gap of more than a week lies between the last message of one day and the first of another, so days are enough to count them.
    struct Day {
        qint64 first = std::numeric_limits<qint64>::max(), last = 0;
    };
    static constexpr qint64 dayLength = 24 * 3600, firstDay = 7305, lastDay = 47482; // 1990 to 2099: what lies outside is a clock that ran wrong
    std::vector<Day> days(size_t(lastDay - firstDay + 1));
    qint64 messages = 0, longGaps = 0;
    for (const auto &entry : index.entries()) {
        const auto number = entry.time / dayLength;
        if (!entry.has(Entry::HasTime) || number < firstDay || number > lastDay)
            continue;
        auto &day = days[size_t(number - firstDay)];
        day.first = std::min(day.first, entry.time);
        day.last = std::max(day.last, entry.time);
        ++messages;
    }
    qint64 before = 0;
    for (const auto &day : days) {
        longGaps += before != 0 && day.last != 0 && day.first - before >= silence;
        before = day.last != 0 ? day.last : before;
    }
    const auto gaps = messages - 1;
    return gaps <= 0 || gaps - longGaps > (gaps - 1) * 99 / 100;
}

static void setPeriod(Facts &facts, const Index &index)
{
    if (const auto &period = index.summary().period) {
        facts.first = utc(period->first);
        facts.last = utc(period->second);
    }
}

/// The bounce and the copies of its original do not speak for the address.
static std::function<bool(size_t)> otherThanBounced(const Facts &facts, const Index &index, const bounce::Report &report)
{
    const auto id = report.original ? mailbox::messageIdHash(report.original->messageId) : 0;
    const auto place = facts.match ? size_t(facts.match->place) : size_t(-1);
    const auto limit = facts.match && facts.match->message.date.isValid() ? facts.match->message.date.toSecsSinceEpoch()
        : facts.originalDate.isValid()                                  ? facts.originalDate.toSecsSinceEpoch()
                                                                         : std::numeric_limits<qint64>::max();
    const auto entries = index.entries();
    return [=](size_t one) {
        return one != place && (id == 0 || entries[one].id != id) && (!entries[one].has(Entry::HasTime) || entries[one].time < limit);
    };
}

/// "To: a; b", "宛先: a", "Cc: …": a line without a label goes on with the field before it.
static mailbox::Message messageFrom(const QString &lines)
{
    static const QRegularExpression labelled(u"^\\s*(to|cc|bcc|宛先|宛て先|受信者|ｃｃ|ｂｃｃ)\\s*[:：]\\s*(.*)$"_s, QRegularExpression::CaseInsensitiveOption);
    static constexpr qsizetype longest = 200'000, mostAddresses = 2000;
    mailbox::Message message;
    auto *field = &message.to;
    // "To: a; Cc: b" in one line.
    static const QRegularExpression inside(u"[;,\\s](to|cc|bcc)\\s*[:：]"_s, QRegularExpression::CaseInsensitiveOption);
    const auto separated = lines.left(longest).replace(inside, u"\n\\1:"_s);
    for (const auto &line : separated.split(u'\n')) {
        const auto match = labelled.match(line);
        if (match.hasMatch()) {
            const auto label = match.captured(1).normalized(QString::NormalizationForm_KC).toLower();
            field = label == "cc"_L1 ? &message.cc : label == "bcc"_L1 ? &message.bcc : &message.to;
        }
        const auto rest = match.hasMatch() ? match.captured(2) : line;
        // Mail programs copy names with their addresses, separated by semicolons or commas; a mistyped address may be anything.
        auto list = rest;
        for (const auto &mailbox : mail::mailboxesIn(list.replace(u'；', u';').replace(u'、', u',').replace(u'，', u','))) {
            const auto address = mail::bareAddress(mailbox.address.isEmpty() ? mailbox.name : mailbox.address);
            const bool isAddress = address.contains(u'@') || address.contains(u'＠') || (address.contains(u'.') && !address.contains(u' '));
            if (isAddress && field->size() < mostAddresses)
                *field << address;
        }
    }
    return message;
}

std::optional<Facts> examineByHand(const bounce::Report &report, const QString &lines, const QStringList &ownDomains)
{
    Facts facts;
    facts.isReport = report.kind == bounce::Kind::Failure || report.kind == bounce::Kind::Delay;
    facts.ownDomains = ownDomains;
    auto message = messageFrom(lines);
    if (!facts.isReport || (message.to + message.cc + message.bcc).isEmpty())
        return std::nullopt;
    facts.originalNamed = true;
    if (report.original) {
        message.subject = report.original->subject;
        message.date = report.original->date;
    }
    facts.originalDate = message.date;
    facts.match = Match{message, 0, MatchedBy::Hand, 1.0, 1};
    for (const auto &reported : report.recipients) {
        if (reported.action == bounce::Action::Failed || reported.action == bounce::Action::Delayed)
            facts.recipients << recipientFrom(reported, facts);
    }
    return facts.recipients.isEmpty() ? std::nullopt : std::optional(facts);
}

Facts examine(const bounce::Report &report, const Index &index, const QStringList &ownDomains)
{
    Facts facts;
    facts.mailbox = index.path();
    facts.messagesRead = index.size();
    facts.complete = index.isComplete();
    facts.ownDomains = ownDomains.isEmpty() ? mailbox::fromDomains(index) : ownDomains;
    facts.isReport = report.kind == bounce::Kind::Failure || report.kind == bounce::Kind::Delay;
    setPeriod(facts, index);
    if (!facts.isReport)
        return facts;
    if (report.original) {
        const auto &original = *report.original;
        facts.originalNamed = !original.messageId.isEmpty() || (!original.subject.isEmpty() && (original.date.isValid() || !original.to.isEmpty()));
        facts.match = matchById(report, index);
        if (!facts.match)
            facts.match = matchByKey(report, index);
        if (!facts.match)
            facts.match = matchByContent(report, index);
    }
    facts.originalDate = report.original && report.original->date.isValid() ? report.original->date : report.date;
    facts.endsBefore = !facts.match && endsBefore(index, facts.last, facts.originalDate);

    const auto isOther = otherThanBounced(facts, index, report);
    const auto known = mailbox::contacts(index);
    for (const auto &reported : report.recipients) {
        if (reported.action != bounce::Action::Failed && reported.action != bounce::Action::Delayed)
            continue;
        auto recipient = recipientFrom(reported, facts);
        recipient.before = usesOf(index, reported.address, isOther);
        QStringList alsoWrittenTo;
        if (facts.match) {
            for (const auto &address : facts.match->message.to + facts.match->message.cc + facts.match->message.bcc)
                alsoWrittenTo << folded(address);
        }
        setNeighbours(recipient, known, alsoWrittenTo);
        facts.recipients << recipient;
    }
    return facts;
}

} // namespace todoku::sent
