// SPDX-License-Identifier: Apache-2.0
#include "many_page.h"

#include "widgets/hand_over.h"

#include "todoku/report.h"
#include "todoku/moment.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

ManyPage::ManyPage(Journey &journey, QWidget *parent) : Page(Place::Many, journey, parent)
{
    connect(&journey, &Journey::manyChanged, this, &ManyPage::showList);
    connect(&journey, &Journey::groupJudged, this, [this] {
        if (this->journey().place() == Place::Many)
            rebuild();
    });
    connect(&journey, &Journey::opened, this, [this] { m_problem.clear(); });
    connect(&journey, &Journey::rowFailed, this, [this](const Failure &failure, const QString &path) {
        m_problem = explain(failure, visible(QFileInfo(path).fileName()));
        rebuild();
    });
}

/// Another list came: nothing of what was set up for the one before fits it.
void ManyPage::showList()
{
    m_shown = 0;
    m_open.reset();
    m_groupStates = {};
    m_rowState = {};
    m_unreadState = {};
    m_problem.clear();
    // One group needs no table of groups.
    const auto &causes = journey().many()->grouped(bounce::GroupBy::Cause);
    if (causes.size() == 1)
        open(causes.first().key);
}

void ManyPage::open(const QString &key)
{
    m_open = key;
    m_handingOver = false;
    m_rowState = {};
    journey().judgeGroup(bounce::GroupBy(m_shown), key);
}

static QString timeText(const QDateTime &date)
{
    return dayAndTimeText(date.toLocalTime(), windowWords().language());
}

static QString timeSpan(const QDateTime &first, const QDateTime &last)
{
    if (!first.isValid())
        return {};
    const auto zone = last.toLocalTime().timeZoneAbbreviation();
    return first == last ? u"%1 (%2)"_s.arg(timeText(first), zone) : u"%1 – %2 (%3)"_s.arg(timeText(first), timeText(last), zone);
}

QString ManyPage::title() const
{
    const auto &many = journey().many();
    if (!many)
        return tr("No list of reports is open");
    const auto bounces = int(many->bounces);
    const auto causes = many->grouped(bounce::GroupBy::Cause).size();
    if (bounces == 0)
        return tr("No bounce among %n message(s)", nullptr, int(many->messages));
    return causes == 1 ? tr("%n bounce(s), one cause", nullptr, bounces) : tr("%n bounce(s), %1 causes", nullptr, bounces).arg(causes);
}

QString ManyPage::subtitle() const
{
    const auto &many = journey().many();
    if (!many)
        return {};
    QStringList sentences{visible(QFileInfo(many->path).fileName())};
    if (const auto span = timeSpan(many->first(), many->last()); !span.isEmpty())
        sentences << span;
    if (!many->isComplete)
        sentences << tr("Reading was stopped; this is what was found until then.");
    if (const auto others = many->messages - many->bounces - many->unreadable; others > 0)
        sentences << tr("%n other message(s) tell(s) of no failure.", nullptr, int(others));
    if (many->unreadable > 0)
        sentences << tr("%n message(s) could not be read.", nullptr, int(many->unreadable));
    return sentences.join(u"  ·  "_s).toHtmlEscaped();
}

const bounce::Group *ManyPage::openGroup() const
{
    if (!journey().many() || !m_open || m_shown == everyOne)
        return nullptr;
    const auto &groups = journey().many()->grouped(bounce::GroupBy(m_shown));
    const auto group = std::ranges::find(groups, *m_open, &bounce::Group::key);
    return group == groups.end() ? nullptr : &*group;
}

QString ManyPage::inWords(const bounce::Group &group) const
{
    if (const auto cause = m_shown == 0 ? bounce::causeNamed(group.key) : std::nullopt)
        return words().translate("Cause", bounce::label(*cause));
    return group.key.isEmpty() ? tr("(no domain)") : group.key;
}

void ManyPage::build()
{
    if (!journey().many()) {
        add(nothingCard());
        return;
    }
    auto *choice = new Choice({tr("By cause"), tr("By domain"), tr("By recipient"), tr("Every one")}, m_shown, Choice::Look::Segments, tr("What the table shows"));
    connect(choice, &Choice::chosen, this, [this](int index) {
        m_shown = index;
        m_open.reset();
        rebuild();
    });
    add(choice);
    if (!m_problem.isEmpty()) {
        auto *card = new Card;
        auto *text = paragraph(m_problem.toHtmlEscaped());
        text->setObjectName(u"problem"_s);
        card->add(text);
        add(card);
    }
    if (const auto *group = openGroup()) {
        add(verdictCard(*group));
        add(handOverFold(*group));
        add(rowsCard(group->members));
    } else if (m_shown == everyOne) {
        QList<qsizetype> all(journey().many()->rows.size());
        std::iota(all.begin(), all.end(), qsizetype(0));
        add(rowsCard(all));
    } else {
        add(groupsCard());
    }
    if (journey().many()->unreadable > 0)
        add(unreadFold());
}

