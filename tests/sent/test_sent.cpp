// SPDX-License-Identifier: Apache-2.0
#include "todoku/account.h"
#include "todoku/sent.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace todoku;

namespace {

/// A message of the sent items.
struct Mail {
    QByteArray to;
    int day = 1;          ///< of October 2026
    QByteArray time = "10:00:00";
    bool reply = false;
    QByteArray id{};
    QByteArray subject = "Meeting";
    QByteArray client{};
};

} // namespace

static mailbox::Index indexOf(const QList<Mail> &mails)
{
    static QTemporaryDir folder;
    static int number = 0;
    const auto path = folder.filePath(u"%1.mbox"_s.arg(++number));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no temporary file");
    for (const auto &mail : mails) {
        file.write("From - Wed\nFrom: hanako@contoso.com\nTo: " + mail.to + "\nSubject: " + mail.subject + "\nDate: " + QByteArray::number(mail.day) + " Oct 2026 " + mail.time + " +0900\n");
        if (!mail.client.isEmpty())
            file.write("X-Mailer: " + mail.client + "\n");
        if (!mail.id.isEmpty())
            file.write("Message-ID: <" + mail.id + ">\n");
        if (mail.reply)
            file.write("In-Reply-To: <a@example.com>\n");
        file.write("\nbody\n\n");
    }
    file.close();
    return *mailbox::read(path);
}

static bounce::Report reportOf(const QString &failed, const QString &id = u"<1@contoso.com>"_s)
{
    bounce::Report report;
    report.kind = bounce::Kind::Failure;
    bounce::Recipient recipient;
    recipient.address = failed;
    report.recipients << recipient;
    report.original = bounce::Original{};
    report.original->messageId = id;
    report.original->from = u"hanako@contoso.com"_s;
    report.original->subject = u"Quotation"_s;
    report.original->date = QDateTime(QDate(2026, 10, 20), QTime(1, 0), Qt::UTC);
    return report;
}

static QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const auto &finding : findings)
        ids << finding.id.text();
    return ids;
}

static Mail bounced(const QByteArray &to)
{
    return {to, 20, "10:00:00", false, "1@contoso.com", "Quotation"};
}

