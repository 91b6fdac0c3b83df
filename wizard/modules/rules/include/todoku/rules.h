// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"

#include <QtCore/QStringList>

/// What an administrator exported of the places where mail is passed on -> which of them adds the address that failed.
/// Reads what Get-TransportRule, Get-InboxRule, Get-Mailbox and Get-DistributionGroupMember give, written by ConvertTo-Json or Export-Csv of
/// Windows PowerShell 5 or PowerShell 7. Such a file may come from anybody: sizes, depths and counts are bounded, nothing in it becomes code.
namespace todoku::rules {

enum class Kind { TransportRule, InboxRule, Mailbox, GroupMember };

/// Where a rule, forwarding or member sends a message.
struct Target {
    QString property;      ///< as Exchange calls it: "BlindCopyTo", "ForwardingSmtpAddress"
    QString text;          ///< as it stands in the file
    QStringList addresses; ///< what of it is an address: bare SMTP, or a legacyExchangeDN "/o=…"; empty where it is only a name
    bool operator==(const Target &) const = default;
};

/// One rule, mailbox or member.
struct Entry {
    Kind kind = Kind::TransportRule;
    QString name;                ///< what the administrator's screen shows
    QString identity;            ///< what a command can name it by
    QString owner;               ///< of an inbox rule: whose
    std::optional<int> priority; ///< 0 comes first
    bool inEffect = true;        ///< false: switched off, or only being tested (Mode Audit)
    QList<Target> targets;
    QStringList names;     ///< by which other entries may mean this one, addresses included
    bool operator==(const Entry &) const = default;
};

/// What was read of one file.
struct Export {
    QString fileName; ///< without folders
    QList<Entry> entries;
    QString lost;     ///< "System.String[]": a list that the export replaced by its type's name; empty: none
    bool operator==(const Export &) const = default;
};

inline constexpr qsizetype largestExport = 32 * 1024 * 1024; ///< bytes

/// Failures: Empty, TooLarge, Malformed, and Unsupported where nothing of it is any of the four kinds.
Result<Export> read(const QByteArray &content, const QString &fileName = {});
/// The same for a file.
Result<Export> readExport(const QString &path);

/// An address that failed.
struct Wanted {
    QString address;
    QString x500; ///< "X500:/o=…": the internal address in it, empty where it is none
    bool operator==(const Wanted &) const = default;
};

/// How a target fits.
enum class Fit {
    Address,   ///< it is the address
    LegacyDn,  ///< it is the same internal address (legacyExchangeDN)
    Name,      ///< it names somebody who, as another entry says, has the address
    LocalPart, ///< the same before the @, or a name that is equal to it
    Domain,    ///< another address of the same domain
    Unnamed,   ///< it passes messages on, and no entry says to what address
};

struct Match {
    Fit fit = Fit::Address;
    QString wanted; ///< the address that failed; empty for Unnamed
    Entry entry;
    Target target;
    bool overridden = false; ///< a mailbox's ForwardingSmtpAddress beside a ForwardingAddress: the latter wins (Set-Mailbox)
    bool operator==(const Match &) const = default;
};

struct Facts {
    QStringList wanted;
    qsizetype entries = 0;
    QList<Match> matches; ///< the best fit first, at most 100
    QString lost;
    QString group; ///< whose members were exported, as far as the bounce tells; empty: unknown
    bool operator==(const Facts &) const = default;
};

/// `group`: the group or list that the sender wrote to; an export of members does not name it.
Facts examine(const QList<Export> &exports, const QList<Wanted> &wanted, const QString &group = {});

/// Pure; subject: the address that failed.
QList<Finding> judge(const Facts &facts);

/// What an administrator can run; the program never does. Every value is a PowerShell literal.
struct Command {
    enum class Does { LookUp, SwitchOff, TakeOut };
    Does does = Does::LookUp;
    QString text;
    bool operator==(const Command &) const = default;
};
/// Empty where a value holds characters that cannot stand in a command, so that another rule would be meant. Without a group an example stands
/// in its place.
QList<Command> commands(const Match &match, const QString &group = {});

QString name(Kind kind); ///< "transport-rule", "inbox-rule", "mailbox", "group-member"
QString name(Fit fit);   ///< "address", "legacy-dn", "name", "local-part", "domain", "unnamed"

} // namespace todoku::rules
