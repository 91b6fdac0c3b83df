// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>

using namespace todoku;

static void prepare(const QString &settings)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QCoreApplication::setOrganizationName(u"todoku-bench"_s);
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings);
}

/// Paints the window as the screen would get it.
static void paint(Window &window)
{
    QApplication::processEvents();
    window.grab();
}

static void say(const char *what, QList<double> times, double limit)
{
    std::ranges::sort(times);
    printf("%-48s %6.1f ms  (median of %lld; worst %.1f; at most %.0f)\n", what, times[times.size() / 2], qlonglong(times.size()), times.last(), limit);
    fflush(stdout);
    QVERIFY2(times[times.size() / 2] <= limit, what);
}

/// How long a person waits: for the first page, and for the verdict of a bounce.
class BenchWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(m_settings.path()); }

    void theFirstPageFromTheStartOfTheProgram()
    {
        QList<double> times;
        for (int i = 0; i < 12; ++i) {
            QElapsedTimer time;
            time.start();
            QProcess program;
            program.start(QCoreApplication::applicationFilePath(), {u"first-page"_s, m_settings.path()});
            QVERIFY(program.waitForFinished());
            QCOMPARE(program.exitCode(), 0);
            if (i > 1) // warm
                times << double(time.nsecsElapsed()) / 1e6;
        }
        say("first page, from the start of the program", times, 150);
    }

    void theVerdictOfADroppedBounce()
    {
        Journey journey;
        Window window(journey);
        window.show();
        paint(window);
        QList<double> times;
        QSignalSpy opened(&journey, &Journey::opened);
        for (int round = 0; round < 4; ++round) {
            for (const auto &sample : samples(Language::English)) {
                journey.goTo(Place::Start);
                paint(window);
                opened.clear();
                QElapsedTimer time;
                time.start();
                window.open(sample.path);
                QVERIFY(opened.wait(10'000));
                paint(window);
                if (round > 0)
                    times << double(time.nsecsElapsed()) / 1e6;
            }
        }
        say("verdict of a dropped bounce, painted", times, 100);
    }

    void thePageWhenOneTurnsOver()
    {
        Journey journey;
        Window window(journey);
        window.show();
        QSignalSpy opened(&journey, &Journey::opened);
        window.open(samples(Language::English).first().path);
        QVERIFY(opened.wait(10'000));
        QList<double> times;
        for (int round = 0; round < 4; ++round) {
            for (const auto place : allPlaces) {
                QElapsedTimer time;
                time.start();
                journey.goTo(place);
                paint(window);
                if (round > 0)
                    times << double(time.nsecsElapsed()) / 1e6;
            }
        }
        say("another page, painted", times, 100);
    }

private:
    QTemporaryDir m_settings;
};

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == "first-page"_L1) {
        prepare(QCoreApplication::arguments().value(2));
        Journey journey;
        Window window(journey);
        window.show();
        paint(window);
        _exit(0); // what comes after the page nobody waits for
    }
    BenchWindow bench;
    return QTest::qExec(&bench, argc, argv);
}
#include "bench_window.moc"
