// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fields.h"

#include "todoku/large.h"

namespace todoku::mailbox {

/// A file as it was when it was read.
struct Source {
    QString path;
    qint64 size = 0;
    qint64 modified = 0; ///< milliseconds since 1970
    bool operator==(const Source &) const = default;
};

struct Data {
    QString path;
    std::vector<Source> sources;
    LargeVector<Entry> entries;
    LargeVector<quint32> recipients;
    Kept kept;
    std::vector<Problem> problems;
    Pool addresses;
    Pool words;
    bool isComplete = true;
    Summary summary;
};

/// Sets the summary; false where a number of the index leads nowhere, or the messages are not in the order of their recipients.
bool summarise(Data &data);

} // namespace todoku::mailbox
