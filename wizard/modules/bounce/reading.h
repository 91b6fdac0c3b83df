// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notice.h"
#include "todoku/bounce.h"
#include "todoku/mail.h"

/// The insides of the room: every form of a bounce is read into a Report by one of these, then finish() settles codes, causes and kind.
namespace todoku::bounce {

// codes.cpp
/// The first enhanced status code of a text (RFC 3463 §2), details of up to three digits; "" where there is none.
QString enhancedCode(QStringView text);
/// The SMTP reply code of a text: the one before an enhanced code, else the first that stands like one.
std::optional<int> replyCode(QStringView text);
/// Without "smtp;", Outlook's wrapper and quotation marks, unfolded.
QString bareDiagnostic(QStringView text);
/// Fills status, statusInReply and replyCode from statusField and diagnostic.
void settleCodes(Recipient &recipient);

// cause.cpp
/// Fills cause and decisive.
void settleCause(Recipient &recipient);

// status.cpp
/// The fields of a message/delivery-status, read loosely, into the report.
void readDeliveryStatus(const QString &text, Report &report);
std::optional<Action> actionNamed(QStringView word);
/// Exchange's "<mx.example.com #5.1.1 smtp;550 5.1.1 text>" into the recipient.
void readSupplementary(QStringView text, Recipient &recipient);

// original.cpp
Original originalFrom(const mail::Header &header);
QList<Hop> hopsFrom(const mail::Header &header);

// hops.cpp
/// Exchange's "Message Hops", in whatever language; empty where the text has no such table. `reported` is the day of the report.
QList<Hop> hopsInTable(const QString &text, const QDate &reported);

// text.cpp
/// Reads a notice without a delivery status: fields of one that stand in the text, else by the rules of texts.json.
/// Trust::Rules: what the rules of a family say; Trust::Guess: also what looks like a failed address in a text that looks like a notice.
enum class Trust { Rules, Guess };
bool readNotice(const Notice &notice, Trust trust, Report &report);
/// Fills what a delivery status leaves out (reply codes, diagnostics, who stands behind a pipe) from the words beside it.
bool needsWords(const Report &report);
void supplement(const Notice &notice, Report &report);

// notices.cpp
/// The JSON notices of sending services; false where the text holds none.
bool readJsonNotice(const QString &text, Report &report);

// report.cpp
/// A message as MIME.
Report readMail(const QByteArray &content);
/// Settles what all forms have in common.
void finish(Report &report);

// outlook.cpp
/// What Outlook saved: the three shapes of a report (facts of MS-OXCMAIL §2.2.3.7), a forwarded one, or words.
Report readOutlook(const mail::OutlookItem &item, int depth = 0);

} // namespace todoku::bounce
