// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

namespace todoku {

/// The route of the message, drawn: who had it, how long, where it stopped. Beside each other where there is room, else below each other.
class RouteView : public QWidget
{
    Q_OBJECT
public:
    explicit RouteView(const Route &route, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Box {
        QString title, detail;
        Stop::State state;
        QString wait; ///< on the way to the next
    };
    int boxHeight() const;
    bool stacked(int width) const;
    QRect boxAt(int index, int width) const;
    void paintBox(QPainter &painter, const Box &box, const QRect &rectangle) const;
    void paintWay(QPainter &painter, int index) const;
    QStringList answerLines(int width) const;

    QList<Box> m_boxes;
    QString m_answer; ///< in quotation marks; empty where there is none
};

/// "3 seconds", "2 hours": how long, in the language of the window.
QString duration(qint64 seconds);

} // namespace todoku
