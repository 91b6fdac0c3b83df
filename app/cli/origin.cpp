// SPDX-License-Identifier: Apache-2.0
#include "origin.h"

#include "todoku/diagnosis.h"
#include "todoku/mail.h"
#include "todoku/origin.h"

namespace todoku::cli {

static constexpr auto ownDomainOption = "own-domain"_L1;

void declareOrigin(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, tr(QT_TRANSLATE_NOOP("Cli", "Bounces or other messages: .eml, .msg, mbox, Maildir, .zip, a folder; “-” is standard input.")),
                                 u"PATH..."_s);
    parser.addOption({ownDomainOption, tr(QT_TRANSLATE_NOOP("Cli", "A domain of your organisation. May be given several times.")), u"DOMAIN"_s});
}

namespace {

struct Looked {
    origin::Facts facts;
    std::optional<Failure> failure;
};

} // namespace

static Looked lookAt(const mail::Item &item, const QStringList &ownDomains)
{
    if (item.failure)
        return {{}, item.failure};
    const auto report = bounce::read(item.content);
    if (!report)
        return {{}, report.error()};
    // A message that is no report is judged itself.
    if (report->kind == bounce::Kind::NotAReport && !report->original)
        return {origin::examine(origin::messageFrom(item.content), ownDomains), {}};
    Given given;
    given.report = *report;
    given.ownDomains = ownDomains;
    return {origin::examine(*report, origin::returnedOriginal(item.content, *report), todoku::ownDomains(given)), {}};
}

static QString words(const Context &context, origin::Verdict verdict)
{
    switch (verdict) {
    case origin::Verdict::Ours: return context.tr(QT_TRANSLATE_NOOP("Cli", "The message came from you or your organisation."));
    case origin::Verdict::ProbablyOurs: return context.tr(QT_TRANSLATE_NOOP("Cli", "The message probably came from you or your organisation."));
    case origin::Verdict::Unknown: return context.tr(QT_TRANSLATE_NOOP("Cli", "Where the message came from cannot be told."));
    case origin::Verdict::ProbablyNotOurs: return context.tr(QT_TRANSLATE_NOOP("Cli", "The message probably did not come from you: somebody else wrote your address into it."));
    case origin::Verdict::NotOurs: return context.tr(QT_TRANSLATE_NOOP("Cli", "The message did not come from you: somebody else wrote your address into it."));
    }
    Q_UNREACHABLE();
}

static void tell(const Context &context, const mail::Item &item, const origin::Facts &facts)
{
    context.print(context.strong(visible(item.path)) + ": "_L1 + words(context, origin::verdict(facts)));
    for (const auto &finding : origin::judge(facts)) {
        context.print("  "_L1 + context.coloured(context.words.severity(finding.severity()), finding.severity()) + ": "_L1 + visible(context.words.text(finding)));
        if (const auto line = finding.evidence["line"_L1].toString(); !line.isEmpty())
            context.print(context.soft("    "_L1 + visible(line)));
    }
    if (!facts.online && !facts.signatures.isEmpty())
        context.print(context.soft("  "_L1 + context.tr(QT_TRANSLATE_NOOP("Cli", "Nothing was sent over the network, so no signature could be checked."))));
}

static QJsonObject objectFor(const mail::Item &item, const Looked &looked)
{
    auto object = origin::toJson(looked.facts);
    object.insert("path"_L1, item.path);
    object.insert("index"_L1, item.index);
    object.insert("error"_L1, looked.failure ? QJsonValue(explain(*looked.failure, visible(item.path))) : QJsonValue());
    return object;
}

int runOrigin(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    if (paths.isEmpty()) {
        context.complain(context.tr(QT_TRANSLATE_NOOP("Cli", "Which message? Give a file, a folder, or “-” for standard input.")));
        return WrongUsage;
    }
    const auto ownDomains = context.options.values(ownDomainOption);
    int status = Ran;
    for (const auto &path : paths) {
        mail::visit(path, [&](const mail::Item &item) {
            const auto looked = lookAt(item, ownDomains);
            if (looked.failure)
                status = UnreadableInput;
            if (context.json)
                context.print(objectFor(item, looked));
            else if (looked.failure)
                context.complain(explain(*looked.failure, visible(item.path)));
            else
                tell(context, item, looked.facts);
            return true;
        });
    }
    return status;
}

} // namespace todoku::cli
