// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

/// A path -> an index of its messages, whatever the format. Only headers are read; what a question seldom needs is decoded when it is asked for.
namespace todoku::mailbox {

/// One message, decoded.
struct Message {
    QString path;       ///< of the file, also inside a folder
    int index = 0;      ///< in the file, from 0
    QString messageId;  ///< with its angle brackets; empty where there is none
    QString from;       ///< bare addresses throughout; an Exchange address (X.500) as it stands
    QStringList to, cc, bcc;
    QDateTime date;     ///< with its own offset; invalid where there is none
    QString subject;
    QString folder;       ///< inside a .pst, .olm or profile; empty elsewhere
    QString messageClass; ///< "IPM.Note"; empty where the format has none
    QByteArray searchKey; ///< PidTagSearchKey (MS-OXPROPS), of .msg, winmail.dat, .pst and .ost; empty elsewhere
    bool operator==(const Message &) const = default;
};

/// What the index holds of a message. Numbers name addresses and words of the index.
struct Entry {
    static constexpr quint32 none = std::numeric_limits<quint32>::max();
    enum Flag : quint32 {
        HasTime = 1,
        ZoneKnown = 2, ///< the date names its offset
        Reply = 4,     ///< In-Reply-To, References or a reply prefix
        Deleted = 8,   ///< marked as deleted by Thunderbird, but still in the file
    };

    qint64 offset = 0;     ///< of the header in its file
    qint64 time = 0;       ///< seconds since 1970, UTC
    quint64 id = 0;        ///< hash of the Message-ID, 0 where there is none
    quint64 subject = 0;   ///< hash of the subject as it is encoded: the same for copies of one text, not for two programs' writing of it
    quint32 source = 0;    ///< file
    quint32 number = 0;    ///< in that file, from 0
    quint32 headerSize = 0;
    quint32 firstRecipient = 0;
    quint16 to = 0, cc = 0, bcc = 0; ///< how many of each
    qint16 zone = 0;                 ///< minutes east of Greenwich
    quint32 from = none;             ///< address
    quint32 client = none;           ///< word: X-Mailer or User-Agent
    quint32 network = none;          ///< word: X-Originating-IP
    quint32 idDomain = none;         ///< word: the last two labels of the Message-ID's right side
    quint32 kept = none;             ///< a message of a format that cannot be read again cheaply
    quint32 flags = 0;

    bool has(Flag flag) const { return (flags & flag) != 0; }
    qsizetype recipientCount() const { return to + cc + bcc; }
};

/// What only happens to mailboxes. A failure tells it by its detail.
enum class Trouble {
    None,
    Changed,        ///< somebody else wrote to it while it was read
    Shrank,         ///< it became shorter while it was read
    Vanished,       ///< it was there at first
    ReaderMissing,  ///< todoku-pst is not installed
    UnknownColumns, ///< a table whose headings nobody has explained yet
};
Trouble troubleOf(const Failure &failure);

/// A file or message that could not be read.
struct Problem {
    QString path;
    Failure failure;
    qsizetype before = 0; ///< number of messages of the index that come before it
    qsizetype file = -1;  ///< which of the files that were read; -1 where it is about none
    bool operator==(const Problem &) const = default;
};

/// How far the reading has come.
struct Progress {
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0; ///< grows while folders are looked through
    qint64 messages = 0;
};

/// Which folders of a .pst, .olm, mail profile or tree of Maildirs are read.
enum class Folders {
    All,
    Sent, ///< only those of sent mail, by their role or name; all of them where none is found
};

/// What a person said of the columns of a table whose headings nobody recognises. Exports of Outlook in English and Japanese need none.
struct Columns {
    QStringList headings; ///< the first line of the table; it holds for every table with the same one
    QStringList fields;   ///< for each column one of columnFields(), or "" for one that does not count
    bool operator==(const Columns &) const = default;
};

struct Options {
    Folders folders = Folders::All;
    /// Called on the calling thread, at least every 100 ms, while folders are looked through as well; false: stop, and keep what was found.
    std::function<bool(const Progress &)> progress;
    int threads = 0; ///< 0: as many as the machine has cores
    /// Where indexes are kept between questions; empty: nowhere. A kept one is brought up to date by what changed since.
    QString cacheFolder;
    QList<Columns> columns;
};

/// The beginning of a table, to ask a person what its columns are.
struct Table {
    QStringList headings;
    QList<QStringList> rows; ///< the first few, cells cut to what one can take in
    QStringList fields;      ///< as far as the headings are recognised
    bool operator==(const Table &) const = default;
};
/// nullopt where the path is no .csv or .tsv, or has only one column.
std::optional<Table> tableOf(const QString &path);
/// "to", "subject", "from", "cc", "bcc", "date", "message-id".
QStringList columnFields();
/// "to=3,subject=Betreff": columns by number, from 1, or by heading. nullopt where a field or column is unknown, or "to" is missing.
std::optional<Columns> columnsFrom(const Table &table, const QString &text);

/// Somebody the user wrote to.
struct Contact {
    QString address; ///< in lower case
    qint64 count = 0;   ///< messages to this address
    qint64 replies = 0; ///< of these, answers: the address has written back, so it worked
    QDateTime first, last;
    bool operator==(const Contact &) const = default;
};

/// What one look over all messages tells.
struct Summary {
    struct Use {
        qint64 count = 0, replies = 0;
        qint64 first = 0, last = 0; ///< seconds since 1970, 0 where no message has a time
    };
    std::vector<Use> uses;        ///< of each address: messages to it
    std::vector<quint32> senders; ///< of each address: messages from it
    std::optional<std::pair<qint64, qint64>> period; ///< times of the first and the last message
};

struct Data;

/// The messages of a path in their order. A value: copies share what they hold.
class Index
{
public:
    Index();
    explicit Index(std::shared_ptr<const Data> data);

