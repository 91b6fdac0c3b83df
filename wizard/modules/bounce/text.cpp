// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <QtCore/QSet>

namespace todoku::bounce {

static constexpr qsizetype longestText = 256 * 1024;
static constexpr qsizetype mostTextRecipients = 2'000;
static constexpr qsizetype longestDiagnostic = 2'000;

// ---------------------------------------------------------------- tables

namespace {

/// Where the reason of a recipient stands.
enum class Reason { Following, Before };

/// A row of resources/tables/texts.json: how one kind of server words its notices.
struct TextRule {
    QString family;
    QStringList marks;    ///< one of them stands in the text, in lower case, blanks joined
    QStringList from;     ///< or in the sender of the notice
    QStringList subject;  ///< or in its subject
    QStringList start;    ///< recipients stand behind the first of these
    QStringList stop;     ///< and before the first of these behind it
    std::vector<QRegularExpression> recipients; ///< first capture: the address; "rest": what follows on the line
    std::vector<QRegularExpression> above;      ///< the line above one of these is an address, whatever it looks like
    std::vector<QRegularExpression> reasons;    ///< capture: the reason, wherever it stands in the section
    Reason reason = Reason::Following;
    std::optional<Action> action;
    bool fromHeader = false; ///< X-Failed-Recipients or, where there is one only, the returned To
};

/// A row of resources/tables/phrases.json.
struct Phrases {
    QStringList returned; ///< lines behind which the returned message stands
    QStringList delay;    ///< the server goes on trying
    QStringList failure;  ///< it has given up
    QStringList senders;  ///< local parts and names of those who write notices
    QStringList autoReplies; ///< in the subject: a machine answered for a person
    QStringList complaints;  ///< in the subject: a feedback loop
};

} // namespace

static QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.toArray())
        list << item.toString();
    return list;
}

static const QString &addressPattern()
{
    static const auto pattern = u"(?:\"[^\"\\s]{1,64}\"|[^\\s<>()\\[\\]\",;:|＜＞「」：]{1,320})[@＠][^\\s<>()\\[\\]\",;:|'!?＜＞「」：、。/]{1,255}"_s;
    return pattern;
}

