// SPDX-License-Identifier: Apache-2.0
#include "todoku/dnssec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace todoku::dns;
    const QByteArray packet(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const auto type : {Type::MX, Type::TXT, Type::A, Type::DS, Type::DNSKEY}) {
        const Question question{QStringLiteral("a.example"), type};
        auto answer = readAnswer(packet, question);
        (void)carriesSignatures(answer);
        answer.aliases.clear();
        auto zone = zoneFromAnchors(rootAnchors() + "example. IN DS 1 8 2 00", QStringLiteral("example"), answer, 1700000000);
        // Any key at all, so that the signatures over what the packet holds are looked into.
        zone.keys = {QByteArray::fromHex("076578616d706c650000300001000000000044010003080301000101").leftJustified(96, 'k')};
        (void)verify(answer, question, zone, 1700000000);
        (void)zoneFromParent(answer, QStringLiteral("example"), answer, 1700000000);
    }
    return 0;
}
