// SPDX-License-Identifier: Apache-2.0
#include "cases_page.h"

#include "todoku/report.h"
#include "widgets/caller_card.h"
#include "todoku/moment.h"

#include <QtCore/QTimer>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

CasesPage::CasesPage(Journey &journey, Desk &desk, QWidget *parent) : Page(Place::Cases, journey, parent), m_desk(desk), m_typed(new QTimer(this))
{
    m_typed->setSingleShot(true);
    m_typed->setInterval(250);
    connect(m_typed, &QTimer::timeout, this, &CasesPage::search);
    const auto searchWhenHere = [this] {
        if (this->journey().place() == Place::Cases)
            search();
    };
    connect(&journey, &Journey::placeChanged, this, searchWhenHere);
    searchWhenHere(); // one is here before there is a page
    connect(&desk, &Desk::listingChanged, this, &CasesPage::showListing);
    connect(&desk, &Desk::problemChanged, this, [this] {
        if (this->journey().place() == Place::Cases)
            rebuild();
    });
}

QString CasesPage::title() const
{
    return tr("Recent cases");
}

QString CasesPage::subtitle() const
{
    const auto &options = m_desk.options();
    if (!options)
        return {};
    const auto days = options->keepDays;
    const auto kept = options->server ? tr("Kept on the team's server, for as long as the team has set.")
        : days > 0                    ? tr("Kept on this computer, for %n day(s) after the last change.", nullptr, days)
                                      : tr("Kept on this computer until somebody deletes them.");
    return kept.toHtmlEscaped();
}

void CasesPage::build()
{
    if (journey().theCase().answers.role == Role::Sender) {
        auto *card = new Card;
        card->add(paragraph(tr("Cases are kept for the helpdesk. On the first page, choose that you are the helpdesk.").toHtmlEscaped()));
        auto *start = filledButton(tr("To the start"));
        connect(start, &QPushButton::clicked, this, [this] { go(Place::Start); });
        card->body()->addWidget(start, 0, Qt::AlignLeft);
        add(card);
        return;
    }
    if (m_desk.problem() != store::Problem::None)
        add(problem());
    auto *card = new Card;
    card->add(filters());
    m_rows = new Rows({{tr("Number"), false, false, 14}, {tr("Last change"), false, false, 18}, {tr("Desk"), false, false, 12}, {tr("Domain"), true, false, 20},
                       {tr("State"), false, false, 12}, {tr("Time"), false, true, 8}, {tr("First solution"), false, false, 24}, {tr("Notes"), false, false, 30}},
                      [this](int row, int column) { return cell(row, column); });
    auto *table = new Table(m_rows, m_state, title());
    table->hideFilter(); // the search above looks into the store, also at what is not listed
    m_rows->setCount(int(m_desk.listing().entries.size()));
    connect(table, &Table::activated, this, &CasesPage::open);
    connect(table, &Table::currentChanged, this, &CasesPage::showListing);
    card->add(table);
    card->add(actions());
    add(card);
    showListing();
}

QWidget *CasesPage::problem()
{
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(new Symbol(u"warning"_s, [] { return theme().warning; }), 0, Qt::AlignTop);
    auto *text = paragraph(saidOf(m_desk));
    text->setObjectName(u"problem"_s);
    row->addWidget(text, 1);
    const auto problem = m_desk.problem();
    if (problem == store::Problem::PasswordNeeded || problem == store::Problem::LoginRefused) {
        auto *ask = button(tr("Enter the &password"));
        ask->setObjectName(u"password"_s);
        connect(ask, &QPushButton::clicked, this, &CasesPage::askPassword);
        row->addWidget(ask, 0, Qt::AlignTop);
    } else {
        auto *again = button(tr("&Try again"));
        again->setObjectName(u"try"_s);
        connect(again, &QPushButton::clicked, this, [this] {
            m_desk.send();
            search();
        });
        row->addWidget(again, 0, Qt::AlignTop);
    }
    card->add(row);
    return card;
}

