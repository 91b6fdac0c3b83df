// SPDX-License-Identifier: Apache-2.0
#include "words.h"

namespace todoku::bounce {

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
    for (qsizetype i = 0; i + 3 <= text.size() && hits.size() < most; ++i) {
        const auto beginning = beginningAt(text.data() + i);
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
