// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QDialog>

class QVBoxLayout;

namespace todoku {

/// What F1 opens: help for the page in front of the person, the keys, whom else to ask, and how old the guides and rules are.
class HelpDialog : public QDialog
{
    Q_OBJECT
public:
    HelpDialog(Journey &journey, Language language, QWidget *parent = nullptr);

private:
    void addGuide(QVBoxLayout *list, const guide::Section &section, Journey &journey);
};

/// The section of the guide "pages" that belongs to a place; nullptr where it has none.
const guide::Section *helpFor(Place place, const guide::Guide &pages);

} // namespace todoku
