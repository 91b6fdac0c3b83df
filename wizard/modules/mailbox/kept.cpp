// SPDX-License-Identifier: Apache-2.0
#include "kept.h"

#include "pool.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

namespace todoku::mailbox {

quint64 Kept::hashOfKey(QByteArrayView searchKey)
{
    // Sixteen bytes at least; a row of zeros is what some writers put where they have none.
    const bool isKey = searchKey.size() >= 16 && searchKey.size() <= 256 && std::ranges::any_of(searchKey, [](char c) { return c != 0; });
    return isKey ? hashOf(searchKey) : 0;
}

quint32 Kept::add(const Message &message)
{
    if (m_ends.size() >= Entry::none)
        return Entry::none;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << message.path << message.index << message.messageId << message.from << message.to << message.cc << message.bcc << message.date << message.subject
        << message.folder << message.messageClass << message.searchKey;
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    m_ends.push_back(m_bytes.size());
    m_keys.push_back(hashOfKey(message.searchKey));
    return quint32(m_ends.size() - 1);
}

void Kept::add(const Kept &other, size_t begin, size_t end)
{
    if (begin == end)
        return;
    const auto first = begin == 0 ? 0 : other.m_ends[begin - 1], last = other.m_ends[end - 1];
    const auto before = m_bytes.size();
    m_bytes.insert(m_bytes.end(), other.m_bytes.begin() + qsizetype(first), other.m_bytes.begin() + qsizetype(last));
    for (auto i = begin; i < end; ++i) {
        m_ends.push_back(before + other.m_ends[i] - first);
        m_keys.push_back(other.m_keys[i]);
    }
}

Message Kept::at(quint32 number) const
{
    const auto begin = number == 0 ? 0 : m_ends[number - 1];
    QDataStream in(QByteArray::fromRawData(m_bytes.data() + qsizetype(begin), qsizetype(m_ends[number] - begin)));
    in.setVersion(QDataStream::Qt_6_4);
    Message message;
    in >> message.path >> message.index >> message.messageId >> message.from >> message.to >> message.cc >> message.bcc >> message.date >> message.subject
        >> message.folder >> message.messageClass >> message.searchKey;
    return message;
}

bool Kept::restore(std::vector<char> bytes, std::vector<quint64> ends, std::vector<quint64> keys)
{
    quint64 before = 0;
    for (const auto end : ends) {
        if (end < before || end > bytes.size())
            return false;
        before = end;
    }
    if (keys.size() != ends.size() || ends.size() > Entry::none)
        return false;
    m_bytes = std::move(bytes);
    m_ends = std::move(ends);
    m_keys = std::move(keys);
    return true;
}

} // namespace todoku::mailbox
