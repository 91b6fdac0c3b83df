// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text.h"

namespace todoku::address {

/// What a text turns out to be when everything is repaired that can be repaired without guessing.
struct Cleaned {
    enum class Kind { Mailbox, Several, X500, Other };

    Text text;          ///< Mailbox, Several: what is left
    QList<Issue> issues;
    Kind kind = Kind::Mailbox;
    QString value;      ///< X500, Other: "TYPE:value"
    QString encapsulation;
};

Cleaned clean(QStringView input);

} // namespace todoku::address
