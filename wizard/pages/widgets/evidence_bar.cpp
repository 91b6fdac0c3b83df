// SPDX-License-Identifier: Apache-2.0
#include "evidence_bar.h"

#include "../page.h"
#include "columns_dialog.h"
#include "drop_area.h"
#include "guide_view.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTimer>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

EvidenceBar::EvidenceBar(Kind kind, Journey &journey, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_journey(journey), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, space::hair, 0, 0);
    connect(&journey, &Journey::evidenceChanged, this, &EvidenceBar::build);
    connect(&journey, &Journey::sentItemsFailed, this, [this](const Failure &failure, const QString &path) {
        m_failure = failure;
        m_failedPath = path;
        build();
    });
    build();
}

void EvidenceBar::build()
{
    delete m_content;
    m_content = new QWidget;
    m_list = new QVBoxLayout(m_content);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space::small);
    if (m_kind == Kind::SentItems)
        buildSentItems();
    else
        buildNet();
    m_column->addWidget(m_content);
}

void EvidenceBar::buildReading()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    auto *bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Reading your sent mail"));
    auto *text = softParagraph({});
    auto *timer = new QTimer(bar);
    const auto update = [this, bar, text] {
        const auto state = m_journey.reading();
        if (!state)
            return;
        bar->setRange(0, state->bytesTotal > 0 ? 1000 : 0);
        bar->setValue(state->bytesTotal > 0 ? int(state->bytesDone * 1000 / state->bytesTotal) : 0);
        text->setText(tr("%1 of %2 read, %n message(s) so far", nullptr, int(std::min<qint64>(state->messages, 2'000'000'000)))
                          .arg(QLocale().formattedDataSize(state->bytesDone), QLocale().formattedDataSize(state->bytesTotal)));
    };
    connect(timer, &QTimer::timeout, bar, update);
    timer->start(100);
    update();
    auto *stop = button(tr("Stop"));
    stop->setObjectName(u"stop-reading"_s);
    connect(stop, &QPushButton::clicked, &m_journey, &Journey::stopReading);
    row->addWidget(bar, 1);
    row->addWidget(text, 1);
    row->addWidget(stop);
    m_list->addLayout(row);
}

void EvidenceBar::buildSentItems()
{
    if (m_journey.reading())
        return buildReading();
    const auto &sentItems = m_journey.theCase().given.sentItems;
    QString text = tr("With your sent mail, Todoku can compare: what you wrote to whom, and whether something is unlike you. Nothing of it leaves this computer.");
    if (sentItems)
        text = (sentItems->isComplete() ? tr("Compared with %n sent message(s) of “%1”.", nullptr, int(sentItems->size()))
                                        : tr("Stopped after %n sent message(s) of “%1”; what was found until then counts.", nullptr, int(sentItems->size())))
                   .arg(visible(QFileInfo(sentItems->path()).fileName()));
    auto *area = new DropArea;
    area->add(paragraph("<b>%1</b>"_L1.arg((sentItems ? tr("Your Sent Items") : tr("Drop your Sent Items here: a file, a folder, or one message")).toHtmlEscaped())));
    area->add(softParagraph(text.toHtmlEscaped()));
    auto *buttons = new FlowLayout;
    auto *file = button(tr("Choose a &mailbox file"));
    file->setObjectName(u"mailbox-file"_s);
    auto *folder = button(tr("Choose a &folder"));
    folder->setObjectName(u"mailbox-folder"_s);
    connect(file, &QPushButton::clicked, this, [this] { choose(false); });
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
    buttons->addWidget(file);
    buttons->addWidget(folder);
    area->add(buttons);
    connect(area, &DropArea::fileDropped, this, &EvidenceBar::readFrom, Qt::QueuedConnection); // the area itself goes
    if (m_failure)
        addProblem(area, *m_failure, m_failedPath);
    else if (sentItems)
        addProblems(area, *sentItems);
    m_list->addWidget(area);
    m_list->addWidget(howToFold());
    m_list->addWidget(indexFold());
}

void EvidenceBar::addProblem(Card *card, const Failure &failure, const QString &path)
{
    const auto text = mailbox::explain(failure, visible(QFileInfo(path).fileName()));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(new Symbol(u"warning"_s, [] { return theme().warning; }), 0, Qt::AlignTop);
    auto *problem = paragraph(text.toHtmlEscaped());
    problem->setObjectName(u"problem"_s);
    row->addWidget(problem, 1);
    card->add(row);
    if (mailbox::troubleOf(failure) != mailbox::Trouble::UnknownColumns)
        return;
    auto *ask = button(tr("Say what the col&umns hold"));
    ask->setObjectName(u"columns"_s);
    connect(ask, &QPushButton::clicked, this, [this, path] { askForColumns(path); });
    card->body()->addWidget(ask, 0, Qt::AlignLeft);
}

void EvidenceBar::askForColumns(const QString &path)
{
    const auto table = mailbox::tableOf(path);
    if (!table)
        return;
    ColumnsDialog dialog(*table, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    rememberColumns(dialog.columns());
    const auto &sentItems = m_journey.theCase().given.sentItems;
    readFrom(m_failure || !sentItems ? path : sentItems->path());
}

void EvidenceBar::addProblems(Card *card, const mailbox::Index &index)
{
    static constexpr size_t most = 3;
    const auto &problems = index.problems();
    for (size_t i = 0; i < std::min(most, problems.size()); ++i)
        addProblem(card, problems[i].failure, problems[i].path);
    if (problems.size() > most)
        card->add(softParagraph(tr("%n more file(s) could not be read completely.", nullptr, int(problems.size() - most)).toHtmlEscaped()));
}

QWidget *EvidenceBar::howToFold()
{
    return new Fold(tr("How do I get my Sent Items?"), false, [this] {
        const auto guide = guide::load(u"sent-items"_s, windowWords().language());
        auto *card = new Card;
        card->add(softParagraph(guideHtml(guide.lead)));
        QStringList labels;
        QList<QWidget *> views;
        auto *column = new QVBoxLayout;
        for (const auto &section : guide.sections) {
            if (section.id == "sources"_L1)
                continue;
            labels << section.title;
            views << new GuideView(section, {}, m_journey);
            column->addWidget(views.last());
        }
        const auto show = [views](int index) {
            for (int i = 0; i < views.size(); ++i)
                views[i]->setVisible(i == index);
        };
        auto *choice = new Choice(labels, 0, Choice::Look::Chips, tr("Your mail program"));
        connect(choice, &Choice::chosen, card, show);
        card->add(choice);
        card->add(column);
        show(0);
        return card;
    });
}

QWidget *EvidenceBar::indexFold()
{
    return new Fold(tr("The index that makes the next question quick"), false, [this] {
        auto *card = new Card;
        auto *text = softParagraph({});
        auto *remove = button(tr("&Delete it now"));
        remove->setObjectName(u"delete-index"_s);
        const auto update = [text, remove] {
            const auto bytes = mailbox::keptBytes(mailbox::indexFolder());
            text->setText(tr("Todoku notes where the messages are and to whom they went, so that it need not read a large mailbox twice. This index stays on this computer, in %1. "
                             "It takes %2 now.")
                              .arg(codeHtml(QDir::toNativeSeparators(mailbox::indexFolder())), QLocale().formattedDataSize(bytes)));
            remove->setEnabled(bytes > 0);
        };
        auto *keep = new QCheckBox(tr("&Keep an index of my mailboxes"));
        keep->setObjectName(u"keep-index"_s);
        keep->setChecked(keepsIndex());
        keep->setEnabled(mayChangeKeepsIndex());
        connect(keep, &QCheckBox::toggled, card, [this](bool on) {
            setKeepsIndex(on);
            m_journey.keepIndexesIn(on ? mailbox::indexFolder() : QString());
        });
        connect(remove, &QPushButton::clicked, card, [update] {
            mailbox::forgetIndexes(mailbox::indexFolder());
            update();
        });
        update();
        card->add(text);
        card->add(keep);
        card->body()->addWidget(remove, 0, Qt::AlignLeft);
        return card;
    });
}

void EvidenceBar::readFrom(const QString &path)
{
    m_failure.reset();
    m_journey.readSentItems(path);
}

void EvidenceBar::choose(bool folder)
{
    const auto path = folder ? QFileDialog::getExistingDirectory(this, tr("Choose the folder of your sent mail"))
                             : QFileDialog::getOpenFileName(this, tr("Choose your sent mail"), {},
                                                            tr("Mailboxes (*.mbox *.pst *.ost *.olm *.zip *.csv *.eml *.msg);;All files (*)"));
    if (path.isEmpty())
        return;
    readFrom(path);
}

void EvidenceBar::buildNet()
{
    if (!m_journey.mayAsk()) {
        m_list->addWidget(softParagraph(tr("Asking the network is switched off in the settings, so the DNS and the mail servers are not looked at.").toHtmlEscaped()));
        return;
    }
    const auto plan = m_journey.plan();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    if (m_journey.isAsking()) {
        auto *bar = new QProgressBar;
        bar->setRange(0, 0);
        bar->setTextVisible(false);
        bar->setAccessibleName(tr("Asking the DNS and the mail servers"));
        auto *stop = button(tr("Stop"));
        stop->setObjectName(u"stop-asking"_s);
        connect(stop, &QPushButton::clicked, &m_journey, &Journey::stopAsking);
        const auto text = m_journey.waitsForServersOnly() ? tr("The DNS has answered and is taken into account. The mail servers are still being asked.")
                                               : tr("Asking the DNS and the mail servers");
        row->addWidget(softParagraph(text.toHtmlEscaped()), 1);
        row->addWidget(bar, 1);
        row->addWidget(stop);
        m_list->addLayout(row);
        return;
    }
    const bool asked = m_journey.theCase().given.online.asked;
    const auto text = asked ? tr("The DNS and the mail servers were asked. You can ask again after something was corrected, and compare.")
                            : tr("Todoku can ask the DNS and the mail servers of the domains concerned. That tells them that somebody is interested; no mail and no mail address is sent.");
    row->addWidget(softParagraph(text.toHtmlEscaped()), 1);
    auto *ask = button(asked ? tr("Ask &again") : tr("As&k now"));
    ask->setObjectName(u"ask"_s);
    ask->setEnabled(!plan.isEmpty());
    connect(ask, &QPushButton::clicked, &m_journey, &Journey::askTheNet);
    row->addWidget(ask, 0, Qt::AlignTop);
    m_list->addLayout(row);
    if (!plan.isEmpty())
        m_list->addWidget(new Fold(tr("What would be sent, and to whom"), false, plainText(plan.join(u'\n'))));
}

} // namespace todoku
