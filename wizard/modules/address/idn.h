// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QString>

/// International domain names by ICU, the only file that knows it.
namespace todoku::address {

enum class IdnError { None, Punycode, Hyphen, LabelTooLong, DomainTooLong, Empty, Combination, Disallowed };

struct AsciiName {
    QString name; ///< A-labels in lower case; may be filled in part where there is an error
    IdnError error = IdnError::None;
};

/// UTS #46 ToASCII: non-transitional, STD3, CheckBidi, CheckJoiners, CheckHyphens, VerifyDnsLength.
AsciiName toAscii(QStringView domain);
/// The readable form of A-labels; labels that do not decode stay as they are.
QString toUnicode(QStringView domain);
/// UTS #39 skeleton: what looks the same has the same.
QString skeleton(QStringView text);

enum class Script { None, Latin, Cyrillic, Greek, Armenian, Japanese, Other };
/// None for characters common to scripts, digits and marks.
Script scriptOf(char32_t character);

} // namespace todoku::address
