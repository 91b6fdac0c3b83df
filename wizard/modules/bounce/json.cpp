// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

QString name(Kind kind)
{
    switch (kind) {
    case Kind::Failure: return u"failure"_s;
    case Kind::Delay: return u"delay"_s;
    case Kind::Delivered: return u"delivered"_s;
    case Kind::Relayed: return u"relayed"_s;
    case Kind::Expanded: return u"expanded"_s;
    case Kind::Feedback: return u"feedback"_s;
    case Kind::AutoReply: return u"auto-reply"_s;
    case Kind::NotAReport: return u"not-a-report"_s;
    }
    Q_UNREACHABLE();
}

QString name(Action action)
{
    switch (action) {
    case Action::Failed: return u"failed"_s;
    case Action::Delayed: return u"delayed"_s;
    case Action::Delivered: return u"delivered"_s;
    case Action::Relayed: return u"relayed"_s;
    case Action::Expanded: return u"expanded"_s;
    }
    Q_UNREACHABLE();
}

static constexpr std::pair<Cause, QLatin1StringView> causeNames[]{
    {Cause::RecipientNotFound, "recipient-not-found"_L1},
    {Cause::BadAddressSyntax, "bad-address-syntax"_L1},
    {Cause::DomainNotFound, "domain-not-found"_L1},
    {Cause::LegacyExchangeAddress, "legacy-exchange-address"_L1},
    {Cause::GroupRestricted, "group-restricted"_L1},
    {Cause::MessageTooLarge, "message-too-large"_L1},
    {Cause::DirectoryEdgeBlocked, "directory-edge-blocked"_L1},
    {Cause::SenderRejected, "sender-rejected"_L1},
    {Cause::MailboxFull, "mailbox-full"_L1},
    {Cause::Loop, "loop"_L1},
    {Cause::PolicyRejected, "policy-rejected"_L1},
    {Cause::CodeUnknown, "code-unknown"_L1},
};

QString name(Cause cause)
{
    return std::ranges::find(causeNames, cause, &std::pair<Cause, QLatin1StringView>::first)->second;
}

const char *label(Cause cause)
{
    switch (cause) {
    case Cause::RecipientNotFound: return QT_TRANSLATE_NOOP("Cause", "Address not found");
    case Cause::BadAddressSyntax: return QT_TRANSLATE_NOOP("Cause", "Not written like an address");
    case Cause::DomainNotFound: return QT_TRANSLATE_NOOP("Cause", "Domain not found");
    case Cause::LegacyExchangeAddress: return QT_TRANSLATE_NOOP("Cause", "Old internal address");
    case Cause::GroupRestricted: return QT_TRANSLATE_NOOP("Cause", "Sender not allowed to write there");
    case Cause::MessageTooLarge: return QT_TRANSLATE_NOOP("Cause", "Message too large");
    case Cause::DirectoryEdgeBlocked: return QT_TRANSLATE_NOOP("Cause", "Not in the organisation's directory");
    case Cause::SenderRejected: return QT_TRANSLATE_NOOP("Cause", "Sender refused");
    case Cause::MailboxFull: return QT_TRANSLATE_NOOP("Cause", "Mailbox full");
    case Cause::Loop: return QT_TRANSLATE_NOOP("Cause", "Mail loop");
    case Cause::PolicyRejected: return QT_TRANSLATE_NOOP("Cause", "Refused by a rule");
    case Cause::CodeUnknown: return QT_TRANSLATE_NOOP("Cause", "Cause not clear");
    }
    Q_UNREACHABLE();
}

std::optional<Cause> causeNamed(QStringView text)
{
    for (const auto &[cause, name] : causeNames) {
        if (text == name)
            return cause;
    }
    return std::nullopt;
}

static QJsonValue dateOrNull(const QDateTime &date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue();
}

static QJsonObject recipientJson(const Recipient &recipient)
{
    return {{"address"_L1, recipient.address},
            {"originalRecipient"_L1, jsonOrNull(recipient.originalRecipient)},
            {"action"_L1, name(recipient.action)},
            {"status"_L1, jsonOrNull(recipient.status)},
            {"replyCode"_L1, recipient.replyCode ? QJsonValue(*recipient.replyCode) : QJsonValue()},
            {"diagnostic"_L1, recipient.diagnostic},
            {"remoteMta"_L1, jsonOrNull(recipient.remoteMta)},
            {"cause"_L1, recipient.action == Action::Failed || recipient.action == Action::Delayed ? QJsonValue(name(recipient.cause)) : QJsonValue()}};
}

static QJsonObject originalJson(const Original &original)
{
    return {{"messageId"_L1, jsonOrNull(original.messageId)},
            {"from"_L1, jsonOrNull(original.from)},
            {"to"_L1, QJsonArray::fromStringList(original.to)},
            {"cc"_L1, QJsonArray::fromStringList(original.cc)},
            {"date"_L1, dateOrNull(original.date)},
            {"subject"_L1, jsonOrNull(original.subject)}};
}

QJsonObject toJson(const Report &report)
{
    QJsonArray recipients;
    for (const auto &recipient : report.recipients)
        recipients << recipientJson(recipient);
    return {{"kind"_L1, name(report.kind)},
            {"recipients"_L1, recipients},
            {"reportingMta"_L1, jsonOrNull(report.reportingMta)},
            {"arrivalDate"_L1, dateOrNull(report.arrivalDate)},
            {"original"_L1, report.original ? QJsonValue(originalJson(*report.original)) : QJsonValue()}};
}

} // namespace todoku::bounce
