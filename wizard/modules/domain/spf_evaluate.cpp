// SPDX-License-Identifier: Apache-2.0
#include "spf.h"

#include <QtCore/QDateTime>

namespace todoku::domain::spf {

static constexpr int mostLookups = 10;      // RFC 7208 §4.6.4
static constexpr int mostVoidLookups = 2;
static constexpr int mostMxHosts = 10;
static constexpr int mostPtrNames = 10;

QString name(Result result)
{
    switch (result) {
    case Result::Pass: return u"pass"_s;
    case Result::Fail: return u"fail"_s;
    case Result::SoftFail: return u"softfail"_s;
    case Result::Neutral: return u"neutral"_s;
    case Result::None: return u"none"_s;
    case Result::TempError: return u"temperror"_s;
    case Result::PermError: return u"permerror"_s;
    }
    Q_UNREACHABLE();
}

static Result resultOf(QChar qualifier)
{
    switch (qualifier.unicode()) {
    case u'-': return Result::Fail;
    case u'~': return Result::SoftFail;
    case u'?': return Result::Neutral;
    default: return Result::Pass;
    }
}

/// Walks the records for one connection. Runs again from the start whenever an answer is missing, so it never waits.
class Evaluator
{
public:
    Evaluator(const Connection &connection, const Lookup &lookup) : m_connection(connection), m_lookup(lookup)
    {
        // A client that is only IPv4 in another dress is judged as IPv4 (RFC 7208 §5).
        bool isMapped = false;
        const auto v4 = connection.client.toIPv4Address(&isMapped);
        m_client = isMapped ? QHostAddress(v4) : connection.client;
        m_values.client = m_client;
        m_values.helo = connection.helo;
        m_values.receiver = connection.receiver;
        m_values.now = connection.time.isValid() ? connection.time.toSecsSinceEpoch() : QDateTime::currentSecsSinceEpoch();
    }

    std::optional<Evaluation> run();

private:
    /// What a mechanism came to.
    enum class Match { Yes, No, TempError, PermError, Unknown };

    /// Whose result it is: the verdict's, or only an include's.
    enum class Purpose { Verdict, Include };

    Result checkHost(const QString &domain, int depth, Purpose purpose);
    Result checkRecord(const Record &record, const QString &domain, int depth, Purpose purpose);
    std::optional<Result> follow(const Term &term, const QString &domain, int depth, Purpose purpose, bool &matched);
    Match match(const Term &term, const QString &domain);
    Match matchAddresses(const Term &term, const QString &name, bool isMain);
    Match matchMx(const Term &term, const QString &name);
    Match matchPtr(const QString &name);
    Match matchExists(const QString &name);
    void explain(const Record &record, const QString &domain);

    const dns::Answer *ask(const QString &name, dns::Type type);
    bool covers(const Term &term, const QHostAddress &address) const;
    dns::Type addressType() const { return isV4() ? dns::Type::A : dns::Type::AAAA; }
    bool isV4() const { return m_client.protocol() == QAbstractSocket::IPv4Protocol; }
    /// Counts a lookup; false where it is one too many.
    bool mayLookUp();
    Match noteVoid(const dns::Answer &answer);
    void findValidatedName(const QString &text, const QString &domain);
    QString targetOf(const Term &term, const QString &domain);

