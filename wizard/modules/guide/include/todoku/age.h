// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QDate>

/// How old guides and tables are. They tell of other people's products, whose names and menus change.
namespace todoku {

/// Whole months from a date of the content ("2026-11") to a day; below 0 where the day is before it, nullopt where it is no such date.
std::optional<int> monthsSince(QStringView month, QDate day);
/// Content that nobody has looked through for longer is said to be old.
inline constexpr int monthsUntilOld = 12;
/// The month as readers of the language write it: "November 2026", "2026年11月"; as it stands where it is no such date.
QString monthText(const QString &month, Language language);
/// The oldest of the tables that judge: the rules are as old as it.
QString rulesDate();

} // namespace todoku
