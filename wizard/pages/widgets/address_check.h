// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QTimer;
class QVBoxLayout;

namespace todoku {

/// A field for an address, judged while one types: what is wrong is marked and named, what was probably meant is offered, never applied.
class AddressCheck : public QWidget
{
    Q_OBJECT
public:
    AddressCheck(Journey &journey, const Words &words, QWidget *parent = nullptr);

private:
    void judge();
    void showMarked(const address::Examination &examination);
    void offer(const QString &address, const QString &word);
    void announce();

    Journey &m_journey;
    const Words &m_words;
    QLineEdit *m_field;
    QTimer *m_pause; ///< a screen reader is told when one pauses, not at every key
    QWidget *m_result = nullptr;
    QVBoxLayout *m_column;
    QVBoxLayout *m_list = nullptr;
};

} // namespace todoku
