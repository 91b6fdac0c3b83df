// SPDX-License-Identifier: Apache-2.0
#include "cache.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDataStream>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>

namespace todoku::mailbox {

// A dump of this machine's own memory: other versions and byte orders have another mark.
static QByteArray markOf()
{
    QByteArray mark("todoku mailbox index 3 ");
    mark.append(QByteArray::number(qulonglong(sizeof(Entry))));
    mark.append(QSysInfo::ByteOrder == QSysInfo::LittleEndian ? 'l' : 'b');
    return mark;
}

// What would be read otherwise has an index of its own.
static QString fileFor(const QString &path, const Options &options)
{
    QByteArray key = QFileInfo(path).absoluteFilePath().toUtf8() + (options.folders == Folders::All ? "\n" : "\nsent");
    for (const auto &columns : options.columns)
        key += '\n' + columns.headings.join(u'\t').toUtf8() + '\n' + columns.fields.join(u'\t').toUtf8();
    return options.cacheFolder + u'/' + QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32)) + ".index"_L1;
}

template<class T, class Allocator>
static void write(QDataStream &out, const std::vector<T, Allocator> &values)
{
    out << quint64(values.size());
    const auto *bytes = reinterpret_cast<const char *>(values.data());
    for (qint64 left = qint64(values.size() * sizeof(T)); left > 0;) {
        const int block = int(std::min<qint64>(left, 1 << 28));
        out.writeRawData(bytes, block);
        bytes += block;
        left -= block;
    }
}

template<class T, class Allocator>
static bool read(QDataStream &in, std::vector<T, Allocator> &values)
{
    quint64 count = 0;
    in >> count;
    if (in.status() != QDataStream::Ok || count > quint64(in.device()->bytesAvailable()) / sizeof(T))
        return false;
    values.resize(size_t(count));
    auto *bytes = reinterpret_cast<char *>(values.data());
    for (qint64 left = qint64(count * sizeof(T)); left > 0;) {
        const int block = int(std::min<qint64>(left, 1 << 28));
        if (in.readRawData(bytes, block) != block)
            return false;
        bytes += block;
        left -= block;
    }
    return true;
}

static void write(QDataStream &out, const Pool &pool)
{
    write(out, pool.bytes());
    write(out, pool.ends());
}

static bool read(QDataStream &in, Pool &pool)
{
    std::vector<char> bytes;
    std::vector<quint32> ends;
    return read(in, bytes) && read(in, ends) && pool.restore(std::move(bytes), std::move(ends));
}

static void write(QDataStream &out, const Kept &kept)
{
    write(out, kept.bytes());
    write(out, kept.ends());
    write(out, kept.keys());
}

static bool read(QDataStream &in, Kept &kept)
{
    std::vector<char> bytes;
    std::vector<quint64> ends, keys;
    return read(in, bytes) && read(in, ends) && read(in, keys) && kept.restore(std::move(bytes), std::move(ends), std::move(keys));
}

static void writeSources(QDataStream &out, const Data &data)
{
    out << quint64(data.sources.size());
    for (const auto &source : data.sources)
        out << source.path << source.size << source.modified;
    out << quint64(data.problems.size());
    for (const auto &problem : data.problems)
        out << problem.path << int(problem.failure.kind) << problem.failure.detail << qint64(problem.failure.where) << qint64(problem.before) << qint64(problem.file);
}

static bool readSources(QDataStream &in, Data &data)
{
    quint64 count = 0;
    in >> count;
    for (quint64 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Source source;
        in >> source.path >> source.size >> source.modified;
        data.sources.push_back(std::move(source));
    }
    in >> count;
    for (quint64 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Problem problem;
        int kind = 0;
        qint64 where = 0, before = 0, file = 0;
        in >> problem.path >> kind >> problem.failure.detail >> where >> before >> file;
        if (kind < 0 || kind > int(Failure::Kind::Cancelled))
            return false;
        problem.failure.kind = Failure::Kind(kind);
        problem.failure.where = qsizetype(where);
        problem.before = qsizetype(before);
        problem.file = qsizetype(file);
        data.problems.push_back(std::move(problem));
    }
    return in.status() == QDataStream::Ok;
}

std::shared_ptr<Data> loadIndex(const QString &path, const Options &options)
{
    QFile file(fileFor(path, options));
    return file.open(QIODevice::ReadOnly) ? readIndex(file) : nullptr;
}

std::shared_ptr<Data> readIndex(QIODevice &device)
{
    QDataStream in(&device);
    in.setVersion(QDataStream::Qt_6_4);
    const auto mark = markOf();
    QByteArray found(mark.size(), Qt::Uninitialized);
    auto data = std::make_shared<Data>();
    if (in.readRawData(found.data(), int(found.size())) != found.size() || found != mark)
        return nullptr;
    in >> data->path;
    const bool whole = readSources(in, *data) && read(in, data->entries) && read(in, data->recipients) && read(in, data->addresses) && read(in, data->words)
        && read(in, data->kept);
    return whole && summarise(*data) ? data : nullptr; // the file may be damaged or somebody else's work
}

void saveIndex(const Data &data, const Options &options)
{
    if (!QDir().mkpath(options.cacheFolder))
        return;
    QSaveFile file(fileFor(data.path, options));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_4);
    const auto mark = markOf();
    out.writeRawData(mark.constData(), int(mark.size()));
    out << data.path;
    writeSources(out, data);
    write(out, data.entries);
    write(out, data.recipients);
    write(out, data.addresses);
    write(out, data.words);
    write(out, data.kept);
    file.commit();
}

QString indexFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/todoku/mailboxes"_L1;
}

qint64 keptBytes(const QString &cacheFolder)
{
    qint64 bytes = 0;
    for (const auto &file : QDir(cacheFolder).entryInfoList({u"*.index"_s}, QDir::Files))
        bytes += file.size();
    return bytes;
}

void forgetIndexes(const QString &cacheFolder)
{
    QDir folder(cacheFolder);
    for (const auto &name : folder.entryList({u"*.index"_s}, QDir::Files))
        folder.remove(name);
}

std::vector<size_t> beginningsOf(const Data &data)
{
    std::vector<size_t> beginnings(data.sources.size() + 1, data.entries.size());
    size_t source = 0;
    for (size_t place = 0; place < data.entries.size(); ++place) {
        if (data.entries[place].source + 1 < source)
            return {};
        for (; source <= data.entries[place].source; ++source)
            beginnings[source] = place;
    }
    return beginnings;
}

Segment segmentOf(const Data &data, size_t begin, size_t end)
{
    Segment segment;
    for (auto place = begin; place < end; ++place) {
        auto entry = data.entries[place];
        const auto first = data.recipients.begin() + entry.firstRecipient;
        entry.firstRecipient = quint32(segment.recipients.size());
        segment.recipients.insert(segment.recipients.end(), first, first + entry.recipientCount());
        if (entry.kept != Entry::none) {
            segment.kept.add(data.kept, entry.kept, entry.kept + 1);
            entry.kept = quint32(segment.kept.size() - 1);
        }
        segment.entries.push_back(entry);
    }
    return segment;
}

} // namespace todoku::mailbox
