// SPDX-License-Identifier: Apache-2.0
#include "help_dialog.h"

#include "todoku/age.h"
#include "widgets/age_note.h"
#include "widgets/guide_view.h"
#include "widgets/parts.h"
#include "widgets/rail.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

const guide::Section *helpFor(Place place, const guide::Guide &pages)
{
    return pages.section(solutionOf(place) ? u"solution"_s : code(place).toLower());
}

HelpDialog::HelpDialog(Journey &journey, Language language, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    resize(720, 600);
    auto *content = new QWidget;
    auto *list = new QVBoxLayout(content);
    list->setSpacing(space::medium);

    const auto pages = guide::load(u"pages"_s, language);
    if (const auto *section = helpFor(journey.place(), pages)) {
        list->addWidget(paragraph("<b style='font-size:large'>%1</b>"_L1.arg(section->title.toHtmlEscaped())));
        addGuide(list, *section, journey);
        list->addWidget(rule());
    }
    if (const auto *keys = pages.section(u"keys"_s)) {
        list->addWidget(paragraph("<b>%1</b>"_L1.arg(keys->title.toHtmlEscaped())));
        addGuide(list, *keys, journey);
        list->addWidget(rule());
    }
    const auto further = guide::load(u"help"_s, language);
    list->addWidget(paragraph("<b>%1</b>"_L1.arg(further.title.toHtmlEscaped())));
    list->addWidget(paragraph(guideHtml(further.lead)));
    for (const auto &section : further.sections) {
        list->addWidget(new Fold(section.title, false, [this, section, &journey] {
            auto *box = new QWidget;
            auto *inside = new QVBoxLayout(box);
            inside->setContentsMargins(space::large, 0, 0, 0);
            addGuide(inside, section, journey);
            return box;
        }));
    }
    list->addWidget(rule());
    list->addWidget(softParagraph(tr("Todoku %1. Guides of %2, rules of %3.")
                                      .arg(QCoreApplication::applicationVersion(), monthText(further.date, language), monthText(rulesDate(), language)).toHtmlEscaped()));
    if (auto *note = ageNote(rulesDate(), QDate::currentDate(), language))
        list->addWidget(note);
    list->addStretch();

    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::StrongFocus); // so that the arrows scroll
    scroll->setAccessibleName(tr("Help"));
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(scroll);
    column->addWidget(buttons);
}

void HelpDialog::addGuide(QVBoxLayout *list, const guide::Section &section, Journey &journey)
{
    auto *view = new GuideView(section, {}, journey);
    connect(view, &GuideView::placeWanted, this, [this, &journey](Place place) {
        accept();
        journey.goTo(place);
    });
    list->addWidget(view);
}

} // namespace todoku
