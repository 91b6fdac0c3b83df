// SPDX-License-Identifier: Apache-2.0
#include "solution_page.h"

#include "widgets/address_check.h"
#include "widgets/age_note.h"
#include "widgets/clues_view.h"
#include "widgets/domain_view.h"
#include "widgets/evidence_bar.h"
#include "widgets/guide_view.h"
#include "widgets/records.h"
#include "widgets/rules_bar.h"
#include "widgets/sent_comparison.h"

#include <QtCore/QSettings>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

QString rememberedClient()
{
    return QSettings().value("guide/client"_L1).toString();
}

void rememberClient(const QString &client)
{
    QSettings().setValue("guide/client"_L1, client);
}

SolutionPage::SolutionPage(Solution solution, Journey &journey, QWidget *parent) : Page(placeOf(solution), journey, parent), m_solution(solution)
{
}

QString SolutionPage::title() const
{
    return guide::load(code(m_solution), language()).title;
}

QString SolutionPage::subtitle() const
{
    return guideHtml(guide::load(code(m_solution), language()).lead);
}

void SolutionPage::build()
{
    const auto view = viewOf(m_solution, journey().theCase().verdict);
    const auto guide = guide::load(code(m_solution), language());
    const bool technical = journey().theCase().answers.role != Role::Sender;
    if (m_solution == Solution::U3) {
        auto *card = new Card(tr("Compare with what you sent"));
        card->add(new EvidenceBar(EvidenceBar::Kind::SentItems, journey()));
        add(card);
        add(new SentComparison(journey(), words()));
    }
    const auto *domain = m_solution == Solution::A2 ? journey().shownDomain() : nullptr;
    if (domain && domain->domain.isEmpty())
        domain = nullptr;
    if (domain)
        add(new MailWayCard(journey(), *domain));
    add(findingsCard(view));
    if (domain)
        addDomain(*domain);
    if (triage::looksAt(m_solution).contains(u"account"_s))
        addMisuseCard();
    addOwnCards();
    add(whatToDoCard(guide));
    if (auto *old = ageNote(guide.date, QDate::currentDate(), language()))
        add(old);
    add(didItHelpCard());
    if (m_solution == Solution::U5)
        add(sectionsFold(tr("What to ignore, and when to worry after all"), guide, {u"notes"_s}, true));
    if (guide.section(u"admin"_s))
        add(sectionsFold(tr("For your mail administrator"), guide, {u"admin"_s}, technical));
    add(sectionsFold(tr("More about this step: when it fits, what to know, sources (looked through %1)").arg(monthText(guide.date, language())), guide,
                     m_solution == Solution::U5 ? QStringList{u"when"_s, u"worked"_s, u"program"_s, u"sources"_s}
                                               : QStringList{u"when"_s, u"worked"_s, u"notes"_s, u"program"_s, u"sources"_s}, false));
}

void SolutionPage::addDomain(const domain::Facts &facts)
{
    add(new AgreementCard(journey(), facts, localeOf(language())));
    const auto own = ownDomains(journey().theCase().given);
    if (!domain::remedies(facts).isEmpty())
        add(new RemedyCard(facts, own.isEmpty() ? std::nullopt : std::optional(own.contains(facts.domain)), words()));
    auto *details = new Card;
    details->add(domainDetails(facts));
    add(new Fold(tr("Details for experts: %1").arg(visible(facts.domain)), false, details));
}

