// SPDX-License-Identifier: Apache-2.0
#include "engine.h"

#include "name.h"

#include <QtCore/QRandomGenerator>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QUdpSocket>

namespace todoku::dns {

static constexpr int longestAliasWalk = 8;       // questions, not aliases: one packet may hold several
static constexpr qsizetype mostKept = 100000;
static constexpr int usesPerSocket = 1000;       // then a fresh port
static constexpr int deadAfter = 8;              // unanswered questions in a row
static constexpr qint64 deadFor = 5000;          // ms

size_t qHash(const Key &key, size_t seed)
{
    return qHashMulti(seed, key.question, key.server.address, key.server.port, key.server.url, int(key.recursion));
}

template<class T>
static QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

Resolver::Engine::Engine(Options wanted) : options(std::move(wanted))
{
    if (options.servers.isEmpty())
        options.servers = systemServers();
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Engine::timeUp);
}

Resolver::Engine::~Engine()
{
    // What is still under way ends as cancelled: promises that are destroyed unfinished do that.
    for (const auto &[id, lookup] : m_lookups)
        delete lookup->stream;
}

QFuture<Answer> Resolver::Engine::ask(Question question, const QList<Server> &servers, const Server &only, Recursion recursion)
{
    const auto wire = toWire(question.name);
    if (!wire || servers.isEmpty())
        return ready(Answer{wire ? Outcome::TimedOut : Outcome::NotAName});
    question.name = fromWire(*wire);
    const Key key{question, only, recursion};
    if (auto answer = kept(key))
        return ready(std::move(*answer));
    if (const auto same = m_underWay.constFind(key); same != m_underWay.constEnd()) {
        auto &promise = m_lookups.at(*same)->promises.emplace_back();
        promise.start();
        return promise.future();
    }
    const auto id = m_next++;
    auto lookup = std::make_unique<Lookup>();
    lookup->key = key;
    lookup->servers = servers;
    lookup->current = key.question.name;
    auto &promise = lookup->promises.emplace_back();
    promise.start();
    const auto future = promise.future();
    m_lookups.emplace(id, std::move(lookup));
    m_underWay.insert(key, id);
    begin(id);
    return future;
}

Lookup *Resolver::Engine::find(quint64 id)
{
    const auto found = m_lookups.find(id);
    return found == m_lookups.end() ? nullptr : found->second.get();
}

Upstream &Resolver::Engine::upstreamOf(const Server &server)
{
    auto &upstream = m_upstreams[text(server)];
    if (!upstream)
        upstream = std::make_unique<Upstream>(Upstream{server});
    return *upstream;
}

void Resolver::Engine::begin(quint64 id)
{
    auto &lookup = *find(id);
    auto &upstream = upstreamOf(lookup.servers[lookup.turn]);
    // A name server that left many questions in a row without answer is not waited for by every domain that names it.
    const bool dead = upstream.silences >= deadAfter && m_clock.elapsed() - upstream.lastSilence < deadFor;
    if (dead && lookup.key.recursion == Recursion::NotDesired) {
        QTimer::singleShot(0, this, [this, id] {
            if (auto *waiting = find(id)) {
                waiting->answer.outcome = Outcome::TimedOut;
                finish(id);
            }
        });
        return;
    }
    if (upstream.inFlight >= options.inFlight) {
        upstream.waiting.push_back(id);
        return;
    }
    ++upstream.inFlight;
    lookup.holdsSlot = true;
    send(id, lookup);
}

static bool nobodyWaits(const Lookup &lookup)
{
    return std::ranges::all_of(lookup.promises, [](const auto &promise) { return promise.isCanceled(); });
}

