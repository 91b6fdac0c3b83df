// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"
#include "todoku/store.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>

#include <cstdio>

using namespace todoku;

template<class T>
static T result(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

/// The case as this desk has it, and what it was made from.
struct Seen {
    store::Entry entry, base;
    Case theCase;
};

static QByteArray written(const Case &theCase)
{
    return casefile::write(theCase, u"test"_s, {});
}

/// Another answer: a line of a note that both desks write, one of the own, a second, a tick.
static void work(Seen &seen, const QString &name, int number)
{
    seen.entry.notes[u"U1"_s] += u"\n<%1 %2>"_s.arg(name).arg(number);
    seen.entry.notes[u"U2-"_s + name] += u"<%1>"_s.arg(number);
    seen.entry.seconds[u"U1"_s] += 1;
    seen.theCase.answers.ticks.insert(u"U1/any/%1-%2"_s.arg(name).arg(number), QDateTime::currentDateTimeUtc());
    seen.entry.changed = QDateTime::currentDateTime();
}

/// One desk in a process of its own: desk_process FILE PORT DATABASE AUTHORITY NAME SAVES ID... works on the cases in turn and says on standard
/// output which answers are safe: "ID NUMBER"; "waited" after a save that had to wait for the server.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    store::Options options;
    options.file = arguments.value(1);
    options.server = store::Server{u"localhost"_s, arguments.value(2).toInt(), arguments.value(3), u"desk"_s, arguments.value(4)};
    options.desk = arguments.value(5);
    const auto ids = arguments.mid(7);
    store::Store desk(options);
    QList<Seen> cases;
    for (const auto &id : ids) {
        const auto loaded = result(desk.load(id)).entry;
        const auto file = loaded ? casefile::read(loaded->file) : Result<casefile::File>(Failure{Failure::Kind::Empty, {}});
        if (!file)
            return 3;
        cases << Seen{*loaded, *loaded, file->theCase};
    }
    for (int number = 0; number < arguments.value(6).toInt(); ++number) {
        auto &seen = cases[number % cases.size()];
        work(seen, options.desk, number);
        const auto saved = result(desk.save(seen.entry, seen.base, [one = seen.theCase] { return written(one); }));
        if (saved.problem != store::Problem::None && !saved.waiting)
            return 4;
        printf("%s %d\n%s", qPrintable(seen.entry.id), number, saved.waiting ? "waited\n" : "");
        fflush(stdout);
        // Half of the time one goes on from what was sent, as a person who does not see the other desk; else from what is stored.
        seen.base = saved.ours;
        if (number % 2 == 0 && !saved.waiting) {
            seen.base = seen.entry = saved.entry;
            if (const auto file = casefile::read(saved.entry.file))
                seen.theCase = file->theCase;
        }
        if (number % 7 == 0)
            (void)desk.send();
        QThread::msleep(5);
    }
    for (int tries = 0; tries < 100 && !result(desk.list({})).waiting.isEmpty(); ++tries) {
        result(desk.send());
        QThread::msleep(200);
    }
    return result(desk.list({})).waiting.isEmpty() ? 0 : 5;
}
