// SPDX-License-Identifier: Apache-2.0
#include "interruption.h"

#include "command.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <csignal>
#include <cstdlib>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace todoku::cli {

static volatile std::sig_atomic_t stopped = 0;

bool interrupted()
{
    return stopped != 0;
}

#ifdef Q_OS_UNIX

static int wakeUp[2] = {-1, -1};

// Only what POSIX calls async-signal-safe.
extern "C" void todokuInterrupted(int)
{
    if (stopped)
        _exit(Cancelled);
    stopped = 1;
    // A read that waits for standard input begins anew after a signal (SA_RESTART); now it finds the end.
    const int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    [[maybe_unused]] const auto written = write(wakeUp[1], "!", 1);
}

void listenForInterruption()
{
    if (pipe(wakeUp) != 0)
        return;
    for (const int end : wakeUp)
        fcntl(end, F_SETFD, FD_CLOEXEC);
    // Event loops that wait for the network end; those that begin later end at once.
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::exit(Cancelled);
    });
    struct sigaction action = {};
    action.sa_handler = todokuInterrupted;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
}

#else

// The C library of Windows calls this in a thread of its own.
static void onInterruption(int)
{
    if (stopped)
        std::_Exit(Cancelled);
    stopped = 1;
    std::signal(SIGINT, onInterruption);
    QMetaObject::invokeMethod(qApp, [] { QCoreApplication::exit(Cancelled); }, Qt::QueuedConnection);
}

void listenForInterruption()
{
    std::signal(SIGINT, onInterruption);
}

#endif

} // namespace todoku::cli
