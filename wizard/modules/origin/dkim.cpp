// SPDX-License-Identifier: Apache-2.0
#include "canonical.h"

namespace todoku::origin {

static constexpr qsizetype mostSignatures = 20;
static constexpr qsizetype mostSignedNames = 1000;

static bool isNumber(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 15 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

namespace {

/// A signature field taken apart. Of ARC-Message-Signature, too: it has the same tags but for v= and i=.
struct Parts {
    Form header = Form::Simple;
    Form body = Form::Simple;
    QByteArray domain, selector, algorithm, identity;
    QList<QByteArray> names; ///< h=, lower case
    QByteArray signature, bodyHash;
    std::optional<qint64> length;
    QDateTime signedAt, expires;
};

/// One signature on its way through RFC 6376 §6.1.
class Check
{
public:
    Check(const SignedHeader &header, const SignedHeader::Field &field, BodyHashes &bodies, bool arc)
        : m_header(header), m_field(field), m_bodies(bodies), m_arc(arc)
    {
    }
    Signature run(const KeySource &keys, const QDateTime &at);

private:
    bool refuse(AuthResult result, const char *reason);
    bool readTags();
    bool readForms(const QByteArray &value);
    bool readNumbers(const Tags &tags);
    bool readIdentity(const Tags &tags);
    bool readBody();
    bool verify(const KeySource &keys);
    const char *addedField() const;

    const SignedHeader &m_header;
    const SignedHeader::Field &m_field;
    BodyHashes &m_bodies;
    const bool m_arc;
    Parts m_parts;
    bool m_tail = false;
    Signature m_signature;
};

bool Check::refuse(AuthResult result, const char *reason)
{
    m_signature.result = result;
    m_signature.reason = QString::fromLatin1(reason);
    return false;
}

bool Check::readForms(const QByteArray &value)
{
    // RFC 6376 §3.5: "c=relaxed" is relaxed/simple.
    const auto forms = value.isEmpty() ? QList<QByteArray>{"simple"} : value.split('/');
    const auto read = [](const QByteArray &word, Form &form) {
        form = word == "relaxed" ? Form::Relaxed : Form::Simple;
        return word == "relaxed" || word == "simple";
    };
    return forms.size() <= 2 && read(forms[0], m_parts.header) && (forms.size() < 2 || read(forms[1], m_parts.body));
}

bool Check::readNumbers(const Tags &tags)
{
    for (const auto *name : {"t", "x", "l"}) {
        if (tags.has(name) && !isNumber(tags.value(name)))
            return false;
    }
    if (tags.has("t"))
        m_parts.signedAt = QDateTime::fromSecsSinceEpoch(tags.value("t").toLongLong(), Qt::UTC);
    if (tags.has("x"))
        m_parts.expires = QDateTime::fromSecsSinceEpoch(tags.value("x").toLongLong(), Qt::UTC);
    if (tags.has("l"))
        m_parts.length = tags.value("l").toLongLong();
    return !m_parts.expires.isValid() || !m_parts.signedAt.isValid() || m_parts.expires > m_parts.signedAt;
}

bool Check::readIdentity(const Tags &tags)
{
    m_parts.identity = tags.value("i").toLower();
    const auto domain = asciiName(m_parts.identity.sliced(m_parts.identity.lastIndexOf('@') + 1));
    m_parts.identity = m_parts.identity.first(m_parts.identity.lastIndexOf('@') + 1) + domain;
    if (!tags.has("i"))
        m_parts.identity = '@' + m_parts.domain;
    else if (!m_parts.identity.contains('@') || (domain != m_parts.domain && !domain.endsWith(QByteArray('.' + m_parts.domain))))
        return false;
    return true;
}

bool Check::readTags()
{
    const auto tags = Tags::read(m_field.value);
    if (!tags)
        return refuse(AuthResult::PermError, "syntax");
    m_parts.domain = asciiName(tags->value("d")).toLower();
    m_parts.selector = asciiName(tags->value("s"));
    m_parts.algorithm = tags->value("a");
    m_signature.domain = QString::fromUtf8(m_parts.domain);
    m_signature.selector = QString::fromUtf8(m_parts.selector);
    m_signature.algorithm = QString::fromUtf8(m_parts.algorithm);
    for (const auto *name : {"v", "a", "b", "bh", "d", "h", "s"}) {
        if (!tags->has(name) && !(m_arc && *name == 'v'))
            return refuse(AuthResult::PermError, "missing_tag");
    }
    if (!m_arc && tags->value("v") != "1")
        return refuse(AuthResult::PermError, "version_unsupported");
    // RFC 8301 §3.1: rsa-sha1 is neither signed nor verified any more.
    if (m_parts.algorithm != "rsa-sha256" && m_parts.algorithm != "ed25519-sha256")
        return refuse(AuthResult::PermError, m_parts.algorithm == "rsa-sha1" ? "sha1_not_verified" : "algorithm_unsupported");
    if (!readForms(tags->value("c")))
        return refuse(AuthResult::PermError, "canonicalization_unsupported");
    if (tags->has("q") && !tags->value("q").split(':').contains("dns/txt"))
        return refuse(AuthResult::PermError, "query_method_unsupported");
    m_parts.names = tags->value("h").toLower().split(':');
    if (m_parts.names.size() > mostSignedNames || !readNumbers(*tags) || keyName(m_parts.selector, m_parts.domain).isEmpty())
        return refuse(AuthResult::PermError, "syntax");
    m_signature.signedAt = m_parts.signedAt;
    if (m_arc)
        // RFC 8617 §4.1.2: the seal covers the signature, never the other way round.
        return !m_parts.names.contains("arc-seal") || refuse(AuthResult::PermError, "seal_signed");
    if (!m_parts.names.contains("from"))
        return refuse(AuthResult::PermError, "from_not_signed");
    return readIdentity(*tags) || refuse(AuthResult::PermError, "auid_not_in_d");
}

bool Check::readBody()
{
    const auto tags = Tags::read(m_field.value);
    const auto signature = base64(tags->value("b"));
    const auto hash = base64(tags->value("bh"));
    if (!signature || !hash)
        return refuse(AuthResult::PermError, "syntax");
    m_parts.signature = *signature;
    m_parts.bodyHash = *hash;
    // Where there is no body, it may have been empty all along, or left out by whoever returned the message: the hash tells.
    if (!m_bodies.hasBody() && bodyHash({}, m_parts.body).sha256 != m_parts.bodyHash)
        return true;
    const auto *body = m_bodies.find(m_parts.body, m_parts.length);
    if (!body)
        return refuse(AuthResult::Policy, "too_many_lengths");
    m_tail = m_parts.length && body->length > *m_parts.length;
    const bool tooShort = m_parts.length && body->length < *m_parts.length;
    m_signature.body = body->sha256 == m_parts.bodyHash && !tooShort ? Signature::Body::Matches : Signature::Body::Differs;
    return true;
}

// A second Subject above the signed one is what the reader sees: RFC 6376 §8.15. These fields stand at most once (RFC 5322 §3.6, RFC 2045).
const char *Check::addedField() const
{
    static constexpr const char *single[]{"from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references",
                                          "mime-version", "content-type", "content-transfer-encoding"};
    for (const auto *name : single) {
        const auto inSignature = m_parts.names.count(name);
        if (inSignature > 0 && m_header.count(name) > inSignature)
            return name;
    }
    return nullptr;
}

bool Check::verify(const KeySource &keys)
{
    const auto key = signingKey(keys ? keys(keyName(m_parts.selector, m_parts.domain)) : KeyAnswer(), m_parts.algorithm);
    m_signature.keyFound = key.key.has_value();
    if (!key.key)
        return refuse(key.result, key.reason);
    // RFC 6376 §3.6.1, t=s: the identity is of the domain itself.
    if (!m_arc && key.flags.contains("s") && m_parts.identity.sliced(m_parts.identity.lastIndexOf('@') + 1) != m_parts.domain)
        return refuse(AuthResult::PermError, "flag_s_auid");
    const QByteArray text = m_header.selected(m_parts.names, m_parts.header) + canonicalSignature(m_field.raw, m_parts.header);
    m_signature.headerSignature = fits(*key.key, text, m_parts.signature);
    if (m_signature.body == Signature::Body::Differs)
        return refuse(AuthResult::Fail, "body_hash_mismatch");
    if (!*m_signature.headerSignature)
        return refuse(AuthResult::Fail, "signature_mismatch");
    return true;
}

Signature Check::run(const KeySource &keys, const QDateTime &at)
{
    if (!readTags() || !readBody() || !verify(keys))
        return m_signature;
    if (!m_arc && m_parts.expires.isValid() && at.isValid() && at > m_parts.expires)
        refuse(AuthResult::Policy, "expired");
    else if (!m_arc && addedField())
        refuse(AuthResult::Policy, "unsigned_header_added");
    else if (m_signature.body == Signature::Body::Absent)
        refuse(AuthResult::Neutral, "body_absent");
    else if (m_tail)
        refuse(AuthResult::Policy, "unsigned_tail");
    else
        refuse(AuthResult::Pass, "ok");
    return m_signature;
}

} // namespace

QList<Signature> checkSignatures(const Message &message, const KeySource &keys, const QDateTime &at)
{
    QList<Signature> found;
    if (message.header.size() > largestSignedHeader)
        return found;
    const SignedHeader header(message.header);
    BodyHashes bodies(message);
    for (const auto &field : header.fields()) {
        if (field.name == "dkim-signature" && found.size() < mostSignatures)
            found << Check(header, field, bodies, false).run(keys, at);
    }
    return found;
}

// ---------------------------------------------------------------- ARC

static constexpr int mostSets = 50; // RFC 8617 §4.2.1

namespace {

struct Set {
    const SignedHeader::Field *results = nullptr;
    const SignedHeader::Field *signature = nullptr;
    const SignedHeader::Field *seal = nullptr;
    bool whole() const { return results && signature && seal; }
};

/// What has been found out of a chain so far; nullopt: nothing against it.
using Sets = std::map<int, Set>;

} // namespace

static int instanceOf(const SignedHeader::Field &field)
{
    QByteArray number;
    if (field.name == "arc-authentication-results") {
        // RFC 8617 §4.1.1: "i=" comes first and ends with a semicolon; the rest is no list of tags.
        const auto semicolon = field.value.indexOf(';');
        const auto tags = semicolon < 0 ? std::nullopt : Tags::read(field.value.first(semicolon));
        number = tags ? tags->value("i") : QByteArray();
    } else if (const auto tags = Tags::read(field.value)) {
        number = tags->value("i");
    }
    return isNumber(number) && number.size() <= 2 ? number.toInt() : 0;
}

static std::optional<Sets> setsOf(const SignedHeader &header)
{
    Sets sets;
    for (const auto &field : header.fields()) {
        const SignedHeader::Field *Set::*place = field.name == "arc-authentication-results" ? &Set::results
            : field.name == "arc-message-signature"                                         ? &Set::signature
            : field.name == "arc-seal"                                                      ? &Set::seal
                                                                                            : nullptr;
        if (!place)
            continue;
        const int instance = instanceOf(field);
        if (instance < 1 || instance > mostSets || sets[instance].*place)
            return std::nullopt;
        sets[instance].*place = &field;
    }
    int expected = 0;
    for (const auto &[instance, set] : sets) {
        if (instance != ++expected || !set.whole())
            return std::nullopt;
    }
    return sets;
}

// RFC 8617 §4.1.3.
static bool isSound(const Tags &seal, int instance)
{
    for (const auto *name : {"a", "b", "cv", "d", "s"}) {
        if (seal.value(name).isEmpty())
            return false;
    }
    return !seal.has("h") && (!seal.has("t") || isNumber(seal.value("t"))) && (seal.value("a") == "rsa-sha256" || seal.value("a") == "ed25519-sha256")
        && seal.value("cv") == (instance == 1 ? "none" : "pass");
}

static std::optional<AuthResult> checkSeal(const SignedHeader::Field &field, const QByteArray &text, const KeySource &keys)
{
    const auto tags = Tags::read(field.value);
    const auto name = keyName(asciiName(tags->value("s")), asciiName(tags->value("d")).toLower());
    const auto signature = base64(tags->value("b"));
    if (name.isEmpty() || !signature)
        return AuthResult::Fail;
    const auto key = signingKey(keys(name), tags->value("a"));
    if (key.result == AuthResult::TempError || key.result == AuthResult::Neutral)
        return std::nullopt;
    const QByteArray covered = text + canonicalSignature(field.raw, Form::Relaxed);
    return key.key && fits(*key.key, covered, *signature) ? AuthResult::Pass : AuthResult::Fail;
}

// RFC 8617 §5.1.1: a seal covers all sets up to its own, in their order.
static std::optional<AuthResult> checkSeals(const Sets &sets, const KeySource &keys)
{
    std::optional<AuthResult> all = AuthResult::Pass;
    QByteArray text;
    for (const auto &[instance, set] : sets) {
        text += canonicalField(set.results->raw, Form::Relaxed) + canonicalField(set.signature->raw, Form::Relaxed);
        const auto one = checkSeal(*set.seal, text, keys);
        if (one == AuthResult::Fail)
            return one;
        if (!one)
            all.reset();
        text += canonicalField(set.seal->raw, Form::Relaxed);
    }
    return all;
}

std::optional<AuthResult> checkArc(const Message &message, const KeySource &keys)
{
    if (message.header.size() > largestSignedHeader)
        return std::nullopt;
    const SignedHeader header(message.header);
    const auto sets = setsOf(header);
    if (!sets)
        return AuthResult::Fail;
    if (sets->empty())
        return AuthResult::None;
    for (const auto &[instance, set] : *sets) {
        const auto seal = Tags::read(set.seal->value);
        if (!seal || !isSound(*seal, instance))
            return AuthResult::Fail;
    }
    if (!keys)
        return std::nullopt;
    BodyHashes bodies(message);
    const auto newest = Check(header, *sets->rbegin()->second.signature, bodies, true).run(keys, {});
    const bool open = newest.result == AuthResult::Neutral || newest.result == AuthResult::TempError;
    if (!open && newest.result != AuthResult::Pass && newest.reason != "unsigned_tail"_L1)
        return AuthResult::Fail;
    const auto seals = checkSeals(*sets, keys);
    return open && seals == AuthResult::Pass ? std::nullopt : seals;
}

// ---------------------------------------------------------------- which keys

QStringList keyNames(const Message &message)
{
    static constexpr qsizetype mostNames = 40;
    QStringList names;
    if (message.header.size() > largestSignedHeader)
        return names;
    const SignedHeader header(message.header);
    for (const auto &field : header.fields()) {
        if (field.name != "dkim-signature" && field.name != "arc-message-signature" && field.name != "arc-seal")
            continue;
        const auto tags = Tags::read(field.value);
        const auto name = tags ? keyName(asciiName(tags->value("s")), asciiName(tags->value("d"))) : QString();
        if (!name.isEmpty() && !names.contains(name) && names.size() < mostNames)
            names << name;
    }
    return names;
}

} // namespace todoku::origin
