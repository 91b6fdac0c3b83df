// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <QtCore/QSet>

namespace todoku::bounce {

static constexpr int deepestReport = 2; ///< a report inside a forwarded message inside a message

namespace {

/// The parts of a report that matter (RFC 6522 §3), wherever they stand.
struct ReportParts {
    std::vector<const mail::Part *> status;  ///< message/delivery-status
    const mail::Part *returned = nullptr;    ///< the message, or its header
    const mail::Part *feedback = nullptr;    ///< message/feedback-report
    const mail::Part *tnef = nullptr;        ///< winmail.dat
    const mail::Part *disposition = nullptr; ///< message/disposition-notification
    const mail::Part *plain = nullptr;       ///< the first text for people
    const mail::Part *html = nullptr;
    const mail::Part *saved = nullptr;       ///< a message that was attached as a file
    bool encrypted = false;
    bool truncated = false;
};

} // namespace

static bool isDeliveryStatus(const mail::Part &part)
{
    const auto &type = part.type.value;
    return type.startsWith("message/") && type.contains("delivery") && type.contains("status");
}

static bool isSavedMessage(const mail::Part &part)
{
    const auto name = part.fileName();
    return name.endsWith(".eml"_L1, Qt::CaseInsensitive) || name.endsWith(".msg"_L1, Qt::CaseInsensitive);
}

static ReportParts partsOf(const mail::Part &message)
{
    ReportParts parts;
    mail::walk(message, [&](const mail::Part &part) {
        const auto &type = part.type.value;
        parts.truncated |= part.truncated;
        if (isDeliveryStatus(part))
            parts.status.push_back(&part);
        else if (type == "application/ms-tnef" || type == "application/vnd.ms-tnef")
            parts.tnef = &part;
        else if (type == "message/feedback-report")
            parts.feedback = &part;
        else if (type == "message/disposition-notification")
            parts.disposition = &part;
        else if ((type == "message/rfc822" || type == "message/global" || type == "text/rfc822-headers" || type == "message/global-headers"
                  || type == "text/rfc822-header" || type == "text/rfc822" || type == "message/rfc822-headers") && !parts.returned)
            parts.returned = &part;
        else if (type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime" || type == "multipart/encrypted")
            parts.encrypted = true;
        else if (type.startsWith("application/") && !parts.saved && isSavedMessage(part))
            parts.saved = &part;
        else if (type == "text/plain" && !parts.plain)
            parts.plain = &part;
        else if (type == "text/html" && !parts.html)
            parts.html = &part;
        return true;
    });
    return parts;
}

static Report readMessage(const mail::Part &message, int depth);

// What was copied out of a window may be HTML without a word about it.
static bool isBareHtml(const QString &text)
{
    const auto head = QStringView(text).left(4000);
    return text.trimmed().startsWith(u'<') && (head.contains(u"<html", Qt::CaseInsensitive) || head.contains(u"<div", Qt::CaseInsensitive)
            || head.contains(u"<table", Qt::CaseInsensitive) || head.contains(u"<p", Qt::CaseInsensitive) || head.contains(u"<br", Qt::CaseInsensitive)
            || head.contains(u"<!doctype", Qt::CaseInsensitive) || head.contains(u"<meta", Qt::CaseInsensitive));
}

// All that is said in words: of alternatives the plain one, of the returned message nothing.
static void collectText(const mail::Part &part, QString &text)
{
    const auto &type = part.type.value;
    if (type == "multipart/alternative" && !part.parts.empty()) {
        const auto plain = std::ranges::find_if(part.parts, [](const mail::Part &p) { return p.is("text/plain") && !p.text().trimmed().isEmpty(); });
        collectText(plain != part.parts.end() ? *plain : part.parts.back(), text);
        return;
    }
    for (const auto &child : part.parts)
        collectText(child, text);
    if (type == "text/html")
        text += mail::textFromHtml(part.text()) + u"\n\n"_s;
    else if (type.startsWith("text/") ? !type.contains("rfc822") : type.startsWith("multipart/") && part.parts.empty()) {
        const auto words = part.text();
        text += (isBareHtml(words) ? mail::textFromHtml(words) : words) + u"\n\n"_s;
    }
}

static QString humanText(const ReportParts &parts)
{
    if (parts.plain) {
        auto text = parts.plain->text();
        if (isBareHtml(text))
            return mail::textFromHtml(text, mail::Links::Show);
        if (!text.trimmed().isEmpty() || !parts.html)
            return text;
    }
    return parts.html ? mail::textFromHtml(parts.html->text(), mail::Links::Show) : QString();
}

static bool isAutoReply(const mail::Header &header)
{
    // RFC 3834 §5, and what came before it.
    const auto submitted = header.raw("Auto-Submitted").trimmed();
    return submitted.startsWith("auto-replied") || header.has("X-Autoreply") || header.has("X-Autorespond")
        || header.raw("X-Apple-Action").trimmed() == "VACATION"
        || header.raw("Precedence").trimmed().compare("auto_reply", Qt::CaseInsensitive) == 0;
}

static void takeReturned(const mail::Header &header, Report &report)
{
    if (header.isEmpty())
        return;
    report.original = originalFrom(header);
    report.original->headers = header.bytes().toByteArray();
    report.hops = hopsFrom(header);
}

static Notice noticeOf(const mail::Part &message, const Report &report)
{
    QString text;
    collectText(message, text);
    auto notice = noticeFrom(text);
    const auto returnPath = message.header.raw("Return-Path").trimmed();
    const bool byPerson = message.header.has("From") && !message.header.has("Auto-Submitted") && !message.header.has("X-Failed-Recipients")
        && returnPath != "<>" && returnPath.toByteArray().toLower().indexOf("mailer-daemon") < 0;
    notice.setMail(report.from, message.header.text("From"), report.subject, byPerson);
    for (const auto &mailbox : message.header.mailboxes("X-Failed-Recipients"))
        notice.failedRecipients << mail::bareAddress(mailbox.address);
    return notice;
}

// A whole report below the text of a colleague or of an administrator's program.
static bool readInner(const mail::Part &inner, Trust trust, Report &report, int depth)
{
    if (depth >= deepestReport || inner.header.isEmpty())
        return false;
    auto found = readMessage(inner, depth + 1);
    if (found.recipients.isEmpty() || (found.guessed && trust == Trust::Rules))
        return false;
    report = std::move(found);
    return true;
}

// Exchange's own wrapping of a message: what people know as winmail.dat; or what Outlook saved.
static bool readItem(const Result<mail::OutlookItem> &item, Trust trust, Report &report)
{
    if (!item)
        return false;
    auto inside = readOutlook(*item);
    if (inside.recipients.isEmpty() || (inside.guessed && trust == Trust::Rules))
        return false;
    inside.from = report.from;
    inside.to = report.to;
    inside.date = report.date;
    report = std::move(inside);
    return true;
}

// Somebody dragged the bounce out of the mail program and attached the file.
static bool readSaved(const mail::Part &part, Trust trust, Report &report, int depth)
{
    const auto content = part.content();
    return mail::looksLikeMsg(content) ? readItem(mail::readMsg(content), trust, report) : readInner(mail::parse(content), trust, report, depth);
}

// What a colleague forwarded: quoted, attached, wrapped by Exchange or saved.
static bool readForwarded(const QByteArray &quoted, const ReportParts &parts, Trust trust, Report &report, int depth)
{
    return (!quoted.isEmpty() && readInner(mail::parse(quoted), trust, report, depth))
        || (parts.returned && readInner(mail::embedded(*parts.returned), trust, report, depth))
        || (parts.tnef && readItem(mail::readTnef(parts.tnef->content()), trust, report))
        || (parts.saved && readSaved(*parts.saved, trust, report, depth));
}

// No delivery status: what the words say, then what a colleague forwarded, last a guess.
static void readWords(const mail::Part &message, const ReportParts &parts, Report &report, int depth)
{
    const auto notice = noticeOf(message, report);
    // Data is no notice in words, whatever addresses stand in it.
    const auto start = notice.flat.trimmed().left(2);
    const bool isData = start.startsWith('{') || start == "[{";
    if (isData && readJsonNotice(notice.lines.join(u'\n'), report))
        return;
    if (isData && message.header.isEmpty())
        return;
    if (notice.subjectSays(Phrase::Complaint) || message.header.has("X-Apple-Unsubscribe")) {
        report.kind = Kind::Feedback;
        return;
    }
    const auto returned = notice.returned.trimmed().toUtf8();
    if (!report.original && !returned.isEmpty())
        takeReturned(mail::Header::read(returned), report);
    if ((!parts.disposition || notice.saysFailure()) && readNotice(notice, Trust::Rules, report))
        return;
    if (readForwarded(returned, parts, Trust::Rules, report, depth))
        return;
    const bool automatic = isAutoReply(message.header) || notice.subjectSays(Phrase::AutoReply);
    if (automatic && !notice.saysFailure())
        report.kind = Kind::AutoReply;
    else if (!readNotice(notice, Trust::Guess, report) && !(notice.fromPerson && readForwarded({}, parts, Trust::Guess, report, depth)))
        report.kind = automatic ? Kind::AutoReply : notice.isFromDaemon() && notice.saysFailure() && !notice.saysDelay() ? Kind::Failure : Kind::NotAReport;
}

static Report readMessage(const mail::Part &message, int depth)
{
    const auto parts = partsOf(message);
    Report report;
    report.from = mail::bareAddress(message.header.mailboxes("From").value(0).address);
    report.to = mail::bareAddress(message.header.mailboxes("To").value(0).address);
    report.subject = message.header.text("Subject");
    report.date = message.header.date();
    report.text = humanText(parts);
    report.encrypted = parts.encrypted;
    report.truncated = parts.truncated;
    for (const auto *status : parts.status)
        readDeliveryStatus(status->text(), report);
    if (parts.returned)
        takeReturned(mail::embeddedHeader(*parts.returned), report);
    if (parts.feedback) {
        report.kind = Kind::Feedback;
        report.recipients.clear();
        return report;
    }
    const auto inReplyTo = QString::fromUtf8(mail::unfolded(message.header.raw("In-Reply-To")));
    if (report.recipients.isEmpty()) {
        readWords(message, parts, report, depth);
    } else if (!report.original || needsWords(report)) {
        const auto notice = noticeOf(message, report);
        if (!report.original)
            takeReturned(mail::Header::read(notice.returned.trimmed().toUtf8()), report);
        supplement(notice, report);
    }
    // Exchange answers the message that failed; its Message-ID may stand nowhere else.
    if (!report.recipients.isEmpty() && inReplyTo.startsWith(u'<') && (!report.original || report.original->messageId.isEmpty())) {
        if (!report.original)
            report.original.emplace();
        report.original->messageId = inReplyTo.section(u' ', 0, 0);
    }
    return report;
}

Report readMail(const QByteArray &content)
{
    return readMessage(mail::parse(content), 0);
}

static Kind kindOf(Action action)
{
    switch (action) {
    case Action::Failed: return Kind::Failure;
    case Action::Delayed: return Kind::Delay;
    case Action::Delivered: return Kind::Delivered;
    case Action::Relayed: return Kind::Relayed;
    case Action::Expanded: return Kind::Expanded;
    }
    Q_UNREACHABLE();
}

// Some reports name a recipient twice, once for each way that led to it.
static void dropDoubles(QList<Recipient> &recipients)
{
    QSet<QString> seen;
    recipients.removeIf([&](const Recipient &recipient) {
        const QString key = recipient.address.toLower() + u'\n' + name(recipient.action) + u'\n' + recipient.status;
        if (seen.contains(key))
            return true;
        seen << key;
        return false;
    });
}

// The table that Exchange puts into its words is taken where it tells more than the returned header.
static void takeHopTable(Report &report)
{
    const auto known = std::ranges::count_if(report.hops, [](const Hop &hop) { return hop.time.isValid(); });
    auto table = hopsInTable(report.text, report.date.date());
    if (table.size() > known)
        report.hops = std::move(table);
}

void finish(Report &report)
{
    takeHopTable(report);
    for (auto &recipient : report.recipients) {
        settleCodes(recipient);
        settleCause(recipient);
    }
    if (report.recipients.size() > 1)
        dropDoubles(report.recipients);
    if (report.recipients.isEmpty() || report.kind == Kind::Feedback)
        return;
    // Kinds stand in the order from worst to best.
    report.kind = kindOf(std::ranges::min(report.recipients, {}, &Recipient::action).action);
}

} // namespace todoku::bounce
