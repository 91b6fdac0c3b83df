// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parts.h"
#include "todoku/desk.h"

namespace todoku {

/// For the helpdesk, on every page: what to ask the caller and what to say, a note, the time on this step, the case's number and state.
class CallerCard : public Card
{
    Q_OBJECT
public:
    CallerCard(Place place, Journey &journey, Desk &desk, Language language, QWidget *parent = nullptr);

private:
    QWidget *talk(Language language);
    QLayout *caseRow();
    QWidget *note();
    void showState();

    Place m_place;
    Journey &m_journey;
    Desk &m_desk;
    QLabel *m_time;
    QLabel *m_said;
};

/// What the other desk did and how the database fares, as HTML; empty where there is nothing to say.
QString saidOf(const Desk &desk);
/// "4:05"
QString clockText(qint64 seconds);
QString stateName(store::State state);

} // namespace todoku
