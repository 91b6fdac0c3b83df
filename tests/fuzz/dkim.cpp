// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

using namespace todoku::origin;

// Up to a zero byte a key record, behind it the message.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto zero = input.indexOf('\0');
    const KeyAnswer key{KeyAnswer::Outcome::Found, {input.left(zero)}};
    (void)checkSignatures(messageFrom(input.sliced(zero + 1)), [&key](const QString &) { return key; }, QDateTime::fromSecsSinceEpoch(1'760'000'000));
    return 0;
}
