// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

// MS-OXPROPS, those that a non-delivery report uses.
static constexpr quint16 subjectTag = 0x0037, submitTimeTag = 0x0039, originalSubjectTag = 0x0049, originalSubmitTimeTag = 0x004e;
static constexpr quint16 originalToTag = 0x0074, originalCcTag = 0x0073, senderAddressTag = 0x0c1f, senderSmtpTag = 0x5d01, deliveryTimeTag = 0x0e06;
static constexpr quint16 displayToTag = 0x0e04, supplementaryInfoTag = 0x0c1b, statusNumberTag = 0x0c20, remoteMtaTag = 0x0c21, reportTextTag = 0x1001;
static constexpr quint16 messageIdTag = 0x1035, inReplyToTag = 0x1042, originalMessageIdTag = 0x1046, reportingMtaTag = 0x6820, receivedByTag = 0x0076;
static constexpr quint16 parentKeyTag = 0x0025;
static constexpr quint16 displayNameTag = 0x3001, addressTypeTag = 0x3002, emailAddressTag = 0x3003, smtpAddressTag = 0x39fe, recipientNameTag = 0x5ff6, recipientTypeTag = 0x0c15;

static QString addressOf(const mail::Properties &row)
{
    const auto smtp = row.text(smtpAddressTag);
    if (!smtp.isEmpty())
        return mail::bareAddress(smtp);
    const auto type = row.text(addressTypeTag), email = row.text(emailAddressTag);
    if (email.contains(u'@') || type.compare("SMTP"_L1, Qt::CaseInsensitive) == 0)
        return mail::bareAddress(email);
    for (const auto tag : {recipientNameTag, displayNameTag}) {
        if (row.text(tag).contains(u'@'))
            return mail::bareAddress(row.text(tag));
    }
    // An old internal address: better than nothing, and it tells the cause.
    return email;
}

// MS-OXCMAIL §2.2.3.7.1.3: kind * 100 + subject * 10 + detail. A part above 9 became 0, so a 0 tells nothing.
static QString statusFromNumber(std::optional<qint64> number)
{
    if (!number || *number < 200 || *number > 599 || *number % 10 == 0 || *number / 10 % 10 == 0)
        return {};
    return u"%1.%2.%3"_s.arg(*number / 100).arg(*number / 10 % 10).arg(*number % 10);
}

// MS-OXOMSG §2.2.2.1: what a report tells is the end of its class.
static std::optional<Action> actionOfClass(const QString &messageClass)
{
    static constexpr std::pair<QLatin1StringView, Action> ends[]{
        {".NDR"_L1, Action::Failed}, {".DR"_L1, Action::Delivered}, {".Delayed"_L1, Action::Delayed}, {".Relayed"_L1, Action::Relayed}, {".Expanded"_L1, Action::Expanded},
    };
    for (const auto &[end, action] : ends) {
        if (messageClass.startsWith("REPORT."_L1, Qt::CaseInsensitive) && messageClass.endsWith(end, Qt::CaseInsensitive))
            return action;
    }
    return std::nullopt;
}

// What came in as mail has the class of a failure whatever it tells; the words know better where the code allows it.
static Action actionInWords(const Recipient &recipient, const Notice &notice)
{
    if (recipient.statusField.startsWith(u'2'))
        return Action::Delivered;
    const bool isTemporary = recipient.statusField.isEmpty() || recipient.statusField.startsWith(u'4');
    const bool isDelay = notice.subjectSays(Phrase::Delay) || (notice.says(Phrase::Delay) && !notice.subjectSays(Phrase::Failure));
    return isTemporary && isDelay ? Action::Delayed : Action::Failed;
}

static void readRows(const mail::OutlookItem &item, Report &report)
{
    for (const auto &row : item.recipients) {
        const auto supplementary = row.text(supplementaryInfoTag);
        if (supplementary.isEmpty() && !row.number(statusNumberTag))
            continue;
        Recipient recipient;
        recipient.address = addressOf(row);
        recipient.displayName = row.text(displayNameTag);
        recipient.remoteMta = row.text(remoteMtaTag);
        readSupplementary(supplementary, recipient);
        if (recipient.statusField.isEmpty())
            recipient.statusField = statusFromNumber(row.number(statusNumberTag));
        recipient.action = actionOfClass(item.messageClass()).value_or(Action::Failed);
        if (!recipient.address.isEmpty())
            report.recipients << recipient;
        if (report.text.isEmpty())
            report.text = row.text(reportTextTag);
    }
}

static QStringList addressesIn(const QString &list)
{
    QStringList found;
    for (const auto &mailbox : mail::mailboxesIn(list)) {
        if (mailbox.address.contains(u'@'))
            found << mail::bareAddress(mailbox.address);
    }
    return found;
}

