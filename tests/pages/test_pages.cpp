// SPDX-License-Identifier: Apache-2.0
#include "todoku/desk.h"
#include "todoku/pages.h"
#include "widgets/table.h"

#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QMimeData>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QTableView>

using namespace todoku;

static QString heading(const Window &window)
{
    return window.currentPage()->findChild<QLabel *>(u"title"_s)->text();
}

static void settle()
{
    for (int i = 0; i < 3; ++i)
        QApplication::processEvents();
}

/// The window, driven as a person would: real widgets, real clicks and keys.
class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QCoreApplication::setOrganizationName(u"todoku-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init()
    {
        m_journey = std::make_unique<Journey>();
        m_window = std::make_unique<Window>(*m_journey);
        m_window->setLanguage(Language::English);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        settle();
    }

    void cleanup()
    {
        m_window.reset();
        m_journey.reset();
    }

    void everySampleShowsItsFirstSolutionFirst_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("first");
        for (const auto &value : tableRows(u"samples"_s)) {
            const auto row = value.toObject();
            QTest::addRow("%s", qPrintable(row["file"_L1].toString())) << row["file"_L1].toString() << row["first"_L1].toString();
        }
    }

    void everySampleShowsItsFirstSolutionFirst()
    {
        QFETCH(QString, file);
        QFETCH(QString, first);
        open(":/todoku/samples/"_L1 + file);
        const auto recommended = m_journey->theCase().verdict.recommended();
        if (first.isEmpty()) {
            QVERIFY2(recommended.isEmpty() || file == "forty-recipients.eml"_L1, qPrintable(file));
            return;
        }
        QVERIFY(!recommended.isEmpty());
        QCOMPARE(code(recommended.first()), first);
        QTest::mouseClick(m_window->button(QWizard::NextButton), Qt::LeftButton);
        settle();
        QCOMPARE(code(m_journey->place()), first);
        QVERIFY(!heading(*m_window).isEmpty());
    }

    void theLanguageChangesWithoutLosingAnything()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        m_journey->goTo(Place::U1);
        settle();
        auto *tick = m_window->currentPage()->findChild<QCheckBox *>();
        QVERIFY(tick);
        const auto name = tick->objectName();
        tick->setChecked(true);
        auto *field = m_window->currentPage()->findChild<QLineEdit *>(u"address"_s);
        QVERIFY(field);
        field->setFocus();
        QTest::keyClicks(field, u"sato@gmial.com"_s);
        QTest::keyClick(field, Qt::Key_Tab);
        const auto english = heading(*m_window);
        m_window->setLanguage(Language::Japanese);
        settle();
        QVERIFY(heading(*m_window) != english);
        QCOMPARE(m_journey->place(), Place::U1);
        QVERIFY(m_window->currentPage()->findChild<QCheckBox *>(name)->isChecked());
        QCOMPARE(m_window->currentPage()->findChild<QLineEdit *>(u"address"_s)->text(), u"sato@gmial.com"_s);
        QVERIFY(m_window->button(QWizard::BackButton)->text().contains(u"戻る"_s));
        m_window->setLanguage(Language::English);
        settle();
        QCOMPARE(heading(*m_window), english);
    }

    void backLosesNothing()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        QTest::mouseClick(m_window->button(QWizard::NextButton), Qt::LeftButton);
        settle();
        auto *tick = m_window->currentPage()->findChild<QCheckBox *>();
        QVERIFY(tick);
        const auto name = tick->objectName();
        tick->setChecked(true);
        m_journey->goTo(Place::A2); // by the rail
        settle();
        QTest::mouseClick(m_window->button(QWizard::BackButton), Qt::LeftButton);
        settle();
        QCOMPARE(m_journey->place(), Place::U1);
        QVERIFY(m_window->currentPage()->findChild<QCheckBox *>(name)->isChecked());
        QTest::mouseClick(m_window->button(QWizard::BackButton), Qt::LeftButton);
        settle();
        QCOMPARE(m_journey->place(), Place::Bounce);
    }

    void theButtonThatLeadsOnStandsOutFromTheStart()
    {
        const auto picture = m_window->button(QWizard::NextButton)->grab().toImage();
        QCOMPARE(picture.pixelColor(picture.width() / 2, 4), QApplication::palette().color(QPalette::Highlight));
    }

    void altAndAnArrowTurnThePageWhereverTheFocusIs()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        m_journey->goTo(Place::U1);
        settle();
        auto *step = m_window->currentPage()->findChild<QCheckBox *>();
        QVERIFY(step);
        step->setFocus();
        QTest::keyClick(step, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_journey->place(), Place::Bounce);
        QTest::keyClick(m_window->currentPage(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(m_journey->place() != Place::Bounce);
    }

    void everyPageCanBeOpenedInBothLanguages()
    {
        open(u":/todoku/samples/old-internal-address.eml"_s);
        for (const auto language : allLanguages) {
            m_window->setLanguage(language);
            auto places = QList<Place>(allPlaces.begin(), allPlaces.end());
            places << Place::Addresses << Place::Domains;
            for (const auto place : std::as_const(places)) {
                m_journey->goTo(place);
                settle();
                QCOMPARE(m_window->currentId(), int(place));
                QVERIFY2(!heading(*m_window).isEmpty(), qPrintable(code(place)));
                for (const auto *button : m_window->currentPage()->findChildren<QAbstractButton *>())
                    QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(code(place) + ": a button without a name"_L1));
            }
        }
    }

    void goingUpTheRailAgainAndAgainIsNoStepBack()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        for (int round = 0; round < 20; ++round) {
            for (auto place = allPlaces.rbegin(); place != allPlaces.rend(); ++place) {
                m_journey->goTo(*place);
                QCOMPARE(m_window->currentId(), int(*place));
                QVERIFY(m_window->button(QWizard::BackButton)->isVisible());
                QVERIFY(m_window->button(QWizard::BackButton)->isEnabled());
            }
        }
    }

    void tabLeavesEveryField()
    {
        open(u":/todoku/samples/old-internal-address.eml"_s);
        m_journey->goTo(Place::A3);
        settle();
        m_window->activateWindow();
        QSet<QWidget *> met;
        for (int i = 0; i < 400; ++i) {
            auto *before = QApplication::focusWidget();
            QTest::keyClick(m_window.get(), Qt::Key_Tab);
            if (QApplication::focusWidget())
                met << QApplication::focusWidget();
            if (before && met.size() > 3 && QApplication::focusWidget() == m_window->button(QWizard::NextButton))
                break;
        }
        QVERIFY(met.contains(m_window->button(QWizard::NextButton)));
        QVERIFY(met.size() > 5);
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("binary") << QByteArray("\x7f" "ELF\0\0\x01\x02\xff\xfe\0\0", 12).repeated(200);
        QTest::addRow("a hundred megabytes") << QByteArray(100 * 1024 * 1024, 'x');
    }

    void whatCannotBeReadIsSaid()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"odd.eml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        QSignalSpy failed(m_journey.get(), &Journey::failed);
        m_window->open(file.fileName());
        QVERIFY(failed.wait(20'000));
        settle();
        const auto *problem = m_window->currentPage()->findChild<QLabel *>(u"problem"_s);
        QVERIFY(problem);
        QVERIFY(problem->text().contains(u"odd.eml"_s));
    }

    void withoutAMailboxOneComparesByHand()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        m_journey->goTo(Place::U3);
        settle();
        const auto *page = m_window->currentPage();
        auto *lines = page->findChild<QPlainTextEdit *>(u"sent-to"_s);
        QVERIFY(lines && !page->findChild<QLabel *>(u"sent-verdict"_s));
        lines->setPlainText(u"To: Jiro <jiro@fabrikam.com>"_s);
        page->findChild<QPushButton *>(u"compare"_s)->click();
        settle();
        QVERIFY(m_journey->theCase().verdict.sent);
        QVERIFY(page->findChild<QLabel *>(u"sent-verdict"_s));
        QCOMPARE(page->findChild<QPlainTextEdit *>(u"sent-to"_s)->toPlainText(), u"To: Jiro <jiro@fabrikam.com>"_s);
        auto *letter = page->findChild<QPlainTextEdit *>(u"letter"_s);
        QVERIFY(letter && letter->toPlainText().contains(m_journey->failedAddress()));
        page->findChild<QPushButton *>(u"copy-letter"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), letter->toPlainText());
    }

    void sentItemsAreComparedAndTheChangeIsShown()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"sent.mbox"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("From me Mon Nov  2 09:00:00 2026\nFrom: me@contoso.com\nTo: you@fabrikam.com\nSubject: hello\n"
                   "Date: Mon, 2 Nov 2026 09:00:00 +0900\nMessage-ID: <1@contoso.com>\n\nhello\n");
        file.close();
        QVERIFY(!m_journey->theCase().verdict.lookedAt.contains(u"sent"_s));
        m_journey->readSentItems(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(m_journey->theCase().verdict.lookedAt.contains(u"sent"_s), 10'000);
        QVERIFY(!m_journey->theCase().before);
        QVERIFY(file.open(QIODevice::Append));
        file.write("\nFrom me Mon Nov  2 10:00:00 2026\nFrom: me@contoso.com\nTo: t.sato@fabrikam.com\nSubject: hello\n"
                   "Date: Mon, 2 Nov 2026 10:00:00 +0900\nMessage-ID: <2@contoso.com>\n\nhello\n");
        file.close();
        m_journey->readSentItems(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(m_journey->theCase().before, 10'000);
    }

    void strangeMessagesAreChosenAndTickedByKeyboard()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"sent.mbox"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto write = [&file](const QByteArray &to, const QByteArray &date, int number) {
            file.write("From - Wed\nFrom: me@contoso.com\nTo: " + to + "\nSubject: " + (number < 100 ? "Plan" : "Invoice") + "\nMessage-ID: <" + QByteArray::number(number) + "@contoso.com>\nDate: " + date + " +0900\n\nHello\n\n");
        };
        for (int day = 1; day <= 25; ++day)
            write("you@fabrikam.com", QByteArray::number(day) + " Oct 2026 10:00:00", day);
        for (int i = 0; i < 30; ++i)
            write("user" + QByteArray::number(i) + "@example.net", "26 Oct 2026 03:00:" + QByteArray::number(i + 10), 100 + i);
        file.close();
        m_journey->readSentItems(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(m_journey->theCase().verdict.misuse, 10'000);
        QCOMPARE(m_journey->theCase().verdict.misuse->suspicious.size(), 30);
        m_journey->goTo(Place::U4);
        settle();
        const auto plot = [this] { return m_window->currentPage()->findChild<QWidget *>(u"sent-plot"_s); };
        QVERIFY(plot());
        plot()->setFocus();
        QTRY_VERIFY(plot()->hasFocus());
        const auto first = plot()->accessibleName();
        QVERIFY(first.contains(u"1 of 30"_s));
        QTest::keyClick(plot(), Qt::Key_Right);
        QVERIFY(plot()->accessibleName().contains(u"2 of 30"_s) && plot()->accessibleName().contains(u"Not marked"_s));
        QTest::keyClick(plot(), Qt::Key_Space);
        QCOMPARE(m_journey->theCase().answers.unrecognised.size(), 1);
        const auto hasConfirmed = [this] {
            return std::ranges::any_of(m_journey->theCase().verdict.findings, [](const Finding &finding) { return finding.id == FindingId("account.confirmed"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasConfirmed(), 10'000);
        settle();
        // The page was built anew: the place, the tick and the focus are as before.
        QVERIFY(plot()->accessibleName().contains(u"2 of 30"_s) && plot()->accessibleName().contains(u"Marked as not yours"_s));
        QVERIFY(plot()->hasFocus());
        QVERIFY(m_window->currentPage()->findChild<QCheckBox *>(u"unrecognised"_s)->isChecked());
        QTest::keyClick(plot(), Qt::Key_Space);
        QVERIFY(m_journey->theCase().answers.unrecognised.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!hasConfirmed(), 10'000);
        settle();
        QTest::keyClick(plot(), Qt::Key_End);
        QVERIFY(plot()->accessibleName().contains(u"30 of 30"_s));
        QTest::mouseClick(m_window->currentPage()->findChild<QPushButton *>(u"unrecognised-all"_s), Qt::LeftButton);
        QCOMPARE(m_journey->theCase().answers.unrecognised.size(), 30);
    }

    void theRuleThatAddsTheAddressIsShownWithItsCommands()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"rules.json"_s));
        const auto failed = m_journey->failedAddress();
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(u"[{\"Name\": \"Audit\", \"State\": \"Enabled\", \"Priority\": 3, \"BlindCopyTo\": [\"%1\"]}]"_s.arg(failed).toUtf8());
        file.close();
        m_journey->readRules({file.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(m_journey->theCase().verdict.lookedAt.contains(u"rules"_s), 10'000);
        m_journey->goTo(Place::A4);
        settle();
        const auto labels = m_window->currentPage()->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains("Disable-TransportRule -Identity 'Audit'"_L1); }));
        QVERIFY(m_window->currentPage()->findChild<QPushButton *>(u"remove-rules-0"_s));
    }

    void whatWasFoundInThePortalsStays()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        m_journey->goTo(Place::A1);
        settle();
        auto *incident = m_window->currentPage()->findChild<QLineEdit *>(u"A1/incident"_s);
        QVERIFY(incident);
        QTest::keyClicks(incident, u"EX1234567"_s);
        m_window->setLanguage(Language::Japanese);
        settle();
        QCOMPARE(m_window->currentPage()->findChild<QLineEdit *>(u"A1/incident"_s)->text(), u"EX1234567"_s);
        QCOMPARE(m_journey->theCase().answers.fields.value(u"A1/incident"_s), u"EX1234567"_s);
    }

    void manyBouncesOpenAsAListAndEachLeadsToItsCase()
    {
        QTemporaryDir folder;
        const auto content = *readFile(u":/todoku/samples/unknown-user.eml"_s, 1'000'000);
        for (int i = 0; i < 5; ++i) {
            QFile file(folder.filePath(u"%1.eml"_s.arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        QFile::copy(u":/todoku/samples/mailbox-full.eml"_s, folder.filePath(u"full.eml"_s));
        QSignalSpy listed(m_journey.get(), &Journey::manyChanged);
        m_window->open(folder.path());
        QVERIFY(listed.wait(10'000));
        settle();
        QCOMPARE(m_journey->place(), Place::Many);
        QCOMPARE(heading(*m_window), u"6 bounces, 2 causes"_s);
        auto *groups = m_window->currentPage()->findChild<QTableView *>(u"rows"_s);
        QVERIFY(groups);
        QCOMPARE(groups->model()->rowCount(), 2);
        // By keyboard: the first group, then its first bounce.
        groups->setCurrentIndex(groups->model()->index(0, 0));
        QTest::keyClick(groups, Qt::Key_Return);
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->currentPage()->findChild<QAbstractButton *>(u"open-group"_s), 10'000);
        auto *rows = m_window->currentPage()->findChild<QTableView *>(u"rows"_s);
        QCOMPARE(rows->model()->rowCount(), 5);
        // One report for all five, and for nobody else.
        m_window->currentPage()->findChild<QAbstractButton *>(u"copy"_s)->click();
        const auto report = QGuiApplication::clipboard()->text();
        for (int i = 0; i < 5; ++i)
            QVERIFY(report.contains(u"%1.eml"_s.arg(i)));
        QVERIFY(report.contains(u"What to do"_s));
        QVERIFY(!report.contains(u"full.eml"_s));
        auto *filter = m_window->currentPage()->findChild<QLineEdit *>(u"filter"_s);
        filter->setText(u"3.eml"_s);
        QCOMPARE(rows->model()->rowCount(), 1);
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QSignalSpy opened(m_journey.get(), &Journey::opened);
        QTest::mouseClick(m_window->currentPage()->findChild<QAbstractButton *>(u"open-row"_s), Qt::LeftButton);
        QVERIFY(opened.wait(10'000));
        settle();
        QCOMPARE(m_journey->place(), Place::Bounce);
        QCOMPARE(m_journey->theCase().given.source, u"3.eml"_s);
        QTest::mouseClick(m_window->button(QWizard::BackButton), Qt::LeftButton);
        settle();
        QCOMPARE(m_journey->place(), Place::Many);
        QCOMPARE(m_window->currentPage()->findChild<QLineEdit *>(u"filter"_s)->text(), u"3.eml"_s);
        QCOMPARE(m_window->currentPage()->findChild<QTableView *>(u"rows"_s)->model()->rowCount(), 1);
        // And the group as a whole, from the list that is still open.
        m_journey->goTo(Place::Start);
        settle();
        QTest::mouseClick(m_window->currentPage()->findChild<QAbstractButton *>(u"list"_s), Qt::LeftButton);
        settle();
        QTest::mouseClick(m_window->currentPage()->findChild<QAbstractButton *>(u"open-group"_s), Qt::LeftButton);
        QVERIFY(opened.wait(10'000));
        QCOMPARE(m_journey->place(), placeOf(m_journey->theCase().verdict.recommended().first()));
    }

    void theHelpdeskIsToldWhatToAskAndSay()
    {
        QTemporaryDir folder;
        store::Options options;
        options.file = folder.filePath(u"cases.sqlite"_s);
        options.desk = u"Mori"_s;
        m_window->desk().setUp(options);
        open(u":/todoku/samples/unknown-user.eml"_s);
        m_journey->goTo(Place::U1);
        settle();
        QVERIFY(!m_window->currentPage()->findChild<QPlainTextEdit *>(u"caller-note"_s)); // not for the sender
        m_journey->setRole(Role::Helpdesk);
        settle();
        for (const auto language : allLanguages) {
            m_window->setLanguage(language);
            for (const auto place : allPlaces) {
                m_journey->goTo(place);
                settle();
                auto *note = m_window->currentPage()->findChild<QPlainTextEdit *>(u"caller-note"_s);
                QVERIFY2(note && !note->accessibleName().isEmpty(), qPrintable(code(place)));
            }
        }
        m_journey->goTo(Place::U1);
        settle();
        QTest::keyClicks(m_window->currentPage()->findChild<QPlainTextEdit *>(u"caller-note"_s), u"<b>said</b> & done"_s);
        QTest::keyClicks(m_window->currentPage()->findChild<QLineEdit *>(u"case-number"_s), u"2026-7"_s);
        m_window->setLanguage(Language::English);
        settle();
        QCOMPARE(m_window->currentPage()->findChild<QPlainTextEdit *>(u"caller-note"_s)->toPlainText(), u"<b>said</b> & done"_s);
        m_journey->goTo(Place::Cases);
        QTRY_COMPARE_WITH_TIMEOUT((m_window->desk().search({}), settle(), m_window->desk().listing().entries.value(0).caseNumber), u"2026-7"_s, 10'000);
        auto *rows = m_window->currentPage()->findChild<QTableView *>(u"rows"_s);
        QVERIFY(rows);
        QTRY_COMPARE(rows->model()->rowCount(), 1);
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QTRY_VERIFY(m_window->currentPage()->findChild<QPushButton *>(u"case-open"_s)->isEnabled());
        QTest::mouseClick(m_window->currentPage()->findChild<QPushButton *>(u"case-open"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_journey->place(), Place::Bounce, 10'000);
        QCOMPARE(m_journey->theCase().answers.caseNumber, u"2026-7"_s);
    }

    void nothingIsSentUnasked()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        for (const auto place : allPlaces)
            m_journey->goTo(place);
        settle();
        QVERIFY(m_journey->whatLeft().isEmpty());
        QVERIFY(!m_journey->plan().isEmpty()); // what would be sent can be read before
    }

    void aListOfAddressesIsCheckedAndARowOpensTheField()
    {
        m_journey->goTo(Place::Addresses);
        settle();
        m_journey->addressList().paste(u"Name,Mail\nTaro,taro@example.co.jp\nSato,sato@gmial.com\nIto,ito＠example.co.jp\n"_s);
        QTRY_VERIFY(!m_journey->addressList().isWorking() && m_journey->addressList().size() == 3);
        settle();
        const auto page = [this] { return m_window->currentPage(); };
        QCOMPARE(page()->findChild<QTableView *>(u"rows"_s)->model()->rowCount(), 3);
        QCOMPARE(page()->findChild<QComboBox *>(u"column"_s)->currentText(), u"Mail"_s);
        QVERIFY(page()->findChild<QLabel *>(u"summary"_s)->text().contains(u"2 to mend"_s));
        for (auto *chip : page()->findChildren<QPushButton *>()) {
            if (chip->text() == "Only the ones to mend"_L1)
                chip->click();
        }
        auto *view = page()->findChild<QTableView *>(u"rows"_s);
        QCOMPARE(view->model()->rowCount(), 2);
        for (const auto language : {Language::Japanese, Language::English}) {
            m_window->setLanguage(language);
            settle();
            view = page()->findChild<QTableView *>(u"rows"_s);
            QCOMPARE(view->model()->rowCount(), 2); // what was chosen survives
        }
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Return);
        settle();
        QCOMPARE(m_journey->place(), Place::U1);
        QCOMPARE(page()->findChild<QLineEdit *>(u"address"_s)->text(), u"sato@gmial.com"_s);
        m_journey->goBack();
        settle();
        page()->findChild<QPushButton *>(u"domains"_s)->click();
        settle();
        QCOMPARE(m_journey->place(), Place::Domains);
        QCOMPARE(m_journey->domainList().domains(), (QStringList{u"example.co.jp"_s, u"gmial.com"_s}));
        QVERIFY(page()->findChild<QPushButton *>(u"ask"_s));
        QVERIFY(m_journey->whatLeft().isEmpty()); // shown, not asked
    }

    void theFieldNamesWhatIsWrong()
    {
        m_journey->goTo(Place::U1);
        settle();
        const auto page = [this] { return m_window->currentPage(); };
        auto *field = page()->findChild<QLineEdit *>(u"address"_s);
        field->setText(u"taro＠gmial.com"_s);
        const auto *marked = page()->findChild<QLabel *>(u"marked"_s);
        QVERIFY(marked);
        QVERIFY(marked->text().contains(u"FULLWIDTH COMMERCIAL AT, U+FF20"_s));
        QVERIFY(field->accessibleDescription().contains(u"taro@gmail.com"_s));
        auto copies = page()->findChildren<QPushButton *>();
        copies.removeIf([](const QPushButton *button) { return button->accessibleDescription() != "taro@gmail.com"_L1; });
        QVERIFY(!copies.isEmpty());
        copies.first()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"taro@gmail.com"_s);
        field->clear();
        QVERIFY(field->accessibleDescription().isEmpty());
    }

    void theReportIsCopiedInTheReceiversLanguage()
    {
        open(u":/todoku/samples/unknown-user.eml"_s);
        m_journey->goTo(Place::Result);
        settle();
        const auto press = [this](const QString &name) {
            auto *button = m_window->currentPage()->findChild<QAbstractButton *>(name);
            QVERIFY(button);
            QTest::mouseClick(button, Qt::LeftButton);
            settle();
        };
        QSettings().setValue(u"handover/language"_s, u"ja"_s);
        press(u"copy"_s);
        const auto text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(u"okada.shinitchi@aoi-denki.example"_s));
        QVERIFY(text.contains(u"届かなかったメール"_s)); // the window speaks English
        auto *redact = m_window->currentPage()->findChild<QCheckBox *>(u"redact"_s);
        QVERIFY(redact);
        redact->setChecked(true);
        press(u"copy"_s);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(u"okada"_s));
        redact->setChecked(false);
        QSettings().remove(u"handover/language"_s);
    }

    void theFirstPageOffersTheLastCase()
    {
        QTemporaryDir folder;
        const auto bounce = folder.filePath(u"bounce.eml"_s);
        QVERIFY(QFile::copy(u":/todoku/samples/unknown-user.eml"_s, bounce));
        m_journey->keepCasesIn(folder.filePath(u"cases"_s));
        open(bounce);
        m_journey->setDidItHelp(Solution::U2, DidItHelp::NotYet);
        m_journey->flush();
        m_window.reset();
        m_journey = std::make_unique<Journey>();
        QSignalSpy looked(m_journey.get(), &Journey::lastCaseChanged);
        m_journey->keepCasesIn(folder.filePath(u"cases"_s));
        m_window = std::make_unique<Window>(*m_journey);
        m_window->show();
        QVERIFY(looked.wait(10'000));
        settle();
        auto *resume = m_window->currentPage()->findChild<QAbstractButton *>(u"last-continue"_s);
        QVERIFY(resume);
        QSignalSpy opened(m_journey.get(), &Journey::opened);
        QTest::mouseClick(resume, Qt::LeftButton);
        QVERIFY(opened.wait(10'000));
        QCOMPARE(m_journey->theCase().answers.didItHelp.value(Solution::U2), DidItHelp::NotYet);
        QCOMPARE(m_journey->place(), Place::Bounce);
    }

    void manyRecipientsAreUnfoldedAndStaySo()
    {
        open(u":/todoku/samples/forty-recipients.eml"_s);
        const auto find = [this](const QString &name) { return m_window->currentPage()->findChild<QAbstractButton *>(name); };
        QVERIFY(find(u"recipient-9"_s) && !find(u"recipient-39"_s));
        m_window->currentPage()->findChild<QWidget *>(u"more-recipients"_s)->findChild<QAbstractButton *>()->click();
        QVERIFY(find(u"recipient-39"_s));
        find(u"recipient-39"_s)->setFocus();
        find(u"recipient-39"_s)->click();
        QCOMPARE(m_journey->theCase().answers.recipient, 39);
        settle();
        QVERIFY(find(u"recipient-39"_s)->isChecked() && find(u"recipient-39"_s)->hasFocus());
        find(u"recipient-all"_s)->click();
        settle();
        QVERIFY(find(u"recipient-39"_s) && find(u"recipient-all"_s)->isChecked());
        open(u":/todoku/samples/unknown-user.eml"_s);
        open(u":/todoku/samples/forty-recipients.eml"_s);
        QVERIFY(!find(u"recipient-39"_s));
    }

    void aFileIsTakenWhereverItIsDropped()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"bounce.eml"_s);
        QVERIFY(QFile::copy(u":/todoku/samples/unknown-user.eml"_s, path));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        for (const bool onTheArea : {false, true}) {
            m_journey->goTo(Place::Start);
            settle();
            QSignalSpy opened(m_journey.get(), &Journey::opened);
            drop(onTheArea ? *dropArea() : *m_window, data);
            QVERIFY(opened.wait(10'000));
            QCOMPARE(m_journey->place(), Place::Bounce);
        }
    }

    void aTextIsDroppedOrPasted()
    {
        QFile sample(u":/todoku/samples/unknown-user.eml"_s);
        QVERIFY(sample.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(sample.readAll());
        QMimeData data;
        data.setText(text);
        QSignalSpy opened(m_journey.get(), &Journey::opened);
        drop(*dropArea(), data);
        QVERIFY(opened.wait(10'000));
        QVERIFY(m_journey->theCase().given.report && !m_journey->theCase().given.report->recipients.isEmpty());
        m_journey->goTo(Place::Start);
        settle();
        QGuiApplication::clipboard()->setText(text);
        opened.clear();
        QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(opened.wait(10'000));
        m_journey->goTo(Place::Start);
        data.setText(u"  "_s);
        opened.clear();
        drop(*m_window, data);
        QVERIFY(!opened.wait(200));
    }

    void severalFilesAreMany()
    {
        QTemporaryDir folder;
        QMimeData data;
        QList<QUrl> urls;
        for (const auto *name : {"unknown-user.eml", "mailbox-full.eml"}) {
            const auto path = folder.filePath(QLatin1StringView(name));
            QVERIFY(QFile::copy(":/todoku/samples/"_L1 + QLatin1StringView(name), path));
            urls << QUrl::fromLocalFile(path);
        }
        data.setUrls(urls);
        QSignalSpy listed(m_journey.get(), &Journey::manyChanged);
        drop(*m_window, data);
        QVERIFY(listed.wait(10'000));
        QTRY_COMPARE(m_journey->place(), Place::Many);
        QCOMPARE(m_journey->many()->bounces, 2);
    }

    void aListIsDroppedOnItsPage()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"list.csv"_s);
        QFile list(path);
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("Name,Mail\nAnna,anna@contoso.com\nBen,ben@gmial.com\n");
        list.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        m_journey->goTo(Place::Addresses);
        drop(*m_window, data);
        QTRY_COMPARE_WITH_TIMEOUT(m_journey->addressList().size(), 2, 10'000);
        // Another column: the page is built anew while the box still tells of the choice.
        auto *columns = m_window->currentPage()->findChild<QComboBox *>();
        QVERIFY(columns);
        QTest::keyClick(columns, Qt::Key_Up);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->currentPage()->findChild<QComboBox *>()->currentIndex(), 0, 10'000);
        m_journey->goTo(Place::Domains);
        settle();
        drop(*m_window, data);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->currentPage()->findChild<QAbstractButton *>(u"ask"_s), 10'000);
        QCOMPARE(m_journey->place(), Place::Domains);
    }

    void escapeClosesNothingAndTheMenuChangesTheLanguage()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(m_window->isVisible());
        QTimer::singleShot(100, this, [] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (auto *action : menu->actions()) {
                if (action->text() == u"日本語"_s)
                    action->trigger();
            }
            menu->close();
        });
        m_window->findChild<QAbstractButton *>(u"settings"_s)->click();
        QCOMPARE(m_window->language(), Language::Japanese);
        m_window->setLanguage(Language::English);
    }

    void aTableHidesWhatIsEmptyAndTellsWhatIsCut()
    {
        QList<QStringList> content{{u"anna@contoso.com"_s, {}, u"what is wrong with it "_s.repeated(9)}, {u"ben@contoso.com"_s, {}, u"nothing"_s}};
        auto *rows = new Rows({{u"Address"_s, true}, {u"Better"_s, true}, {u"Why"_s}}, [&](int row, int column) -> Cell { return {content[row][column]}; });
        rows->setCount(2);
        TableState state;
        Table table(rows, state, u"List"_s);
        table.resize(460, 320);
        table.show();
        settle();
        auto *view = table.findChild<QTableView *>();
        auto *whole = table.findChild<QLabel *>(u"whole"_s);
        QVERIFY(view->isColumnHidden(1) && !view->isColumnHidden(2));
        QVERIFY(whole->isHidden());
        view->setCurrentIndex(view->model()->index(0, 0));
        QVERIFY(!whole->isHidden() && whole->text().contains(content[0][2].trimmed()) && !whole->text().contains(content[0][0]));
        view->setCurrentIndex(view->model()->index(1, 0));
        QVERIFY(whole->isHidden());
        content << QStringList{u"cara@contoso.cmo"_s, u"cara@contoso.com"_s, u"the ending"_s};
        rows->setCount(3);
        settle();
        QVERIFY(!view->isColumnHidden(1) && view->columnWidth(1) > view->fontMetrics().horizontalAdvance(u"Better, and more"_s));
        QVERIFY(!view->horizontalScrollBar()->isVisible());
    }

private:
    QWidget *dropArea() const
    {
        for (auto *card : m_window->currentPage()->findChildren<QFrame *>(u"card"_s)) {
            if (card->acceptDrops())
                return card;
        }
        return nullptr;
    }

    static void drop(QWidget &target, const QMimeData &data)
    {
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &dropped);
        QVERIFY(dropped.isAccepted());
    }

    void open(const QString &path)
    {
        QSignalSpy opened(m_journey.get(), &Journey::opened);
        m_window->open(path);
        QVERIFY(opened.wait(10'000));
        settle();
        QCOMPARE(m_journey->place(), Place::Bounce);
    }

    QTemporaryDir m_settings;
    std::unique_ptr<Journey> m_journey;
    std::unique_ptr<Window> m_window;
};

QTEST_MAIN(TestPages)
#include "test_pages.moc"
