// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

#include "todoku/guide.h"
#include "todoku/moment.h"

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

namespace todoku::report {

using EntryKind = Entry::Kind;

/// More findings, recipients or bounces than this are counted, not listed: nobody reads them, and a page must not hold a million lines.
static constexpr qsizetype mostFindings = 400;
static constexpr qsizetype mostRecipients = 50;
/// With more of a kind, the others are named, but their evidence is left to the JSON report.
static constexpr qsizetype withDetails = 5;
static constexpr qsizetype mostRows = 1000;
static constexpr qsizetype longestValue = 4000;

static Piece own(const QString &text)
{
    return {text, false};
}

/// Somebody else's words.
static Piece theirs(const QString &text)
{
    return {visible(text.size() > longestValue ? text.left(longestValue) + u'…' : text), true};
}

static void addFact(QList<Entry> &entries, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        entries << Entry{EntryKind::Fact, label, {theirs(value)}};
}

/// A value that we made ourselves: a date, a number.
static void addOwn(QList<Entry> &entries, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        entries << Entry{EntryKind::Fact, label, {own(value)}};
}

static void addText(QList<Entry> &entries, const QString &text, EntryKind kind = EntryKind::Text)
{
    if (!text.isEmpty())
        entries << Entry{kind, {}, {own(text)}};
}

static QString counted(const Words &words, qsizetype more)
{
    return say(words, QT_TRANSLATE_NOOP("Report", "… and %1 more")).arg(localeOf(words.language()).toString(qlonglong(more)));
}

static QString evidenceText(const QJsonValue &value, int depth = 0)
{
    static constexpr qsizetype most = 50;
    QStringList items;
    if (depth > 4)
        return u"…"_s;
    if (value.isArray()) {
        const auto array = value.toArray();
        for (qsizetype i = 0; i < std::min(array.size(), most); ++i)
            items << evidenceText(array[i], depth + 1);
        return array.size() > most ? items.join(", "_L1) + u" …"_s : items.join(", "_L1);
    }
    if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end() && items.size() < most; ++it)
            items << it.key() + "="_L1 + evidenceText(it.value(), depth + 1);
        return items.join("; "_L1);
    }
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
}

/// The sentence of a finding, what was filled in kept apart from our own words.
static QList<Piece> sentenceOf(const Finding &finding, const Words &words)
{
    const auto text = words.translate("Finding", finding.id.kind().text);
    auto values = withReadableMoments(finding.evidence, words.language());
    if (!values.contains("subject"_L1))
        values.insert("subject"_L1, finding.subject);
    QList<Piece> pieces;
    qsizetype done = 0;
    static const QRegularExpression place(u"\\{([a-z][a-zA-Z-]*)\\}"_s);
    for (const auto &match : place.globalMatch(text)) {
        if (!values.contains(match.captured(1)))
            continue;
        pieces << own(text.mid(done, match.capturedStart() - done)) << theirs(evidenceText(values.value(match.captured(1))));
        done = match.capturedEnd();
    }
    pieces << own(text.mid(done));
    pieces.removeIf([](const Piece &piece) { return piece.text.isEmpty(); });
    return pieces;
}

// ---------------------------------------------------------------- what failed

static void addRecipient(QList<Entry> &entries, const bounce::Recipient &recipient, const bounce::Report &report, bool detailed, const Words &words)
{
    Entry entry{EntryKind::Fact, say(words, QT_TRANSLATE_NOOP("Report", "Recipient")), {theirs(recipient.address)}};
    auto &details = entry.details;
    if (!detailed) {
        if (!recipient.status.isEmpty())
            entry.text << own(u" · "_s) << theirs(recipient.status);
        entries << entry;
        return;
    }
    if (recipient.originalRecipient.compare(recipient.address, Qt::CaseInsensitive) != 0)
        addFact(details, say(words, QT_TRANSLATE_NOOP("Report", "Written to")), recipient.originalRecipient);
    addFact(details, say(words, QT_TRANSLATE_NOOP("Report", "Name")), recipient.displayName);
    if (recipient.action == bounce::Action::Failed)
        details << Entry{EntryKind::Fact, say(words, QT_TRANSLATE_NOOP("Report", "Cause")), {own(say(words, causeText(recipient.cause)))}};
    QStringList codes{recipient.status};
    if (recipient.replyCode)
        codes.prepend(QString::number(*recipient.replyCode));
    addFact(details, say(words, QT_TRANSLATE_NOOP("Report", "Code")), codes.join(u' ').trimmed());
    if (const auto meaning = bounce::meaning(recipient.status, words.language()))
        details << Entry{EntryKind::Fact, say(words, QT_TRANSLATE_NOOP("Report", "Whose turn")), {own(meaning->whoseTurn)}};
    addFact(details, say(words, QT_TRANSLATE_NOOP("Report", "Answer")), recipient.diagnostic);
    addFact(details, say(words, QT_TRANSLATE_NOOP("Report", "Refused by")), recipient.remoteMta.isEmpty() ? report.reportingMta : recipient.remoteMta);
    entries << entry;
}

