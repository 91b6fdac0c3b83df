// SPDX-License-Identifier: Apache-2.0
// todoku-pst FILE: writes the messages of a .pst or .ost as JSON Lines. A program of its own, with limits: whatever a damaged file does to the library,
// it does it here.

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimeZone>

#include <libpff.h>

#include <cstdio>
#include <memory>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace {

template<auto freeIt>
struct Deleter {
    template<class T>
    void operator()(T *object) const { freeIt(&object, nullptr); }
};
using File = std::unique_ptr<libpff_file_t, Deleter<&libpff_file_free>>;
using Item = std::unique_ptr<libpff_item_t, Deleter<&libpff_item_free>>;
using Records = std::unique_ptr<libpff_record_set_t, Deleter<&libpff_record_set_free>>;
using Record = std::unique_ptr<libpff_record_entry_t, Deleter<&libpff_record_entry_free>>;

constexpr int deepestFolder = 64;
constexpr size_t longestText = 1024 * 1024;

Records recordsOf(libpff_item_t *item, int index)
{
    libpff_record_set_t *records = nullptr;
    libpff_item_get_record_set_by_index(item, index, &records, nullptr);
    return Records(records);
}

Record record(const Records &records, uint32_t property)
{
    libpff_record_entry_t *entry = nullptr;
    if (records)
        libpff_record_set_get_entry_by_type(records.get(), property, 0, &entry, LIBPFF_ENTRY_VALUE_FLAG_MATCH_ANY_VALUE_TYPE, nullptr);
    return Record(entry);
}

QString text(const Records &records, uint32_t property)
{
    const auto entry = record(records, property);
    size_t size = 0;
    if (!entry || libpff_record_entry_get_data_as_utf8_string_size(entry.get(), &size, nullptr) != 1 || size == 0 || size > longestText)
        return {};
    QByteArray utf8(qsizetype(size), '\0');
    if (libpff_record_entry_get_data_as_utf8_string(entry.get(), reinterpret_cast<uint8_t *>(utf8.data()), size, nullptr) != 1)
        return {};
    return QString::fromUtf8(utf8.constData());
}

uint32_t number(const Records &records, uint32_t property)
{
    const auto entry = record(records, property);
    uint32_t value = 0;
    if (entry)
        libpff_record_entry_get_data_as_32bit_integer(entry.get(), &value, nullptr);
    return value;
}

QByteArray bytes(const Records &records, uint32_t property)
{
    const auto entry = record(records, property);
    size_t size = 0;
    if (!entry || libpff_record_entry_get_data_size(entry.get(), &size, nullptr) != 1 || size == 0 || size > 256)
        return {};
    QByteArray data(qsizetype(size), '\0');
    return libpff_record_entry_get_data(entry.get(), reinterpret_cast<uint8_t *>(data.data()), size, nullptr) == 1 ? data : QByteArray();
}

