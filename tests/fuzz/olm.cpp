// SPDX-License-Identifier: Apache-2.0
#include "formats.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)todoku::mailbox::messageOfOlm(QStringLiteral("a.olm/com.microsoft.__Messages/Sent/1.xml"), bytes);
    return 0;
}
