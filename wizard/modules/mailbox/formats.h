// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/mail.h"
#include "todoku/mailbox.h"

#include <QtCore/QIODevice>

namespace todoku::mailbox {

/// Where the readers of formats that are no plain mail put what they find.
struct Sink {
    /// False: stop. `isSent`: it stands in the folder of sent mail, by its role or its name.
    std::function<bool(Message &&message, bool isSent)> use;
    std::function<void(Failure failure)> fail;
};

Failure failureOf(Trouble trouble);

/// A message of Outlook's (MS-OXMSG, MS-OXTNEF).
Message messageOf(const mail::OutlookItem &item);

/// An entry of an .olm archive: one message as XML. nullopt where it is none.
std::optional<Message> messageOfOlm(const QString &entryPath, const QByteArray &xml);

/// Outlook's export of a folder as comma or tab separated values, headings in English or Japanese (resources/tables/csv-columns.json).
/// It has neither dates nor Message-IDs: weak evidence.
void readCsv(const QByteArray &content, const QList<Columns> &columns, const Sink &sink);
bool looksLikeCsv(QByteArrayView head, const QString &path, const QList<Columns> &columns);
/// A table by its name and look, whatever its headings say.
bool looksLikeTable(QByteArrayView head, const QString &path);

/// .pst and .ost, read by a program of its own (todoku-pst) with limits of time and memory.
void readPst(const QString &path, const Sink &sink, const std::function<bool()> &isStopped);
bool looksLikePst(QByteArrayView head);
/// One line that the program writes.
struct PstMessage {
    Message message;
    bool isSent = false;
};
PstMessage messageOfPstLine(const QByteArray &line);

/// "Sent Items", "送信済みアイテム", "Sent-1", ".Sent", "[Gmail]/Sent Mail" …: the last part of a folder's path (resources/tables/sent-folders.json).
bool isSentFolder(const QString &name);

} // namespace todoku::mailbox
