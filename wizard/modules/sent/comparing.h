// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/sent.h"

namespace todoku::sent {

/// An address as two of them are compared: width and letter case folded; an encapsulated Exchange address (IMCEAEX-_o=…) opened.
QString folded(const QString &address);

/// Does the name before the @ say that this is a list or a group (resources/tables/list-names.json)?
bool looksLikeList(const QString &address);

/// A subject as two of them are compared.
QString foldedSubject(const QString &subject);

} // namespace todoku::sent
