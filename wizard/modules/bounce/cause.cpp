// SPDX-License-Identifier: Apache-2.0
#include "reading.h"
#include "words.h"

namespace todoku::bounce {

namespace {

/// A row of resources/tables/causes.json.
struct CauseRow {
    QList<QByteArray> pieces; ///< of the words, split at "*"
    int firstPiece = -1;      ///< its number in the matcher
    QString status;
    bool isFamily = false;    ///< "5.7" stands for all of its details
    std::optional<int> reply;
    Cause cause = Cause::CodeUnknown;
    int weight = 0;
};

} // namespace

namespace {

/// The table, heaviest row first, and a matcher for its words.
struct CauseTable {
    std::vector<CauseRow> rows;
    WordMatcher matcher;
};

} // namespace

static CauseTable loadRows()
{
    CauseTable table;
    auto &rows = table.rows;
    for (const auto &value : tableRows(u"causes"_s)) {
        const auto object = value.toObject();
        CauseRow row;
        if (const auto text = object.value("text"_L1).toString(); !text.isEmpty())
            row.pieces = text.toUtf8().split('*');
        row.status = object.value("status"_L1).toString();
        row.isFamily = row.status.count(u'.') == 1;
        if (object.contains("reply"_L1))
            row.reply = object.value("reply"_L1).toInt();
        row.cause = causeNamed(object.value("cause"_L1).toString()).value_or(Cause::CodeUnknown);
        row.weight = object.value("weight"_L1).toInt();
        rows.push_back(std::move(row));
    }
    // Heaviest first, so that the first row that fits decides.
    std::ranges::stable_sort(rows, std::greater{}, &CauseRow::weight);
    for (auto &row : rows)
        row.firstPiece = row.pieces.isEmpty() ? -1 : table.matcher.add(row.pieces.first());
    return table;
}

static const CauseTable &causeTable()
{
    static const auto table = loadRows();
    return table;
}

namespace {

struct Place {
    qsizetype begin = -1;
    qsizetype end = -1;
};

} // namespace

static Place findPieces(QByteArrayView text, const QList<QByteArray> &pieces)
{
    Place place;
    qsizetype from = 0;
    for (const auto &piece : pieces) {
        const auto found = std::string_view(text.data(), size_t(text.size())).find(std::string_view(piece.constData(), size_t(piece.size())), size_t(from));
        if (found == std::string_view::npos)
            return {};
        if (place.begin < 0)
            place.begin = qsizetype(found);
        from = place.end = qsizetype(found) + piece.size();
    }
    return place;
}

static bool fitsStatus(const CauseRow &row, QStringView status)
{
    if (!row.isFamily || status.size() <= row.status.size())
        return status == row.status;
    return status[row.status.size()] == u'.' && status.startsWith(row.status);
}

// What stands at a place of the lower-case text, with the capitals of the diagnostic where it is a part of that.
static QString asWritten(const QString &diagnostic, const QByteArray &text, Place place)
{
    const bool sameLength = std::all_of(text.begin(), text.begin() + place.end, [](char c) { return uchar(c) < 0x80; });
    if (sameLength && place.end <= diagnostic.size())
        return diagnostic.mid(place.begin, place.end - place.begin);
    const auto lower = QString::fromUtf8(text.sliced(place.begin, place.end - place.begin));
    const auto at = diagnostic.indexOf(lower, 0, Qt::CaseInsensitive);
    return at < 0 ? lower : diagnostic.mid(at, lower.size());
}

void settleCause(Recipient &recipient)
{
    // The address counts as well: Exchange writes an old internal one as IMCEAEX-…
    QByteArray text;
    appendLower(text, recipient.diagnostic + u'\n' + recipient.address, Blanks::Keep);
    const auto &table = causeTable();
    std::vector<bool> found(size_t(table.matcher.size()));
    for (const auto &hit : table.matcher.find(text))
        found[size_t(hit.word)] = true;
    for (const auto &row : table.rows) {
        if (row.reply && row.reply != recipient.replyCode)
            continue;
        if (!row.pieces.isEmpty()) {
            if (!found[size_t(row.firstPiece)])
                continue;
            const auto place = findPieces(text, row.pieces);
            if (place.begin < 0)
                continue;
            recipient.decisive = asWritten(recipient.diagnostic, text, place);
        } else {
            const bool either = fitsStatus(row, recipient.status) || fitsStatus(row, recipient.statusField)
                || fitsStatus(row, recipient.statusInReply);
            if (!either)
                continue;
            recipient.decisive = fitsStatus(row, recipient.status) ? recipient.status : row.status;
        }
        recipient.cause = row.cause;
        return;
    }
    recipient.cause = Cause::CodeUnknown;
    recipient.decisive = recipient.status;
}

} // namespace todoku::bounce
