// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/dns.h"
#include "todoku/finding.h"
#include "todoku/smtp.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <functional>
#include <memory>

class QTimer;

/// A domain -> what its mail records say, from every side, and what is wrong with them.
namespace todoku::domain {

/// What the name system says, as far as it is known. nullptr: not known yet, and noted as wanted.
/// With it the readers below are plain functions: they are run again when more is known, and never wait.
using Lookup = std::function<const dns::Answer *(const QString &name, dns::Type type)>;

/// What a TXT (or other) question came to.
struct Look {
    QString name{};
    std::optional<dns::Outcome> outcome{}; ///< nullopt: not looked at
    QStringList aliases{};
    QStringList texts{};                   ///< as they are published; what is not UTF-8 stands as replacement characters
    std::chrono::seconds ttl{0};
    bool operator==(const Look &) const = default;
};

namespace spf {

enum class Result { Pass, Fail, SoftFail, Neutral, None, TempError, PermError };
QString name(Result result); ///< RFC 7208 §2.6, in lower case

/// Whether macros (%{l}, %{s}; RFC 7208 §7.2) may put the sender's local part into questions to the name system. Withheld, "postmaster"
/// stands in its place, and Evaluation::localPartMissing tells whether that made a difference.
enum class LocalPart { Sent, Withheld };

/// One connection whose right to send is asked about.
struct Connection {
    QHostAddress client{};
    QString sender{};     ///< MAIL FROM, bare; empty for a bounce: then postmaster@helo counts
    QString helo{};
    LocalPart localPart = LocalPart::Sent;
    QString receiver{}; ///< %{r} of explanations
    QDateTime time{};   ///< %{t} of explanations; invalid: now
};

/// One term as it was met.
struct TraceRow {
    QString term{};
    QString domain{};      ///< whose record it stands in
    int depth = 0;       ///< 0: the domain's own record
    QString result{};      ///< "pass", "no match" …
    int lookups = 0;     ///< that it cost, with everything below it
    bool isVoid = false; ///< its name does not exist or has no such record
    bool operator==(const TraceRow &) const = default;
};

struct Evaluation {
    Result result = Result::None;
    QString explanation{};
    int lookups = 0;
    int voidLookups = 0;
    bool localPartMissing = false; ///< a record asked for the local part, which was withheld: the result is that of postmaster
    QString problem{}; ///< why it is a permerror, for the log and the report
    QList<TraceRow> trace{};
    bool operator==(const Evaluation &) const = default;
};

/// RFC 7208 §4. nullopt: the lookup still misses answers.
std::optional<Evaluation> evaluate(const Connection &connection, const Lookup &lookup);

/// What is wrong with a record as a whole, whoever sends: a linter reads on where the evaluator stops.
enum class Fault { None, Multiple, Syntax, TooManyLookups, TooManyVoids, TooManyMxHosts, Loop, MissingInclude, LookupFailed };

struct Lint {
    Look look{};
    QStringList records{};      ///< those TXT records that are SPF records
    Fault fault = Fault::None;
    QString faultTerm{};        ///< the term that is to blame
    QString faultDomain{};      ///< whose record it stands in
    int lookups = 0;
    int voidLookups = 0;
    QList<TraceRow> terms{};    ///< all of the tree, `result` empty
    QStringList includes{};     ///< every domain whose record is taken in, by include or redirect
    QString all{};              ///< "+", "-", "~", "?"; empty: there is neither all nor redirect
    bool usesPtr = false;
    bool allowsEveryone = false; ///< somewhere in the tree stands +all, or a network of the whole Internet
    bool operator==(const Lint &) const = default;
};
/// `complete` false: answers are still missing.
struct LintState {
    Lint lint{};
    bool complete = true;
};
LintState lint(const QString &domain, const Lookup &lookup);

} // namespace spf

namespace dmarc {

enum class Policy { None, Quarantine, Reject };
QString name(Policy policy);

/// A DMARC record (RFC 9989 §4.7, tolerant of RFC 7489).
struct Record {
    QString text{};
    QString domain{};                     ///< where it was found, without "_dmarc."
    bool valid = false;
    QString fault{};                      ///< the tag that makes it invalid
    std::optional<Policy> policy{};       ///< p; absent counts as none
    std::optional<Policy> subdomains{};   ///< sp
    std::optional<Policy> nonExistent{};  ///< np
    QChar publicSuffix = u'u';          ///< psd: y, n, u
    bool testing = false;               ///< t=y
    bool strictSpf = false;
    bool strictDkim = false;
    QStringList aggregateReports{};       ///< rua, bare URIs
    QStringList failureReports{};         ///< ruf
    QStringList warnings{};               ///< tags that RFC 9989 removed, unknown tags, odd order
    bool operator==(const Record &) const = default;
};
/// Whether the text means to be a DMARC record, however badly.
bool looksLikeRecord(QStringView text);
Record readRecord(const QString &text);

/// What holds for a domain.
struct Discovery {
    Look look{};                          ///< at the domain itself
    std::optional<Record> record{};       ///< nullopt: none anywhere
    QStringList candidates{};             ///< texts at the domain itself that are, or mean to be, DMARC records
    bool multiple = false;
    bool inherited = false;             ///< found above the domain
    QString organizationalDomain{};       ///< RFC 9989 §4.10.2
    Policy effective = Policy::None;
    bool failed = false;                ///< an answer could not be had
    QStringList unauthorizedReports{};    ///< rua targets outside that do not agree (RFC 9990 §4)
    bool operator==(const Discovery &) const = default;
};
struct DiscoveryState {
    Discovery discovery{};
    bool complete = true;
};
/// The tree walk of RFC 9989 §4.10: at most eight questions.
DiscoveryState discover(const QString &domain, const Lookup &lookup);

struct Alignment {
    QString domain{};    ///< where the policy was found; empty: no policy
    bool pass = false;
    bool failed = false;   ///< an answer could not be had: for now nothing can be said
    QString spf{};         ///< the domain that SPF passed for and that is aligned: the author's, or in relaxed mode the organizational one; empty: none
    QString dkim{};
    std::optional<Policy> policy{};
    std::optional<Record> record{};
    bool operator==(const Alignment &) const = default;
};
/// What a receiver concludes (RFC 9989 §5.4). nullopt: answers are still missing.
std::optional<Alignment> evaluate(const QString &authorDomain, const QStringList &spfPassDomains, const QStringList &dkimPassDomains, const Lookup &lookup);

} // namespace dmarc

/// A key record of DKIM (RFC 6376 §3.6.1).
struct DkimKey {
    enum class State { Missing, Usable, Revoked, Invalid, Short, NotDkim, LookupFailed };
    QString selector{};
    Look look{};
    State state = State::Missing;
    int bits = 0;
    QString detail{}; ///< why it is invalid
    bool operator==(const DkimKey &) const = default;
};
DkimKey readDkimKey(const QString &selector, const Look &look);

/// An MTA-STS record and policy (RFC 8461 §3).
struct MtaSts {
    enum class State { None, Valid, Invalid, Multiple };
    enum class PolicyState { NotFetched, Fetched, Unreachable, BadCertificate, NotFound, Redirected, TooLarge, Invalid };
    Look look{};
    State state = State::None;
    QString id{};
    PolicyState policyState = PolicyState::NotFetched;
    QString policyProblem{};
    QString mode{};            ///< enforce, testing, none
    QStringList mx{};          ///< patterns
    std::chrono::seconds maxAge{0};
    bool operator==(const MtaSts &) const = default;
};
/// Whether a text is, or means to be, an MTA-STS record.
bool meansMtaSts(const QString &text);
void readMtaStsRecord(const Look &look, MtaSts &mtaSts);
void readMtaStsPolicy(const QByteArray &body, MtaSts &mtaSts);
/// RFC 8461 §4.1: "*.example.com" covers one label.
bool policyCovers(const MtaSts &mtaSts, QStringView host);

/// A TLS-RPT record (RFC 8460 §3).
struct TlsReporting {
    enum class State { None, Valid, Invalid, Multiple };
    Look look{};
    State state = State::None;
    bool operator==(const TlsReporting &) const = default;
};
TlsReporting readTlsReporting(const Look &look);

/// A TLSA record (RFC 6698 §2).
struct Tlsa {
    int usage = 0;
    int selector = 0;
    int matching = 0;
    QByteArray data{};
    bool operator==(const Tlsa &) const = default;
};

enum class Security {
    NotChecked,
    Secure,     ///< a chain of signatures from the trust anchor
    Insecure,   ///< proven to be unsigned, or signed in a way that this machine cannot check (RFC 4035 §5.2)
    Island,     ///< signed, but the parent has no DS record
    Bogus,      ///< signed, and wrong
    Unknown,    ///< answers are missing
};
QString name(Security security);

/// One mail exchanger, as the domain publishes it.
struct Mx {
    quint16 preference = 0;         ///< lower is tried first (RFC 5321 §5.1)
    QString host{};                   ///< without the last dot; empty for a null MX (RFC 7505)
    std::chrono::seconds ttl{0};
    bool implicit = false;          ///< no MX record: the domain's own address counts (RFC 5321 §5.1)
    dns::Outcome outcome = dns::Outcome::TimedOut; ///< of its addresses
    QStringList aliases{};            ///< RFC 5321 §5.1 wants none
    QList<QHostAddress> addresses{};
    QList<Tlsa> tlsa{};               ///< at _25._tcp.<host>
    bool tlsaSecure = false;        ///< validated
    QList<smtp::Session> sessions{};  ///< one for each address that was connected to
    bool operator==(const Mx &) const = default;
};

/// What one server says about the domain's MX.
struct View {
    enum class Role { Authoritative, Recursive };
    /// Inside: one of the machine's own resolvers, or one with a private address. What it says may hold for this network only.
    enum class Side { Inside, Outside };
    QString server{};                 ///< "192.0.2.53"
    QString name{};                   ///< of an authoritative server
    Role role = Role::Authoritative;
    dns::Outcome outcome = dns::Outcome::TimedOut;
    bool authoritative = false;     ///< AA
    QStringList mx{};                 ///< "10 mail.example.com", sorted
    std::chrono::seconds ttl{0};    ///< as it came: what remains of it, at a resolver
    std::optional<quint32> serial{};
    std::optional<quint16> extendedError{};
    Side side = Side::Outside;
    bool operator==(const View &) const = default;
};

struct Facts {
    QString input{};
    QString domain{};                  ///< A-labels, lower case; empty: the input is no domain
    dns::Outcome mxOutcome = dns::Outcome::TimedOut;
    std::optional<quint16> extendedError{}; ///< RFC 8914, of the MX question
    QString extendedText{};
    QStringList aliases{};             ///< the domain itself is a CNAME
    QList<Mx> mx{};                    ///< by preference; a single implicit one where there is no MX but an address
    std::chrono::seconds mxTtl{0};   ///< the longest that any side gave
    std::optional<bool> hasAddress{};  ///< the domain itself has an A or AAAA record
    QString zone{};                    ///< the zone that the domain lies in
    QStringList lameServers{};         ///< named by the delegation, and not authoritative
    QStringList silentServers{};       ///< named by the delegation, without answer
    bool allLame = false;            ///< nobody answers for the domain
    QList<View> views{};
    spf::Lint spf{};
    dmarc::Discovery dmarc{};
    QList<DkimKey> dkim{};
    MtaSts mtaSts{};
    TlsReporting tlsReporting{};
    Security security = Security::NotChecked;
    QString securityDetail{};          ///< where the chain breaks, and why
    bool wildcardTxt = false;        ///< names that should be empty answer with the same text
    bool wildcardMx = false;
    bool smtpLookedAt = false;
    bool privateAllowed = false;     ///< private addresses are meant
    QList<dns::Query> queries{};       ///< what was asked for this domain, also where the answer was at hand
    int fetched = 0;                 ///< web pages
    std::chrono::milliseconds dnsVerdict{0}; ///< when the last answer of the name system was there
    std::chrono::milliseconds elapsed{0};
    QDateTime at{};                  ///< when the last answer came
    bool operator==(const Facts &) const = default;
};

struct Options {
    dns::Options dns{};
    QHash<QString, dns::Server> nameServers{}; ///< where an authoritative server is reached, by its name
    QStringList selectors{};                   ///< DKIM selectors to look at besides Exchange Online's
    QList<dns::Server> outside{};              ///< resolvers that are asked for the MX record only: how it looks from outside
    QList<dns::Server> inside{};               ///< resolvers of this network, for View::Side; empty: the system's
    enum class Scope { Everything, MxOnly } scope = Scope::Everything; ///< MxOnly: who says what about the MX, nothing else
    bool askAuthoritative = true;
    bool connect = true;                     ///< talk to mail servers, and fetch the MTA-STS policy
    bool allowPrivate = false;
    quint16 smtpPort = 25;
    quint16 httpsPort = 443;                 ///< of MTA-STS policies; another one in tests only
    qint64 now = 0;                          ///< when signatures are judged, seconds since 1970; 0: when the examiner starts
    bool checkSignatures = true;             ///< DNSSEC
    QByteArray trustAnchors{};                 ///< DS or DNSKEY records as text; empty: the root's, built in
};

/// Looks at many domains with one resolver: what they share is asked once.
class Examiner : public QObject
{
    Q_OBJECT
public:
    explicit Examiner(Options options = {}, QObject *parent = nullptr);
    ~Examiner() override;

