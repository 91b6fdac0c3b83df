// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/mail.h"

namespace todoku::mail {

/// The Windows code page of a locale (MS-LCID), 0 where it is not known.
int codePageOf(qint64 locale);
/// Strings that were kept as bytes get their code page: PidTagMessageCodepage, else that of the locale.
void decodeStrings(OutlookItem &item, int inherited = 0);
/// MS-OXRTFCP; empty where it is broken.
QByteArray fromCompressedRtf(QByteArrayView bytes);
/// What a person would read of an RTF; HTML wrapped in it (MS-OXRTFEX) comes out as its text.
QString textFromRtf(QByteArrayView rtf);

} // namespace todoku::mail
