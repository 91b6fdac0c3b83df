// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

namespace todoku::mail {

static constexpr size_t mostFields = 10'000;

static bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

static QByteArrayView withoutLineEnd(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    return line;
}

// Length of the field name at the start of a line, 0 where it is no field. RFC 5322 §2.2: printable ASCII but the colon;
// blanks before the colon are obsolete (§4.5) but written.
static qsizetype nameLength(QByteArrayView line)
{
    qsizetype end = 0;
    // Brackets and quotes are allowed there, but who writes them means something else: JSON, an address.
    static constexpr auto likely = [] {
        std::array<bool, 256> table{};
        for (int c = 33; c < 127; ++c)
            table[size_t(c)] = std::string_view(":\"{}[]<>()@,;=\\").find(char(c)) == std::string_view::npos;
        return table;
    }();
    while (end < line.size() && end < 200 && likely[uchar(line[end])])
        ++end;
    if (end == 0)
        return 0;
    qsizetype colon = end;
    while (colon < line.size() && isBlank(line[colon]))
        ++colon;
    return colon < line.size() && line[colon] == ':' ? end : 0;
}

bool looksLikeField(QByteArrayView line)
{
    return nameLength(line) > 0;
}

// A fold that lost its blank: the line is no field, but the next ones are.
static bool fieldFollows(QByteArrayView rest)
{
    for (int lines = 0; lines < 3 && !rest.isEmpty(); ++lines) {
        const auto newline = rest.indexOf('\n');
        const auto line = withoutLineEnd(newline < 0 ? rest : rest.first(newline));
        if (line.isEmpty())
            return false;
        const auto name = line.first(nameLength(line));
        static constexpr std::string_view known[]{"received", "date", "from", "to", "subject", "message-id", "mime-version", "content-type", "return-path",
                                                  "authentication-results", "received-spf", "delivered-to", "dkim-signature", "reply-to"};
        if (std::ranges::any_of(known, [name](std::string_view one) { return name.compare(QByteArrayView(one.data(), qsizetype(one.size())), Qt::CaseInsensitive) == 0; }))
            return true;
        rest = newline < 0 ? QByteArrayView() : rest.sliced(newline + 1);
    }
    return false;
}

Header Header::read(const QByteArray &bytes)
{
    return read(bytes, bytes);
}

Header Header::read(const QByteArray &bytes, QByteArrayView part)
{
    Header header;
    header.m_bytes = bytes;
    qsizetype position = 0;
    while (position < part.size()) {
        const auto newline = part.indexOf('\n', position);
        const auto next = newline < 0 ? part.size() : newline + 1;
        const auto whole = part.sliced(position, next - position);
        const auto line = withoutLineEnd(whole);
        if (line.isEmpty()) {
            position = next;
            break;
        }
        const auto name = nameLength(line);
        if (isBlank(line.front()) && !header.m_fields.empty()) {
            auto &value = header.m_fields.back().value;
            value = QByteArrayView(value.data(), line.data() + line.size() - value.data());
        } else if (name > 0) {
            if (header.m_fields.size() >= mostFields)
                break;
            header.m_fields.push_back({line.first(name), line.sliced(line.indexOf(':', name) + 1)});
        } else if (!header.m_fields.empty() && fieldFollows(part.sliced(next))) {
            auto &value = header.m_fields.back().value;
            value = QByteArrayView(value.data(), line.data() + line.size() - value.data());
        } else if (!header.m_fields.empty() || (!line.startsWith("From ") && !line.startsWith(">From ") && !fieldFollows(part.sliced(next)))) {
            break;
        }
        position = next;
    }
    header.m_size = position;
    header.m_whole = part.first(position);
    return header;
}

const Field *Header::find(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(m_fields, [name](const Field &field) {
        return field.name.size() == name.size() && field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_fields.end() ? nullptr : &*found;
}

QByteArrayView Header::raw(QByteArrayView name) const
{
    const auto *field = find(name);
    return field ? field->value : QByteArrayView();
}

QString Header::text(QByteArrayView name) const
{
    return decodeField(raw(name));
}

QList<Mailbox> Header::mailboxes(QByteArrayView name) const
{
    QList<Mailbox> found;
    for (const auto &field : m_fields) {
        if (field.name.size() == name.size() && field.name.compare(name, Qt::CaseInsensitive) == 0)
            found << mail::mailboxes(field.value);
    }
    return found;
}

QDateTime Header::date(QByteArrayView name) const
{
    return dateFromField(text(name));
}

QByteArray unfolded(QByteArrayView value)
{
    value = value.trimmed();
    if (value.indexOf('\n') < 0 && value.indexOf('\t') < 0 && value.indexOf('\r') < 0)
        return value.toByteArray();
    QByteArray line(value.size(), Qt::Uninitialized);
    char *out = line.data();
    for (const char c : value) {
        if (c != '\r' && c != '\n')
            *out++ = c == '\t' ? ' ' : c;
    }
    line.truncate(out - line.constData());
    return line;
}

namespace {

/// An encoded word, "=?charset?B?text?=" (RFC 2047 §2; RFC 2231 §5 adds "*language" to the charset).
struct Word {
    QByteArray charset;
    QByteArray bytes;
    qsizetype end = 0;
};

} // namespace

static QByteArray fromQ(QByteArrayView text)
{
    auto bytes = text.toByteArray();
    bytes.replace('_', ' ');
    return fromQuotedPrintable(bytes);
}

static std::optional<Word> wordAt(QByteArrayView line, qsizetype start)
{
    const auto charsetEnd = line.indexOf('?', start + 2);
    if (charsetEnd < 0 || charsetEnd - start > 80 || charsetEnd + 2 >= line.size() || line[charsetEnd + 2] != '?')
        return std::nullopt;
    const char encoding = char(line[charsetEnd + 1] | 0x20);
    const auto end = line.indexOf("?=", charsetEnd + 3);
    if (end < 0 || (encoding != 'b' && encoding != 'q'))
        return std::nullopt;
    auto charset = line.sliced(start + 2, charsetEnd - start - 2);
    if (const auto star = charset.indexOf('*'); star >= 0)
        charset = charset.first(star);
    const auto text = line.sliced(charsetEnd + 3, end - charsetEnd - 3);
    return Word{charset.toByteArray().toLower(), encoding == 'b' ? fromBase64(text) : fromQ(text), end + 2};
}

QString decodeField(QByteArrayView value)
{
    const auto line = unfolded(value);
    if (line.indexOf("=?") < 0)
        return decode(line);
    QString text;
    Word pending;
    qsizetype plain = 0;
    const auto flush = [&] {
        text += decode(pending.bytes, pending.charset);
        pending = {};
    };
    for (qsizetype at = line.indexOf("=?"); at >= 0; at = line.indexOf("=?", at)) {
        auto word = wordAt(line, at);
        if (!word) {
            at += 2;
            continue;
        }
        const auto between = QByteArrayView(line).sliced(plain, at - plain);
        // RFC 2047 §6.2: white space between two encoded words is not shown.
        const bool adjacent = pending.end > 0 && between.trimmed().isEmpty();
        if (!adjacent || pending.charset != word->charset) {
            flush();
            if (!adjacent)
                text += decode(between);
        }
        pending.charset = word->charset;
        pending.bytes += word->bytes;
        pending.end = word->end;
        plain = at = word->end;
    }
    flush();
    return text + decode(QByteArrayView(line).sliced(plain));
}

// ---------------------------------------------------------------- parameters

namespace {

struct Section {
    QByteArray name;
    int number = 0;
    bool percent = false;
    QByteArray value;
};

} // namespace

static QByteArray fromPercent(QByteArrayView text)
{
    return QByteArray::fromPercentEncoding(text.toByteArray());
}

static qsizetype skipBlanksAndComments(QByteArrayView text, qsizetype i)
{
    int depth = 0;
    for (; i < text.size(); ++i) {
        if (text[i] == '(')
            ++depth;
        else if (text[i] == ')' && depth > 0)
            --depth;
        else if (depth == 0 && !isBlank(text[i]))
            break;
    }
    return i;
}

static QByteArray quotedValue(QByteArrayView text, qsizetype &i)
{
    QByteArray value;
    auto plain = ++i; // what stands from here on is taken as it is
    for (; i < text.size() && text[i] != '"'; ++i) {
        // Outlook writes a backslash of a path without doubling it; only quotes and backslashes are worth escaping.
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\')) {
            value += text.sliced(plain, i - plain);
            plain = ++i;
        }
    }
    value += text.sliced(plain, i - plain);
    i = std::min(i + 1, text.size());
    return value;
}

static std::vector<Section> sections(QByteArrayView text, qsizetype i)
{
    std::vector<Section> found;
    while (i < text.size() && found.size() < 200) {
        i = skipBlanksAndComments(text, i);
        if (i < text.size() && text[i] == ';') {
            ++i;
            continue;
        }
        const auto start = i;
        while (i < text.size() && text[i] != '=' && text[i] != ';')
            ++i;
        if (i >= text.size() || text[i] == ';')
            continue;
        Section section;
        section.name = text.sliced(start, i - start).trimmed().toByteArray().toLower();
        i = skipBlanksAndComments(text, i + 1);
        if (i < text.size() && text[i] == '"') {
            section.value = quotedValue(text, i);
        } else {
            const auto valueStart = i;
            while (i < text.size() && text[i] != ';')
                ++i;
            section.value = text.sliced(valueStart, i - valueStart).trimmed().toByteArray();
        }
        // RFC 2231 §3 and §4: name*3*=…
        if (section.name.endsWith('*')) {
            section.percent = true;
            section.name.chop(1);
        }
        if (const auto star = section.name.indexOf('*'); star > 0) {
            section.number = section.name.mid(star + 1).toInt();
            section.name.truncate(star);
        }
        found.push_back(std::move(section));
    }
    return found;
}

QString Parameters::parameter(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(all, [name](const auto &entry) { return QByteArrayView(entry.first) == name; });
    return found == all.end() ? QString() : found->second;
}

Parameters parameters(QByteArrayView value)
{
    const auto line = unfolded(value);
    const auto semicolon = line.indexOf(';');
    Parameters result;
    result.value = line.first(semicolon < 0 ? line.size() : semicolon).trimmed().toLower();
    if (const auto comment = result.value.indexOf('('); comment >= 0)
        result.value = result.value.first(comment).trimmed();
    if (semicolon < 0)
        return result;
    auto found = sections(line, semicolon);
    std::ranges::stable_sort(found, [](const Section &a, const Section &b) { return std::pair(a.name, a.number) < std::pair(b.name, b.number); });
    for (size_t i = 0; i < found.size();) {
        const auto name = found[i].name;
        QByteArray bytes, charset;
        bool extended = false;
        for (bool first = true; i < found.size() && found[i].name == name; ++i, first = false) {
            auto piece = found[i].value;
            if (found[i].percent && first) {
                extended = true;
                if (const auto quote = piece.indexOf('\''); quote >= 0) {
                    charset = piece.first(quote);
                    piece = piece.mid(std::max(piece.indexOf('\'', quote + 1), quote) + 1);
                }
            }
            bytes += found[i].percent ? fromPercent(piece) : piece;
        }
        result.all.append({name, extended ? decode(bytes, charset) : decodeField(bytes)});
    }
    return result;
}

} // namespace todoku::mail
