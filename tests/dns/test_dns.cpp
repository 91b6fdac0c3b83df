// SPDX-License-Identifier: Apache-2.0
#include "todoku/dns.h"

#include "fakednsserver.h"

#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::dns;
using namespace std::chrono_literals;
using Manner = FakeDnsServer::Manner;

class TestDns : public QObject
{
    Q_OBJECT

    static Options optionsFor(const FakeDnsServer &server, std::chrono::milliseconds timeout = 900ms)
    {
        return {{Server{QHostAddress(QHostAddress::LocalHost), server.port()}}, timeout};
    }

    static Answer answerOf(Resolver &resolver, const Question &question)
    {
        auto future = resolver.ask(question);
        for (int i = 0; i < 1000 && !future.isFinished(); ++i)
            QTest::qWait(5);
        return future.isFinished() && future.resultCount() ? future.result() : Answer{Outcome::TimedOut};
    }

private Q_SLOTS:
    void theNegativeAnswersStayApart_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<QString>("name");
        QTest::addColumn<Outcome>("outcome");
        QTest::addRow("records") << Manner::Honest << u"a.example"_s << Outcome::Answered;
        QTest::addRow("no such name") << Manner::Honest << u"nothing.example"_s << Outcome::NoSuchName;
        QTest::addRow("the name has other records only") << Manner::Honest << u"text.example"_s << Outcome::NoData;
        QTest::addRow("an empty non-terminal exists") << Manner::Honest << u"nonterminal.example"_s << Outcome::NoData;
        QTest::addRow("SERVFAIL") << Manner::ServerFailure << u"a.example"_s << Outcome::ServerFailure;
        QTest::addRow("REFUSED") << Manner::Refused << u"a.example"_s << Outcome::Refused;
        QTest::addRow("silence") << Manner::Silent << u"a.example"_s << Outcome::TimedOut;
        QTest::addRow("the first packet is lost") << Manner::SilentOnce << u"a.example"_s << Outcome::Answered;
        QTest::addRow("a late answer counts") << Manner::Late << u"a.example"_s << Outcome::Answered;
        QTest::addRow("garbage is noise") << Manner::Garbage << u"a.example"_s << Outcome::TimedOut;
        QTest::addRow("a forged id is noise") << Manner::WrongIdFirst << u"a.example"_s << Outcome::Answered;
        QTest::addRow("an answer to another question is noise") << Manner::WrongQuestion << u"a.example"_s << Outcome::TimedOut;
        QTest::addRow("an answer from another port is noise") << Manner::WrongPort << u"a.example"_s << Outcome::TimedOut;
        QTest::addRow("truncated, whole over TCP") << Manner::Truncated << u"a.example"_s << Outcome::Answered;
        QTest::addRow("truncated, and no TCP") << Manner::TruncatedOnly << u"a.example"_s << Outcome::Truncated;
        QTest::addRow("truncated, and TCP drips") << Manner::DripsOverTcp << u"a.example"_s << Outcome::Truncated;
        QTest::addRow("a server that knows no EDNS") << Manner::NoEdns << u"a.example"_s << Outcome::Answered;
        QTest::addRow("a referral is no answer") << Manner::Referral << u"a.example"_s << Outcome::Referral;
        QTest::addRow("aliases without end") << Manner::EndlessAlias << u"a.example"_s << Outcome::EndlessAlias;
        QTest::addRow("a circle of aliases") << Manner::Honest << u"circle.example"_s << Outcome::EndlessAlias;
        QTest::addRow("more records promised than fit into a message") << Manner::Promises << u"a.example"_s << Outcome::Malformed;
        QTest::addRow("an empty label") << Manner::Honest << u"a..example"_s << Outcome::NotAName;
        QTest::addRow("a label of 64 octets") << Manner::Honest << QString(64, u'x') + ".example"_L1 << Outcome::NotAName;
    }
    void theNegativeAnswersStayApart()
    {
        QFETCH(Manner, manner);
        QFETCH(QString, name);
        QFETCH(Outcome, outcome);
        FakeDnsServer server;
        server.manner = manner;
        server.records = {u"a.example. 300 IN A 192.0.2.1"_s, u"text.example. 300 IN TXT \"only text\""_s, u"b.nonterminal.example. 300 IN A 192.0.2.2"_s,
                          u"circle.example. 300 IN CNAME circle2.example."_s, u"circle2.example. 300 IN CNAME circle.example."_s};
        Resolver resolver(optionsFor(server));
        const auto answer = answerOf(resolver, {name, Type::A});
        QCOMPARE(dns::name(answer.outcome), dns::name(outcome));
        if (outcome == Outcome::Answered)
            QCOMPARE(answer.records.value(0).address, QHostAddress(u"192.0.2.1"_s));
    }

    void answersNearTheLargestMessageAreRead_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<int>("records");
        QTest::addColumn<Outcome>("outcome");
        QTest::addRow("a datagram far over what was offered") << Manner::Honest << 3000 << Outcome::Answered;
        QTest::addRow("over TCP") << Manner::Truncated << 3900 << Outcome::Answered;
        QTest::addRow("more than anybody needs") << Manner::Truncated << 4050 << Outcome::Malformed;
    }
    void answersNearTheLargestMessageAreRead()
    {
        QFETCH(Manner, manner);
        QFETCH(int, records);
        QFETCH(Outcome, outcome);
        FakeDnsServer server;
        server.manner = manner;
        for (int i = 0; i < records; ++i)
            server.records << u"a.example. 300 IN A 192.0.%1.%2"_s.arg(i / 256).arg(i % 256);
        Resolver resolver(optionsFor(server));
        const auto answer = answerOf(resolver, {u"a.example"_s, Type::A});
        QCOMPARE(dns::name(answer.outcome), dns::name(outcome));
        QCOMPARE(answer.records.size(), outcome == Outcome::Answered ? records : 0);
    }

    void recordsAreReadWithTheirMeaning()
    {
        FakeDnsServer server;
        server.records = {u"a.example. 300 IN MX 20 Second.Example."_s, u"a.example. 200 IN MX 0 ."_s,
                          u"a.example. 300 IN TXT \"v=spf1 \" \"-all\""_s, u"a.example. 300 IN AAAA 2001:db8::1"_s, u"a.example. 60 IN SOA ns.a.example. x. 42 1 2 3 4"_s};
        Resolver resolver(optionsFor(server));
        const auto mx = answerOf(resolver, {u"A.Example."_s, Type::MX});
        QCOMPARE(mx.records.size(), 2);
        QCOMPARE(mx.records[0].name, u"second.example"_s);
        QCOMPARE(mx.records[0].preference, 20);
        QCOMPARE(mx.records[1].name, QString());
        QCOMPARE(mx.ttl, 200s);
        QCOMPARE(answerOf(resolver, {u"a.example"_s, Type::TXT}).records.value(0).text, "v=spf1 -all");
        QCOMPARE(answerOf(resolver, {u"a.example"_s, Type::AAAA}).records.value(0).address, QHostAddress(u"2001:db8::1"_s));
        QCOMPARE(answerOf(resolver, {u"a.example"_s, Type::SOA}).records.value(0).serial, 42u);
        const auto missing = answerOf(resolver, {u"b.example"_s, Type::MX});
        QCOMPARE(missing.zone, u"example"_s);
        QCOMPARE(missing.serial, 7u);
        QCOMPARE(missing.ttl, 120s);
    }

    void aliasesAreFollowedAndTold()
    {
        FakeDnsServer server;
        server.records = {u"a.example. 300 IN CNAME b.example."_s, u"b.example. 50 IN CNAME c.example."_s, u"c.example. 300 IN A 192.0.2.3"_s,
                          u"dangling.example. 300 IN CNAME gone.example."_s};
        Resolver resolver(optionsFor(server));
        const auto answer = answerOf(resolver, {u"a.example"_s, Type::A});
        QCOMPARE(answer.aliases, (QStringList{u"b.example"_s, u"c.example"_s}));
        QCOMPARE(answer.ttl, 50s);
        const auto dangling = answerOf(resolver, {u"dangling.example"_s, Type::A});
        QCOMPARE(dangling.outcome, Outcome::NoSuchName);
        QCOMPARE(dangling.aliases, QStringList{u"gone.example"_s});
    }

    void extendedErrorsAreKept()
    {
        FakeDnsServer server;
        server.manner = Manner::ExtendedError;
        Resolver resolver(optionsFor(server));
        const auto answer = answerOf(resolver, {u"a.example"_s, Type::A});
        QCOMPARE(answer.outcome, Outcome::ServerFailure);
        QCOMPARE(answer.extendedError, std::optional<quint16>(6));
        QCOMPARE(answer.extendedText, u"expired"_s);
    }

    void identicalQuestionsAreSentOnceAndAnswersKept()
    {
        FakeDnsServer server;
        server.records = {u"a.example. 300 IN A 192.0.2.1"_s, u"zero.example. 0 IN A 192.0.2.1"_s};
        Resolver resolver(optionsFor(server));
        auto first = resolver.ask({u"a.example"_s, Type::A});
        auto second = resolver.ask({u"A.example"_s, Type::A});
        QTRY_VERIFY(first.isFinished() && second.isFinished());
        QCOMPARE(first.result().records, second.result().records);
        QVERIFY(answerOf(resolver, {u"a.example"_s, Type::A}).fromCache);
        QCOMPARE(server.asked.size(), 1);
        answerOf(resolver, {u"gone.example"_s, Type::A});
        QVERIFY(answerOf(resolver, {u"gone.example"_s, Type::A}).fromCache);
        QCOMPARE(server.asked.size(), 2);
        answerOf(resolver, {u"zero.example"_s, Type::A});
        QVERIFY(!answerOf(resolver, {u"zero.example"_s, Type::A}).fromCache);
        QCOMPARE(resolver.queries().size(), 4);
    }

    void theNextResolverIsAskedWhenOneFails_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addRow("silence") << Manner::Silent;
        QTest::addRow("SERVFAIL") << Manner::ServerFailure;
        QTest::addRow("REFUSED") << Manner::Refused;
    }
    void theNextResolverIsAskedWhenOneFails()
    {
        QFETCH(Manner, manner);
        FakeDnsServer bad, good;
        bad.manner = manner;
        good.records = {u"a.example. 300 IN A 192.0.2.1"_s};
        auto options = optionsFor(bad);
        options.servers << Server{QHostAddress(QHostAddress::LocalHost), good.port()};
        Resolver resolver(options);
        QCOMPARE(answerOf(resolver, {u"a.example"_s, Type::A}).outcome, Outcome::Answered);
    }

    void manyQuestionsNoneLostFewAtOnceFromManyPorts()
    {
        FakeDnsServer server;
        server.records = {u"a.example. 300 IN A 192.0.2.1"_s};
        Resolver resolver(optionsFor(server, 5s));
        QList<QFuture<Answer>> futures;
        for (int i = 0; i < 2000; ++i)
            futures << resolver.ask({u"n%1.example"_s.arg(i), Type::A});
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(futures, [](const auto &f) { return f.isFinished(); }), 20000);
        for (const auto &future : std::as_const(futures))
            QCOMPARE(future.result().outcome, Outcome::NoSuchName);
        QCOMPARE(server.asked.size(), 2000);
        QVERIFY2(server.portsSeen.size() >= 10, qPrintable(QString::number(server.portsSeen.size())));
        QVERIFY(server.idsSeen.size() > 1900);
    }

    void cancelledQuestionsAreNotSentAgain()
    {
        FakeDnsServer server;
        server.manner = Manner::Silent;
        auto options = optionsFor(server);
        options.inFlight = 1;
        Resolver resolver(options);
        auto first = resolver.ask({u"a.example"_s, Type::A});
        auto second = resolver.ask({u"b.example"_s, Type::A});
        QTRY_COMPARE(server.asked.size(), 1);
        first.cancel();
        second.cancel();
        QTest::qWait(1200);
        QCOMPARE(server.asked.size(), 1);
    }

    void destroyingTheResolverCancels()
    {
        FakeDnsServer server;
        server.manner = Manner::Silent;
        auto resolver = std::make_unique<Resolver>(optionsFor(server));
        auto future = resolver->ask({u"a.example"_s, Type::A});
        QTest::qWait(10);
        resolver.reset();
        QVERIFY(future.isCanceled());
        QVERIFY(future.isFinished());
    }

    void whoGetsAnAnswerMayDestroyTheResolver()
    {
        FakeDnsServer server;
        auto resolver = std::make_unique<Resolver>(optionsFor(server));
        bool came = false;
        deliver(resolver->ask({u"a.example"_s, Type::A}), resolver.get(), [&](const Answer &) {
            came = true;
            QTimer::singleShot(0, qApp, [&] { resolver.reset(); });
        });
        QTRY_VERIFY(came && !resolver);
    }

    void namesComeAndGoInPresentationFormat()
    {
        QCOMPARE(reverseName(QHostAddress(u"192.0.2.25"_s)), u"25.2.0.192.in-addr.arpa"_s);
        QVERIFY(reverseName(QHostAddress(u"2001:db8::25"_s)).startsWith(u"5.2.0.0."_s));
        QVERIFY(reverseName(QHostAddress(u"2001:db8::25"_s)).endsWith(u"8.b.d.0.1.0.0.2.ip6.arpa"_s));
        QCOMPARE(parentOf(u"mail.example.co.jp"_s), u"example.co.jp"_s);
        QCOMPARE(parentOf(u"a\\.b.example"_s), u"example"_s);
        QCOMPARE(parentOf(u"example"_s), QString());
        QVERIFY(isWithin(u"a.example", u"example"));
        QVERIFY(!isWithin(u"aexample", u"example"));
    }

    void serversAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again");
        for (const auto *same : {"192.0.2.1", "192.0.2.1:5300", "2001:db8::1", "[2001:db8::1]:5300"})
            QTest::addRow("%s", same) << QString::fromLatin1(same) << QString::fromLatin1(same);
        QTest::addRow("the usual port is left out") << u"192.0.2.1:53"_s << u"192.0.2.1"_s;
        QTest::addRow("a name is none") << u"resolver.example"_s << QString();
        QTest::addRow("port 0 is none") << u"192.0.2.1:0"_s << QString();
    }
    void serversAreReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, again);
        const auto server = serverFrom(text);
        QCOMPARE(server ? dns::text(*server) : QString(), again);
    }

    void privateAddresses_data()
    {
        QTest::addColumn<bool>("isPrivate");
        for (const auto *address : {"10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "0.0.0.0", "::1", "::",
                                    "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "255.255.255.255"})
            QTest::addRow("%s", address) << true;
        for (const auto *address : {"192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "172.32.0.1", "::ffff:192.0.2.1", "8.8.8.8", "2606:4700::1"})
            QTest::addRow("%s", address) << false;
    }
    void privateAddresses()
    {
        QFETCH(bool, isPrivate);
        QCOMPARE(dns::isPrivate(QHostAddress(QString::fromLatin1(QTest::currentDataTag()))), isPrivate);
    }

    void recordsWithoutDataAreLeftOut()
    {
        // An MX record with an rdlength of 0, which the library lets pass.
        auto packet = QByteArray::fromHex("1234818000010001000000000161076578616d706c6500000f0001c00c000f00010000012c0000");
        const auto answer = readAnswer(packet, {u"a.example"_s, Type::MX});
        QVERIFY(answer.records.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDns)
#include "test_dns.moc"
