// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static FindingId idOf(Cause cause)
{
    switch (cause) {
    case Cause::RecipientNotFound: return "bounce.recipient-not-found";
    case Cause::BadAddressSyntax: return "bounce.bad-address-syntax";
    case Cause::DomainNotFound: return "bounce.domain-not-found";
    case Cause::LegacyExchangeAddress: return "bounce.legacy-exchange-address";
    case Cause::GroupRestricted: return "bounce.group-restricted";
    case Cause::MessageTooLarge: return "bounce.message-too-large";
    case Cause::DirectoryEdgeBlocked: return "bounce.directory-edge-blocked";
    case Cause::SenderRejected: return "bounce.sender-rejected";
    case Cause::MailboxFull: return "bounce.mailbox-full";
    case Cause::Loop: return "bounce.loop";
    case Cause::PolicyRejected: return "bounce.policy-rejected";
    case Cause::CodeUnknown: return "bounce.code-unknown";
    }
    Q_UNREACHABLE();
}

static QJsonObject evidenceOf(const Recipient &recipient, const Report &report)
{
    return {{"address"_L1, recipient.address},
            {"status"_L1, recipient.status},
            {"statusField"_L1, recipient.statusField},
            {"replyCode"_L1, recipient.replyCode ? QJsonValue(*recipient.replyCode) : QJsonValue()},
            {"diagnostic"_L1, recipient.diagnostic.isEmpty() ? recipient.status : recipient.diagnostic},
            {"decisive"_L1, recipient.decisive},
            {"remoteMta"_L1, recipient.remoteMta},
            {"reportingMta"_L1, report.reportingMta}};
}

QList<Finding> judge(const Report &report)
{
    QList<Finding> findings;
    if (report.encrypted)
        findings << Finding{"bounce.encrypted", report.subject, {}};
    if (report.kind == Kind::NotAReport || report.kind == Kind::AutoReply || report.kind == Kind::Feedback)
        findings << Finding{"bounce.not-a-report", report.subject, {{"kind"_L1, name(report.kind)}}};
    for (const auto &recipient : report.recipients) {
        const auto evidence = evidenceOf(recipient, report);
        if (recipient.action == Action::Failed)
            findings << Finding{idOf(recipient.cause), recipient.address, evidence};
        else if (recipient.action == Action::Delayed)
            findings << Finding{"bounce.delay-only", recipient.address, evidence};
        else
            findings << Finding{"bounce.delivered", recipient.address, evidence};
    }
    if (report.kind == Kind::Failure && report.recipients.isEmpty() && !report.encrypted)
        findings << Finding{"bounce.recipient-unnamed", report.subject, {}};
    if (report.guessed && !report.recipients.isEmpty())
        findings << Finding{"bounce.guessed", report.recipients.first().address, {{"address"_L1, report.recipients.first().address}}};
    return findings;
}

} // namespace todoku::bounce
