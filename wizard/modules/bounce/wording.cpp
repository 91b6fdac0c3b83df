// SPDX-License-Identifier: Apache-2.0
#include "notice.h"
#include "reading.h"

namespace todoku::bounce {

static QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.toArray())
        list << item.toString();
    return list;
}

static QList<QByteArray> bytesOf(const QJsonValue &value)
{
    QList<QByteArray> list;
    for (const auto &text : strings(value))
        list << text.toUtf8();
    return list;
}

static const QString &addressPattern()
{
    static const auto pattern = u"(?:\"[^\"\\s]{1,64}\"|[^\\s<>()\\[\\]\",;:|＜＞「」：、。【】『』（）]{1,320})[@＠][^\\s<>()\\[\\]\",;:|'!?＜＞「」：、。【】『』（）/]{1,255}"_s;
    return pattern;
}

/// The patterns of the table by their text: many rules share the shapes, and what one of them had compiled serves all.
using Patterns = QHash<QString, QRegularExpression>;

static std::vector<QRegularExpression> patterns(const QJsonValue &value, const QHash<QString, QString> &shapes, Patterns &known)
{
    std::vector<QRegularExpression> list;
    for (const auto &item : strings(value)) {
        auto text = shapes.value(item, item);
        text.replace("{address}"_L1, u"(?<address>"_s + addressPattern() + u')');
        // Compiled when it is first needed: a mail needs a few of them.
        if (!known.contains(text))
            known.insert(text, QRegularExpression(text, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption));
        list.push_back(known[text]);
    }
    return list;
}

static std::vector<RecipientPattern> recipientPatterns(const QJsonValue &value, const QHash<QString, QString> &shapes, Patterns &known)
{
    std::vector<RecipientPattern> list;
    for (auto &pattern : patterns(value, shapes, known)) {
        const auto text = pattern.pattern();
        list.push_back({std::move(pattern), !text.contains("(?<local>"_L1), text.count("\\n"_L1)});
    }
    return list;
}

static TextRule ruleFrom(const QJsonObject &row, const QHash<QString, QString> &shapes, Patterns &known, WordMatcher &matcher)
{
    TextRule rule;
    rule.isGuess = row["family"_L1].toString() == "guess"_L1;
    for (const auto &mark : bytesOf(row["marks"_L1]))
        rule.marks << matcher.add(mark);
    rule.from = strings(row["from"_L1]);
    rule.subject = strings(row["subject"_L1]);
    for (const auto &text : bytesOf(row["start"_L1]))
        rule.start << matcher.add(text);
    for (const auto &text : bytesOf(row["stop"_L1]))
        rule.stop << matcher.add(text);
    rule.recipients = recipientPatterns(row["recipient"_L1], shapes, known);
    rule.above = patterns(row["above"_L1], shapes, known);
    rule.reasons = patterns(row["reason"_L1], shapes, known);
    rule.reasonStandsBefore = row["reasonStands"_L1].toString() == "before"_L1;
    rule.action = actionNamed(row["action"_L1].toString());
    rule.onlyNotices = row["onlyNotices"_L1].toBool();
    rule.fromHeader = row["fromHeader"_L1].toBool();
    return rule;
}

static void loadRules(Wording &wording)
{
    QHash<QString, QString> shapes;
    Patterns known;
    for (const auto &value : tableRows(u"texts"_s)) {
        const auto row = value.toObject();
        if (row.contains("shape"_L1))
            shapes.insert(row["shape"_L1].toString(), row["pattern"_L1].toString());
        else
            wording.rules.push_back(ruleFrom(row, shapes, known, wording.matcher));
    }
}

static void loadPhrases(Wording &wording)
{
    static const QHash<QString, Phrase> kinds{{u"returned"_s, Phrase::Returned}, {u"delay"_s, Phrase::Delay},          {u"failure"_s, Phrase::Failure},
                                              {u"sender"_s, Phrase::Sender},     {u"auto-reply"_s, Phrase::AutoReply}, {u"complaint"_s, Phrase::Complaint}};
    for (const auto &value : tableRows(u"phrases"_s)) {
        const auto row = value.toObject();
        const auto kind = kinds.constFind(row["kind"_L1].toString());
        if (kind == kinds.constEnd())
            qFatal("table phrases: no kind %s", qPrintable(row["kind"_L1].toString()));
        const int number = wording.matcher.add(row["text"_L1].toString().toUtf8());
        wording.phrases[number] << *kind;
        wording.numbers[*kind] << number;
    }
}

const Wording &wording()
{
    static const auto tables = [] {
        Wording loaded;
        loadRules(loaded);
        loadPhrases(loaded);
        return loaded;
    }();
    return tables;
}

} // namespace todoku::bounce