static std::vector<QRegularExpression> patterns(const QJsonValue &value, const QHash<QString, QString> &shapes = {})
{
    std::vector<QRegularExpression> list;
    for (const auto &item : strings(value)) {
        auto text = shapes.value(item, item);
        text.replace("{address}"_L1, u"(?<address>"_s + addressPattern() + u')');
        QRegularExpression pattern(text, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        if (!pattern.isValid())
            qFatal("table texts: %s: %s", qPrintable(text), qPrintable(pattern.errorString()));
        pattern.optimize();
        list.push_back(std::move(pattern));
    }
    return list;
}

static std::vector<TextRule> loadRules()
{
    std::vector<TextRule> rules;
    QHash<QString, QString> shapes;
    for (const auto &value : tableRows(u"texts"_s)) {
        const auto row = value.toObject();
        if (row.contains("shape"_L1)) {
            shapes.insert(row["shape"_L1].toString(), row["pattern"_L1].toString());
            continue;
        }
        TextRule rule;
        rule.family = row["family"_L1].toString();
        rule.marks = strings(row["marks"_L1]);
        rule.from = strings(row["from"_L1]);
        rule.subject = strings(row["subject"_L1]);
        rule.start = strings(row["start"_L1]);
        rule.stop = strings(row["stop"_L1]);
        rule.recipients = patterns(row["recipient"_L1], shapes);
        rule.above = patterns(row["above"_L1], shapes);
        rule.reasons = patterns(row["reason"_L1]);
        rule.reason = row["reasonStands"_L1].toString() == "before"_L1 ? Reason::Before : Reason::Following;
        rule.action = actionNamed(row["action"_L1].toString());
        rule.fromHeader = row["fromHeader"_L1].toBool();
        rules.push_back(std::move(rule));
    }
    return rules;
}

static const std::vector<TextRule> &textRules()
{
    static const auto rules = loadRules();
    return rules;
}

static Phrases loadPhrases()
{
    Phrases phrases;
    for (const auto &value : tableRows(u"phrases"_s)) {
        const auto row = value.toObject();
        const auto kind = row["kind"_L1].toString();
        const auto text = row["text"_L1].toString();
        if (kind == "returned"_L1)
            phrases.returned << text;
        else if (kind == "delay"_L1)
            phrases.delay << text;
        else if (kind == "failure"_L1)
            phrases.failure << text;
        else if (kind == "sender"_L1)
            phrases.senders << text;
        else if (kind == "auto-reply"_L1)
            phrases.autoReplies << text;
        else if (kind == "complaint"_L1)
            phrases.complaints << text;
    }
    return phrases;
}

static const Phrases &phrases()
{
    static const auto table = loadPhrases();
    return table;
}

// ---------------------------------------------------------------- lines

static bool isKnownField(QStringView line)
{
    static const QSet<QString> names{
        u"received"_s, u"message-id"_s, u"from"_s, u"to"_s, u"cc"_s, u"subject"_s, u"date"_s, u"return-path"_s, u"mime-version"_s, u"content-type"_s,
        u"content-transfer-encoding"_s, u"reply-to"_s, u"sender"_s, u"x-mailer"_s, u"dkim-signature"_s, u"in-reply-to"_s, u"references"_s,
        u"delivered-to"_s, u"x-originating-ip"_s, u"user-agent"_s, u"authentication-results"_s, u"received-spf"_s, u"list-id"_s, u"x-received"_s,
        u"domainkey-signature"_s, u"x-original-to"_s, u"content-language"_s, u"precedence"_s, u"thread-index"_s, u"thread-topic"_s,
    };
    const auto colon = line.indexOf(u':');
    return colon > 1 && colon < 30 && names.contains(line.first(colon).trimmed().toString().toLower());
}

// The returned message begins where a run of header fields of mail begins: three known ones, with continuations and fields of the
// sender's own between them. Labels of the notice itself ("To:", "Subject:", "Sent:") come with blanks before them or in twos.
static bool beginsHeader(const QStringList &lines, qsizetype at)
{
    if (lines[at].isEmpty() || !isKnownField(lines[at]))
        return false;
    int known = 0;
    bool transport = false;
    for (auto i = at; i < lines.size() && i < at + 60; ++i) {
        const auto &line = lines[i];
        if (line.trimmed().isEmpty())
            break;
        if (line.front().isSpace() && i > at)
            continue;
        if (isKnownField(line)) {
            ++known;
            transport |= line.startsWith("Received"_L1, Qt::CaseInsensitive) || line.startsWith("Message-ID"_L1, Qt::CaseInsensitive)
                || line.startsWith("MIME-Version"_L1, Qt::CaseInsensitive) || line.startsWith("Return-Path"_L1, Qt::CaseInsensitive);
        } else if (!mail::looksLikeField(line.toUtf8())) {
            break;
        }
        if (known >= 3 && transport)
            return true;
    }
    return false;
}

// One level of "> " where a good part of the lines has it: a notice that was forwarded inline.
static bool unquote(QStringList &lines)
{
    qsizetype quoted = 0, filled = 0;
    for (const auto &line : lines) {
        filled += !line.isEmpty();
        // Sendmail marks what it sent with ">>> ".
        quoted += line.startsWith(u'>') && !line.startsWith(">>> "_L1);
    }
    if (quoted < 4 || quoted * 10 < filled * 3)
        return false;
    for (auto &line : lines) {
        if (line.startsWith("> "_L1))
            line.remove(0, 2);
        else if (line.startsWith(u'>'))
            line.remove(0, 1);
    }
    return true;
}

static bool isReturnedMark(QStringView line)
{
    const auto text = line.trimmed();
    if (text.size() < 8 || text.size() > 160)
        return false;
    const auto lower = text.toString().toLower();
    return std::ranges::any_of(phrases().returned, [&](const QString &phrase) { return lower.contains(phrase); });
}

// A header out of HTML may have an empty line between all of its lines.
static QStringList withoutParagraphs(QStringList lines)
{
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty())
        lines.removeFirst();
    if (lines.size() < 3 || !lines[1].isEmpty() || !isKnownField(lines[0]) || lines[2].isEmpty())
        return lines;
    QStringList joined;
    for (qsizetype i = 0; i < lines.size() && i < 400; ++i) {
        if (!lines[i].isEmpty())
            joined << lines[i];
        else if (i > 0 && lines[i - 1].isEmpty())
            break;
    }
    return joined;
}

