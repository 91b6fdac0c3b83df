// SPDX-License-Identifier: Apache-2.0
#include "fakednsserver.h"

#include "todoku/steps.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace todoku;

class TestLists : public QObject
{
    Q_OBJECT

    static domain::Options asking(const FakeDnsServer &server, std::chrono::milliseconds timeout)
    {
        domain::Options options;
        options.dns.servers = {dns::Server{QHostAddress(QHostAddress::LocalHost), server.port()}};
        options.dns.timeout = timeout;
        options.askAuthoritative = false;
        options.connect = false;
        options.checkSignatures = false;
        return options;
    }

    /// A case whose recipient's mail server takes the connection and never greets.
    struct SilentServer {
        QTcpServer server;
        FakeDnsServer names;
        domain::Options options()
        {
            if (!server.listen(QHostAddress::LocalHost))
                return {};
            names.records = {u"good.example. 300 IN MX 10 mail.good.example."_s, u"mail.good.example. 300 IN A 127.0.0.1"_s};
            auto options = asking(names, std::chrono::seconds(10));
            options.connect = true;
            options.allowPrivate = true;
            options.smtpPort = server.serverPort();
            return options;
        }
    };

private Q_SLOTS:
    void aListIsCheckedElsewhereAndCounted()
    {
        Journey journey;
        auto &list = journey.addressList();
        QSignalSpy grew(&list, &ListWork::grew);
        list.paste(u"taro@example.co.jp\ntaro@gmial.com\nhanako＠example.co.jp\n\"taro yamada\"@example.co.jp\n"_s);
        QVERIFY(list.isWorking());
        QTRY_VERIFY(!list.isWorking());
        QCOMPARE(list.size(), 4);
        QVERIFY(!grew.isEmpty());
        QCOMPARE(list.rows()[0].care, address::Care::None);
        QCOMPARE(list.rows()[1].better(), u"taro@gmail.com"_s);
        QCOMPARE(list.rows()[2].better(), u"hanako@example.co.jp"_s);
        QVERIFY(list.rows()[2].words.contains(u"full-width"_s));
        QCOMPARE(list.rows()[3].care, address::Care::Look);
        QCOMPARE(list.domains(), (QStringList{u"example.co.jp"_s, u"gmial.com"_s}));
    }

    void theWordsFollowTheLanguage()
    {
        Journey journey;
        auto &list = journey.addressList();
        list.say(Language::Japanese);
        list.paste(u"hanako＠example.co.jp"_s);
        QTRY_VERIFY(!list.isWorking() && list.size() == 1);
        QVERIFY(list.rows()[0].words.contains(u"全角"_s));
        list.say(Language::English);
        QTRY_VERIFY(list.rows()[0].words.contains(u"full-width"_s));
    }

