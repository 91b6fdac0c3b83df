// SPDX-License-Identifier: Apache-2.0
#include "todoku/triage.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::triage;

static Finding found(FindingId id, std::optional<Severity> lowered = {})
{
    return {id, u"a@b.example"_s, {}, lowered};
}

static Rule points(Solution solution, int value, const QList<QStringList> &when, const QStringList &unless = {})
{
    return {solution, value, {}, when, unless, u"a test"_s};
}

static Rule atMost(std::optional<Solution> solution, int limit, const QStringList &when)
{
    return {solution, 0, limit, {when}, {}, u"a test"_s};
}

static QString order(const QList<Ranked> &solutions)
{
    QStringList codes;
    for (const auto &entry : solutions)
        codes << code(entry.solution);
    return codes.join(' '_L1);
}

static Ranked of(Solution solution, const QList<Ranked> &solutions)
{
    return *std::ranges::find(solutions, solution, &Ranked::solution);
}

static const QString articleOrder = u"U1 U2 U3 U4 U5 A1 A2 A3 A4"_s;
static const QStringList loop{u"bounce.loop"_s}, full{u"bounce.mailbox-full"_s}, unknown{u"bounce.recipient-not-found"_s};

struct TypicalCase {
    QString name;
    QList<Finding> findings;
    QString order;
};

