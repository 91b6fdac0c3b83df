// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/account.h"
#include "todoku/address.h"
#include "todoku/bounce.h"
#include "todoku/domain.h"
#include "todoku/mailbox.h"
#include "todoku/origin.h"
#include "todoku/rules.h"
#include "todoku/sent.h"
#include "todoku/triage.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QMap>

/// The whole program in one sentence: bounce -> facts -> findings -> ranked solutions -> report.
/// `Case` is the one place that holds what is known of the problem; window, terminal and report read it.
namespace todoku {

enum class Role { Sender, Helpdesk, Administrator };
enum class DidItHelp { Solved, NotYet, Later };

/// What the net said. Nothing of it is asked without the person's word.
struct Online {
    QList<domain::Facts> domains;
    QHash<QString, origin::KeyAnswer> keys; ///< DKIM key records by name
    QString spf;                            ///< for the connection that the returned message came over; empty: not asked
    bool asked = false;
    QStringList sent; ///< what left the machine: "MX example.jp → 192.0.2.1"
};

/// What rooms found that cannot look again, in a case that comes from a file: it stands in for them until they look anew.
struct Remembered {
    QStringList rooms;
    QList<Finding> findings;
    std::optional<int> recipient; ///< they looked for this recipient only
};

/// What we were given.
struct Given {
    QString source; ///< the file's name, or empty for pasted text
    QByteArray content; ///< the message as it came, for whoever wants to see it
    std::optional<bounce::Report> report;
    QString address;        ///< typed by the person where there is no report, or to be checked instead of the failed one
    QStringList ownDomains; ///< the organisation's own
    QList<bounce::Recipient> others; ///< of the other bounces that came with this one
    std::optional<mailbox::Index> sentItems; ///< the person's, where they were chosen
    QString sentTo; ///< where there are none: whom the message went to, pasted from it
    QList<rules::Export> ruleExports; ///< what an administrator exported of the places that pass mail on
    Online online;
    Remembered remembered;
};

/// What the person answered; never touched by a module.
struct Answers {
    Role role = Role::Sender;
    std::optional<int> recipient; ///< index into the report's recipients; none: all of them together
    QMap<Solution, DidItHelp> didItHelp;
    QMap<QString, QDateTime> ticks;      ///< steps that were done, and when: "U2/outlook-web/3"
    QMap<QString, QString> notes;        ///< by the code of the place they were written at ("U1", "result")
    QMap<QString, qint64> secondsSpent;  ///< by the code of the place; counted for the helpdesk only
    QString caseNumber;                  ///< the helpdesk's own
    QMap<QString, QString> fields;       ///< what was filled in on a page, by page and field: "A1/incident"
    QSet<QString> unrecognised;          ///< keys of sent messages that the person did not write (account::keyOf)
    bool operator==(const Answers &) const = default;
};

/// Something nobody has looked at or answered yet, and that could bring another solution to the first place.
struct OpenQuestion {
    enum class Kind {
        SentItems,    ///< the person's sent items were not chosen
        Net,          ///< the DNS and the mail servers were not asked
        OneRecipient, ///< several recipients failed, and not all for the same reason
    };
    Kind kind = Kind::SentItems;
    QList<Solution> between; ///< which of these comes first depends on it: today's first one, then the others by how much leads to them
    bool operator==(const OpenQuestion &) const = default;
};

/// What we found.
struct Verdict {
    QList<Finding> findings;
    QList<triage::Ranked> solutions; ///< all nine, best first
    QStringList lookedAt;            ///< rooms that had something to look at; the others are "not looked at", never "fine"
    std::optional<account::Facts> misuse{}; ///< what the sent items show, for the page that draws it
    std::optional<origin::Facts> origin{}; ///< of the returned message
    std::optional<sent::Facts> sent{}; ///< what the comparison with the sent items saw
    QList<OpenQuestion> open{};       ///< what would change the verdict, by the table of triage
    bool operator==(const Verdict &) const = default;

