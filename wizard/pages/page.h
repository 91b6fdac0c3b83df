// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"
#include "widgets/parts.h"

#include <QtWidgets/QWizardPage>

class QScrollArea;
class QVBoxLayout;

namespace todoku {

class Desk;

/// What all pages share: heading, one sentence below it, cards that scroll. A page is built from the journey's state and built again
/// when the case, the language or the theme changes; what a person typed or ticked lives in the journey, so nothing is lost by it.
class Page : public QWizardPage
{
    Q_OBJECT
public:
    Page(Place place, Journey &journey, QWidget *parent = nullptr);

    Place place() const { return m_place; }
    /// Builds the page anew, keeping the focus and the place in the scroll area.
    void rebuild();
    void focusHeading();
    QLabel *heading() const { return m_heading; }
    /// The helpdesk's; with it, every page has what to ask the caller and what to say. Must outlive the page.
    void setDesk(Desk *desk) { m_desk = desk; }

protected:
    virtual QString title() const = 0;
    virtual QString subtitle() const { return {}; } ///< HTML, strangers' text escaped
    virtual void build() = 0;                        ///< adds cards by add()

    void add(QWidget *widget);
    Journey &journey() const { return m_journey; }
    Desk *desk() const { return m_desk; }
    const Words &words() const;
    Language language() const;
    /// Links of guides lead through here.
    void go(Place place) { m_journey.goTo(place); }

private:
    Place m_place;
    Journey &m_journey;
    Desk *m_desk = nullptr;
    QLabel *m_heading;
    QLabel *m_subtitle;
    QScrollArea *m_scroll;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
};

/// The language of the window, and words in it. Set by the window.
const Words &windowWords();
void setWindowLanguage(Language language);

} // namespace todoku
