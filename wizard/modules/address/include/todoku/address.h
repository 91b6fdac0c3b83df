// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"

#include <QtCore/QDateTime>

#include <functional>

/// Text that somebody typed or pasted as a mail address -> what is wrong with it, what can be repaired without guessing, and what was
/// probably meant. Syntax by RFC 5321, 5322, 6531; domains by UTS #46 (ICU); Exchange's encapsulated addresses by MS-OXCMAIL §2.1.3.1.8.
/// Everything here is pure and may run in any thread. Input longer than `longestInput` is refused, not read.
namespace todoku::address {

/// UTF-16 units. The longest legal address has 254 octets, the longest token that Exchange takes 571; the rest is room for wrappers.
inline constexpr qsizetype longestInput = 4096;

/// valid: RFC 5321 dot-string (or RFC 6531) at a host name of two or more labels; unusual: legal but rarely deliverable (comments, quoted
/// local parts, literals, obsolete forms, one label); x500, other: no SMTP address at all.
enum class Verdict { Valid, Unusual, Invalid, X500, Other };
QString name(Verdict verdict); ///< the word of the command line's contract

/// Somebody who was written to, and nothing came back.
struct Contact {
    QString address;
    int timesWritten = 1;
    QDateTime lastWritten{}; ///< invalid where unknown
    bool operator==(const Contact &) const = default;
};

/// What the person and the organisation write to. What is known is never corrected: leave out addresses that bounced.
struct Known {
    QList<Contact> contacts;
    QStringList domains;    ///< written to before
    QStringList ownDomains; ///< the organisation's own
    bool operator==(const Known &) const = default;
};

/// `Known` together with the widely used mail domains, prepared once so that every question is fast. Cheap to copy; safe to share.
class Directory
{
public:
    Directory(); ///< the widely used domains only
    explicit Directory(const Known &known);

    bool knowsDomain(QStringView domain) const;   ///< A-label, any case
    bool knowsAddress(QStringView address) const; ///< any case

    struct Index;
    const Index &index() const { return *m_index; }

private:
    std::shared_ptr<const Index> m_index;
};

/// One thing to say about one place of the input.
struct Issue {
    FindingId id;
    qsizetype position = -1; ///< code points of the input; -1 where something is missing
    qsizetype length = 0;    ///< code points
    std::optional<Severity> lowered{};
    bool echo = false; ///< says in the grammar's words what another issue says, or what has been repaired: for programs, not for people

    Severity severity() const { return lowered.value_or(id.kind().severity); }
    bool operator==(const Issue &) const = default;
};

struct Examination {
    QString input;
    Verdict verdict = Verdict::Invalid;        ///< of the normalised text
    Verdict verdictAsTyped = Verdict::Invalid; ///< of the input as it stands
    QString normalized;                        ///< repaired without guessing; empty where nothing is left. X500 and others: "TYPE:value"
    std::optional<QString> suggestion;         ///< the best guess; valid itself, and never applied without asking
    QStringList alternatives;                  ///< others as near, at most two: then the person is asked
    QList<Issue> issues;                       ///< in the order of their positions

    QString localPart;     ///< of the normalised text, quotes kept; empty for x500 and other
    QString domain;        ///< A-label in lower case; empty where it has none
    QString domainUnicode; ///< the same for people to read

    QString encapsulation;              ///< "EX", "SMTP" … where the input was a token of Exchange's, in capitals
    QString proxyAddress;               ///< "X500:/o=…", ready for an administrator to add; empty otherwise
    std::optional<Contact> nearContact; ///< written to before, and hard to tell from this address

