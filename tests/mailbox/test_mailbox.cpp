// SPDX-License-Identifier: Apache-2.0
#include "todoku/mailbox.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
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

static quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = ~0U;
    for (const char c : bytes) {
        crc ^= uchar(c);
        for (int i = 0; i < 8; ++i)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320U : 0);
    }
    return ~crc;
}

static QByteArray little(quint64 value, int bytes)
{
    QByteArray text;
    for (int i = 0; i < bytes; ++i)
        text += char(value >> (8 * i));
    return text;
}

/// A .zip whose entries are stored as they are (APPNOTE.TXT §4.3).
static QByteArray zipOf(const QList<std::pair<QByteArray, QByteArray>> &files)
{
    QByteArray zip, directory;
    for (const auto &[name, content] : files) {
        const QByteArray common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(crcOf(content), 4) + little(quint64(content.size()), 4)
            + little(quint64(content.size()), 4) + little(quint64(name.size()), 2) + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(quint64(zip.size()), 4) + name;
        zip += "PK\x03\x04" + common + name + content;
    }
    return zip + directory + "PK\x05\x06" + little(0, 4) + little(quint64(files.size()), 2) + little(quint64(files.size()), 2) + little(quint64(directory.size()), 4)
        + little(quint64(zip.size()), 4) + little(0, 2);
}

static QByteArray olmMessage(const QByteArray &id, const QByteArray &subject)
{
    return "<?xml version=\"1.0\"?><emails elementCount=\"1\"><email><OPFMessageCopyMessageID>" + id + "</OPFMessageCopyMessageID><OPFMessageCopySubject>" + subject
        + "</OPFMessageCopySubject><OPFMessageCopySentTime>2026-11-25T01:00:00</OPFMessageCopySentTime><OPFMessageCopyToAddresses><emailAddress "
          "OPFContactEmailAddressAddress=\"taro@example.com\" OPFContactEmailAddressName=\"Taro\"/></OPFMessageCopyToAddresses></email></emails>";
}

/// winmail.dat with a message's subject and its search key (MS-OXTNEF).
static QByteArray tnefOf(const QByteArray &subject, const QByteArray &searchKey)
{
    QByteArray properties = little(2, 4) + little(0x0037001e, 4) + little(1, 4) + little(quint64(subject.size() + 1), 4) + subject + QByteArray(1, '\0');
    while (properties.size() % 4 != 0)
        properties += '\0';
    properties += little(0x300b0102, 4) + little(1, 4) + little(quint64(searchKey.size()), 4) + searchKey;
    quint32 sum = 0;
    for (const char c : properties)
        sum += uchar(c);
    return little(0x223e9f78, 4) + little(1, 2) + "\x01" + little(0x00069003, 4) + little(quint64(properties.size()), 4) + properties + little(sum, 2);
}

