// SPDX-License-Identifier: Apache-2.0
#include "inside.h"

namespace todoku::rules {

static constexpr qsizetype mostMatches = 100;

namespace {

/// The addresses that failed, by what a target may share with them.
class Search
{
public:
    Search(const QList<Export> &exports, const QList<Wanted> &wanted)
    {
        for (const auto &one : wanted)
            add(one);
        for (const auto &file : exports) {
            for (const auto &entry : file.entries)
                learn(entry);
        }
    }

    std::optional<Match> look(const Entry &entry, const Target &target) const
    {
        Match match{Fit::Unnamed, {}, entry, target, false};
        const bool isMember = entry.kind == Kind::GroupMember;
        for (const auto &address : target.addresses)
            better(byAddress(address, isMember), match);
        if (target.addresses.isEmpty())
            better(byName(target.text), match);
        if (match.fit != Fit::Unnamed)
            return match;
        // Whom a name means no export says; a member without the address is just another member.
        if (isMember || !target.addresses.isEmpty() || m_known.contains(folded(target.text)) || m_known.contains(folded(lastName(target.text))))
            return std::nullopt;
        return match;
    }

private:
    using Found = std::pair<Fit, QString>;

    void add(const Wanted &one)
    {
        const auto address = folded(one.address);
        const auto at = address.lastIndexOf(u'@');
        m_addresses.insert(address, one.address);
        if (!one.x500.isEmpty())
            m_legacy.insert(folded(one.x500), one.address);
        // An encapsulated address shares nothing by its parts.
        if (at <= 0 || !one.x500.isEmpty())
            return;
        m_localParts.insert(address.left(at), one.address);
        m_domains.insert(address.mid(at + 1), one.address);
    }

    // A mailbox or member whose address failed: other entries may name it.
    void learn(const Entry &entry)
    {
        if (entry.names.isEmpty())
            return;
        QString wanted;
        for (const auto &name : entry.names) {
            const auto text = folded(name);
            wanted = wanted.isEmpty() ? m_addresses.value(text, m_legacy.value(text)) : wanted;
        }
        for (const auto &name : entry.names) {
            for (const auto &text : {folded(name), folded(lastName(name))}) {
                m_known.insert(text);
                if (!wanted.isEmpty())
                    m_names.insert(text, wanted);
            }
        }
    }

    std::optional<Found> byAddress(const QString &text, bool isMember) const
    {
        const auto address = folded(text);
        if (const auto found = m_legacy.constFind(address); found != m_legacy.constEnd())
            return Found{Fit::LegacyDn, *found};
        if (const auto found = m_addresses.constFind(address); found != m_addresses.constEnd())
            return Found{Fit::Address, *found};
        if (const auto found = m_names.constFind(address); found != m_names.constEnd())
            return Found{Fit::Name, *found};
        const auto at = address.lastIndexOf(u'@');
        if (const auto found = at > 0 ? m_localParts.constFind(address.left(at)) : m_localParts.constEnd(); found != m_localParts.constEnd())
            return Found{Fit::LocalPart, *found};
        if (const auto found = m_domains.constFind(address.mid(at + 1)); !isMember && at > 0 && found != m_domains.constEnd())
            return Found{Fit::Domain, *found};
        return std::nullopt;
    }

    std::optional<Found> byName(const QString &text) const
    {
        for (const auto &name : {folded(text), folded(lastName(text))}) {
            if (const auto found = m_names.constFind(name); found != m_names.constEnd())
                return Found{Fit::Name, *found};
        }
        const auto name = folded(lastName(text));
        if (const auto found = m_localParts.constFind(name); found != m_localParts.constEnd())
            return Found{Fit::LocalPart, *found};
        return std::nullopt;
    }

    static void better(const std::optional<Found> &found, Match &match)
    {
        if (!found || found->first >= match.fit)
            return;
        match.fit = found->first;
        match.wanted = found->second;
    }

    QHash<QString, QString> m_addresses, m_legacy, m_localParts, m_domains, m_names; ///< -> the address as it failed
    QSet<QString> m_known; ///< names of entries whose addresses are known
};

} // namespace

// An entry speaks once for each address that failed, by the target that fits best.
static void lookAt(const Entry &entry, const Search &search, QList<Match> &found)
{
    const bool forwardsInside = std::ranges::any_of(entry.targets, [](const Target &target) { return target.property == "ForwardingAddress"_L1; });
    QList<Match> own;
    for (const auto &target : entry.targets) {
        auto match = search.look(entry, target);
        if (!match)
            continue;
        match->overridden = forwardsInside && target.property == "ForwardingSmtpAddress"_L1;
        const auto same = std::ranges::find_if(own, [&](const Match &other) { return other.wanted == match->wanted && other.overridden == match->overridden; });
        if (same == own.end())
            own << *match;
        else if (match->fit < same->fit)
            *same = *match;
    }
    found << own;
}

static int rankOf(const Match &match)
{
    return int(match.fit) + (match.entry.inEffect && !match.overridden ? 0 : 10);
}

Facts examine(const QList<Export> &exports, const QList<Wanted> &wanted, const QString &group)
{
    Facts facts;
    facts.group = group;
    for (const auto &one : wanted)
        facts.wanted << one.address;
    const Search search(exports, wanted);
    for (const auto &file : exports) {
        facts.entries += file.entries.size();
        facts.lost = facts.lost.isEmpty() ? file.lost : facts.lost;
        for (const auto &entry : file.entries) {
            lookAt(entry, search, facts.matches);
            // Only the best are kept; an export of a whole organisation names its own domain on every line.
            if (facts.matches.size() >= 4 * mostMatches) {
                std::ranges::stable_sort(facts.matches, {}, rankOf);
                facts.matches.resize(mostMatches);
            }
        }
    }
    std::ranges::stable_sort(facts.matches, {}, rankOf);
    facts.matches.resize(std::min(facts.matches.size(), mostMatches));
    return facts;
}

} // namespace todoku::rules
