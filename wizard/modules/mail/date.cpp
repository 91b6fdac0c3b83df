// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

#include <QtCore/QTimeZone>

namespace todoku::mail {

static int monthOf(QStringView word)
{
    static constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (word.size() < 3)
        return 0;
    std::array<char, 3> start{};
    for (size_t i = 0; i < start.size(); ++i)
        start[i] = char(word[qsizetype(i)].toLatin1() | 0x20);
    const auto at = names.find(std::string_view(start.data(), start.size()));
    return at != std::string_view::npos && at % 3 == 0 ? int(at / 3) + 1 : 0;
}

// RFC 5322 §4.3 names the American zones; the others are those that mail of Japan and Europe carries.
static std::optional<int> namedOffset(QStringView word)
{
    static constexpr std::pair<QLatin1StringView, int> zones[]{
        {"GMT"_L1, 0}, {"UTC"_L1, 0}, {"UT"_L1, 0}, {"Z"_L1, 0}, {"JST"_L1, 540}, {"KST"_L1, 540}, {"EST"_L1, -300}, {"EDT"_L1, -240},
        {"CST"_L1, -360}, {"CDT"_L1, -300}, {"MST"_L1, -420}, {"MDT"_L1, -360}, {"PST"_L1, -480}, {"PDT"_L1, -420}, {"CET"_L1, 60},
        {"CEST"_L1, 120}, {"MET"_L1, 60}, {"MEST"_L1, 120}, {"BST"_L1, 60}, {"EET"_L1, 120}, {"EEST"_L1, 180}, {"MSK"_L1, 180},
    };
    for (const auto &[name, minutes] : zones) {
        if (word.size() == name.size() && word.compare(name, Qt::CaseInsensitive) == 0)
            return minutes;
    }
    return std::nullopt;
}

static std::optional<int> numericOffset(QStringView word)
{
    if (word.size() < 3 || (word.front() != u'+' && word.front() != u'-'))
        return std::nullopt;
    int value = 0, digits = 0;
    for (const QChar c : word.sliced(1)) {
        if (c == u':')
            continue;
        if (c < u'0' || c > u'9' || ++digits > 4)
            return std::nullopt;
        value = value * 10 + c.digitValue();
    }
    if (digits == 0)
        return std::nullopt;
    const int minutes = digits <= 2 ? value * 60 : value / 100 * 60 + value % 100;
    return minutes > 18 * 60 ? std::nullopt : std::optional(word.front() == u'-' ? -minutes : minutes);
}

namespace {

struct Pieces {
    int year = -1, month = 0, day = 0, hour = -1, minute = 0, second = 0, milliseconds = 0;
    std::optional<int> offset; ///< minutes
    bool afternoon = false, forenoon = false;

    QDateTime dateTime() const
    {
        // RFC 5322 §4.3: years of two digits.
        const int fullYear = year < 0 ? year : year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year;
        const int fullHour = afternoon && hour < 12 ? hour + 12 : forenoon && hour == 12 ? 0 : hour;
        const QDate date(fullYear, month, day);
        const QTime time(fullHour, minute, std::min(second, 59), milliseconds);
        if (!date.isValid() || !time.isValid())
            return {};
        return QDateTime(date, time, Qt::OffsetFromUTC, offset.value_or(0) * 60);
    }
};

} // namespace

static bool readTime(QStringView word, Pieces &pieces)
{
    const auto first = word.indexOf(u':'), second = word.indexOf(u':', first + 1);
    if (first < 0 || (second >= 0 && word.indexOf(u':', second + 1) >= 0))
        return false;
    bool okHour = false, okMinute = false;
    pieces.hour = word.first(first).toInt(&okHour);
    pieces.minute = word.sliced(first + 1, (second < 0 ? word.size() : second) - first - 1).toInt(&okMinute);
    if (second >= 0) {
        const auto seconds = word.sliced(second + 1);
        const auto point = seconds.indexOf(u'.');
        pieces.second = seconds.first(point < 0 ? seconds.size() : point).toInt();
        if (point >= 0)
            pieces.milliseconds = int(QString("0."_L1 + seconds.sliced(point + 1)).toDouble() * 1000);
    }
    return okHour && okMinute;
}

// 2026-11-25, 2026/11/25 (Japan, ISO) or 11/25/2026 (Exchange's table of hops).
static bool readDate(QStringView word, Pieces &pieces)
{
    const QChar separator = word.contains(u'-') ? u'-' : u'/';
    const auto parts = word.split(separator);
    if (parts.size() != 3)
        return false;
    if (const int month = monthOf(parts[1]); month > 0) {
        pieces.day = parts[0].toInt();
        pieces.month = month;
        pieces.year = parts[2].toInt();
        return true;
    }
    bool ok[3] = {};
    const int numbers[3] = {parts[0].toInt(&ok[0]), parts[1].toInt(&ok[1]), parts[2].toInt(&ok[2])};
    if (!ok[0] || !ok[1] || !ok[2])
        return false;
    const bool yearFirst = numbers[0] > 31;
    pieces.year = yearFirst ? numbers[0] : numbers[2];
    pieces.month = yearFirst ? numbers[1] : numbers[0];
    pieces.day = yearFirst ? numbers[2] : numbers[1];
    return true;
}

static void readWord(QStringView word, Pieces &pieces);

// A word that begins with a digit: a time, a number or a date.
static void readFigures(QStringView word, Pieces &pieces)
{
    if (word.contains(u':')) {
        // A zone may hang on the time: 16:30:58+09:00, 16:30:58Z.
        qsizetype end = 0;
        while (end < word.size() && (word[end].isDigit() || word[end] == u':' || word[end] == u'.'))
            ++end;
        if (pieces.hour < 0)
            readTime(word.first(end), pieces);
        if (end < word.size())
            readWord(word.sliced(end), pieces);
        return;
    }
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (!isNumber)
        readDate(word, pieces);
    else if (pieces.day == 0 && number >= 1 && number <= 31 && word.size() <= 2)
        pieces.day = number;
    else if (pieces.year < 0)
        pieces.year = number;
}

static void readWord(QStringView word, Pieces &pieces)
{
    if (word.front().isDigit()) {
        readFigures(word, pieces);
    } else if (const auto offset = numericOffset(word)) {
        if (!pieces.offset && pieces.hour >= 0)
            pieces.offset = offset;
    } else if (word.compare("PM"_L1, Qt::CaseInsensitive) == 0) {
        pieces.afternoon = true;
    } else if (word.compare("AM"_L1, Qt::CaseInsensitive) == 0) {
        pieces.forenoon = true;
    } else if (const int month = pieces.month == 0 ? monthOf(word) : 0; month > 0) {
        pieces.month = month;
    } else if (!pieces.offset) {
        pieces.offset = namedOffset(word);
    }
}

QDateTime dateFromField(QStringView text)
{
    text = text.first(std::min<qsizetype>(text.size(), 200));
    Pieces pieces;
    qsizetype start = -1;
    int depth = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const QChar c = i < text.size() ? text[i] : QChar(u' ');
        const bool isoT = c == u'T' && start >= 0 && i > start && text[i - 1].isDigit() && i + 1 < text.size() && text[i + 1].isDigit();
        if (c == u'(' || c == u')' || c == u',' || c.isSpace() || isoT) {
            if (start >= 0 && depth == 0)
                readWord(text.sliced(start, i - start), pieces);
            start = -1;
            depth += c == u'(' ? 1 : c == u')' && depth > 0 ? -1 : 0;
        } else if (start < 0) {
            start = i;
        }
    }
    return pieces.dateTime();
}

} // namespace todoku::mail
