// SPDX-License-Identifier: Apache-2.0
#include "formats.h"

namespace todoku::mailbox {

namespace {

enum class Column { Other, Subject, From, To, Cc, Bcc, Date, MessageId };

struct Heading {
    Column column = Column::Other;
    int worth = 0; ///< an address is worth more than a name; a kind of address nothing
};

} // namespace

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

static QList<Heading> headingsOf(const QList<QByteArray> &cells)
{
    QList<Heading> headings;
    for (const auto &cell : cells)
        headings << headingOf(mail::decode(cell));
    return headings;
}

static bool has(const QList<Heading> &headings, Column column)
{
    return std::ranges::any_of(headings, [=](const Heading &heading) { return heading.column == column && heading.worth > 0; });
}

bool looksLikeCsv(QByteArrayView head, const QString &path)
{
    if (!path.endsWith(".csv"_L1, Qt::CaseInsensitive) && !path.endsWith(".tsv"_L1, Qt::CaseInsensitive) && !path.endsWith(".txt"_L1, Qt::CaseInsensitive))
        return false;
    const auto text = mail::tableText(head.first(std::max<qsizetype>(0, head.first(std::min<qsizetype>(8192, head.size())).lastIndexOf('\n') + 1)).toByteArray());
    mail::CsvRows rows(text);
    const auto headings = headingsOf(rows.next());
    return has(headings, Column::Subject) && has(headings, Column::To);
}

void readCsv(const QByteArray &content, const Sink &sink)
{
    const auto text = mail::tableText(content);
    mail::CsvRows rows(text);
    const auto headings = headingsOf(rows.next());
    while (!rows.atEnd()) {
        const auto cells = rows.next();
        if (cells.size() <= 1 && cells.value(0).trimmed().isEmpty())
            continue;
        if (!sink.use(messageFrom(cells, headings), true))
            return;
    }
}

} // namespace todoku::mailbox
