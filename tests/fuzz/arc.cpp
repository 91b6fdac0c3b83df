// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

using namespace todoku::origin;

// Up to a zero byte a key record, behind it the message.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto zero = input.indexOf('\0');
    const KeyAnswer key{KeyAnswer::Outcome::Found, {input.left(zero)}};
    const auto message = messageFrom(input.sliced(zero + 1));
    (void)checkArc(message, [&key](const QString &) { return key; });
    (void)keyNames(message);
    return 0;
}
