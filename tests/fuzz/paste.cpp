// SPDX-License-Identifier: Apache-2.0
#include "todoku/bounce.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    // Text without a header, as it comes out of a window.
    if (const auto report = todoku::bounce::read("\n" + bytes))
        (void)todoku::bounce::judge(*report);
    return 0;
}
