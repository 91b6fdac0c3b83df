// SPDX-License-Identifier: Apache-2.0
#include "start_page.h"

#include "widgets/drop_area.h"
#include "widgets/paste_dialog.h"
#include "widgets/side_by_side.h"
#include "todoku/moment.h"

#include <QtCore/QTimer>
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
    connect(&journey, &Journey::lastCaseChanged, this, &StartPage::rebuild);
    connect(&journey, &Journey::failed, this, [this](const Failure &failure, const QString &fileName) {
        m_problem = explain(failure, fileName.isEmpty() ? tr("the pasted text") : visible(fileName));
        rebuild();
    });
}

QWidget *StartPage::lastCaseCard(const KeptCase &last)
{
    auto *card = new Card(tr("Continue where you left off"));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    QStringList parts{dayAndTimeText(last.saved.toLocalTime(), language()).toHtmlEscaped()};
    if (!last.caseNumber.isEmpty())
        parts << tr("case %1").arg(visible(last.caseNumber)).toHtmlEscaped();
    if (!last.address.isEmpty())
        parts << codeHtml(last.address);
    if (!last.subject.isEmpty())
        parts << visible(last.subject.left(120)).toHtmlEscaped();
    row->addWidget(paragraph(parts.join(" &nbsp; "_L1)), 1);
    auto *forget = linkButton(tr("&Delete it"));
    forget->setObjectName(u"last-delete"_s);
    forget->setAccessibleDescription(card->accessibleName());
    auto *resume = button(tr("C&ontinue"));
    resume->setObjectName(u"last-continue"_s);
    resume->setEnabled(!journey().isOpening());
    connect(forget, &QPushButton::clicked, &journey(), &Journey::deleteLastCase);
    connect(resume, &QPushButton::clicked, &journey(), &Journey::continueLastCase);
    row->addWidget(forget, 0, Qt::AlignTop);
    row->addWidget(resume, 0, Qt::AlignTop);
    card->add(row);
    return card;
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
    if (const auto &last = journey().lastCase(); last && !journey().theCase().given.report)
        add(lastCaseCard(*last));
    add(dropArea());
    if (journey().many())
        add(listCard());
    auto *row = new QWidget;
    auto *columns = new SideBySide(space::medium);
    row->setLayout(columns);
    columns->addWidget(roleCard());
    columns->addWidget(samplesCard());
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
    area->add(softParagraph("<center>%1</center>"_L1.arg(tr("Straight from Outlook, or a file: .eml, .msg, or the text of the report; several at once as a folder, mailbox file or .zip").toHtmlEscaped())));

    if (journey().isOpening()) {
        addProgress(area);
    } else {
        auto *buttons = new FlowLayout(space::small, Qt::AlignHCenter);
        auto *open = filledButton(tr("&Choose a file"));
        auto *folder = button(tr("Choose a &folder"));
        auto *paste = button(tr("&Paste the text"));
        auto *without = button(tr("Go on &without a report"));
        open->setObjectName(u"choose"_s);
        folder->setObjectName(u"choose-folder"_s);
        paste->setObjectName(u"paste"_s);
        without->setObjectName(u"without"_s);
        connect(open, &QPushButton::clicked, this, &StartPage::chooseFile);
        connect(folder, &QPushButton::clicked, this, &StartPage::chooseFolder);
        connect(paste, &QPushButton::clicked, this, &StartPage::pasteText);
        connect(without, &QPushButton::clicked, &journey(), &Journey::startWithoutBounce);
        for (auto *one : {open, folder, paste, without})
            buttons->addWidget(one);
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
    connect(area, &DropArea::filesDropped, &journey(), qOverload<const QStringList &>(&Journey::open));
    connect(area, &DropArea::textDropped, &journey(), &Journey::paste);
    return area;
}

/// How far the reading of a folder or mailbox has come; a single message is read before one sees it.
void StartPage::addProgress(Card *area)
{
    auto *bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Reading the report …"));
    auto *text = softParagraph({});
    auto *stop = button(tr("Stop"));
    stop->setObjectName(u"stop-opening"_s);
    auto *timer = new QTimer(bar);
    const auto update = [this, bar, text] {
        const auto state = journey().opening();
        const bool several = state && state->messages > 1;
        bar->setRange(0, several && state->bytesTotal > 0 ? 1000 : 0);
        if (several && state->bytesTotal > 0)
            bar->setValue(int(state->bytesDone * 1000 / state->bytesTotal));
        const auto said = several ? tr("%n message(s) read, %1 of %2. Stopping keeps what was found.", nullptr, int(std::min<qint64>(state->messages, 2'000'000'000)))
                                        .arg(QLocale().formattedDataSize(state->bytesDone), QLocale().formattedDataSize(state->bytesTotal))
                                  : tr("Reading the report …");
        text->setText("<center>%1</center>"_L1.arg(said.toHtmlEscaped()));
    };
    connect(timer, &QTimer::timeout, bar, update);
    timer->start(100);
    update();
    connect(stop, &QPushButton::clicked, &journey(), &Journey::stopOpening);
    area->add(text);
    area->add(bar);
    area->body()->addWidget(stop, 0, Qt::AlignHCenter);
}

QWidget *StartPage::listCard()
{
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->addWidget(paragraph(tr("The list of %n bounce(s) is still open.", nullptr, int(journey().many()->bounces)).toHtmlEscaped()), 1);
    auto *back = button(tr("Back to the &list"));
    back->setObjectName(u"list"_s);
    connect(back, &QPushButton::clicked, this, [this] { go(Place::Many); });
    row->addWidget(back);
    card->add(row);
    return card;
}

QWidget *StartPage::roleCard()
{
    auto *card = new Card(tr("You are"));
    auto *choice = new Choice({tr("the sender"), tr("the helpdesk"), tr("an administrator")}, int(journey().theCase().answers.role), Choice::Look::Segments,
                              tr("You are"));
    connect(choice, &Choice::chosen, &journey(), [this](int index) { journey().setRole(Role(index)); });
    card->add(choice);
    card->add(softParagraph(tr("It decides on the wording and on what is unfolded. You can change it at any time.").toHtmlEscaped()));
    if (journey().theCase().answers.role != Role::Sender) {
        auto *cases = linkButton(tr("Recent cases"));
        cases->setObjectName(u"cases"_s);
        connect(cases, &QPushButton::clicked, this, [this] { go(Place::Cases); });
        card->body()->addWidget(cases, 0, Qt::AlignLeft);
    }
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
    const auto paths = QFileDialog::getOpenFileNames(this, tr("Choose the report"), {},
                                                   tr("Messages, mailboxes and cases (*.todoku *.eml *.msg *.mht *.txt *.html *.dat *.mbox *.zip);;All files (*)"));
    if (!paths.isEmpty())
        journey().open(paths);
}

void StartPage::chooseFolder()
{
    const auto path = QFileDialog::getExistingDirectory(this, tr("Choose a folder of reports"));
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