QWidget *SolutionPage::findingsCard(const SolutionView &view)
{
    auto *card = new Card(tr("What we found"));
    auto shown = view.findings;
    if (m_solution == Solution::U1) {
        // What is wrong with the typed address stands below its field.
        shown.removeIf([typed = visible(journey().theCase().given.address)](const Finding &finding) {
            return !typed.isEmpty() && finding.id.text().startsWith("address."_L1) && finding.evidence.value("address"_L1).toString() == typed;
        });
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (i > 0)
            card->add(rule());
        card->add(new FindingRow(shown[i], words()));
        if (auto *details = m_solution == Solution::A4 ? ruleDetails(shown[i]) : nullptr)
            card->add(details);
    }
    if (view.findings.isEmpty())
        card->add(softParagraph((journey().theCase().given.report ? tr("Nothing in the report speaks for this step. It can still be worth a look.")
                                                                  : tr("Nothing has been looked at yet. With the report, Todoku can say more.")).toHtmlEscaped()));
    if (m_solution == Solution::U1) {
        if (!shown.isEmpty() || view.findings.isEmpty())
            card->add(rule());
        card->add(new AddressCheck(journey(), words()));
    }
    const auto rooms = triage::looksAt(m_solution);
    const auto looksAt = [&](QStringView room) { return rooms.contains(room); };
    if (m_solution != Solution::U3 && (looksAt(u"sent") || looksAt(u"account") || looksAt(u"origin"))) {
        card->add(rule());
        card->add(new EvidenceBar(EvidenceBar::Kind::SentItems, journey()));
    }
    if (looksAt(u"domain") || looksAt(u"address")) {
        card->add(rule());
        card->add(new EvidenceBar(EvidenceBar::Kind::Net, journey()));
    }
    if (looksAt(u"rules")) {
        card->add(rule());
        card->add(new RulesBar(journey()));
    }
    if (const auto &before = journey().theCase().before)
        card->add(comparison(*before));
    return card;
}

void SolutionPage::addMisuseCard()
{
    if (!journey().theCase().given.sentItems || !journey().theCase().verdict.misuse)
        return;
    auto *card = new Card(tr("Your sent mail: do you recognise it?"));
    card->add(new MisuseView(journey(), m_misuse));
    add(card);
}

/// What only this solution has.
void SolutionPage::addOwnCards()
{
    const auto &theCase = journey().theCase();
    if (const auto clues = originClues(theCase); m_solution == Solution::U5 && !clues.isEmpty()) {
        auto *card = new Card(tr("What this report shows"));
        card->add(new CluesView(clues, origin::verdict(*theCase.verdict.origin), theCase.answers.role != Role::Sender));
        add(card);
    } else if (m_solution == Solution::U4) {
        auto *card = new Card(tr("Record of what was done"));
        card->add(new ChecklistRecord(journey(), m_solution));
        add(card);
    } else if (m_solution == Solution::A1) {
        auto *card = new Card(tr("What the portals say"));
        card->add(new PortalRecord(journey(), m_solution));
        add(card);
    } else if (m_solution == Solution::A3) {
        auto *card = new Card;
        auto *field = new PersonField(journey());
        // The commands are made anew, but not while the field is still at work.
        connect(field, &PersonField::edited, this, &SolutionPage::rebuild, Qt::QueuedConnection);
        card->add(field);
        add(card);
    }
}

QWidget *SolutionPage::comparison(const Verdict &before)
{
    const auto changes = compare(before, journey().theCase().verdict);
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(rule());
    column->addWidget(paragraph("<b>%1</b>"_L1.arg(tr("Before and after").toHtmlEscaped())));
    const auto list = [&](const QList<Finding> &findings, const QString &word, const QString &symbol, std::function<QColor()> colour) {
        for (const auto &finding : findings) {
            auto *row = new QHBoxLayout;
            row->setSpacing(space::medium);
            row->addWidget(new Symbol(symbol, colour, 18), 0, Qt::AlignTop);
            row->addWidget(paragraph("<b>%1</b> %2"_L1.arg(word.toHtmlEscaped(), visible(words().text(finding)).toHtmlEscaped())), 1);
            column->addLayout(row);
        }
    };
    list(changes.mended, tr("Gone:"), u"fine"_s, [] { return theme().fine; });
    list(changes.fresh, tr("New:"), u"warning"_s, [] { return theme().warning; });
    list(changes.still, tr("Still there:"), u"unknown"_s, [] { return theme().soft; });
    return box;
}

