// SPDX-License-Identifier: Apache-2.0
#include "todoku/diagnosis.h"

namespace todoku {

namespace {

/// What the bounces say of one solution, added up.
struct Sum {
    double confidence = 0;
    qint64 points = 0;
    QHash<FindingId, qsizetype> reasons;
    QList<FindingId> order; ///< of the reasons, as they were met
};

} // namespace

static triage::Ranked average(Solution solution, const Sum &sum, qsizetype bounces)
{
    triage::Ranked ranked{solution, sum.confidence / double(bounces), int(sum.points / bounces), sum.order};
    std::ranges::stable_sort(ranked.reasons, std::greater(), [&](FindingId id) { return sum.reasons.value(id); });
    return ranked;
}

/// One finding of each id, with how many bounces have it.
static void addFindings(const Verdict &verdict, Together &together)
{
    QSet<FindingId> met;
    for (const auto &finding : verdict.findings) {
        if (met.contains(finding.id))
            continue;
        met << finding.id;
        if (++together.counts[finding.id] == 1)
            together.findings << finding;
    }
}

Together diagnoseTogether(const QList<Given> &bounces)
{
    Together together;
    if (bounces.isEmpty())
        return together;
    QMap<Solution, Sum> sums;
    QList<Solution> firsts;
    for (const auto &given : bounces) {
        const auto verdict = diagnose(given);
        addFindings(verdict, together);
        for (const auto &entry : verdict.solutions) {
            auto &sum = sums[entry.solution];
            sum.confidence += entry.confidence;
            sum.points += entry.points;
            for (const auto id : entry.reasons) {
                if (++sum.reasons[id] == 1)
                    sum.order << id;
            }
        }
        firsts << verdict.solutions.first().solution;
    }
    for (const auto &[solution, sum] : sums.asKeyValueRange())
        together.solutions << average(solution, sum, bounces.size());
    std::ranges::stable_sort(together.solutions, std::greater(), &triage::Ranked::confidence);
    std::ranges::stable_sort(together.findings, std::greater(), [&](const Finding &finding) { return together.counts.value(finding.id); });
    together.typical = std::max<qsizetype>(0, firsts.indexOf(together.solutions.first().solution));
    return together;
}

} // namespace todoku
