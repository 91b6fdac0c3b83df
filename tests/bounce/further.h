// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

namespace todoku {

/// The findings that judgeFurther() raises, not judge().
inline QStringList furtherIds()
{
    QStringList ids{u"bounce.recipient-not-addressed"_s, u"bounce.old-message-answered"_s, u"bounce.old-meeting"_s, u"bounce.many-organisations"_s,
                    u"bounce.whole-domain"_s, u"bounce.outsider-cannot-reach-us"_s};
    for (const auto &row : tableRows(u"details"_s))
        ids << row.toObject().value("finding"_L1).toString();
    ids.removeDuplicates();
    return ids;
}

} // namespace todoku