static QString route(const bounce::Report &report)
{
    QStringList hops;
    for (const auto &hop : report.hops.mid(0, 30)) {
        if (hops.isEmpty() && !hop.from.isEmpty())
            hops << hop.from;
        hops << hop.by;
    }
    return hops.join(u" → "_s);
}

static Section whatFailed(const Case &theCase, const Words &words)
{
    Section section{u"failed"_s, say(words, QT_TRANSLATE_NOOP("Report", "What failed")), {}};
    auto &entries = section.entries;
    if (!theCase.given.report) {
        addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "No report has been read yet")));
        addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Address")), theCase.given.address);
        return section;
    }
    const auto &report = *theCase.given.report;
    addText(entries, headline(theCase.given, theCase.verdict, words));
    for (qsizetype i = 0; i < std::min(report.recipients.size(), mostRecipients); ++i)
        addRecipient(entries, report.recipients[i], report, i < withDetails, words);
    if (report.recipients.size() > mostRecipients)
        addText(entries, counted(words, report.recipients.size() - mostRecipients), EntryKind::Soft);
    if (report.original) {
        addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Sender")), report.original->from);
        addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "To")), report.original->to.mid(0, mostRecipients).join(", "_L1));
        addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Cc")), report.original->cc.mid(0, mostRecipients).join(", "_L1));
        addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Subject")), report.original->subject);
        addOwn(entries, say(words, QT_TRANSLATE_NOOP("Report", "Sent on")), dateText(report.original->date, words));
        addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Message-ID")), report.original->messageId);
    }
    addOwn(entries, say(words, QT_TRANSLATE_NOOP("Report", "Report of")), dateText(report.date, words));
    addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Report written by")), report.reportingMta);
    addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Route")), route(report));
    addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "File")), QFileInfo(theCase.given.source).fileName());
    return section;
}

// ---------------------------------------------------------------- what is to be done

static Section theVerdict(const Case &theCase, const Words &words)
{
    const auto &verdict = theCase.verdict;
    Section section{u"verdict"_s, say(words, QT_TRANSLATE_NOOP("Report", "What to do")), {}};
    const bool any = std::ranges::any_of(verdict.solutions, [](const triage::Ranked &entry) { return entry.points > 0; });
    if (const auto instead = insteadOfTheNine(verdict, words); !instead.isEmpty())
        addText(section.entries, instead);
    else if (verdict.recommended().isEmpty() && any)
        addText(section.entries, say(words, QT_TRANSLATE_NOOP("Report", "None of the nine solutions is clearly the right one. The best guesses:")));
    else if (!any)
        addText(section.entries, say(words, QT_TRANSLATE_NOOP("Report", "Nothing that was found points to one of the nine solutions.")));
    int shownSolutions = 0;
    for (const auto &entry : verdict.solutions) {
        if (entry.points <= 0 || (shownSolutions >= 3 && !entry.recommended()))
            continue;
        ++shownSolutions;
        const auto words100 = say(words, QT_TRANSLATE_NOOP("Report", "%1 (%2 of 100)"));
        Entry solution{EntryKind::Solution, code(entry.solution), {own(words100.arg(title(entry.solution, words)).arg(qRound(entry.confidence * 100)))}};
        for (const auto &finding : verdict.findings.mid(0, mostFindings)) {
            if (entry.reasons.contains(finding.id) && solution.details.size() < 10)
                solution.details << Entry{EntryKind::Soft, {}, sentenceOf(finding, words)};
        }
        section.entries << solution;
    }
    return section;
}

