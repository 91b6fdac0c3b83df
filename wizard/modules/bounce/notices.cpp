// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static QJsonValue parsedJson(const QString &text)
{
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
    // Mail programs break long lines, also inside of strings; JSON has no line breaks there.
    if (error.error != QJsonParseError::NoError)
        document = QJsonDocument::fromJson(QString(text).remove(u'\r').replace("\n "_L1, " "_L1).remove(u'\n').toUtf8(), &error);
    return document.isArray() ? QJsonValue(document.array()) : document.isObject() ? QJsonValue(document.object()) : QJsonValue();
}

static Recipient recipientFrom(const QString &address, Action action, const QString &status, const QString &diagnostic)
{
    Recipient recipient;
    recipient.address = mail::bareAddress(address);
    recipient.action = action;
    recipient.statusField = status;
    recipient.diagnostic = bareDiagnostic(diagnostic);
    return recipient;
}

static void takeMail(const QJsonObject &mail, Report &report)
{
    const auto headers = mail["commonHeaders"_L1].toObject();
    Original original;
    original.messageId = headers["messageId"_L1].toString();
    original.from = mail::bareAddress(headers["from"_L1].toArray().at(0).toString(mail["source"_L1].toString()));
    for (const auto &to : headers["to"_L1].toArray())
        original.to << mail::bareAddress(to.toString());
    original.subject = headers["subject"_L1].toString();
    original.date = mail::dateFromField(headers["date"_L1].toString());
    if (original != Original{})
        report.original = original;
}

// Amazon SES, notification contents: "notificationType" (or "eventType") with an object of that name.
static bool readSes(const QJsonObject &notice, Report &report)
{
    const auto type = notice["notificationType"_L1].toString(notice["eventType"_L1].toString());
    if (type.isEmpty())
        return false;
    takeMail(notice["mail"_L1].toObject(), report);
    if (type == "Complaint"_L1) {
        report.kind = Kind::Feedback;
        return true;
    }
    const auto bounce = notice["bounce"_L1].toObject();
    report.reportingMta = bounce["reportingMTA"_L1].toString().section(u';', -1).trimmed();
    for (const auto &value : bounce["bouncedRecipients"_L1].toArray()) {
        const auto one = value.toObject();
        const auto action = actionNamed(one["action"_L1].toString()).value_or(Action::Failed);
        report.recipients << recipientFrom(one["emailAddress"_L1].toString(), action, one["status"_L1].toString(), one["diagnosticCode"_L1].toString());
    }
    if (const auto why = notice["reject"_L1].toObject()["reason"_L1].toString(); !why.isEmpty()) {
        for (const auto &address : notice["mail"_L1].toObject()["destination"_L1].toArray())
            report.recipients << recipientFrom(address.toString(), Action::Failed, {}, why);
    }
    const auto delay = notice["deliveryDelay"_L1].toObject();
    for (const auto &value : delay["delayedRecipients"_L1].toArray()) {
        const auto one = value.toObject();
        report.recipients << recipientFrom(one["emailAddress"_L1].toString(), Action::Delayed, one["status"_L1].toString(), one["diagnosticCode"_L1].toString());
    }
    const auto delivery = notice["delivery"_L1].toObject();
    for (const auto &address : delivery["recipients"_L1].toArray())
        report.recipients << recipientFrom(address.toString(), Action::Delivered, {}, delivery["smtpResponse"_L1].toString());
    return true;
}

