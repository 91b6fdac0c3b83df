// SPDX-License-Identifier: Apache-2.0
#include "todoku/crypto.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace todoku::crypto {

template<auto free>
struct Deleter {
    void operator()(auto *object) const { free(object); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<&EVP_MD_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<&EVP_PKEY_free>>;

// Some distributions call it "const unsigned char *", Qt "const char *".
static const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

// Fetched once: looking an algorithm up by name costs more than hashing a header.
static const EVP_MD *sha256Algorithm()
{
    static const std::unique_ptr<EVP_MD, Deleter<&EVP_MD_free>> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    return algorithm.get();
}

struct Sha256::Inside {
    DigestContext context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : m_inside(std::make_unique<Inside>())
{
    EVP_DigestInit_ex(m_inside->context.get(), sha256Algorithm(), nullptr);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_inside->context.get(), bytes.data(), size_t(bytes.size()));
}

QByteArray Sha256::result()
{
    QByteArray hash(32, Qt::Uninitialized);
    EVP_DigestFinal_ex(m_inside->context.get(), reinterpret_cast<unsigned char *>(hash.data()), nullptr);
    EVP_DigestInit_ex(m_inside->context.get(), sha256Algorithm(), nullptr);
    return hash;
}

QByteArray sha256(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.result();
}

struct PublicKey::Inside {
    Key key;
};

std::optional<PublicKey> PublicKey::rsa(QByteArrayView der)
{
    const auto *begin = octets(der);
    Key key(d2i_PUBKEY(nullptr, &begin, long(der.size())));
    if (!key) {
        begin = octets(der);
        key.reset(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &begin, long(der.size())));
    }
    // What could not be read leaves its reasons in the thread's queue, where a later call would find them.
    ERR_clear_error();
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return std::nullopt;
    return PublicKey(Type::Rsa, std::make_shared<const Inside>(Inside{std::move(key)}));
}

std::optional<PublicKey> PublicKey::ed25519(QByteArrayView raw)
{
    if (raw.size() != 32)
        return std::nullopt;
    Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(raw), size_t(raw.size())));
    ERR_clear_error();
    if (!key)
        return std::nullopt;
    return PublicKey(Type::Ed25519, std::make_shared<const Inside>(Inside{std::move(key)}));
}

int PublicKey::bits() const
{
    return EVP_PKEY_get_bits(m_inside->key.get());
}

bool PublicKey::verifies(QByteArrayView message, QByteArrayView signature) const
{
    const DigestContext context(EVP_MD_CTX_new());
    // An Ed25519 signature has its own hash inside: naming another fails.
    const char *hash = m_type == Type::Rsa ? "SHA256" : nullptr;
    const bool fits = EVP_DigestVerifyInit_ex(context.get(), nullptr, hash, nullptr, nullptr, m_inside->key.get(), nullptr) == 1
        && EVP_DigestVerify(context.get(), octets(signature), size_t(signature.size()), octets(message), size_t(message.size())) == 1;
    ERR_clear_error();
    return fits;
}

} // namespace todoku::crypto
