// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

#include "todoku/moment.h"

namespace todoku {

/// The texts of this file, in the context "Checklist".
static QString inWords(const Words &words, const char *text)
{
    return words.translate("Checklist", text);
}

static void addSteps(const guide::Section &section, const QString &key, const Journey &journey, Checklist &list)
{
    int number = 0;
    for (const auto &block : section.blocks) {
        if (block.kind == guide::Block::Kind::Step) {
            ++number;
            list.steps << Checklist::Step{section.title, number, guide::inlinePlain(block.text), {},
                                          journey.theCase().answers.ticks.value(u"%1/%2"_s.arg(key).arg(number))};
        } else if (block.kind == guide::Block::Kind::Code && number > 0) {
            list.steps.last().commands << guide::filledCode(block, journey.placeValues());
        }
    }
}

Checklist checklistOf(const Journey &journey, Solution solution, Language language)
{
    const auto guide = guide::load(code(solution), language);
    Checklist list{guide.title, journey.theCase().answers.caseNumber, {}};
    if (const auto clients = guide.clients(); !clients.isEmpty())
        addSteps(clients.first(), "%1/%2"_L1.arg(guide.name, clients.first().id), journey, list);
    if (const auto *admin = guide.section(u"admin"_s))
        addSteps(*admin, "%1/admin"_L1.arg(guide.name), journey, list);
    return list;
}

static QString dateText(const QDateTime &date, const Words &words)
{
    return date.isValid() ? momentText(date, words.language()) : inWords(words, QT_TRANSLATE_NOOP("Checklist", "not yet"));
}

static QString caseLine(const Checklist &list, const Words &words)
{
    return list.caseNumber.isEmpty() ? QString() : inWords(words, QT_TRANSLATE_NOOP("Checklist", "Case: %1")).arg(visible(list.caseNumber));
}

QString checklistText(const Checklist &list, const Words &words)
{
    QStringList lines{list.title};
    if (const auto number = caseLine(list, words); !number.isEmpty())
        lines << number;
    QString part;
    for (const auto &step : list.steps) {
        if (step.part != part)
            lines << QString() << step.part;
        part = step.part;
        lines << QString() << u"[%1] %2. %3"_s.arg(step.done.isValid() ? u"x"_s : u" "_s).arg(step.number).arg(step.text);
        for (const auto &command : step.commands)
            lines << "      "_L1 + visible(command, Lines::Keep).replace(u'\n', "\n      "_L1);
        lines << "      "_L1 + inWords(words, QT_TRANSLATE_NOOP("Checklist", "Done: %1   By: ____________________")).arg(dateText(step.done, words));
    }
    return lines.join(u'\n') + u'\n';
}

/// Text that Markdown takes for nothing but text.
static QString markdownText(const QString &text)
{
    QString result;
    for (const QChar c : visible(text)) {
        if (c == u'<' || c == u'>' || c == u'&') {
            result += QString(c).toHtmlEscaped();
            continue;
        }
        if (QStringView(u"\\`*_{}[]()#+-.!|~").contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

QString checklistMarkdown(const Checklist &list, const Words &words)
{
    QStringList lines{"# "_L1 + markdownText(list.title), QString()};
    if (const auto number = caseLine(list, words); !number.isEmpty())
        lines << markdownText(number) << QString();
    QString part;
    for (const auto &step : list.steps) {
        if (step.part != part)
            lines << "## "_L1 + markdownText(step.part) << QString();
        part = step.part;
        lines << u"- [%1] %2\\. %3"_s.arg(step.done.isValid() ? u"x"_s : u" "_s).arg(step.number).arg(markdownText(step.text));
        for (const auto &command : step.commands) {
            // Four blanks more than the item: a code block that no backtick in it can end.
            lines << QString();
            for (const auto &line : visible(command, Lines::Keep).split(u'\n'))
                lines << "      "_L1 + line;
            lines << QString();
        }
        lines << "  - "_L1 + markdownText(inWords(words, QT_TRANSLATE_NOOP("Checklist", "Done: %1   By: ____________________")).arg(dateText(step.done, words)));
    }
    return lines.join(u'\n') + u'\n';
}

QByteArray checklistCsv(const Checklist &list, const Words &words)
{
    QByteArray table = csvBeginning;
    table += csvLine({inWords(words, QT_TRANSLATE_NOOP("Checklist", "Part")), inWords(words, QT_TRANSLATE_NOOP("Checklist", "Step")), inWords(words, QT_TRANSLATE_NOOP("Checklist", "What")),
                      inWords(words, QT_TRANSLATE_NOOP("Checklist", "Commands")), inWords(words, QT_TRANSLATE_NOOP("Checklist", "Done")), inWords(words, QT_TRANSLATE_NOOP("Checklist", "By"))});
    for (const auto &step : list.steps) {
        const auto done = step.done.isValid() ? step.done.toOffsetFromUtc(step.done.offsetFromUtc()).toString(Qt::ISODate) : QString();
        table += csvLine({step.part, QString::number(step.number), step.text, step.commands.join("; "_L1), done, {}});
    }
    return table;
}

} // namespace todoku
