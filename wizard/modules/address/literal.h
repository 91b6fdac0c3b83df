// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QStringView>

namespace todoku::address {

enum class Ipv4 { Valid, Bad, Other };
/// Four decimal numbers below 256 (RFC 5321 §4.1.3); Bad: digits and dots only, but not that.
Ipv4 ipv4(QStringView text);

enum class Literal { Address, SingleZeroGroup, BadIpv4, BadIpv6, Untagged, Other };
/// What stands between the brackets. SingleZeroGroup: "::" for one group, which RFC 4291 §2.2 allows and RFC 5321 §4.1.3 does not.
Literal literalKind(QStringView content);

} // namespace todoku::address
