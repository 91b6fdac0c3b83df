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

static bool isUtf8(QByteArrayView bytes)
{
    return bytes.isValidUtf8();
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
        if (auto text = decodedAs(bytes, "iso-2022-jp", false))
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
    if (name == "utf-8")
        return isUtf8(bytes) ? QString::fromUtf8(bytes) : guessed(bytes);
    const auto text = decodedAs(bytes, name.constData(), false);
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
