// SPDX-License-Identifier: Apache-2.0
#include "comparing.h"

#include <QtCore/QSet>

namespace todoku::sent {

// MS-OXCMAIL §2.1.3.1.8: "_" stands for "/", "+" and two hexadecimal digits for any other character.
static QString withoutCapsule(const QString &local)
{
    const auto text = local.mid(8);
    QString open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isHex = false;
        const int code = text[i] == u'+' ? text.mid(i + 1, 2).toInt(&isHex, 16) : 0;
        open += text[i] == u'_' ? QChar(u'/') : isHex ? QChar(char16_t(code)) : text[i];
        i += isHex ? 2 : 0;
    }
    return open;
}

QString folded(const QString &address)
{
    auto text = address.trimmed();
    if (text.startsWith("IMCEAEX-"_L1, Qt::CaseInsensitive))
        text = withoutCapsule(text.section(u'@', 0, -2));
    const bool isAscii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
    return isAscii ? text.toLower() : text.normalized(QString::NormalizationForm_KC).toLower();
}

static QSet<QString> listNames(QLatin1StringView kind)
{
    QSet<QString> names;
    for (const auto &value : tableRows(u"list-names"_s)) {
        const auto row = value.toObject();
        if (row.value("where"_L1).toString() == kind)
            names << row.value("name"_L1).toString();
    }
    return names;
}

bool looksLikeList(const QString &address)
{
    static const auto parts = listNames("part"_L1);
    static const auto hosts = listNames("host"_L1);
    auto local = address.section(u'@', 0, -2).toLower();
    if (hosts.contains(address.section(u'@', -1).section(u'.', 0, 0)))
        return true;
    local.replace(u'-', u'.').replace(u'_', u'.');
    const auto found = local.split(u'.', Qt::SkipEmptyParts);
    return std::ranges::any_of(found, [](const QString &part) { return parts.contains(part); });
}

QString foldedSubject(const QString &subject)
{
    return subject.normalized(QString::NormalizationForm_KC).simplified().toLower();
}

} // namespace todoku::sent
