// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/report.h"

/// The words that all forms of a report share.
namespace todoku::report {

/// The room's own texts, in the context "Report".
QString say(const Words &words, const char *text);
QString dateText(const QDateTime &date, const Words &words); ///< in the zone of this computer, named; empty for an invalid one
const char *causeText(bounce::Cause cause); ///< short enough for a heading, English
QString roomName(const QString &room, const Words &words);
QString answerText(DidItHelp answer, const Words &words);

/// Every room that can look, in the order of telling.
inline constexpr std::array rooms{"bounce", "address", "sent", "account", "origin", "domain", "service", "directory", "rules"};
QStringList roomsNotLookedAt(const Verdict &verdict);

} // namespace todoku::report
