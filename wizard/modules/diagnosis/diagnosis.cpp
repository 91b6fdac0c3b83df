// SPDX-License-Identifier: Apache-2.0
#include "todoku/diagnosis.h"

namespace todoku {

const triage::Ranked &Verdict::of(Solution solution) const
{
    return *std::ranges::find(solutions, solution, &triage::Ranked::solution);
}

QList<Solution> Verdict::recommended() const
{
    QList<Solution> found;
    for (const auto &entry : solutions) {
        if (entry.recommended())
            found << entry.solution;
    }
    return found;
}

QString domainOf(QStringView address)
{
    const auto at = address.lastIndexOf(u'@');
    return at < 0 ? QString() : address.mid(at + 1).toString().toLower();
}

QStringList ownDomains(const Given &given)
{
    if (!given.ownDomains.isEmpty() || !given.report || !given.report->original)
        return given.ownDomains;
    const auto domain = domainOf(given.report->original->from);
    return !domain.isEmpty() && domain == domainOf(given.report->to) ? QStringList{domain} : QStringList();
}

/// The report with only the one recipient, so that every rule sees just that one.
static bounce::Report narrowed(bounce::Report report, std::optional<int> recipient)
{
    if (recipient && *recipient >= 0 && *recipient < report.recipients.size())
        report.recipients = {report.recipients[*recipient]};
    return report;
}

Verdict diagnose(const Given &given, std::optional<int> recipient)
{
    Verdict verdict;
    if (given.report) {
        verdict.lookedAt << u"bounce"_s;
        const auto report = narrowed(*given.report, recipient);
        verdict.findings << bounce::judge(report) << bounce::judgeFurther(report, ownDomains(given), given.others);
    }
    verdict.solutions = triage::rank(verdict.findings);
    return verdict;
}

QJsonObject toJson(const Given &given, const Verdict &verdict)
{
    QJsonArray findings;
    for (const auto &finding : verdict.findings)
        findings << toJson(finding);
    return {{"bounce"_L1, given.report ? QJsonValue(bounce::toJson(*given.report)) : QJsonValue(QJsonValue::Null)},
            {"findings"_L1, findings},
            {"solutions"_L1, triage::toJson(verdict.solutions)}};
}

} // namespace todoku
