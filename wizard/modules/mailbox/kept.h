// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/mailbox.h"

namespace todoku::mailbox {

/// Messages of formats that cannot be read again cheaply, as bytes: a question decodes the few that it needs.
class Kept
{
public:
    quint32 add(const Message &message); ///< its number, Entry::none where no more can be kept
    void add(const Kept &other, size_t begin, size_t end);
    Message at(quint32 number) const;
    size_t size() const { return m_ends.size(); }
    quint64 keyOf(quint32 number) const { return m_keys[number]; }

    /// The hash that keyOf() gives of a PidTagSearchKey; 0 for what is none.
    static quint64 hashOfKey(QByteArrayView searchKey);

    /// For the kept index.
    const std::vector<char> &bytes() const { return m_bytes; }
    const std::vector<quint64> &ends() const { return m_ends; }
    const std::vector<quint64> &keys() const { return m_keys; }
    /// False where the three do not fit together.
    bool restore(std::vector<char> bytes, std::vector<quint64> ends, std::vector<quint64> keys);

private:
    std::vector<char> m_bytes;
    std::vector<quint64> m_ends;
    std::vector<quint64> m_keys;
};

} // namespace todoku::mailbox
