// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"
#include "widgets/table.h"

namespace todoku {

/// Many bounces at once: what they have in common, what to do about a group first, and each row's way to its case.
class ManyPage : public Page
{
    Q_OBJECT
public:
    explicit ManyPage(Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    void build() override;

private:
    const bounce::Group *openGroup() const;
    void open(const QString &key);
    void showList();
    QWidget *nothingCard();
    QWidget *groupsCard();
    QWidget *rowsCard(const QList<qsizetype> &members);
    QWidget *verdictCard(const bounce::Group &group);
    void showVerdict(const GroupVerdict &judged, Card *card);
    QWidget *handOverFold(const bounce::Group &group);
    QWidget *unreadFold();
    QString inWords(const bounce::Group &group) const;

    /// What the table shows: groups, or every row (one more than bounce::GroupBy has).
    static constexpr int everyOne = 3;
    int m_shown = 0;
    std::optional<QString> m_open; ///< key of the group that is open
    bool m_handingOver = false;    ///< the fold with the group's report is open
    std::array<TableState, 3> m_groupStates;
    TableState m_rowState, m_unreadState;
    QString m_problem; ///< why the bounce of a row could not be opened
};

} // namespace todoku
