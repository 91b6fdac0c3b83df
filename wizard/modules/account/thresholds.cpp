// SPDX-License-Identifier: Apache-2.0
#include "todoku/account.h"

namespace todoku::account {

const Thresholds &thresholds()
{
    static const Thresholds values = [] {
        QHash<QString, int> table;
        for (const auto &value : tableRows(u"account-signs"_s)) {
            const auto row = value.toObject();
            table.insert(row.value("name"_L1).toString(), row.value("value"_L1).toInt());
        }
        const auto of = [&](QLatin1StringView name) {
            if (!table.contains(name))
                qFatal("account-signs.json: there is no row %s", name.data());
            return table.value(name);
        };
        return Thresholds{
            .oddHourPoints = of("odd-hour-points"_L1),
            .strangersPoints = of("strangers-points"_L1),
            .clientPoints = of("client-points"_L1),
            .networkPoints = of("network-points"_L1),
            .senderPoints = of("sender-points"_L1),
            .idPoints = of("id-points"_L1),
            .burstPoints = of("burst-points"_L1),
            .dripPoints = of("drip-points"_L1),
            .suspiciousPoints = of("suspicious-points"_L1),
            .leastMessages = of("least-messages"_L1),
            .hourReach = of("hour-reach"_L1),
            .usualHourPerMille = of("usual-hour-per-mille"_L1),
            .strangersUsualPercent = of("strangers-usual-percent"_L1),
            .burstMessages = of("burst-messages"_L1),
            .burstMinutes = of("burst-minutes"_L1),
            .burstTimesUsual = of("burst-times-usual"_L1),
            .dripMessages = of("drip-messages"_L1),
            .dripHours = of("drip-hours"_L1),
            .massRecipients = of("mass-recipients"_L1),
            .massLeast = of("mass-least"_L1),
            .massStrangersPercent = of("mass-strangers-percent"_L1),
            .networkUsualPercent = of("network-usual-percent"_L1),
        };
    }();
    return values;
}

} // namespace todoku::account
