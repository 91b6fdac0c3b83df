// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

namespace todoku::mail {

static constexpr int deepestPart = 16;
static constexpr int mostParts = 2'000;

// A file of an old Mac, or of a tool that took the LFs away, has lone CRs as line ends.
static QByteArray withLineFeeds(const QByteArray &message)
{
    const auto head = QByteArrayView(message).first(std::min<qsizetype>(message.size(), 65536));
    const auto carriageReturn = head.indexOf('\r');
    if (carriageReturn < 0)
        return message;
    const auto lineFeed = head.indexOf('\n');
    if (lineFeed >= 0 && lineFeed <= carriageReturn + 1)
        return message;
    qsizetype lone = 0, feeds = 0;
    for (qsizetype i = 0; i < head.size(); ++i) {
        feeds += head[i] == '\n';
        lone += head[i] == '\r' && (i + 1 == head.size() || head[i + 1] != '\n');
    }
    if (lone <= feeds)
        return message;
    QByteArray lines = message;
    lines.replace("\r\n", "\n").replace('\r', '\n');
    return lines;
}

static QByteArrayView withoutPreamble(QByteArrayView message)
{
    if (message.startsWith("\xef\xbb\xbf"))
        message = message.sliced(3);
    while (!message.isEmpty() && (message.front() == '\n' || message.front() == '\r' || message.front() == ' '))
        message = message.sliced(1);
    return message;
}

namespace {

class Parser
{
public:
    explicit Parser(QByteArray storage) : m_storage(std::move(storage)) { }

    Part part(QByteArrayView bytes, int depth)
    {
        Part part;
        part.storage = m_storage;
        part.header = Header::read(m_storage, bytes);
        part.body = bytes.sliced(std::min(part.header.size(), bytes.size()));
        part.type = parameters(part.header.raw("Content-Type"));
        if (part.type.value.isEmpty() || !part.type.value.contains('/'))
            part.type.value = part.type.value == "multipart" ? "multipart/mixed" : "text/plain";
        if (part.type.value.startsWith("multipart/") && depth < deepestPart)
            split(part, depth);
        return part;
    }

private:
    void split(Part &part, int depth)
    {
        auto boundary = part.type.parameter("boundary").toUtf8();
        if (boundary.isEmpty() || part.body.indexOf(QByteArray("--" + boundary)) < 0)
            boundary = guessedBoundary(part.body);
        if (boundary.isEmpty())
            return;
        qsizetype start = -1;
        part.truncated = true;
        for (qsizetype at = nextBoundary(part.body, boundary, 0); at >= 0; at = nextBoundary(part.body, boundary, at + 1)) {
            if (start >= 0)
                add(part, part.body.sliced(start, at - start), depth);
            const auto lineEnd = part.body.indexOf('\n', at);
            start = lineEnd < 0 ? part.body.size() : lineEnd + 1;
            if (part.body.sliced(at + 2 + boundary.size()).startsWith("--")) {
                part.truncated = false;
                start = -1;
                break;
            }
        }
        if (start >= 0 && start < part.body.size())
            add(part, part.body.sliced(start), depth);
    }

    void add(Part &parent, QByteArrayView bytes, int depth)
    {
        if (++m_count > mostParts)
            return;
        // RFC 2046 §5.1.1: the line break before a boundary belongs to the boundary.
        if (bytes.endsWith('\n'))
            bytes.chop(1);
        if (bytes.endsWith('\r'))
            bytes.chop(1);
        parent.parts.push_back(part(bytes, depth + 1));
    }

    static qsizetype nextBoundary(QByteArrayView body, const QByteArray &boundary, qsizetype from)
    {
        const QByteArray mark = "--" + boundary;
        for (auto at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1)) {
            if (at > 0 && body[at - 1] != '\n')
                continue;
            auto rest = body.sliced(at + mark.size());
            if (const auto end = rest.indexOf('\n'); end >= 0)
                rest = rest.first(end);
            rest = rest.trimmed();
            // A longer boundary of a part inside begins with the same letters.
            if (rest.isEmpty() || rest == "--")
                return at;
        }
        return -1;
    }

    // A wrong or missing boundary parameter: the first "--…" line with a field behind it.
    static QByteArray guessedBoundary(QByteArrayView body)
    {
        for (qsizetype position = 0, lines = 0; position < body.size() && lines < 200; ++lines) {
            const auto newline = body.indexOf('\n', position);
            if (newline < 0)
                break;
            const auto line = body.sliced(position, newline - position).trimmed();
            if (line.size() > 4 && line.startsWith("--") && body.sliced(newline + 1).first(std::min<qsizetype>(8, body.size() - newline - 1)).compare("content-", Qt::CaseInsensitive) == 0)
                return line.sliced(2).toByteArray();
            position = newline + 1;
        }
        return {};
    }

    QByteArray m_storage;
    int m_count = 0;
};

} // namespace

static Part parsed(const QByteArray &storage)
{
    return Parser(storage).part(withoutPreamble(storage), 0);
}

Part parse(const QByteArray &message)
{
    return parsed(withLineFeeds(message));
}

static bool isEncoded(const Part &part)
{
    const auto encoding = part.header.raw("Content-Transfer-Encoding").trimmed();
    return encoding.compare("base64", Qt::CaseInsensitive) == 0 || encoding.compare("quoted-printable", Qt::CaseInsensitive) == 0;
}

Header embeddedHeader(const Part &part)
{
    if (isEncoded(part))
        return Header::read(part.content());
    return Header::read(part.storage, withoutPreamble(part.body));
}

Part embedded(const Part &part)
{
    if (isEncoded(part))
        return parse(part.content());
    return Parser(part.storage).part(withoutPreamble(part.body), 1);
}

static bool walkOn(const Part &part, const std::function<bool(const Part &)> &visit)
{
    return visit(part) && std::ranges::all_of(part.parts, [&](const Part &child) { return walkOn(child, visit); });
}

void walk(const Part &part, const std::function<bool(const Part &)> &visit)
{
    walkOn(part, visit);
}

QByteArray Part::content() const
{
    const auto encoding = unfolded(header.raw("Content-Transfer-Encoding")).toLower();
    if (encoding.startsWith("base64"))
        return fromBase64(body);
    if (encoding.startsWith("quoted-printable"))
        return fromQuotedPrintable(body);
    return body.toByteArray();
}

QString Part::text() const
{
    const auto bytes = content();
    const auto charset = type.parameter("charset").toLatin1();
    auto text = decode(bytes, charset);
    if (text.contains(u'\r')) {
        if (text.contains(u'\n'))
            text.remove(u'\r');
        else
            text.replace(u'\r', u'\n');
    }
    return text;
}

QString Part::fileName() const
{
    const auto disposition = parameters(header.raw("Content-Disposition")).parameter("filename");
    return disposition.isEmpty() ? type.parameter("name") : disposition;
}

} // namespace todoku::mail
