// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace todoku {

/// The steps that were done, with their times, to copy or to save.
class ChecklistRecord : public QWidget
{
    Q_OBJECT
public:
    ChecklistRecord(Journey &journey, Solution solution, QWidget *parent = nullptr);

private:
    void save(QLabel *done);

    Journey &m_journey;
    Solution m_solution;
};

/// Links to the pages of the portals, and fields for what was found there. What is written stays in the case.
class PortalRecord : public QWidget
{
    Q_OBJECT
public:
    PortalRecord(Journey &journey, Solution solution, QWidget *parent = nullptr);
};

/// The address that a person with a stale internal address has today: the commands of the page use it.
class PersonField : public QWidget
{
    Q_OBJECT
public:
    explicit PersonField(Journey &journey, QWidget *parent = nullptr);

Q_SIGNALS:
    void edited();
};

} // namespace todoku
