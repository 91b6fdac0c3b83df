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
    QList<QFuture<domain::Facts>> domains;
    QStringList keyNames;
    QList<QFuture<dns::Answer>> keys;
    std::optional<QFuture<domain::spf::Evaluation>> spf;
    int open = 0;
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
    for (const auto &domain : domainsConcerned(given))
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
            collect();
    };
    for (const auto &future : std::as_const(state.domains))
        deliver(future, this, done);
    for (const auto &future : std::as_const(state.keys))
        deliver(future, this, done);
    if (state.spf)
        deliver(*state.spf, this, done);
    if (state.open == 0)
        QMetaObject::invokeMethod(this, [this] { collect(); }, Qt::QueuedConnection);
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

void LookUp::collect()
{
    Online online;
    online.asked = true;
    for (const auto &future : std::as_const(m_state->domains))
        online.domains << future.result();
    for (qsizetype i = 0; i < m_state->keys.size(); ++i)
        online.keys.insert(m_state->keyNames[i], keyAnswer(m_state->keys[i].result()));
    if (m_state->spf)
        online.spf = spfWord(m_state->spf->result());
    online.sent = sent();
    for (const auto &facts : std::as_const(online.domains)) {
        for (const auto &mx : facts.mx) {
            for (qsizetype i = 0; i < mx.sessions.size(); ++i)
                online.sent << u"SMTP → %1"_s.arg(mx.host);
        }
    }
    Q_EMIT finished(online);
}

} // namespace todoku
