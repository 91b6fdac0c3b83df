// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QFrame>

class QVBoxLayout;

namespace todoku {

QString titleOf(Place place);      ///< as the rail writes it
QString wordOf(const RailRow &row); ///< "first", "fine", "not looked at" …
QString iconOf(const RailRow &row);

/// The map of the whole journey, always there. Any row can be opened at any time. Folded, only the symbols are left.
class Rail : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    void show(const QList<RailRow> &rows, Place current);
    void setFolded(bool folded);

Q_SIGNALS:
    void chosen(todoku::Place place);
    void settingsWanted(); ///< language and appearance

private:
    void addSection(const QString &title);
    QVBoxLayout *m_column;
    class QPushButton *m_settings;
    bool m_folded = false;
    QList<RailRow> m_rows;
    Place m_current = Place::Start;
};

} // namespace todoku
