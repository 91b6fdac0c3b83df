// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtWidgets/QLayout>

namespace todoku {

/// Equal columns where there is room for all of them, below each other where there is not. As narrow as its widest child.
class SideBySide : public QLayout
{
public:
    explicit SideBySide(int space) { setContentsMargins(0, 0, 0, 0); setSpacing(space); }
    ~SideBySide() override { qDeleteAll(m_items); }
    void addItem(QLayoutItem *item) override { m_items << item; }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override { return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr; }
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, Try); }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override
    {
        QSize size;
        for (const auto *item : m_items)
            size = size.expandedTo(item->minimumSize());
        return size;
    }
    void setGeometry(const QRect &rectangle) override
    {
        QLayout::setGeometry(rectangle);
        arrange(rectangle, Move);
    }

private:
    enum Mode { Try, Move };

    static int height(const QLayoutItem &item, int width) { return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height(); }

    int arrange(const QRect &rectangle, Mode mode) const
    {
        const int n = std::max(count(), 1), wide = (rectangle.width() - (n - 1) * spacing()) / n;
        const bool beside = std::ranges::all_of(m_items, [&](const QLayoutItem *item) { return item->minimumSize().width() <= wide; });
        int x = rectangle.x(), y = rectangle.y(), tallest = 0;
        for (const auto *item : m_items)
            tallest = std::max(tallest, height(*item, wide));
        for (auto *item : m_items) {
            const int tall = beside ? tallest : height(*item, rectangle.width());
            if (mode == Move)
                item->setGeometry({x, y, beside ? wide : rectangle.width(), tall});
            (beside ? x : y) += (beside ? wide : tall) + spacing();
        }
        return beside ? tallest : y - spacing() - rectangle.y();
    }

    QList<QLayoutItem *> m_items;
};

} // namespace todoku
