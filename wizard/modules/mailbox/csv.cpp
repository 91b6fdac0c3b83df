// SPDX-License-Identifier: Apache-2.0
#include "formats.h"

#include <QtCore/QFile>

namespace todoku::mailbox {

namespace {

enum class Column { Other, Subject, From, To, Cc, Bcc, Date, MessageId };

struct Heading {
    Column column = Column::Other;
    int worth = 0; ///< an address is worth more than a name; a kind of address nothing
};

} // namespace

static constexpr std::array fieldNames{"to", "subject", "from", "cc", "bcc", "date", "message-id"};

QStringList columnFields()
{
    QStringList names;
    for (const auto *name : fieldNames)
        names << QString::fromLatin1(name);
    return names;
}

static Column columnFrom(const QString &name)
{
    static const QHash<QString, Column> columns{{u"subject"_s, Column::Subject}, {u"from"_s, Column::From}, {u"to"_s, Column::To},
                                                {u"cc"_s, Column::Cc}, {u"bcc"_s, Column::Bcc}, {u"date"_s, Column::Date}, {u"message-id"_s, Column::MessageId}};
    return columns.value(name, Column::Other);
}

/// Width, case, blanks and brackets do not matter: "差出人：（アドレス）" is "差出人:(アドレス)".
static QString foldedHeading(const QString &heading)
{
    auto text = heading.normalized(QString::NormalizationForm_KC).toLower();
    text.remove(QRegularExpression(u"[\\s:()\\[\\]「」._-]"_s));
    return text;
}

static Heading headingOf(const QString &text)
{
    const auto folded = foldedHeading(text);
    Heading best;
    qsizetype longest = 0;
    for (const auto &value : tableRows(u"csv-columns"_s)) {
        const auto row = value.toObject();
        const auto begins = foldedHeading(row.value("begins"_L1).toString());
        if (begins.size() < longest || !folded.startsWith(begins))
            continue;
        const auto rest = folded.mid(begins.size());
        for (const auto &end : row.value("ends"_L1).toArray()) {
            if (foldedHeading(end.toString()) == rest) {
                best = {columnFrom(row.value("field"_L1).toString()), row.value("worth"_L1).toInt()};
                longest = begins.size();
            }
        }
    }
    return best;
}

static QStringList addressesIn(const QString &cell)
{
    QStringList found;
    for (const auto &part : cell.split(u';', Qt::SkipEmptyParts)) {
        const auto text = part.trimmed();
        if (text.isEmpty())
            continue;
        if (text.startsWith(u'/') || (!text.contains(u'<') && !text.contains(u',')))
            found << mail::bareAddress(text);
        else
            for (const auto &mailbox : mail::mailboxesIn(text))
                found << mail::bareAddress(mailbox.address);
    }
    return found;
}

static Message messageFrom(const QList<QByteArray> &cells, const QList<Heading> &headings)
{
    Message message;
    const auto cell = [&](Column column) {
        qsizetype best = -1;
        for (qsizetype i = 0; i < headings.size(); ++i) {
            if (headings[i].column == column && headings[i].worth > 0 && (best < 0 || headings[i].worth > headings[best].worth))
                best = i;
        }
        return best >= 0 && best < cells.size() ? mail::decode(cells[best]) : QString();
    };
    message.subject = cell(Column::Subject);
    message.from = addressesIn(cell(Column::From)).value(0);
    message.to = addressesIn(cell(Column::To));
    message.cc = addressesIn(cell(Column::Cc));
    message.bcc = addressesIn(cell(Column::Bcc));
    message.date = mail::dateFromField(cell(Column::Date));
    message.messageId = cell(Column::MessageId).trimmed();
    return message;
}

static QStringList textsOf(const QList<QByteArray> &cells)
{
    QStringList texts;
    for (const auto &cell : cells)
        texts << mail::decode(cell).trimmed();
    return texts;
}

/// What a person said counts; else what the headings say.
static QList<Heading> headingsOf(const QStringList &texts, const QList<Columns> &columns)
{
    QList<Heading> headings;
    const auto told = std::ranges::find(columns, texts, &Columns::headings);
    for (qsizetype i = 0; i < texts.size(); ++i)
        headings << (told != columns.end() ? Heading{columnFrom(told->fields.value(i)), told->fields.value(i).isEmpty() ? 0 : 3} : headingOf(texts[i]));
    return headings;
}

static bool has(const QList<Heading> &headings, Column column)
{
    return std::ranges::any_of(headings, [=](const Heading &heading) { return heading.column == column && heading.worth > 0; });
}

bool looksLikeCsv(QByteArrayView head, const QString &path, const QList<Columns> &columns)
{
    if (!path.endsWith(".csv"_L1, Qt::CaseInsensitive) && !path.endsWith(".tsv"_L1, Qt::CaseInsensitive) && !path.endsWith(".txt"_L1, Qt::CaseInsensitive))
        return false;
    const auto text = mail::tableText(head.first(std::max<qsizetype>(0, head.first(std::min<qsizetype>(8192, head.size())).lastIndexOf('\n') + 1)).toByteArray());
    mail::CsvRows rows(text);
    const auto texts = textsOf(rows.next());
    const auto headings = headingsOf(texts, columns);
    const bool isTold = std::ranges::find(columns, texts, &Columns::headings) != columns.end();
    return has(headings, Column::To) && (isTold || has(headings, Column::Subject));
}

void readCsv(const QByteArray &content, const QList<Columns> &columns, const Sink &sink)
{
    const auto text = mail::tableText(content);
    mail::CsvRows rows(text);
    const auto headings = headingsOf(textsOf(rows.next()), columns);
    while (!rows.atEnd()) {
        const auto cells = rows.next();
        if (cells.size() <= 1 && cells.value(0).trimmed().isEmpty())
            continue;
        if (!sink.use(messageFrom(cells, headings), true))
            return;
    }
}

/// The whole lines at the beginning, as UTF-8.
static QByteArray beginningOf(QByteArrayView head)
{
    const auto some = head.first(std::min<qsizetype>(16 * 1024, head.size()));
    const auto end = some.lastIndexOf('\n');
    return mail::tableText((end >= 0 ? some.first(end + 1) : some).toByteArray());
}

bool looksLikeTable(QByteArrayView head, const QString &path)
{
    if (!path.endsWith(".csv"_L1, Qt::CaseInsensitive) && !path.endsWith(".tsv"_L1, Qt::CaseInsensitive))
        return false;
    const auto text = beginningOf(head);
    return !text.contains('\0') && mail::CsvRows(text).next().size() > 1;
}

std::optional<Table> tableOf(const QString &path)
{
    static constexpr int mostRows = 5;
    static constexpr qsizetype longestCell = 60;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto head = file.read(64 * 1024);
    if (!looksLikeTable(head, path))
        return std::nullopt;
    const auto text = beginningOf(head);
    mail::CsvRows rows(text);
    Table table;
    table.headings = textsOf(rows.next());
    for (const auto &heading : headingsOf(table.headings, {})) {
        const auto fields = columnFields();
        const auto field = std::ranges::find_if(fields, [&](const QString &name) { return heading.worth > 0 && columnFrom(name) == heading.column; });
        table.fields << (field != fields.end() ? *field : QString());
    }
    while (!rows.atEnd() && table.rows.size() < mostRows) {
        QStringList cells;
        for (const auto &cell : textsOf(rows.next()))
            cells << cell.left(longestCell).simplified();
        table.rows << cells;
    }
    return table;
}

std::optional<Columns> columnsFrom(const Table &table, const QString &text)
{
    Columns columns{table.headings, QStringList(table.headings.size())};
    const auto fields = columnFields();
    for (const auto &part : text.split(u',', Qt::SkipEmptyParts)) {
        const auto field = part.section(u'=', 0, 0).trimmed().toLower(), column = part.section(u'=', 1).trimmed();
        bool isNumber = false;
        auto place = column.toLongLong(&isNumber) - 1;
        if (!isNumber)
            place = table.headings.indexOf(column);
        if (!fields.contains(field) || place < 0 || place >= table.headings.size())
            return std::nullopt;
        columns.fields[place] = field;
    }
    return columns.fields.contains(u"to"_s) ? std::optional(columns) : std::nullopt;
}

} // namespace todoku::mailbox
