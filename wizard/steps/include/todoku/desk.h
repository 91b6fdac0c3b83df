// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"
#include "todoku/store.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace todoku {

/// The store as it is set up (room `settings`), in the user's own folder.
store::Options deskOptions();

/// The helpdesk's desk: it keeps the case that the journey is at while the role is the helpdesk's, counts the time spent on each step, and knows the
/// other cases. Nothing of it is opened, and no file is made, for a sender.
class Desk : public QObject
{
    Q_OBJECT
public:
    explicit Desk(Journey &journey, QObject *parent = nullptr);
    /// Saves what was not saved yet.
    ~Desk() override;

    /// Where cases are kept; before it is called, nowhere.
    void setUp(const store::Options &options);
    bool isSetUp() const { return m_options.has_value(); }
    const std::optional<store::Options> &options() const { return m_options; }
    /// For this session only.
    void setPassword(const QString &password);

    // The case under way.
    bool isKeeping() const; ///< it is the helpdesk's, and there is one
    store::State state() const;
    void setState(store::State state);
    /// The window has the person's attention; otherwise no time is counted.
    void setActive(bool active);
    qint64 secondsAt(Place place) const; ///< those running now included
    /// Other cases with the same recipient domain that began within the last seven days; a number, for whoever is not the sender.
    int othersThisWeek() const { return m_others; }
    static constexpr int outbreak = 10; ///< cases in a week that are one fault rather than many slips

    // All of them.
    void search(const store::Search &search);
    const store::Listing &listing() const { return m_listing; }
    bool isSearching() const { return m_searching; }
    void open(const QString &id);
    void erase(const QString &id);
    /// Sends what waits for the server, now.
    void send();

    /// What is so with the database; Problem::None where all is well.
    store::Problem problem() const { return m_problem; }
    QString problemText() const;
    /// What the other desk did to the case under way; until the next case begins.
    const QList<store::Conflict> &conflicts() const { return m_conflicts; }

Q_SIGNALS:
    void listingChanged();
    void caseChanged();    ///< its state, conflicts, or the number of others
    void problemChanged();

private:
    store::Store *storeFor(); ///< made when it is needed first
    bool mayLook() const;     ///< not as a sender
    void beginCase();
    void later();
    void save();
    void hand(); ///< to the store, whatever is still under way
    void saved(const store::Saved &result);
    void take(const store::Saved &result);
    store::Entry entry() const; ///< without its file
    void countOthers();
    void switchPlace();
    void countTime();
    void setProblem(store::Problem problem);

    Journey &m_journey;
    std::optional<store::Options> m_options;
    std::unique_ptr<store::Store> m_store;
    store::Entry m_base;    ///< what of the stored case the journey has
    QString m_id;           ///< of the case under way
    QDateTime m_begun;
    std::optional<store::State> m_state;
    std::optional<store::Entry> m_opening; ///< loaded, while the journey reads it
    bool m_saving = false, m_again = false, m_searching = false, m_gone = false;
    int m_others = 0;
    QString m_counted; ///< the domain that m_others is about
    store::Search m_search;
    store::Listing m_listing;
    store::Problem m_problem = store::Problem::None;
    QList<store::Conflict> m_conflicts;
    QTimer m_later, m_retry;
    QElapsedTimer m_clock;
    qint64 m_rest = 0; ///< milliseconds that are no whole second yet
    bool m_active = true;
    Place m_timed = Place::Start;
};

} // namespace todoku
