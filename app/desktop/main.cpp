// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>

int main(int argc, char *argv[])
{
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("todoku"));
    QApplication::setOrganizationName(QStringLiteral("todoku"));
    QApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/todoku/icons/todoku.svg")));

    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("bounce"), QStringLiteral("The bounce to open: .eml, .msg, text"), QStringLiteral("[BOUNCE]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    todoku::Journey journey;
    todoku::Window window(journey);
    window.show();
    if (const auto paths = parser.positionalArguments(); !paths.isEmpty())
        window.open(paths.first());
    return QApplication::exec();
}
