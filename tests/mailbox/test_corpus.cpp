// SPDX-License-Identifier: Apache-2.0
#include "todoku/mailbox.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace todoku;

/// Public samples of each format and what independent readers found, from an outside corpus: the folder that TODOKU_SHARED names, else `../shared`
/// beside the sources.
static QString corpus(const QString &path)
{
    const auto folder = qEnvironmentVariable("TODOKU_SHARED", QStringLiteral(TODOKU_SOURCE_DIR "/../shared"));
    return QDir(folder).filePath("corpus/mailbox/"_L1 + path);
}

static QJsonObject expectedOf(const QString &format)
{
    const auto content = readFile(corpus(format + "/expected.json"_L1), 64 * 1024 * 1024);
    return content ? QJsonDocument::fromJson(*content).object() : QJsonObject();
}

static QString bareId(const QJsonValue &value)
{
    auto id = value.toString().trimmed();
    return id.remove(u'<').remove(u'>');
}

/// Addresses in lower case and in one order: what counts is who is named.
static QStringList folded(QStringList addresses)
{
    for (auto &address : addresses)
        address = address.trimmed().toLower();
    addresses.sort();
    return addresses;
}

static QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const auto &one : value.toArray())
        texts << one.toString();
    return folded(texts);
}

static std::optional<qint64> secondOf(const QJsonValue &value)
{
    auto time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toSecsSinceEpoch();
}

static std::optional<qint64> secondOf(const QDateTime &time)
{
    return time.isValid() ? std::optional(time.toSecsSinceEpoch()) : std::nullopt;
}

/// A sample as a row: its path, and what it should hold as {"messageId", "subject", "from", "to", "cc", "bcc", "date"} each.
static void addRows(const QString &format, const std::function<QJsonArray(const QJsonObject &)> &messagesOf)
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonArray>("messages");
    const auto samples = expectedOf(format);
    if (samples.isEmpty())
        QTest::newRow("the outside corpus is not here") << QString() << QJsonArray();
    for (auto sample = samples.begin(); sample != samples.end(); ++sample)
        QTest::newRow(sample.key().toUtf8().constData()) << corpus(format + u'/' + sample.key()) << messagesOf(sample.value()["expected"_L1].toObject());
}

static void compare(const mailbox::Message &found, const QJsonObject &expected)
{
    QCOMPARE(bareId(found.messageId), bareId(expected["message_id"_L1]));
    QCOMPARE(found.subject.simplified(), expected["subject"_L1].toString().simplified());
    QCOMPARE(found.from.toLower(), textsOf(expected["from"_L1]).value(0));
    QCOMPARE(folded(found.to), textsOf(expected["to"_L1]));
    QCOMPARE(folded(found.cc), textsOf(expected["cc"_L1]));
    QCOMPARE(folded(found.bcc), textsOf(expected["bcc"_L1]));
    QCOMPARE(secondOf(found.date), secondOf(expected["date"_L1]));
}

class TestMailboxCorpus : public QObject
{
    Q_OBJECT
};

QTEST_GUILESS_MAIN(TestMailboxCorpus)
#include "test_corpus.moc"
