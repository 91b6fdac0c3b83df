<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::AddressesPage</name>
    <message numerus="yes">
        <source>%n address(es) checked: %1 to mend, %2 to have a look at.</source>
        <translation>
            <numerusform>%n address checked: %1 to mend, %2 to have a look at.</numerusform>
            <numerusform>%n addresses checked: %1 to mend, %2 to have a look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::BouncePage</name>
    <message numerus="yes">
        <source>All %n recipients together</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>All %n recipients together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other cases with %1 in the last seven days: %n</source>
        <translation>
            <numerusform>Other cases with %1 in the last seven days: %n</numerusform>
            <numerusform>Other cases with %1 in the last seven days: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more recipient(s)</source>
        <translation>
            <numerusform>%n more recipient</numerusform>
            <numerusform>%n more recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::CasesPage</name>
    <message numerus="yes">
        <source>Kept on this computer, for %n day(s) after the last change.</source>
        <translation>
            <numerusform>Kept on this computer, for %n day after the last change.</numerusform>
            <numerusform>Kept on this computer, for %n days after the last change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) not sent to the server yet</source>
        <translation>
            <numerusform>%n case not sent to the server yet</numerusform>
            <numerusform>%n cases not sent to the server yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::DomainsPage</name>
    <message numerus="yes">
        <source>%n domain(s) checked: %1 with errors, %2 with warnings.</source>
        <translation>
            <numerusform>%n domain checked: %1 with errors, %2 with warnings.</numerusform>
            <numerusform>%n domains checked: %1 with errors, %2 with warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking about %n domain(s) …</source>
        <translation>
            <numerusform>Asking about %n domain …</numerusform>
            <numerusform>Asking about %n domains …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s):</source>
        <translation>
            <numerusform>%n domain:</numerusform>
            <numerusform>%n domains:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and the same for the other %n domain(s)</source>
        <translation>
            <numerusform>… and the same for the other domain</numerusform>
            <numerusform>… and the same for the other %n domains</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::EvidenceBar</name>
    <message numerus="yes">
        <source>%1 of %2 read, %n message(s) so far</source>
        <translation>
            <numerusform>%1 of %2 read, %n message so far</numerusform>
            <numerusform>%1 of %2 read, %n messages so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compared with %n sent message(s) of “%1”.</source>
        <translation>
            <numerusform>Compared with %n sent message of “%1”.</numerusform>
            <numerusform>Compared with %n sent messages of “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n sent message(s) of “%1”; what was found until then counts.</source>
        <translation>
            <numerusform>Stopped after %n sent message of “%1”; what was found until then counts.</numerusform>
            <numerusform>Stopped after %n sent messages of “%1”; what was found until then counts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) could not be read completely.</source>
        <translation>
            <numerusform>%n more file could not be read completely.</numerusform>
            <numerusform>%n more files could not be read completely.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::MailWayView</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::ManyPage</name>
    <message numerus="yes">
        <source>No bounce among %n message(s)</source>
        <translation>
            <numerusform>No bounce among %n message</numerusform>
            <numerusform>No bounce among %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bounce(s), one cause</source>
        <translation>
            <numerusform>%n bounce, one cause</numerusform>
            <numerusform>%n bounces, one cause</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bounce(s), %1 causes</source>
        <translation>
            <numerusform>%n bounce, %1 causes</numerusform>
            <numerusform>%n bounces, %1 causes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other message(s) tell(s) of no failure.</source>
        <translation>
            <numerusform>%n other message tells of no failure.</numerusform>
            <numerusform>%n other messages tell of no failure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be read.</source>
        <translation>
            <numerusform>%n message could not be read.</numerusform>
            <numerusform>%n messages could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bounce(s)</source>
        <translation>
            <numerusform>%n bounce</numerusform>
            <numerusform>%n bounces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judged by %n bounce(s) of the group, evenly spread.</source>
        <translation>
            <numerusform>Judged by %n bounce of the group.</numerusform>
            <numerusform>Judged by %n bounces of the group, evenly spread.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be read</source>
        <translation>
            <numerusform>%n message could not be read</numerusform>
            <numerusform>%n messages could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::MisuseView</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of your %n sent message(s) is unlike the others. That is no proof: whoever uses the account may delete what was sent.</source>
        <translation>
            <numerusform>Your %n sent message is not unlike you. That is no proof: whoever uses the account may delete what was sent.</numerusform>
            <numerusform>None of your %n sent messages is unlike the others. That is no proof: whoever uses the account may delete what was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are unlike your other mail. The program only proposes: whether you wrote them, only you know.</source>
        <translation>
            <numerusform>%n message is unlike your other mail. The program only proposes: whether you wrote it, only you know.</numerusform>
            <numerusform>%n messages are unlike your other mail. The program only proposes: whether you wrote them, only you know.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I recognise none of the %n message(s)</source>
        <translation>
            <numerusform>I do not recognise the message</numerusform>
            <numerusform>I recognise none of the %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::RulesBar</name>
    <message numerus="yes">
        <source>%n mail flow rule(s)</source>
        <translation>
            <numerusform>%n mail flow rule</numerusform>
            <numerusform>%n mail flow rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inbox rule(s)</source>
        <translation>
            <numerusform>%n inbox rule</numerusform>
            <numerusform>%n inbox rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es)</source>
        <translation>
            <numerusform>%n mailbox</numerusform>
            <numerusform>%n mailboxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group member(s)</source>
        <translation>
            <numerusform>%n group member</numerusform>
            <numerusform>%n group members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::SentComparison</name>
    <message numerus="yes">
        <source>… and %n more recipient(s) of the sent message.</source>
        <translation>
            <numerusform>… and %n more recipient of the sent message.</numerusform>
            <numerusform>… and %n more recipients of the sent message.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::StartPage</name>
    <message numerus="yes">
        <source>%n message(s) read, %1 of %2. Stopping keeps what was found.</source>
        <translation>
            <numerusform>%n message read, %1 of %2. Stopping keeps what was found.</numerusform>
            <numerusform>%n messages read, %1 of %2. Stopping keeps what was found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %n bounce(s) is still open.</source>
        <translation>
            <numerusform>The list of %n bounce is still open.</numerusform>
            <numerusform>The list of %n bounces is still open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::Table</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::Window</name>
    <message numerus="yes">
        <source>%n question(s) have left this computer (show)</source>
        <translation>
            <numerusform>%n question has left this computer (show)</numerusform>
            <numerusform>%n questions have left this computer (show)</numerusform>
        </translation>
    </message>
</context>
</TS>
