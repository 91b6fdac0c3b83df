// SPDX-License-Identifier: Apache-2.0
#include "hostile.h"
#include "todoku/desk.h"
#include "todoku/mail.h"
#include "todoku/pages.h"
#include "todoku/report.h"
#include "todoku/store.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QTextDocument>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

using namespace todoku;

/// A report whose every part may be a stranger's.
struct Letter {
    QString recipient = u"hanako@fabrikam.com"_s, displayName = u"Hanako"_s, subject = u"Order"_s, sender = u"me@contoso.com"_s, senderName = u"Me"_s;
    QString diagnostic = u"550 5.1.1 User unknown"_s, remote = u"mx.fabrikam.com"_s, reporting = u"mail.contoso.com"_s, messageId = u"<1@contoso.com>"_s;
    QString received = u"mail.contoso.com"_s, status = u"5.1.1"_s, x500{};
    QString note{}, caseNumber{}, ruleName{}, ruleTarget{}, source = u"bounce.eml"_s, typed{}, field{};
};

/// As the field of a message; line ends in it would begin another field, so they are folded.
static QByteArray folded(QString text)
{
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(u'\n', u"\n "_s).toUtf8();
}

static QByteArray encoded(const QString &text)
{
    return "=?utf-8?B?" + text.toUtf8().toBase64() + "?=";
}

static QByteArray bytesOf(const Letter &letter)
{
    const QByteArray person = encoded(letter.displayName) + " <" + folded(letter.recipient) + '>';
    return "From: postmaster@contoso.com\nTo: " + folded(letter.sender) + "\nSubject: " + encoded("Undeliverable: "_L1 + letter.subject)
        + "\nDate: Tue, 3 Nov 2026 10:00:00 +0900\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n"
          "--b\nContent-Type: text/plain; charset=utf-8\n\nYour message could not be delivered.\n\n<" + folded(letter.recipient) + ">: host "
        + folded(letter.remote) + " said: " + folded(letter.diagnostic) + "\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; "
        + folded(letter.reporting) + "\n\nFinal-Recipient: rfc822; " + folded(letter.recipient) + "\nAction: failed\nStatus: " + folded(letter.status)
        + "\nRemote-MTA: dns; " + folded(letter.remote) + "\nDiagnostic-Code: smtp; " + folded(letter.diagnostic) + "\nX-Display-Name: " + folded(letter.displayName)
        + "\n\n--b\nContent-Type: message/rfc822\n\nReceived: from " + folded(letter.received) + " (" + folded(letter.received)
        + " [192.0.2.7])\n by mail.contoso.com; Tue, 3 Nov 2026 09:59:30 +0900\nFrom: " + encoded(letter.senderName) + " <" + folded(letter.sender) + ">\nTo: " + person
        + "\nMessage-ID: " + folded(letter.messageId) + "\nSubject: " + encoded(letter.subject) + "\nDate: Tue, 3 Nov 2026 09:59:00 +0900\n\nHello\n--b--\n";
}

static Case caseOf(const Letter &letter)
{
    Case one;
    one.given.source = letter.source;
    one.given.content = bytesOf(letter);
    if (const auto report = bounce::read(one.given.content))
        one.given.report = *report;
    one.given.address = letter.typed;
    one.answers.caseNumber = letter.caseNumber;
    if (!letter.note.isEmpty())
        one.answers.notes = {{u"U1"_s, letter.note}, {u"result"_s, letter.note}};
    if (!letter.field.isEmpty())
        one.answers.fields = {{u"A1/incident"_s, letter.field}};
    if (!letter.ruleName.isEmpty() || !letter.ruleTarget.isEmpty()) {
        rules::Entry rule{rules::Kind::TransportRule, letter.ruleName, letter.ruleName, letter.ruleName, 0, true, {}, {}};
        rule.targets << rules::Target{u"BlindCopyTo"_s, letter.ruleTarget, {letter.recipient}};
        auto inbox = rule;
        inbox.kind = rules::Kind::InboxRule;
        one.given.ruleExports << rules::Export{letter.ruleName + ".json"_L1, {rule, inbox}, {}};
    }
    one.verdict = diagnose(one.given, one.answers);
    return one;
}

