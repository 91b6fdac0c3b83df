// SPDX-License-Identifier: Apache-2.0
#include "todoku/bounce.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto report = todoku::bounce::read(bytes)) {
        (void)todoku::bounce::judge(*report);
        (void)todoku::bounce::toJson(*report);
    }
    (void)todoku::bounce::redacted(bytes);
    return 0;
}
