// SPDX-License-Identifier: Apache-2.0
#include "todoku/settings.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace todoku;

class TestSettings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

private Q_SLOTS:
    void init()
    {
        for (const auto *name : {"user.ini", "organisation.ini"})
            QFile::remove(m_folder.filePath(QLatin1StringView(name)));
        qputenv("TODOKU_SETTINGS", m_folder.filePath(u"user.ini"_s).toUtf8());
        qputenv("TODOKU_ORGANISATION_SETTINGS", m_folder.filePath(u"organisation.ini"_s).toUtf8());
    }

    void withoutFilesTheStandardHolds()
    {
        QCOMPARE(settings::value(settings::keepDays), 90);
        QCOMPARE(settings::value(settings::networkAllowed), true);
        QCOMPARE(settings::value(settings::databaseHost), QString());
        QCOMPARE(settings::originOf(settings::keepDays.key), settings::Origin::Standard);
    }

    void theUserStandsOverTheOrganisation()
    {
        write(u"organisation.ini"_s, "[organisation]\nhelpdesk=help@contoso.com\n[cases]\nkeep-days=30\n");
        QCOMPARE(settings::value(settings::keepDays), 30);
        QCOMPARE(settings::value(settings::helpdeskAddress), u"help@contoso.com"_s);
        settings::store(settings::keepDays, 14);
        QCOMPARE(settings::value(settings::keepDays), 14);
        QCOMPARE(settings::originOf(settings::keepDays.key), settings::Origin::User);
    }

    void whatIsFixedStays()
    {
        write(u"organisation.ini"_s, "fixed=\"network/allowed, cases/keep-days\"\n[network]\nallowed=false\n");
        QVERIFY(settings::isFixed(settings::networkAllowed));
        QVERIFY(!settings::isFixed(settings::keepDays)); // named, but not set
        settings::store(settings::networkAllowed, true);
        QCOMPARE(settings::value(settings::networkAllowed), false);
        write(u"user.ini"_s, "[network]\nallowed=true\n");
        QCOMPARE(settings::value(settings::networkAllowed), false);
    }

    void whatIsNotDifferentIsNotWritten()
    {
        write(u"organisation.ini"_s, "[cases]\nkeep-days=30\n");
        settings::store(settings::keepDays, 14);
        settings::store(settings::keepDays, 30);
        QCOMPARE(settings::originOf(settings::keepDays.key), settings::Origin::Organisation);
        write(u"organisation.ini"_s, "[cases]\nkeep-days=60\n");
        QCOMPARE(settings::value(settings::keepDays), 60);
    }

    void listsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("one") << QByteArray("domains=contoso.com") << QStringList{u"contoso.com"_s};
        QTest::addRow("commas and blanks") << QByteArray("domains=contoso.com, fabrikam.com") << QStringList{u"contoso.com"_s, u"fabrikam.com"_s};
        QTest::addRow("in quotes, a comma too many") << QByteArray("domains=\"contoso.com,fabrikam.com, ,\"") << QStringList{u"contoso.com"_s, u"fabrikam.com"_s};
        QTest::addRow("twice the same") << QByteArray("domains=contoso.com,contoso.com") << QStringList{u"contoso.com"_s};
        QTest::addRow("nothing") << QByteArray("domains=") << QStringList();
    }

    void listsAreReadAsPeopleWriteThem()
    {
        QFETCH(QByteArray, line);
        QFETCH(QStringList, expected);
        write(u"organisation.ini"_s, "[organisation]\n" + line + "\n");
        QCOMPARE(settings::value(settings::ownDomains), expected);
    }

    void whatIsNoNumberIsTheStandard()
    {
        write(u"user.ini"_s, "[cases]\nkeep-days=soon\n");
        QCOMPARE(settings::value(settings::keepDays), 90);
    }

    void listsComeBackAsTheyWere()
    {
        const QStringList domains{u"contoso.com"_s, u"例え.jp"_s};
        settings::store(settings::ownDomains, domains);
        QCOMPARE(settings::value(settings::ownDomains), domains);
        settings::store(settings::ownDomains, {});
        QCOMPARE(settings::value(settings::ownDomains), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
