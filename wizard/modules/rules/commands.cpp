// SPDX-License-Identifier: Apache-2.0
#include "inside.h"

#include "todoku/guide.h"

namespace todoku::rules {

bool canStandInCommand(const QString &value)
{
    return !value.isEmpty() && std::ranges::none_of(value, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph || c.category() == QChar::Other_NotAssigned;
    });
}

static QString quoted(const QString &value)
{
    return guide::powerShellLiteral(value);
}

static QString addressOf(const Target &target)
{
    return target.addresses.value(0, target.text);
}

/// The list without what has to go; $null where nothing is left.
static std::optional<QString> rest(const Match &match)
{
    QStringList kept;
    for (const auto &target : match.entry.targets) {
        if (target.property != match.target.property || target == match.target)
            continue;
        if (!canStandInCommand(addressOf(target)))
            return std::nullopt;
        kept << quoted(addressOf(target));
    }
    return kept.isEmpty() ? u"$null"_s : kept.join(u',');
}

static QList<Command> transportRule(const Match &match)
{
    const auto identity = quoted(match.entry.identity);
    QList<Command> list{{Command::Does::LookUp, u"Get-TransportRule -Identity %1 | Format-List Name,State,Mode,Priority,Description"_s.arg(identity)},
                        {Command::Does::SwitchOff, u"Disable-TransportRule -Identity %1"_s.arg(identity)}};
    static const QStringList lists{u"RedirectMessageTo"_s, u"AddToRecipients"_s, u"CopyTo"_s, u"BlindCopyTo"_s};
    if (const auto kept = rest(match); kept && lists.contains(match.target.property))
        list << Command{Command::Does::TakeOut, u"Set-TransportRule -Identity %1 -%2 %3"_s.arg(identity, match.target.property, *kept)};
    return list;
}

static QList<Command> inboxRule(const Match &match)
{
    const bool hasOwner = canStandInCommand(match.entry.owner);
    const auto rule = u"-Identity %1 -Mailbox %2"_s.arg(quoted(match.entry.identity), quoted(hasOwner ? match.entry.owner : u"name@contoso.com"_s));
    QList<Command> list{{Command::Does::LookUp, u"Get-InboxRule %1 | Format-List Name,Enabled,Priority,Description"_s.arg(rule)},
                        {Command::Does::SwitchOff, u"Disable-InboxRule %1"_s.arg(rule)}};
    if (const auto kept = rest(match); kept && match.target.property != "SendTextMessageNotificationTo"_L1)
        list << Command{Command::Does::TakeOut, u"Set-InboxRule %1 -%2 %3"_s.arg(rule, match.target.property, *kept)};
    return list;
}

static QList<Command> mailbox(const Match &match)
{
    const auto identity = quoted(match.entry.identity);
    return {{Command::Does::LookUp, u"Get-Mailbox -Identity %1 | Format-List Name,ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward"_s.arg(identity)},
            {Command::Does::TakeOut, u"Set-Mailbox -Identity %1 -%2 $null"_s.arg(identity, match.target.property)}};
}

static QList<Command> member(const Match &match, const QString &group)
{
    const auto identity = quoted(match.entry.identity);
    return {{Command::Does::LookUp, u"Get-Recipient -Identity %1 | Format-List Name,RecipientTypeDetails,EmailAddresses"_s.arg(identity)},
            {Command::Does::TakeOut, u"Remove-DistributionGroupMember -Identity %1 -Member %2"_s.arg(quoted(canStandInCommand(group) ? group : u"group@contoso.com"_s), identity)}};
}

QList<Command> commands(const Match &match, const QString &group)
{
    if (!canStandInCommand(match.entry.identity))
        return {};
    switch (match.entry.kind) {
    case Kind::TransportRule: return transportRule(match);
    case Kind::InboxRule: return inboxRule(match);
    case Kind::Mailbox: return mailbox(match);
    case Kind::GroupMember: return member(match, group);
    }
    Q_UNREACHABLE();
}

} // namespace todoku::rules
