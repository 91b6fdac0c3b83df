// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/address.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

/// The tables of resources/tables that this room reads, made ready once.
namespace todoku::address {

struct MailDomain {
    QString domain;
    int weight = 1;
};

/// A provider that is often written with the wrong ending.
struct Endings {
    QStringList japan, elsewhere;
};

struct Tables {
    QList<MailDomain> mailDomains;
    QHash<QString, Endings> endings;   ///< by the provider's name
    QSet<QString> topLevelDomains;     ///< A-labels
    QSet<QString> specialDomains;
    QSet<QString> roleNames;
    QStringList atWords, dotWords;     ///< in lower case, longest first
    QStringList wordsWithAt;           ///< the same that hold an @ themselves: "(@)"
    QString atKeys;                    ///< struck instead of the @ key
    QStringList afterWords;            ///< glued behind an address, longest first
    QHash<char32_t, QChar> lookalikes; ///< like an ASCII letter
    QHash<QString, QStringList> romaji; ///< kana of one or two letters -> how it is typed
};

const Tables &tables();

} // namespace todoku::address
