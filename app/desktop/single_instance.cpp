// SPDX-License-Identifier: Apache-2.0
#include "single_instance.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalSocket>

namespace todoku {

using namespace Qt::StringLiterals;

static constexpr int talkers = 8;          ///< at once; more wait in the socket's own queue
static constexpr int patience = 2000;      ///< milliseconds for one conversation, on both sides
static constexpr qsizetype tokenBytes = 512;

QByteArray written(const HandOver &what)
{
    const QJsonObject object{{"open"_L1, QJsonArray::fromStringList(what.paths)}, {"activation"_L1, QString::fromLatin1(what.activation)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<HandOver> read(const QByteArray &line)
{
    if (line.size() > handOverBytes)
        return std::nullopt;
    const auto object = QJsonDocument::fromJson(line).object();
    if (!object["open"_L1].isArray())
        return std::nullopt;
    HandOver what;
    for (const auto &value : object["open"_L1].toArray()) {
        // A relative path would be read from the folder in which the first one happened to be started.
        if (!QDir::isAbsolutePath(value.toString()) || what.paths.size() == handOverPaths)
            return std::nullopt;
        what.paths << value.toString();
    }
    what.activation = object["activation"_L1].toString().toLatin1();
    // It becomes an environment variable: printable, and no longer than such tokens are.
    if (what.activation.size() > tokenBytes || std::ranges::any_of(what.activation, [](char c) { return c < '!' || c > '~'; }))
        return std::nullopt;
    return what;
}

QString listeningPlace()
{
    const QString screen = qEnvironmentVariable("WAYLAND_DISPLAY") + u'|' + qEnvironmentVariable("DISPLAY");
    const QString whose = QDir::homePath() + u'|' + screen;
    const QString name = "todoku-"_L1 + QString::fromLatin1(QCryptographicHash::hash(whose.toUtf8(), QCryptographicHash::Sha256).toHex().first(16));
#ifdef Q_OS_WIN
    return name; // a pipe, which has no folder
#else
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u'/' + name;
#endif
}

SingleInstance::SingleInstance(const QString &place, QObject *parent) : QObject(parent), m_place(place)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(talkers);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

/// True where somebody listened, understood and answered.
static bool handedTo(const QString &place, const HandOver &what)
{
    QLocalSocket socket;
    socket.connectToServer(place);
    if (!socket.waitForConnected(patience / 4))
        return false;
    socket.write(written(what));
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(patience))
            return false;
    }
    return (socket.bytesAvailable() > 0 || socket.waitForReadyRead(patience)) && socket.readLine(16) == "taken\n";
}

SingleInstance::Role SingleInstance::start(const HandOver &what)
{
    // Of two that start in the same moment one has to wait for the other's socket.
    QLockFile lock(QDir(QDir::tempPath()).absoluteFilePath(m_place + ".lock"_L1));
    lock.setStaleLockTime(2 * patience);
    lock.tryLock(2 * patience);
    if (handedTo(m_place, what))
        return Role::Second;
    QLocalServer::removeServer(m_place); // left by a crash, or held by one that hangs
    m_server.listen(m_place);
    return Role::First;
}

void SingleInstance::take()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (m_talking == talkers) {
            socket->abort();
            continue;
        }
        ++m_talking;
        connect(socket, &QObject::destroyed, this, [this] { --m_talking; });
        socket->setReadBufferSize(handOverBytes + 1);
        QTimer::singleShot(patience, socket, &QLocalSocket::abort);
        const auto listen = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > handOverBytes)
                    socket->abort();
                return;
            }
            const auto what = read(socket->readLine(handOverBytes + 1));
            if (!what)
                return socket->abort();
            socket->write("taken\n");
            socket->disconnectFromServer();
            Q_EMIT handedOver(*what);
        };
        connect(socket, &QLocalSocket::readyRead, this, listen);
        if (socket->bytesAvailable() > 0)
            listen();
    }
}

} // namespace todoku
