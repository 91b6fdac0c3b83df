// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <atomic>

namespace todoku {

/// Shared with the thread that reads.
struct Journey::ReadingState {
    QString path;
    std::atomic<qint64> bytesDone = 0, bytesTotal = 0, messages = 0;
    std::atomic<bool> stop = false;
};

} // namespace todoku
