// SPDX-License-Identifier: Apache-2.0
#include "address_check.h"

#include "parts.h"

#include <QtCore/QTimer>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

/// The input with what is wrong underlined.
static QString inputHtml(const QList<char32_t> &points, const QList<bool> &wrong)
{
    QString html;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const auto character = QString::fromUcs4(&points[i], 1);
        html += wrong.value(i) ? markedHtml(character, theme().error) : visible(character).toHtmlEscaped();
    }
    return inCodeFaceHtml(html);
}

/// The marked characters in words, each once, as many as anybody would read; letters and digits of ASCII speak for themselves.
static QStringList charactersInWords(const QList<char32_t> &points, const QList<bool> &wrong, Language language)
{
    static constexpr qsizetype most = 6;
    QList<char32_t> met;
    QStringList words;
    for (qsizetype i = 0; i < points.size() && words.size() < most; ++i) {
        const auto c = points[i];
        const bool isPlain = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') || c == U'.' || c == U'-' || c == U'@';
        if (!wrong.value(i) || isPlain || met.contains(c))
            continue;
        met << c;
        words << address::describe(c, language);
    }
    return words;
}

AddressCheck::AddressCheck(Journey &journey, const Words &words, QWidget *parent)
    : QWidget(parent), m_journey(journey), m_words(words), m_field(new QLineEdit), m_pause(new QTimer(this)), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_field->setObjectName(u"address"_s);
    m_field->setFont(codeFont());
    m_field->setMaxLength(int(address::longestInput));
    m_field->setText(journey.theCase().given.address);
    m_field->setPlaceholderText(journey.failedAddress());
    auto *form = new QFormLayout;
    addRow(form, tr("Check an &address:"), m_field);
    m_column->addLayout(form);
    m_pause->setSingleShot(true);
    m_pause->setInterval(800);
    connect(m_pause, &QTimer::timeout, this, &AddressCheck::announce);
    connect(m_field, &QLineEdit::textChanged, &journey, &Journey::keepAddress);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        judge();
        m_pause->start();
    });
    connect(m_field, &QLineEdit::editingFinished, this, [this] { m_journey.setAddress(m_field->text()); });
    judge();
}

void AddressCheck::judge()
{
    delete m_result;
    m_result = nullptr;
    const auto text = m_field->text();
    if (text.trimmed().isEmpty()) {
        m_field->setAccessibleDescription({});
        return;
    }
    const auto examination = m_journey.examine(text);
    m_result = new QWidget;
    m_list = new QVBoxLayout(m_result);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space::hair);
    showMarked(examination);
    QStringList said;
    const auto findings = address::judge(examination);
    for (auto finding : findings) {
        finding.evidence.remove("suggestion"_L1); // offered once for all of them
        m_list->addWidget(new FindingRow(finding, m_words));
        said << visible(m_words.text(finding));
    }
    if (findings.isEmpty()) {
        said << tr("Nothing is wrong with the way this address is written. Whether it exists, only its owner can say.");
        m_list->addWidget(softParagraph(said.last().toHtmlEscaped()));
    }
    const auto offered = [&](const QString &address, const QString &word) {
        offer(address, word);
        said << word + u' ' + visible(address);
    };
    if (examination.suggestion)
        offered(*examination.suggestion, tr("Did you mean"));
    else if (!examination.normalized.isEmpty() && examination.normalized != text)
        offered(examination.normalized, tr("Written correctly"));
    for (const auto &alternative : examination.alternatives)
        offered(alternative, tr("or"));
    m_column->addWidget(m_result);
    m_field->setAccessibleDescription(said.join(u' ')); // tells a screen reader that it is another one
}

void AddressCheck::showMarked(const address::Examination &examination)
{
    const auto wrong = address::wrongCharacters(examination);
    if (!wrong.contains(true))
        return;
    const auto points = address::codePointsOf(examination.input);
    const auto names = charactersInWords(points, wrong, m_words.language());
    auto html = inputHtml(points, wrong);
    if (!names.isEmpty())
        html += "<br/>"_L1 + tr("Marked: %1").arg(names.join(m_words.language() == Language::Japanese ? u"、"_s : u"; "_s)).toHtmlEscaped();
    auto *marked = paragraph(html);
    marked->setObjectName(u"marked"_s);
    m_list->addWidget(marked);
}

void AddressCheck::announce()
{
    QAccessibleEvent event(m_field, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void AddressCheck::offer(const QString &address, const QString &word)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(paragraph(word.toHtmlEscaped() + " &nbsp; "_L1 + differenceHtml(address, m_field->text(), theme().fine)), 1);
    auto *copy = linkButton(tr("Copy"));
    copy->setAccessibleDescription(address);
    connect(copy, &QPushButton::clicked, this, [address] { QGuiApplication::clipboard()->setText(address); });
    row->addWidget(copy, 0, Qt::AlignTop);
    m_list->addLayout(row);
}

} // namespace todoku
