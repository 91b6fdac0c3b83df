// SPDX-License-Identifier: Apache-2.0
#include "sent_comparison.h"

#include "parts.h"
#include "side_by_side.h"
#include "todoku/moment.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

QUrl letterUrl(const QString &to, const QString &subject, const QString &letter)
{
    // What Windows hands to a mail program ends near 2,000 characters; a Japanese letter has nine for each of its own.
    static constexpr qsizetype longest = 1900;
    const QByteArray begin = "mailto:" + QUrl::toPercentEncoding(to, "@") + "?subject=" + QUrl::toPercentEncoding(subject);
    const QByteArray whole = begin + "&body=" + QUrl::toPercentEncoding(QString(letter).replace(u'\n', "\r\n"_L1));
    return QUrl::fromEncoded(whole.size() <= longest ? whole : begin, QUrl::StrictMode);
}

SentComparison::SentComparison(Journey &journey, const Words &words, QWidget *parent)
    : QWidget(parent), m_journey(journey), m_words(words), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::medium);
    const auto &given = journey.theCase().given;
    if (const auto &facts = journey.theCase().verdict.sent) {
        addVerdict(*facts);
        if (facts->match)
            addSideBySide(*facts);
        addWhomToAsk(*facts);
    }
    if (!given.sentItems)
        addByHand();
}

void SentComparison::addVerdict(const sent::Facts &facts)
{
    const auto told = sent::explanation(facts, m_words);
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    const bool listed = facts.match.has_value() && sent::conclusion(facts) == sent::Conclusion::SentToThisAddress;
    row->addWidget(new Symbol(!facts.match ? u"unknown"_s : listed ? u"info"_s : u"warning"_s,
                              [=] { return listed ? theme().accent : theme().warning; }, 24), 0, Qt::AlignTop);
    auto *verdict = paragraph("<b>%1</b>"_L1.arg(visible(told.verdict).toHtmlEscaped()), 1.15);
    verdict->setObjectName(u"sent-verdict"_s);
    row->addWidget(verdict, 1);
    card->add(row);
    for (const auto &reason : told.reasons)
        card->add(paragraph(u"•&nbsp; "_s + visible(reason).toHtmlEscaped()));
    if (!told.limits.isEmpty())
        card->add(softParagraph("<b>%1</b> %2"_L1.arg(tr("What this does not prove:").toHtmlEscaped(), visible(told.limits).toHtmlEscaped())));
    m_column->addWidget(card);
}

/// The address with what differs marked, and below it how it differs; the words tell what the colour shows.
static QLabel *side(const QString &address, const QString &other, const QString &word, const QColor &colour)
{
    if (address.isEmpty())
        return softParagraph(word.toHtmlEscaped());
    // A very long one would make the column wider than the window.
    const bool isLong = address.size() > 80;
    const auto html = other.isEmpty() || isLong ? codeHtml(address) : differenceHtml(address, other, colour);
    return paragraph(word.isEmpty() ? html : html + "<br/><span style='color:%1'>%2</span>"_L1.arg(theme().soft.name(), word.toHtmlEscaped()));
}

static bool isFine(sent::Difference difference)
{
    return difference == sent::Difference::Same || difference == sent::Difference::Writing;
}

void SentComparison::addSideBySide(const sent::Facts &facts)
{
    using sent::Difference;
    static constexpr qsizetype mostShown = 30;
    static constexpr int signSize = 20; // of a Symbol
    auto *card = new Card(tr("Report and sent message, side by side"));
    const auto &message = facts.match->message;
    const auto &original = m_journey.theCase().given.report ? m_journey.theCase().given.report->original : std::nullopt;
    const auto day = [&](const QDateTime &date) { return date.isValid() ? dayAndTimeText(date.toLocalTime(), m_words.language()) : tr("not named"); };
    // Below each other where the window is too narrow for two addresses.
    const auto addRow = [&](QWidget *left, Symbol *sign, QWidget *right) {
        auto *sent = new QWidget;
        auto *line = new QHBoxLayout(sent);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::medium);
        if (sign)
            line->addWidget(sign, 0, Qt::AlignTop);
        else
            line->addSpacing(signSize + space::medium);
        line->addWidget(right, 1, Qt::AlignTop);
        auto *sides = new SideBySide(space::small);
        sides->addWidget(left);
        sides->addWidget(sent);
        card->add(sides);
    };
    addRow(paragraph("<b>%1</b>"_L1.arg(tr("What the report says").toHtmlEscaped())), nullptr, paragraph("<b>%1</b>"_L1.arg(tr("What you sent").toHtmlEscaped())));
    if (facts.match->by != sent::MatchedBy::Hand) {
        addRow(paragraph(visible(original ? original->subject.left(200) : QString()).toHtmlEscaped()), nullptr, paragraph(visible(message.subject.left(200)).toHtmlEscaped()));
        addRow(softParagraph(day(original ? original->date : QDateTime()).toHtmlEscaped()), nullptr, softParagraph(day(message.date).toHtmlEscaped()));
    }
    const auto pairs = sent::aligned(facts);
    for (const auto &pair : pairs.mid(0, mostShown)) {
        const bool fine = isFine(pair.difference), alone = pair.reported.isEmpty();
        auto *sign = new Symbol(alone ? u"none"_s : fine ? u"fine"_s : u"warning"_s, [=] { return alone ? theme().soft : fine ? theme().fine : theme().warning; });
        const auto word = sent::text(pair.difference, m_words);
        sign->setAccessibleName(word);
        const auto field = pair.field ? sent::text(*pair.field, m_words) : QString();
        addRow(side(pair.reported, pair.sent, alone ? QString() : word, theme().error), sign,
               side(pair.sent, pair.reported, pair.sent.isEmpty() ? tr("not in the sent message") : alone ? tr("%1; %2").arg(field, word) : field, theme().fine));
    }
    if (pairs.size() > mostShown)
        card->add(softParagraph(tr("… and %n more recipient(s) of the sent message.", nullptr, int(pairs.size() - mostShown)).toHtmlEscaped()));
    if (facts.match->by != sent::MatchedBy::Hand)
        card->add(softParagraph(tr("The sent message is number %1 in “%2”.").arg(message.index + 1).arg(visible(message.path)).toHtmlEscaped()));
    m_column->addWidget(card);
}

