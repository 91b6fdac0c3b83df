// SPDX-License-Identifier: Apache-2.0
#include "exchangeonline.h"
#include "rules/rules.h"
#include "spf.h"

namespace todoku::domain {

static constexpr int mostLookups = 10; // RFC 7208 §4.6.4
static constexpr qsizetype longestString = 255; // RFC 1035 §3.3

static QString mxValue(int preference, const QString &host)
{
    return QString::number(preference) + u' ' + host + u'.';
}

static QString valueOf(const Mx &mx)
{
    return mxValue(mx.preference, mx.host);
}

/// The clouds' forms for this domain, by the table; empty where only the tenant knows the label or the shard.
static QString targetFor(const QString &domain, const QString &form)
{
    const auto label = exchangeLabel(domain);
    if (label.isEmpty() || form.contains("{shard}"_L1))
        return {};
    return QString(form).replace("{label}"_L1, label);
}

/// Which form the MX of a domain should have: that of the cloud it names; where that cloud is no more, of the one whose senders the domain allows.
static QString formFor(const Facts &facts, const ExchangeHost &exchange)
{
    QString bySpf, first;
    for (const auto &value : tableRows(u"exchange-online"_s)) {
        const auto row = value.toObject();
        const auto host = row["host"_L1].toString();
        if (row["state"_L1].toString() != "current"_L1 || host.contains("{shard}"_L1))
            continue;
        if (row["cloud"_L1].toString() == exchange.cloud)
            return host;
        first = first.isEmpty() ? host : first;
        if (facts.spf.includes.contains(row["spf"_L1].toString()))
            bySpf = host;
    }
    return bySpf.isEmpty() ? first : bySpf;
}

static void mendExchange(const Facts &facts, const Mx &mx, QList<Remedy> &remedies)
{
    const auto exchange = exchangeHost(mx.host);
    if (!exchange.isMeant() || isVerificationHost(mx.host))
        return;
    const bool dead = exchange.isTenant() && mx.outcome == dns::Outcome::NoSuchName;
    if (exchange.isTenant() && !dead)
        return;
    const auto host = exchange.near.contains("{shard}"_L1) ? QString() : targetFor(facts.domain, formFor(facts, exchange));
    // What was computed is what is there already, and it does not exist: only the tenant knows better.
    const bool known = !host.isEmpty() && host != mx.host;
    remedies << Remedy{Remedy::Action::Replace, facts.domain, u"MX"_s, known ? mxValue(mx.preference, host) : QString(), valueOf(mx), "mx.wrong-form-exchange-online",
                       known ? Remedy::Standing::Certain : Remedy::Standing::AskTenant};
}

/// Several of Exchange Online's: one is enough, and one that does not exist is none.
static void mendSeveral(const Facts &facts, QList<Remedy> &remedies)
{
    QList<Mx> alive;
    for (const auto &mx : facts.mx) {
        if (!mx.implicit && exchangeHost(mx.host).isTenant() && mx.outcome != dns::Outcome::NoSuchName)
            alive << mx;
    }
    for (qsizetype i = 1; i < alive.size(); ++i)
        remedies << Remedy{Remedy::Action::Remove, facts.domain, u"MX"_s, {}, valueOf(alive[i]), "mx.multiple-exchange-online", Remedy::Standing::IfNotMeant};
}

static void mendTarget(const Facts &facts, const Mx &mx, QList<Remedy> &remedies)
{
    QHostAddress literal;
    if (literal.setAddress(mx.host)) {
        const QString host = "mail."_L1 + facts.domain;
        remedies << Remedy{Remedy::Action::Replace, facts.domain, u"MX"_s, mxValue(mx.preference, host), valueOf(mx), "mx.target-ip-literal"};
        remedies << Remedy{Remedy::Action::Add, host, literal.protocol() == QAbstractSocket::IPv6Protocol ? u"AAAA"_s : u"A"_s, literal.toString(), {}, "mx.target-ip-literal"};
    } else if (lacksLastDot(mx, facts.domain)) {
        remedies << Remedy{Remedy::Action::Replace, facts.domain, u"MX"_s, mxValue(mx.preference, mx.host.chopped(facts.domain.size() + 1)), valueOf(mx), "mx.target-repeats-domain"};
    } else if (mx.outcome == dns::Outcome::NoSuchName && facts.mx.size() > 1 && !exchangeHost(mx.host).isMeant()) {
        remedies << Remedy{Remedy::Action::Remove, facts.domain, u"MX"_s, {}, valueOf(mx), "mx.target-nxdomain", Remedy::Standing::IfNotMeant};
    } else if (!mx.aliases.isEmpty() && mx.outcome == dns::Outcome::Answered) {
        remedies << Remedy{Remedy::Action::Replace, facts.domain, u"MX"_s, mxValue(mx.preference, mx.aliases.last()), valueOf(mx), "mx.target-cname"};
    }
}

static void mendMx(const Facts &facts, QList<Remedy> &remedies)
{
    for (const auto &mx : facts.mx) {
        if (mx.implicit)
            continue;
        if (mx.host.isEmpty()) {
            // RFC 7505 §3: beside others it only confuses; alone it is meant, or the reason why nothing arrives.
            const bool alone = facts.mx.size() == 1;
            remedies << Remedy{Remedy::Action::Remove, facts.domain, u"MX"_s, {}, QString::number(mx.preference) + " ."_L1, alone ? FindingId("mx.null") : FindingId("mx.null-with-others"),
                               Remedy::Standing::IfNotMeant};
            continue;
        }
        if (isVerificationHost(mx.host)) {
            remedies << Remedy{Remedy::Action::Remove, facts.domain, u"MX"_s, {}, valueOf(mx), "mx.verification-left-over"};
            continue;
        }
        mendTarget(facts, mx, remedies);
        mendExchange(facts, mx, remedies);
    }
    mendSeveral(facts, remedies);
}

static QString spfInclude(const Facts &facts)
{
    for (const auto &mx : facts.mx) {
        if (const auto exchange = exchangeHost(mx.host); exchange.isTenant() && !exchange.spf.isEmpty())
            return exchange.spf;
    }
    return {};
}

/// One record that says what all of them said: every term once, and the last word of the strictest.
static QString merged(const QStringList &records)
{
    QStringList terms;
    QString all;
    for (const auto &text : records) {
        const auto record = spf::readRecord(text.toUtf8());
        if (!record.broken.isEmpty())
            return {};
        for (const auto &term : record.terms) {
            if (term.mechanism == spf::Mechanism::Redirect || term.mechanism == spf::Mechanism::Explanation)
                return {}; // whose redirect counts is not for us to say
            if (term.mechanism == spf::Mechanism::All)
                all = term.qualifier == u'-' || all.isEmpty() ? term.text : all;
            else if (!terms.contains(term.text, Qt::CaseInsensitive))
                terms << term.text;
        }
    }
    terms.prepend(u"v=spf1"_s);
    return (terms << (all.isEmpty() ? u"~all"_s : all)).join(u' ');
}

static void mendSpf(const Facts &facts, QList<Remedy> &remedies)
{
    const auto &lint = facts.spf;
    const auto include = spfInclude(facts);
    if (!lint.look.outcome || (lint.fault == spf::Fault::LookupFailed && lint.records.isEmpty()))
        return;
    if (lint.records.isEmpty()) {
        if (!include.isEmpty())
            remedies << Remedy{Remedy::Action::Add, facts.domain, u"TXT"_s, "v=spf1 include:"_L1 + include + " -all"_L1, {}, "spf.none"};
        return;
    }
    if (lint.records.size() > 1) {
        const auto one = merged(lint.records);
        for (qsizetype i = 0; i < lint.records.size(); ++i) {
            const bool first = i == 0 && !one.isEmpty();
            remedies << Remedy{first ? Remedy::Action::Replace : Remedy::Action::Remove, facts.domain, u"TXT"_s, first ? one : QString(), lint.records[i], "spf.multiple",
                               one.isEmpty() ? Remedy::Standing::IfNotMeant : Remedy::Standing::Certain};
        }
        return;
    }
    const auto record = lint.records.first();
    const auto says = [&](const auto &finding) { return finding.id == FindingId("spf.exchange-online-missing"); };
    Findings findings;
    judgeSpf(facts, findings);
    if (std::ranges::any_of(findings, says) && lint.lookups < mostLookups) {
        auto changed = record;
        changed.insert(6, " include:"_L1 + include); // behind "v=spf1"
        remedies << Remedy{Remedy::Action::Replace, facts.domain, u"TXT"_s, changed, record, "spf.exchange-online-missing"};
    } else if (lint.all == "+"_L1 && lint.allowsEveryone) {
        static const QRegularExpression everyone(u"\\s\\+?all(?=\\s|\\z)"_s, QRegularExpression::CaseInsensitiveOption);
        auto changed = record;
        remedies << Remedy{Remedy::Action::Replace, facts.domain, u"TXT"_s, changed.replace(everyone, u" ~all"_s), record, "spf.allows-everyone"};
    }
}

static void mendDmarc(const Facts &facts, QList<Remedy> &remedies)
{
    const auto &dmarc = facts.dmarc;
    const QString owner = "_dmarc."_L1 + facts.domain;
    // A policy that only watches harms nobody, and its reports tell whether a stricter one would.
    const QString start = "v=DMARC1; p=none; rua=mailto:dmarc-reports@"_L1 + facts.domain;
    if (!dmarc.look.outcome || dmarc.organizationalDomain.isEmpty() || dmarc.failed)
        return;
    if (dmarc.multiple) {
        for (qsizetype i = 1; i < dmarc.candidates.size(); ++i)
            remedies << Remedy{Remedy::Action::Remove, owner, u"TXT"_s, {}, dmarc.candidates[i], "dmarc.multiple", Remedy::Standing::IfNotMeant};
    } else if (!dmarc.record && dmarc.candidates.isEmpty()) {
        remedies << Remedy{Remedy::Action::Add, owner, u"TXT"_s, start, {}, "dmarc.none"};
    } else if (!dmarc.record && dmarc.candidates.size() == 1) {
        remedies << Remedy{Remedy::Action::Replace, owner, u"TXT"_s, start, dmarc.candidates.first(), "dmarc.invalid"};
    }
}

static void mendMtaSts(const Facts &facts, QList<Remedy> &remedies)
{
    const auto &sts = facts.mtaSts;
    const QString owner = "_mta-sts."_L1 + facts.domain;
    QStringList records;
    for (const auto &text : sts.look.texts) {
        if (meansMtaSts(text))
            records << text;
    }
    if (sts.state == MtaSts::State::Multiple) {
        for (qsizetype i = 1; i < records.size(); ++i)
            remedies << Remedy{Remedy::Action::Remove, owner, u"TXT"_s, {}, records[i], "mta-sts.invalid", Remedy::Standing::IfNotMeant};
    } else if (sts.state == MtaSts::State::Invalid && !records.isEmpty()) {
        // RFC 8461 §3.1: another id than before, or nobody fetches the policy anew. The time is always another.
        const QString id = facts.at.isValid() ? facts.at.toUTC().toString(u"yyyyMMddHHmmss"_s) : u"1"_s;
        remedies << Remedy{Remedy::Action::Replace, owner, u"TXT"_s, "v=STSv1; id="_L1 + id + u';', records.first(), "mta-sts.invalid"};
    }
}

/// Only for hosts of the domain itself, and where the certificate can be trusted without the record that is wrong.
static void mendDane(const Facts &facts, QList<Remedy> &remedies)
{
    for (const auto &mx : facts.mx) {
        const auto *session = daneMismatch(mx);
        const bool own = mx.host == facts.domain || mx.host.endsWith(u'.' + facts.domain);
        if (!session || !own || session->certificate != smtp::Certificate::Valid || session->chain.isEmpty())
            continue;
        const auto value = tlsaFor(session->chain.first());
        const QString owner = "_25._tcp."_L1 + mx.host;
        for (qsizetype i = 0; i < mx.tlsa.size() && !value.isEmpty(); ++i) {
            const bool first = i == 0;
            remedies << Remedy{first ? Remedy::Action::Replace : Remedy::Action::Remove, owner, u"TLSA"_s, first ? value : QString(), tlsaText(mx.tlsa[i]), "dane.mismatch",
                               first ? Remedy::Standing::Certain : Remedy::Standing::IfNotMeant};
        }
    }
}

QList<Remedy> remedies(const Facts &facts)
{
    QList<Remedy> list;
    if (facts.mxOutcome != dns::Outcome::Answered && facts.mxOutcome != dns::Outcome::NoData)
        return list;
    mendMx(facts, list);
    if (takesMail(facts)) {
        mendSpf(facts, list);
        mendDmarc(facts, list);
        mendMtaSts(facts, list);
        mendDane(facts, list);
    }
    return list;
}

/// RFC 1035 §5.1: quoted, in strings of at most 255 octets.
static QString quoted(const QString &text)
{
    QStringList parts;
    const auto bytes = text.toUtf8();
    for (qsizetype at = 0; at == 0 || at < bytes.size(); at += longestString) {
        QString part;
        for (const auto byte : bytes.mid(at, longestString)) {
            const auto c = uchar(byte);
            if (c == '"' || c == '\\')
                part += QLatin1Char('\\');
            part += c < 0x20 || c > 0x7e ? u"\\%1"_s.arg(int(c), 3, 10, QLatin1Char('0')) : QString(QLatin1Char(byte));
        }
        parts << u'"' + part + u'"';
    }
    return parts.join(u' ');
}

QString zoneLine(const Remedy &remedy, const QString &value)
{
    return "%1. IN %2 %3"_L1.arg(remedy.owner, remedy.type, remedy.type == "TXT"_L1 ? quoted(value) : value);
}

QStringList dnsHosts(const Facts &facts)
{
    QStringList names;
    for (const auto &view : facts.views) {
        if (view.role == View::Role::Authoritative && !view.name.isEmpty() && !names.contains(view.name))
            names << view.name;
    }
    return names;
}

} // namespace todoku::domain
