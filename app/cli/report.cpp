// SPDX-License-Identifier: Apache-2.0
#include "report.h"

#include "cases.h"
#include "interruption.h"
#include "read.h"
#include "todoku/program.h"
#include "todoku/report.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QSaveFile>
#include <QtCore/QSet>

#include <cstdio>

namespace todoku::cli {

void declareReport(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, say(QT_TRANSLATE_NOOP("Cli", "Bounces: .eml, .msg, mbox, Maildir, .zip, a folder, pasted text, or a case (.todoku); “-” is standard input.")),
                                 u"PATH..."_s);
    parser.addOption({u"format"_s, say(QT_TRANSLATE_NOOP("Cli", "The form of the report.")), u"html|pdf|md|json"_s});
    parser.addOption({u"output"_s, say(QT_TRANSLATE_NOOP("Cli", "Where to write it; “-” is standard output.")), u"FILE"_s, u"-"_s});
    parser.addOption({u"redact"_s, say(QT_TRANSLATE_NOOP("Cli", "Replaces addresses, subjects, hosts and names, the same one always by the same stand-in."))});
    parser.addOption({u"group"_s, say(QT_TRANSLATE_NOOP("Cli", "One report for each group of bounces, or for the one that is named: cause=mailbox-full.")),
                      u"cause|domain|recipient[=NAME]"_s});
    declareCases(parser);
}

/// By a program of its own: with fonts, everything here would take longer to start. Empty where it fails.
static QByteArray pdfOf(const QByteArray &html, const report::Document &document)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(helpingProgram(u"todoku-pdf"_s), {document.title, document.subtitle, u"%1 / %2"_s});
    if (!process.waitForStarted())
        return {};
    process.write(html);
    process.closeWriteChannel();
    const bool made = process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return made ? process.readAllStandardOutput() : QByteArray();
}

// What is told: cases, or a group of bounces.
template<typename Told>
static QByteArray written(const QString &format, const Told &told, const Words &words, const report::Making &making)
{
    if (format == "json"_L1)
        return report::json(told, words, making);
    const auto document = report::compose(told, words, making);
    if (format == "md"_L1)
        return report::markdown(document);
    const auto html = report::html(document);
    if (format == "html"_L1)
        return html;
    return pdfOf(html, document);
}

static bool save(const QString &path, const QByteArray &content)
{
    if (path == "-"_L1)
        return fwrite(content.constData(), 1, size_t(content.size()), stdout) == size_t(content.size());
    QSaveFile file(path);
    file.setDirectWriteFallback(true); // a pipe, or a folder that takes no new file
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

static QList<Case> judged(const Cases &cases, const Words &words, bool redact)
{
    QList<Case> result;
    report::Redactor redactor(words);
    for (auto one : cases.bounces) {
        one.verdict = diagnose(one.given, one.answers);
        result << (redact ? redactor.redacted(one) : one);
    }
    return result;
}

// Writes one report; says why where it cannot.
static bool deliverReport(const Context &context, const QString &output, const QByteArray &content)
{
    if (content.isEmpty())
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "The PDF could not be made: todoku-pdf is missing or failed. HTML can be printed from any browser: --format html.")));
    else if (!save(output, content))
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” could not be written.")).arg(visible(output)));
    else
        return true;
    return false;
}

namespace {

/// What --group asks for.
struct Grouping {
    bounce::GroupBy by = bounce::GroupBy::Cause;
    QString name; ///< of the only group that is wanted; empty: each has its report
};

} // namespace

// Nullopt where the options do not fit together: it was said why.
static std::optional<Grouping> groupingOf(const Context &context)
{
    const auto &options = context.options;
    const auto text = options.value(u"group"_s);
    const auto by = groupingNamed(text.section(u'=', 0, 0));
    const auto name = text.section(u'=', 1);
    if (!by || (text.contains(u'=') && name.isEmpty())) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--group takes cause, domain or recipient, and behind “=” the name of a group.")));
        return std::nullopt;
    }
    if (options.isSet(u"mailbox"_s) || options.isSet(u"online"_s) || options.isSet(u"rules"_s)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--mailbox, --online and --rules are for single bounces, not for groups.")));
        return std::nullopt;
    }
    if (name.isEmpty() && options.value(u"output"_s) == "-"_L1 && options.value(u"format"_s) != "json"_L1) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Each group has a report of its own: name a folder with --output.")));
        return std::nullopt;
    }
    return Grouping{*by, name};
}

