// SPDX-License-Identifier: Apache-2.0
#include "outlook.h"

#include <QtCore/QtEndian>

namespace todoku::mail {

static constexpr quint32 tnefSignature = 0x223e9f78;
static constexpr int deepestTnef = 8;
static constexpr size_t mostTnefRows = 20'000;

bool looksLikeTnef(QByteArrayView bytes)
{
    return bytes.size() >= 6 && qFromLittleEndian<quint32>(bytes.data()) == tnefSignature;
}

namespace {

/// Reads little-endian values and never past the end: what is not there is 0, and `good` says so.
class TnefCursor
{
public:
    explicit TnefCursor(QByteArrayView bytes) : m_bytes(bytes) { }
    bool good() const { return m_good; }
    bool atEnd() const { return m_bytes.isEmpty(); }
    QByteArrayView take(qsizetype size)
    {
        if (size < 0 || size > m_bytes.size()) {
            m_good = false;
            size = 0;
            m_bytes = {};
        }
        const auto taken = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return taken;
    }
    quint8 byte() { const auto b = take(1); return b.isEmpty() ? quint8(0) : quint8(b[0]); }
    quint16 word() { const auto b = take(2); return b.isEmpty() ? quint16(0) : qFromLittleEndian<quint16>(b.data()); }
    quint32 dword() { const auto b = take(4); return b.isEmpty() ? 0 : qFromLittleEndian<quint32>(b.data()); }
    qint64 qword() { const auto b = take(8); return b.isEmpty() ? 0 : qFromLittleEndian<qint64>(b.data()); }
    /// A counted value, padded to four bytes (MS-OXTNEF §2.1.3.5).
    QByteArrayView padded()
    {
        const auto size = dword();
        if (size > quint32(m_bytes.size())) {
            take(m_bytes.size() + 1);
            return {};
        }
        const auto value = take(qsizetype(size));
        take(std::min<qsizetype>((4 - qsizetype(size) % 4) % 4, m_bytes.size()));
        return value;
    }

private:
    QByteArrayView m_bytes;
    bool m_good = true;
};

} // namespace

static Result<OutlookItem> readTnefAt(QByteArrayView bytes, int depth);

static bool readValue(TnefCursor &cursor, Property &property, OutlookItem::Attachment *attachment, int depth)
{
    switch (property.type & 0x0fff) {
    case 0x0002: property.number = qint16(cursor.word()); cursor.word(); return true;
    case 0x0003: case 0x0004: case 0x000a: property.number = qint32(cursor.dword()); return true;
    case 0x000b: property.number = cursor.word() != 0; cursor.word(); return true;
    case 0x0005: case 0x0006: case 0x0007: case 0x0014: case 0x0040: property.number = cursor.qword(); return true;
    case 0x0048: cursor.take(16); return true;
    case 0x001e: case 0x001f: case 0x000d: case 0x0102: break;
    default: return false;
    }
    const auto count = property.type & 0x1000 ? 1 : cursor.dword();
    for (quint32 i = 0; i < count && cursor.good() && !cursor.atEnd(); ++i) {
        const auto value = cursor.padded();
        if (i > 0)
            continue;
        property.bytes = value.toByteArray();
        if (property.type == 0x001f) {
            property.text = QString::fromUtf16(reinterpret_cast<const char16_t *>(property.bytes.constData()), property.bytes.size() / 2);
            while (property.text.endsWith(QChar::Null))
                property.text.chop(1);
        } else if (property.type == 0x001e) {
            while (property.bytes.endsWith('\0'))
                property.bytes.chop(1);
        } else if (property.type == 0x000d && property.id == 0x3701 && attachment && value.size() > 16 && depth < deepestTnef) {
            // Behind the interface's identifier stands a TNEF of its own.
            if (auto inside = readTnefAt(value.sliced(16), depth + 1))
                attachment->message.push_back(std::move(*inside));
        }
    }
    return true;
}

// MS-OXTNEF §2.1.3.4: a property may have a name instead of a number of its own.
static Properties readProperties(TnefCursor &cursor, OutlookItem::Attachment *attachment, int depth)
{
    Properties properties;
    const auto count = cursor.dword();
    for (quint32 i = 0; i < count && cursor.good() && !cursor.atEnd() && properties.all.size() < mostTnefRows; ++i) {
        Property property;
        property.type = cursor.word();
        property.id = cursor.word();
        if (property.id >= 0x8000) {
            cursor.take(16);
            if (cursor.dword() == 0)
                cursor.dword();
            else
                cursor.padded();
        }
        // Lists of values: as many, each like one.
        if (property.type & 0x1000) {
            const auto values = cursor.dword();
            for (quint32 k = 0; k < values && cursor.good() && !cursor.atEnd(); ++k) {
                Property ignored = property;
                if (!readValue(cursor, ignored, nullptr, depth))
                    return properties;
            }
            continue;
        }
        if (!readValue(cursor, property, attachment, depth))
            return properties;
        properties.all.push_back(std::move(property));
    }
    return properties;
}

static Property textProperty(quint16 id, QByteArrayView value)
{
    Property property;
    property.id = id;
    property.type = 0x001e;
    property.bytes = value.toByteArray();
    while (property.bytes.endsWith('\0'))
        property.bytes.chop(1);
    return property;
}

static void append(Properties &properties, Properties &&more)
{
    for (auto &property : more.all)
        properties.all.push_back(std::move(property));
}

static void takeAttribute(quint32 id, QByteArrayView value, OutlookItem &item, int depth)
{
    auto *attachment = item.attachments.empty() ? nullptr : &item.attachments.back();
    TnefCursor cursor(value);
    switch (id) { // MS-OXTNEF §2.1.3.2
    case 0x00069003: append(item.properties, readProperties(cursor, nullptr, depth)); break;
    case 0x00069004:
        for (auto rows = cursor.dword(); rows > 0 && cursor.good() && !cursor.atEnd() && item.recipients.size() < mostTnefRows; --rows)
            item.recipients.push_back(readProperties(cursor, nullptr, depth));
        break;
    case 0x00069002:
        if (item.attachments.size() < mostTnefRows)
            item.attachments.emplace_back();
        break;
    case 0x00069005:
        if (attachment)
            append(attachment->properties, readProperties(cursor, attachment, depth));
        break;
    case 0x0006800f:
        if (attachment)
            attachment->data = value.toByteArray();
        break;
    case 0x00018010:
        if (attachment)
            attachment->properties.all.push_back(textProperty(0x3704, value));
        break;
    case 0x00078008: item.properties.all.push_back(textProperty(0x001a, value)); break;
    case 0x00018004: item.properties.all.push_back(textProperty(0x0037, value)); break;
    case 0x0002800c: item.properties.all.push_back(textProperty(0x1000, value)); break;
    case 0x00069007: {
        Property codePage;
        codePage.id = 0x3ffd;
        codePage.type = 0x0003;
        codePage.number = cursor.dword();
        item.properties.all.push_back(codePage);
        break;
    }
    default: break;
    }
}

static Result<OutlookItem> readTnefAt(QByteArrayView bytes, int depth)
{
    if (!looksLikeTnef(bytes))
        return Failure{Failure::Kind::Malformed, u"no TNEF"_s, 0};
    OutlookItem item;
    TnefCursor cursor(bytes.sliced(6));
    while (!cursor.atEnd() && cursor.good()) {
        cursor.byte(); // whether it belongs to the message or to an attachment; the order tells that as well
        const auto id = cursor.dword();
        const auto size = cursor.dword();
        if (!cursor.good() || size > quint32(bytes.size()))
            break;
        const auto value = cursor.take(qsizetype(size));
        if (!cursor.good())
            break;
        cursor.word(); // a checksum that some writers get wrong
        takeAttribute(id, value, item, depth);
    }
    return item;
}

Result<OutlookItem> readTnef(const QByteArray &bytes)
{
    auto item = readTnefAt(bytes, 0);
    if (!item)
        return item;
    if (item->properties.all.empty() && item->attachments.empty())
        return Failure{Failure::Kind::Truncated, u"TNEF without content"_s};
    decodeStrings(*item);
    return item;
}

} // namespace todoku::mail