QJsonValue time(const Records &records, uint32_t property)
{
    const auto entry = record(records, property);
    uint64_t value = 0;
    if (!entry || libpff_record_entry_get_data_as_filetime(entry.get(), &value, nullptr) != 1 || value == 0)
        return {};
    constexpr qint64 from1601To1970 = 11'644'473'600'000;
    return QDateTime::fromMSecsSinceEpoch(qint64(value / 10'000) - from1601To1970, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString firstText(const Records &records, std::initializer_list<uint32_t> properties)
{
    for (const auto property : properties) {
        if (const auto found = text(records, property); !found.isEmpty())
            return found;
    }
    return {};
}

/// PidTagSubjectPrefix is marked by a control character and its length.
QString subjectOf(const Records &records)
{
    auto subject = text(records, 0x0037);
    if (subject.startsWith(QChar(1)))
        subject = subject.mid(2);
    return subject;
}

void addRecipients(libpff_item_t *message, QJsonObject &object)
{
    QJsonArray lists[3];
    libpff_item_t *raw = nullptr;
    libpff_message_get_recipients(message, &raw, nullptr);
    const Item recipients(raw);
    int count = 0;
    if (recipients)
        libpff_item_get_number_of_record_sets(recipients.get(), &count, nullptr);
    for (int i = 0; i < count; ++i) {
        const auto records = recordsOf(recipients.get(), i);
        const auto address = firstText(records, {0x39fe, 0x3003, 0x5ff6, 0x3001});
        const auto kind = number(records, 0x0c15) & 0xf;
        if (!address.isEmpty())
            lists[kind == 2 ? 1 : kind == 3 ? 2 : 0].append(address);
    }
    object.insert("to"_L1, lists[0]);
    object.insert("cc"_L1, lists[1]);
    object.insert("bcc"_L1, lists[2]);
}

/// The first header field of that name in the transport headers.
QString headerField(const Records &records, QLatin1StringView name)
{
    const auto lines = text(records, 0x007d).split(u'\n');
    for (const auto &line : lines) {
        if (line.startsWith(name, Qt::CaseInsensitive))
            return line.mid(name.size()).trimmed();
    }
    return {};
}

void writeMessage(libpff_item_t *message, const QString &folder, bool isSent)
{
    const auto records = recordsOf(message, 0);
    const auto messageClass = text(records, 0x001a);
    QJsonObject object{{"folder"_L1, folder}, {"class"_L1, messageClass}, {"subject"_L1, subjectOf(records)}, {"sent"_L1, isSent}};
    const auto id = text(records, 0x1035);
    object.insert("messageId"_L1, id.isEmpty() ? headerField(records, "Message-ID:"_L1) : id);
    object.insert("from"_L1, firstText(records, {0x5d01, 0x5d02, 0x0c1f, 0x0065}));
    const auto sent = time(records, 0x0039);
    object.insert("date"_L1, sent.isNull() ? time(records, 0x0e06) : sent);
    addRecipients(message, object);
    object.insert("searchKey"_L1, QString::fromLatin1(bytes(records, 0x300b).toHex()));
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    fwrite(line.constData(), 1, size_t(line.size()), stdout);
}

/// The identifier of the folder whose role is "sent items" (PidTagIpmSentMailEntryId of the store: the last four bytes), 0 where it is not known.
uint32_t sentFolder(libpff_file_t *file)
{
    libpff_item_t *raw = nullptr;
    if (libpff_file_get_message_store(file, &raw, nullptr) != 1)
        return 0;
    const Item store(raw);
    const auto entry = record(recordsOf(store.get(), 0), 0x35e4);
    size_t size = 0;
    uint8_t bytes[64];
    if (!entry || libpff_record_entry_get_data_size(entry.get(), &size, nullptr) != 1 || size < 4 || size > sizeof bytes
        || libpff_record_entry_get_data(entry.get(), bytes, size, nullptr) != 1)
        return 0;
    return uint32_t(bytes[size - 4]) | uint32_t(bytes[size - 3]) << 8 | uint32_t(bytes[size - 2]) << 16 | uint32_t(bytes[size - 1]) << 24;
}

uint32_t identifierOf(libpff_item_t *item)
{
    uint32_t identifier = 0;
    libpff_item_get_identifier(item, &identifier, nullptr);
    return identifier;
}

void walk(libpff_item_t *folder, const QString &path, uint32_t sentIdentifier, bool inSent, int depth)
{
    const bool isSent = inSent || (sentIdentifier != 0 && identifierOf(folder) == sentIdentifier);
    int count = 0;
    libpff_folder_get_number_of_sub_messages(folder, &count, nullptr);
    for (int i = 0; i < count; ++i) {
        libpff_item_t *message = nullptr;
        if (libpff_folder_get_sub_message(folder, i, &message, nullptr) == 1) {
            const Item owner(message);
            writeMessage(message, path, isSent);
        }
    }
    count = 0;
    libpff_folder_get_number_of_sub_folders(folder, &count, nullptr);
    for (int i = 0; i < count && depth < deepestFolder; ++i) {
        libpff_item_t *inside = nullptr;
        if (libpff_folder_get_sub_folder(folder, i, &inside, nullptr) == 1) {
            const Item owner(inside);
            const auto name = text(recordsOf(inside, 0), 0x3001);
            walk(inside, path.isEmpty() ? name : path + u'/' + name, sentIdentifier, isSent, depth + 1);
        }
    }
}

void limitOurselves()
{
#ifdef Q_OS_UNIX
    const rlimit seconds{1800, 1800}, core{0, 0};
#ifndef __SANITIZE_ADDRESS__ // which takes terabytes of addresses for itself
    const rlimit memory{rlim_t(2) << 30, rlim_t(2) << 30};
    setrlimit(RLIMIT_AS, &memory);
#endif
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &core);
#endif
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        fputs("Usage: todoku-pst FILE\n", stderr);
        return 2;
    }
    limitOurselves();
    libpff_file_t *raw = nullptr;
    if (libpff_file_initialize(&raw, nullptr) != 1)
        return 1;
    const File file(raw);
    if (libpff_file_open(file.get(), argv[1], LIBPFF_OPEN_READ, nullptr) != 1)
        return 3;
    libpff_item_t *root = nullptr;
    if (libpff_file_get_root_folder(file.get(), &root, nullptr) != 1)
        return 3;
    const Item owner(root);
    walk(root, {}, sentFolder(file.get()), false, 0);
    return fflush(stdout) == 0 ? 0 : 1;
}
