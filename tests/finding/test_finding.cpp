// SPDX-License-Identifier: Apache-2.0
#include "todoku/finding.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace todoku;

class TestFinding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreUniqueAndWellFormed()
    {
        static const QRegularExpression form(u"^[a-z-]+\\.[a-z0-9-]+$"_s);
        QSet<QString> seen;
        for (const auto &kind : findingKinds) {
            const auto id = QString::fromLatin1(kind.id.data(), qsizetype(kind.id.size()));
            QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
            QVERIFY2(!seen.contains(id), qPrintable(id));
            seen << id;
        }
    }

    void everyTextHasJapaneseWithTheSamePlaces()
    {
        const Words japanese(Language::Japanese);
        for (const auto &kind : findingKinds) {
            const auto english = QString::fromUtf8(kind.text);
            const auto text = japanese.translate("Finding", kind.text);
            QVERIFY2(text != english, kind.text);
            auto wanted = places(english), got = places(text);
            wanted.sort();
            got.sort();
            QCOMPARE(got, wanted);
        }
    }

    void placesAreFilledOnceFromLeftToRight()
    {
        const QJsonObject values{{"a"_L1, u"{b}"_s}, {"b"_L1, 2}, {"c"_L1, QJsonArray{u"x"_s, u"y"_s}}};
        QCOMPARE(filled(u"{a} {b} {c} {d} {"_s, values), u"{b} 2 x, y {d} {"_s);
    }

    void anUnknownIdIsNone()
    {
        QVERIFY(FindingId::fromText(u"bounce.loop") == std::optional(FindingId("bounce.loop")));
        QVERIFY(!FindingId::fromText(u"bounce.lop"));
    }

    void aCaseMayLowerTheSeverity()
    {
        const Finding finding{"bounce.loop", u"a@b.example"_s, {}, Severity::Info};
        QCOMPARE(toJson(finding).value("severity"_L1).toString(), u"info"_s);
    }

    void momentsAreThoseOfTheReader()
    {
        const Words english(Language::English), japanese(Language::Japanese);
        const Finding burst{"account.burst", {}, QJsonObject{{"count"_L1, 300}, {"minutes"_L1, 10}, {"first"_L1, u"2026-11-02T18:00:00Z"_s}}, {}};
        QVERIFY2(english.text(burst).contains(u"3 Nov 2026 03:00 (UTC+09:00)"_s), qPrintable(english.text(burst)));
        QVERIFY2(japanese.text(burst).contains(u"2026/11/03 3:00 (UTC+09:00)"_s), qPrintable(japanese.text(burst)));
        const Finding match{"sent.match", u"<1@contoso.com>"_s, QJsonObject{{"subject"_L1, u"2026-11-02"_s}, {"date"_L1, u"2026-11-02T10:00:00-05:00"_s}}, {}};
        QVERIFY2(english.text(match).contains(u"“2026-11-02”, 3 Nov 2026 00:00 (UTC+09:00)"_s), qPrintable(english.text(match)));
        const Finding used{"sent.written-before", u"a@example.com"_s, QJsonObject{{"count"_L1, 2}, {"address"_L1, u"a@example.com"_s}, {"last"_L1, u"2026-10-01"_s}}, {}};
        QVERIFY2(english.text(used).contains(u"1 Oct 2026"_s) && japanese.text(used).contains(u"2026/10/01"_s), qPrintable(japanese.text(used)));
        // What has no date stays as it is.
        const Finding none{"account.burst", {}, QJsonObject{{"count"_L1, 300}, {"minutes"_L1, 10}, {"first"_L1, QString()}}, {}};
        QVERIFY(english.text(none).endsWith(u"from ."_s));
    }

    void theMessagesOwnSubjectIsShown()
    {
        const Words words(Language::English);
        const Finding finding{"account.confirmed", {}, QJsonObject{{"count"_L1, 2}, {"subject"_L1, u"Invoice"_s}, {"recipient"_L1, u"a@b.example"_s}}, {}};
        QVERIFY(words.text(finding).contains(u"“Invoice”"_s));
    }
};

QTEST_GUILESS_MAIN(TestFinding)
#include "test_finding.moc"
