// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView value(data, qsizetype(size));
    (void)todoku::origin::authenticationResults(value);
    (void)todoku::origin::receivedSpf(value);
    return 0;
}
