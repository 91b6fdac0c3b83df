// SPDX-License-Identifier: Apache-2.0
#include "servers.h"

namespace todoku::origin {

static bool isOurSignature(const Facts &facts, const QString &domain)
{
    // RFC 7489 §3.1.1: a domain signs for its subdomains as well, and a subdomain for what it belongs to.
    return Ours(facts.ownDomains).host(domain);
}

// "contoso-com.20230601.gappssmtp.com", "contoso.onmicrosoft.com": a provider's signature for one of its customers. Whose, it does not say for certain.
static bool isProviderSignature(const QString &domain)
{
    static const QStringList shared{u"onmicrosoft.com"_s, u"gappssmtp.com"_s, u"amazonses.com"_s, u"sendgrid.net"_s, u"mailgun.org"_s, u"mcsv.net"_s};
    return isBelow(domain, shared);
}

namespace {

/// What the signatures say of us, the best of each.
struct SignedBy {
    const Signature *ours = nullptr;        ///< checked here, and genuine
    const Signature *oursBroken = nullptr;  ///< checked here, and it does not fit
    const Signature *oursUnchecked = nullptr;
    const Signature *oursWithoutKey = nullptr;
    const Signature *foreign = nullptr;
    const CheckResult *attestedOurs = nullptr; ///< a trusted server found it genuine
    const CheckResult *attestedBroken = nullptr;
    const CheckResult *attestedForeign = nullptr;
};

} // namespace

// Lesson of the field: whoever adds a footer breaks the body's hash, so the header's signature is the stronger word; but fields of a stranger
// beside the signed ones make it worthless.
static bool provesHeader(const Signature &signature)
{
    return signature.headerSignature.value_or(false)
        && (signature.result == AuthResult::Pass || signature.reason == "body_absent"_L1 || signature.reason == "body_hash_mismatch"_L1
            || signature.reason == "unsigned_tail"_L1);
}

static void readSignature(const Signature &signature, const Facts &facts, SignedBy &found)
{
    const auto keep = [&signature](const Signature *&place) { place = place ? place : &signature; };
    if (!isOurSignature(facts, signature.domain)) {
        if (provesHeader(signature) && !isProviderSignature(signature.domain))
            keep(found.foreign);
    } else if (provesHeader(signature)) {
        keep(found.ours);
    } else if (signature.headerSignature == false && facts.exact) {
        keep(found.oursBroken);
    } else if (signature.reason == "key_missing"_L1 || signature.reason == "key_revoked"_L1) {
        keep(found.oursWithoutKey);
    } else if (signature.reason == "key_not_fetched"_L1 || signature.result == AuthResult::TempError) {
        keep(found.oursUnchecked);
    }
}

static SignedBy signedBy(const Facts &facts)
{
    SignedBy found;
    for (const auto &signature : facts.signatures)
        readSignature(signature, facts, found);
    for (const auto &check : facts.checks) {
        if (check.method != "dkim" || check.domain.isEmpty())
            continue;
        const bool ours = isOurSignature(facts, check.domain);
        if (check.result == "pass"_L1 && ours)
            found.attestedOurs = &check;
        else if (check.result == "fail"_L1 && ours)
            found.attestedBroken = &check;
        else if (check.result == "pass"_L1 && !isProviderSignature(check.domain))
            found.attestedForeign = &check;
    }
    return found;
}

static bool isForeignEntry(Entry entry)
{
    return entry == Entry::ForeignServer || entry == Entry::ForeignServerToUs;
}

static bool isOurEntry(Entry entry)
{
    return entry == Entry::OurLogin || entry == Entry::OurNetwork || entry == Entry::OurServerAbroad;
}

// A server that we named in our SPF record is none of a stranger, whatever it is called.
static bool isForeign(const Facts &facts)
{
    if (facts.spf == "pass"_L1)
        return false;
    // We forwarded it: that a stranger wrote it is as it should be.
    if (!facts.forwardedFor.isEmpty())
        return false;
    const bool forbidden = facts.spf == "fail"_L1 || facts.spf == "softfail"_L1;
    // Lines of ours below a stranger's: imitated, or the stranger is a filter through which all our mail goes. SPF knows which.
    if (isForeignEntry(facts.entry))
        return !facts.forgedTrace || forbidden || facts.foreignMessageId;
    return facts.spf == "fail"_L1 && (facts.entry == Entry::Claimed || facts.entry == Entry::SharedRelay);
}

// A tag whose day has passed is no sign of ours: anybody can have copied it from an old message.
static bool hasFreshTag(const Facts &facts)
{
    return !facts.batvAddress.isEmpty() && !facts.batvStale;
}

static int signsAgainst(const Facts &facts, const SignedBy &by)
{
    const bool broken = (by.oursBroken || by.attestedBroken) && !by.attestedOurs;
    return int(facts.spf == "fail"_L1) + int(facts.foreignMessageId) + int(facts.forgedTrace) + int(broken) + int(by.foreign || by.attestedForeign);
}

Verdict verdict(const Facts &facts)
{
    if (!facts.sentByUs.isEmpty())
        return Verdict::ProbablyOurs;
    if (!facts.hasOriginal || facts.domain.isEmpty())
        return Verdict::Unknown;
    const auto by = signedBy(facts);
    // A genuine header above somebody else's body may be an old message of ours, sent again by a stranger.
    if (by.ours)
        return by.ours->body == Signature::Body::Differs && isForeignEntry(facts.entry) ? Verdict::ProbablyOurs : Verdict::Ours;
    if (isOurEntry(facts.entry)) {
        // A name that leads to us, and our own record forbids its address: one of the two is wrong.
        if (facts.entry == Entry::OurServerAbroad && facts.spf == "fail"_L1)
            return Verdict::Unknown;
        const bool certain = facts.vouched && (facts.entry != Entry::OurServerAbroad || facts.spf == "pass"_L1);
        return certain && facts.forwardedFor.isEmpty() ? Verdict::Ours : Verdict::ProbablyOurs;
    }
    if (by.attestedOurs || facts.spf == "pass"_L1)
        return Verdict::ProbablyOurs;
    const int against = signsAgainst(facts, by);
    if (isForeign(facts)) {
        // Nobody looked at our signature: it might yet be genuine.
        const bool open = by.oursUnchecked && !by.attestedBroken;
        if (against >= 2 && !open && !hasFreshTag(facts))
            return Verdict::NotOurs;
        return against >= 1 && !hasFreshTag(facts) ? Verdict::ProbablyNotOurs : Verdict::Unknown;
    }
    if (facts.entry == Entry::SharedCloud)
        return against == 0 ? Verdict::ProbablyOurs : Verdict::Unknown;
    if (hasFreshTag(facts) && against == 0)
        return Verdict::ProbablyOurs;
    // Whoever only claims to be us, and has it from a program that is none of ours. (Lines of ours below are no sign here: they may be genuine.)
    if (facts.entry == Entry::Claimed && facts.foreignMessageId && facts.forwardedFor.isEmpty())
        return Verdict::ProbablyNotOurs;
    return facts.entry == Entry::Unknown && against >= 2 ? Verdict::ProbablyNotOurs : Verdict::Unknown;
}

// ---------------------------------------------------------------- findings

namespace {

class Judgement
{
public:
    explicit Judgement(const Facts &facts) : m_facts(facts), m_by(signedBy(facts)), m_subject(facts.messageId.isEmpty() ? facts.author : facts.messageId) { }
    QList<Finding> findings();

private:
    void add(FindingId id, QJsonObject evidence, std::optional<Severity> lowered = {});
    void entry();
    void spf();
    void signatures();
    void addresses();
    const Received *line() const { return m_facts.entryLine >= 0 ? &m_facts.received[m_facts.entryLine] : nullptr; }
    QJsonObject lineEvidence() const;

