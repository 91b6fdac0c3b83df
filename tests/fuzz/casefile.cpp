// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)todoku::casefile::read(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
