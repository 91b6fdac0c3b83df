// SPDX-License-Identifier: Apache-2.0
#include "fakednsserver.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace Qt::StringLiterals;

static const QByteArray bounce =
    "From: Mail Delivery System <mailer-daemon@mail.contoso.com>\nTo: me@contoso.com\nSubject: Undelivered Mail Returned to Sender\n"
    "Date: Tue, 3 Nov 2026 10:00:00 +0900\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n"
    "--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n\n"
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.contoso.com\n\n"
    "Final-Recipient: rfc822; tanaka@fabrikam.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n"
    "--b\nContent-Type: message/rfc822\n\nFrom: me@contoso.com\nTo: tanaka@fabrikam.com\nMessage-ID: <1@contoso.com>\nSubject: =Order\n"
    "Date: Tue, 3 Nov 2026 09:59:00 +0900\n\nHello\n--b--\n";

static const QByteArray sentItems = "From me Tue Nov  3 09:59:00 2026\nFrom: me@contoso.com\nTo: tanaka@fabrikam.com\nSubject: =Order\n"
                                    "Date: Tue, 3 Nov 2026 09:59:00 +0900\nMessage-ID: <1@contoso.com>\n\nHello\n";

struct Ended {
    int status = -1;
    QByteArray out, err;
};

/// todoku-cli as a script drives it. The event loop goes on, so that a fake server in this process can answer.
class TestCli : public QObject
{
    Q_OBJECT

    static void prepare(QProcess &process, const QStringList &arguments)
    {
        process.setProgram(QStringLiteral(TODOKU_CLI));
        process.setArguments(arguments);
    }

