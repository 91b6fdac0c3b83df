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

    void theMessagesOwnSubjectIsShown()
    {
        const Words words(Language::English);
        const Finding finding{"account.confirmed", {}, QJsonObject{{"count"_L1, 2}, {"subject"_L1, u"Invoice"_s}, {"recipient"_L1, u"a@b.example"_s}}, {}};
        QVERIFY(words.text(finding).contains(u"“Invoice”"_s));
    }
};

QTEST_GUILESS_MAIN(TestFinding)
#include "test_finding.moc"
