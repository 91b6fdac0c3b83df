// SPDX-License-Identifier: Apache-2.0
#include "records.h"

#include "../page.h"
#include "guide_view.h"
#include "table.h"
#include "todoku/report.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

ChecklistRecord::ChecklistRecord(Journey &journey, Solution solution, QWidget *parent) : QWidget(parent), m_journey(journey), m_solution(solution)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(softParagraph(tr("Every step that you tick below keeps its time. As a record: what was to do, when it was done, and room for who did it. "
                                       "It contains the commands with the addresses of this case.").toHtmlEscaped()));
    auto *row = new FlowLayout;
    auto *copy = button(tr("Copy the &record"));
    copy->setObjectName(u"copy-record"_s);
    auto *saveButton = button(tr("Save the record"));
    saveButton->setObjectName(u"save-record"_s);
    row->addWidget(copy);
    row->addWidget(saveButton);
    column->addLayout(row);
    auto *done = softParagraph({});
    done->hide(); // until there is something to say
    column->addWidget(done);
    connect(copy, &QPushButton::clicked, this, [this, done] {
        QGuiApplication::clipboard()->setText(checklistText(checklistOf(m_journey, m_solution, windowWords().language()), windowWords()));
        done->setText(tr("Copied."));
        done->show();
    });
    connect(saveButton, &QPushButton::clicked, this, [this, done] { save(done); });
}

void ChecklistRecord::save(QLabel *done)
{
    const auto list = checklistOf(m_journey, m_solution, windowWords().language());
    const auto name = u"todoku-%1"_s.arg(code(m_solution));
    // One question for the file; its ending says in what form.
    const std::function<QByteArray(const QString &)> written = [&](const QString &path) {
        if (path.endsWith(".csv"_L1, Qt::CaseInsensitive))
            return checklistCsv(list, windowWords());
        return (path.endsWith(".md"_L1, Qt::CaseInsensitive) ? checklistMarkdown(list, windowWords()) : checklistText(list, windowWords())).toUtf8();
    };
    const auto said = saveAs(this, tr("Save the record"), name + ".md"_L1, tr("Markdown (*.md);;Table (*.csv);;Text (*.txt)"), written);
    done->setText(said.toHtmlEscaped());
    done->setVisible(!said.isEmpty());
}

PortalRecord::PortalRecord(Journey &journey, Solution solution, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    QStringList links;
    for (const auto &value : tableRows(u"portal-pages"_s)) {
        const auto row = value.toObject();
        if (row.value("for"_L1) == code(solution))
            links << "[%1](%2)"_L1.arg(row.value(code(windowWords().language())).toString(), row.value("url"_L1).toString());
    }
    auto *pages = paragraph(tr("Open:").toHtmlEscaped() + ' '_L1 + guideHtml(links.join(u" · "_s)));
    followLinks(pages, [](Place) {});
    column->addWidget(pages);
    column->addWidget(softParagraph(tr("Write down here what you found; it is kept with the case and stands in the report.").toHtmlEscaped()));
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const auto &field : report::portalFields(windowWords())) {
        auto *edit = new QLineEdit(journey.theCase().answers.fields.value(field.key));
        edit->setObjectName(field.key);
        edit->setMaxLength(500);
        edit->setPlaceholderText(field.example);
        connect(edit, &QLineEdit::textChanged, &journey, [&journey, key = field.key](const QString &text) { journey.setField(key, text); });
        addRow(form, field.label, edit);
    }
    column->addLayout(form);
}

PersonField::PersonField(Journey &journey, QWidget *parent) : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *edit = new QLineEdit(journey.theCase().answers.fields.value(u"A3/person"_s));
    edit->setObjectName(u"A3/person"_s);
    edit->setFont(codeFont());
    edit->setMaxLength(320);
    edit->setPlaceholderText(u"name@contoso.com"_s);
    connect(edit, &QLineEdit::textChanged, &journey, [&journey](const QString &text) { journey.setField(u"A3/person"_s, text.trimmed()); });
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, before = edit->text()] {
        if (edit->text() != before)
            Q_EMIT edited();
    });
    addRow(form, tr("The person's address &today, for the commands below:"), edit);
}

} // namespace todoku
