// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

namespace todoku::mail {

// RFC 4155 knows no more than a line "From "; what makes it a separator here is the field below it.
static bool isSeparator(QByteArrayView block, qsizetype at)
{
    if (!block.sliced(at).startsWith("From "))
        return false;
    const auto end = block.indexOf('\n', at);
    return end >= 0 && looksLikeField(block.sliced(end + 1).first(std::min<qsizetype>(256, block.size() - end - 1)));
}

// Offset of the next separator line behind `from`, -1 where there is none.
static qsizetype separatorBehind(QByteArrayView block, qsizetype from)
{
    const std::string_view bytes(block.data(), size_t(block.size()));
    for (auto at = bytes.find("\nFrom ", size_t(from)); at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1)) {
        if (isSeparator(block, qsizetype(at) + 1))
            return qsizetype(at) + 1;
    }
    return -1;
}

std::optional<QByteArrayView> MboxSplitter::next()
{
    const auto separator = isSeparator(m_block, m_position) ? m_position : separatorBehind(m_block, m_position);
    if (separator < 0)
        return std::nullopt;
    const auto begin = m_block.indexOf('\n', separator) + 1;
    // From the line break before: an empty message has another separator at once.
    const auto following = separatorBehind(m_block, begin - 1);
    m_position = following < 0 ? m_block.size() : following;
    return m_block.sliced(begin, m_position - begin);
}

qsizetype MboxSplitter::lastSeparator(QByteArrayView block)
{
    for (auto at = block.lastIndexOf("\nFrom "); at >= 0; at = at > 0 ? block.lastIndexOf("\nFrom ", at - 1) : -1) {
        if (isSeparator(block, at + 1))
            return at + 1;
    }
    return block.size();
}

bool looksLikeMbox(QByteArrayView block)
{
    while (!block.isEmpty() && (block.front() == '\n' || block.front() == '\r'))
        block = block.sliced(1);
    return isSeparator(block, 0);
}

} // namespace todoku::mail
