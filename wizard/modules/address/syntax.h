// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text.h"

namespace todoku::address {

/// What the grammar says about a text, judged as it stands.
struct Syntax {
    Verdict verdict = Verdict::Invalid; ///< Valid, Unusual or Invalid
    std::vector<Spot> reasons;          ///< Invalid: the main reason; Unusual: every feature that makes it so
    qsizetype at = -1;                  ///< where the @ stands
    QString localPart;                  ///< without comments and blanks, quotes kept
    QString domain;                     ///< as written, without comments and blanks
    QString ascii;                      ///< A-labels in lower case; the literal as it is; empty where there is none
    bool literal = false;
};

/// How strict the length of the local part is taken: an encapsulated token may be longer (MS-OXCMAIL §2.1.3.1.8).
enum class LocalLength { Limited, Any };

Syntax parse(QStringView text, LocalLength localLength = LocalLength::Limited);

/// The short way for what nearly every address is: an ASCII dot-string at an ASCII host name. nullopt: ask parse().
std::optional<Syntax> parsePlain(QStringView text);

/// The domain alone: its A-label form, or nullopt where it cannot be one.
std::optional<QString> asciiDomain(QStringView domain);

bool isIpv4(QStringView text);

} // namespace todoku::address
