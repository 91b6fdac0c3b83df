// SPDX-License-Identifier: Apache-2.0
#include "literal.h"

#include "text.h"

namespace todoku::address {

static bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

Ipv4 ipv4(QStringView text)
{
    if (text.isEmpty() || !std::ranges::all_of(text, [](QChar c) { return isDigit(c) || c == u'.'; }))
        return Ipv4::Other;
    const auto parts = text.split(u'.');
    const bool good = parts.size() == 4 && std::ranges::all_of(parts, [](QStringView part) {
        return !part.isEmpty() && part.size() <= 3 && part.toInt() < 256;
    });
    return good ? Ipv4::Valid : Ipv4::Bad;
}

/// Number of 16-bit groups in colon-separated text, -1 where something else stands there. A dotted address at the end counts two.
static int groups(QStringView text, bool mayEndDotted)
{
    if (text.isEmpty())
        return 0;
    int count = 0;
    const auto parts = text.split(u':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto part = parts[i];
        if (i + 1 == parts.size() && mayEndDotted && ipv4(part) == Ipv4::Valid && part.contains(u'.'))
            count += 2;
        else if (part.isEmpty() || part.size() > 4 || !std::ranges::all_of(part, isHex))
            return -1;
        else
            ++count;
    }
    return count;
}

static Literal ipv6(QStringView text)
{
    const auto gap = text.indexOf("::"_L1);
    if (gap < 0)
        return groups(text, true) == 8 ? Literal::Address : Literal::BadIpv6;
    const auto before = groups(text.first(gap), false);
    const auto after = groups(text.sliced(gap + 2), true);
    if (before < 0 || after < 0 || before + after > 7)
        return Literal::BadIpv6;
    return before + after == 7 ? Literal::SingleZeroGroup : Literal::Address;
}

Literal literalKind(QStringView content)
{
    if (content.startsWith("IPv6:"_L1, Qt::CaseInsensitive))
        return ipv6(content.sliced(5));
    switch (ipv4(content)) {
    case Ipv4::Valid: return Literal::Address;
    case Ipv4::Bad: return Literal::BadIpv4;
    case Ipv4::Other: break;
    }
    const bool colons = content.count(u':') >= 2;
    return colons && std::ranges::all_of(content, [](QChar c) { return isHex(c) || c == u':' || c == u'.'; }) ? Literal::Untagged : Literal::Other;
}

} // namespace todoku::address
