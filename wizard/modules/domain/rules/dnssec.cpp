// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

namespace todoku::domain {

void judgeDnssec(const Facts &facts, Findings &findings)
{
    const auto evidence = evidenceOf(facts, {{u"detail"_s, facts.securityDetail}});
    if (facts.security == Security::Bogus)
        findings.push_back({"dnssec.bogus", facts.domain, evidence});
    else if (facts.security == Security::Island)
        findings.push_back({"dnssec.no-ds", facts.domain, evidence});
}

} // namespace todoku::domain
