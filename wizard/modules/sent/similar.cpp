// SPDX-License-Identifier: Apache-2.0
#include "todoku/sent.h"

#include <QtCore/QVarLengthArray>

namespace todoku::sent {

// Optimal string alignment: insert, delete, replace, swap neighbours. Beyond `limit` the exact number does not matter.
static int distance(QStringView a, QStringView b, int limit)
{
    if (std::abs(a.size() - b.size()) > limit || a.size() > 64 || b.size() > 64)
        return limit + 1;
    QVarLengthArray<int, 66> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        int best = row[0];
        for (qsizetype j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

/// Hepburn, Kunrei and what people write, brought to one spelling; long vowels become short ones.
static QString romanised(QStringView name)
{
    auto text = name.toString();
    static constexpr std::pair<QStringView, QStringView> spellings[]{
        {u"sha", u"sya"}, {u"shu", u"syu"}, {u"sho", u"syo"}, {u"shi", u"si"}, {u"cha", u"tya"}, {u"chu", u"tyu"}, {u"cho", u"tyo"},
        {u"chi", u"ti"},  {u"tsu", u"tu"},  {u"ja", u"zya"},  {u"ju", u"zyu"}, {u"jo", u"zyo"},  {u"ji", u"zi"},   {u"fu", u"hu"},
        {u"mb", u"nb"},   {u"mp", u"np"},   {u"mm", u"nm"},   {u"oh", u"o"},   {u"ou", u"o"},    {u"oo", u"o"},    {u"uu", u"u"},   {u"l", u"r"},
    };
    for (const auto &[from, to] : spellings)
        text.replace(from.toString(), to.toString());
    return text;
}

static QStringList partsOf(QStringView local)
{
    QString text = local.toString();
    text.replace(u'-', u'.').replace(u'_', u'.');
    return text.split(u'.', Qt::SkipEmptyParts);
}

/// "taro.sato", "sato_taro", "satotaro".
static bool sameParts(QStringView a, QStringView b)
{
    auto first = partsOf(a), second = partsOf(b);
    if (first.join(QString()) == second.join(QString()))
        return true;
    first.sort();
    second.sort();
    return first.size() > 1 && first == second;
}

// One slip in a short name, two in a long one; names of three letters and less are too near to each other anyway.
static int mostSlips(qsizetype length)
{
    return length <= 3 ? 0 : length < 8 ? 1 : 2;
}

static std::optional<Similar> likenessOfNames(QStringView a, QStringView b, const mailbox::Contact &other)
{
    // Numbered addresses (user01, user02) are different people.
    const auto withoutDigits = [](QStringView text) { QString rest; for (const auto c : text) { if (!c.isDigit()) rest += c; } return rest; };
    if (withoutDigits(a) == withoutDigits(b) && a.size() == b.size())
        return std::nullopt;
    if (sameParts(a, b))
        return Similar{other, Likeness::Arrangement, 1};
    const int slips = distance(a, b, 2);
    if (romanised(a) == romanised(b))
        return Similar{other, Likeness::Romanisation, std::max(1, slips)};
    if (slips <= mostSlips(std::min(a.size(), b.size())))
        return Similar{other, Likeness::SlipInName, slips};
    return std::nullopt;
}

static std::optional<Similar> likenessOfDomains(QStringView a, QStringView b, const mailbox::Contact &other)
{
    const int slips = distance(a, b, 2);
    if (slips <= mostSlips(std::min(a.size(), b.size())))
        return Similar{other, Likeness::SlipInDomain, slips};
    // The name right, its ending wrong: example.co.jp, example.jp, example.com.
    const auto nameA = a.first(std::max<qsizetype>(0, a.indexOf(u'.')));
    const auto nameB = b.first(std::max<qsizetype>(0, b.indexOf(u'.')));
    if (nameA.size() >= 4 && nameA == nameB)
        return Similar{other, Likeness::SlipInDomain, 3};
    return std::nullopt;
}

std::optional<Similar> likeness(const QString &address, const mailbox::Contact &other)
{
    const auto at = address.lastIndexOf(u'@');
    const auto otherAt = other.address.lastIndexOf(u'@');
    if (at <= 0 || otherAt <= 0 || address == other.address)
        return std::nullopt;
    const auto local = QStringView(address).first(at), domain = QStringView(address).sliced(at + 1);
    const auto otherLocal = QStringView(other.address).first(otherAt), otherDomain = QStringView(other.address).sliced(otherAt + 1);
    if (domain == otherDomain)
        return likenessOfNames(local, otherLocal, other);
    if (local == otherLocal)
        return likenessOfDomains(domain, otherDomain, other);
    return std::nullopt;
}

} // namespace todoku::sent
