// SPDX-License-Identifier: Apache-2.0
#include "todoku/age.h"
#include "todoku/guide.h"

#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::guide;

static const QString head = u"---\nsolution: U9\ndate: 2026-11\n---\n# Title\n\nThe lead.\n\n"_s;

static Section onlySection(const QString &body)
{
    const auto guide = parse(head + body);
    if (!guide)
        qFatal("line %lld: %s", qlonglong(guide.error().where), qPrintable(guide.error().detail));
    return guide->sections.value(0);
}

class TestGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeGuideIsRead()
    {
        const auto guide = parse(head
                                 + u"## Web {#outlook-web}\n\nIs it yours?\n\n1. Select **New**.\n   Wait.\n   ```powershell\n   Get-X {recipient}\n     -Y\n   ```\n"
                                   "2. Send.\n\n**You should see:** the message.\n\n**Careful:** all of them.\n\n"
                                   "## 2015 {#owa-2015 .old}\n\n1. Old.\n\n## Notes {#notes}\n\n- One.\n- Two,\n  longer.\n"_s);
        QVERIFY(guide);
        QCOMPARE(guide->name, u"U9"_s);
        QCOMPARE(guide->date, u"2026-11"_s);
        QCOMPARE(guide->title, u"Title"_s);
        QCOMPARE(guide->lead, u"The lead."_s);
        using K = Block::Kind;
        const QList<Block> web{{K::Paragraph, u"Is it yours?"_s, {}, {}, false},
                               {K::Step, u"Select **New**. Wait."_s, {}, {}, false},
                               {K::Code, u"Get-X {recipient}\n  -Y"_s, {}, u"powershell"_s, true},
                               {K::Step, u"Send."_s, {}, {}, false},
                               {K::Outcome, u"the message."_s, u"You should see"_s, {}, false},
                               {K::Careful, u"all of them."_s, u"Careful"_s, {}, false}};
        QCOMPARE(guide->sections[0].blocks, web);
        QVERIFY(guide->sections[0].isClient() && !guide->sections[0].old);
        QVERIFY(guide->sections[1].old);
        QVERIFY(!guide->sections[2].isClient());
        QCOMPARE(guide->sections[2].blocks[1].text, u"Two, longer."_s);
        QVERIFY(guide->section(u"notes"_s));
        QVERIFY(!guide->section(u"nothing"_s));
    }

    void whatDoesNotFollowTheFormIsNamedWithItsLine_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        QTest::addRow("empty") << u""_s << 2 << u"begins with"_s;
        QTest::addRow("no front matter") << u"# Title\n"_s << 2 << u"begins with"_s;
        QTest::addRow("a date is missing") << u"---\nsolution: U1\n---\n# T\n"_s << 4 << u"begins with"_s;
        QTest::addRow("a field nobody knows") << u"---\nauthor: x\n---\n"_s << 2 << u"begins with"_s;
        QTest::addRow("front matter without an end") << u"---\nsolution: U1\ndate: 2026-11\n"_s << 4 << u"begins with"_s;
        QTest::addRow("no title") << u"---\nsolution: U1\ndate: 2026-11\n---\n"_s << 6 << u"title"_s;
        QTest::addRow("a heading without an id") << QString(head + u"## Web\n"_s) << 9 << u"without {#id}"_s;
        QTest::addRow("a heading of the third level") << QString(head + u"### Web {#web}\n"_s) << 9 << u"without {#id}"_s;
        QTest::addRow("a second title") << QString(head + u"## Web {#web}\n\n# Again\n"_s) << 11 << u"second title"_s;
        QTest::addRow("a step is left out") << QString(head + u"## Web {#web}\n\n1. A.\n3. B.\n"_s) << 12 << u"step 2 is numbered 3"_s;
        QTest::addRow("each section counts anew") << QString(head + u"## A {#a}\n\n1. A.\n\n## B {#b}\n\n2. B.\n"_s) << 15 << u"step 1 is numbered 2"_s;
        QTest::addRow("a command that never ends") << QString(head + u"## Web {#web}\n\n```text\nx\n"_s) << 14 << u"never ends"_s;
        QTest::addRow("a command before the first section") << QString(head + u"```text\nx\n```\n"_s) << 11 << u"before the first section"_s;
    }

    void whatDoesNotFollowTheFormIsNamedWithItsLine()
    {
        QFETCH(QString, markdown);
        QFETCH(int, line);
        QFETCH(QString, says);
        const auto guide = parse(markdown);
        QVERIFY(!guide);
        QCOMPARE(guide.error().kind, Failure::Kind::Malformed);
        QVERIFY2(guide.error().detail.contains(says), qPrintable(guide.error().detail));
        QCOMPARE(guide.error().where, qsizetype(line));
    }

    void japaneseLinesAreJoinedWithoutABlank()
    {
        QCOMPARE(onlySection(u"## あ {#notes}\n\n- 一行目、\n  二行目。\n- Outlook の\n  New\n"_s).blocks[0].text, u"一行目、二行目。"_s);
        QCOMPARE(onlySection(u"## あ {#notes}\n\n- Outlook の\n  New\n"_s).blocks[0].text, u"Outlook の New"_s);
        const auto labelled = onlySection(u"## あ {#any}\n\n**こうなれば完了です:** 届く。\n\n**注意：** 消える。\n"_s);
        QCOMPARE(labelled.blocks[0].kind, Block::Kind::Outcome);
        QCOMPARE(labelled.blocks[1].kind, Block::Kind::Careful);
    }

    void oldClientsComeLast()
    {
        const auto guide = parse(head + u"## Old {#owa-2015 .old}\n\n1. A.\n\n## New {#outlook-new}\n\n1. A.\n\n## N {#notes}\n\n- A.\n"_s);
        QVERIFY(guide);
        QStringList ids;
        for (const auto &client : guide->clients())
            ids << client.id;
        QCOMPARE(ids, (QStringList{u"outlook-new"_s, u"owa-2015"_s}));
    }

    void markdownOfOneClientLeavesTheOthersOut()
    {
        const auto whole = markdown(u"U2"_s, Language::English);
        const auto web = markdown(u"U2"_s, Language::English, u"outlook-web"_s);
        QVERIFY(whole.contains("{#outlook-classic}"_L1) && whole.contains("{#outlook-web}"_L1));
        QVERIFY(web.contains("{#outlook-web}"_L1) && web.contains("{#when}"_L1) && web.contains("{#sources}"_L1));
        QVERIFY(!web.contains("{#outlook-classic}"_L1) && !web.contains("Empty Auto-Complete List"_L1));
        const auto guide = parse(web);
        QVERIFY(guide);
        QCOMPARE(guide->clients().size(), 1);
    }

    void everyGuideOfTheListIsThere()
    {
        for (const auto &name : names()) {
            for (const auto language : allLanguages)
                QCOMPARE(load(name, language).name, name);
        }
    }

    void powerShellLiterals_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("literal");
        QTest::addRow("an address") << u"a@b.example"_s << u"'a@b.example'"_s;
        QTest::addRow("nothing") << QString() << u"''"_s;
        QTest::addRow("an apostrophe") << u"o'neil@b.example"_s << u"'o''neil@b.example'"_s;
        QTest::addRow("every quote that PowerShell takes for one") << u"\u2018\u2019\u201a\u201b"_s << u"'\u2018\u2018\u2019\u2019\u201a\u201a\u201b\u201b'"_s;
        QTest::addRow("a quote and a command") << u"a'; Remove-Mailbox x; '"_s << u"'a''; Remove-Mailbox x; '''"_s;
        QTest::addRow("double quotes, variables and backticks are letters there") << u"\"$(x)`n\u201c"_s << u"'\"$(x)`n\u201c'"_s;
        QTest::addRow("line breaks and control characters go") << u"a\r\nb\tc\u0000d\u001be\u0085f"_s << u"'abcdef'"_s;
        QTest::addRow("separators of lines and paragraphs go") << u"a\u2028b\u2029c"_s << u"'abc'"_s;
        QTest::addRow("direction characters go") << u"a\u202eb\u2066c\u200fd\ufeffe"_s << u"'abcde'"_s;
        QTest::addRow("kanji stay") << u"田中@例え.jp"_s << u"'田中@例え.jp'"_s;
    }

    void powerShellLiterals()
    {
        QFETCH(QString, value);
        QFETCH(QString, literal);
        QCOMPARE(powerShellLiteral(value), literal);
    }

    void commandsAreFilled_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("filled");
        QTest::addRow("a value is quoted") << u"powershell"_s << u"Get-X -Identity {recipient}"_s << u"Get-X -Identity 'o''neil@b.example'"_s;
        QTest::addRow("an unknown value is an example") << u"powershell"_s << u"Get-X {own-domain}"_s << u"Get-X 'contoso.com'"_s;
        QTest::addRow("a script block is none") << u"powershell"_s << u"? {$_.Name} | % {foo}"_s << u"? {$_.Name} | % {foo}"_s;
        QTest::addRow("a hash table with a place") << u"powershell"_s << u"@{Add={recipient}}"_s << u"@{Add='o''neil@b.example'}"_s;
        QTest::addRow("plain text is not quoted") << u"text"_s << u"nslookup {domain}"_s << u"nslookup b.example"_s;
        QTest::addRow("a value with a place in it is not filled again") << u"text"_s << u"{sender} {domain}"_s << u"{domain} b.example"_s;
        QTest::addRow("control characters of plain text show") << u"text"_s << u"{message-id}"_s << u"<1<U+001B>[2J@x>"_s;
        QTest::addRow("twice on a line") << u"text"_s << u"{domain}{domain}."_s << u"b.exampleb.example."_s;
    }

    void commandsAreFilled()
    {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QFETCH(QString, filled);
        const QJsonObject values{{"recipient"_L1, u"o'neil@b.example"_s}, {"domain"_L1, u"b.example"_s}, {"sender"_L1, u"{domain}"_s},
                                 {"message-id"_L1, u"<1\u001b[2J@x>"_s}, {"own-domain"_L1, u""_s}};
        QCOMPARE(filledCode({Block::Kind::Code, code, {}, language, false}, values), filled);
    }

    void inlineMarkdown_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::addRow("bold") << u"Select **New** now"_s << u"Select <b>New</b> now"_s << u"Select New now"_s;
        QTest::addRow("code") << u"type `a**b**`"_s << u"type <code>a**b**</code>"_s << u"type a**b**"_s;
        QTest::addRow("a link") << u"[x](https://a.example/?b=1&c)"_s << u"<a href=\"https://a.example/?b=1&amp;c\">x</a>"_s << u"x"_s;
        QTest::addRow("a link inside the wizard") << u"[x](todoku:U1)"_s << u"<a href=\"todoku:U1\">x</a>"_s << u"x"_s;
        QTest::addRow("a script is text") << u"<script>alert(1)</script>"_s << u"&lt;script&gt;alert(1)&lt;/script&gt;"_s << u"<script>alert(1)</script>"_s;
        QTest::addRow("a script in code is text") << u"`<script>`"_s << u"<code>&lt;script&gt;</code>"_s << u"<script>"_s;
        QTest::addRow("an image is no image") << u"<img src=x onerror=y>"_s << u"&lt;img src=x onerror=y&gt;"_s << u"<img src=x onerror=y>"_s;
        QTest::addRow("no other kind of link") << u"[x](javascript:y)"_s << u"[x](javascript:y)"_s << u"x"_s;
        QTest::addRow("no attribute can be slipped in") << u"[x](https://a\" onclick=\"y)"_s << u"[x](https://a&quot; onclick=&quot;y)"_s << u"x"_s;
        QTest::addRow("a bold link") << u"**[x](https://a.example)**"_s << u"<b><a href=\"https://a.example\">x</a></b>"_s << u"x"_s;
    }

    void inlineMarkdown()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, html);
        QFETCH(QString, plain);
        QCOMPARE(inlineHtml(markdown), html);
        QCOMPARE(inlinePlain(markdown), plain);
    }

    void howOldContentIs_data()
    {
        QTest::addColumn<QString>("month");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("months"); // -1000: unknown
        QTest::addRow("of this month") << u"2026-11"_s << QDate(2026, 11, 30) << 0;
        QTest::addRow("a year is not yet old") << u"2026-11"_s << QDate(2027, 11, 30) << 12;
        QTest::addRow("more than a year is") << u"2026-11"_s << QDate(2027, 12, 1) << 13;
        QTest::addRow("a clock that goes wrong") << u"2026-11"_s << QDate(2020, 1, 1) << -82;
        QTest::addRow("no date") << u"lately"_s << QDate(2026, 11, 1) << -1000;
        QTest::addRow("no such month") << u"2026-13"_s << QDate(2026, 11, 1) << -1000;
        QTest::addRow("no today") << u"2026-11"_s << QDate() << -1000;
    }

    void howOldContentIs()
    {
        QFETCH(QString, month);
        QFETCH(QDate, day);
        QTEST(monthsSince(month, day).value_or(-1000), "months");
    }

    void monthsAreWrittenAsTheirReadersDo()
    {
        QCOMPARE(monthText(u"2026-11"_s, Language::English), u"November 2026"_s);
        QCOMPARE(monthText(u"2026-11"_s, Language::Japanese), u"2026年11月"_s);
        QCOMPARE(monthText(u"lately"_s, Language::English), u"lately"_s);
        QVERIFY(monthsSince(rulesDate(), QDate(2100, 1, 1)).has_value());
    }
};

QTEST_GUILESS_MAIN(TestGuide)
#include "test_guide.moc"
