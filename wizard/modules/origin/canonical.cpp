// SPDX-License-Identifier: Apache-2.0
#include "canonical.h"

#include <QtCore/QUrl>

namespace todoku::origin {

static constexpr size_t mostTags = 100;
static constexpr size_t mostBodies = 6;

static bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

// ---------------------------------------------------------------- tags

static bool isTagName(QByteArrayView name)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.isEmpty() && letter(name.front())
        && std::ranges::all_of(name, [letter](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

std::optional<Tags> Tags::read(QByteArrayView text)
{
    Tags tags;
    qsizetype position = 0;
    while (position < text.size()) {
        const auto semicolon = text.indexOf(';', position);
        const auto end = semicolon < 0 ? text.size() : semicolon;
        const auto one = trimmed(text.sliced(position, end - position));
        position = end + 1;
        // The last ";" may be followed by nothing; two in a row have a tag missing between them.
        if (one.isEmpty() && position >= text.size())
            break;
        const auto equals = one.indexOf('=');
        const auto name = equals < 0 ? QByteArrayView() : trimmed(one.first(equals));
        if (!isTagName(name) || tags.has(name) || tags.m_all.size() >= mostTags)
            return std::nullopt;
        tags.m_all.emplace_back(name.toByteArray(), trimmed(one.sliced(equals + 1)).toByteArray());
    }
    return tags.m_all.empty() ? std::nullopt : std::optional(tags);
}

const QByteArray *Tags::find(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(m_all, [name](const auto &tag) { return tag.first == name; });
    return found == m_all.end() ? nullptr : &found->second;
}

QByteArray Tags::value(QByteArrayView name) const
{
    const auto *found = find(name);
    if (!found)
        return {};
    QByteArray text;
    text.reserve(found->size());
    for (const char c : *found) {
        if (!isBlank(c))
            text += c;
    }
    return text;
}

// ---------------------------------------------------------------- header

SignedHeader::SignedHeader(const QByteArray &header) : m_header(mail::Header::read(header))
{
    m_fields.reserve(m_header.fields().size());
    for (const auto &field : m_header.fields()) {
        m_byName[field.name.toByteArray().toLower()] << qsizetype(m_fields.size());
        m_fields.push_back({field.name.toByteArray().toLower(), QByteArrayView(field.name.data(), field.value.data() + field.value.size() - field.name.data()), field.value});
    }
}

qsizetype SignedHeader::count(const QByteArray &name) const
{
    return m_byName.value(name).size();
}

QByteArray SignedHeader::selected(const QList<QByteArray> &names, Form form) const
{
    QByteArray text;
    QHash<QByteArray, qsizetype> taken;
    for (const auto &name : names) {
        const auto places = m_byName.constFind(name);
        if (places == m_byName.constEnd())
            continue;
        auto &number = taken[name];
        if (number < places->size())
            text += canonicalField(m_fields[size_t(places->at(places->size() - ++number))].raw, form);
    }
    return text;
}

// Mail that passed through files has bare line feeds; what was signed had CRLF.
static QByteArray withCrlf(QByteArrayView raw)
{
    QByteArray text;
    text.reserve(raw.size() + 8);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r'))
            text += '\r';
        text += raw[i];
    }
    return text;
}

// RFC 6376 §3.4.2.
static QByteArray relaxed(QByteArrayView raw)
{
    const auto colon = raw.indexOf(':');
    QByteArray text = trimmed(raw.first(std::max<qsizetype>(colon, 0))).toByteArray().toLower() + ':';
    text.reserve(raw.size() + 2);
    bool blank = false;
    for (const char c : trimmed(raw.sliced(colon + 1))) {
        if (isBlank(c)) {
            blank = true;
            continue;
        }
        if (blank)
            text += ' ';
        blank = false;
        text += c;
    }
    return text;
}

QByteArray canonicalField(QByteArrayView raw, Form form)
{
    return (form == Form::Simple ? withCrlf(raw) : relaxed(raw)) + "\r\n";
}

// RFC 6376 §3.5: the value of b=, blanks around it included, counts as empty.
static QByteArray withoutSignature(QByteArrayView raw)
{
    qsizetype position = raw.indexOf(':') + 1;
    while (position < raw.size()) {
        const auto semicolon = raw.indexOf(';', position);
        const auto end = semicolon < 0 ? raw.size() : semicolon;
        const auto equals = raw.indexOf('=', position);
        if (equals >= 0 && equals < end && trimmed(raw.sliced(position, equals - position)) == QByteArrayView("b"))
            return raw.first(equals + 1).toByteArray() + raw.sliced(end);
        position = end + 1;
    }
    return raw.toByteArray();
}

QByteArray canonicalSignature(QByteArrayView raw, Form form)
{
    const auto text = withoutSignature(raw);
    return form == Form::Simple ? withCrlf(text) : relaxed(text);
}

// ---------------------------------------------------------------- body

namespace {

/// Takes canonical bytes, counts them all and hashes the first ones.
class Sink
{
public:
    explicit Sink(std::optional<qint64> limit) : m_limit(limit.value_or(std::numeric_limits<qint64>::max())) { }
    void add(QByteArrayView bytes)
    {
        const auto room = m_limit - m_length;
        m_length += bytes.size();
        if (room <= 0)
            return;
        m_buffer.append(bytes.first(std::min<qint64>(bytes.size(), room)));
        if (m_buffer.size() > 32 * 1024)
            flush();
    }
    qint64 length() const { return m_length; }
    QByteArray result()
    {
        flush();
        return m_hash.result();
    }

private:
    void flush()
    {
        m_hash.add(m_buffer);
        m_buffer.resize(0);
    }
    crypto::Sha256 m_hash;
    QByteArray m_buffer;
    qint64 m_limit;
    qint64 m_length = 0;
};

} // namespace

static void addRelaxed(QByteArrayView line, Sink &sink)
{
    qsizetype begin = 0;
    while (begin < line.size()) {
        auto end = begin;
        while (end < line.size() && line[end] != ' ' && line[end] != '\t')
            ++end;
        sink.add(line.sliced(begin, end - begin));
        begin = end;
        while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t'))
            ++begin;
        if (begin > end)
            sink.add(" ");
    }
}

// RFC 6376 §3.4.3, §3.4.4.
BodyHash bodyHash(QByteArrayView body, Form form, std::optional<qint64> length)
{
    Sink sink(length);
    qint64 emptyLines = 0;
    qsizetype position = 0;
    while (position < body.size()) {
        const auto newline = body.indexOf('\n', position);
        auto line = body.sliced(position, (newline < 0 ? body.size() : newline) - position);
        position = newline < 0 ? body.size() : newline + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        if (form == Form::Relaxed) {
            while (line.endsWith(' ') || line.endsWith('\t'))
                line.chop(1);
        }
        if (line.isEmpty()) {
            ++emptyLines;
            continue;
        }
        for (; emptyLines > 0; --emptyLines)
            sink.add("\r\n");
        if (form == Form::Simple)
            sink.add(line);
        else
            addRelaxed(line, sink);
        sink.add("\r\n");
    }
    if (sink.length() == 0 && form == Form::Simple)
        sink.add("\r\n");
    const auto whole = sink.length();
    return {sink.result(), whole};
}

const BodyHash *BodyHashes::find(Form form, std::optional<qint64> length)
{
    const std::pair key(form, length.value_or(-1));
    auto known = m_known.find(key);
    if (known == m_known.end()) {
        if (m_known.size() >= mostBodies)
            return nullptr;
        known = m_known.emplace(key, bodyHash(m_message.body, form, length)).first;
    }
    return &known->second;
}

// ---------------------------------------------------------------- keys

std::optional<QByteArray> base64(QByteArrayView text)
{
    auto padded = text.toByteArray();
    while (padded.endsWith('='))
        padded.chop(1);
    if (padded.isEmpty() || padded.size() % 4 == 1)
        return std::nullopt;
    padded.append((4 - padded.size() % 4) % 4, '=');
    auto result = QByteArray::fromBase64Encoding(padded, QByteArray::AbortOnBase64DecodingErrors);
    return result.decodingStatus == QByteArray::Base64DecodingStatus::Ok ? std::optional(result.decoded) : std::nullopt;
}

static bool isHostName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= 253 && !name.startsWith('.') && !name.endsWith('.') && !name.toByteArray().contains("..")
        && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
           });
}

