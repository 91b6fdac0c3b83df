// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

using namespace todoku;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto report = bounce::read(content))
        (void)origin::judge(origin::examine(*report, origin::returnedOriginal(content, *report), {QStringLiteral("contoso.com")}));
    (void)origin::judge(origin::examine(origin::messageFrom(content), {QStringLiteral("contoso.com")}));
    return 0;
}
