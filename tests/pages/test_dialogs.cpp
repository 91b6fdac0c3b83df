// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"
#include "todoku/settings.h"

#include "help_dialog.h"
#include "widgets/columns_dialog.h"
#include "widgets/paste_dialog.h"
#include "widgets/settings_dialog.h"
#include "widgets/source_dialog.h"

#include <QtCore/QFile>
#include <QtCore/QPromise>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTabWidget>

using namespace todoku;

/// What stands in the labels and fields that are to be seen.
static QString textOf(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>())
        texts << label->text();
    for (const auto *edit : widget.findChildren<QPlainTextEdit *>())
        texts << edit->toPlainText();
    return texts.join(u'\n');
}

/// Does something in the dialog that `open` opens, then lets it go.
static void within(const std::function<void()> &open, const std::function<void(QDialog &)> &act)
{
    bool came = false;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer.stop();
        came = true;
        act(*dialog);
        if (dialog->isVisible())
            dialog->reject();
    });
    timer.start(20);
    open();
    QVERIFY(came);
}

static QPushButton *standard(const QDialog &dialog, QDialogButtonBox::StandardButton which)
{
    return dialog.findChild<QDialogButtonBox *>()->button(which);
}

/// The dialogs, each on its own or out of the window.
class TestDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        qputenv("TODOKU_SETTINGS", QFile::encodeName(m_folder.filePath(u"user.ini"_s)));
        qputenv("TODOKU_ORGANISATION_SETTINGS", QFile::encodeName(m_folder.filePath(u"organisation.ini"_s)));
        QFile organisation(m_folder.filePath(u"organisation.ini"_s));
        QVERIFY(organisation.open(QIODevice::WriteOnly));
        organisation.write("fixed=organisation/helpdesk\n[organisation]\nhelpdesk=helpdesk@contoso.com\n");
    }

    void settingsAreKeptWhenTheyAreSaved()
    {
        SettingsDialog first;
        first.findChild<QLineEdit *>(u"organisation/domains"_s)->setText(u"contoso.com,  contoso.co.jp ,"_s);
        first.findChild<QCheckBox *>(u"network/allowed"_s)->setChecked(false);
        first.findChild<QSpinBox *>(u"cases/keep-days"_s)->setValue(30);
        first.reject();
        QVERIFY(settings::value(settings::ownDomains).isEmpty());
        first.accept();
        QCOMPARE(settings::value(settings::ownDomains), (QStringList{u"contoso.com"_s, u"contoso.co.jp"_s}));
        QVERIFY(!settings::value(settings::networkAllowed));
        SettingsDialog second;
        QCOMPARE(second.findChild<QLineEdit *>(u"organisation/domains"_s)->text(), u"contoso.com, contoso.co.jp"_s);
        QCOMPARE(second.findChild<QSpinBox *>(u"cases/keep-days"_s)->value(), 30);
    }

    void whatTheOrganisationFixedIsShownOnly()
    {
        SettingsDialog dialog;
        const auto *helpdesk = dialog.findChild<QLineEdit *>(u"organisation/helpdesk"_s);
        QCOMPARE(helpdesk->text(), u"helpdesk@contoso.com"_s);
        QVERIFY(!helpdesk->isEnabled() && !helpdesk->accessibleDescription().isEmpty());
        QVERIFY(dialog.findChild<QLineEdit *>(u"organisation/domains"_s)->isEnabled());
    }

    void aDatabaseThatDoesNotAnswerIsExplained()
    {
        SettingsDialog dialog;
        dialog.findChild<QLineEdit *>(u"database/host"_s)->setText(u"127.0.0.1"_s);
        dialog.findChild<QLineEdit *>(u"database/user"_s)->setText(u"mori"_s);
        dialog.findChild<QSpinBox *>(u"database/port"_s)->setValue(1); // nothing listens there
        dialog.findChild<QPushButton *>(u"try-database"_s)->click();
        const auto *said = dialog.findChild<QLabel *>(u"database-said"_s);
        const auto first = said->text();
        QVERIFY(!first.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(said->text() != first, 30'000);
        QVERIFY2(said->text().contains(u"127.0.0.1"_s), qPrintable(said->text()));
    }

    void columnsAreTakenOnceTheRecipientsAreNamed()
    {
        const mailbox::Table table{{u"Wer"_s, u"Was"_s, {}}, {{u"anna@contoso.com"_s, u"Order"_s, u"x"_s}}, {{}, u"subject"_s, {}}};
        ColumnsDialog dialog(table, nullptr);
        auto *take = standard(dialog, QDialogButtonBox::Ok);
        QVERIFY(!take->isEnabled());
        auto *who = dialog.findChild<QComboBox *>(u"column-0"_s);
        who->setCurrentIndex(who->findData(u"to"_s));
        QVERIFY(take->isEnabled());
        QCOMPARE(dialog.columns(), (mailbox::Columns{table.headings, {u"to"_s, u"subject"_s, {}}}));
        QVERIFY(textOf(dialog).contains(u"anna@contoso.com"_s));
    }

    void helpIsAboutThePageInFront_data()
    {
        QTest::addColumn<int>("place");
        for (const auto place : everyPlace())
            QTest::addRow("%s", qPrintable(code(place))) << int(place);
    }

    void helpIsAboutThePageInFront()
    {
        QFETCH(int, place);
        for (const auto language : allLanguages) {
            Journey journey;
            journey.goTo(Place(place));
            const auto pages = guide::load(u"pages"_s, language);
            const HelpDialog dialog(journey, language);
            const auto *section = helpFor(Place(place), pages);
            QVERIFY(section);
            QVERIFY2(textOf(dialog).contains(section->title.toHtmlEscaped()), qPrintable(section->title));
            QVERIFY(textOf(dialog).contains(pages.section(u"keys"_s)->title.toHtmlEscaped()));
        }
    }

    void theSourceIsTextWithTheDecisiveWordsMarked()
    {
        const SourceDialog dialog(u"Your message failed.\n550 5.1.1 User unknown"_s, "Subject: x\r\n\r\n<b onclick='x'>550 5.1.1 User unknown</b>\r\n", {u"User unknown"_s}, nullptr);
        const auto *tabs = dialog.findChild<QTabWidget *>();
        QCOMPARE(tabs->count(), 2);
        const auto edits = dialog.findChildren<QPlainTextEdit *>();
        for (const auto *edit : edits) {
            QVERIFY(edit->isReadOnly());
            QCOMPARE(edit->extraSelections().size(), 1);
            QCOMPARE(edit->extraSelections().first().cursor.selectedText(), u"User unknown"_s);
        }
        QVERIFY(textOf(dialog).contains(u"<b onclick='x'>"_s));
        QSignalSpy wanted(&dialog, &SourceDialog::sampleWanted);
        dialog.findChild<QPushButton *>(u"sample"_s)->click();
        QCOMPARE(wanted.size(), 1);
    }

    void aBinaryFileHasNoSourceToRead()
    {
        const SourceDialog outlook(u"Your message failed."_s, QByteArray("\xd0\xcf\x11\xe0\0\0", 6), {}, nullptr);
        QCOMPARE(outlook.findChild<QTabWidget *>()->count(), 1);
        const SourceDialog pasted(u"Your message failed."_s, {}, {}, nullptr);
        QVERIFY(pasted.findChild<QPushButton *>(u"sample"_s)->isHidden());
    }

    void aSampleIsShownBeforeItIsSaved()
    {
        QPromise<QByteArray> promise;
        promise.start();
        const SampleDialog dialog(promise.future(), nullptr);
        QVERIFY(!standard(dialog, QDialogButtonBox::Save)->isEnabled());
        promise.addResult("To: <person1@domain1.example>\n");
        promise.finish();
        QTRY_VERIFY(standard(dialog, QDialogButtonBox::Save)->isEnabled());
        QVERIFY(textOf(dialog).contains(u"person1@domain1.example"_s));

        QPromise<QByteArray> none;
        none.start();
        const SampleDialog empty(none.future(), nullptr);
        none.addResult(QByteArray());
        none.finish();
        QTRY_VERIFY(textOf(empty).contains(u"No sample can be made of this file."_s));
        QVERIFY(!standard(empty, QDialogButtonBox::Save)->isEnabled());
    }

    void pastingTakesWhatIsNotEmpty()
    {
        QGuiApplication::clipboard()->setText(u"550 5.1.1"_s);
        std::optional<QString> got;
        const auto ask = [&] { got = askForText(nullptr, u"Paste"_s, u"Here"_s, u"Read it"_s); };
        within(ask, [](QDialog &dialog) { standard(dialog, QDialogButtonBox::Ok)->click(); });
        QCOMPARE(got, u"550 5.1.1"_s); // what was copied already
        within(ask, [](QDialog &dialog) {
            dialog.findChild<QPlainTextEdit *>()->setPlainText(u" \n "_s);
            standard(dialog, QDialogButtonBox::Ok)->click();
        });
        QVERIFY(!got);
        within(ask, [](QDialog &) { });
        QVERIFY(!got);
    }

    void theWindowTellsWhatLeftAndWhatIsHidden()
    {
        Journey journey;
        Window window(journey);
        window.setLanguage(Language::English);
        window.show();
        QSignalSpy opened(&journey, &Journey::opened);
        window.open(u":/todoku/samples/typo-in-the-domain.eml"_s);
        QVERIFY(opened.wait(10'000));
        within([&] { window.button(QWizard::CustomButton1)->click(); }, [](QDialog &dialog) {
            QVERIFY(textOf(dialog).contains(u"Nothing."_s));
            QVERIFY(!dialog.findChild<QPlainTextEdit *>());
        });
        journey.goTo(Place::Result);
        QTRY_VERIFY(window.currentPage()->findChild<QCheckBox *>(u"redact"_s));
        window.currentPage()->findChild<QCheckBox *>(u"redact"_s)->setChecked(true);
        within([&] { window.currentPage()->findChild<QPushButton *>(u"hidden"_s)->click(); }, [](QDialog &dialog) {
            const auto *model = dialog.findChild<QTableView *>()->model();
            QStringList originals;
            for (int row = 0; row < model->rowCount(); ++row)
                originals << model->index(row, 1).data().toString();
            QVERIFY(originals.contains(u"harbour.paper@gmial.com"_s));
            QCOMPARE(originals.removeDuplicates(), 0);
        });
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestDialogs)
#include "test_dialogs.moc"
