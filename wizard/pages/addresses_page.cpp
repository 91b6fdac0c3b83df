// SPDX-License-Identifier: Apache-2.0
#include "list_page.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>

namespace todoku {

AddressesPage::AddressesPage(Journey &journey, QWidget *parent) : ListPage(Place::Addresses, journey, journey.addressList(), parent) { }

QString AddressesPage::title() const
{
    return tr("Check a list of addresses");
}

QString AddressesPage::subtitle() const
{
    return tr("Todoku says which addresses are wrong, and what they were probably meant to be. Nothing of it leaves this computer.").toHtmlEscaped();
}

QString AddressesPage::dropTitle() const
{
    return tr("Drop a CSV or text file here");
}

QString AddressesPage::pasteHint() const
{
    return tr("One address a line, or copied from the To field of a message.");
}

QString AddressesPage::fileFilter() const
{
    return tr("Lists (*.csv *.tsv *.txt);;All files (*)");
}

QString AddressesPage::summary() const
{
    qsizetype mend = 0, look = 0;
    for (const auto &row : list().rows()) {
        mend += row.care == address::Care::Mend;
        look += row.care == address::Care::Look;
    }
    const auto locale = localeOf(language());
    return tr("%n address(es) checked: %1 to mend, %2 to have a look at.", nullptr, int(list().size())).arg(locale.toString(mend), locale.toString(look));
}

QString AddressesPage::progress() const
{
    return tr("Checking the addresses …");
}

void AddressesPage::buildChoices()
{
    if (list().columns().size() > 1) {
        auto *box = new QWidget;
        auto *form = new QFormLayout(box);
        form->setContentsMargins(0, 0, 0, 0);
        auto *column = new QComboBox;
        column->setObjectName(u"column"_s);
        for (qsizetype i = 0; i < list().columns().size(); ++i) {
            const auto heading = visible(list().columns()[i].trimmed()).left(60);
            column->addItem(heading.isEmpty() ? tr("Column %1").arg(i + 1) : heading);
        }
        column->setCurrentIndex(int(list().column()));
        connect(column, &QComboBox::activated, this, [this](int index) { journey().addressList().chooseColumn(index); });
        addRow(form, tr("The addresses stand in the &column:"), column);
        add(box);
    }
    if (list().size() > 0 || list().isWorking()) {
        auto *choice = new Choice({tr("All addresses"), tr("Only the ones to mend")}, m_onlyToMend ? 1 : 0, Choice::Look::Chips, tr("What the table shows"));
        connect(choice, &Choice::chosen, this, [this](int index) {
            m_onlyToMend = index == 1;
            showRows();
        });
        add(choice);
    }
}

QList<Rows::Column> AddressesPage::columns() const
{
    return {{tr("Line"), false, true, 6}, {tr("Verdict"), false, false, 16}, {tr("Address"), true, false, 27}, {tr("Better"), true, false, 27}, {tr("What is wrong")}};
}

Cell AddressesPage::cell(int index, int column) const
{
    if (index < 0 || index >= list().size())
        return {};
    const auto &row = list().rows()[index];
    switch (column) {
    case 0: return {QString::number(row.entry.line), row.entry.line};
    case 1:
        switch (row.care) {
        case address::Care::Mend: return {tr("Mend"), int(row.care), u"error"_s, [] { return theme().error; }};
        case address::Care::Look: return {tr("Have a look"), int(row.care), u"warning"_s, [] { return theme().warning; }};
        case address::Care::None: return {tr("Fine"), int(row.care), u"fine"_s, [] { return theme().fine; }};
        }
        Q_UNREACHABLE();
    case 2: return {row.entry.text};
    case 3: return {row.better()};
    default: return {row.words};
    }
}

bool AddressesPage::isShown(int index) const
{
    return !m_onlyToMend || list().rows()[index].care == address::Care::Mend;
}

void AddressesPage::open(int index)
{
    journey().showAddress(list().rows()[index].entry.text);
}

void AddressesPage::buildBelow()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto *domains = linkButton(tr("Look at the &domains of these addresses"));
    domains->setObjectName(u"domains"_s);
    connect(domains, &QPushButton::clicked, this, [this] {
        journey().domainList().setDomains(list().domains());
        go(Place::Domains);
    });
    row->addWidget(softParagraph(tr("Enter or a double click opens an address on its own page.").toHtmlEscaped()), 1);
    row->addWidget(domains);
    add(box);
}

} // namespace todoku
