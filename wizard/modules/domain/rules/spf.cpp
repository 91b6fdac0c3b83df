// SPDX-License-Identifier: Apache-2.0
#include "exchangeonline.h"
#include "rules.h"

namespace todoku::domain {

static QString spfReason(spf::Fault fault)
{
    switch (fault) {
    case spf::Fault::Syntax: return u"syntax"_s;
    case spf::Fault::Multiple: return u"multiple-records"_s;
    case spf::Fault::TooManyVoids: return u"void-lookups"_s;
    case spf::Fault::TooManyMxHosts: return u"mx-hosts"_s;
    case spf::Fault::Loop: return u"loop"_s;
    case spf::Fault::MissingInclude: return u"missing-record"_s;
    default: return {};
    }
}

static void judgeSpfFault(const Facts &facts, Findings &findings)
{
    const auto &lint = facts.spf;
    QJsonArray voids, costs;
    for (const auto &row : lint.terms) {
        if (row.isVoid)
            voids.append(row.term);
        if (row.lookups > 0 && row.depth == 0)
            costs.append(u"%1 = %2"_s.arg(row.term).arg(row.lookups));
    }
    const auto evidence = evidenceOf(facts, {{u"record"_s, lint.records.value(0)}, {u"term"_s, lint.faultTerm}, {u"at"_s, lint.faultDomain},
                                             {u"reason"_s, spfReason(lint.fault)}, {u"lookups"_s, lint.lookups}, {u"voidLookups"_s, lint.voidLookups},
                                             {u"voidTerms"_s, voids}, {u"terms"_s, costs}, {u"records"_s, QJsonArray::fromStringList(lint.records)}});
    switch (lint.fault) {
    case spf::Fault::None:
        return;
    case spf::Fault::LookupFailed:
        findings.push_back({"spf.lookup-failed", facts.domain, evidence});
        return;
    case spf::Fault::TooManyLookups:
        findings.push_back({"spf.too-many-lookups", facts.domain, evidence});
        return;
    case spf::Fault::Multiple:
        // Several of our own have their own id; several of somebody included are an error in evaluating ours.
        if (lint.records.size() > 1) {
            findings.push_back({"spf.multiple", facts.domain, evidence});
            return;
        }
        [[fallthrough]];
    default:
        findings.push_back({"spf.permerror", facts.domain, evidence});
    }
}

static void judgeExchangeSpf(const Facts &facts, Findings &findings)
{
    // Of several records none counts; which of them is to be mended is not for us to say.
    if (facts.spf.records.size() > 1)
        return;
    for (const auto &mx : facts.mx) {
        const auto exchange = exchangeHost(mx.host);
        if (!exchange.isTenant() || exchange.spf.isEmpty() || facts.spf.includes.contains(exchange.spf))
            continue;
        // An include that depends on the connection may well lead there.
        if (std::ranges::any_of(facts.spf.terms, [](const auto &row) { return row.lookups > 0 && row.term.contains(u'%'); }))
            return;
        findings.push_back({"spf.exchange-online-missing", facts.domain,
                            evidenceOf(facts, {{u"include"_s, exchange.spf}, {u"record"_s, facts.spf.records.value(0)}})});
        return;
    }
}

void judgeSpf(const Facts &facts, Findings &findings)
{
    const auto &lint = facts.spf;
    if (!lint.look.outcome)
        return;
    judgeSpfFault(facts, findings);
    if (lint.records.isEmpty()) {
        if (lint.fault == spf::Fault::None)
            findings.push_back({"spf.none", facts.domain, evidenceOf(facts)});
        return;
    }
    judgeExchangeSpf(facts, findings);
    const auto record = evidenceOf(facts, {{u"record"_s, lint.records.first()}});
    if (lint.allowsEveryone)
        findings.push_back({"spf.allows-everyone", facts.domain, record});
    if (lint.usesPtr)
        findings.push_back({"spf.uses-ptr", facts.domain, record});
    if (lint.all.isEmpty() && lint.fault == spf::Fault::None)
        findings.push_back({"spf.no-all", facts.domain, record});
}

} // namespace todoku::domain
