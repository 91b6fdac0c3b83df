// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

namespace todoku {

/// domain → MX → address → server, drawn; the broken joint is marked by a cross, a dashed line and a word. Arrow keys go from box to box.
class MailWayView : public QWidget
{
    Q_OBJECT
public:
    explicit MailWayView(const MailWay &way, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {700, heightForWidth(700)}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Box {
        int lane = -1; ///< -1: the domain
        int column = 0;
        QString title, detail;
        MailWay::State state;
        bool code = false; ///< the title is a name or an address
        QString spoken() const;
    };
    void addLane(const MailWay::Lane &lane, int index);
    bool isNarrow(int width) const;
    QRect placeOf(const Box &box, int width) const;
    void paintBox(QPainter &painter, const Box &box) const;
    void paintJoint(QPainter &painter, const Box &from, const Box &to) const;
    void moveTo(qsizetype index);
    void announce();

    QList<Box> m_boxes;
    int m_lanes = 0;
    qsizetype m_current = 0;
    QString m_all; ///< everything in words
};

/// How long until the last cache has forgotten, as a line from now on.
class TimeLine : public QWidget
{
    Q_OBJECT
public:
    /// `moments`: when each of those that still say something else forgets, seconds after `now`; the last is the end.
    TimeLine(const QDateTime &now, QList<qint64> moments, const QLocale &locale, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QDateTime m_now;
    QList<qint64> m_moments;
    QLocale m_locale;
};

/// A moment as people say it: the time alone where it is the same day.
QString momentText(const QDateTime &moment, const QDateTime &now, const QLocale &locale);

} // namespace todoku
