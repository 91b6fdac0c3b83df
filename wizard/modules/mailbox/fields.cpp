// SPDX-License-Identifier: Apache-2.0
#include "fields.h"
#include "scan.h"

#include "todoku/mail.h"

#include <cstring>

namespace todoku::mailbox {

// A large mailbox has millions of fields, of which a dozen count. They are found without decoding, and read by the mail room's
// readers only where a short form of our own does not fit.

namespace {

/// The fields of a header that count, folded as they stand.
struct Fields {
    QByteArrayView from, subject, date, messageId, mailer, network, status;
    std::vector<QByteArrayView> to, cc, bcc;
    bool isReply = false;
    qsizetype size = 0;

    void clear()
    {
        from = subject = date = messageId = mailer = network = status = {};
        to.clear();
        cc.clear();
        bcc.clear();
        isReply = false;
        size = 0;
    }
};

} // namespace

static bool isNamed(QByteArrayView name, std::string_view lower)
{
    if (name.size() != qsizetype(lower.size()))
        return false;
    for (size_t i = 0; i < lower.size(); ++i) {
        const char c = name[qsizetype(i)];
        if ((c >= 'A' && c <= 'Z' ? char(c + 32) : c) != lower[i])
            return false;
    }
    return true;
}

static void setOnce(QByteArrayView &place, QByteArrayView value)
{
    if (place.isNull())
        place = value;
}

/// Can a field that counts begin with it?
static bool counts(char first)
{
    static constexpr auto letters = [] {
        std::array<bool, 256> table{};
        for (const char c : std::string_view("abcdfimrstuxABCDFIMRSTUX"))
            table[uchar(c)] = true;
        return table;
    }();
    return letters[uchar(first)];
}

static void take(QByteArrayView name, QByteArrayView value, Fields &fields)
{
    switch (name.front() | 0x20) {
    case 'a':
        // RFC 3834 §5: an answer that a program gave, at whatever hour and to whoever wrote.
        fields.isReply = fields.isReply || (isNamed(name, "auto-submitted") && value.trimmed().startsWith("auto-replied"));
        break;
    case 'b':
        if (isNamed(name, "bcc"))
            fields.bcc.push_back(value);
        break;
    case 'c':
        if (isNamed(name, "cc"))
            fields.cc.push_back(value);
        break;
    case 'd':
        if (isNamed(name, "date"))
            setOnce(fields.date, value);
        break;
    case 'f':
        if (isNamed(name, "from"))
            setOnce(fields.from, value);
        break;
    case 'i':
        fields.isReply = fields.isReply || isNamed(name, "in-reply-to");
        break;
    case 'm':
        if (isNamed(name, "message-id"))
            setOnce(fields.messageId, value);
        break;
    case 'r':
        fields.isReply = fields.isReply || isNamed(name, "references");
        break;
    case 's':
        if (isNamed(name, "subject"))
            setOnce(fields.subject, value);
        break;
    case 't':
        if (isNamed(name, "to"))
            fields.to.push_back(value);
        break;
    case 'u':
        if (isNamed(name, "user-agent"))
            setOnce(fields.mailer, value);
        break;
    case 'x':
        if (isNamed(name, "x-mailer"))
            setOnce(fields.mailer, value);
        else if (isNamed(name, "x-originating-ip"))
            setOnce(fields.network, value);
        else if (isNamed(name, "x-mozilla-status"))
            setOnce(fields.status, value);
        break;
    default:
        break;
    }
}

static bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// The field name at the start of a line, up to blanks or the colon; empty where the line is no field.
static QByteArrayView nameOf(const char *line, const char *end)
{
    static constexpr auto usual = [] {
        std::array<bool, 256> table{};
        for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"))
            table[uchar(c)] = true;
        return table;
    }();
    const auto *at = line;
    while (at < end && usual[uchar(*at)])
        ++at;
    if (at > line && at < end && *at == ':' && at - line < 200)
        return {line, at};
    if (!mail::looksLikeField(QByteArrayView(line, end)))
        return {};
    at = static_cast<const char *>(std::memchr(line, ':', size_t(end - line)));
    while (isBlank(at[-1]))
        --at;
    return {line, at};
}

/// Does the separator line of the next message stand here?
static bool isSeparator(const char *line, const char *end)
{
    return *line == 'F' && end - line >= 5 && std::memcmp(line, "From ", 5) == 0;
}

namespace {

enum class Shape {
    Found,
    Odd, ///< a line is neither field nor fold: the mail room's reader then decides what that means
    Cut, ///< it goes on behind the block
};

} // namespace

// RFC 5322 §2.2. `isLast`: nothing comes behind the block.
static Shape findFields(QByteArrayView block, bool isLast, Fields &fields)
{
    const char *const begin = block.data();
    const char *const end = begin + block.size();
    QByteArrayView name; // of the field that goes on
    const char *line = begin;
    const auto finish = [&](const char *fieldEnd) {
        if (!name.isEmpty() && counts(name.front())) {
            const auto *colon = name.data() + name.size();
            while (*colon != ':')
                ++colon;
            take(name, QByteArrayView(colon + 1, fieldEnd), fields);
        }
    };
    while (line < end) {
        const auto *newline = static_cast<const char *>(std::memchr(line, '\n', size_t(end - line)));
        if (!newline && !isLast)
            return Shape::Cut;
        const char *const next = newline ? newline + 1 : end;
        const bool isEmpty = line == newline || (*line == '\r' && line + 1 == newline);
        if (isEmpty || !isBlank(*line) || name.isEmpty()) {
            finish(line);
            if (isEmpty || (isSeparator(line, next) && line > begin)) {
                fields.size = (isEmpty ? next : line) - begin;
                return Shape::Found;
            }
            name = nameOf(line, next);
            if (name.isEmpty())
                return Shape::Odd;
        }
        line = next;
    }
    if (!isLast)
        return Shape::Cut;
    finish(end);
    fields.size = block.size();
    return Shape::Found;
}

/// It ends at an empty line, or where the next message begins.
static bool hasHeaderEnd(QByteArrayView block)
{
    const char *line = block.data();
    const char *const end = line + block.size();
    while (const auto *newline = static_cast<const char *>(std::memchr(line, '\n', size_t(end - line)))) {
        line = newline + 1;
        if (line == end)
            return false;
        if (*line == '\n' || (*line == '\r' && end - line > 1 && line[1] == '\n') || isSeparator(line, end))
            return true;
    }
    return false;
}

static void findFieldsSlowly(QByteArrayView block, Fields &fields)
{
    fields.clear();
    // Not into the next message of an mbox.
    const auto *end = nextFromLine(block.data(), block.data() + block.size());
    const auto bytes = QByteArray::fromRawData(block.data(), end - block.data());
    const auto header = mail::Header::read(bytes);
    for (const auto &field : header.fields()) {
        if (!field.name.isEmpty())
            take(field.name, field.value, fields);
    }
    fields.size = header.size();
}

// ---------------------------------------------------------------- addresses

QByteArray comparable(QStringView address)
{
    return address.toString().toLower().toUtf8();
}

static QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && uchar(text.front()) <= ' ')
        text = text.sliced(1);
    while (!text.isEmpty() && uchar(text.back()) <= ' ')
        text.chop(1);
    return text;
}

