// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

namespace todoku {

/// Takes the bounce: open, drop, paste, a sample, or none; and asks who one is.
class StartPage : public Page
{
    Q_OBJECT
public:
    explicit StartPage(Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    void build() override;

private:
    QWidget *dropArea();
    void addProgress(Card *area);
    QWidget *listCard();
    QWidget *lastCaseCard(const KeptCase &last);
    QWidget *roleCard();
    QWidget *samplesCard();
    QWidget *listsCard();
    void chooseFile();
    void chooseFolder();
    void pasteText();
    QString m_problem; ///< why the last one could not be read; shown until the next try
};

} // namespace todoku
