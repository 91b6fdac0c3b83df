// SPDX-License-Identifier: Apache-2.0
#include "table.h"

#include "parts.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSaveFile>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

Rows::Rows(QList<Column> columns, std::function<Cell(int, int)> cell, QObject *parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)), m_cell(std::move(cell))
{
}

void Rows::setCount(int count)
{
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_count = count;
    endResetModel();
}

QVariant Rows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &column = m_columns[index.column()];
    switch (role) {
    case Qt::FontRole: return column.code ? QVariant(codeFont()) : QVariant();
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::DecorationRole:
    case sortRole: break;
    default: return {};
    }
    const auto cell = m_cell(index.row(), index.column());
    if (role == sortRole)
        return cell.key.isValid() ? cell.key : QVariant(cell.text);
    if (role == Qt::DecorationRole)
        return cell.symbol.isEmpty() ? QVariant() : QVariant(icon(cell.symbol, cell.colour ? cell.colour() : theme().soft, 16, 2));
    // A tool tip takes what looks like HTML for HTML.
    return role == Qt::ToolTipRole ? "<p>%1</p>"_L1.arg(visible(cell.text).toHtmlEscaped()) : visible(cell.text);
}

QVariant Rows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (m_columns[section].number ? Qt::AlignRight : Qt::AlignLeft));
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_columns[section].title) : QVariant();
}

namespace {

/// Tab leaves it, Enter activates: a table must not hold the keyboard.
class View : public QTableView
{
public:
    std::function<void(const QModelIndex &)> onEnter;
    std::function<void()> onResized; ///< also where a scroll bar has come or gone

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QTableView::resizeEvent(event);
        if (event->oldSize().width() != event->size().width())
            onResized();
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
            onEnter(currentIndex());
        else
            QTableView::keyPressEvent(event);
    }
};

/// Room left and right of the text: a style sheet's padding of items reaches only those with a border, and a number would touch the next column.
class Delegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    static constexpr int room = 7;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        auto item = option;
        initStyleOption(&item, index);
        const auto *style = option.widget->style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, option.widget);
        item.rect.adjust(room, 0, -room, 0);
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * room, 0);
    }
};

/// A row is shown where every word of the filter stands in one of its cells.
class Sorted : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QStringList &words)
    {
        m_words = words;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return std::ranges::all_of(m_words, [&](const QString &word) {
            for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
                if (sourceModel()->index(row, column, parent).data().toString().contains(word, Qt::CaseInsensitive))
                    return true;
            }
            return false;
        });
    }

private:
    QStringList m_words;
};

} // namespace

Table::Table(Rows *rows, TableState &state, const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_rows(rows), m_state(state), m_sorted(new Sorted(this)), m_filter(new QLineEdit), m_count(softParagraph({})), m_whole(paragraph({}))
{
    rows->setParent(this);
    m_sorted->setSourceModel(rows);
    m_sorted->setSortRole(Rows::sortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);

    auto *view = new View;
    m_view = view;
    const auto activate = [this](const QModelIndex &index) { Q_EMIT activated(m_sorted->mapToSource(index).row()); };
    view->onEnter = activate;
    view->onResized = [this] { shareWidth(); };
    view->setObjectName(u"rows"_s);
    view->setAccessibleName(accessibleName);
    view->setModel(m_sorted);
    view->setItemDelegate(new Delegate(view));
    view->setTabKeyNavigation(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setAlternatingRowColors(true);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 12);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setSortIndicatorClearable(true);
    view->horizontalHeader()->setSortIndicator(state.sortColumn, state.order);
    view->setSortingEnabled(true);
    for (int column = 0; column < rows->columnCount(); ++column)
        view->setColumnWidth(column, rows->column(column).width * view->fontMetrics().horizontalAdvance(u'0'));
    view->setMinimumHeight(view->horizontalHeader()->sizeHint().height() + 7 * view->verticalHeader()->defaultSectionSize() + view->horizontalScrollBar()->sizeHint().height());
    connect(view, &QTableView::doubleClicked, this, activate);
    connect(view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        m_state.sortColumn = column;
        m_state.order = order;
    });
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) { m_state.scrolled = value; });
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        m_state.current = m_sorted->mapToSource(now).row();
        showWhole();
        Q_EMIT currentChanged(m_state.current);
    });
    m_whole->setObjectName(u"whole"_s);
    m_whole->hide();

    m_filter->setObjectName(u"filter"_s);
    m_filter->setPlaceholderText(tr("Show only rows with …"));
    m_filter->setAccessibleName(tr("Show only rows with these words"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setText(state.filter);
    connect(m_filter, &QLineEdit::textChanged, this, &Table::filter);
    auto *save = button(tr("Save as CSV"));
    save->setObjectName(u"csv"_s);
    save->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(save, &QPushButton::clicked, this, &Table::saveCsv);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    row->addWidget(save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addLayout(row);
    column->addWidget(view, 1);
    column->addWidget(m_whole);

    connect(rows, &QAbstractItemModel::rowsInserted, this, &Table::countRows);
    connect(rows, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) { showFilled(first, last); });
    connect(rows, &QAbstractItemModel::modelReset, this, &Table::countRows);
    // A width that was chosen by hand stays.
    connect(view->horizontalHeader(), &QHeaderView::sectionResized, this, [this, header = view->horizontalHeader()](int section, int, int width) {
        if (header->underMouse() && section < m_wanted.size())
            m_wanted[section] = width;
    });
    // What comes later decides on the widths, once; from then on they are the person's.
    if (rows->rowCount() == 0)
        connect(rows, &QAbstractItemModel::rowsInserted, this, &Table::fitColumns, Qt::SingleShotConnection);
    fitColumns();
    const int scrolled = state.scrolled;
    filter(state.filter);
    if (state.current >= 0 && state.current < rows->rowCount())
        view->setCurrentIndex(m_sorted->mapFromSource(rows->index(state.current, 0)));
    view->verticalScrollBar()->setValue(scrolled);
}

int Table::cellWidth(const QModelIndex &index) const
{
    QStyleOptionViewItem option;
    option.initFrom(m_view);
    return m_view->itemDelegate()->sizeHint(option, index).width();
}

void Table::want(int column, int width)
{
    const int letter = m_view->fontMetrics().horizontalAdvance(u'0');
    m_wanted[column] = std::min(width, 40 * letter);
    m_least[column] = std::max(m_view->horizontalHeader()->sectionSizeHint(column), std::min(width, 19 * letter));
}

/// As wide as what the first rows hold, but so that the other columns stay in sight; a column in which nothing stands takes no room.
void Table::fitColumns()
{
    static constexpr int rowsAsked = 200;
    auto *header = m_view->horizontalHeader();
    header->setResizeContentsPrecision(rowsAsked);
    m_view->resizeColumnsToContents();
    m_wanted.resize(m_rows->columnCount());
    m_least.resize(m_rows->columnCount());
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        want(column, m_view->columnWidth(column));
        header->setSectionHidden(column, m_rows->rowCount() > 0);
    }
    showFilled(0, m_rows->rowCount() - 1);
    shareWidth();
}

