// SPDX-License-Identifier: Apache-2.0
#include "dialogue.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace todoku::smtp;
    Session session;
    Dialogue dialogue(session, "client.example");
    ReplyReader reader;
    // In two pieces, as a network would.
    const QByteArrayView all(data, qsizetype(size));
    const auto half = all.size() / 2;
    for (const auto &piece : {all.first(half), all.sliced(half)}) {
        if (!reader.add(piece))
            return 0;
        while (const auto reply = reader.take()) {
            const auto next = dialogue.reply(*reply);
            if (next == Dialogue::Next::Close)
                return 0;
            if (next == Dialogue::Next::StartTls)
                (void)dialogue.encrypted();
        }
    }
    return 0;
}
