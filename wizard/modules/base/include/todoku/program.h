// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QString>

namespace todoku {

/// Path of one of Todoku's own helping programs, which stand beside the running one or in libexec; empty where it is not installed.
QString helpingProgram(const QString &name);

} // namespace todoku
