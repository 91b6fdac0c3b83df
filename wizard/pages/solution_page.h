// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"
#include "widgets/misuse_view.h"

namespace todoku {

/// One of the nine, by one template: why this step, what we found, what to do, did it help; codes and background folded below.
class SolutionPage : public Page
{
    Q_OBJECT
public:
    SolutionPage(Solution solution, Journey &journey, QWidget *parent = nullptr);

protected:
    QString title() const override;
    QString subtitle() const override;
    void build() override;

private:
    void addDomain(const domain::Facts &facts);
    QWidget *findingsCard(const SolutionView &view);
    QWidget *comparison(const Verdict &before);
    QWidget *whatToDoCard(const guide::Guide &guide);
    QWidget *didItHelpCard();
    QWidget *sectionsFold(const QString &title, const guide::Guide &guide, const QStringList &ids, bool open);
    QWidget *guideView(const guide::Section &section, const QString &key);

    void addMisuseCard();
    void addOwnCards();

    Solution m_solution;
    MisuseState m_misuse;
};

/// Which client's steps were chosen last; remembered over sessions.
QString rememberedClient();
void rememberClient(const QString &client);

} // namespace todoku