/// A command that does more than look. What is not known to look only is taken for one.
static bool changesSomething(const QString &code)
{
    static const QRegularExpression verb(u"(?<![\\w-])(?!Get-|Connect-|Test-|Search-|Format-|Select-|Where-|ForEach-|Sort-|Resolve-|Measure-|Group-|Compare-|ConvertTo-|ConvertFrom-|Export-|Import-|Out-)[A-Z][a-z]+-[A-Z]\\w+"_s);
    return code.contains(verb);
}

static Section commands(const Case &theCase, const Words &words)
{
    Section section{u"commands"_s, say(words, QT_TRANSLATE_NOOP("Report", "Commands for the administrator")), {}};
    const auto values = placeValues(theCase.given, theCase.answers);
    QStringList met;
    bool warned = false; // of the command before
    for (const auto solution : theCase.verdict.recommended().mid(0, 3)) {
        for (const auto &part : guide::load(code(solution), words.language()).sections) {
            for (const auto &block : part.blocks) {
                if (block.kind != guide::Block::Kind::Code || block.codeLanguage != "powershell"_L1 || met.contains(block.text))
                    continue;
                met << block.text;
                if (!warned && changesSomething(block.text))
                    section.entries << Entry{EntryKind::Soft, {}, {own(say(words, QT_TRANSLATE_NOOP("Report", "The next commands change something. Read them, and put in what is meant, before you run them:")))}};
                warned = changesSomething(block.text);
                section.entries << Entry{EntryKind::Command, code(solution), {theirs({})}};
                section.entries.last().text = {Piece{visible(guide::filledCode(block, values), Lines::Keep), true}};
            }
        }
    }
    // The guide of one solution may have a command before that of another connects.
    std::ranges::stable_partition(section.entries, [](const Entry &entry) { return entry.kind == EntryKind::Command && entry.text.first().text.startsWith("Connect-"_L1); });
    return section;
}

static Section openQuestionsOf(const Verdict &verdict, const Words &words)
{
    Section section{u"open"_s, say(words, QT_TRANSLATE_NOOP("Report", "What would change this")), {}};
    for (const auto &question : verdict.open)
        addText(section.entries, sentence(question, words));
    return section;
}

// ---------------------------------------------------------------- what was found

/// What only programs need, or what stands under "What failed" already. The JSON report has it all.
static bool isForPrograms(const QString &key, const Finding &finding)
{
    static const QSet<QString> always{u"character"_s, u"length"_s, u"localPart"_s, u"marked"_s, u"normalized"_s, u"position"_s, u"tld"_s, u"statusField"_s, u"replyCode"_s,
                                     u"system"_s, u"vouched"_s, u"confidence"_s, u"index"_s, u"matchedBy"_s, u"distance"_s, u"saidByPerson"_s, u"signs"_s, u"proposed"_s, u"kind"_s};
    static const QSet<QString> ofTheReport{u"address"_s, u"status"_s, u"diagnostic"_s, u"reportingMta"_s, u"remoteMta"_s};
    return always.contains(key) || (ofTheReport.contains(key) && finding.id.text().startsWith("bounce."_L1));
}

