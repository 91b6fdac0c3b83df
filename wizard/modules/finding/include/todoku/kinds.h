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
});

} // namespace todoku
