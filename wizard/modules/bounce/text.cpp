// SPDX-License-Identifier: Apache-2.0
#include "notice.h"
#include "reading.h"

namespace todoku::bounce {

static constexpr qsizetype mostTextRecipients = 2'000;
static constexpr size_t mostSearched = 200; ///< recipients for whom the whole text is looked through
static constexpr qsizetype longestDiagnostic = 2'000;

namespace {

/// A recipient found in a line.
struct Found {
    QString address;
    QString rest;
    qsizetype line = 0;
    QString reason;
    QString original{}; ///< whom the message was sent to, where the notice tells both
};

} // namespace

static QString cleanAddress(QString address)
{
    static const QRegularExpression prefix(u"^(?:[a-z0-9]+=)*smtp[=:]"_s, QRegularExpression::CaseInsensitiveOption);
    if (address.contains(u'=') || address.contains(u':'))
        address.remove(prefix);
    while (!address.isEmpty() && QStringView(u".'`*-=>").contains(address.back()))
        address.chop(1);
    while (!address.isEmpty() && QStringView(u"'`*<").contains(address.front()))
        address.remove(0, 1);
    return mail::bareAddress(address);
}

static bool isPlausible(const QString &address)
{
    const auto at = std::max(address.lastIndexOf(u'@'), address.lastIndexOf(u'＠'));
    return at > 0 && at + 1 < address.size() && address.size() <= 320;
}

// One word that could be meant as an address, also one without "@".
static bool isToken(const QString &line)
{
    const auto word = QStringView(line).trimmed();
    return word.size() > 3 && word.size() <= 320 && (word.contains(u'.') || word.contains(u'@')) && !word.contains(u' ') && !word.endsWith(u':')
        && !word.contains(u'/') && !word.contains(u'#');
}

// What Exchange could not send to stands above its reason, also where it has no "@".
static void findAbove(const TextRule &rule, const QStringList &lines, qsizetype begin, qsizetype end, std::vector<Found> &found)
{
    for (auto i = begin; i + 1 < end && !rule.above.empty() && qsizetype(found.size()) < mostTextRecipients; ++i) {
        const auto fits = [&](const QRegularExpression &pattern) { return pattern.match(lines[i + 1]).hasMatch(); };
        if (isToken(lines[i]) && std::ranges::any_of(rule.above, fits))
            found.push_back({cleanAddress(lines[i].trimmed()), {}, i, {}});
    }
}

// Some name mailboxes of their own domain without it (AOL's screen names).
static QString capturedAddress(const QRegularExpressionMatch &match, const Notice &notice)
{
    const auto local = match.captured(u"local"_s), address = match.captured(u"address"_s);
    return local.isEmpty() ? cleanAddress(address.isEmpty() ? match.captured(u"original"_s) : address) : local + u'@' + notice.from.section(u'@', -1).toLower();
}

static qsizetype indentOf(const QString &line)
{
    return std::ranges::find_if(line, [](QChar c) { return !c.isSpace(); }) - line.begin();
}

// The pattern in a line, or in what the line continues.
static QRegularExpressionMatch matchIn(const RecipientPattern &one, const QStringList &lines, qsizetype at, bool labelled)
{
    const auto matchOf = [&one](const QString &text) {
        const bool mayFit = !one.isAddress || text.contains(u'@') || text.contains(u'＠');
        return mayFit ? one.pattern.match(text) : QRegularExpressionMatch();
    };
    auto match = matchOf(one.furtherLines > 0 ? lines.mid(at, one.furtherLines + 1).join(u'\n') : lines[at]);
    if (!match.hasMatch() && labelled)
        match = matchOf(QString(lines[at - 1] + u' ' + lines[at]));
    return match;
}

static std::vector<Found> findRecipients(const TextRule &rule, const Notice &notice, qsizetype begin, qsizetype end)
{
    std::vector<Found> found;
    const auto &lines = notice.lines;
    qsizetype firstIndent = 0;
    for (auto i = begin; i < end && qsizetype(found.size()) < mostTextRecipients; ++i) {
        if (lines[i].size() > 2000 || lines[i].isEmpty())
            continue;
        // A label may stand on the line above its value.
        const bool labelled = i > begin && lines[i - 1].size() < 60 && (lines[i - 1].endsWith(u':') || lines[i - 1].endsWith(u'：'));
        for (const auto &pattern : rule.recipients) {
            const auto match = matchIn(pattern, lines, i, labelled);
            if (!match.hasMatch())
                continue;
            // "Original address:" stands below the one that it became.
            if (const auto original = cleanAddress(match.captured(u"original"_s)); isPlausible(original) && !found.empty() && found.back().line + 1 == i) {
                found.back().original = original;
                break;
            }
            const auto address = capturedAddress(match, notice);
            // What stands further in belongs to the reason of the recipient above.
            const auto indent = indentOf(lines[i]);
            if (!found.empty() && indent > firstIndent)
                break;
            if (isPlausible(address)) {
                firstIndent = found.empty() ? indent : firstIndent;
                found.push_back({address, match.captured(u"rest"_s).trimmed(), i, {}});
                break;
            }
        }
    }
    if (found.empty())
        findAbove(rule, lines, begin, end, found);
    return found;
}

static bool hasCode(QStringView text)
{
    return replyCode(text).has_value() || !enhancedCode(text).isEmpty();
}

static bool isNoise(QStringView line)
{
    // Rules of dashes, and the bare labels of transcripts.
    return std::ranges::none_of(line, [](QChar c) { return c.isLetterOrNumber(); });
}

// Paragraphs of [begin, end): the first that says something, and where it holds no code, the first behind it that does.
static QString reasonIn(const QStringList &lines, qsizetype begin, qsizetype end)
{
    QString first, paragraph;
    const auto take = [&]() -> bool {
        const auto text = paragraph.simplified();
        paragraph.clear();
        if (text.isEmpty())
            return false;
        if (hasCode(text)) {
            first = first.isEmpty() || first.size() > 300 ? text : first + u' ' + text;
            return true;
        }
        // "because:" is no reason yet.
        if (first.isEmpty() && !(text.size() < 80 && (text.endsWith(u':') || text.endsWith(u'：'))))
            first = text;
        return false;
    };
    for (auto i = begin; i < end; ++i) {
        const auto line = QStringView(lines[i]).trimmed();
        if (line.isEmpty() || isNoise(line)) {
            // A blank line inside a code's continuation ("550-5.7.26 …", blank, "550 5.7.26 …") ends nothing.
            const bool continued = i + 1 < end && !paragraph.isEmpty() && lines[i + 1].trimmed().size() > 4 && lines[i + 1].trimmed()[3] == u'-' && replyCode(lines[i + 1]);
            if (!continued && take())
                return first.left(longestDiagnostic);
            continue;
        }
        paragraph += u' ' + line.toString();
    }
    take();
    return first.left(longestDiagnostic);
}

// Sendmail's transcript and its like: "550 5.1.1 <a@b.example>... User unknown" names the recipient beside the code.
static QString lineAbout(const QString &address, const QStringList &lines)
{
    QString about;
    const bool hasSign = address.contains(u'@');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if ((hasSign && !lines[i].contains(u'@')) || lines[i].size() > 2000 || !lines[i].contains(address, Qt::CaseInsensitive))
            continue;
        auto line = lines[i].trimmed();
        if (hasCode(line))
            return line;
        // The answer stands below the command.
        if (about.isEmpty() && i + 1 < lines.size() && line.contains("rcpt to"_L1, Qt::CaseInsensitive) && hasCode(lines[i + 1]))
            about = lines[i + 1].trimmed();
    }
    return about;
}

