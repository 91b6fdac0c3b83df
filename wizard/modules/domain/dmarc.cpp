// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

namespace todoku::domain::dmarc {

static constexpr qsizetype longestDmarcRecord = 8192;
static constexpr int mostWalkQuestions = 8; // RFC 9989 §4.10
static constexpr qsizetype mostReportUris = 20;

QString name(Policy policy)
{
    switch (policy) {
    case Policy::None: return u"none"_s;
    case Policy::Quarantine: return u"quarantine"_s;
    case Policy::Reject: return u"reject"_s;
    }
    Q_UNREACHABLE();
}

static std::optional<Policy> policyFrom(QStringView value)
{
    for (const auto policy : {Policy::None, Policy::Quarantine, Policy::Reject}) {
        if (value.compare(name(policy), Qt::CaseInsensitive) == 0)
            return policy;
    }
    return std::nullopt;
}

bool looksLikeRecord(QStringView text)
{
    static const QRegularExpression version(u"(?:^|;)\\s*v\\s*=\\s*dmarc1(?![a-z0-9])"_s, QRegularExpression::CaseInsensitiveOption);
    return text.size() <= longestDmarcRecord && version.match(text.toString()).hasMatch();
}

/// The bare URIs of rua or ruf; a size limit behind "!" goes. Empty where one of them is no mailto or https URI.
static QStringList reportUris(QStringView value)
{
    static const QRegularExpression uri(u"^(?:mailto:[^@\\s]+@[^@\\s!]+|https?://\\S+?)(?:![0-9]+[kmgt]?)?\\z"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList uris;
    for (const auto part : value.split(u',')) {
        const auto text = part.trimmed().toString();
        if (uris.size() >= mostReportUris || !uri.match(text).hasMatch())
            continue;
        uris << text.section(u'!', 0, 0);
    }
    return uris;
}

/// Reads one tag. False where its value is one that the standard does not know.
static bool readTag(const QString &tag, QStringView value, Record &record)
{
    const auto isOneOf = [&](QStringView letters) { return value.size() == 1 && letters.contains(value.front().toLower()); };
    const auto readPolicy = [&](std::optional<Policy> &policy) { return (policy = policyFrom(value)).has_value(); };
    if (tag == "p"_L1)
        return readPolicy(record.policy);
    if (tag == "sp"_L1)
        return readPolicy(record.subdomains);
    if (tag == "np"_L1)
        return readPolicy(record.nonExistent);
    if (tag == "rua"_L1 || tag == "ruf"_L1) {
        auto &uris = tag == "rua"_L1 ? record.aggregateReports : record.failureReports;
        uris = reportUris(value);
        return !uris.isEmpty();
    }
    if (tag == "adkim"_L1 || tag == "aspf"_L1) {
        (tag == "adkim"_L1 ? record.strictDkim : record.strictSpf) = value.compare("s"_L1, Qt::CaseInsensitive) == 0;
        return isOneOf(u"rs");
    }
    if (tag == "psd"_L1) {
        record.publicSuffix = value.isEmpty() ? QChar(u'u') : value.front().toLower();
        return isOneOf(u"ynu");
    }
    if (tag == "t"_L1) {
        record.testing = value.compare("y"_L1, Qt::CaseInsensitive) == 0;
        return isOneOf(u"yn");
    }
    if (tag == "fo"_L1) {
        static const QRegularExpression options(u"^[01ds](?:\\s*:\\s*[01ds])*\\z"_s, QRegularExpression::CaseInsensitiveOption);
        return options.match(value.toString()).hasMatch();
    }
    // RFC 9989 removed these; whatever stands in them no longer counts.
    const bool removed = tag == "pct"_L1 || tag == "rf"_L1 || tag == "ri"_L1;
    record.warnings << (removed ? "removed: "_L1 : "unknown: "_L1) + tag.left(40);
    return true;
}

Record readRecord(const QString &text)
{
    Record record;
    record.text = text;
    if (text.size() > longestDmarcRecord) {
        record.fault = u"length"_s;
        return record;
    }
    int position = 0;
    QStringList seen;
    for (const auto part : QStringView(text).split(u';')) {
        if (part.trimmed().isEmpty())
            continue;
        const auto equals = part.indexOf(u'=');
        const auto tag = part.first(qMax<qsizetype>(equals, 0)).trimmed().toString().toLower();
        const auto value = equals < 0 ? QStringView() : part.sliced(equals + 1).trimmed();
        // RFC 9989 §4.7: the version comes first, exactly so.
        if (position++ == 0) {
            if (tag != "v"_L1 || value != "DMARC1"_L1) {
                record.fault = u"v"_s;
                return record;
            }
            continue;
        }
        if (equals < 0 || seen.contains(tag) || position > 100) {
            record.fault = equals < 0 ? part.trimmed().toString().left(60) : tag;
            return record;
        }
        seen << tag;
        if (tag == "p"_L1 && position != 2)
            record.warnings << u"order: p"_s;
        if (!readTag(tag, value, record) && record.fault.isEmpty())
            record.fault = tag;
    }
    // RFC 9989 §4.7: a record without a usable p still counts, as "none", where reports are wanted.
    const bool asksForReports = !record.aggregateReports.isEmpty();
    if (!record.policy && (record.fault.isEmpty() || record.fault == "p"_L1)) {
        record.fault = asksForReports ? QString() : u"p"_s;
        if (asksForReports)
            record.warnings << u"missing: p"_s;
    }
    record.valid = position > 0 && record.fault.isEmpty();
    return record;
}

/// One step of the walk.
struct Step {
    QString domain;
    std::optional<Record> record; ///< a single valid one
    bool failed = false;
    bool known = true;
};

struct Walk {
    QList<Step> steps;
    bool complete = true;
    bool failed = false;

    const Step *stepAt(const QString &domain) const
    {
        const auto found = std::ranges::find(steps, domain, &Step::domain);
        return found == steps.end() ? nullptr : &*found;
    }
};

/// A record that receivers act on. An invalid sp or np does not take the rest away (RFC 9989 §4.7).
static bool countsAsRecord(const QString &text)
{
    const auto record = readRecord(text);
    return record.valid || (record.fault != "v"_L1 && (record.policy || !record.aggregateReports.isEmpty()));
}

static Step stepFor(const QString &domain, const dns::Answer *answer)
{
    Step step{domain, {}, false, answer != nullptr};
    if (!answer)
        return step;
    step.failed = !answer->definite() && answer->outcome != dns::Outcome::NotAName;
    QStringList records;
    for (const auto &txt : answer->records) {
        if (const auto text = QString::fromUtf8(txt.text); countsAsRecord(text))
            records << text;
    }
    // RFC 9989 §4.10: several are none.
    if (records.size() == 1) {
        step.record = readRecord(records.first());
        step.record->domain = domain;
    }
    return step;
}

static QStringList namesToWalk(const QString &domain)
{
    QStringList names{domain};
    auto labels = domain.split(u'.');
    // A long name is cut to seven labels at once, so that nobody makes us ask for ever.
    labels = labels.size() > mostWalkQuestions - 1 ? labels.mid(labels.size() - (mostWalkQuestions - 1)) : labels.mid(1);
    for (; !labels.isEmpty(); labels.removeFirst())
        names << labels.join(u'.');
    return names;
}

static Walk walkFrom(const QString &domain, const Lookup &lookup)
{
    Walk walk;
    const auto names = namesToWalk(domain);
    // All levels are asked for at once; where the walk ends is seen afterwards.
    QList<const dns::Answer *> answers;
    for (const auto &each : names)
        answers << lookup("_dmarc."_L1 + each, dns::Type::TXT);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto step = stepFor(names[i], answers[i]);
        walk.complete = walk.complete && step.known;
        walk.failed = walk.failed || step.failed;
        walk.steps << step;
        // psd=n ends the walk, and so does psd=y, except where it began.
        if (step.record && (step.record->publicSuffix == u'n' || (step.record->publicSuffix == u'y' && i > 0)))
            break;
    }
    return walk;
}

/// RFC 9989 §4.10.2.
static QString organizationalDomainOf(const Walk &walk)
{
    QString fewest = walk.steps.first().domain;
    for (qsizetype i = 0; i < walk.steps.size(); ++i) {
        const auto &step = walk.steps[i];
        if (!step.record)
            continue;
        if (step.record->publicSuffix == u'n')
            return step.domain;
        if (step.record->publicSuffix == u'y' && i > 0)
            return walk.steps[i - 1].domain;
        fewest = step.domain;
    }
    return fewest;
}

/// RFC 9989 §4.10.1: the author's own, then the organizational domain's, then the public suffix's.
static std::optional<Record> policyRecordOf(const Walk &walk, const QString &organizational)
{
    if (walk.steps.first().record)
        return walk.steps.first().record;
    if (const auto *step = walk.stepAt(organizational); step && step->record)
        return step->record;
    const auto &last = walk.steps.last();
    return last.record && last.record->publicSuffix == u'y' ? last.record : std::nullopt;
}

static Policy policyFor(const Record &record, const QString &domain, bool exists)
{
    const auto own = record.policy.value_or(Policy::None);
    if (record.domain == domain)
        return own;
    const auto below = record.subdomains.value_or(own);
    return exists ? below : record.nonExistent.value_or(below);
}

static void checkReports(const Record &record, const QString &organizational, const Lookup &lookup, DiscoveryState &state)
{
    for (const auto &uri : record.aggregateReports) {
        const auto target = uri.section(u'@', -1).toLower();
        if (!uri.startsWith("mailto:"_L1, Qt::CaseInsensitive) || dns::isWithin(target, organizational))
            continue;
        // RFC 9990 §4: whoever gets reports about others has to agree.
        const auto *answer = lookup(record.domain + "._report._dmarc."_L1 + target, dns::Type::TXT);
        state.complete = state.complete && answer;
        const auto agrees = [](const dns::Record &r) { return r.text.trimmed().startsWith("v=DMARC1"); };
        if (answer && answer->definite() && std::ranges::none_of(answer->records, agrees))
            state.discovery.unauthorizedReports << target;
    }
}

DiscoveryState discover(const QString &domain, const Lookup &lookup)
{
    DiscoveryState state;
    auto &found = state.discovery;
    const auto walk = walkFrom(domain, lookup);
    state.complete = walk.complete;
    found.failed = walk.failed;
    found.look.name = "_dmarc."_L1 + domain;
    if (const auto *answer = lookup(found.look.name, dns::Type::TXT)) {
        found.look.outcome = answer->outcome;
        found.look.aliases = answer->aliases;
        found.look.ttl = answer->ttl;
        int counted = 0;
        for (const auto &record : answer->records) {
            const auto text = QString::fromUtf8(record.text);
            found.look.texts << text;
            counted += countsAsRecord(text);
            if (looksLikeRecord(text))
                found.candidates << text;
        }
        found.multiple = counted > 1;
    }
    if (!walk.complete)
        return state;
    found.organizationalDomain = organizationalDomainOf(walk);
    found.record = policyRecordOf(walk, found.organizationalDomain);
    if (!found.record)
        return state;
    found.inherited = found.record->domain != domain;
    const auto *mx = found.inherited ? lookup(domain, dns::Type::MX) : nullptr;
    state.complete = state.complete && (mx || !found.inherited);
    found.effective = policyFor(*found.record, domain, !mx || mx->outcome != dns::Outcome::NoSuchName);
    checkReports(*found.record, found.organizationalDomain, lookup, state);
    return state;
}

/// The first of the domains that is aligned with the author's.
static QString alignedOne(const QStringList &domains, const QString &author, const QString &organizational, bool strict, const Lookup &lookup,
                          bool &complete)
{
    for (const auto &each : domains) {
        const auto candidate = each.toLower();
        if (candidate == author)
            return candidate;
        if (strict)
            continue;
        const auto walk = walkFrom(candidate, lookup);
        complete = complete && walk.complete;
        if (walk.complete && organizationalDomainOf(walk) == organizational)
            return organizational;
    }
    return {};
}

std::optional<Alignment> evaluate(const QString &authorDomain, const QStringList &spfPassDomains, const QStringList &dkimPassDomains, const Lookup &lookup)
{
    const auto author = authorDomain.toLower();
    const auto state = discover(author, lookup);
    if (!state.complete)
        return std::nullopt;
    Alignment alignment;
    const auto &found = state.discovery;
    alignment.failed = found.failed && !found.record;
    alignment.record = found.record;
    if (!found.record)
        return alignment;
    bool complete = true;
    alignment.domain = found.record->domain;
    alignment.policy = found.effective;
    alignment.spf = alignedOne(spfPassDomains, author, found.organizationalDomain, found.record->strictSpf, lookup, complete);
    alignment.dkim = alignedOne(dkimPassDomains, author, found.organizationalDomain, found.record->strictDkim, lookup, complete);
    alignment.pass = !alignment.spf.isEmpty() || !alignment.dkim.isEmpty();
    return complete ? std::optional(alignment) : std::nullopt;
}

} // namespace todoku::domain::dmarc