// The first of the fields that says something.
static QString firstOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const auto name : names) {
        if (const auto text = object[name].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

// SparkPost puts the event into "msys" and "message_event", Mandrill what is known of the message into "msg".
static QJsonObject unwrapped(QJsonObject event)
{
    if (const auto msys = event["msys"_L1].toObject(); !msys.isEmpty())
        return msys.begin().value().toObject();
    const auto msg = event["msg"_L1].toObject();
    for (auto it = msg.begin(); it != msg.end(); ++it)
        event.insert(it.key(), it.value());
    return event;
}

static const QHash<QString, Kind> &eventKinds()
{
    static const QHash<QString, Kind> kinds{
        {u"bounce"_s, Kind::Failure},      {u"dropped"_s, Kind::Failure},      {u"hard_bounce"_s, Kind::Failure},  {u"soft_bounce"_s, Kind::Failure},
        {u"blocked"_s, Kind::Failure},     {u"invalid_email"_s, Kind::Failure}, {u"reject"_s, Kind::Failure},      {u"out_of_band"_s, Kind::Failure},
        {u"policy_rejection"_s, Kind::Failure}, {u"error"_s, Kind::Failure},   {u"deferred"_s, Kind::Delay},       {u"deferral"_s, Kind::Delay},
        {u"delay"_s, Kind::Delay},         {u"delivered"_s, Kind::Delivered},  {u"delivery"_s, Kind::Delivered},   {u"spamreport"_s, Kind::Feedback},
        {u"spam_complaint"_s, Kind::Feedback}, {u"spam"_s, Kind::Feedback},    {u"complaint"_s, Kind::Feedback},
    };
    return kinds;
}

// Event webhooks in the manner of SendGrid ({"email", "event", "status", "reason"}), one or a list; also Brevo's, Mandrill's and SparkPost's.
static bool readEvents(const QJsonArray &events, Report &report)
{
    for (const auto &value : events) {
        const auto event = unwrapped(value.toObject());
        const auto kind = eventKinds().constFind(firstOf(event, {"event"_L1, "type"_L1}));
        const auto email = firstOf(event, {"email"_L1, "rcpt_to"_L1});
        if (email.isEmpty() || kind == eventKinds().constEnd())
            continue;
        if (*kind == Kind::Feedback) {
            report.kind = Kind::Feedback;
            return true;
        }
        const auto action = *kind == Kind::Failure ? Action::Failed : *kind == Kind::Delay ? Action::Delayed : Action::Delivered;
        report.recipients << recipientFrom(email, action, event["status"_L1].toString(),
                                           firstOf(event, {"raw_reason"_L1, "reason"_L1, "diag"_L1, "response"_L1, "bounce_description"_L1}));
    }
    return !report.recipients.isEmpty();
}

// Mailgun's webhook: "event-data" with "event", "severity" and a "delivery-status" of code and message.
static bool readMailgun(const QJsonObject &notice, Report &report)
{
    const auto data = notice["event-data"_L1].toObject();
    const auto event = data["event"_L1].toString(), recipient = data["recipient"_L1].toString();
    if (event == "complained"_L1) {
        report.kind = Kind::Feedback;
        return true;
    }
    if (recipient.isEmpty() || (event != "failed"_L1 && event != "delivered"_L1))
        return false;
    const auto status = data["delivery-status"_L1].toObject();
    auto said = status["message"_L1].toString();
    if (said.isEmpty())
        said = status["description"_L1].toString();
    if (const int code = status["code"_L1].toInt(); code >= 200 && code < 600 && !replyCode(said))
        said.prepend(u"%1 "_s.arg(code));
    const auto action = event == "delivered"_L1 ? Action::Delivered : data["severity"_L1].toString() == "temporary"_L1 ? Action::Delayed : Action::Failed;
    report.recipients << recipientFrom(recipient, action, {}, said);
    Original original;
    const auto headers = data["message"_L1].toObject()["headers"_L1].toObject();
    original.messageId = headers["message-id"_L1].toString();
    original.from = mail::bareAddress(headers["from"_L1].toString());
    for (const auto &to : mail::mailboxesIn(headers["to"_L1].toString()))
        original.to << mail::bareAddress(to.address);
    original.subject = headers["subject"_L1].toString();
    if (original != Original{})
        report.original = original;
    return true;
}

// Postmark's webhook: "RecordType" and "Type" beside "Email" and "Details".
static bool readPostmark(const QJsonObject &notice, Report &report)
{
    const auto record = notice["RecordType"_L1].toString(), type = notice["Type"_L1].toString(), email = notice["Email"_L1].toString();
    if (record == "SpamComplaint"_L1 || type.startsWith("Spam"_L1)) {
        report.kind = Kind::Feedback;
        return true;
    }
    if (record != "Bounce"_L1 || email.isEmpty())
        return false;
    if (type == "AutoResponder"_L1) {
        report.kind = Kind::AutoReply;
        return true;
    }
    const bool temporary = type == "Transient"_L1 || type == "DnsError"_L1;
    report.recipients << recipientFrom(email, temporary ? Action::Delayed : Action::Failed, {}, notice["Details"_L1].toString(notice["Description"_L1].toString()));
    Original original;
    original.from = mail::bareAddress(notice["From"_L1].toString());
    original.to << report.recipients.first().address;
    original.subject = notice["Subject"_L1].toString();
    report.original = original;
    return true;
}

bool readJsonNotice(const QString &text, Report &report)
{
    const auto start = text.indexOf(u'{');
    const auto list = text.indexOf(u'[');
    static constexpr std::array marks{"otificationType"_L1, "eventType"_L1, "\"event\""_L1, "\"RecordType\""_L1, "\"msys\""_L1};
    if (start < 0 || std::ranges::none_of(marks, [&](QLatin1StringView mark) { return text.contains(mark); }))
        return false;
    const bool isList = list >= 0 && list < start;
    const auto end = text.lastIndexOf(isList ? u']' : u'}');
    const auto from = isList ? list : start;
    if (end < from)
        return false;
    const auto value = parsedJson(text.mid(from, end - from + 1));
    if (value.isArray())
        return readEvents(value.toArray(), report);
    auto object = value.toObject();
    // Amazon SNS wraps the notice as a string.
    if (const auto message = object["Message"_L1].toString(); !message.isEmpty())
        object = parsedJson(message).toObject();
    return readSes(object, report) || readMailgun(object, report) || readPostmark(object, report) || readEvents(QJsonArray{object}, report);
}

} // namespace todoku::bounce