static QString evidenceLabel(const QString &key, const Words &words)
{
    static const QHash<QString, const char *> labels{
        {u"address"_s, QT_TRANSLATE_NOOP("Report", "Address")},
        {u"addresses"_s, QT_TRANSLATE_NOOP("Report", "Addresses")},
        {u"contact"_s, QT_TRANSLATE_NOOP("Report", "Similar to")},
        {u"date"_s, QT_TRANSLATE_NOOP("Report", "Date")},
        {u"domains"_s, QT_TRANSLATE_NOOP("Report", "Domains")},
        {u"field"_s, QT_TRANSLATE_NOOP("Report", "Field")},
        {u"from"_s, QT_TRANSLATE_NOOP("Report", "From")},
        {u"host"_s, QT_TRANSLATE_NOOP("Report", "Host")},
        {u"mailings"_s, QT_TRANSLATE_NOOP("Report", "Mailings")},
        {u"minutes"_s, QT_TRANSLATE_NOOP("Report", "Minutes")},
        {u"mx"_s, QT_TRANSLATE_NOOP("Report", "MX records")},
        {u"name"_s, QT_TRANSLATE_NOOP("Report", "Name")},
        {u"owner"_s, QT_TRANSLATE_NOOP("Report", "Owner")},
        {u"path"_s, QT_TRANSLATE_NOOP("Report", "File")},
        {u"person"_s, QT_TRANSLATE_NOOP("Report", "Person")},
        {u"reason"_s, QT_TRANSLATE_NOOP("Report", "Reason")},
        {u"recipient"_s, QT_TRANSLATE_NOOP("Report", "Recipient")},
        {u"records"_s, QT_TRANSLATE_NOOP("Report", "Records")},
        {u"replies"_s, QT_TRANSLATE_NOOP("Report", "Answers received")},
        {u"selector"_s, QT_TRANSLATE_NOOP("Report", "Name of a signing key")},
        {u"servers"_s, QT_TRANSLATE_NOOP("Report", "Servers")},
        {u"similar"_s, QT_TRANSLATE_NOOP("Report", "Similar to")},
        {u"target"_s, QT_TRANSLATE_NOOP("Report", "Leads to")},
        {u"ttl"_s, QT_TRANSLATE_NOOP("Report", "Kept for (seconds)")},
        {u"via"_s, QT_TRANSLATE_NOOP("Report", "Passed on by")},
        {u"author"_s, QT_TRANSLATE_NOOP("Report", "Author")},
        {u"checkedBy"_s, QT_TRANSLATE_NOOP("Report", "Checked by")},
        {u"client"_s, QT_TRANSLATE_NOOP("Report", "Came from")},
        {u"count"_s, QT_TRANSLATE_NOOP("Report", "Count")},
        {u"decisive"_s, QT_TRANSLATE_NOOP("Report", "Decisive words")},
        {u"domain"_s, QT_TRANSLATE_NOOP("Report", "Domain")},
        {u"first"_s, QT_TRANSLATE_NOOP("Report", "First")},
        {u"last"_s, QT_TRANSLATE_NOOP("Report", "Last")},
        {u"line"_s, QT_TRANSLATE_NOOP("Report", "Line of the header")},
        {u"messageId"_s, QT_TRANSLATE_NOOP("Report", "Message-ID")},
        {u"provider"_s, QT_TRANSLATE_NOOP("Report", "Service")},
        {u"proxyAddress"_s, QT_TRANSLATE_NOOP("Report", "Internal Exchange address")},
        {u"recipients"_s, QT_TRANSLATE_NOOP("Report", "Recipients")},
        {u"result"_s, QT_TRANSLATE_NOOP("Report", "Result")},
        {u"server"_s, QT_TRANSLATE_NOOP("Report", "Server")},
        {u"signer"_s, QT_TRANSLATE_NOOP("Report", "Signed by")},
        {u"subject"_s, QT_TRANSLATE_NOOP("Report", "Subject")},
        {u"suggestion"_s, QT_TRANSLATE_NOOP("Report", "Perhaps meant")},
        {u"to"_s, QT_TRANSLATE_NOOP("Report", "To")},
    };
    const auto *label = labels.value(key);
    return label ? say(words, label) : visible(key);
}

static Entry entryOf(const Finding &finding, const Words &words)
{
    Entry entry{EntryKind::Finding, words.severity(finding.severity()), sentenceOf(finding, words), finding.severity()};
    for (auto it = finding.evidence.begin(); it != finding.evidence.end(); ++it) {
        const auto text = evidenceText(it.value());
        if (!text.isEmpty() && !isForPrograms(it.key(), finding))
            entry.details << Entry{EntryKind::Fact, evidenceLabel(it.key(), words), {theirs(text)}};
    }
    const auto source = QString::fromUtf8(finding.id.kind().rule);
    entry.details << Entry{EntryKind::Soft, {}, {own(source.isEmpty() ? finding.id.text() : finding.id.text() + u" · "_s + source)}};
    return entry;
}

/// Of many alike, whom they are about.
static Entry furtherOf(const QList<Finding> &findings, const Words &words)
{
    QStringList subjects;
    for (const auto &finding : findings.mid(0, mostFindings)) {
        if (!finding.subject.isEmpty() && !subjects.contains(finding.subject))
            subjects << finding.subject;
    }
    const auto shown = subjects.mid(0, mostRecipients);
    Entry entry{EntryKind::Finding, words.severity(findings.first().severity()), {own(counted(words, findings.size()))}, findings.first().severity()};
    if (!shown.isEmpty())
        entry.details << Entry{EntryKind::Soft, {}, {theirs(shown.join(", "_L1) + (shown.size() < subjects.size() ? u" …"_s : QString()))}};
    return entry;
}

