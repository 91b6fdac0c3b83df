// SPDX-License-Identifier: Apache-2.0
#include "caller_card.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

QString clockText(qint64 seconds)
{
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

QString stateName(store::State state)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("todoku::CallerCard", text); };
    switch (state) {
    case store::State::Open: return say(QT_TRANSLATE_NOOP("todoku::CallerCard", "Open"));
    case store::State::Solved: return say(QT_TRANSLATE_NOOP("todoku::CallerCard", "Solved"));
    case store::State::HandedOver: return say(QT_TRANSLATE_NOOP("todoku::CallerCard", "Handed over"));
    }
    Q_UNREACHABLE();
}

QString saidOf(const Desk &desk)
{
    using What = store::Conflict::What;
    const auto say = [](const char *text) { return QCoreApplication::translate("todoku::CallerCard", text); };
    QStringList said;
    for (const auto &conflict : desk.conflicts().mid(0, 4)) {
        const auto *text = conflict.what == What::Note
            ? QT_TRANSLATE_NOOP("todoku::CallerCard", "%1 wrote a note at the same place. Both notes are kept, one below the other.")
            : conflict.what == What::File ? QT_TRANSLATE_NOOP("todoku::CallerCard", "%1 worked on this case at the same time. Yours is shown; the other one is kept as an earlier version.")
                                          : QT_TRANSLATE_NOOP("todoku::CallerCard", "%1 changed the number or the state of this case at the same time. Yours is shown; the other one is kept as an earlier version.");
        if (const auto sentence = say(text).arg(visible(conflict.who)).toHtmlEscaped(); !said.contains(sentence))
            said << sentence;
    }
    if (const auto problem = desk.problemText(); !problem.isEmpty())
        said << visible(problem).toHtmlEscaped();
    return said.join("<br/>"_L1);
}

CallerCard::CallerCard(Place place, Journey &journey, Desk &desk, Language language, QWidget *parent)
    : Card({}, parent), m_place(place), m_journey(journey), m_desk(desk), m_time(softParagraph({})), m_said(paragraph({}))
{
    setAccessibleName(tr("With the caller"));
    auto *head = new QHBoxLayout;
    head->addWidget(paragraph("<b>%1</b>"_L1.arg(tr("With the caller").toHtmlEscaped())), 1);
    m_time->setWordWrap(false);
    m_time->setObjectName(u"caller-time"_s);
    head->addWidget(m_time);
    add(head);
    add(talk(language));
    add(note());
    add(caseRow());
    m_said->setObjectName(u"caller-said"_s);
    add(m_said);
    auto *timer = new QTimer(this);
    timer->setInterval(1000);
    connect(timer, &QTimer::timeout, this, &CallerCard::showState);
    timer->start();
    connect(&desk, &Desk::problemChanged, this, &CallerCard::showState);
    connect(&desk, &Desk::caseChanged, this, &CallerCard::showState);
    showState();
}

QWidget *CallerCard::talk(Language language)
{
    auto *box = new QWidget;
    auto *columns = new QGridLayout(box);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setHorizontalSpacing(space::large);
    columns->setColumnStretch(0, 1);
    columns->setColumnStretch(1, 1);
    const auto lines = guide::talk(code(m_place), language);
    const auto values = m_journey.placeValues();
    const auto column = [&](int index, const QString &title, guide::Line::Kind kind) {
        QString items;
        for (const auto &line : lines) {
            if (line.kind == kind)
                items += "<p style='margin:0 0 6px 0'>%1</p>"_L1.arg(guide::filledHtml(line.text, values, language, &codeHtml));
        }
        columns->addWidget(paragraph("<b style='color:%1'>%2</b>%3"_L1.arg(theme().accent.name(), title.toHtmlEscaped(), items)), 0, index, Qt::AlignTop);
    };
    column(0, tr("Ask"), guide::Line::Kind::Ask);
    column(1, tr("Say"), guide::Line::Kind::Say);
    return box;
}

QWidget *CallerCard::note()
{
    auto *field = new QPlainTextEdit(m_journey.theCase().answers.notes.value(code(m_place)));
    field->setObjectName(u"caller-note"_s);
    field->setAccessibleName(tr("Note on this step"));
    field->setPlaceholderText(tr("Note on this step"));
    field->setTabChangesFocus(true);
    field->setFixedHeight(field->fontMetrics().lineSpacing() * 3 + 16);
    field->moveCursor(QTextCursor::End);
    connect(field, &QPlainTextEdit::textChanged, this, [this, field] { m_journey.setNote(m_place, field->toPlainText()); });
    // Another desk's words come into the field while somebody sits before it; what stands there is what the case has.
    connect(&m_desk, &Desk::caseChanged, field, [this, field] {
        const auto note = m_journey.theCase().answers.notes.value(code(m_place));
        if (field->toPlainText() != note) {
            field->setPlainText(note);
            field->moveCursor(QTextCursor::End);
        }
    });
    return field;
}

QLayout *CallerCard::caseRow()
{
    auto *row = new FlowLayout(space::medium);
    auto *label = new QLabel(tr("Case &number"));
    auto *number = new QLineEdit(m_journey.theCase().answers.caseNumber);
    number->setObjectName(u"case-number"_s);
    number->setAccessibleName(tr("Case number"));
    number->setMaxLength(int(store::longestText));
    number->setMinimumWidth(number->fontMetrics().averageCharWidth() * 18);
    label->setBuddy(number);
    connect(number, &QLineEdit::textChanged, &m_journey, &Journey::setCaseNumber);
    QStringList names;
    for (const auto state : store::allStates)
        names << stateName(state);
    auto *state = new Choice(names, int(m_desk.state()), Choice::Look::Segments, tr("State of the case"));
    connect(state, &Choice::chosen, &m_desk, [this](int index) { m_desk.setState(store::allStates[index]); });
    row->addWidget(label);
    row->addWidget(number);
    row->addWidget(state);
    return row;
}

void CallerCard::showState()
{
    const auto here = clockText(m_desk.secondsAt(m_place));
    qint64 all = 0;
    for (int place = 0; place < int(Place::Many); ++place)
        all += m_desk.secondsAt(Place(place));
    m_time->setText(tr("This step %1, the case %2").arg(here, clockText(all)).toHtmlEscaped());
    const auto said = saidOf(m_desk);
    m_said->setText(said);
    m_said->setVisible(!said.isEmpty());
}

} // namespace todoku
