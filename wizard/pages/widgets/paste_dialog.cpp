// SPDX-License-Identifier: Apache-2.0
#include "paste_dialog.h"

#include "parts.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

std::optional<QString> askForText(QWidget *parent, const QString &title, const QString &hint, const QString &accept)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.resize(640, 420);
    auto *column = new QVBoxLayout(&dialog);
    auto *text = new QPlainTextEdit;
    text->setTabChangesFocus(true);
    text->setAccessibleName(title);
    text->setPlainText(QGuiApplication::clipboard()->text());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(accept);
    buttons->button(QDialogButtonBox::Ok)->setProperty("filled", true);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column->addWidget(paragraph(hint.toHtmlEscaped()));
    column->addWidget(text, 1);
    column->addWidget(buttons);
    text->setFocus();
    if (dialog.exec() != QDialog::Accepted || text->toPlainText().trimmed().isEmpty())
        return std::nullopt;
    return text->toPlainText();
}

} // namespace todoku
