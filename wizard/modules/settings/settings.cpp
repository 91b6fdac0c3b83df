// SPDX-License-Identifier: Apache-2.0
#include "todoku/settings.h"

#include <QtCore/QSettings>

#include <memory>

using namespace Qt::StringLiterals;

namespace todoku::settings {

static std::unique_ptr<QSettings> scope(QSettings::Scope which)
{
    const auto file = qEnvironmentVariable(which == QSettings::UserScope ? "TODOKU_SETTINGS" : "TODOKU_ORGANISATION_SETTINGS");
    auto found = file.isEmpty() ? std::make_unique<QSettings>(which, u"todoku"_s, u"todoku"_s) : std::make_unique<QSettings>(file, QSettings::IniFormat);
    found->setFallbacksEnabled(false);
    return found;
}

/// People write lists with blanks and leave commas at the end; a list of one is a text in the file.
static QVariant tidied(const QVariant &value, const QVariant &standard)
{
    if (standard.typeId() != QMetaType::QStringList) {
        auto converted = value;
        return converted.convert(standard.metaType()) ? converted : standard;
    }
    QStringList list;
    for (const auto &entry : value.toStringList()) {
        for (const auto &one : entry.split(u',', Qt::SkipEmptyParts)) {
            if (const auto text = one.trimmed(); !text.isEmpty() && !list.contains(text))
                list << text;
        }
    }
    return list;
}

bool isFixed(const char *key)
{
    const auto organisation = scope(QSettings::SystemScope);
    const QLatin1StringView name(key);
    return organisation->contains(name) && tidied(organisation->value("fixed"_L1), QStringList()).toStringList().contains(name);
}

Origin originOf(const char *key)
{
    const QLatin1StringView name(key);
    if (scope(QSettings::UserScope)->contains(name) && !isFixed(key))
        return Origin::User;
    return scope(QSettings::SystemScope)->contains(name) ? Origin::Organisation : Origin::Standard;
}

QVariant valueOf(const char *key, const QVariant &standard)
{
    const auto origin = originOf(key);
    if (origin == Origin::Standard)
        return standard;
    return tidied(scope(origin == Origin::User ? QSettings::UserScope : QSettings::SystemScope)->value(QLatin1StringView(key)), standard);
}

void storeValue(const char *key, const QVariant &value, const QVariant &standard)
{
    if (isFixed(key))
        return;
    const QLatin1StringView name(key);
    const auto organisation = scope(QSettings::SystemScope);
    const auto without = organisation->contains(name) ? tidied(organisation->value(name), standard) : standard;
    const auto user = scope(QSettings::UserScope);
    if (tidied(value, standard) == without)
        user->remove(name);
    else
        user->setValue(name, value);
}

} // namespace todoku::settings
