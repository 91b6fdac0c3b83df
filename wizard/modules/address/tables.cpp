// SPDX-License-Identifier: Apache-2.0
#include "tables.h"

#include "idn.h"

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

QString nameOf(char32_t character, Language language)
{
    static const auto names = [] {
        std::vector<CharacterName> read;
        for (const auto &row : tableRows(u"character-names"_s))
            read.push_back({numberOf(row[u"first"]), numberOf(row[u"last"]), row[u"en"].toString(), row[u"ja"].toString()});
        return read;
    }();
    const auto name = std::ranges::find_if(names, [&](const CharacterName &row) { return row.first <= character && character <= row.last; });
    return name == names.end() ? QString() : language == Language::Japanese ? name->japanese : name->english;
}

QString codePoint(char32_t character)
{
    const auto number = u"U+%1"_s.arg(uint(character), 4, 16, QChar(u'0')).toUpper();
    const auto category = QChar::category(character);
    const bool hidden = category <= QChar::Mark_Enclosing || (category >= QChar::Separator_Space && category <= QChar::Other_NotAssigned)
        || character == 0x3164 || character == 0xffa0;
    return hidden ? number : number + u" “" + QString::fromUcs4(&character, 1) + u'”';
}

} // namespace todoku::address
