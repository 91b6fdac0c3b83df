// SPDX-License-Identifier: Apache-2.0
#include "text.h"

#include <QtCore/QStringDecoder>

namespace todoku::address {

QString textOf(const QByteArray &content)
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

static QStringView firstLineOf(const QString &text)
{
    const auto end = text.indexOf(u'\n');
    return end < 0 ? QStringView(text) : QStringView(text).first(end);
}

/// RFC 4180, with whatever separator the first line uses most.
static QList<Sheet::Row> rowsOf(const QString &text)
{
    const auto firstLine = firstLineOf(text);
    QChar separator = u',';
    for (const auto other : {u'\t', u';'}) {
        if (firstLine.count(other) > firstLine.count(separator))
            separator = other;
    }
    QList<Sheet::Row> rows;
    QString cell;
    Sheet::Row row{1, {}};
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

static bool hasAt(const QString &cell)
{
    return cell.contains(u'@') || cell.contains(QChar(0xff20));
}

static qsizetype columnOfAddresses(const QList<Sheet::Row> &rows)
{
    QList<qsizetype> count;
    for (const auto &row : rows) {
        count.resize(std::max(count.size(), row.cells.size()));
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            count[i] += hasAt(row.cells[i]);
    }
    return count.isEmpty() ? 0 : std::ranges::max_element(count) - count.begin();
}

static Sheet linesOf(const QString &text)
{
    Sheet sheet{{QString()}, {}, 0};
    qsizetype number = 0;
    for (auto line : QStringView(text).split(u'\n')) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (!line.trimmed().isEmpty())
            sheet.rows << Sheet::Row{number, {line.toString()}};
    }
    return sheet;
}

/// "Taro <taro@example.jp>; Hanako <hanako@example.jp>": copied from the To field of a message, each cell is an address.
static bool isListOfRecipients(const QList<Sheet::Row> &rows)
{
    qsizetype cells = 0;
    for (const auto &row : rows) {
        for (const auto &cell : row.cells) {
            if (!cell.trimmed().isEmpty() && !hasAt(cell))
                return false;
            cells += !cell.trimmed().isEmpty();
        }
    }
    return cells > rows.size();
}

static Sheet oneColumn(const QList<Sheet::Row> &rows)
{
    Sheet sheet{{QString()}, {}, 0};
    for (const auto &row : rows) {
        for (const auto &cell : row.cells) {
            if (const auto text = cell.trimmed(); !text.isEmpty())
                sheet.rows << Sheet::Row{row.line, {text}};
        }
    }
    return sheet;
}

Sheet sheetOf(const QString &text)
{
    const auto firstLine = firstLineOf(text);
    if (std::ranges::none_of(QStringView(u",;\t"), [&](QChar separator) { return firstLine.contains(separator); }))
        return linesOf(text);
    Sheet sheet;
    sheet.rows = rowsOf(text);
    if (sheet.rows.isEmpty())
        return sheet;
    if (isListOfRecipients(sheet.rows))
        return oneColumn(sheet.rows);
    sheet.addressColumn = columnOfAddresses(sheet.rows);
    const bool hasHeading = !hasAt(sheet.rows.first().cells.value(sheet.addressColumn));
    if (hasHeading)
        sheet.columns = sheet.rows.takeFirst().cells;
    erase_if(sheet.rows, [](const Sheet::Row &row) { return std::ranges::all_of(row.cells, [](const QString &cell) { return cell.trimmed().isEmpty(); }); });
    for (const auto &row : std::as_const(sheet.rows))
        sheet.columns.resize(std::max(sheet.columns.size(), row.cells.size()));
    return sheet;
}

QList<Entry> entriesOf(const Sheet &sheet, qsizetype column)
{
    QList<Entry> entries;
    for (const auto &row : sheet.rows) {
        if (const auto cell = row.cells.value(column); !cell.trimmed().isEmpty())
            entries << Entry{row.line, cell};
    }
    return entries;
}

QList<Entry> entriesOf(const QByteArray &content)
{
    const auto sheet = sheetOf(textOf(content));
    return entriesOf(sheet, sheet.addressColumn);
}

Care careOf(const Examination &examination)
{
    const auto worst = [&](Severity severity) {
        return std::ranges::any_of(examination.issues, [&](const Issue &issue) { return !issue.echo && issue.severity() == severity; });
    };
    const bool deliverable = examination.verdictAsTyped == Verdict::Valid || examination.verdictAsTyped == Verdict::Unusual;
    if (!deliverable || examination.suggestion || !examination.alternatives.isEmpty() || worst(Severity::Error))
        return Care::Mend;
    return worst(Severity::Warning) || examination.verdictAsTyped == Verdict::Unusual ? Care::Look : Care::None;
}

QByteArray csv(const QList<Entry> &entries, const QList<Examination> &examinations, const Words &words)
{
    const auto say = [&](const char *text) { return words.translate("AddressList", text); };
    QStringList heading{say(QT_TRANSLATE_NOOP("AddressList", "Line")), say(QT_TRANSLATE_NOOP("AddressList", "Address")),
                        say(QT_TRANSLATE_NOOP("AddressList", "Verdict")), say(QT_TRANSLATE_NOOP("AddressList", "Repaired")),
                        say(QT_TRANSLATE_NOOP("AddressList", "Suggestion")), say(QT_TRANSLATE_NOOP("AddressList", "Other possibilities")),
                        say(QT_TRANSLATE_NOOP("AddressList", "What was found"))};
    QByteArray table = csvBeginning + csvLine(heading);
    for (qsizetype i = 0; i < std::min(entries.size(), examinations.size()); ++i) {
        const auto &examination = examinations[i];
        QStringList texts;
        for (const auto &finding : judge(examination))
            texts << words.text(finding);
        table += csvLine({QString::number(entries[i].line), examination.input, name(examination.verdict), examination.normalized,
                       examination.suggestion.value_or(QString()), examination.alternatives.join(u' '), texts.join(u' ')});
    }
    return table;
}

Known knownFrom(const QByteArray &content)
{
    Known known;
    const auto text = textOf(content);
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
