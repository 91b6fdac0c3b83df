// SPDX-License-Identifier: Apache-2.0
#include "todoku/address.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace todoku;
using namespace todoku::address;

static QJsonArray cases()
{
    QFile file(QStringLiteral(TODOKU_SOURCE_DIR "/tests/address/cases/addresses.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no cases");
    return QJsonDocument::fromJson(file.readAll()).object().value("rows"_L1).toArray();
}

static QStringList idsOf(const Examination &examination)
{
    QStringList ids;
    for (const auto &issue : examination.issues) {
        if (const auto id = issue.id.text().mid(8); !ids.contains(id))
            ids << id;
    }
    return ids;
}

static Directory friends()
{
    return Directory({{{u"yamada.taro@example.co.jp"_s, 9, {}}, {u"sato@fabrikam.com"_s, 4, {}}, {u"junichi.oono@fabrikam.com"_s, 1, {}}, {u"h.suzuki@fabrikam.com"_s, 2, {}},
                       {u"desk1@fabrikam.com"_s, 2, {}}},
                      {u"litware.co.jp"_s},
                      {u"tailspintoys.co.jp"_s}});
}

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsSo_data()
    {
        QTest::addColumn<QJsonObject>("expected");
        for (const auto &row : cases())
            QTest::addRow("%s", qPrintable(row[u"about"].toString())) << row.toObject();
    }

    void saysWhatIsSo()
    {
        QFETCH(QJsonObject, expected);
        const auto input = expected.value("input"_L1).toString();
        const auto got = examine(input);
        QCOMPARE(name(got.verdict), expected.value("verdict"_L1).toString());
        QCOMPARE(name(got.verdictAsTyped), expected.value("verdictAsTyped"_L1).toString(expected.value("verdict"_L1).toString()));
        QCOMPARE(got.normalized, expected.value("normalized"_L1).toString(input));
        QCOMPARE(got.suggestion.value_or(QString()), expected.value("suggestion"_L1).toString());
        QCOMPARE(QJsonArray::fromStringList(got.alternatives), expected.value("alternatives"_L1).toArray());
        QCOMPARE(QJsonArray::fromStringList(idsOf(got)), expected.value("findings"_L1).toArray());
    }

    void aSuggestionNeedsNoFurtherOne_data() { saysWhatIsSo_data(); }

    void aSuggestionNeedsNoFurtherOne()
    {
        QFETCH(QJsonObject, expected);
        auto offered = examine(expected.value("input"_L1).toString()).alternatives;
        if (const auto suggestion = expected.value("suggestion"_L1).toString(); !suggestion.isEmpty())
            offered << suggestion;
        for (const auto &address : offered) {
            const auto got = examine(address);
            QVERIFY2(got.verdict == Verdict::Valid || got.verdict == Verdict::Unusual, qPrintable(address));
            QVERIFY2(!got.suggestion, qPrintable(address));
        }
    }

    void everyTextFindsItsEvidence_data() { saysWhatIsSo_data(); }

    void everyTextFindsItsEvidence()
    {
        QFETCH(QJsonObject, expected);
        const Words words(Language::English);
        for (const auto &finding : judge(examine(expected.value("input"_L1).toString()))) {
            for (const auto &place : places(QString::fromUtf8(finding.id.kind().text)))
                QVERIFY2(!finding.evidence.value(place).toString().isEmpty(), qPrintable(QString(finding.id.text() + ' '_L1 + place)));
            QVERIFY(!words.text(finding).isEmpty());
        }
    }

    void everyIdHasACaseThatRaisesIt()
    {
        // Other words of the contract for ids that stand before them there; they are understood and never raised.
        QSet<QString> raised{u"bad-domain-char"_s, u"backslash-unquoted"_s, u"space-in-local"_s, u"space-in-domain"_s, u"idn"_s, u"smtputf8"_s};
        raised << u"near-known-contact"_s; // in contactsThatAreHardToTellApart()
        for (const auto &row : cases()) {
            for (const auto &id : row[u"findings"].toArray())
                raised << id.toString();
        }
        for (const auto &kind : findingKinds) {
            const auto id = QString::fromLatin1(kind.id.data(), qsizetype(kind.id.size()));
            if (id.startsWith("address."_L1))
                QVERIFY2(raised.contains(id.mid(8)), qPrintable(id));
        }
        QVERIFY(idsOf(examine(u"taro@example.co.jp")).isEmpty()); // and none of them is always raised
    }

    void positionsAreCodePointsOfTheInput_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addRow("a full-width at") << u"taro＠example.co.jp"_s << u"address.fullwidth-at"_s << 4 << 1;
        QTest::addRow("behind a letter outside the basic plane") << u"𠮷野＠example.co.jp"_s << u"address.fullwidth-at"_s << 2 << 1;
        QTest::addRow("behind invisible characters that were removed") << u"\u200b\u200bta,ro@example.co.jp"_s << u"address.comma-for-dot"_s << 4 << 1;
        QTest::addRow("inside a wrapper") << u"山田 <taro@example,co.jp>"_s << u"address.comma-for-dot"_s << 16 << 1;
        QTest::addRow("a run of full-width letters is one issue") << u"ｔａｒｏ@example.co.jp"_s << u"address.fullwidth-alnum"_s << 0 << 4;
        QTest::addRow("what is missing has no position") << u"taro.example.co.jp"_s << u"address.missing-at"_s << -1 << 0;
        QTest::addRow("a label") << u"taro@a.-b.jp"_s << u"address.hyphen-at-label-edge"_s << 7 << 2;
    }

    void positionsAreCodePointsOfTheInput()
    {
        QFETCH(QString, input);
        QFETCH(QString, id);
        QFETCH(int, position);
        QFETCH(int, length);
        const auto got = examine(input);
        const auto issue = std::ranges::find_if(got.issues, [&](const Issue &one) { return one.id.text() == id; });
        QVERIFY(issue != got.issues.end());
        QCOMPARE(int(issue->position), position);
        QCOMPARE(int(issue->length), length);
    }

    void whatIsKnownIsNeverCorrected_data()
    {
        QTest::addColumn<QString>("domain");
        for (const auto &row : tableRows(u"mail-domains"_s))
            QTest::addRow("%s", qPrintable(row[u"domain"].toString())) << row[u"domain"].toString();
        for (const auto domain : {"litware.co.jp", "tailspintoys.co.jp", "fabrikam.com"})
            QTest::addRow("written to before: %s", domain) << QString::fromLatin1(domain);
    }

    void whatIsKnownIsNeverCorrected()
    {
        QFETCH(QString, domain);
        QVERIFY(!examine(QString("jiro.kimura@"_L1 + domain), friends()).suggestion);
    }

    void domainsWrittenToBeforeAreSuggested_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::addRow("a letter missing") << u"jiro@litwre.co.jp"_s << u"jiro@litware.co.jp"_s;
        QTest::addRow("letters swapped") << u"jiro@ltiware.co.jp"_s << u"jiro@litware.co.jp"_s;
        QTest::addRow("our own domain, two slips") << u"jiro@tailspntois.co.jp"_s << u"jiro@tailspintoys.co.jp"_s;
        QTest::addRow("a contact's domain") << u"jiro@fabrikan.com"_s << u"jiro@fabrikam.com"_s;
        QTest::addRow("a dot forgotten") << u"jiro@litwareco.jp"_s << u"jiro@litware.co.jp"_s;
        QTest::addRow("nothing near") << u"jiro@adatum.co.jp"_s << QString();
    }

    void domainsWrittenToBeforeAreSuggested()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QCOMPARE(examine(typed, friends()).suggestion.value_or(QString()), meant);
    }

    void contactsThatAreHardToTellApart_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("contact");
        QTest::addRow("a long vowel written out") << u"yamada.tarou@example.co.jp"_s << u"yamada.taro@example.co.jp"_s;
        QTest::addRow("a long vowel with h") << u"satoh@fabrikam.com"_s << u"sato@fabrikam.com"_s;
        QTest::addRow("another romanisation") << u"jyunichi.ohno@fabrikam.com"_s << u"junichi.oono@fabrikam.com"_s;
        QTest::addRow("n doubled") << u"junnichi.oono@fabrikam.com"_s << u"junichi.oono@fabrikam.com"_s;
        QTest::addRow("letters swapped") << u"yamda.taro@example.co.jp"_s << u"yamada.taro@example.co.jp"_s;
        QTest::addRow("the domain mistyped as well") << u"satou@fabrikan.com"_s << u"sato@fabrikam.com"_s;
        QTest::addRow("the contact itself") << u"Yamada.Taro@example.co.jp"_s << QString();
        QTest::addRow("another initial is another person") << u"t.suzuki@fabrikam.com"_s << QString();
        QTest::addRow("another number is another desk") << u"desk2@fabrikam.com"_s << QString();
        QTest::addRow("a short name is near to everything") << u"saso@adatum.com"_s << QString();
        QTest::addRow("the same name elsewhere is another person") << u"sato@litware.co.jp"_s << QString();
    }

    void contactsThatAreHardToTellApart()
    {
        QFETCH(QString, typed);
        QFETCH(QString, contact);
        const auto got = examine(typed, friends());
        QCOMPARE(got.nearContact ? got.nearContact->address : QString(), contact);
        QCOMPARE(got.has("address.near-known-contact"), !contact.isEmpty());
        if (!contact.isEmpty())
            QCOMPARE(got.suggestion.value_or(QString()), contact);
        for (const auto &finding : judge(got)) {
            if (finding.id == FindingId("address.near-known-contact"))
                QCOMPARE(finding.evidence.value("contact"_L1).toString(), contact);
        }
    }

    void tokensAreDecodedInOnePass_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("domain");
        QTest::addRow("a code that gives another code's letters") << u"IMCEAEX-_O=A_CN=B+2B20@contoso.com"_s << u"EX"_s << u"/O=A/CN=B+20"_s << u"contoso.com"_s;
        QTest::addRow("a real underscore") << u"imceaex-_o=A_cn=B+5fC@CONTOSO.COM"_s << u"EX"_s << u"/o=A/cn=B_C"_s << u"contoso.com"_s;
        QTest::addRow("octets of UTF-8") << u"IMCEAEX-_O=A_CN=+E5+B1+B1@contoso.com"_s << u"EX"_s << u"/O=A/CN=山"_s << u"contoso.com"_s;
        QTest::addRow("cut inside a code") << u"IMCEAEX-_O=A_CN=B+2\r\n\t0C@con\r\n toso.com"_s << u"EX"_s << u"/O=A/CN=B C"_s << u"contoso.com"_s;
        QTest::addRow("no domain") << u"IMCEASMTP-a+40b.example"_s << u"SMTP"_s << u"a@b.example"_s << QString();
        QTest::addRow("no type") << u"IMCEA-taro@contoso.com"_s << QString() << QString() << QString();
        QTest::addRow("no token") << u"taro+2Eyamada@contoso.com"_s << QString() << QString() << QString();
    }

    void tokensAreDecodedInOnePass()
    {
        QFETCH(QString, token);
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(QString, domain);
        const auto got = decodeEncapsulated(token);
        QCOMPARE(got.has_value(), !type.isEmpty());
        if (got) {
            QCOMPARE(got->type, type);
            QCOMPARE(got->value, value);
            QCOMPARE(got->domain, domain);
        }
    }

    void exchangeAddressesForAdministrators()
    {
        QCOMPARE(x500ProxyAddress(u"/o=contoso/ou=x/cn=Recipients/cn=taro").value_or(QString()), u"X500:/o=contoso/ou=x/cn=Recipients/cn=taro"_s);
        QCOMPARE(x500ProxyAddress(u"ex:/o=contoso/cn=taro").value_or(QString()), u"X500:/o=contoso/cn=taro"_s);
        QVERIFY(!x500ProxyAddress(u"/o=contoso"));
        QVERIFY(!x500ProxyAddress(u"taro@example.co.jp"));
        QVERIFY(sameX500(u"X500:/O=CONTOSO/CN=TARO", u"/o=contoso/cn=taro"));
        QVERIFY(!sameX500(u"/o=contoso/cn=taro", u"/o=contoso/cn=jiro"));
        QCOMPARE(lastCommonName(u"/o=contoso/cn=Recipients/CN=8659-taro"), u"8659-taro"_s);
        QCOMPARE(examine(u"IMCEAEX-_O=A_CN=B@contoso.com").proxyAddress, u"X500:/O=A/CN=B"_s);
    }

    void charactersInWords()
    {
        QCOMPARE(codePoint(0xff20), u"U+FF20 “＠”"_s);
        QCOMPARE(codePoint(0x200b), u"U+200B"_s);
        QCOMPARE(describe(0xff20, Language::English), u"full-width @ (FULLWIDTH COMMERCIAL AT, U+FF20)"_s);
        QCOMPARE(describe(0xff20, Language::Japanese), u"全角のアットマーク（U+FF20）"_s);
        QCOMPARE(describe(0x430, Language::Japanese), u"キリル文字 CYRILLIC SMALL LETTER A（U+0430）"_s);
        QCOMPARE(describe(0x30ab, Language::Japanese), u"カタカナ「カ」（U+30AB）"_s);
        QCOMPARE(describe(U'a', Language::English), u"LATIN SMALL LETTER A, U+0061"_s);
        QCOMPARE(describe(7, Language::English), u"control character (<control-0007>, U+0007)"_s);
    }

    void wrongCharactersAreMarked_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("marks");
        QTest::addRow("a full-width @ is no error, but what is wrong") << u"taro＠example.jp"_s << u"....^.........."_s;
        QTest::addRow("a comma for a dot") << u"taro@example,jp"_s << u"............^.."_s;
        QTest::addRow("an invisible character") << u"ta\u200bro@example.jp"_s << u"..^............."_s;
        QTest::addRow("a plus address is meant") << u"taro+x@example.jp"_s << QString(17, u'.');
        QTest::addRow("a role is meant") << u"info@example.jp"_s << QString(15, u'.');
        QTest::addRow("a Japanese domain is meant") << u"taro@日本語.jp"_s << QString(11, u'.');
    }

    void wrongCharactersAreMarked()
    {
        QFETCH(QString, input);
        QString marks;
        for (const bool wrong : wrongCharacters(examine(input)))
            marks += wrong ? u'^' : u'.';
        QTEST(marks, "marks");
    }

    void everyKeyOfTheContractIsThere()
    {
        const auto object = toJson(examine(u""));
        for (const auto key : {"input"_L1, "verdict"_L1, "verdictAsTyped"_L1, "normalized"_L1, "suggestion"_L1, "alternatives"_L1, "findings"_L1})
            QVERIFY2(object.contains(key), key.data());
        QVERIFY(object.value("normalized"_L1).isNull());
        QVERIFY(object.value("suggestion"_L1).isNull());
        const auto finding = toJson(examine(u"taro＠example.co.jp")).value("findings"_L1).toArray().last().toObject();
        QCOMPARE(finding.value("position"_L1).toInt(), 4);
    }

    void whatOnlyRepeatsIsNotToldToPeople()
    {
        QStringList told;
        for (const auto &finding : judge(examine(u"taro@example,co.jp")))
            told << finding.id.text();
        QCOMPARE(told, QStringList{u"address.comma-for-dot"_s});
    }

    void longInputIsRefusedAndDeepInputReadOnce()
    {
        QCOMPARE(examine(QString(10'000'000, u'a')).verdict, Verdict::Invalid);
        QVERIFY(examine(QString(10'000, u'(')).has("address.address-too-long"));
        for (const auto c : u"(\"<,.@ 　あ＠"_s) {
            const QString many = QString(longestInput - 20, c) + "@example.co.jp"_L1;
            QVERIFY(examine(many).verdict != Verdict::Valid);
        }
    }

    void listsAreRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("texts");
        QTest::addRow("one a line") << QByteArray("taro@example.co.jp\r\n\r\n hanako@example.co.jp\n") << QStringList{u"taro@example.co.jp"_s, u" hanako@example.co.jp"_s};
        QTest::addRow("the column with most ats, without its heading")
            << QByteArray("Name,Mail,Note\nTaro,taro@example.co.jp,x\n\"Yamada, Hanako\",hanako@example.co.jp,\"a \"\"b\"\"\nc\"\n")
            << QStringList{u"taro@example.co.jp"_s, u"hanako@example.co.jp"_s};
        QTest::addRow("Japanese Excel") << QByteArray("\x96\xbc\x91O,mail\n\x8eR\x93" "c,taro@example.co.jp\n") << QStringList{u"taro@example.co.jp"_s};
        QTest::addRow("UTF-16 with its mark") << QByteArray("\xff\xfe" "a\0@\0b\0", 8) << QStringList{u"a@b"_s};
        QTest::addRow("UTF-8 with its mark") << QByteArray("\xef\xbb\xbf" "taro@example.co.jp\n") << QStringList{u"taro@example.co.jp"_s};
        QTest::addRow("tabs") << QByteArray("taro\ttaro@example.co.jp\n") << QStringList{u"taro@example.co.jp"_s};
        QTest::addRow("copied from the To field") << QByteArray("Taro <taro@example.co.jp>; hanako@example.co.jp;") << QStringList{u"Taro <taro@example.co.jp>"_s, u"hanako@example.co.jp"_s};
        QTest::addRow("full-width @ counts") << QByteArray("\xe5\xb1\xb1\xe7\x94\xb0,taro\xef\xbc\xa0" "example.co.jp\n") << QStringList{u"taro＠example.co.jp"_s};
        QTest::addRow("nothing") << QByteArray() << QStringList();
    }

    void listsAreRead()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, texts);
        QStringList got;
        for (const auto &entry : entriesOf(content))
            got << entry.text;
        QCOMPARE(got, texts);
    }

    void aTableIsSafeInASpreadsheet()
    {
        QList<Entry> entries;
        for (const auto &text : {u"=HYPERLINK(\"http://x.example\")@example.jp"_s, u"+taro@example.jp"_s, u"-taro@example.jp"_s, u"@taro@example.jp"_s, u"＝taro@example.jp"_s,
                                 u"\ttaro@example.jp"_s, u" =taro@example.jp"_s})
            entries << Entry{entries.size() + 1, text};
        QList<Examination> examinations;
        for (const auto &entry : entries)
            examinations << examine(entry.text);
        const auto bytes = csv(entries, examinations, Words(Language::English));
        QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
        const auto table = QString::fromUtf8(bytes);
        static const QRegularExpression formula(u"(^|,)\"\\s*[=+\\-@\\t\\r|%＝＋－＠]"_s, QRegularExpression::MultilineOption);
        QVERIFY2(!table.contains(formula), qPrintable(formula.match(table).captured()));
        QCOMPARE(table.count(u"\r\n"_s), entries.size() + 1);
    }

    void aSheetKnowsItsColumns()
    {
        const auto sheet = sheetOf(u"Name;Mail;Private\nTaro;taro@example.co.jp;taro@example.net\n;;\nHanako;hanako@example.co.jp;\n"_s);
        QCOMPARE(sheet.columns, (QStringList{u"Name"_s, u"Mail"_s, u"Private"_s}));
        QCOMPARE(sheet.rows.size(), 2);
        QCOMPARE(sheet.addressColumn, 1);
        QCOMPARE(entriesOf(sheet, 2), (QList<Entry>{{2, u"taro@example.net"_s}}));
        QCOMPARE(sheetOf(u"Taro,taro@example.co.jp\n"_s).columns, (QStringList{QString(), QString()}));
    }

    void aListSaysWhatIsToBeDone_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<int>("care");
        QTest::addRow("nothing") << u"taro@example.co.jp"_s << int(Care::None);
        QTest::addRow("a slip") << u"taro@gmial.com"_s << int(Care::Mend);
        QTest::addRow("full-width") << u"taro＠example.co.jp"_s << int(Care::Mend);
        QTest::addRow("an internal address") << u"/o=Contoso/cn=taro"_s << int(Care::Mend);
        QTest::addRow("legal, but rarely deliverable") << u"\"taro yamada\"@example.co.jp"_s << int(Care::Look);
    }

    void aListSaysWhatIsToBeDone()
    {
        QFETCH(QString, input);
        QTEST(int(careOf(examine(input))), "care");
    }

    void knownFilesAreRead()
    {
        const auto known = knownFrom("# written to\ntaro@example.co.jp  # a friend\n\nlitware.co.jp\n@fabrikam.com\n");
        QCOMPARE(known.contacts.size(), 1);
        QCOMPARE(known.contacts.first().address, u"taro@example.co.jp"_s);
        QCOMPARE(known.domains, (QStringList{u"litware.co.jp"_s, u"fabrikam.com"_s}));
    }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "test_address.moc"
