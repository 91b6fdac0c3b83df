// SPDX-License-Identifier: Apache-2.0
#include "todoku/moment.h"

namespace todoku {

QString momentText(const QDateTime &moment, Language language)
{
    if (!moment.isValid())
        return {};
    const auto offset = moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(u"t"_s);
    return localeOf(language).toString(moment, QLocale::ShortFormat) + " ("_L1 + offset + ')'_L1;
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
            evidence.insert(name, localeOf(language).toString(day, QLocale::ShortFormat));
    }
    return evidence;
}

} // namespace todoku