QWidget *CasesPage::filters()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    auto *words = new QLineEdit(m_search.words);
    words->setObjectName(u"case-search"_s);
    words->setAccessibleName(tr("Search number, desk, domain and notes"));
    words->setPlaceholderText(tr("Search number, desk, domain and notes"));
    words->setClearButtonEnabled(true);
    connect(words, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_search.words = text;
        m_typed->start();
    });
    QStringList states{tr("All")};
    for (const auto state : store::allStates)
        states << stateName(state);
    auto *state = new Choice(states, m_search.state ? int(*m_search.state) + 1 : 0, Choice::Look::Segments, tr("State of the case"));
    connect(state, &Choice::chosen, this, [this](int index) {
        m_search.state = index == 0 ? std::optional<store::State>() : store::allStates[index - 1];
        search();
    });
    static constexpr std::array days{0, 1, 7, 30};
    auto *time = new Choice({tr("Whenever"), tr("Since yesterday"), tr("7 days"), tr("30 days")}, int(std::ranges::find(days, m_days) - days.begin()),
                            Choice::Look::Segments, tr("Last change"));
    connect(time, &Choice::chosen, this, [this](int index) {
        m_days = days[size_t(index)];
        search();
    });
    auto *choices = new FlowLayout(space::medium);
    choices->addWidget(state);
    choices->addWidget(time);
    column->addWidget(words);
    column->addLayout(choices);
    return box;
}

QLayout *CasesPage::actions()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    m_said = softParagraph({});
    m_said->setObjectName(u"case-count"_s);
    m_open = filledButton(tr("&Open the case"));
    m_open->setObjectName(u"case-open"_s);
    m_erase = button(tr("&Delete for good"));
    m_erase->setObjectName(u"case-delete"_s);
    connect(m_open, &QPushButton::clicked, this, &CasesPage::open);
    connect(m_erase, &QPushButton::clicked, this, &CasesPage::erase);
    row->addWidget(m_said, 1);
    row->addWidget(m_erase);
    row->addWidget(m_open);
    return row;
}

Cell CasesPage::cell(int row, int column) const
{
    const auto &entries = m_desk.listing().entries;
    if (row >= entries.size())
        return {};
    const auto &entry = entries[row];
    switch (column) {
    case 0: return {entry.caseNumber};
    case 1: return {dayAndTimeText(entry.changed.toLocalTime(), language()), entry.changed};
    case 2: return {entry.owner};
    case 3: return {entry.domain};
    case 4: {
        const bool waits = m_desk.listing().waiting.contains(entry.id);
        return {waits ? tr("%1 (not sent yet)").arg(stateName(entry.state)) : stateName(entry.state), int(entry.state)};
    }
    case 5: {
        qint64 seconds = 0;
        for (const auto spent : entry.seconds)
            seconds += spent;
        return {clockText(seconds), seconds};
    }
    case 6: {
        const auto solution = solutionFromCode(entry.solution);
        return {solution ? report::title(*solution, words()) : QString(), entry.solution};
    }
    default: return {QStringList(entry.notes.values()).join(" / "_L1)};
    }
}

void CasesPage::search()
{
    m_search.since = m_days > 0 ? QDateTime::currentDateTime().addDays(-m_days) : QDateTime();
    m_desk.search(m_search);
}

void CasesPage::showListing()
{
    const auto &entries = m_desk.listing().entries;
    if (m_rows && sender() == &m_desk)
        m_rows->setCount(int(entries.size()));
    const bool chosen = m_state.current >= 0 && m_state.current < entries.size();
    if (m_open)
        m_open->setEnabled(chosen);
    if (m_erase)
        m_erase->setEnabled(chosen);
    if (m_said) {
        const auto waiting = int(m_desk.listing().waiting.size());
        m_said->setText((waiting > 0 ? tr("%n case(s) not sent to the server yet", nullptr, waiting) : QString()).toHtmlEscaped());
    }
}

void CasesPage::open()
{
    if (m_state.current >= 0 && m_state.current < m_desk.listing().entries.size())
        m_desk.open(m_desk.listing().entries[m_state.current].id);
}

void CasesPage::erase()
{
    if (m_state.current < 0 || m_state.current >= m_desk.listing().entries.size())
        return;
    const auto entry = m_desk.listing().entries[m_state.current];
    QMessageBox box(QMessageBox::NoIcon, tr("Delete for good"),
                    tr("Case %1 (%2) is deleted with its notes and its report, for everybody who could see it. It cannot be brought back.")
                        .arg(visible(entry.caseNumber), visible(entry.domain)),
                    QMessageBox::Cancel, this);
    showSymbol(box);
    auto *yes = box.addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    box.exec();
    if (box.clickedButton() == yes)
        m_desk.erase(entry.id);
}

void CasesPage::askPassword()
{
    bool given = false;
    const auto password = QInputDialog::getText(this, tr("Password"), tr("Password of %1 at %2").arg(m_desk.options()->server->user, m_desk.options()->server->host),
                                                QLineEdit::Password, {}, &given);
    if (given && !password.isEmpty())
        m_desk.setPassword(password);
}

} // namespace todoku
