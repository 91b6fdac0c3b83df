// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include "keeper.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace todoku {

Journey::Journey(QObject *parent) : QObject(parent), m_addresses(new AddressList([this] { return known(); }, this)), m_domains(new DomainList(this))
{
    connect(m_domains, &ListWork::changed, this, &Journey::evidenceChanged);
    judge();
    connect(this, &Journey::changed, this, &Journey::keep);
    connect(this, &Journey::answered, this, &Journey::keep);
}

Journey::~Journey()
{
    stopReading();
    if (m_openingState)
        m_openingState->stop = true;
}

void Journey::begin(const QString &path, Reader read, std::function<void(const Opened &)> take, std::function<void(const Failure &)> fail)
{
    m_noted.reset();
    if (m_openingState)
        m_openingState->stop = true;
    auto state = std::make_shared<ReadingState>();
    state->path = path;
    m_openingState = state;
    auto *watcher = new QFutureWatcher<Result<Opened>>(this);
    m_opening = watcher;
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, take = std::move(take), fail = std::move(fail)] {
        watcher->deleteLater();
        if (watcher != m_opening)
            return; // stopped, or another one was begun since
        m_opening = nullptr;
        Q_EMIT openingChanged();
        const auto opened = watcher->result();
        if (opened)
            take(*opened);
        else
            fail(opened.error());
    });
    // A case of our own may still wait to be written.
    auto *pool = isOurs(path) ? m_keeper->thread() : QThreadPool::globalInstance();
    watcher->setFuture(QtConcurrent::run(pool, [state, read = std::move(read)] { return read(*state); }));
    Q_EMIT openingChanged();
}

Result<Journey::Opened> Journey::readCase(const QString &path)
{
    const auto content = readFile(path, casefile::largestFile);
    if (!content)
        return content.error();
    auto file = casefile::read(*content);
    if (!file)
        return file.error();
    return Opened{{}, {}, *std::move(file)};
}

void Journey::open(const QStringList &paths)
{
    QStringList absolute;
    for (const auto &path : paths)
        absolute << QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (absolute.isEmpty())
        return;
    const auto name = QFileInfo(absolute.first()).fileName();
    const auto read = [absolute](ReadingState &state) { return absolute.first().endsWith(".todoku"_L1) ? readCase(absolute.first()) : readPaths(absolute, state); };
    begin(absolute.first(), read, [this, path = absolute.first()](const Opened &opened) { take(opened, path); },
          [this, name](const Failure &failure) { Q_EMIT failed(failure, name); });
}

void Journey::beginWith(const QByteArray &content)
{
    const auto read = [content](ReadingState &) -> Result<Opened> {
        if (casefile::looksLike(content)) {
            auto file = casefile::read(content);
            return file ? Result<Opened>(Opened{{}, {}, *std::move(file)}) : Result<Opened>(file.error());
        }
        bounce::Item item;
        item.content = content;
        const auto report = bounce::read(item.content);
        if (!report)
            return report.error();
        item.report = *report;
        return Opened{item, {}, {}};
    };
    begin({}, read, [this](const Opened &opened) { take(opened, {}); }, [this](const Failure &failure) { Q_EMIT failed(failure, {}); });
}

void Journey::paste(const QString &text)
{
    beginWith(text.toUtf8());
}

void Journey::stopOpening()
{
    if (!m_opening)
        return;
    m_openingState->stop = true;
    if (m_openingState->messages > 1)
        return; // the list of what was found until then will come
    // The reader may still run for a moment; nobody waits for its result.
    m_opening = nullptr;
    Q_EMIT openingChanged();
}

QFuture<QByteArray> Journey::redactedSample() const
{
    return QtConcurrent::run([content = m_case.given.content] { return bounce::redacted(content); });
}

void Journey::beginAnew()
{
    Q_EMIT leaving();
    if (m_keeper)
        m_keeper->setFile({});
    m_kept = {};
    m_path.clear();
    m_isSample = false;
    // What is still being read or asked belongs to the case that is left.
    stopReading();
    m_reading.reset();
    stopAsking();
    const auto role = m_case.answers.role;
    stopWatching();
    m_sight.reset();
    m_shownDomain.clear();
    m_case = {};
    ++m_cases;
    m_case.answers.role = role;
    m_case.given.ownDomains = m_presets.ownDomains;
    m_place = Place::Start;
    m_way.clear();
    m_visited = {Place::Start};
}

