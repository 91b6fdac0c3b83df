// SPDX-License-Identifier: Apache-2.0
#include "inside.h"

#include <QtCore/QRegularExpression>

namespace todoku::rules {

// The properties by which mail goes on to somebody (Get-TransportRule, Get-InboxRule, Get-Mailbox; Exchange PowerShell reference).
static constexpr std::array transportActions{"RedirectMessageTo", "AddToRecipients", "CopyTo", "BlindCopyTo", "ModerateMessageByUser", "GenerateIncidentReport",
                                             "AddManagerAsRecipientType", "RouteMessageOutboundConnector"};
static constexpr std::array inboxActions{"ForwardTo", "RedirectTo", "ForwardAsAttachmentTo", "SendTextMessageNotificationTo"};
static constexpr std::array forwardings{"ForwardingAddress", "ForwardingSmtpAddress"};
static constexpr std::array memberAddresses{"PrimarySmtpAddress", "ExternalEmailAddress", "WindowsLiveID", "WindowsEmailAddress", "LegacyExchangeDN"};

static QString key(const char *property)
{
    return QString::fromLatin1(property).toLower();
}

static bool hasAny(const Object &object, const auto &properties)
{
    return std::ranges::any_of(properties, [&](const char *property) { return object.contains(key(property)); });
}

static std::optional<Kind> kindOf(const Object &object)
{
    if (hasAny(object, std::array{"ForwardTo", "RedirectTo", "ForwardAsAttachmentTo", "MailboxOwnerId", "RuleIdentity"}))
        return Kind::InboxRule;
    if (hasAny(object, forwardings) || object.contains(u"delivertomailboxandforward"_s))
        return Kind::Mailbox;
    if (hasAny(object, transportActions))
        return Kind::TransportRule;
    if (hasAny(object, std::array{"PrimarySmtpAddress", "ExternalEmailAddress"}))
        return Kind::GroupMember;
    return std::nullopt;
}

static QString first(const Object &object, std::initializer_list<const char *> properties)
{
    for (const auto *property : properties) {
        if (const auto text = textFrom(object.value(key(property))); !text.isEmpty())
            return text;
    }
    return {};
}

static void addTargets(const Object &object, const auto &properties, Entry &entry, QString &lost)
{
    for (const auto *property : properties)
        entry.targets << targetsFrom(QString::fromLatin1(property), object.value(key(property)), lost);
}

// "State" of a mail flow rule is an enumeration that old exports give as a number (0 Enabled, 1 Disabled), "Enabled" of an inbox rule a truth.
static bool isInEffect(const Object &object)
{
    const auto state = object.value(u"state"_s);
    const auto on = truthFrom(state).value_or(truthFrom(object.value(u"enabled"_s)).value_or(!(state.isDouble() && state.toInt() == 1)));
    // Mode Audit and AuditAndNotify only write down what the rule would have done.
    return on && !textFrom(object.value(u"mode"_s)).startsWith("Audit"_L1, Qt::CaseInsensitive);
}

static void readTransportRule(const Object &object, Entry &entry, QString &lost)
{
    entry.name = first(object, {"Name", "Identity", "Guid"});
    entry.identity = first(object, {"Name", "Guid", "ImmutableId", "Identity"});
    // A name with characters that cannot stand in a command: the number names the rule as well.
    if (const auto guid = first(object, {"Guid", "ImmutableId"}); !guid.isEmpty() && !canStandInCommand(entry.identity))
        entry.identity = guid;
    entry.inEffect = isInEffect(object);
    addTargets(object, transportActions, entry, lost);
}

static void readInboxRule(const Object &object, Entry &entry, QString &lost)
{
    static const QRegularExpression number(u"\\\\([0-9]{1,20})$"_s);
    const auto identity = first(object, {"Identity"});
    entry.name = first(object, {"Name", "Identity"});
    entry.owner = lastName(first(object, {"MailboxOwnerId", "MailboxOwner", "Mailbox"}));
    if (entry.owner.isEmpty() && identity.contains(u'\\'))
        entry.owner = lastName(identity.section(u'\\', 0, -2));
    // Two rules of a mailbox may have one name; the number behind the backslash is the rule's own.
    const auto match = number.match(identity);
    entry.identity = match.hasMatch() ? match.captured(1) : entry.name;
    entry.inEffect = isInEffect(object);
    addTargets(object, inboxActions, entry, lost);
}

static void readMailbox(const Object &object, Entry &entry, QString &lost)
{
    entry.name = first(object, {"DisplayName", "Name", "PrimarySmtpAddress", "UserPrincipalName", "Alias", "Identity"});
    entry.identity = withoutType(first(object, {"PrimarySmtpAddress", "UserPrincipalName", "WindowsEmailAddress", "Alias", "Guid", "Identity", "Name"}));
    addTargets(object, forwardings, entry, lost);
}

static void readMember(const Object &object, Entry &entry)
{
    entry.name = first(object, {"DisplayName", "Name", "PrimarySmtpAddress", "ExternalEmailAddress"});
    entry.identity = withoutType(first(object, {"PrimarySmtpAddress", "ExternalEmailAddress", "Guid", "Alias", "Name"}));
    QString ignored;
    addTargets(object, memberAddresses, entry, ignored);
    entry.targets << targetsFrom(u"EmailAddresses"_s, object.value(u"emailaddresses"_s), ignored);
    entry.targets.removeIf([](const Target &target) { return target.addresses.isEmpty(); });
}

static void addNames(const Object &object, Entry &entry)
{
    for (const auto *property : {"Name", "DisplayName", "Alias", "Identity", "DistinguishedName", "LegacyExchangeDN", "Guid", "ExternalDirectoryObjectId", "UserPrincipalName",
                                 "PrimarySmtpAddress", "ExternalEmailAddress"}) {
        if (const auto text = textFrom(object.value(key(property))); !text.isEmpty())
            entry.names << text;
    }
    for (const auto &text : textsFrom(object.value(u"emailaddresses"_s)).mid(0, 100)) {
        for (const auto &part : text.split(u',').mid(0, 100))
            entry.names << withoutType(part);
    }
    entry.names.removeDuplicates();
}

std::optional<Entry> entryFrom(const Object &object, QString &lost)
{
    const auto kind = kindOf(object);
    if (!kind)
        return std::nullopt;
    Entry entry;
    entry.kind = *kind;
    switch (*kind) {
    case Kind::TransportRule: readTransportRule(object, entry, lost); break;
    case Kind::InboxRule: readInboxRule(object, entry, lost); break;
    case Kind::Mailbox: readMailbox(object, entry, lost); break;
    case Kind::GroupMember: readMember(object, entry); break;
    }
    const bool isRecipient = *kind == Kind::Mailbox || *kind == Kind::GroupMember;
    if (isRecipient)
        addNames(object, entry);
    bool isNumber = false;
    const int priority = textFrom(object.value(u"priority"_s)).toInt(&isNumber);
    if (!isRecipient && isNumber)
        entry.priority = priority;
    if (entry.name.isEmpty())
        return std::nullopt;
    return entry;
}

} // namespace todoku::rules
