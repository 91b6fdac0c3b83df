// SPDX-License-Identifier: Apache-2.0
#include "clues_view.h"

#include "parts.h"

#include <QtWidgets/QGridLayout>

namespace todoku {

using About = OriginClue::About;
using Speaks = OriginClue::Speaks;

static QString question(About about, bool technical)
{
    switch (about) {
    case About::Original: return CluesView::tr("The returned message");
    case About::Server: return CluesView::tr("The server it came from");
    case About::Spf: return technical ? CluesView::tr("May that server send for your domain? (SPF)") : CluesView::tr("May that server send for your organization?");
    case About::Dkim: return technical ? CluesView::tr("Electronic signature (DKIM)") : CluesView::tr("Electronic seal of the sending organization");
    case About::MessageId: return CluesView::tr("Message number");
    case About::ReturnAddress: return CluesView::tr("The address that the report went to");
    case About::SentItems: return CluesView::tr("Your sent mail");
    }
    Q_UNREACHABLE();
}

static QString foreign(About about)
{
    switch (about) {
    case About::Server: return CluesView::tr("It is none of your organization's servers.");
    case About::Spf: return CluesView::tr("It is not allowed to send for your domain.");
    case About::Dkim: return CluesView::tr("It is not your organization's genuine signature.");
    case About::MessageId: return CluesView::tr("None of your organization's programs makes such a number.");
    case About::SentItems: return CluesView::tr("The message is not in it. Alone, that proves nothing.");
    case About::Original:
    case About::ReturnAddress: break;
    }
    return {};
}

static QString ours(About about)
{
    switch (about) {
    case About::Server: return CluesView::tr("It is a server of your organization. The message went out through it.");
    case About::Spf: return CluesView::tr("It is allowed to send for your domain.");
    case About::Dkim: return CluesView::tr("The signature is genuine. Your own systems sent the message.");
    case About::ReturnAddress: return CluesView::tr("Only your own mail server writes the address in this form.");
    case About::SentItems: return CluesView::tr("The message is in it: it was sent from your mailbox.");
    case About::Original:
    case About::MessageId: break;
    }
    return {};
}

static QString nobody(const OriginClue &clue)
{
    switch (clue.about) {
    case About::Original: return CluesView::tr("The report does not return it, so where it came from is not shown.");
    case About::Server: return clue.value.isEmpty() ? CluesView::tr("The report has no line about it that can be trusted.")
                                                    : CluesView::tr("Many organizations share it. It may be yours or somebody else's.");
    case About::Spf: return CluesView::tr("Nobody has said so either way.");
    case About::Dkim: return clue.value.isEmpty() ? CluesView::tr("There is none. That proves nothing, because not all mail is signed.")
                                                  : CluesView::tr("It could not be checked for certain, so it proves nothing.");
    case About::MessageId: return CluesView::tr("Its form does not tell where it was made.");
    case About::ReturnAddress: return CluesView::tr("The tag in it has expired, so it proves nothing.");
    case About::SentItems: return CluesView::tr("It was searched, but says nothing about this message.");
    }
    Q_UNREACHABLE();
}

static QString meaning(const OriginClue &clue)
{
    switch (clue.speaks) {
    case Speaks::ForAStranger: return foreign(clue.about);
    case Speaks::ForUs: return ours(clue.about);
    case Speaks::ForNobody: return nobody(clue);
    case Speaks::NotLookedAt: return clue.about == About::SentItems ? CluesView::tr("Not looked at yet: choose your sent mail above.")
                                                                    : CluesView::tr("Not looked at yet: it has to be asked over the network.");
    }
    Q_UNREACHABLE();
}

static QString word(Speaks speaks)
{
    switch (speaks) {
    case Speaks::ForAStranger: return CluesView::tr("a stranger's");
    case Speaks::ForUs: return CluesView::tr("yours");
    case Speaks::ForNobody: return CluesView::tr("open");
    case Speaks::NotLookedAt: return CluesView::tr("not looked at");
    }
    Q_UNREACHABLE();
}

static QString together(origin::Verdict verdict)
{
    switch (verdict) {
    case origin::Verdict::NotOurs: return CluesView::tr("Taken together: the message is certainly not yours. Somebody only wrote your address on it.");
    case origin::Verdict::ProbablyNotOurs: return CluesView::tr("Taken together: the message is probably not yours. Do the check for misuse once, then you can ignore the report.");
    case origin::Verdict::Unknown: return CluesView::tr("Taken together: it cannot be told whether the message is yours. Do the check for misuse; it harms nothing.");
    case origin::Verdict::ProbablyOurs: return CluesView::tr("Taken together: the message probably went out through your own systems. If you did not write it, do the check for misuse now.");
    case origin::Verdict::Ours: return CluesView::tr("Taken together: the message certainly went out through your own systems. If you did not write it, somebody uses your account.");
    }
    Q_UNREACHABLE();
}

static QString symbolOf(Speaks speaks)
{
    switch (speaks) {
    case Speaks::ForAStranger: return u"mail"_s;
    case Speaks::ForUs: return u"warning"_s;
    case Speaks::ForNobody: return u"unknown"_s;
    case Speaks::NotLookedAt: return u"none"_s;
    }
    Q_UNREACHABLE();
}

CluesView::CluesView(const QList<OriginClue> &clues, origin::Verdict verdict, bool technical, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &clue : clues) {
        const auto ofUs = clue.speaks == Speaks::ForUs;
        auto *symbol = new Symbol(symbolOf(clue.speaks), [ofUs] { return ofUs ? theme().warning : theme().soft; });
        symbol->setAccessibleName(word(clue.speaks));
        symbol->setToolTip(word(clue.speaks));
        grid->addWidget(symbol, row, 0, Qt::AlignTop);
        const auto value = clue.value.isEmpty() ? QString() : " &nbsp; "_L1 + codeHtml(clue.value);
        grid->addWidget(paragraph("<b>%1</b>%2<br>%3 <span style='color:%4'>(%5)</span>"_L1.arg(question(clue.about, technical).toHtmlEscaped(), value, meaning(clue).toHtmlEscaped(),
                                                                                                theme().soft.name(), word(clue.speaks).toHtmlEscaped())), row++, 1);
    }
    grid->addWidget(paragraph("<b>%1</b>"_L1.arg(together(verdict).toHtmlEscaped())), row, 0, 1, 2);
}

} // namespace todoku
