// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace todoku;

/// One recipient's block of a delivery status (RFC 3464 §2.3).
static QString failed(const QString &address, const QString &status, const QString &diagnostic)
{
    return u"Final-Recipient: rfc822; %1\nAction: failed\nStatus: %2\nRemote-MTA: dns; mx.fabrikam.com\nDiagnostic-Code: smtp; %3\n\n"_s.arg(address, status, diagnostic);
}

static const QString unknownUser = failed(u"tanaka@fabrikam.com"_s, u"5.1.1"_s, u"550 5.1.1 <tanaka@fabrikam.com>: User unknown"_s);
static const QString fullMailbox = failed(u"suzuki@fabrikam.com"_s, u"5.2.2"_s, u"552 5.2.2 Mailbox full"_s);
static const QString loop = failed(u"sato@fabrikam.com"_s, u"5.4.6"_s, u"554 5.4.6 Too many hops"_s);

static QString report(const QString &recipients)
{
    return u"From: Mail Delivery System <mailer-daemon@mail.contoso.com>\nTo: me@contoso.com\nSubject: Undelivered Mail Returned to Sender\n"
           "Date: Tue, 3 Nov 2026 10:00:00 +0900\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n"
           "--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n\n"
           "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.contoso.com\n\n%1"
           "--b\nContent-Type: message/rfc822\n\nFrom: me@contoso.com\nTo: tanaka@fabrikam.com\nMessage-ID: <1@contoso.com>\nSubject: Order\n"
           "Date: Tue, 3 Nov 2026 09:59:00 +0900\n\nHello\n--b--\n"_s.arg(recipients);
}

static bool paste(Journey &journey, const QString &text)
{
    QSignalSpy opened(&journey, &Journey::opened);
    journey.paste(text);
    return opened.wait(10'000);
}

static State stateOf(Place place, const Journey &journey)
{
    const auto rail = journey.rail();
    return std::ranges::find(rail, place, &RailRow::place)->state;
}

static int rankOf(Place place, const Journey &journey)
{
    const auto rail = journey.rail();
    return std::ranges::find(rail, place, &RailRow::place)->rank;
}

/// Where Next leads until it leads nowhere.
static QString wayOf(Journey &journey)
{
    QStringList codes;
    for (auto next = journey.next(); next && codes.size() < 20; next = journey.next()) {
        codes << code(*next);
        journey.goTo(*next);
    }
    return codes.join(' '_L1);
}

static Finding found(FindingId id, const QString &subject = u"a@b.example"_s)
{
    return {id, subject, {}, {}};
}

static Verdict verdict(const QList<Finding> &findings)
{
    return {findings, triage::rank(findings), {u"bounce"_s}, {}, {}};
}

static void write(const QString &path, const QString &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content.toUtf8());
}

