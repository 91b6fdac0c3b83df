// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/origin.h"

/// The insides of the room: whose a server is.
namespace todoku::origin {

/// A service that many organisations share: one row of resources/tables/mailservers.json.
struct Provider {
    QString name;
    QStringList hosts, edges, logins, domains, messageIds;
};
const QList<Provider> &providers();
const Provider *providerOfHost(QStringView host);
const Provider *providerOfMessageId(QStringView domain);

/// Is the name one of these domains, or below one of them? Letter case ignored.
bool isBelow(QStringView name, const QStringList &domains);

/// The part of a host name that one organisation owns, as far as that can be told without a list of all registries:
/// "mx1.webpost.test" -> "webpost.test", "mail.contoso.co.jp" -> "contoso.co.jp".
QString organisation(QStringView host);
/// Do two hosts stand on one side: one organisation, or one provider?
bool sameSide(QStringView one, QStringView other);

/// Whose servers and domains are ours.
class Ours
{
public:
    explicit Ours(const QStringList &domains);
    bool isEmpty() const { return m_domains.isEmpty(); }
    bool domain(QStringView name) const; ///< our domain, or one below it
    bool host(QStringView name) const;   ///< a server of ours by its name; also one beside or above: mail.contoso.com for sales.contoso.com
    const QStringList &domains() const { return m_domains; }

private:
    QStringList m_domains;
    QList<const Provider *> m_providers; ///< whose domains ours are: nobody else can be there
};

/// Loopback, private, link-local and shared addresses (RFC 1918, 4193, 4291, 6598); what is no address is not private.
bool isPrivateAddress(QStringView address);
bool isAddress(QStringView text);

/// The domain of an address or a Message-ID in lower case, without the closing bracket.
QString domainPart(QStringView address);

} // namespace todoku::origin
