// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include <QtCore/QCryptographicHash>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

namespace todoku::domain {

/// What a TLSA record is compared with (RFC 6698 §2.1.2, §2.1.3). Empty where selector or matching type is unknown.
static QByteArray selectedBytes(const Tlsa &tlsa, const QByteArray &certificate)
{
    auto bytes = certificate;
    if (tlsa.selector == 1)
        bytes = QSslCertificate(certificate, QSsl::Der).publicKey().toDer();
    else if (tlsa.selector != 0)
        return {};
    switch (tlsa.matching) {
    case 0: return bytes;
    case 1: return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    case 2: return QCryptographicHash::hash(bytes, QCryptographicHash::Sha512);
    default: return {};
    }
}

/// RFC 7672 §3.1.3: for mail only DANE-TA(2) and DANE-EE(3) count.
static bool isUsable(const Tlsa &tlsa)
{
    return (tlsa.usage == 2 || tlsa.usage == 3) && (tlsa.selector == 0 || tlsa.selector == 1) && tlsa.matching >= 0 && tlsa.matching <= 2;
}

static bool fits(const Tlsa &tlsa, const QByteArrayList &chain)
{
    const auto certificates = tlsa.usage == 3 ? chain.mid(0, 1) : chain;
    return std::ranges::any_of(certificates, [&](const QByteArray &certificate) { return selectedBytes(tlsa, certificate) == tlsa.data; });
}

QString tlsaFor(const QByteArray &certificate)
{
    const auto key = QSslCertificate(certificate, QSsl::Der).publicKey();
    return key.isNull() ? QString() : u"3 1 1 "_s + QString::fromLatin1(QCryptographicHash::hash(key.toDer(), QCryptographicHash::Sha256).toHex());
}

const smtp::Session *daneMismatch(const Mx &mx)
{
    if (!mx.tlsaSecure)
        return nullptr;
    for (const auto &session : mx.sessions) {
        const bool mismatch = !session.chain.isEmpty() && std::ranges::any_of(mx.tlsa, isUsable)
            && std::ranges::none_of(mx.tlsa, [&](const Tlsa &tlsa) { return isUsable(tlsa) && fits(tlsa, session.chain); });
        const bool withoutTls = session.takesMail() && session.chain.isEmpty();
        if (mismatch || withoutTls)
            return &session;
    }
    return nullptr;
}

QString tlsaText(const Tlsa &tlsa)
{
    return u"%1 %2 %3 %4"_s.arg(tlsa.usage).arg(tlsa.selector).arg(tlsa.matching).arg(QString::fromLatin1(tlsa.data.toHex()));
}

void judgeDane(const Facts &facts, Findings &findings)
{
    for (const auto &mx : facts.mx) {
        if (mx.tlsa.isEmpty())
            continue;
        QJsonArray records;
        for (const auto &tlsa : mx.tlsa)
            records.append(tlsaText(tlsa));
        const auto evidence = evidenceOf(facts, {{u"host"_s, mx.host}, {u"records"_s, records}});
        // RFC 7672 §2.2: without DNSSEC a TLSA record counts for nothing.
        if (!mx.tlsaSecure)
            findings.push_back({"dane.unsigned", facts.domain, evidence});
        else if (daneMismatch(mx))
            findings.push_back({"dane.mismatch", facts.domain, evidence});
    }
}

} // namespace todoku::domain
