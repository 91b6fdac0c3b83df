// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace todoku::cli {

void declareOrigin(QCommandLineParser &parser);
int runOrigin(const Context &context);

} // namespace todoku::cli