/// A mailbox with two messages and a hole behind them that takes a while to read, but no room on the disk.
static QString slowMailbox(const QTemporaryDir &folder)
{
    const auto path = folder.filePath(u"Sent"_s);
    const QByteArray from = "From - Wed Nov 25 10:00:00 2026\n";
    write(path, from + message("1") + "\n" + from + message("2") + "\n");
    QFile file(path);
    if (!file.resize(qint64(2) << 30))
        qFatal("no room for a hole");
    return path;
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

    void anAnswerIsKnown_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<bool>("reply");
        QTest::addRow("a first mail") << QByteArray("X-A: b") << false;
        QTest::addRow("In-Reply-To") << QByteArray("In-Reply-To: <2@example.jp>") << true;
        QTest::addRow("References") << QByteArray("References: <2@example.jp>") << true;
        QTest::addRow("a program that answers while its owner is away") << QByteArray("Auto-Submitted: auto-replied (vacation)") << true;
        QTest::addRow("a program that writes by itself") << QByteArray("Auto-Submitted: auto-generated") << false;
    }
    void anAnswerIsKnown()
    {
        QFETCH(QByteArray, field);
        QFETCH(bool, reply);
        QTemporaryDir folder;
        write(folder.filePath(u"a.eml"_s), field + "\n" + message("1"));
        const auto index = mailbox::read(folder.filePath(u"a.eml"_s));
        QVERIFY(index);
        QCOMPARE(index->entries().front().has(mailbox::Entry::Reply), reply);
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

    void aTableWithUnknownHeadingsIsReadAsAPersonSays()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"export.csv"_s);
        write(path, "Wann;Betreff;Empf\xc3\xa4nger\r\n25 Nov 2026 10:00:00 +0900;Hallo;taro@example.com\r\n");
        QCOMPARE(mailbox::troubleOf(mailbox::read(path).error()), mailbox::Trouble::UnknownColumns);
        const auto table = mailbox::tableOf(path);
        QVERIFY(table);
        QCOMPARE(table->headings, (QStringList{u"Wann"_s, u"Betreff"_s, u"Empfänger"_s}));
        QCOMPARE(table->rows.value(0).value(2), u"taro@example.com"_s);
        QVERIFY(!mailbox::columnsFrom(*table, u"subject=2"_s));
        QVERIFY(!mailbox::columnsFrom(*table, u"to=4"_s));
        QVERIFY(!mailbox::columnsFrom(*table, u"whom=3"_s));
        const auto columns = mailbox::columnsFrom(*table, u"to=Empfänger, subject=2,date=1"_s);
        QVERIFY(columns);
        mailbox::Options options;
        options.columns << *columns;
        const auto index = mailbox::read(path, options);
        QVERIFY(index && index->size() == 1);
        const auto message = index->message(0);
        QCOMPARE(message->to, QStringList{u"taro@example.com"_s});
        QCOMPARE(message->subject, u"Hallo"_s);
        QVERIFY(message->date.isValid());
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

    void ofAnOutlookForMacArchiveOnlySentMailIsRead()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"a.olm"_s);
        const QByteArray base = "Local/com.microsoft.__Messages/";
        write(path, zipOf({{base + "Inbox/message_00000.xml", olmMessage("in@example.jp", "In")},
                           {base + "Sent Items/message_00000.xml", olmMessage("out@example.jp", "Out &amp; about")},
                           {"Local/Categories.xml", "<categories/>"}}));
        mailbox::Options options;
        options.folders = mailbox::Folders::Sent;
        const auto index = mailbox::read(path, options);
        QVERIFY(index && index->problems().empty());
        QCOMPARE(idsOf(*index), QStringList{u"<out@example.jp>"_s});
        QCOMPARE(index->message(0)->subject, u"Out & about"_s);
        QCOMPARE(index->message(0)->to, QStringList{u"taro@example.com"_s});
        QCOMPARE(mailbox::read(path)->size(), 2);
    }

    void aMessageIsFoundByItsSearchKey()
    {
        QTemporaryDir folder;
        const QByteArray key("0123456789abcdef");
        write(folder.filePath(u"a/1.dat"_s), tnefOf("one", "fedcba9876543210"));
        write(folder.filePath(u"a/2.dat"_s), tnefOf("two", key));
        write(folder.filePath(u"a/3.dat"_s), tnefOf("zeros", QByteArray(16, '\0')));
        const auto index = mailbox::read(folder.filePath(u"a"_s));
        QVERIFY(index && index->problems().empty());
        QCOMPARE(index->placeOfSearchKey(key), std::optional<qsizetype>(1));
        QCOMPARE(index->message(1)->searchKey, key);
        QVERIFY(!index->placeOfSearchKey("0123456789abcdeX"));
        QVERIFY(!index->placeOfSearchKey(QByteArray(16, '\0')));
        QVERIFY(!index->placeOfSearchKey({}));
    }

    void aCancelKeepsWhatWasFound()
    {
        QTemporaryDir folder;
        const auto path = slowMailbox(folder);
        mailbox::Options options;
        options.threads = 1;
        QElapsedTimer clock;
        qint64 firstProgress = -1;
        bool stopped = false;
        clock.start();
        options.progress = [&](const mailbox::Progress &progress) {
            if (firstProgress < 0)
                firstProgress = clock.elapsed();
            if (!stopped && progress.messages >= 2) {
                stopped = true;
                clock.restart();
            }
            return !stopped;
        };
        const auto index = mailbox::read(path, options);
        const auto untilStopped = clock.elapsed();
        QVERIFY(index);
        QVERIFY(!index->isComplete());
        QCOMPARE(idsOf(*index), (QStringList{u"<1@example.jp>"_s, u"<2@example.jp>"_s}));
        qInfo("progress after %lld ms, stopped %lld ms after the cancel", firstProgress, untilStopped);
        QVERIFY2(firstProgress < 1000 && untilStopped < 1000, "far beyond 200 and 100 ms, on however busy a machine");
    }

    void aCancelIsHeardWhileAFolderIsLookedThrough()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 200; ++i)
            write(folder.filePath(u"a/%1.eml"_s.arg(i)), message(QByteArray::number(i)));
        mailbox::Options options;
        options.progress = [](const mailbox::Progress &) { return false; };
        const auto index = mailbox::read(folder.filePath(u"a"_s), options);
        QVERIFY(index && !index->isComplete());
        QVERIFY(index->size() < 200);
    }

    void whatHappensMeanwhileIsTold_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("kind");
        QTest::addRow("nothing") << 0 << -1;
        QTest::addRow("it shrinks") << 1 << int(mailbox::Trouble::Shrank);
        QTest::addRow("it vanishes") << 2 << int(mailbox::Trouble::Vanished);
        QTest::addRow("it grows") << 3 << int(mailbox::Trouble::Changed);
    }
    void whatHappensMeanwhileIsTold()
    {
        QFETCH(int, what);
        QFETCH(int, kind);
        QTemporaryDir folder;
        const auto path = slowMailbox(folder);
        mailbox::Options options;
        options.threads = 1;
        options.cacheFolder = folder.filePath(u"cache"_s);
        bool first = true;
        options.progress = [&](const mailbox::Progress &progress) {
            if (!std::exchange(first, false) || progress.bytesDone >= progress.bytesTotal)
                return true;
            if (what == 1)
                QFile::resize(path, 100'000);
            else if (what == 2)
                QFile::remove(path);
            else if (what == 3)
                write(path, "From - Wed\nSubject: later\n\n", QIODevice::Append);
            return true;
        };
        const auto index = mailbox::read(path, options);
        QVERIFY(index);
        QCOMPARE(index->size(), 2);
        QCOMPARE(int(index->problems().size()), kind < 0 ? 0 : 1);
        QCOMPARE(QDir(options.cacheFolder).entryList(QDir::Files).isEmpty(), kind >= 0); // what may be wrong is not kept
        if (kind < 0)
            return;
        QCOMPARE(int(mailbox::troubleOf(index->problems().front().failure)), kind);
        QVERIFY(mailbox::explain(index->problems().front().failure, u"Sent"_s).contains(u"Sent"_s));
    }

    void problemsAreKeptWithTheIndex()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"a/Sent"_s), "From - Wed Nov 25 10:00:00 2026\n" + message("1", "a@example.com", QByteArray(2 * 1024 * 1024, 'x') + "\n"));
        write(folder.filePath(u"a/picture.png"_s), "\x89PNG\r\n\x1a\n and more");
        mailbox::Options options;
        options.cacheFolder = folder.filePath(u"cache"_s);
        const auto first = mailbox::read(folder.filePath(u"a"_s), options);
        QVERIFY(first && first->problems().size() == 1);
        QVERIFY(mailbox::keptBytes(options.cacheFolder) > 0);
        const auto second = mailbox::read(folder.filePath(u"a"_s), options);
        QVERIFY(second->problems() == first->problems());
        write(folder.filePath(u"a/picture.png"_s), message("2"));
        const auto third = mailbox::read(folder.filePath(u"a"_s), options);
        QVERIFY(third->problems().empty());
        QCOMPARE(third->size(), 2);
    }

    void outlookDataFilesAreReadByAProgramOfTheirOwn()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"a.pst"_s), "!BDN" + QByteArray(2000, '\0'));
        // Beside this test there is no todoku-pst.
        const auto failure = mailbox::read(folder.filePath(u"a.pst"_s)).error();
        if (mailbox::troubleOf(failure) == mailbox::Trouble::ReaderMissing)
            QVERIFY(mailbox::explain(failure, u"a.pst"_s).contains("todoku-pst"_L1));
        else
            QCOMPARE(failure.kind, Failure::Kind::Malformed);
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
