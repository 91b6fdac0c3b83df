// SPDX-License-Identifier: Apache-2.0
#include "page.h"

#include "widgets/caller_card.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

static std::unique_ptr<Words> currentWords;

const Words &windowWords()
{
    return *currentWords;
}

void setWindowLanguage(Language language)
{
    currentWords = std::make_unique<Words>(language);
}

namespace {

/// Screen readers go from heading to heading; a label alone is text like any other.
QAccessibleInterface *headingFor(const QString &, QObject *object)
{
    auto *label = qobject_cast<QLabel *>(object);
    return label && label->objectName() == "title"_L1 ? new QAccessibleWidget(label, QAccessible::Heading) : nullptr;
}

} // namespace

Page::Page(Place place, Journey &journey, QWidget *parent)
    : QWizardPage(parent), m_place(place), m_journey(journey), m_heading(new QLabel), m_subtitle(paragraph({})), m_scroll(new QScrollArea)
{
    static const bool installed = (QAccessible::installFactory(headingFor), true);
    Q_UNUSED(installed)
    setObjectName("page-"_L1 + code(place));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_heading->setObjectName(u"title"_s);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_heading->setFocusPolicy(Qt::ClickFocus); // can have the focus, and Tab does not stop there
    m_subtitle->setObjectName(u"soft"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::page, 26, space::page, space::medium);
    head->setSpacing(space::hair);
    head->addWidget(m_heading);
    head->addWidget(m_subtitle);
    outer->addLayout(head);
    outer->addWidget(m_scroll, 1);
}

const Words &Page::words() const
{
    return windowWords();
}

Language Page::language() const
{
    return windowWords().language();
}

void Page::add(QWidget *widget)
{
    m_column->addWidget(widget);
}

void Page::focusHeading()
{
    m_heading->setFocus(Qt::OtherFocusReason);
    // Qt 6.4 has no announcement event; the alert makes a screen reader read the heading that has the focus now.
    QAccessibleEvent event(m_heading, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Page::rebuild()
{
    auto *focused = m_body && m_body->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    const auto focusName = focused ? focused->objectName() : QString();
    const int scrolled = m_scroll->verticalScrollBar()->value();

    auto font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setBold(true);
    m_heading->setFont(font);
    m_heading->setText(visible(title()));
    m_heading->setAccessibleName(m_heading->text());
    setAccessibleName(m_heading->text());
    const auto below = subtitle();
    m_subtitle->setFont(QApplication::font());
    m_subtitle->setText("<div style='line-height:140%'>%1</div>"_L1.arg(below));
    m_subtitle->setVisible(!below.isEmpty());

    auto *body = new QWidget;
    body->setObjectName(u"body"_s);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(space::page, 0, space::page, space::large);
    m_column->setSpacing(space::medium);
    m_body = body;
    if (m_desk && m_journey.theCase().answers.role == Role::Helpdesk && m_place < Place::Many)
        add(new CallerCard(m_place, m_journey, *m_desk, language()));
    build();
    m_column->addStretch();
    // What is replaced may be in the middle of an event of its own, a drop, a choice or a double click: it goes when that is over, and says no more.
    if (auto *before = m_scroll->widget()) {
        const auto parts = before->findChildren<QObject *>();
        for (auto *part : parts)
            part->blockSignals(true);
        if (focused)
            focused->clearFocus(); // or it would go on to a neighbour
        m_scroll->takeWidget()->deleteLater();
    }
    m_scroll->setWidget(body);
    body->setMaximumWidth(1080);
    m_scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_scroll->verticalScrollBar()->setValue(scrolled);
    if (focused) {
        auto *again = focusName.isEmpty() ? nullptr : body->findChild<QWidget *>(focusName);
        (again && again->isEnabled() ? again : m_heading)->setFocus();
    }
}

} // namespace todoku
