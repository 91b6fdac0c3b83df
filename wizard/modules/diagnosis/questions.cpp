// SPDX-License-Identifier: Apache-2.0
#include "questions.h"

namespace todoku {

QStringList failedAddresses(const std::optional<bounce::Report> &report)
{
    QStringList addresses;
    for (const auto &recipient : report ? report->recipients : QList<bounce::Recipient>()) {
        if (recipient.action == bounce::Action::Failed)
            addresses << recipient.address;
    }
    return addresses;
}

QString roomOf(const Finding &finding)
{
    static const QStringList ofTheDomain{u"mx"_s, u"spf"_s, u"dmarc"_s, u"dkim"_s, u"mta-sts"_s, u"tls-rpt"_s, u"dane"_s, u"dnssec"_s};
    const auto room = finding.id.text().section(u'.', 0, 0);
    return ofTheDomain.contains(room) ? u"domain"_s : room;
}

/// What the order depends on: each kind of finding once for each recipient that is judged, and once for everything else. A report of a mailing names
/// thousands, and every one of them has its findings.
static QList<Finding> distinct(const QList<Finding> &findings, const QStringList &recipients)
{
    QList<Finding> kept;
    QSet<QString> met;
    for (const auto &finding : findings) {
        const auto whose = recipients.contains(finding.subject) ? finding.subject : QString();
        const auto key = "%1 %2 %3"_L1.arg(finding.id.text(), name(finding.severity()), whose);
        if (!met.contains(key)) {
            met << key;
            kept << finding;
        }
    }
    return kept;
}

static QList<Finding> concerned(const QList<Finding> &findings, const QString &recipient, const QStringList &recipients)
{
    QList<Finding> kept;
    std::ranges::copy_if(findings, std::back_inserter(kept),
                         [&](const Finding &finding) { return finding.subject == recipient || !recipients.contains(finding.subject); });
    return kept;
}

QList<triage::Ranked> rankTogether(const QList<Finding> &all, const QStringList &recipients)
{
    const auto findings = distinct(all, recipients);
    if (recipients.size() < 2)
        return triage::rank(findings);
    QList<triage::Ranked> together;
    for (const auto &recipient : recipients) {
        const auto order = triage::rank(concerned(findings, recipient, recipients));
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

QList<Finding> relevant(const QList<Finding> &findings, const Given &given)
{
    QStringList blamed{domain::toAscii(domainOf(given.address))};
    for (const auto &address : failedAddresses(given.report))
        blamed << domain::toAscii(domainOf(address));
    const bool ownBlamed = std::ranges::any_of(findings, [](const Finding &finding) {
        return finding.id == FindingId("bounce.own-authentication") || finding.id == FindingId("bounce.sender-domain-unknown")
            || finding.id == FindingId("bounce.outsider-cannot-reach-us");
    });
    QList<Finding> kept;
    std::ranges::copy_if(findings, std::back_inserter(kept), [&](const Finding &finding) {
        return roomOf(finding) != "domain"_L1 || ownBlamed || blamed.contains(finding.subject);
    });
    return kept;
}

static std::optional<Solution> firstOf(const QList<triage::Ranked> &order)
{
    return order.first().recommended() ? std::optional(order.first().solution) : std::nullopt;
}

/// Today's first solution, and those that would take its place in any of the outcomes.
static QList<Solution> between(std::optional<Solution> today, const QList<std::optional<Solution>> &outcomes)
{
    static constexpr qsizetype most = 3;
    QList<Solution> others;
    QMap<Solution, int> ways;
    for (const auto &outcome : outcomes) {
        if (outcome && outcome != today && ways[*outcome]++ == 0)
            others << *outcome;
    }
    std::ranges::stable_sort(others, std::greater(), [&](Solution solution) { return ways[solution]; });
    if (others.isEmpty())
        return {};
    if (today)
        others.prepend(*today);
    return others.mid(0, most);
}

/// What these rooms could find that any rule asks for: each finding alone, and together where one rule needs several.
static QList<QList<FindingId>> hypotheses(const QStringList &rooms)
{
    QList<QList<FindingId>> all;
    const auto add = [&](const QList<FindingId> &found) {
        if (!found.isEmpty() && !all.contains(found))
            all << found;
    };
    for (const auto &rule : triage::rules()) {
        QList<FindingId> together;
        for (const auto &alternatives : rule.when) {
            bool first = true;
            for (const auto &id : alternatives) {
                const auto finding = rooms.contains(id.section(u'.', 0, 0)) ? FindingId::fromText(id) : std::nullopt;
                if (!finding)
                    continue;
                add({*finding});
                if (std::exchange(first, false))
                    together << *finding;
            }
        }
        add(together);
    }
    return all;
}

/// What would come first with each of the things that these rooms could find.
static QList<std::optional<Solution>> outcomes(const Given &given, const Verdict &verdict, const QStringList &recipients, const QStringList &rooms)
{
    // Ten recipients show what a thousand would.
    const auto some = recipients.mid(0, 10);
    const auto subject = some.value(0);
    const auto known = distinct(relevant(verdict.findings, given), some);
    QList<std::optional<Solution>> firsts;
    for (const auto &found : hypotheses(rooms)) {
        auto findings = known;
        for (const auto &id : found)
            findings << Finding{id, subject, {}};
        firsts << firstOf(rankTogether(findings, some));
    }
    return firsts;
}

static QList<std::optional<Solution>> firstOfEach(const Given &given, const Verdict &verdict, const QStringList &recipients)
{
    const auto findings = distinct(relevant(verdict.findings, given), recipients);
    QList<std::optional<Solution>> firsts;
    for (const auto &recipient : recipients)
        firsts << firstOf(triage::rank(concerned(findings, recipient, recipients)));
    return firsts;
}

QList<OpenQuestion> openQuestions(const Given &given, const Verdict &verdict, const QStringList &recipients)
{
    using Kind = OpenQuestion::Kind;
    QList<OpenQuestion> open;
    if (!given.report || given.report->kind != bounce::Kind::Failure)
        return open;
    const auto today = firstOf(verdict.solutions);
    const auto ask = [&](Kind kind, const QList<std::optional<Solution>> &firsts) {
        if (const auto solutions = between(today, firsts); !solutions.isEmpty())
            open << OpenQuestion{kind, solutions};
    };
    if (recipients.size() > 1)
        ask(Kind::OneRecipient, firstOfEach(given, verdict, recipients));
    if (!verdict.lookedAt.contains(u"sent"_s))
        ask(Kind::SentItems, outcomes(given, verdict, recipients, {u"sent"_s, u"account"_s}));
    if (!verdict.lookedAt.contains(u"domain"_s))
        ask(Kind::Net, outcomes(given, verdict, recipients, {u"domain"_s, u"mx"_s}));
    return open;
}

} // namespace todoku
