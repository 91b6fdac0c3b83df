// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

#include "todoku/settings.h"

namespace todoku {

/// One table each: headings, then fields, apart by characters that no heading has.
static const settings::Setting<QStringList> knownTables{"sent/columns"};
static constexpr QChar betweenCells{0x1f}, betweenLists{0x1e};

bool keepsIndex()
{
    return settings::value(settings::keepIndex);
}

void setKeepsIndex(bool keeps)
{
    settings::store(settings::keepIndex, keeps);
}

bool mayChangeKeepsIndex()
{
    return !settings::isFixed(settings::keepIndex);
}

QList<mailbox::Columns> rememberedColumns()
{
    QList<mailbox::Columns> all;
    for (const auto &text : settings::value(knownTables))
        all << mailbox::Columns{text.section(betweenLists, 0, 0).split(betweenCells), text.section(betweenLists, 1).split(betweenCells)};
    return all;
}

void rememberColumns(const mailbox::Columns &columns)
{
    static constexpr qsizetype most = 50;
    auto headings = columns.headings;
    for (auto &heading : headings)
        heading.remove(betweenCells).remove(betweenLists);
    const QString begin = headings.join(betweenCells) + betweenLists;
    auto all = settings::value(knownTables);
    all.removeIf([&](const QString &text) { return text.startsWith(begin); });
    all.prepend(begin + columns.fields.join(betweenCells));
    all.resize(std::min(most, all.size()));
    settings::store(knownTables, all);
}

} // namespace todoku
