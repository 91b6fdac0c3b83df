// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/mail.h"

#include <QtCore/QIODevice>

namespace todoku::mail {

/// One file of a ZIP archive, as its central directory lists it (PKWARE APPNOTE 4.3.12).
struct ZipEntry {
    QString name;
    quint16 method = 0; ///< 0 stored, 8 deflated
    quint16 flags = 0;
    quint64 packed = 0;
    quint64 size = 0;
    quint64 offset = 0; ///< of the local header
    quint32 crc = 0;
};

/// Folders are left out. Malformed where there is no central directory.
Result<QList<ZipEntry>> zipEntries(QIODevice &archive);
/// The entry unpacked; TooLarge beyond `limit`, whatever its header says.
Result<QByteArray> unzip(QIODevice &archive, const ZipEntry &entry, qsizetype limit);

} // namespace todoku::mail