static bool isEasyAddress(QByteArrayView text)
{
    return text.size() <= 320 && !text.isEmpty() && text.front() != '@' && text.front() != '\'' && text.front() != '"'
        && std::ranges::all_of(text, [](char c) { return uchar(c) > ' ' && uchar(c) < 127; });
}

static quint32 addAddress(QByteArrayView text, Pool &pool)
{
    char lower[320];
    for (qsizetype i = 0; i < text.size(); ++i)
        lower[i] = text[i] >= 'A' && text[i] <= 'Z' ? char(text[i] + 32) : text[i];
    return pool.add(QByteArrayView(lower, text.size()));
}

static void push(quint32 address, std::vector<quint32> &found)
{
    if (address != Pool::full)
        found.push_back(address);
}

// "Name <address>, address; …" with quoted names and encoded words. False where the list has something else: comments, groups,
// routes, quoted local parts.
static bool addEasily(QByteArrayView value, Pool &pool, std::vector<quint32> &found)
{
    static constexpr auto special = [] {
        std::array<bool, 256> table{};
        for (const char c : std::string_view("\"<,;(:"))
            table[uchar(c)] = true;
        return table;
    }();
    QByteArrayView angle;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= value.size(); ++i) {
        while (i < value.size() && !special[uchar(value[i])])
            ++i;
        const char c = i < value.size() ? value[i] : ',';
        if (c == '"') {
            for (++i; i < value.size() && value[i] != '"'; ++i)
                i += value[i] == '\\';
            if (i >= value.size())
                return false;
        } else if (c == '<') {
            const auto close = value.indexOf('>', i);
            if (close < 0 || !angle.isNull())
                return false;
            angle = trimmed(value.sliced(i + 1, close - i - 1));
            if (!isEasyAddress(angle))
                return false;
            i = close;
        } else if (c == ',' || c == ';') {
            const auto address = angle.isNull() ? trimmed(value.sliced(start, i - start)) : angle;
            if (!address.isEmpty()) {
                if (!isEasyAddress(address) || (angle.isNull() && address.indexOf('@') < 0))
                    return false;
                push(addAddress(address, pool), found);
            }
            angle = {};
            start = i + 1;
        } else if (c == '(' || c == ':') {
            return false;
        }
    }
    return true;
}

