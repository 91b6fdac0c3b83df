// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace todoku::cli {

void declareAddress(QCommandLineParser &parser);
int runAddress(const Context &context);

} // namespace todoku::cli
