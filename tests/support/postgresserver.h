// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "realservers.h"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

/// A real PostgreSQL on loopback with TLS, whose authority is made for it. PostgreSQL does not run as root, so there it runs as "nobody".
class PostgresServer
{
public:
    static QString program(const QString &name)
    {
        // Debian keeps the server's programs outside of PATH, so that several versions can stand beside each other.
        const QDir versions(QStringLiteral("/usr/lib/postgresql"));
        for (const auto &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
            const auto path = versions.filePath(version + QStringLiteral("/bin/") + name);
            if (QFileInfo(path).isExecutable())
                return path;
        }
        return RealServers::program(name);
    }
    static QString missing()
    {
        for (const auto &name : {QStringLiteral("initdb"), QStringLiteral("postgres"), QStringLiteral("psql"), QStringLiteral("openssl")}) {
            if (program(name).isEmpty())
                return name;
        }
        return {};
    }

    ~PostgresServer() { stop(SIGINT); }

    quint16 port() const { return m_port; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString authority() const { return path(QStringLiteral("ca.pem")); }

    /// Makes the cluster, its certificates, and the roles and databases that the statements make.
    bool create(const QStringList &statements)
    {
        m_port = RealServers::freePort();
        give(m_folder.path());
        return certificates() && write(QStringLiteral("password"), "super")
            && run(QStringLiteral("initdb"), {QStringLiteral("-D"), path(QStringLiteral("data")), QStringLiteral("-U"), QStringLiteral("postgres"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                                              QStringLiteral("--locale=C"), QStringLiteral("--auth=scram-sha-256"), QStringLiteral("--no-sync"), QStringLiteral("--pwfile"), path(QStringLiteral("password"))})
            && configure(true) && start() && sql(statements);
    }

    bool start()
    {
        m_process = std::make_unique<QProcess>();
        m_process->setChildProcessModifier(&asNobody);
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardOutputFile(path(QStringLiteral("log")), QIODevice::Append);
        m_process->start(program(QStringLiteral("postgres")), {QStringLiteral("-D"), path(QStringLiteral("data"))});
        if (!m_process->waitForStarted())
            return false;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 60000) {
            if (sql({QStringLiteral("SELECT 1")}, QStringLiteral("postgres"), true))
                return true;
            QTest::qWait(100);
        }
        return false;
    }

    /// SIGINT: in order. SIGKILL: as if the machine had lost its power.
    void stop(int signal)
    {
        if (!m_process)
            return;
        if (m_process->processId() > 0)
            kill(pid_t(m_process->processId()), signal);
        if (!m_process->waitForFinished(60000))
            m_process->kill();
        m_process.reset();
        // The children of a killed server notice it a moment later; until then it does not start again.
        if (signal == SIGKILL)
            QTest::qWait(1500);
        QFile::remove(path(QStringLiteral("data/postmaster.pid")));
    }

    /// Writes the configuration and tells a running server of it.
    bool configure(bool tls, const QString &certificate = QStringLiteral("server"))
    {
        const QByteArray line = "listen_addresses = '127.0.0.1'\nport = " + QByteArray::number(m_port)
            + "\nunix_socket_directories = ''\nshared_buffers = 16MB\nmax_connections = 20\nfsync = off\nssl = " + (tls ? "on" : "off") + "\nssl_cert_file = '"
            + path(certificate + QStringLiteral(".pem")).toUtf8() + "'\nssl_key_file = '" + path(certificate + QStringLiteral(".key")).toUtf8() + "'\n";
        const bool done = write(QStringLiteral("data/postgresql.conf"), line)
            && write(QStringLiteral("data/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        if (m_process) {
            kill(pid_t(m_process->processId()), SIGHUP);
            QTest::qWait(700);
        }
        return done;
    }

    bool sql(const QStringList &statements, const QString &database = QStringLiteral("postgres"), bool quiet = false) { return ask(statements, database, quiet).has_value(); }
    std::optional<QByteArray> ask(const QStringList &statements, const QString &database, bool quiet = false)
    {
        QStringList arguments{QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-U"), QStringLiteral("postgres"),
                              QStringLiteral("-d"), database, QStringLiteral("-XAtq"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1")};
        for (const auto &statement : statements)
            arguments << QStringLiteral("-c") << statement;
        return run(QStringLiteral("psql"), arguments, quiet);
    }

    /// A certificate for these names, by the authority `ca`, which is made where it is not there yet.
    bool certificate(const QString &name, const QByteArray &names, const QString &ca)
    {
        const auto newKey = QStringList{QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes")};
        if (!QFile::exists(path(ca + QStringLiteral(".pem")))
            && !run(QStringLiteral("openssl"), newKey + QStringList{QStringLiteral("-x509"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=") + ca,
                                                                     QStringLiteral("-keyout"), path(ca + QStringLiteral(".key")), QStringLiteral("-out"), path(ca + QStringLiteral(".pem"))}))
            return false;
        return write(name + QStringLiteral(".ext"), "subjectAltName=" + names + "\n")
            && run(QStringLiteral("openssl"), newKey + QStringList{QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), path(name + QStringLiteral(".key")),
                                                                    QStringLiteral("-out"), path(name + QStringLiteral(".csr"))})
            && run(QStringLiteral("openssl"), {QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-CAcreateserial"), QStringLiteral("-in"),
                                                path(name + QStringLiteral(".csr")), QStringLiteral("-CA"), path(ca + QStringLiteral(".pem")), QStringLiteral("-CAkey"), path(ca + QStringLiteral(".key")),
                                                QStringLiteral("-extfile"), path(name + QStringLiteral(".ext")), QStringLiteral("-out"), path(name + QStringLiteral(".pem"))});
    }

private:
    static void asNobody()
    {
        if (geteuid() != 0)
            return;
        if (const auto *nobody = getpwnam("nobody")) {
            (void)!setgid(nobody->pw_gid);
            (void)!setuid(nobody->pw_uid);
        }
    }
    static void give(const QString &path)
    {
        if (const auto *nobody = geteuid() == 0 ? getpwnam("nobody") : nullptr)
            (void)!chown(QFile::encodeName(path).constData(), nobody->pw_uid, nobody->pw_gid);
    }

    bool write(const QString &name, const QByteArray &content)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return false;
        file.close();
        give(file.fileName());
        return true;
    }

    std::optional<QByteArray> run(const QString &name, const QStringList &arguments, bool quiet = false)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), QStringLiteral("super"));
        environment.insert(QStringLiteral("PGSSLMODE"), QStringLiteral("prefer"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.setChildProcessModifier(&asNobody);
        process.start(program(name), arguments);
        if (process.waitForFinished(120000) && process.exitCode() == 0)
            return process.readAllStandardOutput();
        if (!quiet)
            qWarning("%s: %s", qPrintable(name), process.readAllStandardError().constData());
        return std::nullopt;
    }

    bool certificates() { return certificate(QStringLiteral("server"), "DNS:localhost", QStringLiteral("ca")); }

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
};
