// SPDX-License-Identifier: Apache-2.0
#include "guide_pages.h"

#include "todoku/report.h"
#include "widgets/guide_view.h"
#include "widgets/hand_over.h"
#include "widgets/rail.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

/// One section of a guide as a card that can be folded.
static QWidget *sectionFold(const guide::Section &section, bool open, Journey &journey)
{
    return new Fold(section.title, open, [section, &journey] {
        auto *card = new Card;
        auto *view = new GuideView(section, {}, journey);
        QObject::connect(view, &GuideView::placeWanted, &journey, &Journey::goTo);
        card->add(view);
        return card;
    });
}

WhyPage::WhyPage(Journey &journey, QWidget *parent) : Page(Place::Why, journey, parent)
{
}

QString WhyPage::title() const
{
    return guide::load(u"why"_s, language()).title;
}

QString WhyPage::subtitle() const
{
    return guideHtml(guide::load(u"why"_s, language()).lead);
}

void WhyPage::build()
{
    const auto guide = guide::load(u"why"_s, language());
    const auto fitting = reasonsFor(journey().theCase().verdict);
    auto sections = guide.sections;
    std::ranges::stable_sort(sections, std::greater(), [&](const guide::Section &section) { return fitting.contains(section.id); });
    if (!fitting.isEmpty())
        add(paragraph("<b>%1</b>"_L1.arg(tr("What fits your report").toHtmlEscaped())));
    bool others = fitting.isEmpty();
    for (const auto &section : sections) {
        const bool fits = fitting.contains(section.id);
        if (!fits && !others) {
            others = true;
            add(paragraph("<b>%1</b>"_L1.arg(tr("Other reasons").toHtmlEscaped())));
        }
        add(sectionFold(section, fits, journey()));
    }
}

ResultPage::ResultPage(Journey &journey, QWidget *parent) : Page(Place::Result, journey, parent)
{
}

static bool isSolved(const Case &theCase)
{
    return theCase.answers.didItHelp.values().contains(DidItHelp::Solved);
}

QString ResultPage::title() const
{
    return isSolved(journey().theCase()) ? tr("Solved. Well done!") : tr("Result and further help");
}

QString ResultPage::subtitle() const
{
    const auto &theCase = journey().theCase();
    if (!theCase.given.report)
        return tr("No report has been read, so Todoku can only say whom to ask.").toHtmlEscaped();
    return report::headline(theCase.given, theCase.verdict, words()).toHtmlEscaped();
}

void ResultPage::build()
{
    if (journey().theCase().given.report)
        add(verdictCard());
    if (!journey().theCase().answers.didItHelp.isEmpty())
        add(doneCard());
    add(new HandOverCard(journey().helpdesk(),
                         tr("For your helpdesk or mail administrator: what failed, what was found and what you did. It contains addresses and the subject of your "
                            "message, unless you have them replaced."),
                         [this] { return journey().theCase(); }));
    const auto guide = guide::load(u"help"_s, language());
    add(paragraph("<b>%1</b><br/>%2"_L1.arg(guide.title.toHtmlEscaped(), guideHtml(guide.lead))));
    bool first = true;
    for (const auto &section : guide.sections) {
        add(sectionFold(section, first && !isSolved(journey().theCase()), journey()));
        first = false;
    }
}

QWidget *ResultPage::verdictCard()
{
    const auto &verdict = journey().theCase().verdict;
    auto *card = new Card(tr("What Todoku thinks"));
    const auto instead = report::insteadOfTheNine(verdict, words());
    if (verdict.recommended().isEmpty())
        card->add(paragraph((instead.isEmpty() ? tr("None of the nine solutions is clearly the right one.") : instead).toHtmlEscaped()));
    for (const auto solution : verdict.recommended()) {
        const auto view = viewOf(solution, verdict);
        auto *row = new QHBoxLayout;
        row->addWidget(paragraph(u"<b>%1. %2</b><br/>%3"_s.arg(view.rank).arg(report::title(solution, words()).toHtmlEscaped(), mainReason(view, words()).toHtmlEscaped())), 1);
        auto *open = linkButton(tr("Open"));
        open->setAccessibleDescription(report::title(solution, words()));
        connect(open, &QPushButton::clicked, this, [this, solution] { go(placeOf(solution)); });
        row->addWidget(open, 0, Qt::AlignTop);
        card->add(row);
    }
    addOpenQuestions(*card, verdict, words());
    return card;
}

QWidget *ResultPage::doneCard()
{
    auto *card = new Card(tr("What you did"));
    const auto &answers = journey().theCase().answers.didItHelp;
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        auto *row = new QHBoxLayout;
        row->setSpacing(space::medium);
        const bool solved = it.value() == DidItHelp::Solved;
        row->addWidget(new Symbol(solved ? u"fine"_s : u"unknown"_s, [solved] { return solved ? theme().fine : theme().soft; }), 0, Qt::AlignTop);
        const auto word = solved ? tr("Solved") : it.value() == DidItHelp::NotYet ? tr("Did not help yet") : tr("Put off");
        row->addWidget(paragraph("%1 &nbsp; <span style='color:%2'>%3</span>"_L1.arg(report::title(it.key(), words()).toHtmlEscaped(), theme().soft.name(),
                                                                                   word.toHtmlEscaped())), 1);
        card->add(row);
    }
    return card;
}

} // namespace todoku
