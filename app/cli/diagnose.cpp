// SPDX-License-Identifier: Apache-2.0
#include "diagnose.h"

#include "interruption.h"
#include "network.h"
#include "sent.h"
#include "todoku/diagnosis.h"
#include "todoku/report.h"

#include <QtCore/QEventLoop>

namespace todoku::cli {

void declareDiagnose(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, say(QT_TRANSLATE_NOOP("Cli", "A bounce, or several in an mbox, a folder or a .zip; “-” is standard input.")));
    parser.addOption({u"mailbox"_s, say(QT_TRANSLATE_NOOP("Cli", "The Sent Items to compare with.")), u"PATH"_s});
    parser.addOption({u"rules"_s, say(QT_TRANSLATE_NOOP("Cli", "An export of mail flow rules, inbox rules, mailboxes or group members (JSON or CSV); may be given several times.")), u"FILE"_s});
    declareIndex(parser);
    parser.addOption({u"own-domain"_s, say(QT_TRANSLATE_NOOP("Cli", "A domain of the own organisation; may be given several times.")), u"DOMAIN"_s});
    parser.addOption({u"online"_s, say(QT_TRANSLATE_NOOP("Cli", "Also asks the DNS and the mail servers of the domains concerned."))});
    declareNetwork(parser);
}

/// One object or one text a bounce; what cannot be read is said and counts for the exit status.
static int tell(const Context &context, const Given &given, const std::optional<Failure> &failure)
{
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
    const auto verdict = diagnose(given);
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

static Online askTheNet(const Given &given, const domain::Options &options)
{
    LookUp lookUp(given, options);
    Online online;
    QEventLoop loop;
    QObject::connect(&lookUp, &LookUp::finished, &loop, [&](const Online &found) {
        online = found;
        loop.quit();
    });
    loop.exec();
    return online;
}

static std::optional<QList<rules::Export>> readRules(const Context &context)
{
    QList<rules::Export> exports;
    for (const auto &path : context.options.values(u"rules"_s)) {
        const auto read = rules::readExport(path);
        if (!read) {
            context.complain(explain(read.error(), visible(path)));
            return std::nullopt;
        }
        exports << *read;
    }
    return exports;
}

int runDiagnose(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    if (paths.size() != 1) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which bounce? Give one file or folder, or “-” for standard input.")));
        return WrongUsage;
    }
    const auto options = networkOptions(context);
    if (!options)
        return WrongUsage;
    std::optional<mailbox::Index> sentItems;
    if (const auto path = context.options.value(u"mailbox"_s); !path.isEmpty()) {
        const auto how = withColumns(context, path, sentItemsOptions(context));
        if (!how)
            return WrongUsage;
        auto read = mailbox::read(path, *how);
        if (!read) {
            context.complain(mailbox::explain(read.error(), visible(path)));
            return UnreadableInput;
        }
        complainAbout(context, *read);
        sentItems = *std::move(read);
    }
    const auto exports = readRules(context);
    if (!exports)
        return UnreadableInput;
    int status = Ran;
    QList<Given> bounces;
    bounce::readAll(paths.first(), [&](const bounce::Item &item) {
        Given given;
        given.source = item.path;
        given.report = item.report;
        given.ownDomains = context.options.values(u"own-domain"_s);
        given.sentItems = sentItems;
        given.ruleExports = *exports;
        if (bounces.size() < largestGroup) // the headers that the report holds have to do for the others
            given.content = item.content;
        if (item.failure)
            status = tell(context, given, item.failure);
        else
            bounces << given;
        return !interrupted();
    });
    // Each is judged with the others in view: many recipients of one kind at once are evidence.
    for (auto &given : bounces) {
        for (const auto &other : std::as_const(bounces)) {
            if (&other != &given && bounces.size() <= largestGroup)
                given.others << other.report->recipients;
        }
    }
    if (context.options.isSet(u"online"_s)) {
        for (auto &given : bounces) {
            if (!interrupted())
                given.online = askTheNet(given, *options);
        }
    }
    for (const auto &given : std::as_const(bounces))
        status = std::max(status, tell(context, given, {}));
    return status;
}

} // namespace todoku::cli
