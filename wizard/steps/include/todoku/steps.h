// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/casefile.h"
#include "todoku/diagnosis.h"
#include "todoku/guide.h"
#include "todoku/lists.h"

#include <functional>
#include <memory>

/// The dialogue without its window: what is asked, what was answered, where one may go next. The window, and tests, drive it.
namespace todoku {

/// The stations of the journey, in the order of the rail; and the places beside it, for many things at once.
enum class Place { Start, Bounce, U1, U2, U3, U4, U5, A1, A2, A3, A4, Why, Result, Many, Addresses, Domains, Cases };
/// Those on the rail.
inline constexpr std::array allPlaces{Place::Start, Place::Bounce, Place::U1, Place::U2, Place::U3, Place::U4, Place::U5,
                                      Place::A1, Place::A2, Place::A3, Place::A4, Place::Why, Place::Result};
/// And those beside it: the lists of bounces, addresses, domains and cases.
QList<Place> everyPlace();
std::optional<Solution> solutionOf(Place place);
Place placeOf(Solution solution);
QString code(Place place); ///< "start", "bounce", "U1" …, "why", "result", "many" …; what todoku: links name
std::optional<Place> placeFromCode(QStringView code);

/// What the rail says of a place, by shape and word and only then by colour.
enum class State { NotLookedAt, Recommended, Problem, Fine, Done, NotNeeded };

struct RailRow {
    Place place;
    State state = State::NotLookedAt;
    int rank = 0; ///< of Recommended: 1 is the first to try
    bool operator==(const RailRow &) const = default;
};

/// A bounce that the program brings along to try it with.
struct Sample {
    QString path; ///< in the resources
    QString title;
};
QList<Sample> samples(Language language);

/// What an organisation or a person has set once and every case begins with (docs/presets.md).
struct Presets {
    QStringList ownDomains{};
    QString helpdesk{};          ///< whom to ask: an address, a telephone number
    bool networkAllowed = true;
    domain::Options network{};
};
/// Those of the settings; a resolver that cannot be read is left out.
Presets presetsOfSettings();

/// Many bounces that were read together: rows and counts, never their contents.
struct Many {
    QString path; ///< of the file or folder; where there were several, of the folder that they stand in
    QList<bounce::Row> rows;
    std::array<QList<bounce::Group>, 3> groups; ///< by bounce::GroupBy
    qsizetype messages = 0;  ///< all that were met
    qsizetype bounces = 0;   ///< of these, the ones that have rows
    qsizetype unreadable = 0;
    QList<std::pair<bounce::ItemPlace, Failure>> notRead; ///< the first of the unreadable
    bool isComplete = true;  ///< false: it was stopped; what was found until then is here

    static constexpr qsizetype mostListed = 1'000; ///< of the unreadable
    const QList<bounce::Group> &grouped(bounce::GroupBy by) const { return groups[size_t(by)]; }
    QDateTime first() const; ///< of the bounces that have a date
    QDateTime last() const;
};

/// Whether an index of a mailbox is kept between two questions, so that the second one is answered at once. A setting of this user; on by default.
bool keepsIndex();
void setKeepsIndex(bool keeps);
bool mayChangeKeepsIndex(); ///< false: the organisation decides

/// What the person said of tables with unknown headings, in this session and before.
QList<mailbox::Columns> rememberedColumns();
void rememberColumns(const mailbox::Columns &columns);

class Keeper;

/// A case that was left unfinished, as the first page offers it.
struct KeptCase {
    QString path;
    QDateTime saved;
    QString address; ///< the one that failed; empty where nobody knows
    QString subject;
    QString caseNumber;
};

class Journey : public QObject
{
    Q_OBJECT

public:
    explicit Journey(QObject *parent = nullptr);
    ~Journey() override;

    const Case &theCase() const { return m_case; }

    // What we are given. Reading happens elsewhere; `opened`, `manyChanged` or `failed` tells the end.
    /// Files and folders with one message in all open it; with several, the list of them at Place::Many.
    void open(const QStringList &paths);
    void open(const QString &path) { open(QStringList{path}); }
    void paste(const QString &text);
    void startWithoutBounce();
    void stopOpening();
    bool isOpening() const { return m_opening != nullptr; }
    struct Reading {
        QString path;
        qint64 bytesDone = 0, bytesTotal = 0, messages = 0;
    };
    /// The bounce of the case as a sample for a new rule, without what tells who wrote whom; it is made elsewhere.
    QFuture<QByteArray> redactedSample() const;
    std::optional<Reading> opening() const; ///< while a file or folder is opened

