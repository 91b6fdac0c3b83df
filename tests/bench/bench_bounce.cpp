// SPDX-License-Identifier: Apache-2.0
#include "todoku/bounce.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cstdio>
#include <ctime>

using namespace todoku;

/// Peak memory of this process in KiB, where the system tells (Linux).
static qint64 peakMemory()
{
    const auto status = readFile(u"/proc/self/status"_s, 65536);
    static const QRegularExpression peak(u"VmHWM:\\s+(\\d+)"_s);
    return status ? peak.match(QString::fromLatin1(*status)).captured(1).toLongLong() : 0;
}

/// From here on the peak counts anew (Linux, proc(5): clear_refs).
static void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

/// Bounces of all forms that the project has samples of, each with addresses of its own.
static QList<QByteArray> bounces(int count)
{
    QList<QByteArray> forms;
    for (const auto *folder : {"/resources/samples", "/tests/bounce/cases"}) {
        for (const auto &file : QDir(QStringLiteral(TODOKU_SOURCE_DIR) + QLatin1StringView(folder)).entryInfoList({u"*.eml"_s}, QDir::Files, QDir::Name)) {
            const auto content = *readFile(file.filePath(), bounce::largestMessage);
            if (content.contains("\nFrom: ") && !content.contains(QByteArrayView("\r")) && !content.startsWith("\n") && !content.startsWith("From ")
                && !content.startsWith("\xef"))
                forms << content;
        }
    }
    QList<QByteArray> all;
    for (int i = 0; i < count; ++i) {
        auto content = forms[i % forms.size()];
        all << content.replace("wingtip.example", QByteArray("wingtip" + QByteArray::number(i % 500) + ".example"));
    }
    return all;
}

static void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(path));
}

class BenchBounce : public QObject
{
    Q_OBJECT

    static void measure(const char *what, const QString &path, int count)
    {
        forgetPeak();
        const auto before = peakMemory();
        // Processor time, not the clock on the wall: others may be using the machine.
        const auto started = std::clock();
        QList<bounce::Row> rows;
        int messages = 0;
        bounce::readAll(path, [&](const bounce::Item &item) {
            ++messages;
            rows << bounce::rows(item);
            return true;
        });
        const auto groups = bounce::grouped(rows, bounce::GroupBy::Cause).size() + bounce::grouped(rows, bounce::GroupBy::Domain).size()
            + bounce::grouped(rows, bounce::GroupBy::Recipient).size();
        const auto elapsed = double(std::clock() - started) / CLOCKS_PER_SEC;
        std::printf("%-10s %6d messages, %lld rows, %lld groups in %.3f s: %.0f messages/s on one core; peak memory %+lld KiB\n", what, messages, qlonglong(rows.size()),
                    qlonglong(groups), elapsed, messages / elapsed, peakMemory() - before);
        QCOMPARE(messages, count);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const auto all = bounces(10'000);
        for (const int count : {2'000, 10'000, 50'000}) {
            const auto folder = m_folder.filePath(QString::number(count));
            QDir().mkpath(folder);
            for (int i = 0; i < count; ++i)
                write(u"%1/%2.eml"_s.arg(folder).arg(i), all[i % all.size()]);
        }
        QByteArray mbox;
        for (int i = 0; i < all.size(); ++i) {
            mbox += "From MAILER-DAEMON Thu Nov  5 09:30:15 2026\n" + QByteArray(all[i]).replace("\nFrom ", "\n>From ") + '\n';
        }
        write(m_folder.filePath(u"many.mbox"_s), mbox);
        std::printf("%lld bytes a message\n", qlonglong(mbox.size() / all.size()));
        (void)bounce::read(all.first()); // the tables are read once
    }

    void fromAFolder()
    {
        for (const int count : {2'000, 10'000, 50'000})
            measure("folder", m_folder.filePath(QString::number(count)), count);
    }
    void fromAnMbox() { measure("mbox", m_folder.filePath(u"many.mbox"_s), 10'000); }
    void fromAnMboxAgain() { measure("mbox", m_folder.filePath(u"many.mbox"_s), 10'000); }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(BenchBounce)
#include "bench_bounce.moc"