    /// Cancelling the future stops what is under way for that domain.
    QFuture<Facts> examine(const QString &domain);
    QFuture<spf::Evaluation> evaluateSpf(const spf::Connection &connection);
    /// Everything that was sent so far.
    const QList<dns::Query> &queries() const;

Q_SIGNALS:
    /// All that the name system tells of a domain is there, while its mail servers or its policy are still waited for: a network that lets
    /// nobody out on port 25 does not delay what the records say. Not emitted where there is nobody to wait for.
    void namesKnown(const todoku::domain::Facts &facts);

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

/// One domain, with a resolver of its own.
QFuture<Facts> examine(const QString &domain, const Options &options = {});

/// What the facts mean for mail to this domain. Pure.
std::vector<Finding> judge(const Facts &facts);

/// A resolver that anybody may ask; its operator learns the domain. From resources/tables/public-resolvers.json.
struct PublicResolver {
    QString name{};
    dns::Server server{};
};
QList<PublicResolver> publicResolvers();

/// How far a change of the MX has come.
enum class Agreement {
    Unknown,           ///< too few answered to compare anything
    Agreed,            ///< everybody who answered says the same
    AuthoritiesDiffer, ///< a server that is responsible for the zone is behind the others
    CachesRemember,    ///< those who are responsible agree, a resolver still says something else
    SplitView,         ///< only resolvers inside this network say something else, and as their own knowledge: waiting changes nothing
};
Agreement agreementOf(const QList<View> &views);
/// Whether this one says something else than the responsible server with the newest zone.
bool differs(const View &view, const QList<View> &views);
/// When asking again may show something new, after so many looks: when the next resolver forgets, or when a secondary may have caught up.
/// nullopt: there is nothing to wait for.
std::optional<std::chrono::seconds> nextLook(const QList<View> &views, int looks);
/// How long until nobody can remember another MX record than the newest: what is left of the oldest answer that a resolver still gives; where
/// a responsible server is behind, the whole of its TTL from now. Zero: all agree. nullopt: nothing is known.
std::optional<std::chrono::seconds> untilForgotten(const Facts &facts);

/// What one look of a watch saw.
struct Sight {
    QDateTime at{};
    QList<View> views{};
    Agreement agreement = Agreement::Unknown;
    std::optional<std::chrono::seconds> next{};      ///< until the next look; nullopt: this was the last
    std::optional<std::chrono::seconds> forgotten{}; ///< as untilForgotten()
    QString zone{};
};

/// Looks again and again, at the right moments, until all agree about a domain's MX. Destroying it stops it.
class Watch : public QObject
{
    Q_OBJECT
public:
    Watch(const QString &domain, const Options &options, QObject *parent = nullptr);
    ~Watch() override;
    /// What each look will send.
    static QStringList plan(const QString &domain, Options options);
    /// Everything that was sent so far.
    QList<dns::Query> sent() const;

Q_SIGNALS:
    void looked(const todoku::domain::Sight &sight);

private:
    void look();

