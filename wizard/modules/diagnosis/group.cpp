// SPDX-License-Identifier: Apache-2.0
#include "todoku/diagnosis.h"

#include <QtCore/QSet>

namespace todoku {

/// So many of a group are read again and judged closely.
static constexpr qsizetype mostJudged = 20;
/// A larger message is judged by the headers that its report holds.
static constexpr qsizetype largestKept = 1024 * 1024;

/// Up to `most` of the members, evenly spread.
static QList<qsizetype> spread(const QList<qsizetype> &members, qsizetype most)
{
    if (members.size() <= most)
        return members;
    QList<qsizetype> chosen;
    for (qsizetype i = 0; i < most; ++i)
        chosen << members[i * members.size() / most];
    return chosen;
}

GroupVerdict diagnoseGroup(const bounce::Group &group, bounce::GroupBy by, const QList<bounce::Row> &rows, const QStringList &ownDomains)
{
    GroupVerdict verdict{by, group.key, {}, 0, group.bounces, {}};
    const auto &members = group.members;
    const auto others = bounce::recipientsOf(rows, members);
    QHash<bounce::ItemPlace, qsizetype> rowOf;
    for (const auto member : spread(members, mostJudged))
        rowOf.insert({rows[member].path, rows[member].index}, member);
    QHash<bounce::ItemPlace, QSet<QString>> concerned;
    for (const auto member : members) {
        if (const bounce::ItemPlace place(rows[member].path, rows[member].index); rowOf.contains(place))
            concerned[place] << rows[member].address;
    }
    QList<Given> bounces;
    bounce::readAgain(rowOf.keys(), [&](const bounce::Item &item) {
        if (!item.report)
            return true;
        Given given;
        given.report = item.report;
        // A report may tell of others, too, who failed for another reason.
        given.report->recipients.removeIf([&](const bounce::Recipient &one) { return !concerned[{item.path, item.index}].contains(one.address); });
        given.others = others;
        given.ownDomains = ownDomains;
        if (item.content.size() <= largestKept)
            given.content = item.content;
        bounces << given;
        verdict.members << rowOf.value({item.path, item.index});
        return true;
    });
    verdict.together = diagnoseTogether(bounces);
    verdict.judged = bounces.size();
    if (verdict.together.typical >= 0) {
        Case example;
        example.given = bounces[verdict.together.typical];
        example.verdict = diagnose(example.given);
        example.verdict.solutions = verdict.together.solutions;
        example.verdict.findings = verdict.together.findings;
        verdict.example = example;
    }
    return verdict;
}

} // namespace todoku
