// SPDX-License-Identifier: Apache-2.0
#include "rules_bar.h"

#include "guide_view.h"
#include "parts.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

RulesBar::RulesBar(Journey &journey, QWidget *parent)
    : QWidget(parent), m_journey(journey), m_column(new QVBoxLayout(this)), m_problems(new QVBoxLayout)
{
    m_column->setContentsMargins(0, space::hair, 0, 0);
    m_column->setSpacing(space::small);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(softParagraph(tr("With an export of your rules, forwardings and group members, Todoku can point out which of them adds the address. "
                                    "Nothing of it leaves this computer.").toHtmlEscaped()), 1);
    auto *file = button(tr("Choose an e&xport"));
    file->setObjectName(u"rules-file"_s);
    connect(file, &QPushButton::clicked, this, &RulesBar::choose);
    row->addWidget(file, 0, Qt::AlignTop);
    m_column->addLayout(row);
    for (int i = 0; i < journey.theCase().given.ruleExports.size(); ++i)
        addExport(i);
    m_column->addLayout(m_problems);
    m_column->addWidget(new Fold(tr("How to make the export"), false, howTo()));
    connect(&journey, &Journey::rulesFailed, this, [this](const Failure &failure, const QString &path) {
        const auto name = visible(QFileInfo(path).fileName());
        const auto text = failure.kind == Failure::Kind::Unsupported ? tr("There is no rule, mailbox or group member in “%1”.").arg(name) : explain(failure, name);
        m_problems->addWidget(paragraph(text.toHtmlEscaped()));
    });
}

void RulesBar::choose()
{
    const auto paths = QFileDialog::getOpenFileNames(this, tr("Choose exports"), {}, tr("Exports of PowerShell (*.json *.csv *.txt);;All files (*)"));
    if (!paths.isEmpty())
        m_journey.readRules(paths);
}

void RulesBar::addExport(int index)
{
    const auto &file = m_journey.theCase().given.ruleExports[index];
    std::array<int, 4> counts{};
    for (const auto &entry : file.entries)
        ++counts[size_t(entry.kind)];
    QStringList held;
    if (const int n = counts[size_t(rules::Kind::TransportRule)])
        held << tr("%n mail flow rule(s)", nullptr, n);
    if (const int n = counts[size_t(rules::Kind::InboxRule)])
        held << tr("%n inbox rule(s)", nullptr, n);
    if (const int n = counts[size_t(rules::Kind::Mailbox)])
        held << tr("%n mailbox(es)", nullptr, n);
    if (const int n = counts[size_t(rules::Kind::GroupMember)])
        held << tr("%n group member(s)", nullptr, n);
    const auto name = visible(file.fileName);
    auto *row = new QHBoxLayout;
    row->addWidget(paragraph(tr("Read “%1”: %2").arg(name, held.join(", "_L1)).toHtmlEscaped()), 1);
    auto *remove = linkButton(tr("Remove"));
    remove->setObjectName(u"remove-rules-%1"_s.arg(index));
    remove->setAccessibleDescription(name);
    connect(remove, &QPushButton::clicked, &m_journey, [this, index] { m_journey.removeRules(index); });
    row->addWidget(remove, 0, Qt::AlignTop);
    m_column->addLayout(row);
}

