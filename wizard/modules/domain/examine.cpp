// SPDX-License-Identifier: Apache-2.0
#include "fetch.h"
#include "notebook.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPromise>
#include <QtCore/QTimer>

#include <deque>

namespace todoku::domain {

static constexpr int mostAtOnce = 150; // domains under way

/// Something that is worked out from what is known, again and again, until nothing more is wanted.
class Job : public std::enable_shared_from_this<Job>
{
public:
    virtual ~Job() = default;
    virtual void work() = 0;   ///< looks at the notebook
    virtual void namesKnown() { } ///< once, where the name system has told all and servers are still talked to
    virtual void finish() = 0; ///< nothing is wanted any more
    virtual bool cancelled() const = 0;

    Notebook book;
    int open = 0;              ///< answers that are on their way
    int openQuestions = 0;     ///< those of them that the name system gives
    bool saidNames = false;
    bool scheduled = false;
    qint64 lastAnswer = 0;     ///< ms, of the name system
    QElapsedTimer clock;
};

class DomainJob : public Job
{
public:
    using Tell = std::function<void(const Facts &)>;
    DomainJob(QString input, const Options &options, Tell namesKnown)
        : m_input(std::move(input)), m_domain(toAscii(m_input)), m_options(options), m_namesKnown(std::move(namesKnown)) { m_promise.start(); }

    QFuture<Facts> future() { return m_promise.future(); }
    bool cancelled() const override { return m_promise.isCanceled(); }
    void work() override { m_facts = survey(m_input, m_domain, m_options, book); }
    void namesKnown() override
    {
        complete();
        auto facts = m_facts;
        // Who has answered so far is not yet who answers.
        facts.smtpLookedAt = false;
        for (auto &mx : facts.mx)
            mx.sessions.clear();
        m_namesKnown(facts);
    }
    void finish() override
    {
        complete();
        m_promise.addResult(m_facts);
        m_promise.finish();
    }

private:
    void complete()
    {
        m_facts.queries.clear();
        const auto &answers = book.answers();
        for (auto entry = answers.cbegin(); entry != answers.cend(); ++entry) {
            m_facts.queries << dns::Query{entry.key().question, entry->server, entry.key().recursion == dns::Recursion::Desired, entry->fromCache ? 0 : 1,
                                          entry->overTcp, entry->outcome, entry->took};
        }
        std::ranges::sort(m_facts.queries, {}, [](const dns::Query &q) { return std::tuple(q.question.name, q.question.type, dns::text(q.server)); });
        m_facts.fetched = int(book.pagesFetched());
        m_facts.dnsVerdict = std::chrono::milliseconds(lastAnswer);
        m_facts.elapsed = std::chrono::milliseconds(clock.elapsed());
        m_facts.at = QDateTime::currentDateTime();
    }

    QString m_input;
    QString m_domain;
    const Options &m_options;
    Tell m_namesKnown;
    Facts m_facts;
    QPromise<Facts> m_promise;
};

class SpfJob : public Job
{
public:
    explicit SpfJob(spf::Connection connection) : m_connection(std::move(connection)) { m_promise.start(); }

    QFuture<spf::Evaluation> future() { return m_promise.future(); }
    bool cancelled() const override { return m_promise.isCanceled(); }
    void work() override
    {
        m_result = spf::evaluate(m_connection, [this](const QString &name, dns::Type type) { return book.ask(name, type); });
    }
    void finish() override
    {
        m_promise.addResult(m_result.value_or(spf::Evaluation{spf::Result::TempError}));
        m_promise.finish();
    }

private:
    spf::Connection m_connection;
    std::optional<spf::Evaluation> m_result;
    QPromise<spf::Evaluation> m_promise;
};

class Examiner::Work : public QObject
{
public:
    explicit Work(Options wanted) : options(std::move(wanted)), resolver(options.dns) 
    {
        options.dns.servers = resolver.servers();
        if (options.inside.isEmpty())
            options.inside = dns::systemServers();
        if (options.now == 0)
            options.now = QDateTime::currentSecsSinceEpoch();
    }
    ~Work() override { m_jobs.clear(); }

    void add(const std::shared_ptr<Job> &job)
    {
        m_waiting.push_back(job);
        startWaiting();
    }

