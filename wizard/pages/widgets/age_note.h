// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/age.h"

class QWidget;

namespace todoku {

/// Says that content of `month` ("2026-11") was looked through too long ago; nullptr while it is young enough.
QWidget *ageNote(const QString &month, QDate today, Language language);

} // namespace todoku
