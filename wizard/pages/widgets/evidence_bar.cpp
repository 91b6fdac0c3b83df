// SPDX-License-Identifier: Apache-2.0
#include "evidence_bar.h"

#include "parts.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTimer>
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
        m_problem = explain(failure, visible(QFileInfo(path).fileName()));
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

void EvidenceBar::buildSentItems()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    if (m_journey.reading()) {
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
        return;
    }
    const auto &sentItems = m_journey.theCase().given.sentItems;
    QString text = tr("With your sent mail, Todoku can compare: what you wrote to whom, and whether something is unlike you. Nothing of it leaves this computer.");
    if (sentItems)
        text = (sentItems->isComplete() ? tr("Compared with %n sent message(s) of “%1”.", nullptr, int(sentItems->size()))
                                        : tr("Stopped after %n sent message(s) of “%1”; what was found until then counts.", nullptr, int(sentItems->size())))
                   .arg(visible(QFileInfo(sentItems->path()).fileName()));
    row->addWidget(softParagraph(text.toHtmlEscaped()), 1);
    auto *file = button(tr("Choose a &mailbox file"));
    file->setObjectName(u"mailbox-file"_s);
    auto *folder = button(tr("Choose a &folder"));
    folder->setObjectName(u"mailbox-folder"_s);
    connect(file, &QPushButton::clicked, this, [this] { choose(false); });
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
    row->addWidget(file, 0, Qt::AlignTop);
    row->addWidget(folder, 0, Qt::AlignTop);
    m_list->addLayout(row);
    if (!m_problem.isEmpty())
        m_list->addWidget(paragraph(m_problem.toHtmlEscaped()));
}

void EvidenceBar::choose(bool folder)
{
    const auto path = folder ? QFileDialog::getExistingDirectory(this, tr("Choose the folder of your sent mail"))
                             : QFileDialog::getOpenFileName(this, tr("Choose your sent mail"), {},
                                                            tr("Mailboxes (*.mbox *.pst *.ost *.olm *.zip *.csv *.eml *.msg);;All files (*)"));
    if (path.isEmpty())
        return;
    m_problem.clear();
    m_journey.readSentItems(path);
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
        row->addWidget(softParagraph(tr("Asking the DNS and the mail servers").toHtmlEscaped()), 1);
        row->addWidget(bar, 1);
        row->addWidget(stop);
        m_list->addLayout(row);
        return;
    }
    const bool asked = m_journey.theCase().given.online.asked;
    const auto text = asked ? tr("The DNS and the mail servers were asked. You can ask again after something was corrected, and compare.")
                            : tr("Todoku can ask the DNS and the mail servers of the domains concerned. That tells them that somebody is interested; no mail and no address is sent.");
    row->addWidget(softParagraph(text.toHtmlEscaped()), 1);
    auto *ask = button(asked ? tr("Ask &again") : tr("Ask &now"));
    ask->setObjectName(u"ask"_s);
    ask->setEnabled(!plan.isEmpty());
    connect(ask, &QPushButton::clicked, &m_journey, &Journey::askTheNet);
    row->addWidget(ask, 0, Qt::AlignTop);
    m_list->addLayout(row);
    if (!plan.isEmpty())
        m_list->addWidget(new Fold(tr("What would be sent, and to whom"), false, plainText(plan.join(u'\n'))));
}

} // namespace todoku
