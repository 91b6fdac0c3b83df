// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTextStream>

/// What the subcommands of todoku-cli share. The command line itself is described in docs/command-line.md.
namespace todoku::cli {

/// Exit status: what the contract promises.
enum Status : int { Ran = 0, WrongUsage = 2, UnreadableInput = 3, Cancelled = 130 };

/// What a subcommand gets: its parsed options, where to write, and in which language.
struct Context {
    const QCommandLineParser &options;
    const Words &words;
    bool json = false;
    bool colour = false; ///< standard output is a terminal that can, and NO_COLOR is not set

    QString say(const char *text) const { return words.translate("Cli", text); }
    /// One JSON object on one line.
    void print(const QJsonObject &object) const;
    /// Text for people; whatever a stranger wrote in it has to be passed through visible() before.
    void print(const QString &line) const;
    void complain(const QString &line) const; ///< to standard error
    QString strong(const QString &text) const;
    QString soft(const QString &text) const;
    QString coloured(const QString &text, Severity severity) const;
};

struct Command {
    const char *name;
    const char *arguments; ///< "PATH..."
    const char *summary;   ///< English, translated in the context "Cli"
    void (*declare)(QCommandLineParser &parser);
    int (*run)(const Context &context);
};

/// The texts of options are translated in the context "Cli" as well. Not named tr(): lupdate would take the NOOP inside for its argument, and
/// find nothing.
QString say(const char *text);

} // namespace todoku::cli
