// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QBoxLayout;
class QCheckBox;
class QListView;
class QVBoxLayout;

namespace todoku {

class SentPlot;

/// What a person has chosen; kept by the page, so that it survives when the page is built anew.
struct MisuseState {
    int current = 0; ///< row of what is proposed
};

/// The person's sent messages as a plot, beside it those that the program proposes, each sign explained in words. What the person does not recognise is ticked.
class MisuseView : public QWidget
{
    Q_OBJECT
public:
    /// The journey must hold sent items that were judged. `state` must outlive the view.
    MisuseView(Journey &journey, MisuseState &state, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Model;
    void addList(QVBoxLayout *column);
    void addButtons(QVBoxLayout *column);
    void choose(int row);
    void tick(int row, bool on);
    void tickAll(bool on);
    void showDetails();
    const account::Suspicious &proposed(int row) const;

    Journey &m_journey;
    MisuseState &m_state;
    Model *m_model;
    SentPlot *m_plot;
    QListView *m_list = nullptr; ///< nullptr, as all that follows, where nothing is proposed
    QCheckBox *m_tick = nullptr;
    QBoxLayout *m_beside = nullptr;
    QVBoxLayout *m_details = nullptr;
    QWidget *m_detailsBox = nullptr;
};

} // namespace todoku
