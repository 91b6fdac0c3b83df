// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/dns.h"

namespace todoku::dns {

/// Presentation format -> wire format (RFC 1035 §3.1); nullopt where it is no name.
std::optional<QByteArray> toWire(QStringView name);
/// Wire format without compression -> presentation format, lower case. Stops at what is no name.
QString fromWire(QByteArrayView wire);

} // namespace todoku::dns
