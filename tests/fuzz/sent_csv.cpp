// SPDX-License-Identifier: Apache-2.0
#include "formats.h"

using namespace todoku::mailbox;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)looksLikeCsv(bytes, QStringLiteral("a.csv"), {});
    (void)looksLikeTable(bytes, QStringLiteral("a.csv"));
    readCsv(bytes, {}, {[](Message &&, bool) { return true; }, [](todoku::Failure) {}});
    return 0;
}
