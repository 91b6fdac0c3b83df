// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace todoku;

/// What an organisation sets in its file reaches the journey.
class TestPresets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TODOKU_SETTINGS", m_folder.filePath(u"user.conf"_s).toLocal8Bit());
        qputenv("TODOKU_ORGANISATION_SETTINGS", m_folder.filePath(u"organisation.conf"_s).toLocal8Bit());
    }

    void theExampleIsUnderstood()
    {
        QVERIFY(QFile::copy(QStringLiteral(TODOKU_SOURCE_DIR "/packaging/todoku.conf.example"), m_folder.filePath(u"organisation.conf"_s)));
        const auto presets = presetsOfSettings();
        QCOMPARE(presets.ownDomains, (QStringList{u"contoso.com"_s, u"contoso.co.jp"_s}));
        QCOMPARE(presets.helpdesk, u"helpdesk@contoso.com"_s);
        QVERIFY(presets.networkAllowed);
        QCOMPARE(presets.network.dns.servers.size(), 2);
        QCOMPARE(dns::text(presets.network.dns.servers.first()), u"192.0.2.53"_s);
        QVERIFY(QFile::remove(m_folder.filePath(u"organisation.conf"_s)));
    }

    void withoutAFileNothingIsPreset()
    {
        const auto presets = presetsOfSettings();
        QVERIFY(presets.ownDomains.isEmpty() && presets.helpdesk.isEmpty() && presets.network.dns.servers.isEmpty());
        QVERIFY(presets.networkAllowed);
    }

    void ownDomainsAreThereForEveryCase()
    {
        Journey journey;
        journey.setPresets({{u"contoso.com"_s}, u"helpdesk@contoso.com"_s, true, {}});
        for (int i = 0; i < 2; ++i) {
            QSignalSpy opened(&journey, &Journey::opened);
            journey.open(u":/todoku/samples/unknown-user.eml"_s);
            QVERIFY(opened.wait(10'000));
            QCOMPARE(journey.theCase().given.ownDomains, QStringList{u"contoso.com"_s});
        }
        QCOMPARE(journey.helpdesk(), u"helpdesk@contoso.com"_s);
        QVERIFY(!journey.plan().isEmpty());
    }

    void networkOffMeansThatNothingIsAsked()
    {
        Journey journey;
        journey.setPresets({{}, {}, false, {}});
        QSignalSpy opened(&journey, &Journey::opened);
        journey.open(u":/todoku/samples/unknown-user.eml"_s);
        QVERIFY(opened.wait(10'000));
        QVERIFY(!journey.mayAsk());
        QVERIFY(journey.plan().isEmpty());
        journey.askTheNet();
        QVERIFY(!journey.isAsking());
        QVERIFY(journey.whatLeft().isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPresets)
#include "test_presets.moc"
