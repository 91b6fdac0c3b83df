// SPDX-License-Identifier: Apache-2.0
#include "dialogue.h"
#include "todoku/dns.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPromise>
#include <QtCore/QTimer>
#include <QtNetwork/QHostInfo>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QSslCipher>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

namespace todoku::smtp {

QString name(Reach reach)
{
    switch (reach) {
    case Reach::Greeted: return u"greeted"_s;
    case Reach::Refused: return u"refused"_s;
    case Reach::TimedOut: return u"timeout"_s;
    case Reach::NoRoute: return u"no-route"_s;
    case Reach::Silent: return u"silent"_s;
    case Reach::Closed: return u"closed"_s;
    case Reach::NotSmtp: return u"not-smtp"_s;
    case Reach::NotTried: return u"not-tried"_s;
    }
    Q_UNREACHABLE();
}

QString name(Certificate certificate)
{
    switch (certificate) {
    case Certificate::None: return u"none"_s;
    case Certificate::Valid: return u"valid"_s;
    case Certificate::Expired: return u"expired"_s;
    case Certificate::NotYetValid: return u"not-yet-valid"_s;
    case Certificate::WrongName: return u"wrong-name"_s;
    case Certificate::SelfSigned: return u"self-signed"_s;
    case Certificate::UnknownIssuer: return u"unknown-issuer"_s;
    case Certificate::Revoked: return u"revoked"_s;
    case Certificate::Broken: return u"broken"_s;
    case Certificate::HandshakeFailed: return u"handshake-failed"_s;
    }
    Q_UNREACHABLE();
}

static Certificate verdictOn(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError: return Certificate::Valid;
    case QSslError::CertificateExpired:
    case QSslError::InvalidNotAfterField: return Certificate::Expired;
    case QSslError::CertificateNotYetValid:
    case QSslError::InvalidNotBeforeField: return Certificate::NotYetValid;
    case QSslError::HostNameMismatch: return Certificate::WrongName;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain: return Certificate::SelfSigned;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: return Certificate::UnknownIssuer;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted: return Certificate::Revoked;
    default: return Certificate::Broken;
    }
}

/// The worst first: what a person has to mend before the others matter.
static Certificate verdictOn(const QList<QSslError> &errors)
{
    static constexpr std::array order{Certificate::Revoked, Certificate::Broken, Certificate::Expired, Certificate::NotYetValid, Certificate::SelfSigned,
                                      Certificate::UnknownIssuer, Certificate::WrongName};
    for (const auto verdict : order) {
        if (std::ranges::any_of(errors, [&](const QSslError &error) { return error.error() != QSslError::NoError && verdictOn(error.error()) == verdict; }))
            return verdict;
    }
    return Certificate::Valid;
}

static QByteArray helloName(const QString &wanted)
{
    if (!wanted.isEmpty())
        return wanted.toLatin1();
    static const QRegularExpression form(u"^[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+\\z"_s);
    const auto own = QHostInfo::localHostName();
    // RFC 5321 §4.1.3: a machine without a full name says its address; ours is behind a router, so none is better than another.
    return form.match(own).hasMatch() ? own.toLatin1() : QByteArray("[127.0.0.1]");
}

/// One conversation; goes when it is done.
class Conversation : public QObject
{
public:
    Conversation(const QString &host, const QHostAddress &address, const Options &options)
        : m_options(options), m_dialogue(m_session, helloName(options.helloName))
    {
        m_session.host = host;
        m_session.address = address;
    }
    QFuture<Session> start();

private:
    void connected();
    void receive();
    void act(Dialogue::Next next);
    void startTls();
    void encrypted();
    void failed(QAbstractSocket::SocketError error);
    void late();
    void tell();
    void finish();

    Options m_options;
    Session m_session;
    Dialogue m_dialogue;
    ReplyReader m_reader;
    QSslSocket m_socket;
    QTimer m_timer;
    QTimer m_whole;
    QElapsedTimer m_clock;
    QPromise<Session> m_promise;
    QFutureWatcher<Session> m_watcher;
    bool m_connected = false;
    bool m_startingTls = false;
    bool m_told = false;
    bool m_done = false;
};

QFuture<Session> Conversation::start()
{
    m_promise.start();
    const auto future = m_promise.future();
    m_clock.start();
    m_timer.setSingleShot(true);
    m_whole.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Conversation::late);
    connect(&m_whole, &QTimer::timeout, this, &Conversation::late);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, &Conversation::finish);
    m_watcher.setFuture(future);
    if (m_options.privateAddresses == PrivateAddresses::Refuse && dns::isPrivate(m_session.address)) {
        m_session.reach = Reach::NotTried;
        finish();
        return future;
    }
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QAbstractSocket::connected, this, &Conversation::connected);
    connect(&m_socket, &QIODevice::readyRead, this, &Conversation::receive);
    connect(&m_socket, &QSslSocket::encrypted, this, &Conversation::encrypted);
    // What is wrong with the certificate is what we came to see: note it and go on.
    connect(&m_socket, qOverload<const QList<QSslError> &>(&QSslSocket::sslErrors), this, [this] { m_socket.ignoreSslErrors(); });
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &Conversation::failed);
    m_session.reach = Reach::TimedOut;
    m_timer.start(m_options.connectTimeout);
    m_whole.start(m_options.wholeTimeout);
    m_socket.connectToHost(m_session.address, m_options.port);
    return future;
}