static Section whatWasFound(const Verdict &verdict, const Words &words)
{
    Section section{u"findings"_s, say(words, QT_TRANSLATE_NOOP("Report", "What was found")), {}};
    auto findings = verdict.findings;
    std::ranges::stable_sort(findings, {}, [](const Finding &finding) { return finding.severity(); });
    // "Does not say clearly" is not said beside what was clear after all.
    const auto clear = [&](const Finding &one) {
        return std::ranges::any_of(verdict.findings, [&](const Finding &other) { return other.subject == one.subject && roomOf(other) == "bounce"_L1 && other.severity() == Severity::Error; });
    };
    findings.removeIf([&](const Finding &finding) { return finding.id == FindingId("bounce.code-unknown") && clear(finding); });
    QHash<FindingId, QList<Finding>> met;
    for (const auto &finding : std::as_const(findings))
        met[finding.id] << finding;
    QSet<FindingId> told;
    for (const auto &finding : std::as_const(findings)) {
        if (told.contains(finding.id))
            continue;
        told << finding.id;
        const auto &alike = met[finding.id];
        for (const auto &one : alike.mid(0, withDetails))
            section.entries << entryOf(one, words);
        if (alike.size() > withDetails)
            section.entries << furtherOf(alike.mid(withDetails), words);
    }
    return section;
}

// ---------------------------------------------------------------- what was done

/// "U2/outlook-web/3" -> the words of that step.
static QString stepText(const QString &step, const Words &words)
{
    const auto parts = step.split(u'/');
    if (parts.size() != 3 || !solutionFromCode(parts[0]))
        return {};
    const auto guide = guide::load(parts[0], words.language());
    const auto *section = guide.section(parts[1]);
    int number = parts[2].toInt();
    for (const auto &block : section ? section->blocks : QList<guide::Block>()) {
        if (block.kind == guide::Block::Kind::Step && --number == 0)
            return guide::inlinePlain(block.text);
    }
    return {};
}

static QString placeName(const QString &place, const Words &words)
{
    const auto solution = solutionFromCode(place);
    return solution ? place + u' ' + title(*solution, words) : QString();
}

static void addTicks(QList<Entry> &entries, const Answers &answers, const Words &words)
{
    QList<std::pair<QDateTime, QString>> ticks;
    for (auto it = answers.ticks.begin(); it != answers.ticks.end(); ++it)
        ticks.append({it.value(), it.key()});
    std::ranges::stable_sort(ticks, {}, &std::pair<QDateTime, QString>::first);
    for (const auto &[when, step] : std::as_const(ticks)) {
        const auto text = stepText(step, words);
        const auto where = step.section(u'/', 0, 0);
        entries << Entry{EntryKind::Fact, dateText(when, words), {text.isEmpty() ? theirs(step) : own(where + u": "_s + text)}};
    }
}

static void addNotes(QList<Entry> &entries, const Answers &answers, const Words &words)
{
    for (auto it = answers.notes.begin(); it != answers.notes.end(); ++it) {
        if (it.value().trimmed().isEmpty())
            continue;
        const auto place = placeName(it.key(), words);
        const auto label = place.isEmpty() ? say(words, QT_TRANSLATE_NOOP("Report", "Note"))
                                           : say(words, QT_TRANSLATE_NOOP("Report", "Note on %1")).arg(place);
        Entry note{EntryKind::Fact, label, {}};
        const auto lines = it.value().left(longestValue).split(u'\n');
        note.text = {theirs(lines.first())};
        for (const auto &line : lines.mid(1))
            note.details << Entry{EntryKind::Soft, {}, {theirs(line)}};
        entries << note;
    }
}

