// SPDX-License-Identifier: Apache-2.0
#include "todoku/program.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace todoku {

QString helpingProgram(const QString &name)
{
    const auto folder = QCoreApplication::applicationDirPath();
    const QString beside = folder + u'/' + name;
    return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(name, {folder + "/../libexec"_L1, folder});
}

} // namespace todoku
