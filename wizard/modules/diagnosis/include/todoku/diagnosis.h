// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/address.h"
#include "todoku/bounce.h"
#include "todoku/triage.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

/// The whole program in one sentence: bounce -> facts -> findings -> ranked solutions -> report.
/// `Case` is the one place that holds what is known of the problem; window, terminal and report read it.
namespace todoku {

enum class Role { Sender, Helpdesk, Administrator };
enum class DidItHelp { Solved, NotYet, Later };

/// What we were given.
struct Given {
    QString source; ///< the file's name, or empty for pasted text
    QByteArray content; ///< the message as it came, for whoever wants to see it
    std::optional<bounce::Report> report;
    QString address;        ///< typed by the person where there is no report, or to be checked instead of the failed one
    QStringList ownDomains; ///< the organisation's own
    QList<bounce::Recipient> others; ///< of the other bounces that came with this one
    bool operator==(const Given &) const = default;
};

/// What the person answered; never touched by a module.
struct Answers {
    Role role = Role::Sender;
    std::optional<int> recipient; ///< index into the report's recipients; none: all of them together
    QMap<Solution, DidItHelp> didItHelp;
    QSet<QString> ticks; ///< "U2/outlook-web/3"
    bool operator==(const Answers &) const = default;
};

/// What we found.
struct Verdict {
    QList<Finding> findings;
    QList<triage::Ranked> solutions; ///< all nine, best first
    QStringList lookedAt;            ///< rooms that had something to look at; the others are "not looked at", never "fine"
    bool operator==(const Verdict &) const = default;

    const triage::Ranked &of(Solution solution) const;
    QList<Solution> recommended() const;
};

struct Case {
    Given given;
    Answers answers;
    Verdict verdict;
    std::optional<Verdict> before; ///< the verdict of the check before the last one
    bool operator==(const Case &) const = default;
};

/// The whole sentence, pure. With a recipient, only what concerns that one is judged.
Verdict diagnose(const Given &given, std::optional<int> recipient = {});

/// The organisation's own domains: those given; else the domain the report went to, where it equals the domain of the original's author
/// (a report goes to whoever sent the message, RFC 3464 §2). Unknown otherwise.
QStringList ownDomains(const Given &given);

/// What is known of addresses in this case: the own domains, and whom the person has written to.
address::Directory directoryOf(const Given &given);

/// The contract's object of `todoku-cli diagnose`.
QJsonObject toJson(const Given &given, const Verdict &verdict);

/// With more bounces than this in one input, each is judged by itself.
inline constexpr qsizetype largestGroup = 200;

/// The domain of an address in lower case, empty where it has none.
QString domainOf(QStringView address);

} // namespace todoku
