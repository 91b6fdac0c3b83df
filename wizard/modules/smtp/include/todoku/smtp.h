// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QDateTime>
#include <QtCore/QStringList>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <memory>
#include <optional>

/// Host -> greeting, STARTTLS, certificate. The conversation is EHLO, STARTTLS, EHLO, QUIT: never MAIL, never RCPT.
namespace todoku::smtp {

/// How far the connection came.
enum class Reach {
    Greeted,     ///< the server spoke
    Refused,     ///< nothing listens there
    TimedOut,    ///< no connection within the time given: filtered, or switched off
    NoRoute,     ///< this machine has no way to that address (often: no IPv6 here)
    Silent,      ///< connected, but no greeting came in time
    Closed,      ///< connected, and closed before a greeting
    NotSmtp,     ///< something else answered
    NotTried,    ///< a private address, without leave to connect to such
};
QString name(Reach reach); ///< "greeted", "refused" …

/// What the certificate is worth, for the host name that the MX record gives (RFC 6125, RFC 7817).
enum class Certificate {
    None,           ///< no TLS was spoken
    Valid,
    Expired,
    NotYetValid,
    WrongName,
    SelfSigned,
    UnknownIssuer,
    Revoked,
    Broken,         ///< cannot be read, or signed in a way that does not count
    HandshakeFailed,///< STARTTLS was offered, but no TLS came about
};
QString name(Certificate certificate); ///< "valid", "expired" …

struct Reply {
    int code = 0;        ///< 0: none
    QStringList lines{};   ///< without the code
    bool operator==(const Reply &) const = default;
};

/// What one address said.
struct Session {
    QString host{};
    QHostAddress address{};
    Reach reach = Reach::NotTried;
    Reply greeting{};
    Reply hello{};                ///< to EHLO (or HELO where that was refused)
    QStringList extensions{};     ///< keywords of EHLO, in upper case, before TLS
    bool starttls = false;      ///< offered
    Reply starttlsReply{};
    Certificate certificate = Certificate::None;
    QString certificateDetail{};  ///< the TLS library's own words
    QStringList certificateNames{}; ///< what the certificate says it is for
    QString certificateIssuer{};
    QDateTime certificateExpires{};
    QByteArrayList chain{};       ///< DER, the server's own first: for TLSA (RFC 6698)
    QString protocol{};           ///< "TLSv1.3"
    QString cipher{};
    QStringList transcript{};     ///< "S: 220 …", "C: EHLO …", as it went
    std::chrono::milliseconds took{0};
    bool operator==(const Session &) const = default;

    bool reached() const { return reach == Reach::Greeted; }
    bool takesMail() const { return reached() && greeting.code >= 200 && greeting.code < 300; }
};

enum class PrivateAddresses { Refuse, Allow };

struct Options {
    quint16 port = 25;
    std::chrono::milliseconds connectTimeout{10000};
    std::chrono::milliseconds replyTimeout{30000};  ///< for one reply; RFC 5321 §4.5.3.2 would wait minutes
    std::chrono::milliseconds wholeTimeout{60000};  ///< for the whole conversation: a server that drips does not hold us
    QString helloName{};                              ///< empty: this machine's name, or an address literal
    PrivateAddresses privateAddresses = PrivateAddresses::Refuse;
};

/// Talks to one address. Never fails: whatever happens is in the session.
QFuture<Session> converse(const QString &host, const QHostAddress &address, const Options &options);

} // namespace todoku::smtp
