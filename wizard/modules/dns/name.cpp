// SPDX-License-Identifier: Apache-2.0
#include "name.h"

namespace todoku::dns {

static constexpr qsizetype longestLabel = 63;  // RFC 1035 §2.3.4
static constexpr qsizetype longestName = 255;

/// One octet of a label at `at`, escapes undone; moves `at` behind it.
static std::optional<char> octet(const QByteArray &text, qsizetype &at)
{
    if (text[at] != '\\')
        return text[at++];
    const auto isDigit = [&](qsizetype i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 3)) {
        const int value = QByteArrayView(text).sliced(at + 1, 3).toInt();
        at += 4;
        return value < 256 ? std::optional(char(value)) : std::nullopt;
    }
    if (at + 1 >= text.size())
        return std::nullopt;
    at += 2;
    return text[at - 1];
}

std::optional<QByteArray> toWire(QStringView name)
{
    // Longer than any name with every octet escaped: refuse before copying.
    if (name.size() > 4 * longestName)
        return std::nullopt;
    auto text = name.toUtf8();
    if (text.endsWith('.') && !text.endsWith("\\."))
        text.chop(1);
    QByteArray wire;
    QByteArray label;
    const auto close = [&] {
        if (label.isEmpty() || label.size() > longestLabel)
            return false;
        wire += char(label.size());
        wire += label;
        label.clear();
        return true;
    };
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == '.') {
            if (!close())
                return std::nullopt;
            ++at;
            continue;
        }
        const auto next = octet(text, at);
        if (!next)
            return std::nullopt;
        label += *next;
    }
    if (!text.isEmpty() && !close())
        return std::nullopt;
    wire += '\0';
    return wire.size() <= longestName ? std::optional(wire) : std::nullopt;
}

static void append(QString &name, char16_t octet)
{
    if (octet >= 'A' && octet <= 'Z')
        name += QChar(char16_t(octet + 32));
    else if (octet == '.' || octet == '\\' || octet == '"')
        name += u'\\' + QString(QChar(octet));
    else if (octet > 0x20 && octet < 0x7f)
        name += QChar(octet);
    else
        name += u'\\' + QString::number(uint(octet)).rightJustified(3, u'0');
}

QString fromWire(QByteArrayView wire)
{
    QString name;
    name.reserve(wire.size());
    for (qsizetype at = 0; at < wire.size();) {
        const auto length = uchar(wire[at++]);
        if (length == 0 || length > longestLabel || at + length > wire.size())
            break;
        if (!name.isEmpty())
            name += u'.';
        for (const auto end = at + length; at < end; ++at)
            append(name, uchar(wire[at]));
    }
    return name;
}

QString parentOf(const QString &name)
{
    // A dot behind a backslash belongs to the label.
    for (qsizetype dot = name.indexOf(u'.'); dot >= 0; dot = name.indexOf(u'.', dot + 1)) {
        if (dot == 0 || name[dot - 1] != u'\\')
            return name.mid(dot + 1);
    }
    return {};
}

bool isWithin(QStringView name, QStringView zone)
{
    if (zone.isEmpty() || name.compare(zone, Qt::CaseInsensitive) == 0)
        return true;
    return name.size() > zone.size() && name.endsWith(zone, Qt::CaseInsensitive) && name[name.size() - zone.size() - 1] == u'.';
}

QString reverseName(const QHostAddress &address)
{
    QString name;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const auto ip = address.toIPv4Address();
        for (int shift = 0; shift < 32; shift += 8)
            name += QString::number((ip >> shift) & 0xff) + u'.';
        return name + "in-addr.arpa"_L1;
    }
    const auto ip = address.toIPv6Address();
    for (int i = 15; i >= 0; --i)
        name += QString::number(ip[i] & 0xf, 16) + u'.' + QString::number(ip[i] >> 4, 16) + u'.';
    return name + "ip6.arpa"_L1;
}

bool isPrivate(const QHostAddress &address)
{
    // RFC 6890 and its registry, less the documentation ranges.
    static const auto ranges = [] {
        QList<QPair<QHostAddress, int>> list;
        for (const auto *text : {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
                                 "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/127", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"})
            list << QHostAddress::parseSubnet(QString::fromLatin1(text));
        return list;
    }();
    // ::ffff:10.0.0.1 reaches 10.0.0.1; 64:ff9b::/96 and 2002::/16 carry an IPv4 address as well (RFC 6052, RFC 3056).
    bool mapped = false;
    const auto v4 = address.toIPv4Address(&mapped);
    const auto plain = mapped ? QHostAddress(v4) : address;
    if (plain.protocol() == QAbstractSocket::IPv6Protocol) {
        const auto ip = plain.toIPv6Address();
        const auto inner = [&](int at) { return QHostAddress(quint32(ip[at]) << 24 | quint32(ip[at + 1]) << 16 | quint32(ip[at + 2]) << 8 | ip[at + 3]); };
        if (ip[0] == 0x20 && ip[1] == 0x02)
            return isPrivate(inner(2));
        if (plain.isInSubnet(QHostAddress(u"64:ff9b::"_s), 96))
            return isPrivate(inner(12));
    }
    return std::ranges::any_of(ranges, [&](const auto &range) { return plain.isInSubnet(range); });
}

} // namespace todoku::dns
