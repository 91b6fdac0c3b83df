// SPDX-License-Identifier: Apache-2.0
#include "list_page.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

DomainsPage::DomainsPage(Journey &journey, QWidget *parent) : ListPage(Place::Domains, journey, journey.domainList(), parent) { }

QString DomainsPage::title() const
{
    return tr("Check a list of domains");
}

QString DomainsPage::subtitle() const
{
    return tr("Todoku asks the DNS and the mail servers of each domain, and says what is wrong with its mail records.").toHtmlEscaped();
}

QString DomainsPage::dropTitle() const
{
    return tr("Drop a file with domains or addresses here");
}

QString DomainsPage::pasteHint() const
{
    return tr("Domains or addresses, one a line or separated by commas.");
}

QString DomainsPage::fileFilter() const
{
    return tr("Lists (*.csv *.tsv *.txt);;All files (*)");
}

QString DomainsPage::summary() const
{
    qsizetype errors = 0, warnings = 0;
    for (const auto &row : list().rows()) {
        errors += row.errors > 0;
        warnings += row.errors == 0 && row.warnings > 0;
    }
    const auto locale = localeOf(language());
    return tr("%n domain(s) checked: %1 with errors, %2 with warnings.", nullptr, int(list().size())).arg(locale.toString(errors), locale.toString(warnings));
}

QString DomainsPage::progress() const
{
    return tr("Asking about %n domain(s) …", nullptr, int(list().all()));
}

void DomainsPage::buildChoices()
{
    if (!list().domains().isEmpty() && !list().isWorking())
        add(planCard());
}

QWidget *DomainsPage::planCard()
{
    static constexpr qsizetype named = 5;
    const auto &domains = list().domains();
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    auto names = domains.mid(0, named).join(u", "_s);
    if (domains.size() > named)
        names += u" …"_s;
    row->addWidget(paragraph("<b>%1</b> %2"_L1.arg(tr("%n domain(s):", nullptr, int(domains.size())).toHtmlEscaped(), codeHtml(names))), 1);
    auto *ask = list().size() == 0 ? filledButton(tr("As&k now")) : button(tr("Ask &again"));
    ask->setObjectName(u"ask"_s);
    connect(ask, &QPushButton::clicked, &journey(), &Journey::askForDomains);
    row->addWidget(ask, 0, Qt::AlignTop);
    card->add(row);
    card->add(softParagraph(tr("Nothing is sent before you press the button. Whoever runs the servers that are asked learns that somebody is interested in these domains; "
                               "no mail and no address is sent.").toHtmlEscaped()));
    auto plan = journey().planForDomains();
    if (domains.size() > 1)
        plan << tr("… and the same for the other %n domain(s)", nullptr, int(domains.size() - 1));
    card->add(new Fold(tr("What would be sent, and to whom"), false, plainText(plan.join(u'\n'))));
    return card;
}

QList<Rows::Column> DomainsPage::columns() const
{
    return {{tr("Domain"), true, false, 22}, {tr("Verdict"), false, false, 13}, {tr("Provider")}, {tr("MX"), true, false, 24},
            {tr("Errors"), false, true, 8}, {tr("Warnings"), false, true, 10}, {tr("Worst finding")}};
}

Cell DomainsPage::cell(int index, int column) const
{
    if (index < 0 || index >= list().size())
        return {};
    const auto &row = list().rows()[index];
    switch (column) {
    case 0: return {row.domain};
    case 1: {
        const auto worst = row.worst();
        if (!worst || *worst == Severity::Info)
            return {tr("Fine"), int(Severity::Info), u"fine"_s, [] { return theme().fine; }};
        return {words().severity(*worst), int(*worst), iconName(*worst), [worst] { return theme().of(*worst); }};
    }
    case 2: return {row.provider};
    case 3: return {row.mx.join(u", "_s)};
    case 4: return {QString::number(row.errors), row.errors};
    case 5: return {QString::number(row.warnings), row.warnings};
    default: return {row.words};
    }
}

void DomainsPage::open(int index)
{
    m_opened = list().rows()[index].domain;
    showFindings();
    if (m_findings)
        m_findings->setFocus();
}

void DomainsPage::buildBelow()
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(softParagraph(tr("Enter or a double click shows everything that was found about a domain.").toHtmlEscaped()));
    holder->setFocusPolicy(Qt::NoFocus);
    m_findings = holder;
    add(holder);
    showFindings();
}

void DomainsPage::showFindings()
{
    const auto row = std::ranges::find(list().rows(), m_opened, &DomainList::Row::domain);
    if (!m_findings || row == list().rows().end())
        return;
    auto *column = static_cast<QVBoxLayout *>(m_findings->layout());
    while (auto *item = column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *card = new Card(visible(row->domain));
    for (qsizetype i = 0; i < row->findings.size(); ++i) {
        if (i > 0)
            card->add(rule());
        card->add(new FindingRow(row->findings[i], words()));
    }
    if (row->findings.isEmpty())
        card->add(softParagraph(tr("Nothing is wrong with its mail records.").toHtmlEscaped()));
    column->addWidget(card);
}

} // namespace todoku
