// SPDX-License-Identifier: Apache-2.0
#include "domain.h"

#include "interruption.h"
#include "network.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QSaveFile>

namespace todoku::cli {

void declareDomain(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"DOMAIN"_s, say(QT_TRANSLATE_NOOP("Cli", "Domains to look at; “-” reads them from standard input, one a line.")), u"DOMAIN..."_s);
    parser.addOption({u"csv"_s, say(QT_TRANSLATE_NOOP("Cli", "Also writes the domains as a table for a spreadsheet.")), u"FILE"_s});
    parser.addOption({u"selector"_s, say(QT_TRANSLATE_NOOP("Cli", "A DKIM selector to look at as well. May be given several times.")), u"NAME"_s});
    parser.addOption({u"watch"_s, say(QT_TRANSLATE_NOOP("Cli", "Asks again at the right moments until all name servers and resolvers agree about the MX record of one domain."))});
    declareNetwork(parser);
}

static QString agreementText(const Context &context, domain::Agreement agreement)
{
    using domain::Agreement;
    switch (agreement) {
    case Agreement::Unknown: return context.say(QT_TRANSLATE_NOOP("Cli", "Too few servers answered to compare them."));
    case Agreement::Agreed: return context.say(QT_TRANSLATE_NOOP("Cli", "All servers that answered agree."));
    case Agreement::AuthoritiesDiffer: return context.say(QT_TRANSLATE_NOOP("Cli", "The domain's own name servers differ."));
    case Agreement::CachesRemember: return context.say(QT_TRANSLATE_NOOP("Cli", "The domain's own name servers agree; a resolver still remembers something else."));
    case Agreement::SplitView: return context.say(QT_TRANSLATE_NOOP("Cli", "Seen from inside, the domain looks different than from outside. Waiting does not change that."));
    }
    Q_UNREACHABLE();
}

/// One row for each server: who, what, for how long, which zone.
static void tellViews(const Context &context, const QList<domain::View> &views)
{
    QList<QStringList> rows;
    for (const auto &view : views) {
        const auto who = view.name.isEmpty() ? view.server : "%1 (%2)"_L1.arg(visible(view.name), view.server);
        const auto role = view.role == domain::View::Role::Authoritative ? context.say(QT_TRANSLATE_NOOP("Cli", "name server"))
            : view.side == domain::View::Side::Inside                    ? context.say(QT_TRANSLATE_NOOP("Cli", "resolver, inside"))
                                                                         : context.say(QT_TRANSLATE_NOOP("Cli", "resolver, outside"));
        rows << QStringList{domain::differs(view, views) ? u"x"_s : u"="_s, who, role, view.mx.isEmpty() ? dns::name(view.outcome) : visible(view.mx.join(", "_L1)),
                            context.say(QT_TRANSLATE_NOOP("Cli", "%1 s")).arg(view.ttl.count()),
                            view.serial ? context.say(QT_TRANSLATE_NOOP("Cli", "serial %1")).arg(*view.serial) : QString()};
    }
    QList<qsizetype> widths(6, 0);
    for (const auto &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = qMax(widths[i], row[i].size());
    }
    for (const auto &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].leftJustified(widths[i] + 2);
        context.print(context.soft("    "_L1 + line.trimmed()));
    }
}

static QString moment(const QDateTime &from, std::chrono::seconds after)
{
    const auto at = from.addSecs(after.count());
    return at.date() == from.date() ? at.toString(u"HH:mm:ss"_s) : at.toString(u"yyyy-MM-dd HH:mm"_s);
}

static void tellRemedies(const Context &context, const domain::Facts &facts)
{
    using domain::Remedy;
    const auto list = domain::remedies(facts);
    if (list.isEmpty())
        return;
    const auto hosts = domain::dnsHosts(facts);
    context.print("  "_L1 + (hosts.isEmpty() ? context.say(QT_TRANSLATE_NOOP("Cli", "To change at the DNS host:"))
                                             : context.say(QT_TRANSLATE_NOOP("Cli", "To change at the DNS host (whoever runs %1):")).arg(visible(hosts.join(", "_L1)))));
    for (const auto &remedy : list) {
        if (!remedy.before.isEmpty())
            context.print("    - "_L1 + visible(domain::zoneLine(remedy, remedy.before)));
        if (!remedy.value.isEmpty())
            context.print("    + "_L1 + visible(domain::zoneLine(remedy, remedy.value)));
        if (remedy.standing == Remedy::Standing::AskTenant)
            context.print(context.soft("      "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "The right value is in the Microsoft 365 admin center, at the domain's DNS records."))));
        else if (remedy.standing == Remedy::Standing::IfNotMeant)
            context.print(context.soft("      "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "Only if it is not meant to be there."))));
    }
}

