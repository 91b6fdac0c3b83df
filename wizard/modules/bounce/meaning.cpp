// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static QHash<QString, QJsonObject> loadCodes()
{
    QHash<QString, QJsonObject> codes;
    for (const auto &value : tableRows(u"codes"_s)) {
        const auto row = value.toObject();
        codes.insert(row["code"_L1].toString(), row);
    }
    return codes;
}

std::optional<CodeMeaning> meaning(const QString &code, Language wanted)
{
    static const auto codes = loadCodes();
    const auto row = codes.constFind(code);
    if (row == codes.constEnd())
        return std::nullopt;
    const auto in = [&](QLatin1StringView field) { return (*row)[field].toObject()[todoku::code(wanted)].toString(); };
    CodeMeaning found{code, in("meaning"_L1), in("turn"_L1), {}, (*row)["source"_L1].toString()};
    for (const auto &solution : (*row)["first"_L1].toArray())
        found.first << solution.toString();
    return found;
}

} // namespace todoku::bounce
