// SPDX-License-Identifier: Apache-2.0
#include "scan.h"

#include "todoku/mail.h"

#include <cstring>

namespace todoku::mailbox {

// Small enough to stay in the cache of a core between the reading and the searching.
static constexpr qsizetype blockSize = 512 * 1024;

static constexpr std::string_view separator = "\nFrom ";

const char *nextFromLine(const char *from, const char *end)
{
    // Lines are short, lines that begin with F are rare: the compiler makes this loop a comparison of 16 bytes at a time.
    static constexpr qsizetype step = 64;
    const auto isAt = [end](const char *at) { return end - at >= qsizetype(separator.size()) && std::memcmp(at, separator.data(), separator.size()) == 0; };
    while (end - from > step) {
        unsigned char any = 0;
        for (qsizetype i = 0; i < step; ++i)
            any |= static_cast<unsigned char>((from[i] == '\n') & (from[i + 1] == 'F'));
        if (any) {
            for (qsizetype i = 0; i < step; ++i) {
                if (isAt(from + i))
                    return from + i;
            }
        }
        from += step;
    }
    for (; from < end; ++from) {
        if (isAt(from))
            return from;
    }
    return end;
}

namespace {

/// A part of a file that moves forward.
class Window
{
public:
    Window(QIODevice &file, qint64 position, qint64 size, std::vector<char> &room) : m_file(file), m_bytes(room), m_base(position), m_size(size)
    {
        m_bytes.resize(std::max(m_bytes.size(), size_t(2 * blockSize)));
        m_file.seek(position);
    }

    const char *begin() const { return m_bytes.data(); }
    const char *end() const { return m_bytes.data() + m_filled; }
    qint64 placeOf(const char *at) const { return m_base + (at - begin()); }
    bool isAtEnd() const { return m_base + m_filled >= m_size; }
    bool failed() const { return m_failed; }

    /// Forgets what comes before `keep`, and reads on. `keep` becomes its new place; false at the end of the file.
    bool advance(const char *&keep)
    {
        const auto left = end() - keep;
        m_base += keep - begin();
        std::memmove(m_bytes.data(), keep, size_t(left));
        m_filled = left;
        if (qsizetype(m_bytes.size()) < m_filled + blockSize)
            m_bytes.resize(size_t(m_filled + blockSize));
        keep = begin();
        const auto wanted = std::min<qint64>(blockSize, m_size - m_base - m_filled);
        if (wanted <= 0)
            return false;
        const auto got = m_file.read(m_bytes.data() + m_filled, wanted);
        m_failed = got <= 0;
        m_filled += std::max<qint64>(got, 0);
        return !m_failed;
    }

private:
    QIODevice &m_file;
    std::vector<char> &m_bytes;
    qint64 m_base = 0;
    qint64 m_size = 0;
    qsizetype m_filled = 0;
    bool m_failed = false;
};

} // namespace

namespace {

struct Behind {
    const char *header = nullptr;
    bool isCut = false; ///< the block ends too early to tell
};

} // namespace

/// What stands behind the line at `line`, which looks like a separator.
static Behind behind(const char *line, const char *end)
{
    static constexpr qsizetype enough = 256;
    const auto *newline = static_cast<const char *>(std::memchr(line, '\n', size_t(end - line)));
    if (!newline)
        return {nullptr, true};
    const QByteArrayView some(newline + 1, std::min<qsizetype>(enough, end - newline - 1));
    return mail::looksLikeField(some) ? Behind{newline + 1, false} : Behind{nullptr, some.size() < enough};
}

/// Growing step by step would copy everything several times, into memory that was never used before.
static void reserveFor(Segment &segment, qint64 read, qint64 left)
{
    static constexpr size_t sample = 64;
    if (segment.entries.size() != sample || read <= 0)
        return;
    const auto times = double(left) / double(read) * 1.1 + 1;
    segment.entries.reserve(size_t(double(sample) * times));
    segment.recipients.reserve(size_t(double(segment.recipients.size()) * times));
}

bool scanMbox(QIODevice &file, qint64 begin, qint64 end, qint64 size, Collector &collector, Segment &segment, Shared &shared)
{
    // The line break before a separator belongs to the part before.
    const qint64 start = std::max<qint64>(0, begin - 1);
    Window window(file, start, size, collector.window);
    const char *at = window.begin();
    qint64 reported = begin;
    bool atStartOfFile = start == 0;
    bool goOn = window.advance(at);
    while (goOn && !shared.stop.load(std::memory_order_relaxed)) {
        const char *line = nullptr;
        if (atStartOfFile && QByteArrayView(at, window.end()).startsWith("From "))
            line = at;
        atStartOfFile = false;
        if (!line) {
            const auto *found = nextFromLine(at, window.end());
            if (found == window.end()) {
                at = std::max(at, window.end() - qsizetype(separator.size()));
                shared.bytesDone += window.placeOf(at) - reported;
                reported = window.placeOf(at);
                if (window.placeOf(at) + 1 >= end)
                    break;
                goOn = window.advance(at);
                continue;
            }
            at = found;
            line = found + 1;
        }
        if (window.placeOf(line) >= end)
            break;
        qsizetype headerSize = 0;
        std::optional<Entry> entry;
        const char *header = nullptr;
        for (bool more = true;;) {
            const auto found = behind(line, window.end());
            header = found.header;
            if (header)
                entry = entryOf(QByteArrayView(header, std::min(window.end(), header + largestHeader)), !more, collector, segment, headerSize);
            if (!more || entry || !(header || found.isCut))
                break;
            more = window.end() - line < largestHeader && window.advance(line); // a header may go on in the next block
        }
        at = line;
        if (!entry)
            continue;
        entry->offset = window.placeOf(header);
        reserveFor(segment, window.placeOf(line) - begin, end - window.placeOf(line));
        segment.entries.push_back(*entry);
        shared.messages.fetch_add(1, std::memory_order_relaxed);
        at = header + std::max<qsizetype>(0, headerSize - 2); // the line break that ends it may be that before the next separator
    }
    shared.bytesDone += std::max<qint64>(0, end - reported);
    return !window.failed();
}

} // namespace todoku::mailbox