static void tell(const Context &context, const domain::Sight &sight)
{
    context.print(context.strong(sight.at.toString(u"HH:mm:ss"_s)) + "  "_L1 + agreementText(context, sight.agreement));
    tellViews(context, sight.views);
    if (sight.forgotten && sight.forgotten->count() > 0)
        context.print("    "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "The last cache will have forgotten the old record at %1.")).arg(moment(sight.at, *sight.forgotten)));
    if (sight.next)
        context.print(context.soft("    "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "The next look is at %1.")).arg(moment(sight.at, *sight.next))));
}

static int watch(const Context &context, const QString &input, const domain::Options &options)
{
    const auto name = domain::toAscii(input);
    if (name.isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” is no domain.")).arg(visible(input)));
        return UnreadableInput;
    }
    // Shown before anything is sent.
    for (const auto &line : domain::Watch::plan(name, options))
        context.complain(visible(line));
    QEventLoop loop;
    domain::Watch watch(name, options);
    QObject::connect(&watch, &domain::Watch::looked, &loop, [&](const domain::Sight &sight) {
        if (context.json)
            context.print(domain::toJson(name, sight));
        else
            tell(context, sight);
        if (!sight.next)
            loop.quit();
    });
    loop.exec();
    context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "%1 questions were sent.")).arg(watch.sent().size()));
    return Ran;
}

static QString mxLine(const domain::Mx &mx)
{
    QStringList addresses;
    for (const auto &address : mx.addresses)
        addresses << address.toString();
    return "%1 %2  %3"_L1.arg(QString::number(mx.preference), mx.host.isEmpty() ? u"."_s : visible(mx.host), addresses.join(' '_L1));
}

static void tell(const Context &context, const domain::Facts &facts, const std::vector<Finding> &findings)
{
    if (facts.domain.isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” is no domain.")).arg(visible(facts.input)));
        return;
    }
    context.print(context.strong(visible(facts.input)) + (facts.input == facts.domain ? QString() : " ("_L1 + facts.domain + ')'_L1));
    for (const auto &mx : facts.mx)
        context.print(context.soft("    MX "_L1 + mxLine(mx)));
    for (const auto &finding : findings)
        context.print("  "_L1 + context.coloured(context.words.severity(finding.severity()), finding.severity()) + ": "_L1 + visible(context.words.text(finding)));
    if (findings.empty())
        context.print("  "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "Nothing is wrong with the mail records.")));
    tellViews(context, facts.views);
    if (const auto left = domain::untilForgotten(facts); left && left->count() > 0)
        context.print("    "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "The last cache will have forgotten the old record at %1.")).arg(moment(QDateTime::currentDateTime(), *left)));
    tellRemedies(context, facts);
    context.print(context.soft("    "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "%1 questions, %2 ms")).arg(facts.queries.size()).arg(facts.elapsed.count())));
}

static QStringList domainsFrom(const Context &context)
{
    QStringList domains;
    for (const auto &argument : context.options.positionalArguments()) {
        if (argument != "-"_L1) {
            domains << argument;
            continue;
        }
        QFile input;
        if (input.open(stdin, QIODevice::ReadOnly)) {
            for (const auto &line : QString::fromUtf8(input.readAll()).split(u'\n')) {
                if (!line.trimmed().isEmpty())
                    domains << line.trimmed();
            }
        }
    }
    return domains;
}

