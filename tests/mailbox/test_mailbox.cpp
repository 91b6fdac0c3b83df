// SPDX-License-Identifier: Apache-2.0
#include "todoku/mailbox.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace todoku;

static void write(const QString &path, const QByteArray &content, QIODevice::OpenMode how = QIODevice::WriteOnly)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    QVERIFY(file.open(how) && file.write(content) == content.size());
}

static QByteArray message(const QByteArray &id, const QByteArray &to = "taro@example.com", const QByteArray &body = "Hello\n")
{
    return "From: hanako@example.jp\nTo: " + to + "\nSubject: =?UTF-8?B?5Lya6K2w?=\nDate: Wed, 25 Nov 2026 10:00:00 +0900\nMessage-ID: <" + id + "@example.jp>\n\n" + body;
}

static QStringList idsOf(const mailbox::Index &index)
{
    QStringList ids;
    for (qsizetype place = 0; place < index.size(); ++place)
        ids << index.message(place).value_or(mailbox::Message{}).messageId;
    return ids;
}

class TestMailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("count");
        const QByteArray from = "From - Wed Nov 25 10:00:00 2026\n";
        QTest::addRow("two messages") << from + message("1") + "\n" + from + message("2") << 2;
        QTest::addRow("no empty line before the second") << from + message("1") + from + message("2") << 2;
        QTest::addRow("a line of text that begins with From") << from + message("1", "a@example.com", "From now on\nwe write\n") << 1;
        QTest::addRow("quoted From lines") << from + message("1", "a@example.com", ">From: me\n>>From you\n") + "\n" + from + message("2") << 2;
        QTest::addRow("line ends of Windows") << QByteArray(from + message("1") + "\n" + from + message("2")).replace("\n", "\r\n") << 2;
        QTest::addRow("headers only, no body") << from + "Subject: a\nTo: b@example.com\n" + from + "Subject: c\n" << 2;
        QTest::addRow("a line in the header that is no field") << from + "Subject: a\nwhat is this\n\nbody\n" + from + message("2") << 2;
        QTest::addRow("a body of several blocks") << from + message("1", "a@example.com", QByteArray(3 * 1024 * 1024, 'x') + "\n") + "\n" + from + message("2") << 2;
        QTest::addRow("a header larger than a block") << from + "X-Long: " + QByteArray(700 * 1024, 'y') + "\nSubject: a\n\nbody\n\n" + from + message("2") << 2;
    }
    void counts()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, count);
        QTemporaryDir folder;
        write(folder.filePath(u"Sent"_s), content);
        const auto index = mailbox::read(folder.filePath(u"Sent"_s));
        QVERIFY(index);
        QCOMPARE(int(index->size()), count);
    }

    void addresses_data()
    {
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("addresses");
        QTest::addRow("bare") << QByteArray("Taro@Example.com") << QStringList{u"taro@example.com"_s};
        QTest::addRow("with names, one with a comma") << QByteArray("\"Yamada, Taro\" <taro@example.com>, b@example.com") << QStringList{u"taro@example.com"_s, u"b@example.com"_s};
        QTest::addRow("folded") << QByteArray("a@example.com,\n b@example.com") << QStringList{u"a@example.com"_s, u"b@example.com"_s};
        QTest::addRow("a group") << QByteArray("team: a@example.com, b@example.com;") << QStringList{u"a@example.com"_s, u"b@example.com"_s};
        QTest::addRow("nobody is named") << QByteArray("undisclosed-recipients:;") << QStringList();
        QTest::addRow("an Exchange address") << QByteArray("\"tanaka\" </o=ExchangeLabs/cn=tanaka>") << QStringList{u"/o=exchangelabs/cn=tanaka"_s};
    }
    void addresses()
    {
        QFETCH(QByteArray, to);
        QFETCH(QStringList, addresses);
        QTemporaryDir folder;
        write(folder.filePath(u"a.eml"_s), message("1", to));
        const auto index = mailbox::read(folder.filePath(u"a.eml"_s));
        QVERIFY(index && index->size() == 1);
        QStringList found;
        for (const auto number : index->recipients(index->entries().front()))
            found << index->address(number);
        QCOMPARE(found, addresses);
        QCOMPARE(index->message(0)->subject, u"会議"_s);
        QCOMPARE(index->message(0)->date.toString(Qt::ISODate), u"2026-11-25T10:00:00+09:00"_s);
    }

    void aMaildirHasMailInCurAndNewOnly()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"Sent/cur/1:2,S"_s), message("1"));
        write(folder.filePath(u"Sent/new/2"_s), message("2"));
        write(folder.filePath(u"Sent/tmp/3"_s), message("3"));
        write(folder.filePath(u"Sent/dovecot-uidlist"_s), "3 V1\n");
        QCOMPARE(mailbox::read(folder.filePath(u"Sent"_s))->size(), 2);
    }

    void ofAProfileOnlySentMailIsRead()
    {
        QTemporaryDir folder;
        const QByteArray from = "From - Wed Nov 25 10:00:00 2026\n";
        write(folder.filePath(u"Mail/Inbox"_s), from + message("in"));
        write(folder.filePath(u"Mail/&kAFP4W4IMH8w6jCk-"_s), from + message("other"));
        write(folder.filePath(u"Mail/Sent-1"_s), from + message("out"));
        mailbox::Options options;
        options.folders = mailbox::Folders::Sent;
        QCOMPARE(idsOf(*mailbox::read(folder.path(), options)), QStringList{u"<out@example.jp>"_s});
        QCOMPARE(mailbox::read(folder.path())->size(), 3);
    }

    void outlooksTableIsRead()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"sent.csv"_s), "\xef\xbb\xbf\"件名\",\"差出人: (アドレス)\",\"宛先: (名前)\",\"宛先: (アドレス)\"\r\n\"a, \"\"b\"\"\r\nc\",me@example.jp,X;Y,x@example.com;y@example.com\r\n");
        const auto index = mailbox::read(folder.filePath(u"sent.csv"_s));
        QVERIFY(index && index->size() == 1);
        QCOMPARE(index->message(0)->to, (QStringList{u"x@example.com"_s, u"y@example.com"_s}));
        QCOMPARE(index->message(0)->from, u"me@example.jp"_s);
    }

    void aKeptIndexFollowsTheMailbox()
    {
        QTemporaryDir folder;
        const QByteArray from = "From - Wed Nov 25 10:00:00 2026\n";
        const auto path = folder.filePath(u"Sent"_s);
        write(path, from + message("1", "a@example.com", QByteArray(2 * 1024 * 1024, 'x') + "\n\n") + from + message("2") + "\n");
        mailbox::Options options;
        options.cacheFolder = folder.filePath(u"cache"_s);
        const auto first = mailbox::read(path, options);
        QCOMPARE(QDir(options.cacheFolder).count() > 2, true);
        QCOMPARE(idsOf(*mailbox::read(path, options)), idsOf(*first));
        write(path, from + message("3"), QIODevice::Append);
        QCOMPARE(idsOf(*mailbox::read(path, options)), (QStringList{u"<1@example.jp>"_s, u"<2@example.jp>"_s, u"<3@example.jp>"_s}));
        write(path, from + message("4", "a@example.com", QByteArray(2 * 1024 * 1024, 'z') + "\n"));
        QCOMPARE(idsOf(*mailbox::read(path, options)), QStringList{u"<4@example.jp>"_s});
        mailbox::forgetIndexes(options.cacheFolder);
        QCOMPARE(QDir(options.cacheFolder).entryList(QDir::Files).size(), 0);
    }

    void aDamagedIndexIsNotUsed()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"Sent"_s);
        write(path, "From - Wed Nov 25 10:00:00 2026\n" + message("1", "a@example.com", QByteArray(2 * 1024 * 1024, 'x')));
        mailbox::Options options;
        options.cacheFolder = folder.filePath(u"cache"_s);
        QVERIFY(mailbox::read(path, options));
        const QString name = options.cacheFolder + u'/' + QDir(options.cacheFolder).entryList(QDir::Files).value(0);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto whole = file.readAll();
        for (qsizetype at = 0; at < whole.size(); at += 7) {
            auto damaged = whole;
            damaged[at] = char(damaged[at] ^ 0xff);
            file.resize(0);
            file.seek(0);
            file.write(damaged);
            file.flush();
            QCOMPARE(mailbox::read(path, options)->size(), 1);
        }
    }

    void aMessageThatIsGoneIsNotInvented()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"a.eml"_s);
        write(path, message("1"));
        const auto index = mailbox::read(path);
        write(path, message("2"));
        QVERIFY(!index->message(0));
        QVERIFY(QFile::remove(path));
        QVERIFY(!index->message(0));
    }

    void whatCannotBeReadIsAFailure()
    {
        QTemporaryDir folder;
        QCOMPARE(mailbox::read(folder.filePath(u"none"_s)).error().kind, Failure::Kind::CannotOpen);
        write(folder.filePath(u"empty.mbox"_s), {});
        QCOMPARE(mailbox::read(folder.filePath(u"empty.mbox"_s)).error().kind, Failure::Kind::Empty);
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "test_mailbox.moc"
