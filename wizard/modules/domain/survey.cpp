// SPDX-License-Identifier: Apache-2.0
#include "exchangeonline.h"
#include "notebook.h"

#include <unicode/uidna.h>

namespace todoku::domain {

static constexpr qsizetype mostMxFollowed = 30;       // whose addresses are looked up
static constexpr qsizetype mostNameServers = 13;
static constexpr qsizetype mostMxConnected = 10;
static constexpr qsizetype mostAddressesConnected = 4; // of one host

QString toAscii(const QString &domain)
{
    static const UIDNA *const idna = [] {
        UErrorCode error = U_ZERO_ERROR;
        // Non-transitional, as RFC 5891 and all browsers do. Underscores and the like are the name system's business, not ours.
        return uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &error);
    }();
    auto text = domain.trimmed();
    if (text.endsWith(u'.') || text.endsWith(u'。'))
        text.chop(1);
    if (!idna || text.isEmpty() || text.size() > 1000)
        return {};
    std::array<char16_t, 512> buffer;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode error = U_ZERO_ERROR;
    const auto size = uidna_nameToASCII(idna, reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()), buffer.data(), int32_t(buffer.size()), &info, &error);
    if (U_FAILURE(error) || info.errors != 0 || size <= 0)
        return {};
    const auto ascii = QString::fromUtf16(buffer.data(), size).toLower();
    static const QRegularExpression form(u"^[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\z"_s);
    return ascii.size() <= 253 && form.match(ascii).hasMatch() ? ascii : QString();
}

/// One domain, looked at with what is known.
class Survey
{
public:
    Survey(const QString &domain, const Options &options, Notebook &notebook) : m_domain(domain), m_options(options), m_book(notebook) { }
    Facts run(const QString &input);

private:
    void lookAtMx();
    Mx followed(const dns::Record &record);
    void followAddresses(Mx &mx);
    void connectTo(Mx &mx);
    void lookAtPolicies();
    void lookAtMtaSts();
    void lookAtServers();
    void askZone(const QString &zone);
    void askServer(const QString &name, const dns::Server &server, const QString &zone);
    void findBrokenDelegation();
    void askDelegated(const dns::Answer &referral);
    void lookAtResolvers();
    View::Side sideOf(const dns::Server &resolver) const;
    void askResolver(const dns::Server &resolver, View::Side side);
    void lookAtSignatures();
    std::optional<Secured> secured(const QString &name, dns::Type type, const dns::Answer &answer);
    QList<dns::Server> addressesOf(const QString &nameServer, const QList<dns::Record> &glue);
    Look look(const QString &name);
    View viewOf(const dns::Answer &answer, const QString &server) const;
    QList<DkimKey> selectors();

    QString m_domain;
    const Options &m_options;
    Notebook &m_book;
    Facts m_facts;
    QStringList m_unreachable; ///< name servers without an address that anybody could reach
    int m_open = 0;            ///< name servers whose answer is not there yet
    int m_answering = 0;       ///< that are authoritative and said so
};

Look Survey::look(const QString &name)
{
    Look look{name, {}, {}, {}};
    const auto *answer = m_book.ask(name, dns::Type::TXT);
    if (!answer)
        return look;
    look.outcome = answer->outcome;
    look.aliases = answer->aliases;
    look.ttl = answer->ttl;
    for (const auto &record : answer->records)
        look.texts << QString::fromUtf8(record.text);
    return look;
}

static dns::Outcome better(const dns::Answer *v4, const dns::Answer *v6)
{
    if (!v4 || !v6)
        return dns::Outcome::TimedOut;
    for (const auto *answer : {v4, v6}) {
        if (answer->outcome == dns::Outcome::Answered)
            return dns::Outcome::Answered;
    }
    // One failure keeps us from saying that there is none.
    if (!v4->definite())
        return v4->outcome;
    return v6->definite() ? v4->outcome : v6->outcome;
}

void Survey::followAddresses(Mx &mx)
{
    const auto *v4 = m_book.ask(mx.host, dns::Type::A);
    const auto *v6 = m_book.ask(mx.host, dns::Type::AAAA);
    mx.outcome = better(v4, v6);
    for (const auto *answer : {v4, v6}) {
        if (!answer)
            continue;
        if (mx.aliases.isEmpty())
            mx.aliases = answer->aliases;
        for (const auto &record : answer->records)
            mx.addresses << record.address;
    }
}

