// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace todoku::cli {

void declareRead(QCommandLineParser &parser);
int runRead(const Context &context);

} // namespace todoku::cli
