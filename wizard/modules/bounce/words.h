// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

#include <bitset>
#include <vector>

namespace todoku::bounce {

/// Appends a text in lower case, as UTF-8: what the words of a matcher are compared with. Blanks::Join makes one blank of several and leaves out those at the ends.
enum class Blanks { Keep, Join };
void appendLower(QByteArray &bytes, const QString &text, Blanks blanks);

/// Finds many fixed words in a text in one pass. A word has at least three bytes; the text is compared as it stands (give lower case to both).
class WordMatcher
{
public:
    struct Hit {
        int word = 0;
        qsizetype place = 0;
    };
    /// The number of the word, the same for the same word.
    int add(const QByteArray &word);
    int size() const { return int(m_words.size()); }
    const QByteArray &word(int number) const { return m_words[number]; }
    /// Every place of every word, in the order of the text; at most `most`.
    std::vector<Hit> find(QByteArrayView text, size_t most = 10'000) const;

private:
    QList<QByteArray> m_words;
    QHash<QByteArray, int> m_numbers;
    QHash<quint32, QList<int>> m_byBeginning; ///< by the first three bytes
    std::bitset<65536> m_beginnings;          ///< by a hash of them: most places of a text begin no word
};

} // namespace todoku::bounce
