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
    QWidget *othersCard(int others);
    QWidget *solutionsCard();
    QWidget *administratorFold();
    void showSource();
};

} // namespace todoku
