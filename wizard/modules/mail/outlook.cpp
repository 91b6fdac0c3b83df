// SPDX-License-Identifier: Apache-2.0
#include "outlook.h"

#include "compound.h"

#include <QtCore/QtEndian>

namespace todoku::mail {

static constexpr int deepestItem = 8;
static constexpr size_t mostRows = 20'000;

// MS-OXPROPS
static constexpr quint16 messageClassTag = 0x001a, transportHeadersTag = 0x007d, bodyTag = 0x1000, rtfTag = 0x1009, htmlTag = 0x1013;
static constexpr quint16 attachNameTag = 0x3704, attachLongNameTag = 0x3707, attachMimeTag = 0x370e;
static constexpr quint16 localeTag = 0x3ff1, codePageTag = 0x3ffd, internetCodePageTag = 0x3fde;
static constexpr quint16 textType = 0x001f, ansiTextType = 0x001e;

const Property *Properties::find(quint16 id) const
{
    const auto found = std::ranges::find(all, id, &Property::id);
    return found == all.end() ? nullptr : &*found;
}

QString Properties::text(quint16 id) const
{
    const auto *property = find(id);
    return property ? property->text : QString();
}

QByteArray Properties::bytes(quint16 id) const
{
    const auto *property = find(id);
    return property ? property->bytes : QByteArray();
}

std::optional<qint64> Properties::number(quint16 id) const
{
    const auto *property = find(id);
    const bool isNumber = property && (property->type == 0x0002 || property->type == 0x0003 || property->type == 0x000b || property->type == 0x0014);
    return isNumber ? std::optional(property->number) : std::nullopt;
}

QDateTime Properties::time(quint16 id) const
{
    const auto *property = find(id);
    if (!property || property->type != 0x0040 || property->number <= 0)
        return {};
    // MS-DTYP §2.3.3: 100 ns since 1601-01-01, which is 11644473600 s before 1970.
    return QDateTime::fromMSecsSinceEpoch(property->number / 10'000 - 11'644'473'600'000, Qt::UTC);
}

int codePageOf(qint64 locale)
{
    switch (locale & 0x3ff) { // the primary language
    case 0x01: return 1256;
    case 0x02: case 0x19: case 0x22: case 0x23: case 0x2f: return 1251;
    case 0x04: return (locale & 0xffff) == 0x0404 || (locale & 0xffff) == 0x0c04 ? 950 : 936;
    case 0x05: case 0x0e: case 0x15: case 0x18: case 0x1a: case 0x1b: case 0x1c: case 0x24: return 1250;
    case 0x08: return 1253;
    case 0x0d: return 1255;
    case 0x11: return 932;
    case 0x12: return 949;
    case 0x1e: return 874;
    case 0x1f: return 1254;
    case 0x25: case 0x26: case 0x27: return 1257;
    case 0x2a: return 1258;
    default: return (locale & 0x3ff) ? 1252 : 0;
    }
}

static QByteArray charsetOf(int codePage)
{
    switch (codePage) {
    case 932: return "shift_jis";
    case 936: return "gbk";
    case 949: return "ks_c_5601-1987";
    case 950: return "big5";
    case 50220: case 50221: case 50222: return "iso-2022-jp";
    case 51932: case 20932: return "euc-jp";
    case 65001: return "utf-8";
    case 28591: return "iso-8859-1";
    default: return codePage > 0 && codePage < 100'000 ? "windows-" + QByteArray::number(codePage) : QByteArray();
    }
}

static void decodeStrings(Properties &properties, const QByteArray &charset)
{
    for (auto &property : properties.all) {
        if (property.type == ansiTextType)
            property.text = decode(property.bytes, charset);
    }
}

void decodeStrings(OutlookItem &item, int inherited)
{
    int codePage = int(item.properties.number(codePageTag).value_or(0));
    if (codePage <= 0 || codePage == 1200)
        codePage = codePageOf(item.properties.number(localeTag).value_or(0));
    if (codePage <= 0)
        codePage = inherited;
    const auto charset = charsetOf(codePage);
    decodeStrings(item.properties, charset);
    for (auto &recipient : item.recipients)
        decodeStrings(recipient, charset);
    for (auto &attachment : item.attachments) {
        decodeStrings(attachment.properties, charset);
        const auto longName = attachment.properties.text(attachLongNameTag);
        if (attachment.name.isEmpty())
            attachment.name = longName.isEmpty() ? attachment.properties.text(attachNameTag) : longName;
        attachment.mimeType = attachment.properties.text(attachMimeTag).trimmed().toLower();
        for (auto &message : attachment.message)
            decodeStrings(message, codePage);
    }
}

// ---------------------------------------------------------------- MS-OXMSG

static void takeStream(const QString &name, const QByteArray &bytes, Properties &properties)
{
    // "__substg1.0_0037001F": property 0x0037 of type 0x001f. Longer names are items of lists, which nobody here asks for.
    bool ok = false;
    const auto tag = QStringView(name).sliced(12).toUInt(&ok, 16);
    if (!ok || name.size() != 20)
        return;
    Property property;
    property.id = quint16(tag >> 16);
    property.type = quint16(tag & 0xffff);
    property.bytes = bytes;
    if (property.type == textType) {
        property.text = QString::fromUtf16(reinterpret_cast<const char16_t *>(bytes.constData()), bytes.size() / 2);
        while (property.text.endsWith(QChar::Null))
            property.text.chop(1);
    }
    properties.all.push_back(std::move(property));
}

// MS-OXMSG §2.4.2: rows of 16 bytes behind a header; those of fixed length hold their value.
static void takeFixed(QByteArrayView bytes, qsizetype header, Properties &properties)
{
    for (auto at = header; at + 16 <= bytes.size() && properties.all.size() < mostRows; at += 16) {
        Property property;
        property.type = qFromLittleEndian<quint16>(bytes.data() + at);
        property.id = qFromLittleEndian<quint16>(bytes.data() + at + 2);
        const auto *value = bytes.data() + at + 8;
        if (property.type == 0x0002)
            property.number = qFromLittleEndian<qint16>(value);
        else if (property.type == 0x0003)
            property.number = qFromLittleEndian<qint32>(value);
        else if (property.type == 0x000b)
            property.number = value[0] != 0;
        else if (property.type == 0x0014 || property.type == 0x0040)
            property.number = qFromLittleEndian<qint64>(value);
        else
            continue;
        properties.all.push_back(std::move(property));
    }
}

static OutlookItem itemFrom(const CompoundFile &file, quint32 storage, qsizetype header, int depth);

static OutlookItem::Attachment attachmentFrom(const CompoundFile &file, quint32 storage, int depth)
{
    OutlookItem::Attachment attachment;
    for (const auto id : file.children(storage)) {
        const auto &entry = file.entry(id);
        if (entry.name == "__properties_version1.0"_L1)
            takeFixed(file.stream(id), 8, attachment.properties);
        else if (entry.name == "__substg1.0_3701000D"_L1 && entry.kind == CompoundFile::Kind::Storage && depth < deepestItem)
            attachment.message.push_back(itemFrom(file, id, 24, depth + 1));
        else if (entry.name.startsWith("__substg1.0_37010102"_L1))
            attachment.data = file.stream(id);
        else if (entry.name.startsWith("__substg1.0_"_L1) && entry.kind == CompoundFile::Kind::Stream)
            takeStream(entry.name, file.stream(id), attachment.properties);
    }
    return attachment;
}

static Properties recipientFrom(const CompoundFile &file, quint32 storage)
{
    Properties recipient;
    for (const auto id : file.children(storage)) {
        const auto &entry = file.entry(id);
        if (entry.name == "__properties_version1.0"_L1)
            takeFixed(file.stream(id), 8, recipient);
        else if (entry.name.startsWith("__substg1.0_"_L1) && entry.kind == CompoundFile::Kind::Stream)
            takeStream(entry.name, file.stream(id), recipient);
    }
    return recipient;
}

static OutlookItem itemFrom(const CompoundFile &file, quint32 storage, qsizetype header, int depth)
{
    OutlookItem item;
    auto children = file.children(storage);
    // Recipients and attachments are numbered in their names; the tree keeps no order.
    std::ranges::sort(children, {}, [&](quint32 id) { return file.entry(id).name; });
    for (const auto id : children) {
        const auto &entry = file.entry(id);
        const bool full = item.recipients.size() + item.attachments.size() > mostRows;
        if (entry.name == "__properties_version1.0"_L1)
            takeFixed(file.stream(id), header, item.properties);
        else if (entry.name.startsWith("__recip_version1.0_"_L1) && !full)
            item.recipients.push_back(recipientFrom(file, id));
        else if (entry.name.startsWith("__attach_version1.0_"_L1) && !full)
            item.attachments.push_back(attachmentFrom(file, id, depth));
        else if (entry.name.startsWith("__substg1.0_"_L1) && entry.kind == CompoundFile::Kind::Stream)
            takeStream(entry.name, file.stream(id), item.properties);
    }
    return item;
}

Result<OutlookItem> readMsg(const QByteArray &bytes)
{
    const auto file = CompoundFile::open(bytes);
    if (!file)
        return file.error();
    auto item = itemFrom(*file, 0, 32, 0);
    if (item.properties.all.empty())
        return Failure{Failure::Kind::Malformed, u"a compound file, but no Outlook message"_s};
    decodeStrings(item);
    return item;
}

QString OutlookItem::messageClass() const
{
    return properties.text(messageClassTag);
}

QString OutlookItem::body() const
{
    const auto plain = properties.text(bodyTag);
    if (!plain.trimmed().isEmpty())
        return QString(plain).replace("\r\n"_L1, "\n"_L1);
    if (const auto *html = properties.find(htmlTag)) {
        const auto text = html->text.isEmpty() ? decode(html->bytes, charsetOf(int(properties.number(internetCodePageTag).value_or(0)))) : html->text;
        return textFromHtml(text, Links::Show);
    }
    return textFromRtf(fromCompressedRtf(properties.bytes(rtfTag)));
}

Header OutlookItem::transportHeader() const
{
    return Header::read(properties.text(transportHeadersTag).toUtf8());
}

} // namespace todoku::mail
