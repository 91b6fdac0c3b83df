// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

namespace todoku::domain {

void judgeTlsReporting(const Facts &facts, Findings &findings)
{
    const auto &reporting = facts.tlsReporting;
    if (reporting.state == TlsReporting::State::Invalid || reporting.state == TlsReporting::State::Multiple)
        findings.push_back({"tls-rpt.invalid", facts.domain, evidenceOf(facts, {{u"records"_s, QJsonArray::fromStringList(reporting.look.texts)}})});
}

} // namespace todoku::domain
