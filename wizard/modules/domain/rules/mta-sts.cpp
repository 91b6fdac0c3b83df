// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

namespace todoku::domain {

static QString policyWord(MtaSts::PolicyState state)
{
    switch (state) {
    case MtaSts::PolicyState::NotFetched: return u"not-fetched"_s;
    case MtaSts::PolicyState::Fetched: return u"fetched"_s;
    case MtaSts::PolicyState::Unreachable: return u"unreachable"_s;
    case MtaSts::PolicyState::BadCertificate: return u"bad-certificate"_s;
    case MtaSts::PolicyState::NotFound: return u"not-found"_s;
    case MtaSts::PolicyState::Redirected: return u"redirected"_s;
    case MtaSts::PolicyState::TooLarge: return u"too-large"_s;
    case MtaSts::PolicyState::Invalid: return u"invalid"_s;
    }
    Q_UNREACHABLE();
}

void judgeMtaSts(const Facts &facts, Findings &findings)
{
    const auto &sts = facts.mtaSts;
    if (sts.state == MtaSts::State::None)
        return;
    const auto evidence = evidenceOf(facts, {{u"records"_s, QJsonArray::fromStringList(sts.look.texts)}, {u"policy"_s, policyWord(sts.policyState)},
                                             {u"problem"_s, sts.policyProblem}, {u"mode"_s, sts.mode}});
    if (sts.state != MtaSts::State::Valid) {
        findings.push_back({"mta-sts.invalid", facts.domain, evidence});
        return;
    }
    switch (sts.policyState) {
    case MtaSts::PolicyState::NotFetched:
        return;
    case MtaSts::PolicyState::Unreachable:
        findings.push_back({"mta-sts.policy-unreachable", facts.domain, evidence});
        return;
    case MtaSts::PolicyState::Fetched:
        break;
    default:
        findings.push_back({"mta-sts.invalid", facts.domain, evidence});
        return;
    }
    QStringList uncovered;
    for (const auto &mx : facts.mx) {
        if (!mx.host.isEmpty() && !policyCovers(sts, mx.host))
            uncovered << mx.host;
    }
    if (sts.mode == "none"_L1 || uncovered.isEmpty())
        return;
    // "testing" only reports; "enforce" keeps the mail back (RFC 8461 §5).
    findings.push_back({"mta-sts.mx-mismatch", facts.domain,
                        evidenceOf(facts, {{u"hosts"_s, QJsonArray::fromStringList(uncovered)}, {u"patterns"_s, QJsonArray::fromStringList(sts.mx)}, {u"mode"_s, sts.mode}}),
                        sts.mode == "enforce"_L1 ? std::nullopt : std::optional(Severity::Warning)});
}

} // namespace todoku::domain
