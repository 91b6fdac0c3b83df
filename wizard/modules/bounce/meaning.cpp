// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static QHash<QString, QJsonObject> loadCodes()
{
    QHash<QString, QJsonObject> codes;
    for (const auto &value : tableRows(u"codes"_s)) {
        const auto row = value.toObject();
        const auto first = row["code"_L1].toString();
        const auto subject = first.section(u'.', 0, 1);
        const int from = first.section(u'.', 2).toInt(), to = row["through"_L1].toString(first).section(u'.', 2).toInt();
        for (int detail = from; detail <= to; ++detail)
            codes.insert(subject + u'.' + QString::number(detail), row);
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
