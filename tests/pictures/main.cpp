// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyleFactory>

using namespace todoku;

static QElapsedTimer started()
{
    QElapsedTimer clock;
    clock.start();
    return clock;
}

/// Nothing is asked where no name server is given.
static void askTheNet(Journey &journey, const QCommandLineParser &parser)
{
    const auto resolver = dns::serverFrom(parser.value(u"resolver"_s));
    if (!resolver)
        return;
    domain::Options options;
    options.dns.servers = {*resolver};
    options.connect = false;
    options.allowPrivate = true;
    const auto told = parser.value(u"name-server"_s);
    if (const auto server = dns::serverFrom(told.section(u'=', 1)))
        options.nameServers.insert(told.section(u'=', 0, 0), *server);
    if (const auto outside = dns::serverFrom(parser.value(u"outside"_s)))
        options.outside = {*outside};
    journey.setNetwork(options);
    journey.askTheNet();
    for (QElapsedTimer clock = started(); journey.isAsking() && clock.elapsed() < 30'000;)
        QApplication::processEvents(QEventLoop::AllEvents, 50);
}

/// Renders pages to PNG files: FOLDER [BOUNCE] --page U1 --language ja --look dark --size 800x560. Without options, all of them.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QDir::tempPath() + "/todoku-pictures"_L1);

    QCommandLineParser parser;
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go"_s);
    parser.addPositionalArgument(u"bounce"_s, u"A bounce instead of the samples"_s, u"[BOUNCE]"_s);
    parser.addOption({u"page"_s, u"start, bounce, U1 … A4, why, result, addresses, domains"_s, u"page"_s});
    parser.addOption({u"language"_s, u"ja or en"_s, u"language"_s});
    parser.addOption({u"look"_s, u"light or dark"_s, u"look"_s});
    parser.addOption({u"size"_s, u"1180x800"_s, u"size"_s, u"1180x800"_s});
    parser.addOption({u"address"_s, u"What stands in the address field of U1"_s, u"address"_s});
    parser.addOption({u"mailbox"_s, u"Sent items to compare the bounce with"_s, u"path"_s});
    parser.addOption({u"role"_s, u"sender, helpdesk or administrator"_s, u"role"_s});
    parser.addOption({u"resolver"_s, u"Asks this name server before the pages are shown"_s, u"address:port"_s});
    parser.addOption({u"name-server"_s, u"Where an authoritative server is reached"_s, u"name=address:port"_s});
    parser.addOption({u"outside"_s, u"A resolver that shows how it looks from outside"_s, u"address:port"_s});
    parser.addHelpOption();
    parser.process(application);
    const auto folder = parser.positionalArguments().value(0);
    if (folder.isEmpty() || !QDir().mkpath(folder))
        parser.showHelp(2);

    Journey journey;
    Window window(journey);
    const auto size = parser.value(u"size"_s).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    const auto bounce = parser.positionalArguments().value(1);
    const auto samplePath = bounce.isEmpty() ? samples(Language::English).value(0).path : bounce;
    const auto scale = qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s);

    for (const int id : window.pageIds()) {
        const auto place = Place(id);
        if (parser.isSet(u"page"_s) && parser.value(u"page"_s) != code(place))
            continue;
        if (place == Place::Bounce || (parser.isSet(u"page"_s) && !bounce.isEmpty())) {
            QSignalSpy opened(&journey, &Journey::opened);
            journey.open(samplePath);
            if (!opened.wait(10000))
                qFatal("could not open %s", qPrintable(samplePath));
        }
        if (parser.isSet(u"mailbox"_s) && journey.theCase().given.report && !journey.theCase().verdict.sent) {
            journey.readSentItems(parser.value(u"mailbox"_s));
            for (QElapsedTimer clock = started(); !journey.theCase().verdict.sent && clock.elapsed() < 10'000;)
                QApplication::processEvents(QEventLoop::AllEvents, 50);
        }
        if (journey.theCase().given.report && !journey.theCase().given.online.asked)
            askTheNet(journey, parser);
        if (place == Place::U1 && parser.isSet(u"address"_s))
            journey.setAddress(parser.value(u"address"_s));
        if (place == Place::Addresses) {
            journey.addressList().paste(u"Name,Mail\nYamada,yamada@example.co.jp\nSato,sato＠example.co.jp\nSuzuki,suzuki@gmial.com\n"
                                        "Tanaka,tanaka..a@docomo.ne.jp\nIto,\"\"\"i to\"\"@example.co.jp\"\nKato,/o=Contoso/ou=Tokyo/cn=kato\n"_s);
            for (QElapsedTimer clock = started(); journey.addressList().isWorking() && clock.elapsed() < 10'000;)
                QApplication::processEvents(QEventLoop::AllEvents, 50);
        }
        if (place == Place::Domains)
            journey.domainList().setDomains(journey.addressList().domains());
        for (const auto &[role, name] : {std::pair(Role::Helpdesk, u"helpdesk"_s), std::pair(Role::Administrator, u"administrator"_s)}) {
            if (parser.value(u"role"_s) == name && journey.theCase().answers.role != role)
                journey.setRole(role);
        }
        journey.goTo(place);
        for (const auto language : allLanguages) {
            if (parser.isSet(u"language"_s) && parser.value(u"language"_s) != code(language))
                continue;
            window.setLanguage(language);
            for (const auto &[look, name] : {std::pair(Window::Look::Light, u"light"_s), std::pair(Window::Look::Dark, u"dark"_s)}) {
                if (parser.isSet(u"look"_s) && parser.value(u"look"_s) != name)
                    continue;
                window.setLook(look);
                for (int i = 0; i < 5; ++i)
                    QApplication::processEvents(QEventLoop::AllEvents, 50);
                const auto file = u"%1/%2-%3-%4-%5.png"_s.arg(folder, code(place), code(language), name, scale);
                if (!window.grab().save(file))
                    qFatal("could not write %s", qPrintable(file));
            }
        }
    }
    return 0;
}
