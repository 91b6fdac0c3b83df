// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace todoku {

/// Asks what the columns of a table are, showing what stands in them. It cannot be accepted without the recipients.
class ColumnsDialog : public QDialog
{
    Q_OBJECT
public:
    ColumnsDialog(const mailbox::Table &table, QWidget *parent);
    mailbox::Columns columns() const;

private:
    void check();

    mailbox::Table m_table;
    QList<QComboBox *> m_choices;
    QPushButton *m_accept = nullptr;
};

} // namespace todoku