class TestSent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findings_data()
    {
        QTest::addColumn<QList<Mail>>("mails");
        QTest::addColumn<QString>("failed");
        QTest::addColumn<QStringList>("with");
        QTest::addColumn<QStringList>("without");
        const Mail other{"ichiro@example.com", 19};
        QTest::addRow("written to the address itself") << QList<Mail>{other, bounced("taro@example.com")} << u"taro@example.com"_s
            << QStringList{u"sent.match"_s, u"sent.recipient-listed"_s} << QStringList{u"sent.no-match"_s, u"sent.recipient-not-listed"_s, u"sent.written-before"_s};
        QTest::addRow("not among the sent items") << QList<Mail>{other} << u"taro@example.com"_s << QStringList{u"sent.no-match"_s} << QStringList{u"sent.match"_s, u"sent.old-export"_s};
        QTest::addRow("an old export proves nothing") << QList<Mail>{{"ichiro@example.com", 1}, {"ichiro@example.com", 2}} << u"taro@example.com"_s
            << QStringList{u"sent.no-match"_s, u"sent.old-export"_s} << QStringList{u"sent.match"_s};
        QTest::addRow("a silence no longer than another one is no end") << QList<Mail>{{"ichiro@example.com", 1}, {"ichiro@example.com", 11}} << u"taro@example.com"_s
            << QStringList{u"sent.no-match"_s} << QStringList{u"sent.match"_s, u"sent.old-export"_s};
        QTest::addRow("a recipient forwards") << QList<Mail>{bounced("jiro@fabrikam.com")} << u"taro@example.com"_s
            << QStringList{u"sent.recipient-not-listed"_s, u"sent.passed-on"_s} << QStringList{u"sent.recipient-listed"_s, u"sent.list-member"_s};
        QTest::addRow("one of several recipients forwards") << QList<Mail>{bounced("jiro@fabrikam.com, saburo@fabrikam.com")} << u"taro@example.com"_s
            << QStringList{u"sent.passed-on-by-somebody"_s} << QStringList{u"sent.passed-on"_s};
        QTest::addRow("a member of a list") << QList<Mail>{bounced("sales-all@fabrikam.com")} << u"taro@fabrikam.com"_s
            << QStringList{u"sent.list-member"_s} << QStringList{u"sent.passed-on"_s};
        QTest::addRow("our own side adds a journal") << QList<Mail>{bounced("jiro@fabrikam.com")} << u"journal@contoso.com"_s
            << QStringList{u"sent.added-by-own-side"_s} << QStringList{u"sent.passed-on"_s};
        QTest::addRow("a slip beside a known contact") << QList<Mail>{{"yoshida@example.com", 2, "10:00:00", true}, bounced("ysohida@example.com")} << u"ysohida@example.com"_s
            << QStringList{u"sent.similar-recipient"_s, u"sent.domain-worked"_s} << QStringList{u"sent.used-before"_s};
        QTest::addRow("another romanisation") << QList<Mail>{{"shimizu@example.com", 2, "10:00:00", true}, bounced("simizu@example.com")} << u"simizu@example.com"_s
            << QStringList{u"sent.similar-recipient"_s} << QStringList{};
        QTest::addRow("numbered addresses are different people") << QList<Mail>{{"user01@example.com", 2, "10:00:00", true}, bounced("user02@example.com")} << u"user02@example.com"_s
            << QStringList{} << QStringList{u"sent.similar-recipient"_s};
        QTest::addRow("it worked before") << QList<Mail>{{"taro@example.com", 2, "10:00:00", true}, bounced("taro@example.com")} << u"taro@example.com"_s
            << QStringList{u"sent.used-before"_s} << QStringList{u"sent.written-before"_s, u"sent.newer-address"_s};
        QTest::addRow("written before, never answered") << QList<Mail>{{"taro@example.com", 2}, bounced("taro@example.com")} << u"taro@example.com"_s
            << QStringList{u"sent.written-before"_s} << QStringList{u"sent.used-before"_s};
        QTest::addRow("a newer address of the same name") << QList<Mail>{{"yamada.taro@example.com", 2, "10:00:00", true}, {"yamada.taro@fabrikam.com", 9}, bounced("yamada.taro@example.com")}
            << u"yamada.taro@example.com"_s << QStringList{u"sent.newer-address"_s} << QStringList{u"sent.similar-recipient"_s};
        QTest::addRow("an old internal address") << QList<Mail>{bounced("tanaka@contoso.com")} << u"IMCEAEX-_o=ExchangeLabs_cn=Recipients_cn=0a1b-tanaka@contoso.com"_s
            << QStringList{u"sent.legacy-entry"_s, u"sent.recipient-listed"_s} << QStringList{u"sent.recipient-not-listed"_s};
        QTest::addRow("an old internal address in the sent message, too") << QList<Mail>{bounced("\"tanaka\" </o=ExchangeLabs/ou=Group/cn=Recipients/cn=0a1b-tanaka>")}
            << u"IMCEAEX-_o=ExchangeLabs_ou=Group_cn=Recipients_cn=0a1b-tanaka@contoso.com"_s
            << QStringList{u"sent.legacy-entry"_s, u"sent.recipient-listed"_s} << QStringList{u"sent.recipient-not-listed"_s};
        QTest::addRow("a comma in the address") << QList<Mail>{bounced("taro@example,com")} << u"taro@example,com"_s
            << QStringList{u"sent.recipient-listed"_s} << QStringList{u"sent.recipient-not-listed"_s};
    }
    void findings()
    {
        QFETCH(QList<Mail>, mails);
        QFETCH(QString, failed);
        QFETCH(QStringList, with);
        QFETCH(QStringList, without);
        const auto found = sent::judge(sent::examine(reportOf(failed), indexOf(mails)));
        for (const auto &id : with)
            QVERIFY2(idsOf(found).contains(id), qPrintable(id + " is missing in "_L1 + idsOf(found).join(u' ')));
        for (const auto &id : without)
            QVERIFY2(!idsOf(found).contains(id), qPrintable(id));
        const Words words(Language::English);
        for (const auto &finding : found)
            QVERIFY2(!words.text(finding).contains(u'{'), qPrintable(words.text(finding)));
    }

    void withoutAMessageIdTheContentIsCompared()
    {
        auto mail = bounced("taro@example.com");
        mail.id.clear();
        const auto report = reportOf(u"taro@example.com"_s, {});
        const auto facts = sent::examine(report, indexOf({{"taro@example.com", 20}, mail}));
        QVERIFY(facts.match);
        QCOMPARE(facts.match->by, sent::MatchedBy::Content);
        QCOMPARE(facts.match->place, 1);
        QVERIFY(facts.match->confidence < 1);
    }

    void byHand_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("failed");
        QTest::addColumn<QStringList>("with");
        QTest::addColumn<QString>("difference");
        QTest::addRow("the address itself") << u"To: Taro <taro@example.com>"_s << u"taro@example.com"_s << QStringList{u"sent.recipient-listed"_s} << u"the same"_s;
        QTest::addRow("only the address") << u"taro@example.com"_s << u"taro@example.com"_s << QStringList{u"sent.recipient-listed"_s} << u"the same"_s;
        QTest::addRow("in Cc, Japanese") << u"宛先: 次郎 <jiro@fabrikam.com>\nCC: 太郎 <taro@example.com>"_s << u"taro@example.com"_s << QStringList{u"sent.recipient-listed"_s} << u"the same"_s;
        QTest::addRow("To and Cc in one line") << u"To: jiro@fabrikam.com; Cc: taro@example.com"_s << u"taro@example.com"_s << QStringList{u"sent.recipient-listed"_s} << u"the same"_s;
        QTest::addRow("letter case") << u"Taro@Example.COM"_s << u"taro@example.com"_s << QStringList{u"sent.recipient-listed"_s} << u"the same"_s;
        QTest::addRow("full-width letters") << u"ｔａｒｏ＠example.com"_s << u"taro@example.com"_s << QStringList{u"sent.recipient-listed"_s} << u"the same, written differently"_s;
        QTest::addRow("somebody forwards") << u"jiro@fabrikam.com; "_s << u"taro@example.com"_s << QStringList{u"sent.recipient-not-listed"_s, u"sent.passed-on"_s} << u"another address"_s;
        QTest::addRow("the same name elsewhere") << u"taro@fabrikam.com"_s << u"taro@example.com"_s << QStringList{u"sent.passed-on"_s} << u"the same name, another domain"_s;
        QTest::addRow("a list") << u"To: sales-all@fabrikam.com"_s << u"taro@fabrikam.com"_s << QStringList{u"sent.list-member"_s} << u"the same domain, another name"_s;
        QTest::addRow("a slip") << u"yoshida@example.com"_s << u"ysohida@example.com"_s << QStringList{u"sent.recipient-not-listed"_s} << u"almost the same: a slip?"_s;
        QTest::addRow("no address") << u"Yamada Taro"_s << u"taro@example.com"_s << QStringList{} << QString();
    }
    void byHand()
    {
        QFETCH(QString, lines);
        QFETCH(QString, failed);
        QFETCH(QStringList, with);
        QFETCH(QString, difference);
        const auto facts = sent::examineByHand(reportOf(failed), lines);
        QCOMPARE(facts.has_value(), !difference.isEmpty());
        if (!facts)
            return;
        for (const auto &id : with)
            QVERIFY2(idsOf(sent::judge(*facts)).contains(id), qPrintable(id + " is missing in "_L1 + idsOf(sent::judge(*facts)).join(u' ')));
        QVERIFY(!idsOf(sent::judge(*facts)).contains(u"sent.match"_s));
        const auto pairs = sent::aligned(*facts);
        QCOMPARE(pairs.front().reported, failed);
        QCOMPARE(sent::text(pairs.front().difference, Words(Language::English)), difference);
    }

    void everythingIsExplained_data()
    {
        QTest::addColumn<sent::Facts>("facts");
        QTest::addColumn<bool>("asks");
        const auto none = sent::examine(reportOf(u"taro@example.com"_s), indexOf({{"ichiro@example.com", 19}}));
        QTest::addRow("not among them") << none << false;
        QTest::addRow("an old export") << sent::examine(reportOf(u"taro@example.com"_s), indexOf({{"ichiro@example.com", 1}})) << false;
        auto unnamed = reportOf(u"taro@example.com"_s, {});
        unnamed.original->subject.clear();
        QTest::addRow("the report names no message") << sent::examine(unnamed, indexOf({{"ichiro@example.com", 19}})) << false;
        QTest::addRow("written to") << sent::examine(reportOf(u"taro@example.com"_s), indexOf({bounced("taro@example.com")})) << false;
        QTest::addRow("forwarded") << sent::examine(reportOf(u"taro@example.com"_s), indexOf({bounced("jiro@fabrikam.com")})) << true;
        QTest::addRow("forwarded by one of two") << sent::examine(reportOf(u"taro@example.com"_s), indexOf({bounced("jiro@fabrikam.com, saburo@fabrikam.com")})) << true;
        QTest::addRow("a list") << sent::examine(reportOf(u"taro@fabrikam.com"_s), indexOf({bounced("sales-all@fabrikam.com")})) << true;
        QTest::addRow("our own side") << sent::examine(reportOf(u"journal@contoso.com"_s), indexOf({bounced("jiro@fabrikam.com")})) << true;
        QTest::addRow("a stored entry") << sent::examine(reportOf(u"IMCEAEX-_o=ExchangeLabs_cn=0a1b-jiro@contoso.com"_s), indexOf({bounced("jiro@fabrikam.com")})) << false;
    }
    void everythingIsExplained()
    {
        QFETCH(sent::Facts, facts);
        QFETCH(bool, asks);
        for (const auto language : allLanguages) {
            const Words words(language);
            const auto told = sent::explanation(facts, words);
            QStringList texts{told.verdict, told.limits};
            texts << told.reasons << sent::letterSubject(words);
            QVERIFY(!told.verdict.isEmpty() && !told.limits.isEmpty());
            QVERIFY2(!told.reasons.isEmpty() && told.reasons.size() <= 3, qPrintable(told.reasons.join(u'\n')));
            const auto whom = sent::whomToAsk(facts.recipients.front(), facts, words);
            QCOMPARE(!whom.isEmpty(), asks);
            if (asks)
                texts << whom << sent::letterTo(facts.recipients.front(), facts, words);
            for (const auto &text : texts)
                QVERIFY2(!text.isEmpty() && !text.contains(u'{'), qPrintable(text));
        }
    }

    void recipientsStandBesideEachOther()
    {
        auto report = reportOf(u"taro@example.com"_s);
        report.recipients << report.recipients.front();
        report.recipients.back().address = u"jiro@fabrikam.com"_s;
        const auto facts = sent::examine(report, indexOf({bounced("saburo@fabrikam.com, jiro@fabrikam.com, taro@fabrikam.com")}));
        using sent::Difference;
        const QList<sent::Pair> expected{{u"taro@example.com"_s, u"taro@fabrikam.com"_s, sent::Field::To, Difference::OtherDomain},
                                         {u"jiro@fabrikam.com"_s, u"jiro@fabrikam.com"_s, sent::Field::To, Difference::Same},
                                         {QString(), u"saburo@fabrikam.com"_s, sent::Field::To, Difference::OnlySent}};
        QVERIFY(sent::aligned(facts) == expected);
    }

    void theFindingNamesTheMailByItsSubject()
    {
        const auto findings = sent::judge(sent::examine(reportOf(u"taro@example.com"_s), indexOf({bounced("taro@example.com")})));
        QCOMPARE(findings.front().id, FindingId("sent.match"));
        QVERIFY(Words(Language::English).text(findings.front()).contains(u"Quotation"_s));
    }

    void anotherMessageOfTheSameTextIsNoMatch()
    {
        auto mail = bounced("jiro@example.com");
        mail.id = "other@contoso.com";
        const auto facts = sent::examine(reportOf(u"taro@example.com"_s), indexOf({mail}));
        QVERIFY(!facts.match);
        QCOMPARE(sent::conclusion(facts), sent::Conclusion::NotInSentItems);
    }

    void whatThePersonSaysIsCertain()
    {
        QList<Mail> mails;
        for (int day = 1; day <= 20; ++day)
            mails << Mail{"ichiro@example.com", day, "10:10:00", day % 4 == 0, "id" + QByteArray::number(day) + "@contoso.com"};
        mails << Mail{"saburo@example.net", 21, "11:00:00", false, {}, "Invoice"};
        const auto index = indexOf(mails), again = indexOf(mails);
        const auto before = account::judge(account::examine(index));
        QVERIFY(!idsOf(before).contains(u"account.confirmed"_s) && !idsOf(before).contains(u"account.unrecognised-message"_s));
        // One with a number of its own, one without.
        const QSet<QString> keys{account::keyOf(index, 3), account::keyOf(index, 20)};
        QCOMPARE(keys, (QSet<QString>{account::keyOf(again, 3), account::keyOf(again, 20)}));
        QCOMPARE(keys.size(), 2);
        const auto facts = account::examine(again, 20, keys);
        QCOMPARE(facts.unrecognised, 2);
        QVERIFY(facts.bounced);
        const auto found = account::judge(facts);
        QVERIFY(idsOf(found).contains(u"account.confirmed"_s) && idsOf(found).contains(u"account.bounced-is-suspicious"_s));
        const auto said = std::ranges::find(found, FindingId("account.unrecognised-message"), &Finding::id);
        QVERIFY(said != found.end());
        QCOMPARE(said->severity(), Severity::Error);
        QCOMPARE(said->evidence.value("count"_L1).toInt(), 2);
        // Keys of another mailbox say nothing here.
        QCOMPARE(account::examine(again, {}, {u"0123456789abcdef"_s, u"nonsense"_s, {}}).unrecognised, 0);
    }

    void theCalendarCountsInThePersonsZone()
    {
        const auto index = indexOf({{"ichiro@example.com", 1, "00:30:00"}, {"ichiro@example.com", 1, "00:45:00"}, {"ichiro@example.com", 3, "23:59:59"}});
        const auto tokyo = account::calendarOf(index, QTimeZone(9 * 3600)), utc = account::calendarOf(index, QTimeZone::utc());
        QCOMPARE(tokyo.first, QDate(2026, 10, 1));
        QCOMPARE(tokyo.days.size(), 3);
        QCOMPARE(tokyo.days[0][0], 2);
        QCOMPARE(tokyo.days[2][23], 1);
        QCOMPARE(utc.first, QDate(2026, 9, 30));
        QCOMPARE(utc.days[0][15], 2);
        QVERIFY(account::calendarOf(mailbox::Index(), QTimeZone::utc()).days.isEmpty());
    }

    /// Outlook's own copies of a message share a key, and its report names it (PidTagSearchKey, PidTagParentKey): data/*.msg, made for this test.
    void outlooksReportNamesTheSentMessageByItsKey()
    {
        const auto path = [](const char *name) -> QString { return QStringLiteral(TODOKU_SOURCE_DIR "/tests/sent/data/") + QLatin1StringView(name); };
        const auto report = bounce::read(*readFile(path("report.msg"), 1 << 20));
        QVERIFY(report && report->original);
        QVERIFY(report->original->messageId.isEmpty());
        QCOMPARE(report->original->searchKey.toHex(), QByteArray("1112131415161718191a1b1c1d1e1f20"));
        QTemporaryDir folder;
        for (const auto *name : {"another.msg", "sent.msg"})
            QVERIFY(QFile::copy(path(name), folder.filePath(QLatin1StringView(name))));
        const auto facts = sent::examine(*report, *mailbox::read(folder.path()));
        QVERIFY(facts.match);
        QCOMPARE(facts.match->by, sent::MatchedBy::SearchKey);
        QCOMPARE(facts.match->message.to, QStringList{u"jiro@fabrikam.com"_s});
        QCOMPARE(facts.recipients.front().via, u"jiro@fabrikam.com"_s);
    }

    void signs_data()
    {
        QTest::addColumn<QList<Mail>>("mails");
        QTest::addColumn<QStringList>("with");
        QTest::addColumn<QStringList>("without");
        QList<Mail> usual;
        for (int day = 1; day <= 20; ++day)
            usual << Mail{day % 2 ? "ichiro@example.com" : "jiro@example.com", day, day % 3 ? "10:10:00" : "16:30:00", day % 4 == 0};
        QTest::addRow("ordinary mail") << usual << QStringList{} << QStringList{u"account.unrecognised-message"_s, u"account.burst"_s, u"account.odd-hours"_s, u"account.mass-recipients"_s};
        auto burst = usual;
        for (int i = 0; i < 40; ++i)
            burst << Mail{"user" + QByteArray::number(i * 7) + "@example.net", 21, "03:00:" + QByteArray::number(i + 10), false, {}, "Invoice"};
        QTest::addRow("spam at three in the morning") << burst
            << QStringList{u"account.burst"_s, u"account.odd-hours"_s, u"account.unrecognised-message"_s} << QStringList{u"account.mass-recipients"_s, u"account.known-mailing"_s};
        auto mass = usual;
        QByteArray many = "a@example.net";
        for (int i = 0; i < 40; ++i)
            many += ", user" + QByteArray::number(i) + "@example.net";
        mass << Mail{many, 21};
        QTest::addRow("one message to forty strangers") << mass << QStringList{u"account.mass-recipients"_s} << QStringList{u"account.burst"_s};
        auto drip = usual;
        for (int i = 0; i < 12; ++i)
            drip << Mail{"user" + QByteArray::number(i) + "@example.net", 21 + i / 5, "1" + QByteArray::number(i % 5) + ":00:00", false, {}, "Offer"};
        QTest::addRow("strangers in small doses") << drip << QStringList{u"account.unrecognised-message"_s} << QStringList{u"account.burst"_s};
        auto mailing = usual;
        for (int day : {5, 21}) {
            for (int i = 0; i < 20; ++i)
                mailing << Mail{"customer" + QByteArray::number(i) + "@example.net", day, "10:00:" + QByteArray::number(i + 10), false, {}, "News"};
        }
        QTest::addRow("a mailing that comes every month") << mailing << QStringList{u"account.known-mailing"_s} << QStringList{u"account.burst"_s, u"account.unrecognised-message"_s};
        auto late = usual;
        late << Mail{"ichiro@example.com", 21, "23:50:00"};
        auto hotel = usual;
        hotel << Mail{"hotel@example.net", 21, "02:30:00", false, {}, "Booking"};
        QTest::addRow("once at night, to a hotel") << hotel << QStringList{} << QStringList{u"account.unrecognised-message"_s, u"account.odd-hours"_s};
        auto phone = usual;
        phone << Mail{"hotel@example.net", 21, "02:30:00", false, {}, "Booking", "New phone"};
        QTest::addRow("once at night, from a new phone") << phone << QStringList{} << QStringList{u"account.unrecognised-message"_s, u"account.odd-hours"_s};
        phone << Mail{"finance@fabrikam.com", 22, "03:10:00", false, {}, "Payment", "New phone"};
        QTest::addRow("and again in the next night") << phone << QStringList{u"account.unrecognised-message"_s} << QStringList{};
        auto nights = hotel;
        nights << Mail{"finance@fabrikam.com", 22, "03:10:00", false, {}, "Payment"};
        QTest::addRow("strangers at night, and again") << nights << QStringList{u"account.unrecognised-message"_s, u"account.odd-hours"_s} << QStringList{u"account.burst"_s};
        auto addressBook = usual;
        for (int i = 0; i < 20; ++i) {
            const QByteArray customer = "customer" + QByteArray::number(i) + "@example.net";
            addressBook << Mail{customer, 1 + i, "11:00:00"} << Mail{customer, 1 + (i + 9) % 20, "15:00:00"};
            for (const auto *time : {"12:10:00", "13:10:00", "14:10:00", "17:10:00"})
                addressBook << Mail{"ichiro@example.com", 1 + i, time};
        }
        for (int i = 0; i < 20; ++i)
            addressBook << Mail{"customer" + QByteArray::number(i) + "@example.net", 21, "03:00:" + QByteArray::number(i + 10), false, {}, "Open this"};
        QTest::addRow("the whole address book at three in the morning") << addressBook << QStringList{u"account.unrecognised-message"_s}
            << QStringList{u"account.known-mailing"_s, u"account.burst"_s};
        QTest::addRow("late in the evening, to somebody known") << late << QStringList{} << QStringList{u"account.unrecognised-message"_s, u"account.odd-hours"_s};
    }
    void signs()
    {
        QFETCH(QList<Mail>, mails);
        QFETCH(QStringList, with);
        QFETCH(QStringList, without);
        const auto index = indexOf(mails);
        const auto found = account::judge(account::examine(index, index.size() - 1));
        for (const auto &id : with)
            QVERIFY2(idsOf(found).contains(id), qPrintable(id + " is missing in "_L1 + idsOf(found).join(u' ')));
        for (const auto &id : without)
            QVERIFY2(!idsOf(found).contains(id), qPrintable(id));
        QCOMPARE(idsOf(found).contains(u"account.bounced-is-suspicious"_s), idsOf(found).contains(u"account.unrecognised-message"_s));
        const Words words(Language::English);
        for (const auto &finding : found)
            QVERIFY2(!words.text(finding).contains(u'{'), qPrintable(words.text(finding)));
    }
};

QTEST_GUILESS_MAIN(TestSent)
#include "test_sent.moc"
