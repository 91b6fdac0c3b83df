// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/origin.h"

#include "todoku/crypto.h"
#include "todoku/mail.h"

#include <map>

/// The insides of the room: what a signature covers, byte for byte (RFC 6376 §3.4).
namespace todoku::origin {

enum class Form { Simple, Relaxed };

/// "tag=value; tag=value" (RFC 6376 §3.2). Values without the blanks around them, folds and all inside. nullopt where it is malformed or a tag
/// stands twice.
class Tags
{
public:
    static std::optional<Tags> read(QByteArrayView text);
    bool has(QByteArrayView name) const { return find(name) != nullptr; }
    QByteArray value(QByteArrayView name) const;   ///< without blanks inside, which no value needs; "" where absent
    QByteArray first() const { return m_all.empty() ? QByteArray() : m_all.front().first; } ///< name of the first tag

private:
    const QByteArray *find(QByteArrayView name) const;
    std::vector<std::pair<QByteArray, QByteArray>> m_all;
};

/// The fields of a header, ready to be signed over.
class SignedHeader
{
public:
    struct Field {
        QByteArray name; ///< lower case
        QByteArrayView raw; ///< the whole field without its last line break
        QByteArrayView value;
    };
    explicit SignedHeader(const QByteArray &header);

    const std::vector<Field> &fields() const { return m_fields; }
    qsizetype count(const QByteArray &name) const; ///< of fields of that name, lower case
    /// The fields that h= names, each name's from the bottom (RFC 6376 §5.4.2).
    QByteArray selected(const QList<QByteArray> &names, Form form) const;

private:
    mail::Header m_header;
    std::vector<Field> m_fields;
    QHash<QByteArray, QList<qsizetype>> m_byName;
};

/// One field in its canonical form, with its line end.
QByteArray canonicalField(QByteArrayView raw, Form form);
/// A signature's own field: the value of b= left out, without a line end.
QByteArray canonicalSignature(QByteArrayView raw, Form form);

/// The hash of a body up to `length` canonical bytes, and how long it is in whole.
struct BodyHash {
    QByteArray sha256;
    qint64 length = 0;
};
BodyHash bodyHash(QByteArrayView body, Form form, std::optional<qint64> length = {});

/// Hashes of one body; a hostile header asks for few different ones.
class BodyHashes
{
public:
    explicit BodyHashes(const Message &message) : m_message(message) { }
    bool hasBody() const { return m_message.hasBody; }
    const BodyHash *find(Form form, std::optional<qint64> length); ///< nullptr where too many were asked for

private:
    const Message &m_message;
    std::map<std::pair<Form, qint64>, BodyHash> m_known;
};

/// A signature key, or why there is none.
struct Key {
    std::optional<crypto::PublicKey> key;
    QList<QByteArray> flags; ///< t=
    AuthResult result = AuthResult::None;
    const char *reason = "";
};
/// The key of a DKIM key record (RFC 6376 §3.6.1) that fits the algorithm "rsa-sha256" or "ed25519-sha256".
Key signingKey(const KeyAnswer &answer, QByteArrayView algorithm);
/// A domain or selector as it stands in the DNS: RFC 8616 §4 lets d=, i= and s= of internationalised mail hold U-labels. ASCII stays as it is.
QByteArray asciiName(const QByteArray &name);
/// "selector._domainkey.domain"; "" where no such name can exist.
QString keyName(QByteArrayView selector, QByteArrayView domain);

/// Does the signature fit what was signed? Ed25519 signs the hash (RFC 8463 §3), RSA the text.
bool fits(const crypto::PublicKey &key, QByteArrayView text, QByteArrayView signature);
/// Strict base64 with missing padding forgiven; nullopt where it is none.
std::optional<QByteArray> base64(QByteArrayView text);

/// The largest header that signatures are checked on, in bytes.
inline constexpr qsizetype largestSignedHeader = 1024 * 1024;

} // namespace todoku::origin
