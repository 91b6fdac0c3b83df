// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"
#include "todoku/desk.h"
#include "widgets/table.h"

#include <QtCore/QPointer>

class QTimer;

namespace todoku {

/// The helpdesk's cases: search, narrow down, open again, delete for good.
class CasesPage : public Page
{
    Q_OBJECT
public:
    CasesPage(Journey &journey, Desk &desk, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    void build() override;

private:
    QWidget *filters();
    QWidget *problem();
    QLayout *actions();
    Cell cell(int row, int column) const;
    void search();
    void showListing();
    void open();
    void erase();
    void askPassword();

    Desk &m_desk;
    store::Search m_search;
    int m_days = 0; ///< 0: whenever
    TableState m_state;
    QTimer *m_typed;
    QPointer<Rows> m_rows;
    QPointer<QPushButton> m_open, m_erase;
    QPointer<QLabel> m_said;
};

} // namespace todoku
