// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/domain.h"

/// SPF records as they are written (RFC 7208 §4.6, §5, §6, §7, §12).
namespace todoku::domain::spf {

enum class Mechanism { All, Include, A, Mx, Ptr, Ip4, Ip6, Exists, Redirect, Explanation, UnknownModifier };

struct Term {
    QString text{};                 ///< as written
    Mechanism mechanism = Mechanism::All;
    QChar qualifier = u'+';       ///< + - ~ ?
    QString domainSpec{};         ///< macros not expanded; empty: the current domain
    QHostAddress network{};       ///< ip4, ip6
    int prefix4 = 32;
    int prefix6 = 128;

    /// Whether it counts towards the ten of RFC 7208 §4.6.4.
    bool looksUp() const;
};

struct Record {
    QList<Term> terms{};
    QStringList broken{}; ///< terms that cannot be read: any makes the whole record a permerror
};

/// Whether a TXT record is an SPF record (RFC 7208 §4.5).
bool isRecord(QByteArrayView text);
Record readRecord(const QByteArray &text);

/// What macros stand for (RFC 7208 §7.2).
struct MacroValues {
    QString sender{};   ///< local@domain
    QString domain{};   ///< the current domain
    QHostAddress client{};
    QString helo{};
    QString receiver{};
    QString validatedName = u"unknown"_s; ///< %{p}
    qint64 now = 0;   ///< seconds since 1970
};
enum class MacroPlace { DomainSpec, Explanation };
bool macrosAreValid(QStringView text, MacroPlace place);
bool hasMacros(QStringView text);
QString expanded(QStringView text, const MacroValues &values);
/// RFC 7208 §7.3: labels are dropped from the left until the name fits; the last dot goes.
QString expandedName(QStringView text, const MacroValues &values);
/// Whether the name can be looked up at all: labels of 1 to 63 octets.
bool isLookable(QStringView name);

} // namespace todoku::domain::spf
