// SPDX-License-Identifier: Apache-2.0
#include "sent.h"

#include "interruption.h"
#include "todoku/account.h"
#include "todoku/sent.h"
#include "todoku/settings.h"

#include <cstdio>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace todoku::cli {

static mailbox::Options optionsFor(const Context &context)
{
    mailbox::Options options;
    if (!context.options.isSet(u"no-index"_s) && settings::value(settings::keepIndex))
        options.cacheFolder = mailbox::indexFolder();
#ifdef Q_OS_UNIX
    const bool show = isatty(STDERR_FILENO);
#else
    const bool show = false;
#endif
    options.progress = [show, context](const mailbox::Progress &progress) {
        if (show && progress.bytesTotal > 0) {
            const auto text = context.say(QT_TRANSLATE_NOOP("Cli", "%1 % of %2 MB, %3 messages"));
            fprintf(stderr, "\r\x1b[K%s", qUtf8Printable(text.arg(progress.bytesDone * 100 / progress.bytesTotal).arg(progress.bytesTotal >> 20).arg(progress.messages)));
            if (progress.bytesDone >= progress.bytesTotal)
                fprintf(stderr, "\r\x1b[K");
        }
        return !interrupted();
    };
    return options;
}

std::optional<mailbox::Options> withColumns(const Context &context, const QString &path, mailbox::Options options)
{
    const auto text = context.options.value(u"columns"_s);
    if (text.isEmpty())
        return options;
    const auto table = mailbox::tableOf(path);
    const auto columns = table ? mailbox::columnsFrom(*table, text) : std::nullopt;
    if (columns) {
        options.columns << *columns;
        return options;
    }
    context.complain(table ? context.say(QT_TRANSLATE_NOOP("Cli", "--columns takes FIELD=COLUMN,… with a column's number or heading; “to” is needed. Fields: %1. Columns of this table: %2"))
                                 .arg(mailbox::columnFields().join(", "_L1), visible(table->headings.join(", "_L1)))
                           : context.say(QT_TRANSLATE_NOOP("Cli", "--columns is for a .csv or .tsv file.")));
    return std::nullopt;
}

mailbox::Options sentItemsOptions(const Context &context)
{
    auto options = optionsFor(context);
    options.folders = mailbox::Folders::Sent;
    return options;
}

void declareIndex(QCommandLineParser &parser)
{
    parser.addOption({u"no-index"_s, say(QT_TRANSLATE_NOOP("Cli", "Keeps no index of the mailbox between two runs, and uses none."))});
    parser.addOption({u"columns"_s, say(QT_TRANSLATE_NOOP("Cli", "What the columns of a CSV file hold, where its headings are unknown: to=3,subject=Betreff,date=5")), u"FIELD=COLUMN,…"_s});
}

static QString explained(const Failure &failure, const QString &path)
{
    return mailbox::explain(failure, visible(path));
}

void complainAbout(const Context &context, const mailbox::Index &index)
{
    static constexpr size_t most = 20;
    for (const auto &problem : std::span(index.problems()).first(std::min(most, index.problems().size())))
        context.complain(explained(problem.failure, problem.path));
    if (index.problems().size() > most)
        context.complain(u"…"_s);
}

// ---------------------------------------------------------------- messages

void declareMessages(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, say(QT_TRANSLATE_NOOP("Cli", "A mailbox: mbox, Maildir, .eml, .msg, .zip, .pst, .olm, CSV, or a folder.")), u"PATH..."_s);
    declareIndex(parser);
}

static QJsonObject unreadable(const QString &path, const Failure &failure)
{
    mailbox::Message message;
    message.path = path;
    auto object = mailbox::toJson(message);
    object.insert("error"_L1, explained(failure, path));
    return object;
}

static void printMessage(const Context &context, const mailbox::Message &message)
{
    if (context.json) {
        auto object = mailbox::toJson(message);
        object.insert("error"_L1, QJsonValue());
        context.print(object);
        return;
    }
    const auto to = message.to + message.cc + message.bcc;
    context.print(context.soft(message.date.isValid() ? message.date.toString(Qt::ISODate) : u"-"_s) + "  "_L1 + visible(to.mid(0, 3).join(", "_L1)) + "  "_L1
                  + context.strong(visible(message.subject)));
}

static void printProblem(const Context &context, const QString &path, const Failure &failure)
{
    if (context.json)
        context.print(unreadable(path, failure));
    else
        context.complain(explained(failure, path));
}

