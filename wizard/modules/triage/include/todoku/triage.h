// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"

/// Findings -> the nine solutions in order, with reasons. The rules are the table resources/tables/triage.json.
namespace todoku {

/// U1–U5 for the sender, A1–A4 for the administrator, in the order of the article.
enum class Solution { U1, U2, U3, U4, U5, A1, A2, A3, A4 };
inline constexpr std::array allSolutions{Solution::U1, Solution::U2, Solution::U3, Solution::U4, Solution::U5,
                                         Solution::A1, Solution::A2, Solution::A3, Solution::A4};
QString code(Solution solution); ///< "U1"
std::optional<Solution> solutionFromCode(QStringView code);
inline bool forAdministrators(Solution solution) { return solution >= Solution::A1; }

namespace triage {

/// Above it, a solution is recommended.
inline constexpr double recommendedFrom = 0.5;

struct Ranked {
    Solution solution;
    double confidence = 0; ///< 0.0 to 1.0: an order with a line at `recommendedFrom`, not a probability
    int points = 0;        ///< what the rules add up to, before limits; below 0 the evidence speaks against it
    QList<FindingId> reasons; ///< the findings that speak for it, heaviest first
    bool recommended() const { return confidence > recommendedFrom; }
    bool operator==(const Ranked &) const = default;
};

/// One row of the table.
struct Rule {
    std::optional<Solution> solution; ///< none: every solution (limits only)
    int points = 0;                   ///< may be negative
    std::optional<int> atMost;        ///< a limit instead of points
    QList<QStringList> when;          ///< all of these; each a list of alternatives
    QStringList unless;               ///< none of these
    QString because;                  ///< for whoever changes the table
};
/// The table, checked: an unknown finding id or solution ends the program (and fails the test) with the row's words.
const QList<Rule> &rules();

/// All nine, best first; ties in the article's order. Pure.
QList<Ranked> rank(const QList<Finding> &findings, const QList<Rule> &table = rules());

/// The findings that a rule of this solution mentions: what its page shows under "What we found".
QList<Finding> concerning(Solution solution, const QList<Finding> &findings);

/// The rooms that have to look before a page may say "checked and fine" (resources/tables/solutions.json).
QStringList looksAt(Solution solution);

/// The contract's array "solutions".
QJsonArray toJson(const QList<Ranked> &solutions);

} // namespace triage
} // namespace todoku
