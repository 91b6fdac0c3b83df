// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/address.h"

/// Text that remembers which code point of the input each of its UTF-16 units came from, and what the rooms' parts share.
namespace todoku::address {

struct Spot {
    FindingId id;
    qsizetype from = -1; ///< UTF-16 units, -1 where something is missing
    qsizetype length = 0;
};

class Text
{
public:
    explicit Text(QStringView input);

    const QString &string() const { return m_text; }
    QStringView view() const { return m_text; }
    qsizetype size() const { return m_text.size(); }
    QChar at(qsizetype i) const { return m_text.at(i); }

    void remove(qsizetype from, qsizetype length);
    void set(qsizetype i, QChar c) { m_text[i] = c; }
    /// The new text has the origin of the old one's first unit.
    void replace(qsizetype from, qsizetype length, QStringView by);
    void keep(qsizetype from, qsizetype length);
    void composeNfc();

    /// Position and length in code points of the input.
    Issue issue(FindingId id, qsizetype from, qsizetype length) const;
    Issue issue(const Spot &spot) const { return issue(spot.id, spot.from, spot.length); }

private:
    QString m_text;
    std::vector<qsizetype> m_origin; // one more than units: the end of the input
};

inline bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
inline bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
inline bool isLetterOrDigit(QChar c) { return isLetter(c) || isDigit(c); }
inline bool isAscii(QChar c) { return c.unicode() < 0x80; }
inline bool isControl(QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; }
bool isAscii(QStringView text);
/// For a look into a table, while the text lives: nothing is copied.
inline QString borrowed(QStringView text) { return QString::fromRawData(text.data(), text.size()); }
/// ASCII letters in lower case, everything else as it is: positions stay, which Unicode's lower case does not promise.
QString asciiLower(QStringView text);
/// RFC 5322 §3.2.3 atext, ASCII only.
bool isAtext(QChar c);
bool isKana(QChar c);
bool isHan(QChar c);
inline bool isJapanese(QChar c) { return isKana(c) || isHan(c); }
/// Blank of any kind, also U+3000 and U+00A0, and line ends.
bool isBlank(QChar c);
/// The code point at a UTF-16 position, a lone surrogate as itself.
char32_t codePointAt(QStringView text, qsizetype i);
inline qsizetype units(char32_t c) { return c > 0xffff ? 2 : 1; }

} // namespace todoku::address
