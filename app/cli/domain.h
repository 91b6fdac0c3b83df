// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace todoku::cli {

void declareDomain(QCommandLineParser &parser);
int runDomain(const Context &context);
void declareSpf(QCommandLineParser &parser);
int runSpf(const Context &context);

} // namespace todoku::cli
