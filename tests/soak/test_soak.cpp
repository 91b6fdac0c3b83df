// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>

using namespace todoku;

/// Memory that this process holds, in KiB; 0 where the system does not tell.
static qint64 residentMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto text = QString::fromLatin1(status.readAll());
    static const QRegularExpression resident(u"VmRSS:\\s+(\\d+)"_s);
    return resident.match(text).captured(1).toLongLong();
}

/// One window, thousands of bounces: what a day at a helpdesk does to it.
class TestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QCoreApplication::setOrganizationName(u"todoku-test"_s);
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }

    void manyBouncesInOneWindowDoNotGrowIt()
    {
        // In the beginning caches fill, and the heap becomes as large as the largest page of the largest bounce needs it. A long run begins to count
        // when every bounce has been shown on every page; the short one of every day when each was opened six times, and allows more.
        const auto forms = bounces();
        const int everyPair = int(forms.size()) * int(allPlaces.size()), asked = qEnvironmentVariableIntValue("TODOKU_SOAK");
        const bool isLong = asked >= 2 * everyPair;
        const int warm = isLong ? everyPair : int(forms.size()) * 6;
        const int count = std::max(asked, 2 * warm);
        Journey journey;
        Window window(journey);
        window.show();
        QSignalSpy opened(&journey, &Journey::opened);
        QElapsedTimer time;
        time.start();
        qint64 before = 0;
        for (int i = 0; i < count; ++i) {
            if (i == warm)
                before = residentMemory();
            const auto path = m_folder.filePath(u"bounce-%1.eml"_s.arg(i % 16));
            QFile file(path);
            auto content = forms[i % forms.size()];
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content.replace("contoso", QByteArray("contoso" + QByteArray::number(i))));
            file.close();
            opened.clear();
            window.open(path);
            QVERIFY(opened.wait(20'000));
            // Every page now and then, in the other language, and back.
            journey.goTo(allPlaces[size_t(i) % allPlaces.size()]);
            if (i % 10 == 0)
                window.setLanguage(i % 20 == 0 ? Language::Japanese : Language::English);
            QApplication::processEvents();
            if (i % 500 == 499)
                qInfo("%d: %.1f MiB", i + 1, double(residentMemory()) / 1024);
        }
        const auto after = residentMemory();
        const auto widgets = QApplication::allWidgets().size();
        qInfo("%d bounces in %.1f s: %.1f MiB after %d, %.1f MiB at the end, %lld widgets", count, double(time.elapsed()) / 1000, double(before) / 1024, warm,
              double(after) / 1024, qlonglong(widgets));
        QVERIFY2(widgets < 4000, "widgets pile up");
#ifndef __SANITIZE_ADDRESS__ // which keeps what is freed
        // The allocator keeps some air; a leak of one page's widgets would be hundreds of KiB a bounce.
        if (before > 0)
            QVERIFY2(after - before < (isLong ? 8 * 1024 + (count - warm) / 2 : 12 * 1024), qPrintable(u"%1 KiB more"_s.arg(after - before)));
#endif
    }

private:
    /// The samples, and of the many small ones every twelfth.
    static QList<QByteArray> bounces()
    {
        QList<QByteArray> all;
        int number = 0;
        for (const auto *folder : {"/resources/samples", "/tests/bounce/cases"}) {
            for (const auto &file : QDir(QStringLiteral(TODOKU_SOURCE_DIR) + QLatin1StringView(folder)).entryInfoList({u"*.eml"_s}, QDir::Files, QDir::Name)) {
                QFile content(file.filePath());
                const bool taken = number++ % 12 == 0 || file.path().endsWith("samples"_L1);
                if (taken && content.open(QIODevice::ReadOnly) && content.size() > 0)
                    all << content.readAll();
            }
        }
        return all;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestSoak)
#include "test_soak.moc"
