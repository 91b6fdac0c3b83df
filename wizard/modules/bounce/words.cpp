// SPDX-License-Identifier: Apache-2.0
#include "words.h"

#include <QtCore/QString>

#include <utility>

namespace todoku::bounce {

void appendLower(QByteArray &bytes, const QString &text, Blanks blanks)
{
    const auto start = bytes.size();
    bytes.resize(start + text.size());
    char *out = bytes.data() + start;
    bool pending = false;
    for (const QChar c : text) {
        const auto code = c.unicode();
        // Most lines are ASCII; the others take the long way.
        if (code >= 0x80) {
            bytes.truncate(start);
            bytes += (blanks == Blanks::Join ? text.simplified() : text).toLower().toUtf8();
            return;
        }
        if (blanks == Blanks::Join && (code == ' ' || (code >= '\t' && code <= '\r'))) {
            pending = true;
            continue;
        }
        if (std::exchange(pending, false) && out > bytes.constData() + start)
            *out++ = ' ';
        *out++ = char(code >= 'A' && code <= 'Z' ? code | 0x20 : code);
    }
    bytes.truncate(out - bytes.constData());
}

static quint32 beginningAt(const char *bytes)
{
    return quint32(uchar(bytes[0])) | quint32(uchar(bytes[1])) << 8 | quint32(uchar(bytes[2])) << 16;
}

static size_t bitOf(quint32 beginning)
{
    return (beginning * 2654435761U) >> 16;
}

int WordMatcher::add(const QByteArray &word)
{
    if (word.size() < 3)
        qFatal("too short to be found: %s", word.constData());
    if (const auto known = m_numbers.constFind(word); known != m_numbers.constEnd())
        return *known;
    const int number = size();
    const auto beginning = beginningAt(word.constData());
    m_words << word;
    m_numbers.insert(word, number);
    m_byBeginning[beginning] << number;
    m_beginnings.set(bitOf(beginning));
    return number;
}

std::vector<WordMatcher::Hit> WordMatcher::find(QByteArrayView text, size_t most) const
{
    std::vector<Hit> hits;
    const auto *bytes = text.data();
    auto beginning = text.size() < 3 ? 0 : beginningAt(bytes) << 8;
    for (qsizetype i = 0; i + 3 <= text.size() && hits.size() < most; ++i) {
        beginning = beginning >> 8 | quint32(uchar(bytes[i + 2])) << 16;
        if (!m_beginnings.test(bitOf(beginning)))
            continue;
        const auto candidates = m_byBeginning.constFind(beginning);
        if (candidates == m_byBeginning.constEnd())
            continue;
        for (const int number : *candidates) {
            if (text.sliced(i).startsWith(m_words[number]))
                hits.push_back({number, i});
        }
    }
    return hits;
}

} // namespace todoku::bounce
