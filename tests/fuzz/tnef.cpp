// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto item = todoku::mail::readTnef(bytes))
        (void)item->body();
    return 0;
}
