// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"

#include <QtCore/QDateTime>
#include <QtCore/QStringList>

#include <functional>

/// A message -> who failed, why, and who says so.
namespace todoku::bounce {

/// What a message is, judged by the worst that it tells of any recipient.
enum class Kind { Failure, Delay, Delivered, Relayed, Expanded, Feedback, AutoReply, NotAReport };

/// What became of one recipient (RFC 3464 §2.3.3).
enum class Action { Failed, Delayed, Delivered, Relayed, Expanded };

/// Why a recipient failed: one for each bounce finding that names a cause.
enum class Cause {
    RecipientNotFound,
    BadAddressSyntax,
    DomainNotFound,
    LegacyExchangeAddress,
    GroupRestricted,
    MessageTooLarge,
    DirectoryEdgeBlocked,
    SenderRejected,
    MailboxFull,
    Loop,
    PolicyRejected,
    CodeUnknown,
};

/// One recipient whose fate the report tells.
struct Recipient {
    QString address;           ///< bare, domain in lower case; what was refused
    QString originalRecipient; ///< RFC 3464 §2.3.1, bare; empty where the report has none
    QString displayName;       ///< Exchange's X-Display-Name
    Action action = Action::Failed;
    QString status;            ///< the code that counts ("5.1.10"), empty where the report holds none; never invented
    QString statusField;       ///< the Status: field as it stands
    QString statusInReply;     ///< the enhanced code inside the diagnostic text
    std::optional<int> replyCode; ///< SMTP reply code, 200 to 599
    QString diagnostic;        ///< the text alone, unfolded, without "smtp;"
    QString remoteMta;         ///< the server that refused; empty: the reporting server itself did
    Cause cause = Cause::CodeUnknown;
    QString decisive;          ///< the part of the diagnostic, or the code, that decided on the cause
    bool operator==(const Recipient &) const = default;
};

/// One hop of the route, from the Received fields of the returned original or Exchange's table of hops.
struct Hop {
    QString from;
    QString by;
    QString with;
    QDateTime time; ///< when `by` took it over; invalid where the line says none
    bool operator==(const Hop &) const = default;
};

/// What identifies the message that could not be delivered.
struct Original {
    QString messageId; ///< with its angle brackets
    QString from;      ///< bare addresses throughout
    QStringList to;
    QStringList cc;
    QDateTime date; ///< with its own offset
    QString subject;
    QByteArray searchKey; ///< PidTagSearchKey of the sent message, which a .msg report names as PidTagParentKey (MS-OXPROPS); empty elsewhere
    QByteArray headers; ///< as returned, undecoded; empty where the report only quotes a few of them
    bool isReply = false; ///< In-Reply-To, References or a reply prefix: an old message was answered
    bool isMeeting = false; ///< a meeting request or update (text/calendar, Exchange's class)
    bool operator==(const Original &) const = default;
};

struct Report {
    Kind kind = Kind::NotAReport;
    QList<Recipient> recipients;
    QString reportingMta;
    QDateTime arrivalDate; ///< when the reporting server got the message
    std::optional<Original> original;
    QList<Hop> hops; ///< in the order of travel
    QString from;    ///< who wrote the report
    QString to;      ///< who got it
    QString subject; ///< of the report
    QDateTime date;
    QString text;    ///< the human part, as plain text
    bool guessed = false;   ///< read by a scored guess, not by a structure or a rule: the screen says so
    bool encrypted = false; ///< S/MIME or PGP: recognised, cannot be read
    bool truncated = false; ///< ends in the middle; what could be read is here
    bool operator==(const Report &) const = default;
};

/// The largest single message that is read, in bytes.
inline constexpr qsizetype largestMessage = 64 * 1024 * 1024;

/// Reads one message: .eml, .msg, winmail.dat, or the pasted text of a bounce. Failures: Empty, TooLarge, Malformed (binary that is no mail).
/// A message that is no report is no failure: its kind says so.
Result<Report> read(const QByteArray &content);

/// Findings for all recipients (subject: the recipient's address), pure.
QList<Finding> judge(const Report &report);

/// What a mail engineer sees besides the cause: special words and codes (resources/tables/details.json), a recipient nobody wrote to, outsiders
/// who cannot reach one's own domain, and what only shows when recipients are counted, those of other bounces that came along included. Pure.
QList<Finding> judgeFurther(const Report &report, const QStringList &ownDomains, const QList<Recipient> &others);

/// The names of the command line's contract.
QString name(Kind kind);
QString name(Action action);
QString name(Cause cause); ///< without "bounce."
std::optional<Cause> causeNamed(QStringView name); ///< nullopt where there is none of that name
/// A cause in a few words for a table: English, translated in the context "Cause".
const char *label(Cause cause);

/// The contract's object of `todoku-cli read`, without path, index and error.
QJsonObject toJson(const Report &report);

// ---------------------------------------------------------------- many bounces at once

/// One message of a path.
struct Item {
    QString path;                   ///< of the file itself, also inside a folder; "archive.zip/inside.eml" in an archive
    int index = 0;                  ///< in the file, from 0
    QByteArray content;             ///< the message itself; empty where it could not be read
    std::optional<Report> report;   ///< what was read; a message that is no bounce has one, too
    std::optional<Failure> failure; ///< why it could not be read
    bool operator==(const Item &) const = default;
};

/// How far the reading has come.
struct Progress {
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0; ///< grows while folders are looked through
    qint64 messages = 0;
};

/// Reads every message of a file, an mbox, a Maildir, a .zip, or a folder of all these ("-": standard input), one at a time: memory does not
/// grow with their number. Both functions are called on the calling thread and say whether to go on; false: one of them wished to stop.
/// Whatever was given to `use` until then stays right.
bool readAll(const QString &path, const std::function<bool(const Item &)> &use, const std::function<bool(const Progress &)> &progress = {});

/// Where a message stands: the path and index of its item.
using ItemPlace = std::pair<QString, int>;
/// Reads a few messages again by the places that readAll() gave; a file of many is gone through once for all of them. `use` says whether to go on.
/// What is no longer there gives an item with its failure.
void readAgain(const QList<ItemPlace> &places, const std::function<bool(const Item &)> &use);

/// One recipient of one bounce: a row of the table of many.
struct Row {
    QString path; ///< with `index`: which bounce it leads to
    int index = 0;
    QString address;
    Action action = Action::Failed;
    Cause cause = Cause::CodeUnknown;
    QString status;
    std::optional<int> replyCode;
    QString refusedBy; ///< the other server that refused; empty: the reporting server itself did
    QDateTime date; ///< of the bounce
    QString subject; ///< of the original, else of the bounce
    bool operator==(const Row &) const = default;
};

/// The failed and delayed recipients of a message as rows; none for what is no bounce.
QList<Row> rows(const Item &item);

enum class GroupBy { Cause, Domain, Recipient };

/// Rows with something in common.
struct Group {
    QString key; ///< the cause's name, the domain or the address
    qsizetype bounces = 0;    ///< different messages
    qsizetype recipients = 0; ///< different addresses
    QDateTime first, last;    ///< of the bounces that have a date
    QList<qsizetype> members; ///< places in the list that was given
    bool operator==(const Group &) const = default;
};

/// The largest group first, of equals in the order of their keys. Pure.
QList<Group> grouped(const QList<Row> &rows, GroupBy by);

/// What rows tell of their recipients, for judging one bounce with others in view: each address and cause once, not more than `most`.
QList<Recipient> recipientsOf(const QList<Row> &rows, const QList<qsizetype> &members, qsizetype most = 2'000);

/// The domain of an address in lower case, "" where it has none.
QString domainOf(const QString &address);
/// An address of one of the domains, or of a domain below one ("journal.example.com" is run by whoever runs example.com).
bool belongsTo(const QString &address, const QStringList &domains);

/// The message as a sample for a new rule, without what tells who wrote whom: addresses, names, subjects, hosts of the correspondents and numbers are replaced,
/// the same one always by the same stand-in; the text of the original goes; words of servers, codes and the structure stay. What Outlook saved becomes a mail; empty where it cannot be read.
QByteArray redacted(const QByteArray &content);

// ---------------------------------------------------------------- codes

/// What the table of codes (resources/tables/codes.json) knows of a status code.
struct CodeMeaning {
    QString code;      ///< "5.1.10"
    QString meaning;   ///< one sentence in the language asked for
    QString whoseTurn; ///< who can mend it, in that language
    QStringList first; ///< solutions that come first: "U1"
    QString source;
};
/// nullopt for codes that are not in the table.
std::optional<CodeMeaning> meaning(const QString &code, Language language);

} // namespace todoku::bounce
