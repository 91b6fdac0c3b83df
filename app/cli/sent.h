// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace todoku::cli {

void declareSent(QCommandLineParser &parser);
int runSent(const Context &context);

void declareMessages(QCommandLineParser &parser);
int runMessages(const Context &context);

} // namespace todoku::cli