/// A mistyped address without an @ that counts as such (a full-width one, none at all) is read as a name; it is what was written to all the same.
static QString addressOf(const mail::Mailbox &mailbox)
{
    const auto &name = mailbox.name;
    const bool looksLikeAddress = !name.contains(u' ') && (name.contains(u'\uff20') || name.contains(u'.'));
    return !mailbox.address.isEmpty() || !looksLikeAddress ? mailbox.address : name;
}

static void addAddresses(QByteArrayView value, Pool &pool, std::vector<quint32> &found)
{
    const auto before = found.size();
    if (addEasily(value, pool, found))
        return;
    found.resize(before);
    for (const auto &mailbox : mail::mailboxes(value)) {
        if (const auto address = addressOf(mailbox); !address.isEmpty())
            push(pool.add(comparable(address)), found);
    }
}

static quint16 addAll(const std::vector<QByteArrayView> &values, Collector &collector, Segment &segment)
{
    const auto before = segment.recipients.size();
    for (const auto value : values)
        addAddresses(value, collector.addresses, segment.recipients);
    if (segment.recipients.size() - before > 0xffff)
        segment.recipients.resize(before + 0xffff);
    return quint16(segment.recipients.size() - before);
}

// ---------------------------------------------------------------- date

static int number(const char *&at, const char *end, int mostDigits)
{
    int value = 0, digits = 0;
    for (; at < end && *at >= '0' && *at <= '9' && digits < mostDigits; ++at, ++digits)
        value = value * 10 + (*at - '0');
    return digits > 0 ? value : -1;
}

static void skipBlanks(const char *&at, const char *end)
{
    while (at < end && uchar(*at) <= ' ')
        ++at;
}

