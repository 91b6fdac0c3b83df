// SPDX-License-Identifier: Apache-2.0
#include "further.h"
#include "todoku/bounce.h"

#include <QtTest/QTest>

using namespace todoku;
using bounce::Action;
using bounce::Cause;

static bounce::Recipient failed(const QString &address, const QString &status = {}, const QString &diagnostic = {}, Cause cause = Cause::RecipientNotFound)
{
    bounce::Recipient recipient;
    recipient.address = address;
    recipient.status = status;
    recipient.diagnostic = diagnostic;
    recipient.cause = cause;
    return recipient;
}

static bounce::Report report(const QList<bounce::Recipient> &recipients, const QStringList &to, const QString &from = u"sato@contoso.com"_s)
{
    bounce::Report result;
    result.kind = bounce::Kind::Failure;
    result.recipients = recipients;
    result.original.emplace();
    result.original->from = from;
    result.original->to = to;
    return result;
}

static const auto tanaka = u"tanaka@fabrikam.com"_s;

class TestFurther : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatElseAReportTells_data()
    {
        QTest::addColumn<bounce::Report>("report");
        QTest::addColumn<QStringList>("expected");
        const auto one = [](const QString &status, const QString &diagnostic) { return report({failed(tanaka, status, diagnostic)}, {tanaka}); };

        QTest::addRow("an unknown user, nothing more") << one(u"5.1.1"_s, u"550 5.1.1 User unknown"_s) << QStringList{};
        QTest::addRow("relaying refused, Exchange Online's 5.4.1") << one(u"5.4.1"_s, u"550 5.4.1 Relay Access Denied"_s) << QStringList{u"bounce.relay-denied"_s};
        QTest::addRow("the directory's 5.4.1 is no refused relay")
            << one(u"5.4.1"_s, u"550 5.4.1 Recipient address rejected: Access denied"_s) << QStringList{};
        QTest::addRow("5.1.7 is about the sender") << one(u"5.1.7"_s, u"550 5.1.7 Invalid address"_s) << QStringList{u"bounce.sender-address-invalid"_s};
        QTest::addRow("5.1.8 by its words") << one(u"5.1.8"_s, u"550 5.1.8 Access denied, bad outbound sender"_s) << QStringList{u"bounce.sender-blocked"_s};
        QTest::addRow("5.1.8 for a UTF-8 address is another thing")
            << one(u"5.1.8"_s, u"550 5.1.8 SMTPSEND.Utf8RecipientAddress; UTF-8 recipient address not supported"_s) << QStringList{};
        QTest::addRow("the tenant's limit") << one(u"5.7.705"_s, u"550 5.7.705 Access denied, tenant has exceeded threshold"_s) << QStringList{u"bounce.tenant-blocked"_s};
        QTest::addRow("null MX by its words, RFC 7505") << one(u"5.1.10"_s, u"556 5.1.10 Recipient address has null MX"_s) << QStringList{u"bounce.null-mx"_s};
        QTest::addRow("5.1.10 of Exchange Online is no null MX")
            << one(u"5.1.10"_s, u"550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"_s) << QStringList{};
        QTest::addRow("forwarding to the outside is forbidden")
            << one(u"5.7.520"_s, u"550 5.7.520 Access denied, Your organization does not allow external forwarding."_s) << QStringList{u"bounce.forwarding-forbidden"_s};
        QTest::addRow("a forwarding address that does not exist")
            << one(u"5.2.0"_s, u"550 5.2.0 RESOLVER.FWD.NotFound; misconfigured forwarding address"_s) << QStringList{u"bounce.forwarding-broken"_s};
        QTest::addRow("a forwarding loop") << one(u"5.4.6"_s, u"554 5.4.6 RESOLVER.FWD.Loop; there is a forwarding loop"_s) << QStringList{u"bounce.forwarding-loop"_s};
        QTest::addRow("our own DMARC") << one(u"5.7.509"_s, u"550 5.7.509 Access denied, sending domain contoso.com does not pass DMARC verification"_s)
                                       << QStringList{u"bounce.own-authentication"_s};
        QTest::addRow("nobody answers") << one(u"4.4.1"_s, u"connect to mx.fabrikam.com[192.0.2.9]:25: Connection refused"_s) << QStringList{u"bounce.server-unreachable"_s};
        QTest::addRow("the MX leads back to itself") << one(u"5.4.4"_s, u"550 5.4.4 SMTPSEND.DNS.MxLoopback; DNS records for this domain are configured in a loop"_s)
                                                     << QStringList{u"bounce.route-broken"_s};
        QTest::addRow("5.1.20") << one(u"5.1.20"_s, u"550 5.1.20 Multiple From addresses are not allowed without Sender address"_s) << QStringList{u"bounce.several-authors"_s};
        QTest::addRow("they cannot find our domain") << one(u"5.1.8"_s, u"553 5.1.8 <mori@contoso.com>... Domain of sender address mori@contoso.com does not exist"_s)
                                                     << QStringList{u"bounce.sender-domain-unknown"_s};
        QTest::addRow("they asked our server for us") << one(u"5.0.0"_s, u"550 Sender verify failed"_s) << QStringList{u"bounce.sender-address-invalid"_s};
        QTest::addRow("not our address, by Postfix") << one(u"5.7.1"_s, u"553 5.7.1 <ann@contoso.com>: Sender address rejected: not owned by user amiller"_s)
                                                      << QStringList{u"bounce.sender-address-invalid"_s};
        QTest::addRow("not our address, by Exchange") << one(u"5.7.60"_s, u"550 5.7.60 SMTP; Client does not have permissions to send as this sender"_s)
                                                       << QStringList{u"bounce.sender-address-invalid"_s};
        QTest::addRow("a block list, by Postfix") << one(u"5.7.1"_s, u"554 5.7.1 Service unavailable; Client host [192.0.2.80] blocked using bl.example"_s)
                                                   << QStringList{u"bounce.tenant-blocked"_s};
        QTest::addRow("a block list, by Outlook.com") << one(u"5.7.1"_s, u"550 5.7.1 Unfortunately, messages from [192.0.2.80] weren't sent. Please contact your Internet service "
                                                                          "provider since part of their network is on our block list (S3140)."_s)
                                                       << QStringList{u"bounce.tenant-blocked"_s};
        QTest::addRow("one person's block list is another thing")
            << one(u"5.7.513"_s, u"550 5.7.513 Service unavailable, message blocked by x@fabrikam.com using Customer Block list (AS16012607)"_s) << QStringList{};
        QTest::addRow("SPF, by Exim") << one(u"5.0.0"_s, u"550 SPF: 192.0.2.80 is not allowed to send mail from contoso.com"_s) << QStringList{u"bounce.own-authentication"_s};
        QTest::addRow("no signature, RFC 7372") << one(u"5.7.20"_s, u"550 5.7.20 No passing DKIM signature found"_s) << QStringList{u"bounce.own-authentication"_s};
        QTest::addRow("an SPF record that cannot be read") << one(u"5.1.0"_s, u"550 5.1.0 Address rejected: SPF Permanent Error"_s)
                                                            << QStringList{u"bounce.own-authentication"_s};
        QTest::addRow("5.1.9 is about the sender") << one(u"5.1.9"_s, u"550 5.1.9 SMTPSEND.Utf8SenderAddress; UTF-8 sender address not supported"_s)
                                                    << QStringList{u"bounce.sender-address-invalid"_s};
        QTest::addRow("a device that does not sign in")
            << one(u"5.7.57"_s, u"530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM"_s) << QStringList{u"bounce.sender-address-invalid"_s};
        QTest::addRow("a list whose filter is broken") << one(u"5.2.4"_s, u"550 5.2.4 RESOLVER.GRP.DDLQuery; dynamic distribution list query misconfigured"_s)
                                                        << QStringList{u"bounce.list-broken"_s};
        QTest::addRow("the name system gave no answer") << one(u"5.4.312"_s, u"550 5.4.312 Message expired, DNS query failed(ErrorRetry)"_s)
                                                         << QStringList{u"bounce.server-unreachable"_s};
        const auto noHost = [](const QString &diagnostic) { return report({failed(tanaka, u"5.4.4"_s, diagnostic, Cause::DomainNotFound)}, {tanaka}); };
        QTest::addRow("the domain itself is not found, by Postfix")
            << noHost(u"Host or domain name not found. Name service error for name=fabrikam.com type=A: Host not found"_s) << QStringList{};
        QTest::addRow("the host of the MX record is not found, by Postfix")
            << noHost(u"Host or domain name not found. Name service error for name=mx.fabrikam.com type=A: Host not found"_s) << QStringList{u"bounce.route-broken"_s};
        QTest::addRow("the same by the system's own look-up") << noHost(u"unable to look up host old-mx.fabrikam.com: Name or service not known"_s)
                                                               << QStringList{u"bounce.route-broken"_s};
        QTest::addRow("the same, by Sendmail") << noHost(u"550 5.1.2 <tanaka@fabrikam.com>... Host unknown (Name server: mx.hoster.example.: host not found)"_s)
                                                << QStringList{u"bounce.route-broken"_s};
        const QList<std::pair<QString, QString>> wordings{
            {u"554 5.3.5 mx.fabrikam.com config error: mail loops back to me (MX problem?)"_s, u"bounce.route-broken"_s},
            {u"all relevant MX records point to non-existent hosts"_s, u"bounce.route-broken"_s},
            {u"Server certificate not verified"_s, u"bounce.route-broken"_s},
            {u"an MX or SRV record indicated no SMTP service"_s, u"bounce.null-mx"_s},
            {u"553 sorry, that domain isn't allowed to be relayed thru this MTA (#5.7.1)"_s, u"bounce.relay-denied"_s},
            {u"550 5.7.0 Remote automatic forwarding is not permitted by organization policy"_s, u"bounce.forwarding-forbidden"_s},
            {u"550 5.7.1 Your message was blocked by the recipient"_s, u"bounce.sender-unwanted"_s},
            {u"553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.140, because the ip is in Spamhaus's list"_s, u"bounce.tenant-blocked"_s},
            {u"530 5.7.0 Authentication required"_s, u"bounce.sender-address-invalid"_s},
            {u"550 5.7.1 Spam detected from your account; outgoing mail blocked"_s, u"bounce.sender-blocked"_s}};
        for (const auto &[words, finding] : wordings)
            QTest::addRow("%s", qPrintable(words)) << one(u"5.0.0"_s, words) << QStringList{finding};
        QTest::addRow("a list that wants one to sign in is another thing") << one(u"5.7.1"_s, u"550 5.7.1 RESOLVER.RST.AuthRequired; authentication required"_s) << QStringList{};
        QTest::addRow("DANE") << one(u"5.7.323"_s, u"550 5.7.323 tlsa-invalid: The domain failed DANE validation"_s) << QStringList{u"bounce.route-broken"_s};
        QTest::addRow("no TLS where it has to be") << one(u"5.7.4"_s, u"TLS is required, but was not offered by host mx.fabrikam.com[192.0.2.9]"_s)
                                                    << QStringList{u"bounce.route-broken"_s};
        QTest::addRow("they want no mail from us") << one(u"5.1.0"_s, u"550 5.1.0 Sender denied"_s) << QStringList{u"bounce.sender-unwanted"_s};
        QTest::addRow("written to one, failed at another") << report({failed(tanaka)}, {u"sales@fabrikam.com"_s}) << QStringList{u"bounce.recipient-not-addressed"_s};
        QTest::addRow("the same in other letter case") << report({failed(tanaka)}, {u"Tanaka@Fabrikam.com"_s}) << QStringList{};
        QTest::addRow("an address that cannot be read cannot be compared")
            << report({failed(u"tanaka@fabrikam,com"_s, {}, {}, Cause::BadAddressSyntax)}, {u"tanaka@fabrikam"_s}) << QStringList{};
        auto answered = report({failed(u"IMCEAEX-_o=a_cn=b@contoso.com"_s, {}, {}, Cause::LegacyExchangeAddress)}, {tanaka});
        answered.original->isReply = true;
        QTest::addRow("an old message was answered") << answered << QStringList{u"bounce.old-message-answered"_s};
        answered.original->isMeeting = true;
        QTest::addRow("an old meeting was changed") << answered << QStringList{u"bounce.old-meeting"_s};
        QTest::addRow("four organisations at once")
            << report({failed(u"a@a.example"_s), failed(u"b@b.example"_s), failed(u"c@c.example"_s), failed(u"d@d.example"_s)},
                      {u"a@a.example"_s, u"b@b.example"_s, u"c@c.example"_s, u"d@d.example"_s})
            << QStringList{u"bounce.many-organisations"_s};
        QTest::addRow("three may be chance") << report({failed(u"a@a.example"_s), failed(u"b@b.example"_s), failed(u"c@c.example"_s)},
                                                       {u"a@a.example"_s, u"b@b.example"_s, u"c@c.example"_s})
                                             << QStringList{};
        auto refusedElsewhere = failed(u"d@d.example"_s);
        refusedElsewhere.remoteMta = u"mx.d.example"_s;
        QTest::addRow("each organisation refused for itself: a list of old addresses")
            << report({failed(u"a@a.example"_s), failed(u"b@b.example"_s), failed(u"c@c.example"_s), refusedElsewhere},
                      {u"a@a.example"_s, u"b@b.example"_s, u"c@c.example"_s, u"d@d.example"_s})
            << QStringList{};
        QTest::addRow("all of one company, others not")
            << report({failed(tanaka), failed(u"sato@fabrikam.com"_s)}, {tanaka, u"sato@fabrikam.com"_s, u"mori@example.jp"_s}) << QStringList{u"bounce.whole-domain"_s};
        QTest::addRow("all of one company, and nobody else was written to")
            << report({failed(tanaka), failed(u"sato@fabrikam.com"_s)}, {tanaka, u"sato@fabrikam.com"_s}) << QStringList{};
        auto late = failed(tanaka);
        late.action = Action::Delayed;
        QTest::addRow("nobody failed, one is late") << report({late}, {tanaka}) << QStringList{};
        QTest::addRow("outsiders cannot reach us") << report({failed(u"sato@contoso.com"_s)}, {u"sato@contoso.com"_s}, u"mori@example.jp"_s)
                                                   << QStringList{u"bounce.outsider-cannot-reach-us"_s};
    }

    void whatElseAReportTells()
    {
        QFETCH(bounce::Report, report);
        QFETCH(QStringList, expected);
        QStringList ids;
        for (const auto &finding : bounce::judgeFurther(report, {u"contoso.com"_s}, {})) {
            ids << finding.id.text();
            for (const auto &place : places(QString::fromUtf8(finding.id.kind().text)))
                QVERIFY2(!finding.evidence.value(place).isUndefined(), qPrintable(finding.id.text() + " lacks "_L1 + place));
        }
        QCOMPARE(ids, expected);
        m_raised << ids;
    }

    void everyOneOfThemHasACase()
    {
        for (const auto &id : furtherIds())
            QVERIFY2(m_raised.contains(id), qPrintable(id));
    }

    void otherBouncesCount()
    {
        const QList<bounce::Recipient> others{failed(u"b@b.example"_s), failed(u"c@c.example"_s), failed(u"d@d.example"_s)};
        const auto findings = bounce::judgeFurther(report({failed(u"a@a.example"_s)}, {u"a@a.example"_s}), {}, others);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().id.text(), u"bounce.many-organisations"_s);
    }

private:
    QStringList m_raised;
};

QTEST_GUILESS_MAIN(TestFurther)
#include "test_further.moc"
