// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/diagnosis.h"

/// How findings become one order, and what would change it.
namespace todoku {

QStringList failedAddresses(const std::optional<bounce::Report> &report);

/// The records of a domain count for the order only where they can be the cause: the recipients' always, the own ones where they were blamed.
QList<Finding> relevant(const QList<Finding> &findings, const Given &given);

/// One verdict for all: each failed recipient is judged with its own findings and those about the whole message; a solution is as sure as for
/// the recipient it helps most, so that a full mailbox beside it takes nothing from a mistyped address.
QList<triage::Ranked> rankTogether(const QList<Finding> &findings, const QStringList &recipients);

/// Tries, with the rules of triage, what the rooms that have not looked could find. `recipients`: the addresses that were judged.
QList<OpenQuestion> openQuestions(const Given &given, const Verdict &verdict, const QStringList &recipients);

} // namespace todoku
