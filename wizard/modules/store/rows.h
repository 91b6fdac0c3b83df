// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "database.h"

namespace todoku::store {

/// Texts cut to what is kept, without the characters that a database refuses.
Entry tidied(Entry entry);
QString toJson(const Entry &entry); ///< without its file
Entry fromJson(const QString &json);

/// nullopt: the question failed. An entry that is not there has an empty id.
std::optional<Entry> find(Database &database, const QString &id);
std::optional<QList<Entry>> search(Database &database, const Search &search, const QString &owner);
/// Writes what was made of `base`; whatever others wrote meanwhile is kept. `saves` names this change, the newest name last: one that is written already
/// is not written twice, since an answer that got lost looks like a failure.
std::optional<Saved> put(Database &database, const Entry &entry, const Entry &base, const QStringList &saves);
bool erase(Database &database, const QString &id);
std::optional<int> countOthers(Database &database, const QString &domain, const QDateTime &since, const QString &exceptId);
/// Whether something was old enough to go; nullopt: it failed.
std::optional<bool> purge(Database &database, int keepDays);

/// What waits for the server.
struct Waiting {
    QStringList saves;
    bool erased = false;
    Entry base, entry;
};
bool queue(Database &database, const Waiting &waiting);
bool unqueue(Database &database, const QString &id);
std::optional<QList<Waiting>> queued(Database &database, const QString &id = {});

} // namespace todoku::store
