// SPDX-License-Identifier: Apache-2.0
#include "compound.h"

#include <QtCore/QtEndian>

namespace todoku::mail {

// MS-CFB §2.1: sector numbers with a meaning of their own.
static constexpr quint32 lastRegularSector = 0xfffffffa;
static constexpr quint32 noStream = 0xffffffff;
static constexpr qsizetype headerSize = 512;
static constexpr qsizetype entrySize = 128;

static quint16 shortAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}

static quint32 longAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

bool looksLikeMsg(QByteArrayView bytes)
{
    return bytes.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

Result<CompoundFile> CompoundFile::open(const QByteArray &bytes)
{
    if (!looksLikeMsg(bytes))
        return Failure{Failure::Kind::Malformed, u"no compound file"_s, 0};
    if (bytes.size() < headerSize)
        return Failure{Failure::Kind::Truncated, u"compound file header"_s, bytes.size()};
    CompoundFile file;
    file.m_bytes = bytes;
    const auto sectorShift = shortAt(bytes, 30), miniShift = shortAt(bytes, 32);
    if ((sectorShift != 9 && sectorShift != 12) || miniShift < 4 || miniShift >= sectorShift)
        return Failure{Failure::Kind::Malformed, u"sector size"_s, 30};
    file.m_sectorSize = qsizetype(1) << sectorShift;
    file.m_miniSectorSize = qsizetype(1) << miniShift;
    file.m_miniCutoff = longAt(bytes, 56);
    if (!file.readTables())
        return Failure{Failure::Kind::Malformed, u"sector table"_s, 44};
    if (!file.readDirectory())
        return Failure{Failure::Kind::Malformed, u"directory"_s, 48};
    return file;
}

QByteArrayView CompoundFile::sector(quint32 number) const
{
    const auto start = (qsizetype(number) + 1) * m_sectorSize;
    if (number > lastRegularSector || start >= m_bytes.size())
        return {};
    return QByteArrayView(m_bytes).sliced(start).first(std::min(m_sectorSize, m_bytes.size() - start));
}

bool CompoundFile::readTables()
{
    const auto most = size_t(m_bytes.size() / m_sectorSize) + 1;
    std::vector<quint32> fatSectors;
    for (int i = 0; i < 109; ++i)
        fatSectors.push_back(longAt(m_bytes, 76 + i * 4));
    // MS-CFB §2.5: further sectors of the table are listed in a chain of their own.
    auto next = longAt(m_bytes, 68);
    for (size_t count = 0; next <= lastRegularSector && count < most; ++count) {
        const auto list = sector(next);
        if (list.size() < m_sectorSize)
            break;
        for (qsizetype i = 0; i + 4 < m_sectorSize; i += 4)
            fatSectors.push_back(longAt(list, i));
        next = longAt(list, m_sectorSize - 4);
    }
    for (const auto number : fatSectors) {
        if (number > lastRegularSector || m_fat.size() > most)
            continue;
        const auto table = sector(number);
        for (qsizetype i = 0; i + 4 <= table.size(); i += 4)
            m_fat.push_back(longAt(table, i));
    }
    if (m_fat.empty())
        return false;
    const auto mini = chain(longAt(m_bytes, 60), quint64(m_bytes.size()));
    for (qsizetype i = 0; i + 4 <= mini.size(); i += 4)
        m_miniFat.push_back(longAt(mini, i));
    return true;
}

bool CompoundFile::readDirectory()
{
    const auto bytes = chain(longAt(m_bytes, 48), quint64(m_bytes.size()));
    for (qsizetype at = 0; at + entrySize <= bytes.size(); at += entrySize) {
        const auto view = QByteArrayView(bytes).sliced(at, entrySize);
        Entry entry;
        const auto nameBytes = std::min<qsizetype>(shortAt(view, 64), 64);
        for (qsizetype i = 0; i + 2 < nameBytes; i += 2)
            entry.name += QChar(shortAt(view, i));
        const auto kind = quint8(view[66]);
        entry.kind = kind == 1 || kind == 2 || kind == 5 ? Kind(kind) : Kind::Unknown;
        entry.left = longAt(view, 68);
        entry.right = longAt(view, 72);
        entry.child = longAt(view, 76);
        entry.start = longAt(view, 116);
        entry.size = m_sectorSize == 512 ? longAt(view, 120) : qFromLittleEndian<quint64>(view.data() + 120);
        m_entries.push_back(std::move(entry));
    }
    if (m_entries.empty())
        return false;
    m_miniStream = chain(m_entries[0].start, m_entries[0].size);
    return true;
}

QByteArray CompoundFile::chain(quint32 start, quint64 size) const
{
    QByteArray content;
    // No chain is longer than the file: a loop ends there.
    const auto limit = std::min<quint64>(size, quint64(m_bytes.size()));
    for (auto next = start; next <= lastRegularSector && quint64(content.size()) < limit;) {
        const auto bytes = sector(next);
        if (bytes.isEmpty())
            break;
        content.append(bytes.data(), bytes.size());
        next = next < m_fat.size() ? m_fat[next] : noStream;
    }
    content.truncate(std::min<qsizetype>(content.size(), qsizetype(limit)));
    return content;
}

QByteArray CompoundFile::miniChain(quint32 start, quint64 size) const
{
    QByteArray content;
    const auto limit = std::min<quint64>(size, quint64(m_miniStream.size()));
    for (auto next = start; next <= lastRegularSector && quint64(content.size()) < limit;) {
        const auto at = qsizetype(next) * m_miniSectorSize;
        if (at >= m_miniStream.size())
            break;
        content.append(m_miniStream.constData() + at, std::min(m_miniSectorSize, m_miniStream.size() - at));
        next = next < m_miniFat.size() ? m_miniFat[next] : noStream;
    }
    content.truncate(std::min<qsizetype>(content.size(), qsizetype(limit)));
    return content;
}

std::vector<quint32> CompoundFile::children(quint32 storage) const
{
    std::vector<quint32> found, open;
    std::vector<bool> seen(m_entries.size());
    if (storage < m_entries.size())
        open.push_back(m_entries[storage].child);
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id >= m_entries.size() || seen[id])
            continue;
        seen[id] = true;
        found.push_back(id);
        open.push_back(m_entries[id].left);
        open.push_back(m_entries[id].right);
    }
    return found;
}

QByteArray CompoundFile::stream(quint32 id) const
{
    const auto &entry = m_entries[id];
    return entry.size < m_miniCutoff ? miniChain(entry.start, entry.size) : chain(entry.start, entry.size);
}

} // namespace todoku::mail
