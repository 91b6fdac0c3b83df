// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"

#include "members.h"

#include <QtCore/QJsonDocument>

namespace todoku::casefile {

/// Three-way, member by member: what only one side changed is taken.
struct Merging {
    bool conflict = false;

    QJsonValue values(const QJsonValue &base, const QJsonValue &ours, const QJsonValue &theirs, bool tell)
    {
        if (ours == theirs || theirs == base)
            return ours;
        if (ours == base)
            return theirs;
        if (ours.isObject() && theirs.isObject())
            return objects(base.toObject(), ours.toObject(), theirs.toObject(), tell);
        if (ours.isArray() && theirs.isArray())
            return lists(base.toArray(), ours.toArray(), theirs.toArray());
        conflict |= tell;
        return ours.isUndefined() ? theirs : ours;
    }

    QJsonObject objects(const QJsonObject &base, const QJsonObject &ours, const QJsonObject &theirs, bool tell)
    {
        auto merged = ours;
        for (const auto &key : QStringList(ours.keys() + theirs.keys())) {
            // When a step was ticked off matters less than that it was.
            const auto value = values(base.value(key), ours.value(key), theirs.value(key), tell && key != "ticks"_L1);
            if (value.isUndefined())
                merged.remove(key);
            else
                merged.insert(key, value);
        }
        return merged;
    }

    /// What either added, without what either took away.
    static QJsonArray lists(const QJsonArray &base, const QJsonArray &ours, const QJsonArray &theirs)
    {
        QJsonArray merged;
        for (const auto &item : ours) {
            if (theirs.contains(item) || !base.contains(item))
                merged << item;
        }
        for (const auto &item : theirs) {
            if (!ours.contains(item) && !base.contains(item))
                merged << item;
        }
        return merged;
    }
};

static QList<Finding> findingsOf(const Remembered &remembered, const QString &room)
{
    QList<Finding> found;
    std::ranges::copy_if(remembered.findings, std::back_inserter(found), [&](const Finding &finding) { return roomOf(finding) == room; });
    return found;
}

/// Of two looks into one room the later one stands; what only the other desk looked at, only that desk knows.
static Remembered merged(const Remembered &base, Remembered ours, const Remembered &theirs)
{
    if (ours.recipient != theirs.recipient)
        return ours;
    for (const auto &room : theirs.rooms) {
        const bool weLooked = ours.rooms.contains(room);
        if (weLooked && findingsOf(ours, room) != findingsOf(base, room))
            continue;
        ours.findings.removeIf([&](const Finding &finding) { return roomOf(finding) == room; });
        ours.findings << findingsOf(theirs, room);
        if (!weLooked)
            ours.rooms << room;
    }
    return ours;
}

static std::optional<QJsonObject> objectOf(const QByteArray &content)
{
    const auto object = looksLike(content) ? QJsonDocument::fromJson(content).object() : QJsonObject();
    return object.contains("todoku"_L1) ? std::optional(object) : std::nullopt;
}

std::optional<Merged> merge(const QByteArray &base, const QByteArray &ours, const QByteArray &theirs)
{
    const auto our = objectOf(ours), their = objectOf(theirs);
    if (!our || !their)
        return std::nullopt;
    const auto before = objectOf(base).value_or(QJsonObject());
    Merging merging;
    auto object = *our;
    for (const auto &key : QStringList(our->keys() + their->keys())) {
        const auto was = before.value(key), our1 = our->value(key), their1 = their->value(key);
        const bool bothChanged = our1 != their1 && our1 != was && their1 != was;
        if (key == "remembered"_L1 && bothChanged) {
            Writer writer{merging.values(was, our1, their1, false).toObject()}; // over what a later version put there
            auto both = merged(*Json<Remembered>::from(was), *Json<Remembered>::from(our1), *Json<Remembered>::from(their1));
            members(writer, both);
            object.insert(key, writer.object);
        } else if (key != "verdict"_L1 || !bothChanged) // it follows from the others, and is made anew when the case is opened
            object.insert(key, merging.values(was, our1, their1, key == "answers"_L1 || key == "bounce"_L1));
    }
    return Merged{QJsonDocument(object).toJson(QJsonDocument::Indented), merging.conflict};
}

} // namespace todoku::casefile
