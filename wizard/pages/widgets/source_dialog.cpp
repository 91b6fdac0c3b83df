// SPDX-License-Identifier: Apache-2.0
#include "source_dialog.h"

#include "parts.h"
#include "table.h"

#include <QtGui/QScreen>
#include <QtGui/QTextDocument>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

/// More is of no use to a reader, and slow to lay out.
static constexpr qsizetype longestShown = 400'000;

static QPlainTextEdit *view(const QString &text, const QStringList &decisive, const QString &name)
{
    auto *edit = new QPlainTextEdit(text.left(longestShown));
    edit->setObjectName(u"code"_s);
    edit->setFont(codeFont());
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setAccessibleName(name);
    QList<QTextEdit::ExtraSelection> marks;
    for (const auto &words : decisive) {
        if (words.size() < 3)
            continue;
        QTextCursor found(edit->document());
        for (int i = 0; i < 20 && !(found = edit->document()->find(words, found)).isNull(); ++i) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = found;
            mark.format.setBackground(theme().wash);
            mark.format.setForeground(theme().error);
            mark.format.setFontWeight(QFont::Bold);
            marks << mark;
        }
    }
    edit->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        auto first = marks.first().cursor;
        first.clearSelection();
        edit->setTextCursor(first);
    }
    return edit;
}

SourceDialog::SourceDialog(const QString &text, const QByteArray &source, const QStringList &decisive, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("The original text"));
    resize(QSize(860, 600).boundedTo(screen()->availableSize()));
    auto *column = new QVBoxLayout(this);
    auto *tabs = new QTabWidget;
    tabs->addTab(view(visible(text, Lines::Keep), decisive, tr("Text of the report")), tr("Text of the report"));
    const bool isText = !source.left(4096).contains('\0');
    if (!source.isEmpty() && isText)
        tabs->addTab(view(visible(QString::fromUtf8(source.left(longestShown)).replace("\r\n"_L1, "\n"_L1), Lines::Keep), decisive, tr("Source")), tr("Source"));
    column->addWidget(tabs);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *sample = buttons->addButton(tr("Save a &redacted sample …"), QDialogButtonBox::ActionRole);
    sample->setObjectName(u"sample"_s);
    sample->setToolTip(tr("For somebody who teaches Todoku to read such reports: without addresses, names and subjects"));
    sample->setVisible(!source.isEmpty());
    connect(sample, &QPushButton::clicked, this, &SourceDialog::sampleWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

SampleDialog::SampleDialog(const QFuture<QByteArray> &sample, QWidget *parent) : QDialog(parent), m_text(new QPlainTextEdit), m_said(softParagraph({}))
{
    setWindowTitle(tr("A redacted sample"));
    resize(QSize(860, 600).boundedTo(screen()->availableSize()));
    auto *column = new QVBoxLayout(this);
    column->addWidget(paragraph(tr("This is all that will be saved. Addresses, names, subjects and servers of those who wrote to each other are replaced, the text of the "
                                   "message is left out. Please look through it, and delete what still tells too much.").toHtmlEscaped()));
    m_text->setObjectName(u"code"_s);
    m_text->setFont(codeFont());
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("What will be saved"));
    m_text->setPlaceholderText(tr("The sample is being made …"));
    column->addWidget(m_text, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Close);
    auto *saveButton = buttons->button(QDialogButtonBox::Save);
    saveButton->setObjectName(u"save"_s);
    saveButton->setProperty("filled", true);
    saveButton->setEnabled(false);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this, saveButton] { saveButton->setEnabled(!m_text->document()->isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &SampleDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(m_said);
    m_said->hide();
    column->addWidget(buttons);
    deliver(sample, this, [this](const QByteArray &content) {
        m_text->setPlainText(visible(QString::fromUtf8(content), Lines::Keep));
        if (content.isEmpty())
            say(tr("No sample can be made of this file."));
    });
}

void SampleDialog::save()
{
    const auto said = saveAs(this, tr("Save a redacted sample"), u"sample.eml"_s, tr("Messages (*.eml)"), m_text->toPlainText().toUtf8());
    if (!said.isEmpty())
        say(said);
}

void SampleDialog::say(const QString &text)
{
    m_said->setText(text.toHtmlEscaped());
    m_said->show();
}

} // namespace todoku
