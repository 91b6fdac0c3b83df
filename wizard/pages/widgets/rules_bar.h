// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace todoku {

/// Where an administrator gives exports of rules, forwardings and members; says what was read, and how an export is made.
class RulesBar : public QWidget
{
    Q_OBJECT
public:
    explicit RulesBar(Journey &journey, QWidget *parent = nullptr);

private:
    void choose();
    void addExport(int index);
    QWidget *howTo();

    Journey &m_journey;
    QVBoxLayout *m_column;
    QVBoxLayout *m_problems;
};

/// The rule that a finding of the room "rules" points out: what it is, its priority, what it adds, and the commands to change it. nullptr for other findings.
QWidget *ruleDetails(const Finding &finding);

} // namespace todoku
