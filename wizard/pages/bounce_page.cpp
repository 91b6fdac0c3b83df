// SPDX-License-Identifier: Apache-2.0
#include "bounce_page.h"

#include "todoku/desk.h"
#include "todoku/report.h"
#include "widgets/hand_over.h"
#include "widgets/rail.h"
#include "widgets/route_view.h"
#include "widgets/source_dialog.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

BouncePage::BouncePage(Journey &journey, QWidget *parent) : Page(Place::Bounce, journey, parent)
{
}

QString BouncePage::title() const
{
    return report::headline(journey().theCase().given, journey().theCase().verdict, words());
}

QString BouncePage::subtitle() const
{
    const auto &report = journey().theCase().given.report;
    return report ? report::circumstances(*report, words()).toHtmlEscaped()
                  : tr("Go back to the start and choose the report, or open the step you need on the left.").toHtmlEscaped();
}

void BouncePage::build()
{
    const auto &report = journey().theCase().given.report;
    if (!report) {
        auto *card = new Card;
        auto *start = filledButton(tr("To the start"));
        connect(start, &QPushButton::clicked, this, [this] { go(Place::Start); });
        card->body()->addWidget(start, 0, Qt::AlignLeft);
        add(card);
        return;
    }
    // A long list of recipients must not push what to do about it out of sight.
    static constexpr int mostBeforeTheSolutions = 6;
    const auto recipients = report->recipients.size();
    const bool listComesLast = recipients > mostBeforeTheSolutions;
    if (recipients > 0)
        add(routeCard());
    if (recipients > 0 && !listComesLast)
        add(recipientsCard());
    // The sender is not told of other people's cases, not even how many.
    if (desk() && desk()->othersThisWeek() > 0 && journey().theCase().answers.role != Role::Sender)
        add(othersCard(desk()->othersThisWeek()));
    add(solutionsCard());
    if (listComesLast)
        add(recipientsCard());
    add(administratorFold());
}

QWidget *BouncePage::routeCard()
{
    auto *card = new Card(tr("The way the message took"));
    card->add(new RouteView(routeOf(*journey().theCase().given.report, journey().theCase().answers.recipient)));
    if (journey().theCase().given.report->hops.size() > 1)
        card->add(hopsFold());
    return card;
}

/// How long a server had to wait for the message, in words.
static QString waitText(std::optional<qint64> seconds)
{
    if (!seconds)
        return BouncePage::tr("time unknown");
    if (*seconds < 0)
        return BouncePage::tr("earlier by its own clock");
    return *seconds < 2 ? BouncePage::tr("at once") : BouncePage::tr("after %1").arg(duration(*seconds));
}

/// Every server the message came through, with its delay; the longest stands out.
QWidget *BouncePage::hopsFold()
{
    const auto waits = waitsOf(journey().theCase().given.report->hops);
    const auto &hops = journey().theCase().given.report->hops;
    const auto longest = std::ranges::max_element(waits);
    const bool isSlow = longest != waits.end() && longest->value_or(0) >= 60;
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < hops.size(); ++i) {
        const bool slowest = isSlow && waits.begin() + i == longest;
        grid->addWidget(softParagraph(QString::number(i + 1)), i, 0);
        grid->addWidget(paragraph(codeHtml(hops[i].by.isEmpty() ? hops[i].from : hops[i].by)), i, 1);
        const auto text = (i == 0 ? tr("from here on") : waitText(waits[i])).toHtmlEscaped();
        grid->addWidget(paragraph(slowest ? "<b>%1</b>"_L1.arg(text) : text), i, 2);
    }
    const auto title = isSlow ? tr("Each server on the way; the longest wait was %1").arg(duration(**longest)) : tr("Each server on the way, none with a long wait");
    return new Fold(title, isSlow, content);
}

/// The cause of one recipient in the words of its finding.
static QString causeOf(const bounce::Report &report, int index, const Words &words)
{
    auto one = report;
    one.recipients = {report.recipients[index]};
    const auto findings = bounce::judge(one);
    return findings.isEmpty() ? QString() : words.text(findings.first());
}

