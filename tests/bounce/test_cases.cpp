// SPDX-License-Identifier: Apache-2.0
#include "further.h"
#include "todoku/bounce.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace todoku;

/// tests/bounce/cases: a bounce beside the .json that says what must be read from it. What the .json leaves out may be anything.
static QDir cases()
{
    return QDir(QStringLiteral(TODOKU_SOURCE_DIR "/tests/bounce/cases"));
}

static QStringList differences(const QJsonValue &wanted, const QJsonValue &got, const QString &place)
{
    const auto shown = [](const QJsonValue &value) { return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)); };
    if (wanted.isArray() && got.isArray() && wanted.toArray().size() == got.toArray().size()) {
        QStringList found;
        for (qsizetype i = 0; i < wanted.toArray().size(); ++i)
            found << differences(wanted.toArray()[i], got.toArray()[i], u"%1[%2]"_s.arg(place).arg(i));
        return found;
    }
    if (wanted.isObject() && got.isObject()) {
        QStringList found;
        const auto fields = wanted.toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field)
            found << differences(field.value(), got.toObject()[field.key()], place + u'.' + field.key());
        return found;
    }
    return wanted == got ? QStringList() : QStringList{u"%1: wanted %2, got %3"_s.arg(place, shown(wanted), shown(got))};
}

static QStringList findingIds(const bounce::Report &report)
{
    QStringList ids;
    for (const auto &finding : bounce::judge(report))
        ids << finding.id.text();
    return ids;
}

class TestCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsWritten_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto &file : cases().entryInfoList(QDir::Files, QDir::Name)) {
            if (file.suffix() != "json"_L1)
                QTest::addRow("%s", qPrintable(file.fileName())) << file.filePath();
        }
    }

    void readsAsWritten()
    {
        QFETCH(QString, path);
        const QFileInfo info(path);
        const auto expectation = readFile(info.path() + u'/' + info.completeBaseName() + ".json"_L1, 1024 * 1024);
        QVERIFY2(expectation, "no .json beside the bounce");
        auto wanted = QJsonDocument::fromJson(*expectation).object();
        const auto content = readFile(path, bounce::largestMessage);
        QVERIFY(content);
        const auto report = bounce::read(*content);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        // A fixture whose wording nobody has seen says so in both places.
        QCOMPARE(content->contains("\nX-Todoku-Fixture: constructed\n"), wanted.take("fixture"_L1).toString() == "constructed"_L1);
        QVERIFY(report->text.contains(wanted.take("text"_L1).toString()));
        QCOMPARE(report->guessed, wanted.take("guessed"_L1).toBool());
        QCOMPARE(report->encrypted, wanted.take("encrypted"_L1).toBool());
        QCOMPARE(report->truncated, wanted.take("truncated"_L1).toBool());
        const auto findings = wanted.take("findings"_L1);
        const auto different = differences(wanted, bounce::toJson(*report), {});
        QVERIFY2(different.isEmpty(), qPrintable(different.join(u'\n')));
        if (findings.isArray())
            QCOMPARE(QJsonArray::fromStringList(findingIds(*report)), findings.toArray());
    }

    void everyFindingIsRaisedByOneCaseAndNotByAnother()
    {
        // test_further.cpp has the cases of these.
        const auto further = furtherIds();
        QHash<QString, int> raised;
        int count = 0;
        for (const auto &file : cases().entryInfoList(QDir::Files)) {
            if (file.suffix() == "json"_L1)
                continue;
            ++count;
            const auto report = bounce::read(*readFile(file.filePath(), bounce::largestMessage));
            QVERIFY2(report, qPrintable(file.fileName()));
            const auto ids = findingIds(*report);
            for (const auto &id : QSet<QString>(ids.begin(), ids.end()))
                ++raised[id];
        }
        for (const auto &kind : findingKinds) {
            const auto id = QString::fromLatin1(kind.id.data(), qsizetype(kind.id.size()));
            if (!id.startsWith("bounce."_L1) || further.contains(id))
                continue;
            QVERIFY2(raised.value(id) > 0, qPrintable(id + " is raised by no case"_L1));
            QVERIFY2(raised.value(id) < count, qPrintable(id + " is raised by every case"_L1));
        }
    }

    void placesOfTheTextsAreFilled()
    {
        for (const auto &file : cases().entryInfoList(QDir::Files)) {
            if (file.suffix() == "json"_L1)
                continue;
            const auto report = bounce::read(*readFile(file.filePath(), bounce::largestMessage));
            for (const auto &finding : bounce::judge(*report)) {
                for (const auto &place : places(QString::fromUtf8(finding.id.kind().text)))
                    QVERIFY2(place == "subject"_L1 || !finding.evidence.value(place).toString().isEmpty(),
                             qPrintable(file.fileName() + ": "_L1 + finding.id.text() + " lacks "_L1 + place));
            }
        }
    }

    void aRedactedCaseTellsTheSame_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto &file : cases().entryInfoList({u"*.eml"_s, u"*.msg"_s, u"*.dat"_s}, QDir::Files, QDir::Name)) {
            if (!file.fileName().contains("inside-a-mail"_L1)) // an attachment is left out
                QTest::addRow("%s", qPrintable(file.fileName())) << file.filePath();
        }
    }

    // Whoever wrote to whom is gone; what the rules need is still there.
    void aRedactedCaseTellsTheSame()
    {
        QFETCH(QString, path);
        const auto content = *readFile(path, bounce::largestMessage);
        const auto before = bounce::read(content), after = bounce::read(bounce::redacted(content));
        QVERIFY(before && after);
        QCOMPARE(after->recipients.size(), before->recipients.size());
        for (qsizetype i = 0; i < after->recipients.size(); ++i) {
            QCOMPARE(after->recipients[i].cause, before->recipients[i].cause);
            QCOMPARE(after->recipients[i].status, before->recipients[i].status);
        }
        for (const auto *word : {"paul.wright", "emma.clark", "tanaka", "sato.misaki", "Figures for October", "kimura"})
            QVERIFY2(!bounce::redacted(content).contains(word), word);
    }
};

QTEST_GUILESS_MAIN(TestCases)
#include "test_cases.moc"