    qsizetype size() const;
    std::span<const Entry> entries() const { return m_entries; }
    /// Addresses of To, Cc and Bcc, in this order.
    /// Those of all messages, one after the other, in the order of the messages.
    std::span<const quint32> recipients() const { return m_recipients; }
    std::span<const quint32> recipients(const Entry &entry) const { return m_recipients.subspan(entry.firstRecipient, size_t(entry.recipientCount())); }
    quint32 addressCount() const;
    QString address(quint32 number) const; ///< in lower case; "" for Entry::none
    std::optional<quint32> addressNumber(QStringView address) const; ///< letter case ignored
    QString word(quint32 number) const; ///< "" for Entry::none

    const Summary &summary() const;

    /// The message decoded, read again from its file; nullopt where that is no longer there or has changed.
    std::optional<Message> message(qsizetype place) const;

    /// The message with this PidTagSearchKey, which all copies of a message share; nullopt where there is none, or the key is too short to be one.
    std::optional<qsizetype> placeOfSearchKey(QByteArrayView key) const;

    const std::vector<Problem> &problems() const;
    bool isComplete() const; ///< false: the reading was stopped
    QString path() const;

private:
    std::shared_ptr<const Data> m_data;
    std::span<const Entry> m_entries; ///< of m_data
    std::span<const quint32> m_recipients;
};

/// Reads a file or folder: mbox, Maildir, .eml, .msg, winmail.dat, .zip, .pst and .ost (where todoku-pst is installed), .olm, Outlook's CSV, a mail
/// program's profile, a folder of all these; "-" is standard input. Failures: CannotOpen, Empty, Unsupported, Malformed. A part that cannot be read, that
/// changed, shrank or vanished while it was read, is a problem of the index, one for each file and kind.
Result<Index> read(const QString &path, const Options &options = {});

/// What happened to a mailbox, what it means and what to do, for the person in front of the screen.
QString explain(const Failure &failure, const QString &fileName);

/// Where this user's indexes are kept.
QString indexFolder();
/// How many bytes the indexes in that folder take.
qint64 keptBytes(const QString &cacheFolder);
/// Deletes the indexes that were kept.
void forgetIndexes(const QString &cacheFolder);

/// Everybody written to, most often first.
QList<Contact> contacts(const Index &index);

/// The domains of the From addresses, most often first: the user's own. Those of fewer than one message in twenty are left out.
QStringList fromDomains(const Index &index);

/// The hash that Entry::id holds, of a Message-ID with or without its angle brackets. Never 0 but for an empty one.
quint64 messageIdHash(QStringView messageId);

/// The contract's object of `todoku-cli messages`, without "error".
QJsonObject toJson(const Message &message);

} // namespace todoku::mailbox
