// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fields.h"

#include <QtCore/QIODevice>

#include <atomic>

namespace todoku::mailbox {

/// What the threads of one reading share.
struct Shared {
    std::atomic<qint64> bytesDone{0};
    std::atomic<qint64> messages{0};
    std::atomic<bool> stop{false};
};

/// Reads the headers of the messages of an mbox whose separator lines begin in [begin, end); numbers are set later.
/// False where the file ended before `size`: somebody else changed it.
bool scanMbox(QIODevice &file, qint64 begin, qint64 end, qint64 size, Collector &collector, Segment &segment, Shared &shared);

/// The place of the next "\nFrom " in [from, end), `end` where there is none.
const char *nextFromLine(const char *from, const char *end);

} // namespace todoku::mailbox
