// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"

#include "todoku/settings.h"

#include "bounce_page.h"
#include "cases_page.h"
#include "guide_pages.h"
#include "help_dialog.h"
#include "list_page.h"
#include "many_page.h"
#include "solution_page.h"
#include "start_page.h"
#include "theme.h"
#include "widgets/drop_area.h"
#include "widgets/rail.h"
#include "widgets/settings_dialog.h"

#include <QtCore/QLibraryInfo>
#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTranslator>
#include <QtGui/QActionGroup>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QFontDatabase>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

/// Below this width the rail folds to its symbols.
static constexpr int railFoldsBelow = 980;

static Language rememberedLanguage()
{
    const auto stored = settings::value(settings::language);
    for (const auto language : allLanguages) {
        if (stored == code(language))
            return language;
    }
    return languageOf(QLocale::system());
}

Window::Window(Journey &journey, QWidget *parent)
    : QWizard(parent), m_journey(journey), m_desk(new Desk(journey, this)), m_language(rememberedLanguage()), m_systemPalette(QApplication::palette()),
      m_systemFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont)), m_rail(new Rail)
{
    m_look = Look(std::clamp(QSettings().value("window/look"_L1).toInt(), 0, 2));
    setLanguage(m_language);
    // The classic style has no header of its own; pages bring their heading. Independent pages keep what was typed when one jumps.
    setWizardStyle(QWizard::ClassicStyle);
    setOptions(QWizard::IndependentPages | QWizard::HaveHelpButton | QWizard::HaveCustomButton1 | QWizard::NoCancelButton | QWizard::NoDefaultButton);
    setSideWidget(m_rail);
    setAcceptDrops(true);
    setWindowFlag(Qt::WindowMinMaxButtonsHint);
    resize(1180, 800);
    setMinimumSize(800, 560);
    makeButtons();
    applyLook(); // what the buttons are stands in properties, which a style sheet looks at once
    followJourney();
    showPlace();
    pageOf(m_journey.place())->focusHeading();
}

Window::~Window() = default;

Page *Window::makePage(Place place)
{
    switch (place) {
    case Place::Start: return new StartPage(m_journey);
    case Place::Bounce: return new BouncePage(m_journey);
    case Place::U1: case Place::U2: case Place::U3: case Place::U4: case Place::U5:
    case Place::A1: case Place::A2: case Place::A3: case Place::A4: return new SolutionPage(*solutionOf(place), m_journey);
    case Place::Why: return new WhyPage(m_journey);
    case Place::Result: return new ResultPage(m_journey);
    case Place::Addresses: return new AddressesPage(m_journey);
    case Place::Domains: return new DomainsPage(m_journey);
    case Place::Many: return new ManyPage(m_journey);
    case Place::Cases: return new CasesPage(m_journey, *m_desk);
    }
    Q_UNREACHABLE();
}

void Window::showPlace()
{
    const auto place = m_journey.place();
    // Made when one first comes there: the first page need not wait for the other sixteen.
    if (!page(int(place))) {
        auto *made = makePage(place);
        made->setDesk(m_desk);
        setPage(int(place), made);
    }
    // setCurrentId() takes some jumps for steps back and drops a page of QWizard's own history for each, also when none is left: going up the rail
    // wrote before the beginning of that list. Begun anew, the history is one page long, and the journey has the real one.
    setStartId(int(place));
    restart();
    refresh();
}

void Window::makeButtons()
{
    setButtonLayout({QWizard::CustomButton1, QWizard::Stretch, QWizard::HelpButton, QWizard::BackButton, QWizard::NextButton, QWizard::FinishButton});
    // QWizard's own history refuses a page it has met and empties pages on the way back; the journey has the history.
    const auto takeOver = [this](WizardButton which, auto &&action) {
        disconnect(button(which), &QAbstractButton::clicked, this, nullptr);
        connect(button(which), &QAbstractButton::clicked, this, action);
    };
    takeOver(BackButton, [this] { m_journey.goBack(); });
    takeOver(NextButton, [this] {
        if (const auto next = m_journey.next())
            m_journey.goTo(*next);
    });
    // As shortcuts: a tick box or a button that has the focus takes Alt and an arrow for the arrow.
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this), &QShortcut::activated, button(BackButton), &QAbstractButton::click);
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Right), this), &QShortcut::activated, button(NextButton), &QAbstractButton::click);
    takeOver(HelpButton, [this] { showHelp(); });
    takeOver(CustomButton1, [this] { showWhatLeft(); });
    for (const auto which : {NextButton, FinishButton})
        button(which)->setProperty("filled", true);
    static_cast<QPushButton *>(button(CustomButton1))->setFlat(true);
    button(CustomButton1)->setProperty("quiet", true);
}

