// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace todoku {

/// What the comparison with the sent message says: verdict, reasons, what it does not prove; report and sent message side by side; whom to ask, with a letter.
/// Where no mailbox was given, fields for a comparison by hand.
class SentComparison : public QWidget
{
    Q_OBJECT
public:
    SentComparison(Journey &journey, const Words &words, QWidget *parent = nullptr);

private:
    void addVerdict(const sent::Facts &facts);
    void addSideBySide(const sent::Facts &facts);
    void addWhomToAsk(const sent::Facts &facts);
    void addByHand();

    Journey &m_journey;
    const Words &m_words;
    QVBoxLayout *m_column;
};

/// The address that a mail program opens with the letter in it; without the letter where that would be too long for Windows.
QUrl letterUrl(const QString &to, const QString &subject, const QString &letter);

} // namespace todoku
