// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

#include <QtCore/QSet>
#include <QtNetwork/QSslCertificate>
#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::domain;
using namespace std::chrono_literals;
using Change = std::function<void(Facts &)>;
Q_DECLARE_METATYPE(Change)

static Mx mxFor(const QString &host, quint16 preference = 10, const QString &address = u"192.0.2.1"_s)
{
    Mx mx{preference, host, 3600s};
    mx.outcome = dns::Outcome::Answered;
    mx.addresses = {QHostAddress(address)};
    return mx;
}

static Mx deadMx(const QString &host, dns::Outcome outcome)
{
    auto mx = mxFor(host);
    mx.outcome = outcome;
    mx.addresses.clear();
    return mx;
}

static View viewFor(const QString &server, View::Role role, const QStringList &mx)
{
    return {server, {}, role, dns::Outcome::Answered, role == View::Role::Authoritative, mx, 600s, {}, {}};
}

static smtp::Session sessionFor(smtp::Reach reach, int code = 220)
{
    smtp::Session session;
    session.address = QHostAddress(u"192.0.2.1"_s);
    session.reach = reach;
    if (reach == smtp::Reach::Greeted)
        session.greeting = {code, {u"mail.example.com"_s}};
    session.starttls = true;
    session.certificate = smtp::Certificate::Valid;
    return session;
}

static Look lookFor(const QStringList &texts)
{
    Look look;
    look.outcome = dns::Outcome::Answered;
    look.texts = texts;
    return look;
}

static spf::Lint lintOf(const QString &record)
{
    const Lookup lookup = [&](const QString &, dns::Type type) {
        static dns::Answer txt, nothing{dns::Outcome::NoSuchName};
        txt = {dns::Outcome::Answered};
        txt.records = {dns::Record{u"example.com"_s, dns::Type::TXT, 300s, {}, {}, 0, record.toUtf8()}};
        return type == dns::Type::TXT ? &txt : &nothing;
    };
    return spf::lint(u"example.com"_s, lookup).lint;
}

static dmarc::Discovery dmarcOf(const QString &record)
{
    dmarc::Discovery found;
    found.look = lookFor({record});
    found.organizationalDomain = u"example.com"_s;
    found.record = dmarc::readRecord(record);
    found.record->domain = u"example.com"_s;
    found.candidates = {record};
    found.effective = found.record->policy.value_or(dmarc::Policy::None);
    return found;
}

static DkimKey keyFor(const QString &selector, DkimKey::State state)
{
    return {selector, lookFor({}), state, 512, u"detail"_s};
}

static Facts healthy()
{
    Facts facts;
    facts.input = facts.domain = u"example.com"_s;
    facts.mxOutcome = dns::Outcome::Answered;
    facts.mx = {mxFor(u"mail.example.com"_s)};
    facts.mxTtl = 3600s;
    facts.hasAddress = false;
    facts.spf = lintOf(u"v=spf1 ip4:192.0.2.0/24 -all"_s);
    facts.dmarc = dmarcOf(u"v=DMARC1; p=reject"_s);
    facts.views = {viewFor(u"192.0.2.53"_s, View::Role::Authoritative, {u"10 mail.example.com"_s}),
                   viewFor(u"192.0.2.54"_s, View::Role::Recursive, {u"10 mail.example.com"_s})};
    facts.smtpLookedAt = true;
    facts.mx[0].sessions = {sessionFor(smtp::Reach::Greeted)};
    return facts;
}

static void moveTo(Facts &facts, const QStringList &hosts)
{
    facts.mx.clear();
    for (const auto &host : hosts)
        facts.mx << mxFor(host);
    facts.spf = lintOf(u"v=spf1 include:spf.protection.outlook.com -all"_s);
    facts.spf.fault = spf::Fault::None;
    facts.spf.includes = {u"spf.protection.outlook.com"_s};
}

/// The server shows another certificate than its validated TLSA record names.
static void present(Facts &facts, smtp::Certificate worth)
{
    // For mail.example.com; its key is on no server.
    static const QByteArray certificate =
        "-----BEGIN CERTIFICATE-----\n"
        "MIIBqjCCAVCgAwIBAgIUVaLzmcgGWOnHgGxlY7xjXU7e+lswCgYIKoZIzj0EAwIw\n"
        "GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTAgFw0yNjExMzAwNTU1NDFaGA8y\n"
        "MTI2MTEwNjA1NTU0MVowGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTBZMBMG\n"
        "ByqGSM49AgEGCCqGSM49AwEHA0IABCuHpJqbussBHLmDD8oWEL0urLUrlO7ZgWHz\n"
        "nMYqvKmCDxrpadr0HH65IOhAwaVVM02MlGUOMdJYm48v1M77L5ijcDBuMB0GA1Ud\n"
        "DgQWBBQvfW5r8pbDj+8uphVpk97WA8iv3TAfBgNVHSMEGDAWgBQvfW5r8pbDj+8u\n"
        "phVpk97WA8iv3TAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEG1haWwuZXhh\n"
        "bXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIgczidceygqXZQrPy8R40QGWmnWI0i\n"
        "j20G1MAtIHoEMr8CIQC3xe3FFciBEdHi9XZvb4/Sa1WVTTyn3GQOnOThxtr9Qg==\n"
        "-----END CERTIFICATE-----\n";
    auto &mx = facts.mx[0];
    mx.tlsa = {{3, 1, 1, QByteArray(32, 'x')}};
    mx.tlsaSecure = true;
    mx.sessions[0].chain = {QSslCertificate(certificate).toDer()};
    mx.sessions[0].certificate = worth;
}

