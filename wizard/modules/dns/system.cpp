// SPDX-License-Identifier: Apache-2.0
#include "todoku/dns.h"

#include <QtCore/QFile>

#ifdef Q_OS_WIN
// winsock2.h has to come before the others.
#include <winsock2.h>
#include <iphlpapi.h>
#endif

namespace todoku::dns {

QString text(const Server &server)
{
    if (server.transport == Transport::Https)
        return server.url.toDisplayString();
    if (server.transport == Transport::Tls)
        return server.port == 853 ? server.host : server.host + u':' + QString::number(server.port);
    const auto address = server.address.toString();
    if (server.port == 53)
        return address;
    const bool v6 = server.address.protocol() == QAbstractSocket::IPv6Protocol;
    return (v6 ? u'[' + address + u']' : address) + u':' + QString::number(server.port);
}

std::optional<Server> serverFrom(QStringView text)
{
    Server server;
    if (server.address.setAddress(text.toString()))
        return server;
    const auto colon = text.lastIndexOf(u':');
    if (colon < 0)
        return std::nullopt;
    auto host = text.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    bool isNumber = false;
    const auto port = text.sliced(colon + 1).toUShort(&isNumber);
    if (!isNumber || port == 0 || !server.address.setAddress(host.toString()))
        return std::nullopt;
    server.port = port;
    return server;
}

#ifdef Q_OS_WIN
static QList<QHostAddress> configuredAddresses()
{
    ULONG size = 32768;
    std::vector<char> memory(size);
    const ULONG flags = GAA_FLAG_SKIP_UNICAST | GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST;
    auto *adapters = reinterpret_cast<IP_ADAPTER_ADDRESSES *>(memory.data());
    if (GetAdaptersAddresses(AF_UNSPEC, flags, nullptr, adapters, &size) == ERROR_BUFFER_OVERFLOW) {
        memory.resize(size);
        adapters = reinterpret_cast<IP_ADAPTER_ADDRESSES *>(memory.data());
        if (GetAdaptersAddresses(AF_UNSPEC, flags, nullptr, adapters, &size) != NO_ERROR)
            return {};
    }
    QList<QHostAddress> addresses;
    for (auto *adapter = adapters; adapter; adapter = adapter->Next) {
        if (adapter->OperStatus != IfOperStatusUp)
            continue;
        for (auto *server = adapter->FirstDnsServerAddress; server; server = server->Next)
            addresses << QHostAddress(server->Address.lpSockaddr);
    }
    return addresses;
}
#else
/// resolv.conf(5), also kept up to date by macOS.
static QList<QHostAddress> configuredAddresses()
{
    QFile file(u"/etc/resolv.conf"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QHostAddress> addresses;
    for (const auto &line : file.read(65536).split('\n')) {
        const auto words = line.simplified().split(' ');
        QHostAddress address;
        if (words.size() >= 2 && words[0] == "nameserver" && address.setAddress(QString::fromLatin1(words[1])))
            addresses << address;
    }
    return addresses;
}
#endif

QList<Server> systemServers()
{
    QList<Server> servers;
    for (const auto &address : configuredAddresses()) {
        // Windows lists these site-local addresses where nothing is configured; nobody answers there.
        if (!address.isInSubnet(QHostAddress(u"fec0::"_s), 10) && !servers.contains(Server{address}))
            servers << Server{address};
    }
    return servers.isEmpty() ? QList<Server>{Server{QHostAddress(QHostAddress::LocalHost)}} : servers;
}

} // namespace todoku::dns