QByteArray asciiName(const QByteArray &name)
{
    if (std::ranges::all_of(name, [](char c) { return uchar(c) < 0x80; }))
        return name;
    // What is no domain name gives an empty one, and no key is asked for.
    return name.size() <= 1000 && name.isValidUtf8() ? QUrl::toAce(QString::fromUtf8(name)).toLower() : QByteArray();
}

QString keyName(QByteArrayView selector, QByteArrayView domain)
{
    const QByteArray name = selector.toByteArray() + "._domainkey." + domain.toByteArray();
    return isHostName(selector) && isHostName(domain) && isHostName(name) ? QString::fromLatin1(name).toLower() : QString();
}

static Key keyFrom(QByteArrayView record, QByteArrayView algorithm)
{
    static constexpr auto broken = "key_syntax";
    const auto tags = Tags::read(record);
    // RFC 6376 §3.6.1: v= is optional, but where it stands it is "DKIM1" and first. A wildcard answers with SPF here.
    if (!tags || (tags->has("v") && (tags->value("v") != "DKIM1" || tags->first() != "v")) || !tags->has("p"))
        return {{}, {}, AuthResult::PermError, broken};
    if (tags->value("p").isEmpty())
        return {{}, {}, AuthResult::PermError, "key_revoked"};
    const auto type = tags->has("k") ? tags->value("k") : QByteArray("rsa");
    if (type != algorithm.first(algorithm.indexOf('-')))
        return {{}, {}, AuthResult::PermError, "key_type_mismatch"};
    if (tags->has("h") && !tags->value("h").split(':').contains("sha256"))
        return {{}, {}, AuthResult::PermError, "hash_not_allowed"};
    const auto services = tags->has("s") ? tags->value("s").split(':') : QList<QByteArray>{"*"};
    if (!services.contains("*") && !services.contains("email"))
        return {{}, {}, AuthResult::PermError, "service_not_email"};
    const auto bytes = base64(tags->value("p"));
    if (!bytes)
        return {{}, {}, AuthResult::PermError, broken};
    auto key = type == "rsa" ? crypto::PublicKey::rsa(*bytes) : crypto::PublicKey::ed25519(*bytes);
    if (!key)
        return {{}, {}, AuthResult::PermError, broken};
    // RFC 8301 §3.2: nothing below 1024 bits counts, whatever the library says.
    if (key->type() == crypto::PublicKey::Type::Rsa && key->bits() < 1024)
        return {{}, {}, AuthResult::Policy, "key_too_short"};
    return {std::move(key), tags->value("t").split(':'), AuthResult::None, ""};
}