QWidget *ManyPage::nothingCard()
{
    auto *card = new Card;
    card->add(paragraph(tr("Choose a folder, a mailbox file or a .zip with several reports on the first page.").toHtmlEscaped()));
    auto *start = filledButton(tr("To the start"));
    start->setObjectName(u"to-start"_s);
    connect(start, &QPushButton::clicked, this, [this] { go(Place::Start); });
    card->body()->addWidget(start, 0, Qt::AlignLeft);
    return card;
}

/// A table, and a button for whoever looks for one: it does to the current row what Enter does.
static Card *cardWith(Table *table, const QString &title, const QString &action, TableState &state, const std::function<void(int)> &activate)
{
    auto *card = new Card(title);
    card->add(table);
    auto *show = filledButton(action);
    show->setObjectName(u"open-row"_s);
    show->setEnabled(state.current >= 0);
    QObject::connect(table, &Table::activated, table, activate);
    QObject::connect(table, &Table::currentChanged, show, [show](int row) { show->setEnabled(row >= 0); });
    QObject::connect(show, &QPushButton::clicked, table, [&state, activate] { activate(state.current); });
    card->body()->addWidget(show, 0, Qt::AlignLeft);
    return card;
}

QWidget *ManyPage::groupsCard()
{
    const auto groups = journey().many()->grouped(bounce::GroupBy(m_shown));
    const QStringList names{tr("Cause"), tr("Domain"), tr("Recipient")};
    QList<Rows::Column> columns{{names[m_shown], m_shown != 0}, {tr("Bounces"), false, true}, {tr("Recipients"), false, true}, {tr("First")}, {tr("Last")}};
    auto *rows = new Rows(columns, [this, groups](int row, int column) -> Cell {
        const auto &group = groups[row];
        switch (column) {
        case 0: return {inWords(group)};
        case 1: return {QLocale().toString(group.bounces), group.bounces};
        case 2: return {QLocale().toString(group.recipients), group.recipients};
        case 3: return {timeText(group.first), group.first};
        default: return {timeText(group.last), group.last};
        }
    });
    rows->setCount(int(groups.size()));
    auto &state = m_groupStates[size_t(m_shown)];
    auto *table = new Table(rows, state, tr("Groups of bounces"));
    return cardWith(table, tr("What they have in common"), tr("Open this group"), state, [this, groups](int row) {
        open(groups[row].key);
        rebuild();
    });
}

QWidget *ManyPage::rowsCard(const QList<qsizetype> &members)
{
    QList<Rows::Column> columns{{tr("Recipient"), true}, {tr("Cause")}, {tr("Code"), true}, {tr("Refused by"), true}, {tr("Time")}, {tr("Subject")}, {tr("File")}};
    const auto all = journey().many()->rows;
    auto *rows = new Rows(columns, [this, all, members](int place, int column) -> Cell {
        const auto &row = all[members[place]];
        const bool late = row.action == bounce::Action::Delayed;
        switch (column) {
        case 0: return {row.address, {}, late ? u"warning"_s : u"error"_s, [late] { return late ? theme().warning : theme().error; }};
        case 1: return {late ? tr("Late, but not lost") : words().translate("Cause", bounce::label(row.cause))};
        case 2: return {QString((row.replyCode ? QString::number(*row.replyCode) : QString()) + u' ' + row.status).trimmed()};
        case 3: return {row.refusedBy};
        case 4: return {timeText(row.date), row.date};
        case 5: return {row.subject};
        default: return {QFileInfo(row.path).fileName() + (row.index > 0 ? u" #%1"_s.arg(row.index + 1) : QString())};
        }
    });
    rows->setCount(int(members.size()));
    auto *table = new Table(rows, m_rowState, tr("Bounces"));
    return cardWith(table, tr("The bounces"), tr("Open this bounce"), m_rowState, [this, members](int row) { journey().openRow(members[row]); });
}

