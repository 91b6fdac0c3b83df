// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <functional>
#include <optional>
#include <vector>

/// Bytes -> messages. Reads what mail programs really write, not only what the RFCs allow, and never fails on a message that is merely
/// broken: whatever can be understood is there, the rest is left out. All sizes, depths and counts are bounded.
namespace todoku::mail {

// ---------------------------------------------------------------- character sets

/// Text of the named character set (RFC 2045 §5.1 "charset", any spelling). An unknown, wrong or empty name is guessed over:
/// ISO-2022-JP by its escapes, UTF-8 where it is valid, else CP932 or EUC-JP where all bytes fit, else Windows-1252.
QString decode(QByteArrayView bytes, QByteArrayView charset = {});

QByteArray fromBase64(QByteArrayView text);          ///< RFC 2045 §6.8; skips what is not in the alphabet
QByteArray fromQuotedPrintable(QByteArrayView text); ///< RFC 2045 §6.7; a wrong "=" stays as it is

/// HTML as plain lines, as a person would see it; nothing is loaded. Links::Show writes a link's http(s) target behind its words.
enum class Links { Drop, Show };
QString textFromHtml(QStringView html, Links links = Links::Drop);

// ---------------------------------------------------------------- header fields

/// One field as it stands. The views live as long as the header they came from (or a copy of it).
struct Field {
    QByteArrayView name;  ///< as written, without blanks before the colon
    QByteArrayView value; ///< behind the colon: folded, undecoded, without the last line break
};

/// One mailbox of an address list (RFC 5322 §3.4).
struct Mailbox {
    QString name;    ///< decoded display name or comment, "" where there is none
    QString address; ///< bare
    bool operator==(const Mailbox &) const = default;
};

/// One line without its folds (RFC 5322 §2.2.3).
QByteArray unfolded(QByteArrayView value);
/// Unfolded and with encoded words decoded (RFC 2047; adjacent words of one character set are joined before they are decoded).
QString decodeField(QByteArrayView value);
/// The mailboxes of a To, Cc, From … value: groups are opened, comments dropped; ";" separates as "," does, as Outlook writes it.
QList<Mailbox> mailboxes(QByteArrayView value);
/// The same for text that is already decoded.
QList<Mailbox> mailboxesIn(const QString &text);
/// The bare address of "rfc822;a@B.example", "<a@b.example>", "smtp:a@b.example" …: domain in lower case; "" where none is left.
QString bareAddress(QStringView text);
/// RFC 5322 §3.3 and its obsolete forms, ISO 8601, asctime. Keeps the offset that is written; invalid where it is no date.
/// A date without a zone counts as UTC.
QDateTime dateFromField(QStringView text);

/// A value with parameters (RFC 2045 §5.1, RFC 2231, and RFC 2047 words where they are not allowed).
struct Parameters {
    QByteArray value;                              ///< lower case, without comments: "multipart/report"
    QList<std::pair<QByteArray, QString>> all;     ///< names in lower case
    QString parameter(QByteArrayView name) const;  ///< "" where absent
};
Parameters parameters(QByteArrayView value);

/// A header: its fields in their order. Copies share the bytes.
class Header
{
public:
    Header() = default;
    /// Reads fields up to the first empty line. A line that is no field ends the header, but for an mbox separator before it.
    static Header read(const QByteArray &bytes);
    static Header read(const QByteArray &bytes, QByteArrayView part); ///< `part` is a view into `bytes`

    const std::vector<Field> &fields() const { return m_fields; }
    bool isEmpty() const { return m_fields.empty(); }
    qsizetype size() const { return m_size; } ///< bytes up to and with the empty line
    QByteArrayView bytes() const { return m_whole; } ///< as it stands, with the empty line
    bool has(QByteArrayView name) const { return find(name) != nullptr; }
    const Field *find(QByteArrayView name) const;     ///< the first of that name, letter case ignored
    QByteArrayView raw(QByteArrayView name) const;    ///< its value, empty where there is none
    QString text(QByteArrayView name) const;          ///< decoded
    QList<Mailbox> mailboxes(QByteArrayView name) const; ///< of all fields of that name
    QDateTime date(QByteArrayView name = "Date") const;

private:
    QByteArray m_bytes;
    std::vector<Field> m_fields;
    QByteArrayView m_whole;
    qsizetype m_size = 0;
};

/// Does the line begin like a header field, "Name:"?
bool looksLikeField(QByteArrayView line);

// ---------------------------------------------------------------- MIME

/// A message or one of its parts (RFC 2046). Copies share the bytes.
struct Part {
    Header header;
    Parameters type;         ///< Content-Type; text/plain where there is none
    QByteArrayView body;     ///< as transferred
    std::vector<Part> parts; ///< of a multipart; a message/rfc822 is opened by embedded()
    bool truncated = false;  ///< a multipart whose closing boundary is missing

