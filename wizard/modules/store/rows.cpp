// SPDX-License-Identifier: Apache-2.0
#include "rows.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

namespace todoku::store {

static constexpr std::array stateCodes{"open", "solved", "handed-over"};
/// How many of the last changes are remembered by their names.
static constexpr qsizetype rememberedSaves = 16;

QString code(State state)
{
    return QString::fromLatin1(stateCodes[size_t(state)]);
}

static State stateFromCode(QStringView text)
{
    for (const auto state : allStates) {
        if (text == QLatin1StringView(stateCodes[size_t(state)]))
            return state;
    }
    return State::Open;
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// PostgreSQL has no NUL in its texts, and neither has a half of a surrogate pair.
static QString tidiedText(const QString &text, qsizetype longest)
{
    return QString::fromUtf8(text.left(longest).toUtf8()).replace(QChar(0), QChar(0x2400));
}

Entry tidied(Entry entry)
{
    for (auto *text : {&entry.id, &entry.caseNumber, &entry.owner, &entry.changedBy, &entry.domain, &entry.cause, &entry.solution})
        *text = tidiedText(*text, longestText);
    for (auto &note : entry.notes)
        note = tidiedText(note, longestNote);
    entry.notes.removeIf([](auto it) { return it.value().isEmpty(); });
    entry.seconds.removeIf([](auto it) { return it.value() <= 0; });
    if (entry.file.size() > largestFile)
        entry.file.clear();
    return entry;
}

static QString packed(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

static QJsonObject unpacked(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

static QJsonObject notesOf(const Entry &entry)
{
    QJsonObject object;
    for (auto it = entry.notes.begin(); it != entry.notes.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

static QJsonObject secondsOf(const Entry &entry)
{
    QJsonObject object;
    for (auto it = entry.seconds.begin(); it != entry.seconds.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

static void setNotes(Entry &entry, const QJsonObject &notes)
{
    for (auto it = notes.begin(); it != notes.end(); ++it)
        entry.notes.insert(it.key(), it.value().toString());
}

static void setSeconds(Entry &entry, const QJsonObject &seconds)
{
    for (auto it = seconds.begin(); it != seconds.end(); ++it)
        entry.seconds.insert(it.key(), it.value().toInteger());
}

QString toJson(const Entry &entry)
{
    return packed({{"id"_L1, entry.id}, {"revision"_L1, entry.revision}, {"number"_L1, entry.caseNumber}, {"owner"_L1, entry.owner},
                   {"changedBy"_L1, entry.changedBy}, {"begun"_L1, entry.begun.toMSecsSinceEpoch()}, {"changed"_L1, entry.changed.toMSecsSinceEpoch()},
                   {"domain"_L1, entry.domain}, {"cause"_L1, entry.cause}, {"solution"_L1, entry.solution}, {"state"_L1, code(entry.state)},
                   {"notes"_L1, notesOf(entry)}, {"seconds"_L1, secondsOf(entry)}});
}

Entry fromJson(const QString &json)
{
    const auto object = unpacked(json);
    const auto text = [&](QLatin1StringView key) { return object.value(key).toString(); };
    Entry entry{text("id"_L1), object.value("revision"_L1).toInteger(), text("number"_L1), text("owner"_L1), text("changedBy"_L1),
                QDateTime::fromMSecsSinceEpoch(object.value("begun"_L1).toInteger()), QDateTime::fromMSecsSinceEpoch(object.value("changed"_L1).toInteger()),
                text("domain"_L1), text("cause"_L1), text("solution"_L1), stateFromCode(text("state"_L1)), {}, {}, {}};
    setNotes(entry, object.value("notes"_L1).toObject());
    setSeconds(entry, object.value("seconds"_L1).toObject());
    return entry;
}

/// In the order that entryOf() reads them.
static constexpr auto columns = "id, revision, number, owner, changed_by, begun, changed, domain, cause, solution, state, notes, seconds"_L1;

static Entry entryOf(const QSqlQuery &row)
{
    const auto text = [&](int column) { return row.value(column).toString(); };
    Entry entry{text(0), row.value(1).toLongLong(), text(2), text(3), text(4), QDateTime::fromMSecsSinceEpoch(row.value(5).toLongLong()),
                QDateTime::fromMSecsSinceEpoch(row.value(6).toLongLong()), text(7), text(8), text(9), stateFromCode(text(10)), {}, {}, {}};
    setNotes(entry, unpacked(text(11)));
    setSeconds(entry, unpacked(text(12)));
    return entry;
}

/// As people type it: width, case and accents do not matter.
static QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

static QString wordsOf(const Entry &entry)
{
    QStringList words{entry.caseNumber, entry.owner, entry.changedBy, entry.domain, entry.cause, entry.solution};
    words += entry.notes.values();
    return folded(words.join(u'\n'));
}

std::optional<Entry> find(Database &database, const QString &id)
{
    const auto row = database.ask("SELECT "_L1 + columns + ", file FROM cases WHERE id = ?"_L1, {id});
    if (!row)
        return std::nullopt;
    if (!row->isValid())
        return Entry{};
    auto entry = entryOf(*row);
    entry.file = row->value(13).toByteArray();
    return entry;
}

std::optional<QList<Entry>> search(Database &database, const Search &search, const QString &owner)
{
    QStringList conditions{u"changed >= ?"_s};
    QVariantList values{search.since.isValid() ? search.since.toMSecsSinceEpoch() : qint64(0)};
    const auto where = [&](const QString &condition, const QVariant &value) {
        conditions << condition;
        values << value;
    };
    if (!owner.isEmpty())
        where(u"owner = ?"_s, owner);
    if (search.state)
        where(u"state = ?"_s, code(*search.state));
    if (!search.domain.isEmpty())
        where(u"domain = ?"_s, search.domain);
    const auto words = folded(tidiedText(search.words, longestText)).split(u' ', Qt::SkipEmptyParts);
    for (auto word : words.first(std::min<qsizetype>(words.size(), 10))) {
        word.replace(u'!', "!!"_L1).replace(u'%', "!%"_L1).replace(u'_', "!_"_L1);
        where(u"words LIKE ? ESCAPE '!'"_s, QString(u'%' + word + u'%'));
    }
    values << std::clamp(search.limit, 1, 10'000);
    auto row = database.ask("SELECT "_L1 + columns + " FROM cases WHERE "_L1 + conditions.join(" AND "_L1) + " ORDER BY changed DESC, id LIMIT ?"_L1, values);
    if (!row)
        return std::nullopt;
    QList<Entry> entries;
    for (bool more = row->isValid(); more; more = row->next())
        entries << entryOf(*row);
    return entries;
}

static QVariantList valuesOf(const Entry &entry, const QStringList &saves)
{
    return {entry.revision, saves.last(std::min(saves.size(), rememberedSaves)).join(u' '), entry.caseNumber, entry.owner, entry.changedBy,
            entry.begun.toMSecsSinceEpoch(), entry.changed.toMSecsSinceEpoch(), entry.domain, entry.cause, entry.solution, code(entry.state),
            packed(notesOf(entry)), packed(secondsOf(entry)), wordsOf(entry), entry.file, entry.id};
}

static bool insert(Database &database, const Entry &entry, const QStringList &saves)
{
    return database.run(u"INSERT INTO cases (revision, saves, number, owner, changed_by, begun, changed, domain, cause, solution, state, notes, seconds, words, file, id)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s, valuesOf(entry, saves));
}

static bool update(Database &database, const Entry &entry, const QStringList &saves, qint64 before)
{
    const auto done = database.ask(u"UPDATE cases SET revision = ?, saves = ?, number = ?, owner = ?, changed_by = ?, begun = ?, changed = ?, domain = ?, cause = ?,"
                                    " solution = ?, state = ?, notes = ?, seconds = ?, words = ?, file = ? WHERE id = ? AND revision = ?"_s,
                                   valuesOf(entry, saves) << before);
    return done && done->numRowsAffected() == 1;
}

static bool keepVersion(Database &database, const Entry &entry)
{
    const auto there = database.ask(u"SELECT count(*) FROM versions WHERE id = ? AND revision = ?"_s, {entry.id, entry.revision});
    return there && (there->value(0).toInt() > 0
                     || database.run(u"INSERT INTO versions (id, revision, entry, file) VALUES (?, ?, ?, ?)"_s, {entry.id, entry.revision, toJson(entry), entry.file}));
}

/// The row as it is now, locked until the transaction ends; and the names of the changes that made it.
static std::optional<QStringList> lock(Database &database, const QString &id)
{
    const auto row = database.ask(u"SELECT saves FROM cases WHERE id = ?"_s + (database.kind() == Database::Kind::PostgreSql ? u" FOR UPDATE"_s : QString()), {id});
    return row ? std::optional(row->isValid() ? row->value(0).toString().split(u' ', Qt::SkipEmptyParts) : QStringList()) : std::nullopt;
}

/// A large file takes a busy server longer than the patience for a statement; that the server is gone shows on the connection all the same.
static bool waitForLargeFile(Database &database, qsizetype size)
{
    static constexpr qsizetype large = 1024 * 1024;
    if (database.kind() != Database::Kind::PostgreSql || size < large)
        return true;
    return database.run(u"SET LOCAL statement_timeout = %1"_s.arg(15'000 + 5'000 * (size / large)));
}

std::optional<Saved> put(Database &database, const Entry &entry, const Entry &base, const QStringList &saves)
{
    Saved saved;
    const auto ours = tidied(entry);
    const bool done = database.transaction([&] {
        if (!waitForLargeFile(database, std::max(entry.file.size(), base.file.size())))
            return false;
        const auto known = lock(database, ours.id);
        const auto theirs = known ? find(database, ours.id) : std::nullopt;
        if (!theirs)
            return false;
        if (theirs->id.isEmpty()) {
            // Deleted for good is for good: who still has it open does not bring it back.
            if (base.revision > 0) {
                saved.entry = ours;
                saved.problem = Problem::Gone;
                return true;
            }
            saved.entry = ours;
            saved.entry.revision = 1;
            return insert(database, saved.entry, saves);
        }
        if (known->contains(saves.last())) {
            saved.entry = *theirs;
            return true;
        }
        const bool onlyUs = theirs->revision == base.revision || (!known->isEmpty() && saves.contains(known->last()));
        const auto merged = onlyUs ? Merged{ours, {}} : merge(tidied(base), ours, *theirs);
        saved.entry = tidied(merged.entry);
        saved.conflicts = merged.conflicts;
        saved.entry.revision = theirs->revision + 1;
        if (!merged.conflicts.isEmpty() && !keepVersion(database, *theirs))
            return false;
        return update(database, saved.entry, *known + saves, theirs->revision);
    });
    return done ? std::optional(saved) : std::nullopt;
}

bool erase(Database &database, const QString &id)
{
    return database.transaction([&] {
        return database.run(u"DELETE FROM versions WHERE id = ?"_s, {id}) && database.run(u"DELETE FROM cases WHERE id = ?"_s, {id})
            && (database.kind() == Database::Kind::PostgreSql || database.run(u"DELETE FROM outbox WHERE id = ?"_s, {id}));
    });
}

std::optional<int> countOthers(Database &database, const QString &domain, const QDateTime &since, const QString &exceptId)
{
    const auto statement = database.kind() == Database::Kind::PostgreSql ? u"SELECT cases_with_domain(?, ?, ?)"_s
                                                                         : u"SELECT count(*) FROM cases WHERE domain = ? AND begun >= ? AND id <> ?"_s;
    const auto row = database.ask(statement, {domain, since.toMSecsSinceEpoch(), exceptId});
    return row ? std::optional(row->value(0).toInt()) : std::nullopt;
}

std::optional<bool> purge(Database &database, int keepDays)
{
    if (keepDays <= 0)
        return false;
    const auto before = QDateTime::currentDateTimeUtc().addDays(-keepDays).toMSecsSinceEpoch();
    std::optional<bool> gone;
    database.transaction([&] {
        const auto cases = database.ask(u"DELETE FROM cases WHERE changed < ?"_s, {before});
        if (!cases || !database.run(u"DELETE FROM versions WHERE id NOT IN (SELECT id FROM cases)"_s))
            return false;
        gone = cases->numRowsAffected() > 0;
        return true;
    });
    return gone;
}

bool queue(Database &database, const Waiting &waiting)
{
    return database.transaction([&] {
        return database.run(u"DELETE FROM outbox WHERE id = ?"_s, {waiting.entry.id})
            && database.run(u"INSERT INTO outbox (id, save, erased, base, base_file, entry, file) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                            {waiting.entry.id, waiting.saves.join(u' '), int(waiting.erased), toJson(waiting.base), waiting.base.file, toJson(waiting.entry),
                             waiting.entry.file});
    });
}

bool unqueue(Database &database, const QString &id)
{
    return database.run(u"DELETE FROM outbox WHERE id = ?"_s, {id});
}

std::optional<QList<Waiting>> queued(Database &database, const QString &id)
{
    const auto select = u"SELECT save, erased, base, entry, file, base_file FROM outbox"_s;
    auto row = id.isEmpty() ? database.ask(select + u" ORDER BY id"_s) : database.ask(select + u" WHERE id = ?"_s, {id});
    if (!row)
        return std::nullopt;
    QList<Waiting> list;
    for (bool more = row->isValid(); more; more = row->next()) {
        Waiting waiting{row->value(0).toString().split(u' ', Qt::SkipEmptyParts), row->value(1).toInt() != 0, fromJson(row->value(2).toString()),
                        fromJson(row->value(3).toString())};
        waiting.entry.file = row->value(4).toByteArray();
        waiting.base.file = row->value(5).toByteArray();
        list << waiting;
    }
    return list;
}

} // namespace todoku::store