QWidget *ManyPage::verdictCard(const bounce::Group &group)
{
    auto *card = new Card(visible(inWords(group)));
    const auto span = timeSpan(group.first, group.last);
    QStringList counts{tr("%n bounce(s)", nullptr, int(group.bounces)), tr("%n recipient(s)", nullptr, int(group.recipients))};
    if (!span.isEmpty())
        counts << span;
    card->add(paragraph(counts.join(u"  ·  "_s).toHtmlEscaped()));
    const auto &judged = journey().groupVerdict();
    if (!judged || judged->key != group.key || int(judged->by) != m_shown) {
        auto *bar = new QProgressBar;
        bar->setRange(0, 0);
        bar->setTextVisible(false);
        bar->setAccessibleName(tr("Looking for what mends this group"));
        card->add(bar);
    } else {
        showVerdict(*judged, card);
    }
    if (journey().many()->grouped(bounce::GroupBy(m_shown)).size() > 1) {
        auto *back = linkButton(tr("All groups"));
        back->setObjectName(u"all-groups"_s);
        connect(back, &QPushButton::clicked, this, [this] {
            m_open.reset();
            rebuild();
        });
        card->body()->addWidget(back, 0, Qt::AlignLeft);
    }
    return card;
}

/// Which solutions come first for the group, and why.
void ManyPage::showVerdict(const GroupVerdict &judged, Card *card)
{
    const auto &together = judged.together;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    int shown = 0;
    for (const auto &entry : together.solutions.mid(0, 3)) {
        if (!entry.recommended())
            continue;
        QString reason;
        const auto found = entry.reasons.isEmpty() ? together.findings.end() : std::ranges::find(together.findings, entry.reasons.first(), &Finding::id);
        if (found != together.findings.end())
            reason = visible(words().text(*found));
        grid->addWidget(paragraph("<b style='color:%1'>%2</b>"_L1.arg(theme().accent.name()).arg(shown + 1)), shown, 0, Qt::AlignTop);
        grid->addWidget(paragraph("<b>%1</b><br/>%2"_L1.arg(report::title(entry.solution, words()).toHtmlEscaped(), reason.toHtmlEscaped())), shown, 1);
        if (shown == 0) {
            auto *begin = filledButton(tr("Begin here"));
            begin->setObjectName(u"open-group"_s);
            begin->setAccessibleDescription(report::title(entry.solution, words()));
            connect(begin, &QPushButton::clicked, &journey(), &Journey::openGroup);
            grid->addWidget(begin, 0, 2, Qt::AlignTop);
        }
        ++shown;
    }
    if (shown == 0) {
        delete grid;
        for (const auto &finding : together.findings.mid(0, 3))
            card->add(new FindingRow(finding, words()));
        card->add(paragraph(tr("None of the nine solutions mends these by itself. Open one of them to see what is so.").toHtmlEscaped()));
    } else {
        card->add(grid);
    }
    if (judged.judged < judged.of)
        card->add(softParagraph(tr("Judged by %n bounce(s) of the group, evenly spread.", nullptr, int(judged.judged)).toHtmlEscaped()));
}

/// One report for all of the group, for whoever mends what they have in common.
QWidget *ManyPage::handOverFold(const bounce::Group &group)
{
    const auto told = [this, group, by = bounce::GroupBy(m_shown)]() -> ToldThing {
        report::GroupReport one{group, by, {}, {}};
        // Only the group's own rows: whatever else is in the list is nobody else's business.
        one.group.members.clear();
        for (const auto member : group.members) {
            one.group.members << one.rows.size();
            one.rows << journey().many()->rows[member];
        }
        const auto &judged = journey().groupVerdict();
        if (judged && judged->key == group.key && judged->by == by)
            one.example = judged->example;
        return one;
    };
    auto *card = new HandOverCard(journey().helpdesk(),
                                  tr("For your helpdesk or mail administrator: what these messages have in common, what to do about it, and whom it concerns. It contains "
                                     "addresses and subjects, unless you have them replaced."),
                                  told);
    auto *fold = new Fold(tr("One report on all of these"), m_handingOver, card);
    fold->setObjectName(u"group-report"_s);
    connect(fold, &Fold::toggled, this, [this](bool open) { m_handingOver = open; });
    return fold;
}

QWidget *ManyPage::unreadFold()
{
    const auto &many = *journey().many();
    const auto list = many.notRead;
    auto *rows = new Rows({{tr("File")}, {tr("Why")}}, [list](int row, int column) -> Cell {
        const auto &[place, failure] = list[row];
        const QString name = QFileInfo(place.first).fileName() + (place.second > 0 ? u" #%1"_s.arg(place.second + 1) : QString());
        return column == 0 ? Cell{name} : Cell{explain(failure, visible(name))};
    });
    rows->setCount(int(list.size()));
    auto *card = new Card;
    card->add(new Table(rows, m_unreadState, tr("What could not be read")));
    return new Fold(tr("%n message(s) could not be read", nullptr, int(many.unreadable)), false, card);
}

} // namespace todoku
