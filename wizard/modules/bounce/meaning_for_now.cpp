// SPDX-License-Identifier: Apache-2.0
#include "todoku/bounce.h"
namespace todoku::bounce {
std::optional<CodeMeaning> meaning(const QString &, Language) { return {}; }
}
