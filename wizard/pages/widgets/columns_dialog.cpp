// SPDX-License-Identifier: Apache-2.0
#include "columns_dialog.h"

#include "parts.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

static QString fieldText(const QString &field)
{
    static const QHash<QString, const char *> texts{
        {u"to"_s, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Recipients (To)")}, {u"subject"_s, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Subject")},
        {u"from"_s, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Sender")},        {u"cc"_s, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Cc")},
        {u"bcc"_s, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Bcc")},            {u"date"_s, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Date and time")},
        {u"message-id"_s, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Message-ID")}};
    return ColumnsDialog::tr(texts.value(field, QT_TRANSLATE_NOOP("todoku::ColumnsDialog", "Not needed")));
}

ColumnsDialog::ColumnsDialog(const mailbox::Table &table, QWidget *parent) : QDialog(parent), m_table(table)
{
    // More columns than a person would look through; Outlook's export has about twenty.
    static constexpr qsizetype most = 100;
    setWindowTitle(tr("What do the columns hold?"));
    resize(720, 480);
    auto *column = new QVBoxLayout(this);
    column->addWidget(paragraph(tr("Todoku does not know the headings of this table. Please say which column holds the recipients; the subject and the date help to find the message. "
                                   "Your answer is remembered for tables with the same headings.").toHtmlEscaped()));
    auto *body = new QWidget;
    auto *grid = new QGridLayout(body);
    grid->setColumnStretch(1, 1);
    auto fields = mailbox::columnFields();
    fields.prepend(QString());
    for (qsizetype i = 0; i < std::min(most, table.headings.size()); ++i) {
        QStringList examples;
        for (const auto &row : table.rows) {
            if (!row.value(i).isEmpty() && examples.size() < 2)
                examples << row.value(i);
        }
        const auto heading = table.headings[i].isEmpty() ? tr("Column %1").arg(i + 1) : table.headings[i].left(60);
        auto *choice = new QComboBox;
        choice->setObjectName(u"column-%1"_s.arg(i));
        choice->setAccessibleName(visible(heading));
        for (const auto &field : fields)
            choice->addItem(fieldText(field), field);
        choice->setCurrentIndex(int(fields.indexOf(table.fields.value(i))));
        connect(choice, &QComboBox::currentIndexChanged, this, &ColumnsDialog::check);
        m_choices << choice;
        grid->addWidget(paragraph("<b>%1</b>"_L1.arg(visible(heading).toHtmlEscaped())), int(i), 0);
        grid->addWidget(softParagraph(visible(examples.join(" / "_L1)).toHtmlEscaped()), int(i), 1);
        grid->addWidget(choice, int(i), 2);
    }
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(body);
    column->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(tr("Read it"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    check();
}

mailbox::Columns ColumnsDialog::columns() const
{
    mailbox::Columns columns{m_table.headings, QStringList(m_table.headings.size())};
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        columns.fields[i] = m_choices[i]->currentData().toString();
    return columns;
}

void ColumnsDialog::check()
{
    m_accept->setEnabled(columns().fields.contains(u"to"_s));
}

} // namespace todoku
