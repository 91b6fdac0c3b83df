// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/casefile.h"

#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

namespace todoku {

/// Writes the newest state of a case, elsewhere, and never two at a time. An answer is written at once; what comes while a write is under way
/// is written when that has ended.
class Keeper : public QObject
{
    Q_OBJECT
public:
    explicit Keeper(const QString &folder);
    ~Keeper() override; ///< waits until everything is on the disk

    const QString &folder() const { return m_folder; }
    /// From now on the case is kept in this file; empty: in a new one, from the first state on that is worth keeping.
    void setFile(const QString &path);
    const QString &file() const { return m_file; }
    void keep(const Case &theCase, const QJsonObject &kept);
    void forget(); ///< whatever is still to be written
    void flush();

    /// The newest case of the folder; older ones than the ten newest are deleted.
    static QStringList newestFirst(const QString &folder);

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const todoku::Failure &failure, const QString &path);

private:
    struct State {
        Case theCase;
        QJsonObject kept;
    };
    void writeNext();
    void makeRoom();

    QString m_folder, m_file;
    std::optional<State> m_next;
    bool m_writing = false;
    QThreadPool m_thread;
};

} // namespace todoku
