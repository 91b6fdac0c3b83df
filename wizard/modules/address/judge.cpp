// SPDX-License-Identifier: Apache-2.0
#include "text.h"

namespace todoku::address {

QList<char32_t> codePointsOf(QStringView text)
{
    QList<char32_t> points;
    for (qsizetype i = 0; i < text.size(); i += units(codePointAt(text, i)))
        points << codePointAt(text, i);
    return points;
}

/// The code points of the input that an issue marks.
static QString marked(const QList<char32_t> &points, const Issue &issue)
{
    QString text;
    for (auto i = issue.position; i >= 0 && i < std::min(issue.position + issue.length, points.size()); ++i)
        text += QChar::fromUcs4(points[i]);
    return text;
}

static QJsonObject evidenceOf(const Examination &examination, const Issue &issue, const QList<char32_t> &points)
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

QList<bool> wrongCharacters(const Examination &examination)
{
    const auto points = codePointsOf(examination.input);
    const auto meant = examination.suggestion.value_or(examination.normalized);
    QList<bool> wrong(points.size(), false);
    for (const auto &issue : examination.issues) {
        const bool isContext = issue.severity() == Severity::Info
            && (issue.id == FindingId("address.idn-domain") || issue.id == FindingId("address.smtputf8-required") || meant.contains(marked(points, issue)));
        for (auto i = issue.position; !isContext && i >= 0 && i < std::min(issue.position + issue.length, points.size()); ++i)
            wrong[i] = true;
    }
    return wrong;
}

QList<Finding> judge(const Examination &examination)
{
    const auto points = codePointsOf(examination.input);
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
