// SPDX-License-Identifier: Apache-2.0
#include "todoku/diagnosis.h"

#include <QtCore/QFile>
#include <QtCore/QStringEncoder>
#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::rules;

static const QString taro = u"taro@example.com"_s;

static QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(TODOKU_SOURCE_DIR "/tests/rules/cases/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no case %s", qPrintable(name));
    return file.readAll();
}

static Export exportOf(const QString &name)
{
    const auto file = readExport(QStringLiteral(TODOKU_SOURCE_DIR "/tests/rules/cases/") + name);
    if (!file)
        qFatal("%s: %s", qPrintable(name), qPrintable(file.error().detail));
    return *file;
}

static Export exportFrom(const QByteArray &content)
{
    const auto file = read(content);
    if (!file)
        qFatal("%s", qPrintable(file.error().detail));
    return *file;
}

static QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const auto &finding : findings)
        ids << finding.id.text();
    ids.removeDuplicates();
    return ids;
}

static QByteArray rule(const QByteArray &properties)
{
    return "[{\"Name\": \"R\", \"State\": \"Enabled\", " + properties + "}]";
}

static const QByteArray dn = "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=0A1B-Taro";

static QByteArray inUtf16(const QByteArray &text, bool mark, QStringConverter::Encoding encoding)
{
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(QString::fromUtf8(text));
}

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findings_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("ids");
        QTest::addRow("a mail flow rule copies") << contentOf(u"transport-rules.json"_s) << QStringList{u"rules.transport-rule-adds"_s, u"rules.switched-off"_s, u"rules.unnamed-target"_s};
        QTest::addRow("Windows PowerShell wraps one rule, its list and its enumeration") << contentOf(u"one-transport-rule-wrapped.json"_s) << QStringList{u"rules.transport-rule-adds"_s};
        QTest::addRow("an inbox rule forwards") << contentOf(u"inbox-rules.json"_s) << QStringList{u"rules.inbox-rule-adds"_s};
        QTest::addRow("a mailbox forwards, another would if it could") << contentOf(u"mailboxes.json"_s) << QStringList{u"rules.mailbox-forwards"_s, u"rules.overridden"_s, u"rules.unnamed-target"_s};
        QTest::addRow("a member, in a table with its type above") << contentOf(u"members.csv"_s) << QStringList{u"rules.group-member"_s};
        QTest::addRow("a table that has lost its lists") << contentOf(u"lists-lost.csv"_s) << QStringList{u"rules.not-found"_s, u"rules.lists-lost"_s};
        QTest::addRow("the same name elsewhere") << rule("\"RedirectMessageTo\": [\"taro@fabrikam.com\"]") << QStringList{u"rules.similar-target"_s, u"rules.not-found"_s};
        QTest::addRow("a name that equals it") << rule("\"RedirectMessageTo\": [\"Taro\"]") << QStringList{u"rules.similar-target"_s, u"rules.not-found"_s};
        QTest::addRow("somebody else of the domain") << rule("\"CopyTo\": [\"jiro@example.com\"]") << QStringList{u"rules.same-domain"_s, u"rules.not-found"_s};
        QTest::addRow("somebody else altogether") << rule("\"CopyTo\": [\"jiro@fabrikam.com\"]") << QStringList{u"rules.not-found"_s};
        QTest::addRow("letter case does not matter") << rule("\"CopyTo\": [\"TARO@Example.COM\"]") << QStringList{u"rules.transport-rule-adds"_s};
        QTest::addRow("only being tested") << rule("\"Mode\": \"AuditAndNotify\", \"CopyTo\": [\"taro@example.com\"]") << QStringList{u"rules.switched-off"_s};
        QTest::addRow("a disabled rule by number") << QByteArray("[{\"Name\": \"R\", \"State\": 1, \"CopyTo\": [\"taro@example.com\"]}]") << QStringList{u"rules.switched-off"_s};
        QTest::addRow("a rule that adds nobody") << rule("\"CopyTo\": null") << QStringList{u"rules.not-found"_s};
        QTest::addRow("the manager, whoever that is") << rule("\"AddManagerAsRecipientType\": \"Bcc\"") << QStringList{u"rules.unnamed-target"_s, u"rules.not-found"_s};
        QTest::addRow("several in one cell") << QByteArray("Name,State,CopyTo\r\nR,Enabled,\"jiro@fabrikam.com taro@example.com\"\r\n") << QStringList{u"rules.transport-rule-adds"_s};
        QTest::addRow("semicolons and quoted lines") << QByteArray("\"Name\";\"CopyTo\"\r\n\"R\";\"jiro@fabrikam.com\r\ntaro@example.com\"\r\n") << QStringList{u"rules.transport-rule-adds"_s};
    }

    void findings()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, ids);
        const auto facts = examine({exportFrom(content)}, {{taro, {}}});
        const auto findings = judge(facts);
        QCOMPARE(idsOf(findings), ids);
        for (const auto &finding : findings) {
            auto values = finding.evidence;
            for (const auto &place : places(QString::fromUtf8(finding.id.kind().text)))
                QVERIFY2(values.contains(place), qPrintable(finding.id.text() + u' ' + place));
        }
    }

    void theRuleIsPointedOut()
    {
        const auto facts = examine({exportOf(u"transport-rules.json"_s)}, {{taro, {}}});
        QCOMPARE(facts.matches.first().entry.name, u"監査用の写し"_s);
        QCOMPARE(facts.matches.first().entry.priority, std::optional(0));
        QCOMPARE(facts.matches.first().target.property, u"BlindCopyTo"_s);
        const auto list = commands(facts.matches.first());
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[1].text, u"Disable-TransportRule -Identity '監査用の写し'"_s);
        QCOMPARE(list[2].text, u"Set-TransportRule -Identity '監査用の写し' -BlindCopyTo 'audit@contoso.com'"_s);
    }

    void commandsNameTheRuleAndItsMailbox()
    {
        const auto facts = examine({exportOf(u"inbox-rules.json"_s)}, {{taro, {}}});
        const auto list = commands(facts.matches.first());
        QCOMPARE(list[1].text, u"Disable-InboxRule -Identity '16752869479666417665' -Mailbox 'hanako'"_s);
        QVERIFY(list[2].text.startsWith("Set-InboxRule -Identity '16752869479666417665' -Mailbox 'hanako' -ForwardTo '/o=ExchangeLabs/"_L1));
        const auto forwards = examine({exportOf(u"mailboxes.json"_s)}, {{taro, {}}});
        QCOMPARE(commands(forwards.matches.first())[1].text, u"Set-Mailbox -Identity 'hanako@contoso.com' -ForwardingSmtpAddress $null"_s);
        const auto members = examine({exportOf(u"members.csv"_s)}, {{taro, {}}});
        QCOMPARE(commands(members.matches.first(), u"sales@contoso.com"_s)[1].text, u"Remove-DistributionGroupMember -Identity 'sales@contoso.com' -Member 'taro@example.com'"_s);
    }

    void aNameLeadsThroughAnotherExport()
    {
        const auto both = examine({exportOf(u"mailboxes.json"_s), exportOf(u"members.csv"_s)}, {{taro, {}}});
        const auto byName = std::ranges::find_if(both.matches, [](const Match &match) { return match.target.property == "ForwardingAddress"_L1; });
        QVERIFY(byName != both.matches.end());
        QCOMPARE(byName->fit, Fit::Name);
        QCOMPARE(byName->entry.name, u"Tanaka Jiro"_s);
        QVERIFY(!idsOf(judge(both)).contains(u"rules.unnamed-target"_s));
    }

    void anInternalAddressIsFound_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("in an inbox rule") << QByteArray("[{\"Name\": \"R\", \"Enabled\": true, \"RedirectTo\": [\"\\\"Taro\\\" [EX:" + dn + "]\"]}]");
        QTest::addRow("in an object") << QByteArray("[{\"Name\": \"R\", \"Enabled\": true, \"RedirectTo\": [{\"Address\": \"" + dn.toLower() + "\", \"RoutingType\": \"EX\"}]}]");
        QTest::addRow("as a member's") << QByteArray("[{\"Name\": \"Taro\", \"PrimarySmtpAddress\": \"taro.new@contoso.com\", \"LegacyExchangeDN\": \"" + dn + "\"}]");
    }

    void anInternalAddressIsFound()
    {
        QFETCH(QByteArray, content);
        const QString failed = u"IMCEAEX-_o=ExchangeLabs_ou=Exchange+20Administrative+20Group+20+28FYDIBOHF23SPDLT+29_cn=Recipients_cn=0A1B-Taro@contoso.com"_s;
        Given given;
        given.address = failed;
        given.ruleExports = {exportFrom(content)};
        const auto facts = examineRules(given);
        QCOMPARE(facts.matches.size(), 1);
        QCOMPARE(facts.matches.first().fit, Fit::LegacyDn);
        QCOMPARE(facts.matches.first().wanted, failed);
    }

    void anyEncodingOfWindowsIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto json = contentOf(u"transport-rules.json"_s);
        const QByteArray csv = QString(u"\"Name\",\"State\",\"Priority\",\"BlindCopyTo\"\r\n\"監査用の写し\",\"Enabled\",\"0\",\"taro@example.com\"\r\n"_s).toUtf8();
        QTest::addRow("JSON with a mark") << QByteArray("\xef\xbb\xbf" + json);
        QTest::addRow("JSON in UTF-16, little end first") << inUtf16(json, true, QStringConverter::Utf16LE);
        QTest::addRow("JSON in UTF-16, big end first") << inUtf16(json, true, QStringConverter::Utf16BE);
        QTest::addRow("JSON in UTF-16 without a mark") << inUtf16(json, false, QStringConverter::Utf16LE);
        QTest::addRow("a table in UTF-16") << inUtf16("#TYPE Selected\r\n" + csv, true, QStringConverter::Utf16LE);
        QTest::addRow("a table with tabs") << QByteArray(csv).replace(',', '\t');
        // "監査用の写し" in CP932, as Export-Csv -Encoding Default writes it in Japan.
        QTest::addRow("a table in CP932") << QByteArray(csv).replace(QString(u"監査用の写し"_s).toUtf8(), "\x8a\xc4\x8d\xb8\x97\x70\x82\xcc\x8e\xca\x82\xb5");
    }

    void anyEncodingOfWindowsIsRead()
    {
        QFETCH(QByteArray, content);
        const auto facts = examine({exportFrom(content)}, {{taro, {}}});
        QVERIFY(!facts.matches.isEmpty());
        QCOMPARE(facts.matches.first().entry.name, u"監査用の写し"_s);
        QCOMPARE(facts.matches.first().fit, Fit::Address);
    }

    void whatIsNoExportIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addRow("nothing") << QByteArray(" \r\n") << Failure::Kind::Empty;
        QTest::addRow("half a file") << QByteArray("[{\"Name\": \"R\", ") << Failure::Kind::Malformed;
        QTest::addRow("another table") << QByteArray("Name,Size\r\na,1\r\n") << Failure::Kind::Unsupported;
        QTest::addRow("another object") << QByteArray("{\"a\": 1}") << Failure::Kind::Unsupported;
        QTest::addRow("brackets without end") << QByteArray(100'000, '[') << Failure::Kind::Malformed;
        QTest::addRow("larger than any export") << QByteArray(largestExport + 1, ' ') << Failure::Kind::TooLarge;
    }

    void whatIsNoExportIsSaid()
    {
        QFETCH(QByteArray, content);
        QFETCH(Failure::Kind, kind);
        const auto file = read(content);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, kind);
    }

    void nothingInAnExportBecomesCode_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("literal");
        QTest::addRow("a quote and a command") << u"x'; Remove-Mailbox *; '"_s << u"'x''; Remove-Mailbox *; '''"_s;
        QTest::addRow("curved quotes") << u"x\u2019; Remove-Mailbox *; \u2018"_s << u"'x\u2019\u2019; Remove-Mailbox *; \u2018\u2018'"_s;
        QTest::addRow("low quotes") << u"x\u201a\u201b"_s << u"'x\u201a\u201a\u201b\u201b'"_s;
        QTest::addRow("variables and backticks are letters") << u"$(Get-Date)`n\"; #"_s << u"'$(Get-Date)`n\"; #'"_s;
    }

    void nothingInAnExportBecomesCode()
    {
        QFETCH(QString, name);
        QFETCH(QString, literal);
        const QJsonObject object{{"Name"_L1, name}, {"State"_L1, u"Enabled"_s}, {"CopyTo"_L1, QJsonArray{taro}}};
        const auto facts = examine({exportFrom(QJsonDocument(object).toJson())}, {{taro, {}}});
        QCOMPARE(commands(facts.matches.first())[1].text, QString(u"Disable-TransportRule -Identity "_s + literal));
    }

    void aNameThatCannotStandInACommandGivesNone()
    {
        for (const auto &name : {u"a\nb"_s, u"a\u202eb"_s, u"a\u200bb"_s, u"a\u2028b"_s, u"a\u0000b"_s}) {
            QJsonObject object{{"Name"_L1, name}, {"State"_L1, u"Enabled"_s}, {"CopyTo"_L1, QJsonArray{taro}}};
            auto facts = examine({exportFrom(QJsonDocument(object).toJson())}, {{taro, {}}});
            QVERIFY2(commands(facts.matches.first()).isEmpty(), qPrintable(name));
            object.insert("Guid"_L1, u"5f3c1d9a-0b7e-4f7e-9a51-3a2b1c0d9e8f"_s);
            facts = examine({exportFrom(QJsonDocument(object).toJson())}, {{taro, {}}});
            QCOMPARE(commands(facts.matches.first())[1].text, u"Disable-TransportRule -Identity '5f3c1d9a-0b7e-4f7e-9a51-3a2b1c0d9e8f'"_s);
        }
    }

    void aLargeExportIsQuick()
    {
        QByteArray csv = "Name,State,CopyTo\r\n";
        for (int i = 0; i < 100'000; ++i)
            csv += "R" + QByteArray::number(i) + ",Enabled,user" + QByteArray::number(i) + "@example.com\r\n";
        const auto facts = examine({exportFrom(csv)}, {{taro, {}}, {u"user99999@example.com"_s, {}}});
        QCOMPARE(facts.entries, 100'000);
        QCOMPARE(facts.matches.size(), 100);
        QCOMPARE(facts.matches.first().entry.name, u"R99999"_s);
    }

    void theSolutionRises_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("first");
        QTest::addRow("a mail flow rule") << u"transport-rules.json"_s << true;
        QTest::addRow("an inbox rule") << u"inbox-rules.json"_s << true;
        QTest::addRow("a forwarding") << u"mailboxes.json"_s << true;
        QTest::addRow("a member, and somebody may have written to it") << u"members.csv"_s << false;
        QTest::addRow("nothing found") << u"lists-lost.csv"_s << false;
    }

    void theSolutionRises()
    {
        QFETCH(QString, file);
        QFETCH(bool, first);
        Given given;
        bounce::Report report;
        report.kind = bounce::Kind::Failure;
        bounce::Recipient recipient;
        recipient.address = taro;
        recipient.status = u"5.1.1"_s;
        recipient.cause = bounce::Cause::RecipientNotFound;
        report.recipients << recipient;
        given.report = report;
        given.ruleExports = {exportOf(file)};
        const auto verdict = diagnose(given);
        QVERIFY(verdict.lookedAt.contains(u"rules"_s));
        QCOMPARE(verdict.solutions.first().solution == Solution::A4, first);
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