Notice noticeFrom(const QString &text)
{
    Notice notice;
    auto lines = text.left(longestText).split(u'\n');
    for (auto &line : lines) {
        while (!line.isEmpty() && line.back().isSpace())
            line.chop(1);
        line.replace(QChar::Nbsp, u' ');
    }
    for (int level = 0; level < 3 && unquote(lines); ++level) { }
    qsizetype end = lines.size();
    // A header at the very start is the one of the notice, pasted or forwarded with it.
    qsizetype first = 0;
    while (first < lines.size() && lines[first].trimmed().isEmpty())
        ++first;
    bool content = false;
    for (qsizetype i = first; i < lines.size(); ++i) {
        const bool returned = isReturnedMark(lines[i]);
        if (returned || (content && beginsHeader(lines, i))) {
            end = returned ? i + 1 : i;
            notice.returned = withoutParagraphs(lines.mid(end)).join(u'\n');
            end = i;
            break;
        }
        content |= !lines[i].trimmed().isEmpty() && !isKnownField(lines[i]) && !lines[i].front().isSpace();
    }
    notice.lines = lines.mid(0, end);
    return notice;
}

namespace {

/// The lines joined to one text in lower case, blanks joined, with the way back to the line.
class FlatText
{
public:
    explicit FlatText(const QStringList &lines)
    {
        for (qsizetype i = 0; i < lines.size(); ++i) {
            m_starts.push_back(m_text.size());
            m_text += lines[i].simplified().toLower() + u' ';
        }
    }
    const QString &text() const { return m_text; }
    bool containsAny(const QStringList &words) const
    {
        return std::ranges::any_of(words, [this](const QString &word) { return m_text.contains(word); });
    }
    /// The line in which the first of the phrases at or behind `fromLine` ends, -1 where none stands there.
    qsizetype lineOfAny(const QStringList &words, qsizetype fromLine, bool end) const
    {
        if (fromLine >= qsizetype(m_starts.size()))
            return -1;
        qsizetype best = -1, length = 0;
        for (const auto &word : words) {
            const auto found = m_text.indexOf(word, m_starts[size_t(fromLine)]);
            if (found >= 0 && (best < 0 || found < best)) {
                best = found;
                length = word.size();
            }
        }
        return best < 0 ? -1 : lineAt(end ? best + length - 1 : best);
    }

private:
    qsizetype lineAt(qsizetype offset) const
    {
        return qsizetype(std::ranges::upper_bound(m_starts, offset) - m_starts.begin()) - 1;
    }
    QString m_text;
    std::vector<qsizetype> m_starts;
};

/// A recipient found in a line.
struct Found {
    QString address;
    QString rest;
    qsizetype line = 0;
    QString reason;
};

} // namespace

// ---------------------------------------------------------------- reading

static QString cleanAddress(QString address)
{
    static const QRegularExpression prefix(u"^(?:[a-z0-9]+=)*smtp[=:]"_s, QRegularExpression::CaseInsensitiveOption);
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
    const auto local = match.captured(u"local"_s);
    return local.isEmpty() ? cleanAddress(match.captured(u"address"_s)) : local + u'@' + notice.from.section(u'@', -1).toLower();
}

static qsizetype indentOf(const QString &line)
{
    return std::ranges::find_if(line, [](QChar c) { return !c.isSpace(); }) - line.begin();
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
            const bool overTwoLines = pattern.pattern().contains("\\n"_L1);
            auto match = pattern.match(overTwoLines ? QString(lines[i] + u'\n' + lines.value(i + 1)) : lines[i]);
            if (!match.hasMatch() && labelled)
                match = pattern.match(QString(lines[i - 1] + u' ' + lines[i]));
            if (!match.hasMatch())
                continue;
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
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!lines[i].contains(address, Qt::CaseInsensitive) || lines[i].size() > 2000)
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

static QString withoutMarks(QString reason)
{
    static const QRegularExpression lead(u"^[\\s>*:\\-]*(?:<<<|>>>|\\(reason:|received >>>)?\\s*"_s, QRegularExpression::CaseInsensitiveOption);
    reason.remove(lead);
    return reason.trimmed();
}

