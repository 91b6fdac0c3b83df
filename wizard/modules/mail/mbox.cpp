// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

namespace todoku::mail {

// Offset of the next separator line at or behind `from`, -1 where there is none.
static qsizetype separatorFrom(QByteArrayView block, qsizetype from)
{
    for (auto at = from; at < block.size();) {
        if (at == 0 || block[at - 1] == '\n') {
            if (block.sliced(at).startsWith("From ")) {
                const auto end = block.indexOf('\n', at);
                if (end >= 0 && looksLikeField(block.sliced(end + 1).first(std::min<qsizetype>(256, block.size() - end - 1))))
                    return at;
            }
        }
        const auto found = block.indexOf("\nFrom ", at);
        if (found < 0)
            return -1;
        at = found + 1;
    }
    return -1;
}

std::optional<QByteArrayView> MboxSplitter::next()
{
    const auto separator = separatorFrom(m_block, m_position);
    if (separator < 0)
        return std::nullopt;
    const auto begin = m_block.indexOf('\n', separator) + 1;
    const auto following = separatorFrom(m_block, begin);
    m_position = following < 0 ? m_block.size() : following;
    return m_block.sliced(begin, m_position - begin);
}

qsizetype MboxSplitter::lastSeparator(QByteArrayView block)
{
    qsizetype last = -1;
    for (auto at = separatorFrom(block, 0); at >= 0; at = separatorFrom(block, at + 1))
        last = at;
    return last <= 0 ? block.size() : last;
}

bool looksLikeMbox(QByteArrayView block)
{
    while (!block.isEmpty() && (block.front() == '\n' || block.front() == '\r'))
        block = block.sliced(1);
    return separatorFrom(block, 0) == 0;
}

} // namespace todoku::mail
