// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include "todoku/report.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

namespace todoku::cli {

static void writeLine(FILE *stream, const QByteArray &line)
{
    fwrite(line.constData(), 1, size_t(line.size()), stream);
    fputc('\n', stream);
}

void Context::print(const QJsonObject &object) const
{
    writeLine(stdout, report::inertJson(object, true));
}

void Context::print(const QString &line) const
{
    writeLine(stdout, line.toUtf8());
}

void Context::complain(const QString &line) const
{
    writeLine(stderr, line.toUtf8());
}

static QString painted(const QString &text, const char *code, bool really)
{
    return really ? "\x1b["_L1 + QLatin1StringView(code) + "m"_L1 + text + "\x1b[0m"_L1 : text;
}

QString Context::strong(const QString &text) const
{
    return painted(text, "1", colour);
}

QString Context::soft(const QString &text) const
{
    return painted(text, "2", colour);
}

QString Context::coloured(const QString &text, Severity severity) const
{
    switch (severity) {
    case Severity::Error: return painted(text, "31", colour);
    case Severity::Warning: return painted(text, "33", colour);
    case Severity::Info: return painted(text, "36", colour);
    }
    Q_UNREACHABLE();
}

QString say(const char *text)
{
    return QCoreApplication::translate("Cli", text);
}

} // namespace todoku::cli