    Options options;
    dns::Resolver resolver;

private:
    void startWaiting();
    void schedule(const std::shared_ptr<Job> &job);
    void step(const std::shared_ptr<Job> &job);
    void ask(const std::shared_ptr<Job> &job, const Ask &question);
    template<class Key, class Value>
    void await(const std::shared_ptr<Job> &job, const Key &key, const QFuture<Value> &future);

    std::deque<std::shared_ptr<Job>> m_waiting;
    QList<std::shared_ptr<Job>> m_jobs;
};

void Examiner::Work::startWaiting()
{
    while (m_jobs.size() < mostAtOnce && !m_waiting.empty()) {
        const auto job = m_waiting.front();
        m_waiting.pop_front();
        m_jobs << job;
        job->clock.start();
        schedule(job);
    }
}

void Examiner::Work::schedule(const std::shared_ptr<Job> &job)
{
    // Answers that arrive together are looked at together.
    if (std::exchange(job->scheduled, true))
        return;
    QMetaObject::invokeMethod(this, [this, job] { step(job); }, Qt::QueuedConnection);
}

template<class Key, class Value>
void Examiner::Work::await(const std::shared_ptr<Job> &job, const Key &key, const QFuture<Value> &future)
{
    ++job->open;
    deliver(future, this, [this, job, key](const Value &value) {
        --job->open;
        job->book.put(key, value);
        schedule(job);
    });
}

void Examiner::Work::ask(const std::shared_ptr<Job> &job, const Ask &question)
{
    ++job->open;
    ++job->openQuestions;
    auto future = question.server ? resolver.ask(question.question, *question.server, question.recursion) : resolver.ask(question.question);
    // A continuation, not a watcher: there are many, and the resolver, which is ours, never outlives us.
    future.then([this, weak = std::weak_ptr(job), question](const dns::Answer &answer) {
        const auto alive = weak.lock();
        if (!alive)
            return;
        --alive->open;
        --alive->openQuestions;
        alive->book.put(question, answer);
        alive->lastAnswer = alive->clock.elapsed();
        schedule(alive);
    });
}

void Examiner::Work::step(const std::shared_ptr<Job> &job)
{
    job->scheduled = false;
    if (job->cancelled()) {
        m_jobs.removeOne(job);
        return startWaiting();
    }
    job->work();
    for (const auto &question : job->book.takeQuestions())
        ask(job, question);
    for (const auto &visit : job->book.takeVisits()) {
        smtp::Options conversation;
        conversation.port = options.smtpPort;
        conversation.connectTimeout = qMin(conversation.connectTimeout, 2 * options.dns.timeout);
        conversation.privateAddresses = options.allowPrivate ? smtp::PrivateAddresses::Allow : smtp::PrivateAddresses::Refuse;
        await(job, visit, smtp::converse(visit.host, visit.address, conversation));
    }
    for (const auto &page : job->book.takePages())
        await(job, page, fetchPolicy(page.host, page.address, options.httpsPort, options.dns.timeout));
    if (job->scheduled)
        return;
    if (job->openQuestions == 0 && job->open > 0 && !std::exchange(job->saidNames, true))
        return job->namesKnown();
    if (job->open > 0)
        return;
    m_jobs.removeOne(job);
    job->finish();
    startWaiting();
}

Examiner::Examiner(Options options, QObject *parent) : QObject(parent), m_work(std::make_unique<Work>(std::move(options))) { }

Examiner::~Examiner() = default;

QFuture<Facts> Examiner::examine(const QString &domain)
{
    const auto job = std::make_shared<DomainJob>(domain, m_work->options, [this](const Facts &facts) { Q_EMIT namesKnown(facts); });
    m_work->add(job);
    return job->future();
}

QFuture<spf::Evaluation> Examiner::evaluateSpf(const spf::Connection &connection)
{
    const auto job = std::make_shared<SpfJob>(connection);
    m_work->add(job);
    return job->future();
}

const QList<dns::Query> &Examiner::queries() const
{
    return m_work->resolver.queries();
}

QFuture<Facts> examine(const QString &domain, const Options &options)
{
    auto *examiner = new Examiner(options);
    const auto future = examiner->examine(domain);
    auto *watcher = new QFutureWatcher<Facts>(examiner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, examiner, &QObject::deleteLater);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, examiner, &QObject::deleteLater);
    watcher->setFuture(future);
    return future;
}

} // namespace todoku::domain