QWidget *BouncePage::recipientsCard()
{
    // Forty rows take longer than a blink to lay out, and push all below out of sight.
    static constexpr int mostAtOnce = 10, tooFewToFold = 3;
    const auto &given = journey().theCase().given;
    const auto &report = *given.report;
    const auto chosen = journey().theCase().answers.recipient;
    if (std::exchange(m_content, given.content) != given.content)
        m_showsAll = false;
    auto *card = new Card(tr("Who did not get it"));
    const int all = int(report.recipients.size());
    auto *group = new QButtonGroup(card);
    if (all > 1) {
        auto *together = new QRadioButton(tr("All %n recipients together", nullptr, all));
        together->setObjectName(u"recipient-all"_s);
        together->setChecked(!chosen);
        group->addButton(together, 0);
        card->add(together);
        connect(group, &QButtonGroup::idClicked, &journey(), [this](int id) { journey().chooseRecipient(id == 0 ? std::optional<int>() : id - 1); });
    }
    const int atOnce = all > mostAtOnce + tooFewToFold ? mostAtOnce : all;
    card->add(recipientRows(0, atOnce, *group));
    if (atOnce < all) {
        auto *more = new Fold(tr("%n more recipient(s)", nullptr, all - atOnce), m_showsAll || chosen.value_or(0) >= atOnce,
                              [this, atOnce, all, group] { return recipientRows(atOnce, all, *group); });
        more->setObjectName(u"more-recipients"_s);
        connect(more, &Fold::toggled, this, [this](bool open) { m_showsAll = open; });
        card->add(more);
    }
    return card;
}

QWidget *BouncePage::recipientRows(int first, int end, QButtonGroup &group)
{
    const auto &report = *journey().theCase().given.report;
    const auto chosen = journey().theCase().answers.recipient;
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setColumnStretch(2, 1);
    for (int i = first; i < end; ++i) {
        const auto &recipient = report.recipients[i];
        const bool failed = recipient.action == bounce::Action::Failed, delayed = recipient.action == bounce::Action::Delayed;
        auto *symbol = new Symbol(failed ? u"error"_s : delayed ? u"warning"_s : u"fine"_s,
                                  [=] { return failed ? theme().error : delayed ? theme().warning : theme().fine; });
        grid->addWidget(symbol, i, 0, Qt::AlignTop);
        if (report.recipients.size() > 1) {
            auto *choice = new QRadioButton;
            choice->setObjectName(u"recipient-%1"_s.arg(i));
            choice->setAccessibleName(visible(recipient.address));
            choice->setChecked(chosen == i);
            group.addButton(choice, i + 1);
            grid->addWidget(choice, i, 1, Qt::AlignTop);
        }
        QString html = codeHtml(recipient.address) + " &nbsp; "_L1 + visible(causeOf(report, i, words())).toHtmlEscaped();
        if (!recipient.originalRecipient.isEmpty() && recipient.originalRecipient.compare(recipient.address, Qt::CaseInsensitive) != 0)
            html += QString("<br/>"_L1) + tr("You wrote to %1.").toHtmlEscaped().arg(codeHtml(recipient.originalRecipient));
        grid->addWidget(paragraph(html), i, 2);
    }
    tabToTheChosen(group);
    return rows;
}

QWidget *BouncePage::othersCard(int others)
{
    auto *card = new Card;
    const bool many = others + 1 >= Desk::outbreak;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(new Symbol(many ? u"warning"_s : u"info"_s, [many] { return many ? theme().warning : theme().soft; }), 0, Qt::AlignTop);
    auto text = tr("Other cases with %1 in the last seven days: %n", nullptr, others).toHtmlEscaped().arg(codeHtml(domainOf(journey().failedAddress())));
    if (many)
        text += "<br/>"_L1 + tr("That many are seldom slips of the pen. Look first whether there is a fault, and whether the domain's mail route is right.").toHtmlEscaped();
    auto *said = paragraph(text);
    said->setObjectName(u"others"_s);
    row->addWidget(said, 1);
    auto *show = linkButton(tr("Show them"));
    show->setObjectName(u"show-others"_s);
    connect(show, &QPushButton::clicked, this, [this] { go(Place::Cases); });
    row->addWidget(show, 0, Qt::AlignTop);
    card->add(row);
    return card;
}

