// SPDX-License-Identifier: Apache-2.0
#include "todoku/desk.h"
#include "todoku/pages.h"

#include "help_dialog.h"
#include "widgets/settings_dialog.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleFactory>

using namespace todoku;

static void waitUntil(const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < 30'000)
        QApplication::processEvents(QEventLoop::AllEvents, 50);
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
    waitUntil([&journey] { return !journey.isAsking(); });
}

/// What each page shows is made up here: lists, cases, answers.
class Painter
{
public:
    Painter(const QCommandLineParser &parser, const QString &folder) : m_parser(parser), m_folder(folder), m_window(m_journey)
    {
        store::Options options;
        options.file = m_temporary.filePath(u"cases.sqlite"_s);
        options.desk = u"Mori"_s;
        m_window.desk().setUp(options);
        const auto size = parser.value(u"size"_s).split(u'x');
        m_window.resize(size.value(0).toInt(), size.value(1).toInt());
        m_window.show();
    }

    void paintAll()
    {
        for (const auto place : everyPlace()) {
            if (!isAskedFor(code(place)))
                continue;
            prepare(place);
            m_journey.goTo(place);
            inEveryLook(code(place), [this](const QString &file) { save(m_window, file); });
        }
        const std::pair<QString, std::function<void(const QString &)>> dialogs[]{
            {u"help"_s, [this](const QString &file) { saveWhatOpens(file, [this] { HelpDialog(m_journey, m_window.language(), &m_window).exec(); }); }},
            {u"settings"_s, [this](const QString &file) { saveWhatOpens(file, [this] { SettingsDialog(&m_window).exec(); }); }},
            {u"menu"_s, [this](const QString &file) { saveWhatOpens(file, [this] { press(m_window, u"settings"_s); }); }},
            {u"left"_s, [this](const QString &file) { saveWhatOpens(file, [this] { m_window.button(QWizard::CustomButton1)->click(); }); }},
            {u"paste"_s, [this](const QString &file) { saveFrom(Place::Start, u"paste"_s, file); }},
            {u"source"_s, [this](const QString &file) { saveFrom(Place::Bounce, u"source"_s, file); }},
            {u"sample"_s, [this](const QString &file) { saveSample(file); }},
            {u"hidden"_s, [this](const QString &file) {
                 m_journey.goTo(Place::Result);
                 m_window.currentPage()->findChild<QCheckBox *>(u"redact"_s)->setChecked(true);
                 saveFrom(Place::Result, u"hidden"_s, file);
                 m_window.currentPage()->findChild<QCheckBox *>(u"redact"_s)->setChecked(false);
             }}};
        if (isAskedFor(u"group"_s)) {
            prepare(Place::Many);
            m_journey.goTo(Place::Many);
            openGroup();
            inEveryLook(u"many-group"_s, [this](const QString &file) {
                showFold();
                save(m_window, file);
            });
        }
        for (const auto &[name, take] : dialogs) {
            if (isAskedFor(name)) {
                prepare(Place::Bounce);
                inEveryLook("dialog-"_L1 + name, take);
            }
        }
    }

private:
    bool isAskedFor(const QString &name) const { return !m_parser.isSet(u"page"_s) || m_parser.value(u"page"_s) == name; }

