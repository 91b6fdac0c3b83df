// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "data.h"

namespace todoku::mailbox {

/// The index kept for a path, checked; nullptr where there is none, or where it does not hold together.
std::shared_ptr<Data> loadIndex(const QString &path, const Options &options);
std::shared_ptr<Data> readIndex(QIODevice &device);
void saveIndex(const Data &data, const Options &options);

/// The entries [begin, end) of a kept index, as if they had just been read.
Segment segmentOf(const Data &data, size_t begin, size_t end);
/// Where the entries of each file begin; one more than there are files. Empty where they are not in the order of the files.
std::vector<size_t> beginningsOf(const Data &data);

} // namespace todoku::mailbox
