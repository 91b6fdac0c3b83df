// SPDX-License-Identifier: Apache-2.0
#include "servers.h"

#include <QtCore/QUrl>

namespace todoku::origin {

static QStringList texts(const QJsonValue &value)
{
    QStringList found;
    for (const auto &text : value.toArray())
        found << text.toString();
    return found;
}

const QList<Provider> &providers()
{
    static const auto all = [] {
        QList<Provider> found;
        for (const auto &value : tableRows(u"mailservers"_s)) {
            const auto row = value.toObject();
            found << Provider{row["provider"_L1].toString(), texts(row["hosts"_L1]), texts(row["edges"_L1]), texts(row["logins"_L1]),
                              texts(row["domains"_L1]), texts(row["messageIds"_L1])};
        }
        return found;
    }();
    return all;
}

static bool isSameOrBelow(QStringView name, QStringView domain)
{
    return name.size() >= domain.size() && name.endsWith(domain, Qt::CaseInsensitive)
        && (name.size() == domain.size() || name[name.size() - domain.size() - 1] == u'.');
}

bool isBelow(QStringView name, const QStringList &domains)
{
    return std::ranges::any_of(domains, [name](const QString &domain) { return isSameOrBelow(name, domain); });
}

const Provider *providerOfHost(QStringView host)
{
    const auto found = std::ranges::find_if(providers(), [host](const Provider &provider) { return isBelow(host, provider.hosts); });
    return found == providers().end() ? nullptr : &*found;
}

const Provider *providerOfMessageId(QStringView domain)
{
    const auto found = std::ranges::find_if(providers(), [domain](const Provider &provider) { return isBelow(domain, provider.messageIds); });
    return found == providers().end() ? nullptr : &*found;
}

// "co.jp", "com.au": registries that sell names at the third level. The second label is one of the usual categories and the top one a country.
static bool isRegistry(QStringView secondLabel, QStringView topLabel)
{
    static constexpr std::u16string_view categories[]{u"ac", u"ad", u"co", u"com", u"ed", u"edu", u"go", u"gov", u"gr", u"lg", u"ne", u"net", u"or", u"org"};
    return topLabel.size() == 2
        && std::ranges::any_of(categories, [secondLabel](std::u16string_view one) { return secondLabel.compare(QStringView(one.data(), qsizetype(one.size())), Qt::CaseInsensitive) == 0; });
}

QString organisation(QStringView host)
{
    const auto top = host.lastIndexOf(u'.');
    if (top <= 0)
        return host.toString().toLower();
    const auto second = host.lastIndexOf(u'.', top - 1);
    if (second <= 0)
        return host.toString().toLower();
    if (!isRegistry(host.sliced(second + 1, top - second - 1), host.sliced(top + 1)))
        return host.sliced(second + 1).toString().toLower();
    const auto third = host.lastIndexOf(u'.', second - 1);
    return host.sliced(third + 1).toString().toLower();
}

bool sameSide(QStringView one, QStringView other)
{
    const auto *provider = providerOfHost(one);
    return provider ? provider == providerOfHost(other) : !isAddress(one) && organisation(one) == organisation(other);
}

// A domain is the same in either way of writing it (RFC 5890 §2.3.2.1).
static QString asciiDomain(const QString &domain)
{
    const bool ascii = std::ranges::all_of(domain, [](QChar c) { return c.unicode() < 0x80; });
    const auto name = ascii || domain.size() > 1000 ? QString() : QString::fromLatin1(QUrl::toAce(domain));
    return (name.isEmpty() ? domain : name).toLower();
}

Ours::Ours(const QStringList &domains)
{
    for (const auto &domain : domains) {
        const auto name = asciiDomain(domain.trimmed());
        if (!name.isEmpty() && !m_domains.contains(name))
            m_domains << name;
    }
    for (const auto &provider : providers()) {
        if (std::ranges::any_of(m_domains, [&](const QString &own) { return isBelow(own, provider.domains); }))
            m_providers << &provider;
    }
}

bool Ours::domain(QStringView name) const
{
    return isBelow(name, m_domains);
}

bool Ours::host(QStringView name) const
{
    if (domain(name) || std::ranges::any_of(m_providers, [name](const Provider *provider) { return isBelow(name, provider->hosts); }))
        return true;
    const auto dot = name.indexOf(u'.');
    const auto parent = dot < 0 ? QStringView() : name.sliced(dot + 1);
    // The organisation itself owns what stands directly below it, but "mail.co.jp" owns nothing of "contoso.co.jp".
    return parent.size() > 0 && parent.compare(organisation(parent), Qt::CaseInsensitive) == 0 && parent.contains(u'.')
        && !isRegistry(parent.first(parent.indexOf(u'.')), parent.sliced(parent.indexOf(u'.') + 1))
        && std::ranges::any_of(m_domains, [parent](const QString &own) { return isSameOrBelow(own, parent); });
}

static std::optional<std::array<int, 4>> ipv4(QStringView text)
{
    std::array<int, 4> parts{};
    size_t count = 0;
    for (const auto part : text.tokenize(u'.')) {
        if (count == 4 || part.isEmpty() || part.size() > 3 || !std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; }))
            return std::nullopt;
        parts[count] = part.toInt();
        if (parts[count++] > 255)
            return std::nullopt;
    }
    return count == 4 ? std::optional(parts) : std::nullopt;
}

static bool isIpv6(QStringView text)
{
    const auto zone = text.indexOf(u'%');
    const auto address = zone < 0 ? text : text.first(zone);
    return address.size() >= 2 && address.size() <= 45 && address.count(u':') >= 2 && std::ranges::all_of(address, [](QChar c) {
        return c == u':' || c == u'.' || (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
    });
}

bool isAddress(QStringView text)
{
    return ipv4(text).has_value() || isIpv6(text);
}

bool isPrivateAddress(QStringView address)
{
    if (address.startsWith("::ffff:"_L1, Qt::CaseInsensitive))
        address = address.sliced(7);
    if (const auto parts = ipv4(address)) {
        const auto &[a, b, c, d] = *parts;
        return a == 10 || a == 127 || a == 0 || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) || (a == 169 && b == 254) || (a == 100 && b >= 64 && b < 128);
    }
    if (!isIpv6(address))
        return false;
    const auto lower = address.first(std::min<qsizetype>(address.size(), 4)).toString().toLower();
    return address == "::1"_L1 || address == "::"_L1 || lower.startsWith("fc"_L1) || lower.startsWith("fd"_L1)
        || lower == "fe80"_L1 || lower == "fe90"_L1 || lower == "fea0"_L1 || lower == "feb0"_L1;
}

QString domainPart(QStringView address)
{
    auto domain = address.sliced(address.lastIndexOf(u'@') + 1);
    if (domain.size() == address.size())
        return {};
    while (domain.endsWith(u'>') || domain.endsWith(u'.') || domain.endsWith(u' '))
        domain.chop(1);
    return asciiDomain(domain.toString());
}

} // namespace todoku::origin
