// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parts.h"

#include "todoku/report.h"
#include "todoku/steps.h"

namespace todoku {

/// What would change the verdict, below what it says.
void addOpenQuestions(Card &card, const Verdict &verdict, const Words &words);

/// "Hand it over": the report in the receiver's language, saved, copied or mailed. Nothing is written or opened before a button is pressed.
class HandOverCard : public Card
{
    Q_OBJECT
public:
    explicit HandOverCard(Journey &journey, QWidget *parent = nullptr);

private:
    enum class Format { Html, Pdf, Markdown, Json, Text, Mail };
    QLayout *choices();
    QLayout *buttons();
    QLayout *mailRow();
    Language language() const;
    bool isRedacted() const;
    QString receiver() const; ///< whom the mail goes to
    /// The case as it will be told: with stand-ins where that is wished.
    Case toTell() const;
    report::Document document() const;
    void copy();
    void save(Format format);
    void openMail();
    void preview();
    void say(const QString &text);

    Journey &m_journey;
    QLabel *m_done;
};

} // namespace todoku
