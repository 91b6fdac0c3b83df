// SPDX-License-Identifier: Apache-2.0
#include "pool.h"

#include <cstring>

namespace todoku::mailbox {

static quint64 mixed(quint64 value)
{
    value ^= value >> 32;
    value *= 0xd6e8feb86659fd93ULL;
    value ^= value >> 29;
    return value;
}

quint64 hashOf(QByteArrayView bytes)
{
    quint64 hash = 0x9e3779b97f4a7c15ULL ^ quint64(bytes.size());
    const char *data = bytes.data();
    auto left = size_t(bytes.size());
    for (; left >= 8; left -= 8, data += 8) {
        quint64 block;
        std::memcpy(&block, data, 8);
        hash = mixed(hash ^ block) * 0x9fb21c651e98df25ULL;
    }
    quint64 rest = 0;
    if (left > 0) // no bytes may also be no pointer, which memcpy() must not get
        std::memcpy(&rest, data, left);
    hash = mixed(mixed(hash ^ rest) + quint64(left));
    return hash != 0 ? hash : 1;
}

size_t Pool::placeOf(QByteArrayView text, quint64 hash) const
{
    const size_t mask = m_table.size() - 1;
    size_t place = size_t(hash) & mask;
    while (m_table[place] != 0 && at(m_table[place] - 1) != text)
        place = (place + 1) & mask;
    return place;
}

void Pool::grow()
{
    m_table.assign(std::max<size_t>(64, m_table.size() * 2), 0);
    for (quint32 number = 0; number < size(); ++number)
        m_table[placeOf(at(number), hashOf(at(number)))] = number + 1;
}

quint32 Pool::add(QByteArrayView text)
{
    if ((m_ends.size() + 1) * 2 > m_table.size())
        grow();
    const auto place = placeOf(text, hashOf(text));
    if (m_table[place] == 0) {
        if (m_bytes.size() + size_t(text.size()) > mostBytes)
            return full;
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
        m_ends.push_back(quint32(m_bytes.size()));
        m_table[place] = quint32(m_ends.size());
    }
    return m_table[place] - 1;
}

std::optional<quint32> Pool::find(QByteArrayView text) const
{
    if (m_table.empty())
        return std::nullopt;
    const auto found = m_table[placeOf(text, hashOf(text))];
    return found == 0 ? std::nullopt : std::optional(found - 1);
}

QByteArrayView Pool::at(quint32 number) const
{
    const auto begin = number == 0 ? 0 : m_ends[number - 1];
    return QByteArrayView(m_bytes.data() + begin, qsizetype(m_ends[number] - begin));
}

bool Pool::restore(std::vector<char> bytes, std::vector<quint32> ends)
{
    quint32 before = 0;
    for (const auto end : ends) {
        if (end < before || end > bytes.size())
            return false;
        before = end;
    }
    m_bytes = std::move(bytes);
    m_ends = std::move(ends);
    m_table.assign(64, 0);
    while (m_table.size() < m_ends.size() * 2 + 2)
        m_table.resize(m_table.size() * 2);
    for (quint32 number = 0; number < size(); ++number)
        m_table[placeOf(at(number), hashOf(at(number)))] = number + 1;
    return true;
}

} // namespace todoku::mailbox