std::optional<Secured> Survey::secured(const QString &name, dns::Type type, const dns::Answer &answer)
{
    if (!m_options.checkSignatures || name.isEmpty())
        return std::nullopt;
    return secure(name, type, answer, m_options.trustAnchors, m_options.now, m_book);
}

void Survey::lookAtSignatures()
{
    const auto *answer = m_book.ask(m_domain, dns::Type::MX);
    if (!answer || !answer->aliases.isEmpty())
        return;
    if (const auto proven = secured(m_domain, dns::Type::MX, *answer)) {
        m_facts.security = proven->security;
        m_facts.securityDetail = proven->detail;
    }
}

Mx Survey::followed(const dns::Record &record)
{
    Mx mx{record.preference, record.name, record.ttl};
    QHostAddress literal;
    if (mx.host.isEmpty() || literal.setAddress(mx.host)) {
        mx.outcome = dns::Outcome::NoData;
        return mx;
    }
    followAddresses(mx);
    if (const auto *answer = m_book.ask("_25._tcp."_L1 + mx.host, dns::Type::TLSA)) {
        for (const auto &tlsa : answer->records) {
            if (tlsa.data.size() > 3)
                mx.tlsa << Tlsa{uchar(tlsa.data[0]), uchar(tlsa.data[1]), uchar(tlsa.data[2]), tlsa.data.mid(3)};
        }
        if (const auto proven = mx.tlsa.isEmpty() ? std::nullopt : secured(answer->aliases.isEmpty() ? "_25._tcp."_L1 + mx.host : QString(), dns::Type::TLSA, *answer))
            mx.tlsaSecure = proven->security == Security::Secure;
    }
    return mx;
}

void Survey::connectTo(Mx &mx)
{
    if (mx.outcome != dns::Outcome::Answered)
        return;
    for (const auto &address : mx.addresses.first(qMin<qsizetype>(mx.addresses.size(), mostAddressesConnected))) {
        if (!m_options.allowPrivate && dns::isPrivate(address))
            continue;
        if (const auto *session = m_book.visit({mx.host, address}))
            mx.sessions << *session;
    }
}

void Survey::lookAtMx()
{
    const auto *answer = m_book.ask(m_domain, dns::Type::MX);
    const auto *v4 = m_book.ask(m_domain, dns::Type::A);
    const auto *v6 = m_book.ask(m_domain, dns::Type::AAAA);
    if (v4 && v6 && v4->definite() && v6->definite())
        m_facts.hasAddress = !v4->records.isEmpty() || !v6->records.isEmpty();
    if (!answer)
        return;
    m_facts.mxOutcome = answer->outcome;
    m_facts.extendedError = answer->extendedError;
    m_facts.extendedText = answer->extendedText;
    m_facts.aliases = answer->aliases;
    m_facts.mxTtl = answer->records.isEmpty() ? std::chrono::seconds(0) : answer->ttl;
    for (const auto &record : answer->records.first(qMin<qsizetype>(answer->records.size(), mostMxFollowed)))
        m_facts.mx << followed(record);
    std::ranges::stable_sort(m_facts.mx, {}, [](const Mx &mx) { return std::pair(mx.preference, mx.host); });
    if (answer->outcome == dns::Outcome::NoData && m_facts.hasAddress == true) {
        Mx implicit{0, m_domain, answer->ttl, true};
        followAddresses(implicit);
        m_facts.mx << implicit;
    }
    m_facts.smtpLookedAt = m_options.connect;
    for (qsizetype i = 0; m_options.connect && i < qMin<qsizetype>(m_facts.mx.size(), mostMxConnected); ++i)
        connectTo(m_facts.mx[i]);
}

QList<DkimKey> Survey::selectors()
{
    QList<DkimKey> keys;
    for (const auto &selector : QStringList{u"selector1"_s, u"selector2"_s} + m_options.selectors)
        keys << readDkimKey(selector, look(selector + "._domainkey."_L1 + m_domain));
    return keys;
}

void Survey::lookAtMtaSts()
{
    readMtaStsRecord(look("_mta-sts."_L1 + m_domain), m_facts.mtaSts);
    if (m_facts.mtaSts.state != MtaSts::State::Valid || !m_options.connect)
        return;
    const QString host = "mta-sts."_L1 + m_domain;
    const auto *v4 = m_book.ask(host, dns::Type::A);
    const auto *v6 = m_book.ask(host, dns::Type::AAAA);
    if (!v4 || !v6)
        return;
    for (const auto &record : v4->records + v6->records) {
        if (!m_options.allowPrivate && dns::isPrivate(record.address))
            continue;
        if (const auto *page = m_book.fetch({host, record.address})) {
            m_facts.mtaSts.policyState = page->state;
            m_facts.mtaSts.policyProblem = page->problem;
            if (page->state == MtaSts::PolicyState::Fetched)
                readMtaStsPolicy(page->body, m_facts.mtaSts);
        }
        return;
    }
    m_facts.mtaSts.policyState = MtaSts::PolicyState::Unreachable;
    m_facts.mtaSts.policyProblem = u"no address"_s;
}

