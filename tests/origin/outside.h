// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/origin.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

/// An outside corpus: the folder that TODOKU_SHARED names, else `../shared` beside the sources.
inline QString outside(const QString &path)
{
    const auto folder = qEnvironmentVariable("TODOKU_SHARED", QStringLiteral(TODOKU_SOURCE_DIR "/../shared"));
    return QDir(folder).filePath(path);
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonObject objectOf(const QString &path)
{
    return QJsonDocument::fromJson(bytesOf(path)).object();
}
