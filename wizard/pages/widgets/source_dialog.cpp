// SPDX-License-Identifier: Apache-2.0
#include "source_dialog.h"

#include "parts.h"

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
    resize(860, 600);
    auto *column = new QVBoxLayout(this);
    auto *tabs = new QTabWidget;
    tabs->addTab(view(visible(text, Lines::Keep), decisive, tr("Text of the report")), tr("Text of the report"));
    const bool isText = !source.left(4096).contains('\0');
    if (!source.isEmpty() && isText)
        tabs->addTab(view(visible(QString::fromUtf8(source.left(longestShown)).replace("\r\n"_L1, "\n"_L1), Lines::Keep), decisive, tr("Source")), tr("Source"));
    column->addWidget(tabs);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace todoku
