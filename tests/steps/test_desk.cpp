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

    void whatWasAnsweredComesBackFromTheStore()
    {
        Answers answers;
        QString id;
        {
            Seat seat(u"Mori"_s, m_file);
            seat.open(u"unknown-user.eml"_s);
            seat.journey.setTick(u"U1/any/2"_s, true);
            seat.journey.setDidItHelp(Solution::U1, DidItHelp::NotYet);
            seat.journey.setField(u"A1/incident"_s, u"EX123456"_s);
            seat.journey.setSentTo(u"okada.shinichi@aoi-denki.example"_s);
            answers = seat.journey.theCase().answers;
            QVERIFY(std::ranges::any_of(seat.journey.theCase().verdict.lookedAt, [](const QString &room) { return room == "sent"_L1; }));
        }
        Seat seat(u"Sato"_s, m_file);
        id = seat.list().entries.value(0).id;
        QSignalSpy opened(&seat.journey, &Journey::opened);
        seat.desk.open(id);
        QVERIFY(opened.wait(10'000));
        const auto &again = seat.journey.theCase();
        QCOMPARE(again.answers.ticks, answers.ticks);
        QCOMPARE(again.answers.didItHelp, answers.didItHelp);
        QCOMPARE(again.answers.fields, answers.fields);
        QCOMPARE(again.given.sentTo, u"okada.shinichi@aoi-denki.example"_s);
        QVERIFY(again.verdict.lookedAt.contains(u"sent"_s));
        QVERIFY(seat.journey.wasVisited(Place::U1)); // Next leads on, not back to it
    }

    void aRowOfAnEarlierVersionIsOpened()
    {
        QFile sample(u":/todoku/samples/unknown-user.eml"_s);
        QVERIFY(sample.open(QIODevice::ReadOnly));
        store::Entry old;
        old.id = store::newId();
        old.begun = old.changed = QDateTime::currentDateTime();
        old.notes.insert(u"U1"_s, u"written then"_s);
        old.file = sample.readAll(); // the report alone
        Seat seat(u"Mori"_s, m_file);
        store::Options options;
        options.file = m_file;
        QCOMPARE(store::Store(options).save(old, {}).result().problem, store::Problem::None);
        QSignalSpy opened(&seat.journey, &Journey::opened);
        seat.desk.open(old.id);
        QVERIFY(opened.wait(10'000));
        QCOMPARE(seat.journey.theCase().given.content, old.file);
        QCOMPARE(seat.journey.theCase().answers.notes.value(u"U1"_s), u"written then"_s);
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

    void whatTheOtherDeskDidStays()
    {
        // On another page, where nothing meets: the next save of the first desk must not undo it.
        Seat mori(u"Mori"_s, m_file), sato(u"Sato"_s, m_file);
        mori.open(u"unknown-user.eml"_s);
        mori.journey.setNote(Place::U1, u"Mori's"_s);
        QTRY_COMPARE_WITH_TIMEOUT(mori.list().entries.size(), 1, 10'000);
        QSignalSpy opened(&sato.journey, &Journey::opened);
        sato.desk.open(mori.desk.listing().entries.first().id);
        QVERIFY(opened.wait(10'000));
        sato.journey.setNote(Place::U2, u"Sato's"_s);
        sato.journey.setTick(u"U2/any/1"_s, true);
        sato.journey.setDidItHelp(Solution::U2, DidItHelp::NotYet);
        QTRY_COMPARE_WITH_TIMEOUT(mori.list().entries.value(0).notes.value(u"U2"_s), u"Sato's"_s, 10'000);
        for (int round = 1; round < 4; ++round) {
            mori.journey.setNote(Place::U3, u"Mori's %1"_s.arg(round));
            mori.journey.setTick(u"U3/any/%1"_s.arg(round), true);
            QTRY_COMPARE_WITH_TIMEOUT(mori.list().entries.value(0).notes.value(u"U3"_s), u"Mori's %1"_s.arg(round), 10'000);
            QCOMPARE(mori.desk.listing().entries.value(0).notes.value(u"U2"_s), u"Sato's"_s);
        }
        QCOMPARE(mori.journey.theCase().answers.notes.value(u"U2"_s), u"Sato's"_s);
        Seat third(u"Ito"_s, m_file);
        QSignalSpy again(&third.journey, &Journey::opened);
        third.desk.open(mori.desk.listing().entries.first().id);
        QVERIFY(again.wait(10'000));
        const auto &answers = third.journey.theCase().answers;
        QCOMPARE(answers.ticks.keys(), (QStringList{u"U2/any/1"_s, u"U3/any/1"_s, u"U3/any/2"_s, u"U3/any/3"_s}));
        QCOMPARE(answers.didItHelp.value(Solution::U2), DidItHelp::NotYet);
        QVERIFY(mori.desk.conflicts().isEmpty());
    }

    void theLastWordIsSavedThoughAnAnswerIsUnderWay()
    {
        Seat seat(u"Mori"_s, m_file);
        seat.open(u"unknown-user.eml"_s);
        seat.journey.setNote(Place::U1, u"first"_s);
        seat.journey.addSeconds(Place::U1, 10);
        seat.desk.open(u"no such case"_s); // saves what is open
        seat.journey.setNote(Place::U2, u"last"_s);
        seat.journey.startWithoutBounce(); // and another begins, before the answer has come
        const auto entries = seat.list().entries;
        const auto first = std::ranges::find_if(entries, [](const store::Entry &entry) { return entry.notes.contains(u"U1"_s); });
        QVERIFY(first != entries.end());
        QCOMPARE(first->notes.value(u"U2"_s), u"last"_s);
        QCOMPARE(first->seconds.value(u"U1"_s), 10);
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
