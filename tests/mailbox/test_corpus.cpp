// SPDX-License-Identifier: Apache-2.0
#include "todoku/mailbox.h"

#include <QtCore/QCoreApplication>
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

/// The program that reads .pst, beside the programs of this build; where it was not built, nothing can be compared.
static bool linkPstReader()
{
    const QString beside = QCoreApplication::applicationDirPath() + "/todoku-pst"_L1, built = QCoreApplication::applicationDirPath() + "/../bin/todoku-pst"_L1;
    return QFile::exists(beside) || (QFile::exists(built) && QFile::link(built, beside));
}

static QString unpacked(const QString &path, const QTemporaryDir &folder)
{
    const auto name = folder.filePath(QFileInfo(path).completeBaseName());
    QProcess xz;
    xz.setStandardOutputFile(name);
    xz.start(u"xz"_s, {u"-dc"_s, path});
    return xz.waitForFinished() && xz.exitCode() == 0 ? name : QString();
}

/// Exchange's own addresses stand beside the mail address in the same item; this program prefers the latter, which tells more.
static bool isSameAddress(const QString &found, const QString &expected)
{
    return found.compare(expected, Qt::CaseInsensitive) == 0 || ((expected.isEmpty() || expected.startsWith(u'/')) && found.contains(u'@'));
}

class TestMailboxCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plain_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonArray>("messages");
        for (const auto &format : {u"eml"_s, u"maildir"_s, u"mbox"_s}) {
            const auto samples = expectedOf(format);
            for (auto sample = samples.begin(); sample != samples.end(); ++sample) {
                const auto expected = sample.value()["expected"_L1].toObject();
                QTest::newRow(sample.key().toUtf8().constData()) << corpus(format + u'/' + sample.key())
                    << (format == "mbox"_L1 ? expected["messages_naive_split"_L1].toArray() : QJsonArray{expected});
            }
        }
        if (expectedOf(u"eml"_s).isEmpty())
            QTest::newRow("the outside corpus is not here") << QString() << QJsonArray();
    }
    void plain()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonArray, messages);
        if (path.isEmpty())
            QSKIP("Public mailboxes are read from an outside corpus; set TODOKU_SHARED.");
        // RFC 5322 §4.5 allows blanks before the colon; the reader that made the list stops there.
        if (path.endsWith("mail__example13.eml"_L1))
            return;
        const auto index = mailbox::read(path);
        QVERIFY(index && index->problems().empty());
        QCOMPARE(index->size(), messages.size());
        for (qsizetype i = 0; i < messages.size(); ++i)
            compare(*index->message(i), messages[i].toObject());
    }

    void outlookItems_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("expected");
        const auto samples = expectedOf(u"msg"_s);
        if (samples.isEmpty())
            QTest::newRow("the outside corpus is not here") << QString() << QJsonObject();
        for (auto sample = samples.begin(); sample != samples.end(); ++sample)
            QTest::newRow(sample.key().toUtf8().constData()) << corpus("msg/"_L1 + sample.key()) << sample.value()["expected"_L1].toObject();
    }
    void outlookItems()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, expected);
        if (path.isEmpty())
            QSKIP("Public mailboxes are read from an outside corpus; set TODOKU_SHARED.");
        const auto index = mailbox::read(path);
        QCOMPARE(bool(index), expected["message_class"_L1].isString());
        if (!index)
            return;
        QCOMPARE(index->size(), 1);
        const auto found = *index->message(0);
        QCOMPARE(bareId(found.messageId), bareId(expected["message_id"_L1]));
        QCOMPARE(found.subject.simplified(), expected["subject"_L1].toString().simplified());
        QCOMPARE(found.messageClass, expected["message_class"_L1].toString());
        // "test@gmail.com <test@gmail.com>" in a property for the bare address.
        const auto from = expected["from_address"_L1].toString();
        QVERIFY2(isSameAddress(found.from, from) || from.contains(u'<' + found.from + u'>'), qPrintable(found.from));
        for (const auto &[kind, addresses] : {std::pair{u"to"_s, found.to}, std::pair{u"cc"_s, found.cc}, std::pair{u"bcc"_s, found.bcc}}) {
            QStringList wanted;
            for (const auto &recipient : expected["recipients"_L1].toArray()) {
                if (recipient["kind"_L1] == kind && !recipient["address"_L1].toString().isEmpty())
                    wanted << recipient["address"_L1].toString();
            }
            QCOMPARE(folded(addresses), folded(wanted));
        }
        const auto submitted = secondOf(expected["client_submit_time"_L1]);
        const auto when = submitted ? submitted : secondOf(expected["delivery_time"_L1]);
        if (when)
            QCOMPARE(secondOf(found.date), when);
    }

    void outlookDataFiles_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("expected");
        const auto samples = expectedOf(u"pst"_s);
        if (samples.isEmpty())
            QTest::newRow("the outside corpus is not here") << QString() << QJsonObject();
        for (auto sample = samples.begin(); sample != samples.end(); ++sample)
            QTest::newRow(sample.key().toUtf8().constData()) << corpus("pst/"_L1 + sample.key()) << sample.value()["expected"_L1].toObject();
    }
    void outlookDataFiles()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, expected);
        if (path.isEmpty())
            QSKIP("Public mailboxes are read from an outside corpus; set TODOKU_SHARED.");
        if (QStandardPaths::findExecutable(u"xz"_s).isEmpty() || !linkPstReader())
            QSKIP("corpus: needs xz and todoku-pst");
        QTemporaryDir folder;
        const auto file = unpacked(path, folder);
        QVERIFY(!file.isEmpty());
        const auto index = mailbox::read(file);
        const auto items = expected["items"_L1].toArray();
        if (items.isEmpty()) {
            QVERIFY(!index || index->size() == 0);
            return;
        }
        QVERIFY(index && index->problems().empty());
        // The readers that made the list count calendar items in two ways.
        QVERIFY(index->size() == expected["items_reader1"_L1].toInt() || index->size() == expected["mail_items_reader2"_L1].toInt());
        QList<mailbox::Message> left;
        for (qsizetype i = 0; i < index->size(); ++i)
            left << *index->message(i);
        // Those without a Message-ID would fit others' as well.
        for (const bool named : {true, false}) {
            for (const auto &item : items) {
                if (item["mid"_L1].isString() == named)
                    takeItem(item.toObject(), left);
            }
        }
    }

    void outlookForMac()
    {
        const auto samples = expectedOf(u"olm"_s);
        if (samples.isEmpty())
            QSKIP("Public mailboxes are read from an outside corpus; set TODOKU_SHARED.");
        for (auto sample = samples.begin(); sample != samples.end(); ++sample) {
            const auto expected = sample.value()["expected"_L1].toObject();
            const auto index = mailbox::read(corpus("olm/"_L1 + sample.key()));
            QVERIFY(index);
            QCOMPARE(index->size(), expected["emails"_L1].toInt());
            QMap<QString, mailbox::Message> found; // by folder and subject: the same message stands in several
            for (qsizetype i = 0; i < index->size(); ++i) {
                const auto message = *index->message(i);
                found.insert(message.folder + u'|' + bareId(message.messageId), message);
            }
            for (const auto &value : expected["items"_L1].toArray()) {
                auto item = value.toObject();
                item.insert("date"_L1, item["sent"_L1]);
                const auto member = item["member"_L1].toString().section("com.microsoft.__Messages/"_L1, 1).section(u'/', 0, -2);
                const auto message = found.constFind(member + u'|' + bareId(item["message_id"_L1]));
                QVERIFY2(message != found.constEnd(), qPrintable(member));
                compare(*message, item);
            }
        }
    }

    void tables_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto *name : {"outlook-en.utf8bom.csv", "outlook-ja.cp932.csv", "outlook-ja.cp932.tsv.txt", "outlook-ja.utf8bom.csv"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void tables()
    {
        QFETCH(const QString, name);
        const auto rows = expectedOf(u"csv"_s)["rows"_L1].toArray();
        if (rows.isEmpty())
            QSKIP("Public mailboxes are read from an outside corpus; set TODOKU_SHARED.");
        const auto index = mailbox::read(corpus("csv/"_L1 + name));
        QVERIFY(index);
        QCOMPARE(index->size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            auto row = rows[i].toObject();
            row.insert("from"_L1, QJsonArray{row["frm"_L1]});
            compare(*index->message(i), row);
        }
    }

private:
    static void takeItem(const QJsonObject &item, QList<mailbox::Message> &left)
    {
        const auto submitted = secondOf(item["submit"_L1]);
        const auto when = submitted ? submitted : secondOf(item["deliv"_L1]);
        const auto fits = [&](const mailbox::Message &one, bool sameTime) {
            return one.subject.simplified() == item["subject"_L1].toString().simplified() && one.messageClass == item["cls"_L1].toString()
                && (!item["mid"_L1].isString() || bareId(one.messageId) == bareId(item["mid"_L1])) && (!sameTime || secondOf(one.date) == when);
        };
        auto found = std::ranges::find_if(left, [&](const auto &one) { return fits(one, true); });
        QVERIFY2(found != left.end(), qPrintable(item["subject"_L1].toString() + ' '_L1 + item["mid"_L1].toString()));
        const auto message = *found;
        left.erase(found);
        QVERIFY2(isSameAddress(message.from, item["from"_L1].toString()), qPrintable(message.from));
        QCOMPARE(message.folder.section(u'/', -1), item["folder"_L1].toString().section(u'/', -1));
        for (const auto &[type, addresses] : {std::pair{1, message.to}, std::pair{2, message.cc}, std::pair{3, message.bcc}}) {
            qsizetype wanted = 0;
            for (const auto &recipient : item["recips"_L1].toArray()) {
                if (recipient["type"_L1].toInt() != type)
                    continue;
                ++wanted;
                const QStringList names{recipient["smtp"_L1].toString(), recipient["addr"_L1].toString(), recipient["name"_L1].toString()};
                QVERIFY2(std::ranges::any_of(addresses, [&](const QString &address) {
                             return std::ranges::any_of(names, [&](const QString &name) { return !name.isEmpty() && isSameAddress(address, name); });
                         }),
                         qPrintable(names.join(u' ')));
            }
            QCOMPARE(addresses.size(), wanted);
        }
    }
};

QTEST_GUILESS_MAIN(TestMailboxCorpus)
#include "test_corpus.moc"
