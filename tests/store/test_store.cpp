// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"
#include "todoku/store.h"

#include "postgresserver.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

using namespace todoku;
using namespace todoku::store;

template<class T>
static T result(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

static Entry entryFor(const QString &number, const QString &domain = u"example.jp"_s)
{
    Entry entry;
    entry.id = newId();
    entry.caseNumber = number;
    entry.begun = entry.changed = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch());
    entry.domain = domain;
    entry.cause = u"bounce.recipient-not-found"_s;
    entry.solution = u"U1"_s;
    entry.notes = {{u"U1"_s, u"Address read aloud"_s}};
    entry.seconds = {{u"U1"_s, 40}};
    entry.file = QByteArray("\0case\xff\n", 7);
    return entry;
}

/// How often `part` stands in `text`.
static int times(const QString &text, const QString &part)
{
    return int(text.count(part));
}

/// What is written by strangers or by accident, and has to come back as it went in (but for what a database has no sign for).
static QStringList hostileTexts()
{
    return {u"'; DROP TABLE cases; --"_s, u"\" OR \"\"=\""_s, u"O'Brien \\' \\\\ ''"_s, u"$1 $$ {blob} ? :name @x"_s, u"%_!%% LIKE"_s,
            u"\u202egpj.exe\u202c \u2066x\u2069"_s, u"line\r\nline\u2028\t\u001b[31m"_s, u"<b onmouseover=alert(1)>&amp;"_s, u"=HYPERLINK(\"x\")"_s,
            u"日本語、半角ｶﾅ、😀"_s, u"E'\\x00' U&'\\0041'"_s};
}

class TestStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    PostgresServer m_server;
    bool m_running = false;
    int m_databases = 0;

    static void kinds()
    {
        QTest::addColumn<bool>("team");
        QTest::addRow("SQLite") << false;
        QTest::addRow("PostgreSQL") << true;
    }

    /// Where a server is missing a developer's test is skipped, never under CI.
    static bool mayBeSkipped(QString &absent)
    {
        absent = PostgresServer::missing();
        if (absent.isEmpty() && !QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
            absent = u"Qt's driver for PostgreSQL"_s;
        return !absent.isEmpty() && qEnvironmentVariable("CI") != "true"_L1;
    }

    Server server() const { return {u"localhost"_s, m_server.port(), u"cases%1"_s.arg(m_databases), u"desk"_s, m_server.authority()}; }

    Options desk(const QString &name, bool team)
    {
        Options options;
        options.file = m_folder.filePath(u"%1-%2/%3.sqlite"_s.arg(m_databases).arg(team ? u"team"_s : u"own"_s, team ? name : u"cases"_s));
        options.desk = name;
        if (team)
            options.server = server();
        return options;
    }

    /// The file itself, or the team's database, looked at from outside.
    QString askOutside(bool team, const QString &statement)
    {
        if (team)
            return QString::fromUtf8(m_server.ask({statement}, server().database).value_or("?")).trimmed();
        QString found;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"outside"_s);
            database.setDatabaseName(desk(u"a"_s, false).file);
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(statement) && query.next())
                    found = query.value(0).toString();
            }
        }
        QSqlDatabase::removeDatabase(u"outside"_s);
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PGPASSWORD", "secret");
        m_running = PostgresServer::missing().isEmpty() && QSqlDatabase::isDriverAvailable(u"QPSQL"_s);
        if (m_running)
            QVERIFY(m_server.create({u"CREATE ROLE desk LOGIN PASSWORD 'secret'"_s}));
    }

    void init()
    {
        ++m_databases;
        if (m_running)
            QVERIFY(m_server.sql({u"CREATE DATABASE cases%1 OWNER desk"_s.arg(m_databases)}));
    }

