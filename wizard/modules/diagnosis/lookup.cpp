// SPDX-License-Identifier: Apache-2.0
#include "todoku/diagnosis.h"

namespace todoku {

QStringList domainsConcerned(const Given &given)
{
    static constexpr qsizetype most = 10;
    QStringList domains;
    const auto add = [&](const QString &domain) {
        const auto ascii = domain::toAscii(domain);
        if (!ascii.isEmpty() && !domains.contains(ascii) && domains.size() < most)
            domains << ascii;
    };
    add(domainOf(given.address));
    if (given.report) {
        for (const auto &recipient : given.report->recipients) {
            // An internal Exchange address is not reached by the DNS.
            if (recipient.cause != bounce::Cause::LegacyExchangeAddress)
                add(domainOf(recipient.address));
        }
        if (given.report->original)
            add(domainOf(given.report->original->from));
    }
    for (const auto &domain : ownDomains(given))
        add(domain);
    return domains;
}

struct LookUp::State {
    State(const domain::Options &options) : examiner(options), resolver(options.dns) { }

    domain::Examiner examiner;
    dns::Resolver resolver;
    QStringList names;
    QList<QFuture<domain::Facts>> domains; ///< as `names`
    QHash<QString, domain::Facts> early;   ///< without the mail servers, by name
    QStringList keyNames;
    QList<QFuture<dns::Answer>> keys;
    std::optional<QFuture<domain::spf::Evaluation>> spf;
    int open = 0;
    bool saidNames = false;
};

origin::KeyAnswer keyAnswer(const dns::Answer &answer)
{
    using Outcome = origin::KeyAnswer::Outcome;
    origin::KeyAnswer key{answer.outcome == dns::Outcome::Answered ? Outcome::Found : answer.negative() ? Outcome::Absent : Outcome::Failed, {}};
    for (const auto &record : answer.records)
        key.records << record.text;
    return key;
}

QString spfWord(const domain::spf::Evaluation &evaluation)
{
    return evaluation.localPartMissing ? QString() : domain::spf::name(evaluation.result);
}

QString sentLine(const dns::Query &query)
{
    return u"%1 %2 → %3"_s.arg(dns::name(query.question.type), query.question.name, dns::text(query.server));
}

LookUp::LookUp(const Given &given, const domain::Options &options, QObject *parent) : QObject(parent), m_state(std::make_unique<State>(options))
{
    auto &state = *m_state;
    connect(&state.examiner, &domain::Examiner::namesKnown, this, [this](const domain::Facts &facts) {
        m_state->early.insert(facts.input, facts);
        tellNames();
    });
    state.names = domainsConcerned(given);
    for (const auto &domain : std::as_const(state.names))
        state.domains << state.examiner.examine(domain);
    if (given.report) {
        const auto original = origin::returnedOriginal(given.content, *given.report);
        state.keyNames = origin::keyNames(original);
        for (const auto &name : std::as_const(state.keyNames))
            state.keys << state.resolver.ask(dns::Question{name.toLower(), dns::Type::TXT});
        if (const auto connection = origin::connection(*given.report, original, ownDomains(given)))
            state.spf = state.examiner.evaluateSpf({QHostAddress(connection->address), connection->sender, connection->helo, domain::spf::LocalPart::Withheld});
    }
    state.open = int(state.domains.size() + state.keys.size()) + (state.spf ? 1 : 0);
    const auto done = [this](const auto &) {
        if (--m_state->open == 0)
            Q_EMIT finished(online());
        else
            tellNames();
    };
    for (const auto &future : std::as_const(state.domains))
        deliver(future, this, done);
    for (const auto &future : std::as_const(state.keys))
        deliver(future, this, done);
    if (state.spf)
        deliver(*state.spf, this, done);
    if (state.open == 0)
        QMetaObject::invokeMethod(this, [this] { Q_EMIT finished(online()); }, Qt::QueuedConnection);
}

LookUp::~LookUp() = default;

QStringList LookUp::sent() const
{
    QStringList lines;
    for (const auto &query : m_state->examiner.queries())
        lines << sentLine(query);
    for (const auto &query : m_state->resolver.queries())
        lines << sentLine(query);
    return lines;
}

bool LookUp::knowsNames() const
{
    return m_state->saidNames;
}

void LookUp::tellNames()
{
    const auto &state = *m_state;
    for (qsizetype i = 0; i < state.domains.size(); ++i) {
        if (!state.domains[i].isFinished() && !state.early.contains(state.names[i]))
            return;
    }
    const auto isThere = [](const auto &future) { return future.isFinished(); };
    if (state.saidNames || !std::ranges::all_of(state.keys, isThere) || (state.spf && !state.spf->isFinished()))
        return;
    m_state->saidNames = true;
    Q_EMIT namesKnown(online());
}

Online LookUp::online() const
{
    const auto &state = *m_state;
    Online online;
    online.asked = true;
    for (qsizetype i = 0; i < state.domains.size(); ++i)
        online.domains << (state.domains[i].isFinished() ? state.domains[i].result() : state.early.value(state.names[i]));
    for (qsizetype i = 0; i < state.keys.size(); ++i)
        online.keys.insert(state.keyNames[i], keyAnswer(state.keys[i].result()));
    if (state.spf)
        online.spf = spfWord(state.spf->result());
    online.sent = sent();
    for (const auto &facts : std::as_const(online.domains)) {
        for (const auto &mx : facts.mx) {
            for (qsizetype i = 0; i < mx.sessions.size(); ++i)
                online.sent << u"SMTP → %1"_s.arg(mx.host);
        }
    }
    return online;
}

} // namespace todoku