void Window::followJourney()
{
    connect(&m_journey, &Journey::placeChanged, this, [this] {
        showPlace();
        pageOf(m_journey.place())->focusHeading();
    });
    connect(&m_journey, &Journey::changed, this, &Window::refresh, Qt::QueuedConnection);
    connect(&m_journey, &Journey::evidenceChanged, this, &Window::labelButtons);
    // Whoever watches does something else meanwhile: the window asks for attention.
    connect(&m_journey, &Journey::allAgree, this, [this] { QApplication::alert(this); });
    connect(&m_journey, &Journey::failed, this, [this] { m_journey.goTo(Place::Start); });
    connect(m_desk, &Desk::caseChanged, this, [this] {
        if (m_journey.place() == Place::Bounce)
            refresh();
    }, Qt::QueuedConnection);
    // Time counts while the program has the person's attention, its dialogs included.
    connect(qApp, &QGuiApplication::applicationStateChanged, m_desk, [this](Qt::ApplicationState state) { m_desk->setActive(state == Qt::ApplicationActive); });
    connect(&m_journey, &Journey::savedAs, this, [this](const QString &, const std::optional<Failure> &failure) {
        if (failure)
            warn(this, tr("Save the case"), tr("It could not be saved there: %1").arg(visible(failure->detail)));
    });
    connect(&m_journey, &Journey::saveFailed, this, [this](const Failure &failure, const QString &path) {
        // Once, or a full disk would ask at every answer.
        if (std::exchange(m_toldOfFailure, true))
            return;
        warn(this, tr("Save the case"), tr("What you do here cannot be kept on the disk (%1): %2").arg(path, visible(failure.detail)));
    });
    connect(m_rail, &Rail::chosen, &m_journey, &Journey::goTo);
    connect(m_rail, &Rail::settingsWanted, this, &Window::showSettings);
}

Page *Window::pageOf(Place place) const
{
    return static_cast<Page *>(page(int(place)));
}

int Window::nextId() const
{
    const auto next = m_journey.next();
    return next ? int(*next) : -1;
}

void Window::refresh()
{
    auto *page = pageOf(m_journey.place());
    if (!page)
        return;
    m_shownLanguage = m_language;
    page->rebuild();
    m_rail->show(m_journey.rail(), m_journey.place());
    setWindowTitle(page->heading()->text() + u" — Todoku"_s);
    labelButtons();
    spreadLayout();
}

void Window::spreadLayout()
{
    // QWizard takes its margins from the style; the rail and the cards have their own.
    auto *holder = m_rail->parentWidget();
    if (holder->layout())
        holder->layout()->setContentsMargins(0, 0, 0, 0);
    auto *main = qobject_cast<QGridLayout *>(button(NextButton)->parentWidget()->layout());
    if (!main)
        return;
    main->setContentsMargins(0, 0, 0, 0);
    main->setSpacing(0);
    for (auto *row : main->findChildren<QHBoxLayout *>()) {
        if (row->indexOf(button(NextButton)) >= 0) {
            row->setContentsMargins(space::large, 10, space::page, 14);
            row->setSpacing(space::small);
        }
    }
}

void Window::labelButtons()
{
    const auto next = m_journey.next();
    setButtonText(HelpButton, tr("&Help"));
    setButtonText(BackButton, tr("&Back"));
    setButtonText(FinishButton, tr("&Close"));
    // The number in front of a rail title is for the rail only.
    auto title = next ? titleOf(*next) : QString();
    if (title.size() > 2 && title[0].isDigit())
        title.remove(0, 2);
    setButtonText(NextButton, next ? tr("&Next: %1").arg(title) : tr("&Next"));
    const auto left = int(m_journey.whatLeft().size());
    setButtonText(CustomButton1, left == 0 ? tr("Nothing has left this computer") : tr("%n question(s) have left this computer (show)", nullptr, left));
    // What a style sheet has touched does not follow the system's text size by itself.
    for (const auto which : {HelpButton, BackButton, NextButton, FinishButton, CustomButton1})
        button(which)->setFont(QApplication::font());
    button(NextButton)->setVisible(next.has_value());
    button(NextButton)->setEnabled(next.has_value() && !m_journey.isOpening());
    button(FinishButton)->setVisible(m_journey.place() == Place::Result);
    button(BackButton)->setVisible(true);
    button(BackButton)->setEnabled(m_journey.canGoBack());
    // Where the text is large and the window small, the rail has to say where Next leads.
    int wanted = space::large + space::page;
    for (const auto which : {CustomButton1, HelpButton, BackButton, NextButton, FinishButton}) {
        if (!button(which)->isHidden())
            wanted += button(which)->sizeHint().width() + space::small;
    }
    if (wanted > width())
        setButtonText(NextButton, tr("&Next"));
}

