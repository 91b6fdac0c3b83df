// SPDX-License-Identifier: Apache-2.0
#include "notebook.h"

namespace todoku::domain {

size_t qHash(const Ask &ask, size_t seed)
{
    seed = qHashMulti(seed, ask.question, int(ask.recursion));
    return ask.server ? qHashMulti(seed, ask.server->address, ask.server->port, ask.server->url) : seed;
}

size_t qHash(const Visit &visit, size_t seed)
{
    return qHashMulti(seed, visit.host, visit.address);
}

const dns::Answer *Notebook::ask(const Ask &ask)
{
    if (const auto known = m_answers.constFind(ask); known != m_answers.constEnd())
        return &*known;
    if (!m_asked.contains(ask)) {
        m_asked << ask;
        m_questions.push_back(ask);
    }
    return nullptr;
}

const smtp::Session *Notebook::visit(const Visit &visit)
{
    if (const auto known = m_sessions.constFind(visit); known != m_sessions.constEnd())
        return &*known;
    if (!m_visited.contains(visit)) {
        m_visited << visit;
        m_visits.push_back(visit);
    }
    return nullptr;
}

const Page *Notebook::fetch(const Visit &page)
{
    if (const auto known = m_pages.constFind(page); known != m_pages.constEnd())
        return &*known;
    if (!m_fetched.contains(page)) {
        m_fetched << page;
        m_pageVisits.push_back(page);
    }
    return nullptr;
}

} // namespace todoku::domain
