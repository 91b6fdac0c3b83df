// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/mail.h"

namespace todoku::mail {

/// A Compound File Binary (MS-CFB): storages and streams in one file. Everything in it is checked before it is followed.
class CompoundFile
{
public:
    enum class Kind : quint8 { Unknown = 0, Storage = 1, Stream = 2, Root = 5 };
    struct Entry {
        QString name;
        Kind kind = Kind::Unknown;
        quint32 left = 0, right = 0, child = 0, start = 0;
        quint64 size = 0;
    };

    static Result<CompoundFile> open(const QByteArray &bytes);

    const Entry &entry(quint32 id) const { return m_entries[id]; }
    /// The entries inside a storage (0 is the root), in no particular order.
    std::vector<quint32> children(quint32 storage) const;
    /// A stream's bytes; what a broken chain leaves, at most as many as the file has.
    QByteArray stream(quint32 id) const;

private:
    QByteArrayView sector(quint32 number) const;
    QByteArray chain(quint32 start, quint64 size) const;
    QByteArray miniChain(quint32 start, quint64 size) const;
    bool readTables();
    bool readDirectory();

    QByteArray m_bytes;
    qsizetype m_sectorSize = 512;
    qsizetype m_miniSectorSize = 64;
    quint64 m_miniCutoff = 4096;
    std::vector<quint32> m_fat, m_miniFat;
    std::vector<Entry> m_entries;
    QByteArray m_miniStream;
};

} // namespace todoku::mail
