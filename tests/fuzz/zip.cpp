// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

#include <QtCore/QBuffer>

#include "zip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer archive;
    archive.setData(bytes);
    archive.open(QIODevice::ReadOnly);
    if (const auto entries = todoku::mail::zipEntries(archive)) {
        for (const auto &entry : entries->mid(0, 100))
            (void)todoku::mail::unzip(archive, entry, 1024 * 1024);
    }
    return 0;
}