void Journey::take(const Opened &opened, const QString &path)
{
    if (opened.file)
        return take(*opened.file, path);
    beginAnew();
    m_isSample = path.startsWith(":/"_L1);
    if (opened.many) {
        m_many = opened.many;
        m_groupVerdict.reset();
        judge();
        Q_EMIT manyChanged();
        goTo(Place::Many);
        return;
    }
    m_case.given.content = opened.item.content;
    m_case.given.report = opened.item.report;
    m_case.given.source = QFileInfo(path).fileName();
    applyNoted();
    judge();
    Q_EMIT this->opened();
    goTo(Place::Bounce);
}

void Journey::take(const casefile::File &file, const QString &path)
{
    beginAnew();
    if (isOurs(path))
        m_keeper->setFile(path);
    else
        m_path = path;
    m_kept = file.kept;
    m_case = file.theCase;
    applyNoted();
    // Other rules may think otherwise: both can be seen.
    if (file.rules != tableDate(u"triage"_s) && file.verdict.solutions.size() == qsizetype(allSolutions.size()))
        m_case.before = file.verdict;
    for (auto it = m_case.answers.didItHelp.begin(); it != m_case.answers.didItHelp.end(); ++it)
        m_visited << placeOf(it.key());
    judge();
    Q_EMIT opened();
    goTo(m_case.given.report ? Place::Bounce : next().value_or(Place::Result));
}

void Journey::startWithoutBounce()
{
    beginAnew();
    judge();
    goTo(*nextSolution());
}

void Journey::setRole(Role role)
{
    m_case.answers.role = role;
    Q_EMIT changed();
}

void Journey::chooseRecipient(std::optional<int> recipient)
{
    if (m_case.answers.recipient == recipient)
        return;
    m_case.answers.recipient = recipient;
    m_case.before.reset(); // it was about somebody else
    stopWatching();
    m_sight.reset();
    m_shownDomain.clear();
    judge();
}

void Journey::setAddress(const QString &address)
{
    m_case.given.address = address;
    if (m_judgedAddress != address)
        judgeAgain();
}

void Journey::setSentTo(const QString &lines)
{
    m_case.given.sentTo = lines;
    if (m_judgedSentTo != lines || m_judgedAddress != m_case.given.address)
        judge();
}

void Journey::setTick(const QString &step, bool done)
{
    if (done)
        m_case.answers.ticks.insert(step, QDateTime::currentDateTime());
    else
        m_case.answers.ticks.remove(step);
    Q_EMIT answered();
}

void Journey::setNote(Place place, const QString &note)
{
    if (note == m_case.answers.notes.value(code(place)))
        return;
    if (note.isEmpty())
        m_case.answers.notes.remove(code(place));
    else
        m_case.answers.notes.insert(code(place), note);
    Q_EMIT answered();
}

void Journey::setCaseNumber(const QString &number)
{
    if (number == m_case.answers.caseNumber)
        return;
    m_case.answers.caseNumber = number;
    Q_EMIT answered();
}

void Journey::addSeconds(Place place, qint64 seconds)
{
    if (seconds > 0)
        m_case.answers.secondsSpent[code(place)] += seconds;
}

void Journey::setUnrecognised(const QStringList &keys, bool unrecognised)
{
    auto &known = m_case.answers.unrecognised;
    const auto before = known;
    for (const auto &key : keys) {
        if (unrecognised)
            known.insert(key);
        else
            known.remove(key);
    }
    if (known != before)
        judgeAgain();
}

void Journey::setDidItHelp(Solution solution, DidItHelp answer)
{
    m_case.answers.didItHelp[solution] = answer;
    Q_EMIT changed();
    if (answer == DidItHelp::Solved)
        goTo(Place::Result);
    else if (answer == DidItHelp::NotYet)
        goTo(next().value_or(Place::Result));
}

void Journey::checkAgain()
{
    m_case.before = m_case.verdict;
    judge();
}

void Journey::judge()
{
    m_known.reset();
    judgeAgain();
}