    QString m_domain;
    Options m_options;
    QTimer *m_timer;
    std::unique_ptr<Examiner> m_examiner;
    QList<dns::Query> m_sent;
    int m_looks = 0;
    bool m_looking = false;
};

/// A change of the zone that would mend a finding.
struct Remedy {
    enum class Action { Add, Remove, Replace };
    enum class Standing {
        Certain,
        IfNotMeant, ///< only a person knows whether what stands there is meant
        AskTenant,  ///< the value is known to the tenant alone: Microsoft 365 admin center, or Microsoft Graph
    };
    Action action = Action::Add;
    QString owner{};   ///< "example.com", "_dmarc.example.com"
    QString type{};    ///< "MX", "TXT", "A"
    QString value{};   ///< what to publish; empty where the record only goes, or AskTenant
    QString before{};  ///< what stands there now and goes
    FindingId because;
    Standing standing = Standing::Certain;
    bool operator==(const Remedy &) const = default;
};
/// What to change at the domain's DNS host, as far as it can be told from outside. Pure.
QList<Remedy> remedies(const Facts &facts);
/// A line for a zone file (RFC 1035 §5.1), with `value` for the remedy's owner and type; texts quoted.
QString zoneLine(const Remedy &remedy, const QString &value);
/// The names of the servers that are responsible for the domain: whoever runs them can change its records.
QStringList dnsHosts(const Facts &facts);

/// Who takes the mail, by the MX hosts: "exchange-online", "google" …; empty where the table does not know.
QString providerOf(const QList<Mx> &mx);
/// What will be sent before it is: which names go to which servers.
QStringList plan(const QString &domain, const Options &options);

/// The domain in A-labels; empty where it cannot be one (UTS #46, RFC 5891).
QString toAscii(const QString &domain);

/// The contract's object of `todoku-cli domain`.
QJsonObject toJson(const Facts &facts, const std::vector<Finding> &findings);
QJsonObject toJson(const spf::Evaluation &evaluation);
/// One object for each look of a watch.
QJsonObject toJson(const QString &domain, const Sight &sight);

} // namespace todoku::domain
