// SPDX-License-Identifier: Apache-2.0
#include "cases.h"

#include "interruption.h"
#include "network.h"
#include "sent.h"
#include "todoku/casefile.h"

#include <QtCore/QEventLoop>

namespace todoku::cli {

void declareCases(QCommandLineParser &parser)
{
    parser.addOption({u"mailbox"_s, say(QT_TRANSLATE_NOOP("Cli", "The Sent Items to compare with.")), u"PATH"_s});
    parser.addOption({u"own-domain"_s, say(QT_TRANSLATE_NOOP("Cli", "A domain of the own organisation; may be given several times.")), u"DOMAIN"_s});
    parser.addOption({u"online"_s, say(QT_TRANSLATE_NOOP("Cli", "Also asks the DNS and the mail servers of the domains concerned."))});
    parser.addOption({u"rules"_s, say(QT_TRANSLATE_NOOP("Cli", "An export of mail flow rules, inbox rules, mailboxes or group members (JSON or CSV); may be given several times.")), u"FILE"_s});
    declareIndex(parser);
    declareNetwork(parser);
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

/// Each is judged with the others in view: many recipients of one kind at once are evidence.
static void introduce(QList<Case> &bounces)
{
    if (bounces.size() > largestGroup)
        return;
    for (auto &one : bounces) {
        for (const auto &other : std::as_const(bounces)) {
            if (&other != &one && other.given.report)
                one.given.others << other.given.report->recipients;
        }
    }
}

static void addCaseFile(const QString &path, Cases &cases)
{
    Given unread;
    unread.source = path;
    const auto content = readFile(path, casefile::largestFile);
    if (!content) {
        cases.failures << Cases::Unreadable{unread, content.error()};
        return;
    }
    const auto file = casefile::read(*content);
    if (file)
        cases.bounces << file->theCase;
    else
        cases.failures << Cases::Unreadable{unread, file.error()};
}

Cases readCases(const Context &context, const QStringList &paths)
{
    Cases cases;
    const auto options = networkOptions(context);
    if (!options) {
        cases.status = WrongUsage;
        return cases;
    }
    std::optional<mailbox::Index> sentItems;
    if (const auto path = context.options.value(u"mailbox"_s); !path.isEmpty()) {
        const auto how = withColumns(context, path, sentItemsOptions(context));
        if (!how) {
            cases.status = WrongUsage;
            return cases;
        }
        auto read = mailbox::read(path, *how);
        if (!read) {
            context.complain(mailbox::explain(read.error(), visible(path)));
            cases.status = UnreadableInput;
            return cases;
        }
        complainAbout(context, *read);
        sentItems = *std::move(read);
    }
    const auto exports = readRules(context);
    if (!exports) {
        cases.status = UnreadableInput;
        return cases;
    }
    for (const auto &path : paths) {
        if (interrupted())
            break;
        if (path.endsWith(".todoku"_L1)) {
            addCaseFile(path, cases);
            continue;
        }
        bounce::readAll(path, [&](const bounce::Item &item) {
            Given given;
            given.source = item.path;
            given.report = item.report;
            if (cases.bounces.size() < largestGroup) // the headers that the report holds have to do for the others
                given.content = item.content;
            if (item.failure)
                cases.failures << Cases::Unreadable{given, *item.failure};
            else
                cases.bounces << Case{given, {}, {}, {}};
            return !interrupted();
        });
    }
    if (!cases.failures.isEmpty())
        cases.status = UnreadableInput;
    for (auto &one : cases.bounces) {
        if (sentItems)
            one.given.sentItems = sentItems;
        one.given.ruleExports << *exports;
        one.given.ownDomains << context.options.values(u"own-domain"_s);
    }
    introduce(cases.bounces);
    if (context.options.isSet(u"online"_s)) {
        for (auto &one : cases.bounces) {
            if (!interrupted())
                one.given.online = askTheNet(one.given, *options);
        }
    }
    return cases;
}

} // namespace todoku::cli
