// SPDX-License-Identifier: Apache-2.0
#include "exchangeonline.h"

namespace todoku::domain {

QString name(Security security)
{
    switch (security) {
    case Security::NotChecked: return u"not-checked"_s;
    case Security::Secure: return u"secure"_s;
    case Security::Insecure: return u"insecure"_s;
    case Security::Island: return u"island"_s;
    case Security::Bogus: return u"bogus"_s;
    case Security::Unknown: return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

static QJsonValue sessionJson(const QList<smtp::Session> &sessions)
{
    // The one that came furthest stands for the host; all of them are in "connections".
    const smtp::Session *best = nullptr;
    QJsonArray connections;
    for (const auto &session : sessions) {
        if (!best || (session.reached() && !best->reached()))
            best = &session;
        connections.append(QJsonObject{{"address"_L1, session.address.toString()}, {"reach"_L1, smtp::name(session.reach)}, {"greetingCode"_L1, session.greeting.code}});
    }
    if (!best)
        return QJsonValue::Null;
    return QJsonObject{{"reached"_L1, best->reached()},
                       {"reach"_L1, smtp::name(best->reach)},
                       {"greeting"_L1, best->greeting.code == 0 ? QJsonValue() : QJsonValue(QString::number(best->greeting.code) + u' ' + best->greeting.lines.join(u'\n'))},
                       {"starttls"_L1, best->starttls},
                       {"certificate"_L1, best->certificate == smtp::Certificate::None ? QJsonValue() : QJsonValue(smtp::name(best->certificate))},
                       {"certificateDetail"_L1, jsonOrNull(best->certificateDetail)},
                       {"protocol"_L1, jsonOrNull(best->protocol)},
                       {"connections"_L1, connections}};
}

static QJsonArray mxJson(const Facts &facts)
{
    QJsonArray list;
    for (const auto &mx : facts.mx) {
        QJsonArray addresses;
        for (const auto &address : mx.addresses)
            addresses.append(address.toString());
        // The contract's lists hold what is published; the implicit one is told by mx.none.
        if (mx.implicit)
            continue;
        list.append(QJsonObject{{"preference"_L1, mx.preference},
                                {"host"_L1, mx.host.isEmpty() ? u"."_s : mx.host},
                                {"ttl"_L1, qint64(mx.ttl.count())},
                                {"addresses"_L1, addresses},
                                {"smtp"_L1, sessionJson(mx.sessions)}});
    }
    return list;
}

static QJsonArray serversJson(const Facts &facts)
{
    QJsonArray list;
    for (const auto &view : facts.views) {
        list.append(QJsonObject{{"address"_L1, view.server},
                                {"name"_L1, jsonOrNull(view.name)},
                                {"role"_L1, view.role == View::Role::Authoritative ? u"authoritative"_s : u"recursive"_s},
                                {"side"_L1, view.role == View::Role::Authoritative ? QJsonValue() : QJsonValue(view.side == View::Side::Inside ? u"inside"_s : u"outside"_s)},
                                {"outcome"_L1, dns::name(view.outcome)},
                                {"answer"_L1, view.mx.isEmpty() ? dns::name(view.outcome) : view.mx.join(", "_L1)},
                                {"ttl"_L1, qint64(view.ttl.count())},
                                {"serial"_L1, view.serial ? QJsonValue(qint64(*view.serial)) : QJsonValue()}});
    }
    return list;
}

static QString name(Remedy::Action action)
{
    switch (action) {
    case Remedy::Action::Add: return u"add"_s;
    case Remedy::Action::Remove: return u"remove"_s;
    case Remedy::Action::Replace: return u"replace"_s;
    }
    Q_UNREACHABLE();
}

static QString name(Remedy::Standing standing)
{
    switch (standing) {
    case Remedy::Standing::Certain: return u"certain"_s;
    case Remedy::Standing::IfNotMeant: return u"if-not-meant"_s;
    case Remedy::Standing::AskTenant: return u"ask-tenant"_s;
    }
    Q_UNREACHABLE();
}

static QString name(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Unknown: return u"unknown"_s;
    case Agreement::Agreed: return u"agreed"_s;
    case Agreement::AuthoritiesDiffer: return u"name-servers-differ"_s;
    case Agreement::CachesRemember: return u"resolvers-remember"_s;
    case Agreement::SplitView: return u"split-view"_s;
    }
    Q_UNREACHABLE();
}

static QJsonArray remediesJson(const Facts &facts)
{
    QJsonArray list;
    for (const auto &remedy : remedies(facts)) {
        list.append(QJsonObject{{"action"_L1, name(remedy.action)}, {"owner"_L1, remedy.owner}, {"type"_L1, remedy.type}, {"value"_L1, jsonOrNull(remedy.value)},
                                {"before"_L1, jsonOrNull(remedy.before)}, {"because"_L1, remedy.because.text()}, {"standing"_L1, name(remedy.standing)}});
    }
    return list;
}

static QJsonValue secondsOrNull(const std::optional<std::chrono::seconds> &seconds)
{
    return seconds ? QJsonValue(qint64(seconds->count())) : QJsonValue();
}

QJsonObject toJson(const QString &domain, const Sight &sight)
{
    Facts facts;
    facts.views = sight.views;
    return {{"domain"_L1, domain},
            {"at"_L1, sight.at.toOffsetFromUtc(sight.at.offsetFromUtc()).toString(Qt::ISODate)},
            {"agreement"_L1, name(sight.agreement)},
            {"nextInSeconds"_L1, secondsOrNull(sight.next)},
            {"forgottenInSeconds"_L1, secondsOrNull(sight.forgotten)},
            {"servers"_L1, serversJson(facts)}};
}

QJsonObject toJson(const Facts &facts, const std::vector<Finding> &findings)
{
    QJsonArray found;
    for (const auto &finding : findings)
        found.append(todoku::toJson(finding));
    const bool isDomain = !facts.domain.isEmpty();
    return {{"domain"_L1, jsonOrNull(facts.domain)},
            {"input"_L1, facts.input},
            {"provider"_L1, jsonOrNull(providerOf(facts.mx))},
            {"mx"_L1, mxJson(facts)},
            {"findings"_L1, found},
            {"servers"_L1, serversJson(facts)},
            {"agreement"_L1, name(agreementOf(facts.views))},
            {"forgottenInSeconds"_L1, secondsOrNull(untilForgotten(facts))},
            {"remedies"_L1, remediesJson(facts)},
            {"dnsHosts"_L1, QJsonArray::fromStringList(dnsHosts(facts))},
            {"spf"_L1, facts.spf.records.isEmpty() ? QJsonValue() : QJsonValue(facts.spf.records.first())},
            {"spfLookups"_L1, facts.spf.records.isEmpty() ? QJsonValue() : QJsonValue(facts.spf.lookups)},
            {"dmarc"_L1, facts.dmarc.record ? QJsonValue(facts.dmarc.record->text) : QJsonValue()},
            {"dnssec"_L1, name(facts.security)},
            {"smtpLookedAt"_L1, facts.smtpLookedAt},
            {"queries"_L1, int(facts.queries.size())},
            {"dnsVerdictMs"_L1, qint64(facts.dnsVerdict.count())},
            {"elapsedMs"_L1, qint64(facts.elapsed.count())},
            {"error"_L1, isDomain ? QJsonValue() : QJsonValue(u"not a domain name"_s)}};
}

QJsonObject toJson(const spf::Evaluation &evaluation)
{
    QJsonArray trace;
    for (const auto &row : evaluation.trace) {
        trace.append(QJsonObject{{"term"_L1, row.term}, {"result"_L1, row.result}, {"lookups"_L1, row.lookups}, {"domain"_L1, row.domain},
                                 {"depth"_L1, row.depth}, {"void"_L1, row.isVoid}});
    }
    return {{"result"_L1, spf::name(evaluation.result)},
            {"explanation"_L1, jsonOrNull(evaluation.explanation)},
            {"lookups"_L1, evaluation.lookups},
            {"voidLookups"_L1, evaluation.voidLookups},
            {"problem"_L1, jsonOrNull(evaluation.problem)},
            {"trace"_L1, trace}};
}

QStringList plan(const QString &domain, const Options &options)
{
    const auto name = toAscii(domain);
    if (name.isEmpty())
        return {};
    QStringList servers;
    for (const auto &server : options.dns.servers.isEmpty() ? dns::systemServers() : options.dns.servers)
        servers << dns::text(server);
    QStringList lines{name + " -> "_L1 + servers.join(", "_L1)};
    QStringList outside;
    for (const auto &server : options.outside)
        outside << dns::text(server);
    if (!outside.isEmpty())
        lines << name + " MX -> "_L1 + outside.join(", "_L1);
    if (options.askAuthoritative)
        lines << name + " -> the name servers of "_L1 + name;
    if (options.connect)
        lines << "port "_L1 + QString::number(options.smtpPort) + " -> the mail servers of "_L1 + name << "https://mta-sts."_L1 + name;
    return lines;
}

} // namespace todoku::domain