// Days since 1970 of a date of the Gregorian calendar; March is the first month, so that the leap day is the last of its year.
static qint64 daysFromCivil(int year, int month, int day)
{
    year -= month <= 2;
    const qint64 era = (year >= 0 ? year : year - 399) / 400;
    const int yearOfEra = int(year - era * 400);
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

static int monthAt(const char *at, const char *end)
{
    static constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (end - at < 3)
        return 0;
    const char lower[3] = {char(at[0] | 0x20), char(at[1] | 0x20), char(at[2] | 0x20)};
    const auto place = names.find(std::string_view(lower, 3));
    return place != std::string_view::npos && place % 3 == 0 ? int(place / 3) + 1 : 0;
}

// "Tue, 30 Jun 2026 00:25:25 +0900" (RFC 5322 §3.3), which nearly every message has.
static bool readEasyDate(QByteArrayView value, Entry &entry)
{
    const char *at = value.data();
    const char *const end = at + value.size();
    skipBlanks(at, end);
    if (const auto *comma = static_cast<const char *>(std::memchr(at, ',', size_t(std::min<qsizetype>(end - at, 4)))))
        at = comma + 1;
    skipBlanks(at, end);
    const int day = number(at, end, 2);
    skipBlanks(at, end);
    const int month = monthAt(at, end);
    if (day < 1 || day > 31 || month == 0)
        return false;
    at += 3;
    skipBlanks(at, end);
    const int year = number(at, end, 4);
    skipBlanks(at, end);
    int clock[3] = {0, 0, 0};
    for (int i = 0; i < 3; ++i) {
        if (i > 0 && (at >= end || *at++ != ':'))
            return false;
        clock[i] = number(at, end, 2);
    }
    skipBlanks(at, end);
    if (year < 1000 || clock[0] < 0 || clock[0] > 23 || clock[1] < 0 || clock[1] > 59 || clock[2] < 0 || clock[2] > 60 || at >= end || (*at != '+' && *at != '-'))
        return false;
    const int sign = *at++ == '-' ? -1 : 1;
    const char *const zoneAt = at;
    const int zone = number(at, end, 4);
    if (at - zoneAt != 4 || zone > 1800)
        return false;
    entry.zone = qint16(sign * (zone / 100 * 60 + zone % 100));
    entry.time = daysFromCivil(year, month, day) * 86400 + clock[0] * 3600 + clock[1] * 60 + std::min(clock[2], 59) - entry.zone * 60;
    entry.flags |= Entry::HasTime | Entry::ZoneKnown;
    return true;
}

static void setTime(const QDateTime &date, Entry &entry)
{
    if (!date.isValid())
        return;
    entry.time = date.toSecsSinceEpoch();
    entry.zone = qint16(date.offsetFromUtc() / 60);
    entry.flags |= Entry::HasTime;
}

// ---------------------------------------------------------------- the rest

static QByteArrayView bareId(QByteArrayView value)
{
    value = trimmed(value);
    const auto open = value.indexOf('<');
    const auto close = open < 0 ? -1 : value.indexOf('>', open);
    return close < 0 ? value : value.sliced(open + 1, close - open - 1);
}

quint64 messageIdHash(QStringView messageId)
{
    const auto utf8 = messageId.toUtf8();
    const auto bare = bareId(utf8);
    return bare.isEmpty() ? 0 : hashOf(bare);
}

static void setId(QByteArrayView bare, Collector &collector, Entry &entry)
{
    if (bare.isEmpty())
        return;
    entry.id = hashOf(bare);
    const auto at = bare.lastIndexOf('@');
    if (at < 0)
        return;
    auto domain = bare.sliced(at + 1);
    const auto last = domain.lastIndexOf('.');
    const auto before = last <= 0 ? -1 : domain.first(last).lastIndexOf('.');
    if (before >= 0)
        domain = domain.sliced(before + 1);
    if (isEasyAddress(domain))
        entry.idDomain = addAddress(domain, collector.words);
}

// Folds and the blanks around them depend on the length of what comes before; the words do not.
static quint64 subjectHash(QByteArrayView value)
{
    value = trimmed(value);
    if (value.indexOf('\n') < 0)
        return value.isEmpty() ? 0 : hashOf(value);
    return hashOf(mail::unfolded(value).simplified());
}

static bool beginsLikeReply(QByteArrayView subject)
{
    subject = trimmed(subject);
    return subject.size() > 3 && (subject[0] | 0x20) == 'r' && (subject[1] | 0x20) == 'e' && subject[2] == ':';
}

static quint32 addWord(QByteArrayView value, Collector &collector)
{
    value = trimmed(value);
    return value.isEmpty() || value.size() > 200 ? Entry::none : collector.words.add(value);
}

std::optional<Entry> entryOf(QByteArrayView block, bool isLast, Collector &collector, Segment &segment, qsizetype &size)
{
    thread_local Fields fields;
    thread_local std::vector<quint32> from;
    fields.clear();
    const auto shape = findFields(block, isLast, fields);
    if (shape == Shape::Cut || (shape == Shape::Odd && !isLast && !hasHeaderEnd(block)))
        return std::nullopt;
    if (shape == Shape::Odd)
        findFieldsSlowly(block, fields);
    size = fields.size;

    Entry entry;
    entry.headerSize = quint32(size);
    entry.firstRecipient = quint32(segment.recipients.size());
    entry.to = addAll(fields.to, collector, segment);
    entry.cc = addAll(fields.cc, collector, segment);
    entry.bcc = addAll(fields.bcc, collector, segment);
    from.clear();
    addAddresses(fields.from, collector.addresses, from);
    entry.from = from.empty() ? Entry::none : from.front();
    if (!fields.date.isEmpty() && !readEasyDate(fields.date, entry))
        setTime(mail::dateFromField(mail::decodeField(fields.date)), entry);
    setId(bareId(fields.messageId), collector, entry);
    entry.subject = subjectHash(fields.subject);
    entry.client = addWord(fields.mailer, collector);
    entry.network = addWord(fields.network, collector);
    if (fields.isReply || beginsLikeReply(fields.subject))
        entry.flags |= Entry::Reply;
    // MSG_FLAG_EXPUNGED of Thunderbird: gone from the list, not yet from the file.
    if (trimmed(fields.status).toUInt(nullptr, 16) & 0x0008)
        entry.flags |= Entry::Deleted;
    return entry;
}

static quint16 addTexts(const QStringList &addresses, Collector &collector, Segment &segment)
{
    const auto count = std::min<qsizetype>(addresses.size(), 0xffff);
    const auto before = segment.recipients.size();
    for (qsizetype i = 0; i < count; ++i)
        push(collector.addresses.add(comparable(addresses[i])), segment.recipients);
    return quint16(segment.recipients.size() - before);
}

Entry entryOf(const Message &message, Collector &collector, Segment &segment)
{
    Entry entry;
    entry.firstRecipient = quint32(segment.recipients.size());
    entry.to = addTexts(message.to, collector, segment);
    entry.cc = addTexts(message.cc, collector, segment);
    entry.bcc = addTexts(message.bcc, collector, segment);
    if (!message.from.isEmpty())
        entry.from = collector.addresses.add(comparable(message.from));
    setTime(message.date, entry);
    if (message.date.isValid())
        entry.flags |= Entry::ZoneKnown;
    const auto id = message.messageId.toUtf8();
    setId(bareId(id), collector, entry);
    const auto subject = message.subject.toUtf8();
    entry.subject = subjectHash(subject);
    if (beginsLikeReply(subject))
        entry.flags |= Entry::Reply;
    entry.kept = segment.kept.add(message);
    return entry;
}

static QStringList addressesOf(const mail::Header &header, QByteArrayView name)
{
    QStringList found;
    for (const auto &mailbox : header.mailboxes(name)) {
        if (const auto address = addressOf(mailbox); !address.isEmpty())
            found << mail::bareAddress(address);
    }
    return found;
}

Message messageOf(const mail::Header &header)
{
    Message message;
    message.messageId = header.text("Message-ID");
    message.from = addressesOf(header, "From").value(0);
    message.to = addressesOf(header, "To");
    message.cc = addressesOf(header, "Cc");
    message.bcc = addressesOf(header, "Bcc");
    message.date = header.date();
    message.subject = header.text("Subject");
    return message;
}

} // namespace todoku::mailbox
