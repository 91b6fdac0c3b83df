// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"
#include "widgets/table.h"

#include <QtCore/QPointer>

class QProgressBar;

namespace todoku {

/// The shape of the pages for lists: something goes in by dropping, choosing or pasting; it is worked on with progress, and can be stopped;
/// a table comes out.
class ListPage : public Page
{
    Q_OBJECT
protected:
    ListPage(Place place, Journey &journey, ListWork &work, QWidget *parent);
    void build() final;

    // What the pages differ in.
    virtual QString dropTitle() const = 0;
    virtual QString pasteHint() const = 0;
    virtual QString fileFilter() const = 0;
    virtual QString summary() const = 0;         ///< one sentence on the list as it is now
    virtual QString progress() const = 0;        ///< one sentence while it is worked on
    virtual void buildChoices() { }              ///< between what goes in and what comes out
    virtual QList<Rows::Column> columns() const = 0;
    virtual Cell cell(int row, int column) const = 0;
    virtual bool isShown(int row) const { Q_UNUSED(row) return true; }
    virtual void open(int row) = 0;              ///< a row of the list was chosen
    virtual void buildBelow() { }                ///< below the table

    /// Shows other rows of the same list.
    void showRows();
    int rowOf(int shown) const { return m_shown.value(shown, -1); }
    TableState m_state;

private:
    void choose();
    void paste();
    QWidget *dropArea();
    QWidget *progressRow();
    void grow();

    ListWork &m_work;
    QString m_problem; ///< why the last one could not be read; shown until the next try
    QList<int> m_shown; ///< rows of the list, in the order of the table
    int m_looked = 0;   ///< rows of the list that m_shown knows
    QPointer<Rows> m_rows;
    QPointer<QProgressBar> m_bar;
    QPointer<QLabel> m_said;
};

/// Many addresses: which are wrong, and what they should be.
class AddressesPage : public ListPage
{
    Q_OBJECT
public:
    explicit AddressesPage(Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    QString dropTitle() const override;
    QString pasteHint() const override;
    QString fileFilter() const override;
    QString summary() const override;
    QString progress() const override;
    void buildChoices() override;
    QList<Rows::Column> columns() const override;
    Cell cell(int row, int column) const override;
    bool isShown(int row) const override;
    void open(int row) override;
    void buildBelow() override;

private:
    const AddressList &list() const { return journey().addressList(); }
    bool m_onlyToMend = false;
};

/// Many domains: whose mail records are wrong. What would be sent is shown first.
class DomainsPage : public ListPage
{
    Q_OBJECT
public:
    explicit DomainsPage(Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    QString dropTitle() const override;
    QString pasteHint() const override;
    QString fileFilter() const override;
    QString summary() const override;
    QString progress() const override;
    void buildChoices() override;
    QList<Rows::Column> columns() const override;
    Cell cell(int row, int column) const override;
    void open(int row) override;
    void buildBelow() override;

private:
    const DomainList &list() const { return journey().domainList(); }
    void showFindings();
    QWidget *planCard();

    QString m_opened; ///< the domain whose findings are shown
    QPointer<QWidget> m_findings;
};

} // namespace todoku
