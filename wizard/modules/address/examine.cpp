// SPDX-License-Identifier: Apache-2.0
#include "cleaning.h"
#include "domain_guess.h"
#include "guess.h"
#include "idn.h"
#include "syntax.h"

namespace todoku::address {

QString name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Valid: return u"valid"_s;
    case Verdict::Unusual: return u"unusual"_s;
    case Verdict::Invalid: return u"invalid"_s;
    case Verdict::X500: return u"x500"_s;
    case Verdict::Other: return u"other"_s;
    }
    Q_UNREACHABLE();
}

bool Examination::has(FindingId id) const
{
    return std::ranges::any_of(issues, [&](const Issue &issue) { return issue.id == id; });
}

static void add(Examination &examination, Issue issue)
{
    if (!examination.has(issue.id) || (issue.position >= 0 && !examination.issues.contains(issue)))
        examination.issues << issue;
}

// Facts about a mailbox that the grammar does not tell

static void localFacts(Examination &e, const Text &text, const Syntax &syntax)
{
    // Without an @, or with other text before it, what stands there is no local part.
    if (syntax.at < 0 && syntax.localPart.isEmpty())
        return;
    if (e.has("address.missing-at") || e.has("address.leading-text"))
        return;
    const QStringView local = syntax.localPart;
    const auto foreign = std::ranges::find_if_not(local, [](QChar c) { return isAscii(c); });
    if (foreign != local.end()) {
        auto from = foreign - local.begin();
        if (const auto at = text.string().indexOf(*foreign); at >= 0)
            from = at;
        add(e, text.issue("address.smtputf8-required", from, units(codePointAt(text.view(), from))));
    }
    if (const auto plus = local.indexOf(u'+'); plus > 0 && syntax.verdict != Verdict::Invalid)
        add(e, text.issue("address.plus-address", plus, local.size() - plus));
    if (local.size() < 24 && syntax.verdict != Verdict::Invalid && tables().roleNames.contains(syntax.localPart.toLower()))
        add(e, text.issue("address.role-address", 0, local.size()));
}

/// RFC 2606 §3: the domains of sample addresses, which everybody takes for what they are.
static bool isSampleDomain(QStringView domain)
{
    return domain == "example.com"_L1 || domain == "example.net"_L1 || domain == "example.org"_L1;
}

/// "gmaiI.com" with a capital I for the l: seen only before the domain was put in lower case.
static void capitalFacts(Examination &e, const Text &text)
{
    const auto typed = e.input.sliced(e.input.lastIndexOf(u'@') + 1);
    if (!e.suggestion || !typed.contains(u'I') || e.has("address.homoglyph"))
        return;
    const auto meant = QString(typed).replace(u'I', u'l').toLower();
    if (e.suggestion->endsWith(QString(u'@' + meant)))
        add(e, text.issue("address.homoglyph", text.string().lastIndexOf(u'@') + 1 + typed.indexOf(u'I'), 1));
}

static void domainFacts(Examination &e, const Text &text, const Syntax &syntax, bool endingExplained)
{
    if (syntax.at < 0)
        return;
    const auto from = syntax.at + 1, length = text.size() - from;
    const QStringView written = text.view().sliced(from);
    const bool international = !syntax.literal
        && (std::ranges::any_of(written, [](QChar c) { return !isAscii(c) && (c.isLetter() || c.unicode() == 0x30fb || c.isSurrogate()); })
            || syntax.ascii.startsWith("xn--"_L1) || syntax.ascii.contains(".xn--"_L1));
    if (international)
        add(e, text.issue("address.idn-domain", from, length));
    if (e.suggestion && isTenant(*e.suggestion))
        add(e, text.issue("address.onmicrosoft", from, length));
    if (!written.isEmpty() && !syntax.literal && !written.contains(u'.') && !written.contains(u'@') && !e.has("address.comma-for-dot") && !e.has("address.dot-spelled-out"))
        add(e, text.issue("address.single-label-domain", from, length));
    if (syntax.verdict == Verdict::Invalid || syntax.literal)
        return;
    const auto &ascii = syntax.ascii;
    if (isTenant(ascii))
        add(e, text.issue("address.onmicrosoft", from, length));
    if (isSpecialUse(ascii)) {
        auto issue = text.issue("address.special-use-domain", from, length);
        if (isSampleDomain(ascii))
            issue.lowered = Severity::Info; // a sample address, and everybody knows it
        add(e, issue);
    } else if (const auto last = ascii.lastIndexOf(u'.'); last > 0 && !endingExplained && !isTopLevel(QStringView(ascii).sliced(last + 1)))
        add(e, text.issue("address.unknown-tld", from + written.lastIndexOf(u'.') + 1, written.size() - written.lastIndexOf(u'.') - 1));
}

