// SPDX-License-Identifier: Apache-2.0
#include "keeper.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

namespace todoku {

static constexpr qsizetype mostCases = 10;

Keeper::Keeper(const QString &folder) : m_folder(folder)
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

void Keeper::setFile(const QString &path)
{
    flush();
    m_file = path;
}

void Keeper::makeRoom()
{
    // Cases hold personal data: those that nobody comes back to go.
    for (const auto &path : newestFirst(m_folder).mid(mostCases - 1))
        QFile::remove(path);
    m_file = QDir(m_folder).absoluteFilePath(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s) + ".todoku"_L1);
}

void Keeper::keep(const Case &theCase, const QJsonObject &kept)
{
    m_next = State{theCase, kept};
    if (!m_writing)
        writeNext();
}

void Keeper::forget()
{
    m_next.reset();
    m_thread.waitForDone();
}

static std::optional<Failure> write(const Case &theCase, const QJsonObject &kept, const QString &path)
{
    return casefile::save(path, casefile::write(theCase, QCoreApplication::applicationVersion(), QDateTime::currentDateTime(), kept));
}

void Keeper::writeNext()
{
    if (!m_next)
        return;
    if (m_file.isEmpty())
        makeRoom();
    m_writing = true;
    const auto state = *std::exchange(m_next, std::nullopt);
    deliver(QtConcurrent::run(&m_thread, [state, path = m_file] { return write(state.theCase, state.kept, path); }), this,
            [this, path = m_file](const std::optional<Failure> &failure) {
                m_writing = false;
                if (failure)
                    Q_EMIT failed(*failure, path);
                else
                    Q_EMIT saved(path);
                writeNext();
            });
}

void Keeper::flush()
{
    m_thread.waitForDone();
    if (!m_next)
        return;
    if (m_file.isEmpty())
        makeRoom();
    const auto state = *std::exchange(m_next, std::nullopt);
    if (const auto failure = write(state.theCase, state.kept, m_file))
        Q_EMIT failed(*failure, m_file);
}

} // namespace todoku
