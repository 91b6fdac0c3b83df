// SPDX-License-Identifier: Apache-2.0
#include "text.h"

#include <QtCore/QStringDecoder>

namespace todoku::address {

static QString decoded(const QByteArray &content)
{
    if (const auto encoding = QStringConverter::encodingForData(content); encoding && *encoding != QStringConverter::Utf8)
        return QStringDecoder(*encoding).decode(content);
    QStringDecoder utf8(QStringConverter::Utf8);
    QString text = utf8.decode(content);
    if (!utf8.hasError())
        return text;
    // Excel in Japanese saves CSV in the code page of Windows.
    QStringDecoder shiftJis("Shift_JIS");
    return shiftJis.isValid() ? QString(shiftJis.decode(content)) : QString::fromLatin1(content);
}

namespace {
struct Row {
    qsizetype line;
    QStringList cells;
};
}

/// RFC 4180, with whatever separator the first line uses most.
static QList<Row> rowsOf(const QString &text)
{
    const auto firstLine = QStringView(text).first(std::max<qsizetype>(text.indexOf(u'\n'), 0));
    QChar separator = u',';
    for (const auto other : {u'\t', u';'}) {
        if (firstLine.count(other) > firstLine.count(separator))
            separator = other;
    }
    QList<Row> rows;
    QString cell;
    Row row{1, {}};
    qsizetype line = 1;
    bool quoted = false;
    const auto endRow = [&] {
        row.cells << cell;
        cell.clear();
        rows << row;
        row = {line, {}};
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        line += c == u'\n';
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
            cell += text[++i];
        else if (c == u'"' && (quoted || cell.isEmpty()))
            quoted = !quoted;
        else if (!quoted && c == separator) {
            row.cells << cell;
            cell.clear();
        } else if (!quoted && c == u'\n')
            endRow();
        else if (quoted || c != u'\r')
            cell += c;
    }
    if (!cell.isEmpty() || !row.cells.isEmpty())
        endRow();
    return rows;
}

static qsizetype columnOfAddresses(const QList<Row> &rows)
{
    QList<qsizetype> count;
    for (const auto &row : rows) {
        count.resize(std::max(count.size(), row.cells.size()));
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            count[i] += row.cells[i].contains(u'@') || row.cells[i].contains(QChar(0xff20));
    }
    return count.isEmpty() ? 0 : std::ranges::max_element(count) - count.begin();
}

QList<Entry> entriesOf(const QByteArray &content)
{
    const auto text = decoded(content);
    const auto lines = QStringView(text).split(u'\n');
    const auto sample = lines.value(0);
    const bool table = sample.contains(u',') || sample.contains(u'\t') || sample.contains(u';');
    QList<Entry> entries;
    if (!table) {
        for (qsizetype i = 0; i < lines.size(); ++i) {
            auto line = lines[i];
            if (line.endsWith(u'\r'))
                line.chop(1);
            if (!line.trimmed().isEmpty())
                entries << Entry{i + 1, line.toString()};
        }
        return entries;
    }
    const auto rows = rowsOf(text);
    const auto column = columnOfAddresses(rows);
    for (const auto &row : rows) {
        const auto cell = row.cells.value(column);
        const bool heading = row.line == 1 && !cell.contains(u'@') && !cell.contains(QChar(0xff20));
        if (!cell.trimmed().isEmpty() && !heading)
            entries << Entry{row.line, cell};
    }
    return entries;
}

QList<Examination> examineAll(const QList<Entry> &entries, const Directory &known, const std::function<bool(qsizetype, qsizetype)> &progress)
{
    constexpr qsizetype step = 1024;
    QList<Examination> examinations;
    examinations.reserve(entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (i % step == 0 && progress && !progress(i, entries.size()))
            return examinations;
        examinations << examine(entries[i].text, known);
    }
    if (progress)
        progress(entries.size(), entries.size());
    return examinations;
}

/// A cell that begins like a formula gets an apostrophe, which spreadsheets show as text; full-width signs count, Excel folds them.
static QString cell(const QString &text)
{
    static constexpr std::u16string_view formula = u"=+-@\t\r\n|%＝＋－＠";
    QString safe = visible(text);
    if (!text.isEmpty() && (formula.find(text.at(0).unicode()) != std::u16string_view::npos || formula.find(safe.trimmed().left(1).at(0).unicode()) != std::u16string_view::npos))
        safe.prepend(u'\'');
    return u'"' + safe.replace(u'"', u"\"\""_s) + u'"';
}

QByteArray csv(const QList<Entry> &entries, const QList<Examination> &examinations, const Words &words)
{
    const auto say = [&](const char *text) { return words.translate("AddressList", text); };
    QStringList heading{say(QT_TRANSLATE_NOOP("AddressList", "Line")), say(QT_TRANSLATE_NOOP("AddressList", "Address")),
                        say(QT_TRANSLATE_NOOP("AddressList", "Verdict")), say(QT_TRANSLATE_NOOP("AddressList", "Repaired")),
                        say(QT_TRANSLATE_NOOP("AddressList", "Suggestion")), say(QT_TRANSLATE_NOOP("AddressList", "Other possibilities")),
                        say(QT_TRANSLATE_NOOP("AddressList", "What was found"))};
    const auto line = [](const QStringList &cells) -> QByteArray {
        QStringList quoted;
        for (const auto &text : cells)
            quoted << cell(text);
        return quoted.join(u',').toUtf8() + "\r\n";
    };
    QByteArray table = "\xef\xbb\xbf" + line(heading);
    for (qsizetype i = 0; i < std::min(entries.size(), examinations.size()); ++i) {
        const auto &examination = examinations[i];
        QStringList texts;
        for (const auto &finding : judge(examination))
            texts << words.text(finding);
        table += line({QString::number(entries[i].line), examination.input, name(examination.verdict), examination.normalized,
                       examination.suggestion.value_or(QString()), examination.alternatives.join(u' '), texts.join(u' ')});
    }
    return table;
}

Known knownFrom(const QByteArray &content)
{
    Known known;
    const auto text = decoded(content);
    for (const auto line : QStringView(text).split(u'\n')) {
        const auto entry = line.first(line.indexOf(u'#') < 0 ? line.size() : line.indexOf(u'#')).trimmed();
        if (entry.contains(u'@') && !entry.startsWith(u'@'))
            known.contacts << Contact{entry.toString(), 1, {}};
        else if (!entry.isEmpty())
            known.domains << (entry.startsWith(u'@') ? entry.sliced(1) : entry).toString();
    }
    return known;
}

} // namespace todoku::address
