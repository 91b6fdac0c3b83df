// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "directory.h"
#include "syntax.h"

namespace todoku::address {

/// Looks for what only a guess can repair: notes what is odd, and composes what was probably meant.
struct Guess {
    QList<Issue> issues;
    QStringList choices;         ///< whole addresses, the best first; each valid or, for old carriers and literals, unusual
    bool endingExplained = false; ///< an issue says why the top-level domain is unknown
};

Guess guess(const Text &normalized, const Directory::Index &index);

/// The same for a plain address (parsePlain), where only the domain can be a slip.
Guess guessPlain(const Text &normalized, const Syntax &syntax, const Directory::Index &index);

/// Whether an address may be suggested: valid, or unusual only by quotes for an old carrier or brackets round a number.
bool mayBeSuggested(const QString &address);

/// docomo and au gave out local parts that RFC 5321 refuses, until 2009.
bool isLegacyCarrier(QStringView domain);
bool isLegacyLocal(QStringView localPart);

} // namespace todoku::address
