// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/store.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace todoku::store {

/// One connection. It belongs to the thread that made it.
class Database
{
public:
    enum class Kind { Sqlite, PostgreSql };
    Database() = default;
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Problem openFile(const QString &path);
    Problem openServer(const Server &server, const QString &password);
    bool isOpen() const { return m_database.isValid() && m_database.isOpen(); }
    void close();
    Kind kind() const { return m_kind; }
    /// What the last failure means; a connection that broke is closed.
    Problem problem();

    /// A statement with its values; never with text put together from them.
    std::optional<QSqlQuery> ask(const QString &statement, const QVariantList &values = {});
    bool run(const QString &statement, const QVariantList &values = {}) { return ask(statement, values).has_value(); }
    /// Runs `work` in one transaction that writes; nothing of it stays where it returns false.
    bool transaction(const std::function<bool()> &work);

private:
    Problem open();
    Problem migrate();

    Kind m_kind = Kind::Sqlite;
    QSqlDatabase m_database;
    QString m_name;
    QSqlError m_error;
};

} // namespace todoku::store