void Resolver::Engine::send(quint64 id, Lookup &lookup)
{
    if (nobodyWaits(lookup))
        return finish(id);
    if (lookup.started < 0)
        lookup.started = m_clock.elapsed();
    const auto server = lookup.servers[lookup.turn];
    ++lookup.attempts;
    ++lookup.attemptsInAll;
    auto &upstream = upstreamOf(server);
    // A sixth, a third, a half: the last attempt waits longest, for a resolver that is itself waiting.
    const auto share = options.timeout.count() * lookup.attempts / (attemptsPerName * (attemptsPerName + 1) / 2);
    switch (server.transport) {
    case Transport::Udp:
        wait(id, lookup, share);
        if (!sendDatagram(id, lookup, server))
            wait(id, lookup, 1); // no route: not worth waiting for
        break;
    case Transport::Tls:
        wait(id, lookup, options.timeout.count());
        sendOverTls(id, lookup, upstream);
        break;
    case Transport::Https:
        wait(id, lookup, options.timeout.count());
        post(id, lookup, server);
        break;
    }
}

PooledSocket *Resolver::Engine::socketFor(const QHostAddress &address, qsizetype &index)
{
    // Which of the ports, chosen anew for every question, is one of the things that a forger has to guess (RFC 5452 §9.2).
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const auto half = qsizetype(m_sockets.size()) / 2;
    index = QRandomGenerator::system()->bounded(int(half)) + (v6 ? half : 0);
    auto &pooled = m_sockets[size_t(index)];
    if (pooled.socket && pooled.uses >= usesPerSocket && pooled.expected == 0) {
        pooled.socket->deleteLater();
        pooled = {};
    }
    if (!pooled.socket) {
        pooled.socket = new QUdpSocket(this);
        pooled.socket->setProxy(QNetworkProxy::NoProxy);
        if (!pooled.socket->bind(v6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4, 0, QUdpSocket::DontShareAddress)) {
            delete std::exchange(pooled.socket, nullptr);
            return nullptr;
        }
        pooled.socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 1 << 20);
        connect(pooled.socket, &QUdpSocket::readyRead, this, [this, index] { readDatagrams(index); });
    }
    return &pooled;
}

bool Resolver::Engine::sendDatagram(quint64 id, Lookup &lookup, const Server &server)
{
    // A repeated question to the same server keeps id and port, so that a late answer still counts.
    const auto isSame = [&](quint32 key) {
        const auto &expected = m_expected[key];
        return expected.address == server.address && expected.port == server.port;
    };
    auto known = lookup.packet.isEmpty() ? lookup.expected.end() : std::ranges::find_if(lookup.expected, isSame);
    qsizetype index = 0;
    if (known == lookup.expected.end()) {
        auto *pooled = socketFor(server.address, index);
        if (!pooled)
            return false;
        quint32 key = 0;
        do
            key = quint32(index) << 16 | (QRandomGenerator::system()->generate() & 0xffff);
        while (m_expected.contains(key));
        auto question = lookup.key.question;
        question.name = lookup.current;
        lookup.packet = questionPacket(question, quint16(key), lookup.key.recursion, lookup.edns, options.wantSignatures);
        m_expected.insert(key, {id, server.address, server.port, index});
        lookup.expected << key;
        ++pooled->uses;
        ++pooled->expected;
    } else {
        index = m_expected[*known].socket;
    }
    auto *socket = m_sockets[size_t(index)].socket;
    const auto written = socket->writeDatagram(lookup.packet, server.address, server.port);
    return written == lookup.packet.size() || socket->error() == QAbstractSocket::TemporaryError;
}

void Resolver::Engine::readDatagrams(qsizetype index)
{
    auto *socket = m_sockets[size_t(index)].socket;
    QByteArray buffer(65535, Qt::Uninitialized);
    QHostAddress sender;
    quint16 port = 0;
    while (socket && socket->hasPendingDatagrams()) {
        const auto size = socket->readDatagram(buffer.data(), buffer.size(), &sender, &port);
        if (size < 2)
            continue;
        const auto id = quint16(uchar(buffer[0]) << 8 | uchar(buffer[1]));
        const auto expected = m_expected.constFind(quint32(index) << 16 | id);
        // RFC 5452 §9.1: address, port, id and question have to fit; anything else is noise, and the real answer may still come.
        if (expected == m_expected.constEnd() || expected->address != sender || expected->port != port)
            continue;
        const auto lookup = expected->lookup;
        const auto packet = QByteArrayView(buffer).first(size);
        if (answers(packet, id, find(lookup)->packet))
            receive(lookup, packet.toByteArray(), false);
        socket = m_sockets[size_t(index)].socket;
    }
}

