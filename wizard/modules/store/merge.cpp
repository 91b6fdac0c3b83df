// SPDX-License-Identifier: Apache-2.0
#include "todoku/store.h"

#include "todoku/casefile.h"

#include <QtCore/QSet>

namespace todoku::store {

/// Both texts, the other desk's first, without what both share at the beginning twice.
static QString bothNotes(const QString &base, const QString &ours, const QString &theirs, const Entry &us)
{
    if (ours.startsWith(theirs))
        return ours;
    if (theirs.startsWith(ours))
        return theirs;
    const auto added = (ours.startsWith(base) ? ours.mid(base.size()) : ours).trimmed();
    // A save whose answer got lost comes a second time. Whole lines only: "ok" stands in "book", too.
    const auto inLines = [](const QString &text) -> QString { return u'\n' + text + u'\n'; };
    if (added.isEmpty() || inLines(theirs).contains(inLines(added)))
        return theirs;
    return theirs + u"\n[%1, %2]\n"_s.arg(us.changedBy, us.changed.toString(u"yyyy-MM-dd HH:mm"_s)) + added;
}

/// What only one side changed; where both did, ours.
template<class T>
static T chosen(const T &base, const T &ours, const T &theirs, bool &conflict)
{
    if (ours == theirs || theirs == base)
        return ours;
    if (ours == base)
        return theirs;
    conflict = true;
    return ours;
}

/// Two case files member by member; of anything else one as a whole.
static QByteArray chosenFile(const Entry &base, const Entry &ours, const Entry &theirs, bool &conflict)
{
    if (ours.file != theirs.file && ours.file != base.file && theirs.file != base.file) {
        if (const auto merged = casefile::merge(base.file, ours.file, theirs.file); merged && merged->content.size() <= largestFile) {
            conflict = merged->conflict;
            return merged->content;
        }
    }
    return chosen(base.file, ours.file, theirs.file, conflict);
}

Merged merge(const Entry &base, const Entry &ours, const Entry &theirs)
{
    Merged merged{ours, {}};
    auto &entry = merged.entry;
    const auto both = [&](Conflict::What what, const QString &place = {}) { merged.conflicts << Conflict{what, place, theirs.changedBy}; };

    QSet<QString> places;
    for (const auto &notes : {ours.notes, theirs.notes}) {
        for (auto it = notes.begin(); it != notes.end(); ++it)
            places << it.key();
    }
    for (const auto &place : places) {
        const auto before = base.notes.value(place), our = ours.notes.value(place), their = theirs.notes.value(place);
        bool conflict = false;
        auto note = chosen(before, our, their, conflict);
        if (conflict) {
            note = bothNotes(before, our, their, ours);
            if (note != our)
                both(Conflict::What::Note, place);
        }
        entry.notes.insert(place, note);
    }

    auto spent = theirs.seconds;
    for (auto it = ours.seconds.begin(); it != ours.seconds.end(); ++it)
        spent[it.key()] += std::max<qint64>(0, it.value() - base.seconds.value(it.key()));
    entry.seconds = spent;

    bool state = false, number = false, file = false, ignored = false;
    entry.state = chosen(base.state, ours.state, theirs.state, state);
    entry.caseNumber = chosen(base.caseNumber, ours.caseNumber, theirs.caseNumber, number);
    entry.file = chosenFile(base, ours, theirs, file);
    entry.domain = chosen(base.domain, ours.domain, theirs.domain, ignored);
    entry.cause = chosen(base.cause, ours.cause, theirs.cause, ignored);
    entry.solution = chosen(base.solution, ours.solution, theirs.solution, ignored);
    if (state)
        both(Conflict::What::State);
    if (number)
        both(Conflict::What::CaseNumber);
    if (file)
        both(Conflict::What::File);
    if (theirs.begun.isValid() && theirs.begun < entry.begun)
        entry.begun = theirs.begun;
    if (!theirs.owner.isEmpty())
        entry.owner = theirs.owner;
    return merged;
}

} // namespace todoku::store