    // Many bounces at once. The list stays until another one is opened.
    const std::optional<Many> &many() const { return m_many; }
    /// The bounce of a row becomes the case; Back leads to the list.
    void openRow(qsizetype row);
    /// Judges a group together; `groupJudged` tells the end.
    void judgeGroup(bounce::GroupBy by, const QString &key);
    const std::optional<GroupVerdict> &groupVerdict() const { return m_groupVerdict; } ///< of the group judged last
    /// The typical bounce of the group judged last becomes the case, the rest of the group in view; opens the solution that comes first.
    void openGroup();

    // The case on disk. From keepCasesIn() on it is saved by itself; without it nothing is written. `lastCaseChanged` tells when the last one was looked for.
    void keepCasesIn(const QString &folder);
    const std::optional<KeptCase> &lastCase() const { return m_lastCase; }
    void continueLastCase();
    void deleteLastCase();
    /// Writes the case where the person wants it; `savedAs` tells the end.
    void saveAs(const QString &path);
    QString path() const { return m_path; } ///< of the file that was opened or saved by the person; empty: none yet
    /// Waits until everything is on the disk.
    void flush();

    // What the person answers.
    void setRole(Role role);
    void chooseRecipient(std::optional<int> recipient);
    void setAddress(const QString &address);
    /// While one still types: kept, so that nothing is lost, and judged by the next setAddress().
    void keepAddress(const QString &address) { m_case.given.address = address; }
    /// Whom the message went to, pasted from it; keepSentTo() while one still types.
    void setSentTo(const QString &lines);
    void keepSentTo(const QString &lines) { m_case.given.sentTo = lines; }
    void setTick(const QString &step, bool done);
    /// Sent messages that the person did not write, by their keys (account::keyOf); it counts in the verdict.
    void setUnrecognised(const QStringList &keys, bool unrecognised);
    /// What is filled in on a page ("A1/incident"); kept without judging anew.
    void setField(const QString &field, const QString &text) { m_case.answers.fields[field] = text; keep(); }
    void setDidItHelp(Solution solution, DidItHelp answer);
    // What the helpdesk adds. No page is built anew for it: `answered` tells, not `changed`.
    void setNote(Place place, const QString &note);
    void setCaseNumber(const QString &number);
    void addSeconds(Place place, qint64 seconds);
    /// A case as the desk's store had it: the bytes that caseFile() made, or in an old row the report alone; and what was noted in it since.
    void openKept(const QByteArray &caseFile, const Answers &noted);
    /// Makes the bytes of the case as it is now, in whatever thread; they are the same until an answer changes. A report that would make them
    /// larger is left out.
    std::function<QByteArray()> caseFile(qsizetype largest) const;
    /// Where the index of sent items is kept from now on; empty: nowhere.
    void keepIndexesIn(const QString &folder) { m_indexFolder = folder; }
    /// Judges again and keeps the verdict before, so that both can be compared.
    void checkAgain();

    // Evidence that only the person can give, or allow to be fetched. Reading and asking happen elsewhere; `changed` tells of the result.
    void readSentItems(const QString &path);
    void stopReading();
    std::optional<Reading> reading() const; ///< while sent items are read
    /// Exports of rules, forwardings and members; each is added to those that are there.
    void readRules(const QStringList &paths);
    void removeRules(int index);
    /// What asking the net would send, line by line; shown before it is done.
    QStringList plan() const;
    void askTheNet();
    void stopAsking();
    bool isAsking() const { return m_lookUp != nullptr; }
    /// The DNS has told all, and the verdict knows it; mail servers are still waited for.
    bool waitsForServersOnly() const { return m_lookUp && m_lookUp->knowsNames(); }
    // The domains that were asked about, one at a time on the page; and a watch until all servers agree about one.
    /// The one shown: chosen, else the failed recipient's, else the first. nullptr: nothing was asked.
    const domain::Facts *shownDomain() const;
    void showDomain(const QString &domain);
    /// Whether public resolvers are asked for the MX as well; their operators learn the domain, so it is the person's word.
    void setAskPublicResolvers(bool ask);
    bool asksPublicResolvers() const { return !m_network.outside.isEmpty(); }
    QStringList planForWatch() const;
    void watch();
    void stopWatching();
    bool isWatching() const { return m_watch != nullptr; }
    /// What the watch saw last of the domain shown.
    const std::optional<domain::Sight> &sight() const { return m_sight; }
    QStringList whatLeft() const; ///< everything that was sent so far
    void setNetwork(const domain::Options &options) { m_network = options; }
    void setPresets(const Presets &presets);
    const QString &helpdesk() const { return m_presets.helpdesk; }
    /// False where an organisation has turned the network off: then nothing is asked, and pages offer nothing of the kind.
    bool mayAsk() const { return m_presets.networkAllowed; }

