// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/bounce.h"
#include "todoku/mailbox.h"

/// A bounce and the user's sent items -> was it sent, to which address, and who stands between.
/// That a message is not found proves nothing: a shared mailbox, a phone, a scanner or a retention rule look the same.
namespace todoku::sent {

enum class MatchedBy {
    MessageId,
    SearchKey,
    Content,
    Hand, ///< a person pasted whom it went to
};
enum class Field { To, Cc, Bcc };

/// The message that came back, as the mailbox has it.
struct Match {
    mailbox::Message message;
    qsizetype place = 0; ///< in the index
    MatchedBy by = MatchedBy::MessageId;
    double confidence = 0; ///< 0 to 1
    int copies = 1;        ///< messages of the mailbox with the same Message-ID
    bool operator==(const Match &) const = default;
};

/// How an address resembles another one.
enum class Likeness {
    SlipInName,   ///< a letter too many, missing, wrong or swapped before the @
    Romanisation, ///< the same Japanese name, spelt otherwise: sato, satoh
    Arrangement,  ///< the same parts in another order or with other separators
    SlipInDomain, ///< the same name at a domain that looks alike
};

struct Similar {
    mailbox::Contact contact;
    Likeness likeness = Likeness::SlipInName;
    int distance = 0; ///< letters to change (Damerau and Levenshtein)
    bool operator==(const Similar &) const = default;
};

/// Why the failed address is none that the user wrote to.
enum class Between {
    Nobody,    ///< it is listed, or there is no match
    Recipient, ///< a recipient's forwarding rule or delegate
    List,      ///< the address written to is a list or group, by its name
    OwnSide,   ///< the address is of the user's own organisation and no recipient is: a transport rule or journal adds it
};

/// One recipient that the bounce names, against the mailbox.
struct Recipient {
    QString address;
    std::optional<Field> listed;  ///< in the matched message
    bool legacy = false;          ///< an old internal Exchange address stands for a listed recipient; nobody passed anything on
    Between between = Between::Nobody;
    QString via;                  ///< whom to ask: the recipient that probably passed it on; empty where it could be several
    bool viaNamed = false;        ///< the bounce itself names it (RFC 3464 §2.3.1 Original-Recipient)
    QList<Similar> similar;       ///< contacts that worked, nearest first, at most three
    mailbox::Contact before;      ///< uses of the failed address in other messages, older than the bounced one
    std::optional<mailbox::Contact> newer; ///< the same name at another domain, used since
    mailbox::Contact domain;      ///< other addresses of its domain: how often written to, answered, when last
    bool operator==(const Recipient &) const = default;
};

struct Facts {
    QString mailbox;              ///< its path
    qint64 messagesRead = 0;
    bool complete = true;         ///< false: the reading was stopped
    QDateTime first, last;        ///< of the mailbox, in UTC
    bool isReport = false;        ///< the message is a bounce
    bool originalNamed = false;   ///< the bounce names its original well enough to find it
    QDateTime originalDate;       ///< else that of the bounce
    bool endsBefore = false;      ///< the mailbox ends long before the message was sent: an old export
    std::optional<Match> match;
    QList<Recipient> recipients;  ///< failed and delayed ones
    QStringList ownDomains;
    bool operator==(const Facts &) const = default;
};

enum class Conclusion { SentToThisAddress, SentToAnotherAddress, NotInSentItems, Unknown };

/// Compares. `ownDomains`: the organisation's own where they are known; else the From domains of the mailbox. Reads the candidates' headers again.
Facts examine(const bounce::Report &report, const mailbox::Index &index, const QStringList &ownDomains = {});

/// The same, where nobody gave a mailbox: `lines` are those of the sent message that tell whom it went to, pasted ("To: …", "宛先: …", or only addresses).
/// nullopt where there is no address in them, or the report names no recipient.
std::optional<Facts> examineByHand(const bounce::Report &report, const QString &lines, const QStringList &ownDomains = {});

/// Pure. Subject: the failed address, or the Message-ID.
QList<Finding> judge(const Facts &facts);

/// For one recipient, or the first whose answer is plain.
Conclusion conclusion(const Facts &facts);
QString name(Conclusion conclusion); ///< the contract's
QString name(MatchedBy by);          ///< the contract's

/// The contract's object of `todoku-cli sent`, without "bounce".
QJsonObject toJson(const Facts &facts);

/// How `address` resembles `other`; nullopt where it does not, or where it is the same. Both in lower case.
std::optional<Similar> likeness(const QString &address, const mailbox::Contact &other);

/// How an address of the report and one of the sent message differ.
enum class Difference {
    Same,
    Writing,     ///< only in width, letter case or an encapsulation of Exchange's
    Slip,        ///< look alike: a slip in the name or the domain
    OtherDomain, ///< the same name elsewhere
    OtherName,   ///< another name at the same domain
    Other,       ///< nothing in common
    OnlyInReport,
    OnlySent,    ///< a recipient that the report does not speak of
};

/// One line of the comparison: the report's address on the left, the sent message's on the right.
struct Pair {
    QString reported; ///< empty: OnlySent
    QString sent;     ///< empty: OnlyInReport
    std::optional<Field> field; ///< of `sent`
    Difference difference = Difference::Other;
    bool operator==(const Pair &) const = default;
};

/// The failed addresses beside those of the sent message, each beside the one that it is or most resembles; then the rest of the sent message. Pure.
QList<Pair> aligned(const Facts &facts);
QString text(Difference difference, const Words &words); ///< "only the domain differs"
QString text(Field field, const Words &words);           ///< as mail programs call it: "To", "宛先"

/// The answer for somebody who does not want to read findings.
struct Explanation {
    QString verdict;     ///< one sentence
    QStringList reasons; ///< three at most
    QString limits;      ///< what it does not prove
};
Explanation explanation(const Facts &facts, const Words &words);

/// Whom to ask, and why; "" where nobody stands between.
QString whomToAsk(const Recipient &recipient, const Facts &facts, const Words &words);

/// A text to send to whoever probably passed the message on: asks to check the rule, the list or the transport rule. In the words' language.
QString letterTo(const Recipient &recipient, const Facts &facts, const Words &words);
QString letterSubject(const Words &words);

} // namespace todoku::sent