void Resolver::Engine::receive(quint64 id, const QByteArray &packet, bool overTcp)
{
    auto &lookup = *find(id);
    const auto server = lookup.servers[lookup.turn];
    upstreamOf(server).silences = 0;
    if (lookup.edns == Edns::With && refusesEdns(packet)) {
        lookup.edns = Edns::Without;
        forget(lookup);
        --lookup.attempts;
        return send(id, lookup);
    }
    const bool truncated = packet.size() > 2 && (uchar(packet[2]) & 0x02);
    if (truncated && !overTcp && server.transport == Transport::Udp) {
        forget(lookup);
        return openStream(id, lookup, server);
    }
    Answer before = lookup.answer;
    lookup.answer.overTcp = lookup.answer.overTcp || overTcp;
    lookup.answer.server = server;
    const auto next = read(packet, lookup.key.question, lookup.key.recursion, lookup.answer);
    if (next) {
        if (++lookup.aliasQuestions > longestAliasWalk) {
            lookup.answer.outcome = Outcome::EndlessAlias;
            return finish(id);
        }
        forget(lookup);
        lookup.current = *next;
        lookup.attempts = 0;
        lookup.turnsFailed = 0;
        return send(id, lookup);
    }
    const bool mayKnowBetter = !lookup.answer.definite() && lookup.answer.outcome != Outcome::EndlessAlias;
    if (mayKnowBetter && ++lookup.turnsFailed < lookup.servers.size()) {
        std::swap(lookup.answer, before);
        lookup.answer.outcome = before.outcome;
        lookup.answer.extendedError = before.extendedError;
        lookup.answer.extendedText = before.extendedText;
        forget(lookup);
        lookup.turn = (lookup.turn + 1) % lookup.servers.size();
        return send(id, lookup);
    }
    finish(id);
}

void Resolver::Engine::failed(quint64 id, Lookup &lookup, Outcome outcome)
{
    lookup.answer.outcome = outcome;
    auto &upstream = upstreamOf(lookup.servers[lookup.turn]);
    ++upstream.silences;
    upstream.lastSilence = m_clock.elapsed();
    finish(id);
}

void Resolver::Engine::tryAgain(quint64 id, Lookup &lookup)
{
    if (auto *stream = lookup.stream.data()) {
        // A datagram answer was truncated, and the whole of it could not be had in time.
        const bool wasTruncated = lookup.servers[lookup.turn].transport == Transport::Udp;
        stream->deleteLater();
        return failed(id, lookup, wasTruncated ? Outcome::Truncated : Outcome::TimedOut);
    }
    const bool late = m_clock.elapsed() - lookup.started >= 2 * options.timeout.count();
    const auto attempts = qMax<qsizetype>(attemptsPerName, lookup.servers.size());
    const bool streamed = lookup.servers[lookup.turn].transport != Transport::Udp;
    if (late || lookup.attempts >= attempts || (streamed && lookup.servers.size() == 1))
        return failed(id, lookup, Outcome::TimedOut);
    if (lookup.servers.size() > 1) {
        auto &upstream = upstreamOf(lookup.servers[lookup.turn]);
        ++upstream.silences;
        upstream.lastSilence = m_clock.elapsed();
        lookup.turn = (lookup.turn + 1) % lookup.servers.size();
    }
    send(id, lookup);
}

void Resolver::Engine::forget(Lookup &lookup)
{
    for (const auto key : std::as_const(lookup.expected)) {
        const auto expected = m_expected.take(key);
        --m_sockets[size_t(expected.socket)].expected;
    }
    lookup.expected.clear();
    lookup.packet.clear();
    ++lookup.generation;
}

