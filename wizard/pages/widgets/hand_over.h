// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parts.h"

#include "todoku/report.h"
#include "todoku/steps.h"

#include <functional>
#include <variant>

namespace todoku {

/// What is handed over: one case, or what many have in common.
using ToldThing = std::variant<Case, report::GroupReport>;

/// Why this solution, in a sentence; where something else was probably meant, that too. Plain text, made visible.
QString mainReason(const SolutionView &view, const Words &words);

/// What would change the verdict, below what it says.
void addOpenQuestions(Card &card, const Verdict &verdict, const Words &words);

/// "Hand it over": the report in the receiver's language, saved, copied or mailed. Nothing is written or opened before a button is pressed.
class HandOverCard : public Card
{
    Q_OBJECT
public:
    /// `what` is asked whenever a button is pressed.
    HandOverCard(const QString &helpdesk, const QString &about, std::function<ToldThing()> what, QWidget *parent = nullptr);

private:
    enum class Format { Html, Pdf, Markdown, Json, Text, Mail };
    QLayout *choices();
    QLayout *buttons();
    QLayout *mailRow();
    Language language() const;
    bool isRedacted() const;
    QString receiver() const; ///< whom the mail goes to
    /// As it will be told: with stand-ins where that is wished.
    ToldThing toTell() const;
    report::Document document() const;
    void copy();
    void save(Format format);
    void openMail();
    void preview();
    void say(const QString &text);

    QString m_helpdesk;
    std::function<ToldThing()> m_what;
    QLabel *m_done;
};

} // namespace todoku