/// Waits until a file or folder was opened, whatever came of it.
static bool opens(Journey &journey, const QString &path)
{
    QSignalSpy done(&journey, &Journey::openingChanged);
    journey.open(path);
    while (journey.isOpening()) {
        if (!done.wait(10'000))
            return false;
    }
    return true;
}

static bool isSame(const Case &one, const Case &other)
{
    return one.given.content == other.given.content && one.given.report == other.given.report && one.given.address == other.given.address
        && one.answers == other.answers && one.verdict == other.verdict;
}

class TestSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBeginningKnowsNothing()
    {
        const Journey journey;
        QCOMPARE(journey.place(), Place::Start);
        QVERIFY(!journey.canGoBack());
        QVERIFY(!journey.isOpening());
        QCOMPARE(journey.rail().size(), qsizetype(allPlaces.size()));
        for (const auto &row : journey.rail())
            QVERIFY2(row.state == State::NotLookedAt, qPrintable(code(row.place)));
    }

    void withoutABounceTheArticlesOrderLeads_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<QString>("way");
        QTest::addRow("whoever sent the message begins with the address") << Role::Sender << u"U2 U3 U4 U5 result"_s;
        QTest::addRow("the helpdesk sits beside the sender") << Role::Helpdesk << u"U2 U3 U4 U5 result"_s;
        QTest::addRow("an administrator begins with the service") << Role::Administrator << u"A2 A3 A4 result"_s;
    }

    void withoutABounceTheArticlesOrderLeads()
    {
        QFETCH(Role, role);
        QFETCH(QString, way);
        Journey journey;
        journey.setRole(role);
        journey.startWithoutBounce();
        QCOMPARE(journey.place(), role == Role::Administrator ? Place::A1 : Place::U1);
        QCOMPARE(wayOf(journey), way);
    }

    void oneMayBeginAgain()
    {
        Journey journey;
        journey.startWithoutBounce();
        wayOf(journey);
        journey.goTo(Place::Start);
        journey.startWithoutBounce();
        QCOMPARE(journey.place(), Place::U1);
        QVERIFY(!journey.wasVisited(Place::U3));
    }

    void aBounceLeadsToWhatItRecommends()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        QCOMPARE(journey.place(), Place::Bounce);
        QCOMPARE(journey.failedAddress(), u"tanaka@fabrikam.com"_s);
        QCOMPARE(journey.next(), std::optional(Place::U1));
        QCOMPARE(stateOf(Place::Bounce, journey), State::Done);
        QCOMPARE(stateOf(Place::U1, journey), State::Recommended);
        QCOMPARE(rankOf(Place::U1, journey), 1);
        QCOMPARE(stateOf(Place::A1, journey), State::NotLookedAt);
        QCOMPARE(stateOf(Place::Result, journey), State::NotLookedAt);
    }

    void nextGoesThroughTheRecommendedAndThenToTheResult()
    {
        Journey journey;
        QVERIFY(paste(journey, report(failed(u"imceaex-_o=x_cn=y@contoso.com"_s, u"5.1.1"_s, u"550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found"_s))));
        const auto recommended = journey.theCase().verdict.recommended();
        QVERIFY(recommended.size() >= 2);
        QStringList wanted;
        for (const auto solution : recommended)
            wanted << code(solution);
        QCOMPARE(wayOf(journey), wanted.join(' '_L1) + " result"_L1);
        QVERIFY(!journey.next());
    }

    void whatWasVisitedOutOfOrderIsNotOfferedAgain()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        journey.goTo(Place::U1);
        journey.goTo(Place::A3);
        QCOMPARE(journey.next(), std::optional(Place::Result));
        QCOMPARE(stateOf(Place::U1, journey), State::Recommended); // it still is, nobody said that it is done
    }

    void backLosesNothing()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        journey.goTo(Place::U1);
        journey.setTick(u"U1/any/1"_s, true);
        journey.setDidItHelp(Solution::U1, DidItHelp::Later);
        journey.goTo(Place::A4);
        journey.goTo(Place::A4); // staying is no step
        const auto before = journey.theCase();
        QCOMPARE(journey.place(), Place::A4);
        journey.goBack();
        QCOMPARE(journey.place(), Place::U1);
        journey.goBack();
        QCOMPARE(journey.place(), Place::Bounce);
        journey.goBack();
        QCOMPARE(journey.place(), Place::Start);
        QVERIFY(!journey.canGoBack());
        journey.goBack();
        QCOMPARE(journey.place(), Place::Start);
        QVERIFY(isSame(journey.theCase(), before));
        QCOMPARE(journey.next(), std::optional(Place::Bounce));
    }

    void ticksComeAndGo()
    {
        Journey journey;
        journey.setTick(u"U2/outlook-web/3"_s, true);
        journey.setTick(u"U2/outlook-web/3"_s, true);
        journey.setTick(u"U2/outlook-web/4"_s, true);
        QCOMPARE(journey.theCase().answers.ticks.size(), 2);
        journey.setTick(u"U2/outlook-web/3"_s, false);
        QCOMPARE(journey.theCase().answers.ticks.keys(), QStringList{u"U2/outlook-web/4"_s});
    }

    void didItHelpDecidesWhereToGo_data()
    {
        QTest::addColumn<DidItHelp>("answer");
        QTest::addColumn<Place>("place");
        QTest::addColumn<State>("state");
        QTest::addRow("solved: to the result") << DidItHelp::Solved << Place::Result << State::Done;
        QTest::addRow("not yet: to the next step") << DidItHelp::NotYet << Place::Result << State::Done;
        QTest::addRow("later: stay here") << DidItHelp::Later << Place::U1 << State::Recommended;
    }

    void didItHelpDecidesWhereToGo()
    {
        QFETCH(DidItHelp, answer);
        QFETCH(Place, place);
        QFETCH(State, state);
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        journey.goTo(Place::U1);
        journey.setDidItHelp(Solution::U1, answer);
        QCOMPARE(journey.place(), place);
        QCOMPARE(stateOf(Place::U1, journey), state);
        QCOMPARE(journey.theCase().answers.didItHelp.value(Solution::U1), answer);
    }

    void notYetGoesToTheNextStep()
    {
        Journey journey;
        journey.startWithoutBounce();
        journey.setDidItHelp(Solution::U1, DidItHelp::NotYet);
        QCOMPARE(journey.place(), Place::U2);
    }

    void oneRecipientIsJudgedAlone()
    {
        Journey journey;
        QVERIFY(paste(journey, report(fullMailbox + unknownUser)));
        // Together, the full mailbox takes nothing from the mistyped address; alone, nothing mends it.
        QCOMPARE(journey.theCase().verdict.recommended(), QList{Solution::U1});
        journey.chooseRecipient(0);
        QVERIFY(journey.theCase().verdict.recommended().isEmpty());
        journey.chooseRecipient(1);
        QCOMPARE(journey.failedAddress(), u"tanaka@fabrikam.com"_s);
        QCOMPARE(journey.next(), std::optional(Place::U1));
        journey.chooseRecipient({});
        QCOMPARE(journey.theCase().verdict.recommended(), QList{Solution::U1});
    }

    void aRecipientThatIsNotThereChangesNothing()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        journey.chooseRecipient(7);
        QCOMPARE(journey.failedAddress(), u"tanaka@fabrikam.com"_s);
        journey.chooseRecipient(-1);
        QCOMPARE(journey.failedAddress(), u"tanaka@fabrikam.com"_s);
    }

    void checkingAgainKeepsWhatWasBefore()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        QVERIFY(!journey.theCase().before);
        const auto before = journey.theCase().verdict;
        journey.checkAgain();
        QVERIFY(journey.theCase().before == std::optional(before));
        journey.chooseRecipient(0); // about somebody else
        QVERIFY(!journey.theCase().before);
    }

    void aNewBounceIsANewCase()
    {
        Journey journey;
        journey.setRole(Role::Helpdesk);
        QVERIFY(paste(journey, report(unknownUser)));
        journey.goTo(Place::U1);
        journey.setTick(u"U1/any/1"_s, true);
        journey.setDidItHelp(Solution::U1, DidItHelp::NotYet);
        QVERIFY(paste(journey, report(loop)));
        QCOMPARE(journey.place(), Place::Bounce);
        QCOMPARE(journey.theCase().answers.role, Role::Helpdesk);
        QVERIFY(journey.theCase().answers.ticks.isEmpty() && journey.theCase().answers.didItHelp.isEmpty());
        QVERIFY(!journey.wasVisited(Place::U1));
        QCOMPARE(journey.next(), std::optional(Place::A4));
        journey.goBack();
        QCOMPARE(journey.place(), Place::Start);
    }

    void whatCannotBeReadLeavesTheCaseAlone()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        const auto before = journey.theCase();
        QSignalSpy failed(&journey, &Journey::failed);
        journey.paste({});
        QVERIFY(failed.wait(10'000));
        QCOMPARE(failed.first().first().value<Failure>().kind, Failure::Kind::Empty);
        journey.open(u"/nowhere/at all.eml"_s);
        QVERIFY(failed.wait(10'000));
        QCOMPARE(failed.last().first().value<Failure>().kind, Failure::Kind::CannotOpen);
        QCOMPARE(failed.last().last().toString(), u"at all.eml"_s);
        QVERIFY(isSame(journey.theCase(), before));
        QVERIFY(!journey.isOpening());
    }

    void whatWasStoppedNeverArrives()
    {
        Journey journey;
        QSignalSpy opened(&journey, &Journey::opened), changed(&journey, &Journey::openingChanged);
        journey.paste(report(unknownUser));
        QVERIFY(journey.isOpening());
        journey.stopOpening();
        QVERIFY(!journey.isOpening());
        QVERIFY(!opened.wait(200));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(journey.place(), Place::Start);
    }

    void theLastOneOpenedCounts()
    {
        Journey journey;
        QSignalSpy opened(&journey, &Journey::opened);
        journey.paste(report(unknownUser));
        journey.paste(report(loop));
        QVERIFY(opened.wait(10'000));
        QCOMPARE(journey.failedAddress(), u"sato@fabrikam.com"_s);
        QVERIFY(!opened.wait(200));
    }

    void aJourneyMayEndWhileSomethingIsRead()
    {
        auto journey = std::make_unique<Journey>();
        journey->paste(report(unknownUser));
        journey.reset();
        QTest::qWait(50);
    }

    void commandsKnowTheCase()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        const auto values = journey.placeValues();
        QCOMPARE(values.value("recipient"_L1).toString(), u"tanaka@fabrikam.com"_s);
        QCOMPARE(values.value("domain"_L1).toString(), u"fabrikam.com"_s);
        QCOMPARE(values.value("sender"_L1).toString(), u"me@contoso.com"_s);
        QCOMPARE(values.value("own-domain"_L1).toString(), u"contoso.com"_s);
        QCOMPARE(values.value("message-id"_L1).toString(), u"<1@contoso.com>"_s);
    }

    void aTypedAddressIsWhatItIsAbout()
    {
        Journey journey;
        journey.startWithoutBounce();
        journey.setAddress(u"yamada@fabrikam.com"_s);
        QCOMPARE(journey.failedAddress(), u"yamada@fabrikam.com"_s);
        QCOMPARE(journey.placeValues().value("domain"_L1).toString(), u"fabrikam.com"_s);
    }

    void placesHaveNames()
    {
        for (const auto place : allPlaces)
            QVERIFY(placeFromCode(code(place)) == place);
        for (const auto solution : allSolutions) {
            QVERIFY(solutionOf(placeOf(solution)) == solution);
            QCOMPARE(code(placeOf(solution)), code(solution));
        }
        QVERIFY(!solutionOf(Place::Why) && !solutionOf(Place::Bounce) && !placeFromCode(u"U9"));
    }

    void aPageShowsWorstFirst()
    {
        const auto view = viewOf(Solution::U1, verdict({found("bounce.code-unknown"), found("bounce.recipient-not-found")}));
        QCOMPARE(view.rank, 1);
        QVERIFY(view.recommended);
        QCOMPARE(view.findings.first().id.text(), u"bounce.recipient-not-found"_s);
        QVERIFY(view.mainReason == std::optional(FindingId("bounce.recipient-not-found")));
        auto typo = found("address.domain-typo");
        const QList both{found("bounce.domain-not-found"), typo};
        QVERIFY(viewOf(Solution::U1, verdict(both)).mainReason == std::optional(FindingId("bounce.domain-not-found")));
        typo.evidence.insert("suggestion"_L1, u"a@c.example"_s);
        const QList withAnother{found("bounce.domain-not-found"), typo};
        QVERIFY(viewOf(Solution::U1, verdict(withAnother)).mainReason == std::optional(FindingId("address.domain-typo")));
        const auto quiet = viewOf(Solution::A4, verdict({}));
        QVERIFY(!quiet.recommended && quiet.rank == 0 && quiet.findings.isEmpty() && !quiet.mainReason);
    }

    void aCheckTellsWhatChanged()
    {
        const auto same = found("bounce.loop"), full = found("bounce.mailbox-full"), other = found("bounce.loop", u"c@d.example"_s);
        const auto comparison = compare(verdict({same, full}), verdict({same, other}));
        QCOMPARE(comparison.mended, QList{full});
        QCOMPARE(comparison.still, QList{same});
        QCOMPARE(comparison.fresh, QList{other});
    }

    void theRouteIsDrawn_data()
    {
        using bounce::Action;
        using Who = Stop::Who;
        using S = Stop::State;
        QTest::addColumn<bounce::Report>("report");
        QTest::addColumn<QList<Stop>>("stops");

        bounce::Report report;
        report.reportingMta = u"mail.contoso.com"_s;
        report.to = u"me@contoso.com"_s;
        report.original = bounce::Original{};
        report.original->from = u"me@contoso.com"_s;
        report.original->date = QDateTime({2026, 11, 3}, {9, 0}, Qt::UTC);
        report.arrivalDate = QDateTime({2026, 11, 3}, {9, 0, 2}, Qt::UTC);
        report.date = QDateTime({2026, 11, 3}, {9, 0, 5}, Qt::UTC);
        bounce::Recipient recipient;
        recipient.address = u"tanaka@fabrikam.com"_s;
        recipient.remoteMta = u"mx.fabrikam.com"_s;
        report.recipients = {recipient};
        QTest::addRow("the recipient's server refused") << report << QList<Stop>{
            {Who::Sender, u"me@contoso.com"_s, S::Passed, 2}, {Who::SendingSide, u"mail.contoso.com"_s, S::Passed, 3},
            {Who::ReceivingSide, u"mx.fabrikam.com"_s, S::Refused, -1}, {Who::Recipient, u"tanaka@fabrikam.com"_s, S::NotReached, -1}};

        report.recipients[0].action = Action::Delayed;
        QTest::addRow("it still waits") << report << QList<Stop>{
            {Who::Sender, u"me@contoso.com"_s, S::Passed, 2}, {Who::SendingSide, u"mail.contoso.com"_s, S::Passed, 3},
            {Who::ReceivingSide, u"mx.fabrikam.com"_s, S::Waiting, -1}, {Who::Recipient, u"tanaka@fabrikam.com"_s, S::Waiting, -1}};

        report.recipients[0] = {};
        report.recipients[0].address = u"suzuki@contoso.com"_s;
        QTest::addRow("a colleague: there is no other side") << report << QList<Stop>{
            {Who::Sender, u"me@contoso.com"_s, S::Passed, 2}, {Who::SendingSide, u"mail.contoso.com"_s, S::Refused, 3},
            {Who::Recipient, u"suzuki@contoso.com"_s, S::NotReached, -1}};
    }

    void theRouteIsDrawn()
    {
        QFETCH(bounce::Report, report);
        QFETCH(QList<Stop>, stops);
        const auto route = routeOf(report, {});
        QCOMPARE(route.stops.size(), stops.size());
        for (qsizetype i = 0; i < stops.size(); ++i)
            QVERIFY2(route.stops[i] == stops[i], qPrintable(u"stop %1: %2, state %3, %4 s"_s.arg(i + 1).arg(route.stops[i].detail).arg(int(route.stops[i].state)).arg(route.stops[i].secondsToNext)));
    }

    void aReportThatNamesNobodyHasARouteToo()
    {
        QVERIFY(!routeOf({}, {}).stops.isEmpty());
        QVERIFY(!routeOf({}, 3).stops.isEmpty());
        QVERIFY(!routeOf({}, -1).stops.isEmpty());
    }

    void aRecordTellsWhatWasDoneAndWhen()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser).replace(u"From: me@contoso.com"_s, u"From: o'neil@contoso.com"_s)));
        journey.setTick(u"U4/any/1"_s, true);
        journey.setTick(u"U4/admin/3"_s, true);
        for (const auto language : allLanguages) {
            const Words words(language);
            const auto list = checklistOf(journey, Solution::U4, language);
            const auto done = std::ranges::count_if(list.steps, [](const Checklist::Step &step) { return step.done.isValid(); });
            QCOMPARE(done, 2);
            QVERIFY(list.steps.size() > 12);
            const auto text = checklistText(list, words), markdown = checklistMarkdown(list, words);
            const auto csv = QString::fromUtf8(checklistCsv(list, words));
            for (const auto &form : {text, markdown, csv})
                QVERIFY2(form.contains("-Identity 'o''neil@contoso.com'"_L1), qPrintable(form));
            QCOMPARE(text.count("[x]"_L1), 2);
            QCOMPARE(markdown.count("- [x]"_L1), 2);
            QCOMPARE(csv.count("\r\n"_L1), list.steps.size() + 1);
        }
    }

    void valuesInARecordStayInert()
    {
        const Words words(Language::English);
        const Checklist list{u"=cmd()"_s, u"<b>1</b>\u202e"_s, {{u"=1+1"_s, 1, u"[x](javascript:y) <img src=x> `a`"_s, {u"Get-X 'a```'\u001b[2J"_s}, {}}}};
        const auto markdown = checklistMarkdown(list, words), text = checklistText(list, words);
        const auto csv = QString::fromUtf8(checklistCsv(list, words));
        QVERIFY(!markdown.contains("<img"_L1) && !markdown.contains("](javascript"_L1) && !markdown.contains(QChar(0x1b)) && !markdown.contains(QChar(0x202e)));
        QVERIFY(!text.contains(QChar(0x1b)) && !csv.contains(QChar(0x1b)));
        QVERIFY(csv.contains("\"'=1+1\""_L1));
    }

    void whatThePersonDoesNotRecogniseCounts()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"sent.mbox"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int day = 1; day <= 9; ++day)
            file.write("From - Wed\nFrom: me@contoso.com\nTo: a@fabrikam.com\nSubject: Plan\nMessage-ID: <" + QByteArray::number(day) + "@contoso.com>\nDate: " + QByteArray::number(day)
                       + " Oct 2026 10:00:00 +0900\n\nHello\n\n");
        file.close();
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        const auto wait = [&journey](const std::function<void()> &act) {
            QSignalSpy changed(&journey, &Journey::changed);
            act();
            return changed.wait(10'000);
        };
        QVERIFY(wait([&] { journey.readSentItems(file.fileName()); }));
        QTRY_VERIFY(journey.theCase().verdict.misuse);
        const auto key = account::keyOf(*journey.theCase().given.sentItems, 4);
        QVERIFY(wait([&] { journey.setUnrecognised({key}, true); }));
        QCOMPARE(journey.theCase().answers.unrecognised, QSet<QString>{key});
        QCOMPARE(journey.theCase().verdict.solutions.first().solution, Solution::U4);
        QVERIFY(wait([&] { journey.setUnrecognised({key}, false); }));
        QVERIFY(journey.theCase().verdict.solutions.first().solution != Solution::U4);
    }

    void cluesSayWhatTheReportShows()
    {
        Journey journey;
        QVERIFY(originClues(journey.theCase()).isEmpty());
        QVERIFY(paste(journey, report(unknownUser)));
        const auto clues = originClues(journey.theCase());
        QVERIFY(!clues.isEmpty());
        const auto sent = std::ranges::find(clues, OriginClue::About::SentItems, &OriginClue::about);
        QVERIFY(sent != clues.end());
        QCOMPARE(sent->speaks, OriginClue::Speaks::NotLookedAt);
    }

    void commandsNameWhoeverIsMeant()
    {
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        QCOMPARE(journey.placeValues().value("addressed"_L1).toString(), u"tanaka@fabrikam.com"_s);
        QCOMPARE(journey.placeValues().value("person"_L1).toString(), u"tanaka@fabrikam.com"_s);
        QVERIFY(paste(journey, report(failed(u"IMCEAEX-_o=x_cn=Recipients_cn=tanaka@contoso.com"_s, u"5.1.1"_s, u"550 5.1.1 not found"_s))));
        QCOMPARE(journey.placeValues().value("person"_L1).toString(), QString());
        QCOMPARE(journey.placeValues().value("x500"_L1).toString(), u"X500:/o=x/cn=Recipients/cn=tanaka"_s);
        journey.setField(u"A3/person"_s, u"tanaka@contoso.com"_s);
        QCOMPARE(journey.placeValues().value("person"_L1).toString(), u"tanaka@contoso.com"_s);
    }

    void exportsOfRulesAreKeptAndTakenBack()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"rules.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[{\"Name\": \"R\", \"State\": \"Enabled\", \"CopyTo\": [\"tanaka@fabrikam.com\"]}]") > 0);
        file.close();
        Journey journey;
        QVERIFY(paste(journey, report(unknownUser)));
        QSignalSpy failures(&journey, &Journey::rulesFailed);
        journey.readRules({file.fileName(), folder.filePath(u"absent.json"_s)});
        QTRY_COMPARE(stateOf(Place::A4, journey), State::Recommended);
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(journey.theCase().given.ruleExports.size(), 1);
        journey.readRules({file.fileName()}); // once more: the newer one counts
        QTest::qWait(200);
        QCOMPARE(journey.theCase().given.ruleExports.size(), 1);
        journey.removeRules(7);
        journey.removeRules(0);
        QTRY_VERIFY(stateOf(Place::A4, journey) != State::Recommended);
    }

    void microsoftsServers_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("microsoft");
        QTest::addRow("Exchange Online") << u"TYAPR01MB1234.jpnprd01.prod.outlook.com"_s << true;
        QTest::addRow("its door") << u"contoso-com.mail.protection.outlook.com"_s << true;
        QTest::addRow("its door with DNSSEC") << u"contoso-com.a-v1.mx.microsoft"_s << true;
        QTest::addRow("GCC High") << u"contoso.mail.protection.office365.us"_s << true;
        QTest::addRow("21Vianet") << u"contoso-cn.mail.protection.partner.outlook.cn"_s << true;
        QTest::addRow("somebody else") << u"mx.fabrikam.com"_s << false;
        QTest::addRow("a name in front of another") << u"prod.outlook.com.example"_s << false;
        QTest::addRow("a name that only ends alike") << u"notoutlook.com"_s << false;
        QTest::addRow("nothing") << QString() << false;
    }

    void microsoftsServers()
    {
        QFETCH(QString, host);
        QFETCH(bool, microsoft);
        QCOMPARE(isMicrosoftHost(host), microsoft);
    }

    void aFolderOfManyOpensTheList()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 6; ++i)
            write(folder.filePath(u"%1.eml"_s.arg(i)), report(failed(u"nobody%1@fabrikam.com"_s.arg(i), u"5.1.1"_s, u"550 5.1.1 User unknown"_s)));
        write(folder.filePath(u"full.eml"_s), report(fullMailbox));
        write(folder.filePath(u"ordinary.eml"_s), u"From: a@contoso.com\nTo: b@contoso.com\nSubject: Lunch?\nDate: Tue, 3 Nov 2026 10:00:00 +0900\n\nAt noon.\n"_s);
        write(folder.filePath(u"empty.eml"_s), {});
        Journey journey;
        QVERIFY(opens(journey, folder.path()));
        QCOMPARE(journey.place(), Place::Many);
        QVERIFY(!journey.theCase().given.report);
        const auto &many = *journey.many();
        QVERIFY(many.isComplete);
        QCOMPARE(many.messages, 9);
        QCOMPARE(many.bounces, 7);
        QCOMPARE(many.unreadable, 1);
        QVERIFY(many.notRead.first().first.first.endsWith("empty.eml"_L1));
        const auto &causes = many.grouped(bounce::GroupBy::Cause);
        QCOMPARE(causes.size(), 2);
        QCOMPARE(causes[0].key, u"recipient-not-found"_s);
        QCOMPARE(causes[0].bounces, 6);
        QCOMPARE(many.grouped(bounce::GroupBy::Recipient).size(), 7);
        QCOMPARE(many.first(), QDateTime(QDate(2026, 11, 3), QTime(1, 0), Qt::UTC));
    }

    void aRowLeadsToItsCaseAndBackToTheList()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"many.mbox"_s), "From x Tue Nov  3 10:00:00 2026\n"_L1 + report(unknownUser) + "\nFrom x Tue Nov  3 10:00:00 2026\n"_L1
                                                   + report(fullMailbox + loop) + "\nFrom x Tue Nov  3 10:00:00 2026\n"_L1 + report(loop));
        Journey journey;
        QVERIFY(opens(journey, folder.filePath(u"many.mbox"_s)));
        QCOMPARE(journey.place(), Place::Many);
        QCOMPARE(journey.many()->rows.size(), 4);
        QSignalSpy opened(&journey, &Journey::opened);
        journey.openRow(2);
        QVERIFY(opened.wait(10'000));
        QCOMPARE(journey.place(), Place::Bounce);
        QCOMPARE(journey.theCase().given.report->recipients.size(), 2);
        QCOMPARE(journey.failedAddress(), u"sato@fabrikam.com"_s); // the row's, not the report's first
        QVERIFY(!journey.theCase().given.others.isEmpty());
        journey.goBack();
        QCOMPARE(journey.place(), Place::Many);
        QCOMPARE(journey.many()->rows.size(), 4);
        journey.goBack();
        QCOMPARE(journey.place(), Place::Start);
        QVERIFY(paste(journey, report(unknownUser)));
        QVERIFY(journey.many()); // another bounce does not close the list
    }

    void aGroupLeadsToOneVerdict()
    {
        // The same answer of one's own service for four organisations: no address is at fault.
        QTemporaryDir folder;
        for (int i = 0; i < 30; ++i) {
            auto text = report(failed(u"somebody@organisation%1.example"_s.arg(i), u"5.1.1"_s, u"550 5.1.1 User unknown"_s));
            write(folder.filePath(u"%1.eml"_s.arg(i)), text.remove(u"Remote-MTA: dns; mx.fabrikam.com\n"_s));
        }
        Journey journey;
        QVERIFY(opens(journey, folder.path()));
        QSignalSpy changed(&journey, &Journey::groupJudged);
        journey.judgeGroup(bounce::GroupBy::Cause, u"recipient-not-found"_s);
        QVERIFY(changed.wait(10'000));
        const auto &verdict = *journey.groupVerdict();
        QVERIFY(verdict.judged > 1 && verdict.judged <= 30);
        QCOMPARE(code(verdict.together.solutions.first().solution), u"A1"_s);
        QVERIFY(verdict.together.solutions.first().recommended());
        QSignalSpy opened(&journey, &Journey::opened);
        journey.openGroup();
        QVERIFY(opened.wait(10'000));
        QCOMPARE(journey.place(), Place::A1);
        QCOMPARE(code(journey.theCase().verdict.recommended().first()), u"A1"_s);
        journey.goBack();
        QCOMPARE(journey.place(), Place::Many);
    }

    void oneMessageInAFolderOpensAsAFileDoes()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"only.eml"_s), report(unknownUser));
        Journey journey;
        QVERIFY(opens(journey, folder.path()));
        QCOMPARE(journey.place(), Place::Bounce);
        QVERIFY(!journey.many());
    }

    void anEmptyFolderIsSaid()
    {
        QTemporaryDir folder;
        Journey journey;
        QSignalSpy refused(&journey, &Journey::failed);
        QVERIFY(opens(journey, folder.path()));
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<Failure>().kind, Failure::Kind::Empty);
    }

    void stoppingKeepsWhatWasFound()
    {
        QTemporaryDir folder;
        QString mbox;
        for (int i = 0; i < 5'000; ++i)
            mbox += "From x Tue Nov  3 10:00:00 2026\n"_L1 + report(unknownUser) + '\n'_L1;
        write(folder.filePath(u"many.mbox"_s), mbox);
        Journey journey;
        journey.open(folder.filePath(u"many.mbox"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!journey.opening() || journey.opening()->messages > 1, 10'000);
        journey.stopOpening();
        QTRY_VERIFY_WITH_TIMEOUT(!journey.isOpening(), 10'000);
        QCOMPARE(journey.place(), Place::Many);
        QVERIFY(journey.many()->messages > 1);
        QCOMPARE(journey.many()->isComplete, journey.many()->messages == 5'000);
    }

    void whatIsGoneIsSaidAndTheListStays()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"1.eml"_s), report(unknownUser));
        write(folder.filePath(u"2.eml"_s), report(fullMailbox));
        Journey journey;
        QVERIFY(opens(journey, folder.path()));
        QVERIFY(QFile::remove(folder.filePath(u"1.eml"_s)));
        QSignalSpy gone(&journey, &Journey::rowFailed);
        journey.openRow(0);
        QVERIFY(gone.wait(10'000));
        QCOMPARE(journey.place(), Place::Many);
        QCOMPARE(journey.many()->rows.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSteps)
#include "test_steps.moc"
