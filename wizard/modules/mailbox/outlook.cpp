// SPDX-License-Identifier: Apache-2.0
#include "fields.h"
#include "formats.h"

namespace todoku::mailbox {

// MS-OXPROPS: a recipient's address is where its kind of account put it.
static QString addressOf(const mail::Properties &properties)
{
    for (const quint16 id : {0x39fe, 0x3003, 0x5ff6, 0x3001}) {
        const auto text = properties.text(id);
        if (!text.isEmpty() && (id == 0x39fe || id == 0x3003 || text.contains(u'@')))
            return mail::bareAddress(text);
    }
    return {};
}

Message messageOf(const mail::OutlookItem &item)
{
    const auto &properties = item.properties;
    const auto header = item.transportHeader();
    auto message = messageOf(header);
    if (const auto id = properties.text(0x1035); !id.isEmpty())
        message.messageId = id;
    for (const quint16 id : {0x5d01, 0x5d02, 0x0c1f, 0x0065}) {
        const auto text = properties.text(id);
        if (!text.isEmpty() && (message.from.isEmpty() || (text.contains(u'@') && !message.from.contains(u'@'))))
            message.from = mail::bareAddress(text);
    }
    if (const auto subject = properties.text(0x0037); !subject.isEmpty())
        message.subject = subject;
    for (const quint16 id : {0x0039, 0x0e06}) {
        if (!message.date.isValid())
            message.date = properties.time(id);
    }
    // Some writers count the closing zero.
    message.subject.remove(QChar(0));
    message.messageClass = item.messageClass().remove(QChar(0));
    message.searchKey = properties.bytes(0x300b);
    if (!item.recipients.empty()) {
        message.to.clear();
        message.cc.clear();
        message.bcc.clear();
    }
    for (const auto &recipient : item.recipients) {
        const auto address = addressOf(recipient);
        const auto kind = recipient.number(0x0c15).value_or(1) & 0xf; // MAPI_TO, MAPI_CC, MAPI_BCC, with flags above
        if (!address.isEmpty())
            (kind == 2 ? message.cc : kind == 3 ? message.bcc : message.to) << address;
    }
    return message;
}

} // namespace todoku::mailbox
