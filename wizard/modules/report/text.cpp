// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

namespace todoku::report {

static QString textOf(const QList<Piece> &text)
{
    QString result;
    for (const auto &piece : text)
        result += piece.text;
    return result;
}

static QString textOf(const Entry &entry)
{
    using Kind = Entry::Kind;
    if (entry.label.isEmpty() || entry.kind == Kind::Command)
        return textOf(entry.text);
    return entry.label + (entry.kind == Kind::Solution ? u"  "_s : u": "_s) + textOf(entry.text);
}

static void addEntry(QStringList &lines, const Entry &entry, const QString &indent)
{
    lines << indent + textOf(entry);
    for (const auto &one : entry.details)
        addEntry(lines, one, indent + "    "_L1);
}

QString plainText(const Document &document)
{
    QStringList lines{document.title, document.subtitle};
    for (const auto &section : document.sections) {
        lines << QString() << (section.level == 1 ? "==== "_L1 : "== "_L1) + section.title;
        for (const auto &entry : section.entries)
            addEntry(lines, entry, {});
    }
    return lines.join(u'\n') + u'\n';
}

static Line::Style styleOf(Entry::Kind kind)
{
    switch (kind) {
    case Entry::Kind::Finding: return Line::Style::Finding;
    case Entry::Kind::Solution: return Line::Style::Solution;
    case Entry::Kind::Soft: return Line::Style::Soft;
    default: return Line::Style::Text;
    }
}

/// Of a report, what fits a terminal: no evidence, no commands, no history.
static void addLines(QList<Line> &lines, const Section &section)
{
    lines << Line{Line::Style::Text, {}} << Line{Line::Style::Title, section.title};
    for (const auto &entry : section.entries) {
        lines << Line{styleOf(entry.kind), textOf(entry), entry.severity};
        for (const auto &one : entry.details) {
            if (entry.kind != Entry::Kind::Finding)
                lines << Line{Line::Style::Soft, "    "_L1 + textOf(one)};
        }
    }
}

QList<Line> lines(const Given &given, const Verdict &verdict, const Words &words)
{
    QList<Line> result{{Line::Style::Title, headline(given, verdict, words)}};
    if (given.report) {
        if (const auto text = circumstances(*given.report, words); !text.isEmpty())
            result << Line{Line::Style::Text, text};
    }
    for (auto section : compose(Case{given, {}, verdict, {}}, words, {}).sections) {
        if (section.id == "failed"_L1)
            section.entries.removeFirst(); // the headline stands above already
        if (section.id != "commands"_L1 && section.id != "done"_L1 && section.id != "left"_L1)
            addLines(result, section);
    }
    return result;
}

} // namespace todoku::report
