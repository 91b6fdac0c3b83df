// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

#include <QtCore/QSet>
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
