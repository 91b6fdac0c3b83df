// SPDX-License-Identifier: Apache-2.0
#include "todoku/address.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace todoku;
    const auto sheet = address::sheetOf(address::textOf(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size))));
    constexpr qsizetype most = 64;
    for (const auto &entry : address::entriesOf(sheet, sheet.addressColumn).mid(0, most)) {
        const auto examination = address::examine(entry.text);
        (void)address::careOf(examination);
        if (address::wrongCharacters(examination).size() != address::codePointsOf(examination.input).size())
            qFatal("not one mark a character");
    }
    return 0;
}
