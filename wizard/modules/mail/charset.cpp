// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

#include <QtCore/QStringConverter>

#include <cstring>

namespace todoku::mail {

static bool isPlainAscii(QByteArrayView bytes)
{
    // Eight bytes at a time; escapes are searched apart from them.
    const char *at = bytes.data(), *const end = at + bytes.size();
    for (; end - at >= 8; at += 8) {
        quint64 eight;
        std::memcpy(&eight, at, 8);
        if (eight & 0x8080808080808080ULL)
            return false;
    }
    return std::all_of(at, end, [](char c) { return uchar(c) < 0x80; }) && bytes.indexOf('\x1b') < 0;
}

// What mail calls its character sets, and what ICU calls those of the same bytes. Mail means Microsoft's larger sets by the older names.
static QByteArray icuName(QByteArrayView charset)
{
    const auto name = charset.toByteArray().trimmed().toLower();
    static const QHash<QByteArray, QByteArray> aliases{
        {"shift_jis", "windows-31j"}, {"shift-jis", "windows-31j"}, {"sjis", "windows-31j"}, {"x-sjis", "windows-31j"},
        {"cp932", "windows-31j"}, {"ms932", "windows-31j"}, {"ms_kanji", "windows-31j"}, {"windows-932", "windows-31j"},
        {"cp50220", "iso-2022-jp"}, {"cp50221", "iso-2022-jp"}, {"cp50222", "iso-2022-jp"}, {"iso-2022-jp-ms", "iso-2022-jp"},
        {"csiso2022jp", "iso-2022-jp"}, {"x-euc-jp", "euc-jp"}, {"eucjp", "euc-jp"}, {"x-eucjp", "euc-jp"}, {"cp51932", "euc-jp"},
        {"ks_c_5601-1987", "windows-949"}, {"euc-kr", "windows-949"}, {"cp949", "windows-949"},
        {"gb2312", "gb18030"}, {"gbk", "gb18030"}, {"cp936", "gb18030"}, {"x-gbk", "gb18030"},
        {"utf8", "utf-8"}, {"utf", "utf-8"}, {"cp65001", "utf-8"}, {"unicode-1-1-utf-8", "utf-8"}, {"unicode-1-1-utf-7", "utf-7"},
        {"iso-8859-1", "windows-1252"}, {"latin1", "windows-1252"}, {"iso-8859-9", "windows-1254"}, {"cp1252", "windows-1252"},
    };
    return aliases.value(name, name);
}

static std::optional<QString> decodedAs(QByteArrayView bytes, const char *name, bool strict)
{
    // Making a converter costs more than most texts do.
    thread_local QHash<QByteArray, std::shared_ptr<QStringDecoder>> decoders;
    if (decoders.size() > 64)
        decoders.clear();
    auto &kept = decoders[QByteArray(name)];
    if (!kept)
        kept = std::make_shared<QStringDecoder>(name);
    auto &decoder = *kept;
    if (!decoder.isValid())
        return std::nullopt;
    decoder.resetState();
    QString text = decoder(bytes);
    if (strict && (decoder.hasError() || text.contains(QChar::ReplacementCharacter)))
        return std::nullopt;
    return text;
}

// ISO-2022-JP whose pieces were joined: encoded words end in ASCII and begin anew, so that one escape follows another, perhaps in the middle of a
// two-byte letter. ICU takes an escape without letters behind it for an attack and puts a replacement character.
static QByteArray withoutEmptyShifts(QByteArrayView bytes)
{
    QByteArray clean;
    clean.reserve(bytes.size());
    QByteArrayView current = "\x1b(B", pending = current;
    for (qsizetype i = 0; i < bytes.size();) {
        if (bytes[i] == '\x1b') {
            // ISO/IEC 2022 §6.2.2: intermediate bytes 0x20-0x2f, then the final one.
            qsizetype end = i + 1;
            while (end < bytes.size() && end - i < 5 && bytes[end] >= 0x20 && bytes[end] <= 0x2f)
                ++end;
            end = std::min(end + 1, bytes.size());
            pending = bytes.sliced(i, end - i);
            i = end;
            continue;
        }
        if (pending != current) {
            clean += pending;
            current = pending;
        }
        clean += bytes[i++];
    }
    return clean;
}

// Two-byte letters of ISO-2022-JP as CP932 (JIS X 0208 appendix 1): it has NEC's and IBM's letters, which Windows puts into mail under this name.
static QByteArray cp932FromIso2022(QByteArrayView bytes)
{
    enum { Single, Double, Kana } mode = Single;
    QByteArray result;
    result.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto rest = bytes.sliced(i);
        if (rest.startsWith("\x1b$B") || rest.startsWith("\x1b$@") || rest.startsWith("\x1b(B") || rest.startsWith("\x1b(J") || rest.startsWith("\x1b(I")) {
            mode = rest[1] == '$' ? Double : rest[2] == 'I' ? Kana : Single;
            i += 2;
        } else if (mode == Double && rest.size() >= 2 && rest[0] >= 0x21 && rest[0] <= 0x7e && rest[1] >= 0x21 && rest[1] <= 0x7e) {
            const int row = rest[0] - 0x21, cell = rest[1] - 0x21;
            const int lead = row / 2 + (row < 62 ? 0x81 : 0xc1);
            const int trail = row % 2 ? cell + 0x9f : cell + (cell < 63 ? 0x40 : 0x41);
            result += char(lead);
            result += char(trail);
            ++i;
        } else if (mode == Kana && rest[0] >= 0x21 && rest[0] <= 0x5f) {
            result += char(rest[0] | 0x80);
        } else {
            result += rest[0];
        }
    }
    return result;
}

