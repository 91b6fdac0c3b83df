// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

namespace todoku::origin {

QString name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ours: return u"ours"_s;
    case Verdict::ProbablyOurs: return u"probably-ours"_s;
    case Verdict::Unknown: return u"unknown"_s;
    case Verdict::ProbablyNotOurs: return u"probably-not-ours"_s;
    case Verdict::NotOurs: return u"not-ours"_s;
    }
    Q_UNREACHABLE();
}

QString name(AuthResult result)
{
    switch (result) {
    case AuthResult::None: return u"none"_s;
    case AuthResult::Pass: return u"pass"_s;
    case AuthResult::Fail: return u"fail"_s;
    case AuthResult::Policy: return u"policy"_s;
    case AuthResult::Neutral: return u"neutral"_s;
    case AuthResult::TempError: return u"temperror"_s;
    case AuthResult::PermError: return u"permerror"_s;
    }
    Q_UNREACHABLE();
}

QString name(System system)
{
    switch (system) {
    case System::Unknown: return u"unknown"_s;
    case System::ExchangeOnline: return u"exchange-online"_s;
    case System::ExchangeServer: return u"exchange-server"_s;
    case System::MailServer: return u"mail-server"_s;
    case System::WebMail: return u"web-mail"_s;
    }
    Q_UNREACHABLE();
}

static QJsonObject toJson(const Signature &signature)
{
    return {{"domain"_L1, signature.domain},
            {"selector"_L1, signature.selector},
            {"algorithm"_L1, signature.algorithm},
            {"result"_L1, name(signature.result)},
            {"reason"_L1, signature.reason},
            {"headerSignature"_L1, !signature.headerSignature ? QJsonValue() : QJsonValue(*signature.headerSignature ? u"pass"_s : u"fail"_s)}};
}

QJsonObject toJson(const Facts &facts)
{
    QJsonArray signatures;
    for (const auto &signature : facts.signatures)
        signatures << toJson(signature);
    QJsonArray findings;
    for (const auto &finding : judge(facts))
        findings << todoku::toJson(finding);
    return {{"verdict"_L1, name(verdict(facts))},
            {"headersOnly"_L1, facts.headersOnly},
            {"signatures"_L1, signatures},
            {"arc"_L1, facts.arc ? QJsonValue(name(*facts.arc)) : QJsonValue()},
            {"spf"_L1, jsonOrNull(facts.spf)},
            {"keysFetched"_L1, facts.online},
            {"ownDomains"_L1, QJsonArray::fromStringList(facts.ownDomains)},
            {"findings"_L1, findings}};
}

} // namespace todoku::origin
