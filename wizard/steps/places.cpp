// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

namespace todoku {

static constexpr std::array placeCodes{"start", "bounce", "U1", "U2", "U3", "U4", "U5", "A1", "A2", "A3", "A4", "why", "result", "many", "addresses", "domains", "cases"};

QList<Place> everyPlace()
{
    return QList<Place>(allPlaces.begin(), allPlaces.end()) + QList{Place::Many, Place::Addresses, Place::Domains, Place::Cases};
}

std::optional<Solution> solutionOf(Place place)
{
    if (place < Place::U1 || place > Place::A4)
        return std::nullopt;
    return allSolutions[size_t(place) - size_t(Place::U1)];
}

Place placeOf(Solution solution)
{
    return Place(int(Place::U1) + int(solution));
}

QString code(Place place)
{
    return QString::fromLatin1(placeCodes[size_t(place)]);
}

std::optional<Place> placeFromCode(QStringView text)
{
    for (size_t i = 0; i < placeCodes.size(); ++i) {
        if (text == QLatin1StringView(placeCodes[i]))
            return Place(i);
    }
    return std::nullopt;
}

QList<Sample> samples(Language language)
{
    QList<Sample> list;
    for (const auto &value : tableRows(u"samples"_s)) {
        const auto row = value.toObject();
        list << Sample{":/todoku/samples/"_L1 + row.value("file"_L1).toString(), row.value(code(language)).toString()};
    }
    return list;
}

SolutionView viewOf(Solution solution, const Verdict &verdict)
{
    SolutionView view{solution, triage::concerning(solution, verdict.findings), false, 0, {}};
    std::ranges::stable_sort(view.findings, {}, [](const Finding &finding) { return finding.severity(); });
    const auto recommended = verdict.recommended();
    view.rank = int(recommended.indexOf(solution)) + 1;
    view.recommended = view.rank > 0;
    const auto &reasons = verdict.of(solution).reasons;
    // What an address looks like is telling only where another one was probably meant.
    const auto own = std::ranges::find_if(reasons, [&](const FindingId &id) {
        return std::ranges::any_of(view.findings, [&](const Finding &finding) {
            return finding.id == id && !id.text().startsWith("bounce."_L1)
                && (!id.text().startsWith("address."_L1) || !finding.evidence.value("suggestion"_L1).toString().isEmpty());
        });
    });
    if (!reasons.isEmpty())
        view.mainReason = own != reasons.end() ? *own : reasons.first();
    return view;
}

QStringList reasonsFor(const Verdict &verdict)
{
    QStringList reasons;
    for (const auto &value : tableRows(u"reasons"_s)) {
        const auto row = value.toObject();
        const bool fits = std::ranges::any_of(verdict.findings, [id = row.value("finding"_L1).toString()](const Finding &f) { return f.id.text() == id; });
        const auto reason = row.value("section"_L1).toString();
        if (fits && !reasons.contains(reason))
            reasons << reason;
    }
    return reasons;
}

Comparison compare(const Verdict &before, const Verdict &after)
{
    const auto has = [](const QList<Finding> &findings, const Finding &wanted) {
        return std::ranges::any_of(findings, [&](const Finding &f) { return f.id == wanted.id && f.subject == wanted.subject; });
    };
    Comparison result;
    for (const auto &finding : before.findings)
        (has(after.findings, finding) ? result.still : result.mended) << finding;
    for (const auto &finding : after.findings) {
        if (!has(before.findings, finding))
            result.fresh << finding;
    }
    return result;
}

} // namespace todoku
