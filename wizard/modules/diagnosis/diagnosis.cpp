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

address::Directory directoryOf(const Given &given)
{
    // The widely used domains are the same for every case; they are prepared once.
    static const address::Directory common;
    const auto own = ownDomains(given);
    return own.isEmpty() ? common : address::Directory({{}, {}, own});
}

/// The addresses that failed, or the one that was typed; not more than a person would look at.
static QStringList addressesIn(const std::optional<bounce::Report> &report, const QString &typed)
{
    static constexpr qsizetype most = 50;
    QStringList addresses;
    if (!typed.isEmpty())
        addresses << typed;
    if (report) {
        for (const auto &recipient : report->recipients) {
            if (recipient.action == bounce::Action::Failed && addresses.size() < most && !addresses.contains(recipient.address))
                addresses << recipient.address;
        }
    }
    return addresses;
}

static QList<Finding> judgeAddresses(const QStringList &addresses, const address::Directory &directory)
{
    QList<Finding> findings;
    for (const auto &text : addresses)
        findings << address::judge(address::examine(text, directory));
    return findings;
}

/// One verdict for all: each failed recipient is judged with its own findings and those about the whole message; a solution is as sure as for
/// the recipient it helps most, so that a full mailbox beside it takes nothing from a mistyped address.
static QList<triage::Ranked> rankTogether(const QList<Finding> &findings, const QStringList &recipients)
{
    if (recipients.size() < 2)
        return triage::rank(findings);
    QList<triage::Ranked> together;
    for (const auto &recipient : recipients) {
        QList<Finding> concerned;
        std::ranges::copy_if(findings, std::back_inserter(concerned),
                             [&](const Finding &finding) { return finding.subject == recipient || !recipients.contains(finding.subject); });
        const auto order = triage::rank(concerned);
        if (together.isEmpty()) {
            together = order;
            continue;
        }
        for (auto &best : together) {
            const auto other = *std::ranges::find(order, best.solution, &triage::Ranked::solution);
            if (other.confidence > best.confidence)
                best = other;
        }
    }
    std::ranges::stable_sort(together, {}, &triage::Ranked::solution);
    std::ranges::stable_sort(together, std::greater(), &triage::Ranked::confidence);
    return together;
}

Verdict diagnose(const Given &given, std::optional<int> recipient)
{
    Verdict verdict;
    const auto addresses = addressesIn(given.report ? std::optional(narrowed(*given.report, recipient)) : std::nullopt, given.address);
    if (!addresses.isEmpty()) {
        verdict.lookedAt << u"address"_s;
        verdict.findings << judgeAddresses(addresses, directoryOf(given));
    }
    if (given.report) {
        verdict.lookedAt << u"bounce"_s;
        const auto report = narrowed(*given.report, recipient);
        verdict.findings << bounce::judge(report) << bounce::judgeFurther(report, ownDomains(given), given.others);
    }
    verdict.solutions = rankTogether(verdict.findings, addresses);
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
