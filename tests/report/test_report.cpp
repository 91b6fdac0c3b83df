// SPDX-License-Identifier: Apache-2.0
#include "hostile.h"
#include "todoku/mail.h"
#include "todoku/report.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtTest/QTest>

using namespace todoku;

static const report::Making making{u"1.2.3"_s, QDateTime({2026, 11, 25}, {8, 0}, Qt::UTC), false};

static Case caseOf(const QString &sample)
{
    QFile file(":/todoku/samples/"_L1 + sample);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sample");
    Case one;
    one.given.source = sample;
    one.given.content = file.readAll();
    one.given.report = *bounce::read(one.given.content);
    one.verdict = diagnose(one.given);
    return one;
}

/// A word that stands in no text of ours: consonants and vowels in turn.
static QString inventedWord(QRandomGenerator &random, int syllables = 4)
{
    QString word;
    for (int i = 0; i < syllables; ++i) {
        word += u"bdfgklmnprtvz"[random.bounded(13)];
        word += u"aeiou"[random.bounded(5)];
    }
    return word + u'q'; // no language ends so
}

/// A report in whose every corner somebody is named, in the forms that servers use.
struct Invented {
    QByteArray message;
    QStringList secrets;
};
static Invented inventedReport(quint32 seed)
{
    QRandomGenerator random(seed);
    const auto word = [&](int syllables = 4) { return inventedWord(random, syllables); };
    const auto local = word(), other = word(), name = QString(word(3).toUpper() + u' ' + word()), subject = QString(word() + u' ' + word()), selector = word();
    static const QStringList endings{u"com"_s, u"co.jp"_s, u"example"_s, u"cmo"_s, u"xn--fiqs8s"_s};
    const auto domain = QString(word() + u'.' + endings[int(random.bounded(endings.size()))]), own = QString(word() + u".test"_s), host = QString(word() + u'.' + domain);
    const auto address = QString(local + u'@' + domain), sender = QString(other + u'@' + own), id = QString(word() + u'@' + own);
    const QStringList said{u"550 5.1.1 <%1>: Recipient address rejected: User unknown"_s.arg(address),
                           u"550 %1 was not found at %2 (asked %3)"_s.arg(local, domain, host),
                           u"550 5.7.20 dkim d=%1; s=%2; i=@%1 failed"_s.arg(own, selector),
                           u"550 no %1 at mx7.%2.hoster.test nor in %2_old or %3"_s.arg(local.toUpper(), domain, host.toUpper()),
                           u"550 “%1” from %2 refused, see https://%3/why?id=%4%40%5"_s.arg(subject, name, host, other, own),
                           u"550 bounce+%1=%2@lists.hoster.test; SRS0=ab=cd=%2=%1@hoster.test"_s.arg(local, domain),
                           u"550 header.s=%1 smtp.mailfrom=%2 /var/mail/%3/new"_s.arg(selector, sender, local),
                           u"550 334 %1"_s.arg(QString::fromLatin1(address.toUtf8().toBase64()))};
    const auto diagnostic = said[int(seed % said.size())];
    const auto text = u"From: postmaster@%1\nTo: %2\nSubject: Undeliverable: %3\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                      "--b\nContent-Type: text/plain; charset=utf-8\n\n<%4>: %5\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; %6\n\n"
                      "Final-Recipient: rfc822; %4\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; %6\nDiagnostic-Code: smtp; %5\n\n"
                      "--b\nContent-Type: message/rfc822\n\nReceived: from %6 (%6 [192.0.2.7]) by mail.%1; Tue, 3 Nov 2026 09:59:30 +0900\n"
                      "DKIM-Signature: v=1; a=rsa-sha256; d=%1; s=%7; h=from; bh=AAAA; b=BBBB\nFrom: %8 <%2>\nTo: <%4>\nSubject: %3\nMessage-ID: <%9>\n"
                      "Date: Tue, 3 Nov 2026 09:59:00 +0900\n\nHello\n--b--\n"_s.arg(own, sender, subject, address, diagnostic, host, selector, name, id);
    return {text.toUtf8(), {local, other, domain, own, host, subject, name, selector, id}};
}

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleSaysWhatTheContractWants_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<int>("language");
        for (const auto &row : tableRows(u"samples"_s)) {
            for (const auto language : allLanguages) {
                const auto file = row.toObject()["file"_L1].toString();
                QTest::addRow("%s in %s", qPrintable(file), qPrintable(code(language))) << file << int(language);
            }
        }
    }

    void everySampleSaysWhatTheContractWants()
    {
        QFETCH(QString, sample);
        QFETCH(int, language);
        const Words words{Language(language)};
        auto one = caseOf(sample);
        one.answers.notes[u"result"_s] = u"called twice"_s;
        one.answers.didItHelp[Solution::U1] = DidItHelp::NotYet;
        const auto document = report::compose(one, words, making);
        for (const auto &text : {QString::fromUtf8(report::html(document)), QString::fromUtf8(report::markdown(document)), report::plainText(document)}) {
            for (const auto &recipient : one.given.report->recipients.mid(0, 50))
                QVERIFY2(text.contains(recipient.address), qPrintable(recipient.address));
            QVERIFY(text.contains(u"1.2.3"_s) && text.contains(report::rulesDate()));
            QVERIFY(text.contains(u"called twice"_s));
            QCOMPARE(movingCharacter(text), QString());
        }
        QStringList ids;
        for (const auto &section : document.sections)
            ids << section.id;
        for (const auto *needed : {"failed", "verdict", "findings", "done", "unchecked"})
            QVERIFY2(ids.contains(QString::fromLatin1(needed)), needed);
        const auto object = QJsonDocument::fromJson(report::json({one}, words, making)).object();
        QCOMPARE(object["version"_L1].toString(), u"1.2.3"_s);
        QCOMPARE(object["findings"_L1].toArray().size(), one.verdict.findings.size());
        QCOMPARE(object["solutions"_L1].toArray().size(), 9);
        QVERIFY(!object["notLookedAt"_L1].toArray().isEmpty());
    }

    void theReceiversLanguageIsNotTheWritersOne()
    {
        const auto one = caseOf(u"unknown-user.eml"_s);
        QVERIFY(report::plainText(report::compose(one, Words(Language::Japanese), making)).contains(u"届かなかったメール"_s));
        QVERIFY(report::plainText(report::compose(one, Words(Language::English), making)).contains(u"What failed"_s));
    }

    void nothingOfAStrangerActs_data()
    {
        QTest::addColumn<QString>("attack");
        for (qsizetype i = 0; i < attacks.size(); ++i)
            QTest::addRow("attack %d", int(i)) << attacks[i];
    }

    void nothingOfAStrangerActs()
    {
        QFETCH(QString, attack);
        const Words words(Language::English);
        const auto one = hostileCase(attack);
        const auto document = report::compose(one, words, making);

        const auto html = QString::fromUtf8(report::html(document));
        QCOMPARE(movingCharacter(html), QString());
        // Whatever is a tag is one of ours, and none of them leads anywhere or fetches anything.
        static const QRegularExpression tag(u"<[^>]*>"_s);
        static const QRegularExpression ours(u"^<(?:!DOCTYPE html|html lang=\"en\"|meta [^>]*|/?(?:head|title|style|body|h[123]|p|span|b|pre|html)(?: class=\"[a-z ]*\")?(?: dir=\"auto\")?)>$"_s);
        for (const auto &match : tag.globalMatch(html))
            QVERIFY2(ours.match(match.captured()).hasMatch(), qPrintable(match.captured()));
        QVERIFY(html.contains("default-src 'none'"_L1));

        const auto markdown = QString::fromUtf8(report::markdown(document));
        QCOMPARE(movingCharacter(markdown), QString());
        QVERIFY2(!outsideOfCode(markdown).contains("EVIL"_L1), qPrintable(outsideOfCode(markdown)));

        QCOMPARE(movingCharacter(report::plainText(document)), QString());
        for (const auto &line : report::lines(one.given, one.verdict, words))
            QVERIFY(movingCharacter(line.text).isEmpty() && !line.text.contains(u'\n'));

        for (const auto &section : document.sections) {
            for (const auto &entry : section.entries) {
                if (entry.kind == report::Entry::Kind::Command)
                    QVERIFY2(!outsideOfLiterals(entry.text.first().text).contains("EVIL"_L1), qPrintable(entry.text.first().text));
            }
        }
    }

    void whatIsSentOrPastedDoesNotActEither_data() { nothingOfAStrangerActs_data(); }
    void whatIsSentOrPastedDoesNotActEither()
    {
        QFETCH(QString, attack);
        const Words words(Language::Japanese);
        const auto one = hostileCase(attack);

        const auto json = report::json({one}, words, making);
        QCOMPARE(movingCharacter(QString::fromUtf8(json)), QString());
        QCOMPARE(QJsonDocument::fromJson(json).object()["bounce"_L1].toObject()["original"_L1].toObject()["subject"_L1].toString(), attack);

        const auto url = report::mailto(attack, one, words);
        QVERIFY2(url.size() < 2000, url.constData());
        static const QRegularExpression plain(u"^mailto:[A-Za-z0-9._~%@-]*\\?subject=[A-Za-z0-9._~%-]*&body=[A-Za-z0-9._~%-]*$"_s);
        QVERIFY2(plain.match(QString::fromLatin1(url)).hasMatch(), url.constData());

        const auto draft = report::draft(attack, report::compose(one, words, making));
        const auto message = mail::parse(draft);
        QVERIFY(!message.header.has("Bcc") && !message.header.has("To"));
        QCOMPARE(message.parts.size(), size_t(2));
        QCOMPARE(message.parts[0].text().remove(u'\r'), report::plainText(report::compose(one, words, making)));
        QCOMPARE(message.header.text("Subject"), report::compose(one, words, making).title);
        QVERIFY(std::ranges::all_of(draft, [](char c) { return (c >= ' ' && c <= '~') || c == '\r' || c == '\n'; }));

        const auto row = QString::fromUtf8(csvLine({attack, attack}));
        QVERIFY(row.startsWith(u'"') && !QStringView(u"=+-@\uff1d\uff0b\uff0d\uff20").contains(row[1]));
        QCOMPARE(row.count(u'\n'), 1);
    }

    void aRedactedReportTellsNobodysName_data() { everySampleSaysWhatTheContractWants_data(); }
    void aRedactedReportTellsNobodysName()
    {
        QFETCH(QString, sample);
        QFETCH(int, language);
        const Words words{Language(language)};
        const auto one = caseOf(sample);
        report::Redactor redactor;
        const auto hidden = redactor.redacted(one);
        auto redactedMaking = making;
        redactedMaking.redacted = true;
        const auto document = report::compose(hidden, words, redactedMaking);
        QStringList secrets;
        const auto &given = *one.given.report;
        for (const auto &recipient : given.recipients)
            secrets << recipient.address << domainOf(recipient.address) << recipient.remoteMta << recipient.displayName;
        if (given.original)
            secrets << given.original->from << given.original->subject << given.original->messageId << given.original->to;
        secrets << given.reportingMta << given.to;
        for (const auto &text : {report::html(document), report::markdown(document), report::plainText(document).toUtf8(), report::json({hidden}, words, redactedMaking)}) {
            for (const auto &secret : std::as_const(secrets)) {
                if (secret.size() > 2)
                    QVERIFY2(!QString::fromUtf8(text).contains(secret, Qt::CaseInsensitive), qPrintable(secret));
            }
        }
        QVERIFY(!redactor.hidden().isEmpty());
    }

    void nobodyIsFoundInAnyFormOfARedactedReport()
    {
        for (quint32 seed = 1; seed <= 80; ++seed) {
            const auto invented = inventedReport(seed);
            Case one;
            one.given.source = u"bounce.eml"_s;
            one.given.content = invented.message;
            one.given.report = *bounce::read(one.given.content);
            one.given.ownDomains = {invented.secrets[3]};
            one.answers.notes = {{u"U1"_s, u"called %1 (%2) about “%3”"_s.arg(invented.secrets[6], invented.secrets[0], invented.secrets[5])}};
            one.verdict = diagnose(one.given, one.answers);
            for (const auto language : allLanguages) {
                const Words words(language);
                report::Redactor redactor(words);
                const auto hidden = redactor.redacted(one);
                const auto document = report::compose(hidden, words, making);
                const auto draft = mail::parse(report::draft({}, document));
                const QStringList forms{QString::fromUtf8(report::html(document)), QString::fromUtf8(report::markdown(document)), report::plainText(document),
                                        QString::fromUtf8(report::json({hidden}, words, making)), QUrl::fromPercentEncoding(report::mailto({}, hidden, words)),
                                        draft.header.text("Subject") + draft.parts[0].text() + draft.parts[1].text()};
                for (int form = 0; form < forms.size(); ++form) {
                    for (const auto &secret : invented.secrets)
                        QVERIFY2(!forms[form].contains(secret, Qt::CaseInsensitive),
                                 qPrintable(u"seed %1, form %2: %3 in …%4"_s.arg(seed).arg(form).arg(secret, forms[form].mid(std::max<qsizetype>(0, forms[form].indexOf(secret, 0, Qt::CaseInsensitive) - 80), 200))));
                }
            }
        }
    }

    void aFormOfANameThatStandsNowhereIsNotToldAsHidden()
    {
        auto one = caseOf(u"typo-in-the-domain.eml"_s);
        one.answers.notes[u"result"_s] = u"called Lindqvist, Hannah"_s;
        report::Redactor redactor;
        QCOMPARE(redactor.redacted(one).answers.notes.value(u"result"_s), u"called name-2"_s);
        QStringList names;
        for (const auto &hidden : redactor.hidden()) {
            if (hidden.kind == report::Hidden::Kind::Name)
                names << hidden.original;
        }
        QCOMPARE(names.filter(u"Hannah"_s), (QStringList{u"Hannah Lindqvist"_s, u"Lindqvist, Hannah"_s}));
    }

    void whatConnectsStandsBeforeTheOtherCommands()
    {
        const auto document = report::compose(caseOf(u"forwarded-at-the-recipient.eml"_s), Words(Language::English), making);
        const auto commands = std::ranges::find(document.sections, u"commands"_s, &report::Section::id);
        QVERIFY(commands != document.sections.end() && commands->entries.size() > 3);
        for (qsizetype i = 0; i < commands->entries.size(); ++i)
            QCOMPARE(commands->entries[i].text.first().text.startsWith("Connect-"_L1), i == 0);
    }

    void standInsAreInTheReadersLanguage()
    {
        auto one = caseOf(u"unknown-user.eml"_s);
        one.answers.notes[u"result"_s] = one.given.report->original->subject;
        report::Redactor japanese{Words(Language::Japanese)}, english;
        QCOMPARE(japanese.redacted(one).answers.notes.value(u"result"_s), u"件名1"_s);
        QCOMPARE(english.redacted(one).answers.notes.value(u"result"_s), u"subject-1"_s);
        QVERIFY(japanese.redacted(one).given.report->recipients.first().address.startsWith("person-"_L1)); // still an address
    }

    void theSameIsAlwaysReplacedByTheSame()
    {
        Case one;
        one.given.report = bounce::Report{};
        auto &report = *one.given.report;
        report.kind = bounce::Kind::Failure;
        bounce::Recipient recipient;
        recipient.address = u"Paul.Wright@fabrikam.com"_s;
        recipient.displayName = u"Paul Wright"_s;
        recipient.diagnostic = u"550 5.1.1 <paul.wright@FABRIKAM.com>: paul.wright wasn't found at fabrikam.com; said mx1.mail.fabrikam.com[192.0.2.25] for 2001:db8::19 RESOLVER.ADR.RecipNotFound"_s;
        report.recipients = {recipient};
        report.original = bounce::Original{};
        report.original->from = u"hanako@contoso.com"_s;
        report.original->subject = u"Figures for October"_s;
        one.answers.notes[u"result"_s] = u"Paul Wright says “Figures for October” went to paul.wright@fabrikam.com."_s;
        report::Redactor redactor;
        const auto hidden = redactor.redacted(one);
        const auto &after = hidden.given.report->recipients.first();
        QCOMPARE(after.address, u"person-1@domain-1.invalid"_s);
        QCOMPARE(after.diagnostic, u"550 5.1.1 <person-1@domain-1.invalid>: person-1 wasn't found at domain-1.invalid; said host-1.domain-1.invalid[ip-1] for ip-2 RESOLVER.ADR.RecipNotFound"_s);
        QCOMPARE(hidden.answers.notes[u"result"_s], u"name-1 says “subject-1” went to person-1@domain-1.invalid."_s);
        QVERIFY(hidden.given.content.isEmpty() && hidden.given.report->text.isEmpty());
    }

    void nobodyIsFoundInTheWordsOfAServer_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("left");
        QTest::addRow("VERP") << u"for bounce+anna.zwirn=contoso.com@lists.fabrikam.com"_s << u"for person-4@host-1.domain-1.invalid"_s;
        QTest::addRow("SRS") << u"<SRS0=HHH=TT=contoso.com=anna.zwirn@fabrikam.com>"_s << u"<message-1@hidden.invalid>"_s;
        QTest::addRow("a setting before it") << u"id=anna.zwirn@contoso.com;ip=192.0.2.1"_s << u"id=person-2@domain-2.invalid;ip=ip-1"_s;
        QTest::addRow("a link") << u"see https://openspf.net/why?id=anna.zwirn%40contoso.com&ip=192.0.2.1"_s << u"see https://domain-3.invalid/why?id=person-2@domain-2.invalid&ip=ip-1"_s;
        QTest::addRow("an internal address") << u"IMCEAEX-_O=CONTOSO_OU=ERSTE+20GRUPPE_CN=RITA+20KRANICH5f2@fabrikam.com not found"_s << u"person-4@domain-1.invalid not found"_s;
        QTest::addRow("X500") << u"no /o=Contoso/ou=Erste Gruppe/cn=Rita Kranich"_s << u"no x500-1"_s;
        QTest::addRow("a local part alone, in capitals") << u"user RITA.KRANICH unknown"_s << u"user person-1 unknown"_s;
        QTest::addRow("whom only the original names") << u"user hiroshi.abe unknown"_s << u"user person-3 unknown"_s;
        QTest::addRow("a name") << u"Rita Kranich has left"_s << u"name-1 has left"_s;
        QTest::addRow("a name the other way round") << u"Kranich, Rita has left"_s << u"name-1 has left"_s;
        QTest::addRow("a computer that greets") << u"helo=<laptop-zwirn>, EHLO PC-ZWIRN.contoso.com"_s << u"helo=<domain-3.invalid>, EHLO host-1.domain-2.invalid"_s;
        QTest::addRow("a signature") << u"dkim d=contoso.com i=@contoso.com"_s << u"dkim d=domain-2.invalid i=@domain-2.invalid"_s;
        QTest::addRow("an attachment") << u"File \"Plan für Fabrikam.pdf\" has an unacceptable extension"_s << u"File \"file-1\" has an unacceptable extension"_s;
        QTest::addRow("packed text") << u"334 YW5uYS56d2lybkBjb250b3NvLmNvbQ=="_s << u"334 encoded-1"_s;
        QTest::addRow("a path") << u"/var/spool/mailboxes/rita.kranich/new and mailboxes/storage/hiroshi.abe"_s << u"/var/spool/mailboxes/person-1/new and mailboxes/storage/person-3"_s;
        QTest::addRow("what is nobody's") << u"550 5.7.1 RESOLVER.ADR.RecipNotFound id=abc123 (state=14) at 10:20:30"_s << u"550 5.7.1 RESOLVER.ADR.RecipNotFound id=abc123 (state=14) at 10:20:30"_s;
    }

    void nobodyIsFoundInTheWordsOfAServer()
    {
        QFETCH(QString, said);
        QFETCH(QString, left);
        Case one;
        one.given.report = bounce::Report{};
        auto &report = *one.given.report;
        bounce::Recipient recipient;
        recipient.address = u"rita.kranich@fabrikam.com"_s;
        recipient.displayName = u"Rita Kranich"_s;
        recipient.diagnostic = said;
        report.recipients = {recipient};
        report.original = bounce::Original{};
        report.original->from = u"anna.zwirn@contoso.com"_s;
        report.original->cc = {u"hiroshi.abe@fabrikam.com"_s};
        report::Redactor redactor;
        QCOMPARE(redactor.redacted(one).given.report->recipients.first().diagnostic, left);
    }

    void whatWouldChangeTheVerdictFollowsFromTheTable()
    {
        // An unknown address may be a slip, a forwarding, or somebody else's message: the sent items tell.
        const auto one = caseOf(u"unknown-user.eml"_s);
        const auto sent = std::ranges::find(one.verdict.open, OpenQuestion::Kind::SentItems, &OpenQuestion::kind);
        QVERIFY(sent != one.verdict.open.end());
        QCOMPARE(sent->between.first(), Solution::U1);
        QVERIFY(sent->between.size() > 1);
        // Nothing can change what only the recipient can mend.
        QVERIFY(caseOf(u"mailbox-full.eml"_s).verdict.open.isEmpty());
    }

    void onlyCommandsThatChangeSomethingCarryTheWarning()
    {
        const auto text = [](const QString &sample) { return report::plainText(report::compose(caseOf(sample), Words(Language::English), making)); };
        QVERIFY(text(u"sender-blocked.eml"_s).contains("change something"_L1));
        const auto onlyLooks = text(u"somebody-used-your-address.eml"_s);
        QVERIFY(onlyLooks.contains("Resolve-DnsName"_L1));
        QVERIFY(!onlyLooks.contains("change something"_L1));
    }

    void aSentMessageIsNamedByItsSubjectAndItsTime()
    {
        auto one = caseOf(u"unknown-user.eml"_s);
        one.verdict.findings = {{"sent.match", u"<1@contoso.com>"_s, {{"subject"_L1, u"Quotation"_s}, {"date"_L1, u"2026-11-02T10:00:00-05:00"_s}}, {}}};
        const auto text = report::plainText(report::compose(one, Words(Language::English), making));
        QVERIFY2(text.contains(u"“Quotation”, 3 Nov 2026 00:00 (UTC+09:00)"_s), qPrintable(text));
    }

    void severalBouncesMakeOneReport()
    {
        const Words words(Language::English);
        const QList<Case> cases{caseOf(u"unknown-user.eml"_s), caseOf(u"mailbox-full.eml"_s)};
        const auto text = report::plainText(report::compose(cases, words, making));
        for (const auto &one : cases)
            QVERIFY(text.contains(one.given.report->recipients.first().address));
        const auto object = QJsonDocument::fromJson(report::json(cases, words, making)).object();
        QCOMPARE(object["further"_L1].toArray().size(), 1);
    }

    void aGroupHasOneReport()
    {
        const Words words(Language::English);
        const auto one = caseOf(u"forty-recipients.eml"_s);
        bounce::Item item;
        item.path = u"forty-recipients.eml"_s;
        item.report = one.given.report;
        const auto rows = bounce::rows(item);
        const auto groups = bounce::grouped(rows, bounce::GroupBy::Cause);
        QVERIFY(!groups.isEmpty());
        const report::GroupReport told{groups.first(), bounce::GroupBy::Cause, rows, one};
        const auto text = report::plainText(report::compose(told, words, making));
        QVERIFY(text.contains(rows[groups.first().members.first()].address));
        QVERIFY(text.contains(u"What to do"_s));
        const auto object = QJsonDocument::fromJson(report::json(told, words, making)).object();
        QCOMPARE(object["by"_L1].toString(), u"cause"_s);
        QCOMPARE(object["members"_L1].toArray().size(), groups.first().members.size());
        QCOMPARE(object["solutions"_L1].toArray().size(), 9);
        const auto url = report::mailto(u"help@contoso.com"_s, told, words);
        QVERIFY(url.startsWith("mailto:help@contoso.com?subject=") && url.size() < 2'000);
    }

    void aRedactedGroupTellsNobody_data()
    {
        QTest::addColumn<int>("by");
        QTest::addRow("by cause") << int(bounce::GroupBy::Cause);
        QTest::addRow("by domain") << int(bounce::GroupBy::Domain);
        QTest::addRow("by recipient") << int(bounce::GroupBy::Recipient);
    }

    void aRedactedGroupTellsNobody()
    {
        QFETCH(int, by);
        const Words words(Language::English);
        const auto one = caseOf(u"forty-recipients.eml"_s);
        bounce::Item item;
        item.path = u"/mnt/desk/forty-recipients.eml"_s;
        item.report = one.given.report;
        const auto rows = bounce::rows(item);
        const auto group = bounce::grouped(rows, bounce::GroupBy(by)).first();
        const auto hidden = report::Redactor().redacted(report::GroupReport{group, bounce::GroupBy(by), rows, one});
        const QString text = report::plainText(report::compose(hidden, words, making)) + QString::fromUtf8(report::json(hidden, words, making))
            + QString::fromUtf8(QByteArray::fromPercentEncoding(report::mailto({}, hidden, words)));
        for (const auto &row : rows) {
            QVERIFY(!text.contains(row.address, Qt::CaseInsensitive));
            QVERIFY(!text.contains(bounce::domainOf(row.address), Qt::CaseInsensitive));
            QVERIFY(!text.contains(row.subject));
        }
        QVERIFY(!text.contains(u"somebody"_s));
        QVERIFY(text.contains(hidden.rows.first().address));
    }

    void aThousandRecipientsStayReadable()
    {
        auto one = hostileCase(u"many"_s);
        const auto recipient = one.given.report->recipients.first();
        one.given.report->recipients.clear();
        for (int i = 0; i < 20'000; ++i) {
            one.given.report->recipients << recipient;
            one.given.report->recipients.last().address = u"person%1@fabrikam.com"_s.arg(i);
        }
        one.verdict = diagnose(one.given);
        report::Redactor redactor;
        const auto document = report::compose(redactor.redacted(one), Words(Language::English), making);
        QVERIFY(report::html(document).size() < 2'000'000);
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
