// SPDX-License-Identifier: Apache-2.0
#include "address_check.h"

#include "parts.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

/// The input with everything that an issue points at underlined. Positions count code points.
static QString inputHtml(const address::Examination &examination)
{
    const auto points = examination.input.toUcs4();
    QList<bool> wrong(points.size(), false);
    for (const auto &issue : examination.issues) {
        if (issue.position < 0 || issue.severity() == Severity::Info)
            continue;
        for (auto i = issue.position; i < std::min<qsizetype>(issue.position + issue.length, points.size()); ++i)
            wrong[i] = true;
    }
    QString html;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const char32_t point = points[i];
        const auto character = QString::fromUcs4(&point, 1);
        html += wrong[i] ? markedHtml(character, theme().error) : visible(character).toHtmlEscaped();
    }
    return inCodeFaceHtml(html);
}

AddressCheck::AddressCheck(Journey &journey, const Words &words, QWidget *parent)
    : QWidget(parent), m_journey(journey), m_words(words), m_field(new QLineEdit), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_field->setObjectName(u"address"_s);
    m_field->setFont(codeFont());
    m_field->setMaxLength(int(address::longestInput));
    m_field->setText(journey.theCase().given.address);
    m_field->setPlaceholderText(journey.failedAddress());
    auto *form = new QFormLayout;
    form->addRow(tr("Check an &address:"), m_field);
    m_column->addLayout(form);
    connect(m_field, &QLineEdit::textChanged, &journey, &Journey::keepAddress);
    connect(m_field, &QLineEdit::textChanged, this, &AddressCheck::judge);
    connect(m_field, &QLineEdit::editingFinished, this, [this] { m_journey.setAddress(m_field->text()); });
    judge();
}

void AddressCheck::judge()
{
    delete m_result;
    m_result = nullptr;
    const auto text = m_field->text();
    if (text.trimmed().isEmpty())
        return;
    const auto examination = m_journey.examine(text);
    m_result = new QWidget;
    m_list = new QVBoxLayout(m_result);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space::hair);
    const auto findings = address::judge(examination);
    const bool wrong = std::ranges::any_of(findings, [](const Finding &finding) { return finding.severity() != Severity::Info; });
    if (wrong)
        m_list->addWidget(paragraph(inputHtml(examination)));
    for (const auto &finding : findings)
        m_list->addWidget(new FindingRow(finding, m_words));
    if (findings.isEmpty())
        m_list->addWidget(softParagraph(tr("Nothing is wrong with the way this address is written. Whether it exists, only its owner can say.").toHtmlEscaped()));
    if (examination.suggestion)
        offer(*examination.suggestion, tr("Did you mean"));
    else if (!examination.normalized.isEmpty() && examination.normalized != text)
        offer(examination.normalized, tr("Written correctly"));
    for (const auto &alternative : examination.alternatives)
        offer(alternative, tr("or"));
    m_column->addWidget(m_result);
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
