// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notebook.h"

namespace todoku::domain {

/// Gets https://HOST/.well-known/mta-sts.txt from that address (RFC 8461 §3.3): certificate checked, no redirect, 64 kB at most.
/// By hand, so that it goes to the address that our resolver found and nowhere else.
QFuture<Page> fetchPolicy(const QString &host, const QHostAddress &address, quint16 port, std::chrono::milliseconds timeout);

} // namespace todoku::domain
