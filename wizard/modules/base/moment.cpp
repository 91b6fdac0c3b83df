// SPDX-License-Identifier: Apache-2.0
#include "todoku/moment.h"

namespace todoku {

QString dayText(QDate day, Language language)
{
    const auto locale = localeOf(language);
    return language == Language::Japanese ? locale.toString(day, QLocale::ShortFormat) : locale.toString(day, u"d MMM yyyy"_s);
}

QString dayAndTimeText(const QDateTime &moment, Language language)
{
    if (!moment.isValid())
        return {};
    return dayText(moment.date(), language) + u' ' + localeOf(language).toString(moment.time(), QLocale::ShortFormat);
}

QString momentText(const QDateTime &moment, Language language)
{
    if (!moment.isValid())
        return {};
    const auto offset = moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(u"t"_s);
    return dayAndTimeText(moment, language) + " ("_L1 + offset + ')'_L1;
}

QJsonObject withReadableMoments(QJsonObject evidence, Language language)
{
    for (const auto &name : {"date"_L1, "first"_L1, "last"_L1}) {
        const auto text = evidence.value(name).toString();
        const auto day = QDate::fromString(text, Qt::ISODate);
        const auto moment = QDateTime::fromString(text, Qt::ISODate);
        if (text.contains(u'T') && moment.isValid())
            evidence.insert(name, momentText(moment.toLocalTime(), language));
        else if (day.isValid())
            evidence.insert(name, dayText(day, language));
    }
    return evidence;
}

} // namespace todoku
