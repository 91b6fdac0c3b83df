// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QDateTime>

/// Moments for readers.
namespace todoku {

/// A moment in its own offset: "25/11/2026 17:00 (UTC+09:00)"; empty for an invalid one.
QString momentText(const QDateTime &moment, Language language);

/// A finding's evidence with its moments and days ("date", "first", "last") as readers of the language write them, moments in the time zone of this
/// computer. The rest stays: a stranger's subject may look like a date.
QJsonObject withReadableMoments(QJsonObject evidence, Language language);

} // namespace todoku