QWidget *RulesBar::howTo()
{
    using Kind = guide::Block::Kind;
    const auto text = [](const QString &words) { return guide::Block{Kind::Paragraph, words, {}, {}, false}; };
    const auto code = [](const QString &command) { return guide::Block{Kind::Code, command, {}, u"powershell"_s, false}; };
    guide::Section section;
    section.blocks << text(tr("Connect with `Connect-ExchangeOnline`. These commands only read; each writes one file, which you can then choose here."))
                   << text(tr("Rules for the whole organization:"))
                   << code(u"Get-TransportRule | ConvertTo-Json -Depth 4 | Out-File transport-rules.json -Encoding utf8"_s)
                   << text(tr("Forwarding of all mailboxes:"))
                   << code(u"Get-Mailbox -ResultSize Unlimited | Select-Object Name,DisplayName,Alias,PrimarySmtpAddress,LegacyExchangeDN,ForwardingAddress,ForwardingSmtpAddress,"
                           "DeliverToMailboxAndForward | ConvertTo-Json -Depth 4 | Out-File mailboxes.json -Encoding utf8"_s)
                   << text(tr("Inbox rules of the person whom the sender wrote to:"))
                   << code(u"Get-InboxRule -Mailbox {addressed} -IncludeHidden | ConvertTo-Json -Depth 4 | Out-File inbox-rules.json -Encoding utf8"_s)
                   << text(tr("Members of the group that the sender wrote to:"))
                   << code(u"Get-DistributionGroupMember -Identity {addressed} -ResultSize Unlimited | ConvertTo-Json -Depth 4 | Out-File members.json -Encoding utf8"_s)
                   << text(tr("`Export-Csv` works as well, but loses lists: prefer `ConvertTo-Json`."));
    return new GuideView(section, {}, m_journey);
}

/// A command with what it does before it, and a button to copy it.
static QWidget *command(const QString &what, const QString &text)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::hair);
    auto *row = new QHBoxLayout;
    row->addWidget(paragraph(what.toHtmlEscaped()), 1);
    auto *copy = linkButton(RulesBar::tr("Copy"));
    copy->setAccessibleDescription(text);
    QObject::connect(copy, &QPushButton::clicked, box, [text] { QGuiApplication::clipboard()->setText(text); });
    row->addWidget(copy, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(codeLabel(text, what));
    return box;
}

static QString kindText(const QString &kind)
{
    if (kind == "transport-rule"_L1)
        return RulesBar::tr("Mail flow rule");
    if (kind == "inbox-rule"_L1)
        return RulesBar::tr("Inbox rule");
    return kind == "mailbox"_L1 ? RulesBar::tr("Forwarding of a mailbox") : RulesBar::tr("Member of a group");
}

QWidget *ruleDetails(const Finding &finding)
{
    const auto text = [&finding](QLatin1StringView key) { return finding.evidence.value(key).toString(); };
    if (!finding.id.text().startsWith("rules."_L1) || text("kind"_L1).isEmpty())
        return nullptr;
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(30, 0, 0, space::hair);
    column->setSpacing(space::small);
    const auto line = [](const QString &name, const QString &value) -> QString { return name.toHtmlEscaped() + " &nbsp; "_L1 + codeHtml(value); };
    QStringList lines{line(kindText(text("kind"_L1)), text("name"_L1))};
    if (const auto priority = finding.evidence.value("priority"_L1); priority.isDouble())
        lines << line(RulesBar::tr("Priority"), QString::number(priority.toInt()));
    if (!text("mailbox"_L1).isEmpty())
        lines << line(RulesBar::tr("Of the mailbox"), text("mailbox"_L1));
    lines << line(text("action"_L1), text("target"_L1));
    column->addWidget(paragraph(lines.join("<br>"_L1)));
    if (!text("lookUp"_L1).isEmpty())
        column->addWidget(command(RulesBar::tr("Look at it first; this only reads:"), text("lookUp"_L1)));
    if (!text("takeOut"_L1).isEmpty())
        column->addWidget(command(RulesBar::tr("Take the address out; this changes it:"), text("takeOut"_L1)));
    if (!text("switchOff"_L1).isEmpty())
        column->addWidget(command(RulesBar::tr("Or switch it off until its owner has decided; this changes it:"), text("switchOff"_L1)));
    if (text("lookUp"_L1).isEmpty())
        column->addWidget(softParagraph(RulesBar::tr("Its name holds characters that cannot stand in a command. Change it in the Exchange admin center.").toHtmlEscaped()));
    if (text("kind"_L1) == "inbox-rule"_L1)
        column->addWidget(softParagraph(RulesBar::tr("Changing an inbox rule by command can delete rules that exist only in Outlook. Better ask its owner to change it.").toHtmlEscaped()));
    return box;
}

} // namespace todoku
