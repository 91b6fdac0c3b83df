// SPDX-License-Identifier: Apache-2.0
#include "keeper.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QMutex>

namespace todoku {

static constexpr qsizetype mostCases = 10;

/// A state of a case, and where it is to be written.
struct Due {
    QString path;
    Case theCase;
    QJsonObject kept;
};

/// What waits to be written, the newest of each file. Shared with the thread that writes.
struct Keeper::Queue {
    QMutex mutex;
    QList<Due> waiting;

    void put(const Due &due)
    {
        const QMutexLocker lock(&mutex);
        waiting.removeIf([&](const Due &other) { return other.path == due.path; });
        waiting << due;
    }
    std::optional<Due> take()
    {
        const QMutexLocker lock(&mutex);
        return waiting.isEmpty() ? std::nullopt : std::optional(waiting.takeFirst());
    }
};

Keeper::Keeper(const QString &folder) : m_folder(folder), m_queue(std::make_shared<Queue>())
{
    m_thread.setMaxThreadCount(1);
}

Keeper::~Keeper()
{
    flush();
}

QStringList Keeper::newestFirst(const QString &folder)
{
    QStringList paths;
    for (const auto &file : QDir(folder).entryInfoList({u"*.todoku"_s}, QDir::Files, QDir::Time))
        paths << file.absoluteFilePath();
    return paths;
}

static std::optional<Failure> write(const Due &due)
{
    // Cases hold personal data: those that nobody comes back to go.
    if (!QFile::exists(due.path)) {
        for (const auto &path : Keeper::newestFirst(QFileInfo(due.path).absolutePath()).mid(mostCases - 1))
            QFile::remove(path);
    }
    return casefile::save(due.path, casefile::write(due.theCase, QCoreApplication::applicationVersion(), QDateTime::currentDateTime(), due.kept));
}

void Keeper::keep(const Case &theCase, const QJsonObject &kept)
{
    if (m_file.isEmpty())
        m_file = QDir(m_folder).absoluteFilePath(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s) + ".todoku"_L1);
    m_queue->put({m_file, theCase, kept});
    using Written = std::pair<std::optional<Failure>, QString>;
    const auto next = [queue = m_queue]() -> Written {
        const auto due = queue->take();
        return due ? Written{write(*due), due->path} : Written{};
    };
    deliver(QtConcurrent::run(&m_thread, next), this, [this](const Written &written) {
        if (written.first)
            Q_EMIT failed(*written.first, written.second);
    });
}

void Keeper::flush()
{
    m_thread.waitForDone();
}

} // namespace todoku
