// SPDX-License-Identifier: Apache-2.0
#include "formats.h"

#include <QtCore/QTimeZone>
#include <QtCore/QXmlStreamReader>

namespace todoku::mailbox {

// Outlook for Mac writes <emails><email><OPFMessageCopySubject>…, with or without a namespace; addresses are attributes of <emailAddress>.
static QStringList addressesIn(QXmlStreamReader &xml)
{
    QStringList found;
    while (xml.readNextStartElement()) {
        for (const auto &attribute : xml.attributes()) {
            if (attribute.name() == "OPFContactEmailAddressAddress"_L1 && !attribute.value().trimmed().isEmpty())
                found << mail::bareAddress(attribute.value());
        }
        xml.skipCurrentElement();
    }
    return found;
}

static QDateTime timeIn(const QString &text)
{
    auto time = QDateTime::fromString(text.trimmed(), Qt::ISODate);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC); // written without a zone, meant as UTC
    return time;
}

static void readField(QXmlStreamReader &xml, Message &message)
{
    const auto name = xml.name().toString();
    const auto text = [&] { return xml.readElementText(QXmlStreamReader::IncludeChildElements); };
    if (name == "OPFMessageCopyMessageID"_L1) {
        const auto id = text().trimmed();
        message.messageId = id.isEmpty() || id.startsWith(u'<') ? id : u'<' + id + u'>';
    } else if (name == "OPFMessageCopySubject"_L1) {
        message.subject = text();
    } else if (name == "OPFMessageCopySentTime"_L1) {
        message.date = timeIn(text());
    } else if (name == "OPFMessageCopyFromAddresses"_L1 || name == "OPFMessageCopySenderAddress"_L1) {
        const auto addresses = addressesIn(xml);
        if (message.from.isEmpty())
            message.from = addresses.value(0);
    } else if (name == "OPFMessageCopyToAddresses"_L1) {
        message.to = addressesIn(xml);
    } else if (name == "OPFMessageCopyCCAddresses"_L1) {
        message.cc = addressesIn(xml);
    } else if (name == "OPFMessageCopyBCCAddresses"_L1) {
        message.bcc = addressesIn(xml);
    } else {
        xml.skipCurrentElement();
    }
}

std::optional<Message> messageOfOlm(const QString &entryPath, const QByteArray &xmlText)
{
    QXmlStreamReader xml(xmlText);
    xml.setEntityExpansionLimit(64);
    std::optional<Message> message;
    while (xml.readNextStartElement()) {
        if (xml.name() == "emails"_L1)
            continue;
        if (xml.name() != "email"_L1)
            return message;
        message.emplace();
        message->folder = entryPath.section("com.microsoft.__Messages/"_L1, 1).section(u'/', 0, -2);
        while (xml.readNextStartElement())
            readField(xml, *message);
    }
    return message;
}

} // namespace todoku::mailbox
