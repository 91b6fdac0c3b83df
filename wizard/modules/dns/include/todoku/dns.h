// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>

#include <chrono>
#include <memory>
#include <optional>

/// Question -> answer. Packets are libldns's, waiting is Qt's: nothing here blocks, and no thread is started.
///
/// Names are A-labels in presentation format (RFC 1035 §5.1), lower case, without the last dot; the root is the empty string.
/// Unusual bytes stand as "\DDD", a dot inside a label as "\.".
namespace todoku::dns {

/// The record types that mail needs.
enum class Type : quint16 {
    A = 1, NS = 2, CNAME = 5, SOA = 6, PTR = 12, MX = 15, TXT = 16, AAAA = 28, DS = 43, RRSIG = 46, NSEC = 47, DNSKEY = 48, NSEC3 = 50, TLSA = 52
};
QString name(Type type); ///< "MX"

/// What became of a question. The negative answers stay apart, up to the screen.
enum class Outcome {
    Answered,      ///< there are records of the type asked for
    NoSuchName,    ///< NXDOMAIN: the name does not exist (RFC 2308 §2.1)
    NoData,        ///< the name exists, the type does not (RFC 2308 §2.2)
    ServerFailure, ///< SERVFAIL, or an error code that says no more than that
    Refused,       ///< the server does not answer this question for us
    Referral,      ///< a server that should know points to others: it is not authoritative (lame)
    TimedOut,      ///< no answer within the time given
    Truncated,     ///< the answer does not fit in a datagram and could not be had over TCP
    Malformed,     ///< an answer came that cannot be read
    EndlessAlias,  ///< CNAMEs that lead in a circle, or too far
    NotAName,      ///< cannot be asked: a label of more than 63 octets, an empty one, or more than 255 in all
};
QString name(Outcome outcome); ///< "nxdomain", "timeout" … for evidence and the report

enum class Transport { Udp, Tls, Https };

/// Somebody to ask.
struct Server {
    QHostAddress address{};
    quint16 port = 53;
    Transport transport = Transport::Udp; ///< Udp goes on over TCP where an answer is truncated
    QString host{};                       ///< Tls: the name its certificate must bear
    QUrl url{};                           ///< Https: where to post to (RFC 8484)
    bool operator==(const Server &) const = default;
};
QString text(const Server &server); ///< "192.0.2.1", "192.0.2.1:5300", "[2001:db8::1]:5300", "dns.example" or the URL
/// "192.0.2.1", "192.0.2.1:5300", "2001:db8::1", "[2001:db8::1]:53"; nullopt where it is no address.
std::optional<Server> serverFrom(QStringView text);

/// What the machine itself asks, in its order; loopback's 53 where it does not say.
QList<Server> systemServers();

struct Question {
    QString name{};
    Type type = Type::A;
    bool checkingDisabled = false; ///< RFC 4035 §3.2.2: a validating resolver hands out even what it found bogus
    bool operator==(const Question &) const = default;
};
size_t qHash(const Question &question, size_t seed = 0);

/// One record. Which members mean something depends on the type.
struct Record {
    QString owner{};
    Type type = Type::A;
    std::chrono::seconds ttl{0};
    QHostAddress address{};  ///< A, AAAA
    QString name{};          ///< NS, CNAME, PTR, MX (empty: null MX), SOA (the primary)
    quint16 preference = 0;  ///< MX
    QByteArray text{};       ///< TXT, its character-strings joined (RFC 7208 §3.3)
    quint32 serial = 0;      ///< SOA
    std::chrono::seconds minimum{0}; ///< SOA: how long a negative answer may be kept (RFC 2308 §4)
    QByteArray data{};       ///< the rdata as it came, uncompressed names not guaranteed: DS, DNSKEY, TLSA and the like
    bool operator==(const Record &) const = default;
};

struct Answer {
    Outcome outcome = Outcome::TimedOut;
    QList<Record> records{};      ///< of the type asked for, at the end of the aliases; in the order of the packet
    QStringList aliases{};        ///< the names that the CNAMEs led to, in order
    std::chrono::seconds ttl{0};  ///< how long it may be kept: the least of its records and aliases, or the negative TTL
    QString zone{};               ///< owner of the SOA record in a negative answer, or of the NS records in a referral
    QStringList nameServers{};    ///< of a referral
    QList<Record> glue{};         ///< addresses that came along (additional section)
    quint32 serial = 0;           ///< of that SOA
    bool authoritative = false;   ///< AA
    bool authenticated = false;   ///< AD: the resolver says that it validated; worth as much as the way to it
    std::optional<quint16> extendedError{}; ///< RFC 8914 info code
    QString extendedText{};       ///< RFC 8914 extra text
    bool overTcp = false;
    bool fromCache = false;
    Server server{};              ///< who said so
    std::chrono::milliseconds took{0};
    QByteArrayList packets{};     ///< as they came, one for each alias that had to be followed by a new question: for validation
    bool operator==(const Answer &) const = default;