    // Where one is.
    Place place() const { return m_place; }
    void goTo(Place place);
    bool canGoBack() const { return !m_way.isEmpty(); }
    void goBack();
    /// The next recommended step, not merely the next number; nullopt at the end.
    std::optional<Place> next() const;
    QList<RailRow> rail() const;
    bool wasVisited(Place place) const { return m_visited.contains(place); }

    /// The address that all is about: the chosen recipient's, or the typed one.
    QString failedAddress() const;
    /// What is to be said of an address, knowing what this case knows; fast enough for every key.
    address::Examination examine(const QString &text) const;
    // Many at once, beside the case.
    AddressList &addressList() const { return *m_addresses; }
    DomainList &domainList() const { return *m_domains; }
    /// What asking for the list of domains would send; shown before it is done.
    QStringList planForDomains() const { return m_domains->plan(m_network); }
    void askForDomains()
    {
        if (mayAsk())
            m_domains->ask(m_network);
    }
    /// An address of a list, to be looked at on the page for one address.
    void showAddress(const QString &address);

    /// What the places in guides' commands stand for.
    QJsonObject placeValues() const;

Q_SIGNALS:
    void changed();      ///< the case: findings, order, answers
    void answered();     ///< a note, a tick, a number: nothing that a page shows otherwise
    void leaving();      ///< the case, as it is for the last time; another one begins
    void placeChanged(); ///< another page
    void openingChanged();
    void opened();
    void failed(const todoku::Failure &failure, const QString &fileName);
    void manyChanged(); ///< another list of many
    void groupJudged();
    void rowFailed(const todoku::Failure &failure, const QString &path); ///< the bounce of a row is no longer there
    void evidenceChanged(); ///< the state of reading or asking
    void allAgree(const QString &domain); ///< a watch has come to its end
    void sentItemsFailed(const todoku::Failure &failure, const QString &path);
    void lastCaseChanged();
    void saveFailed(const todoku::Failure &failure, const QString &path);
    void savedAs(const QString &path, const std::optional<todoku::Failure> &failure);
    void rulesFailed(const todoku::Failure &failure, const QString &path);

private:
    struct ReadingState;
    /// What was read: one message and its bytes, or many.
    struct Opened {
        bounce::Item item;
        std::optional<Many> many;
        std::optional<casefile::File> file; ///< it was a case, not a message
    };
    using Reader = std::function<Result<Opened>(ReadingState &)>;
    /// Another case: only who one is stays.
    void beginAnew();
    void take(const Opened &opened, const QString &path);
    void take(const casefile::File &file, const QString &path);
    void keep();
    bool isOurs(const QString &path) const; ///< kept by the program itself
    void findLastCase();
    void takeRow(const bounce::Item &item, const QString &address, const QList<bounce::Recipient> &others, Place then);
    void openMember(qsizetype row, const QList<bounce::Recipient> &others, Place then);
    void begin(const QString &path, Reader read, std::function<void(const Opened &)> take, std::function<void(const Failure &)> fail);
    static Result<Opened> readCase(const QString &path);
    static Result<Opened> readPaths(const QStringList &paths, ReadingState &state);
    /// One message whose bytes are here already.
    void beginWith(const QByteArray &content);
    void applyNoted();
    void judge();
    void judgeAgain(); ///< where who is known has not changed
    address::Directory known() const;
    RailRow row(Place place) const;
    std::optional<Place> nextSolution() const;

