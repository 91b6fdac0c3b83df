// SPDX-License-Identifier: Apache-2.0
#include "todoku/bounce.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <cstdio>
#include <map>

using namespace todoku;

/// Public bounces that cannot be shipped: the folder "corpus/ndr" below $TODOKU_SHARED, or below "shared" beside the source folder.
static QDir corpus()
{
    const auto shared = qEnvironmentVariable("TODOKU_SHARED");
    return QDir((shared.isEmpty() ? QStringLiteral(TODOKU_SOURCE_DIR "/../shared") : shared) + "/corpus/ndr"_L1);
}

/// What was right of what there was.
struct Score {
    int mails = 0, exact = 0, recipients = 0, status = 0, reply = 0, others = 0, othersRight = 0;

    Score &operator+=(const Score &more)
    {
        mails += more.mails, exact += more.exact, recipients += more.recipients, status += more.status, reply += more.reply;
        others += more.others, othersRight += more.othersRight;
        return *this;
    }
};

static QStringList names(const QJsonObject &expected, QLatin1StringView name, QLatin1StringView also)
{
    QStringList list{expected[name].isNull() ? QString() : expected[name].toVariant().toString().toLower()};
    for (const auto &other : expected[also].toArray())
        list << (other.isNull() ? QString() : other.toVariant().toString().toLower());
    return list;
}

static QList<bounce::Recipient> failedIn(const QString &path, bool &isFailure)
{
    QList<bounce::Recipient> failed;
    bounce::readAll(path, [&](const bounce::Item &item) {
        if (item.report) {
            isFailure |= item.report->kind == bounce::Kind::Failure;
            for (const auto &recipient : item.report->recipients) {
                if (recipient.action == bounce::Action::Failed)
                    failed << recipient;
            }
        }
        return true;
    });
    return failed;
}

static Score scoreOf(const QString &path, const QJsonObject &mail)
{
    Score score;
    bool isFailure = false;
    auto failed = failedIn(path, isFailure);
    if (mail["kind"_L1].toString() != "failure"_L1) {
        score.others = 1;
        score.othersRight = failed.isEmpty() && !isFailure;
        return score;
    }
    score.mails = 1;
    bool allFound = true;
    for (const auto &value : mail["expected"_L1].toArray()) {
        const auto expected = value.toObject();
        ++score.recipients;
        const auto wanted = names(expected, "recipient"_L1, "recipient_also"_L1);
        const auto hit = std::ranges::find_if(failed, [&](const bounce::Recipient &r) { return wanted.contains(r.address.toLower()); });
        if (hit == failed.end()) {
            allFound = false;
            continue;
        }
        score.status += names(expected, "status"_L1, "status_also"_L1).contains(hit->status);
        score.reply += names(expected, "reply"_L1, "reply_also"_L1).contains(hit->replyCode ? QString::number(*hit->replyCode) : QString());
        failed.erase(hit);
    }
    score.exact = allFound && failed.isEmpty();
    return score;
}

static double share(int part, int whole)
{
    return whole == 0 ? 100.0 : 100.0 * part / whole;
}

static void print(const QString &name, const Score &score)
{
    std::fprintf(stderr, "%-20s mails %3d/%3d  status %3d/%3d  reply %3d/%3d  others %2d/%2d\n", qPrintable(name), score.exact, score.mails, score.status,
                 score.recipients, score.reply, score.recipients, score.othersRight, score.others);
}

class TestCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatOthersCollected()
    {
        if (!corpus().exists())
            QSKIP("the outside corpus of public bounces is not here; set TODOKU_SHARED to the folder that holds corpus/ndr");
        std::map<QString, Score> families;
        Score all, exchange;
        QDirIterator folders(corpus().path(), {u"expected.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (folders.hasNext()) {
            const auto list = folders.next();
            const auto mails = QJsonDocument::fromJson(*readFile(list, 64 * 1024 * 1024)).object()["mails"_L1].toArray();
            for (const auto &value : mails) {
                const auto mail = value.toObject();
                const auto score = scoreOf(QFileInfo(list).path() + u'/' + mail["file"_L1].toString(), mail);
                families[mail["family"_L1].toString()] += score;
                all += score;
                if (mail["tags"_L1].toArray().contains("exchange"_L1))
                    exchange += score;
                if (score.exact < score.mails || score.othersRight < score.others)
                    std::fprintf(stderr, "  not as expected: %s\n", qPrintable(mail["file"_L1].toString()));
            }
        }
        for (const auto &[family, score] : families)
            print(family, score);
        print(u"all"_s, all);
        std::fprintf(stderr, "recipients exact %.1f %%, status %.1f %%, reply %.1f %%, others %.1f %%\n", share(all.exact, all.mails),
                     share(all.status, all.recipients), share(all.reply, all.recipients), share(all.othersRight, all.others));
        QVERIFY(share(all.exact, all.mails) >= 99);
        QCOMPARE(exchange.exact, exchange.mails);
        QVERIFY(share(all.status, all.recipients) >= 98);
        QVERIFY(share(all.reply, all.recipients) >= 97);
        QVERIFY(share(all.othersRight, all.others) >= 99);
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "test_corpus.moc"
