// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/diagnosis.h"

/// A diagnosis in words, for whoever reads it next: the terminal, a ticket, the administrator.
namespace todoku::report {

/// One line, and how it is meant to look. Strangers' text in it has control and direction characters made visible.
struct Line {
    enum class Style { Title, Text, Soft, Finding, Solution };
    Style style = Style::Text;
    QString text;
    std::optional<Severity> severity{}; ///< of Finding
    bool operator==(const Line &) const = default;
};

/// What failed, for whom, what it means, the first three solutions with their reasons, and what nobody looked at.
QList<Line> lines(const Given &given, const Verdict &verdict, const Words &words);

/// The same as text to paste into a ticket, with what the person did.
QString plainText(const Case &theCase, const Words &words);

/// A place to write down what was found in a portal, kept in Answers::fields.
struct PortalField {
    QString key; ///< "A1/incident"
    QString label;
    QString example;
    QString text; ///< what was written; empty: nothing
};
QList<PortalField> portalFields(const Words &words, const Answers &answers = {});

/// "Check the recipient's address": the solution as a short sentence.
QString title(Solution solution, const Words &words);

/// One plain sentence: who could not be reached and why. The heading of the page of the bounce.
QString headline(const Given &given, const Verdict &verdict, const Words &words);

/// When, what, and how many of the recipients: the second sentence.
QString circumstances(const bounce::Report &report, const Words &words);

} // namespace todoku::report
