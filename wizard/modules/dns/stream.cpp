// SPDX-License-Identifier: Apache-2.0
#include "engine.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

namespace todoku::dns {

static constexpr qsizetype largestMessage = 65535; // two octets of length, RFC 1035 §4.2.2

QSslConfiguration tlsConfiguration()
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (const auto path = qEnvironmentVariable("SSL_CERT_FILE"); !path.isEmpty())
        configuration.setCaCertificates(configuration.caCertificates() + QSslCertificate::fromPath(path));
    return configuration;
}

/// The proxy that the system is set to use.
class SystemProxy : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

static QByteArray framed(const QByteArray &packet)
{
    QByteArray length(2, '\0');
    qToBigEndian(quint16(packet.size()), length.data());
    return length + packet;
}

/// The first whole message of a stream, taken out of the buffer; nullopt while it is not complete.
static std::optional<QByteArray> takeMessage(QByteArray &buffer)
{
    if (buffer.size() < 2)
        return std::nullopt;
    const auto size = qFromBigEndian<quint16>(buffer.constData());
    if (buffer.size() < 2 + size)
        return std::nullopt;
    const auto message = buffer.mid(2, size);
    buffer.remove(0, 2 + size);
    return message;
}

/// RFC 7766 §5: what a datagram could not hold is asked for over TCP, on a connection of its own.
void Resolver::Engine::openStream(quint64 id, Lookup &lookup, const Server &server)
{
    auto *socket = new QTcpSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    lookup.stream = socket;
    auto question = lookup.key.question;
    question.name = lookup.current;
    const auto messageId = quint16(QRandomGenerator::system()->generate());
    lookup.packet = questionPacket(question, messageId, lookup.key.recursion, lookup.edns, options.wantSignatures);
    const auto packet = lookup.packet;
    connect(socket, &QTcpSocket::connected, this, [socket, packet] { socket->write(framed(packet)); });
    connect(socket, &QTcpSocket::readyRead, this, [this, id, messageId, socket, packet, buffer = QByteArray()]() mutable {
        auto *waiting = find(id);
        if (!waiting || waiting->stream != socket)
            return;
        buffer += socket->read(largestMessage + 2 - buffer.size());
        const auto message = takeMessage(buffer);
        if (!message)
            return;
        waiting->stream = nullptr;
        socket->deleteLater();
        if (answers(*message, messageId, packet))
            receive(id, *message, true);
        else
            failed(id, *waiting, Outcome::Truncated);
    });
    // Refused, or closed before the whole message came.
    const auto lost = [this, id, socket] {
        if (auto *waiting = find(id); waiting && waiting->stream == socket)
            failed(id, *waiting, Outcome::Truncated);
    };
    connect(socket, &QTcpSocket::errorOccurred, this, lost, Qt::QueuedConnection);
    wait(id, lookup, options.timeout.count());
    socket->connectToHost(server.address, server.port);
}

/// RFC 7858: one connection, many questions.
void Resolver::Engine::sendOverTls(quint64 id, Lookup &lookup, Upstream &upstream)
{
    if (!upstream.tls) {
        upstream.tls = new QSslSocket(this);
        upstream.tlsBuffer.clear();
        upstream.tlsWasUp = false;
        auto *socket = upstream.tls.data();
        socket->setSslConfiguration(tlsConfiguration());
        socket->setProxy(QNetworkProxy::NoProxy);
        connect(socket, &QSslSocket::encrypted, this, [&upstream] { upstream.tlsWasUp = true; });
        connect(socket, &QSslSocket::readyRead, this, [this, &upstream] { readTls(upstream); });
        connect(socket, &QSslSocket::errorOccurred, this, [this, &upstream] { dropTls(upstream); }, Qt::QueuedConnection);
        if (upstream.server.address.isNull()) {
            socket->connectToHostEncrypted(upstream.server.host, upstream.server.port);
        } else {
            socket->setPeerVerifyName(upstream.server.host);
            socket->connectToHostEncrypted(upstream.server.address.toString(), upstream.server.port, upstream.server.host);
        }
    }
    quint16 messageId = 0;
    do
        messageId = quint16(QRandomGenerator::system()->generate());
    while (upstream.tlsExpected.contains(messageId));
    auto question = lookup.key.question;
    question.name = lookup.current;
    lookup.packet = questionPacket(question, messageId, lookup.key.recursion, lookup.edns, options.wantSignatures);
    upstream.tlsExpected.insert(messageId, id);
    auto *socket = upstream.tls.data();
    const auto message = framed(lookup.packet);
    if (socket->isEncrypted())
        socket->write(message);
    else
        connect(socket, &QSslSocket::encrypted, this, [socket, message] { socket->write(message); });
}

void Resolver::Engine::readTls(Upstream &upstream)
{
    upstream.tlsBuffer += upstream.tls->readAll();
    while (const auto message = takeMessage(upstream.tlsBuffer)) {
        if (message->size() < 2)
            continue;
        const auto messageId = qFromBigEndian<quint16>(message->constData());
        const auto id = upstream.tlsExpected.take(messageId);
        if (auto *lookup = find(id); lookup && answers(*message, messageId, lookup->packet))
            receive(id, *message, true);
    }
}

void Resolver::Engine::dropTls(Upstream &upstream)
{
    if (!upstream.tls)
        return;
    upstream.tls->deleteLater();
    upstream.tls = nullptr;
    const auto lost = std::exchange(upstream.tlsExpected, {});
    for (const auto id : lost) {
        auto *lookup = find(id);
        if (!lookup)
            continue;
        // RFC 7766 §6.2.4: a server may close an idle connection whenever it likes; what was just being asked is asked again.
        if (upstream.tlsWasUp && lookup->attempts < attemptsPerName)
            send(id, *lookup);
        else
            wait(id, *lookup, 1);
    }
}

/// RFC 8484 §4.1: POST, and an id of 0 so that nothing tells two askers apart.
void Resolver::Engine::post(quint64 id, Lookup &lookup, const Server &server)
{
    if (!m_http) {
        m_http = new QNetworkAccessManager(this);
        m_http->setProxyFactory(new SystemProxy);
    }
    auto question = lookup.key.question;
    question.name = lookup.current;
    lookup.packet = questionPacket(question, 0, lookup.key.recursion, lookup.edns, options.wantSignatures);
    QNetworkRequest request(server.url);
    request.setSslConfiguration(tlsConfiguration());
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/dns-message"_L1);
    request.setRawHeader("Accept", "application/dns-message");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    auto *reply = m_http->post(request, lookup.packet);
    reply->setReadBufferSize(largestMessage + 1);
    lookup.stream = reply;
    connect(reply, &QNetworkReply::finished, this, [this, id, reply] {
        reply->deleteLater();
        auto *waiting = find(id);
        if (!waiting || waiting->stream != reply)
            return;
        waiting->stream = nullptr;
        const auto message = reply->read(largestMessage);
        if (reply->error() == QNetworkReply::NoError && answers(message, 0, waiting->packet))
            receive(id, message, true);
        else if (waiting->servers.size() > 1)
            tryAgain(id, *waiting);
        else
            failed(id, *waiting, reply->error() == QNetworkReply::NoError ? Outcome::Malformed : Outcome::TimedOut);
    });
}

} // namespace todoku::dns
