// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/domain.h"

#include <QtCore/QSet>

namespace todoku::domain {

/// One question, and to whom it goes.
struct Ask {
    dns::Question question{};
    std::optional<dns::Server> server{}; ///< nullopt: the recursive resolvers
    dns::Recursion recursion = dns::Recursion::Desired;
    bool operator==(const Ask &) const = default;
};
size_t qHash(const Ask &ask, size_t seed = 0);

/// A policy page on the web.
struct Page {
    MtaSts::PolicyState state = MtaSts::PolicyState::NotFetched;
    QString problem{};
    QByteArray body{};
};

struct Visit {
    QString host{};
    QHostAddress address{};
    bool operator==(const Visit &) const = default;
};
size_t qHash(const Visit &visit, size_t seed = 0);

/// What is known about the world so far, and what is wanted next. Whoever looks something up gets it, or nullptr and a note that it is
/// wanted; the examiner gets what is wanted and lets the survey run again. So the survey is a plain function that never waits.
class Notebook
{
public:
    const dns::Answer *ask(const QString &name, dns::Type type) { return ask(Ask{{name, type}, {}, dns::Recursion::Desired}); }
    const dns::Answer *ask(const Ask &ask);
    const smtp::Session *visit(const Visit &visit);
    const Page *fetch(const Visit &page);

    void put(const Ask &ask, dns::Answer answer) { m_answers.insert(ask, std::move(answer)); }
    void put(const Visit &visit, smtp::Session session) { m_sessions.insert(visit, std::move(session)); }
    void put(const Visit &visit, Page page) { m_pages.insert(visit, std::move(page)); }

    /// What was asked for and not known; each only once.
    std::vector<Ask> takeQuestions() { return std::exchange(m_questions, {}); }
    std::vector<Visit> takeVisits() { return std::exchange(m_visits, {}); }
    std::vector<Visit> takePages() { return std::exchange(m_pageVisits, {}); }

    const QHash<Ask, dns::Answer> &answers() const { return m_answers; }
    qsizetype pagesFetched() const { return m_pages.size(); }

private:
    QHash<Ask, dns::Answer> m_answers;
    QHash<Visit, smtp::Session> m_sessions;
    QHash<Visit, Page> m_pages;
    std::vector<Ask> m_questions;
    std::vector<Visit> m_visits;
    std::vector<Visit> m_pageVisits;
    QSet<Ask> m_asked;
    QSet<Visit> m_visited;
    QSet<Visit> m_fetched;
};

/// What a chain of signatures from the trust anchors says about an answer.
struct Secured {
    Security security = Security::NotChecked;
    QString detail{}; ///< where the chain breaks, and why
};
/// nullopt: answers are missing, and noted. `anchors` empty: the root's.
std::optional<Secured> secure(const QString &name, dns::Type type, const dns::Answer &answer, const QByteArray &anchors, qint64 now, Notebook &book);

/// Everything that can be said with what is known. Called again as more becomes known; the last call counts.
Facts survey(const QString &input, const QString &domain, const Options &options, Notebook &notebook);

} // namespace todoku::domain