    const Connection &m_connection;
    const Lookup &m_lookup;
    QHostAddress m_client;
    MacroValues m_values;
    Evaluation m_evaluation;
    bool m_missing = false; ///< an answer is not known yet: nothing of this run counts
};

const dns::Answer *Evaluator::ask(const QString &name, dns::Type type)
{
    const auto *answer = m_lookup(name, type);
    m_missing = m_missing || !answer;
    return answer;
}

bool Evaluator::mayLookUp()
{
    return ++m_evaluation.lookups <= mostLookups;
}

Evaluator::Match Evaluator::noteVoid(const dns::Answer &answer)
{
    if (answer.definite() && answer.records.isEmpty()) {
        ++m_evaluation.voidLookups;
        m_evaluation.trace.last().isVoid = true;
        if (m_evaluation.voidLookups > mostVoidLookups) {
            m_evaluation.problem = u"more than 2 void lookups"_s;
            return Match::PermError;
        }
    }
    return Match::No;
}

bool Evaluator::covers(const Term &term, const QHostAddress &address) const
{
    const int prefix = isV4() ? term.prefix4 : term.prefix6;
    return address.protocol() == m_client.protocol() && m_client.isInSubnet(address, prefix);
}

static bool failedForNow(const dns::Answer &answer)
{
    return !answer.definite() && answer.outcome != dns::Outcome::NotAName;
}

Evaluator::Match Evaluator::matchAddresses(const Term &term, const QString &name, bool isMain)
{
    const auto *answer = ask(name, addressType());
    if (!answer)
        return Match::Unknown;
    if (failedForNow(*answer))
        return Match::TempError;
    if (std::ranges::any_of(answer->records, [&](const dns::Record &r) { return covers(term, r.address); }))
        return Match::Yes;
    return isMain ? noteVoid(*answer) : Match::No;
}

Evaluator::Match Evaluator::matchMx(const Term &term, const QString &name)
{
    const auto *answer = ask(name, dns::Type::MX);
    if (!answer)
        return Match::Unknown;
    if (failedForNow(*answer))
        return Match::TempError;
    if (answer->records.size() > mostMxHosts) {
        m_evaluation.problem = u"more than 10 MX hosts"_s;
        return Match::PermError;
    }
    auto result = noteVoid(*answer);
    // All at once: the hosts do not depend on each other.
    for (const auto &mx : answer->records) {
        if (!mx.name.isEmpty())
            ask(mx.name, addressType());
    }
    for (const auto &mx : answer->records) {
        if (mx.name.isEmpty() || result != Match::No)
            continue;
        result = matchAddresses(term, mx.name, false);
    }
    return result;
}

Evaluator::Match Evaluator::matchPtr(const QString &name)
{
    const auto *answer = ask(dns::reverseName(m_client), dns::Type::PTR);
    if (!answer)
        return Match::Unknown;
    // RFC 7208 §5.5: an error here is no match, not an error.
    const auto isVoid = noteVoid(*answer);
    if (isVoid != Match::No)
        return isVoid;
    for (const auto &record : answer->records.first(qMin<qsizetype>(answer->records.size(), mostPtrNames))) {
        if (!dns::isWithin(record.name, name))
            continue;
        const auto *addresses = ask(record.name, addressType());
        if (!addresses)
            return Match::Unknown;
        if (std::ranges::any_of(addresses->records, [&](const dns::Record &r) { return r.address == m_client; }))
            return Match::Yes;
    }
    return Match::No;
}

Evaluator::Match Evaluator::matchExists(const QString &name)
{
    // Always A, also for IPv6 clients (RFC 7208 §5.7).
    const auto *answer = ask(name, dns::Type::A);
    if (!answer)
        return Match::Unknown;
    if (failedForNow(*answer))
        return Match::TempError;
    return answer->records.isEmpty() ? noteVoid(*answer) : Match::Yes;
}

/// RFC 7208 §7.3, %{p}: the validated name of the client, best one in the current domain. Asked for only where the text has it.
void Evaluator::findValidatedName(const QString &text, const QString &domain)
{
    static const QRegularExpression validated(u"%\\{p[^}]*\\}"_s, QRegularExpression::CaseInsensitiveOption);
    if (!text.contains(validated))
        return;
    m_values.validatedName = u"unknown"_s;
    const auto *names = ask(dns::reverseName(m_client), dns::Type::PTR);
    if (!names)
        return;
    int best = 0; // 1: some name, 2: one below the domain, 3: the domain itself
    for (const auto &record : names->records.first(qMin<qsizetype>(names->records.size(), mostPtrNames))) {
        const auto *addresses = ask(record.name, addressType());
        if (!addresses || std::ranges::none_of(addresses->records, [&](const auto &r) { return r.address == m_client; }))
            continue;
        const int rank = record.name.compare(domain, Qt::CaseInsensitive) == 0 ? 3 : dns::isWithin(record.name, domain) ? 2 : 1;
        if (rank > best) {
            best = rank;
            m_values.validatedName = record.name;
        }
    }
}

QString Evaluator::targetOf(const Term &term, const QString &domain)
{
    if (term.domainSpec.isEmpty())
        return domain;
    m_values.domain = domain;
    static const QRegularExpression localPart(u"%\\{[ls]"_s, QRegularExpression::CaseInsensitiveOption);
    if (m_connection.localPart == LocalPart::Withheld && term.domainSpec.contains(localPart))
        m_evaluation.localPartMissing = true;
    findValidatedName(term.domainSpec, domain);
    return expandedName(term.domainSpec, m_values);
}

Evaluator::Match Evaluator::match(const Term &term, const QString &domain)
{
    switch (term.mechanism) {
    case Mechanism::All: return Match::Yes;
    case Mechanism::Ip4:
    case Mechanism::Ip6: return covers(term, term.network) ? Match::Yes : Match::No;
    default: break;
    }
    if (!mayLookUp()) {
        m_evaluation.problem = u"more than 10 DNS lookups"_s;
        return Match::PermError;
    }
    const auto target = targetOf(term, domain);
    // A name that cannot exist does not match (RFC 7208 §4.8).
    if (!isLookable(target))
        return Match::No;
    switch (term.mechanism) {
    case Mechanism::A: return matchAddresses(term, target, true);
    case Mechanism::Mx: return matchMx(term, target);
    case Mechanism::Ptr: return matchPtr(target);
    default: return matchExists(target);
    }
}

/// include and redirect: the record of another domain. nullopt: go on with the next term.
std::optional<Result> Evaluator::follow(const Term &term, const QString &domain, int depth, Purpose purpose, bool &matched)
{
    if (!mayLookUp()) {
        m_evaluation.problem = u"more than 10 DNS lookups"_s;
        return Result::PermError;
    }
    const auto target = targetOf(term, domain);
    const auto row = m_evaluation.trace.size() - 1;
    const auto before = m_evaluation.lookups - 1;
    // RFC 7208 §5.2 and §6.1: no record there is a permerror, and a name that cannot exist has none.
    auto result = isLookable(target) ? checkHost(target, depth + 1, purpose) : Result::None;
    m_evaluation.trace[row].lookups = m_evaluation.lookups - before;
    if (result == Result::None) {
        m_evaluation.problem = u"no SPF record at %1"_s.arg(target);
        return Result::PermError;
    }
    if (result == Result::TempError || result == Result::PermError || term.mechanism == Mechanism::Redirect)
        return result;
    matched = result == Result::Pass;
    return std::nullopt;
}

Result Evaluator::checkRecord(const Record &record, const QString &domain, int depth, Purpose purpose)
{
    if (!record.broken.isEmpty()) {
        m_evaluation.problem = record.broken.first();
        m_evaluation.trace << TraceRow{record.broken.first(), domain, depth, u"permerror"_s};
        return Result::PermError;
    }
    for (const auto &term : record.terms) {
        if (term.mechanism >= Mechanism::Redirect)
            continue;
        const auto row = m_evaluation.trace.size();
        m_evaluation.trace << TraceRow{term.text, domain, depth, {}, term.looksUp() ? 1 : 0};
        bool matched = false;
        std::optional<Result> error;
        if (term.mechanism == Mechanism::Include) {
            error = follow(term, domain, depth, Purpose::Include, matched);
        } else {
            const auto outcome = match(term, domain);
            matched = outcome == Match::Yes;
            if (outcome == Match::TempError || outcome == Match::PermError)
                error = outcome == Match::TempError ? Result::TempError : Result::PermError;
        }
        if (m_missing)
            return Result::TempError;
        m_evaluation.trace[row].result = error ? name(*error) : matched ? name(resultOf(term.qualifier)) : u"no match"_s;
        if (error)
            return *error;
        if (!matched)
            continue;
        if (purpose == Purpose::Verdict && resultOf(term.qualifier) == Result::Fail)
            explain(record, domain);
        return resultOf(term.qualifier);
    }
    const auto redirect = std::ranges::find(record.terms, Mechanism::Redirect, &Term::mechanism);
    if (redirect == record.terms.end())
        return Result::Neutral; // RFC 7208 §4.7
    const auto row = m_evaluation.trace.size();
    m_evaluation.trace << TraceRow{redirect->text, domain, depth, {}, 1};
    bool unused = false;
    const auto result = follow(*redirect, domain, depth, purpose, unused).value_or(Result::Neutral);
    m_evaluation.trace[row].result = name(result);
    return result;
}

Result Evaluator::checkHost(const QString &domain, int depth, Purpose purpose)
{
    const auto *answer = ask(domain, dns::Type::TXT);
    if (!answer)
        return Result::TempError;
    if (failedForNow(*answer))
        return Result::TempError;
    QList<QByteArray> texts;
    for (const auto &record : answer->records) {
        if (isRecord(record.text))
            texts << record.text;
    }
    if (texts.size() != 1) {
        if (texts.size() > 1)
            m_evaluation.problem = u"more than one SPF record at %1"_s.arg(domain);
        return texts.isEmpty() ? Result::None : Result::PermError;
    }
    return checkRecord(readRecord(texts.first()), domain, depth, purpose);
}

/// RFC 7208 §6.2: the explanation of the record that failed. Where anything is wrong with it, there is none.
void Evaluator::explain(const Record &record, const QString &domain)
{
    const auto modifier = std::ranges::find(record.terms, Mechanism::Explanation, &Term::mechanism);
    if (modifier == record.terms.end())
        return;
    const auto target = targetOf(*modifier, domain);
    const auto *answer = isLookable(target) ? ask(target, dns::Type::TXT) : nullptr;
    if (!answer || answer->records.size() != 1)
        return;
    const auto text = QString::fromLatin1(answer->records.first().text);
    findValidatedName(text, domain);
    if (macrosAreValid(text, MacroPlace::Explanation))
        m_evaluation.explanation = expanded(text, m_values);
}

std::optional<Evaluation> Evaluator::run()
{
    auto sender = m_connection.sender;
    if (sender.isEmpty() || sender == "<>"_L1)
        sender = "postmaster@"_L1 + m_connection.helo; // RFC 7208 §2.4
    if (!sender.contains(u'@'))
        sender = "postmaster@"_L1 + sender;
    else if (sender.startsWith(u'@'))
        sender.prepend("postmaster"_L1); // RFC 7208 §4.3
    if (m_connection.localPart == LocalPart::Withheld)
        sender.replace(0, sender.lastIndexOf(u'@'), u"postmaster"_s);
    m_values.sender = sender;
    auto domain = sender.mid(sender.lastIndexOf(u'@') + 1);
    if (domain.endsWith(u'.'))
        domain.chop(1);
    // RFC 7208 §4.3: a domain that is none, or has one label only, has no policy.
    if (!isLookable(domain) || !domain.contains(u'.') || domain.contains(u'['))
        m_evaluation.result = Result::None;
    else
        m_evaluation.result = checkHost(domain, 0, Purpose::Verdict);
    if (m_missing)
        return std::nullopt;
    return m_evaluation;
}

std::optional<Evaluation> evaluate(const Connection &connection, const Lookup &lookup)
{
    return Evaluator(connection, lookup).run();
}

} // namespace todoku::domain::spf
