// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/diagnosis.h"

/// Values as JSON and back. A structure is described once, by members(), for both directions: a new field is one line there.
namespace todoku::casefile {

/// More than a person could have answered: what is beyond it was not written by this program.
inline constexpr qsizetype mostEntries = 20'000;
inline constexpr qsizetype longestText = 1024 * 1024;

template<class T> struct Json;
template<class T> struct Names; ///< of an enumeration: `list` has its words, in the order of the enumerators

template<> struct Names<Role> { static constexpr std::array list{"sender", "helpdesk", "administrator"}; };
template<> struct Names<DidItHelp> { static constexpr std::array list{"solved", "not-yet", "later"}; };
template<> struct Names<Solution> { static constexpr std::array list{"U1", "U2", "U3", "U4", "U5", "A1", "A2", "A3", "A4"}; };
template<> struct Names<origin::KeyAnswer::Outcome> { static constexpr std::array list{"not-asked", "found", "absent", "failed"}; };
template<> struct Names<Severity> { static constexpr std::array list{"error", "warning", "info"}; };
template<> struct Names<rules::Kind> { static constexpr std::array list{"transport-rule", "inbox-rule", "mailbox", "group-member"}; };

template<class T> requires requires { Names<T>::list; }
struct Json<T> {
    static QJsonValue to(T value) { return QString::fromLatin1(Names<T>::list[size_t(value)]); }
    static std::optional<T> from(const QJsonValue &json)
    {
        for (size_t i = 0; i < Names<T>::list.size(); ++i) {
            if (json.toString() == QLatin1StringView(Names<T>::list[i]))
                return T(i);
        }
        return std::nullopt;
    }
};

template<> struct Json<QString> {
    static QJsonValue to(const QString &value) { return value; }
    static std::optional<QString> from(const QJsonValue &json) { return json.isString() ? std::optional(json.toString().left(longestText)) : std::nullopt; }
};

template<> struct Json<bool> {
    static QJsonValue to(bool value) { return value; }
    static std::optional<bool> from(const QJsonValue &json) { return json.isBool() ? std::optional(json.toBool()) : std::nullopt; }
};

template<class T> requires std::is_integral_v<T>
struct Json<T> {
    static QJsonValue to(T value) { return qint64(value); }
    static std::optional<T> from(const QJsonValue &json)
    {
        const auto number = json.toDouble(-1e18);
        const bool fits = number >= double(std::numeric_limits<T>::lowest()) && number <= double(std::numeric_limits<T>::max()) && std::abs(number) < 9e15;
        return fits ? std::optional(T(number)) : std::nullopt;
    }
};

template<> struct Json<double> {
    static QJsonValue to(double value) { return value; }
    static std::optional<double> from(const QJsonValue &json) { return json.isDouble() ? std::optional(json.toDouble()) : std::nullopt; }
};

template<> struct Json<QDateTime> {
    static QJsonValue to(const QDateTime &value)
    {
        // With its offset, or nobody could tell the moment.
        return value.isValid() ? QJsonValue(value.toOffsetFromUtc(value.offsetFromUtc()).toString(Qt::ISODateWithMs)) : QJsonValue();
    }
    static std::optional<QDateTime> from(const QJsonValue &json)
    {
        const auto time = QDateTime::fromString(json.toString(), Qt::ISODateWithMs);
        return time.isValid() ? std::optional(time) : std::nullopt;
    }
};

template<> struct Json<QByteArray> {
    static QJsonValue to(const QByteArray &value) { return QString::fromLatin1(value.toBase64()); }
    static std::optional<QByteArray> from(const QJsonValue &json)
    {
        auto decoded = QByteArray::fromBase64Encoding(json.toString().toLatin1());
        return decoded ? std::optional(*decoded) : std::nullopt;
    }
};

template<> struct Json<FindingId> {
    static QJsonValue to(FindingId value) { return value.text(); }
    static std::optional<FindingId> from(const QJsonValue &json) { return FindingId::fromText(json.toString()); }
};

template<> struct Json<Finding> {
    static QJsonValue to(const Finding &value)
    {
        QJsonObject object{{"id"_L1, value.id.text()}, {"subject"_L1, value.subject}, {"evidence"_L1, value.evidence}};
        if (value.lowered)
            object.insert("lowered"_L1, Json<Severity>::to(*value.lowered));
        return object;
    }
    static std::optional<Finding> from(const QJsonValue &json)
    {
        const auto id = FindingId::fromText(json["id"_L1].toString());
        if (!id)
            return std::nullopt; // of a later version
        return Finding{*id, json["subject"_L1].toString(), json["evidence"_L1].toObject(), Json<Severity>::from(json["lowered"_L1])};
    }
};

template<class T> struct Json<std::optional<T>> {
    static QJsonValue to(const std::optional<T> &value) { return value ? Json<T>::to(*value) : QJsonValue(); }
    static std::optional<std::optional<T>> from(const QJsonValue &json) { return std::optional<std::optional<T>>(std::in_place, Json<T>::from(json)); }
};

template<class T> struct Json<QList<T>> {
    static QJsonValue to(const QList<T> &value)
    {
        QJsonArray array;
        for (const auto &item : value)
            array << Json<T>::to(item);
        return array;
    }
    static std::optional<QList<T>> from(const QJsonValue &json)
    {
        QList<T> list;
        for (const auto &item : json.toArray()) {
            auto value = Json<T>::from(item);
            if (value && list.size() < mostEntries)
                list << *std::move(value);
        }
        return list;
    }
};

template<class T> struct Json<QSet<T>> {
    static QJsonValue to(const QSet<T> &value)
    {
        auto list = value.values();
        std::ranges::sort(list); // the same set is the same file
        return Json<QList<T>>::to(list);
    }
    static std::optional<QSet<T>> from(const QJsonValue &json)
    {
        const auto list = Json<QList<T>>::from(json);
        return QSet<T>(list->begin(), list->end());
    }
};

/// Maps and hashes with a key that is written as text.
template<class Map> requires requires { typename Map::mapped_type; }
struct Json<Map> {
    using Key = typename Map::key_type;
    using Value = typename Map::mapped_type;
    static QJsonValue to(const Map &value)
    {
        QJsonObject object;
        for (auto it = value.begin(); it != value.end(); ++it)
            object.insert(Json<Key>::to(it.key()).toString(), Json<Value>::to(it.value()));
        return object;
    }
    static std::optional<Map> from(const QJsonValue &json)
    {
        Map map;
        const auto object = json.toObject();
        for (auto it = object.begin(); it != object.end() && map.size() < mostEntries; ++it) {
            auto key = Json<Key>::from(it.key());
            auto value = Json<Value>::from(it.value());
            if (key && value)
                map.insert(*key, *std::move(value));
        }
        return map;
    }
};

/// Puts members into an object, over what it held.
struct Writer {
    QJsonObject object;
    template<class T> void operator()(QLatin1StringView key, const T &member) { object.insert(key, Json<T>::to(member)); }
};

/// Takes members out of an object; one that is absent or of another kind stays as it is.
struct Reader {
    const QJsonObject &object;
    template<class T> void operator()(QLatin1StringView key, T &member) const
    {
        const auto found = object.constFind(key);
        if (found == object.constEnd())
            return;
        if (auto value = Json<T>::from(*found))
            member = *std::move(value);
    }
};

// ---------------------------------------------------------------- the structures

template<class Archive> void members(Archive &archive, Answers &answers)
{
    archive("role"_L1, answers.role);
    archive("recipient"_L1, answers.recipient);
    archive("didItHelp"_L1, answers.didItHelp);
    archive("ticks"_L1, answers.ticks);
    archive("notes"_L1, answers.notes);
    archive("secondsSpent"_L1, answers.secondsSpent);
    archive("caseNumber"_L1, answers.caseNumber);
    archive("fields"_L1, answers.fields);
    archive("unrecognised"_L1, answers.unrecognised);
}

template<class Archive> void members(Archive &archive, origin::KeyAnswer &answer)
{
    archive("outcome"_L1, answer.outcome);
    archive("records"_L1, answer.records);
}

template<class Archive> void members(Archive &archive, Online &online)
{
    archive("asked"_L1, online.asked);
    archive("keys"_L1, online.keys);
    archive("spf"_L1, online.spf);
    archive("sent"_L1, online.sent);
}

template<class Archive> void members(Archive &archive, Remembered &remembered)
{
    archive("rooms"_L1, remembered.rooms);
    archive("findings"_L1, remembered.findings);
    archive("recipient"_L1, remembered.recipient);
}

template<class Archive> void members(Archive &archive, triage::Ranked &ranked)
{
    archive("id"_L1, ranked.solution);
    archive("confidence"_L1, ranked.confidence);
    archive("points"_L1, ranked.points);
    archive("reasons"_L1, ranked.reasons);
}

template<class Archive> void members(Archive &archive, Verdict &verdict)
{
    archive("findings"_L1, verdict.findings);
    archive("solutions"_L1, verdict.solutions);
    archive("lookedAt"_L1, verdict.lookedAt);
}

template<class Archive> void members(Archive &archive, rules::Target &target)
{
    archive("property"_L1, target.property);
    archive("text"_L1, target.text);
    archive("addresses"_L1, target.addresses);
}

template<class Archive> void members(Archive &archive, rules::Entry &entry)
{
    archive("kind"_L1, entry.kind);
    archive("name"_L1, entry.name);
    archive("identity"_L1, entry.identity);
    archive("owner"_L1, entry.owner);
    archive("priority"_L1, entry.priority);
    archive("inEffect"_L1, entry.inEffect);
    archive("targets"_L1, entry.targets);
    archive("names"_L1, entry.names);
}

template<class Archive> void members(Archive &archive, rules::Export &one)
{
    archive("fileName"_L1, one.fileName);
    archive("entries"_L1, one.entries);
    archive("lost"_L1, one.lost);
}

template<class Archive> void members(Archive &archive, Given &given)
{
    archive("source"_L1, given.source);
    archive("content"_L1, given.content);
    archive("address"_L1, given.address);
    archive("ownDomains"_L1, given.ownDomains);
    archive("sentTo"_L1, given.sentTo);
    archive("ruleExports"_L1, given.ruleExports);
}

template<class T> requires requires(Writer &writer, T &value) { members(writer, value); }
struct Json<T> {
    static QJsonValue to(T value)
    {
        Writer writer;
        members(writer, value);
        return writer.object;
    }
    static std::optional<T> from(const QJsonValue &json)
    {
        T value{};
        const auto object = json.toObject();
        const Reader reader{object};
        members(reader, value);
        return value;
    }
};

} // namespace todoku::casefile
