// SPDX-License-Identifier: Apache-2.0
#include "tables.h"

#include "idn.h"

#include <unicode/uchar.h>

namespace todoku::address {

static char32_t numberOf(const QJsonValue &value)
{
    return value.toString().mid(2).toUInt(nullptr, 16); // "U+FF20"
}

static QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.toArray())
        list << item.toString();
    return list;
}

static void readWords(Tables &read)
{
    for (const auto &row : tableRows(u"address-words"_s)) {
        const auto text = row[u"text"].toString(), means = row[u"means"].toString();
        if (means == "@"_L1)
            (text.contains(u'@') ? read.wordsWithAt : read.atWords) << text;
        else if (means == "."_L1)
            read.dotWords << text;
        else if (means == "@ key"_L1)
            read.atKeys += text;
        else
            read.afterWords << text;
    }
    for (auto *list : {&read.atWords, &read.wordsWithAt, &read.dotWords, &read.afterWords})
        std::ranges::stable_sort(*list, std::ranges::greater(), &QString::size);
}

static Tables readTables()
{
    Tables read;
    for (const auto &row : tableRows(u"mail-domains"_s))
        read.mailDomains << MailDomain{row[u"domain"].toString(), row[u"weight"].toInt()};
    for (const auto &row : tableRows(u"mail-domain-endings"_s))
        read.endings.insert(row[u"name"].toString(), {strings(row[u"japan"]), strings(row[u"elsewhere"])});
    for (const auto &row : tableRows(u"tlds"_s))
        read.topLevelDomains << toAscii(row[u"tld"].toString()).name;
    for (const auto &row : tableRows(u"special-domains"_s))
        read.specialDomains << row[u"domain"].toString();
    for (const auto &row : tableRows(u"role-names"_s))
        read.roleNames << row[u"name"].toString();
    for (const auto &row : tableRows(u"lookalikes"_s))
        read.lookalikes.insert(numberOf(row[u"character"]), row[u"like"].toString().at(0));
    for (const auto &row : tableRows(u"romaji"_s))
        read.romaji.insert(row[u"kana"].toString(), strings(row[u"typed"]));
    readWords(read);
    return read;
}

const Tables &tables()
{
    static const Tables read = readTables();
    return read;
}

namespace {
struct CharacterName {
    char32_t first, last;
    QString english, japanese;
};
}

static const CharacterName *everydayName(char32_t character)
{
    static const auto names = [] {
        std::vector<CharacterName> read;
        for (const auto &row : tableRows(u"character-names"_s))
            read.push_back({numberOf(row[u"first"]), numberOf(row[u"last"]), row[u"en"].toString(), row[u"ja"].toString()});
        return read;
    }();
    const auto name = std::ranges::find_if(names, [&](const CharacterName &row) { return row.first <= character && character <= row.last; });
    return name == names.end() ? nullptr : &*name;
}

static QString unicodeName(char32_t character)
{
    std::array<char, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const auto length = u_charName(UChar32(character), U_EXTENDED_CHAR_NAME, name.data(), int32_t(name.size()), &status);
    return U_SUCCESS(status) ? QString::fromLatin1(name.data(), length) : QString();
}

static QString pointNumber(char32_t character)
{
    return u"U+%1"_s.arg(uint(character), 4, 16, QChar(u'0')).toUpper();
}

QString describe(char32_t character, Language language)
{
    const auto *everyday = everydayName(character);
    const auto name = unicodeName(character);
    if (language == Language::English)
        return everyday ? u"%1 (%2, %3)"_s.arg(everyday->english, name, pointNumber(character)) : u"%1, %2"_s.arg(name, pointNumber(character));
    if (!everyday)
        return u"%1（%2）"_s.arg(name, pointNumber(character));
    if (everyday->first == everyday->last)
        return u"%1（%2）"_s.arg(everyday->japanese, pointNumber(character));
    // A Japanese reader knows 「カ」 better than KATAKANA LETTER KA.
    constexpr char32_t firstEastAsian = 0x3000;
    const bool shown = character >= firstEastAsian && QChar::isPrint(character) && !QChar::isMark(character) && !(character >= 0xe000 && character <= 0xf8ff);
    return shown ? u"%1「%2」（%3）"_s.arg(everyday->japanese, QString::fromUcs4(&character, 1), pointNumber(character))
                 : u"%1 %2（%3）"_s.arg(everyday->japanese, name, pointNumber(character));
}

QString codePoint(char32_t character)
{
    const auto category = QChar::category(character);
    const bool hidden = category <= QChar::Mark_Enclosing || (category >= QChar::Separator_Space && category <= QChar::Other_NotAssigned)
        || character == 0x3164 || character == 0xffa0;
    return hidden ? pointNumber(character) : pointNumber(character) + u" “" + QString::fromUcs4(&character, 1) + u'”';
}

} // namespace todoku::address
