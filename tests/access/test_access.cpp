// SPDX-License-Identifier: Apache-2.0
#include "todoku/pages.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStyleFactory>

using namespace todoku;

static void settle()
{
    for (int i = 0; i < 3; ++i)
        QApplication::processEvents();
}

/// Roles of which each must say what it is for.
static bool isControl(QAccessible::Role role)
{
    static const QSet<QAccessible::Role> controls{QAccessible::Button, QAccessible::CheckBox, QAccessible::RadioButton, QAccessible::EditableText,
                                                  QAccessible::ComboBox, QAccessible::Link, QAccessible::Table, QAccessible::Tree, QAccessible::List,
                                                  QAccessible::PageTab, QAccessible::Slider, QAccessible::SpinBox, QAccessible::ButtonMenu, QAccessible::ProgressBar};
    return controls.contains(role);
}

struct Met {
    QString path;
    QAccessible::Role role;
    QString name, description;
    QAccessible::State state;
};

/// Everything that is shown below `node`, as a screen reader gets it.
static void walk(QAccessibleInterface *node, const QString &path, QList<Met> &met)
{
    if (!node || !node->isValid() || node->state().invisible)
        return;
    const auto *object = node->object();
    const QString here = path + u'/' + (object ? (object->objectName().isEmpty() ? QString::fromLatin1(object->metaObject()->className()) : object->objectName()) : QString());
    met.append({here, node->role(), node->text(QAccessible::Name), node->text(QAccessible::Description), node->state()});
    // Cells are many and made on demand; the table speaks for them.
    if (node->role() == QAccessible::Table || node->role() == QAccessible::Tree)
        return;
    for (int i = 0; i < node->childCount(); ++i)
        walk(node->child(i), here, met);
}

/// Alerts that reached the bridge to screen readers.
static QList<std::pair<QObject *, QAccessible::Event>> announced;

class TestAccess : public QObject
{
    Q_OBJECT

    /// Asks the journey, so that a new page is walked without being named here.
    void everyPage() const
    {
        QTest::addColumn<Language>("language");
        QTest::addColumn<Place>("place");
        for (const auto language : allLanguages) {
            for (const auto place : everyPlace())
                QTest::addRow("%s in %s", qPrintable(code(place)), qPrintable(code(language))) << language << place;
        }
    }

