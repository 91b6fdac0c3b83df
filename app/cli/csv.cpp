// SPDX-License-Identifier: Apache-2.0
#include "csv.h"

#include "todoku/base.h"

namespace todoku::cli {

static QString csvField(const QString &field)
{
    auto text = visible(field);
    // What spreadsheets take for a formula; strangers wrote these fields.
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}

QByteArray csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (const auto &field : fields)
        quoted << csvField(field);
    return quoted.join(u',').toUtf8() + "\r\n";
}

} // namespace todoku::cli
