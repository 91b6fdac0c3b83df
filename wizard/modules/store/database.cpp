// SPDX-License-Identifier: Apache-2.0
#include "database.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>

namespace todoku::store {

Q_LOGGING_CATEGORY(lcStore, "todoku.store")

/// One step from a version of the tables to the next, for each of the two. A step that was published is never changed.
struct Migration {
    QStringList sqlite, postgreSql;
};

/// `{blob}` is what differs between the two.
static Migration both(const QStringList &statements)
{
    Migration migration{statements, statements};
    migration.sqlite.replaceInStrings(u"{blob}"_s, u"BLOB"_s);
    migration.postgreSql.replaceInStrings(u"{blob}"_s, u"BYTEA"_s);
    return migration;
}

static QList<Migration> migrations()
{
    const auto tables = both({
        u"CREATE TABLE cases (id TEXT PRIMARY KEY, revision BIGINT NOT NULL, saves TEXT NOT NULL, number TEXT NOT NULL, owner TEXT NOT NULL,"
         " changed_by TEXT NOT NULL, begun BIGINT NOT NULL, changed BIGINT NOT NULL, domain TEXT NOT NULL, cause TEXT NOT NULL, solution TEXT NOT NULL,"
         " state TEXT NOT NULL, notes TEXT NOT NULL, seconds TEXT NOT NULL, words TEXT NOT NULL, file {blob})"_s,
        u"CREATE TABLE versions (id TEXT NOT NULL, revision BIGINT NOT NULL, entry TEXT NOT NULL, file {blob}, PRIMARY KEY (id, revision))"_s,
        u"CREATE TABLE outbox (id TEXT PRIMARY KEY, save TEXT NOT NULL, erased BIGINT NOT NULL, base TEXT NOT NULL, base_file {blob}, entry TEXT NOT NULL, file {blob})"_s,
        u"CREATE TABLE team (name TEXT PRIMARY KEY, value TEXT NOT NULL)"_s,
        u"INSERT INTO team (name, value) VALUES ('keep-days', '90')"_s,
        u"INSERT INTO team (name, value) VALUES ('see-team', 'yes')"_s,
    });
    auto views = both({
        u"CREATE INDEX cases_by_domain ON cases (domain, begun)"_s,
        u"CREATE INDEX cases_by_change ON cases (changed)"_s,
    });
    // Who may see what is decided by the server, not by the desks. The count of cases with a domain is for everybody, their names are not.
    views.postgreSql << u"ALTER TABLE cases ADD COLUMN login TEXT NOT NULL DEFAULT session_user"_s
                     << u"ALTER TABLE versions ADD COLUMN login TEXT NOT NULL DEFAULT session_user"_s
                     << u"ALTER TABLE cases ENABLE ROW LEVEL SECURITY"_s
                     << u"ALTER TABLE versions ENABLE ROW LEVEL SECURITY"_s;
    for (const auto *table : {"cases", "versions"})
        views.postgreSql << u"CREATE POLICY desks ON %1 USING (login = session_user OR EXISTS (SELECT 1 FROM team WHERE name = 'see-team' AND value = 'yes'))"_s
                                .arg(QLatin1StringView(table));
    views.postgreSql << u"CREATE FUNCTION cases_with_domain(wanted TEXT, since BIGINT, but TEXT) RETURNS BIGINT LANGUAGE sql STABLE SECURITY DEFINER"
                         " SET search_path = public, pg_temp AS 'SELECT count(*) FROM cases WHERE domain = wanted AND begun >= since AND id <> but'"_s;
    return {tables, views};
}

Database::~Database()
{
    close();
}

void Database::close()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(std::exchange(m_name, {}));
}

Problem Database::openFile(const QString &path)
{
    close();
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return Problem::DriverMissing;
    const QFileInfo file(path);
    const bool fresh = !QFileInfo::exists(file.absolutePath());
    if (!QDir().mkpath(file.absolutePath()))
        return Problem::FileUnusable;
    constexpr auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (fresh)
        QFile::setPermissions(file.absolutePath(), mine | QFileDevice::ExeOwner);
    // SQLite gives its journal the rights of the file, so they have to be right before the first write.
    QFile made(path);
    if (!made.open(QIODevice::ReadWrite | QIODevice::Append, mine) || !made.setPermissions(mine))
        return Problem::FileUnusable;
    made.close();
    m_kind = Kind::Sqlite;
    m_name = QUuid::createUuid().toString();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    const auto problem = open();
    return problem == Problem::Failed ? Problem::FileUnusable : problem;
}

