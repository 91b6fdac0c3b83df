// SPDX-License-Identifier: Apache-2.0
#include "rows.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

#include <atomic>

namespace todoku::store {

QString explain(Problem problem, const QString &server)
{
    const auto say = [&](const char *text) { return QCoreApplication::translate("Store", text).arg(server); };
    const auto plainly = [](const char *text) { return QCoreApplication::translate("Store", text); };
    switch (problem) {
    case Problem::None:
        return {};
    case Problem::FileUnusable:
        return plainly(QT_TRANSLATE_NOOP("Store", "The cases on this computer cannot be read or written. The disk may be full, or the folder may not be yours. "
                                                  "What you write now is kept only while the window is open."));
    case Problem::DriverMissing:
        return plainly(QT_TRANSLATE_NOOP("Store", "The part of Qt that talks to this kind of database is not installed (in Debian: libqt6sql6-sqlite, libqt6sql6-psql)."));
    case Problem::NotConfigured:
        return plainly(QT_TRANSLATE_NOOP("Store", "The team's database is not set up completely: a host name, a database and a user are needed. "
                                                  "Local sockets are not used, because the connection has to be encrypted."));
    case Problem::ServerUnreachable:
        return say(QT_TRANSLATE_NOOP("Store", "%1 cannot be reached. You can go on working: everything is kept on this computer and sent as soon as the server answers."));
    case Problem::CertificateRefused:
        return say(QT_TRANSLATE_NOOP("Store", "%1 has no certificate that this computer trusts for that name, so nothing was sent to it. Ask whoever runs the server; "
                                              "if it has a certificate of your organisation's own authority, choose that authority's file in the settings."));
    case Problem::PasswordNeeded:
        return say(QT_TRANSLATE_NOOP("Store", "%1 wants a password. It is used until the window closes and written nowhere."));
    case Problem::LoginRefused:
        return say(QT_TRANSLATE_NOOP("Store", "%1 does not accept the user or the password, or the user may not use the tables. Check the settings, or ask whoever runs the server."));
    case Problem::TooNew:
        return plainly(QT_TRANSLATE_NOOP("Store", "The cases were last used by a newer version of Todoku. Install that version here, too."));
    case Problem::Gone:
        return plainly(QT_TRANSLATE_NOOP("Store", "This case was deleted meanwhile, so it was not saved again."));
    case Problem::Failed:
        return say(QT_TRANSLATE_NOOP("Store", "%1 did not do what it was asked to. Your changes are kept on this computer."));
    }
    Q_UNREACHABLE();
}

/// What the thread does. Only `closing` may be touched from outside.
class Store::Work
{
public:
    explicit Work(Options options) : m_options(std::move(options)) { }

    std::atomic<bool> closing = false;

    Saved save(const Entry &entry, const Entry &since);
    Listing list(const Search &search);
    Loaded load(const QString &id);
    Problem erase(const QString &id);
    Count others(const QString &domain, const QDateTime &since, const QString &exceptId);
    Problem sendAll();
    void setPassword(const QString &password)
    {
        m_password = password;
        m_nextTry = 0;
    }
    void close()
    {
        m_local.close();
        m_server.close();
    }

private:
    Saved keep(const Entry &entry, const Entry &base);
    Problem local();
    Problem server();
    Problem serverFailed();
    /// Sends what waits, or only one of it; `sent` is that one as it stands there now.
    Problem send(const QString &id, Saved *sent);
    Problem tidyUp(Database &database, int keepDays);
    QString owner() const { return m_options.seesTeam ? QString() : m_options.desk; }

