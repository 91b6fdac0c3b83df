// SPDX-License-Identifier: Apache-2.0
#include "todoku/triage.h"

#include <QtCore/QMap>

namespace todoku {

static constexpr std::array codes{"U1", "U2", "U3", "U4", "U5", "A1", "A2", "A3", "A4"};

QString code(Solution solution)
{
    return QString::fromLatin1(codes[size_t(solution)]);
}

std::optional<Solution> solutionFromCode(QStringView text)
{
    for (const auto solution : allSolutions) {
        if (text == QLatin1StringView(codes[size_t(solution)]))
            return solution;
    }
    return std::nullopt;
}

namespace triage {

/// "mx.none" is a finding, "address.*" any error of that room, "address.*?" any warning of it.
static bool isWildcard(QStringView id)
{
    return id.endsWith(".*"_L1) || id.endsWith(".*?"_L1);
}

static bool matches(const Finding &finding, QStringView id)
{
    const QLatin1StringView own(finding.id.kind().id.data(), qsizetype(finding.id.kind().id.size()));
    if (id.endsWith(".*"_L1))
        return finding.severity() == Severity::Error && own.startsWith(id.chopped(1));
    if (id.endsWith(".*?"_L1))
        return finding.severity() == Severity::Warning && own.startsWith(id.chopped(2));
    return own == id;
}

static QStringList checkedIds(const QString &alternatives, const QString &because)
{
    auto ids = alternatives.split(u'|');
    for (auto &id : ids) {
        id = id.trimmed();
        if (!isWildcard(id) && !FindingId::fromText(id))
            qFatal("triage.json, “%s”: there is no finding %s", qPrintable(because), qPrintable(id));
    }
    return ids;
}

static Rule ruleFrom(const QJsonObject &row)
{
    Rule rule;
    rule.because = row.value("because"_L1).toString();
    const auto solution = row.value("for"_L1).toString();
    rule.solution = solutionFromCode(solution);
    if (!rule.solution && solution != "*"_L1)
        qFatal("triage.json, “%s”: there is no solution %s", qPrintable(rule.because), qPrintable(solution));
    rule.points = row.value("points"_L1).toInt();
    if (row.contains("at-most"_L1))
        rule.atMost = row.value("at-most"_L1).toInt();
    for (const auto &condition : row.value("when"_L1).toArray())
        rule.when << checkedIds(condition.toString(), rule.because);
    for (const auto &condition : row.value("unless"_L1).toArray())
        rule.unless << checkedIds(condition.toString(), rule.because);
    return rule;
}

const QList<Rule> &rules()
{
    static const QList<Rule> table = [] {
        QList<Rule> rows;
        for (const auto &row : tableRows(u"triage"_s))
            rows << ruleFrom(row.toObject());
        return rows;
    }();
    return table;
}

static const Finding *firstOf(const QList<Finding> &findings, const QStringList &alternatives)
{
    const auto found = std::ranges::find_if(findings, [&](const Finding &finding) {
        return std::ranges::any_of(alternatives, [&](const QString &id) { return matches(finding, id); });
    });
    return found == findings.end() ? nullptr : &*found;
}

/// The findings that make the rule speak; nullopt where it is silent.
static std::optional<QList<FindingId>> reasonsOf(const Rule &rule, const QList<Finding> &findings)
{
    QList<FindingId> reasons;
    for (const auto &alternatives : rule.when) {
        const auto *finding = firstOf(findings, alternatives);
        if (!finding)
            return std::nullopt;
        reasons << finding->id;
    }
    if (firstOf(findings, rule.unless))
        return std::nullopt;
    return reasons;
}

static Ranked ranked(Solution solution, const QList<Finding> &findings, const QList<Rule> &table)
{
    Ranked result{solution, 0, 0, {}};
    int limit = 100;
    QList<std::pair<int, QList<FindingId>>> forIt;
    for (const auto &rule : table) {
        if (rule.solution && rule.solution != solution)
            continue;
        const auto reasons = reasonsOf(rule, findings);
        if (!reasons)
            continue;
        if (rule.atMost)
            limit = std::min(limit, *rule.atMost);
        result.points += rule.points;
        if (rule.points > 0)
            forIt.append({rule.points, *reasons});
    }
    std::ranges::stable_sort(forIt, std::greater(), &std::pair<int, QList<FindingId>>::first);
    for (const auto &[points, reasons] : forIt) {
        for (const auto &id : reasons) {
            if (!result.reasons.contains(id))
                result.reasons << id;
        }
    }
    result.confidence = std::clamp(result.points, 0, limit) / 100.0;
    return result;
}

QList<Ranked> rank(const QList<Finding> &findings, const QList<Rule> &table)
{
    QList<Ranked> order;
    for (const auto solution : allSolutions)
        order << ranked(solution, findings, table);
    std::ranges::stable_sort(order, std::greater(), &Ranked::confidence);
    return order;
}

QList<Finding> concerning(Solution solution, const QList<Finding> &findings)
{
    QList<Finding> found;
    for (const auto &finding : findings) {
        const bool mentioned = std::ranges::any_of(rules(), [&](const Rule &rule) {
            return rule.solution == solution && std::ranges::any_of(rule.when, [&](const QStringList &alternatives) {
                return std::ranges::any_of(alternatives, [&](const QString &id) { return matches(finding, id); });
            });
        });
        if (mentioned)
            found << finding;
    }
    return found;
}

QStringList looksAt(Solution solution)
{
    static const auto table = [] {
        QMap<QString, QStringList> rooms;
        for (const auto &value : tableRows(u"solutions"_s)) {
            const auto row = value.toObject();
            for (const auto &room : row.value("looks-at"_L1).toArray())
                rooms[row.value("id"_L1).toString()] << room.toString();
        }
        return rooms;
    }();
    return table.value(code(solution));
}

QJsonArray toJson(const QList<Ranked> &solutions)
{
    QJsonArray array;
    for (const auto &entry : solutions) {
        QJsonArray reasons;
        for (const auto &id : entry.reasons)
            reasons << id.text();
        array << QJsonObject{{"id"_L1, code(entry.solution)}, {"confidence"_L1, entry.confidence}, {"reasons"_L1, reasons}};
    }
    return array;
}

} // namespace triage
} // namespace todoku
