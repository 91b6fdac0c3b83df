// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

#include <QtCore/QJsonDocument>

namespace todoku::report {

QByteArray inertJson(const QJsonObject &object, bool onOneLine)
{
    const auto text = QString::fromUtf8(QJsonDocument(object).toJson(onOneLine ? QJsonDocument::Compact : QJsonDocument::Indented));
    QByteArray escaped;
    escaped.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        const auto character = QString::fromUcs4(&c, 1);
        // The writer has escaped what stands below U+0020; line breaks and blanks are its own.
        const bool moves = c >= 0x7f && (visible(character) != character || c == QChar::LineSeparator || c == QChar::ParagraphSeparator);
        if (!moves) {
            escaped += character.toUtf8();
            continue;
        }
        for (const QChar unit : character)
            escaped += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    }
    return escaped;
}

static QJsonArray findingsOf(const Verdict &verdict, const Words &words)
{
    QJsonArray findings;
    for (const auto &finding : verdict.findings) {
        auto object = toJson(finding);
        object.insert("text"_L1, words.text(finding));
        findings << object;
    }
    return findings;
}

static QJsonArray solutionsOf(const Verdict &verdict, const Words &words)
{
    QJsonArray solutions;
    const auto ranked = triage::toJson(verdict.solutions);
    for (qsizetype i = 0; i < ranked.size(); ++i) {
        auto object = ranked[i].toObject();
        object.insert("title"_L1, title(verdict.solutions[i].solution, words));
        object.insert("recommended"_L1, verdict.solutions[i].recommended());
        solutions << object;
    }
    return solutions;
}

static QString name(OpenQuestion::Kind kind)
{
    switch (kind) {
    case OpenQuestion::Kind::SentItems: return u"sent-items"_s;
    case OpenQuestion::Kind::Net: return u"net"_s;
    case OpenQuestion::Kind::OneRecipient: return u"one-recipient"_s;
    }
    Q_UNREACHABLE();
}

static QJsonArray questionsOf(const Verdict &verdict, const Words &words)
{
    QJsonArray questions;
    for (const auto &question : verdict.open) {
        QJsonArray between;
        for (const auto solution : question.between)
            between << code(solution);
        questions << QJsonObject{{"look"_L1, name(question.kind)}, {"between"_L1, between}, {"text"_L1, sentence(question, words)}};
    }
    return questions;
}

static QString name(DidItHelp answer)
{
    return answer == DidItHelp::Solved ? u"solved"_s : answer == DidItHelp::NotYet ? u"not-yet"_s : u"later"_s;
}

static QJsonObject doneOf(const Answers &answers)
{
    QJsonObject help, ticks, notes, seconds, fields;
    for (auto it = answers.didItHelp.begin(); it != answers.didItHelp.end(); ++it)
        help.insert(code(it.key()), name(it.value()));
    for (auto it = answers.ticks.begin(); it != answers.ticks.end(); ++it)
        ticks.insert(it.key(), it.value().toOffsetFromUtc(it.value().offsetFromUtc()).toString(Qt::ISODate));
    for (auto it = answers.notes.begin(); it != answers.notes.end(); ++it)
        notes.insert(it.key(), it.value());
    for (auto it = answers.secondsSpent.begin(); it != answers.secondsSpent.end(); ++it)
        seconds.insert(it.key(), it.value());
    for (auto it = answers.fields.begin(); it != answers.fields.end(); ++it)
        fields.insert(it.key(), it.value());
    return {{"caseNumber"_L1, jsonOrNull(answers.caseNumber)}, {"didItHelp"_L1, help}, {"ticks"_L1, ticks}, {"notes"_L1, notes}, {"fields"_L1, fields}, {"secondsSpent"_L1, seconds}};
}

static QJsonObject objectOf(const Case &theCase, const Words &words)
{
    auto object = toJson(theCase.given, theCase.verdict);
    object.insert("path"_L1, jsonOrNull(theCase.given.source));
    object.insert("headline"_L1, headline(theCase.given, theCase.verdict, words));
    object.insert("findings"_L1, findingsOf(theCase.verdict, words));
    object.insert("solutions"_L1, solutionsOf(theCase.verdict, words));
    object.insert("wouldChange"_L1, questionsOf(theCase.verdict, words));
    object.insert("lookedAt"_L1, QJsonArray::fromStringList(theCase.verdict.lookedAt));
    object.insert("notLookedAt"_L1, QJsonArray::fromStringList(roomsNotLookedAt(theCase.verdict)));
    object.insert("done"_L1, doneOf(theCase.answers));
    object.insert("sentOverTheNetwork"_L1, QJsonArray::fromStringList(theCase.given.online.sent));
    return object;
}

static void addMaking(QJsonObject &object, const Words &words, const Making &making)
{
    object.insert("program"_L1, "Todoku"_L1);
    object.insert("version"_L1, making.version);
    object.insert("rulesDate"_L1, rulesDate());
    object.insert("made"_L1, making.when.isValid() ? QJsonValue(making.when.toOffsetFromUtc(making.when.offsetFromUtc()).toString(Qt::ISODate)) : QJsonValue());
    object.insert("language"_L1, code(words.language()));
    object.insert("redacted"_L1, making.redacted);
}

QByteArray json(const QList<Case> &cases, const Words &words, const Making &making)
{
    QJsonObject object = cases.isEmpty() ? QJsonObject() : objectOf(cases.first(), words);
    QJsonArray further;
    for (const auto &one : cases.mid(1))
        further << objectOf(one, words);
    addMaking(object, words, making);
    object.insert("further"_L1, further);
    return inertJson(object, false);
}

static QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toString(Qt::ISODate)) : QJsonValue();
}

static QJsonObject memberOf(const bounce::Row &row)
{
    return {{"path"_L1, row.path}, {"index"_L1, row.index}, {"address"_L1, row.address}, {"action"_L1, bounce::name(row.action)}, {"cause"_L1, bounce::name(row.cause)},
            {"status"_L1, jsonOrNull(row.status)}, {"replyCode"_L1, row.replyCode ? QJsonValue(*row.replyCode) : QJsonValue()}, {"remoteMta"_L1, jsonOrNull(row.refusedBy)},
            {"date"_L1, timeOrNull(row.date)}, {"subject"_L1, jsonOrNull(row.subject)}};
}

QByteArray json(const GroupReport &told, const Words &words, const Making &making)
{
    const auto &group = told.group;
    static constexpr std::array names{"cause"_L1, "domain"_L1, "recipient"_L1};
    QJsonObject object{{"group"_L1, group.key}, {"by"_L1, names[size_t(told.by)]}, {"bounces"_L1, group.bounces}, {"recipients"_L1, group.recipients},
                       {"first"_L1, timeOrNull(group.first)}, {"last"_L1, timeOrNull(group.last)}};
    QJsonArray members;
    for (const auto place : group.members) {
        if (place >= 0 && place < told.rows.size())
            members << memberOf(told.rows[place]);
    }
    object.insert("members"_L1, members);
    const auto verdict = told.example ? told.example->verdict : Verdict{};
    object.insert("findings"_L1, findingsOf(verdict, words));
    object.insert("solutions"_L1, solutionsOf(verdict, words));
    object.insert("wouldChange"_L1, questionsOf(verdict, words));
    object.insert("notLookedAt"_L1, told.example ? QJsonArray::fromStringList(roomsNotLookedAt(verdict)) : QJsonArray());
    addMaking(object, words, making);
    return inertJson(object, false);
}

} // namespace todoku::report