    const Facts &m_facts;
    const SignedBy m_by;
    const QString m_subject;
    QList<Finding> m_findings;
};

void Judgement::add(FindingId id, QJsonObject evidence, std::optional<Severity> lowered)
{
    evidence.insert("domain"_L1, m_facts.domain);
    m_findings << Finding{id, m_subject, evidence, lowered};
}

QString clientOf(const Received &line)
{
    const auto name = line.clientName.isEmpty() ? line.helo : line.clientName;
    const bool useless = name.isEmpty() || name.compare("unknown"_L1, Qt::CaseInsensitive) == 0;
    if (line.clientAddress.isEmpty())
        return useless ? line.by : name;
    return useless ? line.clientAddress : name + " ["_L1 + line.clientAddress + ']'_L1;
}

QJsonObject Judgement::lineEvidence() const
{
    const auto *received = line();
    if (!received)
        return {};
    return {{"client"_L1, clientOf(*received)}, {"server"_L1, received->by}, {"line"_L1, received->line}};
}

void Judgement::entry()
{
    auto evidence = lineEvidence();
    if (isOurEntry(m_facts.entry)) {
        // Seen from abroad, ours is the client; else the server that wrote the line.
        for (const auto &received : m_facts.received) {
            if (m_facts.entry == Entry::OurServerAbroad && received.trusted && Ours(m_facts.ownDomains).host(received.clientName)) {
                evidence = {{"client"_L1, clientOf(received)}, {"server"_L1, received.clientName}, {"line"_L1, received.line}};
                break;
            }
        }
        evidence.insert("vouched"_L1, m_facts.vouched);
        evidence.insert("system"_L1, name(m_facts.system));
        add("origin.our-server", evidence);
    } else if (isForeign(m_facts)) {
        add("origin.foreign-server", evidence);
        if (m_facts.forgedTrace)
            add("origin.forged-trace", evidence);
    } else if (m_facts.entry == Entry::LoginElsewhere) {
        add("origin.login-elsewhere", evidence);
    } else if (m_facts.entry == Entry::SharedCloud || m_facts.entry == Entry::SharedRelay) {
        evidence.insert("provider"_L1, m_facts.provider);
        if (m_facts.entry == Entry::SharedCloud)
            add("origin.shared-cloud", evidence);
        else
            add("origin.shared-relay", evidence);
    } else if (m_facts.entry == Entry::Forwarded) {
        add("origin.forwarded", evidence);
    }
}

void Judgement::spf()
{
    auto evidence = lineEvidence();
    evidence.insert("result"_L1, m_facts.spf);
    evidence.insert("checkedBy"_L1, m_facts.spfServer);
    if (m_facts.spf == "pass"_L1)
        add("origin.spf-pass", evidence);
    // A forwarder's server is never in our record: its fail says nothing about the message.
    else if (m_facts.entry == Entry::Forwarded)
        return;
    else if (m_facts.spf == "fail"_L1)
        add("origin.spf-fail", evidence);
    else if (m_facts.spf == "softfail"_L1)
        add("origin.spf-fail", evidence, Severity::Info);
}

QJsonObject evidenceOf(const Signature &signature)
{
    return {{"signer"_L1, signature.domain}, {"selector"_L1, signature.selector}, {"algorithm"_L1, signature.algorithm},
            {"result"_L1, name(signature.result)}, {"reason"_L1, signature.reason}, {"checkedBy"_L1, QString()}};
}

QJsonObject evidenceOf(const CheckResult &check)
{
    return {{"signer"_L1, check.domain}, {"result"_L1, check.result}, {"checkedBy"_L1, check.server}};
}

void Judgement::signatures()
{
    if (m_by.ours)
        add("origin.dkim-ours", evidenceOf(*m_by.ours));
    else if (m_by.attestedOurs)
        add("origin.dkim-ours", evidenceOf(*m_by.attestedOurs));
    else if (m_by.oursBroken)
        add("origin.dkim-broken", evidenceOf(*m_by.oursBroken));
    else if (m_by.attestedBroken)
        add("origin.dkim-broken", evidenceOf(*m_by.attestedBroken));
    else if (m_by.foreign)
        add("origin.dkim-foreign", evidenceOf(*m_by.foreign));
    else if (m_by.attestedForeign)
        add("origin.dkim-foreign", evidenceOf(*m_by.attestedForeign));
    if (m_by.ours || m_by.oursBroken)
        return;
    if (m_by.oursUnchecked)
        add("origin.dkim-unchecked", evidenceOf(*m_by.oursUnchecked));
    else if (m_by.oursWithoutKey)
        add("origin.dkim-no-key", evidenceOf(*m_by.oursWithoutKey));
}

void Judgement::addresses()
{
    if (m_facts.foreignMessageId && !m_by.ours && m_facts.forwardedFor.isEmpty())
        add("origin.foreign-message-id", {{"messageId"_L1, m_facts.messageId}});
    if (!m_facts.loginAddress.isEmpty())
        add("origin.login-address", {{"address"_L1, m_facts.loginAddress}});
    if (hasFreshTag(m_facts))
        add("origin.batv-tag", {{"address"_L1, m_facts.batvAddress}});
    else if (m_facts.batvStale)
        add("origin.batv-stale", {{"address"_L1, m_facts.batvAddress}});
    if (!m_facts.forwardedFor.isEmpty())
        add("origin.forwarded-by-us", {{"address"_L1, m_facts.forwardedFor}});
}

QList<Finding> Judgement::findings()
{
    if (!m_facts.hasOriginal) {
        add("origin.no-original", {});
        if (!m_facts.sentByUs.isEmpty())
            add("origin.our-server", {{"server"_L1, m_facts.sentByUs}, {"vouched"_L1, true}, {"system"_L1, name(m_facts.system)}});
    } else if (m_facts.ownDomains.isEmpty()) {
        add("origin.own-domain-unknown", {{"author"_L1, m_facts.author}});
    } else if (m_facts.domain.isEmpty()) {
        add("origin.other-author", {{"author"_L1, m_facts.author}});
    } else {
        entry();
        spf();
        signatures();
        addresses();
        if (verdict(m_facts) == Verdict::Unknown && m_facts.forwardedFor.isEmpty())
            add("origin.cannot-tell", lineEvidence());
    }
    return m_findings;
}

} // namespace

QList<Finding> judge(const Facts &facts)
{
    return Judgement(facts).findings();
}

} // namespace todoku::origin