    bool has(FindingId id) const;
    bool operator==(const Examination &) const = default;
};

Examination examine(QStringView input, const Directory &known = {});

/// For every code point of the input, whether it is to be marked: it is wrong where it stands, or gone or another one in what was meant.
QList<bool> wrongCharacters(const Examination &examination);

/// Findings in the order of the issues, worst first. Subject: the address. Evidence: address, position, length (code points of the input),
/// marked (the text there), character (code points in words), domain, localPart, normalized, suggestion, alternatives, proxyAddress, contact,
/// tld: those that exist.
QList<Finding> judge(const Examination &examination);

/// The object of the command line's contract.
QJsonObject toJson(const Examination &examination);

// Exchange's own forms

/// A token such as IMCEAEX-_O=CONTOSO_CN=TARO@contoso.com, decoded in one pass.
struct Encapsulated {
    QString type;                 ///< "EX", "X500", "X400", "FAX", "SMTP", "MAILTO" …, in capitals
    QString value;                ///< "/O=CONTOSO/CN=TARO", "taro@example.jp"
    QString domain;               ///< where Exchange would decode it; empty where the token has lost it
    QList<qsizetype> badEscapes;  ///< UTF-16 positions in the given text of a "+" without two hexadecimal digits; it stays as it is
    bool rejoined = false;        ///< line breaks or blanks stood inside
    bool operator==(const Encapsulated &) const = default;
};
/// MS-OXCMAIL §2.1.3.1.8, §2.2.3.1.2; nullopt where the text is no such token. The type is needed: "imcea-taro@…" is an ordinary address.
std::optional<Encapsulated> decodeEncapsulated(QStringView text);

/// "/o=…/cn=…", also with "EX:" or "X500:" in front -> "X500:/o=…/cn=…"; nullopt for anything else.
std::optional<QString> x500ProxyAddress(QStringView text);
/// X.500 and legacyExchangeDN are compared without regard to case, with or without the type in front.
bool sameX500(QStringView one, QStringView other);
/// The last "/cn=…": in Exchange Online an id and a shortened alias, so a hint for people and never a name to rely on.
QString lastCommonName(QStringView x500);

// For people

/// What a character is: "full-width @ (FULLWIDTH COMMERCIAL AT, U+FF20)", 「全角のアットマーク（U+FF20）」. Names are Unicode's where everyday
/// words say too little.
QString describe(char32_t character, Language language);
/// What positions count. (Qt's own conversion would swallow a byte order mark.)
QList<char32_t> codePointsOf(QStringView text);
/// "U+FF20 “＠”"; invisible characters by number only.
QString codePoint(char32_t character);

// Lists

/// One address of a list and the line it came from.
struct Entry {
    qsizetype line = 0; ///< from 1
    QString text;
    bool operator==(const Entry &) const = default;
};

/// What a file of addresses holds. A text file is a sheet of one column.
struct Sheet {
    struct Row {
        qsizetype line = 0; ///< from 1
        QStringList cells;
        bool operator==(const Row &) const = default;
    };
    QStringList columns;          ///< their headings; empty ones where the first row is none
    QList<Row> rows;              ///< without the heading and without empty rows
    qsizetype addressColumn = 0;  ///< the one with most @ signs
    bool operator==(const Sheet &) const = default;
};

/// The text of a file that people made: UTF-8, UTF-16 with a mark, or the encoding of Japanese Excel (Shift_JIS).
QString textOf(const QByteArray &content);
/// A text file with one address a line, or a CSV file (RFC 4180; separated by commas, semicolons or tabs; quoted fields may hold line breaks).
Sheet sheetOf(const QString &text);
/// The cells of one column, but for the empty ones.
QList<Entry> entriesOf(const Sheet &sheet, qsizetype column);
/// The addresses of a file, in the column that has them.
QList<Entry> entriesOf(const QByteArray &content);

/// What is to be done about an address of a list.
enum class Care {
    Mend,  ///< it is wrong as it stands, or something better is known
    Look,  ///< it may fail, or only a person knows whether it is meant
    None,
};
Care careOf(const Examination &examination);

/// A table for a spreadsheet: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would take for a formula.
QByteArray csv(const QList<Entry> &entries, const QList<Examination> &examinations, const Words &words);

/// Known addresses and domains from a file of --known: one a line, "#" begins a remark.
Known knownFrom(const QByteArray &content);

} // namespace todoku::address