void Survey::lookAtPolicies()
{
    const Lookup lookup = [this](const QString &name, dns::Type type) { return m_book.ask(name, type); };
    m_facts.spf = spf::lint(m_domain, lookup).lint;
    m_facts.dmarc = dmarc::discover(m_domain, lookup).discovery;
    m_facts.dkim = selectors();
    lookAtMtaSts();
    m_facts.tlsReporting = readTlsReporting(look("_smtp._tls."_L1 + m_domain));
    // Names at which nobody publishes the same thing: where all of them do, it is a wildcard.
    const auto &texts = m_facts.mtaSts.look.texts;
    m_facts.wildcardTxt = !texts.isEmpty() && texts == m_facts.tlsReporting.look.texts && texts == m_facts.dmarc.look.texts;
    const auto *mx = m_book.ask("_mta-sts."_L1 + m_domain, dns::Type::MX);
    m_facts.wildcardMx = mx && mx->outcome == dns::Outcome::Answered;
}

View Survey::viewOf(const dns::Answer &answer, const QString &server) const
{
    View view{server, {}, View::Role::Recursive, answer.outcome, answer.authoritative, {}, answer.ttl, {}, answer.extendedError};
    for (const auto &record : answer.records)
        view.mx << QString::number(record.preference) + u' ' + (record.name.isEmpty() ? u"."_s : record.name);
    view.mx.sort();
    return view;
}

/// Where a name server is reached: as told, as its delegation says, or as the name system says.
QList<dns::Server> Survey::addressesOf(const QString &nameServer, const QList<dns::Record> &glue)
{
    if (const auto told = m_options.nameServers.constFind(nameServer); told != m_options.nameServers.constEnd())
        return {*told};
    QList<dns::Record> addresses;
    for (const auto &record : glue) {
        if (record.owner == nameServer && record.type == dns::Type::A)
            addresses << record;
    }
    if (addresses.isEmpty()) {
        const auto *v4 = m_book.ask(nameServer, dns::Type::A);
        const auto *v6 = v4 && v4->records.isEmpty() ? m_book.ask(nameServer, dns::Type::AAAA) : nullptr;
        m_open += !v4 || (v4->records.isEmpty() && !v6);
        addresses = v4 && !v4->records.isEmpty() ? v4->records : v6 ? v6->records : QList<dns::Record>();
    }
    QList<dns::Server> servers;
    for (const auto &record : addresses) {
        if (m_options.allowPrivate || !dns::isPrivate(record.address))
            servers << dns::Server{record.address};
    }
    // One address of each is enough to compare what the servers say.
    return servers.first(qMin<qsizetype>(servers.size(), 1));
}

void Survey::askServer(const QString &name, const dns::Server &server, const QString &zone)
{
    const auto *answer = m_book.ask(Ask{{m_domain, dns::Type::MX}, server, dns::Recursion::NotDesired});
    const auto *soa = m_book.ask(Ask{{zone, dns::Type::SOA}, server, dns::Recursion::NotDesired});
    m_open += !answer || !soa;
    if (!answer || !soa)
        return;
    auto view = viewOf(*answer, dns::text(server));
    view.name = name;
    view.role = View::Role::Authoritative;
    if (!soa->records.isEmpty())
        view.serial = soa->records.first().serial;
    m_facts.views << view;
    if (answer->outcome == dns::Outcome::TimedOut)
        m_facts.silentServers << name;
    else if (!answer->definite() || !answer->authoritative)
        m_facts.lameServers << name;
    else
        ++m_answering;
    // Resolvers cut long TTLs; the zone itself says how long others may keep the record.
    if (answer->outcome == dns::Outcome::Answered)
        m_facts.mxTtl = qMax(m_facts.mxTtl, answer->ttl);
}

void Survey::askZone(const QString &zone)
{
    m_facts.zone = zone;
    const auto *servers = m_book.ask(zone, dns::Type::NS);
    if (!servers)
        return;
    for (const auto &record : servers->records.first(qMin<qsizetype>(servers->records.size(), mostNameServers))) {
        for (const auto &server : addressesOf(record.name, {}))
            askServer(record.name, server, zone);
    }
}