static Section whatWasDone(const Answers &answers, const Words &words)
{
    Section section{u"done"_s, say(words, QT_TRANSLATE_NOOP("Report", "What was done")), {}};
    auto &entries = section.entries;
    addFact(entries, say(words, QT_TRANSLATE_NOOP("Report", "Case number")), answers.caseNumber);
    for (auto it = answers.didItHelp.begin(); it != answers.didItHelp.end(); ++it)
        entries << Entry{EntryKind::Fact, code(it.key()), {own(title(it.key(), words) + ": "_L1 + answerText(it.value(), words))}};
    addTicks(entries, answers, words);
    addNotes(entries, answers, words);
    for (const auto &field : portalFields(words, answers))
        addFact(entries, field.label, field.text);
    qint64 seconds = 0;
    for (const auto spent : answers.secondsSpent)
        seconds += spent;
    if (seconds > 0)
        entries << Entry{EntryKind::Fact, say(words, QT_TRANSLATE_NOOP("Report", "Time spent")),
                         {own(say(words, QT_TRANSLATE_NOOP("Report", "%1 min")).arg((seconds + 59) / 60))}};
    if (entries.isEmpty())
        addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "Nothing was ticked or answered yet.")), EntryKind::Soft);
    return section;
}

// ---------------------------------------------------------------- what nobody knows

QStringList roomsNotLookedAt(const Verdict &verdict)
{
    QStringList missing;
    for (const auto *room : rooms) {
        if (!verdict.lookedAt.contains(QLatin1StringView(room)))
            missing << QString::fromLatin1(room);
    }
    return missing;
}

static Section whatWasNotChecked(const Case &theCase, const Words &words)
{
    Section section{u"unchecked"_s, say(words, QT_TRANSLATE_NOOP("Report", "What could not be checked")), {}};
    auto &entries = section.entries;
    for (const auto &room : roomsNotLookedAt(theCase.verdict))
        entries << Entry{EntryKind::Fact, say(words, QT_TRANSLATE_NOOP("Report", "Not looked at")), {own(roomName(room, words))}};
    if (const auto &report = theCase.given.report) {
        if (report->encrypted)
            addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "The report is encrypted and could not be read.")));
        if (report->truncated)
            addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "The report ends in the middle; only its beginning was read.")));
        if (report->guessed)
            addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "The report follows no known form; what it says was guessed from its words.")));
        if (!report->original)
            addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "The report does not name the message that failed.")));
    }
    if (const auto &sentItems = theCase.given.sentItems; sentItems && (!sentItems->isComplete() || !sentItems->problems().empty()))
        addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "The sent items were read only in part.")));
    addText(entries, say(words, QT_TRANSLATE_NOOP("Report", "Whether the recipient's server accepts the address was not tried: Todoku never does.")), EntryKind::Soft);
    return section;
}

static Section whatLeft(const Online &online, const Words &words)
{
    Section section{u"left"_s, say(words, QT_TRANSLATE_NOOP("Report", "What was asked over the network")), {}};
    for (const auto &line : online.sent.mid(0, 100))
        section.entries << Entry{EntryKind::Soft, {}, {theirs(line)}};
    if (online.sent.size() > 100)
        addText(section.entries, counted(words, online.sent.size() - 100), EntryKind::Soft);
    return section;
}

// ---------------------------------------------------------------- put together

QString rulesDate()
{
    return tableDate(u"triage"_s);
}

static QString madeBy(const Words &words, const Making &making)
{
    auto text = say(words, QT_TRANSLATE_NOOP("Report", "Todoku %1, rules of %2")).arg(making.version, rulesDate());
    if (const auto when = dateText(making.when, words); !when.isEmpty())
        text += u" · "_s + when;
    if (making.redacted)
        text += u" · "_s + say(words, QT_TRANSLATE_NOOP("Report", "Addresses, subjects, hosts and names were replaced."));
    return text;
}

static QList<Section> sectionsOf(const Case &theCase, const Words &words)
{
    QList<Section> sections{whatFailed(theCase, words),     theVerdict(theCase, words),         openQuestionsOf(theCase.verdict, words),
                            whatWasDone(theCase.answers, words), whatWasNotChecked(theCase, words), whatWasFound(theCase.verdict, words),
                            commands(theCase, words),       whatLeft(theCase.given.online, words)};
    sections.removeIf([](const Section &section) { return section.entries.isEmpty(); });
    return sections;
}

Document compose(const Case &theCase, const Words &words, const Making &making)
{
    return {words.language(), say(words, QT_TRANSLATE_NOOP("Report", "Report on an undelivered message")), madeBy(words, making), sectionsOf(theCase, words)};
}

