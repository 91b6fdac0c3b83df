// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QUdpSocket>
#include <QtTest/QTest>

#include <memory>
#include <vector>

/// Real servers on loopback, in the foreground, as whoever runs the tests; they end with the object.
class RealServers
{
public:
    /// Where a server program is; they often live outside an ordinary user's PATH.
    static QString program(const QString &name)
    {
        const auto found = QStandardPaths::findExecutable(name);
        return found.isEmpty() ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin"), QStringLiteral("/usr/local/sbin")}) : found;
    }
    /// The first of the programs that is missing.
    static QString missing(const QStringList &names)
    {
        for (const auto &name : names) {
            if (program(name).isEmpty())
                return name;
        }
        return {};
    }

    static quint16 freePort()
    {
        for (;;) {
            QTcpServer tcp;
            QUdpSocket udp;
            tcp.listen(QHostAddress::LocalHost);
            if (udp.bind(QHostAddress::LocalHost, tcp.serverPort()))
                return tcp.serverPort();
        }
    }

    ~RealServers()
    {
        for (const auto &process : m_processes)
            process->terminate();
        for (const auto &process : m_processes) {
            if (!process->waitForFinished(3000))
                process->kill();
        }
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    bool start(const QString &name, const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->setStandardOutputFile(path(name + QStringLiteral(".out")));
        process->setStandardErrorFile(path(name + QStringLiteral(".err")));
        process->start(program(name), arguments);
        const bool started = process->waitForStarted();
        m_processes.push_back(std::move(process));
        return started;
    }

    /// Runs a program to its end; its output.
    static std::optional<QByteArray> run(const QString &name, const QStringList &arguments, const QString &folder)
    {
        QProcess process;
        process.setWorkingDirectory(folder);
        process.start(program(name), arguments);
        if (!process.waitForFinished(120000) || process.exitCode() != 0) {
            qWarning("%s: %s", qPrintable(name), process.readAllStandardError().constData());
            return std::nullopt;
        }
        return process.readAllStandardOutput();
    }

    /// NSD with these zones: name and file. Those in `broken` are configured without a file: SERVFAIL.
    bool startNsd(const QString &tag, quint16 port, const QList<std::pair<QString, QString>> &zones, const QStringList &broken = {})
    {
        QByteArray text = "server:\n  username: \"\"\n  chroot: \"\"\n  database: \"\"\n  server-count: 1\n  do-ip6: no\n  rrl-ratelimit: 0\n  rrl-whitelist-ratelimit: 0\n";
        text += "  ip-address: 127.0.0.1@" + QByteArray::number(port) + "\n  zonesdir: \"" + m_folder.path().toUtf8() + "\"\n";
        for (const auto *key : {"pidfile", "xfrdfile", "zonelistfile", "logfile"})
            text += QByteArray("  ") + key + ": \"" + path(tag + QLatin1Char('.') + QLatin1String(key)).toUtf8() + "\"\n";
        text += "remote-control:\n  control-enable: no\n";
        for (const auto &[name, file] : zones)
            text += "zone:\n  name: \"" + name.toUtf8() + "\"\n  zonefile: \"" + file.toUtf8() + "\"\n";
        for (const auto &name : broken)
            text += "zone:\n  name: \"" + name.toUtf8() + "\"\n  zonefile: \"absent\"\n";
        return start(QStringLiteral("nsd"), {QStringLiteral("-d"), QStringLiteral("-c"), write(tag + QStringLiteral(".conf"), text)}) && waitForPort(port);
    }

    /// Unbound in front of a name server, for the whole tree or some zones. `more`: further lines of its server section.
    bool startUnbound(quint16 port, const QStringList &stubZones, quint16 nsdPort, const QByteArray &more = {})
    {
        QByteArray text = "server:\n  username: \"\"\n  chroot: \"\"\n  use-syslog: no\n  do-daemonize: no\n  do-ip6: no\n  do-not-query-localhost: no\n"
                          "  qname-minimisation: no\n  num-threads: 1\n  outgoing-range: 512\n  num-queries-per-thread: 512\n  infra-keep-probing: yes\n"
                          "  local-zone: \"test.\" nodefault\n  local-zone: \"localhost.\" nodefault\n  access-control: 127.0.0.0/8 allow\n";
        text += "  directory: \"" + m_folder.path().toUtf8() + "\"\n  pidfile: \"" + path(QStringLiteral("unbound.pid")).toUtf8() + "\"\n  logfile: \""
            + path(QStringLiteral("unbound.log")).toUtf8() + "\"\n  interface: 127.0.0.1@" + QByteArray::number(port) + "\n" + more;
        text += "remote-control:\n  control-enable: no\n";
        for (const auto &zone : stubZones)
            text += "stub-zone:\n  name: \"" + zone.toUtf8() + "\"\n  stub-addr: 127.0.0.1@" + QByteArray::number(nsdPort) + "\n";
        return start(QStringLiteral("unbound"), {QStringLiteral("-d"), QStringLiteral("-c"), write(QStringLiteral("unbound.conf"), text)}) && waitForPort(port);
    }

    static bool waitForPort(quint16 port)
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 30000) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            if (socket.waitForConnected(200))
                return true;
            QTest::qWait(30);
        }
        return false;
    }

private:
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

/// Skips a test whose servers are not installed; where everything has to be there (CI), it fails instead.
#define NEED_PROGRAMS(...) \
    do { \
        const auto absent = RealServers::missing({__VA_ARGS__}); \
        if (!absent.isEmpty()) { \
            if (qEnvironmentVariable("CI") == QLatin1String("true")) \
                QFAIL(qPrintable(absent + QStringLiteral(" is not installed"))); \
            QSKIP(qPrintable(absent + QStringLiteral(" is not installed"))); \
        } \
    } while (false)