/// Cells of a CSV as RFC 4180 has them; nullopt: a quote is left open, or something stands between quotes and commas.
static std::optional<QList<QStringList>> cellsOf(const QString &table)
{
    QList<QStringList> rows{{}};
    for (qsizetype i = 0; i < table.size(); ++i) {
        if (table[i] != u'"')
            return std::nullopt;
        QString cell;
        for (++i; i < table.size(); ++i) {
            if (table[i] == u'"' && i + 1 < table.size() && table[i + 1] == u'"')
                ++i;
            else if (table[i] == u'"')
                break;
            cell += table[i];
        }
        rows.last() << cell;
        ++i;
        if (i >= table.size())
            return std::nullopt;
        if (table[i] == u'\r' && i + 1 < table.size() && table[i + 1] == u'\n') {
            rows << QStringList();
            ++i;
        } else if (table[i] != u',') {
            return std::nullopt;
        }
    }
    rows.removeLast();
    return rows;
}

static QString faultOfCsv(const QByteArray &content)
{
    const auto rows = cellsOf(QString::fromUtf8(content.startsWith("\xef\xbb\xbf") ? content.mid(3) : content));
    if (!rows)
        return u"not quoted as it has to be"_s;
    for (const auto &row : *rows) {
        if (row.size() != rows->first().size())
            return u"a row of another width"_s;
        for (const auto &cell : row) {
            if (const auto moving = movingCharacter(cell); !moving.isEmpty() || cell.contains(u'\n'))
                return "control character "_L1 + moving;
            if (const auto begins = cell.trimmed().left(1); !begins.isEmpty() && QStringView(u"=+-@\uff1d\uff0b\uff0d\uff20").contains(begins))
                return "a formula: "_L1 + cell;
        }
    }
    return {};
}

static QString faultOfMarkdown(const QString &text)
{
    if (const auto moving = movingCharacter(text); !moving.isEmpty())
        return moving;
    const auto outside = outsideOfCode(text);
    return outside.contains("EVIL"_L1) ? "outside of code: "_L1 + outside.mid(std::max(0, int(outside.indexOf("EVIL"_L1)) - 40), 120) : QString();
}

static QString faultOfHtml(const QString &html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    static const QRegularExpression ours(u"^<(?:!DOCTYPE html|html lang=\"..\"|meta [^>]*|/?(?:head|title|style|body|h[123]|p|span|b|pre|html)(?: class=\"[a-z ]*\")?(?: dir=\"auto\")?)>$"_s);
    for (const auto &match : tag.globalMatch(html)) {
        if (!ours.match(match.captured()).hasMatch() || match.captured().contains("EVIL"_L1))
            return match.captured();
    }
    return movingCharacter(html);
}

/// What Qt shows as rich text has no picture, no link of a stranger, and no mark-up of one.
static QString faultOfLabel(const QLabel &label)
{
    const auto text = label.text();
    if (!text.contains("EVIL"_L1))
        return {};
    // A place to break a long word at is ours.
    if (const auto moving = movingCharacter(QString(text).remove(u'\t').remove(QChar(0x200b))); !moving.isEmpty())
        return moving + " in "_L1 + text;
    const bool rich = label.textFormat() == Qt::RichText || (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(text));
    static const QRegularExpression acting(u"<(?:script|img|a )[^>]*evil"_s, QRegularExpression::CaseInsensitiveOption);
    return rich && acting.match(text).hasMatch() ? text : QString();
}

class TestInjection : public QObject
{
    Q_OBJECT

