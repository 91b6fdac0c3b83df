// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtCore/QtEndian>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtNetwork/QUdpSocket>

#include <ldns/ldns.h>

#include <chrono>
#include <functional>
#include <memory>

/// A name server in the test's own event loop, on a free port of loopback. It answers from `records`, and misbehaves where told.
class FakeDnsServer : public QObject
{
public:
    enum class Manner {
        Honest,
        Silent,
        SilentOnce,     ///< the first packet gets lost
        ServerFailure,
        Refused,
        Garbage,
        WrongIdFirst,   ///< a forgery comes before the answer
        WrongQuestion,  ///< only an answer to something else
        WrongPort,      ///< from another port
        Truncated,      ///< TC over UDP, whole over TCP
        TruncatedOnly,  ///< TC over UDP, and TCP hangs up
        DripsOverTcp,   ///< TC, then octets that never become a message
        NoEdns,         ///< FORMERR where there is an OPT record
        Referral,       ///< points to other name servers
        EndlessAlias,   ///< a CNAME to one more label, for ever
        ExtendedError,  ///< SERVFAIL with an extended error
        Late,           ///< after 300 ms
        Promises,       ///< a header that counts 60,000 records
    };

    FakeDnsServer()
    {
        // The same number for both transports.
        do {
            m_tcp.close();
            m_udp.close();
            m_tcp.listen(QHostAddress::LocalHost);
        } while (!m_udp.bind(QHostAddress::LocalHost, m_tcp.serverPort()));
        connect(&m_udp, &QUdpSocket::readyRead, this, [this] { readDatagrams(); });
        connect(&m_tcp, &QTcpServer::newConnection, this, [this] { accept(); });
    }

    quint16 port() const { return m_udp.localPort(); }

    /// In zone file format: "a.example. 300 IN MX 10 mail.a.example."
    QStringList records;
    Manner manner = Manner::Honest;
    QHash<QString, Manner> mannerFor;    ///< by name without the last dot
    QString zone = QStringLiteral("example."); ///< owner of the SOA in negative answers
    QStringList asked;                   ///< "a.example MX"
    QSet<quint16> portsSeen;
    QSet<quint16> idsSeen;
    std::chrono::milliseconds delay{0};   ///< before every answer

private:
    using Packet = std::unique_ptr<ldns_pkt, decltype(&ldns_pkt_free)>;

    static QString nameOf(const ldns_rdf *rdf)
    {
        char *text = ldns_rdf2str(rdf);
        auto name = QString::fromLatin1(text).toLower();
        free(text);
        return name;
    }

    void readDatagrams()
    {
        while (m_udp.hasPendingDatagrams()) {
            QByteArray query(m_udp.pendingDatagramSize(), Qt::Uninitialized);
            QHostAddress sender;
            quint16 port = 0;
            query.resize(m_udp.readDatagram(query.data(), query.size(), &sender, &port));
            portsSeen << port;
            if (query.size() > 2)
                idsSeen << qFromBigEndian<quint16>(query.constData());
            respond(query, false, [this, sender, port](const QByteArray &answer) { m_udp.writeDatagram(answer, sender, port); }, sender, port);
        }
    }

