// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QStringView>

/// How far two short ASCII texts are apart, as fingers see it.
namespace todoku::address {

/// Letters of a text as bits, for a quick "cannot be near": every edit changes at most two.
quint64 lettersOf(QStringView text);

/// Tenths of an edit by optimal string alignment: 10 for an ordinary edit, less for neighbouring keys, doubled letters, swaps, and characters
/// that look alike; `tooFar` where more than `limit`. Both in lower case.
inline constexpr int tooFar = 1000;
int distance(QStringView one, QStringView other, int limit);

/// Number of edits, swaps counting one; more than `most` is most + 1.
int edits(QStringView one, QStringView other, int most);

} // namespace todoku::address