void Window::setLanguage(Language language)
{
    m_language = language;
    setWindowLanguage(language);
    QLocale::setDefault(localeOf(language));
    const auto load = [](std::unique_ptr<QTranslator> &translator, const QString &file) {
        auto fresh = std::make_unique<QTranslator>();
        if (fresh->load(file))
            QApplication::installTranslator(fresh.get());
        if (translator)
            QApplication::removeTranslator(translator.get());
        translator = std::move(fresh);
    };
    load(m_qtTranslator, QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_"_L1 + code(language));
    load(m_translator, ":/i18n/todoku_"_L1 + code(language));
    useFont();
}

void Window::useFont()
{
    auto font = QApplication::font();
    font.setFamilies(fontFor(m_language, m_systemFont).families());
    // A font that was set follows the system no more by itself: so only where there is a reason.
    if (font.families() != QApplication::font().families())
        QApplication::setFont(font);
}

void Window::followSystemFont()
{
    const auto fresh = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (fresh == std::exchange(m_systemFont, fresh))
        return;
    // Qt has followed by itself, unless a font was set before, in this language or in the other.
    if (const auto wanted = fontFor(m_language, fresh); wanted != QApplication::font())
        QApplication::setFont(wanted);
}

void Window::setLook(Look look)
{
    m_look = look;
    applyLook();
    refresh();
}

void Window::applyLook()
{
    const auto appearance = m_look == Look::Light ? Appearance::Light : m_look == Look::Dark ? Appearance::Dark : Appearance::System;
    setTheme(Theme::from(m_systemPalette, appearance));
    QApplication::setPalette(theme().palette());
    qApp->setStyleSheet(theme().styleSheet());
}

void Window::changeEvent(QEvent *event)
{
    QWizard::changeEvent(event);
    // One arrives for each translator, and after the pages were first made.
    if (event->type() == QEvent::LanguageChange && m_shownLanguage && m_shownLanguage != m_language)
        refresh();
}

bool Window::event(QEvent *event)
{
    const bool handled = QWizard::event(event);
    if (event->type() == QEvent::ThemeChange && m_shownLanguage)
        followSystemFont();
    if (event->type() == QEvent::ApplicationFontChange && m_shownLanguage)
        refresh();
    return handled;
}

void Window::resizeEvent(QResizeEvent *event)
{
    QWizard::resizeEvent(event);
    m_rail->setFolded(width() < railFoldsBelow);
    if (m_shownLanguage)
        labelButtons();
}

void Window::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && m_journey.place() == Place::Start) {
        const auto dropped = droppedFrom(*QApplication::clipboard()->mimeData());
        if (!dropped.paths.isEmpty())
            m_journey.open(dropped.paths);
        else if (!dropped.text.trimmed().isEmpty())
            m_journey.paste(dropped.text);
        return;
    }
    if (event->matches(QKeySequence::Open))
        return openFile();
    if (event->matches(QKeySequence::Save) || event->matches(QKeySequence::SaveAs))
        return saveCase(event->matches(QKeySequence::Save) ? Name::Known : Name::Ask);
    if (event->key() == Qt::Key_F1) {
        showHelp();
        return;
    }
    if (event->key() == Qt::Key_Escape)
        return; // a wizard that closes on Escape loses more than it saves
    QWizard::keyPressEvent(event);
}

void Window::dragEnterEvent(QDragEnterEvent *event)
{
    if (canTake(*event->mimeData()))
        event->acceptProposedAction();
}

void Window::dropEvent(QDropEvent *event)
{
    const auto dropped = droppedFrom(*event->mimeData());
    event->acceptProposedAction();
    if (dropped.paths.isEmpty())
        return;
    switch (m_journey.place()) {
    case Place::Addresses: return m_journey.addressList().open(dropped.paths.first());
    case Place::Domains: return m_journey.domainList().open(dropped.paths.first());
    default: return m_journey.open(dropped.paths);
    }
}

void Window::reject()
{
    close();
}

