// SPDX-License-Identifier: Apache-2.0
// 40,000 questions about 10,000 domains, answered by an NSD of its own, and the same with dnsperf. Prints the figures.
#include "todoku/dns.h"

#include "realservers.h"

#include <sys/resource.h>

using namespace todoku;
using namespace todoku::dns;

class BenchDns : public QObject
{
    Q_OBJECT

    static constexpr int domains = 10000;

    static double ownSeconds()
    {
        rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    }

    static long megabytes()
    {
        rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss / 1024;
    }

private Q_SLOTS:
    void manyQuestions()
    {
        NEED_PROGRAMS(u"nsd"_s, u"dnsperf"_s);
        RealServers servers;
        QByteArray zone = "$ORIGIN test.\n$TTL 3600\n@ IN SOA ns.test. admin.test. 1 7200 3600 1209600 300\n@ IN NS ns.test.\nns IN A 127.0.0.1\n", questions;
        for (int i = 0; i < domains; ++i) {
            const QByteArray name = "d" + QByteArray::number(i);
            zone += name + " IN MX 10 mail." + name + "\n" + name + " IN TXT \"v=spf1 mx -all\"\nmail." + name + " IN A 192.0.2." + QByteArray::number(i % 254 + 1) + "\n";
            for (const auto *type : {"MX", "A", "TXT", "NS"})
                questions += name + ".test " + type + "\n";
        }
        const auto port = RealServers::freePort();
        QVERIFY(servers.startNsd(u"nsd"_s, port, {{u"test."_s, servers.write(u"test.zone"_s, zone)}}));
        const auto file = servers.write(u"questions"_s, questions);
        for (int round = 0; round < 3; ++round) {
            QElapsedTimer clock;
            clock.start();
            QVERIFY(RealServers::run(u"dnsperf"_s, {u"-s"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(port), u"-d"_s, file, u"-n"_s, u"1"_s, u"-q"_s, u"100"_s}, QDir::currentPath()));
            const auto theirs = double(clock.elapsed()) / 1000;

            Options options;
            options.servers = {Server{QHostAddress(QHostAddress::LocalHost), port}};
            options.timeout = std::chrono::seconds(5);
            Resolver resolver(options);
            QList<QFuture<Answer>> futures;
            futures.reserve(4 * domains);
            const auto before = ownSeconds();
            clock.restart();
            int open = 0;
            QEventLoop loop;
            for (int i = 0; i < domains; ++i) {
                for (const auto type : {Type::MX, Type::A, Type::TXT, Type::NS}) {
                    ++open;
                    futures << resolver.ask({u"d%1.test"_s.arg(i), type}).then([&](const Answer &answer) {
                        if (--open == 0)
                            loop.quit();
                        return answer;
                    });
                }
            }
            if (open > 0)
                loop.exec();
            const auto ours = double(clock.elapsed()) / 1000;
            const auto cpu = (ownSeconds() - before) * 1e6 / (4 * domains);
            int lost = 0, retried = 0;
            for (const auto &future : std::as_const(futures))
                lost += !future.result().definite();
            for (const auto &query : resolver.queries())
                retried += query.attempts > 1;
            qInfo("%d questions: %.2f s, dnsperf %.2f s, ratio %.1f, %.1f us CPU a question, %d lost, %d retried, %ld MB", 4 * domains, ours, theirs, ours / theirs, cpu, lost,
                  retried, megabytes());
            QCOMPARE(lost, 0);
        }
    }
};

QTEST_GUILESS_MAIN(BenchDns)
#include "bench_dns.moc"
