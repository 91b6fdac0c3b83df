// SPDX-License-Identifier: Apache-2.0
#include "todoku/rules.h"

using namespace todoku;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto file = rules::read(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!file)
        return 0;
    const auto facts = rules::examine({*file}, {{u"taro@example.com"_s, {}}, {u"IMCEAEX-_o=x_cn=taro@contoso.com"_s, u"X500:/o=x/cn=taro"_s}});
    (void)rules::judge(facts);
    for (const auto &match : facts.matches)
        (void)rules::commands(match);
    return 0;
}
