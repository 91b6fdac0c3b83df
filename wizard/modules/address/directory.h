// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "nearness.h"
#include "tables.h"

namespace todoku::address {

/// A domain that a mistyped one is compared with.
struct Target {
    QString domain;
    quint64 letters = 0;
    int weight = 1;           ///< 3 nearly everybody, 2 common or written to before, 1 only to be left alone unless very near
    qsizetype nameLength = 0; ///< before the ending: short names are near to everything
};

struct Directory::Index {
    QHash<QString, int> weights;            ///< every known domain
    std::vector<std::vector<Target>> byLength;
    QHash<QString, QString> withoutDots;    ///< "yahoocojp" -> "yahoo.co.jp"
    QHash<QString, QString> lookingLike;    ///< by what the eye sees
    QHash<QString, QStringList> continuing; ///< "yahoo", "yahoo.co" -> domains that go on, most used first
    QList<Contact> contacts;
    QHash<QString, int> byAddress;          ///< lower case -> place in contacts
    /// Contacts by the hash of domain and folded local part, and of that with one letter left out: whoever shares one is near.
    std::vector<std::pair<size_t, int>> neighbours;

    bool knows(const QString &domain) const { return weights.contains(domain); }
    void add(const QString &domain, int weight);
    void addContacts(const QList<Contact> &known);
};

/// Before the ending of a domain ("docomo", "ne.jp"); the name is empty where there is only an ending.
struct NameAndEnding {
    QStringView name, ending;
};
NameAndEnding split(QStringView domain);

/// The nine organisational types of .jp, the most used first.
bool isJapaneseSecondLevel(QStringView label);

/// What the eye takes for the same: zero and o, one and l, rn and m.
QString seen(QStringView domain);

/// A local part as heard: the ways of writing long vowels, shi/si, tsu/tu, n before b, m, p and doubled letters fall together.
QString heard(QStringView localPart);

/// The contacts whose address is easily taken for this one, most written to first.
QList<Contact> nearContacts(const Directory::Index &index, QStringView localPart, const QString &domain);

} // namespace todoku::address
