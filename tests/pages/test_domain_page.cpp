// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"

#include "fakednsserver.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace todoku;

/// The page of a domain (A2) in the window, with name servers in the test's own event loop.
class TestDomainPage : public QObject
{
    Q_OBJECT

    static dns::Server serverOf(const FakeDnsServer &server) { return {QHostAddress(QHostAddress::LocalHost), server.port()}; }

    static QStringList zone(const QString &host)
    {
        return {u"a.example. 2 IN MX 10 %1"_s.arg(host), u"mail.a.example. 300 IN A 192.0.2.1"_s, u"a.example. 300 IN NS ns.a.example."_s,
                u"a.example. 300 IN SOA ns.a.example. admin.a.example. 7 7200 3600 1209600 300"_s, u"a.example. 300 IN TXT \"v=spf1 mx -all\""_s};
    }

    template<class T>
    T *find(const QString &name) const { return m_window->currentPage()->findChild<T *>(name); }

    void ask()
    {
        domain::Options options;
        options.dns.servers = {serverOf(m_resolver)};
        options.nameServers = {{u"ns.a.example"_s, serverOf(m_authority)}};
        options.connect = false;
        m_journey->setNetwork(options);
        m_journey->setAddress(u"hanako@a.example"_s);
        m_journey->askTheNet();
        QTRY_VERIFY_WITH_TIMEOUT(!m_journey->isAsking(), 20'000);
        m_journey->goTo(Place::A2);
        for (int i = 0; i < 5; ++i)
            QApplication::processEvents();
    }

private Q_SLOTS:
    void init()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        m_authority.records = m_resolver.records = zone(u"mail.a.example."_s);
        m_journey = std::make_unique<Journey>();
        m_window = std::make_unique<Window>(*m_journey);
        m_window->setLanguage(Language::English);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_journey.reset();
    }

    void theWayIsDrawnAndCanBeWalkedWithTheKeys()
    {
        m_authority.records = m_resolver.records = zone(u"gone.a.example."_s);
        ask();
        auto *way = find<QWidget>(u"mail-way"_s);
        QVERIFY(way);
        QVERIFY(!way->accessibleName().isEmpty());
        QVERIFY2(way->accessibleDescription().contains("broken here"_L1), qPrintable(way->accessibleDescription()));
        way->setFocus();
        QVERIFY(way->hasFocus());
        QStringList spoken;
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(way, Qt::Key_Right);
            spoken << way->accessibleDescription();
        }
        QVERIFY(spoken[0].startsWith("gone.a.example"_L1));
        QVERIFY(spoken[1].contains("no address"_L1));
        QTest::keyClick(way, Qt::Key_Home);
        QVERIFY(way->accessibleDescription().startsWith("a.example"_L1));
        for (const int width : {320, 600, 900})
            QVERIFY(way->heightForWidth(width) > 40);
    }

    void theRecordToSetCanBeCopied()
    {
        ask();
        auto *copy = find<QPushButton>(u"copy-record-0"_s);
        QVERIFY(copy);
        copy->click();
        QVERIFY(QApplication::clipboard()->text().startsWith("_dmarc.a.example. IN TXT \"v=DMARC1;"_L1));
        find<QPushButton>(u"copy-message"_s)->click();
        QVERIFY(QApplication::clipboard()->text().contains("a.example"_L1));
    }

    void aWatchIsBegunStoppedAndEnds()
    {
        m_resolver.records = zone(u"old.a.example."_s);
        ask();
        auto *table = find<QTableWidget>(u"views"_s);
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(!m_journey->planForWatch().isEmpty());
        find<QPushButton>(u"watch"_s)->click();
        QVERIFY(m_journey->isWatching());
        find<QPushButton>(u"watch"_s)->click(); // it says "stop" now
        QVERIFY(!m_journey->isWatching());
        const auto before = m_journey->whatLeft().size();
        QSignalSpy agree(m_journey.get(), &Journey::allAgree);
        find<QPushButton>(u"watch"_s)->click();
        QTRY_VERIFY(m_journey->sight());
        QCOMPARE(m_journey->sight()->agreement, domain::Agreement::CachesRemember);
        m_resolver.records = zone(u"mail.a.example."_s);
        QTRY_COMPARE_WITH_TIMEOUT(agree.size(), 1, 15'000);
        QVERIFY(!m_journey->isWatching());
        QVERIFY(m_journey->whatLeft().size() > before);
        QVERIFY(find<QPushButton>(u"watch"_s));
        QCOMPARE(find<QTableWidget>(u"views"_s)->item(1, 3)->text(), u"✓ agrees"_s);
    }

    void anotherCaseEndsTheWatch()
    {
        m_resolver.records = zone(u"old.a.example."_s);
        ask();
        m_journey->watch();
        m_journey->startWithoutBounce();
        QVERIFY(!m_journey->isWatching());
        QVERIFY(!m_journey->shownDomain());
    }

private:
    FakeDnsServer m_authority, m_resolver;
    QTemporaryDir m_settings;
    std::unique_ptr<Journey> m_journey;
    std::unique_ptr<Window> m_window;
};

QTEST_MAIN(TestDomainPage)
#include "test_domain_page.moc"
