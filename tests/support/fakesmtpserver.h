// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <memory>

/// A mail server in the test's own event loop that follows a script: "S:" is sent, "C:" waited for (the beginning of a line),
/// "TLS" starts encryption, "CLOSE" hangs up, "DRIP" sends one octet every 20 ms for ever, "RAW:" sends without a line end.
class FakeSmtpServer : public QTcpServer
{
public:
    FakeSmtpServer() { listen(QHostAddress::LocalHost); }

    QStringList script;
    QList<QSslCertificate> chain;
    QSslKey key;
    QStringList heard; ///< every line of the client

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        const auto rest = std::make_shared<QStringList>(script);
        connect(socket, &QIODevice::readyRead, this, [this, socket, rest] { read(socket, *rest); });
        connect(socket, &QSslSocket::encrypted, this, [this, socket, rest] { advance(socket, *rest); });
        advance(socket, *rest);
    }

private:
    void read(QSslSocket *socket, QStringList &rest)
    {
        while (socket->canReadLine()) {
            const auto line = QString::fromLatin1(socket->readLine()).trimmed();
            heard << line;
            if (!rest.isEmpty() && rest.first().startsWith(QLatin1String("C:")) && line.startsWith(rest.first().mid(2).trimmed(), Qt::CaseInsensitive)) {
                rest.removeFirst();
                advance(socket, rest);
            }
        }
    }

    void advance(QSslSocket *socket, QStringList &rest)
    {
        while (!rest.isEmpty() && !rest.first().startsWith(QLatin1String("C:"))) {
            const auto step = rest.takeFirst();
            if (step == QLatin1String("CLOSE"))
                return socket->disconnectFromHost();
            if (step == QLatin1String("TLS")) {
                socket->flush();
                auto configuration = socket->sslConfiguration();
                configuration.setLocalCertificateChain(chain);
                configuration.setPrivateKey(key);
                configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
                socket->setSslConfiguration(configuration);
                socket->startServerEncryption();
                return;
            }
            if (step == QLatin1String("DRIP")) {
                auto *timer = new QTimer(socket);
                connect(timer, &QTimer::timeout, socket, [socket] { socket->write("2"); });
                return timer->start(20);
            }
            if (step.startsWith(QLatin1String("RAW:")))
                socket->write(step.mid(4).toLatin1());
            else
                socket->write(step.mid(2).trimmed().toLatin1() + "\r\n");
        }
    }
};
