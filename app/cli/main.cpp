// SPDX-License-Identifier: Apache-2.0
#include "address.h"
#include "command.h"
#include "diagnose.h"
#include "domain.h"
#include "interruption.h"
#include "origin.h"
#include "read.h"
#include "report.h"
#include "sent.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>

#include <cstdio>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace todoku;
using namespace todoku::cli;

// One row a subcommand, each in the file of its name.
static constexpr auto commands = std::to_array<Command>({
    {"read", "PATH...", QT_TRANSLATE_NOOP("Cli", "Reads bounces and says who was not reached, and why."), declareRead, runRead},
    {"address", "[ADDRESS...]", QT_TRANSLATE_NOOP("Cli", "Says what is wrong with a mail address, and what was probably meant."), declareAddress, runAddress},
    {"diagnose", "PATH", QT_TRANSLATE_NOOP("Cli", "Says which of the nine solutions mends a bounce, and why."), declareDiagnose, runDiagnose},
    {"domain", "DOMAIN...", QT_TRANSLATE_NOOP("Cli", "Looks at what a domain's mail records say, from every side."), declareDomain, runDomain},
    {"spf", "--ip ADDRESS --sender MAILBOX", QT_TRANSLATE_NOOP("Cli", "Says whether a server may send for a domain (SPF)."), declareSpf, runSpf},
    {"guide", "SOLUTION", QT_TRANSLATE_NOOP("Cli", "Prints the guide of a solution as Markdown."), declareGuide, runGuide},
    {"messages", "PATH...", QT_TRANSLATE_NOOP("Cli", "Lists the messages of a mailbox of any format."), declareMessages, runMessages},
    {"sent", "--bounce PATH --mailbox PATH", QT_TRANSLATE_NOOP("Cli", "Compares a bounce with your sent items."), declareSent, runSent},
    {"report", "PATH... --format html|pdf|md|json --output FILE", QT_TRANSLATE_NOOP("Cli", "Writes a report to hand over to the mail administrator."), declareReport, runReport},
    {"origin", "PATH...", QT_TRANSLATE_NOOP("Cli", "Says whether the message that came back was sent by you or by a stranger."), declareOrigin, runOrigin},
});

static QString overview()
{
    QString text = say(QT_TRANSLATE_NOOP("Cli", "Usage: todoku-cli COMMAND [options] …")) + "\n\n"_L1;
    for (const auto &command : commands)
        text += "  %1 %2\n      %3\n"_L1.arg(QLatin1StringView(command.name), QLatin1StringView(command.arguments), say(command.summary));
    return text + '\n'_L1 + say(QT_TRANSLATE_NOOP("Cli", "“todoku-cli COMMAND --help” explains a command. Nothing is sent over the network unless you ask for it."));
}

static std::optional<Language> languageAskedFor(const QStringList &arguments)
{
    // Needed before the options are declared, since their descriptions are already in that language.
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const auto &argument = arguments[i];
        const auto value = argument.startsWith("--lang="_L1) ? argument.mid(7) : argument == "--lang"_L1 ? arguments.value(i + 1) : QString();
        for (const auto language : allLanguages) {
            if (value == code(language))
                return language;
        }
    }
    return std::nullopt;
}

static bool terminalHasColours()
{
#ifdef Q_OS_UNIX
    return isatty(STDOUT_FILENO) && !qEnvironmentVariableIsSet("NO_COLOR") && qgetenv("TERM") != "dumb";
#else
    return false;
#endif
}

static int fail(const QString &text)
{
    fprintf(stderr, "todoku-cli: %s\n", qUtf8Printable(text));
    return WrongUsage;
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"todoku-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    const auto arguments = QCoreApplication::arguments();
    const auto language = languageAskedFor(arguments).value_or(languageOf(QLocale::system()));
    QTranslator translator;
    if (translator.load(":/i18n/todoku_"_L1 + code(language)))
        QCoreApplication::installTranslator(&translator);

    const auto name = arguments.value(1);
    if (name.isEmpty() || name == "--help"_L1 || name == "-h"_L1 || name == "help"_L1) {
        fputs(qUtf8Printable(overview() + '\n'_L1), name.isEmpty() ? stderr : stdout);
        return name.isEmpty() ? WrongUsage : Ran;
    }
    if (name == "--version"_L1 || name == "-v"_L1) {
        fprintf(stdout, "todoku-cli %s\n", TODOKU_VERSION);
        return Ran;
    }
    const auto *command = std::ranges::find_if(commands, [&](const Command &c) { return name == QLatin1StringView(c.name); });
    if (command == commands.end())
        return fail(say(QT_TRANSLATE_NOOP("Cli", "There is no command “%1”. “todoku-cli --help” lists them.")).arg(visible(name)));

    QCommandLineParser parser;
    parser.setApplicationDescription(say(command->summary));
    const QCommandLineOption help({u"h"_s, u"help"_s}, say(QT_TRANSLATE_NOOP("Cli", "Shows this help.")));
    const QCommandLineOption json(u"json"_s, say(QT_TRANSLATE_NOOP("Cli", "Writes JSON Lines for programs instead of text for people.")));
    const QCommandLineOption lang(u"lang"_s, say(QT_TRANSLATE_NOOP("Cli", "Language of texts for people: ja or en.")), u"ja|en"_s);
    parser.addOptions({help, json, lang});
    command->declare(parser);
    // Not process(): it ends the program with status 1, and the contract says 2.
    if (!parser.parse(QStringList{arguments.first() + ' '_L1 + name} + arguments.mid(2)))
        return fail(parser.errorText());
    if (parser.isSet(help)) {
        fputs(qUtf8Printable(parser.helpText()), stdout);
        return Ran;
    }
    if (parser.isSet(lang) && !languageAskedFor(arguments))
        return fail(say(QT_TRANSLATE_NOOP("Cli", "--lang takes ja or en.")));

    listenForInterruption();
    const Words words(language);
    const int status = command->run({parser, words, parser.isSet(json), terminalHasColours()});
    if (fflush(stdout) != 0 || ferror(stdout))
        return UnreadableInput;
    return interrupted() ? int(Cancelled) : status;
}
