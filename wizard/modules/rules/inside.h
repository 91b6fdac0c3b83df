// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/rules.h"

#include <QtCore/QJsonValue>

/// What the files of this room share.
namespace todoku::rules {

/// One object of an export, its keys in lower case.
using Object = QHash<QString, QJsonValue>;

/// nullopt where it is none of the four kinds. `lost` is set where a list was replaced by its type's name.
std::optional<Entry> entryFrom(const Object &object, QString &lost);

/// The targets that the value of a property holds: text, a list, Exchange's objects, PowerShell's wrappers; at most 1,000.
QList<Target> targetsFrom(const QString &property, const QJsonValue &value, QString &lost);
/// The first text in a value, however it is wrapped; empty where there is none. At most 500 characters.
QString textFrom(const QJsonValue &value);
QStringList textsFrom(const QJsonValue &value); ///< all of them, at most 1,000
/// "TRUE", "Enabled", true, 1 …; nullopt where the value says neither.
std::optional<bool> truthFrom(const QJsonValue &value);

/// Without "SMTP:", "X500:", "EX:" and brackets.
QString withoutType(QStringView address);
/// For comparing: letter case, a domain's two ways of writing and spaces around do not matter.
QString folded(QStringView text);
/// False where a literal of a command would leave characters out, so that it would name something else.
bool canStandInCommand(const QString &value);
bool isLegacyDn(QStringView text); ///< "/o=…"
/// The name in a distinguished or canonical name: "CN=Tanaka,OU=…" and "contoso.com/Users/Tanaka" are "Tanaka".
QString lastName(const QString &text);

} // namespace todoku::rules
