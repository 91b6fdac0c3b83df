// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

namespace todoku::domain {

static QJsonObject keyEvidence(const Facts &facts, const DkimKey &key)
{
    return evidenceOf(facts, {{u"selector"_s, key.selector}, {u"name"_s, key.look.name}, {u"aliases"_s, QJsonArray::fromStringList(key.look.aliases)},
                              {u"record"_s, key.look.texts.value(0)}, {u"bits"_s, key.bits}, {u"detail"_s, key.detail}});
}

void judgeDkim(const Facts &facts, Findings &findings)
{
    using State = DkimKey::State;
    // Which selectors a domain uses is only known where the provider prescribes them.
    const bool prescribed = isOnExchangeOnline(facts);
    QStringList missing, aliases;
    int prescribedKeys = 0;
    for (const auto &key : facts.dkim) {
        const bool isExchange = key.selector == "selector1"_L1 || key.selector == "selector2"_L1;
        prescribedKeys += isExchange;
        if (isExchange && (key.state == State::Missing || key.state == State::NotDkim)) {
            missing << key.selector;
            aliases += key.look.aliases;
        }
        if (key.state == State::Revoked)
            findings.push_back({"dkim.key-revoked", facts.domain, keyEvidence(facts, key)});
        else if (key.state == State::Invalid)
            findings.push_back({"dkim.key-invalid", facts.domain, keyEvidence(facts, key)});
        else if (key.state == State::Short)
            findings.push_back({"dkim.key-too-short", facts.domain, keyEvidence(facts, key)});
        else if (!isExchange && (key.state == State::Missing || key.state == State::NotDkim))
            findings.push_back({"dkim.selector-missing", facts.domain,
                                evidenceOf(facts, {{u"selectors"_s, QJsonArray{key.selector}}, {u"aliases"_s, QJsonArray()}})});
    }
    // Only the active selector has to be there, so one missing of two is no fault.
    if (prescribed && prescribedKeys > 0 && missing.size() == prescribedKeys)
        findings.push_back({"dkim.selector-missing", facts.domain, evidenceOf(facts, {{u"selectors"_s, QJsonArray::fromStringList(missing)},
                                                                                     {u"aliases"_s, QJsonArray::fromStringList(aliases)}})});
}

} // namespace todoku::domain