Key signingKey(const KeyAnswer &answer, QByteArrayView algorithm)
{
    switch (answer.outcome) {
    case KeyAnswer::Outcome::NotAsked: return {{}, {}, AuthResult::Neutral, "key_not_fetched"};
    case KeyAnswer::Outcome::Failed: return {{}, {}, AuthResult::TempError, "dns_temperror"};
    case KeyAnswer::Outcome::Absent: return {{}, {}, AuthResult::PermError, "key_missing"};
    case KeyAnswer::Outcome::Found: break;
    }
    Key best{{}, {}, AuthResult::PermError, "key_missing"};
    // RFC 6376 §3.6.2.2: with several records anything may happen. The first one that is a key is taken.
    for (const auto &record : answer.records.first(std::min<qsizetype>(answer.records.size(), 10))) {
        auto key = keyFrom(record, algorithm);
        if (key.key)
            return key;
        if (qstrcmp(best.reason, "key_missing") == 0)
            best = std::move(key);
    }
    return best;
}

bool fits(const crypto::PublicKey &key, QByteArrayView text, QByteArrayView signature)
{
    return key.type() == crypto::PublicKey::Type::Ed25519 ? key.verifies(crypto::sha256(text), signature) : key.verifies(text, signature);
}

} // namespace todoku::origin
