// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

#include "todoku/guide.h"
#include "todoku/moment.h"

namespace todoku::report {

QString say(const Words &words, const char *text)
{
    return words.translate("Report", text);
}

QString title(Solution solution, const Words &words)
{
    return guide::load(code(solution), words.language()).title;
}

QString dateText(const QDateTime &date, const Words &words)
{
    return momentText(date.toLocalTime(), words.language());
}

/// The words of a kind that needs no finding.
static QString kindSentence(const bounce::Report &report, const Words &words)
{
    switch (report.kind) {
    case bounce::Kind::Delivered: return say(words, QT_TRANSLATE_NOOP("Report", "The message was delivered"));
    case bounce::Kind::Relayed: return say(words, QT_TRANSLATE_NOOP("Report", "The message was passed on to a server that sends no reports"));
    case bounce::Kind::Expanded: return say(words, QT_TRANSLATE_NOOP("Report", "The message was passed on to the members of a list"));
    case bounce::Kind::Feedback: return say(words, QT_TRANSLATE_NOOP("Report", "A recipient marked the message as unwanted"));
    case bounce::Kind::AutoReply: return say(words, QT_TRANSLATE_NOOP("Report", "This is an automatic answer: the message arrived"));
    case bounce::Kind::Delay: return say(words, QT_TRANSLATE_NOOP("Report", "The message is late, but not lost"));
    case bounce::Kind::NotAReport: return say(words, QT_TRANSLATE_NOOP("Report", "This message is not a delivery report"));
    case bounce::Kind::Failure: return say(words, QT_TRANSLATE_NOOP("Report", "The message could not be delivered"));
    }
    Q_UNREACHABLE();
}

/// The cause in a few words: short enough for a heading.
const char *causeText(bounce::Cause cause)
{
    using bounce::Cause;
    switch (cause) {
    case Cause::RecipientNotFound: return QT_TRANSLATE_NOOP("Report", "The recipient's mail server says: no such address");
    case Cause::BadAddressSyntax: return QT_TRANSLATE_NOOP("Report", "The address is not written correctly");
    case Cause::DomainNotFound: return QT_TRANSLATE_NOOP("Report", "The part after the @ leads nowhere");
    case Cause::LegacyExchangeAddress: return QT_TRANSLATE_NOOP("Report", "An old stored address was used");
    case Cause::GroupRestricted: return QT_TRANSLATE_NOOP("Report", "The recipient does not accept mail from you");
    case Cause::MessageTooLarge: return QT_TRANSLATE_NOOP("Report", "The message is too large");
    case Cause::DirectoryEdgeBlocked: return QT_TRANSLATE_NOOP("Report", "The recipient's organisation does not know this address");
    case Cause::SenderRejected: return QT_TRANSLATE_NOOP("Report", "The sender was refused");
    case Cause::MailboxFull: return QT_TRANSLATE_NOOP("Report", "The recipient's mailbox is full");
    case Cause::Loop: return QT_TRANSLATE_NOOP("Report", "The message went round in circles");
    case Cause::PolicyRejected: return QT_TRANSLATE_NOOP("Report", "A rule of the other side refused the message");
    case Cause::CodeUnknown: return QT_TRANSLATE_NOOP("Report", "The message could not be delivered");
    }
    Q_UNREACHABLE();
}

QString headline(const Given &given, const Verdict &, const Words &words)
{
    if (!given.report)
        return say(words, QT_TRANSLATE_NOOP("Report", "No report has been read yet"));
    const auto &report = *given.report;
    if (report.encrypted)
        return say(words, QT_TRANSLATE_NOOP("Report", "This message is encrypted, so it cannot be read here"));
    const auto failed = std::ranges::find(report.recipients, bounce::Action::Failed, &bounce::Recipient::action);
    if (report.kind != bounce::Kind::Failure || failed == report.recipients.end())
        return kindSentence(report, words);
    const bool oneCause = std::ranges::all_of(report.recipients, [&](const bounce::Recipient &recipient) {
        return recipient.action != bounce::Action::Failed || recipient.cause == failed->cause;
    });
    return say(words, oneCause ? causeText(failed->cause) : causeText(bounce::Cause::CodeUnknown));
}

QString circumstances(const bounce::Report &report, const Words &words)
{
    if (!report.original)
        return {};
    const auto failed = std::ranges::count(report.recipients, bounce::Action::Failed, &bounce::Recipient::action);
    const auto all = std::max<qsizetype>(report.original->to.size() + report.original->cc.size(), qsizetype(failed));
    const auto subject = report.original->subject.isEmpty() ? say(words, QT_TRANSLATE_NOOP("Report", "(no subject)")) : visible(report.original->subject);
    const auto date = dateText(report.original->date, words);
    QString text = date.isEmpty() ? say(words, QT_TRANSLATE_NOOP("Report", "Your message “%1”.")).arg(subject)
                                  : say(words, QT_TRANSLATE_NOOP("Report", "Your message “%1” of %2.")).arg(subject, date);
    if (failed > 0 && all > failed)
        text += ' '_L1 + say(words, QT_TRANSLATE_NOOP("Report", "%1 of %2 recipients did not get it; of the others no failure is reported.")).arg(failed).arg(all);
    else if (failed > 1)
        text += ' '_L1 + say(words, QT_TRANSLATE_NOOP("Report", "%1 recipients did not get it.")).arg(failed);
    return text;
}

QString roomName(const QString &room, const Words &words)
{
    static const QHash<QString, const char *> names{
        {u"bounce"_s, QT_TRANSLATE_NOOP("Report", "the report")},
        {u"address"_s, QT_TRANSLATE_NOOP("Report", "the address")},
        {u"sent"_s, QT_TRANSLATE_NOOP("Report", "your sent mail")},
        {u"account"_s, QT_TRANSLATE_NOOP("Report", "signs of misuse in your sent mail")},
        {u"origin"_s, QT_TRANSLATE_NOOP("Report", "where the returned message came from")},
        {u"domain"_s, QT_TRANSLATE_NOOP("Report", "the domain's DNS records")},
        {u"service"_s, QT_TRANSLATE_NOOP("Report", "the service's health")},
        {u"directory"_s, QT_TRANSLATE_NOOP("Report", "the recipient's directory")},
        {u"rules"_s, QT_TRANSLATE_NOOP("Report", "forwarding and transport rules")}};
    return names.contains(room) ? say(words, names.value(room)) : room;
}

QString answerText(DidItHelp answer, const Words &words)
{
    switch (answer) {
    case DidItHelp::Solved: return say(words, QT_TRANSLATE_NOOP("Report", "solved it"));
    case DidItHelp::NotYet: return say(words, QT_TRANSLATE_NOOP("Report", "did not help yet"));
    case DidItHelp::Later: return say(words, QT_TRANSLATE_NOOP("Report", "put off"));
    }
    Q_UNREACHABLE();
}

QList<PortalField> portalFields(const Words &words, const Answers &answers)
{
    QList<PortalField> fields{
        {u"A1/looked"_s, say(words, QT_TRANSLATE_NOOP("Report", "When it was looked at")), say(words, QT_TRANSLATE_NOOP("Report", "2026-11-25 09:30")), {}},
        {u"A1/health"_s, say(words, QT_TRANSLATE_NOOP("Report", "What service health says")), say(words, QT_TRANSLATE_NOOP("Report", "Exchange Online: healthy")), {}},
        {u"A1/incident"_s, say(words, QT_TRANSLATE_NOOP("Report", "Number of the incident or advisory")), u"EX123456"_s, {}},
        {u"A1/message"_s, say(words, QT_TRANSLATE_NOOP("Report", "What the message center says")), u"MC123456"_s, {}},
        {u"A1/trace"_s, say(words, QT_TRANSLATE_NOOP("Report", "What the message trace says")), say(words, QT_TRANSLATE_NOOP("Report", "Failed: recipient not found")), {}}};
    for (auto &field : fields)
        field.text = answers.fields.value(field.key).trimmed();
    return fields;
}

QString insteadOfTheNine(const Verdict &verdict, const Words &words)
{
    if (!verdict.recommended().isEmpty())
        return {};
    struct Advice {
        FindingId id;
        const char *text;
    };
    static constexpr Advice advice[]{
        {"bounce.not-a-report", QT_TRANSLATE_NOOP("Report", "Nothing failed, so there is nothing to mend.")},
        {"bounce.delay-only", QT_TRANSLATE_NOOP("Report", "Nothing has to be done yet: the server goes on trying and writes again if it gives up.")},
        {"bounce.mailbox-full", QT_TRANSLATE_NOOP("Report", "None of the nine solutions helps here. Only the recipient can make room: tell them by telephone, or in another way.")},
        {"bounce.message-too-large", QT_TRANSLATE_NOOP("Report", "None of the nine solutions helps here. Send a smaller message, or a link to the file.")},
        {"bounce.group-restricted", QT_TRANSLATE_NOOP("Report", "None of the nine solutions helps here. The group's owner or the recipient's administrator decides who may write: ask them.")},
        {"bounce.several-authors", QT_TRANSLATE_NOOP("Report", "None of the nine solutions helps here. The program that made the message has to be corrected.")},
        {"bounce.sender-unwanted", QT_TRANSLATE_NOOP("Report", "None of the nine solutions helps here. Only the recipient or their administrator can allow your address: ask them in another way.")},
        {"bounce.policy-rejected", QT_TRANSLATE_NOOP("Report", "None of the nine solutions helps here. The receiving side refused the message by a rule of its own, often for its content or an attachment: "
                                                               "read its answer, and ask the recipient or their administrator what they accept.")},
    };
    for (const auto &[id, text] : advice) {
        if (std::ranges::any_of(verdict.findings, [wanted = id](const Finding &finding) { return finding.id == wanted; }))
            return say(words, text);
    }
    return {};
}

QString sentence(const OpenQuestion &question, const Words &words)
{
    QStringList titles;
    for (const auto solution : question.between)
        titles << say(words, QT_TRANSLATE_NOOP("Report", "“%1”")).arg(title(solution, words));
    const auto list = titles.join(say(words, QT_TRANSLATE_NOOP("Report", ", ")));
    const bool one = titles.size() == 1;
    using Kind = OpenQuestion::Kind;
    switch (question.kind) {
    case Kind::SentItems:
        return (one ? say(words, QT_TRANSLATE_NOOP("Report", "Choose the sent items: they can show whether this is the right step: %1"))
                    : say(words, QT_TRANSLATE_NOOP("Report", "Choose the sent items to tell these apart: %1"))).arg(list);
    case Kind::Net:
        return (one ? say(words, QT_TRANSLATE_NOOP("Report", "Let Todoku ask the DNS: it can show whether this is the right step: %1"))
                    : say(words, QT_TRANSLATE_NOOP("Report", "Let Todoku ask the DNS to tell these apart: %1"))).arg(list);
    case Kind::OneRecipient:
        return (one ? say(words, QT_TRANSLATE_NOOP("Report", "Choose one recipient: for some of them this is the right step: %1"))
                    : say(words, QT_TRANSLATE_NOOP("Report", "Choose one recipient: not all of them need the same step: %1"))).arg(list);
    }
    Q_UNREACHABLE();
}

} // namespace todoku::report