void Journey::judgeAgain()
{
    const int mine = ++m_judging;
    m_judgedAddress = m_case.given.address;
    m_judgedSentTo = m_case.given.sentTo;
    const auto &given = m_case.given;
    if (!given.report && !given.sentItems && given.address.isEmpty() && given.sentTo.isEmpty() && given.ruleExports.isEmpty()) {
        // The window has just been opened: nothing here needs to know anybody.
        m_case.verdict = diagnose(m_case.given, m_case.answers);
        Q_EMIT changed();
        return;
    }
    if (!m_case.given.sentItems && m_case.given.ruleExports.isEmpty()) {
        if (!m_known)
            m_known = directoryOf(m_case.given);
        m_case.verdict = diagnose(m_case.given, m_case.answers, *m_known);
        Q_EMIT changed();
        return;
    }
    // A large mailbox takes longer than a frame.
    using Judged = std::pair<Verdict, address::Directory>;
    deliver(QtConcurrent::run([given = m_case.given, answers = m_case.answers, known = m_known]() -> Judged {
                const auto directory = known ? *known : directoryOf(given);
                return {diagnose(given, answers, directory), directory};
            }),
            this, [this, mine](const Judged &judged) {
                if (mine != m_judging)
                    return;
                m_case.verdict = judged.first;
                m_known = judged.second;
                Q_EMIT changed();
            });
}

void Journey::goTo(Place place)
{
    if (place == m_place)
        return;
    m_way << m_place;
    m_place = place;
    m_visited << place;
    Q_EMIT placeChanged();
}

void Journey::goBack()
{
    if (m_way.isEmpty())
        return;
    m_place = m_way.takeLast();
    Q_EMIT placeChanged();
}

std::optional<Place> Journey::nextSolution() const
{
    const auto open = [this](Solution solution) {
        return placeOf(solution) != m_place && !m_visited.contains(placeOf(solution)) && !m_case.answers.didItHelp.contains(solution);
    };
    for (const auto solution : m_case.verdict.recommended()) {
        if (open(solution))
            return placeOf(solution);
    }
    if (m_case.verdict.recommended().isEmpty() && !m_case.given.report) {
        // Nothing is known: the article's order, for the door one came in by.
        const bool administrator = m_case.answers.role == Role::Administrator;
        for (const auto solution : allSolutions) {
            if (forAdministrators(solution) == administrator && open(solution))
                return placeOf(solution);
        }
    }
    return std::nullopt;
}

std::optional<Place> Journey::next() const
{
    switch (m_place) {
    case Place::Start:
        return m_case.given.report ? Place::Bounce : m_many ? Place::Many : nextSolution();
    case Place::Result:
    case Place::Many:
    case Place::Addresses:
    case Place::Domains:
    case Place::Cases:
        return std::nullopt;
    default:
        return nextSolution().value_or(Place::Result);
    }
}

RailRow Journey::row(Place place) const
{
    const auto &verdict = m_case.verdict;
    if (place == Place::Start || place == Place::Bounce)
        return {place, m_case.given.report ? State::Done : State::NotLookedAt, 0};
    const auto solution = solutionOf(place);
    if (!solution)
        return {place, m_visited.contains(place) ? State::Done : State::NotLookedAt, 0};

    if (const auto answer = m_case.answers.didItHelp.find(*solution); answer != m_case.answers.didItHelp.end() && *answer != DidItHelp::Later)
        return {place, State::Done, 0};
    const auto recommended = verdict.recommended();
    if (const auto rank = recommended.indexOf(*solution); rank >= 0)
        return {place, State::Recommended, int(rank) + 1};
    const auto &ranked = verdict.of(*solution);
    if (ranked.points < 0)
        return {place, State::NotNeeded, 0};
    const bool problem = std::ranges::any_of(triage::concerning(*solution, verdict.findings), [&](const Finding &finding) {
        return finding.severity() != Severity::Info && ranked.reasons.contains(finding.id);
    });
    if (problem)
        return {place, State::Problem, 0};
    const bool looked = std::ranges::all_of(triage::looksAt(*solution), [&](const QString &room) { return verdict.lookedAt.contains(room); });
    return {place, looked ? State::Fine : State::NotLookedAt, 0};
}

QList<RailRow> Journey::rail() const
{
    QList<RailRow> rows;
    for (const auto place : allPlaces)
        rows << row(place);
    return rows;
}

QString Journey::failedAddress() const
{
    return todoku::failedAddress(m_case.given, m_case.answers);
}

address::Examination Journey::examine(const QString &text) const
{
    return address::examine(text, known());
}

address::Directory Journey::known() const
{
    // While the sent items are still being judged, the widely used domains have to do.
    return m_known ? *m_known : directoryOf(Given{}); // prepared once for all
}

void Journey::showAddress(const QString &address)
{
    setAddress(address);
    goTo(Place::U1);
}

QJsonObject Journey::placeValues() const
{
    return todoku::placeValues(m_case.given, m_case.answers);
}

} // namespace todoku