    void theColumnIsFoundAndCanBeChanged()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"list.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Name,Mail,Private\nTaro,taro@example.co.jp,taro@example.net\nHanako,hanako@example.co.jp,\n");
        file.close();
        Journey journey;
        auto &list = journey.addressList();
        list.open(file.fileName());
        QTRY_VERIFY(!list.isWorking() && list.size() == 2);
        QCOMPARE(list.fileName(), u"list.csv"_s);
        QCOMPARE(list.column(), 1);
        QCOMPARE(list.columns(), (QStringList{u"Name"_s, u"Mail"_s, u"Private"_s}));
        list.chooseColumn(2);
        QTRY_VERIFY(!list.isWorking() && list.size() == 1);
        QCOMPARE(list.rows()[0].entry, (address::Entry{2, u"taro@example.net"_s}));
    }

    void whatWasCheckedUntilOneStopsIsKept()
    {
        Journey journey;
        auto &list = journey.addressList();
        list.paste(u"taro.yamada@gmial.com\n"_s.repeated(300'000));
        QTRY_VERIFY_WITH_TIMEOUT(list.size() > 0, 20'000);
        list.stop();
        QVERIFY(!list.isWorking());
        const auto kept = list.size();
        QVERIFY(kept > 0 && kept < 300'000);
        QTest::qWait(50);
        QCOMPARE(list.size(), kept);
    }

    void whatCannotBeReadIsSaid()
    {
        Journey journey;
        QSignalSpy failed(&journey.addressList(), &ListWork::failed);
        journey.addressList().open(u"/no/such/list.csv"_s);
        QVERIFY(failed.wait());
        QVERIFY(!journey.addressList().isWorking());
        journey.addressList().paste(u" \n\n"_s);
        QVERIFY(failed.wait());
        QSignalSpy alsoFailed(&journey.domainList(), &ListWork::failed);
        journey.domainList().paste(u"nothing that looks like one"_s);
        QCOMPARE(alsoFailed.size(), 1);
    }

    void sentItemsAreKnownToTheList()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"sent.mbox"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("From me Mon Nov  2 09:00:00 2026\nFrom: me@contoso.com\nTo: you@fabrikam.co.jp\nSubject: hello\n"
                   "Date: Mon, 2 Nov 2026 09:00:00 +0900\nMessage-ID: <1@contoso.com>\n\nhello\n");
        file.close();
        Journey journey;
        QVERIFY(!journey.examine(u"you@fabrikan.co.jp"_s).suggestion);
        QSignalSpy changed(&journey, &Journey::changed);
        journey.readSentItems(file.fileName());
        QVERIFY(changed.wait(10'000));
        QCOMPARE(journey.examine(u"you@fabrikan.co.jp"_s).suggestion, u"you@fabrikam.co.jp"_s);
        journey.addressList().paste(u"you@fabrikan.co.jp"_s);
        QTRY_COMPARE(journey.addressList().size(), 1);
        QCOMPARE(journey.addressList().rows()[0].better(), u"you@fabrikam.co.jp"_s);
    }

    void domainsAreFoundInWhateverIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("domains");
        QTest::addRow("one a line") << u"Contoso.com\nfabrikam.co.jp\n"_s << u"contoso.com fabrikam.co.jp"_s;
        QTest::addRow("of addresses, each once") << u"Taro <taro@contoso.com>; hanako@contoso.com, x@fabrikam.com"_s << u"contoso.com fabrikam.com"_s;
        QTest::addRow("links") << u"https://www.contoso.com/x?y mailto:taro@fabrikam.com"_s << u"www.contoso.com fabrikam.com"_s;
        QTest::addRow("a table with its heading") << u"domain,tenant\ncontoso.com,Contoso Ltd\n"_s << u"contoso.com"_s;
        QTest::addRow("Japanese") << u"日本語.jp"_s << u"xn--wgv71a119e.jp"_s;
        QTest::addRow("numbers are no domains") << u"192.0.2.1 localhost"_s << QString();
    }

    void domainsAreFoundInWhateverIsPasted()
    {
        QFETCH(QString, text);
        QTEST(domainsIn(text).join(u' '), "domains");
    }

    void theVerdictKnowsTheDnsWhileMailServersAreWaitedFor()
    {
        SilentServer silent;
        Journey journey;
        journey.setNetwork(silent.options());
        journey.startWithoutBounce();
        journey.setAddress(u"taro@good.example"_s);
        journey.askTheNet();
        QTRY_VERIFY(journey.waitsForServersOnly());
        QTRY_VERIFY(journey.theCase().verdict.lookedAt.contains(u"domain"_s));
        QVERIFY(journey.isAsking());
        QCOMPARE(journey.theCase().given.online.domains.size(), 1);
        journey.stopAsking();
        QVERIFY(journey.theCase().given.online.asked); // what the DNS said stays
    }

    void whatWasBegunForOneCaseDoesNotReachTheNext()
    {
        SilentServer silent;
        silent.names.delay = std::chrono::milliseconds(200);
        QTemporaryDir folder;
        QFile sent(folder.filePath(u"sent.mbox"_s));
        QVERIFY(sent.open(QIODevice::WriteOnly));
        sent.write("From a@b Mon Jan  1 00:00:00 2024\nFrom: a@contoso.com\nTo: b@fabrikam.com\nSubject: x\n\nx\n\n");
        sent.close();
        Journey journey;
        journey.setNetwork(silent.options());
        journey.startWithoutBounce();
        journey.setAddress(u"taro@good.example"_s);
        journey.readSentItems(sent.fileName());
        journey.askTheNet();
        QVERIFY(journey.isAsking() && journey.reading());
        journey.startWithoutBounce();
        QVERIFY(!journey.isAsking() && !journey.reading());
        QTest::qWait(800);
        QVERIFY(!journey.theCase().given.sentItems);
        QVERIFY(!journey.theCase().given.online.asked);
    }

    void manyDomainsAreAskedFor()
    {
        FakeDnsServer server;
        QStringList domains;
        for (int i = 0; i < 200; ++i) {
            domains << u"d%1.example"_s.arg(i);
            if (i % 2)
                server.records << u"d%1.example. 300 IN MX 10 mail.d%1.example."_s.arg(i) << u"mail.d%1.example. 300 IN A 192.0.2.1"_s.arg(i);
        }
        Journey journey;
        journey.setNetwork(asking(server, std::chrono::seconds(10)));
        auto &list = journey.domainList();
        list.setDomains(domains);
        QVERIFY(journey.planForDomains().join(u'\n').contains(u"d0.example"_s));
        QVERIFY(server.asked.isEmpty()); // shown, not sent
        QVERIFY(journey.whatLeft().isEmpty());
        journey.askForDomains();
        QVERIFY(list.isWorking());
        QTRY_VERIFY_WITH_TIMEOUT(!list.isWorking(), 60'000);
        QCOMPARE(list.size(), domains.size());
        QVERIFY(journey.whatLeft().size() >= domains.size());
        for (const auto &row : list.rows()) {
            const bool healthy = row.domain.mid(1, row.domain.indexOf(u'.') - 1).toInt() % 2;
            QCOMPARE(row.mx.size(), healthy ? 1 : 0);
            QVERIFY(healthy || row.worst() == Severity::Error);
            QVERIFY(healthy || !row.words.isEmpty());
        }
    }

    void askingCanBeStopped()
    {
        FakeDnsServer server;
        server.records = {u"good.example. 300 IN MX 10 mail.good.example."_s, u"mail.good.example. 300 IN A 192.0.2.1"_s};
        server.mannerFor = {{u"silent.example"_s, FakeDnsServer::Manner::Silent}};
        Journey journey;
        journey.setNetwork(asking(server, std::chrono::minutes(10)));
        auto &list = journey.domainList();
        list.paste(u"good.example, silent.example"_s);
        journey.askForDomains();
        QTRY_COMPARE_WITH_TIMEOUT(list.size(), 1, 20'000);
        QVERIFY(list.isWorking());
        list.stop();
        QVERIFY(!list.isWorking());
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.rows()[0].domain, u"good.example"_s);
    }
};

QTEST_GUILESS_MAIN(TestLists)
#include "test_lists.moc"