    QString m_shownDomain;
    domain::Watch *m_watch = nullptr;
    std::optional<domain::Sight> m_sight; ///< what the watch saw last
    Case m_case;
    Place m_place = Place::Start;
    QList<Place> m_way; ///< where Back leads, the last first taken
    QSet<Place> m_visited{Place::Start};
    QFutureWatcher<Result<Opened>> *m_opening = nullptr;
    std::shared_ptr<ReadingState> m_openingState, m_reading;
    std::optional<Many> m_many;
    std::optional<GroupVerdict> m_groupVerdict;
    int m_groupJudging = 0; ///< the newest counts
    LookUp *m_lookUp = nullptr;
    domain::Options m_network;
    Presets m_presets;
    QString m_indexFolder;          ///< of sent items; empty: none is kept
    std::optional<Answers> m_noted; ///< for the case that is being opened
    QStringList m_left; ///< what earlier questions sent
    QString m_judgedAddress, m_judgedSentTo;
    std::optional<address::Directory> m_known; ///< directoryOf(m_case.given), until something of it changes
    AddressList *m_addresses;
    DomainList *m_domains;
    int m_judging = 0;  ///< the newest judgement counts
    std::unique_ptr<Keeper> m_keeper;
    std::optional<KeptCase> m_lastCase;
    QJsonObject m_kept;      ///< what the case's file held, later versions' parts included
    QString m_path;
    bool m_isSample = false; ///< one tries things with it; it is not kept
    int m_cases = 0;    ///< how many were begun; what an earlier one asked for comes too late
};

/// One page of the nine: what its template shows, as data.
struct SolutionView {
    Solution solution;
    QList<Finding> findings; ///< those that speak for or against it, worst first
    bool recommended = false;
    int rank = 0;
    std::optional<FindingId> mainReason; ///< rather what Todoku found by looking than what the report says, which every page says already
};
SolutionView viewOf(Solution solution, const Verdict &verdict);

/// The way of a message to a domain as it can be drawn: domain, MX, addresses, server; and where it breaks.
struct MailWay {
    enum class State { Fine, Question, Broken, NotLookedAt };
    enum class Server { NotTried, Answers, AsksToComeBack, TurnsAway, Refuses, Silent };
    struct Lane {
        domain::Mx mx{};
        State host = State::Fine;    ///< whether the record names something that a message can be sent to
        State address = State::NotLookedAt;
        State server = State::NotLookedAt;
        Server behaviour = Server::NotTried;
        bool old = false;            ///< only servers that are behind, or remember, say so
        QStringList saidBy{};        ///< who says so, where not all do
    };
    QString domain{};
    State start = State::Fine;       ///< Broken: there is no such domain, or nobody answers for it
    dns::Outcome outcome = dns::Outcome::Answered;
    bool takesNoMail = false;        ///< null MX
    QList<Lane> lanes{};
};
MailWay mailWayOf(const domain::Facts &facts);

/// The sections of the guide "why" that fit what was found, by their ids (resources/tables/reasons.json).
QStringList reasonsFor(const Verdict &verdict);

/// The route of the message as it can be drawn: who had it, where it stopped.
struct Stop {
    enum class Who { Sender, SendingSide, ReceivingSide, Recipient };
    enum class State { Passed, Refused, Waiting, NotReached, Unknown };
    Who who;
    QString detail; ///< address or host
    State state = State::Unknown;
    qint64 secondsToNext = -1; ///< -1 where nobody wrote it down
    bool operator==(const Stop &) const = default;
};
struct Route {
    QList<Stop> stops;
    QString answer; ///< what the refusing server said
};
Route routeOf(const bounce::Report &report, std::optional<int> recipient);
/// How many seconds each hop took over after the one before, by their own clocks; nullopt for the first and where a time is missing.
QList<std::optional<qint64>> waitsOf(const QList<bounce::Hop> &hops);
/// Exchange Online's servers, by the domains of its clouds.
bool isMicrosoftHost(QStringView host);

/// The steps of a solution as a record: what there was to do, and when it was done. Who did it is written in by hand.
struct Checklist {
    struct Step {
        QString part; ///< "What to do, in this order", "For your mail administrator"
        int number = 0;
        QString text;         ///< plain
        QStringList commands; ///< filled from the case, values quoted
        QDateTime done;       ///< invalid: not yet
        bool operator==(const Step &) const = default;
    };
    QString title;
    QString caseNumber;
    QList<Step> steps;
    bool operator==(const Checklist &) const = default;
};
/// The steps of its first client and of the administrator's part.
Checklist checklistOf(const Journey &journey, Solution solution, Language language);
QString checklistText(const Checklist &list, const Words &words);
QString checklistMarkdown(const Checklist &list, const Words &words);
QByteArray checklistCsv(const Checklist &list, const Words &words); ///< safe to open in a spreadsheet

/// One thing that the report at hand says about where the returned message came from.
struct OriginClue {
    enum class About { Original, Server, Spf, Dkim, MessageId, ReturnAddress, SentItems };
    enum class Speaks { ForUs, ForAStranger, ForNobody, NotLookedAt };
    About about = About::Original;
    Speaks speaks = Speaks::ForNobody;
    QString value; ///< as it stands in the report: a host, a result, a number; empty where there is none
    bool operator==(const OriginClue &) const = default;
};
/// All of them in the order of their weight; empty without a report of a failure.
QList<OriginClue> originClues(const Case &theCase);

/// What one check changed: findings that are gone, that stayed, that are new.
struct Comparison {
    QList<Finding> mended, still, fresh;
};
Comparison compare(const Verdict &before, const Verdict &after);

} // namespace todoku
