// SPDX-License-Identifier: Apache-2.0
// Measures the room against corpora that live outside the project: public test suites, Unicode's IDNA tests, typo lists, Japanese cases.
#include "todoku/address.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace todoku;
using address::Examination;
using address::Verdict;

/// The folder with the corpora: named by TODOKU_SHARED, or beside the sources.
static QString corpus(const QString &name)
{
    const auto root = qEnvironmentVariable("TODOKU_SHARED", QStringLiteral(TODOKU_SOURCE_DIR "/../shared"));
    return root + "/corpus/address/"_L1 + name;
}

static QJsonArray casesOf(const QString &name)
{
    QFile file(corpus(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value("cases"_L1).toArray();
}

/// The corpora's words for what the room calls otherwise.
static QString idOf(const QString &word)
{
    static const QHash<QString, QString> aliases{{u"bad_domain_char"_s, u"bad-domain-character"_s}, {u"backslash_unquoted"_s, u"backslash"_s},
                                                 {u"space_in_local"_s, u"whitespace-inside"_s},     {u"space_in_domain"_s, u"whitespace-inside"_s},
                                                 {u"numeric_tld"_s, u"unbracketed-ip"_s},           {u"idn"_s, u"idn-domain"_s},
                                                 {u"smtputf8"_s, u"smtputf8-required"_s}};
    return "address."_L1 + aliases.value(word, QString(word).replace(u'_', u'-'));
}

static bool has(const Examination &examination, const QString &word)
{
    const auto id = FindingId::fromText(idOf(word));
    const auto itself = FindingId::fromText(QString("address."_L1 + QString(word).replace(u'_', u'-')));
    return (id && examination.has(*id)) || (itself && examination.has(*itself));
}

static QString ids(const Examination &examination)
{
    QStringList list;
    for (const auto &issue : examination.issues)
        list << issue.id.text().mid(8) + (issue.echo ? u"*"_s : QString());
    return list.join(u' ');
}

/// Counts what is right and prints what is not.
class Score
{
public:
    explicit Score(const char *name) : m_name(name) { }
    void count(bool right, const QString &difference)
    {
        ++m_all;
        if (right)
            ++m_right;
        else
            qInfo("%s: %s", m_name, qUtf8Printable(difference));
    }
    double percent() const { return m_all == 0 ? 0 : 100.0 * m_right / m_all; }
    void tell() const { qInfo("%s: %d of %d right, %.2f %%", m_name, m_right, m_all, percent()); }

private:
    const char *m_name;
    int m_all = 0, m_right = 0;
};

class TestCorpora : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publicSuites()
    {
        const auto cases = casesOf(u"cases.json"_s);
        if (cases.isEmpty())
            QSKIP("corpus/address/cases.json is not here");
        Score verdicts("verdict as typed"), reasons("reason of the invalid"), features("feature of the unusual");
        for (const auto &value : cases) {
            const auto expected = value.toObject();
            const auto input = expected.value("input"_L1).toString();
            const auto verdict = expected.value("verdict"_L1).toString(), why = expected.value("why"_L1).toString();
            const auto got = address::examine(input);
            const QString shown = visible(input) + " -> "_L1 + name(got.verdictAsTyped) + " ["_L1 + ids(got) + "], expected "_L1 + verdict + ' '_L1 + why;
            verdicts.count(name(got.verdictAsTyped) == verdict, shown);
            if (verdict == "invalid"_L1)
                reasons.count(has(got, why), shown);
        }
        verdicts.tell();
        reasons.tell();
        QVERIFY(verdicts.percent() >= 99.5);
        QVERIFY(reasons.percent() >= 95);
    }

    void internationalDomains()
    {
        const auto cases = casesOf(u"idna.json"_s);
        if (cases.isEmpty())
            QSKIP("corpus/address/idna.json is not here");
        Score score("international domains");
        for (const auto &value : cases) {
            const auto expected = value.toObject();
            const auto domain = expected.value("input"_L1).toString();
            const auto got = address::examine(QString("x@"_L1 + domain));
            const bool valid = expected.value("verdict"_L1).toString() == "valid"_L1;
            // RFC 5321 §4.5.3.1.3: a name of 253 octets leaves no room for any local part. The name itself is right.
            const bool accepted = got.verdictAsTyped != Verdict::Invalid || got.has("address.address-too-long");
            const bool right = accepted == valid && (!valid || got.domain == expected.value("ascii"_L1).toString());
            score.count(right, visible(domain) + " -> "_L1 + name(got.verdictAsTyped) + ' '_L1 + got.domain + " ["_L1 + ids(got) + "], expected "_L1
                            + QString::fromUtf8(QJsonDocument(expected).toJson(QJsonDocument::Compact)));
        }
        score.tell();
        QCOMPARE(score.percent(), 100.0);
    }

    void typos()
    {
        const auto cases = casesOf(u"typos.json"_s);
        if (cases.isEmpty())
            QSKIP("corpus/address/typos.json is not here");
        Score score("typos"), falseOnes("domains left alone");
        for (const auto &value : cases) {
            const auto expected = value.toObject();
            const auto domain = expected.value("domain"_L1).toString(), wanted = expected.value("expected"_L1).toString();
            const auto got = address::examine(QString("taro@"_L1 + domain));
            const auto suggested = got.suggestion ? got.suggestion->mid(5) : QString();
            auto offered = got.alternatives;
            offered.replaceInStrings(u"taro@"_s, QString());
            const bool ambiguous = expected.value("note"_L1).toString().startsWith("ambiguous"_L1);
            const QString shown = domain + " -> "_L1 + suggested + " ("_L1 + offered.join(u' ') + ") ["_L1 + ids(got) + "], expected "_L1 + wanted;
            score.count(suggested == wanted || (ambiguous && offered.contains(wanted)), shown);
            if (wanted.isEmpty())
                falseOnes.count(suggested.isEmpty(), shown);
        }
        score.tell();
        falseOnes.tell();
        QVERIFY(score.percent() >= 97);
        QCOMPARE(falseOnes.percent(), 100.0);
    }

    void japanese()
    {
        const auto cases = casesOf(u"japanese.json"_s);
        if (cases.isEmpty())
            QSKIP("corpus/address/japanese.json is not here");
        Score fields("Japanese fields"), falseOnes("nothing suggested where nothing is to be"), extra("no louder finding than expected");
        for (const auto &value : cases) {
            const auto expected = value.toObject();
            const auto input = expected.value("input"_L1).toString();
            const auto got = address::examine(input);
            const QString shown = visible(input) + " -> "_L1 + name(got.verdict) + ' '_L1 + got.normalized + " > "_L1 + got.suggestion.value_or(u"-"_s) + " ("_L1
                + got.alternatives.join(u' ') + ") ["_L1 + ids(got) + "], expected "_L1 + QString::fromUtf8(QJsonDocument(expected).toJson(QJsonDocument::Compact));
            fields.count(name(got.verdict) == expected.value("expected_verdict"_L1).toString(), "verdict: "_L1 + shown);
            fields.count(got.normalized == expected.value("expected_normalised"_L1).toString(), "normalized: "_L1 + shown);
            const auto wanted = expected.value("expected_suggestion"_L1).toString();
            auto allowed = QStringList{wanted};
            for (const auto &other : expected.value("alternatives"_L1).toArray())
                allowed << other.toString();
            const auto suggested = got.suggestion.value_or(QString());
            fields.count(suggested == wanted || (expected.value("ambiguous"_L1).toBool() && allowed.contains(suggested)), "suggestion: "_L1 + shown);
            if (wanted.isEmpty())
                falseOnes.count(suggested.isEmpty(), shown);
            bool all = true;
            QSet<QString> wantedIds;
            for (const auto &word : expected.value("expected_findings"_L1).toArray()) {
                all = all && has(got, word.toString());
                wantedIds << idOf(word.toString());
            }
            fields.count(all, "findings: "_L1 + shown);
            const bool quiet = std::ranges::all_of(got.issues, [&](const address::Issue &issue) {
                return issue.severity() == Severity::Info || wantedIds.contains(issue.id.text());
            });
            extra.count(quiet, shown);
        }
        fields.tell();
        falseOnes.tell();
        extra.tell();
        QVERIFY(fields.percent() >= 97);
        QCOMPARE(falseOnes.percent(), 100.0);
    }
};

QTEST_GUILESS_MAIN(TestCorpora)
#include "test_corpora.moc"