    using Place = void (*)(Letter &letter, const QString &attack);
    struct Field {
        const char *name;
        Place place;
    };
    static const QList<Field> &fields()
    {
        static const QList<Field> all{
            {"recipient", [](Letter &l, const QString &a) { l.recipient = a + "@fabrikam.com"_L1; }},
            {"domain", [](Letter &l, const QString &a) { l.recipient = "hanako@"_L1 + a; }},
            {"internal address", [](Letter &l, const QString &a) { l.recipient = "IMCEAEX-_o=Contoso_cn="_L1 + a + "@contoso.com"_L1; }},
            {"display name", [](Letter &l, const QString &a) { l.displayName = a; }},
            {"subject", [](Letter &l, const QString &a) { l.subject = a; }},
            {"sender", [](Letter &l, const QString &a) { l.sender = a + "@contoso.com"_L1; }},
            {"sender's name", [](Letter &l, const QString &a) { l.senderName = a; }},
            {"diagnostic", [](Letter &l, const QString &a) { l.diagnostic = "550 5.1.1 "_L1 + a; }},
            {"status", [](Letter &l, const QString &a) { l.status = a; }},
            {"remote host", [](Letter &l, const QString &a) { l.remote = a; }},
            {"reporting host", [](Letter &l, const QString &a) { l.reporting = a; }},
            {"host of a hop", [](Letter &l, const QString &a) { l.received = a; }},
            {"Message-ID", [](Letter &l, const QString &a) { l.messageId = '<'_L1 + a + "@contoso.com>"_L1; }},
            {"note", [](Letter &l, const QString &a) { l.note = a; }},
            {"case number", [](Letter &l, const QString &a) { l.caseNumber = a; }},
            {"what was found at the portal", [](Letter &l, const QString &a) { l.field = a; }},
            {"name of a rule", [](Letter &l, const QString &a) { l.ruleName = a; }},
            {"target of a rule", [](Letter &l, const QString &a) { l.ruleTarget = a; }},
            {"name of the file", [](Letter &l, const QString &a) { l.source = a + ".eml"_L1; }},
            {"typed address", [](Letter &l, const QString &a) { l.typed = a; }},
        };
        return all;
    }

    static void everyField()
    {
        QTest::addColumn<int>("field");
        for (int i = 0; i < fields().size(); ++i)
            QTest::addRow("%s", fields()[i].name) << i;
    }

    static Letter letterWith(int field, const QString &attack)
    {
        Letter letter;
        fields()[field].place(letter, attack);
        return letter;
    }

