// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QDateTime>

/// Moments for readers.
namespace todoku {

/// A day that nobody reads as another one: "2026/11/30" in Japanese, "30 Nov 2026" in English, where 11/12 is two days. Empty for an invalid one.
QString dayText(QDate day, Language language);

/// The same with the time: "30 Nov 2026 17:00".
QString dayAndTimeText(const QDateTime &moment, Language language);

/// A moment in its own offset: "25 Nov 2026 17:00 (UTC+09:00)"; empty for an invalid one.
QString momentText(const QDateTime &moment, Language language);

/// A finding's evidence with its moments and days ("date", "first", "last") as readers of the language write them, moments in the time zone of this
/// computer. The rest stays: a stranger's subject may look like a date.
QJsonObject withReadableMoments(QJsonObject evidence, Language language);

} // namespace todoku