/// What libpq takes for one value in a connection string.
static QString quoted(QString value)
{
    return u'\'' + value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

static QString authorityFile(const Server &server)
{
    if (!server.authority.isEmpty())
        return server.authority;
    // libpq's own place first, then where systems keep what they trust: Debian, Fedora, Alpine and macOS.
    const QString candidates[]{QDir::homePath() + "/.postgresql/root.crt"_L1, u"/etc/ssl/certs/ca-certificates.crt"_s,
                               u"/etc/pki/tls/certs/ca-bundle.crt"_s, u"/etc/ssl/cert.pem"_s};
    for (const auto &candidate : candidates) {
        if (QFileInfo::exists(candidate))
            return candidate;
    }
    return candidates[0];
}

Problem Database::openServer(const Server &server, const QString &password)
{
    close();
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return Problem::DriverMissing;
    const auto authority = authorityFile(server);
    // A path is a local socket, which libpq uses without TLS whatever the mode. Qt parts the options at semicolons.
    if (server.host.isEmpty() || server.host.contains(u'/') || server.host.startsWith(u'@') || server.user.isEmpty() || server.database.isEmpty()
        || authority.contains(u';'))
        return Problem::NotConfigured;
    m_kind = Kind::PostgreSql;
    m_name = QUuid::createUuid().toString();
    m_database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    m_database.setHostName(server.host);
    m_database.setPort(server.port);
    m_database.setDatabaseName(server.database);
    m_database.setUserName(server.user);
    if (!password.isEmpty())
        m_database.setPassword(password); // otherwise libpq looks into PGPASSWORD and .pgpass
    // A server that has gone must be noticed while somebody waits on the telephone.
    m_database.setConnectOptions("sslmode=verify-full;gssencmode=disable;connect_timeout=5;tcp_user_timeout=10000;keepalives_idle=10;keepalives_interval=5;"
                                 "options='-c statement_timeout=15000 -c lock_timeout=10000';application_name=todoku;sslrootcert="_L1
                                 + quoted(authority));
    return open();
}

/// libpq has no codes for a connection that did not come about, only sentences, in the language of the system.
static Problem meaningOf(QString text)
{
    static const QRegularExpression names(u"[\"“][^\"”]*[\"”]"_s);
    text.remove(names);
    const auto says = [&](std::initializer_list<QStringView> words) {
        return std::ranges::any_of(words, [&](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    if (says({u"no password supplied"}))
        return Problem::PasswordNeeded;
    if (says({u"SSL SYSCALL", u"could not receive data", u"could not send"}))
        return Problem::ServerUnreachable;
    if (says({u"certificate", u"SSL", u"証明書"}))
        return Problem::CertificateRefused;
    if (says({u"password", u"authentication", u"role", u"permission", u"database  does not", u"パスワード", u"認証", u"ロール", u"権限"}))
        return Problem::LoginRefused;
    return Problem::ServerUnreachable;
}

Problem Database::open()
{
    if (!m_database.open()) {
        m_error = m_database.lastError();
        qCWarning(lcStore) << m_error.text();
        const auto problem = m_kind == Kind::Sqlite ? Problem::FileUnusable : meaningOf(m_error.databaseText());
        close();
        return problem;
    }
    if (m_kind == Kind::Sqlite && !(run(u"PRAGMA secure_delete = ON"_s) && run(u"PRAGMA synchronous = FULL"_s))) {
        close();
        return Problem::FileUnusable;
    }
    const auto problem = migrate();
    if (problem != Problem::None)
        close();
    return problem;
}

Problem Database::migrate()
{
    const auto steps = migrations();
    const auto version = [this]() -> std::optional<qint64> {
        const auto exists = ask(m_kind == Kind::Sqlite ? u"SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'"_s
                                                       : u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = 'schema_version'"_s);
        if (!exists || !exists->value(0).toInt())
            return exists ? std::optional<qint64>(0) : std::nullopt;
        const auto found = ask(u"SELECT max(version) FROM schema_version"_s);
        return found ? std::optional<qint64>(found->value(0).toLongLong()) : std::nullopt;
    };
    const auto found = version();
    if (!found)
        return problem();
    if (*found > steps.size())
        return Problem::TooNew;
    if (*found == steps.size())
        return Problem::None;
    const bool done = transaction([&] {
        // Two desks that start at once: the second waits, and finds the work done.
        if (m_kind == Kind::PostgreSql && !run(u"SELECT pg_advisory_xact_lock(7460107)"_s))
            return false;
        const auto now = version();
        if (!now)
            return false;
        if (*now == 0 && !run(u"CREATE TABLE schema_version (version BIGINT PRIMARY KEY)"_s))
            return false;
        for (qint64 step = *now; step < steps.size(); ++step) {
            for (const auto &statement : m_kind == Kind::Sqlite ? steps[step].sqlite : steps[step].postgreSql) {
                if (!run(statement))
                    return false;
            }
            if (!run(u"INSERT INTO schema_version (version) VALUES (?)"_s, {step + 1}))
                return false;
        }
        return true;
    });
    return done ? Problem::None : problem();
}

std::optional<QSqlQuery> Database::ask(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database);
    const bool plain = values.isEmpty();
    bool done = plain || query.prepare(statement);
    if (done) {
        for (const auto &value : values) // to a database, a null QString is no text at all
            query.addBindValue(value.typeId() == QMetaType::QString && value.toString().isNull() ? QVariant(u""_s) : value);
        done = plain ? query.exec(statement) : query.exec();
    }
    if (!done) {
        m_error = query.lastError();
        qCWarning(lcStore) << m_error.text();
        return std::nullopt;
    }
    if (query.isSelect())
        query.next();
    return query;
}

bool Database::transaction(const std::function<bool()> &work)
{
    // A transaction that begins by reading cannot wait for its turn to write in SQLite; so it says at once that it will.
    if (!run(m_kind == Kind::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s))
        return false;
    if (work() && run(u"COMMIT"_s))
        return true;
    const auto error = m_error;
    run(u"ROLLBACK"_s);
    m_error = error;
    return false;
}

Problem Database::problem()
{
    if (m_kind == Kind::Sqlite)
        return Problem::FileUnusable;
    const auto state = m_error.nativeErrorCode();
    if (state.startsWith("42501"_L1)) // insufficient privilege
        return Problem::LoginRefused;
    // Without a state it is libpq that speaks; 08 is a broken connection, 57 a server that shuts down, 53 one that is full, 25 a stand-by.
    if (state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1) || state.startsWith("53"_L1) || state.startsWith("25006"_L1)) {
        close();
        return Problem::ServerUnreachable;
    }
    return Problem::Failed;
}

} // namespace todoku::store
