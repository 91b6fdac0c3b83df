// SPDX-License-Identifier: Apache-2.0
#include "exchangeonline.h"
#include "rules/rules.h"

namespace todoku::domain {

QJsonObject evidenceOf(const Facts &facts, std::initializer_list<std::pair<QString, QJsonValue>> more)
{
    QJsonObject evidence{{"domain"_L1, facts.domain}};
    for (const auto &[key, value] : more)
        evidence.insert(key, value);
    return evidence;
}

bool isOnExchangeOnline(const Facts &facts)
{
    return std::ranges::any_of(facts.mx, [](const Mx &mx) { return !mx.implicit && exchangeHost(mx.host).isTenant(); });
}

bool takesMail(const Facts &facts)
{
    return std::ranges::any_of(facts.mx, [](const Mx &mx) { return !mx.host.isEmpty(); });
}

std::vector<Finding> judge(const Facts &facts)
{
    Findings findings;
    if (facts.domain.isEmpty())
        return findings;
    judgeDomain(facts, findings);
    // Of a domain that nobody could tell us about, nothing else can be said.
    if (facts.mxOutcome != dns::Outcome::Answered && facts.mxOutcome != dns::Outcome::NoData) {
        judgeDnssec(facts, findings);
        return findings;
    }
    judgeMx(facts, findings);
    judgeServers(facts, findings);
    judgeSpf(facts, findings);
    judgeDmarc(facts, findings);
    judgeDkim(facts, findings);
    judgeMtaSts(facts, findings);
    judgeTlsReporting(facts, findings);
    judgeDane(facts, findings);
    judgeDnssec(facts, findings);
    return findings;
}

} // namespace todoku::domain
