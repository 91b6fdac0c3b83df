// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace todoku;

static QDir folder(const char *name)
{
    return QDir(QStringLiteral(TODOKU_SOURCE_DIR "/resources/") + QLatin1StringView(name));
}

static QByteArray content(const QString &path)
{
    auto file = readFile(path, 16 * 1024 * 1024);
    if (!file)
        qFatal("%s: %s", qPrintable(path), qPrintable(file.error().detail));
    return *std::move(file);
}

/// Findings that tell of trouble but speak for no solution, and why.
struct Exception {
    const char *id;
    const char *why;
};
static constexpr std::array speaksForNothing{
    Exception{"bounce.recipient-unnamed", "it says that nobody is named, not why the message failed"},
    Exception{"bounce.encrypted", "nothing of the report can be read yet"},
};

/// The rooms whose troubles have to lead somewhere.
static constexpr std::array leadingRooms{"bounce."_L1, "address."_L1, "mx."_L1, "domain."_L1, "sent."_L1, "account."_L1, "origin."_L1};

static bool isMentioned(const FindingKind &kind)
{
    const auto id = QString::fromLatin1(kind.id.data(), qsizetype(kind.id.size()));
    return std::ranges::any_of(triage::rules(), [&](const triage::Rule &rule) {
        return std::ranges::any_of(rule.when, [&](const QStringList &alternatives) {
            return std::ranges::any_of(alternatives, [&](const QString &alternative) {
                return alternative == id || (kind.severity == Severity::Error && alternative.endsWith(".*"_L1) && id.startsWith(alternative.chopped(1)))
                    || (kind.severity == Severity::Warning && alternative.endsWith(".*?"_L1) && id.startsWith(alternative.chopped(2)));
            });
        });
    });
}

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatItIsAndWhereItComesFrom_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto &file : folder("tables").entryInfoList({u"*.json"_s}))
            QTest::addRow("%s", qPrintable(file.fileName())) << file.filePath();
    }

    void tellsWhatItIsAndWhereItComesFrom()
    {
        QFETCH(QString, path);
        QJsonParseError error;
        const auto table = QJsonDocument::fromJson(content(path), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(u"byte %1: %2"_s.arg(error.offset).arg(error.errorString())));
        QVERIFY(!table.value("about"_L1).toString().isEmpty());
        QVERIFY(table.value("source"_L1).isString());
        static const QRegularExpression month(u"^20\\d\\d-(0[1-9]|1[0-2])$"_s);
        QVERIFY2(month.match(table.value("date"_L1).toString()).hasMatch(), "date");
        QVERIFY(table.value("rows"_L1).isArray());
    }

    void oneRowALine_data() { tellsWhatItIsAndWhereItComesFrom_data(); }

    // So that a change of one row is one line of a difference.
    void oneRowALine()
    {
        QFETCH(QString, path);
        const auto rows = QJsonDocument::fromJson(content(path)).object().value("rows"_L1).toArray();
        qsizetype next = 0;
        for (auto line : content(path).split('\n')) {
            line = line.trimmed();
            if (!line.startsWith('{') || line.startsWith("{\"about\"") || line.size() == 1)
                continue;
            if (line.endsWith(','))
                line.chop(1);
            QJsonParseError error;
            const auto row = QJsonDocument::fromJson(line, &error);
            QVERIFY2(error.error == QJsonParseError::NoError, line.constData());
            QVERIFY2(next < rows.size() && row.object() == rows[next].toObject(), line.constData());
            ++next;
        }
        QVERIFY2(next == rows.size(), qPrintable(u"row %1 does not stand on a line of its own"_s.arg(next + 1)));
    }

    void everyRuleOfTriageIsSound()
    {
        QVERIFY(!triage::rules().isEmpty()); // an unknown id ends the program here, with the row's words
        for (const auto &rule : triage::rules()) {
            const auto named = rule.because.toUtf8();
            const auto *row = named.constData();
            QVERIFY2(!rule.because.isEmpty(), "a row without “because”");
            QVERIFY2(!rule.when.isEmpty(), row);
            QVERIFY2((rule.points != 0) != rule.atMost.has_value(), row);
            QVERIFY2(rule.solution || rule.atMost, row);
            QVERIFY2(std::abs(rule.points) <= 100, row);
            QVERIFY2(rule.atMost.value_or(0) >= 0 && rule.atMost.value_or(0) <= 100, row);
        }
    }

    void everyTroubleLeadsSomewhere_data()
    {
        QTest::addColumn<const FindingKind *>("kind");
        for (const auto &kind : findingKinds) {
            const auto id = QLatin1StringView(kind.id.data(), qsizetype(kind.id.size()));
            if (kind.severity != Severity::Info && std::ranges::any_of(leadingRooms, [&](auto room) { return id.startsWith(room); }))
                QTest::addRow("%s", kind.id.data()) << &kind;
        }
    }

    void everyTroubleLeadsSomewhere()
    {
        QFETCH(const FindingKind *, kind);
        const bool excused = std::ranges::any_of(speaksForNothing, [&](const Exception &exception) { return kind->id == exception.id; });
        QVERIFY2(isMentioned(*kind) || excused, "no row of resources/tables/triage.json names it");
        QVERIFY2(!isMentioned(*kind) || !excused, "excused, although a row names it");
    }

    void samplesAndTheirListAgree()
    {
        QStringList listed;
        for (const auto &value : tableRows(u"samples"_s)) {
            const auto row = value.toObject();
            listed << row.value("file"_L1).toString();
            for (const auto language : allLanguages)
                QVERIFY2(!row.value(code(language)).toString().isEmpty(), qPrintable(listed.last()));
        }
        listed.sort();
        QCOMPARE(listed.removeDuplicates(), 0);
        QCOMPARE(listed, folder("samples").entryList(QDir::Files, QDir::Name));
        for (const auto &sample : samples(Language::English))
            QVERIFY2(QFile::exists(sample.path), qPrintable(sample.path));
    }

    void everyReasonIsASectionOfTheGuide()
    {
        const auto why = guide::load(u"why"_s, Language::English);
        for (const auto &value : tableRows(u"reasons"_s)) {
            const auto row = value.toObject();
            const auto finding = row.value("finding"_L1).toString(), section = row.value("section"_L1).toString();
            QVERIFY2(FindingId::fromText(finding), qPrintable("no finding "_L1 + finding));
            QVERIFY2(why.section(section), qPrintable("resources/guides/en/why.md has no section {#"_L1 + section + '}'_L1));
        }
    }

    void allNineSolutionsAreListed()
    {
        QStringList listed, wanted;
        for (const auto &row : tableRows(u"solutions"_s))
            listed << row.toObject().value("id"_L1).toString();
        for (const auto solution : allSolutions) {
            wanted << code(solution);
            QVERIFY2(!triage::looksAt(solution).isEmpty(), qPrintable(code(solution)));
        }
        QCOMPARE(listed, wanted);
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "test_tables.moc"