QWidget *SolutionPage::guideView(const guide::Section &section, const QString &key)
{
    auto *view = new GuideView(section, key, journey());
    connect(view, &GuideView::placeWanted, this, &SolutionPage::go);
    return view;
}

QWidget *SolutionPage::whatToDoCard(const guide::Guide &guide)
{
    auto *card = new Card(tr("What to do"));
    const auto clients = guide.clients();
    // The sender's own steps come first; only among mail programs the last choice is remembered.
    qsizetype chosen = 0;
    if (!clients.isEmpty() && clients.first().id != "any"_L1) {
        for (qsizetype i = 0; i < clients.size(); ++i) {
            if (clients[i].id == rememberedClient())
                chosen = i;
        }
    }
    // Only the steps that are shown are made, and take room; a stack would be as high as its highest page.
    auto *place = new QVBoxLayout;
    QStringList labels;
    for (const auto &client : clients)
        labels << client.title;
    const auto show = [this, place, clients, name = guide.name](int index) {
        if (const auto *before = place->takeAt(0)) {
            before->widget()->hide();
            before->widget()->deleteLater(); // it may be what was clicked in
            delete before;
        }
        if (index < clients.size())
            place->addWidget(guideView(clients[index], "%1/%2"_L1.arg(name, clients[index].id)));
    };
    if (clients.size() > 1) {
        auto *choice = new Choice(labels, int(chosen), Choice::Look::Chips, tr("Your mail program or portal"));
        connect(choice, &Choice::chosen, this, [show, clients](int index) {
            rememberClient(clients[index].id);
            show(index);
        });
        card->add(choice);
    }
    card->add(place);
    show(int(chosen));
    return card;
}

QWidget *SolutionPage::didItHelpCard()
{
    auto *card = new Card;
    auto *row = new FlowLayout(space::small); // on two lines where the text is large
    auto *question = paragraph("<b>%1</b>"_L1.arg(tr("Did it help?").toHtmlEscaped()));
    card->add(question);
    auto *again = linkButton(tr("Check a&gain"));
    again->setObjectName(u"again"_s);
    connect(again, &QPushButton::clicked, &journey(), &Journey::checkAgain);
    row->addWidget(again);
    const std::pair<DidItHelp, QString> answers[]{
        {DidItHelp::Later, tr("&Later")}, {DidItHelp::NotYet, tr("N&ot yet")}, {DidItHelp::Solved, tr("&Solved")}};
    const auto given = journey().theCase().answers.didItHelp.constFind(m_solution);
    for (const auto &[answer, text] : answers) {
        auto *choice = button(text);
        choice->setObjectName(u"answer-%1"_s.arg(int(answer)));
        choice->setCheckable(true);
        choice->setProperty("segment", true);
        choice->setChecked(given != journey().theCase().answers.didItHelp.constEnd() && *given == answer);
        choice->setAccessibleDescription(tr("Did it help?"));
        connect(choice, &QPushButton::clicked, &journey(), [this, answer = answer] { journey().setDidItHelp(m_solution, answer); });
        row->addWidget(choice);
    }
    card->add(row);
    return card;
}

QWidget *SolutionPage::sectionsFold(const QString &title, const guide::Guide &guide, const QStringList &ids, bool open)
{
    return new Fold(title, open, [this, guide, ids] {
        auto *card = new Card;
        for (const auto &id : ids) {
            const auto *section = guide.section(id);
            if (!section)
                continue;
            if (ids.size() > 1)
                card->add(paragraph("<b>%1</b>"_L1.arg(section->title.toHtmlEscaped())));
            card->add(guideView(*section, id == "admin"_L1 ? "%1/admin"_L1.arg(guide.name) : QString()));
        }
        return card;
    });
}

} // namespace todoku
