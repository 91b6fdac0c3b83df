// SPDX-License-Identifier: Apache-2.0
#pragma once

// Part of todoku/finding.h: the vocabulary. One row a finding, grouped by the room (or, under domain, the rule file) that raises it.
// To add one: a row here, its Japanese in translations/todoku_ja.ts (context Finding), a rule that raises it, a case in the room's test.

namespace todoku {

inline constexpr auto findingKinds = std::to_array<FindingKind>({
    // bounce: what the report itself says
    {"bounce.not-a-report", Severity::Info, "RFC 3464 §2", QT_TRANSLATE_NOOP("Finding", "This message is not a report that a mail could not be delivered.")},
    {"bounce.delay-only", Severity::Info, "RFC 3464 §2.3.3", QT_TRANSLATE_NOOP("Finding", "The message for {address} is late. The server is still trying and will write again if it gives up.")},
    {"bounce.recipient-not-found", Severity::Error, "RFC 3463 §3.2", QT_TRANSLATE_NOOP("Finding", "The mail server does not know the address {address}.")},
    {"bounce.bad-address-syntax", Severity::Error, "RFC 3463 §3.2", QT_TRANSLATE_NOOP("Finding", "The mail server says that {address} is not written like a mail address.")},
    {"bounce.domain-not-found", Severity::Error, "RFC 3463 §3.2", QT_TRANSLATE_NOOP("Finding", "The mail server found no way to the domain of {address}.")},
    {"bounce.legacy-exchange-address", Severity::Error, "MS-OXCMAIL §2.1.3.1.8", QT_TRANSLATE_NOOP("Finding", "The message went to an old internal Exchange address that is no longer in use, not to a mail address.")},
    {"bounce.group-restricted", Severity::Error, "RFC 3463 §3.8", QT_TRANSLATE_NOOP("Finding", "{address} accepts mail only from certain senders, and you are not one of them.")},
    {"bounce.message-too-large", Severity::Error, "RFC 3463 §3.3", QT_TRANSLATE_NOOP("Finding", "The message is larger than {address} accepts.")},
    {"bounce.directory-edge-blocked", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "The recipient's organisation has no {address} in its directory and turned the message away at the door.")},
    {"bounce.sender-rejected", Severity::Error, "RFC 3463 §3.2", QT_TRANSLATE_NOOP("Finding", "The message was refused because of its sender: {diagnostic}")},
    {"bounce.mailbox-full", Severity::Error, "RFC 3463 §3.3", QT_TRANSLATE_NOOP("Finding", "The mailbox of {address} is full.")},
    {"bounce.loop", Severity::Error, "RFC 5321 §6.3", QT_TRANSLATE_NOOP("Finding", "The message for {address} went round in circles between mail servers.")},
    {"bounce.policy-rejected", Severity::Error, "RFC 3463 §3.8", QT_TRANSLATE_NOOP("Finding", "A rule of the receiving side refused the message for {address}.")},
    {"bounce.code-unknown", Severity::Warning, "RFC 3463", QT_TRANSLATE_NOOP("Finding", "The report for {address} does not say clearly what went wrong.")},
    {"bounce.delivered", Severity::Info, "RFC 3464 §2.3.3", QT_TRANSLATE_NOOP("Finding", "The message for {address} was delivered or handed on. Nothing is wrong.")},
    {"bounce.recipient-unnamed", Severity::Warning, "RFC 3464 §2.3.2", QT_TRANSLATE_NOOP("Finding", "A message could not be delivered, but the report does not say to whom.")},
    {"bounce.guessed", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "This report has a form that Todoku does not know. That {address} failed is a guess: please compare it with the text of the report.")},
    {"bounce.encrypted", Severity::Warning, "RFC 8551 §3.3", QT_TRANSLATE_NOOP("Finding", "The message is encrypted. Open it in your mail program, copy its text, and paste it.")},
    {"bounce.relay-denied", Severity::Error, "RFC 5321 §3.6.2", QT_TRANSLATE_NOOP("Finding", "The server that was asked does not handle mail for the domain of {address}.")},
    {"bounce.sender-address-invalid", Severity::Error, "RFC 3463 §3.2", QT_TRANSLATE_NOOP("Finding", "Your own address is set up wrongly, so the message was not accepted.")},
    {"bounce.sender-blocked", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "Your mail service has stopped your account from sending. That mostly happens when somebody else has used it.")},
    {"bounce.tenant-blocked", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "Mail of your whole organisation is refused, not only yours.")},
    {"bounce.null-mx", Severity::Error, "RFC 7505 §4.2", QT_TRANSLATE_NOOP("Finding", "The domain of {address} says that it accepts no mail at all.")},
    {"bounce.forwarding-forbidden", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "The recipient's mail is forwarded to {address}, but the recipient's organisation does not allow forwarding to the outside.")},
    {"bounce.forwarding-broken", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "At the recipient, mail is forwarded to an address that does not exist.")},
    {"bounce.forwarding-loop", Severity::Error, "RFC 5321 §6.3", QT_TRANSLATE_NOOP("Finding", "Forwarding rules send the message for {address} round in circles.")},
    {"bounce.own-authentication", Severity::Error, "RFC 7208 §8.4, RFC 9989", QT_TRANSLATE_NOOP("Finding", "The recipient's server could not confirm that the message really came from your domain (SPF, DKIM, DMARC).")},
    {"bounce.server-unreachable", Severity::Error, "RFC 5321 §4.5.4.1", QT_TRANSLATE_NOOP("Finding", "The mail server of {address} could not be reached.")},
    {"bounce.route-broken", Severity::Error, "RFC 5321 §5.1", QT_TRANSLATE_NOOP("Finding", "The mail records of the domain of {address} lead to a server that cannot take the message.")},
    {"bounce.several-authors", Severity::Error, "RFC 5322 §3.6.2", QT_TRANSLATE_NOOP("Finding", "The message names several senders without saying who sent it. The program that made it has to be corrected.")},
    {"bounce.recipient-not-addressed", Severity::Warning, "RFC 3464 §2.3.1", QT_TRANSLATE_NOOP("Finding", "The message was written to {to}, but it failed at {address}. Somebody passed it on, or it was a blind copy.")},
    {"bounce.old-message-answered", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "The message was an answer to an older one. Old messages carry old internal addresses.")},
    {"bounce.old-meeting", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "The message belongs to a meeting. Old meetings carry old internal addresses.")},
    {"bounce.many-organisations", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "Recipients of {count} different organisations failed in the same way. That points to the sending side, not to the addresses.")},
    {"bounce.whole-domain", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "All {count} recipients at {domain} failed, and nobody elsewhere did.")},
    {"bounce.outsider-cannot-reach-us", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "Somebody outside ({from}) could not write to your own domain {domain}.")},
});

} // namespace todoku