class TestDomainRules : public QObject
{
    Q_OBJECT

    QSet<QString> m_raised;

private Q_SLOTS:
    void rules_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("ids");
        const auto row = [](const char *name, const Change &change, const QStringList &ids) { QTest::addRow("%s", name) << change << ids; };
        row("a healthy domain", [](Facts &) {}, {});
        row("the domain does not exist", [](Facts &f) { f.mxOutcome = dns::Outcome::NoSuchName; f.mx.clear(); }, {u"domain.nxdomain"_s});
        row("the name servers fail", [](Facts &f) { f.mxOutcome = dns::Outcome::ServerFailure; }, {u"domain.servfail"_s});
        row("silence", [](Facts &f) { f.mxOutcome = dns::Outcome::TimedOut; }, {u"domain.timeout"_s});
        row("truncated, and no TCP", [](Facts &f) { f.mxOutcome = dns::Outcome::Truncated; }, {u"domain.truncated"_s});
        row("nobody answers for the domain", [](Facts &f) { f.mxOutcome = dns::Outcome::ServerFailure; f.allLame = true; f.lameServers = {u"ns.example"_s}; },
            {u"domain.lame-delegation"_s});
        row("one name server is lame", [](Facts &f) { f.lameServers = {u"ns.example"_s}; }, {u"domain.lame-delegation"_s});
        row("one name server is silent", [](Facts &f) { f.silentServers = {u"ns.example"_s}; }, {u"domain.name-server-silent"_s});
        row("all name servers are silent, so it is our network", [](Facts &f) { f.silentServers = {u"ns.example"_s}; f.views.removeFirst(); }, {});
        row("neither MX nor address", [](Facts &f) { f.mxOutcome = dns::Outcome::NoData; f.mx.clear(); f.views.clear(); }, {u"domain.no-mail"_s, u"mx.none"_s});
        row("no MX, but an address", [](Facts &f) { f.mxOutcome = dns::Outcome::NoData; f.hasAddress = true; f.mx[0].implicit = true; f.views.clear(); }, {u"mx.none"_s});
        row("an alias", [](Facts &f) { f.aliases = {u"other.example"_s}; }, {u"domain.is-cname"_s});
        row("wildcards", [](Facts &f) { f.wildcardTxt = f.wildcardMx = true; }, {u"domain.wildcard-txt"_s, u"domain.wildcard-mx"_s});
        row("null MX", [](Facts &f) { f.mx = {deadMx({}, dns::Outcome::NoData)}; }, {u"mx.null"_s});
        row("null MX beside another", [](Facts &f) { f.mx << deadMx({}, dns::Outcome::NoData); }, {u"mx.null-with-others"_s});
        row("the target does not exist", [](Facts &f) { f.mx = {deadMx(u"gone.example.com"_s, dns::Outcome::NoSuchName)}; }, {u"mx.target-nxdomain"_s});
        row("the last dot is missing", [](Facts &f) { f.mx = {deadMx(u"mail.example.com.example.com"_s, dns::Outcome::NoSuchName)}; },
            {u"mx.target-nxdomain"_s, u"mx.target-repeats-domain"_s});
        row("the target has no address", [](Facts &f) { f.mx = {deadMx(u"mail.example.com"_s, dns::Outcome::NoData)}; }, {u"mx.target-no-address"_s});
        row("the target cannot be looked up", [](Facts &f) { f.mx = {deadMx(u"mail.example.com"_s, dns::Outcome::ServerFailure)}; }, {u"mx.target-lookup-failed"_s});
        row("the target is an alias", [](Facts &f) { f.mx[0].aliases = {u"real.example.com"_s}; }, {u"mx.target-cname"_s});
        row("the target is private", [](Facts &f) { f.mx = {mxFor(u"mail.example.com"_s, 10, u"10.0.0.1"_s)}; }, {u"mx.target-private-address"_s});
        row("private, and meant", [](Facts &f) { f.mx = {mxFor(u"mail.example.com"_s, 10, u"10.0.0.1"_s)}; f.privateAllowed = true; }, {});
        row("an address instead of a name", [](Facts &f) { f.mx = {deadMx(u"192.0.2.1"_s, dns::Outcome::NoData)}; }, {u"mx.target-ip-literal"_s});
        row("localhost", [](Facts &f) { f.mx = {deadMx(u"localhost"_s, dns::Outcome::NoSuchName)}; }, {u"mx.target-localhost"_s});
        row("IPv6 only", [](Facts &f) { f.mx = {mxFor(u"mail.example.com"_s, 10, u"2001:db8::1"_s)}; }, {u"mx.ipv6-only"_s});
        row("eleven MX", [](Facts &f) { f.mx = QList<Mx>(11, mxFor(u"mail.example.com"_s)); }, {u"mx.many"_s});

