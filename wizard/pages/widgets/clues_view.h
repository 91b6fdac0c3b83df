// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

namespace todoku {

/// What the report at hand says about where the returned message came from, point by point, and what each point means.
class CluesView : public QWidget
{
    Q_OBJECT
public:
    /// `technical`: with the names that administrators know the proofs by.
    CluesView(const QList<OriginClue> &clues, origin::Verdict verdict, bool technical, QWidget *parent = nullptr);
};

} // namespace todoku