void Window::showSettings()
{
    QMenu menu(this);
    const auto choose = [&](QActionGroup *group, const QString &text, bool on, auto &&action) {
        auto *entry = menu.addAction(text);
        entry->setCheckable(true);
        entry->setChecked(on);
        group->addAction(entry);
        connect(entry, &QAction::triggered, this, action);
    };
    auto *languages = new QActionGroup(&menu);
    for (const auto language : {Language::Japanese, Language::English}) {
        choose(languages, language == Language::Japanese ? u"日本語"_s : u"English"_s, language == m_language, [this, language] {
            settings::store(settings::language, code(language));
            setLanguage(language);
        });
    }
    menu.addSeparator();
    menu.addAction(tr("&Open a report or a case …"), QKeySequence::Open, this, &Window::openFile);
    auto *save = menu.addAction(tr("&Save the case as …"), QKeySequence::SaveAs, this, [this] { saveCase(Name::Ask); });
    save->setEnabled(m_journey.theCase().given.report.has_value());
    menu.addSeparator();
    auto *looks = new QActionGroup(&menu);
    const std::pair<Look, QString> all[]{{Look::System, tr("Colours of the system")}, {Look::Light, tr("Light")}, {Look::Dark, tr("Dark")}};
    for (const auto &[look, text] : all) {
        choose(looks, text, look == m_look, [this, look = look] {
            QSettings().setValue("window/look"_L1, int(look));
            setLook(look);
        });
    }
    menu.addSeparator();
    if (m_journey.theCase().answers.role != Role::Sender)
        menu.addAction(tr("Recent &cases"), this, [this] { m_journey.goTo(Place::Cases); });
    menu.addAction(tr("Se&ttings …"), this, &Window::changeSettings);
    menu.exec(m_rail->mapToGlobal(QPoint(12, m_rail->height() - menu.sizeHint().height() - 56)));
}

void Window::useSettings()
{
    m_journey.setPresets(presetsOfSettings());
    const auto indexes = mailbox::indexFolder();
    const bool keeps = settings::value(settings::keepIndex);
    m_journey.keepIndexesIn(keeps ? indexes : QString());
    if (!keeps)
        mailbox::forgetIndexes(indexes);
    m_desk->setUp(deskOptions());
}

void Window::changeSettings()
{
    SettingsDialog dialog(this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    useSettings();
    refresh();
}

void Window::openFile()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("Open a report or a case"), {},
                                                   tr("Cases and reports (*.todoku *.eml *.msg *.mht *.txt *.html *.dat *.mbox);;All files (*)"));
    if (!path.isEmpty())
        m_journey.open(path);
}

void Window::saveCase(Name name)
{
    auto path = m_journey.path();
    if (path.isEmpty() || name == Name::Ask)
        path = QFileDialog::getSaveFileName(this, tr("Save the case"), path.isEmpty() ? u"case.todoku"_s : path, tr("Cases (*.todoku)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(".todoku"_L1))
        path += ".todoku"_L1;
    m_journey.saveAs(path);
}

void Window::showWhatLeft()
{
    const auto left = m_journey.whatLeft();
    QDialog dialog(this);
    dialog.setWindowTitle(tr("What has left this computer"));
    auto *column = new QVBoxLayout(&dialog);
    column->setSpacing(space::medium);
    column->setContentsMargins(space::large, space::large, space::large, space::medium);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(new Symbol(left.isEmpty() ? u"fine"_s : u"info"_s, [&] { return left.isEmpty() ? theme().fine : theme().accent; }, 24), 0, Qt::AlignTop);
    row->addWidget(paragraph((left.isEmpty() ? tr("Nothing. Todoku read the report on this computer and sent nothing anywhere. Before it ever asks something over the network, "
                                                  "it shows what it would send, and to whom.")
                                             : tr("These questions were sent, because you asked for it. They hold names of domains, servers and keys and the network address "
                                                  "that the mail came from; no mail, no mailbox and no text was sent.")).toHtmlEscaped()), 1);
    column->addLayout(row);
    if (!left.isEmpty()) {
        auto *list = new QPlainTextEdit(visible(left.join(u'\n'), Lines::Keep));
        list->setObjectName(u"code"_s);
        list->setFont(codeFont());
        list->setReadOnly(true);
        list->setTabChangesFocus(true);
        list->setAccessibleName(dialog.windowTitle());
        column->addWidget(list, 1);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog.resize(560, left.isEmpty() ? dialog.heightForWidth(560) : 420);
    dialog.exec();
}

void Window::showHelp()
{
    HelpDialog(m_journey, m_language, this).exec();
}

} // namespace todoku