static int listMessages(const Context &context, const mailbox::Index &index)
{
    int status = index.problems().empty() ? Ran : UnreadableInput;
    auto problem = index.problems().begin();
    for (qsizetype place = 0; place <= index.size(); ++place) {
        for (; problem != index.problems().end() && problem->before <= place; ++problem)
            printProblem(context, problem->path, problem->failure);
        if (place == index.size() || interrupted())
            break;
        if (const auto message = index.message(place)) {
            printMessage(context, *message);
        } else {
            printProblem(context, index.path(), {Failure::Kind::Truncated, u"changed"_s});
            status = UnreadableInput;
        }
    }
    return status;
}

int runMessages(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    if (paths.isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which mailbox? Give a file, a folder, or “-” for standard input.")));
        return WrongUsage;
    }
    int status = Ran;
    for (const auto &path : paths) {
        const auto options = withColumns(context, path, optionsFor(context));
        if (!options)
            return WrongUsage;
        const auto index = mailbox::read(path, *options);
        if (index)
            status = std::max(status, listMessages(context, *index));
        else
            printProblem(context, path, index.error());
        if (!index)
            status = UnreadableInput;
        if (interrupted())
            break;
    }
    return status;
}

// ---------------------------------------------------------------- sent

void declareSent(QCommandLineParser &parser)
{
    parser.addOption({u"bounce"_s, say(QT_TRANSLATE_NOOP("Cli", "The bounce: .eml, .msg, or pasted text; “-” is standard input.")), u"PATH"_s});
    parser.addOption({u"mailbox"_s, say(QT_TRANSLATE_NOOP("Cli", "Your sent items: mbox, Maildir, .eml, .msg, .zip, .pst, .olm, CSV, or a folder.")), u"PATH"_s});
    parser.addOption({u"own-domain"_s, say(QT_TRANSLATE_NOOP("Cli", "A domain of your own organisation; may be given several times.")), u"DOMAIN"_s});
    declareIndex(parser);
}

static void tellFindings(const Context &context, const QList<Finding> &findings)
{
    for (const auto &finding : findings)
        context.print(context.coloured(context.words.severity(finding.severity()), finding.severity()) + ": "_L1 + visible(context.words.text(finding)));
}

static int answer(const Context &context, const bounce::Report &report, const mailbox::Index &index)
{
    const auto facts = sent::examine(report, index, context.options.values(u"own-domain"_s));
    const auto account = account::judge(account::examine(index, facts.match ? std::optional(facts.match->place) : std::nullopt));
    complainAbout(context, index);
    if (!context.json) {
        tellFindings(context, sent::judge(facts) + account);
        return index.problems().empty() ? Ran : UnreadableInput;
    }
    auto object = sent::toJson(facts);
    auto findings = object.value("findings"_L1).toArray();
    for (const auto &finding : account)
        findings << toJson(finding);
    object.insert("findings"_L1, findings);
    object.insert("bounce"_L1, context.options.value(u"bounce"_s));
    object.insert("error"_L1, QJsonValue());
    context.print(object);
    return index.problems().empty() ? Ran : UnreadableInput;
}

static int failed(const Context &context, const QString &reason)
{
    if (!context.json) {
        context.complain(reason);
        return UnreadableInput;
    }
    auto object = sent::toJson({});
    object.insert("mailbox"_L1, context.options.value(u"mailbox"_s));
    object.insert("bounce"_L1, context.options.value(u"bounce"_s));
    object.insert("error"_L1, reason);
    context.print(object);
    return UnreadableInput;
}

int runSent(const Context &context)
{
    const auto bouncePath = context.options.value(u"bounce"_s), mailboxPath = context.options.value(u"mailbox"_s);
    if (bouncePath.isEmpty() || mailboxPath.isEmpty() || !context.options.positionalArguments().isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Give both: --bounce PATH and --mailbox PATH.")));
        return WrongUsage;
    }
    std::optional<bounce::Item> item;
    bounce::readAll(bouncePath, [&](const bounce::Item &one) {
        item = one;
        return false;
    });
    if (!item || !item->report) {
        const auto failure = item && item->failure ? *item->failure : Failure{Failure::Kind::Empty, {}};
        return failed(context, explain(failure, visible(bouncePath)));
    }
    const auto options = withColumns(context, mailboxPath, sentItemsOptions(context));
    if (!options)
        return WrongUsage;
    const auto index = mailbox::read(mailboxPath, *options);
    if (!index)
        return failed(context, explained(index.error(), mailboxPath));
    return answer(context, *item->report, *index);
}

} // namespace todoku::cli
