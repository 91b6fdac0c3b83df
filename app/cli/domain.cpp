// SPDX-License-Identifier: Apache-2.0
#include "domain.h"

#include "interruption.h"
#include "network.h"

#include <QtCore/QFile>
#include <QtCore/QSaveFile>

namespace todoku::cli {

void declareDomain(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"DOMAIN"_s, say(QT_TRANSLATE_NOOP("Cli", "Domains to look at; “-” reads them from standard input, one a line.")), u"DOMAIN..."_s);
    parser.addOption({u"csv"_s, say(QT_TRANSLATE_NOOP("Cli", "Also writes the domains as a table for a spreadsheet.")), u"FILE"_s});
    parser.addOption({u"selector"_s, say(QT_TRANSLATE_NOOP("Cli", "A DKIM selector to look at as well. May be given several times.")), u"NAME"_s});
    declareNetwork(parser);
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