void SentComparison::addWhomToAsk(const sent::Facts &facts)
{
    const auto asked = std::ranges::find_if(facts.recipients, [&](const sent::Recipient &one) { return !sent::whomToAsk(one, facts, m_words).isEmpty(); });
    if (asked == facts.recipients.end())
        return;
    auto *card = new Card(tr("Whom to ask"));
    card->add(paragraph("<b>%1</b>"_L1.arg(visible(sent::whomToAsk(*asked, facts, m_words)).toHtmlEscaped())));
    auto *letter = new QPlainTextEdit;
    letter->setObjectName(u"letter"_s);
    letter->setReadOnly(true);
    letter->setTabChangesFocus(true);
    letter->setAccessibleName(tr("The letter"));
    letter->setFixedHeight(QFontMetrics(letter->font()).lineSpacing() * 9 + 24);
    const auto write = [letter, facts, recipient = *asked](Language language) { letter->setPlainText(sent::letterTo(recipient, facts, Words(language))); };
    const auto languages = QList<Language>{Language::Japanese, Language::English};
    auto *choice = new Choice({u"日本語"_s, u"English"_s}, int(languages.indexOf(m_words.language())), Choice::Look::Segments, tr("Language of the letter"));
    auto chosen = std::make_shared<Language>(m_words.language());
    connect(choice, &Choice::chosen, letter, [=](int index) {
        *chosen = languages[index];
        write(*chosen);
    });
    write(*chosen);
    auto *buttons = new FlowLayout;
    auto *copy = button(tr("Cop&y the letter"));
    copy->setObjectName(u"copy-letter"_s);
    auto *done = softParagraph({});
    done->hide(); // until there is something to say
    connect(copy, &QPushButton::clicked, letter, [letter, done] {
        QGuiApplication::clipboard()->setText(letter->toPlainText());
        done->setText(tr("Copied. Paste it into a new message.").toHtmlEscaped());
        done->show();
    });
    auto *mail = button(tr("Open it in my mail &program"));
    mail->setObjectName(u"mail-letter"_s);
    connect(mail, &QPushButton::clicked, letter, [letter, done, chosen, to = asked->via] {
        QGuiApplication::clipboard()->setText(letter->toPlainText());
        QDesktopServices::openUrl(letterUrl(to, sent::letterSubject(Words(*chosen)), letter->toPlainText()));
        done->setText(tr("Your mail program opens now. If the letter is not in it, paste it (Ctrl+V). Todoku sends nothing itself.").toHtmlEscaped());
        done->show();
    });
    buttons->addWidget(copy);
    buttons->addWidget(mail);
    card->add(choice);
    card->add(letter);
    card->add(buttons);
    card->add(done);
    m_column->addWidget(card);
}

void SentComparison::addByHand()
{
    const auto &theCase = m_journey.theCase();
    auto *card = new Card(tr("Compare by hand"));
    card->add(softParagraph(tr("Without a mailbox: open the sent message, copy its lines To and Cc, and paste them here.").toHtmlEscaped()));
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    if (theCase.given.report) {
        auto *label = paragraph(codeHtml(m_journey.failedAddress()));
        auto policy = label->sizePolicy();
        policy.setVerticalPolicy(QSizePolicy::Fixed);
        label->setSizePolicy(policy);
        form->addRow(tr("In the report:"), label);
    } else {
        auto *address = new QLineEdit(theCase.given.address);
        address->setObjectName(u"failed-address"_s);
        address->setFont(codeFont());
        address->setMaxLength(int(address::longestInput));
        connect(address, &QLineEdit::textChanged, &m_journey, &Journey::keepAddress);
        form->addRow(tr("Address in the &report:"), address);
    }
    auto *lines = new QPlainTextEdit(theCase.given.sentTo);
    lines->setObjectName(u"sent-to"_s);
    lines->setFont(codeFont());
    lines->setTabChangesFocus(true);
    lines->setFixedHeight(QFontMetrics(codeFont()).lineSpacing() * 3 + 24);
    lines->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // a tall window's room is not for it
    lines->setPlaceholderText(tr("To: name@contoso.com; Cc: …"));
    connect(lines, &QPlainTextEdit::textChanged, &m_journey, [this, lines] { m_journey.keepSentTo(lines->toPlainText()); });
    form->addRow(tr("Sent &to:"), lines);
    card->add(form);
    auto *compare = button(tr("&Compare"));
    compare->setObjectName(u"compare"_s);
    connect(compare, &QPushButton::clicked, &m_journey, [this, lines] { m_journey.setSentTo(lines->toPlainText()); });
    card->body()->addWidget(compare, 0, Qt::AlignLeft);
    if (!theCase.given.sentTo.trimmed().isEmpty() && !theCase.verdict.sent)
        card->add(softParagraph(tr("There is no mail address in these lines yet, or the address of the report is missing.").toHtmlEscaped()));
    m_column->addWidget(card);
}

} // namespace todoku
