// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace todoku::cli {

/// What a CSV file begins with, so that spreadsheets take it for UTF-8.
inline constexpr const char *csvBeginning = "\xef\xbb\xbf";

/// One line of a CSV file (RFC 4180) that is safe to open in a spreadsheet: a field that would be taken for a formula is made text, control characters are shown.
QByteArray csvLine(const QStringList &fields);

} // namespace todoku::cli