static void giveReasons(const TextRule &rule, std::vector<Found> &found, const QStringList &lines, qsizetype begin, qsizetype end)
{
    for (size_t i = 0; i < found.size(); ++i) {
        auto &one = found[i];
        const auto next = i + 1 < found.size() ? found[i + 1].line : end;
        if (rule.reason == Reason::Before) {
            one.reason = reasonIn(lines, i == 0 ? std::min(begin + 1, one.line) : found[i - 1].line + 1, one.line);
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
    const auto whole = rule.reasons.empty() ? QString() : lines.mid(begin).join(u'\n').left(20'000);
    for (auto &one : found) {
        for (const auto &pattern : rule.reasons) {
            auto match = pattern.match(one.reason);
            if (!match.hasMatch() && (found.size() == 1 || !hasCode(one.reason)))
                match = pattern.match(whole);
            if (match.hasMatch() && !match.captured(1).trimmed().isEmpty()) {
                one.reason = match.captured(1).simplified().left(longestDiagnostic);
                break;
            }
        }
        if (!hasCode(one.reason)) {
            const auto about = lineAbout(one.address, lines);
            if (!about.isEmpty())
                one.reason = about;
        }
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
        recipient.address = one.address;
        recipient.diagnostic = bareDiagnostic(one.reason);
        recipient.action = action;
        report.recipients << recipient;
    }
}

static std::vector<Found> fromHeaders(const Notice &notice, const Report &report)
{
    auto addresses = notice.failedRecipients;
    if (addresses.isEmpty() && report.original && report.original->to.size() == 1)
        addresses = report.original->to;
    std::vector<Found> found;
    for (const auto &address : addresses)
        found.push_back({address, {}, 0, {}});
    return found;
}

static bool applies(const TextRule &rule, const FlatText &flat, const Notice &notice)
{
    const auto in = [](const QStringList &words, const QString &text) {
        return words.isEmpty() || std::ranges::any_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    return (rule.marks.isEmpty() || flat.containsAny(rule.marks)) && in(rule.from, notice.sender) && in(rule.subject, notice.subject);
}

static bool applyRule(const TextRule &rule, const FlatText &flat, const Notice &notice, Report &report)
{
    qsizetype begin = 0, end = notice.lines.size();
    if (!rule.start.isEmpty()) {
        begin = flat.lineOfAny(rule.start, 0, true);
        if (begin < 0)
            return false;
    }
    if (const auto stop = flat.lineOfAny(rule.stop, begin, false); stop >= 0)
        end = std::max(begin + 1, stop);
    auto found = findRecipients(rule, notice, begin, end);
    if (found.empty() && rule.fromHeader)
        found = fromHeaders(notice, report);
    if (found.empty())
        return false;
    giveReasons(rule, found, notice.lines, begin, end);
    const auto action = rule.action ? *rule.action : saysDelay(notice) ? Action::Delayed : Action::Failed;
    addRecipients(found, action, report);
    return true;
}

bool saysDelay(const Notice &notice)
{
    const FlatText flat(notice.lines);
    return flat.containsAny(phrases().delay) || std::ranges::any_of(phrases().delay, [&](const QString &p) { return notice.subject.toLower().contains(p); });
}

static bool containsAny(const QString &text, const QStringList &words)
{
    const auto lower = text.toLower();
    return std::ranges::any_of(words, [&](const QString &word) { return lower.contains(word); });
}

bool isFromDaemon(const Notice &notice)
{
    return containsAny(notice.sender, phrases().senders);
}

bool saysAutoReply(const QString &subject)
{
    return containsAny(subject, phrases().autoReplies);
}

bool saysComplaint(const QString &subject)
{
    return containsAny(subject, phrases().complaints);
}

bool saysFailure(const Notice &notice)
{
    return FlatText(notice.lines.mid(0, 400)).containsAny(phrases().failure) || containsAny(notice.subject, phrases().failure);
}

bool looksLikeNotice(const Notice &notice)
{
    return saysFailure(notice) || (isFromDaemon(notice) && notice.lines.size() < 400);
}


static bool hasStatusFields(const FlatText &flat)
{
    return flat.text().contains("final-recipient"_L1) && (flat.text().contains("action:"_L1) || flat.text().contains("status:"_L1)
                                                          || flat.text().contains("diagnostic-code"_L1));
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
    const FlatText flat(notice.lines);
    for (const auto &rule : textRules()) {
        if (rule.family != "guess"_L1 && applies(rule, flat, notice) && applyRule(rule, flat, notice, words))
            break;
    }
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

bool readNotice(const Notice &notice, Trust trust, Report &report)
{
    const FlatText flat(notice.lines);
    if (hasStatusFields(flat)) {
        QStringList fields;
        for (const auto &line : notice.lines)
            fields << (line.startsWith("   "_L1) ? line : line.trimmed().isEmpty() ? QString() : line);
        readDeliveryStatus(fields.join(u'\n'), report);
        if (!report.recipients.isEmpty())
            return true;
    }
    for (const auto &rule : textRules()) {
        const bool guess = rule.family == "guess"_L1;
        if (guess && (trust == Trust::Rules || !looksLikeNotice(notice)))
            continue;
        if (guess && rule.fromHeader && !(isFromDaemon(notice) && saysFailure(notice)))
            continue;
        if (applies(rule, flat, notice) && applyRule(rule, flat, notice, report)) {
            report.guessed = guess;
            return true;
        }
    }
    return false;
}

} // namespace todoku::bounce