/// The delegation names servers; does any of them answer for the domain?
void Survey::askDelegated(const dns::Answer &referral)
{
    m_facts.zone = referral.zone;
    for (const auto &name : referral.nameServers.first(qMin<qsizetype>(referral.nameServers.size(), mostNameServers))) {
        const auto servers = addressesOf(name, referral.glue);
        if (servers.isEmpty() && !m_facts.lameServers.contains(name))
            m_unreachable << name;
        for (const auto &server : servers)
            askServer(name, server, referral.zone);
    }
    m_facts.allLame = m_open == 0 && m_answering == 0;
    m_facts.lameServers += m_unreachable;
}

/// The resolver could not tell: from the zone above, look where the delegation leads.
void Survey::findBrokenDelegation()
{
    const auto *above = m_book.ask(dns::parentOf(m_domain), dns::Type::SOA);
    if (!above || !above->definite())
        return;
    const auto zone = above->outcome == dns::Outcome::Answered ? dns::parentOf(m_domain) : above->zone;
    const auto *servers = m_book.ask(zone, dns::Type::NS);
    if (!servers)
        return;
    for (const auto &record : servers->records.first(qMin<qsizetype>(servers->records.size(), mostNameServers))) {
        for (const auto &server : addressesOf(record.name, {})) {
            const auto *answer = m_book.ask(Ask{{m_domain, dns::Type::NS}, server, dns::Recursion::NotDesired});
            if (!answer)
                return;
            if (answer->outcome == dns::Outcome::Referral)
                return askDelegated(*answer);
            if (answer->definite())
                return;
        }
    }
}

void Survey::lookAtServers()
{
    if (!m_options.askAuthoritative)
        return;
    const auto *servers = m_book.ask(m_domain, dns::Type::NS);
    const auto *mx = m_book.ask(m_domain, dns::Type::MX);
    if (!servers || !mx)
        return;
    if (mx->outcome == dns::Outcome::Referral)
        askDelegated(*mx); // what was given as a resolver is an authoritative server
    else if (!mx->definite())
        findBrokenDelegation();
    else if (servers->outcome == dns::Outcome::Answered && servers->aliases.isEmpty())
        askZone(m_domain);
    else if (servers->negative() && servers->aliases.isEmpty() && !servers->zone.isEmpty())
        askZone(servers->zone);
}

View::Side Survey::sideOf(const dns::Server &resolver) const
{
    // Over TLS and HTTPS it is somebody's whom the person chose; nobody can tell where.
    const bool own = resolver.transport == dns::Transport::Udp && (dns::isPrivate(resolver.address) || m_options.inside.contains(resolver));
    return own ? View::Side::Inside : View::Side::Outside;
}

void Survey::askResolver(const dns::Server &resolver, View::Side side)
{
    const auto *answer = m_book.ask(Ask{{m_domain, dns::Type::MX}, resolver, dns::Recursion::Desired});
    if (!answer)
        return;
    m_facts.views << viewOf(*answer, dns::text(resolver));
    m_facts.views.last().side = side;
}

void Survey::lookAtResolvers()
{
    const auto &resolvers = m_options.dns.servers;
    if (resolvers.size() < 2) {
        if (const auto *answer = m_book.ask(m_domain, dns::Type::MX)) {
            m_facts.views << viewOf(*answer, dns::text(answer->server));
            m_facts.views.last().side = sideOf(answer->server);
        }
        for (const auto &resolver : m_options.outside)
            askResolver(resolver, View::Side::Outside);
        return;
    }
    for (const auto &resolver : resolvers)
        askResolver(resolver, sideOf(resolver));
    for (const auto &resolver : m_options.outside)
        askResolver(resolver, View::Side::Outside);
}

Facts Survey::run(const QString &input)
{
    m_facts.input = input;
    m_facts.domain = m_domain;
    m_facts.privateAllowed = m_options.allowPrivate;
    if (m_domain.isEmpty())
        return m_facts;
    if (m_options.scope == Options::Scope::Everything) {
        lookAtMx();
        lookAtPolicies();
        lookAtSignatures();
    }
    lookAtServers();
    lookAtResolvers();
    return m_facts;
}

Facts survey(const QString &input, const QString &domain, const Options &options, Notebook &notebook)
{
    return Survey(domain, options, notebook).run(input);
}

} // namespace todoku::domain
