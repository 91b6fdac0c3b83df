// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "directory.h"

namespace todoku::address {

/// What a domain was probably meant to be; nothing where it is known, or where no guess has a margin.
struct DomainGuess {
    QStringList domains;        ///< the best first; others are as near
    std::vector<FindingId> ids; ///< domain-typo, tld-typo, missing-dot, missing-tld, homoglyph
    explicit operator bool() const { return !domains.isEmpty(); }
};

DomainGuess guessDomain(const QString &domain, const Directory::Index &index);

/// A domain of a Microsoft 365 tenant as Microsoft gives it out, in any of its clouds.
bool isTenant(QStringView domain);
/// Reserved or private (RFC 6761 and such), itself or above it.
bool isSpecialUse(QStringView domain);
bool isTopLevel(QStringView label);

} // namespace todoku::address
