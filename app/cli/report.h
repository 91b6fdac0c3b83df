// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace todoku::cli {

void declareReport(QCommandLineParser &parser);
int runReport(const Context &context);

} // namespace todoku::cli
