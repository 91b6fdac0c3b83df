// SPDX-License-Identifier: Apache-2.0
// todoku-pdf TITLE FOOTER PAGE: the HTML at standard input as a PDF at standard output. Of todoku-cli's commands, only one needs fonts, and so the part of Qt
// that draws.
#include "todoku/print.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // no screen is needed
    const QGuiApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    QFile in, out;
    if (arguments.size() != 4 || !in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly)) {
        fputs("Usage: todoku-pdf TITLE FOOTER PAGE < HTML > PDF\n", stderr);
        return 2;
    }
    const auto pdf = todoku::print::pdf(in.readAll(), {arguments[1], arguments[2], arguments[3]});
    return !pdf.isEmpty() && out.write(pdf) == pdf.size() && out.flush() ? 0 : 1;
}
