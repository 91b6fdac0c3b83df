// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/bounce.h"
#include "todoku/finding.h"

#include <functional>

/// Where the returned original of a bounce came from: from us, so that somebody uses our account, or from a stranger who wrote our address
/// into it (backscatter). Everything is judged from the header lines whose writer can be trusted: the server that reports, and from there
/// outwards only as long as each server names the next. What stands below the first stranger was written by the stranger.
namespace todoku::origin {

// ---------------------------------------------------------------- what is asked of the net, by somebody else

/// A domain's answer to the question for one signing key.
struct KeyAnswer {
    enum class Outcome {
        NotAsked, ///< nothing was sent over the network
        Found,
        Absent,   ///< no such name, or no such record
        Failed,   ///< no answer, or the name servers failed
    };
    Outcome outcome = Outcome::NotAsked;
    QList<QByteArray> records; ///< TXT, the strings of each record joined
    bool operator==(const KeyAnswer &) const = default;
};

/// The key record of a name such as "selector1._domainkey.contoso.com". Answers at once: whoever has to ask the net first asks for all of
/// keyNames() and hands over what came back.
using KeySource = std::function<KeyAnswer(const QString &name)>;

/// What the net said. Empty: nothing was asked, and the facts say so.
struct Asked {
    KeySource keys;
    QString spf; ///< RFC 7208 §2.6 result for connection() ("pass", "fail" …), empty where nobody looked
};

// ---------------------------------------------------------------- the message

/// A message as it stands. Signatures cover bytes, so nothing is decoded or mended.
struct Message {
    QByteArray header;
    QByteArray body;
    bool hasBody = false; ///< reports often return the header alone; an empty body counts as none
    bool exact = true;    ///< false: quoted in the text of a report, where folds and blanks may have changed
    bool operator==(const Message &) const = default;
};

/// A whole message file.
Message messageFrom(const QByteArray &content);
/// The original that a bounce returns, with its body where the report holds that. Without an original the header is empty.
Message returnedOriginal(const QByteArray &content, const bounce::Report &report);

// ---------------------------------------------------------------- facts

/// One Received line (RFC 5321 §4.4), with what the server saw kept apart from what its client claimed.
struct Received {
    QString by;            ///< the server that wrote the line
    QString helo;          ///< what the client called itself: anybody can claim anything
    QString clientName;    ///< what the server found for the client's address; empty: it found none, or does not say
    QString clientAddress; ///< IPv4 or IPv6, without brackets
    QString with;
    QDateTime time;        ///< invalid where the line has none
    bool loggedIn = false; ///< the client had authenticated itself (RFC 3848), or wrote from inside the mailbox (MAPI, HTTP)
    bool lookedUp = false; ///< the server says that it looked for the client's name, whether or not it found one
    bool trusted = false;  ///< written by the reporting side, or by a server that it vouches for
    QString line;          ///< unfolded
    bool operator==(const Received &) const = default;
};

/// Where the message entered, as far as trust reaches.
enum class Entry {
    Unknown,             ///< no line that can be trusted, or one that leaves it open
    OurLogin,            ///< at our server, with a login or from inside a mailbox
    OurNetwork,          ///< at our server, from inside our network
    OurServerAbroad,     ///< a foreign server took it from a server of ours
    SharedCloud,         ///< in a mailbox of a provider that many organisations share
    SharedRelay,         ///< through a provider that many organisations share; from whom it had it, cannot be told
    LoginElsewhere,      ///< at a server that is not ours, with a login: a hotel, a provider at home, or a stranger
    Forwarded,           ///< the side it was addressed to handed it on: what was before that, nobody vouches for
    Claimed,             ///< the client said that it was ours, and nobody checked
    ForeignServer,       ///< from a stranger's server to somebody else
    ForeignServerToUs,   ///< from a stranger's server to ours
};

/// What took the message from its writer.
enum class System { Unknown, ExchangeOnline, ExchangeServer, MailServer, WebMail };

/// One method of an Authentication-Results field (RFC 8601 §2.2) or a Received-SPF field (RFC 7208 §9.1).
struct CheckResult {
    QByteArray method; ///< "spf", "dkim", "dmarc", "arc" …
    QString result;    ///< "pass", "fail", "softfail" …
    QString domain;    ///< whom it is about: smtp.mailfrom, header.d, header.from; without a local part
    QString server;    ///< who checked
    bool operator==(const CheckResult &) const = default;
};

/// RFC 8601 §2.7.1.
enum class AuthResult { None, Pass, Fail, Policy, Neutral, TempError, PermError };

/// One DKIM-Signature field (RFC 6376, 8301, 8463).
struct Signature {
    enum class Body { Absent, Matches, Differs };
    QString domain;    ///< d=, lower case
    QString selector;  ///< s=
    QString algorithm; ///< a=
    AuthResult result = AuthResult::None;
    QString reason;                      ///< one word for programs: "body_absent", "key_missing" …; "ok" for a pass
    std::optional<bool> headerSignature; ///< does b= fit the header and the given bh=? nullopt: could not be checked
    Body body = Body::Absent;
    bool keyFound = false;
    QDateTime signedAt;                  ///< t=, UTC; invalid where absent
    bool operator==(const Signature &) const = default;
};

struct Facts {
    bool hasOriginal = false;
    bool headersOnly = true;
    bool exact = true;
    bool online = false;      ///< keys were asked for
    QStringList ownDomains;   ///< lower case; empty: unknown
    QString domain;           ///< the own domain that the message is said to come from; empty: it does not claim to be ours
    QString author;           ///< bare From address
    QString messageId;
    QList<Received> received; ///< as they stand: the newest first
    Entry entry = Entry::Unknown;
    int entryLine = -1;       ///< the line that shows it, index into `received`
    bool vouched = false;     ///< the side that reports wrote a line of its own
    System system = System::Unknown; ///< where the trusted lines reach a login
    bool forgedTrace = false; ///< below the first stranger stand lines that look like ours: imitated, or a relay stands between
    QString authAs;           ///< X-MS-Exchange-Organization-AuthAs of our own side ("Internal", "Anonymous"); empty: not ours, or absent
    QString sentByUs;         ///< without an original: our server that reports, having tried to hand the message to somebody else's
    QString provider;         ///< of a shared cloud
    QString loginAddress;     ///< public address of a client that had logged in at ours
    bool foreignMessageId = false;
    QList<CheckResult> checks; ///< only those of trusted servers
    QString spf;               ///< what was found for our domain: looked up now, else by a trusted server; empty: nothing
    QString spfServer;         ///< the server that checked; empty: looked up now
    QList<Signature> signatures;
    std::optional<AuthResult> arc; ///< RFC 8617 §5.2: None, Pass, Fail; nullopt: could not be checked
    QString batvAddress;       ///< the tagged address (BATV, prvs=) that the report went to
    bool batvStale = false;    ///< its day does not fit the report's: copied from an old message, or made up
    QString forwardedFor;      ///< the address behind an SRS one of ours: our server forwarded somebody else's message
    bool operator==(const Facts &) const = default;
};

/// What can be seen. Pure: nothing is sent; `at` is when times are judged, the first trusted Received line where it is invalid.
Facts examine(const bounce::Report &report, const Message &original, const QStringList &ownDomains, const Asked &asked = {},
              const QDateTime &at = {});
/// The same for the header alone that the report holds.
Facts examine(const bounce::Report &report, const QStringList &ownDomains, const Asked &asked = {});
/// A message that is no bounce: the newest line was written by the server that holds it.
Facts examine(const Message &message, const QStringList &ownDomains, const Asked &asked = {}, const QDateTime &at = {});

/// The message's signatures from the top, at most 20. `at` is when expiry is judged; with an invalid one nothing has expired.
QList<Signature> checkSignatures(const Message &message, const KeySource &keys, const QDateTime &at = {});
/// The chain of ARC sets (RFC 8617 §5.2): None, Pass, Fail; nullopt where a body or a key that decides is not at hand.
std::optional<AuthResult> checkArc(const Message &message, const KeySource &keys);

/// The names of the key records that examine() would ask for; at most 40.
QStringList keyNames(const Message &message);

/// The connection whose SPF result counts (RFC 7208 §2.4): the first stranger's, or that of our own server, as a trusted server saw it.
struct Connection {
    QString address;
    QString sender; ///< MAIL FROM
    QString helo;
    bool operator==(const Connection &) const = default;
};
/// nullopt where no trusted line names an address that can be asked about.
std::optional<Connection> connection(const bounce::Report &report, const Message &original, const QStringList &ownDomains);

// ---------------------------------------------------------------- readers

/// The Received lines of a header, the newest first, at most 200; `trusted` is not yet decided.
QList<Received> receivedLines(const QByteArray &header);
/// An Authentication-Results value (RFC 8601 §2.2), also without an authserv-id as Exchange Online writes it; `server` is that id.
QList<CheckResult> authenticationResults(QByteArrayView value);
/// A Received-SPF value.
std::optional<CheckResult> receivedSpf(QByteArrayView value);

// ---------------------------------------------------------------- conclusions

enum class Verdict { Ours, ProbablyOurs, Unknown, ProbablyNotOurs, NotOurs };

Verdict verdict(const Facts &facts);       ///< pure
QList<Finding> judge(const Facts &facts);  ///< pure; subject: the Message-ID, else the author
QString name(Verdict verdict);             ///< "probably-not-ours"
QString name(AuthResult result);           ///< "permerror"
QString name(System system);               ///< "exchange-online", "exchange-server", "mail-server", "web-mail", "unknown"

/// The contract's object of `todoku-cli origin`, without path and error.
QJsonObject toJson(const Facts &facts);

} // namespace todoku::origin
