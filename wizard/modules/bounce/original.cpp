// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static constexpr qsizetype mostHops = 200;

static QStringList bareAddresses(const mail::Header &header, QByteArrayView name)
{
    QStringList found;
    for (const auto &mailbox : header.mailboxes(name)) {
        auto address = mail::bareAddress(mailbox.address);
        // Exchange writes an old internal name where it has no mail address.
        if (address.isEmpty() && mailbox.address.startsWith("/o="_L1, Qt::CaseInsensitive))
            address = mailbox.address;
        if (!address.isEmpty())
            found << address;
    }
    return found;
}

Original originalFrom(const mail::Header &header)
{
    Original original;
    original.messageId = QString::fromUtf8(mail::unfolded(header.raw("Message-ID")));
    original.from = bareAddresses(header, "From").value(0);
    original.to = bareAddresses(header, "To");
    original.cc = bareAddresses(header, "Cc");
    original.date = header.date();
    original.subject = header.text("Subject");
    static const QRegularExpression replyPrefix(u"^\\s*(re|aw|sv|antw|回复|答复|返信)\\s*(\\[\\d+\\])?\\s*[:：]"_s, QRegularExpression::CaseInsensitiveOption);
    original.isReply = header.has("In-Reply-To") || header.has("References") || replyPrefix.match(original.subject).hasMatch();
    original.isMeeting = mail::parameters(header.raw("Content-Type")).value == "text/calendar"
        || header.raw("Content-Class").trimmed().startsWith("urn:content-classes:calendarmessage")
        || header.has("X-MS-Exchange-Calendar-Originator-Id") || header.raw("X-MS-Exchange-Calendar-Series-Instance-Id").size() > 0;
    return original;
}

// RFC 5321 §4.4: "from x (…) by y (…) with z id n; date", comments dropped.
static Hop hopFrom(QByteArrayView value)
{
    const auto line = QString::fromUtf8(mail::unfolded(value));
    const auto semicolon = line.lastIndexOf(u';');
    Hop hop;
    hop.time = mail::dateFromField(QStringView(line).sliced(semicolon + 1));
    QString *target = nullptr;
    int depth = 0;
    for (const auto word : QStringView(line).first(semicolon < 0 ? line.size() : semicolon).tokenize(u' ', Qt::SkipEmptyParts)) {
        const bool inside = depth > 0 || word.startsWith(u'(');
        depth += int(word.count(u'(')) - int(word.count(u')'));
        if (inside)
            continue;
        if (word.compare("from"_L1, Qt::CaseInsensitive) == 0)
            target = &hop.from;
        else if (word.compare("by"_L1, Qt::CaseInsensitive) == 0)
            target = &hop.by;
        else if (word.compare("with"_L1, Qt::CaseInsensitive) == 0)
            target = &hop.with;
        else if (word.compare("id"_L1, Qt::CaseInsensitive) == 0 || word.compare("for"_L1, Qt::CaseInsensitive) == 0
                 || word.compare("via"_L1, Qt::CaseInsensitive) == 0)
            target = nullptr;
        else if (target && (target->isEmpty() || target == &hop.with))
            *target += (target->isEmpty() ? ""_L1 : " "_L1) + word.toString();
    }
    return hop;
}

QList<Hop> hopsFrom(const mail::Header &header)
{
    QList<Hop> hops;
    for (const auto &field : header.fields()) {
        if (field.name.compare("Received", Qt::CaseInsensitive) == 0 && hops.size() < mostHops)
            hops.prepend(hopFrom(field.value));
    }
    return hops;
}

} // namespace todoku::bounce
