// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace todoku::casefile {

/// A new name is safe only when the folder that holds it is on the disk, too.
static void flushFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    fsync(handle);
    close(handle);
#endif
}

std::optional<Failure> save(const QString &path, const QByteArray &content)
{
    const auto folder = QFileInfo(path).absolutePath();
    if (!QDir().exists(folder)) {
        // It holds whole messages: for nobody else to read.
        if (!QDir().mkpath(folder))
            return Failure{Failure::Kind::CannotOpen, folder};
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    // QSaveFile writes beside the file, flushes, and renames over it.
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || file.write(content) != content.size()
        || !file.commit())
        return Failure{Failure::Kind::CannotOpen, file.errorString()};
    flushFolder(folder);
    return std::nullopt;
}

} // namespace todoku::casefile
