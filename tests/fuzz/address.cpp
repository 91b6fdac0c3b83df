// SPDX-License-Identifier: Apache-2.0
#include "todoku/address.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace todoku;
    static const address::Directory known({{{u"taro.yamada@example.co.jp"_s, 3, {}}}, {u"fabrikam.com"_s}, {u"contoso.com"_s}});
    const auto examination = address::examine(QString::fromUtf8(QByteArrayView(data, qsizetype(size))), known);
    (void)address::judge(examination);
    (void)address::toJson(examination);
    // A suggestion is valid itself and asks for nothing more.
    if (examination.suggestion && address::examine(*examination.suggestion, known).verdict == address::Verdict::Invalid)
        qFatal("a suggestion that is no address");
    return 0;
}
