// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

namespace todoku::domain {

void judgeDmarc(const Facts &facts, Findings &findings)
{
    const auto &dmarc = facts.dmarc;
    if (!dmarc.look.outcome || dmarc.organizationalDomain.isEmpty())
        return;
    if (dmarc.multiple) {
        findings.push_back({"dmarc.multiple", facts.domain, evidenceOf(facts, {{u"records"_s, QJsonArray::fromStringList(dmarc.candidates)}})});
        return;
    }
    // Texts that mean to be a record, and are not: receivers see nothing.
    for (const auto &text : dmarc.candidates) {
        const auto record = dmarc::readRecord(text);
        if (record.valid)
            continue;
        // Where the policy itself can be read, receivers act on it all the same (RFC 9989 §4.7).
        const bool counts = dmarc.record && dmarc.record->text == text;
        findings.push_back({"dmarc.invalid", facts.domain, evidenceOf(facts, {{u"record"_s, text}, {u"tag"_s, record.fault}}),
                            counts ? std::optional(Severity::Warning) : std::nullopt});
    }
    if (!dmarc.record) {
        if (dmarc.candidates.isEmpty() && !dmarc.failed)
            findings.push_back({"dmarc.none", facts.domain, evidenceOf(facts)});
        return;
    }
    const auto evidence = evidenceOf(facts, {{u"record"_s, dmarc.record->text}, {u"parent"_s, dmarc.record->domain}, {u"policy"_s, dmarc::name(dmarc.effective)}});
    if (dmarc.inherited)
        findings.push_back({"dmarc.inherited", facts.domain, evidence});
    if (dmarc.effective == dmarc::Policy::None)
        findings.push_back({"dmarc.policy-none", facts.domain, evidence});
    for (const auto &target : dmarc.unauthorizedReports)
        findings.push_back({"dmarc.reports-not-authorised", facts.domain, evidenceOf(facts, {{u"record"_s, dmarc.record->text}, {u"target"_s, target}})});
}

} // namespace todoku::domain
