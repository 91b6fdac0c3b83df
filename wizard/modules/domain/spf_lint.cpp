// SPDX-License-Identifier: Apache-2.0
#include "spf.h"

namespace todoku::domain::spf {

static constexpr int deepestTree = 20;     // far beyond ten lookups; ends what leads nowhere
static constexpr int mostTreeTerms = 400;

/// Walks the whole tree, whatever the client: all terms are asked about at once.
class Linter
{
public:
    explicit Linter(const Lookup &lookup) : m_lookup(lookup) { }

    LintState run(const QString &domain);

private:
    int walk(const QByteArray &text, const QString &domain, QStringList above);
    int walkTerm(const Term &term, const QString &domain, const QStringList &above);
    void lookInside(const Term &term, const QString &domain, const QString &target, const QStringList &above, int &lookups);
    void lookForVoid(const Term &term, const QString &domain, const QString &target, qsizetype row);
    void blame(Fault fault, const QString &term, const QString &domain);
    const dns::Answer *ask(const QString &name, dns::Type type);

    const Lookup &m_lookup;
    LintState m_state;
};

const dns::Answer *Linter::ask(const QString &name, dns::Type type)
{
    const auto *answer = m_lookup(name, type);
    m_state.complete = m_state.complete && answer;
    return answer;
}

void Linter::blame(Fault fault, const QString &term, const QString &domain)
{
    if (m_state.lint.fault != Fault::None)
        return;
    m_state.lint.fault = fault;
    m_state.lint.faultTerm = term;
    m_state.lint.faultDomain = domain;
}

static QList<QByteArray> spfTexts(const dns::Answer &answer)
{
    QList<QByteArray> texts;
    for (const auto &record : answer.records) {
        if (isRecord(record.text))
            texts << record.text;
    }
    return texts;
}

void Linter::lookInside(const Term &term, const QString &domain, const QString &target, const QStringList &above, int &lookups)
{
    m_state.lint.includes << target;
    if (above.contains(target, Qt::CaseInsensitive))
        return blame(Fault::Loop, term.text, domain);
    const auto *answer = ask(target, dns::Type::TXT);
    if (!answer)
        return;
    if (!answer->definite())
        return blame(Fault::LookupFailed, term.text, domain);
    const auto texts = spfTexts(*answer);
    if (texts.size() != 1)
        return blame(texts.isEmpty() ? Fault::MissingInclude : Fault::Multiple, term.text, domain);
    if (above.size() < deepestTree && m_state.lint.terms.size() < mostTreeTerms)
        lookups += walk(texts.first(), target, above + QStringList{target});
}

/// A void lookup costs one of the two that are allowed, whoever sends (RFC 7208 §4.6.4).
void Linter::lookForVoid(const Term &term, const QString &domain, const QString &target, qsizetype row)
{
    bool isVoid = false;
    if (term.mechanism == Mechanism::Mx) {
        const auto *answer = ask(target, dns::Type::MX);
        isVoid = answer && answer->negative();
        if (answer && answer->records.size() > 10)
            blame(Fault::TooManyMxHosts, term.text, domain);
    } else {
        // An IPv4-only name is meant that way; it is void only where it has no address at all.
        const auto *v4 = ask(target, dns::Type::A);
        const auto *v6 = term.mechanism == Mechanism::A ? ask(target, dns::Type::AAAA) : v4;
        isVoid = v4 && v6 && v4->negative() && v6->negative();
    }
    m_state.lint.terms[row].isVoid = isVoid;
    m_state.lint.voidLookups += isVoid;
    if (isVoid && m_state.lint.voidLookups > 2)
        blame(Fault::TooManyVoids, term.text, domain);
}

int Linter::walkTerm(const Term &term, const QString &domain, const QStringList &above)
{
    const auto row = m_state.lint.terms.size();
    const int depth = int(above.size()) - 1;
    m_state.lint.terms << TraceRow{term.text, domain, depth, {}, term.looksUp() ? 1 : 0};
    const bool isEverybody = term.mechanism == Mechanism::All || (term.mechanism == Mechanism::Ip4 && term.prefix4 == 0);
    if (isEverybody && term.qualifier == u'+')
        m_state.lint.allowsEveryone = true;
    if (!term.looksUp())
        return 0;
    int lookups = 1;
    m_state.lint.usesPtr = m_state.lint.usesPtr || term.mechanism == Mechanism::Ptr;
    auto target = term.domainSpec.isEmpty() ? domain : term.domainSpec.toLower();
    if (target.endsWith(u'.'))
        target.chop(1);
    const bool follows = term.mechanism == Mechanism::Include || term.mechanism == Mechanism::Redirect;
    // What depends on the connection cannot be looked up without one.
    const bool isKnown = !hasMacros(target) && isLookable(target) && term.mechanism != Mechanism::Ptr;
    if (isKnown && follows)
        lookInside(term, domain, target, above, lookups);
    else if (isKnown)
        lookForVoid(term, domain, target, row);
    m_state.lint.terms[row].lookups = lookups;
    return lookups;
}

int Linter::walk(const QByteArray &text, const QString &domain, QStringList above)
{
    const auto record = readRecord(text);
    if (!record.broken.isEmpty())
        blame(Fault::Syntax, record.broken.first(), domain);
    int lookups = 0;
    const bool hasAll = std::ranges::find(record.terms, Mechanism::All, &Term::mechanism) != record.terms.end();
    bool ended = false;
    for (const auto &term : record.terms) {
        // Nothing behind "all" is ever reached, and a redirect beside it is ignored (RFC 7208 §5.1, §6.1).
        if (ended || (hasAll && term.mechanism == Mechanism::Redirect))
            continue;
        if (m_state.lint.terms.size() >= mostTreeTerms)
            break;
        lookups += walkTerm(term, domain, above);
        ended = term.mechanism == Mechanism::All;
        const bool own = above.size() == 1;
        if (own && ended)
            m_state.lint.all = term.qualifier;
        else if (own && term.mechanism == Mechanism::Redirect)
            m_state.lint.all = u"redirect"_s;
    }
    return lookups;
}

LintState Linter::run(const QString &domain)
{
    auto &lint = m_state.lint;
    lint.look.name = domain;
    const auto *answer = ask(domain, dns::Type::TXT);
    if (!answer)
        return m_state;
    lint.look.outcome = answer->outcome;
    lint.look.aliases = answer->aliases;
    lint.look.ttl = answer->ttl;
    for (const auto &record : answer->records)
        lint.look.texts << QString::fromUtf8(record.text);
    const auto texts = spfTexts(*answer);
    for (const auto &text : texts)
        lint.records << QString::fromUtf8(text);
    if (!answer->definite())
        blame(Fault::LookupFailed, {}, domain);
    if (texts.size() > 1)
        blame(Fault::Multiple, {}, domain);
    if (texts.isEmpty())
        return m_state;
    lint.lookups = walk(texts.first(), domain, {domain});
    if (lint.lookups > 10 && (lint.fault == Fault::None || lint.fault == Fault::LookupFailed)) {
        lint.fault = Fault::TooManyLookups;
        lint.faultTerm.clear();
        lint.faultDomain = domain;
    }
    return m_state;
}

LintState lint(const QString &domain, const Lookup &lookup)
{
    return Linter(lookup).run(domain);
}

} // namespace todoku::domain::spf
