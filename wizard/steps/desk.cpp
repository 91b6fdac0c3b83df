// SPDX-License-Identifier: Apache-2.0
#include "todoku/desk.h"

#include "todoku/settings.h"

#include <QtCore/QStandardPaths>

namespace todoku {

store::Options deskOptions()
{
    store::Options options;
    options.file = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/desk/cases.sqlite"_L1;
    options.desk = settings::value(settings::deskName).trimmed();
    if (options.desk.isEmpty())
        options.desk = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    options.seesTeam = settings::value(settings::seesTeam);
    options.keepDays = settings::value(settings::keepDays);
    const auto host = settings::value(settings::databaseHost).trimmed();
    if (!host.isEmpty())
        options.server = store::Server{host, settings::value(settings::databasePort), settings::value(settings::databaseName).trimmed(),
                                       settings::value(settings::databaseUser).trimmed(), settings::value(settings::databaseAuthority)};
    return options;
}

Desk::Desk(Journey &journey, QObject *parent) : QObject(parent), m_journey(journey)
{
    m_later.setSingleShot(true);
    m_later.setInterval(1500);
    m_retry.setInterval(30'000);
    connect(&m_later, &QTimer::timeout, this, &Desk::save);
    connect(&m_retry, &QTimer::timeout, this, &Desk::send);
    connect(&journey, &Journey::changed, this, &Desk::later);
    connect(&journey, &Journey::changed, this, &Desk::countOthers);
    connect(&journey, &Journey::answered, this, &Desk::later);
    connect(&journey, &Journey::leaving, this, [this] {
        hand();
        beginCase();
    });
    connect(&journey, &Journey::opened, this, [this] {
        if (!m_opening)
            return;
        m_base = *std::exchange(m_opening, std::nullopt);
        m_id = m_base.id;
        m_begun = m_base.begun;
        // An open case is solved by the answer to "Did it help?"; what somebody chose stays.
        if (m_base.state != store::State::Open)
            m_state = m_base.state;
        m_counted.clear();
        countOthers(); // all but this one
        Q_EMIT caseChanged();
    });
    connect(&journey, &Journey::failed, this, [this] { m_opening.reset(); });
    connect(&journey, &Journey::placeChanged, this, &Desk::switchPlace);
    m_timed = journey.place();
    m_clock.start();
    beginCase();
}

Desk::~Desk()
{
    hand();
}

void Desk::setUp(const store::Options &options)
{
    if (m_options == options)
        return;
    m_options = options;
    m_store.reset();
    m_listing = {};
    m_counted.clear();
    m_base = {};
    setProblem(store::Problem::None);
    countOthers();
    later();
    Q_EMIT listingChanged();
}

store::Store *Desk::storeFor()
{
    if (!m_store && m_options)
        m_store = std::make_unique<store::Store>(*m_options);
    return m_store.get();
}

void Desk::setPassword(const QString &password)
{
    if (auto *store = storeFor()) {
        store->setPassword(password);
        send();
        search(m_search);
    }
}

bool Desk::mayLook() const
{
    return m_options && m_journey.theCase().answers.role != Role::Sender;
}

bool Desk::isKeeping() const
{
    const auto &theCase = m_journey.theCase();
    const bool any = theCase.given.report || !theCase.given.address.isEmpty() || !theCase.answers.notes.isEmpty() || !theCase.answers.caseNumber.isEmpty();
    return m_options && theCase.answers.role == Role::Helpdesk && any;
}

void Desk::beginCase()
{
    m_id = store::newId();
    m_begun = QDateTime::currentDateTime();
    m_base = {};
    m_state.reset();
    m_conflicts.clear();
    m_saving = m_again = m_gone = false;
    m_others = 0;
    m_counted.clear();
}

store::State Desk::state() const
{
    if (m_state)
        return *m_state;
    return m_journey.theCase().answers.didItHelp.values().contains(DidItHelp::Solved) ? store::State::Solved : store::State::Open;
}

void Desk::setState(store::State state)
{
    m_state = state;
    later();
}

store::Entry Desk::entry() const
{
    const auto &theCase = m_journey.theCase();
    auto entry = m_base;
    entry.id = m_id;
    entry.begun = m_begun;
    entry.caseNumber = theCase.answers.caseNumber;
    entry.domain = domainOf(m_journey.failedAddress());
    const auto cause = std::ranges::find_if(theCase.verdict.findings, [](const Finding &finding) { return finding.id.text().startsWith("bounce."_L1); });
    entry.cause = cause == theCase.verdict.findings.end() ? QString() : cause->id.text();
    const auto recommended = theCase.verdict.recommended();
    entry.solution = recommended.isEmpty() ? QString() : code(recommended.first());
    entry.state = state();
    entry.notes = theCase.answers.notes;
    entry.seconds = theCase.answers.secondsSpent;
    return entry;
}

void Desk::later()
{
    if (isKeeping() && !m_later.isActive())
        m_later.start();
}

void Desk::save()
{
    // One answer at a time; the last change is saved anyway.
    if (m_saving)
        m_again = true;
    else
        hand();
}

void Desk::hand()
{
    m_later.stop();
    if (!isKeeping() || m_gone)
        return;
    countTime();
    auto sent = entry();
    sent.changed = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch());
    m_saving = true;
    deliver(storeFor()->save(sent, m_base, m_journey.caseFile(store::largestFile)), this, [this](const store::Saved &result) { saved(result); });
}

void Desk::saved(const store::Saved &result)
{
    if (!result.unchanged)
        setProblem(result.problem == store::Problem::Gone ? store::Problem::None : result.problem);
    if (result.waiting && !m_retry.isActive())
        m_retry.start();
    if (result.ours.id != m_id)
        return; // another case has begun since
    m_saving = false;
    if (result.problem == store::Problem::Gone) {
        m_gone = true;
        setProblem(store::Problem::Gone);
        return;
    }
    if (!result.unchanged)
        take(result);
    if (std::exchange(m_again, false))
        later();
}

void Desk::take(const store::Saved &result)
{
    auto asOurs = result.entry;
    asOurs.revision = result.ours.revision;
    if (asOurs == result.ours) {
        m_base = result.entry;
        return;
    }
    // The other desk changed something. What was typed while the answer was on its way is newer than both.
    m_base = result.ours;
    const auto merged = store::merge(result.ours, entry(), result.entry).entry;
    for (auto it = merged.notes.begin(); it != merged.notes.end(); ++it) {
        if (const auto place = placeFromCode(it.key())) {
            m_journey.setNote(*place, it.value());
            m_base.notes.insert(it.key(), result.entry.notes.value(it.key()));
        }
    }
    m_journey.setCaseNumber(merged.caseNumber);
    if (merged.state != state())
        m_state = merged.state;
    m_base.caseNumber = result.entry.caseNumber;
    m_base.state = result.entry.state;
    // Its ticks and seconds are not this journey's, so they are no part of what the next change is made from: it is merged again.
    if (!result.waiting)
        m_base.revision = std::max<qint64>(1, result.entry.revision - 1);
    m_conflicts += result.conflicts;
    Q_EMIT caseChanged();
}

void Desk::countOthers()
{
    const auto domain = domainOf(m_journey.failedAddress());
    if (!mayLook() || domain.isEmpty() || domain == m_counted)
        return;
    m_counted = domain;
    deliver(storeFor()->others(domain, QDateTime::currentDateTime().addDays(-7), m_id), this, [this, domain](const store::Count &count) {
        if (domain != m_counted)
            return;
        setProblem(count.problem);
        if (std::exchange(m_others, count.cases) != count.cases)
            Q_EMIT caseChanged();
    });
}

void Desk::setActive(bool active)
{
    countTime();
    m_active = active;
}

void Desk::switchPlace()
{
    countTime();
    m_timed = m_journey.place();
    later();
}

void Desk::countTime()
{
    const bool counts = m_active && m_timed != Place::Start && m_timed < Place::Many && isKeeping();
    // What is less than a second is kept for the next count, or a person who types would never get to one.
    const auto milliseconds = m_clock.restart() + m_rest;
    m_rest = counts ? milliseconds % 1000 : 0;
    if (counts)
        m_journey.addSeconds(m_timed, milliseconds / 1000);
}

qint64 Desk::secondsAt(Place place) const
{
    const bool running = m_active && place == m_timed && place != Place::Start && isKeeping();
    return m_journey.theCase().answers.secondsSpent.value(code(place)) + (running ? (m_clock.elapsed() + m_rest) / 1000 : 0);
}

void Desk::search(const store::Search &search)
{
    m_search = search;
    if (!mayLook())
        return;
    m_searching = true;
    deliver(storeFor()->list(search), this, [this](const store::Listing &listing) {
        m_searching = false;
        m_listing = listing;
        setProblem(listing.problem);
        if (!listing.waiting.isEmpty() && !m_retry.isActive())
            m_retry.start();
        Q_EMIT listingChanged();
    });
}

void Desk::open(const QString &id)
{
    if (!mayLook())
        return;
    save();
    deliver(storeFor()->load(id), this, [this](const store::Loaded &loaded) {
        setProblem(loaded.problem);
        if (!loaded.entry)
            return search(m_search);
        Answers noted;
        noted.notes = loaded.entry->notes;
        noted.secondsSpent = loaded.entry->seconds;
        noted.caseNumber = loaded.entry->caseNumber;
        const auto entry = *loaded.entry;
        m_journey.openKept(entry.file, noted);
        m_opening = entry;
        if (entry.file.isEmpty()) {
            m_base = *std::exchange(m_opening, std::nullopt);
            m_id = entry.id;
            m_begun = entry.begun;
            if (entry.state != store::State::Open)
                m_state = entry.state;
        }
    });
}

void Desk::erase(const QString &id)
{
    if (!mayLook())
        return;
    if (id == m_id)
        m_gone = true;
    deliver(storeFor()->erase(id), this, [this](store::Problem problem) {
        setProblem(problem);
        if (problem == store::Problem::ServerUnreachable && !m_retry.isActive())
            m_retry.start();
        search(m_search);
    });
}

void Desk::send()
{
    if (!mayLook())
        return;
    deliver(storeFor()->send(), this, [this](store::Problem problem) {
        setProblem(problem);
        if (problem == store::Problem::None) {
            m_retry.stop();
            if (!m_listing.waiting.isEmpty())
                search(m_search);
        }
    });
}

void Desk::setProblem(store::Problem problem)
{
    if (std::exchange(m_problem, problem) != problem)
        Q_EMIT problemChanged();
}

QString Desk::problemText() const
{
    return store::explain(m_problem, m_options && m_options->server ? m_options->server->host : QString());
}

} // namespace todoku
