// SPDX-License-Identifier: Apache-2.0
#include "zip.h"

#include <QtCore/QtEndian>

#include <zlib.h>

namespace todoku::mail {

static constexpr qsizetype mostEntries = 1'000'000;
static constexpr qint64 largestDirectory = 256 * 1024 * 1024;

static quint16 word(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}

static quint32 doubleWord(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

static quint64 quadWord(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint64>(bytes.data() + at);
}

static QByteArray readAt(QIODevice &archive, qint64 position, qint64 size)
{
    return position >= 0 && archive.seek(position) ? archive.read(size) : QByteArray();
}

// Sizes that do not fit 32 bits stand in the ZIP64 extra field, in this order (APPNOTE 4.5.3).
static void readZip64(QByteArrayView extra, ZipEntry &entry)
{
    while (extra.size() >= 4) {
        const auto size = std::min<qsizetype>(word(extra, 2), extra.size() - 4);
        if (word(extra, 0) == 1) {
            auto values = extra.sliced(4, size);
            for (auto *value : {&entry.size, &entry.packed, &entry.offset}) {
                if (*value == 0xffffffff && values.size() >= 8) {
                    *value = quadWord(values, 0);
                    values = values.sliced(8);
                }
            }
            return;
        }
        extra = extra.sliced(4 + size);
    }
}

static std::optional<std::pair<quint64, quint64>> directoryPlace(QIODevice &archive)
{
    // The end record stands last, with a comment of at most 65535 bytes behind it (APPNOTE 4.3.16).
    const auto total = archive.size();
    const auto tailStart = std::max<qint64>(0, total - 65557);
    const auto tail = readAt(archive, tailStart, 65557);
    const auto end = tail.lastIndexOf("PK\x05\x06");
    if (end < 0 || tail.size() - end < 22)
        return std::nullopt;
    quint64 size = doubleWord(tail, end + 12), offset = doubleWord(tail, end + 16);
    if (offset == 0xffffffff && end >= 20 && QByteArrayView(tail).sliced(end - 20).startsWith("PK\x06\x07")) {
        const auto record = readAt(archive, qint64(quadWord(tail, end - 20 + 8)), 56);
        if (record.size() < 56 || !record.startsWith("PK\x06\x06"))
            return std::nullopt;
        size = quadWord(record, 40);
        offset = quadWord(record, 48);
    }
    if (offset > quint64(total) || size > quint64(total) - offset || size > quint64(largestDirectory))
        return std::nullopt;
    return std::pair(offset, size);
}

Result<QList<ZipEntry>> zipEntries(QIODevice &archive)
{
    const auto place = directoryPlace(archive);
    if (!place)
        return Failure{Failure::Kind::Malformed, u"no central directory"_s};
    const auto bytes = readAt(archive, qint64(place->first), qint64(place->second));
    QList<ZipEntry> entries;
    QByteArrayView directory(bytes);
    while (directory.size() >= 46 && directory.startsWith("PK\x01\x02") && entries.size() < mostEntries) {
        const qsizetype nameSize = word(directory, 28), extraSize = word(directory, 30), commentSize = word(directory, 32);
        if (directory.size() < 46 + nameSize + extraSize + commentSize)
            return Failure{Failure::Kind::Truncated, u"central directory"_s, bytes.size() - directory.size()};
        ZipEntry entry;
        entry.flags = word(directory, 8);
        entry.method = word(directory, 10);
        entry.crc = doubleWord(directory, 16);
        entry.packed = doubleWord(directory, 20);
        entry.size = doubleWord(directory, 24);
        entry.offset = doubleWord(directory, 42);
        const auto name = directory.sliced(46, nameSize);
        entry.name = entry.flags & 0x800 ? QString::fromUtf8(name) : decode(name); // bit 11: the name is UTF-8
        readZip64(directory.sliced(46 + nameSize, extraSize), entry);
        if (!entry.name.endsWith(u'/'))
            entries << entry;
        directory = directory.sliced(46 + nameSize + extraSize + commentSize);
    }
    return entries;
}

static Result<QByteArray> inflated(const QByteArray &packed, qsizetype limit)
{
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) // raw: ZIP has its own header
        return Failure{Failure::Kind::Unsupported, u"zlib"_s};
    const std::unique_ptr<z_stream, int (*)(z_stream *)> owner(&stream, &inflateEnd);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    QByteArray content;
    QByteArray block(256 * 1024, Qt::Uninitialized);
    for (;;) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        const int state = inflate(&stream, Z_NO_FLUSH);
        content.append(block.constData(), block.size() - qsizetype(stream.avail_out));
        if (content.size() > limit)
            return Failure{Failure::Kind::TooLarge, u"more than %1 bytes unpacked"_s.arg(limit)};
        if (state == Z_STREAM_END)
            return content;
        if (state != Z_OK)
            return Failure{state == Z_BUF_ERROR ? Failure::Kind::Truncated : Failure::Kind::Malformed, u"deflate"_s, qsizetype(stream.total_in)};
    }
}

Result<QByteArray> unzip(QIODevice &archive, const ZipEntry &entry, qsizetype limit)
{
    if (entry.flags & 1)
        return Failure{Failure::Kind::Unsupported, u"encrypted archive"_s};
    if (entry.size > quint64(limit) || entry.packed > quint64(limit))
        return Failure{Failure::Kind::TooLarge, u"%1 bytes"_s.arg(entry.size)};
    const auto local = readAt(archive, qint64(entry.offset), 30);
    if (local.size() < 30 || !local.startsWith("PK\x03\x04"))
        return Failure{Failure::Kind::Malformed, u"local header"_s, qsizetype(entry.offset)};
    const auto start = qint64(entry.offset) + 30 + word(local, 26) + word(local, 28);
    const auto packed = readAt(archive, start, qint64(entry.packed));
    if (packed.size() < qsizetype(entry.packed))
        return Failure{Failure::Kind::Truncated, entry.name, packed.size()};
    if (entry.method == 0)
        return packed;
    if (entry.method == 8)
        return inflated(packed, limit);
    return Failure{Failure::Kind::Unsupported, u"compression method %1"_s.arg(entry.method)};
}

} // namespace todoku::mail
