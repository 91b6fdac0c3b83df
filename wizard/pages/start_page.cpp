// SPDX-License-Identifier: Apache-2.0
#include "start_page.h"

#include "widgets/drop_area.h"
#include "widgets/paste_dialog.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

StartPage::StartPage(Journey &journey, QWidget *parent) : Page(Place::Start, journey, parent)
{
    connect(&journey, &Journey::openingChanged, this, [this] {
        if (this->journey().isOpening())
            m_problem.clear();
        rebuild();
    });
    connect(&journey, &Journey::failed, this, [this](const Failure &failure, const QString &fileName) {
        m_problem = explain(failure, fileName.isEmpty() ? tr("the pasted text") : visible(fileName));
        rebuild();
    });
}

QString StartPage::title() const
{
    return tr("Did a message of yours come back?");
}

QString StartPage::subtitle() const
{
    return tr("Put the report in here. Todoku finds the cause and leads you to the fix, step by step.").toHtmlEscaped();
}

void StartPage::build()
{
    add(dropArea());
    auto *row = new QWidget;
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::medium);
    columns->addWidget(roleCard(), 1);
    columns->addWidget(samplesCard(), 1);
    add(row);
    add(listsCard());
}

QWidget *StartPage::dropArea()
{
    auto *area = new DropArea;
    area->body()->setContentsMargins(space::large, 30, space::large, 30);
    area->body()->setSpacing(space::medium);
    area->body()->addWidget(new Symbol(u"mail"_s, [] { return theme().accent; }, 56), 0, Qt::AlignHCenter);
    auto *title = paragraph("<center><b style='font-size:large'>%1</b></center>"_L1.arg(tr("Drop the report here").toHtmlEscaped()));
    area->add(title);
    area->add(softParagraph("<center>%1</center>"_L1.arg(tr("Straight from Outlook, or a file: .eml, .msg, or the text of the report").toHtmlEscaped())));

    if (journey().isOpening()) {
        auto *bar = new QProgressBar;
        bar->setRange(0, 0);
        bar->setTextVisible(false);
        bar->setAccessibleName(tr("Reading the report …"));
        area->add(softParagraph("<center>%1</center>"_L1.arg(tr("Reading the report …").toHtmlEscaped())));
        area->add(bar);
        auto *stop = button(tr("Stop"));
        connect(stop, &QPushButton::clicked, &journey(), &Journey::stopOpening);
        area->body()->addWidget(stop, 0, Qt::AlignHCenter);
    } else {
        auto *buttons = new QHBoxLayout;
        buttons->setSpacing(space::small);
        buttons->addStretch();
        auto *open = filledButton(tr("&Choose a file"));
        auto *paste = button(tr("&Paste the text"));
        auto *without = button(tr("Go on &without a report"));
        open->setObjectName(u"choose"_s);
        paste->setObjectName(u"paste"_s);
        without->setObjectName(u"without"_s);
        connect(open, &QPushButton::clicked, this, &StartPage::chooseFile);
        connect(paste, &QPushButton::clicked, this, &StartPage::pasteText);
        connect(without, &QPushButton::clicked, &journey(), &Journey::startWithoutBounce);
        for (auto *one : {open, paste, without})
            buttons->addWidget(one);
        buttons->addStretch();
        area->add(buttons);
    }
    if (!m_problem.isEmpty()) {
        auto *row = new QHBoxLayout;
        row->addWidget(new Symbol(u"error"_s, [] { return theme().error; }), 0, Qt::AlignTop);
        auto *text = paragraph(m_problem.toHtmlEscaped());
        text->setObjectName(u"problem"_s);
        row->addWidget(text, 1);
        area->add(row);
    }
    connect(area, &DropArea::fileDropped, &journey(), &Journey::open);
    connect(area, &DropArea::textDropped, &journey(), &Journey::paste);
    return area;
}

QWidget *StartPage::roleCard()
{
    auto *card = new Card(tr("You are"));
    auto *choice = new Choice({tr("the sender"), tr("the helpdesk"), tr("a mail administrator")}, int(journey().theCase().answers.role), Choice::Look::Segments,
                              tr("You are"));
    connect(choice, &Choice::chosen, &journey(), [this](int index) { journey().setRole(Role(index)); });
    card->add(choice);
    card->add(softParagraph(tr("It decides on the wording and on what is unfolded. You can change it at any time.").toHtmlEscaped()));
    card->body()->addStretch();
    return card;
}

QWidget *StartPage::samplesCard()
{
    auto *card = new Card(tr("Just try it"));
    auto *links = new FlowLayout(0);
    for (const auto &sample : samples(language())) {
        auto *link = linkButton(sample.title);
        connect(link, &QPushButton::clicked, &journey(), [this, path = sample.path] { journey().open(path); });
        links->addWidget(link);
    }
    card->add(links);
    card->body()->addStretch();
    return card;
}

QWidget *StartPage::listsCard()
{
    auto *card = new Card(tr("For lists and many cases"));
    auto *links = new FlowLayout(space::small);
    const std::pair<Place, QString> places[]{{Place::Addresses, tr("Check a list of addresses")}, {Place::Domains, tr("Check a list of domains")}};
    for (const auto &[place, text] : places) {
        auto *link = linkButton(text);
        link->setObjectName("go-"_L1 + code(place));
        connect(link, &QPushButton::clicked, this, [this, place = place] { go(place); });
        links->addWidget(link);
    }
    card->add(links);
    return card;
}

void StartPage::chooseFile()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("Choose the report"), {},
                                                   tr("Messages (*.eml *.msg *.mht *.txt *.html *.dat *.mbox);;All files (*)"));
    if (!path.isEmpty())
        journey().open(path);
}

void StartPage::pasteText()
{
    const auto text = askForText(this, tr("Paste the text of the report"),
                                 tr("In your mail program, open the report, select everything (Ctrl+A), copy it (Ctrl+C), and paste it here (Ctrl+V)."), tr("Read it"));
    if (text)
        journey().paste(*text);
}

} // namespace todoku
