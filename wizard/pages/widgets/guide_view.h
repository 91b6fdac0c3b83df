// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace todoku {

/// One section of a guide: numbered steps to tick, commands with a copy button, what one should see, what can do harm.
class GuideView : public QWidget
{
    Q_OBJECT
public:
    /// `key` is what ticks are remembered under ("U2/outlook-web"); empty: nothing to tick.
    GuideView(const guide::Section &section, const QString &key, Journey &journey, QWidget *parent = nullptr);

Q_SIGNALS:
    void placeWanted(todoku::Place place); ///< a todoku: link

private:
    void addStep(const guide::Block &block, int number, const QString &key, Journey &journey);
    void addCode(const guide::Block &block, const Journey &journey);
    void addText(const guide::Block &block);
    class QVBoxLayout *m_column;
};

/// Inline Markdown of a guide as HTML; a link to the outside shows its host.
QString guideHtml(const QString &inlineMarkdown);
/// Lets the links of a label lead where they say: todoku: to a place, others to the browser.
void followLinks(QLabel *label, std::function<void(Place)> go);

} // namespace todoku