static QList<TypicalCase> typicalCases()
{
    QFile file(QStringLiteral(TODOKU_SOURCE_DIR "/tests/triage/cases.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no cases");
    QList<TypicalCase> cases;
    for (const auto &value : QJsonDocument::fromJson(file.readAll())["rows"_L1].toArray()) {
        TypicalCase one{value["case"_L1].toString(), {}, value["order"_L1].toString()};
        for (const auto &id : value["found"_L1].toArray()) {
            const auto known = FindingId::fromText(id.toString());
            if (!known)
                qFatal("%s: no finding %s", qPrintable(one.name), qPrintable(id.toString()));
            one.findings << Finding{*known, {}, {}};
        }
        cases << one;
    }
    return cases;
}

/// The first three that anything speaks for: "U1* A2", the recommended ones starred.
static QString answer(const QList<Finding> &findings, const QList<Rule> &table)
{
    QStringList codes;
    for (const auto &entry : rank(findings, table).mid(0, 3)) {
        if (entry.points > 0)
            codes << code(entry.solution) + (entry.recommended() ? "*"_L1 : ""_L1);
    }
    return codes.join(' '_L1);
}

class TestTriage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsOrderTheSolutions_data()
    {
        using enum Solution;
        QTest::addColumn<QList<Rule>>("rules");
        QTest::addColumn<QString>("order");
        QTest::addColumn<int>("points"); // of U1
        QTest::addColumn<double>("confidence");

        const auto row = [](const char *name) -> QTestData & { return QTest::addRow("%s", name); };
        row("no rule: the article's order") << QList<Rule>{} << articleOrder << 0 << 0.0;
        row("a rule that fits puts its solution first") << QList{points(A4, 60, {loop})} << u"A4 U1 U2 U3 U4 U5 A1 A2 A3"_s << 0 << 0.0;
        row("points add up") << QList{points(A2, 60, {loop}), points(U1, 40, {loop}), points(U1, 30, {full})} << u"U1 A2 U2 U3 U4 U5 A1 A3 A4"_s << 70 << 0.7;
        row("a tie keeps the article's order") << QList{points(A4, 50, {loop}), points(U3, 50, {loop}), points(U2, 50, {full})}
                                               << u"U2 U3 A4 U1 U4 U5 A1 A2 A3"_s << 0 << 0.0;
        row("what was not found says nothing") << QList{points(U1, 90, {unknown})} << articleOrder << 0 << 0.0;
        row("all of “when” have to be there") << QList{points(U1, 90, {loop, unknown})} << articleOrder << 0 << 0.0;
        row("all of them are") << QList{points(U1, 90, {loop, full})} << articleOrder << 90 << 0.9;
        row("one of the alternatives is enough") << QList{points(U1, 90, {unknown + full})} << articleOrder << 90 << 0.9;
        row("“unless” silences") << QList{points(U1, 90, {loop}, full)} << articleOrder << 0 << 0.0;
        row("“unless” that is not there does not") << QList{points(U1, 90, {loop}, unknown)} << articleOrder << 90 << 0.9;
        row("points may speak against") << QList{points(U1, 60, {loop}), points(U1, -80, {full})} << articleOrder << -20 << 0.0;
        row("more than certain is certain") << QList{points(U1, 90, {loop}), points(U1, 90, {full})} << articleOrder << 180 << 1.0;
        row("a limit for one") << QList{points(U1, 90, {loop}), atMost(U1, 30, full)} << articleOrder << 90 << 0.3;
        row("a limit for all") << QList{points(U1, 90, {loop}), points(U2, 95, {loop}), atMost({}, 40, full)} << articleOrder << 90 << 0.4;
        row("the lowest limit counts") << QList{atMost(U1, 20, full), points(U1, 90, {loop}), atMost({}, 40, full)} << articleOrder << 90 << 0.2;
        row("a limit of another does not") << QList{points(U1, 90, {loop}), atMost(U2, 30, full)} << articleOrder << 90 << 0.9;
        row("a limit lifts nobody") << QList{points(U1, 10, {loop}), atMost(U1, 30, full)} << articleOrder << 10 << 0.1;
        row("a room's errors together") << QList{points(U1, 70, {{u"bounce.*"_s}})} << articleOrder << 70 << 0.7;
        row("another room's errors") << QList{points(U1, 70, {{u"boun.*"_s}})} << articleOrder << 0 << 0.0;
    }

    void pointsOrderTheSolutions()
    {
        QFETCH(QList<Rule>, rules);
        QFETCH(QString, order);
        QFETCH(int, points);
        QFETCH(double, confidence);
        const auto solutions = rank({found("bounce.loop"), found("bounce.mailbox-full")}, rules);
        QCOMPARE(::order(solutions), order);
        QCOMPARE(of(Solution::U1, solutions).points, points);
        QCOMPARE(of(Solution::U1, solutions).confidence, confidence);
    }

    void aRoomsErrorsAreErrorsOnly()
    {
        const QList rules{points(Solution::U1, 70, {{u"bounce.*"_s}})};
        QCOMPARE(of(Solution::U1, rank({found("bounce.delay-only")}, rules)).points, 0);
        QCOMPARE(of(Solution::U1, rank({found("bounce.loop", Severity::Info)}, rules)).points, 0);
        QCOMPARE(of(Solution::U1, rank({found("bounce.loop")}, rules)).points, 70);
    }

    void theSameFindingTwiceCountsOnce()
    {
        const QList rules{points(Solution::U1, 40, {loop})};
        QCOMPARE(of(Solution::U1, rank({found("bounce.loop"), found("bounce.loop")}, rules)).points, 40);
    }

    void reasonsAreThoseForItHeaviestFirst()
    {
        const QList rules{points(Solution::U1, 10, {loop}), points(Solution::U1, 60, {full}), points(Solution::U1, 5, {full}),
                          points(Solution::U1, -20, {unknown})};
        const auto reasons = of(Solution::U1, rank({found("bounce.loop"), found("bounce.mailbox-full"), found("bounce.recipient-not-found")}, rules)).reasons;
        QCOMPARE(reasons, (QList<FindingId>{"bounce.mailbox-full", "bounce.loop"}));
    }

    void recommendedIsAboveTheLine()
    {
        const QList rules{points(Solution::U1, 50, {loop}), points(Solution::U2, 51, {loop})};
        const auto solutions = rank({found("bounce.loop")}, rules);
        QVERIFY(!of(Solution::U1, solutions).recommended());
        QVERIFY(of(Solution::U2, solutions).recommended());
    }

    void nothingFoundRecommendsNothing()
    {
        const auto solutions = rank({});
        QCOMPARE(order(solutions), articleOrder);
        QVERIFY(std::ranges::none_of(solutions, &Ranked::recommended));
    }

    void theTableGivesTheRightFirstSolution_data()
    {
        QTest::addColumn<FindingId>("id");
        QTest::addColumn<QString>("first");
        QTest::addColumn<bool>("recommended");
        QTest::addRow("nobody has that address") << FindingId("bounce.recipient-not-found") << u"U1"_s << true;
        QTest::addRow("not written like an address") << FindingId("bounce.bad-address-syntax") << u"U1"_s << true;
        QTest::addRow("no such domain") << FindingId("bounce.domain-not-found") << u"U1"_s << true;
        QTest::addRow("an address of the old directory") << FindingId("bounce.legacy-exchange-address") << u"U2"_s << true;
        QTest::addRow("turned away at the door") << FindingId("bounce.directory-edge-blocked") << u"U1"_s << true;
        QTest::addRow("the sender is blocked") << FindingId("bounce.sender-rejected") << u"U4"_s << true;
        QTest::addRow("round in circles") << FindingId("bounce.loop") << u"A4"_s << true;
        QTest::addRow("only late: nothing to do yet") << FindingId("bounce.delay-only") << u"U1"_s << false;
        QTest::addRow("full: only the recipient can make room") << FindingId("bounce.mailbox-full") << u"U1"_s << false;
    }

    void theTableGivesTheRightFirstSolution()
    {
        QFETCH(FindingId, id);
        QFETCH(QString, first);
        QFETCH(bool, recommended);
        const auto solutions = rank({found(id)});
        QCOMPARE(code(solutions.first().solution), first);
        QCOMPARE(solutions.first().recommended(), recommended);
    }

    void typicalCasesHaveTheirOrder_data()
    {
        QTest::addColumn<QList<Finding>>("findings");
        QTest::addColumn<QString>("order");
        for (const auto &one : typicalCases())
            QTest::addRow("%s", qPrintable(one.name)) << one.findings << one.order;
    }

    void typicalCasesHaveTheirOrder()
    {
        QFETCH(QList<Finding>, findings);
        QFETCH(QString, order);
        QCOMPARE(answer(findings, rules()), order);
    }

    void everyRuleIsNeededByACase()
    {
        const auto cases = typicalCases();
        QStringList idle;
        for (qsizetype i = 0; i < rules().size(); ++i) {
            auto without = rules();
            without.removeAt(i);
            if (std::ranges::none_of(cases, [&](const TypicalCase &one) { return answer(one.findings, without) != one.order; }))
                idle << rules()[i].because;
        }
        QVERIFY2(idle.isEmpty(), qPrintable("add a case to tests/triage/cases.json that needs the rule, or delete it: "_L1 + idle.join("; "_L1)));
    }

    void aPageShowsWhatItsRulesMention()
    {
        const QList findings{found("bounce.loop"), found("bounce.legacy-exchange-address"), found("bounce.mailbox-full")};
        QCOMPARE(concerning(Solution::A3, findings), (QList{found("bounce.legacy-exchange-address")}));
        QCOMPARE(concerning(Solution::A4, findings), (QList{found("bounce.loop")}));
    }

    void codesGoThereAndBack()
    {
        for (const auto solution : allSolutions)
            QVERIFY(solutionFromCode(code(solution)) == solution);
        QVERIFY(!solutionFromCode(u"U6") && !solutionFromCode(u"") && !solutionFromCode(u"u1"));
        QVERIFY(forAdministrators(Solution::A1) && !forAdministrators(Solution::U5));
    }

    void jsonIsTheContracts()
    {
        const auto array = toJson(rank({found("bounce.legacy-exchange-address")}));
        QCOMPARE(array.size(), 9);
        const auto first = array[0].toObject();
        QCOMPARE(first.keys(), (QStringList{u"confidence"_s, u"id"_s, u"reasons"_s}));
        QCOMPARE(first.value("id"_L1).toString(), u"U2"_s);
        QCOMPARE(first.value("reasons"_L1).toArray(), (QJsonArray{u"bounce.legacy-exchange-address"_s}));
    }
};

QTEST_GUILESS_MAIN(TestTriage)
#include "test_triage.moc"
