// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/casefile.h"

#include <QtCore/QThreadPool>

namespace todoku {

/// Writes the newest state of each case, on a thread of its own, one after the other. An answer is written at once; of what comes while a write is
/// under way only the newest is written after it.
class Keeper : public QObject
{
    Q_OBJECT
public:
    explicit Keeper(const QString &folder);
    ~Keeper() override; ///< waits until everything is on the disk

    const QString &folder() const { return m_folder; }
    /// From now on the case is kept in this file; empty: in a new one, from the first state on that is worth keeping.
    void setFile(const QString &path) { m_file = path; }
    void keep(const Case &theCase, const QJsonObject &kept);
    void flush();
    /// Whatever is begun on it comes after all that was to be kept until then.
    QThreadPool *thread() { return &m_thread; }

    /// The newest case of the folder first.
    static QStringList newestFirst(const QString &folder);

Q_SIGNALS:
    void failed(const todoku::Failure &failure, const QString &path);

private:
    struct Queue;
    QString m_folder, m_file;
    std::shared_ptr<Queue> m_queue;
    QThreadPool m_thread;
};

} // namespace todoku
