// SPDX-License-Identifier: Apache-2.0
#include "widgets/dropped_messages.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QtEndian>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace todoku;

/// A FILEGROUPDESCRIPTORW as Outlook makes it.
static QByteArray descriptor(const QStringList &names, std::optional<quint32> announced = {})
{
    QByteArray all(4, '\0');
    qToLittleEndian<quint32>(announced.value_or(quint32(names.size())), all.data());
    for (const auto &name : names) {
        QByteArray one(592, '\0');
        for (qsizetype i = 0; i < std::min<qsizetype>(name.size(), 260); ++i)
            qToLittleEndian<quint16>(name[i].unicode(), one.data() + 72 + 2 * i);
        all += one;
    }
    return all;
}

static const auto group = u"application/x-qt-windows-mime;value=\"FileGroupDescriptorW\""_s;
static const auto contents = u"application/x-qt-windows-mime;value=\"FileContents\""_s;

class TestDroppedMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreSafe_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("names");
        QTest::addRow("one message of Outlook") << descriptor({u"配信不能: 見積書.msg"_s}) << QStringList{u"1-配信不能_ 見積書.msg"_s};
        QTest::addRow("two with one name") << descriptor({u"Undeliverable.eml"_s, u"Undeliverable.eml"_s})
                                           << QStringList{u"1-Undeliverable.eml"_s, u"2-Undeliverable.eml"_s};
        QTest::addRow("a way out of the folder") << descriptor({u"..\\..\\x.msg"_s, u"/etc/passwd"_s}) << QStringList{u"1-.._.._x.msg"_s, u"2-_etc_passwd.eml"_s};
        QTest::addRow("a device") << descriptor({u"CON.msg"_s}) << QStringList{u"1-CON.msg"_s};
        QTest::addRow("control and direction characters") << descriptor({u"a\u202egsm.\n"_s}) << QStringList{u"1-a_gsm._"_s};
        QTest::addRow("no name at all") << descriptor({QString()}) << QStringList{u"1-.eml"_s};
        QTest::addRow("no zero at the end") << descriptor({QString(400, u'x')}) << QStringList{u"1-"_s + QString(100, u'x') + u".eml"_s};
        QTest::addRow("more announced than there are") << descriptor({u"a.msg"_s}, 0xffffffff) << QStringList{u"1-a.msg"_s};
        QTest::addRow("cut off in the middle") << descriptor({u"a.msg"_s, u"b.msg"_s}).chopped(1) << QStringList{u"1-a.msg"_s};
        QTest::addRow("empty") << QByteArray() << QStringList();
        QTest::addRow("three bytes") << QByteArray(3, '\1') << QStringList();
    }

    void namesAreSafe()
    {
        QFETCH(QByteArray, bytes);
        QTEST(namesIn(bytes), "names");
    }

    void atMostSixtyFour()
    {
        QCOMPARE(namesIn(descriptor(QStringList(1000, u"a.msg"_s))).size(), 64);
    }

    void contentsComeByNumber()
    {
        QMimeData data;
        data.setText(u"From Subject Received"_s); // Outlook's own summary, which is not the message
        data.setData(group, descriptor({u"a.eml"_s, u"b.eml"_s}));
        data.setData(contents + u";index=0"_s, "first");
        data.setData(contents + u";index=1"_s, "second");
        const auto paths = savedMessages(data);
        QCOMPARE(paths.size(), 2);
        QFile second(paths[1]);
        QVERIFY(second.open(QIODevice::ReadOnly));
        QCOMPARE(second.readAll(), QByteArray("second"));
#ifdef Q_OS_UNIX
        const auto folder = QFileInfo(QFileInfo(paths[1]).path()).path();
        QCOMPARE(int(QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)), 0);
#endif
    }

    void oneWithoutANumber()
    {
        QMimeData data;
        data.setData(group, descriptor({u"a.eml"_s}));
        data.setData(contents, "only");
        QFile file(savedMessages(data).value(0));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("only"));
    }

    void bytesThatDoNotComeAlongMakeAnEmptyFile()
    {
        QMimeData data;
        data.setData(group, descriptor({u"a.msg"_s}));
        QCOMPARE(QFileInfo(savedMessages(data).value(0)).size(), 0);
    }

    void anythingElseIsLeftAlone()
    {
        QMimeData data;
        data.setText(u"550 5.1.1"_s);
        QVERIFY(savedMessages(data).isEmpty());
    }
};

QTEST_MAIN(TestDroppedMessages)
#include "test_dropped_messages.moc"
