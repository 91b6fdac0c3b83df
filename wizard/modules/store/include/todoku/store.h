// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QDateTime>
#include <QtCore/QMap>

#include <functional>
#include <optional>

class QThreadPool;

/// The helpdesk's cases, on this computer (SQLite) or for a team (PostgreSQL over TLS). docs/helpdesk.md says what is kept, for how long and who sees it.
namespace todoku::store {

enum class State { Open, Solved, HandedOver };
inline constexpr State allStates[]{State::Open, State::Solved, State::HandedOver};
QString code(State state); ///< "open", "solved", "handed-over"

/// One case as the desk keeps it.
struct Entry {
    QString id;           ///< made by newId(), the same on every computer
    qint64 revision = 0;  ///< counts the changes; 0: never stored
    QString caseNumber;   ///< the helpdesk's own
    QString owner;        ///< the desk that began it
    QString changedBy;    ///< the desk that changed it last
    QDateTime begun, changed; ///< to the millisecond
    QString domain;       ///< of the failed recipient, A-label in lower case
    QString cause;        ///< id of the finding that names it
    QString solution;     ///< the first: "U1"
    State state = State::Open;
    QMap<QString, QString> notes;  ///< by the code of the place they were written at
    QMap<QString, qint64> seconds; ///< spent, by the code of the place
    QByteArray file;      ///< the whole case, to open it again: a case file, or the report alone in rows of earlier versions; empty in a listing
    bool operator==(const Entry &) const = default;
};
QString newId();

/// What is kept of texts and files at most; longer ones are cut, a larger file is left out.
inline constexpr qsizetype longestText = 200, longestNote = 100'000, largestFile = 48 * 1024 * 1024;

/// Two desks changed one thing differently.
struct Conflict {
    enum class What { Note, State, CaseNumber, File };
    What what;
    QString place; ///< of a note
    QString who;   ///< the other desk
    bool operator==(const Conflict &) const = default;
};
struct Merged {
    Entry entry;
    QList<Conflict> conflicts;
};
/// Three-way: what only one side changed since `base` is taken; of notes that both changed both are kept, one below the other; seconds are added up.
/// Case files are merged answer by answer. Where both changed something of which there can be one only, ours stands, and theirs is kept as an
/// earlier version.
Merged merge(const Entry &base, const Entry &ours, const Entry &theirs);

enum class Problem {
    None,
    FileUnusable,       ///< the own file cannot be opened or written
    DriverMissing,      ///< Qt's plug-in for the database is not installed
    NotConfigured,      ///< a server that is reached without TLS, or without a user
    ServerUnreachable,
    CertificateRefused, ///< the server's, or there is no TLS at all
    PasswordNeeded,
    LoginRefused,       ///< user, password or rights
    TooNew,             ///< a later version of the program has changed the tables
    Gone,               ///< the case was deleted meanwhile
    Failed
};
/// What is so and what to do, for whoever sits at the desk. Empty for None.
QString explain(Problem problem, const QString &server);

/// A PostgreSQL server. TLS with verification always: a local socket or a mode without verification is NotConfigured.
struct Server {
    QString host;
    int port = 5432;
    QString database, user;
    QString authority; ///< PEM file; empty: ~/.postgresql/root.crt if there is one, else what the system trusts
    bool operator==(const Server &) const = default;
};

struct Options {
    QString file; ///< of SQLite; made with its folder, for the user alone (0600)
    std::optional<Server> server;
    QString desk;          ///< who sits here
    bool seesTeam = true;  ///< otherwise only the own cases are listed
    int keepDays = 90;     ///< days after the last change; 0: for ever. A team's server has its own value, in its table `team`.
    bool operator==(const Options &) const = default;
};

struct Search {
    QString words; ///< all of them have to be found in number, desk, domain, cause, solution or notes; case, width and order do not matter
    std::optional<State> state;
    QString domain;
    QDateTime since; ///< changed since; invalid: whenever
    int limit = 1000;
};

struct Saved {
    Entry entry; ///< as it is stored now, with what others changed meanwhile
    Entry ours;  ///< as it was handed over
    QList<Conflict> conflicts;
    bool unchanged = false; ///< it is as it was in `base`: nothing was written
    bool waiting = false; ///< kept on this computer, until the server can be reached
    Problem problem = Problem::None;
};
struct Listing {
    QList<Entry> entries; ///< latest change first, without their files
    QStringList waiting;  ///< ids of those that the server does not have yet
    Problem problem = Problem::None; ///< of the server: the entries are what this computer has
};
struct Loaded {
    std::optional<Entry> entry;
    Problem problem = Problem::None;
};
struct Count {
    int cases = 0;
    Problem problem = Problem::None;
};

/// All work is done one after the other on a thread of its own. Whatever is saved is on this computer's disk before a server is asked.
class Store
{
public:
    explicit Store(Options options);
    /// What was not sent yet stays in the file.
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    const Options &options() const { return m_options; }
    /// `base`: the entry as it was loaded or last saved; default-constructed for a new case. Whoever saves again before the answer has come still has the
    /// old base; what was handed over since is taken into account. `file` makes Entry::file, on the thread of the store: writing a large case takes
    /// longer than a frame.
    QFuture<Saved> save(const Entry &entry, const Entry &base, std::function<QByteArray()> file = {});
    QFuture<Listing> list(const Search &search);
    QFuture<Loaded> load(const QString &id);
    /// For good: the row, its earlier versions and the places on disk where they stood.
    QFuture<Problem> erase(const QString &id);
    /// Cases of anybody with this domain since then, but for one; a number, no names.
    QFuture<Count> others(const QString &domain, const QDateTime &since, const QString &exceptId);
    /// Sends what waits, now. What is still waiting is in Listing::waiting afterwards.
    QFuture<Problem> send();
    /// For this session only; it is written nowhere.
    void setPassword(const QString &password);

private:
    class Work;
    template<class T>
    QFuture<T> run(std::function<T(Work &)> task);

    Options m_options;
    std::shared_ptr<Work> m_work;
    std::unique_ptr<QThreadPool> m_pool; ///< of one thread: a connection belongs to the thread that opened it
};

} // namespace todoku::store
