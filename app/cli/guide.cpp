// SPDX-License-Identifier: Apache-2.0
#include "diagnose.h"

#include "todoku/guide.h"

namespace todoku::cli {

void declareGuide(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"SOLUTION"_s, say(QT_TRANSLATE_NOOP("Cli", "U1 to U5, A1 to A4, why, help, or sent-items.")));
    parser.addOption({u"client"_s, say(QT_TRANSLATE_NOOP("Cli", "Only the steps for this mail program or portal.")), u"CLIENT"_s});
}

static QStringList clientsOf(const guide::Guide &guide)
{
    QStringList ids;
    for (const auto &client : guide.clients())
        ids << client.id;
    return ids;
}

int runGuide(const Context &context)
{
    const auto arguments = context.options.positionalArguments();
    const auto names = guide::names();
    const auto found = std::ranges::find_if(names, [&](const QString &name) { return name.compare(arguments.value(0), Qt::CaseInsensitive) == 0; });
    if (found == names.end() || arguments.size() != 1) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which guide? One of: %1")).arg(names.join(", "_L1)));
        return WrongUsage;
    }
    const auto &name = *found;
    const auto language = context.words.language();
    const auto client = context.options.value(u"client"_s);
    const auto guide = guide::load(name, language);
    if (!client.isEmpty() && !clientsOf(guide).contains(client)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "This guide has steps for: %1")).arg(clientsOf(guide).join(", "_L1)));
        return WrongUsage;
    }
    const auto markdown = guide::markdown(name, language, client);
    if (context.json)
        context.print(QJsonObject{{"solution"_L1, name}, {"title"_L1, guide.title}, {"date"_L1, guide.date}, {"client"_L1, jsonOrNull(client)}, {"markdown"_L1, markdown}});
    else
        context.print(markdown.trimmed());
    return Ran;
}

} // namespace todoku::cli
