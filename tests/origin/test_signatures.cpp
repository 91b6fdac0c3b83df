// SPDX-License-Identifier: Apache-2.0
#include "todoku/origin.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

using namespace todoku;
using namespace todoku::origin;

/// A domain that signs, with a key made for this run. Signs in its own words, so that the reader is not checked against itself.
class Signer
{
public:
    explicit Signer(bool rsa, int bits = 1024)
        : m_key(rsa ? EVP_RSA_gen(size_t(bits)) : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free), m_rsa(rsa)
    {
    }
    QByteArray algorithm() const { return m_rsa ? "rsa-sha256" : "ed25519-sha256"; }
    QByteArray record() const
    {
        QByteArray bytes;
        if (m_rsa) {
            unsigned char *der = nullptr;
            const int size = i2d_PUBKEY(m_key.get(), &der);
            bytes = QByteArray(reinterpret_cast<char *>(der), size);
            OPENSSL_free(der);
        } else {
            size_t size = 32;
            bytes.resize(32);
            EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char *>(bytes.data()), &size);
        }
        return "v=DKIM1; k=" + QByteArray(m_rsa ? "rsa" : "ed25519") + "; p=" + bytes.toBase64();
    }
    QByteArray sign(QByteArray text) const
    {
        if (!m_rsa)
            text = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        EVP_DigestSignInit_ex(context.get(), nullptr, m_rsa ? "SHA256" : nullptr, nullptr, nullptr, m_key.get(), nullptr);
        const auto *data = reinterpret_cast<const unsigned char *>(text.constData());
        size_t size = 0;
        EVP_DigestSign(context.get(), nullptr, &size, data, size_t(text.size()));
        QByteArray signature(qsizetype(size), '\0');
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, data, size_t(text.size()));
        return signature.first(qsizetype(size)).toBase64();
    }

private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
    bool m_rsa;
};

static QByteArray hashOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64();
}

// Already in the form that simple and relaxed share but for the letter case of names.
static const QByteArray from = "From: Taro <taro@contoso.com>\r\n";
static const QByteArray to = "To: hanako@fabrikam.com\r\n";
static const QByteArray subject = "Subject: Plan for May\r\n";
static const QByteArray body = "Good morning,\r\n\r\nhere it is.\r\n";

static QByteArray relaxedForm(const QByteArray &field)
{
    const auto colon = field.indexOf(':');
    return field.first(colon).toLower() + ':' + field.sliced(colon + 1).trimmed() + "\r\n";
}

// A signature over From, To and Subject; `more` are further tags ("t=1; ").
static QByteArray signatureField(const Signer &signer, const QByteArray &domain, bool relaxed, const QByteArray &more = {})
{
    const QByteArray form = relaxed ? "relaxed" : "simple";
    const QByteArray value = "v=1; a=" + signer.algorithm() + "; c=" + form + '/' + form + "; d=" + domain + "; s=s1; " + more + "h=from:to:subject; bh=" + hashOf(body) + "; b=";
    const QByteArray simpleText = from + to + subject + "DKIM-Signature: " + value;
    const QByteArray relaxedText = relaxedForm(from) + relaxedForm(to) + relaxedForm(subject) + "dkim-signature:" + value;
    const auto &covered = relaxed ? relaxedText : simpleText;
    return "DKIM-Signature: " + value + signer.sign(covered) + "\r\n";
}

static KeySource source(const QByteArray &record)
{
    return [record](const QString &) { return KeyAnswer{KeyAnswer::Outcome::Found, {record}}; };
}

static Message message(const QByteArray &header, const QByteArray &text = body)
{
    return messageFrom(header + "\r\n" + text);
}

static const Signer &rsaSigner()
{
    static const Signer signer(true);
    return signer;
}

class TestSignatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifies_data()
    {
        QTest::addColumn<bool>("rsa");
        QTest::addColumn<bool>("relaxed");
        QTest::addRow("RSA, relaxed") << true << true;
        QTest::addRow("RSA, simple") << true << false;
        QTest::addRow("Ed25519, relaxed") << false << true;
        QTest::addRow("Ed25519, simple") << false << false;
    }

    void verifies()
    {
        QFETCH(const bool, rsa);
        QFETCH(const bool, relaxed);
        const Signer signer(rsa);
        const auto field = signatureField(signer, "contoso.com", relaxed);
        const auto result = [&](const Message &one) { return checkSignatures(one, source(signer.record())).value(0); };
        QCOMPARE(result(message(field + from + to + subject)).reason, u"ok"_s);
        QCOMPARE(result(message(field + subject + to + from)).reason, u"ok"_s);
        QCOMPARE(result(message(field + from + to + "subject:  Plan  for May \r\n")).reason, relaxed ? u"ok"_s : u"signature_mismatch"_s);
        QCOMPARE(result(message(field + from + to + subject, "Good morning, \r\n\r\nhere it is.\r\n\r\n")).reason, relaxed ? u"ok"_s : u"body_hash_mismatch"_s);
        QCOMPARE(result(message(field + from + to + subject, QByteArray(body).replace("\r\n", "\n"))).reason, u"ok"_s);
        QCOMPARE(result(message(field + from + to + "Subject: Plan for June\r\n")).reason, u"signature_mismatch"_s);
        QCOMPARE(result(message(field + from + to + "Subject: Win\r\n" + subject)).reason, u"unsigned_header_added"_s);
        QCOMPARE(result(message(field + "From: boss@fabrikam.com\r\n" + from + to + subject)).reason, u"unsigned_header_added"_s);
        const auto headerOnly = result(messageFrom(field + from + to + subject));
        QCOMPARE(headerOnly.reason, u"body_absent"_s);
        QCOMPARE(headerOnly.result, AuthResult::Neutral);
        QCOMPARE(headerOnly.headerSignature, std::optional(true));
    }

    void isStrict_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("reason");
        const auto record = rsaSigner().record();
        const auto row = [](const char *name, const QByteArray &more, const QByteArray &key, const QString &reason) { QTest::newRow(name) << more << key << reason; };
        row("as it should be", "i=a@mail.contoso.com; t=1; x=1800000000; q=dns/txt; ", record, u"ok"_s);
        row("an identity of another domain", "i=a@contoso.com.example; ", record, u"auid_not_in_d"_s);
        row("an identity below, which the key forbids", "i=a@mail.contoso.com; ", record + "; t=s", u"flag_s_auid"_s);
        row("expired", "t=1; x=1500000000; ", record, u"expired"_s);
        row("expired before it was signed", "t=3; x=2; ", record, u"syntax"_s);
        row("a time that is no number", "t=now; ", record, u"syntax"_s);
        row("a tag twice", "q=dns/txt; q=dns/txt; ", record, u"syntax"_s);
        row("another way to ask for keys", "q=http; ", record, u"query_method_unsupported"_s);
        row("a key for other services", {}, record + "; s=tlsrpt", u"service_not_email"_s);
        row("a key for other hashes", {}, record + "; h=sha1", u"hash_not_allowed"_s);
        row("a key that says later what it is", {}, QByteArray(record).replace("v=DKIM1; ", "") + "; v=DKIM1", u"key_syntax"_s);
        row("a key without a version", {}, QByteArray(record).replace("v=DKIM1; ", ""), u"ok"_s);
        row("a withdrawn key", {}, "v=DKIM1; p=", u"key_revoked"_s);
        row("a key of 512 bits", {}, Signer(true, 512).record(), u"key_too_short"_s);
        row("a key of another kind", {}, Signer(false).record(), u"key_type_mismatch"_s);
        row("somebody else's key", {}, Signer(true).record(), u"signature_mismatch"_s);
        row("an SPF record instead of a key", {}, "v=spf1 -all", u"key_syntax"_s);
    }

    void isStrict()
    {
        QFETCH(const QByteArray, more);
        QFETCH(const QByteArray, record);
        QFETCH(const QString, reason);
        const QByteArray header = signatureField(rsaSigner(), "contoso.com", true, more) + from + to + subject;
        QCOMPARE(checkSignatures(message(header), source(record), QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC)).value(0).reason, reason);
    }

    void internationalDomainsAreAskedForInAscii_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("identity");
        QTest::addColumn<QString>("reason");
        QTest::newRow("both in Unicode") << u"例え.test"_s << u"i=太郎@例え.test; "_s << u"ok"_s;
        QTest::newRow("both in ASCII") << u"xn--r8jz45g.test"_s << u"i=@xn--r8jz45g.test; "_s << u"ok"_s;
        QTest::newRow("one of each, and below") << u"xn--r8jz45g.test"_s << u"i=@mail.例え.test; "_s << u"ok"_s;
        QTest::newRow("another domain") << u"例え.test"_s << u"i=@例.test; "_s << u"auid_not_in_d"_s;
        QTest::newRow("no domain at all") << u"例え..test"_s << QString() << u"syntax"_s;
    }

    void internationalDomainsAreAskedForInAscii()
    {
        QFETCH(const QString, domain);
        QFETCH(const QString, identity);
        QFETCH(const QString, reason);
        const QByteArray header = signatureField(rsaSigner(), domain.toUtf8(), true, identity.toUtf8()) + from + to + subject;
        QStringList asked;
        const auto keys = [&](const QString &name) {
            asked << name;
            return KeyAnswer{KeyAnswer::Outcome::Found, {rsaSigner().record()}};
        };
        const auto signature = checkSignatures(message(header), keys).value(0);
        QCOMPARE(signature.reason, reason);
        if (reason != "ok"_L1)
            return;
        QCOMPARE(asked, QStringList{u"s1._domainkey.xn--r8jz45g.test"_s});
        QCOMPARE(keyNames(message(header)), asked);
        QCOMPARE(signature.domain, u"xn--r8jz45g.test"_s);
        // Our own domain may be given in either way as well.
        Asked known;
        known.keys = keys;
        const auto facts = examine(messageFrom(signatureField(rsaSigner(), "xn--r8jz45g.test", true) + "From: a@例え.test\r\n" + to + subject + "\r\n" + body), {u"例え.test"_s}, known);
        QCOMPARE(facts.domain, u"xn--r8jz45g.test"_s);
    }

    void saysWhyThereIsNoKey()
    {
        const QByteArray header = signatureField(rsaSigner(), "contoso.com", true) + from + to + subject;
        const auto reason = [&](KeyAnswer::Outcome outcome) {
            return checkSignatures(message(header), [outcome](const QString &) { return KeyAnswer{outcome, {}}; }).value(0).reason;
        };
        QCOMPARE(reason(KeyAnswer::Outcome::NotAsked), u"key_not_fetched"_s);
        QCOMPARE(reason(KeyAnswer::Outcome::Absent), u"key_missing"_s);
        QCOMPARE(reason(KeyAnswer::Outcome::Failed), u"dns_temperror"_s);
        QCOMPARE(checkSignatures(message(header), {}).value(0).reason, u"key_not_fetched"_s);
        QCOMPARE(keyNames(message(header)), QStringList{u"s1._domainkey.contoso.com"_s});
        QCOMPARE(keyNames(message("DKIM-Signature: v=1; d=contoso.com/../x; s=a b; b=A\r\n" + from)), QStringList());
    }

    void verifiesAnUnsignedTailAsWhatItIs()
    {
        const QByteArray value = "v=1; a=rsa-sha256; c=relaxed/simple; d=contoso.com; s=s1; l=" + QByteArray::number(body.size()) + "; h=from; bh=" + hashOf(body) + "; b=";
        const QByteArray field = "DKIM-Signature: " + value + rsaSigner().sign(relaxedForm(from) + "dkim-signature:" + value) + "\r\n";
        const auto keys = source(rsaSigner().record());
        QCOMPARE(checkSignatures(message(field + from), keys).value(0).reason, u"ok"_s);
        QCOMPARE(checkSignatures(message(field + from, body + "Buy now\r\n"), keys).value(0).reason, u"unsigned_tail"_s);
        QCOMPARE(checkSignatures(message(field + from, body.chopped(5)), keys).value(0).reason, u"body_hash_mismatch"_s);
    }

    // ------------------------------------------------------------ what it means for a bounce

    void tellsOursFromStrangers_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<QString>("ids");
        QTest::addColumn<QString>("expected");
        using Outcome = KeyAnswer::Outcome;
        const auto row = [](const char *name, const QByteArray &header, Outcome outcome, bool exact, const char *ids, const char *expected) {
            QTest::newRow(name) << header << int(outcome) << exact << QString::fromLatin1(ids) << QString::fromLatin1(expected);
        };
        const auto ours = signatureField(rsaSigner(), "contoso.com", true);
        row("our signature on the header alone", ours + from + to + subject, Outcome::Found, true, "dkim-ours", "ours");
        row("our signature, but another subject", ours + from + to + "Subject: Win\r\n", Outcome::Found, true, "cannot-tell dkim-broken", "unknown");
        row("another subject in what was only quoted", ours + from + to + "Subject: Win\r\n", Outcome::Found, false, "cannot-tell", "unknown");
        row("a second subject above ours", ours + from + to + "Subject: Win\r\n" + subject, Outcome::Found, true, "cannot-tell", "unknown");
        row("our key is gone", ours + from + to + subject, Outcome::Absent, true, "cannot-tell dkim-no-key", "unknown");
        row("our key was not fetched", ours + from + to + subject, Outcome::NotAsked, true, "cannot-tell dkim-unchecked", "unknown");
        row("the name servers failed", ours + from + to + subject, Outcome::Failed, true, "cannot-tell dkim-unchecked", "unknown");
        row("a stranger's signature", signatureField(rsaSigner(), "bulk.example", true) + from + to + subject, Outcome::Found, true, "cannot-tell dkim-foreign", "unknown");
        row("no signature", from + to + subject, Outcome::Found, true, "cannot-tell", "unknown");
    }

    void tellsOursFromStrangers()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const int, outcome);
        QFETCH(const bool, exact);
        QFETCH(const QString, ids);
        QFETCH(const QString, expected);
        bounce::Report report;
        report.from = u"MAILER-DAEMON@mx.fabrikam.com"_s;
        report.to = u"taro@contoso.com"_s;
        report.original.emplace();
        const KeyAnswer answer{KeyAnswer::Outcome(outcome), {rsaSigner().record()}};
        const auto facts = examine(report, Message{header, {}, false, exact}, {u"contoso.com"_s}, {[answer](const QString &) { return answer; }, {}});
        QStringList found;
        for (const auto &finding : judge(facts))
            found << finding.id.text().sliced(7);
        found.sort();
        QCOMPARE(found.join(u' '), ids);
        QCOMPARE(name(verdict(facts)), expected);
    }

    void aGenuineHeaderSurvivesAnotherBody()
    {
        const QByteArray header = signatureField(rsaSigner(), "contoso.com", true) + from + to + subject;
        bounce::Report report;
        report.to = u"taro@contoso.com"_s;
        const auto facts = examine(report, message(header, "Shortened by the list.\r\n"), {u"contoso.com"_s}, {source(rsaSigner().record()), {}});
        QCOMPARE(facts.signatures.value(0).reason, u"body_hash_mismatch"_s);
        QCOMPARE(verdict(facts), Verdict::Ours);
        const QByteArray stranger = "Received: from vps-7.bulk.example (vps-7.bulk.example [203.0.113.7]) by mx.fabrikam.com with ESMTP; Mon, 2 Nov 2026 20:43:45 +0000\r\n";
        report.from = u"MAILER-DAEMON@mx.fabrikam.com"_s;
        const auto replayed = examine(report, message(stranger + header, "Buy now\r\n"), {u"contoso.com"_s}, {source(rsaSigner().record()), {}});
        QCOMPARE(verdict(replayed), Verdict::ProbablyOurs);
    }

    // ------------------------------------------------------------ ARC

    void followsAChain()
    {
        const auto header = chain();
        const auto keys = source(rsaSigner().record());
        QCOMPARE(checkArc(message(header), keys), std::optional(AuthResult::Pass));
        QCOMPARE(checkArc(message(header, "Changed\r\n"), keys), std::optional(AuthResult::Fail));
        QCOMPARE(checkArc(message(QByteArray(header).replace("spf=pass", "spf=fail")), keys), std::optional(AuthResult::Fail));
        QCOMPARE(checkArc(message(QByteArray(header).replace("cv=pass", "cv=fail")), keys), std::optional(AuthResult::Fail));
        QCOMPARE(checkArc(message(header), source(Signer(true).record())), std::optional(AuthResult::Fail));
        QCOMPARE(checkArc(messageFrom(header), keys), std::nullopt);
        QCOMPARE(checkArc(message(header), {}), std::nullopt);
        QCOMPARE(checkArc(message(from + to), {}), std::optional(AuthResult::None));
        QCOMPARE(keyNames(message(header)), QStringList{u"s1._domainkey.fabrikam.com"_s});
    }