static QByteArray csvRow(const domain::Facts &facts, const std::vector<Finding> &findings)
{
    QStringList hosts, found;
    auto worst = u"ok"_s;
    for (const auto &mx : facts.mx)
        hosts << "%1 %2"_L1.arg(QString::number(mx.preference), mx.host.isEmpty() ? u"."_s : mx.host);
    for (const auto severity : {Severity::Info, Severity::Warning, Severity::Error}) {
        if (std::ranges::any_of(findings, [&](const Finding &finding) { return finding.severity() == severity; }))
            worst = name(severity);
    }
    for (const auto &finding : findings)
        found << finding.id.text();
    return csvLine({facts.input, facts.domain, worst, domain::providerOf(facts.mx), hosts.join("; "_L1), found.join("; "_L1)});
}

static bool writeDomainTable(const QString &path, const QByteArray &rows)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(csvBeginning);
    file.write(csvLine({u"input"_s, u"domain"_s, u"worst"_s, u"provider"_s, u"mx"_s, u"findings"_s}));
    file.write(rows);
    return file.commit();
}

int runDomain(const Context &context)
{
    const auto domains = domainsFrom(context);
    auto options = networkOptions(context);
    if (!options)
        return WrongUsage;
    if (domains.isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which domain?")));
        return WrongUsage;
    }
    options->selectors = context.options.values(u"selector"_s);
    if (context.options.isSet(u"watch"_s)) {
        if (domains.size() == 1)
            return watch(context, domains.first(), *options);
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--watch looks at one domain.")));
        return WrongUsage;
    }
    domain::Examiner examiner(*options);
    QList<QFuture<domain::Facts>> futures;
    for (const auto &domain : domains)
        futures << examiner.examine(domain);
    int status = Ran;
    QByteArray table;
    // In the order of the questions; each is forgotten when it is printed.
    for (auto &future : futures) {
        waitFor(QFuture<void>(future));
        if (!future.isFinished())
            break; // interrupted
        const auto facts = future.result();
        const auto findings = domain::judge(facts);
        if (facts.domain.isEmpty())
            status = UnreadableInput;
        if (context.json)
            context.print(domain::toJson(facts, findings));
        else
            tell(context, facts, findings);
        table += csvRow(facts, findings);
        future = {};
    }
    if (const auto csv = context.options.value(u"csv"_s); !csv.isEmpty() && !writeDomainTable(csv, table)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” could not be written.")).arg(visible(csv)));
        status = UnreadableInput;
    }
    return status;
}

void declareSpf(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"ip"_s, say(QT_TRANSLATE_NOOP("Cli", "The address that the mail came from.")), u"ADDRESS"_s},
        {u"sender"_s, say(QT_TRANSLATE_NOOP("Cli", "The sender's mailbox (MAIL FROM).")), u"MAILBOX"_s},
        {u"helo"_s, say(QT_TRANSLATE_NOOP("Cli", "The name that the sending server gave (EHLO).")), u"NAME"_s},
    });
    declareNetwork(parser);
}

static void tell(const Context &context, const domain::spf::Evaluation &evaluation)
{
    context.print(context.strong(domain::spf::name(evaluation.result)) + (evaluation.explanation.isEmpty() ? QString() : "  "_L1 + visible(evaluation.explanation)));
    for (const auto &row : evaluation.trace) {
        context.print(QString(2 + 2 * row.depth, u' ') + visible(row.term) + "  "_L1 + context.soft(row.result + (row.isVoid ? " (void)"_L1 : ""_L1)));
    }
    context.print(context.soft("  "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "%1 of 10 lookups, %2 of 2 void lookups")).arg(evaluation.lookups).arg(evaluation.voidLookups)));
}

int runSpf(const Context &context)
{
    domain::spf::Connection connection;
    const auto options = networkOptions(context);
    if (!options)
        return WrongUsage;
    const bool hasAddress = connection.client.setAddress(context.options.value(u"ip"_s));
    connection.sender = context.options.value(u"sender"_s);
    connection.helo = context.options.value(u"helo"_s);
    if (!hasAddress || (connection.sender.isEmpty() && connection.helo.isEmpty())) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Give the address with --ip and the sender with --sender.")));
        return WrongUsage;
    }
    domain::Examiner examiner(*options);
    const auto future = examiner.evaluateSpf(connection);
    waitFor(QFuture<void>(future));
    if (!future.isFinished())
        return Cancelled;
    const auto evaluation = future.result();
    if (context.json)
        context.print(domain::toJson(evaluation));
    else
        tell(context, evaluation);
    return Ran;
}

} // namespace todoku::cli
