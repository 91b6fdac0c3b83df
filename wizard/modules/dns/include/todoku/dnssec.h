// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/dns.h"

/// Part of the dns room's door: signatures over answers that are already here. No question is asked; whoever walks the chain does that.
namespace todoku::dns {

/// What a set of records, or the proof that there is none, is worth under the keys of its zone.
enum class Proof {
    Secure,
    Unsigned,        ///< there is no signature
    BadSignature,
    Expired,
    NotYetValid,
    NoKey,           ///< signed by a key that the zone does not have, or that its parent does not name
    NotDenied,       ///< the answer says that there is nothing, and cannot prove it (RFC 4035 §5.4)
    Unsupported,     ///< an algorithm that this machine does not know: our limit, not the domain's fault (RFC 4035 §5.2)
    Unreadable,
};
QString name(Proof proof); ///< for the log and the report

/// A zone whose keys are proven.
struct SignedZone {
    QString name;
    QByteArrayList keys; ///< DNSKEY records, in wire format
    Proof proof = Proof::Secure;
    bool operator==(const SignedZone &) const = default;
};

/// What an answer proves.
struct Verified {
    Proof proof = Proof::Unreadable;
    bool delegation = false; ///< of a negative DS answer: there is a zone cut, and the zone below is unsigned
    bool optOut = false;     ///< of a negative answer: RFC 5155 §6, unsigned delegations may be left out of the proof
    bool operator==(const Verified &) const = default;
};

/// The closest zone at or above the name that an anchor is given for; nullopt: none. Anchors are DS or DNSKEY records, one a line.
std::optional<QString> anchoredZone(const QByteArray &anchors, const QString &name);
/// The keys of an anchored zone, out of the answer to its DNSKEY question.
SignedZone zoneFromAnchors(const QByteArray &anchors, const QString &zone, const Answer &keys, qint64 now);
/// The keys of a zone below, whose DS answer was verified.
SignedZone zoneFromParent(const Answer &ds, const QString &zone, const Answer &keys, qint64 now);
/// Checks the records of an answer, or its denial, at `now` (seconds since 1970). Answers over aliases are not looked into.
Verified verify(const Answer &answer, const Question &question, const SignedZone &zone, qint64 now);
/// Whether the answer carries any signature at all: some resolvers throw them away.
bool carriesSignatures(const Answer &answer);

/// The root's anchors, from resources/tables/root-anchors.json.
QByteArray rootAnchors();

} // namespace todoku::dns
