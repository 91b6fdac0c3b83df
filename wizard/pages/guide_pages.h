// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

namespace todoku {

/// "Why did I get this": all usual reasons, those that fit this bounce first.
class WhyPage : public Page
{
    Q_OBJECT
public:
    explicit WhyPage(Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    void build() override;
};

/// The end: the verdict, what was done, what to hand over, and who else can help.
class ResultPage : public Page
{
    Q_OBJECT
public:
    explicit ResultPage(Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    void build() override;

private:
    QWidget *verdictCard();
    QWidget *doneCard();
};

} // namespace todoku