    void inEveryLook(const QString &name, const std::function<void(const QString &)> &take)
    {
        const auto scale = qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s);
        for (const auto language : allLanguages) {
            if (m_parser.isSet(u"language"_s) && m_parser.value(u"language"_s) != code(language))
                continue;
            m_window.setLanguage(language);
            for (const auto &[look, word] : {std::pair(Window::Look::Light, u"light"_s), std::pair(Window::Look::Dark, u"dark"_s), std::pair(Window::Look::System, u"contrast"_s)}) {
                const bool contrast = m_parser.isSet(u"contrast"_s);
                if (contrast != (look == Window::Look::System) || (m_parser.isSet(u"look"_s) && m_parser.value(u"look"_s) != word))
                    continue;
                m_window.setLook(look);
                for (int i = 0; i < 5; ++i)
                    QApplication::processEvents(QEventLoop::AllEvents, 50);
                take(u"%1/%2-%3-%4-%5.png"_s.arg(m_folder, name, code(language), word, scale));
            }
        }
    }

    static void save(QWidget &widget, const QString &file)
    {
        if (!widget.grab().save(file))
            qFatal("could not write %s", qPrintable(file));
    }

    /// What opens is modal: it is taken and closed from within.
    static void saveWhatOpens(const QString &file, const std::function<void()> &open)
    {
        QTimer::singleShot(300, [file] {
            auto *shown = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::activeModalWidget();
            if (!shown)
                qFatal("nothing opened for %s", qPrintable(file));
            save(*shown, file);
            shown->close();
        });
        open();
    }

    static void press(QWidget &where, const QString &name)
    {
        auto *button = where.findChild<QAbstractButton *>(name);
        if (!button)
            qFatal("no button %s", qPrintable(name));
        button->click();
    }

    void saveFrom(Place place, const QString &button, const QString &file)
    {
        m_journey.goTo(place);
        saveWhatOpens(file, [&] { press(*m_window.currentPage(), button); });
    }

    /// It opens out of the original text's dialog.
    void saveSample(const QString &file)
    {
        m_journey.goTo(Place::Bounce);
        QTimer::singleShot(300, [file] {
            auto *source = QApplication::activeModalWidget();
            saveWhatOpens(file, [source] { press(*source, u"sample"_s); });
            source->close();
        });
        press(*m_window.currentPage(), u"source"_s);
    }

    /// The largest group of the page of many, with what can be handed over of it.
    void openGroup()
    {
        auto &page = *m_window.currentPage();
        auto *table = page.findChild<QAbstractItemView *>();
        table->setCurrentIndex(table->model()->index(0, 0));
        press(page, u"open-row"_s);
        waitUntil([this] { return m_journey.groupVerdict().has_value(); });
        page.findChild<QWidget *>(u"group-report"_s)->findChild<QAbstractButton *>()->click();
    }

    void showFold()
    {
        auto *fold = m_window.currentPage()->findChild<QWidget *>(u"group-report"_s);
        for (auto *area : m_window.findChildren<QScrollArea *>()) {
            if (area->isAncestorOf(fold))
                area->verticalScrollBar()->setValue(fold->mapTo(area->widget(), QPoint()).y() - 40);
        }
        QApplication::processEvents();
    }

    void prepare(Place place)
    {
        const auto bounce = m_parser.positionalArguments().value(1);
        if (place == Place::Many)
            return openMany();
        if (place == Place::Cases)
            return listCases();
        if (place == Place::Bounce || (m_parser.isSet(u"page"_s) && (!bounce.isEmpty() || place == Place::Start)))
            openBounce(bounce);
        setRole();
        if (m_parser.isSet(u"mailbox"_s) && m_journey.theCase().given.report && !m_journey.theCase().verdict.sent) {
            m_journey.readSentItems(m_parser.value(u"mailbox"_s));
            waitUntil([this] { return m_journey.theCase().verdict.sent.has_value(); });
        }
        if (m_journey.theCase().given.report && !m_journey.theCase().given.online.asked)
            askTheNet(m_journey, m_parser);
        if (place == Place::U1 && m_parser.isSet(u"address"_s))
            m_journey.setAddress(m_parser.value(u"address"_s));
        if (place == Place::Addresses || place == Place::Domains)
            pasteList();
        if (place == Place::Domains)
            m_journey.domainList().setDomains(m_journey.addressList().domains());
    }

    void openBounce(const QString &path)
    {
        if (path.isEmpty() && m_parser.value(u"page"_s) == code(Place::Start))
            return;
        QSignalSpy opened(&m_journey, &Journey::opened);
        m_journey.open(path.isEmpty() ? samples(Language::English).value(0).path : path);
        if (!opened.wait(10000))
            qFatal("could not open %s", qPrintable(path));
    }

    void setRole()
    {
        const auto role = m_parser.value(u"role"_s) == "helpdesk"_L1 ? Role::Helpdesk : m_parser.value(u"role"_s) == "administrator"_L1 ? Role::Administrator : Role::Sender;
        if (m_journey.theCase().answers.role != role)
            m_journey.setRole(role);
    }

    void pasteList()
    {
        m_journey.addressList().paste(u"Name,Mail\nYamada,yamada@example.co.jp\nSato,sato＠example.co.jp\nSuzuki,suzuki@gmial.com\n"
                                      "Tanaka,tanaka..a@docomo.ne.jp\nIto,\"\"\"i to\"\"@example.co.jp\"\nKato,/o=Contoso/ou=Tokyo/cn=kato\n"_s);
        waitUntil([this] { return !m_journey.addressList().isWorking(); });
    }

    void openMany()
    {
        QDir().mkpath(m_temporary.filePath(u"many"_s));
        for (const auto &file : QDir(u":/todoku/samples"_s).entryInfoList({u"*.eml"_s}))
            QFile::copy(file.filePath(), m_temporary.filePath("many/"_L1 + file.fileName()));
        QSignalSpy listed(&m_journey, &Journey::manyChanged);
        m_journey.open(m_temporary.filePath(u"many"_s));
        if (!listed.wait(10000))
            qFatal("no list");
    }

    void listCases()
    {
        store::Store store(*m_window.desk().options());
        const std::tuple<QString, QString, QString, store::State> all[]{{u"2026-1107"_s, u"example.co.jp"_s, u"U1"_s, store::State::Open},
                                                                        {u"2026-1103"_s, u"fabrikam.com"_s, u"U2"_s, store::State::Solved},
                                                                        {u"2026-1098"_s, u"contoso.co.jp"_s, u"A2"_s, store::State::HandedOver}};
        for (const auto &[number, domain, solution, state] : all) {
            store::Entry entry;
            entry.id = store::newId();
            entry.caseNumber = number;
            entry.owner = entry.changedBy = u"Mori"_s;
            entry.begun = entry.changed = QDateTime::currentDateTime();
            entry.domain = domain;
            entry.solution = solution;
            entry.state = state;
            entry.seconds = {{solution, 140}};
            auto saved = store.save(entry, {});
            waitUntil([&] { return saved.isFinished(); });
        }
        m_journey.setRole(Role::Helpdesk);
        m_journey.goTo(Place::Cases);
        waitUntil([this] { return m_window.desk().listing().entries.size() >= 3; });
    }

    const QCommandLineParser &m_parser;
    QString m_folder;
    QTemporaryDir m_temporary;
    Journey m_journey;
    Window m_window;
};

/// Black and white on each other, as a system in high contrast has it.
static void useHighContrast()
{
    QPalette palette(Qt::black);
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        palette.setColor(role, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, Qt::white);
    palette.setColor(QPalette::Link, QColor(255, 255, 0));
    QApplication::setPalette(palette);
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
    parser.addOption({u"page"_s, u"start, bounce, U1 … A4, why, result, many, addresses, domains, cases, group, help, settings, menu, left, paste, source, sample, hidden"_s, u"page"_s});
    parser.addOption({u"language"_s, u"ja or en"_s, u"language"_s});
    parser.addOption({u"look"_s, u"light or dark"_s, u"look"_s});
    parser.addOption({u"contrast"_s, u"In a system of high contrast"_s});
    parser.addOption({u"text"_s, u"The system's text size in per cent"_s, u"per cent"_s, u"100"_s});
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
    auto font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * parser.value(u"text"_s).toDouble() / 100);
    QApplication::setFont(font);
    if (parser.isSet(u"contrast"_s))
        useHighContrast();
    Painter(parser, folder).paintAll();
    return 0;
}