        row("Exchange Online, as it should be", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s}); f.dkim = {keyFor(u"selector1"_s, DkimKey::State::Usable)}; }, {});
        row("Exchange Online, the newer form", [](Facts &f) { moveTo(f, {u"example-com.o-v1.mx.microsoft"_s}); }, {});
        row("a domain with hyphens is never judged by its label",
            [](Facts &f) { f.domain = u"ex-ample.com"_s; moveTo(f, {u"example-com0e.mail.protection.outlook.com"_s}); }, {});
        row("a punycode domain neither", [](Facts &f) { f.domain = u"xn--bcher-kva.example"_s; moveTo(f, {u"bcher.mail.protection.outlook.com"_s}); }, {});
        row("the label of another domain", [](Facts &f) { moveTo(f, {u"old-com.mail.protection.outlook.com"_s}); }, {u"mx.wrong-form-exchange-online"_s});
        row("a suffix that does not exist", [](Facts &f) { moveTo(f, {u"example-com.protection.outlook.com"_s}); }, {u"mx.wrong-form-exchange-online"_s});
        row("dots in the label", [](Facts &f) { moveTo(f, {u"example.com.mail.protection.outlook.com"_s}); }, {u"mx.wrong-form-exchange-online"_s});
        row("a cloud that was closed", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.de"_s}); }, {u"mx.wrong-form-exchange-online"_s});
        row("Exchange Online, and dead",
            [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s}); f.mx[0].outcome = dns::Outcome::NoSuchName; f.mx[0].addresses.clear(); },
            {u"mx.wrong-form-exchange-online"_s, u"mx.target-nxdomain"_s});
        row("an older form", [](Facts &f) { moveTo(f, {u"example-com.mail.eo.outlook.com"_s}); }, {u"mx.old-form-exchange-online"_s});
        row("Outlook.com is no tenant", [](Facts &f) { f.mx = {mxFor(u"eur.olc.protection.outlook.com"_s)}; }, {});
        row("China", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.partner.outlook.cn"_s}); f.spf.includes = {u"spf.protection.partner.outlook.cn"_s}; }, {});
        row("two of Exchange Online", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s, u"example-com.o-v1.mx.microsoft"_s}); },
            {u"mx.multiple-exchange-online"_s});
        row("Exchange Online and another", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s, u"mail.example.com"_s}); }, {u"mx.mixed-providers"_s});
        row("left behind by the verification", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s, u"ms12345678.msv1.invalid"_s}); },
            {u"mx.verification-left-over"_s});
        row("SPF without Exchange Online", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s}); f.spf.includes.clear(); },
            {u"spf.exchange-online-missing"_s});
        row("no selector of Exchange Online",
            [](Facts &f) {
                moveTo(f, {u"example-com.mail.protection.outlook.com"_s});
                f.dkim = {keyFor(u"selector1"_s, DkimKey::State::Missing), keyFor(u"selector2"_s, DkimKey::State::NotDkim)};
            },
            {u"dkim.selector-missing"_s});
        row("one selector is enough",
            [](Facts &f) {
                moveTo(f, {u"example-com.mail.protection.outlook.com"_s});
                f.dkim = {keyFor(u"selector1"_s, DkimKey::State::Missing), keyFor(u"selector2"_s, DkimKey::State::Usable)};
            },
            {});
        row("who is not on Exchange Online needs none of its selectors", [](Facts &f) { f.dkim = {keyFor(u"selector1"_s, DkimKey::State::Missing)}; }, {});
        row("a selector that was asked for is missing", [](Facts &f) { f.dkim = {keyFor(u"mine"_s, DkimKey::State::Missing)}; }, {u"dkim.selector-missing"_s});
        row("a revoked key", [](Facts &f) { f.dkim = {keyFor(u"selector1"_s, DkimKey::State::Revoked)}; }, {u"dkim.key-revoked"_s});
        row("a broken key", [](Facts &f) { f.dkim = {keyFor(u"selector1"_s, DkimKey::State::Invalid)}; }, {u"dkim.key-invalid"_s});
        row("a short key", [](Facts &f) { f.dkim = {keyFor(u"selector1"_s, DkimKey::State::Short)}; }, {u"dkim.key-too-short"_s});

        row("nothing listens", [](Facts &f) { f.mx[0].sessions = {sessionFor(smtp::Reach::Refused)}; }, {u"mx.unreachable"_s});
        row("port 25 is closed here", [](Facts &f) { f.mx[0].sessions = {sessionFor(smtp::Reach::TimedOut)}; }, {u"mx.unreachable"_s, u"mx.port-25-blocked"_s});
        row("no IPv6 here is not the server's fault",
            [](Facts &f) {
                auto six = sessionFor(smtp::Reach::NoRoute);
                six.address = QHostAddress(u"2001:db8::1"_s);
                f.mx[0].sessions << six;
            },
            {});
        row("turned away", [](Facts &f) { f.mx[0].sessions = {sessionFor(smtp::Reach::Greeted, 554)}; }, {u"mx.rejected-greeting"_s});
        row("come back later", [](Facts &f) { f.mx[0].sessions = {sessionFor(smtp::Reach::Greeted, 421)}; }, {u"mx.temporary-greeting"_s});
        row("no encryption", [](Facts &f) { f.mx[0].sessions[0].starttls = false; f.mx[0].sessions[0].certificate = smtp::Certificate::None; }, {u"mx.starttls-missing"_s});
        row("an expired certificate", [](Facts &f) { f.mx[0].sessions[0].certificate = smtp::Certificate::Expired; }, {u"mx.certificate-invalid"_s});
        row("not looked at is not judged", [](Facts &f) { f.smtpLookedAt = false; f.mx[0].sessions.clear(); }, {});
        row("an address that was not tried", [](Facts &f) { f.mx[0].sessions = {sessionFor(smtp::Reach::NotTried)}; }, {});

        row("the name servers disagree", [](Facts &f) { f.views << viewFor(u"192.0.2.55"_s, View::Role::Authoritative, {u"10 old.example.com"_s}); },
            {u"mx.authoritative-disagree"_s});
        row("the resolvers disagree", [](Facts &f) { f.views << viewFor(u"192.0.2.56"_s, View::Role::Recursive, {u"10 old.example.com"_s}); }, {u"mx.resolvers-disagree"_s});
        row("a resolver remembers", [](Facts &f) { f.views[1].mx = {u"10 old.example.com"_s}; }, {u"mx.cached-old"_s});
        row("inside another answer than outside", [](Facts &f) {
            f.views[1].mx = {u"10 inside.example.com"_s};
            f.views[1].side = View::Side::Inside;
            f.views[1].authoritative = true;
            f.views << viewFor(u"198.51.100.9"_s, View::Role::Recursive, f.views[0].mx);
        }, {u"mx.resolvers-disagree"_s});
        row("a serial number alone is no difference", [](Facts &f) { f.views[0].serial = 1; f.views << f.views[0]; f.views.last().serial = 2; }, {});
        row("a long TTL", [](Facts &f) { f.mxTtl = 14 * 24h; }, {u"mx.long-ttl"_s});
        row("no TTL", [](Facts &f) { f.mxTtl = 0s; }, {u"mx.ttl-zero"_s});

        row("no SPF", [](Facts &f) { f.spf = lintOf(u"hello"_s); }, {u"spf.none"_s});
        row("SPF that everybody passes", [](Facts &f) { f.spf = lintOf(u"v=spf1 +all"_s); }, {u"spf.allows-everyone"_s});
        row("the whole Internet as a network", [](Facts &f) { f.spf = lintOf(u"v=spf1 ip4:0.0.0.0/0 -all"_s); }, {u"spf.allows-everyone"_s});
        row("SPF without an end", [](Facts &f) { f.spf = lintOf(u"v=spf1 ip4:192.0.2.1"_s); }, {u"spf.no-all"_s});
        row("SPF with ptr", [](Facts &f) { f.spf = lintOf(u"v=spf1 ptr -all"_s); }, {u"spf.uses-ptr"_s});
        row("SPF with a typing error", [](Facts &f) { f.spf = lintOf(u"v=spf1 ipv4:192.0.2.1 -all"_s); }, {u"spf.permerror"_s});
        row("SPF that includes itself", [](Facts &f) { f.spf = lintOf(u"v=spf1 include:example.com -all"_s); }, {u"spf.permerror"_s});
        row("SPF with three void terms", [](Facts &f) { f.spf = lintOf(u"v=spf1 a:a.example.com a:b.example.com a:c.example.com -all"_s); }, {u"spf.permerror"_s});
        row("SPF with two void terms", [](Facts &f) { f.spf = lintOf(u"v=spf1 a:a.example.com a:b.example.com -all"_s); }, {});
        row("SPF with eleven lookups", [](Facts &f) { f.spf = lintOf(u"v=spf1 "_s + u"exists:%{i}.example.com "_s.repeated(11) + u"-all"_s); }, {u"spf.too-many-lookups"_s});
        row("SPF with ten lookups", [](Facts &f) { f.spf = lintOf(u"v=spf1 "_s + u"exists:%{i}.example.com "_s.repeated(10) + u"-all"_s); }, {});
        row("two SPF records", [](Facts &f) { f.spf.records << f.spf.records; f.spf.fault = spf::Fault::Multiple; }, {u"spf.multiple"_s});
        row("SPF that cannot be followed", [](Facts &f) { f.spf.fault = spf::Fault::LookupFailed; }, {u"spf.lookup-failed"_s});

        row("no DMARC", [](Facts &f) { f.dmarc.record.reset(); f.dmarc.candidates.clear(); }, {u"dmarc.none"_s});
        row("DMARC that could not be asked for is not missing", [](Facts &f) { f.dmarc.record.reset(); f.dmarc.candidates.clear(); f.dmarc.failed = true; }, {});
        row("two DMARC records", [](Facts &f) { f.dmarc.multiple = true; }, {u"dmarc.multiple"_s});
        row("a DMARC record in the wrong case", [](Facts &f) { f.dmarc = dmarcOf(u"V=dmarc1; p=reject"_s); f.dmarc.record.reset(); }, {u"dmarc.invalid"_s});
        row("DMARC that only asks", [](Facts &f) { f.dmarc = dmarcOf(u"v=DMARC1; p=none"_s); }, {u"dmarc.policy-none"_s});
        row("DMARC from above", [](Facts &f) { f.dmarc.inherited = true; f.dmarc.candidates.clear(); }, {u"dmarc.inherited"_s});
        row("reports to somebody who did not agree", [](Facts &f) { f.dmarc.unauthorizedReports = {u"reports.example"_s}; }, {u"dmarc.reports-not-authorised"_s});

        row("MTA-STS without id", [](Facts &f) { readMtaStsRecord(lookFor({u"v=STSv1;"_s}), f.mtaSts); }, {u"mta-sts.invalid"_s});
        row("two MTA-STS records", [](Facts &f) { readMtaStsRecord(lookFor({u"v=STSv1; id=1;"_s, u"v=STSv1; id=2;"_s}), f.mtaSts); }, {u"mta-sts.invalid"_s});
        row("MTA-STS whose policy was not fetched", [](Facts &f) { readMtaStsRecord(lookFor({u"v=STSv1; id=1;"_s}), f.mtaSts); }, {});
        row("MTA-STS whose policy cannot be fetched", [](Facts &f) { f.mtaSts.state = MtaSts::State::Valid; f.mtaSts.policyState = MtaSts::PolicyState::Unreachable; },
            {u"mta-sts.policy-unreachable"_s});
        row("MTA-STS with a certificate for another name", [](Facts &f) { f.mtaSts.state = MtaSts::State::Valid; f.mtaSts.policyState = MtaSts::PolicyState::BadCertificate; },
            {u"mta-sts.invalid"_s});
        row("MTA-STS that covers the servers",
            [](Facts &f) { f.mtaSts.state = MtaSts::State::Valid; readMtaStsPolicy("version: STSv1\r\nmode: enforce\r\nmx: *.example.com\r\nmax_age: 86400\r\n", f.mtaSts); }, {});
        row("MTA-STS that covers other servers",
            [](Facts &f) { f.mtaSts.state = MtaSts::State::Valid; readMtaStsPolicy("version: STSv1\nmode: enforce\nmx: mail.example.org\nmax_age: 86400\n", f.mtaSts); },
            {u"mta-sts.mx-mismatch"_s});
        row("MTA-STS with a policy without age", [](Facts &f) { f.mtaSts.state = MtaSts::State::Valid; readMtaStsPolicy("version: STSv1\nmode: none\n", f.mtaSts); },
            {u"mta-sts.invalid"_s});
        row("TLS reports to nowhere", [](Facts &f) { f.tlsReporting = readTlsReporting(lookFor({u"v=TLSRPTv1; rua=tls@example.com"_s})); }, {u"tls-rpt.invalid"_s});
        row("TLS reports", [](Facts &f) { f.tlsReporting = readTlsReporting(lookFor({u"v=TLSRPTv1; rua=mailto:tls@example.com"_s})); }, {});

        row("TLSA without DNSSEC", [](Facts &f) { f.mx[0].tlsa = {{3, 1, 1, QByteArray(32, 'x')}}; }, {u"dane.unsigned"_s});
        row("TLSA of another certificate", [](Facts &f) { f.mx[0].tlsa = {{3, 0, 1, QByteArray(32, 'x')}}; f.mx[0].tlsaSecure = true; f.mx[0].sessions[0].chain = {"certificate"}; },
            {u"dane.mismatch"_s});
        row("TLSA of this certificate",
            [](Facts &f) { f.mx[0].tlsa = {{3, 0, 0, "certificate"}}; f.mx[0].tlsaSecure = true; f.mx[0].sessions[0].chain = {"certificate"}; }, {});
        row("TLSA of a kind that does not count for mail",
            [](Facts &f) { f.mx[0].tlsa = {{1, 0, 0, "other"}}; f.mx[0].tlsaSecure = true; f.mx[0].sessions[0].chain = {"certificate"}; }, {});
        row("wrong signatures", [](Facts &f) { f.security = Security::Bogus; }, {u"dnssec.bogus"_s});
        row("wrong signatures behind a resolver that checks", [](Facts &f) { f.security = Security::Bogus; f.mxOutcome = dns::Outcome::ServerFailure; }, {u"dnssec.bogus"_s});
        row("signed, and the parent does not say so", [](Facts &f) { f.security = Security::Island; }, {u"dnssec.no-ds"_s});
        row("signed", [](Facts &f) { f.security = Security::Secure; }, {});
        row("no domain at all", [](Facts &f) { f.domain.clear(); }, {});
    }
    void rules()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, ids);
        auto facts = healthy();
        change(facts);
        QStringList found;
        for (const auto &finding : judge(facts)) {
            found << finding.id.text();
            m_raised << finding.id.text();
            for (const auto &place : places(QString::fromUtf8(finding.id.kind().text)))
                QVERIFY2(place == "subject"_L1 || finding.evidence.contains(place), qPrintable(finding.id.text() + " lacks "_L1 + place));
        }
        found.sort();
        ids.sort();
        QCOMPARE(found.join(u' '), ids.join(u' '));
    }

    void everyFindingHasACase()
    {
        static const QStringList prefixes{u"domain"_s, u"mx"_s, u"spf"_s, u"dmarc"_s, u"dkim"_s, u"mta-sts"_s, u"tls-rpt"_s, u"dane"_s, u"dnssec"_s};
        for (const auto &kind : findingKinds) {
            const auto id = QString::fromLatin1(kind.id.data(), qsizetype(kind.id.size()));
            if (prefixes.contains(id.section(u'.', 0, 0)))
                QVERIFY2(m_raised.contains(id), qPrintable(id));
        }
    }

    void severities_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("severity");
        QTest::addRow("no MX and no address: error") << Change([](Facts &f) { f.mxOutcome = dns::Outcome::NoData; f.mx.clear(); }) << u"error"_s;
        QTest::addRow("no MX, but an address: warning") << Change([](Facts &f) { f.mxOutcome = dns::Outcome::NoData; f.hasAddress = true; }) << u"warning"_s;
        QTest::addRow("the label of another domain: warning") << Change([](Facts &f) { moveTo(f, {u"old-com.mail.protection.outlook.com"_s}); }) << u"warning"_s;
        QTest::addRow("an unknown suffix: error") << Change([](Facts &f) { moveTo(f, {u"example-com.protection.outlook.com"_s}); }) << u"error"_s;
        QTest::addRow("several Exchange Online: warning") << Change([](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s, u"example-com.o-v1.mx.microsoft"_s}); })
                                                          << u"warning"_s;
        QTest::addRow("one of two servers is down: warning") << Change([](Facts &f) {
            f.mx << mxFor(u"mail2.example.com"_s);
            f.mx[1].sessions = {sessionFor(smtp::Reach::Refused)};
        }) << u"warning"_s;
    }
    void severities()
    {
        QFETCH(Change, change);
        QFETCH(QString, severity);
        auto facts = healthy();
        facts.views.clear();
        change(facts);
        QString worst;
        for (const auto &finding : judge(facts)) {
            if (finding.id.text().startsWith("mx."_L1))
                worst = todoku::name(finding.severity());
        }
        QCOMPARE(worst, severity);
    }

    void agreementTellsWhatToWaitFor_data()
    {
        QTest::addColumn<QList<View>>("views");
        QTest::addColumn<Agreement>("agreement");
        QTest::addColumn<int>("next");      // seconds after the first look; -1: nothing to wait for
        QTest::addColumn<int>("forgotten"); // seconds; -1: unknown
        const QStringList fresh{u"10 new.example.com"_s}, old{u"10 old.example.com"_s};
        const auto authority = [](const QStringList &mx, quint32 serial) {
            auto view = viewFor(u"192.0.2.53"_s, View::Role::Authoritative, mx);
            view.serial = serial;
            view.ttl = 3600s;
            return view;
        };
        const auto resolver = [](const QStringList &mx, std::chrono::seconds ttl) {
            auto view = viewFor(u"192.0.2.9"_s, View::Role::Recursive, mx);
            view.ttl = ttl;
            return view;
        };
        auto silent = authority(fresh, 2);
        silent.outcome = dns::Outcome::TimedOut;
        silent.mx.clear();
        auto inside = resolver(old, 40s);
        inside.side = View::Side::Inside;
        inside.authoritative = true;
        QTest::addRow("nobody answers") << QList<View>{silent} << Agreement::Unknown << 30 << -1;
        QTest::addRow("all agree") << QList<View>{authority(fresh, 2), authority(fresh, 2), resolver(fresh, 5s)} << Agreement::Agreed << -1 << 0;
        QTest::addRow("who is silent is not waited for") << QList<View>{authority(fresh, 2), silent, resolver(fresh, 5s)} << Agreement::Agreed << -1 << 0;
        QTest::addRow("a name server is behind") << QList<View>{authority(old, 1), authority(fresh, 2), resolver(fresh, 5s)} << Agreement::AuthoritiesDiffer << 30 << 3600;
        QTest::addRow("the newest zone counts, over the end of serial numbers") << QList<View>{authority(old, 0xfffffff0), authority(fresh, 3), resolver(fresh, 9s)} << Agreement::AuthoritiesDiffer
                                                                                << 30 << 3600;
        QTest::addRow("two resolvers remember, the first forgets soon") << QList<View>{authority(fresh, 2), resolver(old, 41s), resolver(old, 1200s)} << Agreement::CachesRemember << 42 << 1200;
        QTest::addRow("no longer than a quarter of an hour between two looks") << QList<View>{authority(fresh, 2), resolver(old, 80000s)} << Agreement::CachesRemember << 900 << 80000;
        QTest::addRow("resolvers alone can be compared, too") << QList<View>{resolver(old, 10s), resolver(fresh, 20s)} << Agreement::CachesRemember << 11 << -1;
        QTest::addRow("one resolver alone cannot") << QList<View>{resolver(old, 10s)} << Agreement::Unknown << 30 << -1;
        QTest::addRow("inside it stays different") << QList<View>{authority(fresh, 2), resolver(fresh, 9s), inside} << Agreement::SplitView << -1 << 0;
        QTest::addRow("a lame server says nothing") << QList<View>{authority(fresh, 2), [&] { auto lame = authority(old, 9); lame.authoritative = false; return lame; }()} << Agreement::Agreed << -1 << 0;
    }
    void agreementTellsWhatToWaitFor()
    {
        QFETCH(QList<View>, views);
        QFETCH(Agreement, agreement);
        QFETCH(int, next);
        QFETCH(int, forgotten);
        QCOMPARE(int(agreementOf(views)), int(agreement));
        QCOMPARE(nextLook(views, 1).value_or(-1s).count(), next);
        Facts facts;
        facts.views = views;
        QCOMPARE(untilForgotten(facts).value_or(-1s).count(), forgotten);
    }

    void remediesAreExact_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("expected"); // "- old line", "+ new line", "?" where only the tenant knows
        const auto row = [](const char *name, Change change, QStringList expected) { QTest::addRow("%s", name) << change << expected; };
        row("nothing to mend", [](Facts &) { }, {});
        row("a null MX", [](Facts &f) { f.mx = {Mx{0, {}}}; }, {u"- example.com. IN MX 0 ."_s});
        row("a null MX beside another", [](Facts &f) { f.mx << Mx{0, {}}; }, {u"- example.com. IN MX 0 ."_s});
        row("a label that forgot the rest", [](Facts &f) { moveTo(f, {u"example-com.protection.outlook.com"_s}); },
            {u"- example.com. IN MX 10 example-com.protection.outlook.com."_s, u"+ example.com. IN MX 10 example-com.mail.protection.outlook.com."_s});
        row("the closed German cloud", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.de"_s}); },
            {u"- example.com. IN MX 10 example-com.mail.protection.outlook.de."_s, u"+ example.com. IN MX 10 example-com.mail.protection.outlook.com."_s});
        row("China's cloud, by its SPF record", [](Facts &f) {
            moveTo(f, {u"example-com.mail.outlook.cn"_s});
            f.spf.includes = {u"spf.protection.partner.outlook.cn"_s};
        }, {u"- example.com. IN MX 10 example-com.mail.outlook.cn."_s, u"+ example.com. IN MX 10 example-com.mail.protection.partner.outlook.cn."_s});
        row("the government's cloud, by the MX itself", [](Facts &f) { moveTo(f, {u"example-com.protection.office365.us"_s}); },
            {u"- example.com. IN MX 10 example-com.protection.office365.us."_s, u"+ example.com. IN MX 10 example-com.mail.protection.office365.us."_s});
        row("a hyphen: only the tenant knows", [](Facts &f) {
            moveTo(f, {u"my-company-com.mail.protection.outlook.com"_s});
            f.domain = u"my-company.com"_s;
            f.mx[0].outcome = dns::Outcome::NoSuchName;
        }, {u"- my-company.com. IN MX 10 my-company-com.mail.protection.outlook.com."_s, u"?"_s});
        row("the right label, and it does not exist", [](Facts &f) {
            moveTo(f, {u"example-com.mail.protection.outlook.com"_s});
            f.mx[0].outcome = dns::Outcome::NoSuchName;
        }, {u"- example.com. IN MX 10 example-com.mail.protection.outlook.com."_s, u"?"_s});
        row("two of Exchange Online", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.com"_s, u"example-com.o-v1.mx.microsoft"_s}); },
            {u"- example.com. IN MX 10 example-com.o-v1.mx.microsoft."_s});
        row("left over from the verification", [](Facts &f) { f.mx << mxFor(u"ms12345678.msv1.invalid"_s, 32767); }, {u"- example.com. IN MX 32767 ms12345678.msv1.invalid."_s});
        row("the missing dot", [](Facts &f) { f.mx = {deadMx(u"mail.example.com.example.com"_s, dns::Outcome::NoSuchName)}; },
            {u"- example.com. IN MX 10 mail.example.com.example.com."_s, u"+ example.com. IN MX 10 mail.example.com."_s});
        row("the missing dot behind Exchange Online's name", [](Facts &f) { f.mx = {deadMx(u"example-com.mail.protection.outlook.com.example.com"_s, dns::Outcome::NoSuchName)}; },
            {u"- example.com. IN MX 10 example-com.mail.protection.outlook.com.example.com."_s, u"+ example.com. IN MX 10 example-com.mail.protection.outlook.com."_s});
        row("beside Microsoft's names", [](Facts &f) { moveTo(f, {u"example-com.mail.protection.outlook.co"_s}); },
            {u"- example.com. IN MX 10 example-com.mail.protection.outlook.co."_s, u"+ example.com. IN MX 10 example-com.mail.protection.outlook.com."_s});
        row("the newer form without its middle: only the tenant knows", [](Facts &f) { moveTo(f, {u"example-com.mx.microsoft"_s}); },
            {u"- example.com. IN MX 10 example-com.mx.microsoft."_s, u"?"_s});
        row("somebody else's protection", [](Facts &f) { f.mx = {mxFor(u"mx.protection.example.net"_s)}; }, {});
        row("an address where a name has to stand", [](Facts &f) { f.mx = {deadMx(u"192.0.2.7"_s, dns::Outcome::NoData)}; },
            {u"- example.com. IN MX 10 192.0.2.7."_s, u"+ example.com. IN MX 10 mail.example.com."_s, u"+ mail.example.com. IN A 192.0.2.7"_s});
        row("an alias", [](Facts &f) { f.mx[0].aliases = {u"real.example.net"_s}; },
            {u"- example.com. IN MX 10 mail.example.com."_s, u"+ example.com. IN MX 10 real.example.net."_s});
        row("no SPF on Exchange Online", [](Facts &f) {
            moveTo(f, {u"example-com.mail.protection.office365.us"_s});
            f.spf = {};
            f.spf.look = lookFor({});
        }, {u"+ example.com. IN TXT \"v=spf1 include:spf.protection.office365.us -all\""_s});
        row("SPF without Exchange Online", [](Facts &f) {
            moveTo(f, {u"example-com.mail.protection.outlook.com"_s});
            f.spf = lintOf(u"v=spf1 ip4:192.0.2.1 -all"_s);
            f.spf.look = lookFor(f.spf.records);
        }, {u"- example.com. IN TXT \"v=spf1 ip4:192.0.2.1 -all\""_s, u"+ example.com. IN TXT \"v=spf1 include:spf.protection.outlook.com ip4:192.0.2.1 -all\""_s});
        row("two SPF records", [](Facts &f) {
            f.spf = {};
            f.spf.records = {u"v=spf1 mx ~all"_s, u"v=spf1 MX ip4:192.0.2.1 -all"_s};
            f.spf.look = lookFor(f.spf.records);
            f.spf.fault = spf::Fault::Multiple;
        }, {u"- example.com. IN TXT \"v=spf1 mx ~all\""_s, u"+ example.com. IN TXT \"v=spf1 mx ip4:192.0.2.1 -all\""_s, u"- example.com. IN TXT \"v=spf1 MX ip4:192.0.2.1 -all\""_s});
        row("MTA-STS without an id", [](Facts &f) {
            readMtaStsRecord(lookFor({u"v=STSv1;"_s}), f.mtaSts);
            f.at = QDateTime({2026, 2, 3}, {4, 5, 6}, Qt::UTC);
        }, {u"- _mta-sts.example.com. IN TXT \"v=STSv1;\""_s, u"+ _mta-sts.example.com. IN TXT \"v=STSv1; id=20260203040506;\""_s});
        row("two MTA-STS records", [](Facts &f) { readMtaStsRecord(lookFor({u"v=STSv1; id=1;"_s, u"other"_s, u"v=STSv1; id=2;"_s}), f.mtaSts); },
            {u"- _mta-sts.example.com. IN TXT \"v=STSv1; id=2;\""_s});
        row("a TLSA record of the certificate before", [](Facts &f) { present(f, smtp::Certificate::Valid); },
            {QString("- _25._tcp.mail.example.com. IN TLSA 3 1 1 "_L1 + QString(u"78"_s).repeated(32)),
             u"+ _25._tcp.mail.example.com. IN TLSA 3 1 1 e0f66d87ed9a8b74f8fef8280dfb14e9b7d0c4485c8a6e1d13e1963d4d4e9a3c"_s});
        row("a certificate that only the TLSA record could have proven", [](Facts &f) { present(f, smtp::Certificate::SelfSigned); }, {});
        row("no DMARC", [](Facts &f) {
            f.dmarc = {};
            f.dmarc.look = lookFor({});
            f.dmarc.organizationalDomain = f.domain;
        }, {u"+ _dmarc.example.com. IN TXT \"v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com\""_s});
    }
    void remediesAreExact()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, expected);
        auto facts = healthy();
        change(facts);
        QStringList lines;
        for (const auto &remedy : remedies(facts)) {
            if (!remedy.before.isEmpty())
                lines << "- "_L1 + zoneLine(remedy, remedy.before);
            if (!remedy.value.isEmpty())
                lines << "+ "_L1 + zoneLine(remedy, remedy.value);
            if (remedy.standing == Remedy::Standing::AskTenant)
                lines << u"?"_s;
        }
        QCOMPARE(lines.join(u'\n'), expected.join(u'\n'));
    }

    void longTextsAreCutIntoStrings()
    {
        const Remedy remedy{Remedy::Action::Add, u"example.com"_s, u"TXT"_s, {}, {}, "spf.none"};
        QCOMPARE(zoneLine(remedy, QString(300, u'x')), "example.com. IN TXT \"%1\" \"%2\""_L1.arg(QString(255, u'x'), QString(45, u'x')));
        QCOMPARE(zoneLine(remedy, u"a\"b\\c\n"_s), u"example.com. IN TXT \"a\\\"b\\\\c\\010\""_s);
    }

    void namesBecomeAscii_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("ascii");
        QTest::addRow("plain") << u"Example.COM"_s << u"example.com"_s;
        QTest::addRow("a last dot") << u" example.com. "_s << u"example.com"_s;
        QTest::addRow("Japanese") << u"日本語.example"_s << u"xn--wgv71a119e.example"_s;
        QTest::addRow("full-width letters and dots") << u"ｅｘａｍｐｌｅ．ｃｏｍ"_s << u"example.com"_s;
        QTest::addRow("an underscore is a name all the same") << u"_dmarc.example.com"_s << u"_dmarc.example.com"_s;
        QTest::addRow("an empty label") << u"a..example"_s << QString();
        QTest::addRow("spaces") << u"a b.example"_s << QString();
        QTest::addRow("nothing") << QString() << QString();
        QTest::addRow("a label of 64 letters") << QString(64, u'a') + ".example"_L1 << QString();
    }
    void namesBecomeAscii()
    {
        QFETCH(QString, input);
        QFETCH(QString, ascii);
        QCOMPARE(toAscii(input), ascii);
    }
};

QTEST_GUILESS_MAIN(TestDomainRules)
#include "test_domain_rules.moc"
