// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtWidgets/QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace todoku {

/// What one cell of a table shows.
struct Cell {
    QString text;        ///< of whatever origin; made visible by the table
    QVariant key{};      ///< what the column is sorted by, where that is not the text
    QString symbol{};    ///< name of an icon in front of the text
    std::function<QColor()> colour{}; ///< of the symbol
};

/// Rows that stand somewhere else, shown as a table. Nothing is copied: a cell is made when it is looked at.
class Rows : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Column {
        QString title;
        bool code = false;    ///< addresses, hosts and codes: in the face that tells l, 1, I, O and 0 apart
        bool number = false;  ///< set to the right
        int width = 16;       ///< digits that fit in; the last column takes the rest
    };
    Rows(QList<Column> columns, std::function<Cell(int row, int column)> cell, QObject *parent = nullptr);
    /// There are `count` rows now. Growing keeps what is selected; otherwise everything is shown anew.
    void setCount(int count);
    const Column &column(int column) const { return m_columns[column]; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    static constexpr int sortRole = Qt::UserRole;

private:
    QList<Column> m_columns;
    std::function<Cell(int, int)> m_cell;
    int m_count = 0;
};

/// What a person has set up in a table; kept by the page, so that it survives when the page is built anew.
struct TableState {
    QString filter;
    int sortColumn = -1; ///< -1: the order of the rows themselves
    Qt::SortOrder order = Qt::AscendingOrder;
    int current = -1; ///< row of the model
    int scrolled = 0;
};

/// A table to sort, to filter and to save as CSV. Enter or a double click on a row activates it.
class Table : public QWidget
{
    Q_OBJECT
public:
    /// `state` must outlive the table. `rows` becomes its child.
    Table(Rows *rows, TableState &state, const QString &accessibleName, QWidget *parent = nullptr);
    /// The rows as they are sorted and filtered now, safe for spreadsheets.
    QByteArray csv() const;
    /// For a page that searches by itself.
    void hideFilter();

Q_SIGNALS:
    void activated(int row);
    void currentChanged(int row);

private:
    int cellWidth(const QModelIndex &index) const;
    void want(int column, int width);
    void fitColumns();
    void showFilled(int first, int last);
    QList<int> shownColumns() const;
    void shareWidth();
    void showWhole();
    void filter(const QString &text);
    void saveCsv();
    void countRows();

    Rows *m_rows;
    TableState &m_state;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_view;
    QLineEdit *m_filter;
    QLabel *m_count, *m_whole;
    QList<int> m_wanted, m_least; ///< width of each column if there is room, and below which one could not read it
};

/// Asks for a file and writes `content` into it, whole or not at all. What is to be said about it; empty where the person thought better of it.
QString saveAs(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter, const QByteArray &content);
/// The same where the file's ending decides on the content.
QString saveAs(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter, const std::function<QByteArray(const QString &path)> &content);

} // namespace todoku
