// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "todoku/bounce.h"

namespace todoku::cli {

/// "cause", "domain" or "recipient".
std::optional<bounce::GroupBy> groupingNamed(QStringView text);

void declareRead(QCommandLineParser &parser);
int runRead(const Context &context);

} // namespace todoku::cli
