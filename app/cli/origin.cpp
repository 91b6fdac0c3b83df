// SPDX-License-Identifier: Apache-2.0
#include "origin.h"

#include "interruption.h"
#include "network.h"
#include "todoku/diagnosis.h"
#include "todoku/mail.h"
#include "todoku/origin.h"

#include <QtCore/QEventLoop>

namespace todoku::cli {

static const auto ownDomainOption = u"own-domain"_s;
static const auto onlineOption = u"online"_s;

void declareOrigin(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, say(QT_TRANSLATE_NOOP("Cli", "Bounces or other messages: .eml, .msg, mbox, Maildir, .zip, a folder; “-” is standard input.")),
                                 u"PATH..."_s);
    parser.addOption({ownDomainOption, say(QT_TRANSLATE_NOOP("Cli", "A domain of the own organisation; may be given several times.")), u"DOMAIN"_s});
    parser.addOption({onlineOption, say(QT_TRANSLATE_NOOP("Cli", "Also asks the DNS for the keys of signatures and for the SPF record."))});
    declareNetwork(parser);
}

namespace {

struct Looked {
    origin::Facts facts;
    std::optional<Failure> failure;
};

} // namespace

/// Asks for everything at once and waits for all of it.
static origin::Asked ask(const bounce::Report &report, const origin::Message &message, const QStringList &ownDomains, const domain::Options &options)
{
    dns::Resolver resolver(options.dns);
    domain::Examiner examiner(options);
    QObject receiver;
    QEventLoop loop;
    int open = 0;
    const auto wait = [&](const auto &future, auto use) {
        ++open;
        deliver(future, &receiver, [&open, &loop, use](const auto &result) {
            use(result);
            if (--open == 0)
                loop.quit();
        });
    };
    QHash<QString, origin::KeyAnswer> keys;
    QString spf;
    for (const auto &name : origin::keyNames(message))
        wait(resolver.ask(dns::Question{name, dns::Type::TXT}), [&keys, name](const dns::Answer &answer) { keys.insert(name, keyAnswer(answer)); });
    if (const auto connection = origin::connection(report, message, ownDomains))
        wait(examiner.evaluateSpf({QHostAddress(connection->address), connection->sender, connection->helo, domain::spf::LocalPart::Withheld}),
             [&spf](const domain::spf::Evaluation &evaluation) { spf = spfWord(evaluation); });
    if (open > 0)
        loop.exec();
    return {[keys](const QString &name) { return keys.value(name); }, spf};
}

static Looked lookAt(const mail::Item &item, const QStringList &given, const std::optional<domain::Options> &online)
{
    if (item.failure)
        return {{}, item.failure};
    const auto report = bounce::read(item.content);
    if (!report)
        return {{}, report.error()};
    // A message that is no report is judged itself.
    if (report->kind == bounce::Kind::NotAReport && !report->original) {
        const auto message = origin::messageFrom(item.content);
        return {origin::examine(message, given, online ? ask({}, message, given, *online) : origin::Asked()), {}};
    }
    Given bounce;
    bounce.report = *report;
    bounce.ownDomains = given;
    const auto own = todoku::ownDomains(bounce);
    const auto message = origin::returnedOriginal(item.content, *report);
    return {origin::examine(*report, message, own, online ? ask(*report, message, own, *online) : origin::Asked()), {}};
}

static QString words(const Context &context, origin::Verdict verdict)
{
    switch (verdict) {
    case origin::Verdict::Ours: return context.say(QT_TRANSLATE_NOOP("Cli", "The message came from you or your organisation."));
    case origin::Verdict::ProbablyOurs: return context.say(QT_TRANSLATE_NOOP("Cli", "The message probably came from you or your organisation."));
    case origin::Verdict::Unknown: return context.say(QT_TRANSLATE_NOOP("Cli", "Where the message came from cannot be told."));
    case origin::Verdict::ProbablyNotOurs: return context.say(QT_TRANSLATE_NOOP("Cli", "The message probably did not come from you: somebody else wrote your address into it."));
    case origin::Verdict::NotOurs: return context.say(QT_TRANSLATE_NOOP("Cli", "The message did not come from you: somebody else wrote your address into it."));
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
        context.print(context.soft("  "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "Nothing was sent over the network, so no signature could be checked."))));
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
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which message? Give a file, a folder, or “-” for standard input.")));
        return WrongUsage;
    }
    const auto options = networkOptions(context);
    if (!options)
        return WrongUsage;
    const auto online = context.options.isSet(onlineOption) ? options : std::nullopt;
    const auto ownDomains = context.options.values(ownDomainOption);
    int status = Ran;
    for (const auto &path : paths) {
        mail::visit(path, [&](const mail::Item &item) {
            const auto looked = lookAt(item, ownDomains, online);
            if (looked.failure)
                status = UnreadableInput;
            if (context.json)
                context.print(objectFor(item, looked));
            else if (looked.failure)
                context.complain(explain(*looked.failure, visible(item.path)));
            else
                tell(context, item, looked.facts);
            return !interrupted();
        });
    }
    return status;
}

} // namespace todoku::cli
