// SPDX-License-Identifier: Apache-2.0
#include "servers.h"

#include "todoku/mail.h"

namespace todoku::origin {

namespace {

/// Who holds the message, and what we know besides.
struct Place {
    Ours ours;
    QStringList hosts;          ///< names of the side that reports: the server, the domain of the report's author
    bool isOurs = false;        ///< that side is our own organisation
    QStringList addressedSides; ///< organisations of To and Cc
};

/// Follows the Received lines from the newest as long as each server vouches for the next.
class Walk
{
public:
    Walk(Facts &facts, const Place &place) : m_facts(facts), m_place(place) { }
    void go();

private:
    enum class Next { Continue, Stop };
    bool isOurs(QStringView host) const;
    bool isVouched(const Received &newest) const;
    Next read(const Received &line);
    Next enter(Entry entry);
    Next login(const Received &line);
    Next fromStranger(const Received &line, const QString &client);
    void end();

    Facts &m_facts;
    const Place &m_place;
    bool m_abroad = false; ///< a foreign server has vouched for ours
    const Provider *m_cloud = nullptr; ///< a foreign server has vouched for this provider
};

bool Walk::isOurs(QStringView host) const
{
    if (m_place.ours.host(host))
        return true;
    // Where we report ourselves, the side that reports is ours by whatever name its servers go: a hosted domain, a tenant of a cloud.
    return m_place.isOurs && !m_facts.received.isEmpty() && !m_facts.received.front().by.isEmpty() && sameSide(host, m_facts.received.front().by);
}

bool Walk::isVouched(const Received &newest) const
{
    if (m_place.isOurs)
        return true;
    if (isOurs(newest.by))
        return false;
    const auto *provider = providerOfHost(newest.by);
    return !provider || isBelow(newest.by, provider->edges)
        || std::ranges::any_of(m_place.hosts, [&](const QString &host) { return sameSide(host, newest.by); });
}

void Walk::go()
{
    if (m_facts.received.isEmpty())
        return;
    m_facts.vouched = isVouched(m_facts.received.front());
    qsizetype i = 0;
    for (; i < m_facts.received.size(); ++i) {
        auto &line = m_facts.received[i];
        m_facts.entryLine = int(i);
        line.trusted = true;
        if (read(line) == Next::Stop)
            break;
    }
    if (i == m_facts.received.size())
        end();
    if (m_facts.entry != Entry::ForeignServer && m_facts.entry != Entry::ForeignServerToUs && m_facts.entry != Entry::Claimed)
        return;
    m_facts.forgedTrace = std::any_of(m_facts.received.begin() + std::min(i + 1, m_facts.received.size()), m_facts.received.end(),
                                      [this](const Received &line) { return m_place.ours.host(line.by) || line.with == "mapi"_L1; });
}

Walk::Next Walk::enter(Entry entry)
{
    m_facts.entry = entry;
    return Next::Stop;
}

static System systemOf(const Received &line)
{
    const auto *provider = providerOfHost(line.by);
    if (line.with.compare("mapi"_L1, Qt::CaseInsensitive) == 0)
        return provider ? System::ExchangeOnline : System::ExchangeServer;
    if (line.with.startsWith("HTTP"_L1))
        return System::WebMail;
    return provider && isBelow(line.by, provider->logins) ? System::ExchangeOnline : System::MailServer;
}

Walk::Next Walk::login(const Received &line)
{
    m_facts.system = systemOf(line);
    const auto client = line.clientName.isEmpty() ? line.helo : line.clientName;
    const bool outside = isAddress(line.clientAddress) && !isPrivateAddress(line.clientAddress) && !isOurs(client);
    if (m_abroad || isOurs(line.by)) {
        if (outside && providerOfHost(client) == nullptr)
            m_facts.loginAddress = line.clientAddress;
        return enter(m_abroad ? Entry::OurServerAbroad : Entry::OurLogin);
    }
    if (const auto *provider = providerOfHost(line.by)) {
        m_facts.provider = provider->name;
        return enter(Entry::SharedCloud);
    }
    return enter(Entry::LoginElsewhere);
}

// The client is nobody of the server's own side.
Walk::Next Walk::fromStranger(const Received &line, const QString &client)
{
    const bool verified = !line.clientName.isEmpty();
    if (isOurs(line.by))
        return enter(Entry::ForeignServerToUs);
    // Many a small office's address bears the name that its provider gave it, while its server says who it is.
    if (isOurs(line.helo) && !isOurs(client))
        return enter(Entry::Claimed);
    if (isOurs(client)) {
        if (!verified)
            return enter(Entry::Claimed);
        m_abroad = true;
        m_facts.entry = Entry::OurServerAbroad;
        return Next::Continue;
    }
    if (const auto *provider = providerOfHost(client)) {
        m_facts.provider = provider->name;
        if (!verified)
            return enter(Entry::Claimed);
        m_cloud = provider;
        m_facts.entry = Entry::SharedRelay;
        return Next::Continue;
    }
    if (isBelow(client, m_place.addressedSides))
        return enter(verified ? Entry::Forwarded : Entry::Claimed);
    return enter(Entry::ForeignServer);
}

Walk::Next Walk::read(const Received &line)
{
    const auto *provider = providerOfHost(line.by);
    if (!line.by.isEmpty()) {
        // Behind a server of ours stand ours, or the cloud that we send through; behind a cloud its own servers.
        if (m_abroad && !isOurs(line.by) && !provider)
            return Next::Stop;
        if (m_cloud && provider != m_cloud && !isAddress(line.by))
            return Next::Stop;
    }
    if (line.loggedIn)
        return login(line);
    const bool verified = !line.clientName.isEmpty();
    const auto client = verified ? line.clientName : line.helo;
    if (client.isEmpty() && line.clientAddress.isEmpty())
        return Next::Continue;
    // Anybody can greet as "localhost", and make an address resolve to it; only an address of the inside proves that.
    const bool saysLocalhost = client.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
    if (isPrivateAddress(line.clientAddress) || (saysLocalhost && line.clientAddress.isEmpty()))
        return Next::Continue;
    const bool sameHands = isOurs(line.by) == isOurs(client) && (isOurs(client) || sameSide(line.by, client));
    // What the client claims counts only where a stranger could not have come in: not at a server that looked and found another name,
    // nor at one that is open to the whole net.
    if (sameHands && (verified || (!line.lookedUp && !(provider && isBelow(line.by, provider->edges)))))
        return Next::Continue;
    if (provider && isBelow(line.by, provider->logins) && providerOfHost(client) != provider)
        return login(line);
    if (sameHands)
        return enter(Entry::Claimed);
    return fromStranger(line, client.isEmpty() || saysLocalhost ? line.clientAddress : client);
}

// Every line is from one side: that side wrote the message, or took it from inside.
void Walk::end()
{
    if (m_facts.entry != Entry::Unknown)
        return;
    const auto &oldest = m_facts.received.back();
    if (isOurs(oldest.by) || (oldest.by.isEmpty() && m_place.isOurs))
        m_facts.entry = Entry::OurNetwork;
    else if (const auto *provider = providerOfHost(oldest.by); provider && m_facts.received.size() > 1) {
        m_facts.entry = Entry::SharedRelay;
        m_facts.provider = provider->name;
    }
}

bool isOursByWalk(const Facts &facts)
{
    return facts.entry == Entry::OurLogin || facts.entry == Entry::OurNetwork || facts.entry == Entry::OurServerAbroad;
}

} // namespace

// ---------------------------------------------------------------- what trusted servers checked

static bool isTrustedChecker(const QString &server, bool standsAbove, const Facts &facts, const Place &place)
{
    if (server.isEmpty())
        // Exchange Online leaves its name out; a stranger's line of that form would stand below the server's own.
        return !facts.received.isEmpty() && providerOfHost(facts.received.front().by) && standsAbove;
    bool oursTrusted = false;
    bool sameAsTrusted = standsAbove;
    for (const auto &line : facts.received) {
        if (!line.trusted)
            continue;
        oursTrusted |= place.ours.host(line.by);
        sameAsTrusted |= sameSide(server, line.by);
    }
    // Our own name in a line that none of ours can have written is an imitation.
    return place.ours.host(server) ? oursTrusted : sameAsTrusted || (facts.received.isEmpty() && place.hosts.contains(server));
}

static void readChecks(const mail::Header &header, const Place &place, Facts &facts)
{
    int receivedSoFar = 0;
    for (const auto &field : header.fields()) {
        const auto is = [&field](QByteArrayView name) { return field.name.size() == name.size() && field.name.compare(name, Qt::CaseInsensitive) == 0; };
        receivedSoFar += is("Received");
        QList<CheckResult> found;
        if (is("Authentication-Results"))
            found = authenticationResults(field.value);
        else if (is("Received-SPF")) {
            if (const auto spf = receivedSpf(field.value))
                found << *spf;
        }
        // What a server adds it puts on top: above its own line nobody before it can have written.
        for (const auto &check : found) {
            if (facts.checks.size() < 100 && isTrustedChecker(check.server, receivedSoFar == 0, facts, place))
                facts.checks << check;
        }
    }
}

static void settleSpf(const Asked &asked, const Ours &ours, Facts &facts)
{
    facts.spf = asked.spf;
    if (!facts.spf.isEmpty())
        return;
    for (const auto &check : facts.checks) {
        // A result for somebody else's domain says nothing about ours.
        if (check.method == "spf" && facts.spf.isEmpty() && (check.domain.isEmpty() || ours.domain(check.domain))) {
            facts.spf = check.result;
            facts.spfServer = check.server;
        }
    }
}

// ---------------------------------------------------------------- addresses and names

// draft-levine-smtp-batv: "prvs=KDDDSSSSSS=local"; and the form of other products, "btv1==…==local".
static bool isBatv(QStringView local)
{
    static const QRegularExpression tag(u"^(prvs=[0-9][0-9]{3}[0-9a-f]{6}=.+|prvs=[0-9a-z]{10}=.+|btv1==[0-9a-z]+==.+)$"_s, QRegularExpression::CaseInsensitiveOption);
    return tag.match(local.toString()).hasMatch();
}

// draft-levine-smtp-batv §5.1: DDD are the last three digits of the day (since 1970) on which the tag expires, seven days after it was made. Whose
// clock and zone that day is from is not known, so a day more on both sides is as good. Without the key, more cannot be checked.
static bool isStaleBatv(QStringView local, const QDateTime &reported)
{
    static const QRegularExpression day(u"^prvs=[0-9]([0-9]{3})[0-9a-f]{6}="_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = day.match(local.toString());
    if (!match.hasMatch() || !reported.isValid())
        return false;
    const auto today = reported.toSecsSinceEpoch() / (24 * 3600);
    const auto left = ((match.captured(1).toInt() - today) % 1000 + 1000) % 1000;
    return left > 8 && left != 999;
}

// "SRS0=HHHH=TT=domain=local" -> "local@domain".
static QString srsAddress(QStringView local)
{
    static const QRegularExpression form(u"^SRS0[=+-][^=]+=[^=]+=([^=]+)=(.+)$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(local.toString());
    return match.hasMatch() ? match.captured(2) + u'@' + match.captured(1).toLower() : QString();
}

static void readEnvelope(const QString &address, const Ours &ours, const QDateTime &reported, Facts &facts)
{
    if (!ours.domain(domainPart(address)))
        return;
    const auto local = QStringView(address).first(address.lastIndexOf(u'@'));
    if (isBatv(local)) {
        facts.batvAddress = address;
        facts.batvStale = isStaleBatv(local, reported);
    } else if (const auto behind = srsAddress(local); !behind.isEmpty() && !ours.domain(domainPart(behind)))
        facts.forwardedFor = behind;
}

// Names that never leave a house tell nothing about whose house it is (RFC 6762 §3, RFC 8375, and habit).
static bool isInternalName(QStringView domain)
{
    static const QStringList tops{u"local"_s, u"lan"_s, u"internal"_s, u"intranet"_s, u"corp"_s, u"home"_s, u"localdomain"_s, u"localhost"_s, u"private"_s, u"arpa"_s, u"workgroup"_s};
    return !domain.contains(u'.') || tops.contains(domain.sliced(domain.lastIndexOf(u'.') + 1).toString(), Qt::CaseInsensitive);
}

static bool isForeignMessageId(const Facts &facts, const Ours &ours)
{
    auto domain = domainPart(facts.messageId);
    if (domain.startsWith(u'[') && domain.endsWith(u']'))
        domain = domain.sliced(1, domain.size() - 2);
    if (domain.isEmpty() || ours.isEmpty() || isOursByWalk(facts))
        return false;
    if (isAddress(domain))
        return !isPrivateAddress(domain);
    return !isInternalName(domain) && !ours.host(domain) && !providerOfMessageId(domain);
}

// ---------------------------------------------------------------- all of it

static QString claimedDomain(const Facts &facts, const QString &envelope, const Ours &ours)
{
    for (const auto &address : {facts.author, envelope}) {
        if (const auto domain = domainPart(address); !domain.isEmpty() && ours.domain(domain))
            return domain;
    }
    return {};
}

static QDateTime firstTrustedTime(const Facts &facts)
{
    for (const auto &line : facts.received) {
        if (line.trusted && line.time.isValid())
            return line.time;
    }
    return {};
}

static QString firstAddress(const mail::Header &header, QByteArrayView name)
{
    return mail::bareAddress(header.mailboxes(name).value(0).address);
}

// Exchange takes these fields off at its own door (header firewall), so inside its own report they are its own word.
static void readExchange(const mail::Header &header, const Place &place, Facts &facts)
{
    if (place.isOurs)
        facts.authAs = header.text("X-MS-Exchange-Organization-AuthAs").trimmed();
    if (facts.entry == Entry::Unknown && facts.authAs.compare("Internal"_L1, Qt::CaseInsensitive) == 0) {
        facts.entry = Entry::OurNetwork;
        facts.vouched = true;
    } else if (facts.entry == Entry::OurNetwork && facts.authAs.compare("Anonymous"_L1, Qt::CaseInsensitive) == 0) {
        facts.entry = Entry::Unknown;
    }
    // "Internet": the cloud had it from outside, whatever stands in the lines below.
    if (facts.entry == Entry::SharedCloud && header.text("X-MS-Exchange-CrossTenant-FromEntityHeader").trimmed() == "Internet"_L1)
        facts.entry = Entry::SharedRelay;
}

/// How the message travelled, as far as whoever reports says.
struct Envelope {
    QString sender;
    QDateTime reported; ///< when the report was made; invalid where there is none
};

static Facts look(const Message &message, const Place &place, const Envelope &envelope, const Asked &asked, const QDateTime &at)
{
    Facts facts;
    facts.ownDomains = place.ours.domains();
    facts.online = bool(asked.keys);
    facts.headersOnly = !message.hasBody;
    facts.exact = message.exact;
    const auto header = mail::Header::read(message.header);
    facts.hasOriginal = !header.isEmpty();
    if (!facts.hasOriginal)
        return facts;
    facts.author = firstAddress(header, "From");
    facts.messageId = QString::fromUtf8(mail::unfolded(header.raw("Message-ID"))).trimmed();
    const auto sender = envelope.sender.isEmpty() ? firstAddress(header, "Return-Path") : envelope.sender;
    facts.domain = claimedDomain(facts, sender, place.ours);
    facts.received = receivedLines(message.header);
    Walk(facts, place).go();
    readExchange(header, place, facts);
    readChecks(header, place, facts);
    settleSpf(asked, place.ours, facts);
    readEnvelope(sender, place.ours, envelope.reported.isValid() ? envelope.reported : firstTrustedTime(facts), facts);
    facts.foreignMessageId = isForeignMessageId(facts, place.ours);
    if (const auto address = QString::fromLatin1(header.raw("X-Originating-IP")).remove(u'[').remove(u']').trimmed();
        isOursByWalk(facts) && facts.loginAddress.isEmpty() && isAddress(address) && !isPrivateAddress(address))
        facts.loginAddress = address;
    facts.signatures = checkSignatures(message, asked.keys, at.isValid() ? at : firstTrustedTime(facts));
    facts.arc = checkArc(message, asked.keys);
    return facts;
}

static Place placeOf(const bounce::Report &report, const QStringList &ownDomains)
{
    Place place{Ours(ownDomains), {}, false, {}};
    for (const auto &host : {report.reportingMta, domainPart(report.from)}) {
        if (!host.isEmpty())
            place.hosts << host.toLower();
    }
    place.isOurs = std::ranges::any_of(place.hosts, [&](const QString &host) { return place.ours.host(host); });
    if (!report.original)
        return place;
    for (const auto &address : report.original->to + report.original->cc) {
        const auto domain = domainPart(address);
        if (!domain.isEmpty() && !place.ours.domain(domain) && place.addressedSides.size() < 100)
            place.addressedSides << organisation(domain);
    }
    return place;
}

// Our server reports that it could not hand a message to somebody else's: it had the message, so somebody of ours gave it one.
static QString serverThatSent(const bounce::Report &report, const Place &place)
{
    const bool outwards = std::ranges::any_of(report.recipients, [&](const bounce::Recipient &recipient) {
        const auto domain = domainPart(recipient.address);
        return recipient.action == bounce::Action::Failed && !domain.isEmpty() && !place.ours.domain(domain);
    });
    return place.isOurs && outwards ? place.hosts.value(0) : QString();
}

Facts examine(const bounce::Report &report, const Message &original, const QStringList &ownDomains, const Asked &asked, const QDateTime &at)
{
    const auto place = placeOf(report, ownDomains);
    auto facts = look(original, place, {report.to, report.date}, asked, at);
    if (!facts.hasOriginal && place.ours.domain(domainPart(report.to))) {
        facts.domain = domainPart(report.to);
        facts.sentByUs = serverThatSent(report, place);
    }
    return facts;
}

Facts examine(const bounce::Report &report, const QStringList &ownDomains, const Asked &asked)
{
    return examine(report, Message{report.original ? report.original->headers : QByteArray(), {}, false, true}, ownDomains, asked);
}

Facts examine(const Message &message, const QStringList &ownDomains, const Asked &asked, const QDateTime &at)
{
    return look(message, Place{Ours(ownDomains), {}, false, {}}, {}, asked, at);
}

std::optional<Connection> connection(const bounce::Report &report, const Message &original, const QStringList &ownDomains)
{
    const auto facts = examine(report, original, ownDomains);
    if (facts.domain.isEmpty() || facts.entryLine < 0 || facts.entry == Entry::OurLogin || facts.entry == Entry::LoginElsewhere || facts.entry == Entry::OurNetwork)
        return std::nullopt;
    // The outermost hand-over from one side to another that is trusted: what is inside our own house SPF does not speak about.
    for (const auto &line : facts.received) {
        const auto client = line.clientName.isEmpty() ? line.helo : line.clientName;
        if (!line.trusted)
            break;
        if (isAddress(line.clientAddress) && !isPrivateAddress(line.clientAddress) && !sameSide(line.by, client)) {
            const bool fromUs = Ours(ownDomains).domain(domainPart(report.to));
            return Connection{line.clientAddress, fromUs ? report.to : facts.author, line.helo};
        }
    }
    return std::nullopt;
}

// ---------------------------------------------------------------- messages

static bool isBlank(QByteArrayView body)
{
    return std::ranges::all_of(body, [](char c) { return c == '\r' || c == '\n' || c == ' ' || c == '\t'; });
}

Message messageFrom(const QByteArray &content)
{
    const auto header = mail::Header::read(content);
    const auto body = content.sliced(header.size());
    return {header.bytes().toByteArray(), body, !body.isEmpty(), true};
}

Message returnedOriginal(const QByteArray &content, const bounce::Report &report)
{
    if (!report.original)
        return {};
    Message message{report.original->headers, {}, false, false};
    mail::walk(mail::parse(content), [&](const mail::Part &part) {
        if (!part.is("message/rfc822") && !part.is("message/global") && !part.is("text/rfc822-headers") && !part.is("message/rfc822-headers"))
            return true;
        const auto inner = mail::embedded(part);
        if (inner.header.bytes() != message.header)
            return true;
        message.exact = true;
        message.body = inner.body.toByteArray();
        // Many servers return the header in a message/rfc822 and leave the body empty.
        message.hasBody = part.type.value.startsWith("message/") && part.type.value != "message/rfc822-headers" && !isBlank(message.body);
        return false;
    });
    return message;
}

} // namespace todoku::origin
