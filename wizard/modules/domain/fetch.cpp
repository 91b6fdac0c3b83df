// SPDX-License-Identifier: Apache-2.0
#include "fetch.h"

#include <QtCore/QPromise>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

namespace todoku::domain {

static constexpr qsizetype largestPolicy = 65536; // RFC 8461 §3.3 suggests 64 kilobytes

/// One request; goes when it is done.
class PolicyRequest : public QObject
{
public:
    QFuture<Page> start(const QString &host, const QHostAddress &address, quint16 port, std::chrono::milliseconds timeout);

private:
    void finish(MtaSts::PolicyState state, const QString &problem = {});
    void readAnswer();

    QSslSocket m_socket;
    QTimer m_timer;
    QByteArray m_received;
    QPromise<Page> m_promise;
    bool m_done = false;
};

QFuture<Page> PolicyRequest::start(const QString &host, const QHostAddress &address, quint16 port, std::chrono::milliseconds timeout)
{
    m_promise.start();
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setSslConfiguration(dns::tlsConfiguration());
    connect(&m_timer, &QTimer::timeout, this, [this] { finish(MtaSts::PolicyState::Unreachable, u"timeout"_s); });
    connect(&m_socket, &QSslSocket::encrypted, this, [this, host] {
        // HTTP/1.0, so that the body ends with the connection and comes in one piece.
        m_socket.write("GET /.well-known/mta-sts.txt HTTP/1.0\r\nHost: " + host.toLatin1() + "\r\nUser-Agent: todoku\r\n\r\n");
    });
    connect(&m_socket, &QSslSocket::readyRead, this, [this] {
        m_received += m_socket.read(largestPolicy + 8192 - m_received.size());
        if (m_received.size() >= largestPolicy + 8192)
            finish(MtaSts::PolicyState::TooLarge);
    });
    connect(&m_socket, &QSslSocket::disconnected, this, [this] { readAnswer(); });
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::SslHandshakeFailedError)
            finish(MtaSts::PolicyState::BadCertificate, m_socket.errorString());
        else if (error != QAbstractSocket::RemoteHostClosedError || m_received.isEmpty())
            finish(MtaSts::PolicyState::Unreachable, m_socket.errorString());
    });
    m_timer.start(timeout);
    m_socket.setPeerVerifyName(host);
    const auto future = m_promise.future();
    m_socket.connectToHostEncrypted(address.toString(), port, host);
    return future;
}

void PolicyRequest::readAnswer()
{
    const auto end = m_received.indexOf("\r\n\r\n");
    const auto status = m_received.left(m_received.indexOf('\r')).split(' ').value(1).toInt();
    if (end < 0 || status == 0)
        return finish(MtaSts::PolicyState::Unreachable, u"no HTTP answer"_s);
    if (status >= 300 && status < 400)
        return finish(MtaSts::PolicyState::Redirected, QString::number(status));
    if (status != 200)
        return finish(MtaSts::PolicyState::NotFound, QString::number(status));
    m_received = m_received.mid(end + 4);
    finish(m_received.size() > largestPolicy ? MtaSts::PolicyState::TooLarge : MtaSts::PolicyState::Fetched);
}

void PolicyRequest::finish(MtaSts::PolicyState state, const QString &problem)
{
    if (std::exchange(m_done, true))
        return;
    m_timer.stop();
    m_socket.abort();
    deleteLater();
    m_promise.addResult(Page{state, problem, state == MtaSts::PolicyState::Fetched ? m_received : QByteArray()});
    m_promise.finish();
}

QFuture<Page> fetchPolicy(const QString &host, const QHostAddress &address, quint16 port, std::chrono::milliseconds timeout)
{
    return (new PolicyRequest)->start(host, address, port, timeout);
}

} // namespace todoku::domain
