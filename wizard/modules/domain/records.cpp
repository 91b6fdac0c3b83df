// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

#include <QtNetwork/QSsl>
#include <QtNetwork/QSslKey>

namespace todoku::domain {

static constexpr int shortestRsaKey = 1024; // RFC 8301 §3.2
static constexpr qsizetype longestTagRecord = 16384;

/// "a=1; b=2" -> pairs in order, names in lower case, values trimmed (RFC 6376 §3.2). nullopt where a part is none, or a name comes twice.
static std::optional<QList<std::pair<QString, QString>>> tagList(const QString &text)
{
    QList<std::pair<QString, QString>> tags;
    if (text.size() > longestTagRecord)
        return std::nullopt;
    for (const auto part : QStringView(text).split(u';')) {
        if (part.trimmed().isEmpty())
            continue;
        const auto equals = part.indexOf(u'=');
        const auto tag = equals < 0 ? QString() : part.first(equals).trimmed().toString();
        const auto isSame = [&](const auto &other) { return other.first == tag; };
        if (tag.isEmpty() || tags.size() > 100 || std::ranges::any_of(tags, isSame))
            return std::nullopt;
        tags.append({tag, part.sliced(equals + 1).trimmed().toString()});
    }
    return tags;
}

static QString valueOf(const QList<std::pair<QString, QString>> &tags, QLatin1StringView tag)
{
    for (const auto &[each, value] : tags) {
        if (each == tag)
            return value;
    }
    return {};
}

static DkimKey::State readKeyData(const QString &type, const QString &data, DkimKey &key)
{
    static const QRegularExpression space(u"\\s+"_s);
    const auto decoded = QByteArray::fromBase64Encoding(QString(data).remove(space).toLatin1());
    if (!decoded) {
        key.detail = u"p is not Base64"_s;
        return DkimKey::State::Invalid;
    }
    if (type == "ed25519"_L1) {
        // RFC 8463 §4.2: the 32 octets of the key.
        key.bits = 256;
        key.detail = decoded.decoded.size() == 32 ? QString() : u"an Ed25519 key has 32 octets"_s;
        return decoded.decoded.size() == 32 ? DkimKey::State::Usable : DkimKey::State::Invalid;
    }
    const QSslKey rsa(decoded.decoded, QSsl::Rsa, QSsl::Der, QSsl::PublicKey);
    if (rsa.isNull()) {
        key.detail = u"p is not an RSA key"_s;
        return DkimKey::State::Invalid;
    }
    key.bits = rsa.length();
    return key.bits < shortestRsaKey ? DkimKey::State::Short : DkimKey::State::Usable;
}

static DkimKey::State readKeyText(const QString &text, DkimKey &key)
{
    const auto tags = tagList(text);
    // A wildcard answers with something else entirely, often an SPF record.
    if (!tags || (valueOf(*tags, "p"_L1).isNull() && valueOf(*tags, "v"_L1) != "DKIM1"_L1))
        return DkimKey::State::NotDkim;
    // RFC 6376 §3.6.1: where v is there, it comes first and says DKIM1.
    const auto version = valueOf(*tags, "v"_L1);
    if (!version.isNull() && (version != "DKIM1"_L1 || tags->first().first != "v"_L1)) {
        key.detail = u"v is not DKIM1"_s;
        return DkimKey::State::Invalid;
    }
    const auto data = valueOf(*tags, "p"_L1);
    if (data.isNull()) {
        key.detail = u"there is no p"_s;
        return DkimKey::State::Invalid;
    }
    if (data.isEmpty())
        return DkimKey::State::Revoked;
    const auto type = valueOf(*tags, "k"_L1);
    if (!type.isNull() && type != "rsa"_L1 && type != "ed25519"_L1) {
        key.detail = u"k is unknown"_s;
        return DkimKey::State::Invalid;
    }
    return readKeyData(type, data, key);
}

DkimKey readDkimKey(const QString &selector, const Look &look)
{
    DkimKey key{selector, look};
    if (look.outcome && *look.outcome != dns::Outcome::Answered && *look.outcome != dns::Outcome::NoData && *look.outcome != dns::Outcome::NoSuchName)
        key.state = DkimKey::State::LookupFailed;
    for (const auto &text : look.texts) {
        key.state = readKeyText(text, key);
        if (key.state != DkimKey::State::NotDkim)
            break;
    }
    return key;
}

bool meansMtaSts(const QString &text)
{
    // RFC 8461 §3.1 discards whatever does not begin with "v=STSv1;"; what nearly does was meant to be one.
    return text.trimmed().startsWith("v=sts"_L1, Qt::CaseInsensitive);
}

void readMtaStsRecord(const Look &look, MtaSts &mtaSts)
{
    mtaSts.look = look;
    QStringList records;
    for (const auto &text : look.texts) {
        if (meansMtaSts(text))
            records << text;
    }
    if (records.isEmpty())
        return;
    mtaSts.state = records.size() > 1 ? MtaSts::State::Multiple : MtaSts::State::Invalid;
    const auto tags = tagList(records.first());
    static const QRegularExpression idForm(u"^[A-Za-z0-9]{1,32}\\z"_s);
    if (!tags || tags->isEmpty() || tags->first() != std::pair(u"v"_s, u"STSv1"_s))
        return;
    mtaSts.id = valueOf(*tags, "id"_L1);
    if (records.size() == 1 && idForm.match(mtaSts.id).hasMatch())
        mtaSts.state = MtaSts::State::Valid;
}

void readMtaStsPolicy(const QByteArray &body, MtaSts &mtaSts)
{
    const auto fail = [&](const QString &problem) {
        mtaSts.policyState = MtaSts::PolicyState::Invalid;
        mtaSts.policyProblem = problem;
    };
    mtaSts.mx.clear();
    bool hasVersion = false, hasAge = false;
    for (auto line : QString::fromUtf8(body).split(u'\n')) {
        line = line.trimmed();
        const auto key = line.section(u':', 0, 0).trimmed();
        const auto value = line.section(u':', 1).trimmed();
        if (key == "version"_L1)
            hasVersion = value == "STSv1"_L1;
        else if (key == "mode"_L1)
            mtaSts.mode = value;
        else if (key == "mx"_L1 && mtaSts.mx.size() < 100)
            mtaSts.mx << value.toLower();
        else if (key == "max_age"_L1)
            mtaSts.maxAge = std::chrono::seconds(value.toUInt(&hasAge));
    }
    if (!hasVersion)
        return fail(u"version"_s);
    if (mtaSts.mode != "enforce"_L1 && mtaSts.mode != "testing"_L1 && mtaSts.mode != "none"_L1)
        return fail(u"mode"_s);
    // RFC 8461 §3.2: a year at most.
    if (!hasAge || mtaSts.maxAge > std::chrono::seconds(31557600))
        return fail(u"max_age"_s);
    if (mtaSts.mx.isEmpty() && mtaSts.mode != "none"_L1)
        return fail(u"mx"_s);
    mtaSts.policyState = MtaSts::PolicyState::Fetched;
}

bool policyCovers(const MtaSts &mtaSts, QStringView host)
{
    return std::ranges::any_of(mtaSts.mx, [&](const QString &pattern) {
        if (!pattern.startsWith("*."_L1))
            return host.compare(pattern, Qt::CaseInsensitive) == 0;
        const auto dot = host.indexOf(u'.');
        return dot > 0 && host.sliced(dot + 1).compare(QStringView(pattern).sliced(2), Qt::CaseInsensitive) == 0;
    });
}

TlsReporting readTlsReporting(const Look &look)
{
    TlsReporting reporting{look};
    QStringList records;
    for (const auto &text : look.texts) {
        if (text.trimmed().startsWith("v=tlsrpt"_L1, Qt::CaseInsensitive))
            records << text;
    }
    if (records.isEmpty())
        return reporting;
    reporting.state = records.size() > 1 ? TlsReporting::State::Multiple : TlsReporting::State::Invalid;
    const auto tags = tagList(records.first());
    if (!tags || tags->isEmpty() || tags->first() != std::pair(u"v"_s, u"TLSRPTv1"_s) || records.size() > 1)
        return reporting;
    static const QRegularExpression uri(u"^(?:mailto:[^@\\s]+@[^@\\s]+|https://\\S+)\\z"_s, QRegularExpression::CaseInsensitiveOption);
    const auto uris = valueOf(*tags, "rua"_L1).split(u',');
    if (std::ranges::all_of(uris, [](const QString &each) { return uri.match(each.trimmed()).hasMatch(); }))
        reporting.state = TlsReporting::State::Valid;
    return reporting;
}

} // namespace todoku::domain
