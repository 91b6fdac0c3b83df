// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/domain.h"

/// One file a prefix, one function a file. Each adds what it concludes.
namespace todoku::domain {

using Findings = std::vector<Finding>;

void judgeDomain(const Facts &facts, Findings &findings);
void judgeMx(const Facts &facts, Findings &findings);
void judgeServers(const Facts &facts, Findings &findings); ///< mx.* that needs a connection
void judgeSpf(const Facts &facts, Findings &findings);
void judgeDmarc(const Facts &facts, Findings &findings);
void judgeDkim(const Facts &facts, Findings &findings);
void judgeMtaSts(const Facts &facts, Findings &findings);
void judgeTlsReporting(const Facts &facts, Findings &findings);
void judgeDane(const Facts &facts, Findings &findings);
void judgeDnssec(const Facts &facts, Findings &findings);

/// {"domain": …} and what else the case has to show.
QJsonObject evidenceOf(const Facts &facts, std::initializer_list<std::pair<QString, QJsonValue>> more = {});
/// Whether the MX records lead to Exchange Online.
bool isOnExchangeOnline(const Facts &facts);
/// Whether mail is wanted at all: no null MX.
bool takesMail(const Facts &facts);
/// The first conversation whose certificate is none of those that validated TLSA records name; nullptr: none, or nothing counts.
const smtp::Session *daneMismatch(const Mx &mx);
/// A record as in a zone file: "3 1 1 …" (RFC 6698 §2.2).
QString tlsaText(const Tlsa &tlsa);
/// The record that names a certificate's key (DANE-EE, SPKI, SHA-256: RFC 7672 §3.1.1 advises it); empty where it cannot be read.
QString tlsaFor(const QByteArray &certificate);
bool lacksLastDot(const Mx &mx, const QString &domain);

} // namespace todoku::domain
