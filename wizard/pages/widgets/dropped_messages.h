// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QStringList>

class QMimeData;

/// Messages dragged out of a mail program on Windows. They are no files there: FileGroupDescriptorW has their names, FileContents with a number their
/// bytes, and Qt passes both on as "application/x-qt-windows-mime". The one place that knows this; the bytes come from strangers.
namespace todoku {

/// The names in a FILEGROUPDESCRIPTORW (shlobj_core.h), at most 64, each safe as a name inside of a folder: no path, no device, not too long.
QStringList namesIn(const QByteArray &fileGroupDescriptor);

bool holdsMessages(const QMimeData &data);

/// Writes the messages of a drop into files that only the user can read, and gives their paths; they go when the program ends.
/// Empty where nothing of that kind was dropped. A message whose bytes do not come along (classic Outlook gives an IStorage, which Qt 6.4 does
/// not read) becomes an empty file, so that the usual words for an empty file say what to do.
QStringList savedMessages(const QMimeData &data);

} // namespace todoku