static void legacyFacts(Examination &e, const Text &text, const Syntax &syntax)
{
    const auto at = text.string().lastIndexOf(u'@');
    if (at < 1)
        return;
    const auto local = text.view().first(at);
    const auto domain = e.suggestion ? QStringView(*e.suggestion).sliced(e.suggestion->lastIndexOf(u'@') + 1) : QStringView(syntax.ascii);
    if (isLegacyCarrier(domain) && isLegacyLocal(local) && !local.startsWith(u'.'))
        add(e, text.issue("address.legacy-carrier", at + 1, text.size() - at - 1));
}

/// Slips that the grammar stopped before: all of them are to be said, not only the first.
static void dotFacts(Examination &e, const Text &text)
{
    const auto at = text.string().lastIndexOf(u'@');
    if (at < 1 || text.view().startsWith(u'"'))
        return;
    if (const auto twin = text.string().indexOf(".."_L1); twin >= 0 && twin < at)
        add(e, text.issue("address.consecutive-dots", twin, 2));
}

static void contactFacts(Examination &e, const Text &text, const Syntax &syntax, const Directory &known)
{
    const auto &index = known.index();
    if (index.contacts.isEmpty() || known.knowsAddress(e.normalized))
        return;
    const auto domain = e.suggestion ? e.suggestion->sliced(e.suggestion->lastIndexOf(u'@') + 1) : syntax.ascii;
    const auto local = e.suggestion ? e.suggestion->first(e.suggestion->lastIndexOf(u'@')) : syntax.localPart;
    if (known.knowsAddress(QString(local + u'@' + domain)))
        return;
    const auto near = nearContacts(index, local, domain);
    if (near.isEmpty())
        return;
    e.nearContact = near.first();
    add(e, text.issue("address.near-known-contact", 0, std::max<qsizetype>(syntax.at, 0)));
    QStringList choices;
    for (const auto &contact : near)
        choices << contact.address;
    if (e.suggestion)
        choices << *e.suggestion;
    choices << e.alternatives;
    choices.removeDuplicates();
    e.suggestion = choices.takeFirst();
    e.alternatives = choices.mid(0, 2);
}

static void setParts(Examination &e, const Syntax &syntax)
{
    e.localPart = syntax.localPart;
    e.domain = syntax.ascii;
    e.domainUnicode = syntax.ascii.contains("xn--"_L1) ? toUnicode(syntax.ascii) : syntax.ascii;
}

static void takeGuess(Examination &e, const Guess &made)
{
    for (const auto &issue : made.issues)
        add(e, issue);
    auto choices = made.choices;
    choices.removeOne(e.normalized);
    if (choices.isEmpty())
        return;
    e.suggestion = choices.takeFirst();
    e.alternatives = choices.mid(0, 2);
}

static void sortByPosition(QList<Issue> &issues)
{
    if (!std::ranges::is_sorted(issues, {}, &Issue::position))
        std::ranges::stable_sort(issues, {}, &Issue::position);
}

/// Nothing to repair, nothing to guess: what nearly every address is.
static bool isPlainAndKnown(const Examination &e, const Syntax &syntax, const Directory::Index &index)
{
    const bool contact = !index.contacts.isEmpty() && index.byAddress.contains(e.normalized.toLower());
    return (contact || (index.contacts.isEmpty() && index.knows(syntax.ascii))) && !isLegacyCarrier(e.domain) && e.localPart.at(0) != u'\'' && e.localPart.at(0) != u'`';
}

/// What the grammar stopped at. Where an issue already says in its own words why, it is an echo.
static void addReason(Examination &e, Issue reason, const QList<Issue> &said)
{
    const auto says = [&](const Issue &issue) {
        if (issue.id == FindingId("address.at-spelled-out") || issue.id == FindingId("address.shift-slip") || issue.id == FindingId("address.dot-spelled-out"))
            return reason.id != FindingId("address.missing-at");
        return issue.id != reason.id && issue.position >= 0 && reason.position >= issue.position && reason.position < issue.position + issue.length;
    };
    const bool repeated = std::ranges::any_of(said, says);
    if (repeated && reason.severity() == Severity::Error) {
        reason.echo = true;
        reason.lowered = Severity::Info;
    }
    add(e, reason);
    if (std::ranges::any_of(said, [](const Issue &issue) { return issue.id == FindingId("address.at-spelled-out") || issue.id == FindingId("address.shift-slip"); }))
        add(e, Issue{"address.missing-at"});
}

static QString withoutMarks(const QString &address)
{
    const auto at = address.lastIndexOf(u'@');
    auto local = address.first(std::max<qsizetype>(at, 0)).normalized(QString::NormalizationForm_D);
    local.removeIf([](QChar c) { return c.isMark(); });
    return local + address.sliced(std::max<qsizetype>(at, 0));
}

