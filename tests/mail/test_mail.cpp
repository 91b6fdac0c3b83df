// SPDX-License-Identifier: Apache-2.0
#include "outlook.h"
#include "todoku/mail.h"

#include <QtCore/QDir>
#include <QtCore/QStringConverter>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <zlib.h>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <thread>
#endif

using namespace todoku;
using namespace todoku::mail;

Q_DECLARE_METATYPE(todoku::mail::Mailbox)

static QByteArray littleEndian(quint32 value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out += char(value >> (8 * i));
    return out;
}

static QByteArray deflated(const QByteArray &content)
{
    QByteArray packed(content.size() + 1024, '\0');
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.constData()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

/// A ZIP as other programs write it: local header, data, central directory, end record.
static QByteArray zip(const QList<std::pair<QByteArray, QByteArray>> &files)
{
    QByteArray out, directory;
    for (const auto &[name, content] : files) {
        const auto packed = deflated(content);
        const QByteArray common = littleEndian(20, 2) + littleEndian(0x800, 2) + littleEndian(8, 2) + littleEndian(0, 4) + littleEndian(0, 4)
            + littleEndian(quint32(packed.size()), 4) + littleEndian(quint32(content.size()), 4) + littleEndian(quint32(name.size()), 2) + littleEndian(0, 2);
        directory += "PK\x01\x02" + littleEndian(20, 2) + common + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 4)
            + littleEndian(quint32(out.size()), 4) + name;
        out += "PK\x03\x04" + common + name + packed;
    }
    return out + directory + "PK\x05\x06" + littleEndian(0, 4) + littleEndian(quint32(files.size()), 2) + littleEndian(quint32(files.size()), 2)
        + littleEndian(quint32(directory.size()), 4) + littleEndian(quint32(out.size()), 4) + littleEndian(0, 2);
}

static void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(path));
}

class TestMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void charactersAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QString>("text");
        const QByteArray jis("\x1b$B4A;z\x1b(B");
        QTest::addRow("ISO-2022-JP") << jis << QByteArray("ISO-2022-JP") << u"漢字"_s;
        QTest::addRow("ISO-2022-JP that says US-ASCII") << jis << QByteArray("us-ascii") << u"漢字"_s;
        QTest::addRow("ISO-2022-JP that says nothing") << jis << QByteArray() << u"漢字"_s;
        QTest::addRow("circled digits and a company in ISO-2022-JP") << QByteArray("\x1b$B-!-j\x1b(B") << QByteArray("iso-2022-jp") << u"①㈱"_s;
        QTest::addRow("Shift_JIS means CP932") << QByteArray("\x87\x40\x87\x8a") << QByteArray("Shift_JIS") << u"①㈱"_s;
        QTest::addRow("CP932 that says nothing") << QByteArray("\x8a\xbf\x8e\x9a\x82\xcc") << QByteArray() << u"漢字の"_s;
        QTest::addRow("EUC-JP that says nothing") << QByteArray("\xb4\xc1\xbb\xfa\xa4\xce") << QByteArray() << u"漢字の"_s;
        QTest::addRow("UTF-8 that says Latin 1") << QByteArray("\xe6\xbc\xa2") << QByteArray("iso-8859-1") << u"漢"_s;
        QTest::addRow("Latin 1 that says UTF-8") << QByteArray("caf\xe9") << QByteArray("utf-8") << u"café"_s;
        QTest::addRow("Latin 1 means Windows-1252") << QByteArray("\x93x\x94") << QByteArray("iso-8859-1") << u"“x”"_s;
        QTest::addRow("Korean by its old name") << QByteArray("\xc7\xd1") << QByteArray("ks_c_5601-1987") << u"한"_s;
        QTest::addRow("an unknown name") << QByteArray("plain") << QByteArray("x-nobody") << u"plain"_s;
    }

    void charactersAreDecoded()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, charset);
        QFETCH(QString, text);
        QCOMPARE(decode(bytes, charset), text);
    }

    // A table of three words, a subject of one: few bytes tell what they are.
    void shortTextsThatNameNoCharset_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArrayList>("charsets");
        static constexpr QStringView japanese[]{
            u"件名,宛先", u"表", u"ソ", u"能力", u"テスト", u"ソフト", u"申請", u"構成", u"ポスト", u"表示", u"予約,ソ", u"データ", u"ホテル", u"山田", u"月", u"シ",
            u"Weeklyテスト報告", u"PC購入", u"営業PC部", u"A社", u"第3回議事録", u"Re:見積", u"￥100", u"①㈱テスト", u"渡邊", u"髙田", u"○○様", u"曾根",
            u"件名,宛先\nテスト,a@example.jp", u"\"件名\",\"宛先: (アドレス)\"\r\n\"ソ\",\"a@b.example\"\r\n", u"お世話になっております。"};
        static constexpr QStringView western[]{
            u"café", u"Résumé", u"Göran", u"créée", u"ações não", u"Ação", u"coração", u"INFORMAÇÃO", u"Cañón", u"één", u"Þór", u"c’était", u"I’m sorry", u"isn’t it",
            u"“Hello” he said", u"– A dash", u"• Item one", u"État", u"Straße Größe über", u"ÜBERSICHT", u"FRANÇAIS", u"¿Qué? ¡Hola!", u"«Bonjour»", u"20 °C", u"Škoda",
            u"Crème brûlée", u"Betreff;An\nGrüße;m@example.de", u"Assunto;Para\nInformação;a@example.com", u"Empfänger unbekannt", u"Endereço de e-mail não encontrado"};
        for (const auto text : japanese)
            QTest::addRow("%s", qUtf8Printable(text.toString().simplified())) << text.toString() << QByteArrayList{"windows-31j", "euc-jp", "utf-8"};
        for (const auto text : western)
            QTest::addRow("%s", qUtf8Printable(text.toString().simplified())) << text.toString() << QByteArrayList{"windows-1252", "utf-8"};
    }

    void shortTextsThatNameNoCharset()
    {
        QFETCH(QString, text);
        QFETCH(QByteArrayList, charsets);
        for (const auto &charset : charsets) {
            QStringEncoder encoder(charset.constData());
            const QByteArray bytes = encoder(text);
            const bool isOtherwiseUtf8 = charset != "utf-8" && bytes.isValidUtf8(); // 表 in EUC-JP is a letter of UTF-8's
            if (encoder.hasError() || isOtherwiseUtf8)
                continue;
            QCOMPARE(decode(bytes), text);
        }
    }

    void aBrokenTextDoesNotSpoilTheNext()
    {
        QCOMPARE(decode("caf\xe9\x81", "shift_jis").left(3), u"caf"_s);
        (void)decode("\x82\xa0\x82\xa0\xfb\xfd"); // has CP932's shape, but not its letters
        QCOMPARE(decode("\x8a\xbf\x8e\x9a\x82\xcc"), u"漢字の"_s);
    }

    void fieldsAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text");
        QTest::addRow("plain") << QByteArray(" Hello\r\n world") << u"Hello world"_s;
        QTest::addRow("base64") << QByteArray("=?utf-8?B?5ryi5a2X?=") << u"漢字"_s;
        QTest::addRow("blanks between two words go") << QByteArray("=?utf-8?B?5ryi?=\r\n =?utf-8?B?5a2X?= x") << u"漢字 x"_s;
        QTest::addRow("a letter cut in two") << QByteArray("=?utf-8?B?5g==?= =?utf-8?B?vKI=?=") << u"漢"_s;
        QTest::addRow("the first word ends in =") << QByteArray("=?UTF-8?B?44GCYQ==?= =?UTF-8?B?44GG?=") << u"あaう"_s;
        // Every word of ISO-2022-JP begins and ends in ASCII; joined, one escape follows another.
        const auto words = [](const QByteArrayList &pieces) {
            QByteArrayList all;
            for (const auto &piece : pieces)
                all << "=?ISO-2022-JP?B?" + piece.toBase64() + "?=";
            return all.join("\r\n ");
        };
        QTest::addRow("folded ISO-2022-JP") << words({"\x1b$B4A\x1b(B", "\x1b$B;z\x1b(B"}) << u"漢字"_s;
        QTest::addRow("folded ISO-2022-JP, a letter cut in two") << words({"\x1b$B4A;\x1b(B", "\x1b$Bz$N\x1b(B"}) << u"漢字の"_s;
        QTest::addRow("folded ISO-2022-JP, cut inside of the shift") << words({"\x1b$B4A;", "z$N\x1b(B!"}) << u"漢字の!"_s;
        QTest::addRow("folded ISO-2022-JP, an empty word") << words({"\x1b$B4A\x1b(B", "\x1b$B\x1b(B", "\x1b$B;z\x1b(B"}) << u"漢字"_s;
        QTest::addRow("folded ISO-2022-JP with JIS X 0201 and the older set") << words({"\x1b$@4A\x1b(J", "\x1b$B;z\x1b(Jx"}) << u"漢字x"_s;
        QTest::addRow("folded ISO-2022-JP with half-width kana and a circled digit") << words({"\x1b$B-!\x1b(B", "\x1b(I14E\x1b(B"}) << u"①ｱｴﾅ"_s;
        QTest::addRow("UTF-8 with its last letter cut off") << QByteArray("=?utf-8?B?") + QByteArray("\xe6\xbc\xa2\xe5\xad").toBase64() + "?=" << u"漢\uFFFD"_s;
        QTest::addRow("Q") << QByteArray("=?iso-8859-1?q?caf=E9_au_lait?=") << u"café au lait"_s;
        QTest::addRow("a language, RFC 2231") << QByteArray("=?us-ascii*en?q?hello?=") << u"hello"_s;
        QTest::addRow("not a word after all") << QByteArray("=?what? =?") << u"=?what? =?"_s;
        QTest::addRow("raw bytes") << QByteArray("\xe6\xbc\xa2") << u"漢"_s;
    }

    void fieldsAreDecoded()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, text);
        QCOMPARE(decodeField(value), text);
    }

    void addressListsAreRead_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("addresses");
        QTest::addColumn<QString>("name");
        QTest::addRow("bare") << QByteArray("a@b.example") << QStringList{u"a@b.example"_s} << QString();
        QTest::addRow("named") << QByteArray("Emma Clark <a@b.example>, c@d.example") << QStringList{u"a@b.example"_s, u"c@d.example"_s} << u"Emma Clark"_s;
        QTest::addRow("a comma inside quotes") << QByteArray("\"Clark, Emma\" <a@b.example>") << QStringList{u"a@b.example"_s} << u"Clark, Emma"_s;
        QTest::addRow("an encoded comma separates nothing") << QByteArray("=?utf-8?Q?Clark=2C_Emma?= <a@b.example>") << QStringList{u"a@b.example"_s} << u"Clark, Emma"_s;
        QTest::addRow("a comment is the name") << QByteArray("a@b.example (Emma Clark)") << QStringList{u"a@b.example"_s} << u"Emma Clark"_s;
        QTest::addRow("a group") << QByteArray("Team: a@b.example, c@d.example;") << QStringList{u"a@b.example"_s, u"c@d.example"_s} << QString();
        QTest::addRow("an empty group") << QByteArray("undisclosed-recipients:;") << QStringList{} << QString();
        QTest::addRow("semicolons as Outlook writes them") << QByteArray("a@b.example; c@d.example") << QStringList{u"a@b.example"_s, u"c@d.example"_s} << QString();
        QTest::addRow("a route") << QByteArray("<@relay.example:a@b.example>") << QStringList{u"a@b.example"_s} << QString();
        QTest::addRow("no end of the bracket") << QByteArray("Emma <a@b.example") << QStringList{u"a@b.example"_s} << u"Emma"_s;
    }

    void addressListsAreRead()
    {
        QFETCH(QByteArray, value);
        QFETCH(QStringList, addresses);
        QFETCH(QString, name);
        QStringList found;
        const auto list = mailboxes(value);
        for (const auto &mailbox : list)
            found << mailbox.address;
        QCOMPARE(found, addresses);
        if (!list.isEmpty())
            QCOMPARE(list.first().name, name);
    }

    void addressesAreBared_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("bare");
        for (const auto *text : {u"a@b.example", u"rfc822;a@B.example", u"RFC822; <a@b.Example>", u"rfc/822; a@b.example", u"smtp:a@b.example", u"<smtp:a@b.example>",
                                 u"'a@b.example'", u"rfc822;@relay.example:a@b.example", u"\"a@b.example\"", u"mailto:a@b.example"})
            QTest::addRow("%s", qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text) << u"a@b.example"_s;
        QTest::addRow("the local part keeps its letters") << u"Emma.Clark@B.example"_s << u"Emma.Clark@b.example"_s;
        QTest::addRow("no address") << u"rfc822; nobody"_s << u"nobody"_s;
    }

    void addressesAreBared()
    {
        QFETCH(QString, text);
        QFETCH(QString, bare);
        QCOMPARE(bareAddress(text), bare);
    }

    void datesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        QTest::addRow("RFC 5322") << u"Thu, 5 Nov 2026 10:12:03 +0900"_s << u"2026-11-05T10:12:03+09:00"_s;
        QTest::addRow("with a comment") << u"Thu, 5 Nov 2026 10:12:03 +0900 (JST)"_s << u"2026-11-05T10:12:03+09:00"_s;
        QTest::addRow("a named zone") << u"5 Nov 2026 10:12:03 JST"_s << u"2026-11-05T10:12:03+09:00"_s;
        QTest::addRow("no seconds, two digits of the year") << u"Thu, 5 Nov 98 10:12 GMT"_s << u"1998-11-05T10:12:00Z"_s;
        QTest::addRow("asctime") << u"Thu Nov  5 10:12:03 2026"_s << u"2026-11-05T10:12:03Z"_s;
        QTest::addRow("ISO 8601") << u"2026-11-05T10:12:03.25+09:00"_s << u"2026-11-05T10:12:03+09:00"_s;
        QTest::addRow("ISO 8601, UTC") << u"2026-11-05T10:12:03Z"_s << u"2026-11-05T10:12:03Z"_s;
        QTest::addRow("Exchange's table of hops") << u"11/5/2026 7:12:03 PM"_s << u"2026-11-05T19:12:03Z"_s;
        QTest::addRow("a leap second") << u"Sat, 31 Dec 2016 23:59:60 +0000"_s << u"2016-12-31T23:59:59Z"_s;
        QTest::addRow("no date") << u"yesterday"_s << QString();
        QTest::addRow("no such day") << u"31 Feb 2026 10:00:00 +0000"_s << QString();
    }

    void datesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, iso);
        QCOMPARE(dateFromField(text).toString(Qt::ISODate), iso);
    }

    void parametersAreRead()
    {
        QCOMPARE(parameters("multipart/report; boundary=\"a;b\"; charset=utf-8").parameter("boundary"), u"a;b"_s);
        QCOMPARE(parameters("Text/Plain (a comment); charset = iso-2022-jp").value, QByteArray("text/plain"));
        QCOMPARE(parameters("a/b; name*=utf-8''%E6%BC%A2.txt").parameter("name"), u"漢.txt"_s);
        QCOMPARE(parameters("a/b; name*0*=utf-8''%E6; name*1*=%BC%A2; name*2=.txt").parameter("name"), u"漢.txt"_s);
        QCOMPARE(parameters("a/b; name=\"=?utf-8?B?5ryi?=.txt\"").parameter("name"), u"漢.txt"_s);
        QCOMPARE(parameters("a/b; broken; =; x=1").parameter("x"), u"1"_s);
    }

    void htmlBecomesLines()
    {
        QCOMPARE(textFromHtml(u"<p>One&nbsp;two</p><p>three<br>four</p>").simplified(), u"One two three four"_s);
        QCOMPARE(textFromHtml(u"<style>x{}</style><script>alert(1)</script>seen"), u"seen"_s);
        QCOMPARE(textFromHtml(u"<img src=\"http://x.example/?a\">seen"), u"seen"_s);
        QCOMPARE(textFromHtml(u"to <a@b.example> and &lt;c@d.example&gt;"), u"to <a@b.example> and <c@d.example>"_s);
        QCOMPARE(textFromHtml(u"<a href=\"http://x.example/\">here</a>", Links::Show), u"here <http://x.example/>"_s);
        QCOMPARE(textFromHtml(u"<a href=\"javascript:x\">here</a>", Links::Show), u"here"_s);
        QCOMPARE(textFromHtml(u"&#x6f22;&#23383;&amp;&nonsense;&"), u"漢字&&nonsense;&"_s);
        QCOMPARE(textFromHtml(u"<b unclosed"), QString());
    }

    void partsAreFound()
    {
        const auto message = parse("From: a@b.example\nContent-Type: multipart/mixed; boundary=o\n\nignored\n--o\n\none\n--o\n"
                                   "Content-Type: multipart/alternative; boundary=oi\n\n--oi\nContent-Type: text/html\n\n<p>two\n--oi--\n--o\n"
                                   "Content-Type: message/rfc822\n\nSubject: inner\n\nthree\n--o--\nignored\n");
        QList<QByteArray> types;
        walk(message, [&](const Part &part) {
            types << part.type.value;
            return true;
        });
        QCOMPARE(types, (QList<QByteArray>{"multipart/mixed", "text/plain", "multipart/alternative", "text/html", "message/rfc822"}));
        QVERIFY(!message.truncated);
        QCOMPARE(embedded(message.parts[2]).header.text("subject"), u"inner"_s);
    }

    void transferEncodingsAreUndone()
    {
        QCOMPARE(fromBase64("5ryi\r\n5a2X"), QByteArray("漢字"));
        QCOMPARE(fromBase64("YQ==YWI="), QByteArray("aab"));
        QCOMPARE(fromQuotedPrintable("a=3Db=\r\nc=\n=zz ="), QByteArray("a=bc=zz "));
    }

    void aHostileDepthEnds()
    {
        QByteArray message;
        for (int i = 0; i < 1000; ++i)
            message += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b" + QByteArray::number(i) + "\n";
        int count = 0;
        walk(parse(message), [&](const Part &) { return ++count < 5000; });
        QVERIFY(count < 100);
    }

    void anMboxIsSplitAtSeparatorsOnly()
    {
        const QByteArray box = "From x Thu\nSubject: one\n\nFrom here on it is text.\nFrom me.\n\nFrom y Fri\nX-Mozilla-Status: 0001\nSubject: two\n\nbody\n";
        MboxSplitter splitter(box);
        QVERIFY(looksLikeMbox(box));
        QVERIFY(splitter.next()->contains("From me."));
        QVERIFY(splitter.next()->startsWith("X-Mozilla"));
        QVERIFY(!splitter.next());
        QVERIFY(!looksLikeMbox("From here on.\nIt is text."));
    }

    // Small files are read in one go, larger ones another way: nothing is lost where the two meet. A pipe has no size.
    void readsFilesOfEverySizeAndPipes()
    {
        QTemporaryDir folder;
        QStringList paths;
        QList<qsizetype> sizes;
        const auto take = [&](const Item &item) {
            paths << QFileInfo(item.path).fileName();
            sizes << item.content.size();
            return true;
        };
        constexpr qsizetype meet = 64 * 1024;
        for (const auto &[name, size] : {std::pair(u"b.eml"_s, meet), std::pair(u"a.eml"_s, meet - 1), std::pair(u"c.eml"_s, meet + 1), std::pair(u".hidden.eml"_s, qsizetype(20))})
            write(folder.filePath(name), QByteArray("Subject: x\n\n").leftJustified(size, 'y'));
        QVERIFY(visit(folder.path(), take));
        QCOMPARE(paths, (QStringList{u".hidden.eml"_s, u"a.eml"_s, u"b.eml"_s, u"c.eml"_s}));
        QCOMPARE(sizes, (QList<qsizetype>{20, meet - 1, meet, meet + 1}));
#ifdef Q_OS_UNIX
        const auto pipe = folder.filePath(u"pipe"_s);
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        const auto content = QByteArray("Subject: x\n\n").leftJustified(3 * meet, 'y');
        std::thread writer([&] {
            QFile file(pipe);
            if (file.open(QIODevice::WriteOnly))
                file.write(content);
        });
        sizes.clear();
        QVERIFY(visit(pipe, take));
        writer.join();
        QCOMPARE(sizes, QList<qsizetype>{content.size()});
#endif
    }

    void aNameThatIsNoUnicodeIsReadLikeAnyOther()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QString(QChar(0xd800)) + ".eml"_L1); // half a surrogate pair; Qt has a way to name such a file
        write(path, "Subject: x\n\nbody");
        int read = 0;
        QVERIFY(visit(path, [&](const Item &item) {
            read += !item.failure && item.content.contains("body");
            return true;
        }));
        QCOMPARE(read, 1);
    }

    void aLargeMboxIsReadInBlocks()
    {
        QTemporaryDir folder;
        QByteArray box;
        for (int i = 0; i < 1000; ++i)
            box += "From x Thu\nSubject: " + QByteArray::number(i) + "\n\n" + QByteArray(12'000, 'x') + "\n";
        write(folder.filePath(u"large"_s), box);
        int index = 0;
        qint64 done = 0;
        QVERIFY(visit(folder.filePath(u"large"_s), [&](const Item &item) {
            const bool right = item.index == index && parse(item.content).header.text("Subject").toInt() == index && item.content.size() > 12'000;
            ++index;
            return right;
        }, [&](const Progress &progress) {
            const bool right = progress.bytesDone >= done && progress.bytesDone <= progress.bytesTotal;
            done = progress.bytesDone;
            return right;
        }));
        QCOMPARE(index, 1000);
        QCOMPARE(done, qint64(box.size()));
    }

    void aMessageTooLargeForTheLimitIsTold()
    {
        QTemporaryDir folder;
        const QByteArray separator = "From x Thu\nSubject: s\n\n";
        write(folder.filePath(u"box"_s), separator + QByteArray(20'000'000, 'x') + "\n" + separator + "small\n");
        QStringList seen;
        VisitLimits limits;
        limits.largestMessage = 6'000'000;
        visit(folder.filePath(u"box"_s), [&](const Item &item) {
            seen << (item.failure ? u"failed"_s : QString::number(item.content.size()));
            return true;
        }, {}, limits);
        QCOMPARE(seen.first(), u"failed"_s);
        QCOMPARE(seen.last(), u"18"_s);
    }

    void anArchiveIsRead()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"a.zip"_s), zip({{"one.eml", "Subject: one\n\n"}, {"\xe6\xbc\xa2/two.mbox", "From x\nSubject: two\n\n\nFrom y\nSubject: three\n\n"}}));
        QStringList seen;
        QVERIFY(visit(folder.filePath(u"a.zip"_s), [&](const Item &item) {
            seen << QFileInfo(folder.path()).absoluteDir().relativeFilePath(item.path).section(u'/', 1) + u' ' + parse(item.content).header.text("Subject");
            return true;
        }));
        QCOMPARE(seen, (QStringList{u"a.zip/one.eml one"_s, u"a.zip/漢/two.mbox two"_s, u"a.zip/漢/two.mbox three"_s}));
    }

    void aBombDoesNotGoOff()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"bomb.zip"_s), zip({{"zeros.eml", QByteArray(30'000'000, '\0')}}));
        VisitLimits limits;
        limits.largestMessage = 1'000'000;
        std::optional<Failure::Kind> failure;
        visit(folder.filePath(u"bomb.zip"_s), [&](const Item &item) {
            failure = item.failure ? std::optional(item.failure->kind) : std::nullopt;
            return true;
        }, {}, limits);
        QVERIFY(failure == Failure::Kind::TooLarge);
    }

    void compressedRtf_data()
    {
        QTest::addColumn<QByteArray>("compressed");
        QTest::addColumn<QByteArray>("rtf");
        // The examples of MS-OXRTFCP.
        QTest::addRow("the specification's first example")
            << QByteArray::fromHex("2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0")
            << QByteArray("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        QTest::addRow("the second, whose reference runs over what it writes") << QByteArray::fromHex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
                                                                              << QByteArray("{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
        QTest::addRow("not compressed") << QByteArray::fromHex("12000000060000004d454c4100000000") + "{\\rtf1} and more" << QByteArray("{\\rtf1");
        QTest::addRow("a kind that nobody knows") << QByteArray::fromHex("12000000060000004142434400000000") + "{\\rtf1}" << QByteArray();
        QTest::addRow("shorter than its head") << QByteArray::fromHex("2d0000002b0000004c5a") << QByteArray();
        QTest::addRow("promises four gigabytes") << QByteArray::fromHex("2d000000ffffffff4c5a4675f1c5c7a7") + "\x00{\\rtf1}" << QByteArray();
        QTest::addRow("ends within a reference") << QByteArray::fromHex("2d0000002b0000004c5a4675f1c5c7a7ff04") << QByteArray();
    }

    void compressedRtf()
    {
        QFETCH(QByteArray, compressed);
        QTEST(fromCompressedRtf(compressed), "rtf");
    }

    void rtf_data()
    {
        QTest::addColumn<QByteArray>("rtf");
        QTest::addColumn<QString>("text");
        QTest::addRow("paragraphs and tabs") << QByteArray("{\\rtf1\\ansi one\\par two\\tab three\\line four}") << u"one\ntwo\tthree\nfour"_s;
        QTest::addRow("what is not shown") << QByteArray("{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Riched20;}{\\info{\\author Mori}}shown}") << u"shown"_s;
        QTest::addRow("Latin letters") << QByteArray("{\\rtf1\\ansi\\ansicpg1252 M\\'fcller}") << u"Müller"_s;
        QTest::addRow("Japanese, two octets a letter") << QByteArray("{\\rtf1\\ansi\\ansicpg932 \\'93\\'cd\\'82\\'ad}") << u"届く"_s;
        QTest::addRow("Unicode with a stand-in") << QByteArray("{\\rtf1\\ansi\\uc1 \\u23626?\\u12367?}") << u"届く"_s;
        QTest::addRow("Unicode with two, and none") << QByteArray("{\\rtf1\\ansi\\uc2 \\u23626\\'93\\'cd{\\uc0 \\u12367 }}") << u"届く"_s;
        QTest::addRow("Unicode beyond the first plane") << QByteArray("{\\rtf1\\ansi\\uc1 \\u-10179?\\u-8704?}") << u"😀"_s;
        QTest::addRow("signs of its own") << QByteArray("{\\rtf1 a\\{b\\}c\\\\d\\~e}") << u"a{b}c\\d e"_s;
        // MS-OXRTFEX §2.1.3: HTML in RTF.
        QTest::addRow("HTML within") << QByteArray("{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 not delivered{\\*\\htmltag72 </p>}}") << u"not delivered"_s;
        QTest::addRow("ends within a word") << QByteArray("{\\rtf1 a\\pa") << u"a"_s;
        QTest::addRow("ends within a letter") << QByteArray("{\\rtf1 a\\'") << u"a"_s;
        QTest::addRow("no RTF") << QByteArray("<html>") << QString();
        QTest::addRow("groups without end") << "{\\rtf1 " + QByteArray(100'000, '{') + "deep" + QByteArray(100'000, '}') << u"deep"_s;
    }

    void rtf()
    {
        QFETCH(QByteArray, rtf);
        QFETCH(QString, text);
        QCOMPARE(textFromRtf(rtf).remove(QChar::Null).trimmed(), text);
    }

    void tnef()
    {
        // MS-OXTNEF §2.1.3: level, attribute, length, value, checksum.
        const auto attribute = [](int level, quint32 id, const QByteArray &value) -> QByteArray {
            return QByteArray(1, char(level)) + littleEndian(id, 4) + littleEndian(quint32(value.size()), 4) + value + QByteArray(2, '\0');
        };
        const auto padded = [](const QByteArray &value) -> QByteArray { return littleEndian(quint32(value.size()), 4) + value + QByteArray((4 - value.size() % 4) % 4, '\0'); };
        const auto unicode = [](const QString &text) { return QByteArray(reinterpret_cast<const char *>(text.utf16()), (text.size() + 1) * 2); };
        const auto property = [](quint16 type, quint16 id, const QByteArray &value) -> QByteArray { return littleEndian(type, 2) + littleEndian(id, 2) + value; };
        const QByteArray head = littleEndian(0x223e9f78, 4) + QByteArray(2, '\0');
        const auto inner = QByteArray(head + attribute(1, 0x00018004, QByteArray("Inner\0", 6)));
        const QByteArray named = property(0x0003, 0x8001, QByteArray(16, 'g') + littleEndian(0, 4) + littleEndian(0x8233, 4) + littleEndian(7, 4))
            + property(0x0003, 0x8002, QByteArray(16, 'g') + littleEndian(1, 4) + padded(unicode(u"x-name"_s)) + littleEndian(8, 4));
        const QByteArray props = littleEndian(9, 4) + property(0x0002, 0x0001, littleEndian(0xfffe, 4)) + property(0x000b, 0x0002, littleEndian(1, 4))
            + property(0x0040, 0x0039, littleEndian(5, 4) + littleEndian(0, 4)) + property(0x0048, 0x0003, QByteArray(16, 'c')) + named
            + property(0x001f, 0x0037, littleEndian(1, 4) + padded(unicode(u"配信不能"_s))) + property(0x1003, 0x0004, littleEndian(2, 4) + littleEndian(1, 4) + littleEndian(2, 4))
            + property(0x001e, 0x1000, littleEndian(1, 4) + padded(QByteArray("550 5.1.1\0", 10)));
        const QByteArray rows = littleEndian(1, 4) + littleEndian(1, 4) + property(0x001f, 0x3003, littleEndian(1, 4) + padded(unicode(u"anna@contoso.com"_s)));
        const QByteArray attached = littleEndian(1, 4) + property(0x000d, 0x3701, littleEndian(1, 4) + padded(QByteArray(16, 'i') + inner));
        const QByteArray whole = head + attribute(1, 0x00069007, littleEndian(1252, 4) + littleEndian(0, 4)) + attribute(1, 0x00078008, QByteArray("REPORT.IPM.Note.NDR\0", 20))
            + attribute(1, 0x00069003, props) + attribute(1, 0x00069004, rows) + attribute(2, 0x00069002, QByteArray(14, '\0'))
            + attribute(2, 0x00018010, QByteArray("bounce.txt\0", 11)) + attribute(2, 0x0006800f, "550 5.1.1") + attribute(2, 0x00069002, QByteArray(14, '\0')) + attribute(2, 0x00069005, attached);
        QVERIFY(looksLikeTnef(whole));
        const auto item = readTnef(whole);
        QVERIFY(item);
        QCOMPARE(item->messageClass(), u"REPORT.IPM.Note.NDR"_s);
        QCOMPARE(item->properties.text(0x0037), u"配信不能"_s);
        QCOMPARE(item->body(), u"550 5.1.1"_s);
        QCOMPARE(item->properties.number(0x0001), -2);
        QCOMPARE(item->properties.number(0x8001), 7);
        QCOMPARE(item->properties.number(0x8002), 8);
        QCOMPARE(item->recipients.size(), 1u);
        QCOMPARE(item->recipients[0].text(0x3003), u"anna@contoso.com"_s);
        QCOMPARE(item->attachments.size(), 2u);
        QCOMPARE(item->attachments[0].data, QByteArray("550 5.1.1"));
        QCOMPARE(item->attachments[0].properties.text(0x3704), u"bounce.txt"_s);
        QCOMPARE(item->attachments[1].message.size(), 1u);
        QCOMPARE(item->attachments[1].message[0].properties.text(0x0037), u"Inner"_s);
        // Cut anywhere, it is read as far as it goes, or refused.
        for (qsizetype size = 0; size < whole.size(); ++size) {
            if (const auto cut = readTnef(whole.first(size)))
                QVERIFY(cut->attachments.size() <= 2 && cut->recipients.size() <= 1);
        }
    }

    void whatIsNotThereIsAFailure()
    {
        std::optional<Failure::Kind> failure;
        QVERIFY(visit(u"/nowhere/at/all"_s, [&](const Item &item) {
            failure = item.failure ? std::optional(item.failure->kind) : std::nullopt;
            return true;
        }));
        QVERIFY(failure == Failure::Kind::CannotOpen);
    }
};

QTEST_GUILESS_MAIN(TestMail)
#include "test_mail.moc"
