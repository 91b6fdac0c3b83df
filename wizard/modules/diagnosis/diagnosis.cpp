// SPDX-License-Identifier: Apache-2.0
#include "todoku/diagnosis.h"

#include "questions.h"

#include <functional>

namespace todoku {

const triage::Ranked &Verdict::of(Solution solution) const
{
    return *std::ranges::find(solutions, solution, &triage::Ranked::solution);
}

QList<Solution> Verdict::recommended() const
{
    QList<Solution> found;
    for (const auto &entry : solutions) {
        if (entry.recommended())
            found << entry.solution;
    }
    return found;
}

QStringList ownDomains(const Given &given)
{
    if (!given.ownDomains.isEmpty())
        return given.ownDomains;
    if (given.sentItems) {
        if (const auto domains = mailbox::fromDomains(*given.sentItems); !domains.isEmpty())
            return domains;
    }
    if (!given.report || !given.report->original)
        return {};
    const auto domain = domainOf(given.report->original->from);
    return !domain.isEmpty() && domain == domainOf(given.report->to) ? QStringList{domain} : QStringList();
}

/// The report with only the one recipient, so that every rule sees just that one.
static bounce::Report narrowed(bounce::Report report, std::optional<int> recipient)
{
    if (recipient && *recipient >= 0 && *recipient < report.recipients.size())
        report.recipients = {report.recipients[*recipient]};
    return report;
}

/// Whom the person has written to, but for what was written only in the message that came back: it did not work.
static address::Known knownFrom(const Given &given, const QStringList &failed)
{
    address::Known known{{}, {}, ownDomains(given)};
    if (!given.sentItems)
        return known;
    for (const auto &contact : mailbox::contacts(*given.sentItems)) {
        const bool alsoFailed = failed.contains(contact.address, Qt::CaseInsensitive);
        if (!alsoFailed && contact.address.contains(u'@'))
            known.contacts << address::Contact{contact.address, int(std::min<qint64>(contact.count, 1'000'000)), contact.last};
    }
    return known;
}

address::Directory directoryOf(const Given &given)
{
    // The widely used domains are the same for every case; they are prepared once.
    static const address::Directory common;
    const auto known = knownFrom(given, failedAddresses(given.report));
    return known == address::Known{} ? common : address::Directory(known);
}

/// The addresses that failed, or the one that was typed; not more than a person would look at.
static QStringList addressesIn(const std::optional<bounce::Report> &report, const QString &typed)
{
    static constexpr qsizetype most = 50;
    QStringList addresses = failedAddresses(report);
    if (!typed.isEmpty())
        addresses.prepend(typed);
    addresses.removeDuplicates();
    return addresses.mid(0, most);
}

static QList<Finding> judgeAddresses(const QStringList &addresses, const address::Directory &directory)
{
    QList<Finding> findings;
    for (const auto &text : addresses)
        findings << address::judge(address::examine(text, directory));
    return findings;
}

static void judgeAccount(const Given &given, std::optional<qsizetype> bounced, const QSet<QString> &unrecognised, Verdict &verdict)
{
    verdict.misuse = account::examine(*given.sentItems, bounced, unrecognised);
    verdict.findings << account::judge(*verdict.misuse);
    verdict.lookedAt << u"account"_s;
}

/// What the sent items say about the bounce, and about the account.
static void judgeSentItems(const Given &given, const bounce::Report &report, const QSet<QString> &unrecognised, Verdict &verdict)
{
    const auto facts = sent::examine(report, *given.sentItems, ownDomains(given));
    verdict.findings << sent::judge(facts);
    verdict.lookedAt << u"sent"_s;
    judgeAccount(given, facts.match ? std::optional(facts.match->place) : std::nullopt, unrecognised, verdict);
    verdict.sent = facts;
}

static void judgePastedRecipients(const Given &given, const bounce::Report &report, Verdict &verdict)
{
    const auto facts = sent::examineByHand(report, given.sentTo, ownDomains(given));
    if (!facts)
        return;
    verdict.findings << sent::judge(*facts);
    verdict.lookedAt << u"sent"_s;
    verdict.sent = facts;
}

/// What a person tells of a report without giving it.
static bounce::Report typedFailure(const QString &address)
{
    bounce::Report report;
    report.kind = bounce::Kind::Failure;
    report.recipients << bounce::Recipient{};
    report.recipients.first().address = address.trimmed();
    return report;
}

static void judgeOrigin(const Given &given, const bounce::Report &report, Verdict &verdict)
{
    // A report that tells of no failure, or is none, has no origin to doubt.
    if (report.kind != bounce::Kind::Failure)
        return;
    origin::Asked asked;
    if (given.online.asked) {
        asked.keys = [keys = given.online.keys](const QString &name) { return keys.value(name); };
        asked.spf = given.online.spf;
    }
    const auto facts = given.content.isEmpty() ? origin::examine(report, ownDomains(given), asked)
                                               : origin::examine(report, origin::returnedOriginal(given.content, report), ownDomains(given), asked);
    verdict.findings << origin::judge(facts);
    verdict.origin = facts;
    if (facts.hasOriginal)
        verdict.lookedAt << u"origin"_s;
}

static void judgeReport(const Given &given, const Answers &answers, Verdict &verdict)
{
    const auto report = narrowed(*given.report, answers.recipient);
    verdict.lookedAt << u"bounce"_s;
    verdict.findings << bounce::judge(report) << bounce::judgeFurther(report, ownDomains(given), given.others);
    if (given.sentItems)
        judgeSentItems(given, report, answers.unrecognised, verdict);
    else if (!given.sentTo.isEmpty())
        judgePastedRecipients(given, report, verdict);
    judgeOrigin(given, report, verdict);
}

rules::Facts examineRules(const Given &given, std::optional<int> recipient)
{
    QList<rules::Wanted> wanted;
    static const address::Directory common;
    for (const auto &text : addressesIn(given.report ? std::optional(narrowed(*given.report, recipient)) : std::nullopt, given.address))
        wanted << rules::Wanted{text, address::examine(text, common).proxyAddress};
    // Whoever wrote to one address, which is not the one that failed, wrote to the list.
    const auto &original = given.report ? given.report->original : std::nullopt;
    const auto to = original && original->cc.isEmpty() ? original->to : QStringList();
    const bool isList = to.size() == 1 && !std::ranges::any_of(wanted, [&](const rules::Wanted &one) { return one.address.compare(to.first(), Qt::CaseInsensitive) == 0; });
    return rules::examine(given.ruleExports, wanted, isList ? to.first() : QString());
}

QString failedAddress(const Given &given, const Answers &answers)
{
    if (!given.report || given.report->recipients.isEmpty())
        return given.address;
    const auto &recipients = given.report->recipients;
    return recipients[std::clamp<qsizetype>(answers.recipient.value_or(0), 0, recipients.size() - 1)].address;
}

QJsonObject placeValues(const Given &given, const Answers &answers)
{
    const auto failed = failedAddress(given, answers);
    const auto original = given.report && given.report->original ? *given.report->original : bounce::Original{};
    // Whom the sender wrote to: where that is somebody else than the one who failed, something passed the message on.
    const auto to = original.to + original.cc;
    static const address::Directory common;
    // Nobody can be looked up by a stale internal address; who that is today, only the administrator knows.
    const auto x500 = address::examine(failed, common).proxyAddress;
    const auto typed = answers.fields.value(u"A3/person"_s);
    return {{"recipient"_L1, failed},
            {"person"_L1, !typed.isEmpty() ? typed : x500.isEmpty() ? failed : QString()},
            {"domain"_L1, domainOf(failed)},
            {"sender"_L1, original.from},
            {"message-id"_L1, original.messageId},
            {"own-domain"_L1, ownDomains(given).value(0)},
            {"addressed"_L1, to.size() == 1 && !to.first().isEmpty() ? to.first() : failed},
            {"x500"_L1, x500}};
}

Remembered remember(const Case &theCase)
{
    // These look again at what the file holds: the message, the address, the keys.
    static const QStringList atHand{u"bounce"_s, u"address"_s, u"origin"_s};
    Remembered remembered;
    remembered.recipient = theCase.answers.recipient;
    for (const auto &room : theCase.verdict.lookedAt) {
        if (!atHand.contains(room))
            remembered.rooms << room;
    }
    for (const auto &finding : theCase.verdict.findings) {
        if (remembered.rooms.contains(roomOf(finding)))
            remembered.findings << finding;
    }
    return remembered;
}

/// Rooms that have nothing to look at now speak by what they found then, if it was about the same recipient.
static void recall(const Given &given, const Answers &answers, const QStringList &addresses, Verdict &verdict)
{
    const auto &remembered = given.remembered;
    for (const auto &room : remembered.rooms) {
        const bool narrower = remembered.recipient && remembered.recipient != answers.recipient && room != "domain"_L1;
        if (narrower || verdict.lookedAt.contains(room))
            continue;
        verdict.lookedAt << room;
        for (const auto &finding : remembered.findings) {
            const bool aboutAnother = finding.subject.contains(u'@') && !addresses.contains(finding.subject) && failedAddresses(given.report).contains(finding.subject);
            if (roomOf(finding) == room && !aboutAnother)
                verdict.findings << finding;
        }
    }
}

/// `known` is asked only where there is an address to judge: its tables take a while to read.
static Verdict verdictOf(const Given &given, const Answers &answers, const std::function<const address::Directory &()> &known)
{
    Verdict verdict;
    const auto addresses = addressesIn(given.report ? std::optional(narrowed(*given.report, answers.recipient)) : std::nullopt, given.address);
    if (!addresses.isEmpty()) {
        verdict.lookedAt << u"address"_s;
        verdict.findings << judgeAddresses(addresses, known());
    }
    if (given.report)
        judgeReport(given, answers, verdict);
    else if (given.sentItems)
        judgeAccount(given, {}, answers.unrecognised, verdict);
    else if (!given.sentTo.isEmpty() && !given.address.isEmpty())
        judgePastedRecipients(given, typedFailure(given.address), verdict);
    if (!given.ruleExports.isEmpty()) {
        verdict.findings << rules::judge(examineRules(given, answers.recipient));
        verdict.lookedAt << u"rules"_s;
    }
    for (const auto &facts : given.online.domains) {
        for (const auto &finding : domain::judge(facts))
            verdict.findings << finding;
    }
    if (!given.online.domains.isEmpty())
        verdict.lookedAt << u"domain"_s;
    recall(given, answers, addresses, verdict);
    verdict.solutions = rankTogether(relevant(verdict.findings, given), addresses);
    verdict.open = openQuestions(given, verdict, addresses);
    return verdict;
}

Verdict diagnose(const Given &given, const Answers &answers)
{
    std::optional<address::Directory> known;
    return verdictOf(given, answers, [&]() -> const address::Directory & { return known.emplace(directoryOf(given)); });
}

Verdict diagnose(const Given &given, const Answers &answers, const address::Directory &known)
{
    return verdictOf(given, answers, [&]() -> const address::Directory & { return known; });
}

QJsonObject toJson(const Given &given, const Verdict &verdict)
{
    QJsonArray findings;
    for (const auto &finding : verdict.findings)
        findings << toJson(finding);
    return {{"bounce"_L1, given.report ? QJsonValue(bounce::toJson(*given.report)) : QJsonValue(QJsonValue::Null)},
            {"findings"_L1, findings},
            {"solutions"_L1, triage::toJson(verdict.solutions)}};
}

} // namespace todoku