private:
    // Two sets, the newest on top.
    static QByteArray chain()
    {
        QByteArray header = from + to + subject;
        QByteArray sealed;
        for (const QByteArray i : {"1", "2"}) {
            const QByteArray results = "ARC-Authentication-Results: i=" + i + "; mx.fabrikam.com; spf=pass smtp.mailfrom=contoso.com\r\n";
            const QByteArray value = "i=" + i + "; a=rsa-sha256; c=relaxed/relaxed; d=fabrikam.com; s=s1; h=from:to:subject; bh=" + hashOf(body) + "; b=";
            const QByteArray signature = "ARC-Message-Signature: " + value
                + rsaSigner().sign(relaxedForm(from) + relaxedForm(to) + relaxedForm(subject) + "arc-message-signature:" + value) + "\r\n";
            const QByteArray seal = "i=" + i + "; a=rsa-sha256; cv=" + (i == "1" ? "none" : "pass") + "; d=fabrikam.com; s=s1; t=1; b=";
            sealed += relaxedForm(results) + relaxedForm(signature);
            const QByteArray sealField = "ARC-Seal: " + seal + rsaSigner().sign(sealed + "arc-seal:" + seal) + "\r\n";
            sealed += relaxedForm(sealField);
            header = sealField + signature + results + header;
        }
        return header;
    }
};

QTEST_GUILESS_MAIN(TestSignatures)
#include "test_signatures.moc"
