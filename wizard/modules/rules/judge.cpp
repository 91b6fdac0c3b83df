// SPDX-License-Identifier: Apache-2.0
#include "todoku/rules.h"

namespace todoku::rules {

QString name(Kind kind)
{
    switch (kind) {
    case Kind::TransportRule: return u"transport-rule"_s;
    case Kind::InboxRule: return u"inbox-rule"_s;
    case Kind::Mailbox: return u"mailbox"_s;
    case Kind::GroupMember: return u"group-member"_s;
    }
    Q_UNREACHABLE();
}

QString name(Fit fit)
{
    switch (fit) {
    case Fit::Address: return u"address"_s;
    case Fit::LegacyDn: return u"legacy-dn"_s;
    case Fit::Name: return u"name"_s;
    case Fit::LocalPart: return u"local-part"_s;
    case Fit::Domain: return u"domain"_s;
    case Fit::Unnamed: return u"unnamed"_s;
    }
    Q_UNREACHABLE();
}

static QJsonObject evidenceOf(const Match &match, const QString &group)
{
    const auto &entry = match.entry;
    QJsonObject evidence{{"name"_L1, entry.name}, {"kind"_L1, name(entry.kind)}, {"fit"_L1, name(match.fit)}, {"action"_L1, match.target.property},
                         {"target"_L1, match.target.text}, {"address"_L1, match.wanted}};
    if (entry.priority)
        evidence.insert("priority"_L1, *entry.priority);
    if (!entry.owner.isEmpty())
        evidence.insert("mailbox"_L1, entry.owner);
    for (const auto &command : commands(match, group)) {
        if (command.does == Command::Does::LookUp)
            evidence.insert("lookUp"_L1, command.text);
        else if (command.does == Command::Does::SwitchOff)
            evidence.insert("switchOff"_L1, command.text);
        else
            evidence.insert("takeOut"_L1, command.text);
    }
    return evidence;
}

static FindingId idOf(Kind kind)
{
    switch (kind) {
    case Kind::TransportRule: return "rules.transport-rule-adds";
    case Kind::InboxRule: return "rules.inbox-rule-adds";
    case Kind::Mailbox: return "rules.mailbox-forwards";
    case Kind::GroupMember: return "rules.group-member";
    }
    Q_UNREACHABLE();
}

static bool isTheAddress(const Match &match)
{
    return match.fit <= Fit::Name;
}

/// One finding for all of them, with the first as the example.
static void addTogether(const Facts &facts, Fit fit, FindingId id, QList<Finding> &findings)
{
    const Match *first = nullptr;
    qsizetype count = 0;
    for (const auto &match : facts.matches) {
        if (match.fit != fit || !match.entry.inEffect || match.overridden)
            continue;
        first = first ? first : &match;
        ++count;
    }
    if (!first)
        return;
    auto evidence = evidenceOf(*first, facts.group);
    evidence.insert("count"_L1, count);
    evidence.insert("domain"_L1, first->wanted.section(u'@', -1));
    findings << Finding{id, first->wanted, evidence, {}};
}

QList<Finding> judge(const Facts &facts)
{
    QList<Finding> findings;
    if (facts.entries == 0)
        return findings;
    for (const auto &match : facts.matches) {
        if (!isTheAddress(match) && match.fit != Fit::LocalPart)
            continue;
        const auto evidence = evidenceOf(match, facts.group);
        if (match.overridden && isTheAddress(match))
            findings << Finding{"rules.overridden", match.wanted, evidence, {}};
        else if (!match.entry.inEffect && isTheAddress(match))
            findings << Finding{"rules.switched-off", match.wanted, evidence, {}};
        else if (isTheAddress(match))
            findings << Finding{idOf(match.entry.kind), match.wanted, evidence, {}};
        else if (match.entry.inEffect && !match.overridden)
            findings << Finding{"rules.similar-target", match.wanted, evidence, {}};
    }
    addTogether(facts, Fit::Domain, "rules.same-domain", findings);
    addTogether(facts, Fit::Unnamed, "rules.unnamed-target", findings);
    const bool found = std::ranges::any_of(facts.matches, isTheAddress);
    if (!found && !facts.wanted.isEmpty())
        findings << Finding{"rules.not-found", facts.wanted.first(), QJsonObject{{"count"_L1, facts.entries}, {"address"_L1, facts.wanted.first()}}, {}};
    if (!facts.lost.isEmpty())
        findings << Finding{"rules.lists-lost", {}, QJsonObject{{"example"_L1, facts.lost}}, {}};
    return findings;
}

} // namespace todoku::rules