static Original originalFrom(const mail::OutlookItem &item)
{
    const auto header = item.transportHeader();
    if (!header.isEmpty()) {
        auto original = originalFrom(header);
        original.headers = header.bytes().toByteArray();
        if (original.subject.isEmpty())
            original.subject = item.properties.text(subjectTag);
        return original;
    }
    Original original;
    original.messageId = item.properties.text(messageIdTag);
    original.subject = item.properties.text(subjectTag);
    original.date = item.properties.time(submitTimeTag);
    const auto sender = item.properties.text(senderSmtpTag);
    original.from = mail::bareAddress(sender.isEmpty() ? item.properties.text(senderAddressTag) : sender);
    for (const auto &row : item.recipients)
        (row.number(recipientTypeTag).value_or(1) == 2 ? original.cc : original.to) << addressOf(row);
    original.isMeeting = item.messageClass().startsWith("IPM.Schedule"_L1, Qt::CaseInsensitive);
    return original;
}

static void takeReportProperties(const mail::OutlookItem &item, Report &report)
{
    const auto &properties = item.properties;
    if (!report.original) {
        Original original;
        original.subject = properties.text(originalSubjectTag);
        original.date = properties.time(originalSubmitTimeTag);
        original.to = addressesIn(properties.text(originalToTag));
        original.cc = addressesIn(properties.text(originalCcTag));
        original.searchKey = properties.bytes(parentKeyTag);
        if (original != Original{})
            report.original = original;
    }
    const auto id = properties.text(originalMessageIdTag).isEmpty() ? properties.text(inReplyToTag) : properties.text(originalMessageIdTag);
    if (report.original && report.original->messageId.isEmpty())
        report.original->messageId = id;
    if (report.original)
        report.original->searchKey = properties.bytes(parentKeyTag);
    if (report.reportingMta.isEmpty())
        report.reportingMta = properties.text(reportingMtaTag);
}

static void readAttachment(const mail::OutlookItem::Attachment &attachment, Report &report)
{
    if (attachment.mimeType.contains("delivery-status"_L1)) {
        if (report.recipients.isEmpty())
            readDeliveryStatus(QString(mail::decode(attachment.data)).remove(u'\r'), report);
    } else if (!attachment.message.empty() && !report.original) {
        report.original = originalFrom(attachment.message.front());
        report.hops = hopsFrom(attachment.message.front().transportHeader());
    } else if ((attachment.mimeType == "message/rfc822"_L1 || attachment.mimeType == "text/rfc822-headers"_L1) && !report.original) {
        const auto header = mail::parse(attachment.data).header;
        if (!header.isEmpty()) {
            report.original = originalFrom(header);
            report.original->headers = header.bytes().toByteArray();
            report.hops = hopsFrom(header);
        }
    }
}

// A colleague forwarded the bounce as an attachment.
static bool readAttachedReport(const mail::OutlookItem &item, Report &report, int depth)
{
    for (const auto &attachment : item.attachments) {
        Report inside;
        if (!attachment.message.empty() && depth < 2)
            inside = readOutlook(attachment.message.front(), depth + 1);
        else if (attachment.mimeType == "message/rfc822"_L1 || attachment.name.endsWith(".eml"_L1, Qt::CaseInsensitive))
            inside = readMail(attachment.data);
        if (!inside.recipients.isEmpty() && !inside.guessed) {
            report = std::move(inside);
            return true;
        }
    }
    return false;
}

Report readOutlook(const mail::OutlookItem &item, int depth)
{
    Report report;
    const auto header = item.transportHeader();
    const auto sender = item.properties.text(senderSmtpTag);
    report.from = mail::bareAddress(sender.isEmpty() ? item.properties.text(senderAddressTag) : sender);
    report.to = mail::bareAddress(header.mailboxes("To").value(0).address);
    if (report.to.isEmpty())
        report.to = addressesIn(item.properties.text(item.properties.text(receivedByTag).contains(u'@') ? receivedByTag : displayToTag)).value(0);
    report.subject = item.properties.text(subjectTag);
    report.date = header.date().isValid() ? header.date() : item.properties.time(deliveryTimeTag);
    report.text = item.body();
    const auto messageClass = item.messageClass();
    report.encrypted = messageClass.startsWith("IPM.Note.SMIME"_L1, Qt::CaseInsensitive) && !messageClass.endsWith("MultipartSigned"_L1, Qt::CaseInsensitive);
    readRows(item, report);
    const bool hasRows = !report.recipients.isEmpty();
    const bool isReport = hasRows || actionOfClass(messageClass)
        || std::ranges::any_of(item.attachments, [](const auto &a) { return a.mimeType.contains("delivery-status"_L1); });
    if (isReport) {
        for (const auto &attachment : item.attachments)
            readAttachment(attachment, report);
        takeReportProperties(item, report);
    }
    auto notice = noticeFrom(report.text);
    notice.setMail(report.from, QString(report.from + u' ' + item.properties.text(0x0c1a)), report.subject, false);
    for (auto &recipient : report.recipients) {
        if (hasRows && recipient.action == Action::Failed)
            recipient.action = actionInWords(recipient, notice);
    }
    if (!report.recipients.isEmpty()) {
        supplement(notice, report);
    } else if (!readNotice(notice, Trust::Rules, report) && !readAttachedReport(item, report, depth)) {
        if (notice.subjectSays(Phrase::AutoReply) || messageClass.contains("OOF"_L1))
            report.kind = Kind::AutoReply;
        else if (!readNotice(notice, Trust::Guess, report) && actionOfClass(messageClass) == Action::Failed)
            report.kind = Kind::Failure;
    }
    return report;
}

} // namespace todoku::bounce