void Resolver::Engine::release(Lookup &lookup)
{
    if (!std::exchange(lookup.holdsSlot, false))
        return;
    // The slot is that of the server it began with; those of a list share their limit.
    auto &upstream = upstreamOf(lookup.servers.first());
    --upstream.inFlight;
    while (!upstream.waiting.empty() && upstream.inFlight < options.inFlight) {
        const auto id = upstream.waiting.front();
        upstream.waiting.pop_front();
        if (auto *next = find(id)) {
            ++upstream.inFlight;
            next->holdsSlot = true;
            // Not from here: what it finishes would end inside what finishes now.
            QMetaObject::invokeMethod(this, [this, id] {
                if (auto *waiting = find(id))
                    send(id, *waiting);
            }, Qt::QueuedConnection);
        }
    }
}

void Resolver::Engine::finish(quint64 id)
{
    const auto node = m_lookups.extract(id);
    auto &lookup = *node.mapped();
    forget(lookup);
    if (lookup.stream)
        lookup.stream->deleteLater();
    m_underWay.remove(lookup.key);
    auto &answer = lookup.answer;
    answer.server = lookup.servers[lookup.turn];
    answer.took = std::chrono::milliseconds(lookup.started < 0 ? 0 : m_clock.elapsed() - lookup.started);
    if (lookup.attemptsInAll > 0) {
        log << Query{lookup.key.question, answer.server, lookup.key.recursion == Recursion::Desired, lookup.attemptsInAll, answer.overTcp,
                     answer.outcome, answer.took};
    }
    keep(lookup.key, answer);
    release(lookup);
    // Last, since whoever gets the answer may ask again, or destroy us.
    for (auto &promise : lookup.promises) {
        if (!promise.isCanceled())
            promise.addResult(answer);
        promise.finish();
    }
}

void Resolver::Engine::keep(const Key &key, const Answer &answer)
{
    if (!answer.definite() || answer.ttl.count() <= 0)
        return;
    if (m_kept.size() >= mostKept)
        m_kept.clear();
    m_kept.insert(key, {answer, m_clock.elapsed()});
}

std::optional<Answer> Resolver::Engine::kept(const Key &key)
{
    const auto found = m_kept.constFind(key);
    if (found == m_kept.constEnd())
        return std::nullopt;
    const std::chrono::seconds age((m_clock.elapsed() - found->since) / 1000);
    if (age >= found->answer.ttl) {
        m_kept.erase(found);
        return std::nullopt;
    }
    auto answer = found->answer;
    answer.fromCache = true;
    answer.ttl -= age;
    for (auto &record : answer.records)
        record.ttl = qMax(record.ttl - age, std::chrono::seconds(0));
    return answer;
}

void Resolver::Engine::wait(quint64 id, Lookup &lookup, qint64 milliseconds)
{
    const auto at = m_clock.elapsed() + qMax<qint64>(milliseconds, 1);
    m_deadlines.push({at, id, ++lookup.generation});
    arm();
}

void Resolver::Engine::arm()
{
    if (m_deadlines.empty())
        return;
    const auto at = m_deadlines.top().at;
    if (m_armed >= 0 && m_armed <= at)
        return;
    m_armed = at;
    m_timer.start(int(qMax<qint64>(0, at - m_clock.elapsed())));
}

void Resolver::Engine::timeUp()
{
    m_armed = -1;
    const auto now = m_clock.elapsed();
    while (!m_deadlines.empty() && m_deadlines.top().at <= now) {
        const auto due = m_deadlines.top();
        m_deadlines.pop();
        // Most were answered long ago.
        if (auto *lookup = find(due.lookup); lookup && lookup->generation == due.generation)
            tryAgain(due.lookup, *lookup);
    }
    arm();
}

Resolver::Resolver(Options options, QObject *parent) : QObject(parent), m_engine(std::make_unique<Engine>(std::move(options))) { }

Resolver::~Resolver() = default;

QFuture<Answer> Resolver::ask(const Question &question)
{
    return m_engine->ask(question, m_engine->options.servers, {}, Recursion::Desired);
}

QFuture<Answer> Resolver::ask(const Question &question, const Server &server, Recursion recursion)
{
    return m_engine->ask(question, {server}, server, recursion);
}

const QList<Server> &Resolver::servers() const
{
    return m_engine->options.servers;
}

const QList<Query> &Resolver::queries() const
{
    return m_engine->log;
}

} // namespace todoku::dns