static void judgeMailbox(Examination &e, const Text &text, const Syntax &syntax, const Directory &known, Guess made)
{
    if (e.has("address.combining-mark")) {
        // The mark was composed away; without it the letter is what was meant.
        if (made.choices.isEmpty())
            made.choices << e.normalized;
        for (auto &choice : made.choices)
            choice = withoutMarks(choice);
        made.choices.removeIf([](const QString &choice) { return !mayBeSuggested(choice); });
    }
    takeGuess(e, made);
    for (const auto &reason : syntax.reasons)
        addReason(e, text.issue(reason), made.issues);
    dotFacts(e, text);
    localFacts(e, text, syntax);
    domainFacts(e, text, syntax, made.endingExplained);
    legacyFacts(e, text, syntax);
    capitalFacts(e, text);
    contactFacts(e, text, syntax, known);
}

static bool isWindowsAccount(QStringView text)
{
    const auto slash = text.indexOf(u'\\');
    return slash > 0 && slash + 1 < text.size() && text.indexOf(u'\\', slash + 1) < 0 && !text.contains(u'@')
        && std::ranges::none_of(text, [](QChar c) { return isBlank(c); });
}

/// The grammar's reason for the input as it stands, where cleaning or another issue has already said so in its own words.
static void echoReason(Examination &e, const Syntax &typed)
{
    if (typed.verdict == Verdict::Valid || typed.reasons.empty())
        return;
    const Text input(e.input);
    const auto say = [&](FindingId id, const Spot &spot) {
        auto issue = input.issue(id, spot.from, spot.length);
        issue.echo = true;
        issue.lowered = Severity::Info;
        if (!e.has(id))
            e.issues << issue;
    };
    for (const auto &spot : typed.reasons)
        say(spot.id, spot);
    const auto &spot = typed.reasons.front();
    if (spot.id == FindingId("address.underscore-in-domain"))
        say("address.bad-domain-character", spot);
}

static Examination refuse(QStringView input)
{
    Examination e;
    e.input = input.toString();
    e.issues << Issue{"address.address-too-long", 0, Text(input).issue("address.empty", 0, input.size()).length, {}, false};
    return e;
}

static Examination examineAtLength(QStringView input, const Directory &known)
{
    auto cleaned = clean(input);
    const bool token = !cleaned.encapsulation.isEmpty();
    const auto typed = parse(input, token ? LocalLength::Any : LocalLength::Limited);
    Examination e;
    e.input = input.toString();
    e.verdictAsTyped = typed.verdict;
    e.issues = cleaned.issues;
    e.encapsulation = cleaned.encapsulation;
    switch (cleaned.kind) {
    case Cleaned::Kind::X500:
    case Cleaned::Kind::Other:
        e.verdict = cleaned.kind == Cleaned::Kind::X500 ? Verdict::X500 : Verdict::Other;
        e.normalized = cleaned.value;
        e.proxyAddress = cleaned.kind == Cleaned::Kind::X500 ? cleaned.value : QString();
        if (decodeEncapsulated(input) || x500ProxyAddress(input))
            e.verdictAsTyped = e.verdict;
        break;
    case Cleaned::Kind::Several: e.normalized = cleaned.text.string(); break;
    case Cleaned::Kind::Mailbox: {
        const auto syntax = token || cleaned.text.view() != input ? parse(cleaned.text.view()) : typed;
        e.normalized = cleaned.text.string();
        e.verdict = syntax.verdict;
        setParts(e, syntax);
        if (isWindowsAccount(cleaned.text.view())) {
            e.issues << cleaned.text.issue("address.windows-account", cleaned.text.string().indexOf(u'\\'), 1) << Issue{"address.missing-at"};
            break;
        }
        judgeMailbox(e, cleaned.text, syntax, known, guess(cleaned.text, known.index()));
        break;
    }
    }
    if (e.verdictAsTyped == typed.verdict)
        echoReason(e, typed);
    sortByPosition(e.issues);
    return e;
}

static bool mayBeToken(QStringView input)
{
    return input.startsWith("imcea"_L1, Qt::CaseInsensitive);
}

Examination examine(QStringView input, const Directory &known)
{
    if (input.size() > longestInput)
        return refuse(input);
    const auto plain = mayBeToken(input) ? std::nullopt : parsePlain(input);
    if (!plain)
        return examineAtLength(input, known);
    Examination e;
    e.input = input.toString();
    e.verdict = e.verdictAsTyped = Verdict::Valid;
    e.localPart = plain->localPart;
    e.domain = e.domainUnicode = plain->ascii;
    e.normalized = plain->ascii.isSharedWith(plain->domain) ? e.input : QString(plain->localPart + u'@' + plain->ascii);
    if (isPlainAndKnown(e, *plain, known.index()) && !e.localPart.contains(u'+')) {
        if (!isSampleDomain(plain->ascii) && !(e.localPart.size() < 24 && tables().roleNames.contains(e.localPart.toLower())))
            return e;
    }
    const Text text(e.normalized);
    judgeMailbox(e, text, *plain, known, guessPlain(text, *plain, known.index()));
    sortByPosition(e.issues);
    return e;
}

} // namespace todoku::address
