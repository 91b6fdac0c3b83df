// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "packet.h"
#include "todoku/dns.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QPromise>
#include <QtCore/QTimer>

#include <deque>
#include <queue>
#include <unordered_map>

class QNetworkAccessManager;
class QSslSocket;
class QTcpSocket;
class QUdpSocket;

namespace todoku::dns {

inline constexpr int attemptsPerName = 3;

/// What makes two questions the same.
struct Key {
    Question question{};
    Server server{}; ///< default: any of the recursive resolvers
    Recursion recursion = Recursion::Desired;
    bool operator==(const Key &) const = default;
};
size_t qHash(const Key &key, size_t seed = 0);

/// One question under way.
struct Lookup {
    Key key{};
    QList<Server> servers{};
    std::vector<QPromise<Answer>> promises{};
    Answer answer;           ///< filled alias by alias
    QString current;         ///< the name asked for at present: the question's, or where an alias led
    qsizetype turn = 0;      ///< which of the servers
    qsizetype turnsFailed = 0;
    int attempts = 0;        ///< at the present name
    int attemptsInAll = 0;
    int aliasQuestions = 0;
    qint64 started = -1;     ///< ms of the engine's clock, when the first packet went out
    quint32 generation = 0;  ///< a timer set for an earlier one is void
    Edns edns = Edns::With;
    QByteArray packet;
    QList<quint32> expected; ///< keys of the engine's table
    bool holdsSlot = false;
    QPointer<QObject> stream; ///< a TCP connection or HTTPS reply of its own
};

/// A server and what is under way to it.
struct Upstream {
    Server server{};
    int inFlight = 0;
    std::deque<quint64> waiting{};
    int silences = 0;          ///< questions without answer since the last answer
    qint64 lastSilence = 0;
    QPointer<QSslSocket> tls{};
    QByteArray tlsBuffer{};
    QHash<quint16, quint64> tlsExpected{};
    bool tlsWasUp = false; ///< the handshake was done: the name and the way are right
};

/// An answer that may come to a socket.
struct Expected {
    quint64 lookup = 0;
    QHostAddress address{};
    quint16 port = 0;
    qsizetype socket = 0;
};

struct PooledSocket {
    QUdpSocket *socket = nullptr;
    int uses = 0;
    int expected = 0;
};

struct Deadline {
    qint64 at;
    quint64 lookup;
    quint32 generation;
    bool operator>(const Deadline &other) const { return at > other.at; }
};

struct Kept {
    Answer answer;
    qint64 since = 0;
};

class Resolver::Engine : public QObject
{
public:
    explicit Engine(Options options);
    ~Engine() override;

    QFuture<Answer> ask(Question question, const QList<Server> &servers, const Server &only, Recursion recursion);

    Options options;
    QList<Query> log;

private:
    // the life of a question
    void begin(quint64 id);
    void send(quint64 id, Lookup &lookup);
    void failed(quint64 id, Lookup &lookup, Outcome outcome);
    void tryAgain(quint64 id, Lookup &lookup);
    void receive(quint64 id, const QByteArray &packet, bool overTcp);
    void finish(quint64 id);
    void keep(const Key &key, const Answer &answer);
    std::optional<Answer> kept(const Key &key);

    // ways to a server
    bool sendDatagram(quint64 id, Lookup &lookup, const Server &server);
    void readDatagrams(qsizetype index);
    void openStream(quint64 id, Lookup &lookup, const Server &server);
    void sendOverTls(quint64 id, Lookup &lookup, Upstream &upstream);
    void readTls(Upstream &upstream);
    void dropTls(Upstream &upstream);
    void post(quint64 id, Lookup &lookup, const Server &server);
    PooledSocket *socketFor(const QHostAddress &address, qsizetype &index);

    Upstream &upstreamOf(const Server &server);
    void release(Lookup &lookup);
    void forget(Lookup &lookup);
    void wait(quint64 id, Lookup &lookup, qint64 milliseconds);
    void timeUp();
    void arm();
    Lookup *find(quint64 id);

    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_armed = -1;
    quint64 m_next = 1;
    std::unordered_map<quint64, std::unique_ptr<Lookup>> m_lookups;
    std::unordered_map<QString, std::unique_ptr<Upstream>> m_upstreams;
    QHash<Key, quint64> m_underWay;
    QHash<Key, Kept> m_kept;
    QHash<quint32, Expected> m_expected;
    std::array<PooledSocket, 32> m_sockets; ///< the first half for IPv4, the second for IPv6
    std::priority_queue<Deadline, std::vector<Deadline>, std::greater<>> m_deadlines;
    QNetworkAccessManager *m_http = nullptr;
};

} // namespace todoku::dns
