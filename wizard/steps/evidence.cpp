// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

namespace todoku {

using About = OriginClue::About;
using Speaks = OriginClue::Speaks;

static const Finding *findingOf(const Verdict &verdict, FindingId id)
{
    const auto found = std::ranges::find(verdict.findings, id, &Finding::id);
    return found == verdict.findings.end() ? nullptr : &*found;
}

/// What a finding speaks for, and the piece of its evidence that shows it.
struct ClueRow {
    FindingId id;
    Speaks speaks;
    const char *evidence;
};

/// By the first of the findings that is there.
static std::optional<OriginClue> clueFrom(About about, const Verdict &verdict, std::initializer_list<ClueRow> rows)
{
    for (const auto &row : rows) {
        if (const auto *finding = findingOf(verdict, row.id))
            return OriginClue{about, row.speaks, finding->evidence.value(QLatin1StringView(row.evidence)).toString()};
    }
    return std::nullopt;
}

static OriginClue serverClue(const Verdict &verdict)
{
    const auto clue = clueFrom(About::Server, verdict, {{"origin.our-server", Speaks::ForUs, "server"}, {"origin.foreign-server", Speaks::ForAStranger, "client"},
                                                        {"origin.login-elsewhere", Speaks::ForNobody, "server"}, {"origin.shared-cloud", Speaks::ForNobody, "provider"},
                                                        {"origin.shared-relay", Speaks::ForNobody, "provider"}, {"origin.forwarded", Speaks::ForNobody, "client"}});
    return clue.value_or(OriginClue{About::Server, Speaks::ForNobody, {}});
}

static OriginClue spfClue(const Verdict &verdict, const origin::Facts &facts)
{
    if (const auto clue = clueFrom(About::Spf, verdict, {{"origin.spf-fail", Speaks::ForAStranger, "result"}, {"origin.spf-pass", Speaks::ForUs, "result"}}))
        return *clue;
    return {About::Spf, facts.spf.isEmpty() && !facts.online ? Speaks::NotLookedAt : Speaks::ForNobody, facts.spf};
}

static OriginClue dkimClue(const Verdict &verdict, const origin::Facts &facts)
{
    if (const auto clue = clueFrom(About::Dkim, verdict, {{"origin.dkim-ours", Speaks::ForUs, "signer"}, {"origin.dkim-broken", Speaks::ForAStranger, "signer"},
                                                          {"origin.dkim-foreign", Speaks::ForAStranger, "signer"}, {"origin.dkim-unchecked", Speaks::NotLookedAt, "signer"},
                                                          {"origin.dkim-no-key", Speaks::ForNobody, "signer"}}))
        return *clue;
    // A missing signature proves nothing: not everything of ours may be signed.
    return {About::Dkim, Speaks::ForNobody, facts.signatures.isEmpty() ? QString() : facts.signatures.first().domain};
}

static OriginClue sentItemsClue(const Case &theCase)
{
    const auto &verdict = theCase.verdict;
    if (!theCase.given.sentItems)
        return {About::SentItems, Speaks::NotLookedAt, {}};
    if (findingOf(verdict, "account.bounced-is-suspicious"))
        return {About::SentItems, Speaks::ForUs, {}};
    const auto clue = clueFrom(About::SentItems, verdict, {{"sent.match", Speaks::ForUs, "subject"}, {"sent.old-export", Speaks::ForNobody, "last"}, {"sent.no-match", Speaks::ForAStranger, "count"}});
    return clue.value_or(OriginClue{About::SentItems, Speaks::ForNobody, {}});
}

QList<OriginClue> originClues(const Case &theCase)
{
    const auto &verdict = theCase.verdict;
    if (!verdict.origin)
        return {};
    const auto &facts = *verdict.origin;
    if (!facts.hasOriginal)
        return {{About::Original, Speaks::ForNobody, {}}, serverClue(verdict), sentItemsClue(theCase)};
    QList<OriginClue> clues{serverClue(verdict), spfClue(verdict, facts), dkimClue(verdict, facts)};
    // The form of the number is a sign only where it is none of our programs'.
    clues << OriginClue{About::MessageId, facts.foreignMessageId ? Speaks::ForAStranger : Speaks::ForNobody, facts.messageId};
    if (!facts.batvAddress.isEmpty())
        clues << OriginClue{About::ReturnAddress, facts.batvStale ? Speaks::ForNobody : Speaks::ForUs, facts.batvAddress};
    return clues << sentItemsClue(theCase);
}

} // namespace todoku