QWidget *BouncePage::solutionsCard()
{
    const auto &verdict = journey().theCase().verdict;
    auto *card = new Card(tr("What to do about it"));
    const auto solutions = verdict.recommended().mid(0, 3);
    if (solutions.isEmpty()) {
        const auto findings = verdict.findings;
        for (const auto &finding : findings)
            card->add(new FindingRow(finding, words()));
        const auto instead = report::insteadOfTheNine(verdict, words());
        card->add(paragraph((!instead.isEmpty() ? instead : tr("None of the nine solutions mends this by itself. “Why did I get this?” explains the usual reasons; "
                                                               "“Result and further help” says whom to ask.")).toHtmlEscaped()));
        auto *why = button(tr("Why did I get this?"));
        connect(why, &QPushButton::clicked, this, [this] { go(Place::Why); });
        card->body()->addWidget(why, 0, Qt::AlignLeft);
        return card;
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < solutions.size(); ++row) {
        const auto solution = solutions[row];
        const auto title = report::title(solution, words());
        grid->addWidget(paragraph("<b style='color:%1'>%2</b>"_L1.arg(theme().accent.name()).arg(row + 1)), row, 0, Qt::AlignTop);
        grid->addWidget(paragraph("<b>%1</b><br/>%2"_L1.arg(title.toHtmlEscaped(), mainReason(viewOf(solution, verdict), words()).toHtmlEscaped())), row, 1);
        auto *open = row == 0 ? filledButton(tr("Begin here")) : linkButton(tr("Open"));
        open->setObjectName("open-"_L1 + code(solution));
        open->setAccessibleDescription(title);
        connect(open, &QPushButton::clicked, this, [this, solution] { go(placeOf(solution)); });
        grid->addWidget(open, row, 2, Qt::AlignTop);
    }
    card->add(grid);
    addOpenQuestions(*card, verdict, words());
    return card;
}

QWidget *BouncePage::administratorFold()
{
    const bool open = journey().theCase().answers.role != Role::Sender;
    auto *card = new Card;
    auto *source = button(tr("Show the original text"));
    source->setObjectName(u"source"_s);
    connect(source, &QPushButton::clicked, this, &BouncePage::showSource);
    card->body()->addWidget(source, 0, Qt::AlignLeft);
    auto *fold = new Fold(tr("For your mail administrator (codes, servers, original text)"), open, card);
    // Made when somebody looks: twenty recipients have a hundred lines.
    const auto fill = [this, card] {
        if (card->body()->count() == 1)
            card->body()->insertWidget(0, administratorRows());
    };
    if (open)
        fill();
    connect(fold, &Fold::toggled, card, fill);
    return fold;
}

QWidget *BouncePage::administratorRows()
{
    const auto &report = *journey().theCase().given.report;
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto line = [&](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        auto *key = new QLabel(name);
        key->setObjectName(u"soft"_s);
        grid->addWidget(key, row, 0, Qt::AlignTop);
        grid->addWidget(codeLabel(value, name), row++, 1);
    };
    QStringList explained;
    for (const auto &recipient : report.recipients.mid(0, 20)) {
        line(tr("Recipient"), recipient.address);
        line(tr("Status code"), recipient.status);
        if (recipient.statusField != recipient.status)
            line(tr("Status field"), recipient.statusField);
        if (const auto meaning = bounce::meaning(recipient.status, language()); meaning && !explained.contains(recipient.status)) {
            explained << recipient.status;
            grid->addWidget(paragraph("%1<br/>%2"_L1.arg(meaning->meaning.toHtmlEscaped(), tr("Whose turn: %1").arg(meaning->whoseTurn).toHtmlEscaped())), row++, 1);
        }
        line(tr("Answer"), recipient.diagnostic);
        line(tr("Refused by"), recipient.remoteMta.isEmpty() ? report.reportingMta : recipient.remoteMta);
    }
    line(tr("Report written by"), report.reportingMta);
    if (report.original)
        line(tr("Message-ID"), report.original->messageId);
    const auto waits = waitsOf(report.hops);
    for (qsizetype i = 0; i < report.hops.size(); ++i) {
        const auto &hop = report.hops[i];
        const QString wait = waits[i].value_or(-1) >= 0 ? "  ("_L1 + waitText(waits[i]) + ')'_L1 : QString();
        line(tr("Hop %1").arg(i + 1), u"%1 → %2  %3"_s.arg(hop.from, hop.by, hop.with) + wait);
    }
    return rows;
}

void BouncePage::showSource()
{
    const auto &given = journey().theCase().given;
    QStringList decisive;
    for (const auto &recipient : given.report->recipients)
        decisive << recipient.decisive << recipient.status << recipient.address;
    SourceDialog dialog(given.report->text, given.content, decisive, this);
    connect(&dialog, &SourceDialog::sampleWanted, &dialog, [this, &dialog] { SampleDialog(journey().redactedSample(), &dialog).exec(); });
    dialog.exec();
}

} // namespace todoku
