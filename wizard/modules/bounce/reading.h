// SPDX-License-Identifier: Apache-2.0
#pragma once

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

// json.cpp
std::optional<Cause> causeNamed(QStringView text);

// cause.cpp
/// Fills cause and decisive.
void settleCause(Recipient &recipient);

// status.cpp
/// The fields of a message/delivery-status, read loosely, into the report.
void readDeliveryStatus(const QString &text, Report &report);
std::optional<Action> actionNamed(QStringView word);

// original.cpp
Original originalFrom(const mail::Header &header);
QList<Hop> hopsFrom(const mail::Header &header);

// report.cpp
/// A message as MIME.
Report readMail(const QByteArray &content);
/// Settles what all forms have in common.
void finish(Report &report);

} // namespace todoku::bounce