    QByteArray content() const;    ///< transfer encoding undone
    QString text() const;          ///< content in its character set
    QString fileName() const;      ///< from Content-Disposition or Content-Type
    bool is(QByteArrayView mediaType) const { return type.value == mediaType; }
    QByteArray storage;            ///< keeps the bytes alive that the views point into
};

/// A message from its bytes: a byte order mark, an mbox separator and empty lines before it are skipped, lone CRs count as line ends.
Part parse(const QByteArray &message);
/// The message inside a message/rfc822, message/global or text/rfc822-headers part, transfer encoding undone.
Part embedded(const Part &part);
/// Only its header, which is all that most reports return.
Header embeddedHeader(const Part &part);
/// Every part in document order, the message itself first; not into embedded messages. The visitor says whether to go on.
void walk(const Part &part, const std::function<bool(const Part &)> &visit);

// ---------------------------------------------------------------- tables

/// A text file as UTF-8: UTF-16 (by its mark or its zero bytes, as Windows writes it), UTF-8 without its mark, else guessed over as decode() does.
QByteArray tableText(const QByteArray &content);

/// RFC 4180 with what Outlook, PowerShell and spreadsheets do to it: any of three separators, line breaks in quoted cells.
class CsvRows
{
public:
    /// `text`: UTF-8; it has to live as long as the rows.
    explicit CsvRows(QByteArrayView text);
    bool atEnd() const { return m_at >= m_text.size(); }
    QList<QByteArray> next(); ///< the cells of one line, at most 1,000

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    char m_separator = ',';
};

// ---------------------------------------------------------------- many messages

/// Where the messages of an mbox stand: [begin, end) of each, without its separator line. The separator is a line "From " before a
/// line that looks like a header field (X-Mozilla-Status: counts); neither an empty line before it nor Content-Length is asked for.
class MboxSplitter
{
public:
    explicit MboxSplitter(QByteArrayView block) : m_block(block) { }
    /// The next message; nullopt behind the last.
    std::optional<QByteArrayView> next();
    /// Of the separator lines found in the block, the last one begins here (the block's size where there is none but the first):
    /// a reader of large files keeps the bytes from here on for the next block.
    static qsizetype lastSeparator(QByteArrayView block);

private:
    QByteArrayView m_block;
    qsizetype m_position = 0;
};

/// Is it an mbox: does it begin with a separator line?
bool looksLikeMbox(QByteArrayView block);

/// One message of a path.
struct Item {
    QString path;       ///< of the file, also inside a folder; "archive.zip/inside.eml" in an archive
    int index = 0;      ///< in the file, from 0
    QByteArray content; ///< empty where `failure` is set
    std::optional<Failure> failure;
};

/// How far a visit has come.
struct Progress {
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0; ///< grows while folders are looked through
    qint64 messages = 0;
};

struct VisitLimits {
    qsizetype largestMessage = 64 * 1024 * 1024;
    qint64 mostMessages = 10'000'000;
    int deepestFolder = 32;
    std::function<bool(const QString &path, int index)> wanted{}; ///< the others are passed over; empty: all are wanted. Index -1: is any of the file?
};

/// Calls `use` for every message below a path: a file with one message (whatever its form), an mbox, a Maildir, a .zip, a folder of all
/// these; "-" is standard input. Memory holds one message and a block of the file at a time. A file that cannot be read gives an item with its failure, and the
/// visit goes on. `use` and `progress` are called on the calling thread and say whether to go on; false: the visit stopped there.
bool visit(const QString &path, const std::function<bool(const Item &)> &use,
           const std::function<bool(const Progress &)> &progress = {}, const VisitLimits &limits = {});

/// The file that holds the item of this path: the path itself, or the archive that it leads into.
QString containerOf(const QString &itemPath);

// ---------------------------------------------------------------- Outlook

/// A property value by its number (MS-OXPROPS), strings decoded.
struct Property {
    quint16 id = 0;
    quint16 type = 0;  ///< MS-OXCDATA §2.11.1: 0x001f and 0x001e text, 0x0102 binary, 0x0003 integer, 0x0040 time, 0x000b boolean
    QString text;
    QByteArray bytes;
    qint64 number = 0; ///< integers and booleans; times as 100 ns since 1601
};

struct Properties {
    std::vector<Property> all;
    const Property *find(quint16 id) const;
    QString text(quint16 id) const;     ///< "" where absent
    QByteArray bytes(quint16 id) const;
    std::optional<qint64> number(quint16 id) const;
    QDateTime time(quint16 id) const;   ///< in UTC; invalid where absent
};

/// What a .msg file (MS-CFB, MS-OXMSG) or a winmail.dat (MS-OXTNEF) holds.
struct OutlookItem {
    struct Attachment {
        Properties properties;
        QString name;
        QString mimeType; ///< PidTagAttachMimeTag, lower case
        QByteArray data;  ///< empty for an embedded message
        std::vector<OutlookItem> message; ///< the embedded message, at most one
    };
    Properties properties;
    std::vector<Properties> recipients;
    std::vector<Attachment> attachments;

    QString messageClass() const; ///< "REPORT.IPM.Note.NDR"
    QString body() const;         ///< plain text; from HTML or RTF where there is no plain one
    Header transportHeader() const; ///< PidTagTransportMessageHeaders
};

bool looksLikeMsg(QByteArrayView bytes);
bool looksLikeTnef(QByteArrayView bytes);
Result<OutlookItem> readMsg(const QByteArray &bytes);
Result<OutlookItem> readTnef(const QByteArray &bytes);

} // namespace todoku::mail
