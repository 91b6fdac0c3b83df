// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "todoku/domain.h"

/// The network options, the same wherever the network is used.
namespace todoku::cli {

void declareNetwork(QCommandLineParser &parser);
/// nullopt: the command line is wrong, and it was said why.
std::optional<domain::Options> networkOptions(const Context &context);

/// Runs the event loop until the future is there.
void waitFor(const QFuture<void> &future);

} // namespace todoku::cli
