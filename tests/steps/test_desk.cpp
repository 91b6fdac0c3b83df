// SPDX-License-Identifier: Apache-2.0
#include "todoku/desk.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace todoku;

/// A journey with its desk, as one person's window has them.
struct Seat {
    Journey journey;
    Desk desk{journey};

    Seat(const QString &name, const QString &file, Role role = Role::Helpdesk)
    {
        store::Options options;
        options.file = file;
        options.desk = name;
        desk.setUp(options);
        journey.setRole(role);
    }
    void open(const QString &sample)
    {
        QSignalSpy opened(&journey, &Journey::opened);
        journey.open(":/todoku/samples/"_L1 + sample);
        if (!opened.wait(10'000))
            qFatal("%s cannot be opened", qPrintable(sample));
    }
    store::Listing list(const store::Search &search = {})
    {
        QSignalSpy changed(&desk, &Desk::listingChanged);
        desk.search(search);
        if (!changed.wait(10'000))
            qFatal("no listing");
        return desk.listing();
    }
};

class TestDesk : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;
    int m_files = 0;

private Q_SLOTS:
    void init() { m_file = m_folder.filePath(u"%1/cases.sqlite"_s.arg(++m_files)); }

    void aSenderLeavesNothing()
    {
        {
            Seat seat(u"Mori"_s, m_file, Role::Sender);
            seat.open(u"unknown-user.eml"_s);
            seat.journey.setNote(Place::U1, u"a note"_s);
            seat.desk.search({});
            QVERIFY(!seat.desk.isKeeping());
        }
        QVERIFY(!QFile::exists(m_file));
    }

    void aCaseIsKeptByItselfAndOpenedAgain()
    {
        QByteArray content;
        {
            Seat seat(u"Mori"_s, m_file);
            seat.open(u"unknown-user.eml"_s);
            content = seat.journey.theCase().given.content;
            seat.journey.setCaseNumber(u"2026-0042"_s);
            seat.journey.setNote(Place::U1, u"read the address aloud"_s);
            seat.journey.addSeconds(Place::U1, 65);
            seat.journey.setDidItHelp(Solution::U1, DidItHelp::Solved);
        }
        Seat seat(u"Mori"_s, m_file);
        const auto listing = seat.list();
        QCOMPARE(listing.entries.size(), 1);
        const auto &entry = listing.entries.first();
        QCOMPARE(entry.caseNumber, u"2026-0042"_s);
        QCOMPARE(entry.owner, u"Mori"_s);
        QCOMPARE(entry.solution, u"U1"_s);
        QCOMPARE(entry.state, store::State::Solved);
        QCOMPARE(entry.cause, u"bounce.recipient-not-found"_s);
        QVERIFY(!entry.domain.isEmpty());
        QSignalSpy opened(&seat.journey, &Journey::opened);
        seat.desk.open(entry.id);
        QVERIFY(opened.wait(10'000));
        QCOMPARE(seat.journey.theCase().given.content, content);
        QCOMPARE(seat.journey.theCase().answers.notes.value(u"U1"_s), u"read the address aloud"_s);
        QCOMPARE(seat.journey.theCase().answers.caseNumber, u"2026-0042"_s);
        QVERIFY(seat.journey.theCase().answers.secondsSpent.value(u"U1"_s) >= 65);
        seat.journey.setNote(Place::U2, u"went on"_s);
        QTRY_COMPARE_WITH_TIMEOUT(seat.list().entries.value(0).notes.value(u"U2"_s), u"went on"_s, 10'000);
        QCOMPARE(seat.desk.listing().entries.size(), 1); // the same case, not a second one
    }

    void anotherBounceIsAnotherCase()
    {
        Seat seat(u"Mori"_s, m_file);
        seat.open(u"unknown-user.eml"_s);
        seat.journey.setNote(Place::Bounce, u"first"_s);
        seat.open(u"typo-in-the-domain.eml"_s);
        QVERIFY(seat.journey.theCase().answers.notes.isEmpty());
        seat.journey.setNote(Place::Bounce, u"second"_s);
        QTRY_COMPARE_WITH_TIMEOUT(seat.list().entries.size(), 2, 10'000);
    }

    void othersWithTheDomainAreCounted()
    {
        for (int i = 0; i < 3; ++i) {
            Seat seat(u"Mori"_s, m_file);
            seat.open(u"unknown-user.eml"_s);
        }
        Seat seat(u"Sato"_s, m_file);
        seat.open(u"unknown-user.eml"_s);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.othersThisWeek(), 3, 10'000);
        seat.open(u"typo-in-the-domain.eml"_s);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.othersThisWeek(), 0, 10'000);
    }

    void twoDesksOnOneCaseKeepBothNotes()
    {
        Seat mori(u"Mori"_s, m_file), sato(u"Sato"_s, m_file);
        mori.open(u"unknown-user.eml"_s);
        mori.journey.setNote(Place::U1, u"from the beginning"_s);
        QTRY_COMPARE_WITH_TIMEOUT(mori.list().entries.value(0).notes.value(u"U1"_s), u"from the beginning"_s, 10'000);
        QSignalSpy opened(&sato.journey, &Journey::opened);
        sato.list();
        sato.desk.open(sato.desk.listing().entries.first().id);
        QVERIFY(opened.wait(10'000));
        sato.journey.setNote(Place::U1, u"from the beginning, Sato's words"_s);
        QTRY_VERIFY_WITH_TIMEOUT(mori.list().entries.value(0).notes.value(u"U1"_s).contains(u"Sato"_s), 10'000);
        mori.journey.setNote(Place::U1, u"from the beginning, Mori's words"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!mori.desk.conflicts().isEmpty(), 10'000);
        QCOMPARE(mori.desk.conflicts().first().who, u"Sato"_s);
        const auto note = mori.journey.theCase().answers.notes.value(u"U1"_s);
        QVERIFY2(note.contains(u"Sato's words"_s) && note.contains(u"Mori's words"_s), qPrintable(note));
    }

    void timeCountsWhileThePersonIsThere()
    {
        Seat seat(u"Mori"_s, m_file);
        seat.open(u"unknown-user.eml"_s);
        seat.journey.goTo(Place::U1);
        QTest::qWait(2100);
        seat.desk.setActive(false);
        const auto spent = seat.desk.secondsAt(Place::U1);
        QVERIFY(spent >= 2);
        QTest::qWait(1200);
        QCOMPARE(seat.desk.secondsAt(Place::U1), spent);
        seat.desk.setActive(true);
        seat.journey.goTo(Place::U2);
        QCOMPARE(seat.journey.theCase().answers.secondsSpent.value(u"U1"_s), spent);
    }

    void deletedIsDeletedAlsoWhileItIsOpen()
    {
        Seat seat(u"Mori"_s, m_file);
        seat.open(u"unknown-user.eml"_s);
        seat.journey.setNote(Place::U1, u"x"_s);
        QTRY_COMPARE_WITH_TIMEOUT(seat.list().entries.size(), 1, 10'000);
        QSignalSpy changed(&seat.desk, &Desk::listingChanged);
        seat.desk.erase(seat.desk.listing().entries.first().id);
        QVERIFY(changed.wait(10'000));
        seat.journey.setNote(Place::U1, u"y"_s);
        QTest::qWait(2500);
        QVERIFY(seat.list().entries.isEmpty());
    }

    void settingsMakeTheStore()
    {
        QFile file(m_folder.filePath(u"user.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[desk]\nname=Mori\n[database]\nhost=db.example.jp\nuser=desk\n[cases]\nsee-team=false\nkeep-days=30\n");
        file.close();
        qputenv("TODOKU_SETTINGS", file.fileName().toUtf8());
        const auto options = deskOptions();
        qunsetenv("TODOKU_SETTINGS");
        QCOMPARE(options.desk, u"Mori"_s);
        QVERIFY(options.server);
        QCOMPARE(*options.server, (store::Server{u"db.example.jp"_s, 5432, u"todoku"_s, u"desk"_s, {}}));
        QCOMPARE(options.seesTeam, false);
        QCOMPARE(options.keepDays, 30);
    }
};

QTEST_GUILESS_MAIN(TestDesk)
#include "test_desk.moc"
