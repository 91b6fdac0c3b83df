// SPDX-License-Identifier: Apache-2.0
#include "single_instance.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QLocalSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace todoku;

/// A second start that hands over, in a process of its own: start() waits, so both cannot live in one thread.
static int secondStart(const QStringList &arguments)
{
    SingleInstance instance(arguments[2]);
    return instance.start({arguments.mid(3), "token"}) == SingleInstance::Role::Second ? 0 : 1;
}

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_place = m_folder.filePath(u"socket"_s);
    }

    void aSecondStartHandsItsFilesOver()
    {
        SingleInstance first(m_place);
        QSignalSpy handedOver(&first, &SingleInstance::handedOver);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        auto second = start({u"/tmp/戻ってきた メール.eml"_s});
        QTRY_COMPARE(second->state(), QProcess::NotRunning);
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(handedOver.size(), 1);
        QCOMPARE(handedOver[0][0].value<HandOver>(), (HandOver{{u"/tmp/戻ってきた メール.eml"_s}, "token"}));
    }

    void aSocketThatACrashLeftIsNoObstacle()
    {
#ifdef Q_OS_UNIX
        QProcess crashing;
        crashing.start(QCoreApplication::applicationFilePath(), {u"listen"_s, m_place});
        QVERIFY(crashing.waitForReadyRead(5000));
        crashing.kill();
        QVERIFY(crashing.waitForFinished());
        QVERIFY(QFile::exists(m_place));
        SingleInstance first(m_place);
        QSignalSpy handedOver(&first, &SingleInstance::handedOver);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        auto second = start({});
        QTRY_COMPARE(handedOver.size(), 1);
#endif
    }

    void onlyTheUserCanReachTheSocket()
    {
#ifdef Q_OS_UNIX
        SingleInstance first(m_place);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        const auto others = QFile::permissions(m_place) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
        QCOMPARE(int(others), 0);
#endif
    }

    void whatIsNoHandOverIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addRow("nothing") << QByteArray("\n");
        QTest::addRow("no JSON") << QByteArray("GET / HTTP/1.1\r\n");
        QTest::addRow("another object") << QByteArray("{\"run\":[\"/bin/sh\"]}\n");
        QTest::addRow("a path that is no text") << QByteArray("{\"open\":[{}]}\n");
        QTest::addRow("a relative path") << QByteArray("{\"open\":[\"../x.eml\"]}\n");
        QTest::addRow("more paths than anybody chooses") << QByteArray("{\"open\":[") + QByteArray("\"/a\",").repeated(64) + "\"/b\"]}\n";
        QTest::addRow("a token with a line break") << QByteArray("{\"open\":[],\"activation\":\"a\\nLD_PRELOAD=x\"}\n");
        QTest::addRow("a token of a kilobyte") << QByteArray("{\"open\":[],\"activation\":\"") + QByteArray(1024, 'x') + "\"}\n";
        QTest::addRow("deeper than JSON may be") << QByteArray("{\"open\":") + QByteArray(30'000, '[') + "\n";
    }

    void whatIsNoHandOverIsRefused()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!todoku::read(line));
        SingleInstance first(m_place);
        QSignalSpy handedOver(&first, &SingleInstance::handedOver);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QLocalSocket stranger;
        stranger.connectToServer(m_place);
        stranger.write(line);
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(stranger.readAll(), QByteArray());
        QVERIFY(handedOver.isEmpty());
    }

    void anEndlessLineIsCutOff()
    {
        SingleInstance first(m_place);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QLocalSocket stranger;
        stranger.connectToServer(m_place);
        stranger.write(QByteArray(4 * handOverBytes, 'x'));
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
    }

    void silentOnesCannotKeepAnybodyOut()
    {
        SingleInstance first(m_place);
        QSignalSpy handedOver(&first, &SingleInstance::handedOver);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        std::vector<std::unique_ptr<QLocalSocket>> silent;
        for (int i = 0; i < 50; ++i) {
            silent.push_back(std::make_unique<QLocalSocket>());
            silent.back()->connectToServer(m_place);
        }
        QTRY_VERIFY(std::ranges::all_of(silent, [](const auto &socket) { return socket->state() == QLocalSocket::UnconnectedState; }));
        auto second = start({});
        QTRY_COMPARE(handedOver.size(), 1);
    }

    void oneThatHangsIsNotWaitedForForEver()
    {
        QLocalServer deaf; // listens, and never reads
        QVERIFY(deaf.listen(m_place));
        QElapsedTimer time;
        time.start();
        SingleInstance first(m_place);
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
    }

private:
    std::unique_ptr<QProcess> start(const QStringList &paths)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QCoreApplication::applicationFilePath(), QStringList{u"second"_s, m_place} + paths);
        return process;
    }

    QTemporaryDir m_folder;
    QString m_place;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "second"_L1)
        return secondStart(arguments);
    if (arguments.value(1) == "listen"_L1) {
        SingleInstance instance(arguments[2]);
        instance.start({});
        puts("listening");
        fflush(stdout);
        return QCoreApplication::exec();
    }
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_single_instance.moc"
