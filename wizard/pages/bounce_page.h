// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

namespace todoku {

/// What the bounce says: the route, who failed, which solutions follow, the codes for the administrator.
class BouncePage : public Page
{
    Q_OBJECT
public:
    explicit BouncePage(Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    void build() override;

private:
    QWidget *routeCard();
    QWidget *hopsFold();
    QWidget *recipientsCard();
    QWidget *recipientRows(int first, int end, class QButtonGroup &group);
    QWidget *othersCard(int others);
    QWidget *solutionsCard();
    QWidget *administratorFold();
    QWidget *administratorRows();
    void showSource();

    QByteArray m_content;    ///< of the report that is shown
    bool m_showsAll = false; ///< of many recipients, also those behind the fold
};

} // namespace todoku
