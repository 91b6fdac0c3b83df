// SPDX-License-Identifier: Apache-2.0
#include "guide_view.h"

#include "../page.h"
#include "parts.h"
#include "todoku/moment.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

QString guideHtml(const QString &inlineMarkdown)
{
    static const QRegularExpression outside(u"<a href=\"(https?://([^/\"]+)[^\"]*)\">([^<]+)</a>"_s);
    auto html = guide::inlineHtml(inlineMarkdown);
    QString result;
    qsizetype done = 0;
    for (auto it = outside.globalMatch(html); it.hasNext();) {
        const auto match = it.next();
        result += QStringView(html).mid(done, match.capturedEnd() - done);
        if (!match.captured(3).contains(match.captured(2)))
            result += " <span style='color:%1'>(%2)</span>"_L1.arg(theme().soft.name(), match.captured(2));
        done = match.capturedEnd();
    }
    result += QStringView(html).mid(done);
    return result.replace("<code>"_L1, "<span style=\"font-family:'%1'; background-color:%2\">"_L1.arg(codeFont().families().join("','"_L1), theme().code.name()))
        .replace("</code>"_L1, "</span>"_L1);
}

void followLinks(QLabel *label, std::function<void(Place)> go)
{
    QObject::connect(label, &QLabel::linkActivated, label, [go = std::move(go)](const QString &link) {
        if (!link.startsWith("todoku:"_L1))
            QDesktopServices::openUrl(QUrl(link));
        else if (const auto place = placeFromCode(QStringView(link).mid(7)))
            go(*place);
    });
}

GuideView::GuideView(const guide::Section &section, const QString &key, Journey &journey, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::small);
    int steps = 0;
    for (const auto &block : section.blocks) {
        if (block.kind == guide::Block::Kind::Step)
            addStep(block, ++steps, key, journey);
        else if (block.kind == guide::Block::Kind::Code)
            addCode(block, journey);
        else
            addText(block);
    }
}

void GuideView::addStep(const guide::Block &block, int number, const QString &key, Journey &journey)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    auto *text = paragraph(u"%1.&nbsp; %2"_s.arg(number).arg(guideHtml(block.text)));
    followLinks(text, [this](Place place) { Q_EMIT placeWanted(place); });
    if (!key.isEmpty()) {
        const auto step = u"%1/%2"_s.arg(key).arg(number);
        auto *tick = new QCheckBox;
        tick->setObjectName(step);
        tick->setAccessibleName(tr("Step %1: %2").arg(number).arg(guide::inlinePlain(block.text)));
        tick->setChecked(journey.theCase().answers.ticks.contains(step));
        auto *when = softParagraph({}, 0.85);
        const auto tellWhen = [&journey, step, when] {
            const auto time = journey.theCase().answers.ticks.value(step);
            when->setText(time.isValid() ? tr("done %1").arg(dayAndTimeText(time.toLocalTime(), windowWords().language())) : QString());
        };
        tellWhen();
        connect(tick, &QCheckBox::toggled, &journey, [&journey, step](bool on) { journey.setTick(step, on); });
        connect(tick, &QCheckBox::toggled, when, tellWhen);
        row->addWidget(tick, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        when->setWordWrap(false);
        row->addWidget(when, 0, Qt::AlignTop);
    } else {
        row->addWidget(text, 1);
    }
    m_column->addLayout(row);
}

void GuideView::addCode(const guide::Block &block, const Journey &journey)
{
    const auto code = guide::filledCode(block, journey.placeValues());
    auto *row = new QHBoxLayout;
    row->setContentsMargins(block.insideStep ? 30 : 0, 0, 0, 0);
    auto *view = codeView(code);
    view->setAccessibleName(tr("Command to copy"));
    auto *copy = linkButton(tr("Copy"));
    copy->setAccessibleDescription(code);
    connect(copy, &QPushButton::clicked, this, [code] { QGuiApplication::clipboard()->setText(code); });
    row->addWidget(view, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    m_column->addLayout(row);
}

void GuideView::addText(const guide::Block &block)
{
    using Kind = guide::Block::Kind;
    QString html = guideHtml(block.text);
    if (block.kind == Kind::Bullet)
        html = u"•&nbsp; "_s + html;
    else if (block.kind == Kind::Outcome || block.kind == Kind::Careful)
        html = "<b>%1</b> %2"_L1.arg(block.label.toHtmlEscaped() + ":"_L1, html);
    auto *text = paragraph(html);
    followLinks(text, [this](Place place) { Q_EMIT placeWanted(place); });
    if (block.kind != Kind::Outcome && block.kind != Kind::Careful) {
        if (block.insideStep)
            text->setContentsMargins(44, 0, 0, 0);
        m_column->addWidget(text);
        return;
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    if (block.insideStep)
        row->setContentsMargins(30, 0, 0, 0);
    const bool careful = block.kind == Kind::Careful;
    row->addWidget(new Symbol(careful ? u"warning"_s : u"fine"_s, [careful] { return careful ? theme().warning : theme().fine; }, 18), 0, Qt::AlignTop);
    row->addWidget(text, 1);
    m_column->addLayout(row);
}

} // namespace todoku
