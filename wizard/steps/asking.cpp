// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include "todoku/settings.h"

#include <QtConcurrent/QtConcurrentRun>

/// Evidence that only the person can give, or allow to be fetched: the net, the sent items, exports of rules.
namespace todoku {

void Journey::readSentItems(const QString &path)
{
    stopReading();
    auto state = std::make_shared<ReadingState>();
    state->path = path;
    m_reading = state;
    Q_EMIT evidenceChanged();
    deliver(QtConcurrent::run([state, folder = m_indexFolder] {
                mailbox::Options options;
                options.folders = mailbox::Folders::Sent;
                options.columns = rememberedColumns();
                options.cacheFolder = folder;
                options.progress = [state](const mailbox::Progress &progress) {
                    state->bytesDone = progress.bytesDone;
                    state->bytesTotal = progress.bytesTotal;
                    state->messages = progress.messages;
                    return !state->stop;
                };
                return mailbox::read(state->path, options);
            }),
            this, [this, state](const Result<mailbox::Index> &index) {
                if (m_reading != state)
                    return; // another one was begun since
                m_reading.reset();
                Q_EMIT evidenceChanged();
                if (!index) {
                    Q_EMIT sentItemsFailed(index.error(), state->path);
                    return;
                }
                // What the first look adds stands on the page anyway; what a second one changes does not.
                m_case.before = m_case.given.sentItems ? std::optional(m_case.verdict) : std::nullopt;
                m_case.given.sentItems = *index;
                judge();
            });
}

void Journey::stopReading()
{
    // What was found until then is kept: the reader returns it.
    if (m_reading)
        m_reading->stop = true;
}

std::optional<Journey::Reading> Journey::reading() const
{
    if (!m_reading)
        return std::nullopt;
    return Reading{m_reading->path, m_reading->bytesDone, m_reading->bytesTotal, m_reading->messages};
}

void Journey::readRules(const QStringList &paths)
{
    for (const auto &path : paths) {
        deliver(QtConcurrent::run([path] { return rules::readExport(path); }), this, [this, path, mine = m_cases](const Result<rules::Export> &read) {
            if (mine != m_cases)
                return; // another case was begun since
            if (!read) {
                Q_EMIT rulesFailed(read.error(), path);
                return;
            }
            m_case.before = m_case.verdict;
            // The same file once more is a newer one.
            m_case.given.ruleExports.removeIf([&](const rules::Export &other) { return other.fileName == read->fileName; });
            m_case.given.ruleExports << *read;
            judge();
        });
    }
}

void Journey::removeRules(int index)
{
    if (index < 0 || index >= m_case.given.ruleExports.size())
        return;
    m_case.given.ruleExports.removeAt(index);
    judge();
}

Presets presetsOfSettings()
{
    Presets presets{settings::value(settings::ownDomains), settings::value(settings::helpdeskAddress), settings::value(settings::networkAllowed), {}};
    for (const auto &text : settings::value(settings::resolvers)) {
        if (const auto server = dns::serverFrom(text))
            presets.network.dns.servers << *server;
    }
    return presets;
}

void Journey::setPresets(const Presets &presets)
{
    m_presets = presets;
    m_network = presets.network;
    if (m_case.given.ownDomains == presets.ownDomains)
        return;
    m_case.given.ownDomains = presets.ownDomains;
    judge();
}

QStringList Journey::plan() const
{
    if (!mayAsk())
        return {};
    QStringList lines;
    for (const auto &domain : domainsConcerned(m_case.given))
        lines << domain::plan(domain, m_network);
    return lines;
}

void Journey::askTheNet()
{
    if (!mayAsk())
        return;
    stopAsking();
    stopWatching();
    m_sight.reset();
    m_lookUp = new LookUp(m_case.given, m_network, this);
    const auto before = m_case.verdict;
    connect(m_lookUp, &LookUp::namesKnown, this, [this, before](const Online &online) {
        m_case.before = before;
        m_case.given.online = online;
        Q_EMIT evidenceChanged();
        judge();
    });
    connect(m_lookUp, &LookUp::finished, this, [this, before](const Online &online) {
        m_left += online.sent;
        m_lookUp->deleteLater();
        m_lookUp = nullptr;
        m_case.before = before;
        m_case.given.online = online;
        Q_EMIT evidenceChanged();
        judge();
    });
    Q_EMIT evidenceChanged();
}

void Journey::stopAsking()
{
    if (!m_lookUp)
        return;
    m_left += m_lookUp->sent();
    m_lookUp->deleteLater();
    m_lookUp = nullptr;
    Q_EMIT evidenceChanged();
}

const domain::Facts *Journey::shownDomain() const
{
    const auto &domains = m_case.given.online.domains;
    const domain::Facts *shown = nullptr;
    const auto failed = domain::toAscii(domainOf(failedAddress()));
    for (const auto &facts : domains) {
        if (!facts.domain.isEmpty() && (facts.domain == m_shownDomain || (!shown && facts.domain == failed)))
            shown = &facts;
    }
    return shown || domains.isEmpty() ? shown : &domains.first();
}

void Journey::showDomain(const QString &domain)
{
    stopWatching();
    m_sight.reset();
    m_shownDomain = domain;
    Q_EMIT changed();
}

void Journey::setAskPublicResolvers(bool ask)
{
    m_network.outside.clear();
    if (ask) {
        for (const auto &resolver : domain::publicResolvers())
            m_network.outside << resolver.server;
    }
    Q_EMIT evidenceChanged();
}

QStringList Journey::planForWatch() const
{
    const auto *facts = shownDomain();
    return facts ? domain::Watch::plan(facts->domain, m_network) : QStringList();
}

void Journey::watch()
{
    stopWatching();
    const auto *facts = shownDomain();
    if (!facts || facts->domain.isEmpty())
        return;
    const auto name = facts->domain;
    m_watch = new domain::Watch(name, m_network, this);
    connect(m_watch, &domain::Watch::looked, this, [this, name](const domain::Sight &sight) {
        m_sight = sight;
        if (!sight.next)
            stopWatching();
        else
            Q_EMIT evidenceChanged();
        if (sight.agreement == domain::Agreement::Agreed)
            Q_EMIT allAgree(name);
    });
    Q_EMIT evidenceChanged();
}

void Journey::stopWatching()
{
    if (!m_watch)
        return;
    for (const auto &query : m_watch->sent())
        m_left << sentLine(query);
    m_watch->deleteLater();
    m_watch = nullptr;
    Q_EMIT evidenceChanged();
}

QStringList Journey::whatLeft() const
{
    auto left = m_left + m_domains->sent();
    if (m_watch) {
        for (const auto &query : m_watch->sent())
            left << sentLine(query);
    }
    return m_lookUp ? left + m_lookUp->sent() : left;
}

} // namespace todoku