    static inline const report::Making making{u"1.2.3"_s, QDateTime({2026, 11, 25}, {8, 0}, Qt::UTC), false};

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"todoku-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QVERIFY(m_folder.isValid());
    }

    void reports_data() { everyField(); }
    void reports()
    {
        QFETCH(int, field);
        for (const auto &attack : attacks) {
            const auto one = caseOf(letterWith(field, attack));
            for (const auto language : allLanguages) {
                const Words words(language);
                const auto document = report::compose(one, words, making);
                const auto nothing = [&](const QString &fault) {
                    if (!fault.isEmpty())
                        qWarning("%s", qPrintable(visible(attack) + ": "_L1 + visible(fault)));
                    return fault.isEmpty();
                };
                QVERIFY(nothing(faultOfHtml(QString::fromUtf8(report::html(document)))));
                QVERIFY(nothing(faultOfMarkdown(QString::fromUtf8(report::markdown(document)))));
                QVERIFY(nothing(movingCharacter(report::plainText(document))));
                QVERIFY(nothing(movingCharacter(QString::fromUtf8(report::json({one}, words, making)))));
                static const QRegularExpression link(u"^mailto:[A-Za-z0-9._~%@-]*\\?subject=[A-Za-z0-9._~%-]*&body=[A-Za-z0-9._~%-]*$"_s);
                const auto url = QString::fromLatin1(report::mailto(attack, one, words));
                QVERIFY2(link.match(url).hasMatch(), qPrintable(url));
                const auto draft = report::draft(attack, document);
                const auto message = mail::parse(draft);
                QVERIFY(!message.header.has("Bcc") && !message.header.has("Cc"));
                QCOMPARE(message.parts.size(), size_t(2));
                QVERIFY(std::ranges::all_of(draft, [](char c) { return (c >= ' ' && c <= '~') || c == '\r' || c == '\n'; }));
                for (const auto &section : document.sections) {
                    for (const auto &entry : section.entries) {
                        if (entry.kind == report::Entry::Kind::Command)
                            QVERIFY2(!outsideOfLiterals(entry.text.first().text).contains("EVIL"_L1), qPrintable(entry.text.first().text));
                    }
                }
            }
        }
    }

    void checklists_data() { everyField(); }
    void checklists()
    {
        QFETCH(int, field);
        for (const auto &attack : attacks) {
            Journey journey;
            opened(journey, letterWith(field, attack));
            for (const auto solution : allSolutions) {
                const auto list = checklistOf(journey, solution, Language::English);
                const Words words(Language::English);
                QCOMPARE(movingCharacter(checklistText(list, words)), QString());
                QCOMPARE(faultOfCsv(checklistCsv(list, words)), QString());
                QCOMPARE(movingCharacter(checklistMarkdown(list, words)), QString());
                for (const auto &step : list.steps) {
                    for (const auto &command : step.commands)
                        QVERIFY2(!outsideOfLiterals(command).contains("EVIL"_L1), qPrintable(command));
                }
                // What is not a command stands escaped: no mark of Markdown of a stranger's begins anything.
                for (const auto &line : checklistMarkdown(list, words).split(u'\n')) {
                    if (line.startsWith("      "_L1) || !line.contains("EVIL"_L1))
                        continue;
                    static const QRegularExpression mark(u"(?<!\\\\)(?:\\\\\\\\)*[`*_\\[\\]<>]"_s);
                    QVERIFY2(!mark.match(line.mid(line.indexOf("EVIL"_L1))).hasMatch(), qPrintable(line));
                }
            }
        }
    }

    void pages_data()
    {
        QTest::addColumn<QString>("attack");
        QTest::addColumn<QString>("address");
        static const QStringList forms{u"recipient"_s, u"domain"_s, u"internal address"_s};
        for (qsizetype i = 0; i < attacks.size(); ++i)
            QTest::addRow("attack %d", int(i)) << attacks[i] << forms[i % forms.size()];
    }

    /// All fields at once, and the forms of the address in turn: a window for each field would take minutes.
    void pages()
    {
        QFETCH(QString, attack);
        QFETCH(QString, address);
        static const QStringList others{u"recipient"_s, u"domain"_s, u"internal address"_s, u"status"_s};
        Letter letter;
        for (const auto &field : fields()) {
            const auto name = QString::fromLatin1(field.name);
            if (name == address || !others.contains(name))
                field.place(letter, attack);
        }
        Journey journey;
        Window window(journey);
        window.setLanguage(Language::English);
        journey.setRole(Role::Helpdesk); // the caller card
        opened(journey, letter);
        window.show();
        for (const auto place : {todoku::Place::Bounce, todoku::Place::U1, todoku::Place::U3, todoku::Place::U5, todoku::Place::A1, todoku::Place::A3, todoku::Place::A4, todoku::Place::Result}) {
            journey.goTo(place);
            QApplication::processEvents();
            for (const auto *label : window.currentPage()->findChildren<QLabel *>()) {
                const auto fault = faultOfLabel(*label);
                QVERIFY2(fault.isEmpty(), qPrintable(code(place) + ": "_L1 + visible(fault)));
            }
        }
    }

    void storedCasesAreFoundByTheirWordsOnly()
    {
        store::Store store({m_folder.filePath(u"cases.sqlite"_s), {}, u"desk"_s, true, 0});
        QStringList ids;
        for (int i = 0; i < attacks.size(); ++i) {
            store::Entry entry;
            entry.id = store::newId();
            ids << entry.id;
            entry.caseNumber = u"N%1"_s.arg(i);
            entry.notes = {{u"U1"_s, attacks[i]}};
            entry.begun = entry.changed = QDateTime::currentDateTimeUtc();
            QCOMPARE(store.save(entry, {}).result().problem, store::Problem::None);
        }
        const auto found = [&](const QString &words) {
            store::Search search;
            search.words = words;
            return store.list(search).result().entries.size();
        };
        QCOMPARE(found(u"EVIL"_s), attacks.size());
        for (const auto &pattern : {u"%"_s, u"_"_s, u"E_IL"_s, u"EV%L"_s, u"' OR '1'='1"_s, u"\\"_s, u"!"_s, u"!%"_s, u"EVIL' --"_s, u"x') OR 1=1 --"_s}) {
            const auto really = std::ranges::count_if(attacks, [&](const QString &attack) {
                return std::ranges::all_of(pattern.split(u' '), [&](const QString &word) { return visible(attack).contains(word, Qt::CaseInsensitive) || attack.contains(word, Qt::CaseInsensitive); });
            });
            QVERIFY2(found(pattern) <= really, qPrintable(pattern));
        }
        for (const auto &attack : attacks)
            QVERIFY2(found(attack) >= 1, qPrintable(visible(attack)));
        QCOMPARE(store.list({}).result().entries.size(), attacks.size());
    }

    void terminal_data() { everyField(); }
    void terminal()
    {
        QFETCH(int, field);
        QTemporaryDir folder;
        for (int i = 0; i < attacks.size(); ++i) {
            auto name = letterWith(field, attacks[i]).source;
            name.remove(QChar(u'\0')).replace(u'/', u'|');
            const auto path = folder.filePath(QString::number(i) + name);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytesOf(letterWith(field, attacks[i])));
        }
        const auto table = m_folder.filePath(u"table.csv"_s);
        shownInert({u"read"_s, folder.path(), u"--csv"_s, table});
        shownInert({u"diagnose"_s, folder.path()});
        QFile csv(table);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(faultOfCsv(csv.readAll()), QString());
    }

    void terminalOfWhatWasTyped()
    {
        const auto table = m_folder.filePath(u"addresses.csv"_s);
        QStringList typed;
        for (auto attack : attacks)
            typed << attack.remove(QChar(u'\0')) + "@contoso.com"_L1;
        shownInert(QStringList{u"address"_s, u"--csv"_s, table, u"--"_s} + typed);
        QFile csv(table);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(faultOfCsv(csv.readAll()), QString());
        shownInert(QStringList{u"read"_s, u"--"_s} + typed);
        shownInert(QStringList{u"origin"_s, u"--"_s} + typed);
        shownInert(QStringList{u"messages"_s, u"--"_s} + typed);
        for (const auto &word : typed.mid(0, 12))
            shownInert({u"sent"_s, u"--bounce"_s, word, u"--mailbox"_s, word});
    }

private:
    void opened(Journey &journey, Letter letter)
    {
        const auto path = m_folder.filePath(u"bounce.eml"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytesOf(letter)) < 0)
            qFatal("cannot write");
        file.close();
        QSignalSpy done(&journey, &Journey::opened);
        journey.open(path);
        if (!done.wait(10'000))
            qFatal("not opened");
        if (!letter.note.isEmpty())
            journey.setNote(todoku::Place::U1, letter.note);
        if (!letter.caseNumber.isEmpty())
            journey.setCaseNumber(letter.caseNumber);
    }

    void shownInert(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(TODOKU_CLI), QStringList(arguments) << u"--lang"_s << u"en"_s);
        QVERIFY2(process.waitForFinished(60'000), qPrintable(arguments.first()));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        for (const auto &output : {process.readAllStandardOutput(), process.readAllStandardError()}) {
            const auto moving = movingCharacter(QString::fromUtf8(output));
            QVERIFY2(moving.isEmpty(), qPrintable(arguments.first() + ": "_L1 + moving + ' '_L1 + visible(QString::fromUtf8(output)).left(2000)));
        }
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestInjection)
#include "test_injection.moc"
