// SPDX-License-Identifier: Apache-2.0
#include <QtCore/QBuffer>

#include "scan.h"

using namespace todoku::mailbox;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    Collector collector;
    Segment segment;
    Shared shared;
    QBuffer file;
    file.setData(bytes);
    file.open(QIODevice::ReadOnly);
    (void)scanMbox(file, 0, bytes.size(), bytes.size(), collector, segment, shared);
    qsizetype headerSize = 0;
    (void)entryOf(bytes, true, collector, segment, headerSize);
    return 0;
}