    /// The page with a bounce that has much to show, in a window that has the focus.
    QWidget *show(Language language, Place place)
    {
        m_window->setLanguage(language);
        m_journey->goTo(place == Place::Start ? Place::Bounce : Place::Start);
        m_journey->goTo(place);
        settle();
        return m_window->currentPage();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QCoreApplication::setOrganizationName(u"todoku-test"_s);
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QAccessible::setActive(true);
        QAccessible::installUpdateHandler([](QAccessibleEvent *event) { announced.append({event->object(), event->type()}); });
        m_journey = std::make_unique<Journey>();
        m_window = std::make_unique<Window>(*m_journey);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QSignalSpy opened(m_journey.get(), &Journey::opened);
        m_window->open(u":/todoku/samples/old-internal-address.eml"_s);
        QVERIFY(opened.wait(10'000));
        settle();
    }

    void cleanupTestCase()
    {
        QAccessible::installUpdateHandler(nullptr);
        m_window.reset();
        m_journey.reset();
    }

    void everyControlSaysWhatItIs_data() { everyPage(); }
    void everyControlSaysWhatItIs()
    {
        QFETCH(Language, language);
        QFETCH(Place, place);
        show(language, place);
        QList<Met> met;
        walk(QAccessible::queryAccessibleInterface(m_window.get()), {}, met);
        int controls = 0;
        QSet<QString> buttons;
        QStringList wrong;
        for (const auto &one : met) {
            if (one.name.contains("</"_L1) || one.name.contains("&nbsp;"_L1))
                wrong << one.path + ": mark-up in the name: "_L1 + one.name;
            const bool focusable = one.state.focusable && one.role != QAccessible::Window && one.role != QAccessible::Dialog;
            if (focusable && (one.role == QAccessible::NoRole || one.role == QAccessible::Client))
                wrong << one.path + ": can have the focus, and has no role"_L1;
            if (!isControl(one.role))
                continue;
            ++controls;
            if (one.name.trimmed().isEmpty())
                wrong << one.path + ": no name"_L1;
            if ((one.role == QAccessible::CheckBox || one.role == QAccessible::RadioButton) && !one.state.checkable)
                wrong << one.path + ": does not say that it can be ticked"_L1;
            // "Show me" and "Copy" stand there many times: the description says what they are about.
            if (one.role == QAccessible::Button && one.description.isEmpty() && buttons.contains(one.name))
                wrong << one.path + ": is not told apart from another: "_L1 + one.name;
            if (one.role == QAccessible::Button)
                buttons << one.name;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(controls >= 15, "the rail alone has more");
    }

    void aNewPageIsAnnounced_data() { everyPage(); }
    void aNewPageIsAnnounced()
    {
        QFETCH(Language, language);
        QFETCH(Place, place);
        m_window->setLanguage(language);
        m_journey->goTo(place == Place::Start ? Place::Bounce : Place::Start);
        settle();
        announced.clear();
        m_journey->goTo(place);
        settle();
        auto *heading = m_window->currentPage()->findChild<QLabel *>(u"title"_s);
        QVERIFY(heading && !heading->text().isEmpty());
        QCOMPARE(QApplication::focusWidget(), heading);
        // The offscreen platform has no bridge that could be switched on, and then nothing is announced; screen_reader.py listens from outside.
        QVERIFY(!QAccessible::isActive() || announced.contains({heading, QAccessible::Alert}));
        const auto *reader = QAccessible::queryAccessibleInterface(heading);
        QCOMPARE(reader->role(), QAccessible::Heading);
        QCOMPARE(reader->text(QAccessible::Name), heading->text());
        QVERIFY(reader->state().focusable && reader->state().focused);
    }

    void tabVisitsEverythingAndComesBack_data() { everyPage(); }
    void tabVisitsEverythingAndComesBack()
    {
        QFETCH(Language, language);
        QFETCH(Place, place);
        show(language, place);
        QSet<QWidget *> wanted;
        for (auto *widget : m_window->findChildren<QWidget *>()) {
            if (!widget->isVisibleTo(m_window.get()) || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->window() != m_window.get())
                continue;
            if (widget->focusProxy())
                continue;
            // Of a group of radio buttons Tab meets one; the arrows go on from there.
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (button && button->isCheckable() && button->autoExclusive() && !button->isChecked())
                continue;
            if (button && button->group() && button->group()->exclusive() && button->group()->checkedButton() && !button->isChecked())
                continue;
            if (const auto *label = qobject_cast<QLabel *>(widget); label && !(label->textInteractionFlags() & Qt::LinksAccessibleByKeyboard))
                continue;
            wanted << widget;
        }
        QVERIFY(wanted.size() > 10);
        QSet<QWidget *> met;
        QWidget *first = nullptr;
        bool round = false;
        for (int i = 0; i < 1000 && !round; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key_Tab);
            auto *now = QApplication::focusWidget();
            QVERIFY(now);
            round = now == first && met.size() > 1;
            if (!first)
                first = now;
            met << now;
        }
        QVERIFY2(round, "Tab does not come back to where it began");
        QStringList missed;
        for (auto *widget : wanted - met)
            missed << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName() + u' ' + widget->accessibleName() + u' ' + widget->property("text").toString().left(60);
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }

    void mnemonicsAreThereAndUnique_data() { everyPage(); }
    void mnemonicsAreThereAndUnique()
    {
        QFETCH(Language, language);
        QFETCH(Place, place);
        show(language, place);
        QHash<QKeySequence, QString> taken;
        const auto take = [&](const QString &text) {
            const auto key = QKeySequence::mnemonic(text);
            if (key.isEmpty())
                return;
            QVERIFY2(!taken.contains(key), qPrintable(taken.value(key) + " | "_L1 + text));
            taken.insert(key, text);
        };
        for (const auto *button : m_window->findChildren<QAbstractButton *>()) {
            if (button->isVisibleTo(m_window.get()) && button->window() == m_window.get())
                take(button->text());
        }
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            if (label->buddy() && label->isVisibleTo(m_window.get()) && label->window() == m_window.get())
                take(label->text());
        }
        // Help at the least, and Back and Next where they lead somewhere; in Japanese they stand in brackets.
        QVERIFY(taken.size() >= 2);
    }

    void nothingIsCutWhereTextIsLargeAndTheWindowSmall_data() { everyPage(); }
    void nothingIsCutWhereTextIsLargeAndTheWindowSmall()
    {
        QFETCH(Language, language);
        QFETCH(Place, place);
        const auto ordinary = QApplication::font();
        const auto restore = qScopeGuard([&] {
            QApplication::setFont(ordinary);
            m_window->resize(1180, 800);
        });
        QStringList cut;
        for (const double scale : {1.0, 1.5}) {
            auto font = ordinary;
            font.setPointSizeF(ordinary.pointSizeF() * scale);
            QApplication::setFont(font);
            for (const auto size : {QSize(1180, 800), QSize(800, 560)}) {
                m_window->resize(size);
                auto *page = show(language, place);
                settle();
                const auto where = u"%1 x %2 at %3 %: "_s.arg(size.width()).arg(size.height()).arg(scale * 100);
                QVERIFY2(m_window->size() == size, qPrintable(where + u"the window becomes %1 x %2"_s.arg(m_window->width()).arg(m_window->height())));
                for (const auto *scroll : page->findChildren<QScrollArea *>()) {
                    // Nobody can scroll sideways, so what is wider is lost.
                    if (scroll->widget() && scroll->isVisible() && scroll->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
                        && scroll->widget()->width() > scroll->viewport()->width())
                        cut << where + u"%1 wide in %2"_s.arg(scroll->widget()->width()).arg(scroll->viewport()->width());
                }
                for (const auto which : {QWizard::HelpButton, QWizard::BackButton, QWizard::NextButton, QWizard::FinishButton}) {
                    const auto *button = m_window->button(which);
                    if (button->isVisible() && button->width() < button->sizeHint().width())
                        cut << where + u"%1 wide: "_s.arg(button->width()) + button->text();
                }
                for (const auto *button : page->findChildren<QPushButton *>()) {
                    if (button->isVisible() && !button->text().isEmpty() && (button->width() < button->minimumSizeHint().width() || button->height() < button->minimumSizeHint().height()))
                        cut << where + button->text();
                }
            }
        }
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void theSystemsTextSizeIsRespected()
    {
        const auto ordinary = QApplication::font();
        show(Language::English, Place::Bounce);
        auto *before = m_window->currentPage()->findChild<QLabel *>(u"title"_s);
        const auto small = before->font().pointSizeF();
        auto large = ordinary;
        large.setPointSizeF(ordinary.pointSizeF() * 1.5);
        QApplication::setFont(large);
        show(Language::English, Place::Bounce);
        const auto heading = m_window->currentPage()->findChild<QLabel *>(u"title"_s)->font().pointSizeF();
        const auto button = m_window->button(QWizard::HelpButton)->font().pointSizeF();
        QApplication::setFont(ordinary);
        QCOMPARE(heading, small * 1.5);
        QCOMPARE(button, ordinary.pointSizeF() * 1.5);
    }

    void whatColourSaysShapeAndWordSayToo()
    {
        QSet<QString> shapes, words;
        const Words english(Language::English);
        for (const auto severity : {Severity::Error, Severity::Warning, Severity::Info})
            words << english.severity(severity);
        QCOMPARE(words.size(), 3);
        for (const auto &name : {u"error"_s, u"warning"_s, u"info"_s, u"fine"_s, u"unknown"_s, u"none"_s, u"first"_s}) {
            QFile file(":/todoku/icons/"_L1 + name + ".svg"_L1);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto svg = file.readAll();
            QVERIFY2(svg.contains("currentColor"), qPrintable(name));
            shapes << QString::fromUtf8(svg);
        }
        QCOMPARE(shapes.size(), 7);
    }

private:
    QTemporaryDir m_settings;
    std::unique_ptr<Journey> m_journey;
    std::unique_ptr<Window> m_window;
};

QTEST_MAIN(TestAccess)
#include "test_access.moc"
