// SPDX-License-Identifier: Apache-2.0
// What lies in the cache folder may be damaged, or somebody else's work: everything that an index can be asked is asked.
#include <QtCore/QBuffer>

#include "cache.h"

using namespace todoku::mailbox;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    const auto kept = readIndex(file);
    if (!kept)
        return 0;
    const Index index(kept);
    for (qsizetype place = 0; place < index.size(); ++place) {
        const auto &entry = index.entries()[size_t(place)];
        if (entry.kept != Entry::none) // a file of that name is none of ours
            (void)index.message(place);
        (void)index.word(entry.client);
        (void)index.address(entry.from);
    }
    (void)contacts(index);
    (void)fromDomains(index);
    (void)index.placeOfSearchKey("0123456789abcdef");
    const auto beginnings = beginningsOf(*kept);
    if (!beginnings.empty())
        (void)segmentOf(*kept, 0, beginnings.back());
    return 0;
}
