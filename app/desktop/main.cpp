// SPDX-License-Identifier: Apache-2.0
#include "single_instance.h"

#include "todoku/pages.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QTranslator>
#include <QtNetwork/QNetworkProxyFactory>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>

#include <cstdio>

using namespace todoku;

namespace {

/// The texts of --help.
struct Desktop {
    Q_DECLARE_TR_FUNCTIONS(Desktop)
};

struct Asked {
    std::optional<Language> language;
    QStringList paths;
    bool anotherWindow = false;
};

void describe(QCoreApplication &application)
{
    application.setApplicationName(u"todoku"_s);
    application.setOrganizationName(u"todoku"_s);
    application.setApplicationVersion(QStringLiteral(TODOKU_VERSION));
}

std::optional<Language> languageIn(const QString &text)
{
    for (const auto language : allLanguages) {
        if (text == code(language))
            return language;
    }
    return std::nullopt;
}

/// What was asked for, or the status to end with. Help needs no screen, so this comes before there is one.
std::variant<Asked, int> read(const QStringList &arguments)
{
    const auto at = arguments.indexOf("--lang"_L1);
    const auto language = at >= 0 ? languageIn(arguments.value(at + 1)) : std::nullopt;
    QTranslator translator;
    if (translator.load(":/i18n/todoku_"_L1 + code(language.value_or(languageOf(QLocale::system())))))
        QCoreApplication::installTranslator(&translator);

    QCommandLineParser parser;
    parser.setApplicationDescription(Desktop::tr("Reads the report of a message that came back, and leads to the fix."));
    parser.addPositionalArgument(u"FILE"_s, Desktop::tr("What to open: a report (.eml, .msg, text), several of them (also a folder, mbox or .zip), or a saved case (.todoku)"), u"[FILE...]"_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, Desktop::tr("Shows this help."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, Desktop::tr("Shows the version."));
    const QCommandLineOption lang(u"lang"_s, Desktop::tr("Language of the window: ja or en"), u"ja|en"_s);
    const QCommandLineOption another(u"another-window"_s, Desktop::tr("Opens a window of its own, even if Todoku is running."));
    parser.addOptions({help, version, lang, another});
    const auto fail = [](const QString &text) {
        fprintf(stderr, "todoku: %s\n", qUtf8Printable(text));
        return 2;
    };
    if (!parser.parse(arguments))
        return fail(parser.errorText());
    if (parser.isSet(help)) {
        fputs(qUtf8Printable(parser.helpText()), stdout);
        return 0;
    }
    if (parser.isSet(version)) {
        fprintf(stdout, "todoku %s\n", TODOKU_VERSION);
        return 0;
    }
    if (parser.isSet(lang) && !languageIn(parser.value(lang)))
        return fail(Desktop::tr("--lang takes ja or en."));

    Asked asked{languageIn(parser.value(lang)), {}, parser.isSet(another)};
    for (const auto &path : parser.positionalArguments()) {
        const auto url = QUrl(path, QUrl::StrictMode); // some desktops hand over file:// addresses
        asked.paths << (url.isLocalFile() ? url.toLocalFile() : QFileInfo(path).absoluteFilePath());
    }
    return asked;
}

void show(Window &window, const HandOver &what)
{
    if (!what.activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", what.activation); // Qt's Wayland asks there when a window wants to come to the front
    window.setWindowState((window.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    window.show();
    window.raise();
    window.activateWindow();
    if (!what.paths.isEmpty())
        window.open(what.paths);
}

int run(int argc, char *argv[], const Asked &asked)
{
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    describe(application);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setWindowIcon(QIcon(u":/todoku/icons/todoku.svg"_s));
    QGuiApplication::setDesktopFileName(u"app.todoku.Todoku"_s);
    QNetworkProxyFactory::setUseSystemConfiguration(true);

    SingleInstance instance;
    const HandOver what{asked.paths, qgetenv("XDG_ACTIVATION_TOKEN")};
    if (!asked.anotherWindow && instance.start(what) == SingleInstance::Role::Second)
        return 0;

    Journey journey;
    journey.keepCasesIn(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/cases"_L1);
    Window window(journey);
    window.useSettings();
    if (asked.language)
        window.setLanguage(*asked.language);
    QObject::connect(&instance, &SingleInstance::handedOver, &window, [&window](const HandOver &more) { show(window, more); });
    show(window, {asked.paths, {}});
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    std::variant<Asked, int> asked;
    {
        QCoreApplication application(argc, argv);
        describe(application);
        asked = read(QCoreApplication::arguments());
    }
    if (const auto *status = std::get_if<int>(&asked))
        return *status;
    return run(argc, argv, std::get<Asked>(asked));
}
