// SPDX-License-Identifier: Apache-2.0
#include "exchangeonline.h"
#include "rules.h"

#include <QtCore/QSet>

namespace todoku::domain {

using namespace std::chrono_literals;

static constexpr auto longTtl = 24h;
static constexpr auto veryLongTtl = 48h;
static constexpr qsizetype manyMx = 10; // RFC 7208 §4.6.4 lets SPF follow no more

static QString recordText(const Mx &mx)
{
    return QString::number(mx.preference) + u' ' + (mx.host.isEmpty() ? u"."_s : mx.host);
}

static QJsonArray recordTexts(const QList<Mx> &list)
{
    QJsonArray texts;
    for (const auto &mx : list)
        texts.append(recordText(mx));
    return texts;
}

static bool isAddressLiteral(const QString &host)
{
    QHostAddress address;
    return address.setAddress(host);
}

/// "mail.example.com.example.com", "example-com.mail.protection.outlook.com.example.com": a name in the zone file lacks its last dot, and the zone
/// was appended.
bool lacksLastDot(const Mx &mx, const QString &domain)
{
    if (mx.outcome != dns::Outcome::NoSuchName)
        return false;
    const bool ofOthers = mx.host.endsWith(u'.' + domain) && !providerOfHost(mx.host.chopped(domain.size() + 1)).id.isEmpty();
    return ofOthers || mx.host.endsWith(u'.' + domain + u'.' + domain) || mx.host == domain + u'.' + domain;
}

static void judgeTarget(const Facts &facts, const Mx &mx, Findings &findings)
{
    const auto evidence = evidenceOf(facts, {{u"host"_s, mx.host}, {u"record"_s, recordText(mx)}, {u"preference"_s, mx.preference}});
    const auto add = [&](FindingId id, std::optional<Severity> lowered = {}) { findings.push_back({id, facts.domain, evidence, lowered}); };
    if (isAddressLiteral(mx.host))
        return add("mx.target-ip-literal");
    if (mx.host == "localhost"_L1 || mx.host.endsWith(".localhost"_L1))
        return add("mx.target-localhost");
    switch (mx.outcome) {
    case dns::Outcome::NoSuchName:
        add("mx.target-nxdomain");
        if (lacksLastDot(mx, facts.domain))
            add("mx.target-repeats-domain");
        return;
    case dns::Outcome::NoData:
        return add("mx.target-no-address");
    case dns::Outcome::Answered:
        break;
    default:
        return add("mx.target-lookup-failed");
    }
    if (!mx.aliases.isEmpty())
        findings.push_back({"mx.target-cname", facts.domain, evidenceOf(facts, {{u"host"_s, mx.host}, {u"target"_s, mx.aliases.last()}})});
    const auto isV6 = [](const QHostAddress &address) { return address.protocol() == QAbstractSocket::IPv6Protocol; };
    if (std::ranges::all_of(mx.addresses, isV6) && !std::ranges::any_of(mx.addresses, dns::isPrivate))
        add("mx.ipv6-only");
}

static void judgePrivate(const Facts &facts, const Mx &mx, Findings &findings)
{
    QStringList addresses;
    for (const auto &address : mx.addresses) {
        if (dns::isPrivate(address))
            addresses << address.toString();
    }
    if (facts.privateAllowed || addresses.isEmpty())
        return;
    const auto lowered = addresses.size() < mx.addresses.size() ? std::optional(Severity::Warning) : std::nullopt;
    findings.push_back({"mx.target-private-address", facts.domain,
                        evidenceOf(facts, {{u"host"_s, mx.host}, {u"addresses"_s, QJsonArray::fromStringList(addresses)}}), lowered});
}

static void judgeExchangeForm(const Facts &facts, const Mx &mx, Findings &findings)
{
    const auto exchange = exchangeHost(mx.host);
    if (!exchange.isMeant() || isVerificationHost(mx.host))
        return;
    // For a domain with hyphens nobody outside knows the label.
    const auto label = exchangeLabel(facts.domain);
    auto wanted = exchange.near;
    if (exchange.state == ExchangeHost::State::Current)
        wanted = mx.host.mid(exchange.label.size()).prepend("{label}"_L1);
    if (!label.isEmpty())
        wanted.replace("{label}"_L1, label);
    const auto evidence = evidenceOf(facts, {{u"host"_s, mx.host}, {u"record"_s, recordText(mx)}, {u"expected"_s, wanted}});
    const bool dead = exchange.isTenant() && mx.outcome == dns::Outcome::NoSuchName;
    if (!exchange.isTenant() || dead)
        findings.push_back({"mx.wrong-form-exchange-online", facts.domain, evidence});
    else if (!label.isEmpty() && exchange.label != label)
        findings.push_back({"mx.wrong-form-exchange-online", facts.domain, evidence, Severity::Warning});
    else if (exchange.state == ExchangeHost::State::Old)
        findings.push_back({"mx.old-form-exchange-online", facts.domain, evidence});
}

/// How many, and whose. A gateway or a migration is legitimate, so this is a question.
static void judgeProviders(const Facts &facts, Findings &findings)
{
    QList<Mx> microsoft, others;
    for (const auto &mx : facts.mx) {
        if (mx.implicit || mx.host.isEmpty())
            continue;
        if (isVerificationHost(mx.host))
            findings.push_back({"mx.verification-left-over", facts.domain, evidenceOf(facts, {{u"host"_s, mx.host}, {u"record"_s, recordText(mx)}})});
        else
            (exchangeHost(mx.host).isMeant() ? microsoft : others) << mx;
    }
    if (microsoft.size() > 1)
        findings.push_back({"mx.multiple-exchange-online", facts.domain, evidenceOf(facts, {{u"records"_s, recordTexts(microsoft)}})});
    if (!microsoft.isEmpty() && !others.isEmpty())
        findings.push_back({"mx.mixed-providers", facts.domain, evidenceOf(facts, {{u"records"_s, recordTexts(microsoft + others)}})});
}

static QString viewText(const View &view)
{
    const auto who = view.name.isEmpty() ? view.server : view.name + " ("_L1 + view.server + u')';
    return who + ": "_L1 + (view.mx.isEmpty() ? dns::name(view.outcome) : view.mx.join(", "_L1));
}

static void judgeViews(const Facts &facts, Findings &findings)
{
    QSet<QStringList> authoritative, recursive;
    QJsonArray authoritativeTexts, recursiveTexts;
    std::chrono::seconds remaining{0};
    for (const auto &view : facts.views) {
        const bool definite = view.outcome == dns::Outcome::Answered || view.outcome == dns::Outcome::NoData || view.outcome == dns::Outcome::NoSuchName;
        if (!definite || (view.role == View::Role::Authoritative && !view.authoritative))
            continue;
        const bool isAuthority = view.role == View::Role::Authoritative;
        (isAuthority ? authoritative : recursive) << view.mx;
        (isAuthority ? authoritativeTexts : recursiveTexts).append(viewText(view));
        if (!isAuthority)
            remaining = qMax(remaining, view.ttl);
    }
    if (authoritative.size() > 1)
        findings.push_back({"mx.authoritative-disagree", facts.domain, evidenceOf(facts, {{u"servers"_s, authoritativeTexts}})});
    if (recursive.size() > 1)
        findings.push_back({"mx.resolvers-disagree", facts.domain, evidenceOf(facts, {{u"servers"_s, recursiveTexts}})});
    // All who are responsible agree, and a resolver still says something else: it remembers.
    if (authoritative.size() == 1 && recursive.size() == 1 && authoritative != recursive) {
        auto all = authoritativeTexts;
        for (const auto &text : std::as_const(recursiveTexts))
            all.append(text);
        // One that says so as its own knowledge (AA) does not remember, and will not forget.
        if (agreementOf(facts.views) == Agreement::SplitView)
            findings.push_back({"mx.resolvers-disagree", facts.domain, evidenceOf(facts, {{u"servers"_s, all}})});
        else
            findings.push_back({"mx.cached-old", facts.domain,
                                evidenceOf(facts, {{u"servers"_s, all}, {u"minutes"_s, qint64((remaining.count() + 59) / 60)}})});
    }
}

static void judgeTtl(const Facts &facts, Findings &findings)
{
    if (facts.mxOutcome != dns::Outcome::Answered)
        return;
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(facts.mxTtl).count();
    const auto evidence = evidenceOf(facts, {{u"ttl"_s, qint64(facts.mxTtl.count())}, {u"hours"_s, qint64(hours)}});
    if (facts.mxTtl >= longTtl)
        findings.push_back({"mx.long-ttl", facts.domain, evidence, facts.mxTtl < veryLongTtl ? std::optional(Severity::Info) : std::nullopt});
    if (facts.mxTtl == 0s)
        findings.push_back({"mx.ttl-zero", facts.domain, evidence});
}

void judgeMx(const Facts &facts, Findings &findings)
{
    if (facts.mxOutcome == dns::Outcome::NoData) {
        // RFC 5321 §5.1: the domain's own address counts instead.
        const auto lowered = facts.hasAddress == true ? std::optional(Severity::Warning) : std::nullopt;
        findings.push_back({"mx.none", facts.domain, evidenceOf(facts, {{u"zone"_s, facts.zone}}), lowered});
    }
    const auto nulls = std::ranges::count_if(facts.mx, [](const Mx &mx) { return mx.host.isEmpty(); });
    if (nulls > 0 && nulls == facts.mx.size())
        findings.push_back({"mx.null", facts.domain, evidenceOf(facts, {{u"record"_s, recordText(facts.mx.first())}})});
    else if (nulls > 0)
        findings.push_back({"mx.null-with-others", facts.domain, evidenceOf(facts, {{u"records"_s, recordTexts(facts.mx)}})});
    if (facts.mx.size() > manyMx)
        findings.push_back({"mx.many", facts.domain, evidenceOf(facts, {{u"count"_s, int(facts.mx.size())}})});
    for (const auto &mx : facts.mx) {
        if (mx.host.isEmpty())
            continue;
        if (!mx.implicit && !isVerificationHost(mx.host))
            judgeTarget(facts, mx, findings);
        judgePrivate(facts, mx, findings);
        judgeExchangeForm(facts, mx, findings);
    }
    judgeProviders(facts, findings);
    judgeViews(facts, findings);
    judgeTtl(facts, findings);
}

/// How one host behaved, over all its addresses.
struct HostState {
    bool tried = false;
    bool takesMail = false;
    bool onlySilence = true; ///< nobody refused, closed or spoke
    const smtp::Session *told = nullptr;
};

static HostState stateOf(const Mx &mx)
{
    HostState state;
    for (const auto &session : mx.sessions) {
        // No route to an IPv6 address says something about this machine, not about the server.
        if (session.reach == smtp::Reach::NotTried || (session.reach == smtp::Reach::NoRoute && session.address.protocol() == QAbstractSocket::IPv6Protocol))
            continue;
        state.tried = true;
        state.takesMail = state.takesMail || session.takesMail();
        state.onlySilence = state.onlySilence && (session.reach == smtp::Reach::TimedOut || session.reach == smtp::Reach::NoRoute);
        if (!state.told || session.reached())
            state.told = &session;
    }
    return state;
}

static QString firstLine(const smtp::Reply &reply)
{
    return reply.code == 0 ? QString() : visible(u"%1 %2"_s.arg(reply.code).arg(reply.lines.join(u' '))).left(500);
}

static void judgeEncryption(const Facts &facts, const Mx &mx, Findings &findings)
{
    for (const auto &session : mx.sessions) {
        if (!session.takesMail())
            continue;
        const auto evidence = evidenceOf(facts, {{u"host"_s, mx.host}, {u"address"_s, session.address.toString()}, {u"certificate"_s, smtp::name(session.certificate)},
                                                 {u"detail"_s, session.certificateDetail}, {u"names"_s, QJsonArray::fromStringList(session.certificateNames)},
                                                 {u"expires"_s, session.certificateExpires.toString(Qt::ISODate)}});
        if (!session.starttls)
            findings.push_back({"mx.starttls-missing", facts.domain, evidence});
        else if (session.certificate != smtp::Certificate::Valid && session.certificate != smtp::Certificate::None)
            findings.push_back({"mx.certificate-invalid", facts.domain, evidence});
        else
            continue;
        return; // the other addresses are the same server
    }
}

void judgeServers(const Facts &facts, Findings &findings)
{
    if (!facts.smtpLookedAt)
        return;
    const bool someTakesMail = std::ranges::any_of(facts.mx, [](const Mx &mx) { return stateOf(mx).takesMail; });
    const auto lowered = someTakesMail ? std::optional(Severity::Warning) : std::nullopt;
    bool onlySilence = false;
    for (const auto &mx : facts.mx) {
        const auto state = stateOf(mx);
        if (!state.tried)
            continue;
        const auto evidence = evidenceOf(facts, {{u"host"_s, mx.host}, {u"address"_s, state.told->address.toString()}, {u"reach"_s, smtp::name(state.told->reach)},
                                                 {u"greeting"_s, firstLine(state.told->greeting)}});
        onlySilence = onlySilence || (state.onlySilence && !someTakesMail);
        if (!state.takesMail && !state.told->reached())
            findings.push_back({"mx.unreachable", facts.domain, evidence, state.onlySilence ? std::optional(Severity::Warning) : lowered});
        else if (!state.takesMail && state.told->greeting.code >= 500)
            findings.push_back({"mx.rejected-greeting", facts.domain, evidence, lowered});
        else if (!state.takesMail)
            findings.push_back({"mx.temporary-greeting", facts.domain, evidence});
        judgeEncryption(facts, mx, findings);
    }
    // Nothing answered and nothing refused: many networks let nobody out on port 25, so the servers are not blamed.
    const bool allSilent = onlySilence && std::ranges::all_of(facts.mx, [](const Mx &mx) { return stateOf(mx).onlySilence; });
    if (allSilent)
        findings.push_back({"mx.port-25-blocked", facts.domain, evidenceOf(facts)});
}

} // namespace todoku::domain
