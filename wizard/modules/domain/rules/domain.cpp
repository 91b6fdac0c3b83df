// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

namespace todoku::domain {

static QString serverWords(const Facts &facts)
{
    return facts.extendedText.isEmpty() ? QString() : visible(facts.extendedText);
}

static void judgeSilence(const Facts &facts, Findings &findings)
{
    const auto outcome = dns::name(facts.mxOutcome);
    const QJsonValue code = facts.extendedError ? QJsonValue(int(*facts.extendedError)) : QJsonValue();
    const auto evidence = evidenceOf(facts, {{u"outcome"_s, outcome}, {u"extendedError"_s, code}, {u"extendedText"_s, serverWords(facts)}});
    switch (facts.mxOutcome) {
    case dns::Outcome::NoSuchName:
        findings.push_back({"domain.nxdomain", facts.domain, evidence});
        return;
    case dns::Outcome::TimedOut:
        findings.push_back({"domain.timeout", facts.domain, evidence});
        return;
    case dns::Outcome::Truncated:
        findings.push_back({"domain.truncated", facts.domain, evidence});
        return;
    case dns::Outcome::Answered:
    case dns::Outcome::NoData:
        return;
    default:
        // A validating resolver says SERVFAIL for what is bogus; dnssec.bogus tells more.
        if (facts.security != Security::Bogus)
            findings.push_back({"domain.servfail", facts.domain, evidence});
    }
}

void judgeDomain(const Facts &facts, Findings &findings)
{
    const bool known = facts.mxOutcome == dns::Outcome::Answered || facts.mxOutcome == dns::Outcome::NoData || facts.mxOutcome == dns::Outcome::NoSuchName;
    const auto lame = evidenceOf(facts, {{u"servers"_s, QJsonArray::fromStringList(facts.lameServers + facts.silentServers)}});
    if (!known && facts.allLame) {
        findings.push_back({"domain.lame-delegation", facts.domain, lame});
        return;
    }
    judgeSilence(facts, findings);
    if (!known || facts.mxOutcome == dns::Outcome::NoSuchName)
        return;
    if (!facts.lameServers.isEmpty())
        findings.push_back({"domain.lame-delegation", facts.domain, evidenceOf(facts, {{u"servers"_s, QJsonArray::fromStringList(facts.lameServers)}}), Severity::Warning});
    // Where not one of them answers us and the resolver got its answer all the same, it is this network that lets nobody through.
    const auto isAnswer = [](const View &view) { return view.role == View::Role::Authoritative && view.authoritative; };
    if (!facts.silentServers.isEmpty() && std::ranges::any_of(facts.views, isAnswer))
        findings.push_back({"domain.name-server-silent", facts.domain, evidenceOf(facts, {{u"servers"_s, QJsonArray::fromStringList(facts.silentServers)}})});
    if (facts.mxOutcome == dns::Outcome::NoData && facts.hasAddress == false)
        findings.push_back({"domain.no-mail", facts.domain, evidenceOf(facts)});
    if (!facts.aliases.isEmpty())
        findings.push_back({"domain.is-cname", facts.domain, evidenceOf(facts, {{u"target"_s, facts.aliases.first()}})});
    if (facts.wildcardTxt)
        findings.push_back({"domain.wildcard-txt", facts.domain, evidenceOf(facts, {{u"record"_s, facts.mtaSts.look.texts.value(0)}})});
    if (facts.wildcardMx)
        findings.push_back({"domain.wildcard-mx", facts.domain, evidenceOf(facts)});
}

} // namespace todoku::domain
