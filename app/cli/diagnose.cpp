// SPDX-License-Identifier: Apache-2.0
#include "diagnose.h"

#include "cases.h"
#include "todoku/report.h"

namespace todoku::cli {

void declareDiagnose(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, say(QT_TRANSLATE_NOOP("Cli", "A bounce, or several in an mbox, a folder or a .zip; “-” is standard input.")));
    declareCases(parser);
}

/// One object or one text a bounce; what cannot be read is said and counts for the exit status.
static int tell(const Context &context, const Case &one, const std::optional<Failure> &failure)
{
    const auto &given = one.given;
    if (failure) {
        const auto reason = explain(*failure, visible(given.source));
        if (context.json) {
            auto object = toJson(given, diagnose(given));
            object.insert("error"_L1, reason);
            context.print(object);
        } else {
            context.complain(reason);
        }
        return UnreadableInput;
    }
    const auto verdict = diagnose(given, one.answers);
    if (context.json) {
        auto object = toJson(given, verdict);
        object.insert("error"_L1, QJsonValue::Null);
        context.print(object);
        return Ran;
    }
    for (const auto &line : report::lines(given, verdict, context.words)) {
        using Style = report::Line::Style;
        context.print(line.style == Style::Title || line.style == Style::Solution ? context.strong(line.text)
                          : line.style == Style::Finding                         ? context.coloured(line.text, line.severity.value_or(Severity::Info))
                          : line.style == Style::Soft                            ? context.soft(line.text)
                                                                                 : line.text);
    }
    context.print(QString());
    return Ran;
}

int runDiagnose(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    if (paths.size() != 1) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which bounce? Give one file or folder, or “-” for standard input.")));
        return WrongUsage;
    }
    const auto cases = readCases(context, paths);
    int status = cases.status;
    for (const auto &unreadable : cases.failures)
        status = std::max(status, tell(context, Case{unreadable.given, {}, {}, {}}, unreadable.failure));
    for (const auto &one : cases.bounces)
        status = std::max(status, tell(context, one, {}));
    return status;
}

} // namespace todoku::cli