static std::optional<QString> fromIso2022Jp(QByteArrayView bytes)
{
    const auto clean = withoutEmptyShifts(bytes);
    auto text = decodedAs(clean, "iso-2022-jp", false);
    if (text && text->contains(QChar::ReplacementCharacter)) {
        if (auto better = decodedAs(cp932FromIso2022(clean), "windows-31j", true))
            return better;
    }
    return text;
}

static bool isUtf8(QByteArrayView bytes)
{
    return bytes.isValidUtf8();
}

// UTF-8 all the same, but for a last letter that was cut off; nullopt where it is something else.
static std::optional<QString> fromCutUtf8(QByteArrayView bytes)
{
    qsizetype end = bytes.size();
    while (end > 0 && bytes.size() - end < 3 && (uchar(bytes[end - 1]) & 0xc0) == 0x80)
        --end;
    if (end < 2 || uchar(bytes[end - 1]) < 0xc2)
        return std::nullopt;
    const auto whole = bytes.first(end - 1);
    // One letter alone may as well be Latin 1.
    const bool hasOthers = std::ranges::any_of(whole, [](char c) { return uchar(c) >= 0x80; });
    return hasOthers && whole.isValidUtf8() ? std::optional(QString::fromUtf8(whole) + QChar::ReplacementCharacter) : std::nullopt;
}

// Shapes only: whether all bytes stand where the encoding allows them (JIS X 0208 appendix 1; EUC).
static bool fitsCp932(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const uchar c = uchar(bytes[i]);
        if (c < 0x80 || (c >= 0xa1 && c <= 0xdf))
            continue;
        if (c == 0x80 || c == 0xa0 || c > 0xfc || ++i == bytes.size())
            return false;
        const uchar second = uchar(bytes[i]);
        if (second < 0x40 || second == 0x7f || second > 0xfc)
            return false;
    }
    return true;
}

static bool fitsEucJp(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const uchar c = uchar(bytes[i]);
        if (c < 0x80)
            continue;
        const int more = c == 0x8f ? 2 : 1;
        if ((c < 0xa1 && c != 0x8e && c != 0x8f) || c == 0xff || i + more >= bytes.size())
            return false;
        for (int k = 0; k < more; ++k) {
            if (uchar(bytes[++i]) < 0xa1)
                return false;
        }
    }
    return true;
}

// A few letters of a western text fit CP932's shape by accident; Japanese text comes in runs of two-byte letters.
static bool looksJapanese(QByteArrayView bytes)
{
    qsizetype high = 0, runs = 0;
    bool inRun = false;
    for (const char c : bytes) {
        const bool now = uchar(c) >= 0x80;
        high += now;
        runs += now && !inRun;
        inRun = now;
    }
    return high >= 2 && high >= 2 * runs;
}