    bool negative() const { return outcome == Outcome::NoSuchName || outcome == Outcome::NoData; }
    /// Whether somebody who knows gave it: records, or the proof that there are none.
    bool definite() const { return outcome == Outcome::Answered || negative(); }
};

/// Reads one packet as the answer to a question. Anything may be in it. Truncation is told as Outcome::Truncated.
Answer readAnswer(const QByteArray &packet, const Question &question);

/// One question that left this machine.
struct Query {
    Question question{};
    Server server{};
    bool recursive = true;
    int attempts = 0;
    bool overTcp = false;
    Outcome outcome = Outcome::TimedOut;
    std::chrono::milliseconds took{0};
    bool operator==(const Query &) const = default;
};

struct Options {
    QList<Server> servers{};                     ///< recursive resolvers, asked in turn when one fails; empty: the system's
    std::chrono::milliseconds timeout{5000};     ///< for one question, all attempts together
    int inFlight = 100;                          ///< questions under way to one server; more are slower and get lost
    bool wantSignatures = true;                  ///< RFC 3225 DO: signatures come along
};

/// Whether a recursive answer is wanted (RD). Authoritative servers are asked for what they know themselves.
enum class Recursion { Desired, NotDesired };

/// Asks. Identical questions under way are sent once, answers are kept for their TTL, negative ones too (RFC 2308).
/// A cancelled future costs no further packet. Destroying the resolver cancels everything.
class Resolver : public QObject
{
public:
    explicit Resolver(Options options = {}, QObject *parent = nullptr);
    ~Resolver() override;

    /// Asks the recursive resolvers and follows CNAMEs.
    QFuture<Answer> ask(const Question &question);
    /// Asks one server only. Without recursion CNAMEs are not followed, and nothing is kept.
    QFuture<Answer> ask(const Question &question, const Server &server, Recursion recursion);

    const QList<Server> &servers() const;
    /// Everything that was sent so far, in the order of the answers; retransmissions are counted in one row.
    const QList<Query> &queries() const;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

/// 10.0.0.0/8, 192.168.0.0/16, fe80::/10 and the like, also inside IPv4-mapped IPv6: nothing on the Internet can reach them.
/// The documentation ranges (RFC 5737, RFC 3849) count as public.
bool isPrivate(const QHostAddress &address);

/// TLS 1.2 or later, the system's authorities, and those of SSL_CERT_FILE, which Qt itself does not look at.
QSslConfiguration tlsConfiguration();

/// The name that tells an address's name: "25.2.0.192.in-addr.arpa" (RFC 1035 §3.5, RFC 3596 §2.5).
QString reverseName(const QHostAddress &address);

/// "example.co.jp" of "mail.example.co.jp"; empty for a single label.
QString parentOf(const QString &name);
/// Whether the name is the zone or lies below it.
bool isWithin(QStringView name, QStringView zone);

} // namespace todoku::dns