    Options m_options;
    QString m_password;
    Database m_local, m_server;
    QElapsedTimer m_clock;
    qint64 m_nextTry = 0;                 ///< on m_clock: a server that is not there is not asked for every key
    Problem m_refusal = Problem::None;    ///< why it was not, until then
    Entry m_handed, m_handedBase;         ///< what was saved last, and what it was made from
};

Problem Store::Work::tidyUp(Database &database, int keepDays)
{
    const auto gone = purge(database, keepDays);
    if (!gone)
        return database.problem();
    if (*gone && database.kind() == Database::Kind::Sqlite)
        database.run(u"VACUUM"_s);
    return Problem::None;
}

Problem Store::Work::local()
{
    if (m_local.isOpen())
        return Problem::None;
    if (const auto problem = m_local.openFile(m_options.file); problem != Problem::None)
        return problem;
    return tidyUp(m_local, m_options.keepDays);
}

Problem Store::Work::serverFailed()
{
    const auto problem = m_server.problem();
    if (problem == Problem::ServerUnreachable) {
        m_refusal = problem;
        m_nextTry = 0; // it was there a moment ago: the next question may try again at once
    }
    return problem;
}

Problem Store::Work::server()
{
    if (m_server.isOpen())
        return Problem::None;
    if (!m_clock.isValid())
        m_clock.start();
    if (closing)
        return Problem::ServerUnreachable;
    if (m_clock.elapsed() < m_nextTry)
        return m_refusal;
    m_refusal = m_server.openServer(*m_options.server, m_password);
    if (m_refusal != Problem::None) {
        m_nextTry = m_clock.elapsed() + 15'000;
        return m_refusal;
    }
    const auto keep = m_server.ask(u"SELECT value FROM team WHERE name = 'keep-days'"_s);
    if (!keep)
        return serverFailed();
    return tidyUp(m_server, keep->isValid() ? keep->value(0).toInt() : m_options.keepDays);
}

Saved Store::Work::save(const Entry &entry, const Entry &since)
{
    const auto &base = !m_handed.id.isEmpty() && m_handed.id == entry.id && m_handedBase == since ? m_handed : since;
    auto asBefore = base;
    asBefore.changed = entry.changed;
    asBefore.changedBy = entry.changedBy;
    if (entry == asBefore)
        return {base, entry, {}, true, false, Problem::None};
    auto saved = keep(entry, base);
    saved.ours = entry;
    if (saved.waiting || saved.problem == Problem::None) {
        m_handedBase = since;
        m_handed = entry;
        // It is stored now, so if it is gone the next time, it was deleted.
        if (!saved.waiting)
            m_handed.revision = std::max<qint64>(1, entry.revision);
    }
    return saved;
}

Saved Store::Work::keep(const Entry &entry, const Entry &base)
{
    const auto problem = local();
    if (!m_options.server) {
        const auto saved = problem == Problem::None ? put(m_local, entry, base, {newId()}) : std::nullopt;
        return saved.value_or(Saved{entry, {}, {}, false, false, problem == Problem::None ? m_local.problem() : problem});
    }
    Waiting waiting{{newId()}, false, base, tidied(entry)};
    if (problem == Problem::None) {
        // What has been waiting came from an earlier base; the changes since are part of what is saved now.
        if (const auto earlier = queued(m_local, entry.id); earlier && !earlier->isEmpty()) {
            waiting.base = earlier->first().base;
            waiting.saves = earlier->first().saves + waiting.saves;
        }
        if (queue(m_local, waiting)) {
            Saved sent{waiting.entry, {}, {}, false, true, Problem::None};
            sent.problem = send(entry.id, &sent);
            return sent;
        }
    }
    const auto reached = server();
    const auto saved = reached == Problem::None ? put(m_server, waiting.entry, base, waiting.saves) : std::nullopt;
    return saved.value_or(Saved{entry, {}, {}, false, false, Problem::FileUnusable});
}

Problem Store::Work::send(const QString &id, Saved *sent)
{
    const auto list = queued(m_local, id);
    if (!list)
        return m_local.problem();
    auto worst = Problem::None;
    for (const auto &waiting : *list) {
        if (const auto problem = server(); problem != Problem::None)
            return problem;
        if (waiting.erased) {
            if (!todoku::store::erase(m_server, waiting.entry.id))
                return serverFailed();
            unqueue(m_local, waiting.entry.id);
            continue;
        }
        const auto saved = put(m_server, waiting.entry, waiting.base, waiting.saves);
        if (!saved) {
            worst = serverFailed();
            if (worst == Problem::ServerUnreachable)
                return worst;
            continue;
        }
        unqueue(m_local, waiting.entry.id);
        if (sent)
            *sent = *saved;
        if (saved->problem != Problem::None)
            worst = saved->problem;
    }
    return worst;
}

Problem Store::Work::sendAll()
{
    if (!m_options.server)
        return Problem::None;
    if (const auto problem = local(); problem != Problem::None)
        return problem;
    m_nextTry = 0;
    const auto problem = send({}, nullptr);
    return problem == Problem::Gone ? Problem::None : problem;
}

Listing Store::Work::list(const Search &search)
{
    Listing listing;
    listing.problem = local();
    if (!m_options.server) {
        if (listing.problem != Problem::None)
            return listing;
        const auto entries = todoku::store::search(m_local, search, owner());
        if (!entries)
            listing.problem = m_local.problem();
        listing.entries = entries.value_or(QList<Entry>());
        return listing;
    }
    const auto waiting = listing.problem == Problem::None ? queued(m_local) : std::nullopt;
    listing.problem = server();
    if (listing.problem == Problem::None) {
        const auto entries = todoku::store::search(m_server, search, owner());
        if (!entries)
            listing.problem = serverFailed();
        listing.entries = entries.value_or(QList<Entry>());
    }
    for (const auto &one : waiting.value_or(QList<Waiting>())) {
        listing.entries.removeIf([&](const Entry &entry) { return entry.id == one.entry.id; });
        if (one.erased)
            continue;
        listing.waiting << one.entry.id;
        listing.entries.prepend(one.entry);
        listing.entries.first().file.clear();
    }
    return listing;
}

Loaded Store::Work::load(const QString &id)
{
    Loaded loaded;
    loaded.problem = local();
    const auto take = [&](Database &database) {
        const auto found = find(database, id);
        if (!found)
            loaded.problem = &database == &m_server ? serverFailed() : database.problem();
        else if (found->id.isEmpty())
            loaded.problem = Problem::Gone;
        else
            loaded.entry = *found;
    };
    if (!m_options.server) {
        if (loaded.problem == Problem::None)
            take(m_local);
        return loaded;
    }
    if (loaded.problem == Problem::None) {
        if (const auto waiting = queued(m_local, id); waiting && !waiting->isEmpty() && !waiting->first().erased) {
            loaded.entry = waiting->first().entry;
            return loaded;
        }
    }
    loaded.problem = server();
    if (loaded.problem == Problem::None)
        take(m_server);
    return loaded;
}

Problem Store::Work::erase(const QString &id)
{
    const auto problem = local();
    if (problem == Problem::None) {
        // VACUUM as well: secure_delete leaves what SQLite had copied elsewhere when it split a page.
        const bool done = todoku::store::erase(m_local, id);
        m_local.run(u"VACUUM"_s);
        if (!m_options.server || !done)
            return done ? Problem::None : m_local.problem();
        Waiting waiting{{newId()}, true, {}, {}};
        waiting.entry.id = id;
        if (queue(m_local, waiting))
            return send(id, nullptr);
    }
    if (!m_options.server)
        return problem;
    if (const auto reached = server(); reached != Problem::None)
        return reached;
    return todoku::store::erase(m_server, id) ? Problem::None : serverFailed();
}

Count Store::Work::others(const QString &domain, const QDateTime &since, const QString &exceptId)
{
    const auto problem = m_options.server ? server() : local();
    if (problem != Problem::None)
        return {0, problem};
    auto &database = m_options.server ? m_server : m_local;
    const auto count = countOthers(database, domain, since, exceptId);
    return count ? Count{*count, Problem::None} : Count{0, m_options.server ? serverFailed() : m_local.problem()};
}

Store::Store(Options options) : m_options(options), m_work(std::make_shared<Work>(std::move(options))), m_pool(std::make_unique<QThreadPool>())
{
    m_pool->setMaxThreadCount(1);
    m_pool->setExpiryTimeout(-1);
}

Store::~Store()
{
    m_work->closing = true;
    run<bool>([](Work &work) {
        work.close();
        return true;
    });
    m_pool->waitForDone();
}

template<class T>
QFuture<T> Store::run(std::function<T(Work &)> task)
{
    // Not QtConcurrent::run: whoever waits for its future takes the task out of the queue and runs it on the wrong thread.
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    m_pool->start([work = m_work, task = std::move(task), promise] {
        promise->addResult(task(*work));
        promise->finish();
    });
    return promise->future();
}

QFuture<Saved> Store::save(const Entry &entry, const Entry &base, std::function<QByteArray()> file)
{
    auto ours = entry;
    ours.changedBy = m_options.desk;
    if (ours.owner.isEmpty())
        ours.owner = m_options.desk;
    return run<Saved>([ours, base, file = std::move(file)](Work &work) {
        if (!file)
            return work.save(ours, base);
        auto whole = ours;
        whole.file = file();
        return work.save(whole, base);
    });
}

QFuture<Listing> Store::list(const Search &search)
{
    return run<Listing>([search](Work &work) { return work.list(search); });
}

QFuture<Loaded> Store::load(const QString &id)
{
    return run<Loaded>([id](Work &work) { return work.load(id); });
}

QFuture<Problem> Store::erase(const QString &id)
{
    return run<Problem>([id](Work &work) { return work.erase(id); });
}

QFuture<Count> Store::others(const QString &domain, const QDateTime &since, const QString &exceptId)
{
    return run<Count>([=](Work &work) { return work.others(domain, since, exceptId); });
}

QFuture<Problem> Store::send()
{
    return run<Problem>([](Work &work) { return work.sendAll(); });
}

void Store::setPassword(const QString &password)
{
    run<bool>([password](Work &work) {
        work.setPassword(password);
        return true;
    });
}

} // namespace todoku::store