static QString firstAddress(const Case &theCase)
{
    return failedAddress(theCase.given, theCase.answers);
}

Document compose(const QList<Case> &cases, const Words &words, const Making &making)
{
    if (cases.size() == 1)
        return compose(cases.first(), words, making);
    const auto many = say(words, QT_TRANSLATE_NOOP("Report", "Report on %1 messages")).arg(localeOf(words.language()).toString(qlonglong(cases.size())));
    Document document{words.language(), many, madeBy(words, making), {}};
    Section overview{u"overview"_s, say(words, QT_TRANSLATE_NOOP("Report", "Overview")), {}};
    for (qsizetype i = 0; i < std::min(cases.size(), mostRows); ++i) {
        const auto recommended = cases[i].verdict.recommended();
        Entry line{EntryKind::Fact, QString::number(i + 1), {theirs(firstAddress(cases[i])), own(u" "_s + headline(cases[i].given, cases[i].verdict, words))}};
        if (!recommended.isEmpty())
            line.details << Entry{EntryKind::Soft, {}, {own(code(recommended.first()) + u' ' + title(recommended.first(), words))}};
        overview.entries << line;
    }
    document.sections << overview;
    for (qsizetype i = 0; i < std::min(cases.size(), mostRows); ++i) {
        document.sections << Section{u"bounce"_s, u"%1. %2"_s.arg(i + 1).arg(headline(cases[i].given, cases[i].verdict, words)), {}, 1};
        document.sections << sectionsOf(cases[i], words);
    }
    return document;
}

static Section membersOf(const bounce::Group &group, const QList<bounce::Row> &rows, const Words &words)
{
    Section section{u"members"_s, say(words, QT_TRANSLATE_NOOP("Report", "Who is concerned")), {}};
    for (const auto place : group.members.mid(0, mostRows)) {
        if (place < 0 || place >= rows.size())
            continue;
        const auto &row = rows[place];
        Entry line{EntryKind::Fact, dateText(row.date, words), {theirs(row.address), own(u" "_s + words.translate("Cause", bounce::label(row.cause)))}};
        line.details << Entry{EntryKind::Soft, {}, {theirs(QStringList{row.status, row.subject, row.path}.join("  "_L1).trimmed())}};
        section.entries << line;
    }
    if (group.members.size() > mostRows)
        addText(section.entries, counted(words, group.members.size() - mostRows), EntryKind::Soft);
    return section;
}

Document compose(const GroupReport &told, const Words &words, const Making &making)
{
    const auto &[group, by, rows, example] = told;
    const auto locale = localeOf(words.language());
    const auto cause = by == bounce::GroupBy::Cause ? bounce::causeNamed(group.key) : std::nullopt;
    Document document{words.language(), say(words, QT_TRANSLATE_NOOP("Report", "Report on a group of undelivered messages")), madeBy(words, making), {}};
    Section overview{u"overview"_s, say(words, QT_TRANSLATE_NOOP("Report", "Overview")), {}};
    auto &entries = overview.entries;
    entries << Entry{EntryKind::Fact, say(words, QT_TRANSLATE_NOOP("Report", "In common")),
                     {cause ? own(words.translate("Cause", bounce::label(*cause))) : theirs(group.key)}};
    addOwn(entries, say(words, QT_TRANSLATE_NOOP("Report", "Messages")), locale.toString(qlonglong(group.bounces)));
    addOwn(entries, say(words, QT_TRANSLATE_NOOP("Report", "Recipients")), locale.toString(qlonglong(group.recipients)));
    addOwn(entries, say(words, QT_TRANSLATE_NOOP("Report", "First")), dateText(group.first, words));
    addOwn(entries, say(words, QT_TRANSLATE_NOOP("Report", "Last")), dateText(group.last, words));
    document.sections << overview;
    if (example) {
        document.sections << theVerdict(*example, words) << openQuestionsOf(example->verdict, words) << whatWasNotChecked(*example, words);
    }
    document.sections << membersOf(group, rows, words);
    if (example)
        document.sections << whatWasFound(example->verdict, words) << commands(*example, words);
    document.sections.removeIf([](const Section &section) { return section.entries.isEmpty(); });
    return document;
}

} // namespace todoku::report
