// SPDX-License-Identifier: Apache-2.0
#include "todoku/address.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace todoku;
    const auto text = QString::fromUtf8(QByteArrayView(data, qsizetype(size)));
    if (const auto token = address::decodeEncapsulated(text)) {
        (void)address::x500ProxyAddress(token->value);
        (void)address::sameX500(token->value, text);
        (void)address::lastCommonName(token->value);
    }
    return 0;
}
