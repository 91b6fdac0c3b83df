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
    const bool failed = decoder.hasError();
    // Qt 6.4 with ICU: resetState() leaves the error of an earlier text standing.
    if (failed)
        decoders.remove(QByteArray(name));
    if (strict && (failed || text.contains(QChar::ReplacementCharacter)))
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

namespace {

/// What one letter of an encoding says for it.
struct Letter {
    qsizetype size = 0; ///< in bytes; 0 where no letter has this shape
    int points = 0;     ///< kana are what no other language's bytes make up by accident; rare kanji and half-width kana are
};

/// Letters that follow each other, and what stands around them.
struct LetterRun {
    qsizetype size = 0; ///< in bytes; 0 where a byte has no place in the encoding
    int letters = 0;
    int points = 0;
};

} // namespace

// JIS X 0208 appendix 1 with the letters of NEC and IBM, but without those that users define.
static Letter cp932Letter(QByteArrayView rest)
{
    const uchar lead = uchar(rest[0]);
    if (lead >= 0xa1 && lead <= 0xdf)
        return {1, 1};
    const uchar trail = rest.size() > 1 ? uchar(rest[1]) : 0;
    const bool hasPlace = (lead >= 0x81 && lead <= 0x84) || (lead >= 0x87 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xea) || lead == 0xed || lead == 0xee
        || (lead >= 0xfa && lead <= 0xfc);
    if (!hasPlace || trail < 0x40 || trail == 0x7f || trail > 0xfc)
        return {};
    const bool isKana = (lead == 0x82 && trail >= 0x9f) || (lead == 0x83 && trail <= 0x96);
    return {2, isKana ? 3 : lead <= 0x82 || (lead >= 0x87 && lead <= 0x98) ? 2 : lead == 0x83 || lead == 0x84 ? 0 : 1};
}

static Letter eucLetter(QByteArrayView rest)
{
    const uchar lead = uchar(rest[0]);
    const qsizetype size = lead == 0x8f ? 3 : 2;
    const bool hasPlace = lead == 0x8e || lead == 0x8f || (lead >= 0xa1 && lead <= 0xa8) || lead == 0xad || (lead >= 0xb0 && lead <= 0xfe);
    if (!hasPlace || rest.size() < size || uchar(rest[1]) < 0xa1 || uchar(rest[size - 1]) < 0xa1)
        return {};
    return {size, lead == 0xa4 || lead == 0xa5 ? 3 : (lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xad && lead < 0xd0) ? 2 : lead >= 0xa6 && lead <= 0xa8 ? 0 : 1};
}

static LetterRun runOf(QByteArrayView rest, Letter (*letterOf)(QByteArrayView))
{
    LetterRun run;
    while (run.size < rest.size() && uchar(rest[run.size]) >= 0x80) {
        const auto letter = letterOf(rest.sliced(run.size));
        if (letter.size == 0)
            return {};
        run.size += letter.size;
        ++run.letters;
        run.points += letter.points;
    }
    return run;
}

static bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A Latin word has one or two accented letters between plain ones, or a quotation mark before one; in CP932 such a letter swallows what comes after it.
static bool isJapanese(QByteArrayView bytes, qsizetype at, const LetterRun &run)
{
    const char before = at > 0 ? bytes[at - 1] : ' ', last = bytes[at + run.size - 1];
    const bool follows = isAsciiLetter(before), goesOn = at + run.size < bytes.size() && isAsciiLetter(bytes[at + run.size]);
    if (run.letters >= 3 && run.points * 5 >= run.letters * 6)
        return true;
    if (run.letters >= 2 && run.points >= 4 && !(follows && goesOn))
        return true;
    const bool isMark = uchar(bytes[at]) >= 0x91 && uchar(bytes[at]) <= 0x97 && isAsciiLetter(last); // of windows-1252
    return run.points >= 2 && !goesOn && (!follows || (before <= 'Z' && uchar(last) >= 0x80)) && !(run.letters == 1 && isMark);
}

/// How much speaks for the encoding; 0 where a byte does not fit, or where it is more likely an accident.
static int pointsFor(QByteArrayView bytes, Letter (*letterOf)(QByteArrayView))
{
    int points = 0, accidents = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (uchar(bytes[i]) < 0x80)
            continue;
        const auto run = runOf(bytes.sliced(i), letterOf);
        if (run.size == 0)
            return 0;
        if (isJapanese(bytes, i, run))
            points += run.points;
        else
            ++accidents;
        i += run.size - 1;
    }
    return points >= 2 * accidents ? points : 0;
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
    // Much of EUC-JP has the shape of CP932, as half-width kana; the reverse is seldom.
    const int euc = pointsFor(bytes, eucLetter), cp932 = pointsFor(bytes, cp932Letter);
    for (const bool isEuc : {euc >= cp932, euc < cp932}) {
        const auto text = (isEuc ? euc : cp932) > 0 ? decodedAs(bytes, isEuc ? "euc-jp" : "windows-31j", true) : std::nullopt;
        if (text)
            return *text;
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
    for (qsizetype i = 0; i < text.size(); ++i) {
        // Whole groups are the rule.
        for (; count == 0 && i + 4 <= text.size(); i += 4) {
            const int a = digits[uchar(text[i])], b = digits[uchar(text[i + 1])], c = digits[uchar(text[i + 2])], d = digits[uchar(text[i + 3])];
            if ((a | b | c | d) < 0)
                break;
            *out++ = char(a << 2 | b >> 4);
            *out++ = char(b << 4 | c >> 2);
            *out++ = char(c << 6 | d);
        }
        if (i == text.size())
            break;
        const int digit = digits[uchar(text[i])];
        if (digit < 0) {
            // Padding ends a group: several encoded pieces may have been pasted together.
            if (text[i] == '=')
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
