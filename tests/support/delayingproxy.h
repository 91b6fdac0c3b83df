// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <chrono>

/// A way that is as long as half the world: what the server behind it says arrives later by one round trip. On loopback the connection itself is there at
/// once, so the greeting of a server that speaks first comes after one round trip, as it does where the handshake takes one.
class DelayingProxy : public QTcpServer
{
public:
    DelayingProxy(quint16 target, std::chrono::milliseconds roundTrip) : m_target(target), m_roundTrip(roundTrip) { listen(QHostAddress::LocalHost); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this);
        auto *server = new QTcpSocket(client);
        client->setSocketDescriptor(descriptor);
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        server->connectToHost(QHostAddress::LocalHost, m_target);
        connect(client, &QIODevice::readyRead, server, [client, server] {
            if (server->state() == QAbstractSocket::ConnectedState)
                server->write(client->readAll());
        });
        connect(server, &QAbstractSocket::connected, client, [client, server] { server->write(client->readAll()); });
        connect(server, &QIODevice::readyRead, client, [this, client, server] {
            QTimer::singleShot(m_roundTrip, Qt::PreciseTimer, client, [client, bytes = server->readAll()] { client->write(bytes); });
        });
        connect(server, &QAbstractSocket::disconnected, client, [this, client] {
            QTimer::singleShot(m_roundTrip, Qt::PreciseTimer, client, [client] { client->disconnectFromHost(); });
        });
        connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
    }

private:
    quint16 m_target;
    std::chrono::milliseconds m_roundTrip;
};
