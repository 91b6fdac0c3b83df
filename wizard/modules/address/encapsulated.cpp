// SPDX-License-Identifier: Apache-2.0
#include "text.h"

namespace todoku::address {

static int hexDigit(QChar c)
{
    if (isDigit(c))
        return c.unicode() - '0';
    const auto lower = c.toLower();
    return lower >= u'a' && lower <= u'f' ? lower.unicode() - 'a' + 10 : -1;
}

/// The end of "IMCEA" + type + "-", 0 where the text does not begin so.
static qsizetype prefixLength(QStringView text)
{
    constexpr qsizetype longestType = 16;
    if (!text.startsWith("IMCEA"_L1, Qt::CaseInsensitive))
        return 0;
    qsizetype end = 5;
    while (end < text.size() && end - 5 < longestType && isLetterOrDigit(text[end]))
        ++end;
    return end > 5 && end < text.size() && text[end] == u'-' ? end + 1 : 0;
}

std::optional<Encapsulated> decodeEncapsulated(QStringView text)
{
    qsizetype from = 0;
    while (from < text.size() && isBlank(text[from]))
        ++from;
    const auto prefix = prefixLength(text.mid(from));
    if (prefix == 0 || text.size() > longestInput)
        return std::nullopt;
    Encapsulated token{text.mid(from + 5, prefix - 6).toString().toUpper(), {}, {}, {}, false};
    auto end = text.lastIndexOf(u'@');
    if (end < from + prefix)
        end = text.size();
    auto valueEnd = end;
    // Web pages and copied logs escape the @.
    if (end < text.size() && text[end - 1] == u'\\')
        --valueEnd;

    QByteArray octets;
    bool blanks = false;
    const auto skipBlanks = [&](qsizetype &i) {
        const auto start = i;
        while (i < valueEnd && isBlank(text[i]))
            ++i;
        return i > start;
    };
    for (qsizetype i = from + prefix; i < valueEnd;) {
        // A token has no blanks of its own (a blank is "+20"): what stands there came from wrapping or copying.
        if (skipBlanks(i)) {
            blanks = blanks || i < valueEnd;
            continue;
        }
        const auto c = text[i];
        if (c == u'_') {
            octets += '/';
            ++i;
        } else if (c == u'+') {
            auto first = i + 1;
            skipBlanks(first);
            auto second = first + 1;
            skipBlanks(second);
            const int high = first < valueEnd ? hexDigit(text[first]) : -1;
            const int low = second < valueEnd ? hexDigit(text[second]) : -1;
            if (high >= 0 && low >= 0) {
                blanks = blanks || second > i + 2;
                octets += char(high * 16 + low);
                i = second + 1;
            } else {
                token.badEscapes << i;
                octets += '+';
                ++i;
            }
        } else {
            const auto length = units(codePointAt(text, i));
            octets += text.mid(i, length).toUtf8();
            i += length;
        }
    }
    token.value = QString::fromUtf8(octets);
    for (qsizetype i = end + 1; i < text.size(); ++i) {
        if (!isBlank(text[i]))
            token.domain += text[i].toLower();
        else
            blanks = blanks || (i + 1 < text.size() && !isBlank(text[i + 1]));
    }
    token.rejoined = blanks;
    return token;
}

static QStringView withoutType(QStringView text)
{
    text = text.trimmed();
    for (const auto type : {"x500:"_L1, "ex:"_L1}) {
        if (text.startsWith(type, Qt::CaseInsensitive))
            return text.sliced(type.size()).trimmed();
    }
    return text;
}

/// A line break in a name stands for a blank where mail was wrapped, and for nothing beside a slash, where there is no blank.
static QString rejoined(QStringView name)
{
    QString whole;
    whole.reserve(name.size());
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (name[i] != u'\r' && name[i] != u'\n') {
            whole += name[i];
            continue;
        }
        while (i + 1 < name.size() && isBlank(name[i + 1]))
            ++i;
        while (!whole.isEmpty() && whole.back() == u' ')
            whole.chop(1);
        if (!whole.endsWith(u'/') && i + 1 < name.size() && name[i + 1] != u'/')
            whole += u' ';
    }
    return whole;
}

std::optional<QString> x500ProxyAddress(QStringView text)
{
    const auto name = withoutType(text);
    // A legacyExchangeDN begins with the organisation and goes on with units and names.
    if (!name.startsWith("/o="_L1, Qt::CaseInsensitive) || name.size() < 4)
        return std::nullopt;
    const bool typed = name.size() != text.trimmed().size();
    if (!typed && !name.contains("/cn="_L1, Qt::CaseInsensitive) && !name.contains("/ou="_L1, Qt::CaseInsensitive))
        return std::nullopt;
    return "X500:"_L1 + rejoined(name);
}

bool sameX500(QStringView one, QStringView other)
{
    return withoutType(one).compare(withoutType(other), Qt::CaseInsensitive) == 0;
}

QString lastCommonName(QStringView x500)
{
    const auto from = x500.lastIndexOf("/cn="_L1, -1, Qt::CaseInsensitive);
    return from < 0 ? QString() : x500.sliced(from + 4).toString();
}

} // namespace todoku::address
