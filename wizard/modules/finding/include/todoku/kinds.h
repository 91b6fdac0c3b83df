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

    // sent: the bounce against the user's sent items
    {"sent.match", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "The message is in the sent items: “{subject}”, {date}.")},
    {"sent.no-match", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "The message is not among the {count} sent items that were searched. This alone proves nothing: mail sent from a phone, a shared mailbox or a scanner, and deleted mail, look the same.")},
    {"sent.old-export", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "The sent items that were searched end on {last}, before the message was sent. That it is not among them means nothing.")},
    {"sent.recipient-listed", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "You wrote to {address} yourself; it stands in the field {field} of the sent message.")},
    {"sent.legacy-entry", Severity::Warning, "MS-OXCMAIL §2.1.3.1.8", QT_TRANSLATE_NOOP("Finding", "You chose the recipient from a stored entry that leads to an old internal Exchange address.")},
    {"sent.recipient-not-listed", Severity::Warning, "RFC 3464 §2.3.1", QT_TRANSLATE_NOOP("Finding", "You did not write to {address}. The message was sent to {recipients}.")},
    {"sent.passed-on", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "The message for {via} was probably passed on to {address} by a forwarding rule. Please ask {via}.")},
    {"sent.passed-on-by-somebody", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "One of the recipients probably passed the message on to {address} by a forwarding rule. Please ask them: {recipients}.")},
    {"sent.list-member", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "You wrote to a list or group, and {address} is probably a member of it. Whoever looks after the list can remove that address.")},
    {"sent.added-by-own-side", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "{address} belongs to your own organisation, but neither you nor a recipient of your organisation wrote to it. A rule of your mail system probably adds it.")},
    {"sent.similar-recipient", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "{address} looks much like {similar}, to which you have written {count} times.")},
    {"sent.used-before", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "{address} has worked before: you have answered mail of it ({replies} of {count} messages, last on {last}).")},
    {"sent.written-before", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "You have written to {address} before ({count} times, last on {last}), but never in answer to a mail.")},
    {"sent.newer-address", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "You have since written to {newer}, probably the same person’s new address (last on {last}).")},
    {"sent.domain-worked", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "Other addresses at {domain} have worked before (last on {last}).")},

    // account: signs of misuse in the sent items
    {"account.unrecognised-message", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "{count} sent messages are unlike your other mail, for example “{subject}” to {recipient}. Did you write them?")},
    {"account.burst", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "{count} messages to people you otherwise never write to went out within {minutes} minutes, from {first}.")},
    {"account.odd-hours", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "{count} messages to strangers were sent at hours at which you otherwise do not write, the first at {first}.")},
    {"account.mass-recipients", Severity::Warning, "", QT_TRANSLATE_NOOP("Finding", "{count} people at once, most of whom you otherwise never write to, were sent “{subject}”.")},
    {"account.bounced-is-suspicious", Severity::Error, "", QT_TRANSLATE_NOOP("Finding", "The returned message “{subject}” is itself unlike your other mail.")},
    {"account.known-mailing", Severity::Info, "", QT_TRANSLATE_NOOP("Finding", "A mailing to {count} people whom you also write to otherwise, from {first}, is no sign of misuse.")},
});

} // namespace todoku