void Conversation::connected()
{
    m_connected = true;
    m_session.reach = Reach::Silent;
    m_timer.start(m_options.replyTimeout);
}

void Conversation::receive()
{
    if (m_done || m_startingTls)
        return;
    if (!m_reader.add(m_socket.read(65536))) {
        if (m_session.greeting.code == 0)
            m_session.reach = Reach::NotSmtp;
        return finish();
    }
    while (const auto reply = m_reader.take()) {
        m_timer.start(m_options.replyTimeout);
        act(m_dialogue.reply(*reply));
        if (m_done || m_startingTls)
            return;
    }
}

void Conversation::act(Dialogue::Next next)
{
    switch (next) {
    case Dialogue::Next::Wait: return;
    case Dialogue::Next::Send:
        m_socket.write(m_dialogue.toSend());
        if (m_dialogue.isLeaving())
            tell();
        return;
    case Dialogue::Next::StartTls: return startTls();
    case Dialogue::Next::Close: return finish();
    }
}

void Conversation::startTls()
{
    m_startingTls = true;
    // RFC 3207 §4.2: what was said before TLS counts no more, least of all what somebody put behind the 220.
    m_reader.clear();
    m_socket.readAll();
    auto configuration = dns::tlsConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    m_socket.setSslConfiguration(configuration);
    m_socket.setPeerVerifyName(m_session.host);
    m_timer.start(m_options.replyTimeout);
    m_socket.startClientEncryption();
}

void Conversation::encrypted()
{
    m_startingTls = false;
    const auto certificate = m_socket.peerCertificate();
    const auto errors = m_socket.sslHandshakeErrors();
    m_session.certificate = certificate.isNull() ? Certificate::Broken : verdictOn(errors);
    QStringList details;
    for (const auto &error : errors)
        details << error.errorString();
    m_session.certificateDetail = details.join("; "_L1);
    for (const auto &alternative : certificate.subjectAlternativeNames().values(QSsl::DnsEntry).mid(0, 50))
        m_session.certificateNames << alternative;
    if (m_session.certificateNames.isEmpty())
        m_session.certificateNames = certificate.subjectInfo(QSslCertificate::CommonName);
    m_session.certificateIssuer = certificate.issuerDisplayName();
    m_session.certificateExpires = certificate.expiryDate();
    for (const auto &each : m_socket.peerCertificateChain().mid(0, 10))
        m_session.chain << each.toDer();
    m_session.cipher = m_socket.sessionCipher().name();
    m_session.protocol = m_socket.sessionCipher().protocolString();
    act(m_dialogue.encrypted());
}

void Conversation::failed(QAbstractSocket::SocketError error)
{
    if (m_done)
        return;
    if (m_startingTls) {
        m_session.certificate = Certificate::HandshakeFailed;
        m_session.certificateDetail = m_socket.errorString();
        m_dialogue.notEncrypted();
        return finish();
    }
    if (error == QAbstractSocket::RemoteHostClosedError) {
        receive();
        if (!m_done && m_session.greeting.code == 0)
            m_session.reach = Reach::Closed;
        return finish();
    }
    if (!m_connected) {
        m_session.reach = error == QAbstractSocket::ConnectionRefusedError ? Reach::Refused
            : error == QAbstractSocket::SocketTimeoutError ? Reach::TimedOut
                                                           : Reach::NoRoute;
    }
    finish();
}

void Conversation::late()
{
    if (m_startingTls) {
        m_session.certificate = Certificate::HandshakeFailed;
        m_session.certificateDetail = u"timeout"_s;
    }
    finish();
}

/// Whoever asked gets the result. The good-bye, which takes another round trip (RFC 5321 §4.1.1.10), is nobody's to wait for.
void Conversation::tell()
{
    if (std::exchange(m_told, true))
        return;
    m_watcher.disconnect(this);
    m_session.took = std::chrono::milliseconds(m_clock.elapsed());
    // What is still in the buffer must not be lost when the program ends now.
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.flush();
    if (!m_promise.isCanceled())
        m_promise.addResult(m_session);
    m_promise.finish();
}

void Conversation::finish()
{
    if (std::exchange(m_done, true))
        return;
    m_timer.stop();
    m_whole.stop();
    tell();
    m_socket.disconnect(this);
    m_socket.abort();
    deleteLater();
}

QFuture<Session> converse(const QString &host, const QHostAddress &address, const Options &options)
{
    return (new Conversation(host, address, options))->start();
}

} // namespace todoku::smtp
