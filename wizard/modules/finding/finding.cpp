// SPDX-License-Identifier: Apache-2.0
#include "todoku/finding.h"
#include "todoku/moment.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QTranslator>

namespace todoku {

std::optional<FindingId> FindingId::fromText(QStringView id)
{
    const auto latin = id.toLatin1();
    const auto row = std::ranges::find(findingKinds, std::string_view(latin.constData(), size_t(latin.size())), &FindingKind::id);
    if (row == findingKinds.end())
        return std::nullopt;
    return FindingId(&*row);
}

QString name(Severity severity)
{
    switch (severity) {
    case Severity::Error: return u"error"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Info: return u"info"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Finding &finding)
{
    return {{"id"_L1, finding.id.text()},
            {"severity"_L1, name(finding.severity())},
            {"subject"_L1, finding.subject},
            {"evidence"_L1, finding.evidence}};
}

QStringList places(QStringView text)
{
    static const QRegularExpression place(u"\\{([a-z][a-zA-Z-]*)\\}"_s);
    QStringList found;
    for (const auto &match : place.globalMatch(text.toString()))
        found << match.captured(1);
    return found;
}

static QString asText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList items;
        for (const auto &item : value.toArray())
            items << asText(item);
        return items.join(", "_L1);
    }
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

QString filled(const QString &text, const QJsonObject &values)
{
    QString result;
    qsizetype done = 0;
    // One pass from left to right: a value that contains braces is not filled again.
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', done)) {
        const auto close = text.indexOf(u'}', open);
        if (close < 0)
            break;
        const auto value = values.constFind(QStringView(text).mid(open + 1, close - open - 1));
        result += QStringView(text).mid(done, open - done);
        result += value == values.constEnd() ? text.mid(open, close - open + 1) : asText(*value);
        done = close + 1;
    }
    return result.append(QStringView(text).mid(done));
}

Words::Words(Language language) : m_language(language), m_translator(std::make_unique<QTranslator>())
{
    if (!m_translator->load(":/i18n/todoku_"_L1 + code(language)))
        qFatal("no translation for %s", qPrintable(code(language)));
}

Words::~Words() = default;

QString Words::translate(const char *context, const char *source) const
{
    const auto translated = m_translator->translate(context, source);
    return translated.isEmpty() ? QString::fromUtf8(source) : translated;
}

QString Words::text(const Finding &finding) const
{
    auto values = withReadableMoments(finding.evidence, m_language);
    // The evidence's own subject is the message's; the finding's is what it is about.
    if (!values.contains("subject"_L1))
        values.insert("subject"_L1, finding.subject);
    return filled(translate("Finding", finding.id.kind().text), values);
}

/// Not inside of translate(): lupdate would take the NOOP for its argument, and find nothing.
static const char *wordOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return QT_TRANSLATE_NOOP("Severity", "Problem");
    case Severity::Warning: return QT_TRANSLATE_NOOP("Severity", "Please check");
    case Severity::Info: return QT_TRANSLATE_NOOP("Severity", "Good to know");
    }
    Q_UNREACHABLE();
}

QString Words::severity(Severity severity) const
{
    return translate("Severity", wordOf(severity));
}

} // namespace todoku
