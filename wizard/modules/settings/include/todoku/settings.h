// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QStringList>
#include <QtCore/QVariant>

/// What a person, or an organisation for all its people, sets once. Two scopes: the user's own file stands over the organisation's, which stands over
/// what the program thinks best. A key that the organisation lists under `fixed` is the organisation's alone.
///
/// The files are those of QSettings("todoku", "todoku"): ~/.config/todoku/todoku.conf over /etc/xdg/todoku/todoku.conf, on Windows
/// HKEY_CURRENT_USER over HKEY_LOCAL_MACHINE. The environment variables TODOKU_SETTINGS and TODOKU_ORGANISATION_SETTINGS name other files
/// (INI), for tests and for programs that run without a home.
namespace todoku::settings {

/// One thing that can be set. `standard` holds where nobody set it.
template<class T>
struct Setting {
    const char *key;
    T standard{};
};

// The organisation.
inline const Setting<QStringList> ownDomains{"organisation/domains"};
inline const Setting<QString> helpdeskAddress{"organisation/helpdesk"};

// The window.
/// "ja" or "en"; empty: the system's.
inline const Setting<QString> language{"window/language"};

// What may leave the computer.
inline const Setting<bool> networkAllowed{"network/allowed", true};
/// "192.0.2.1" or "192.0.2.1:53"; none: the system's.
inline const Setting<QStringList> resolvers{"network/resolvers"};

// What is kept on it.
/// The index of Sent Items, so that a large mailbox is read once.
inline const Setting<bool> keepIndex{"sent/keep-index", true};

// The helpdesk's desk.
inline const Setting<QString> deskName{"desk/name"};
inline const Setting<QString> databaseHost{"database/host"}; ///< empty: this computer only
inline const Setting<int> databasePort{"database/port", 5432};
inline const Setting<QString> databaseName{"database/name", QStringLiteral("todoku")};
inline const Setting<QString> databaseUser{"database/user"};
/// The authority that the server's certificate must come from, a PEM file; empty: those that the system trusts.
inline const Setting<QString> databaseAuthority{"database/authority"};
/// Whether a person sees the cases of the whole team or only the own.
inline const Setting<bool> seesTeam{"cases/see-team", true};
/// Days that a case is kept after its last change; 0: for ever.
inline const Setting<int> keepDays{"cases/keep-days", 90};

enum class Origin { Standard, Organisation, User };

/// Where the value comes from. Untyped, as are the next two: `value` and `store` are what one calls.
Origin originOf(const char *key);
QVariant valueOf(const char *key, const QVariant &standard);
void storeValue(const char *key, const QVariant &value, const QVariant &standard);

/// The organisation set it and does not let it be changed.
bool isFixed(const char *key);
template<class T>
bool isFixed(const Setting<T> &setting)
{
    return isFixed(setting.key);
}

template<class T>
T value(const Setting<T> &setting)
{
    return valueOf(setting.key, QVariant::fromValue(setting.standard)).template value<T>();
}

/// Into the user's own file. What is not different from the organisation's or the standard value is not written, so that a later change there still counts.
template<class T>
void store(const Setting<T> &setting, const T &value)
{
    storeValue(setting.key, QVariant::fromValue(value), QVariant::fromValue(setting.standard));
}

} // namespace todoku::settings
