// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace todoku::cli {

void declareDiagnose(QCommandLineParser &parser);
int runDiagnose(const Context &context);

void declareGuide(QCommandLineParser &parser);
int runGuide(const Context &context);

} // namespace todoku::cli
