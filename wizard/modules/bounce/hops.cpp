// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static constexpr qsizetype mostRows = 60, longestTable = 20'000;

// "11/5/2026", "2026/11/05", "05.11.2026": the order is that of the reader's language. Of two that are possible the one nearer to the report is meant.
static QDate dateFrom(const QRegularExpressionMatch &row, const QDate &reported)
{
    const int a = row.captured(2).toInt(), b = row.captured(3).toInt(), c = row.captured(4).toInt();
    if (a > 31)
        return {a, b, c};
    const QDate monthFirst(c, a, b), dayFirst(c, b, a);
    if (!dayFirst.isValid() || !monthFirst.isValid())
        return monthFirst.isValid() ? monthFirst : dayFirst;
    if (!reported.isValid())
        return row.captured().contains(u'.') ? dayFirst : monthFirst;
    return std::abs(dayFirst.daysTo(reported)) < std::abs(monthFirst.daysTo(reported)) ? dayFirst : monthFirst;
}

static QTime timeFrom(const QRegularExpressionMatch &row)
{
    int hour = row.captured(6).toInt();
    const auto half = (row.captured(5) + row.captured(9)).toLower();
    if (half.startsWith(u'p') || half == u"午後"_s)
        hour = hour % 12 + 12;
    else if (!half.isEmpty())
        hour %= 12;
    return {hour, row.captured(7).toInt(), row.captured(8).toInt()};
}

// What stands behind the time: from, to, with, how long it took. An empty cell leaves only blanks, so the words must tell the columns.
static void readCells(QStringView cells, Hop &hop)
{
    static const QRegularExpression protocol(u"^(?:\\*|\\d+|e?smtp\\w*|utf8smtp\\w*|lmtp\\w*|mapi|https?|local|microsoft|internal)$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression lasted(u"(?:^|\\s+)(?:\\*|\\d+\\s*\\p{L}[^;]*)$"_s);
    QStringList hosts;
    qsizetype position = 0;
    const auto text = cells.toString().simplified();
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    for (const auto &word : words) {
        if (hosts.size() == 2 || protocol.match(word).hasMatch())
            break;
        hosts << word;
        position += word.size() + 1;
    }
    if (hosts.size() == 2)
        hop.from = hosts.first();
    hop.by = hosts.value(hosts.size() - 1);
    hop.with = text.mid(position).remove(lasted).trimmed();
}

QList<Hop> hopsInTable(const QString &text, const QDate &reported)
{
    // The heading says "TIME (UTC)" in whatever language.
    static const QStringMatcher utc(u"(UTC)"_s);
    const auto heading = utc.indexIn(text);
    if (heading < 0)
        return {};
    static const QRegularExpression rowStart(
        u"^[ \\t|]*(\\d{1,3})[\\s|]+(\\d{1,4})[/.-](\\d{1,2})[/.-](\\d{1,4})\\.?,?[\\s|]+(AM|PM|午前|午後)?\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2}))?[ \\x{a0}\\x{202f}]*([AP]\\.?M\\.?\\b)?"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    const auto table = QStringView(text).mid(heading, longestTable);
    QList<Hop> hops;
    qsizetype cellsFrom = -1;
    const auto endRow = [&](qsizetype end) {
        if (cellsFrom < 0)
            return;
        const auto cells = table.sliced(cellsFrom, end - cellsFrom);
        const auto empty = cells.indexOf(u"\n\n"_s);
        readCells(cells.first(empty < 0 ? cells.size() : empty), hops.last());
    };
    for (auto matches = rowStart.globalMatch(table.toString()); matches.hasNext() && hops.size() < mostRows;) {
        const auto row = matches.next();
        // Numbered from 1 on; whatever else begins so stands behind the table.
        if (row.captured(1).toInt() != hops.size() + 1)
            break;
        endRow(row.capturedStart());
        cellsFrom = row.capturedEnd();
        hops << Hop{{}, {}, {}, QDateTime(dateFrom(row, reported), timeFrom(row), Qt::UTC)};
    }
    if (!hops.isEmpty())
        endRow(table.size());
    return hops;
}

} // namespace todoku::bounce
