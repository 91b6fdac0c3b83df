// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kept.h"
#include "pool.h"

#include "todoku/mailbox.h"

namespace todoku::mail {
class Header;
}

namespace todoku::mailbox {

/// The largest header that is looked at, in bytes: what comes behind counts as body.
inline constexpr qsizetype largestHeader = 1024 * 1024;

/// What one thread collects.
struct Collector {
    Pool addresses;
    Pool words;
    std::vector<char> window; ///< room for the part of the file that is looked at
};

/// What one piece of work gives, in the order of its messages. Numbers of addresses and words are those of the thread's collector.
struct Segment {
    std::vector<Entry> entries;
    std::vector<quint32> recipients;
    Kept kept;
    std::vector<Problem> problems;
    size_t collector = 0;
};

/// The entry of the header at the start of `block` (which may go on with the body), without its place.
/// `size` becomes the header's length with its empty line. nullopt where the header may go on behind the block, which is not the last.
std::optional<Entry> entryOf(QByteArrayView block, bool isLast, Collector &collector, Segment &segment, qsizetype &size);

/// The entry of a message that is decoded already.
Entry entryOf(const Message &message, Collector &collector, Segment &segment);

/// The header decoded, without its place.
Message messageOf(const mail::Header &header);

/// An address as it is compared: UTF-8, lower case.
QByteArray comparable(QStringView address);

} // namespace todoku::mailbox