    void accept()
    {
        auto *socket = m_tcp.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            auto query = socket->readAll();
            if (query.size() < 2)
                return;
            respond(query.mid(2), true, [socket = QPointer<QTcpSocket>(socket)](const QByteArray &answer) {
                if (!socket)
                    return;
                QByteArray length(2, '\0');
                qToBigEndian(quint16(answer.size()), length.data());
                socket->write(length + answer);
            }, {}, 0, socket);
        });
    }

    using Send = std::function<void(const QByteArray &)>;

    void respond(const QByteArray &query, bool tcp, const Send &send, const QHostAddress &sender, quint16 port, QTcpSocket *socket = nullptr)
    {
        ldns_pkt *opened = nullptr;
        if (ldns_wire2pkt(&opened, reinterpret_cast<const uint8_t *>(query.constData()), size_t(query.size())) != LDNS_STATUS_OK)
            return;
        const Packet packet(opened, &ldns_pkt_free);
        const auto *question = ldns_rr_list_rr(ldns_pkt_question(opened), 0);
        const auto name = nameOf(ldns_rr_owner(question));
        const auto type = ldns_rr_get_type(question);
        char *typeName = ldns_rr_type2str(type);
        asked << name.chopped(1) + QLatin1Char(' ') + QString::fromLatin1(typeName);
        free(typeName);
        const auto how = mannerFor.value(name.chopped(1), manner);
        const bool again = asked.count(asked.last()) > 1;
        switch (how) {
        case Manner::Silent: return;
        case Manner::SilentOnce:
            if (!again)
                return;
            break;
        case Manner::Garbage: return send(query.first(2) + QByteArray(40, '\xc0'));
        case Manner::WrongIdFirst: {
            auto forged = answer(opened, name, type, how, tcp, {QStringLiteral("%1 300 IN A 198.51.100.66").arg(name)});
            forged[0] = char(forged[0] + 1);
            send(forged);
            break;
        }
        case Manner::WrongQuestion: {
            auto other = answer(opened, name, type, Manner::Honest, tcp, records);
            other[13] = char(other[13] == 'z' ? 'y' : 'z');
            return send(other);
        }
        case Manner::WrongPort: {
            QUdpSocket stranger;
            stranger.bind(QHostAddress::LocalHost, 0);
            stranger.writeDatagram(answer(opened, name, type, Manner::Honest, tcp, records), sender, port);
            return;
        }
        case Manner::TruncatedOnly:
            if (tcp)
                return socket->abort();
            break;
        case Manner::DripsOverTcp:
            if (tcp) {
                auto *drip = new QTimer(socket);
                connect(drip, &QTimer::timeout, socket, [socket] { socket->write("\x7f", 1); });
                return drip->start(20);
            }
            break;
        case Manner::Late: {
            const auto bytes = answer(opened, name, type, how, tcp, records);
            QTimer::singleShot(300, this, [send, bytes] { send(bytes); });
            return;
        }
        default: break;
        }
        auto bytes = answer(opened, name, type, how, tcp, records);
        if (how == Manner::Promises)
            qToBigEndian(quint16(60000), bytes.data() + 6);
        if (delay.count() == 0)
            return send(bytes);
        QTimer::singleShot(delay, Qt::PreciseTimer, this, [send, bytes] { send(bytes); });
    }

    static void add(ldns_pkt *reply, ldns_pkt_section section, const QString &text)
    {
        ldns_rr *record = nullptr;
        if (ldns_rr_new_frm_str(&record, text.toLatin1().constData(), 300, nullptr, nullptr) == LDNS_STATUS_OK)
            ldns_pkt_push_rr(reply, section, record);
        else
            qFatal("not a record: %s", qPrintable(text));
    }

    QByteArray answer(const ldns_pkt *query, const QString &name, ldns_rr_type type, Manner how, bool tcp, const QStringList &from)
    {
        const Packet reply(ldns_pkt_new(), &ldns_pkt_free);
        ldns_pkt_set_id(reply.get(), ldns_pkt_id(query));
        ldns_pkt_set_qr(reply.get(), true);
        ldns_pkt_set_rd(reply.get(), ldns_pkt_rd(query));
        ldns_pkt_set_ra(reply.get(), true);
        ldns_pkt_set_aa(reply.get(), !ldns_pkt_rd(query) && how != Manner::Referral);
        ldns_pkt_push_rr(reply.get(), LDNS_SECTION_QUESTION, ldns_rr_clone(ldns_rr_list_rr(ldns_pkt_question(query), 0)));
        const bool cut = !tcp && (how == Manner::Truncated || how == Manner::TruncatedOnly || how == Manner::DripsOverTcp);
        if (cut)
            ldns_pkt_set_tc(reply.get(), true);
        else if (how == Manner::NoEdns && ldns_pkt_edns(query))
            ldns_pkt_set_rcode(reply.get(), LDNS_RCODE_FORMERR);
        else if (how == Manner::ServerFailure)
            ldns_pkt_set_rcode(reply.get(), LDNS_RCODE_SERVFAIL);
        else if (how == Manner::ExtendedError)
            addExtendedError(reply.get());
        else if (how == Manner::Refused)
            ldns_pkt_set_rcode(reply.get(), LDNS_RCODE_REFUSED);
        else if (how == Manner::Referral)
            add(reply.get(), LDNS_SECTION_AUTHORITY, name + QStringLiteral(" 300 IN NS ns.elsewhere.example."));
        else if (how == Manner::EndlessAlias)
            add(reply.get(), LDNS_SECTION_ANSWER, name + QStringLiteral(" 300 IN CNAME a%1.loop.example.").arg(asked.size()));
        else
            fill(reply.get(), name, type, from);
        uint8_t *bytes = nullptr;
        size_t size = 0;
        ldns_pkt2wire(&bytes, reply.get(), &size);
        const QByteArray result(reinterpret_cast<const char *>(bytes), qsizetype(size));
        free(bytes);
        return result;
    }

    static void addExtendedError(ldns_pkt *reply)
    {
        static const uint8_t option[] = {0, 15, 0, 9, 0, 6, 'e', 'x', 'p', 'i', 'r', 'e', 'd'};
        ldns_pkt_set_rcode(reply, LDNS_RCODE_SERVFAIL);
        ldns_pkt_set_edns_udp_size(reply, 1232);
        ldns_pkt_set_edns_data(reply, ldns_rdf_new_frm_data(LDNS_RDF_TYPE_UNKNOWN, sizeof option, option));
    }

    void fill(ldns_pkt *reply, QString name, ldns_rr_type type, const QStringList &from)
    {
        bool exists = false, found = false;
        for (int hop = 0; hop < 20; ++hop) {
            QString alias;
            for (const auto &text : from) {
                ldns_rr *record = nullptr;
                if (ldns_rr_new_frm_str(&record, text.toLatin1().constData(), 300, nullptr, nullptr) != LDNS_STATUS_OK)
                    qFatal("not a record: %s", qPrintable(text));
                const auto owner = nameOf(ldns_rr_owner(record));
                exists = exists || owner == name || owner.endsWith(QLatin1Char('.') + name);
                const bool isAlias = ldns_rr_get_type(record) == LDNS_RR_TYPE_CNAME;
                if (owner == name && (ldns_rr_get_type(record) == type || isAlias)) {
                    if (isAlias && type != LDNS_RR_TYPE_CNAME)
                        alias = nameOf(ldns_rr_rdf(record, 0));
                    else
                        found = true;
                    ldns_pkt_push_rr(reply, LDNS_SECTION_ANSWER, record);
                } else {
                    ldns_rr_free(record);
                }
            }
            if (alias.isEmpty())
                break;
            name = alias;
            exists = false;
        }
        if (found)
            return;
        add(reply, LDNS_SECTION_AUTHORITY, zone + QStringLiteral(" 600 IN SOA ns.example. admin.example. 7 7200 3600 1209600 120"));
        if (!exists)
            ldns_pkt_set_rcode(reply, LDNS_RCODE_NXDOMAIN);
    }

    QUdpSocket m_udp;
    QTcpServer m_tcp;
};
