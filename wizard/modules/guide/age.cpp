// SPDX-License-Identifier: Apache-2.0
#include "todoku/age.h"

namespace todoku {

static QDate firstDay(QStringView month)
{
    return QDate::fromString(month.toString() + "-01"_L1, Qt::ISODate);
}

std::optional<int> monthsSince(QStringView month, QDate day)
{
    const auto first = firstDay(month);
    if (!first.isValid() || !day.isValid())
        return std::nullopt;
    return (day.year() - first.year()) * 12 + day.month() - first.month();
}

QString monthText(const QString &month, Language language)
{
    const auto first = firstDay(month);
    if (!first.isValid())
        return month;
    return language == Language::Japanese ? u"%1年%2月"_s.arg(first.year()).arg(first.month()) : localeOf(language).toString(first, u"MMMM yyyy"_s);
}

QString rulesDate()
{
    QStringList dates;
    for (const auto &table : {u"triage"_s, u"causes"_s, u"codes"_s, u"details"_s, u"exchange-online"_s})
        dates << tableDate(table);
    return *std::ranges::min_element(dates);
}

} // namespace todoku
