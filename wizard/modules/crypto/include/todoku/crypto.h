// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QByteArrayView>

#include <memory>
#include <optional>

/// OpenSSL with owners: hashes and the signatures that mail is signed with. Nothing outside this room sees the library.
namespace todoku::crypto {

/// SHA-256 of what is added piece by piece.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;

    void add(QByteArrayView bytes);
    /// 32 bytes; afterwards it begins anew.
    QByteArray result();

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

QByteArray sha256(QByteArrayView bytes);

/// A public key to check signatures with. Copies share the key; checking is safe from several threads.
class PublicKey
{
public:
    enum class Type { Rsa, Ed25519 };

    /// An RSA key as SubjectPublicKeyInfo (RFC 5280 §4.1), or bare (RFC 8017 §A.1.1) as some domains publish it. nullopt where it is neither.
    static std::optional<PublicKey> rsa(QByteArrayView der);
    /// The 32 bytes of an Ed25519 key (RFC 8032 §5.1.5).
    static std::optional<PublicKey> ed25519(QByteArrayView raw);

    Type type() const { return m_type; }
    int bits() const;
    /// RSA: PKCS #1 v1.5 over the SHA-256 of the message (RFC 8017 §8.2). Ed25519: pure, over the message itself (RFC 8032 §5.1.7).
    /// A signature that is malformed is one that does not fit.
    bool verifies(QByteArrayView message, QByteArrayView signature) const;

private:
    struct Inside;
    PublicKey(Type type, std::shared_ptr<const Inside> inside) : m_type(type), m_inside(std::move(inside)) { }
    Type m_type;
    std::shared_ptr<const Inside> m_inside;
};

} // namespace todoku::crypto
