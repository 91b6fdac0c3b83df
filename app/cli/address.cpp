// SPDX-License-Identifier: Apache-2.0
#include "todoku/address.h"

#include "address.h"

#include "interruption.h"

#include <QtCore/QSaveFile>

#include <cstdio>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace todoku::cli {

// A list of a million addresses; larger files are not lists of addresses.
static constexpr qsizetype largestList = 256 * 1024 * 1024;

void declareAddress(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"ADDRESS"_s, say(QT_TRANSLATE_NOOP("Cli", "Mail addresses as they were typed; put each in quotation marks.")), u"[ADDRESS...]"_s);
    parser.addOptions({{u"stdin"_s, say(QT_TRANSLATE_NOOP("Cli", "Reads addresses from standard input, one a line."))},
                       {u"list"_s, say(QT_TRANSLATE_NOOP("Cli", "Checks a list: a text file with one address a line, or a CSV file.")), u"FILE"_s},
                       {u"csv"_s, say(QT_TRANSLATE_NOOP("Cli", "Writes the checked addresses as a table that is safe to open in a spreadsheet.")), u"FILE"_s},
                       {u"known"_s, say(QT_TRANSLATE_NOOP("Cli", "Addresses and domains written to before, one a line.")), u"FILE"_s},
                       {u"own-domain"_s, say(QT_TRANSLATE_NOOP("Cli", "A domain of your own organisation; may be given several times.")), u"DOMAIN"_s}});
}

static Result<QList<address::Entry>> entriesFor(const Context &context)
{
    QList<address::Entry> entries;
    const auto arguments = context.options.positionalArguments();
    for (qsizetype i = 0; i < arguments.size(); ++i)
        entries << address::Entry{i + 1, arguments[i]};
    for (const auto &path : context.options.values(u"list"_s)) {
        const auto content = readFile(path, largestList);
        if (!content)
            return content.error();
        entries << address::entriesOf(*content);
    }
    if (context.options.isSet(u"stdin"_s)) {
        const auto content = readFile(u"-"_s, largestList);
        if (!content)
            return content.error();
        // Every line is a question and gets its answer, an empty one too.
        const auto text = QString::fromUtf8(*content);
        auto lines = text.split(u'\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        for (qsizetype i = 0; i < lines.size(); ++i)
            entries << address::Entry{i + 1, lines[i].endsWith(u'\r') ? lines[i].chopped(1) : lines[i]};
    }
    return entries;
}

static Result<address::Directory> directoryFor(const Context &context)
{
    address::Known known;
    for (const auto &path : context.options.values(u"known"_s)) {
        const auto content = readFile(path, largestList);
        if (!content)
            return content.error();
        const auto more = address::knownFrom(*content);
        known.contacts << more.contacts;
        known.domains << more.domains;
    }
    known.ownDomains = context.options.values(u"own-domain"_s);
    return address::Directory(known);
}

static void tell(const Context &context, const address::Examination &examination)
{
    const auto findings = address::judge(examination);
    const auto shown = visible(examination.input);
    context.print(context.strong(shown.isEmpty() ? u"“”"_s : shown));
    if (findings.isEmpty())
        context.print("  "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "Nothing to complain about.")));
    for (const auto &finding : findings)
        context.print("  "_L1 + context.coloured(context.words.severity(finding.severity()), finding.severity()) + ": "_L1 + visible(context.words.text(finding)));
    if (!examination.normalized.isEmpty() && examination.normalized != examination.input)
        context.print("  "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "Repaired: %1")).arg(visible(examination.normalized)));
    if (examination.suggestion)
        context.print("  "_L1 + context.say(QT_TRANSLATE_NOOP("Cli", "Perhaps meant: %1")).arg(visible((QStringList{*examination.suggestion} + examination.alternatives).join(u"  "_s))));
}

/// A line on standard error that counts, where somebody looks at it.
static std::function<void(qsizetype)> progressFor(const Context &context, qsizetype all)
{
    constexpr qsizetype worthCounting = 5000, step = 1024;
#ifdef Q_OS_UNIX
    const bool watched = isatty(STDERR_FILENO);
#else
    const bool watched = false;
#endif
    if (!watched || all < worthCounting)
        return [](qsizetype) {};
    return [&context, all](qsizetype done) {
        if (done % step != 0 && done != all)
            return;
        fprintf(stderr, "\r%s", qUtf8Printable(context.say(QT_TRANSLATE_NOOP("Cli", "%1 of %2 addresses checked")).arg(done).arg(all)));
        if (done == all)
            fputc('\n', stderr);
        fflush(stderr);
    };
}

static bool writeTable(const Context &context, const QString &path, const QByteArray &table)
{
    if (path == "-"_L1)
        return fwrite(table.constData(), 1, size_t(table.size()), stdout) == size_t(table.size());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(table) == table.size() && file.commit())
        return true;
    context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” could not be written: %2")).arg(visible(path), file.errorString()));
    return false;
}

static int unreadable(const Context &context, const Failure &failure, const QString &path)
{
    context.complain(explain(failure, visible(path)));
    return UnreadableInput;
}

int runAddress(const Context &context)
{
    const auto list = context.options.value(u"list"_s), knownFile = context.options.value(u"known"_s), table = context.options.value(u"csv"_s);
    const auto directory = directoryFor(context);
    if (!directory)
        return unreadable(context, directory.error(), knownFile);
    const auto entries = entriesFor(context);
    if (!entries)
        return unreadable(context, entries.error(), list.isEmpty() ? u"-"_s : list);
    if (context.options.positionalArguments().isEmpty() && list.isEmpty() && !context.options.isSet(u"stdin"_s)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which address? Give addresses, a list with --list FILE, or --stdin.")));
        return WrongUsage;
    }
    const auto progress = progressFor(context, entries->size());
    QList<address::Examination> kept;
    for (qsizetype i = 0; i < entries->size() && !interrupted(); ++i) {
        const auto examination = address::examine(entries->at(i).text, *directory);
        if (!table.isEmpty())
            kept << examination;
        if (context.json)
            context.print(address::toJson(examination));
        else if (table.isEmpty())
            tell(context, examination);
        progress(i + 1);
    }
    return table.isEmpty() || writeTable(context, table, address::csv(*entries, kept, context.words)) ? Ran : UnreadableInput;
}

} // namespace todoku::cli