// "cause-mailbox-full", whatever a stranger's domain or address is made of; none twice.
static QString fileNameOf(const bounce::Group &group, const QString &by, QSet<QString> &used)
{
    static const QRegularExpression unsafe(u"[^\\p{L}\\p{N}@._-]"_s, QRegularExpression::UseUnicodePropertiesOption);
    auto key = group.key;
    const QString begin = by + u'-' + key.replace(unsafe, u"_"_s).left(100);
    auto name = begin;
    for (int number = 2; used.contains(name); ++number)
        name = u"%1-%2"_s.arg(begin).arg(number);
    used << name;
    return name;
}

// As the page of many bounces hands a group over: its own rows, and what was concluded for all of it.
static report::GroupReport told(const bounce::Group &group, bounce::GroupBy by, const QList<bounce::Row> &rows, const QStringList &ownDomains)
{
    report::GroupReport one{group, by, {}, diagnoseGroup(group, by, rows, ownDomains).example};
    one.group.members.clear();
    for (const auto member : group.members) {
        one.group.members << one.rows.size();
        one.rows << rows[member];
    }
    return one;
}

static int reportGroups(const Context &context, const Grouping &grouping, const report::Making &making)
{
    QList<bounce::Row> rows;
    int status = Ran;
    for (const auto &path : context.options.positionalArguments()) {
        bounce::readAll(path, [&](const bounce::Item &item) {
            rows << bounce::rows(item);
            if (item.failure) {
                status = UnreadableInput;
                context.complain(explain(*item.failure, visible(item.path)));
            }
            return !interrupted();
        });
    }
    auto groups = bounce::grouped(rows, grouping.by);
    if (!grouping.name.isEmpty()) {
        groups.removeIf([&](const bounce::Group &group) { return group.key.compare(grouping.name, Qt::CaseInsensitive) != 0; });
        if (groups.isEmpty())
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "There is no group “%1” among these bounces.")).arg(visible(grouping.name)));
    }
    const auto format = context.options.value(u"format"_s), output = context.options.value(u"output"_s);
    const auto by = context.options.value(u"group"_s).section(u'=', 0, 0);
    const bool isFolder = grouping.name.isEmpty() && output != "-"_L1;
    if (isFolder)
        QDir().mkpath(output);
    report::Redactor redactor(context.words);
    QSet<QString> used;
    for (const auto &group : std::as_const(groups)) {
        if (interrupted())
            break;
        auto one = told(group, grouping.by, rows, context.options.values(u"own-domain"_s));
        if (making.redacted)
            one = redactor.redacted(one);
        auto content = written(format, one, context.words, making);
        if (format == "json"_L1 && !isFolder) // one object a line
            content = report::inertJson(QJsonDocument::fromJson(content).object(), true) + '\n';
        if (!deliverReport(context, isFolder ? QDir(output).filePath(fileNameOf(one.group, by, used) + u'.' + format) : output, content))
            return UnreadableInput;
    }
    return status;
}

int runReport(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    if (paths.isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which bounce? Give a file, a folder, or “-” for standard input.")));
        return WrongUsage;
    }
    const auto format = context.options.value(u"format"_s);
    if (!QStringList{u"html"_s, u"pdf"_s, u"md"_s, u"json"_s}.contains(format)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--format takes html, pdf, md or json.")));
        return WrongUsage;
    }
    const bool redact = context.options.isSet(u"redact"_s);
    const report::Making making{QCoreApplication::applicationVersion(), QDateTime::currentDateTime(), redact};
    if (context.options.isSet(u"group"_s)) {
        const auto grouping = groupingOf(context);
        return grouping ? reportGroups(context, *grouping, making) : WrongUsage;
    }
    const auto cases = readCases(context, paths);
    for (const auto &unreadable : cases.failures)
        context.complain(explain(unreadable.failure, visible(unreadable.given.source)));
    if (cases.bounces.isEmpty())
        return cases.status;
    const auto content = written(format, judged(cases, context.words, redact), context.words, making);
    return deliverReport(context, context.options.value(u"output"_s), content) ? cases.status : UnreadableInput;
}

} // namespace todoku::cli