static QString guessed(QByteArrayView bytes)
{
    if (isPlainAscii(bytes))
        return QString::fromLatin1(bytes);
    const bool sevenBit = std::ranges::all_of(bytes, [](char c) { return uchar(c) < 0x80; });
    if (sevenBit && (bytes.indexOf("\x1b$") >= 0 || bytes.indexOf("\x1b(") >= 0)) {
        if (auto text = fromIso2022Jp(bytes))
            return *text;
    }
    if (isUtf8(bytes))
        return QString::fromUtf8(bytes);
    if (looksJapanese(bytes)) {
        // Kana and common kanji begin with 0x82-0x9f in CP932, where EUC-JP has no first byte; so EUC is asked first.
        if (fitsEucJp(bytes)) {
            if (auto text = decodedAs(bytes, "euc-jp", true))
                return *text;
        }
        if (fitsCp932(bytes)) {
            if (auto text = decodedAs(bytes, "windows-31j", true))
                return *text;
        }
    }
    return decodedAs(bytes, "windows-1252", false).value_or(QString::fromLatin1(bytes));
}

QString decode(QByteArrayView bytes, QByteArrayView charset)
{
    const bool wide = charset.size() >= 6 && charset.first(5).compare("utf-1", Qt::CaseInsensitive) == 0;
    const bool shifted = charset.size() >= 5 && (charset.indexOf('7') >= 0 || charset.first(2).compare("hz", Qt::CaseInsensitive) == 0);
    if (!wide && !shifted && isPlainAscii(bytes))
        return QString::fromLatin1(bytes);
    const auto name = icuName(charset);
    if (name.isEmpty() || name == "us-ascii" || name == "ascii" || name == "unknown-8bit" || name == "x-unknown" || name == "default"
        || name == "7bit" || name == "8bit" || name == "unknown")
        return guessed(bytes);
    if (name == "utf-8") {
        if (isUtf8(bytes))
            return QString::fromUtf8(bytes);
        const auto cut = fromCutUtf8(bytes);
        return cut ? *cut : guessed(bytes);
    }
    const auto text = name == "iso-2022-jp" ? fromIso2022Jp(bytes) : decodedAs(bytes, name.constData(), false);
    // Much mail that says Latin 1 is not: UTF-8 seldom comes about by accident.
    if (!text || (name == "windows-1252" && isUtf8(bytes)))
        return guessed(bytes);
    return *text;
}

static int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

QByteArray fromBase64(QByteArrayView text)
{
    static const auto digits = [] {
        std::array<signed char, 256> table{};
        for (int c = 0; c < 256; ++c)
            table[size_t(c)] = static_cast<signed char>(base64Digit(char(c)));
        return table;
    }();
    QByteArray bytes(text.size() * 3 / 4 + 3, Qt::Uninitialized);
    char *out = bytes.data();
    quint32 bits = 0;
    int count = 0;
    for (const char c : text) {
        const int digit = digits[uchar(c)];
        if (digit < 0) {
            // Padding ends a group: several encoded pieces may have been pasted together.
            if (c == '=')
                count = 0;
            continue;
        }
        bits = (bits << 6) | quint32(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            *out++ = char((bits >> count) & 0xff);
        }
    }
    bytes.truncate(out - bytes.constData());
    return bytes;
}

static int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

QByteArray fromQuotedPrintable(QByteArrayView text)
{
    QByteArray bytes(text.size(), Qt::Uninitialized);
    char *out = bytes.data();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            *out++ = text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            *out++ = char(high * 16 + low);
            i += 2;
            continue;
        }
        // A soft line break; blanks that a gateway added behind it belong to it (RFC 2045 §6.7, rule 3).
        qsizetype end = i + 1;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r'))
            ++end;
        if (end == text.size() || text[end] == '\n')
            i = end;
        else
            *out++ = '=';
    }
    bytes.truncate(out - bytes.constData());
    return bytes;
}

} // namespace todoku::mail
