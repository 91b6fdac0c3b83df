// SPDX-License-Identifier: Apache-2.0
#include "report.h"

#include "cases.h"
#include "todoku/program.h"
#include "todoku/report.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QSaveFile>

#include <cstdio>

namespace todoku::cli {

void declareReport(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, say(QT_TRANSLATE_NOOP("Cli", "Bounces: .eml, .msg, mbox, Maildir, .zip, a folder, pasted text, or a case (.todoku); “-” is standard input.")),
                                 u"PATH..."_s);
    parser.addOption({u"format"_s, say(QT_TRANSLATE_NOOP("Cli", "The form of the report.")), u"html|pdf|md|json"_s});
    parser.addOption({u"output"_s, say(QT_TRANSLATE_NOOP("Cli", "Where to write it; “-” is standard output.")), u"FILE"_s, u"-"_s});
    parser.addOption({u"redact"_s, say(QT_TRANSLATE_NOOP("Cli", "Replaces addresses, subjects, hosts and names, the same one always by the same stand-in."))});
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

static QByteArray written(const QString &format, const QList<Case> &cases, const Words &words, const report::Making &making)
{
    if (format == "json"_L1)
        return report::json(cases, words, making);
    const auto document = report::compose(cases, words, making);
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
    const auto cases = readCases(context, paths);
    for (const auto &unreadable : cases.failures)
        context.complain(explain(unreadable.failure, visible(unreadable.given.source)));
    if (cases.bounces.isEmpty())
        return cases.status;
    const bool redact = context.options.isSet(u"redact"_s);
    const report::Making making{QCoreApplication::applicationVersion(), QDateTime::currentDateTime(), redact};
    const auto output = context.options.value(u"output"_s);
    const auto content = written(format, judged(cases, context.words, redact), context.words, making);
    if (content.isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "The PDF could not be made: todoku-pdf is missing or failed. HTML can be printed from any browser: --format html.")));
        return UnreadableInput;
    }
    if (!save(output, content)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” could not be written.")).arg(visible(output)));
        return UnreadableInput;
    }
    return cases.status;
}

} // namespace todoku::cli
