// SPDX-License-Identifier: Apache-2.0
#include "diagnose.h"

#include "todoku/diagnosis.h"
#include "todoku/report.h"

namespace todoku::cli {

void declareDiagnose(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, tr(QT_TRANSLATE_NOOP("Cli", "A bounce, or several in an mbox, a folder or a .zip; “-” is standard input.")));
    parser.addOption({u"mailbox"_s, tr(QT_TRANSLATE_NOOP("Cli", "The Sent Items to compare with.")), u"PATH"_s});
    parser.addOption({u"own-domain"_s, tr(QT_TRANSLATE_NOOP("Cli", "A domain of the own organisation; may be given several times.")), u"DOMAIN"_s});
    parser.addOption({u"online"_s, tr(QT_TRANSLATE_NOOP("Cli", "Also asks the DNS and the mail servers of the domains concerned."))});
    parser.addOption({u"resolver"_s, tr(QT_TRANSLATE_NOOP("Cli", "Ask this name server; may be given several times.")), u"HOST[:PORT]"_s});
    parser.addOption({u"doh"_s, tr(QT_TRANSLATE_NOOP("Cli", "Ask over HTTPS.")), u"URL"_s});
    parser.addOption({u"dot"_s, tr(QT_TRANSLATE_NOOP("Cli", "Ask over TLS.")), u"HOST"_s});
    parser.addOption({u"timeout"_s, tr(QT_TRANSLATE_NOOP("Cli", "How long to wait for one answer.")), u"SECONDS"_s});
    parser.addOption({u"smtp-port"_s, tr(QT_TRANSLATE_NOOP("Cli", "The port of mail servers, 25 unless given.")), u"N"_s});
    parser.addOption({u"no-smtp"_s, tr(QT_TRANSLATE_NOOP("Cli", "Connect to no mail server."))});
    parser.addOption({u"allow-private"_s, tr(QT_TRANSLATE_NOOP("Cli", "Connect to loopback and private addresses, too."))});
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

int runDiagnose(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    if (paths.size() != 1) {
        context.complain(context.tr(QT_TRANSLATE_NOOP("Cli", "Which bounce? Give one file or folder, or “-” for standard input.")));
        return WrongUsage;
    }
    int status = Ran;
    QList<Given> bounces;
    bounce::readAll(paths.first(), [&](const bounce::Item &item) {
        Given given;
        given.source = item.path;
        given.report = item.report;
        given.ownDomains = context.options.values(u"own-domain"_s);
        if (item.failure)
            status = tell(context, given, item.failure);
        else
            bounces << given;
        return true;
    });
    // Each is judged with the others in view: many recipients of one kind at once are evidence.
    for (auto &given : bounces) {
        for (const auto &other : std::as_const(bounces)) {
            if (&other != &given && bounces.size() <= largestGroup)
                given.others << other.report->recipients;
        }
    }
    for (const auto &given : std::as_const(bounces))
        status = std::max(status, tell(context, given, {}));
    return status;
}

} // namespace todoku::cli
