// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/account.h"

#include <QtWidgets/QWidget>

namespace todoku {

/// Sent messages by day and hour. What the program proposes is marked by shape, and can be chosen by mouse and keyboard: arrow keys move from mark to mark,
/// Space says "I do not recognise this".
class SentPlot : public QWidget
{
    Q_OBJECT
public:
    struct Mark {
        QDateTime time; ///< in the person's own zone
        bool ticked = false;
        QString words;  ///< for a screen reader and the tool tip
    };
    SentPlot(account::Calendar calendar, QList<Mark> marks, int current, QWidget *parent = nullptr);
    void setCurrent(int mark);
    void setTicked(int mark, bool ticked);
    QSize sizeHint() const override { return {600, 250}; }

Q_SIGNALS:
    void currentChanged(int mark);
    void toggled(int mark);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF area() const;
    QPointF placeOf(const QDateTime &time) const;
    int markAt(QPointF point) const; ///< -1: none near
    void paintAxes(QPainter &painter) const;
    void paintCells(QPainter &painter) const;
    void paintMark(QPainter &painter, int mark) const;
    void speak();

    account::Calendar m_calendar;
    QList<Mark> m_marks;
    int m_current;
};

} // namespace todoku
