// SPDX-License-Identifier: Apache-2.0
#include "text.h"

namespace todoku::address {

/// The code points of the input that an issue marks. (Qt's own conversion would swallow a byte order mark.)
static QString marked(const QList<uint> &points, const Issue &issue)
{
    QString text;
    for (auto i = issue.position; i >= 0 && i < std::min(issue.position + issue.length, points.size()); ++i)
        text += QChar::fromUcs4(points[i]);
    return text;
}

static QJsonObject evidenceOf(const Examination &examination, const Issue &issue, const QList<uint> &points)
{
    const auto text = marked(points, issue);
    QJsonObject evidence{{"address"_L1, visible(examination.input)},
                         {"position"_L1, issue.position < 0 ? QJsonValue() : QJsonValue(issue.position)},
                         {"length"_L1, issue.length},
                         {"marked"_L1, visible(text)},
                         {"character"_L1, text.isEmpty() ? QString() : codePoint(codePointAt(text, 0))},
                         {"localPart"_L1, visible(examination.localPart)},
                         {"domain"_L1, visible(examination.domain.isEmpty() ? text : examination.domain)},
                         {"tld"_L1, visible(examination.domainUnicode.sliced(examination.domainUnicode.lastIndexOf(u'.') + 1))},
                         {"normalized"_L1, visible(examination.normalized)}};
    if (examination.suggestion)
        evidence.insert("suggestion"_L1, *examination.suggestion);
    if (!examination.alternatives.isEmpty())
        evidence.insert("alternatives"_L1, QJsonArray::fromStringList(examination.alternatives));
    if (!examination.proxyAddress.isEmpty())
        evidence.insert("proxyAddress"_L1, visible(examination.proxyAddress));
    if (examination.nearContact)
        evidence.insert("contact"_L1, examination.nearContact->address);
    return evidence;
}

QList<Finding> judge(const Examination &examination)
{
    QList<uint> points;
    for (qsizetype i = 0; i < examination.input.size(); i += units(codePointAt(examination.input, i)))
        points << codePointAt(examination.input, i);
    const auto subject = visible(examination.normalized.isEmpty() ? examination.input : examination.normalized);
    QList<Finding> findings;
    for (const auto &issue : examination.issues) {
        if (!issue.echo)
            findings << Finding{issue.id, subject, evidenceOf(examination, issue, points), issue.lowered};
    }
    std::ranges::stable_sort(findings, {}, &Finding::severity);
    return findings;
}

QJsonObject toJson(const Examination &examination)
{
    QJsonArray findings;
    for (const auto &issue : examination.issues) {
        findings << QJsonObject{{"id"_L1, issue.id.text()},
                                {"severity"_L1, name(issue.severity())},
                                {"position"_L1, issue.position < 0 ? QJsonValue() : QJsonValue(issue.position)},
                                {"length"_L1, issue.length}};
    }
    return {{"input"_L1, examination.input},
            {"verdict"_L1, name(examination.verdict)},
            {"verdictAsTyped"_L1, name(examination.verdictAsTyped)},
            {"normalized"_L1, jsonOrNull(examination.normalized)},
            {"suggestion"_L1, examination.suggestion ? QJsonValue(*examination.suggestion) : QJsonValue()},
            {"alternatives"_L1, QJsonArray::fromStringList(examination.alternatives)},
            {"domain"_L1, jsonOrNull(examination.domain)},
            {"proxyAddress"_L1, jsonOrNull(examination.proxyAddress)},
            {"findings"_L1, findings}};
}

} // namespace todoku::address