    const triage::Ranked &of(Solution solution) const;
    QList<Solution> recommended() const;
};

struct Case {
    Given given;
    Answers answers;
    Verdict verdict;
    std::optional<Verdict> before; ///< the verdict of the check before the last one
};

/// The whole sentence, pure. Where a recipient was chosen, only what concerns that one is judged.
Verdict diagnose(const Given &given, const Answers &answers = {});
/// The same, where directoryOf(given) is at hand.
Verdict diagnose(const Given &given, const Answers &answers, const address::Directory &known);

/// Bounces that belong together, judged together.
struct Together {
    QList<triage::Ranked> solutions; ///< all nine, best first; each as sure as it is for them on average
    QList<Finding> findings;         ///< one of each id, those of the most bounces first
    QHash<FindingId, qsizetype> counts; ///< how many of the bounces have a finding of that id
    qsizetype typical = -1;          ///< the first whose own order begins as that of all does; -1 where there are no bounces
    bool operator==(const Together &) const = default;
};
/// Pure. Each is judged for itself, with the others that it was given in view.
Together diagnoseTogether(const QList<Given> &bounces);

/// One group of many, judged together.
struct GroupVerdict {
    bounce::GroupBy by;
    QString key;
    Together together;
    qsizetype judged = 0;     ///< how many of its bounces were looked at closely: all, or evenly spread where there are many
    qsizetype of = 0;         ///< how many there are
    QList<qsizetype> members; ///< rows of those that were
    std::optional<Case> example{}; ///< the typical one, with the verdict on all
};
/// Reads a few of the group's bounces again, evenly spread, and judges each with the whole group in view. `rows`: those that the group's members are places in.
GroupVerdict diagnoseGroup(const bounce::Group &group, bounce::GroupBy by, const QList<bounce::Row> &rows, const QStringList &ownDomains);

/// The organisation's own domains: those given; else the From domains of the sent items; else the domain the report went to, where it equals
/// the domain of the original's author (a report goes to whoever sent the message, RFC 3464 §2). Unknown otherwise.
QStringList ownDomains(const Given &given);

/// The address that all is about: the chosen recipient's, or the typed one.
QString failedAddress(const Given &given, const Answers &answers);

/// What the places in guides' commands stand for.
QJsonObject placeValues(const Given &given, const Answers &answers);

/// What is known of addresses in this case: the own domains, and whom the person has written to.
address::Directory directoryOf(const Given &given);

/// Which exported rule, forwarding or member leads to the addresses of this case that failed.
rules::Facts examineRules(const Given &given, std::optional<int> recipient = {});

using bounce::domainOf;

/// What a question for a DKIM key came to.
origin::KeyAnswer keyAnswer(const dns::Answer &answer);
/// "pass" …; empty where the record wanted to know the sender's local part, which a look at somebody's mail does not give away: the result
/// would be another mailbox's.
QString spfWord(const domain::spf::Evaluation &evaluation);

/// The domains that a look at the net would concern: the recipients', the sender's, the own; at most ten.
QStringList domainsConcerned(const Given &given);
/// A question that has left the machine, as it is told to the person: "MX example.jp → 192.0.2.1".
QString sentLine(const dns::Query &query);
/// Asks the net for all that this case can use. Cancelling stops what is under way.
class LookUp : public QObject
{
    Q_OBJECT
public:
    LookUp(const Given &given, const domain::Options &options, QObject *parent = nullptr);
    ~LookUp() override;
    /// What left the machine so far.
    QStringList sent() const;
    /// Only mail servers are still waited for.
    bool knowsNames() const;

Q_SIGNALS:
    /// All that the DNS tells is there, mail servers are still waited for: they are looked at as little as if nobody had asked them.
    /// At most once, and not where nothing is left to wait for.
    void namesKnown(const todoku::Online &online);
    void finished(const todoku::Online &online);

private:
    struct State;
    void tellNames();
    Online online() const;
    std::unique_ptr<State> m_state;
};

/// The room that concluded it: an id begins with its name, or with that of a rule file of the room `domain`.
QString roomOf(const Finding &finding);

/// What has to be kept of a case whose mailbox, and whose answers of the net, will not be at hand.
Remembered remember(const Case &theCase);

/// The contract's object of `todoku-cli diagnose`.
QJsonObject toJson(const Given &given, const Verdict &verdict);

/// With more bounces than this in one input, each is judged by itself.
inline constexpr qsizetype largestGroup = 200;

} // namespace todoku