// Sendmail sums up with "554 a@b.example... Service unavailable"; what the other server answered stands above.
static QString whatTheOtherSaid(const Found &one, const QStringList &lines)
{
    static constexpr qsizetype furthest = 6;
    if (!one.reason.endsWith("service unavailable"_L1, Qt::CaseInsensitive) || !enhancedCode(one.reason).isEmpty())
        return one.reason;
    for (auto i = one.line - 1; i >= 0 && i >= one.line - furthest; --i) {
        const auto line = lines[i].trimmed();
        if (line.startsWith("<<< "_L1) && hasCode(line))
            return line;
    }
    return one.reason;
}

static QString withoutMarks(QString reason)
{
    static const QRegularExpression lead(u"^[\\s>*:\\-]*(?:<<<|>>>|\\(reason:|received >>>)?\\s*"_s, QRegularExpression::CaseInsensitiveOption);
    // Most begin with a word of their own.
    if (reason.isEmpty() || !reason.front().isLetterOrNumber() || reason.startsWith(u'r', Qt::CaseInsensitive))
        reason.remove(lead);
    return reason.trimmed();
}

static void giveReasons(const TextRule &rule, std::vector<Found> &found, const QStringList &lines, qsizetype begin, qsizetype end)
{
    for (size_t i = 0; i < found.size(); ++i) {
        auto &one = found[i];
        const auto next = i + 1 < found.size() ? found[i + 1].line : end;
        if (rule.reasonStandsBefore) {
            const auto first = rule.start.isEmpty() ? begin : std::min(begin + 1, one.line);
            one.reason = reasonIn(lines, i == 0 ? first : found[i - 1].line + 1, one.line);
        } else if (one.rest.isEmpty()) {
            one.reason = reasonIn(lines, one.line + 1, next);
        } else {
            // The rest of the line begins the paragraph.
            QStringList paragraph{one.rest};
            paragraph += lines.mid(one.line + 1, next - one.line - 1);
            one.reason = reasonIn(paragraph, 0, paragraph.size());
        }
    }
    // A list of addresses with one reason behind it.
    for (auto i = found.size(); i-- > 1;) {
        if (found[i - 1].reason.isEmpty())
            found[i - 1].reason = found[i].reason;
    }
    const auto section = rule.reasons.empty() ? QString() : lines.mid(begin).join(u'\n').left(20'000);
    const auto whole = rule.reasons.empty() || begin == 0 ? section : lines.join(u'\n').left(20'000);
    for (size_t i = 0; i < found.size(); ++i) {
        auto &one = found[i];
        for (const auto &pattern : rule.reasons) {
            auto match = pattern.match(one.reason);
            const bool look = found.size() == 1 || !hasCode(one.reason);
            if (!match.hasMatch() && look)
                match = pattern.match(section);
            if (!match.hasMatch() && look && begin > 0)
                match = pattern.match(whole);
            if (match.hasMatch() && !match.captured(1).trimmed().isEmpty()) {
                one.reason = match.captured(1).simplified().left(longestDiagnostic);
                break;
            }
        }
        if (i < mostSearched && !hasCode(one.reason)) {
            const auto about = lineAbout(one.address, lines);
            if (!about.isEmpty())
                one.reason = about;
        }
        if (i < mostSearched)
            one.reason = whatTheOtherSaid(one, lines);
        one.reason = withoutMarks(one.reason);
    }
}

// The same address twice (a sentence for people, then details for administrators): the one with a code counts.
static void addRecipients(const std::vector<Found> &found, Action action, Report &report)
{
    for (const auto &one : found) {
        auto known = std::ranges::find_if(report.recipients, [&](const Recipient &r) { return r.address.compare(one.address, Qt::CaseInsensitive) == 0; });
        if (known != report.recipients.end()) {
            if (!hasCode(known->diagnostic) && hasCode(one.reason))
                known->diagnostic = bareDiagnostic(one.reason);
            continue;
        }
        Recipient recipient;
        const bool isLocal = !one.original.isEmpty() && !domainOf(one.address).contains(u'.');
        recipient.address = isLocal ? one.original : one.address;
        recipient.originalRecipient = one.original;
        recipient.diagnostic = bareDiagnostic(one.reason);
        recipient.action = action;
        report.recipients << recipient;
    }
}

static std::vector<Found> fromHeaders(const Notice &notice, const Report &report, qsizetype begin)
{
    auto addresses = notice.failedRecipients;
    if (addresses.isEmpty() && report.original && report.original->to.size() == 1)
        addresses = report.original->to;
    std::vector<Found> found;
    for (const auto &address : addresses)
        found.push_back({address, {}, begin, {}});
    return found;
}

static bool containsAnyOf(const QString &text, const QStringList &words)
{
    return words.isEmpty() || std::ranges::any_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

static bool applies(const TextRule &rule, const Notice &notice)
{
    return (rule.marks.isEmpty() || notice.hasAny(rule.marks)) && containsAnyOf(notice.sender, rule.from) && containsAnyOf(notice.subject, rule.subject);
}

// Whom a rule finds in the words; Source::Header: whom the header names where the words name nobody.
enum class Source { Words, Header };
static bool applyRule(const TextRule &rule, const Notice &notice, Source source, Report &report)
{
    qsizetype begin = 0, end = notice.lines.size();
    if (!rule.start.isEmpty()) {
        begin = notice.lineOfAny(rule.start, 0, Notice::Edge::End);
        if (begin < 0)
            return false;
    }
    if (const auto stop = notice.lineOfAny(rule.stop, begin, Notice::Edge::Begin); stop >= 0)
        end = std::max(begin + 1, stop);
    auto found = source == Source::Words ? findRecipients(rule, notice, begin, end) : fromHeaders(notice, report, begin);
    // A person's own house is no failed recipient: a shop tells where to ask for a parcel that could not be delivered.
    if (rule.isGuess && notice.fromPerson)
        std::erase_if(found, [&](const Found &one) { return domainOf(one.address) == domainOf(notice.from); });
    if (found.empty())
        return false;
    giveReasons(rule, found, notice.lines, begin, end);
    const auto action = rule.action ? *rule.action : notice.saysDelay() ? Action::Delayed : Action::Failed;
    addRecipients(found, action, report);
    return true;
}

// What any rule finds in the words goes before what the header says: a blind copy or a forwarding fails at another address.
template<typename Reads>
static bool byAnyRule(Reads reads)
{
    const auto &rules = wording().rules;
    return std::ranges::any_of(rules, [&](const TextRule &rule) { return reads(rule, Source::Words); })
        || std::ranges::any_of(rules, [&](const TextRule &rule) { return rule.fromHeader && reads(rule, Source::Header); });
}

static bool hasStatusFields(const Notice &notice)
{
    return notice.flat.contains("final-recipient") && (notice.flat.contains("action:") || notice.flat.contains("status:") || notice.flat.contains("diagnostic-code"));
}

/// The fields may have been pasted into something that sets them in; what is set in further goes on.
static QStringList withoutIndent(QStringList lines)
{
    const auto field = std::ranges::find_if(lines, [](const QString &line) { return QStringView(line).trimmed().startsWith("final-recipient"_L1, Qt::CaseInsensitive); });
    const auto indent = field == lines.end() ? 0 : indentOf(*field);
    for (auto &line : lines)
        line.remove(0, std::min(indent, indentOf(line)));
    return lines;
}

static bool lacks(const Recipient &recipient)
{
    return recipient.address.isEmpty() || (recipient.action == Action::Failed && !hasCode(recipient.diagnostic));
}

bool needsWords(const Report &report)
{
    return std::ranges::any_of(report.recipients, lacks);
}

void supplement(const Notice &notice, Report &report)
{
    if (!needsWords(report))
        return;
    Report words;
    words.original = report.original;
    byAnyRule([&](const TextRule &rule, Source source) { return !rule.isGuess && applies(rule, notice) && applyRule(rule, notice, source, words); });
    for (auto &recipient : report.recipients) {
        if (!lacks(recipient))
            continue;
        const auto said = recipient.address.isEmpty() && report.recipients.size() == 1 && !words.recipients.isEmpty() ? words.recipients.begin()
            : std::ranges::find_if(words.recipients, [&](const Recipient &r) { return r.address.compare(recipient.address, Qt::CaseInsensitive) == 0; });
        const auto reason = said != words.recipients.end() && hasCode(said->diagnostic) ? said->diagnostic
            : recipient.address.isEmpty() ? QString() : withoutMarks(lineAbout(recipient.address, notice.lines));
        if (said != words.recipients.end() && recipient.address.isEmpty())
            recipient.address = said->address;
        if (recipient.address.isEmpty() && notice.failedRecipients.size() == 1)
            recipient.address = notice.failedRecipients.first();
        if (recipient.diagnostic.size() < 8)
            recipient.diagnostic = bareDiagnostic(reason.isEmpty() && said != words.recipients.end() ? said->diagnostic : reason);
        else if (!recipient.replyCode)
            recipient.replyCode = replyCode(reason);
    }
    report.recipients.removeIf([](const Recipient &recipient) { return recipient.address.isEmpty(); });
}

static bool readByRule(const TextRule &rule, const Notice &notice, Source source, Trust trust, Report &report)
{
    if ((rule.isGuess && trust == Trust::Rules) || ((rule.isGuess || rule.onlyNotices) && !notice.looksLikeNotice()))
        return false;
    if (rule.isGuess && rule.fromHeader && !(notice.isFromDaemon() && notice.saysFailure()))
        return false;
    if (!applies(rule, notice) || !applyRule(rule, notice, source, report))
        return false;
    report.guessed = rule.isGuess;
    return true;
}

bool readNotice(const Notice &notice, Trust trust, Report &report)
{
    if (hasStatusFields(notice)) {
        readDeliveryStatus(withoutIndent(notice.lines).join(u'\n'), report);
        if (!report.recipients.isEmpty())
            return true;
    }
    return byAnyRule([&](const TextRule &rule, Source source) { return readByRule(rule, notice, source, trust, report); });
}

} // namespace todoku::bounce
