// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
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
    void offer(const QString &address, const QString &word);

    Journey &m_journey;
    const Words &m_words;
    QLineEdit *m_field;
    QWidget *m_result = nullptr;
    QVBoxLayout *m_column;
    QVBoxLayout *m_list = nullptr;
};

} // namespace todoku