/// Shows the columns that were empty until these rows of the model came.
void Table::showFilled(int first, int last)
{
    auto *header = m_view->horizontalHeader();
    bool any = false;
    for (int column = 0; column < m_rows->columnCount() && header->hiddenSectionCount() > 0; ++column) {
        for (int row = first; row <= last && header->isSectionHidden(column); ++row) {
            const auto index = m_rows->index(row, column);
            if (index.data().toString().isEmpty() && index.data(Qt::DecorationRole).isNull())
                continue;
            header->setSectionHidden(column, false);
            want(column, std::max(m_wanted[column], cellWidth(index)));
            any = true;
        }
    }
    if (any)
        shareWidth();
}

QList<int> Table::shownColumns() const
{
    QList<int> shown;
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        if (!m_view->isColumnHidden(column))
            shown << column;
    }
    return shown;
}

/// Where they do not all fit, the widest give way, down to what one can still read; then the view scrolls. The last takes what is left.
void Table::shareWidth()
{
    const auto shown = shownColumns();
    if (shown.isEmpty() || m_wanted.isEmpty()) // the view is resized before it is filled
        return;
    const int room = m_view->viewport()->width();
    QList<int> sorted;
    for (const int column : shown)
        sorted << m_wanted[column];
    std::ranges::sort(sorted);
    int left = room, most = QWIDGETSIZE_MAX;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const int share = left / int(sorted.size() - i);
        if (sorted[i] > share) {
            most = share;
            break;
        }
        left -= sorted[i];
    }
    left = room;
    for (const int column : shown) {
        const bool last = column == shown.last();
        const int wide = last ? std::max(m_view->horizontalHeader()->sectionSizeHint(column), left) : std::max(m_least[column], std::min(m_wanted[column], most));
        m_view->setColumnWidth(column, wide);
        left -= wide;
    }
    showWhole();
}

/// What does not fit into its cells of the current row, below the table: a tool tip is for the mouse only.
void Table::showWhole()
{
    QStringList cut;
    const auto current = m_view->currentIndex();
    for (const int column : current.isValid() ? shownColumns() : QList<int>()) {
        const auto index = current.siblingAtColumn(column);
        if (cellWidth(index) <= m_view->columnWidth(column))
            continue;
        const auto text = index.data().toString();
        cut << (m_rows->column(column).code ? codeHtml(text) : text.toHtmlEscaped());
    }
    m_whole->setText(cut.join("<br/>"_L1));
    m_whole->setVisible(!cut.isEmpty());
}

void Table::filter(const QString &text)
{
    m_state.filter = text;
    static_cast<Sorted *>(m_sorted)->setWords(text.split(u' ', Qt::SkipEmptyParts));
    countRows();
}

void Table::countRows()
{
    const int shown = m_sorted->rowCount(), all = m_rows->rowCount();
    const auto locale = QLocale();
    m_count->setText(shown == all ? tr("%n row(s)", nullptr, all).toHtmlEscaped()
                                  : tr("%1 of %2").arg(locale.toString(shown), locale.toString(all)).toHtmlEscaped());
}

void Table::hideFilter()
{
    m_filter->hide();
}

QByteArray Table::csv() const
{
    const auto line = [&](auto &&text) {
        QStringList fields;
        for (int column = 0; column < m_rows->columnCount(); ++column)
            fields << text(column);
        return csvLine(fields);
    };
    QByteArray content = csvBeginning;
    content += line([&](int column) { return m_rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        content += line([&](int column) { return m_sorted->index(row, column).data().toString(); });
    return content;
}

void Table::saveCsv()
{
    const auto said = saveAs(this, tr("Save as CSV"), u"todoku.csv"_s, tr("CSV (*.csv)"), csv());
    if (!said.isEmpty())
        m_count->setText(said.toHtmlEscaped());
}

QString saveAs(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter, const QByteArray &content)
{
    return saveAs(parent, title, suggestedName, filter, [&content](const QString &) { return content; });
}

QString saveAs(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter, const std::function<QByteArray(const QString &path)> &content)
{
    const auto path = QFileDialog::getSaveFileName(parent, title, suggestedName, filter);
    if (path.isEmpty())
        return {};
    const auto bytes = content(path);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return QCoreApplication::translate("todoku::Table", "Saved.");
    return QCoreApplication::translate("todoku::Table", "It could not be saved there: %1").arg(file.errorString());
}

} // namespace todoku
