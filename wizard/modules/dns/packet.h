// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ldns.h"
#include "todoku/dns.h"

#include <optional>

namespace todoku::dns {

enum class Edns { Without, With };

/// The wire form of a question; empty where the name is no name.
QByteArray questionPacket(const Question &question, quint16 id, Recursion recursion, Edns edns, bool wantSignatures);

/// Opens a packet, unless it is one that libldns must not see or that nobody needs.
Packet openPacket(QByteArrayView wire);

/// Whether the packet answers the question: RFC 5452 §9.1, less the address and port, which the sockets compare.
bool answers(QByteArrayView packet, quint16 id, QByteArrayView questionWire);

/// The server cannot do EDNS (RFC 6891 §7).
bool refusesEdns(QByteArrayView packet);

/// Appends what the packet says to an answer begun before: `answer.aliases` may hold aliases already.
/// Returns the name to ask next where an alias leads out of the packet.
std::optional<QString> read(const QByteArray &packet, const Question &question, Recursion recursion, Answer &answer);

} // namespace todoku::dns
