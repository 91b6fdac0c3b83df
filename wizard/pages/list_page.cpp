// SPDX-License-Identifier: Apache-2.0
#include "list_page.h"

#include "widgets/drop_area.h"
#include "widgets/paste_dialog.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

ListPage::ListPage(Place place, Journey &journey, ListWork &work, QWidget *parent) : Page(place, journey, parent), m_work(work)
{
    connect(&work, &ListWork::changed, this, [this] {
        m_problem.clear();
        showRows();
        if (this->journey().place() == this->place())
            rebuild();
    });
    connect(&work, &ListWork::grew, this, &ListPage::grow);
    connect(&work, &ListWork::failed, this, [this](const Failure &failure, const QString &fileName) {
        m_problem = explain(failure, fileName.isEmpty() ? tr("the pasted text") : visible(fileName));
        rebuild();
    });
}

void ListPage::build()
{
    m_work.say(language());
    add(dropArea());
    buildChoices();
    if (m_work.isWorking())
        add(progressRow());
    if (m_work.size() == 0 && !m_work.isWorking())
        return;
    auto *card = new Card;
    m_said = paragraph(summary().toHtmlEscaped());
    m_said->setObjectName(u"summary"_s);
    card->add(m_said);
    m_rows = new Rows(columns(), [this](int row, int column) { return cell(rowOf(row), column); });
    showRows();
    auto *table = new Table(m_rows, m_state, title());
    connect(table, &Table::activated, this, [this](int row) {
        if (rowOf(row) >= 0)
            open(rowOf(row));
    });
    card->add(table);
    add(card);
    buildBelow();
}

void ListPage::showRows()
{
    m_shown.clear();
    m_looked = 0;
    if (m_rows)
        m_rows->setCount(0);
    grow();
}

void ListPage::grow()
{
    for (; m_looked < m_work.size(); ++m_looked) {
        if (isShown(m_looked))
            m_shown << m_looked;
    }
    if (m_rows)
        m_rows->setCount(int(m_shown.size()));
    if (m_said)
        m_said->setText(summary().toHtmlEscaped());
    if (m_bar) {
        m_bar->setRange(0, int(m_work.all()));
        m_bar->setValue(int(m_work.size()));
        m_bar->setAccessibleDescription(progress());
    }
}

QWidget *ListPage::dropArea()
{
    auto *area = new DropArea;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(new Symbol(u"mail"_s, [] { return theme().accent; }, 32), 0, Qt::AlignVCenter);
    row->addWidget(paragraph("<b>%1</b>"_L1.arg(dropTitle().toHtmlEscaped())), 1);
    auto *file = m_work.all() == 0 ? filledButton(tr("&Choose a file")) : button(tr("&Choose a file"));
    auto *text = button(tr("&Paste or type"));
    file->setObjectName(u"choose"_s);
    text->setObjectName(u"paste"_s);
    connect(file, &QPushButton::clicked, this, &ListPage::choose);
    connect(text, &QPushButton::clicked, this, &ListPage::paste);
    row->addWidget(file);
    row->addWidget(text);
    area->add(row);
    if (!m_problem.isEmpty()) {
        auto *problem = new QHBoxLayout;
        problem->addWidget(new Symbol(u"error"_s, [] { return theme().error; }), 0, Qt::AlignTop);
        auto *said = paragraph(m_problem.toHtmlEscaped());
        said->setObjectName(u"problem"_s);
        problem->addWidget(said, 1);
        area->add(problem);
    }
    connect(area, &DropArea::fileDropped, &m_work, &ListWork::open);
    connect(area, &DropArea::textDropped, &m_work, &ListWork::paste);
    return area;
}

QWidget *ListPage::progressRow()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(progress());
    m_bar->setRange(0, int(m_work.all()));
    m_bar->setValue(int(m_work.size()));
    auto *stop = button(tr("Stop"));
    stop->setObjectName(u"stop"_s);
    stop->setAccessibleDescription(tr("What was checked so far is kept."));
    connect(stop, &QPushButton::clicked, &m_work, &ListWork::stop);
    row->addWidget(softParagraph(progress().toHtmlEscaped()));
    row->addWidget(m_bar, 1);
    row->addWidget(stop);
    return box;
}

void ListPage::choose()
{
    const auto path = QFileDialog::getOpenFileName(this, dropTitle(), {}, fileFilter());
    if (!path.isEmpty())
        m_work.open(path);
}

void ListPage::paste()
{
    if (const auto text = askForText(this, title(), pasteHint(), tr("Take it")))
        m_work.paste(*text);
}

} // namespace todoku
