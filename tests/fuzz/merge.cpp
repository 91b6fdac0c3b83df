// SPDX-License-Identifier: Apache-2.0
// What two desks made of one case: three texts, divided by NUL: before, ours, theirs. Each is taken as a case file and as a note.
#include "todoku/casefile.h"
#include "todoku/store.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace todoku;

static void require(bool holds)
{
    if (!holds)
        __builtin_trap();
}

static QJsonObject objectOf(const QByteArray &content)
{
    return QJsonDocument::fromJson(content).object();
}

/// Whoever changed nothing changes nothing; what anybody ticked off stays.
static void mergeFiles(const QByteArray &base, const QByteArray &ours, const QByteArray &theirs)
{
    const auto merged = casefile::merge(base, ours, theirs);
    if (!merged)
        return;
    const auto before = objectOf(base), our = objectOf(ours), their = objectOf(theirs), result = objectOf(merged->content);
    require(casefile::looksLike(merged->content) && !result.isEmpty());
    if (before == their)
        require(result == our);
    if (before == our)
        require(result == their);
    const auto answers = [](const QJsonObject &file) { return file["answers"_L1]; };
    if (!answers(our).isObject() || !answers(their).isObject() || !answers(our)["ticks"_L1].isObject() || !answers(their)["ticks"_L1].isObject())
        return; // no tick of a person
    for (const auto *side : {&our, &their}) {
        for (const auto &step : answers(*side)["ticks"_L1].toObject().keys())
            require(!answers(before)["ticks"_L1][step].isUndefined() || !answers(result)["ticks"_L1][step].isUndefined());
    }
}

static store::Entry entryOf(const QByteArray &text, const QString &desk)
{
    store::Entry entry;
    entry.changedBy = desk;
    entry.changed = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    entry.notes.insert(u"U1"_s, QString::fromUtf8(text));
    return entry;
}

/// A note that both wrote holds what each of them added.
static void mergeNotes(const QByteArray &base, const QByteArray &ours, const QByteArray &theirs)
{
    const auto before = entryOf(base, {}), our = entryOf(ours, u"us"_s), their = entryOf(theirs, u"them"_s);
    const auto was = before.notes.value(u"U1"_s), we = our.notes.value(u"U1"_s), they = their.notes.value(u"U1"_s);
    const auto note = store::merge(before, our, their).entry.notes.value(u"U1"_s);
    if (we == was)
        return require(note == they);
    if (they == was)
        return require(note == we);
    require(note.contains(they));
    require(note.contains((we.startsWith(was) ? we.mid(was.size()) : we).trimmed()));
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto parts = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\0');
    parts.resize(3);
    mergeFiles(parts[0], parts[1], parts[2]);
    mergeNotes(parts[0], parts[1], parts[2]);
    return 0;
}
