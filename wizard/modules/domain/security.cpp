// SPDX-License-Identifier: Apache-2.0
#include "notebook.h"

#include "todoku/dnssec.h"

namespace todoku::domain {

/// Walks from the trust anchor down to a name, with the answers that are there.
class ChainWalk
{
public:
    ChainWalk(const QByteArray &anchors, qint64 now, Notebook &book) : m_anchors(anchors.isEmpty() ? dns::rootAnchors() : anchors), m_now(now), m_book(book) { }

    /// nullopt: answers are missing.
    std::optional<Secured> run(const QString &name, dns::Type type, const dns::Answer &plain);

private:
    std::optional<Secured> descend(const QString &name);
    std::optional<Secured> enter(const QString &below, const dns::Answer &ds);
    const dns::Answer *ask(const QString &name, dns::Type type)
    {
        // Checking disabled: we want to see what a validating resolver would keep from us.
        return m_book.ask(Ask{{name, type, true}, {}, dns::Recursion::Desired});
    }
    Secured bogus(const QString &at, dns::Proof proof) const
    {
        const auto where = at.isEmpty() ? u"."_s : at;
        if (proof == dns::Proof::Unsupported)
            return {Security::Insecure, where + ": "_L1 + dns::name(proof)};
        return {Security::Bogus, where + ": "_L1 + dns::name(proof)};
    }

    QByteArray m_anchors;
    qint64 m_now;
    Notebook &m_book;
    dns::SignedZone m_zone;
};

/// A zone below that its parent signs for.
std::optional<Secured> ChainWalk::enter(const QString &below, const dns::Answer &ds)
{
    const auto *keys = ask(below, dns::Type::DNSKEY);
    if (!keys)
        return std::nullopt;
    if (!keys->definite())
        return Secured{Security::Unknown, below + " DNSKEY: "_L1 + dns::name(keys->outcome)};
    m_zone = dns::zoneFromParent(ds, below, *keys, m_now);
    if (m_zone.proof == dns::Proof::Secure)
        return Secured{Security::Secure, {}};
    return bogus(below, m_zone.proof);
}

std::optional<Secured> ChainWalk::descend(const QString &name)
{
    const auto anchored = dns::anchoredZone(m_anchors, name);
    if (!anchored)
        return Secured{Security::NotChecked, {}};
    const auto *keys = ask(*anchored, dns::Type::DNSKEY);
    QStringList below;
    for (auto each = name; !each.isEmpty() && each != *anchored; each = dns::parentOf(each))
        below.prepend(each);
    // All levels at once: what lies above is usually known, and the rest is one round trip.
    for (const auto &each : below) {
        if (const auto *ds = ask(each, dns::Type::DS); ds && ds->outcome == dns::Outcome::Answered)
            ask(each, dns::Type::DNSKEY);
    }
    if (!keys)
        return std::nullopt;
    // A world whose root is not the signed one, or a resolver that throws signatures away: nothing can be said about anybody.
    if (keys->records.isEmpty() || !dns::carriesSignatures(*keys))
        return Secured{Security::Unknown, "no signed keys for "_L1 + (anchored->isEmpty() ? u"."_s : *anchored)};
    m_zone = dns::zoneFromAnchors(m_anchors, *anchored, *keys, m_now);
    if (m_zone.proof != dns::Proof::Secure)
        return bogus(*anchored, m_zone.proof);
    for (const auto &each : below) {
        const auto *ds = ask(each, dns::Type::DS);
        if (!ds)
            return std::nullopt;
        if (!ds->definite())
            return Secured{Security::Unknown, each + " DS: "_L1 + dns::name(ds->outcome)};
        if (!ds->aliases.isEmpty())
            return Secured{Security::Unknown, each + ": CNAME"_L1};
        const auto verified = dns::verify(*ds, {each, dns::Type::DS}, m_zone, m_now);
        if (verified.proof != dns::Proof::Secure)
            return bogus(each, verified.proof);
        if (ds->outcome == dns::Outcome::NoSuchName)
            return Secured{Security::Secure, {}};
        if (ds->outcome == dns::Outcome::NoData) {
            if (verified.delegation)
                return Secured{Security::Insecure, each};
            continue; // no zone cut here
        }
        const auto entered = enter(each, *ds);
        if (!entered || entered->security != Security::Secure)
            return entered;
    }
    return Secured{Security::Secure, {}};
}

std::optional<Secured> ChainWalk::run(const QString &name, dns::Type type, const dns::Answer &plain)
{
    const auto chain = descend(name);
    if (!chain)
        return std::nullopt;
    if (chain->security == Security::Insecure && chain->detail == name) {
        // Unsigned by its parent's word. If it has keys all the same, somebody forgot the DS record.
        const auto *keys = ask(name, dns::Type::DNSKEY);
        if (!keys)
            return std::nullopt;
        return Secured{keys->records.isEmpty() ? Security::Insecure : Security::Island, name};
    }
    if (chain->security != Security::Secure)
        return chain;
    // A validating resolver answers SERVFAIL for what is bogus; then the answer without its checking is the one to look at.
    const auto *answer = plain.definite() ? &plain : ask(name, type);
    if (!answer)
        return std::nullopt;
    if (!answer->definite() || !answer->aliases.isEmpty())
        return Secured{Security::Unknown, answer->aliases.isEmpty() ? dns::name(answer->outcome) : u"CNAME"_s};
    const auto verified = dns::verify(*answer, {name, type}, m_zone, m_now);
    return verified.proof == dns::Proof::Secure ? Secured{Security::Secure, {}} : bogus(name + u' ' + dns::name(type), verified.proof);
}

std::optional<Secured> secure(const QString &name, dns::Type type, const dns::Answer &answer, const QByteArray &anchors, qint64 now, Notebook &book)
{
    return ChainWalk(anchors, now, book).run(name, type, answer);
}

} // namespace todoku::domain
