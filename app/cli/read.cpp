// SPDX-License-Identifier: Apache-2.0
#include "read.h"

#include "todoku/bounce.h"
#include "todoku/mail.h"

namespace todoku::cli {

void declareRead(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, tr(QT_TRANSLATE_NOOP("Cli", "Bounces: .eml, .msg, mbox, Maildir, .zip, a folder, or pasted text; “-” is standard input.")),
                                 u"PATH..."_s);
}

static QString placeOf(const mail::Item &item)
{
    return item.index > 0 ? u"%1 #%2"_s.arg(visible(item.path)).arg(item.index + 1) : visible(item.path);
}

static QString reasonOf(const Failure &failure, const QString &path)
{
    return explain(failure, visible(path));
}

static QJsonObject objectFor(const mail::Item &item, const Result<bounce::Report> &report)
{
    auto object = bounce::toJson(report ? *report : bounce::Report{});
    object.insert("path"_L1, item.path);
    object.insert("index"_L1, item.index);
    object.insert("error"_L1, report ? QJsonValue() : QJsonValue(reasonOf(report.error(), item.path)));
    return object;
}

static void tell(const Context &context, const mail::Item &item, const bounce::Report &report)
{
    context.print(context.strong(placeOf(item)));
    for (const auto &finding : bounce::judge(report))
        context.print("  "_L1 + context.coloured(context.words.severity(finding.severity()), finding.severity()) + ": "_L1 + visible(context.words.text(finding)));
    for (const auto &recipient : report.recipients) {
        const QStringList codes{recipient.replyCode ? QString::number(*recipient.replyCode) : QString(), recipient.status};
        context.print(context.soft("    "_L1 + visible(recipient.address) + "  "_L1 + codes.join(u' ').trimmed() + "  "_L1 + visible(recipient.diagnostic)));
    }
}

int runRead(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    if (paths.isEmpty()) {
        context.complain(context.tr(QT_TRANSLATE_NOOP("Cli", "Which bounce? Give a file, a folder, or “-” for standard input.")));
        return WrongUsage;
    }
    int status = Ran;
    for (const auto &path : paths) {
        mail::visit(path, [&](const mail::Item &item) {
            const auto report = item.failure ? Result<bounce::Report>(*item.failure) : bounce::read(item.content);
            if (!report)
                status = UnreadableInput;
            if (context.json)
                context.print(objectFor(item, report));
            else if (report)
                tell(context, item, *report);
            else
                context.complain(reasonOf(report.error(), item.path));
            return true;
        });
    }
    return status;
}

} // namespace todoku::cli
