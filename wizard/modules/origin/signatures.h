// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/origin.h"

/// The insides of the room: signatures on messages.
namespace todoku::origin {

/// Every DKIM-Signature from the top, at most 20. `at` is when expiry is judged; with an invalid one nothing has expired.
QList<Signature> checkSignatures(const Message &message, const KeySource &keys, const QDateTime &at);
/// The chain of ARC sets (RFC 8617 §5.2); nullopt where the body or a key that decides is not at hand.
std::optional<Result> checkArc(const Message &message, const KeySource &keys);

} // namespace todoku::origin
