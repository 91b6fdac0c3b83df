// SPDX-License-Identifier: Apache-2.0
#include "todoku/account.h"
#include "todoku/sent.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cstdio>

using namespace todoku;

/// Peak memory of this process in bytes, where the system tells (Linux).
static qint64 peakMemory()
{
    const auto status = readFile(u"/proc/self/status"_s, 65536);
    static const QRegularExpression peak(u"VmHWM:\\s+(\\d+)"_s);
    return status ? peak.match(QString::fromLatin1(*status)).captured(1).toLongLong() * 1024 : 0;
}

static QByteArray mail(int number, const QByteArray &body)
{
    return "From - Wed Nov 25 10:00:00 2026\nFrom: =?UTF-8?B?6Iqx5a2Q?= <hanako@contoso.com>\nTo: \"Yamada, Taro\" <person" + QByteArray::number(number % 2000)
        + "@example.com>\nSubject: =?UTF-8?B?5Lya6K2w44Gu44GU6YCj57Wh?= " + QByteArray::number(number) + "\nDate: " + QByteArray::number(number % 28 + 1) + " Oct 2026 1"
        + QByteArray::number(number % 9) + ":30:00 +0900\nMessage-ID: <" + QByteArray::number(number) + "@contoso.com>\nMIME-Version: 1.0\nContent-Type: text/plain\n"
          "X-Mailer: Example 1.0\n\n" + body + "\n\n";
}

/// Milliseconds that reading the file takes, as `cat FILE > /dev/null` does it: the measure of everything else.
static qint64 justReading(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qFatal("%s", qPrintable(path));
    std::vector<char> block(128 * 1024);
    QElapsedTimer clock;
    clock.start();
    while (file.read(block.data(), qint64(block.size())) > 0) { }
    return std::max<qint64>(1, clock.elapsed());
}

class BenchMailbox : public QObject
{
    Q_OBJECT

    QString write(const QString &name, qint64 size, const QByteArray &body, int &messages)
    {
        const auto path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(path));
        for (messages = 0; file.pos() < size; ++messages)
            file.write(mail(messages, body));
        return path;
    }

    void measure(const char *what, const QString &path, int messages)
    {
        (void)justReading(path); // into the page cache
        const auto cat = std::min(justReading(path), justReading(path));
        const auto before = peakMemory();
        QElapsedTimer clock;
        clock.start();
        mailbox::Options options;
        options.cacheFolder = m_folder.filePath(u"cache"_s);
        const auto index = mailbox::read(path, options);
        const auto first = clock.restart();
        QVERIFY(index);
        QCOMPARE(index->size(), messages);
        const auto again = mailbox::read(path, options);
        bounce::Report report;
        report.kind = bounce::Kind::Failure;
        report.recipients << bounce::Recipient{};
        report.recipients.first().address = u"person7@example.com"_s;
        report.original = bounce::Original{};
        report.original->messageId = u"<7@contoso.com>"_s;
        const auto facts = sent::examine(report, *again);
        const auto found = sent::judge(facts) + account::judge(account::examine(*again, facts.match->place));
        const auto second = clock.elapsed();
        QVERIFY(!found.isEmpty());
        std::printf("%-22s %d messages, %lld MiB: just reading %lld ms, first question %lld ms (%.1f times), second %lld ms; peak memory %+lld bytes a message\n", what, messages,
                    qlonglong(QFile(path).size() >> 20), qlonglong(cat), qlonglong(first), double(first) / double(cat), qlonglong(second),
                    qlonglong((peakMemory() - before) / messages));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void withAttachments()
    {
        int messages = 0;
        const auto path = write(u"large"_s, qint64(512) << 20, QByteArray(76, 'A').append('\n').repeated(2000), messages);
        measure("with attachments", path, messages);
    }
    void manySmallMails()
    {
        int messages = 0;
        const auto path = write(u"small"_s, qint64(512) << 20, QByteArray("Thank you for your message.\n").repeated(120), messages);
        measure("many small mails", path, messages);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(BenchMailbox)
#include "bench_mailbox.moc"