#define NEED_SERVER(team) \
    do { \
        QString absent; \
        if ((team) && mayBeSkipped(absent)) \
            QSKIP(qPrintable(absent + u" is not installed"_s)); \
        if ((team) && !m_running) \
            QFAIL("PostgreSQL is not installed"); \
    } while (false)

    void whatIsSavedComesBack_data() { kinds(); }
    void whatIsSavedComesBack()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        Store store(desk(u"Mori"_s, team));
        const auto entry = entryFor(u"2026-0001"_s);
        const auto saved = result(store.save(entry, {}));
        QCOMPARE(saved.problem, Problem::None);
        QVERIFY(!saved.waiting);
        QCOMPARE(saved.entry.revision, 1);
        QCOMPARE(saved.entry.owner, u"Mori"_s);
        const auto loaded = result(store.load(entry.id));
        QVERIFY(loaded.entry);
        QCOMPARE(*loaded.entry, saved.entry);
        QCOMPARE(loaded.entry->file, entry.file);

        auto changed = *loaded.entry;
        changed.state = store::State::Solved;
        changed.notes.insert(u"result"_s, u"Arrived"_s);
        const auto again = result(store.save(changed, *loaded.entry));
        QCOMPARE(again.entry.revision, 2);
        QVERIFY(again.conflicts.isEmpty());
        QCOMPARE(result(store.load(entry.id)).entry->state, store::State::Solved);
    }

    void hostileTextIsOnlyText_data() { kinds(); }
    void hostileTextIsOnlyText()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        Store store(desk(u"O'Hara; --"_s, team));
        for (const auto &text : hostileTexts()) {
            auto entry = entryFor(text, text);
            entry.cause = entry.solution = text;
            entry.notes = {{text, text}};
            entry.seconds = {{text, 1}};
            entry.file = text.toUtf8() + QByteArray("\0'\"\\", 4);
            const auto saved = result(store.save(entry, {}));
            QCOMPARE(saved.problem, Problem::None);
            const auto loaded = result(store.load(entry.id));
            QVERIFY(loaded.entry);
            QCOMPARE(loaded.entry->caseNumber, text);
            QCOMPARE(loaded.entry->notes, entry.notes);
            QCOMPARE(loaded.entry->file, entry.file);
            Search search;
            search.words = text.split(u' ').first();
            const auto found = result(store.list(search));
            QCOMPARE(found.problem, Problem::None);
            QVERIFY2(std::ranges::any_of(found.entries, [&](const Entry &one) { return one.id == entry.id; }), qPrintable(text));
            QCOMPARE(result(store.others(text, QDateTime::currentDateTime().addDays(-1), {})).cases, 1);
        }
        QCOMPARE(result(store.list({})).entries.size(), hostileTexts().size());
        // A hostile id finds nothing and deletes nothing.
        QCOMPARE(result(store.erase(u"' OR 1=1 --"_s)), Problem::None);
        QCOMPARE(result(store.list({})).entries.size(), hostileTexts().size());
    }

    void whatADatabaseHasNoSignForIsShown_data() { kinds(); }
    void whatADatabaseHasNoSignForIsShown()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        Store store(desk(u"Mori"_s, team));
        auto entry = entryFor(u"a"_s + QChar(0) + u"b"_s + QChar(0xd800));
        entry.notes = {{u"U1"_s, u"x"_s + QChar(0) + u"y"_s}};
        QCOMPARE(result(store.save(entry, {})).problem, Problem::None);
        const auto loaded = result(store.load(entry.id));
        QVERIFY(loaded.entry);
        QVERIFY(loaded.entry->caseNumber.startsWith(u"a\u2400b"_s));
        QCOMPARE(loaded.entry->notes.value(u"U1"_s), u"x\u2400y"_s);
    }

    void whatIsTooLongIsCut_data() { kinds(); }
    void whatIsTooLongIsCut()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        Store store(desk(u"Mori"_s, team));
        auto entry = entryFor(QString(10'000, u'9'));
        entry.notes = {{u"U1"_s, QString(longestNote + 5, u'a')}};
        entry.file = QByteArray(largestFile + 1, 'x');
        const auto saved = result(store.save(entry, {}));
        QCOMPARE(saved.problem, Problem::None);
        QCOMPARE(saved.entry.caseNumber.size(), longestText);
        QCOMPARE(saved.entry.notes.value(u"U1"_s).size(), longestNote);
        QVERIFY(saved.entry.file.isEmpty());
        entry.id = newId();
        entry.file = QByteArray(20 * 1024 * 1024, '\x9f');
        QCOMPARE(result(store.save(entry, {})).problem, Problem::None);
        QCOMPARE(result(store.load(entry.id)).entry->file, entry.file);
    }

    void searchFindsWhatPeopleType_data()
    {
        QTest::addColumn<bool>("team");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("numbers");
        for (const bool team : {false, true}) {
            const auto *kind = team ? "PostgreSQL" : "SQLite";
            QTest::addRow("%s: everything", kind) << team << QString() << QStringList{u"A-1"_s, u"B-2"_s, u"C_3"_s};
            QTest::addRow("%s: a number in full width", kind) << team << u"Ａ－１"_s << QStringList{u"A-1"_s};
            QTest::addRow("%s: upper case does not matter", kind) << team << u"FABRIKAM"_s << QStringList{u"B-2"_s};
            QTest::addRow("%s: two words in any order", kind) << team << u"fabrikam b-2"_s << QStringList{u"B-2"_s};
            QTest::addRow("%s: words of a note, half-width kana", kind) << team << u"メール"_s << QStringList{u"C_3"_s};
            QTest::addRow("%s: an underscore is itself", kind) << team << u"C_"_s << QStringList{u"C_3"_s};
            QTest::addRow("%s: a percent sign is itself", kind) << team << u"%"_s << QStringList{};
            QTest::addRow("%s: all words have to be there", kind) << team << u"fabrikam a-1"_s << QStringList{};
        }
    }

    void searchFindsWhatPeopleType()
    {
        QFETCH(bool, team);
        QFETCH(QString, words);
        QFETCH(QStringList, numbers);
        NEED_SERVER(team);
        Store store(desk(u"Mori"_s, team));
        auto kana = entryFor(u"C_3"_s, u"contoso.com"_s);
        kana.notes = {{u"U1"_s, u"ﾒｰﾙが届かない"_s}};
        for (const auto &entry : {entryFor(u"A-1"_s), entryFor(u"B-2"_s, u"fabrikam.com"_s), kana})
            QCOMPARE(result(store.save(entry, {})).problem, Problem::None);
        Search search;
        search.words = words;
        QStringList found;
        for (const auto &entry : result(store.list(search)).entries)
            found << entry.caseNumber;
        found.sort();
        QCOMPARE(found, numbers);
    }

    void filtersNarrow_data() { kinds(); }
    void filtersNarrow()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        const auto now = QDateTime::currentDateTime();
        auto old = entryFor(u"old"_s);
        old.begun = old.changed = now.addDays(-10);
        auto solved = entryFor(u"solved"_s, u"contoso.com"_s);
        solved.state = store::State::Solved;
        {
            Store store(desk(u"Mori"_s, team));
            for (const auto &entry : {old, solved, entryFor(u"new"_s)})
                QCOMPARE(result(store.save(entry, {})).problem, Problem::None);
            const auto count = [&](const Search &search) { return result(store.list(search)).entries.size(); };
            QCOMPARE(count({{}, store::State::Solved, {}, {}}), 1);
            QCOMPARE(count({{}, {}, u"example.jp"_s, {}}), 2);
            QCOMPARE(count({{}, {}, {}, now.addDays(-7)}), 2);
            QCOMPARE(count({{}, {}, {}, {}, 2}), 2);
            QCOMPARE(result(store.others(u"example.jp"_s, now.addDays(-7), {})).cases, 1);
            QCOMPARE(result(store.others(u"example.jp"_s, now.addDays(-30), old.id)).cases, 1);
        }
        auto own = desk(u"Sato"_s, team);
        own.seesTeam = false;
        Store other(own);
        QVERIFY(result(other.list({})).entries.isEmpty());
        QCOMPARE(result(other.others(u"example.jp"_s, now.addDays(-7), {})).cases, 1); // a number is no name
    }

    void deletedIsGoneForGood_data() { kinds(); }
    void deletedIsGoneForGood()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        Store store(desk(u"a"_s, team));
        auto entry = entryFor(u"1"_s);
        entry.notes = {{u"U1"_s, u"UNMISTAKABLE-NOTE"_s.repeated(500)}};
        entry.file = QByteArray("UNMISTAKABLE-FILE").repeated(5000);
        const auto saved = result(store.save(entry, {}));
        QCOMPARE(result(store.save(entryFor(u"2"_s), {})).problem, Problem::None);
        QCOMPARE(result(store.erase(entry.id)), Problem::None);
        const auto loaded = result(store.load(entry.id));
        QVERIFY(!loaded.entry);
        QCOMPARE(loaded.problem, Problem::Gone);
        QCOMPARE(result(store.list({})).entries.size(), 1);
        QCOMPARE(askOutside(team, u"SELECT count(*) FROM versions"_s), u"0"_s);
        // Who still has it open does not bring it back.
        auto later = saved.entry;
        later.notes.insert(u"U2"_s, u"more"_s);
        QCOMPARE(result(store.save(later, saved.entry)).problem, Problem::Gone);
        QCOMPARE(result(store.list({})).entries.size(), 1);
        // Nothing of it is left on this computer, neither in the file nor beside it.
        QDir folder(QFileInfo(store.options().file).absolutePath());
        for (const auto &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("UNMISTAKABLE"), qPrintable(name));
        }
    }

    void theFileIsTheUsersAlone()
    {
        Store store(desk(u"a"_s, false));
        QCOMPARE(result(store.save(entryFor(u"1"_s), {})).problem, Problem::None);
        const QFileInfo file(store.options().file);
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(file.permissions() & others));
        QVERIFY(!(QFileInfo(file.absolutePath()).permissions() & (others | QFileDevice::ExeGroup | QFileDevice::ExeOther)));
    }

    void whatIsOldGoesWhenTheStoreOpens_data() { kinds(); }
    void whatIsOldGoesWhenTheStoreOpens()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        auto old = entryFor(u"old"_s), young = entryFor(u"young"_s);
        old.changed = QDateTime::currentDateTime().addDays(-91);
        young.changed = QDateTime::currentDateTime().addDays(-89);
        {
            Store store(desk(u"a"_s, team));
            QCOMPARE(result(store.save(old, {})).problem, Problem::None);
            QCOMPARE(result(store.save(young, {})).problem, Problem::None);
        }
        auto options = desk(u"a"_s, team);
        // A team's time is the server's; one desk with another setting must not delete what is everybody's.
        options.keepDays = team ? 1 : 90;
        {
            Store store(options);
            const auto left = result(store.list({})).entries;
            QCOMPARE(left.size(), 1);
            QCOMPARE(left.first().caseNumber, u"young"_s);
        }
        if (team)
            QVERIFY(m_server.sql({u"UPDATE team SET value = '30' WHERE name = 'keep-days'"_s}, server().database));
        else
            options.keepDays = 30;
        QVERIFY(result(Store(options).list({})).entries.isEmpty());
    }

    void tablesOfAnEarlierVersionAreBroughtUpToDate_data() { kinds(); }
    void tablesOfAnEarlierVersionAreBroughtUpToDate()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        const auto blob = team ? u"BYTEA"_s : u"BLOB"_s;
        const QStringList first{
            u"CREATE TABLE schema_version (version BIGINT PRIMARY KEY)"_s,
            u"INSERT INTO schema_version (version) VALUES (1)"_s,
            u"CREATE TABLE cases (id TEXT PRIMARY KEY, revision BIGINT NOT NULL, saves TEXT NOT NULL, number TEXT NOT NULL, owner TEXT NOT NULL,"
             " changed_by TEXT NOT NULL, begun BIGINT NOT NULL, changed BIGINT NOT NULL, domain TEXT NOT NULL, cause TEXT NOT NULL, solution TEXT NOT NULL,"
             " state TEXT NOT NULL, notes TEXT NOT NULL, seconds TEXT NOT NULL, words TEXT NOT NULL, file %1)"_s.arg(blob),
            u"CREATE TABLE versions (id TEXT NOT NULL, revision BIGINT NOT NULL, entry TEXT NOT NULL, file %1, PRIMARY KEY (id, revision))"_s.arg(blob),
            u"CREATE TABLE outbox (id TEXT PRIMARY KEY, save TEXT NOT NULL, erased BIGINT NOT NULL, base TEXT NOT NULL, base_file %1, entry TEXT NOT NULL, file %1)"_s.arg(blob),
            u"CREATE TABLE team (name TEXT PRIMARY KEY, value TEXT NOT NULL)"_s,
            u"INSERT INTO team (name, value) VALUES ('keep-days', '0')"_s,
            u"INSERT INTO team (name, value) VALUES ('see-team', 'yes')"_s,
            u"INSERT INTO cases (id, revision, saves, number, owner, changed_by, begun, changed, domain, cause, solution, state, notes, seconds, words)"
             " VALUES ('x', 3, '', '77', 'Mori', 'Mori', 5, 9000000000000, 'example.jp', '', 'U1', 'handed-over', '{\"U1\":\"kept\"}', '{\"U1\":7}', '77 kept')"_s};
        if (team) {
            auto asDesk = first;
            asDesk.prepend(u"SET ROLE desk"_s);
            QVERIFY(m_server.sql(asDesk, server().database));
        } else {
            QDir().mkpath(QFileInfo(desk(u"a"_s, false).file).absolutePath());
            for (const auto &statement : first)
                (void)askOutside(false, statement);
        }
        Store store(desk(u"a"_s, team));
        const auto loaded = result(store.load(u"x"_s));
        QCOMPARE(loaded.problem, Problem::None);
        QVERIFY(loaded.entry);
        QCOMPARE(loaded.entry->revision, 3);
        QCOMPARE(loaded.entry->state, store::State::HandedOver);
        QCOMPARE(loaded.entry->notes.value(u"U1"_s), u"kept"_s);
        QCOMPARE(result(store.others(u"example.jp"_s, QDateTime::fromMSecsSinceEpoch(0), {})).cases, 1);
        QCOMPARE(askOutside(team, u"SELECT max(version) FROM schema_version"_s), u"2"_s);
    }

    void tablesOfALaterVersionAreLeftAlone_data() { kinds(); }
    void tablesOfALaterVersionAreLeftAlone()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        QCOMPARE(result(Store(desk(u"a"_s, team)).list({})).problem, Problem::None);
        const auto later = u"INSERT INTO schema_version (version) VALUES (99)"_s;
        if (team)
            QVERIFY(m_server.sql({later}, server().database));
        else
            (void)askOutside(false, later);
        Store store(desk(u"a"_s, team));
        QCOMPARE(result(store.list({})).problem, Problem::TooNew);
        const auto saved = result(store.save(entryFor(u"1"_s), {}));
        QCOMPARE(saved.problem, Problem::TooNew);
        QCOMPARE(saved.waiting, team); // kept on this computer until then
    }

    void twoDesksOnOneCaseLoseNothing_data() { kinds(); }
    void twoDesksOnOneCaseLoseNothing()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        constexpr int rounds = 40;
        auto entry = entryFor(u"1"_s);
        entry.notes.clear();
        entry.seconds.clear();
        const auto first = result(Store(desk(u"a"_s, team)).save(entry, {})).entry;
        // Each writes as people do: on what it saw last, whatever the other did meanwhile.
        const auto work = [&](const QString &name) {
            return QtConcurrent::run([this, team, name, first] {
                Store store(desk(name, team));
                auto mine = first;
                int conflicts = 0;
                for (int i = 0; i < rounds; ++i) {
                    auto next = mine;
                    next.notes[u"U1"_s] += u"\n<%1 %2>"_s.arg(name).arg(i);
                    next.notes[u"U2-"_s + name] += u"<%1>"_s.arg(i);
                    next.seconds[u"U1"_s] += 3;
                    next.changed = QDateTime::currentDateTime();
                    const auto saved = result(store.save(next, mine));
                    if (saved.problem != Problem::None || saved.waiting)
                        qFatal("not saved: %d", int(saved.problem));
                    conflicts += int(saved.conflicts.size());
                    mine = saved.entry;
                }
                return conflicts;
            });
        };
        auto a = work(u"a"_s), b = work(u"b"_s);
        const int conflicts = result(a) + result(b);
        const auto last = result(Store(desk(u"a"_s, team)).load(entry.id)).entry;
        QVERIFY(last);
        QCOMPARE(last->seconds.value(u"U1"_s), 2 * rounds * 3);
        QCOMPARE(last->revision, 2 * rounds + 1);
        for (const auto &name : {u"a"_s, u"b"_s}) {
            for (int i = 0; i < rounds; ++i) {
                QCOMPARE(times(last->notes.value(u"U1"_s), u"<%1 %2>"_s.arg(name).arg(i)), 1);
                QCOMPARE(times(last->notes.value(u"U2-"_s + name), u"<%1>"_s.arg(i)), 1);
            }
        }
        qInfo("%d of %d saves met the other desk's", conflicts, 2 * rounds);
    }

    void twoProcessesAndARestartLoseNothing()
    {
        NEED_SERVER(true);
        constexpr int saves = 120;
        Case empty;
        QFile sample(u":/todoku/samples/unknown-user.eml"_s);
        QVERIFY(sample.open(QIODevice::ReadOnly));
        empty.given.content = sample.readAll();
        empty.given.report = *bounce::read(empty.given.content);
        empty.verdict = diagnose(empty.given, empty.answers);
        QStringList ids;
        {
            Store store(desk(u"first"_s, true));
            for (int i = 0; i < 3; ++i) {
                auto entry = entryFor(QString::number(i));
                entry.notes.clear();
                entry.seconds.clear();
                entry.file = casefile::write(empty, u"test"_s, {});
                ids << entry.id;
                QCOMPARE(result(store.save(entry, {})).problem, Problem::None);
            }
        }
        QProcess processes[2];
        const QString names[]{u"mori"_s, u"sato"_s};
        for (int i = 0; i < 2; ++i) {
            const auto options = desk(names[i], true);
            processes[i].setProcessChannelMode(QProcess::ForwardedErrorChannel);
            processes[i].start(QCoreApplication::applicationDirPath() + "/desk_process"_L1,
                               QStringList{options.file, QString::number(options.server->port), options.server->database, options.server->authority, names[i], QString::number(saves)} + ids);
            QVERIFY(processes[i].waitForStarted());
        }
        // In the midst of their work, not before it and not after.
        QVERIFY(processes[0].waitForReadyRead(60'000));
        QTest::qWait(300);
        m_server.stop(SIGINT);
        QTest::qWait(300);
        QVERIFY(m_server.start());
        QByteArray outputs[2];
        for (int i = 0; i < 2; ++i) {
            QVERIFY(processes[i].waitForFinished(300'000));
            QCOMPARE(processes[i].exitCode(), 0);
            outputs[i] = processes[i].readAllStandardOutput();
        }
        int lost = 0, acknowledged = 0;
        const auto expect = [&lost](bool there, const QString &what) {
            lost += there ? 0 : 1;
            if (!there)
                qWarning() << "lost:" << what;
        };
        Store store(desk(u"last"_s, true));
        qint64 seconds = 0;
        QHash<QString, std::pair<Entry, Answers>> stored;
        for (const auto &id : ids) {
            const auto entry = result(store.load(id)).entry;
            QVERIFY(entry);
            const auto file = casefile::read(entry->file);
            QVERIFY(file);
            QCOMPARE(file->theCase.given.content, empty.given.content);
            stored.insert(id, {*entry, file->theCase.answers});
            seconds += entry->seconds.value(u"U1"_s);
        }
        for (int i = 0; i < 2; ++i) {
            for (const auto &line : outputs[i].split('\n')) {
                const auto words = QString::fromLatin1(line).split(u' ');
                if (words.size() != 2)
                    continue;
                ++acknowledged;
                const auto &[entry, answers] = stored[words[0]];
                expect(times(entry.notes.value(u"U1"_s), u"<%1 %2>"_s.arg(names[i], words[1])) == 1, u"note of %1, %2"_s.arg(names[i], words[1]));
                expect(times(entry.notes.value(u"U2-"_s + names[i]), u"<%1>"_s.arg(words[1])) == 1, u"own note of %1, %2"_s.arg(names[i], words[1]));
                expect(answers.ticks.contains(u"U1/any/%1-%2"_s.arg(names[i], words[1])), u"tick of %1, %2"_s.arg(names[i], words[1]));
            }
        }
        const auto waited = outputs[0].count("waited") + outputs[1].count("waited");
        qInfo("%d answers of two processes, %lld of them while the server was away: %d lost, %lld of %d seconds", acknowledged, qlonglong(waited), lost, qlonglong(seconds), 2 * saves);
        QCOMPARE(acknowledged, 2 * saves);
        QCOMPARE(lost, 0);
        QCOMPARE(seconds, 2 * saves);
        QVERIFY(waited > 0);
    }

    void bothChangedOneThing_data() { kinds(); }
    void bothChangedOneThing()
    {
        QFETCH(bool, team);
        NEED_SERVER(team);
        Store a(desk(u"a"_s, team)), b(desk(u"b"_s, team));
        const auto base = result(a.save(entryFor(u"1"_s), {})).entry;
        auto ofA = base, ofB = base;
        ofA.state = store::State::Solved;
        ofA.caseNumber = u"1-a"_s;
        ofA.file = "file of a";
        ofB.state = store::State::HandedOver;
        ofB.file = "file of b";
        ofB.notes.insert(u"U1"_s, u"B writes something else"_s);
        QVERIFY(result(a.save(ofA, base)).conflicts.isEmpty());
        const auto saved = result(b.save(ofB, base));
        QCOMPARE(saved.entry.state, store::State::HandedOver);
        QCOMPARE(saved.entry.caseNumber, u"1-a"_s); // only a changed it
        QCOMPARE(saved.entry.notes.value(u"U1"_s), u"B writes something else"_s);
        QCOMPARE(saved.conflicts, (QList<Conflict>{{Conflict::What::State, {}, u"a"_s}, {Conflict::What::File, {}, u"a"_s}}));
        // What could not be merged is kept as it was.
        QCOMPARE(askOutside(team, u"SELECT count(*) FROM versions"_s), u"1"_s);
        QVERIFY(askOutside(team, u"SELECT entry FROM versions"_s).contains(u"solved"_s));
        QCOMPARE(askOutside(team, u"SELECT length(file) FROM versions"_s), u"9"_s);
    }

    void withoutAServerWorkGoesOn()
    {
        NEED_SERVER(true);
        Store store(desk(u"a"_s, true));
        const auto base = result(store.save(entryFor(u"1"_s), {})).entry;
        m_server.stop(SIGINT);
        auto next = base;
        next.notes.insert(u"U2"_s, u"written without a server"_s);
        const auto saved = result(store.save(next, base));
        QVERIFY(saved.waiting);
        QCOMPARE(saved.problem, Problem::ServerUnreachable);
        const auto fresh = entryFor(u"2"_s);
        QVERIFY(result(store.save(fresh, {})).waiting);
        const auto list = result(store.list({}));
        QCOMPARE(list.problem, Problem::ServerUnreachable);
        QCOMPARE(list.waiting.size(), 2);
        QCOMPARE(list.entries.size(), 2);
        QCOMPARE(result(store.load(base.id)).entry->notes.value(u"U2"_s), u"written without a server"_s);
        next.notes.insert(u"U3"_s, u"and more"_s);
        QVERIFY(result(store.save(next, saved.entry)).waiting);
        {
            Store later(desk(u"a"_s, true)); // the window was closed and opened again
            QCOMPARE(result(later.list({})).waiting.size(), 2);
        }
        QVERIFY(m_server.start());
        QCOMPARE(result(store.send()), Problem::None);
        const auto after = result(store.list({}));
        QCOMPARE(after.problem, Problem::None);
        QVERIFY(after.waiting.isEmpty());
        QCOMPARE(after.entries.size(), 2);
        Store other(desk(u"b"_s, true));
        const auto seen = result(other.load(base.id)).entry;
        QVERIFY(seen);
        QCOMPARE(seen->notes.value(u"U2"_s), u"written without a server"_s);
        QCOMPARE(seen->notes.value(u"U3"_s), u"and more"_s);
        QCOMPARE(seen->seconds, base.seconds); // sent once, not twice
    }

    void aServerKilledInTheMiddleLosesNothing()
    {
        NEED_SERVER(true);
        auto entry = entryFor(u"1"_s);
        entry.notes.clear();
        entry.seconds.clear();
        std::atomic<bool> done = false;
        constexpr int kills = 4;
        int lines = 0, waited = 0;
        auto desks = QtConcurrent::run([&, this] {
            Store store(desk(u"a"_s, true));
            auto mine = result(store.save(entry, {})).entry;
            for (; !done; ++lines) {
                auto next = mine;
                next.notes[u"U1"_s] += u"<%1>"_s.arg(lines);
                next.seconds[u"U1"_s] += 1;
                const auto saved = result(store.save(next, mine));
                if (saved.problem != Problem::None && !saved.waiting)
                    qFatal("lost: %d", int(saved.problem));
                waited += saved.waiting;
                mine = saved.entry;
                if (lines % 5 == 0)
                    (void)store.send(); // as the desk does every now and then
                QThread::msleep(2);
            }
            // What did not get through waits for another try.
            for (int tries = 0; tries < 50 && !result(store.list({})).waiting.isEmpty(); ++tries) {
                result(store.send());
                QThread::msleep(200);
            }
        });
        for (int i = 0; i < kills; ++i) {
            QTest::qWait(300 + 137 * i);
            m_server.stop(SIGKILL);
            QVERIFY(m_server.start());
        }
        QTest::qWait(500);
        done = true;
        desks.waitForFinished();
        const auto last = result(Store(desk(u"b"_s, true)).load(entry.id)).entry;
        QVERIFY(last);
        for (int i = 0; i < lines; ++i)
            QCOMPARE(times(last->notes.value(u"U1"_s), u"<%1>"_s.arg(i)), 1);
        QCOMPARE(last->seconds.value(u"U1"_s), lines);
        QVERIFY(waited > 0);
        qInfo("%d saves, %d kills, %d saves waited for the server", lines, kills, waited);
    }

    void aDeletionWaitsForTheServerToo()
    {
        NEED_SERVER(true);
        Store store(desk(u"a"_s, true));
        const auto saved = result(store.save(entryFor(u"1"_s), {})).entry;
        m_server.stop(SIGINT);
        QCOMPARE(result(store.erase(saved.id)), Problem::ServerUnreachable);
        QVERIFY(result(store.list({})).entries.isEmpty());
        QVERIFY(m_server.start());
        QCOMPARE(result(store.send()), Problem::None);
        QCOMPARE(askOutside(true, u"SELECT count(*) FROM cases"_s), u"0"_s);
    }

    void onlyAServerThatProvesItselfIsUsed()
    {
        NEED_SERVER(true);
        const auto problemWith = [&](const Server &to, const QString &password = {}) {
            auto options = desk(u"a"_s, true);
            options.server = to;
            Store store(options);
            if (!password.isEmpty())
                store.setPassword(password);
            return result(store.list({})).problem;
        };
        QCOMPARE(problemWith(server()), Problem::None);
        auto to = server();
        to.host = u"127.0.0.1"_s; // not the name in the certificate
        QCOMPARE(problemWith(to), Problem::CertificateRefused);
        to = server();
        QVERIFY(m_server.certificate(u"stranger"_s, "DNS:localhost", u"another"_s));
        to.authority = m_server.path(u"another.pem"_s);
        QCOMPARE(problemWith(to), Problem::CertificateRefused);
        to.authority = m_server.path(u"absent.pem"_s);
        QCOMPARE(problemWith(to), Problem::CertificateRefused);
        to = server();
        to.authority.clear(); // what the system trusts does not include it
        QCOMPARE(problemWith(to), Problem::CertificateRefused);

        QCOMPARE(problemWith(server(), u"wrong"_s), Problem::LoginRefused);
        qunsetenv("PGPASSWORD");
        QCOMPARE(problemWith(server()), Problem::PasswordNeeded);
        QCOMPARE(problemWith(server(), u"secret"_s), Problem::None);
        qputenv("PGPASSWORD", "secret");
        to = server();
        to.database = u"absent"_s;
        QVERIFY(problemWith(to) == Problem::LoginRefused);
        to = server();
        to.port = RealServers::freePort();
        QCOMPARE(problemWith(to), Problem::ServerUnreachable);
        for (const auto &host : {u"/tmp"_s, u"@todoku"_s, QString()}) {
            to = server();
            to.host = host;
            QCOMPARE(problemWith(to), Problem::NotConfigured);
        }
        to = server();
        to.host = u"localhost' sslmode='disable"_s;
        QVERIFY(problemWith(to) != Problem::None);
        to = server();
        to.database = server().database + u"' sslmode='disable"_s;
        QVERIFY(problemWith(to) != Problem::None);

        QVERIFY(m_server.configure(false)); // no TLS at all: it is not spoken to
        QCOMPARE(problemWith(server()), Problem::CertificateRefused);
        QVERIFY(m_server.configure(true, u"stranger"_s));
        QCOMPARE(problemWith(server()), Problem::CertificateRefused);
        QVERIFY(m_server.configure(true));
        QCOMPARE(problemWith(server()), Problem::None);
    }

    void theServerDecidesWhoSeesWhat()
    {
        NEED_SERVER(true);
        // As docs/helpdesk.md sets it up: one login makes the tables, the desks have their own.
        QCOMPARE(result(Store(desk(u"a"_s, true)).list({})).problem, Problem::None);
        QVERIFY(m_server.sql({u"DROP ROLE IF EXISTS mori"_s, u"DROP ROLE IF EXISTS sato"_s, u"CREATE ROLE mori LOGIN PASSWORD 'secret'"_s, u"CREATE ROLE sato LOGIN PASSWORD 'secret'"_s,
                              u"GRANT SELECT, INSERT, UPDATE, DELETE ON cases, versions TO mori, sato"_s, u"GRANT SELECT ON team, schema_version TO mori, sato"_s}, server().database));
        const auto as = [&](const QString &name) {
            auto options = desk(name, true);
            options.server->user = name;
            return options;
        };
        Store mori(as(u"mori"_s)), sato(as(u"sato"_s));
        const auto saved = result(mori.save(entryFor(u"1"_s), {}));
        QCOMPARE(saved.problem, Problem::None);
        QCOMPARE(result(sato.list({})).entries.size(), 1);
        QVERIFY(m_server.sql({u"UPDATE team SET value = 'no' WHERE name = 'see-team'"_s}, server().database));
        QCOMPARE(result(sato.list({})).entries.size(), 0);
        QVERIFY(!result(sato.load(saved.entry.id)).entry);
        QCOMPARE(result(sato.erase(saved.entry.id)), Problem::None); // nothing that it could delete
        QCOMPARE(result(mori.list({})).entries.size(), 1);
        QCOMPARE(result(sato.others(u"example.jp"_s, QDateTime::currentDateTime().addDays(-7), {})).cases, 1);
        QVERIFY(m_server.sql({u"DROP OWNED BY mori"_s, u"DROP OWNED BY sato"_s, u"DROP ROLE mori"_s, u"DROP ROLE sato"_s}, server().database));
    }

    void aFileThatCannotBeUsedIsSaid()
    {
        QTemporaryDir folder;
        QFile in(folder.filePath(u"file"_s));
        QVERIFY(in.open(QIODevice::WriteOnly));
        in.write("this is no database, whatever its name says; it is only some text that is long enough to be taken for one");
        in.close();
        Options options;
        options.file = in.fileName();
        Store store(options);
        QCOMPARE(result(store.list({})).problem, Problem::FileUnusable);
        QCOMPARE(result(store.save(entryFor(u"1"_s), {})).problem, Problem::FileUnusable);
        options.file = in.fileName() + "/below/cases.sqlite"_L1;
        QCOMPARE(result(Store(options).list({})).problem, Problem::FileUnusable);
    }

    void everyProblemHasItsSentence()
    {
        for (int problem = int(Problem::FileUnusable); problem <= int(Problem::Failed); ++problem)
            QVERIFY(explain(Problem(problem), u"db.example.jp"_s).size() > 20);
        QVERIFY(explain(Problem::None, {}).isEmpty());
    }

    void merging_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("merged");
        QTest::addColumn<bool>("told");
        QTest::addRow("only we wrote") << u"a"_s << u"a b"_s << u"a"_s << u"a b"_s << false;
        QTest::addRow("only they wrote") << u"a"_s << u"a"_s << u"a c"_s << u"a c"_s << false;
        QTest::addRow("both wrote the same") << u"a"_s << u"a b"_s << u"a b"_s << u"a b"_s << false;
        QTest::addRow("both went on") << u"a"_s << u"a b"_s << u"a c"_s << u"a c\n[us, 2026-11-02 09:30]\nb"_s << true;
        QTest::addRow("both began") << QString() << u"b"_s << u"c"_s << u"c\n[us, 2026-11-02 09:30]\nb"_s << true;
        QTest::addRow("we rewrote, they went on") << u"a"_s << u"z"_s << u"a c"_s << u"a c\n[us, 2026-11-02 09:30]\nz"_s << true;
        QTest::addRow("we deleted, they went on") << u"a"_s << QString() << u"a c"_s << u"a c"_s << true;
        QTest::addRow("what we added stands inside a word of theirs") << u"a"_s << u"a\nok"_s << u"a\nbook"_s << u"a\nbook\n[us, 2026-11-02 09:30]\nok"_s << true;
        QTest::addRow("what we added is there already, as a line") << u"a"_s << u"a\nok"_s << u"a\nwell\nok"_s << u"a\nwell\nok"_s << true;
        QTest::addRow("we went on, theirs begins otherwise by now") << u"a"_s << u"a\nb"_s << u"c\na"_s << u"c\na\n[us, 2026-11-02 09:30]\nb"_s << true;
        QTest::addRow("ours has theirs already") << u"a"_s << u"a c b"_s << u"a c"_s << u"a c b"_s << false;
    }

    void merging()
    {
        QFETCH(QString, base);
        QFETCH(QString, ours);
        QFETCH(QString, theirs);
        QFETCH(QString, merged);
        QFETCH(bool, told);
        const auto with = [](const QString &note, const QString &who) {
            Entry entry;
            entry.changedBy = who;
            entry.changed = QDateTime(QDate(2026, 11, 2), QTime(9, 30));
            entry.notes.insert(u"U1"_s, note);
            return entry;
        };
        const auto result = merge(with(base, {}), with(ours, u"us"_s), with(theirs, u"them"_s));
        QCOMPARE(result.entry.notes.value(u"U1"_s), merged);
        QCOMPARE(!result.conflicts.isEmpty(), told);
        if (told)
            QCOMPARE(result.conflicts.first(), (Conflict{Conflict::What::Note, u"U1"_s, u"them"_s}));
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
