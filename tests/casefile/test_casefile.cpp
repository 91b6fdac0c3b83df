// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"
#include "todoku/steps.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace todoku;

static const QDateTime moment({2026, 11, 25}, {8, 0, 0, 123}, Qt::OffsetFromUTC, 9 * 3600);

static Case someCase()
{
    QFile file(u":/todoku/samples/unknown-user.eml"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sample");
    Case one;
    one.given.source = u"unknown-user.eml"_s;
    one.given.content = file.readAll();
    one.given.report = *bounce::read(one.given.content);
    one.given.address = u"tanaka@fabrikam.com"_s;
    one.given.ownDomains = {u"contoso.com"_s};
    one.given.online.asked = true;
    one.given.online.spf = u"pass"_s;
    one.given.online.keys.insert(u"s1._domainkey.contoso.com"_s, {origin::KeyAnswer::Outcome::Found, {"v=DKIM1; p=AA"}});
    one.given.online.sent = {u"MX fabrikam.com → 192.0.2.53"_s};
    one.given.remembered = {{u"sent"_s, u"domain"_s},
                            {{"sent.similar-recipient", u"okada.shinitchi@aoi-denki.example"_s, {{"similar"_L1, u"okada.shinichi@aoi-denki.example"_s}, {"count"_L1, 3}}},
                             {"mx.none", u"aoi-denki.example"_s, {{"domain"_L1, u"aoi-denki.example"_s}}, Severity::Warning}},
                            {}};
    one.given.sentTo = u"To: Tanaka <tanaka@fabrikam.com>\n宛先: b@example.com"_s;
    rules::Entry rule{rules::Kind::InboxRule, u"請求書の転送"_s, u"contoso\\1"_s, u"okada"_s, 3, false, {{u"ForwardTo"_s, u"x [SMTP:x@example.com]"_s, {u"x@example.com"_s}}}, {u"x"_s}};
    one.given.ruleExports = {{u"rules.json"_s, {rule, {rules::Kind::GroupMember, u"b"_s, {}, {}, {}, true, {}, {}}}, u"System.String[]"_s}};
    one.answers.role = Role::Helpdesk;
    one.answers.recipient = 0;
    one.answers.fields = {{u"A1/incident"_s, u"EX123456"_s}};
    one.answers.unrecognised = {u"1f"_s, u"2e"_s};
    one.answers.didItHelp = {{Solution::U1, DidItHelp::NotYet}, {Solution::A3, DidItHelp::Later}};
    one.answers.ticks = {{u"U1/any/1"_s, moment}, {u"U2/outlook-web/3"_s, moment.addSecs(60)}};
    one.answers.notes = {{u"U1"_s, u"says: \"no\"\n二行目 \u202e"_s}};
    one.answers.secondsSpent = {{u"U1"_s, 75}};
    one.answers.caseNumber = u"INC-0042"_s;
    one.verdict = diagnose(one.given, one.answers);
    return one;
}

static QJsonObject objectOf(const QByteArray &content)
{
    return QJsonDocument::fromJson(content).object();
}

class TestCaseFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const auto one = someCase();
        const auto bytes = casefile::write(one, u"1.2.3"_s, moment);
        QVERIFY(casefile::looksLike(bytes));
        const auto file = casefile::read(bytes);
        QVERIFY(file);
        QCOMPARE(file->program, u"1.2.3"_s);
        QCOMPARE(file->saved, moment);
        QVERIFY(file->theCase.answers == one.answers);
        QCOMPARE(file->theCase.answers.ticks.first().offsetFromUtc(), 9 * 3600);
        QCOMPARE(file->theCase.given.content, one.given.content);
        QVERIFY(file->theCase.given.report == one.given.report);
        QCOMPARE(file->theCase.given.address, one.given.address);
        QCOMPARE(file->theCase.given.sentTo, one.given.sentTo);
        QVERIFY(file->theCase.given.ruleExports == one.given.ruleExports);
        QCOMPARE(file->theCase.given.online.keys, one.given.online.keys);
        QCOMPARE(file->theCase.given.online.sent, one.given.online.sent);
        // The sent items and the DNS are not at hand any more, and still count.
        QVERIFY(file->theCase.verdict.solutions == one.verdict.solutions);
        QVERIFY(file->theCase.verdict.lookedAt.contains(u"sent"_s) && file->theCase.verdict.lookedAt.contains(u"domain"_s));
        QVERIFY(file->verdict.solutions == one.verdict.solutions);
        QCOMPARE(casefile::write(file->theCase, u"1.2.3"_s, moment, file->kept), bytes);
    }

    void whatALaterVersionWroteIsKept()
    {
        auto object = objectOf(casefile::write(someCase(), u"9"_s, moment));
        object.insert("todoku"_L1, 7);
        object.insert("hologram"_L1, u"new"_s);
        auto answers = object["answers"_L1].toObject();
        answers.insert("mood"_L1, u"good"_s);
        answers.insert("role"_L1, u"captain"_s); // a word that this version does not know
        object.insert("answers"_L1, answers);
        auto verdict = object["verdict"_L1].toObject();
        verdict.insert("findings"_L1, QJsonArray{QJsonObject{{"id"_L1, u"moon.too-far"_s}}});
        object.insert("verdict"_L1, verdict);
        const auto file = casefile::read(QJsonDocument(object).toJson());
        QVERIFY(file);
        QCOMPARE(file->version, 7);
        QCOMPARE(file->theCase.answers.caseNumber, u"INC-0042"_s);
        const auto again = objectOf(casefile::write(file->theCase, u"1"_s, moment, file->kept));
        QCOMPARE(again["hologram"_L1].toString(), u"new"_s);
        QCOMPARE(again["answers"_L1]["mood"_L1].toString(), u"good"_s);
        QCOMPARE(again["todoku"_L1].toInt(), 7);
    }

    void whatIsNoCaseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("no object") << QByteArray("[1]");
        QTest::addRow("no version") << QByteArray("{}");
        QTest::addRow("cut off") << casefile::write(someCase(), u"1"_s, moment).chopped(20);
        QTest::addRow("a thousand levels") << QByteArray("{\"todoku\":1,\"answers\":") + QByteArray("[").repeated(5000) + QByteArray("]").repeated(5000) + "}";
    }

    void whatIsNoCaseIsRefused()
    {
        QFETCH(QByteArray, content);
        QVERIFY(!casefile::read(content));
    }

    void oddValuesLeaveTheRest_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("kinds") << QByteArray(R"({"todoku":1,"answers":{"role":5,"recipient":"x","didItHelp":[1],"ticks":{"a":"never"},"notes":7,"secondsSpent":{"U1":1e300}},"bounce":null})");
        QTest::addRow("a recipient that is not there") << QByteArray(R"({"todoku":1,"answers":{"recipient":99}})");
        QTest::addRow("base64") << QByteArray(R"({"todoku":1,"bounce":{"content":"***"}})");
    }

    void oddValuesLeaveTheRest()
    {
        QFETCH(QByteArray, content);
        const auto file = casefile::read(content);
        QVERIFY(file);
        QVERIFY(!file->theCase.answers.recipient);
        QCOMPARE(file->theCase.verdict.solutions.size(), 9);
    }

    void onlyTheOwnerMayRead()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"new/case.todoku"_s);
        QVERIFY(!casefile::save(path, "{}"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
        QVERIFY(!(QFileInfo(folder.filePath(u"new"_s)).permissions() & others));
        QVERIFY(casefile::save(u"/proc/no/such/place.todoku"_s, "{}"));
    }

    void aSaveThatFailsLeavesTheOldFile()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"case.todoku"_s);
        QVERIFY(!casefile::save(path, "old"));
        QVERIFY(QDir(path + ".d"_L1).mkpath(u"."_s));
        QVERIFY(casefile::save(path + ".d"_L1, "new")); // a folder stands there
        QCOMPARE(*readFile(path, 100), QByteArray("old"));
    }

    void aKilledWriterLosesNothing()
    {
#ifndef Q_OS_UNIX
        QSKIP("kills a process as Unix does");
#endif
        const int kills = qEnvironmentVariableIntValue("TODOKU_KILLS") > 0 ? qEnvironmentVariableIntValue("TODOKU_KILLS") : 200;
        QTemporaryDir folder;
        const auto path = folder.filePath(u"case.todoku"_s);
        int safe = 0, midway = 0;
        for (int round = 0; round < kills; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationDirPath() + "/casefile_writer"_L1, {path, QString::number(safe + 1)});
            QVERIFY(writer.waitForStarted());
            if (round % 10 != 0) // sometimes before it could say anything
                writer.waitForReadyRead(30'000);
            QTest::qSleep(int(QRandomGenerator::global()->bounded(20)));
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit); // killed, not gone by itself
            auto output = writer.readAllStandardOutput();
            output.truncate(output.lastIndexOf('\n') + 1); // a number may have been cut
            for (const auto &line : output.split('\n'))
                safe = std::max(safe, line.toInt());
            if (safe == 0 && !QFile::exists(path))
                continue;
            const auto content = readFile(path, casefile::largestFile);
            QVERIFY(content);
            const auto file = casefile::read(*content);
            QVERIFY2(file, "the file is not whole");
            for (int number = 1; number <= safe; ++number)
                QVERIFY2(file->theCase.answers.ticks.contains(u"U1/any/%1"_s.arg(number)), qPrintable(u"answer %1 of %2 is lost"_s.arg(number).arg(safe)));
            midway += int(file->theCase.answers.ticks.size()) > safe ? 1 : 0;
            if (safe > 3000) // a file that grows for ever would only get slower
                safe = QFile::remove(path) ? 0 : safe;
        }
        qInfo("%d kills, %d of them between the saving and the telling", kills, midway);
    }

    void theJourneyKeepsWhatWasAnswered()
    {
        QTemporaryDir folder;
        const auto bounce = folder.filePath(u"bounce.eml"_s);
        QVERIFY(QFile::copy(u":/todoku/samples/unknown-user.eml"_s, bounce));
        const auto cases = folder.filePath(u"cases"_s);
        {
            Journey journey;
            keptIn(journey, cases);
            QVERIFY(!journey.lastCase());
            opened(journey, bounce);
            journey.setTick(u"U1/any/2"_s, true);
            journey.setDidItHelp(Solution::U1, DidItHelp::NotYet);
        }
        Journey journey;
        keptIn(journey, cases);
        QVERIFY(journey.lastCase());
        QVERIFY(!journey.lastCase()->address.isEmpty());
        QSignalSpy spy(&journey, &Journey::opened);
        journey.continueLastCase();
        QVERIFY(spy.wait(10'000));
        QVERIFY(journey.theCase().answers.ticks.contains(u"U1/any/2"_s));
        QCOMPARE(journey.theCase().answers.didItHelp.value(Solution::U1), DidItHelp::NotYet);
        QVERIFY(journey.path().isEmpty()); // it is the program's own, not the person's
        journey.setTick(u"U1/any/3"_s, true);
        journey.flush();
        QCOMPARE(QDir(cases).entryList(QDir::Files).size(), 1);
        const auto copy = folder.filePath(u"copy.todoku"_s);
        QSignalSpy saved(&journey, &Journey::savedAs);
        journey.saveAs(copy);
        QVERIFY(saved.wait(10'000));
        QVERIFY(!saved.first().at(1).value<std::optional<Failure>>());
        QSignalSpy looked(&journey, &Journey::lastCaseChanged);
        journey.deleteLastCase();
        QVERIFY(looked.wait(10'000));
        QVERIFY(!journey.lastCase());
        QCOMPARE(QDir(cases).entryList(QDir::Files).size(), 0);
        Journey another;
        opened(another, copy);
        QVERIFY(another.theCase().answers.ticks.contains(u"U1/any/3"_s));
        QCOMPARE(another.path(), copy);
    }

    void samplesAreNotKept()
    {
        QTemporaryDir folder;
        Journey journey;
        journey.keepCasesIn(folder.filePath(u"cases"_s));
        opened(journey, u":/todoku/samples/unknown-user.eml"_s);
        journey.setTick(u"U1/any/2"_s, true);
        journey.flush();
        QVERIFY(!QFile::exists(folder.filePath(u"cases"_s)));
    }

    void anotherCaseDoesNotWaitForTheDisk()
    {
        // What waits to be written belongs to the case that it was answered in, and a kept case is read after it was written.
        QTemporaryDir folder;
        const auto bounce = folder.filePath(u"bounce.eml"_s);
        QVERIFY(QFile::copy(u":/todoku/samples/unknown-user.eml"_s, bounce));
        Journey journey;
        const auto cases = folder.filePath(u"cases"_s);
        keptIn(journey, cases);
        opened(journey, bounce);
        for (int step = 0; step < 50; ++step)
            journey.setTick(u"U1/any/%1"_s.arg(step), true);
        opened(journey, bounce);
        journey.setTick(u"U2/any/1"_s, true);
        QTRY_COMPARE_WITH_TIMEOUT(QDir(cases).entryList(QDir::Files).size(), 2, 10'000);
        const auto first = QDir(cases).absoluteFilePath(QDir(cases).entryList(QDir::Files, QDir::Name).first());
        opened(journey, first);
        QCOMPARE(journey.theCase().answers.ticks.size(), 50);
    }

    void merging_data()
    {
        QTest::addColumn<Answers>("ours");
        QTest::addColumn<Answers>("theirs");
        QTest::addColumn<Answers>("merged");
        QTest::addColumn<bool>("conflict");
        const auto base = someCase().answers;
        const auto with = [](Answers answers, auto change) {
            change(answers);
            return answers;
        };
        const auto oneTick = with(base, [](Answers &a) { a.ticks.insert(u"U1/any/7"_s, moment); });
        const auto anotherTick = with(base, [](Answers &a) { a.ticks.insert(u"U1/any/8"_s, moment); });
        QTest::addRow("only we ticked") << oneTick << base << oneTick << false;
        QTest::addRow("only they ticked") << base << oneTick << oneTick << false;
        QTest::addRow("both ticked") << oneTick << anotherTick << with(oneTick, [](Answers &a) { a.ticks.insert(u"U1/any/8"_s, moment); }) << false;
        QTest::addRow("both ticked one step") << oneTick << with(base, [](Answers &a) { a.ticks.insert(u"U1/any/7"_s, moment.addSecs(5)); }) << oneTick << false;
        QTest::addRow("a tick was taken back") << with(base, [](Answers &a) { a.ticks.remove(u"U1/any/1"_s); }) << anotherTick
                                               << with(anotherTick, [](Answers &a) { a.ticks.remove(u"U1/any/1"_s); }) << false;
        const auto solved = with(base, [](Answers &a) { a.didItHelp[Solution::U1] = DidItHelp::Solved; });
        const auto later = with(base, [](Answers &a) { a.didItHelp[Solution::U1] = DidItHelp::Later; });
        QTest::addRow("two answers to one question") << solved << later << solved << true;
        QTest::addRow("answers to two questions") << solved << with(base, [](Answers &a) { a.didItHelp[Solution::U5] = DidItHelp::NotYet; })
                                                  << with(solved, [](Answers &a) { a.didItHelp[Solution::U5] = DidItHelp::NotYet; }) << false;
        QTest::addRow("strangers' messages") << with(base, [](Answers &a) { a.unrecognised = {u"a"_s, u"b"_s}; })
                                             << with(base, [](Answers &a) { a.unrecognised = {u"b"_s, u"c"_s}; })
                                             << with(base, [](Answers &a) { a.unrecognised = {u"a"_s, u"b"_s, u"c"_s}; }) << false;
    }

    void merging()
    {
        QFETCH(Answers, ours);
        QFETCH(Answers, theirs);
        QFETCH(Answers, merged);
        QFETCH(bool, conflict);
        auto one = someCase();
        const auto written = [&](const Answers &answers) {
            one.answers = answers;
            return casefile::write(one, u"1"_s, {});
        };
        const auto result = casefile::merge(written(someCase().answers), written(ours), written(theirs));
        QVERIFY(result);
        QCOMPARE(result->conflict, conflict);
        const auto file = casefile::read(result->content);
        QVERIFY(file);
        QVERIFY(file->theCase.answers == merged);
        QCOMPARE(file->theCase.given.content, one.given.content);
    }

    void evidenceOfBothDesksIsKept()
    {
        auto base = someCase();
        base.given.remembered = {};
        base.given.online = {};
        base.given.sentTo.clear(); // what can be looked at again is not remembered
        base.given.ruleExports.clear();
        base.verdict = diagnose(base.given, base.answers);
        auto ours = base, theirs = base;
        ours.given.remembered = {{u"sent"_s}, {someCase().given.remembered.findings.first()}, 0};
        theirs.given.remembered = {{u"domain"_s}, {someCase().given.remembered.findings.last()}, 0};
        theirs.given.online.asked = true;
        for (auto *one : {&ours, &theirs})
            one->verdict = diagnose(one->given, one->answers);
        const auto written = [](const Case &one) { return casefile::write(one, u"1"_s, {}); };
        const auto result = casefile::merge(written(base), written(ours), written(theirs));
        QVERIFY(result);
        const auto file = casefile::read(result->content);
        QVERIFY(file);
        QVERIFY(file->theCase.given.online.asked);
        const auto &verdict = file->theCase.verdict;
        QVERIFY(verdict.lookedAt.contains(u"sent"_s) && verdict.lookedAt.contains(u"domain"_s));
        for (const auto *id : {"sent.similar-recipient", "mx.none"})
            QVERIFY2(std::ranges::any_of(verdict.findings, [&](const Finding &finding) { return finding.id.text() == QLatin1StringView(id); }), id);
        QVERIFY(!casefile::merge(written(base), "From: a@example.com\n\nno case", written(theirs)));
    }

    void mergingKeepsWhatALaterVersionRemembered()
    {
        const auto file = [](const QByteArray &rooms) -> QByteArray { return R"({"todoku":2,"remembered":{"rooms":[)" + rooms + R"(],"later":{"x":1}}})"; };
        const auto result = casefile::merge(file({}), file("\"sent\""), file("\"domain\""));
        QVERIFY(result);
        const auto remembered = QJsonDocument::fromJson(result->content)["remembered"_L1];
        QCOMPARE(remembered["later"_L1]["x"_L1].toInt(), 1);
        QCOMPARE(remembered["rooms"_L1].toArray(), QJsonArray({u"sent"_s, u"domain"_s}));
    }

private:
    static void keptIn(Journey &journey, const QString &folder)
    {
        QSignalSpy looked(&journey, &Journey::lastCaseChanged);
        journey.keepCasesIn(folder);
        QVERIFY(looked.wait(10'000));
    }

    static void opened(Journey &journey, const QString &path)
    {
        QSignalSpy spy(&journey, &Journey::opened);
        journey.open(path);
        QVERIFY(spy.wait(10'000));
    }
};

QTEST_GUILESS_MAIN(TestCaseFile)
#include "test_casefile.moc"