    static Ended ended(QProcess &process)
    {
        constexpr int patience = 60'000;
        QElapsedTimer clock;
        clock.start();
        while (process.state() != QProcess::NotRunning && clock.elapsed() < patience)
            QTest::qWait(5);
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }

#ifdef Q_OS_UNIX
    /// Whether it is past the start, where an interrupt would simply end it.
    static bool isReadyForSignals(const QProcess &process)
    {
        QFile status(u"/proc/%1/status"_s.arg(process.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return true; // no Linux
        static const QRegularExpression caught(u"SigCgt:\\s*([0-9a-f]+)"_s);
        return caught.match(QString::fromLatin1(status.readAll())).captured(1).toULongLong(nullptr, 16) & (1ULL << (SIGINT - 1));
    }
#endif

    static Ended run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        return ended(process);
    }

    /// The objects of JSON Lines; a line that is none makes the list end with an empty object.
    static QList<QJsonObject> lines(const QByteArray &out)
    {
        QList<QJsonObject> objects;
        for (const auto &line : out.split('\n')) {
            if (!line.isEmpty())
                objects << QJsonDocument::fromJson(line).object();
            if (!line.isEmpty() && objects.last().isEmpty())
                break;
        }
        return objects;
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    /// "FOLDER" stands for the folder with the files, "PORT" for the fake name server's port.
    QStringList filled(const QString &arguments) const
    {
        QStringList all;
        for (auto argument : arguments.split(u' ', Qt::SkipEmptyParts))
            all << argument.replace("FOLDER"_L1, m_folder.path()).replace("PORT"_L1, QString::number(m_server.port()));
        return all;
    }

    static QStringList subcommands()
    {
        static const QRegularExpression row(u"^  ([a-z]+) "_s, QRegularExpression::MultilineOption);
        QStringList names;
        for (auto match = row.globalMatch(QString::fromUtf8(run({u"--help"_s, u"--lang"_s, u"en"_s}).out)); match.hasNext();)
            names << match.next().captured(1);
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write(u"bounce.eml"_s, bounce);
        write(u"sent.mbox"_s, sentItems);
        write(u"list.csv"_s, "Name,Mail\nTaro,taro@gmial.com\nHanako,=hanako@example.jp\n");
        write(u"broken.eml"_s, QByteArray());
        m_server.records = {u"fabrikam.example. 300 IN MX 10 mail.fabrikam.example."_s, u"mail.fabrikam.example. 300 IN A 192.0.2.1"_s,
                            u"fabrikam.example. 300 IN TXT \"v=spf1 ip4:192.0.2.0/24 -all\""_s};
    }

    void theOverviewNamesEverySubcommand()
    {
        QCOMPARE(run({u"--help"_s}).status, 0);
        QCOMPARE(run({u"--version"_s}).status, 0);
        for (const auto &name : {u"read"_s, u"address"_s, u"diagnose"_s, u"domain"_s, u"spf"_s, u"guide"_s, u"messages"_s, u"sent"_s, u"origin"_s})
            QVERIFY2(subcommands().contains(name), qPrintable(name));
        const auto nothing = run({});
        QCOMPARE(nothing.status, 2);
        QVERIFY(nothing.out.isEmpty());
        QCOMPARE(run({u"no-such-command"_s}).status, 2);
    }

    void aReportIsAlsoAPdf()
    {
        write(u"report.eml"_s, bounce);
        const auto pdf = run({u"report"_s, path(u"report.eml"_s), u"--format"_s, u"pdf"_s});
        QCOMPARE(pdf.status, 0);
        QVERIFY(pdf.out.startsWith("%PDF-") && pdf.out.size() > 5000);
    }

    void oneReportAGroup()
    {
        QVERIFY(QDir(path(u"."_s)).mkpath(u"groups"_s));
        const auto full = QByteArray(bounce).replace("Status: 5.1.1", "Status: 5.2.2").replace("User unknown", "Mailbox full").replace("550 5.1.1", "552 5.2.2");
        write(u"groups/1.eml"_s, bounce);
        write(u"groups/2.eml"_s, full);
        write(u"groups/3.eml"_s, QByteArray(full).replace("tanaka@", "suzuki@"));
        const auto report = [this](const QStringList &more) { return run(QStringList{u"report"_s, path(u"groups"_s)} + more); };

        const auto objects = lines(report({u"--group"_s, u"cause"_s, u"--format"_s, u"json"_s}).out);
        QCOMPARE(objects.size(), 2);
        QCOMPARE(objects[0]["group"_L1].toString(), u"mailbox-full"_s);
        QCOMPARE(objects[0]["by"_L1].toString(), u"cause"_s);
        QCOMPARE(objects[0]["bounces"_L1].toInt(), 2);
        QCOMPARE(objects[0]["members"_L1].toArray().size(), 2);
        QCOMPARE(objects[0]["solutions"_L1].toArray().size(), 9);
        QCOMPARE(objects[1]["group"_L1].toString(), u"recipient-not-found"_s);

        QCOMPARE(report({u"--group"_s, u"cause"_s, u"--format"_s, u"html"_s, u"--output"_s, path(u"made/reports"_s)}).status, 0);
        QCOMPARE(QDir(path(u"made/reports"_s)).entryList(QDir::Files, QDir::Name), (QStringList{u"cause-mailbox-full.html"_s, u"cause-recipient-not-found.html"_s}));
        // Stand-ins of one redactor: two addresses are two files.
        QCOMPARE(report({u"--group"_s, u"recipient"_s, u"--format"_s, u"md"_s, u"--redact"_s, u"--output"_s, path(u"made/hidden"_s)}).status, 0);
        const auto hidden = QDir(path(u"made/hidden"_s)).entryList(QDir::Files);
        QCOMPARE(hidden.size(), 2);
        for (const auto &file : hidden)
            QVERIFY2(file.endsWith(".invalid.md"_L1), qPrintable(file));

        const auto one = report({u"--group"_s, u"cause=Mailbox-Full"_s, u"--format"_s, u"md"_s, u"--lang"_s, u"ja"_s});
        QCOMPARE(one.status, 0);
        QVERIFY(one.out.startsWith("# ") && QString::fromUtf8(one.out).contains(u"メールボックスがいっぱい"_s));
        const auto none = report({u"--group"_s, u"domain=nowhere.example"_s, u"--format"_s, u"md"_s});
        QVERIFY(none.status == 0 && none.out.isEmpty() && none.err.contains("nowhere.example"));
        for (const auto &wrong : {QStringList{u"--group"_s, u"colour"_s}, QStringList{u"--group"_s, u"cause="_s}, QStringList{u"--group"_s, u"cause"_s},
                                  QStringList{u"--group"_s, u"cause=loop"_s, u"--online"_s}})
            QCOMPARE(report(wrong + QStringList{u"--format"_s, u"md"_s}).status, 2);
    }

    void everySubcommandExplainsItselfAndRefusesNonsense()
    {
        for (const auto &name : subcommands()) {
            for (const auto &language : {u"en"_s, u"ja"_s}) {
                const auto help = run({name, u"--help"_s, u"--lang"_s, language});
                QCOMPARE(help.status, 0);
                static const QRegularExpression kana(u"[\\x{3040}-\\x{30ff}]"_s);
                QCOMPARE(QString::fromUtf8(help.out).contains(kana), language == "ja"_L1);
            }
            for (const auto &wrong : {QStringList{u"--no-such-option"_s}, QStringList{u"--lang"_s, u"fr"_s}}) {
                const auto got = run(QStringList{name} + wrong);
                QVERIFY2(got.status == 2, qPrintable(name));
                QVERIFY2(got.out.isEmpty() && !got.err.isEmpty(), qPrintable(name));
            }
        }
    }

    void statusAndObjects_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("objects");
        QTest::addColumn<QString>("key");
        const QByteArray none;
        QTest::addRow("read: a bounce") << u"read FOLDER/bounce.eml"_s << none << 0 << 1 << u"kind"_s;
        QTest::addRow("read: standard input") << u"read -"_s << bounce << 0 << 1 << u"kind"_s;
        QTest::addRow("read: what cannot be read has its object, and the others are answered") << u"read FOLDER/gone.eml FOLDER/bounce.eml"_s << none << 3 << 2 << u"error"_s;
        QTest::addRow("read: nothing to read") << u"read"_s << none << 2 << 0 << QString();
        QTest::addRow("address: two") << u"address taro@example.jp taro@gmial.com"_s << none << 0 << 2 << u"verdict"_s;
        QTest::addRow("address: every line of standard input is answered") << u"address --stdin"_s << QByteArray("a@example.jp\n\nb@example.jp\n") << 0 << 3 << u"verdict"_s;
        QTest::addRow("address: a list") << u"address --list FOLDER/list.csv"_s << none << 0 << 2 << u"suggestion"_s;
        QTest::addRow("address: a list from standard input") << u"address --list -"_s << QByteArray("a@example.jp\nb@example.jp\n") << 0 << 2 << u"suggestion"_s;
        QTest::addRow("address: a list that is not there") << u"address --list FOLDER/gone.csv"_s << none << 3 << 0 << QString();
        QTest::addRow("address: none") << u"address"_s << none << 2 << 0 << QString();
        QTest::addRow("diagnose: a bounce") << u"diagnose FOLDER/bounce.eml"_s << none << 0 << 1 << u"solutions"_s;
        QTest::addRow("diagnose: standard input, with sent items") << u"diagnose - --mailbox FOLDER/sent.mbox"_s << bounce << 0 << 1 << u"solutions"_s;
        QTest::addRow("diagnose: an empty file") << u"diagnose FOLDER/broken.eml"_s << none << 3 << 1 << u"error"_s;
        QTest::addRow("diagnose: two are too many") << u"diagnose FOLDER/bounce.eml FOLDER/bounce.eml"_s << none << 2 << 0 << QString();
        QTest::addRow("messages: a mailbox") << u"messages --no-index FOLDER/sent.mbox"_s << none << 0 << 1 << u"messageId"_s;
        QTest::addRow("messages: standard input") << u"messages --no-index -"_s << sentItems << 0 << 1 << u"messageId"_s;
        QTest::addRow("messages: one that is not there") << u"messages --no-index FOLDER/gone.mbox"_s << none << 3 << 1 << u"error"_s;
        QTest::addRow("messages: none") << u"messages"_s << none << 2 << 0 << QString();
        QTest::addRow("sent: a bounce and a mailbox") << u"sent --no-index --bounce FOLDER/bounce.eml --mailbox FOLDER/sent.mbox"_s << none << 0 << 1 << u"conclusion"_s;
        QTest::addRow("sent: the bounce from standard input") << u"sent --no-index --bounce - --mailbox FOLDER/sent.mbox"_s << bounce << 0 << 1 << u"conclusion"_s;
        QTest::addRow("sent: no such mailbox") << u"sent --no-index --bounce FOLDER/bounce.eml --mailbox FOLDER/gone.mbox"_s << none << 3 << 1 << u"error"_s;
        QTest::addRow("sent: half of it") << u"sent --bounce FOLDER/bounce.eml"_s << none << 2 << 0 << QString();
        QTest::addRow("origin: a bounce") << u"origin FOLDER/bounce.eml"_s << none << 0 << 1 << u"verdict"_s;
        QTest::addRow("origin: standard input") << u"origin -"_s << bounce << 0 << 1 << u"verdict"_s;
        QTest::addRow("origin: one that is not there") << u"origin FOLDER/gone.eml"_s << none << 3 << 1 << u"error"_s;
        QTest::addRow("origin: none") << u"origin"_s << none << 2 << 0 << QString();
        QTest::addRow("guide: a solution") << u"guide U1"_s << none << 0 << 1 << u"markdown"_s;
        QTest::addRow("guide: no such solution") << u"guide U9"_s << none << 2 << 0 << QString();
        QTest::addRow("domain: one") << u"domain --no-smtp --resolver 127.0.0.1:PORT --timeout 1 fabrikam.example"_s << none << 0 << 1 << u"mx"_s;
        QTest::addRow("domain: standard input") << u"domain --no-smtp --resolver 127.0.0.1:PORT --timeout 1 -"_s << QByteArray("fabrikam.example\n\ncontoso.example\n") << 0 << 2 << u"mx"_s;
        QTest::addRow("domain: none") << u"domain"_s << none << 2 << 0 << QString();
        QTest::addRow("spf: one connection") << u"spf --ip 192.0.2.1 --sender me@fabrikam.example --resolver 127.0.0.1:PORT --timeout 1"_s << none << 0 << 1 << u"result"_s;
        QTest::addRow("spf: no address") << u"spf --sender me@fabrikam.example"_s << none << 2 << 0 << QString();
    }

    void statusAndObjects()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, input);
        QFETCH(int, objects);
        QFETCH(QString, key);
        const auto got = run(filled(arguments) + QStringList{u"--json"_s}, input);
        QTEST(got.status, "status");
        const auto found = lines(got.out);
        QCOMPARE(found.size(), objects);
        for (const auto &object : found)
            QVERIFY2(object.contains(key), got.out.constData());
        if (got.status != 0)
            QVERIFY(!got.err.isEmpty() || objects > 0);
    }

    void tablesAreSafeInASpreadsheet_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("rows");
        QTest::addRow("address") << u"address --list FOLDER/list.csv"_s << 3;
        QTest::addRow("read") << u"read FOLDER/bounce.eml"_s << 2;
        QTest::addRow("domain") << u"domain --no-smtp --resolver 127.0.0.1:PORT --timeout 1 fabrikam.example"_s << 2;
    }

    void tablesAreSafeInASpreadsheet()
    {
        QFETCH(QString, arguments);
        QCOMPARE(run(filled(arguments) + QStringList{u"--csv"_s, path(u"out.csv"_s)}).status, 0);
        QFile file(path(u"out.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto table = QString::fromUtf8(file.readAll());
        QVERIFY(table.startsWith(QChar(0xfeff)) || table.startsWith(u'"'));
        static const QRegularExpression formula(u"(^|,)\"[=+\\-@\\t]"_s, QRegularExpression::MultilineOption);
        QVERIFY2(!table.contains(formula), qPrintable(table));
        QTEST(int(table.count("\r\n"_L1)), "rows");
        QCOMPARE(run(filled(arguments) + QStringList{u"--csv"_s, path(u"no/such/folder.csv"_s)}).status, 3);
    }

    void theLanguageIsTheOneAskedFor_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addRow("read") << u"read FOLDER/bounce.eml"_s;
        QTest::addRow("address") << u"address taro@gmial.com"_s;
        QTest::addRow("diagnose") << u"diagnose FOLDER/bounce.eml"_s;
        QTest::addRow("sent") << u"sent --no-index --bounce FOLDER/bounce.eml --mailbox FOLDER/sent.mbox"_s;
        QTest::addRow("origin") << u"origin FOLDER/bounce.eml"_s;
        QTest::addRow("guide") << u"guide U1"_s;
        QTest::addRow("domain") << u"domain --no-smtp --resolver 127.0.0.1:PORT --timeout 1 fabrikam.example"_s;
    }

    void theLanguageIsTheOneAskedFor()
    {
        QFETCH(QString, arguments);
        static const QRegularExpression kana(u"[\\x{3041}-\\x{3096}]"_s);
        // An English guide may quote what a Japanese program shows.
        static const QRegularExpression sentence(u"です|ます|ません"_s);
        const auto japanese = QString::fromUtf8(run(filled(arguments) + QStringList{u"--lang"_s, u"ja"_s}).out);
        const auto english = QString::fromUtf8(run(filled(arguments) + QStringList{u"--lang"_s, u"en"_s}).out);
        QVERIFY2(japanese.contains(kana), qPrintable(japanese));
        QVERIFY2(!english.isEmpty() && !english.contains(sentence), qPrintable(english));
    }

#ifdef Q_OS_UNIX
    void interruptedWhileItWaitsForInput_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addRow("read") << u"read -"_s;
        QTest::addRow("address") << u"address --stdin"_s;
        QTest::addRow("diagnose") << u"diagnose -"_s;
        QTest::addRow("messages") << u"messages --no-index -"_s;
        QTest::addRow("origin") << u"origin -"_s;
        QTest::addRow("sent") << u"sent --no-index --bounce - --mailbox FOLDER/sent.mbox"_s;
        QTest::addRow("domain") << u"domain --no-smtp --resolver 127.0.0.1:PORT -"_s;
    }

    void interruptedWhileItWaitsForInput()
    {
        QFETCH(QString, arguments);
        QProcess process;
        prepare(process, filled(arguments) + QStringList{u"--json"_s});
        process.start();
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY(isReadyForSignals(process));
        QTest::qWait(200);
        QCOMPARE(process.state(), QProcess::Running);
        ::kill(pid_t(process.processId()), SIGINT);
        const auto got = ended(process);
        QCOMPARE(got.status, 130);
        QVERIFY(lines(got.out).isEmpty() || !lines(got.out).last().isEmpty());
    }

    void interruptedWhileItAsks_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("objects");
        QTest::addRow("domain keeps what was found") << u"domain --no-smtp --resolver 127.0.0.1:PORT --timeout 600 fabrikam.example silent.example"_s << 1;
        QTest::addRow("spf has nothing to keep") << u"spf --ip 192.0.2.1 --sender me@silent.example --resolver 127.0.0.1:PORT --timeout 600"_s << 0;
        QTest::addRow("diagnose tells what it knows without the net") << u"diagnose FOLDER/silent.eml --online --no-smtp --resolver 127.0.0.1:PORT --timeout 600"_s << 1;
    }

    void interruptedWhileItAsks()
    {
        QFETCH(QString, arguments);
        write(u"silent.eml"_s, QByteArray(bounce).replace("fabrikam.com", "silent.example"));
        m_server.manner = FakeDnsServer::Manner::Honest;
        m_server.mannerFor = {{u"silent.example"_s, FakeDnsServer::Manner::Silent}};
        m_server.asked.clear();
        QProcess process;
        prepare(process, filled(arguments) + QStringList{u"--json"_s});
        process.start();
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(m_server.asked, [](const QString &asked) { return asked.startsWith("silent.example"_L1); }), 20'000);
        QTest::qWait(1500); // the other one is answered meanwhile
        QCOMPARE(process.state(), QProcess::Running);
        ::kill(pid_t(process.processId()), SIGINT);
        const auto got = ended(process);
        QCOMPARE(got.status, 130);
        QTEST(int(lines(got.out).size()), "objects");
    }

    void interruptedInALongList()
    {
        write(u"long.txt"_s, QByteArray("taro.yamada@gmial.com\n").repeated(1'000'000));
        QProcess process;
        prepare(process, {u"address"_s, u"--list"_s, path(u"long.txt"_s), u"--json"_s});
        process.start();
        QVERIFY(process.waitForReadyRead(60'000));
        ::kill(pid_t(process.processId()), SIGINT);
        const auto got = ended(process);
        QCOMPARE(got.status, 130);
        const auto found = lines(got.out);
        QVERIFY(!found.isEmpty() && found.size() < 1'000'000);
        QVERIFY(!found.last().isEmpty()); // no half line
    }
#endif

private:
    QTemporaryDir m_folder;
    FakeDnsServer m_server;
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
