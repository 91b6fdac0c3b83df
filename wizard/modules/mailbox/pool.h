// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QByteArrayView>

#include <limits>
#include <optional>
#include <vector>

namespace todoku::mailbox {

/// A 64-bit hash that is the same on every machine and in every run, since indexes are kept on disk. Not for hostile keys alone: tables probe a bounded
/// number of places per growth, and equal hashes are compared by their bytes.
quint64 hashOf(QByteArrayView bytes);

/// Texts, each once, with a number.
class Pool
{
public:
    /// What add() gives when no more bytes can be numbered; the same as Entry::none.
    static constexpr quint32 full = std::numeric_limits<quint32>::max();

    quint32 add(QByteArrayView text);
    std::optional<quint32> find(QByteArrayView text) const;
    QByteArrayView at(quint32 number) const;
    quint32 size() const { return quint32(m_ends.size()); }

    /// For the kept index.
    const std::vector<char> &bytes() const { return m_bytes; }
    const std::vector<quint32> &ends() const { return m_ends; }
    /// False where the two do not fit together.
    bool restore(std::vector<char> bytes, std::vector<quint32> ends);

private:
    static constexpr size_t mostBytes = std::numeric_limits<quint32>::max();

    size_t placeOf(QByteArrayView text, quint64 hash) const;
    void grow();

    std::vector<char> m_bytes;
    std::vector<quint32> m_ends;
    std::vector<quint32> m_table; ///< number + 1, 0 is free; a power of two
};

} // namespace todoku::mailbox
