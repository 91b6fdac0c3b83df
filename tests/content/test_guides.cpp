// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace todoku;
using guide::Block;
using guide::Guide;
using guide::Section;

static const QStringList knownPlaces{u"recipient"_s, u"sender"_s, u"domain"_s, u"own-domain"_s, u"x500"_s, u"message-id"_s, u"addressed"_s, u"person"_s};
static const QRegularExpression braces(u"\\{([a-z][a-z0-9-]*)\\}"_s);

static QString path(const QString &name, Language language)
{
    return u"resources/guides/%1/%2.md"_s.arg(code(language), name);
}

static QStringList captured(const QRegularExpression &pattern, const QString &text)
{
    QStringList found;
    for (const auto &match : pattern.globalMatch(text))
        found << match.captured(1);
    return found;
}

static QStringList links(const QString &text)
{
    static const QRegularExpression link(u"\\]\\(([^)]*)\\)"_s);
    return captured(link, text);
}

static QString kindName(const Block &block)
{
    switch (block.kind) {
    case Block::Kind::Paragraph: return u"paragraph"_s;
    case Block::Kind::Step: return u"step"_s;
    case Block::Kind::Bullet: return u"bullet"_s;
    case Block::Kind::Code: return u"command"_s;
    case Block::Kind::Outcome: return u"“You should see”"_s;
    case Block::Kind::Careful: return u"“Careful”"_s;
    }
    Q_UNREACHABLE();
}

/// One bone of a guide's skeleton: where it is, and what has to be the same in every language.
struct Bone {
    QString where;
    QString what;
};

static QList<Bone> bonesOf(const Section &section)
{
    QList<Bone> bones{{u"section {#%1}"_s.arg(section.id), section.id + (section.old ? " .old"_L1 : ""_L1)}};
    QMap<QString, int> counted;
    QStringList linked;
    for (const auto &block : section.blocks) {
        linked << links(block.text);
        if (block.kind == Block::Kind::Paragraph) // a language may need one more
            continue;
        const auto kind = kindName(block);
        const auto where = u"section {#%1}, %2 %3"_s.arg(section.id, kind).arg(++counted[kind]);
        bones << Bone{where, kind + (block.kind == Block::Kind::Code ? ": "_L1 + block.codeLanguage + '\n'_L1 + block.text : QString())};
        if (block.insideStep)
            bones.last().what += " inside a step"_L1;
    }
    linked.sort();
    bones << Bone{u"section {#%1}, links"_s.arg(section.id), linked.join(' '_L1)};
    return bones;
}

static QList<Bone> skeleton(const Guide &guide)
{
    auto linked = links(guide.lead);
    linked.sort();
    QList<Bone> bones{{u"links of the lead"_s, linked.join(' '_L1)}, {u"date"_s, guide.date}};
    for (const auto &section : guide.sections)
        bones << bonesOf(section);
    return bones;
}

class TestGuides : public QObject
{
    Q_OBJECT

    static void everyGuide()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Language>("language");
        for (const auto &name : guide::names()) {
            for (const auto language : allLanguages)
                QTest::addRow("%s", qPrintable(path(name, language))) << name << language;
        }
    }

private Q_SLOTS:
    void followsTheForm_data() { everyGuide(); }
    void followsTheForm()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        const auto guide = guide::parse(guide::markdown(name, language));
        QVERIFY2(guide, guide ? "" : qPrintable(u"%1:%2: %3"_s.arg(path(name, language)).arg(guide.error().where).arg(guide.error().detail)));
        QCOMPARE(guide->name, name);
        static const QRegularExpression month(u"^20\\d\\d-(0[1-9]|1[0-2])$"_s);
        QVERIFY2(month.match(guide->date).hasMatch(), qPrintable("date: "_L1 + guide->date));
    }

    void bothLanguagesHaveTheSameSkeleton_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &name : guide::names())
            QTest::addRow("%s", qPrintable(name)) << name;
    }

    void bothLanguagesHaveTheSameSkeleton()
    {
        QFETCH(QString, name);
        const auto english = skeleton(guide::load(name, Language::English)), japanese = skeleton(guide::load(name, Language::Japanese));
        for (qsizetype i = 0; i < std::max(english.size(), japanese.size()); ++i) {
            const auto en = i < english.size() ? english[i] : Bone{u"end"_s, {}}, ja = i < japanese.size() ? japanese[i] : Bone{u"end"_s, {}};
            QVERIFY2(en.where == ja.where && en.what == ja.what,
                     qPrintable(u"the languages part here:\n  %1, %2: %3\n  %4, %5: %6"_s.arg(path(name, Language::English), en.where, en.what,
                                                                                          path(name, Language::Japanese), ja.where, ja.what)));
        }
    }

    void hasTheSectionsOfItsTemplate_data() { everyGuide(); }
    void hasTheSectionsOfItsTemplate()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        const auto guide = guide::load(name, language);
        QSet<QString> seen;
        for (const auto &section : guide.sections) {
            QVERIFY2(!seen.contains(section.id), qPrintable("twice: "_L1 + section.id));
            QVERIFY2(!section.blocks.isEmpty(), qPrintable("empty: "_L1 + section.id));
            seen << section.id;
        }
        if (!solutionFromCode(name))
            return;
        for (const auto &id : {u"when"_s, u"worked"_s, u"notes"_s, u"caller"_s, u"sources"_s})
            QVERIFY2(guide.section(id), qPrintable("no section {#"_L1 + id + '}'_L1));
        QVERIFY2(!guide.clients().isEmpty(), "no client");
        static const QStringList template_{u"when"_s, u"worked"_s, u"notes"_s, u"admin"_s, u"program"_s, u"caller"_s, u"sources"_s};
        for (const auto &section : guide.sections)
            QVERIFY2(section.isClient() || template_.contains(section.id), qPrintable("unknown section {#"_L1 + section.id + '}'_L1));
    }

    void everyClientHasStepsAndTheOldOnesSaySo_data() { everyGuide(); }
    void everyClientHasStepsAndTheOldOnesSaySo()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        static const QStringList withdrawn{u"outlook-2013"_s, u"owa-2015"_s, u"owa-light"_s, u"portal-2015"_s};
        for (const auto &client : guide::load(name, language).clients()) {
            const auto steps = std::ranges::count(client.blocks, Block::Kind::Step, &Block::kind);
            QVERIFY2(steps > 0, qPrintable("no step: "_L1 + client.id));
            QVERIFY2(!withdrawn.contains(client.id) || client.old, qPrintable("not marked .old: "_L1 + client.id));
        }
    }

    void whatTheHelpdeskSaysIsTheSameInBothLanguages_data()
    {
        QTest::addColumn<QString>("place");
        for (int place = 0; place < int(Place::Many); ++place)
            QTest::addRow("%s", qPrintable(code(Place(place)))) << code(Place(place));
    }

    void whatTheHelpdeskSaysIsTheSameInBothLanguages()
    {
        QFETCH(QString, place);
        const auto english = guide::talk(place, Language::English), japanese = guide::talk(place, Language::Japanese);
        QCOMPARE(english.size(), japanese.size());
        for (const auto kind : {guide::Line::Kind::Ask, guide::Line::Kind::Say})
            QVERIFY2(std::ranges::count(english, kind, &guide::Line::kind) > 0, qPrintable(place));
        for (qsizetype i = 0; i < english.size(); ++i) {
            QVERIFY2(english[i].kind == japanese[i].kind, qPrintable(english[i].text));
            auto en = captured(braces, english[i].text), ja = captured(braces, japanese[i].text);
            en.sort();
            ja.sort();
            QVERIFY2(en == ja, qPrintable(english[i].text));
        }
        // Every bullet is one or the other, and every place has its words.
        for (const auto language : allLanguages) {
            for (const auto &line : guide::talk(place, language)) {
                const auto html = guide::filledHtml(line.text, {}, language, [](const QString &value) { return value; });
                QVERIFY2(!html.contains(braces), qPrintable(html));
            }
            const auto guide = guide::load(solutionFromCode(place) ? place : u"caller"_s, language);
            const auto *section = guide.section(solutionFromCode(place) ? u"caller"_s : place);
            QVERIFY(section);
            QCOMPARE(guide::linesOf(*section).size(), section->blocks.size());
        }
    }

    void linksLeadSomewhere_data() { everyGuide(); }
    void linksLeadSomewhere()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        static const QRegularExpression web(u"^https://[a-z0-9.-]+\\.[a-z]+(/[^\\s\"<>]*)?$"_s);
        for (const auto &link : links(guide::markdown(name, language))) {
            const bool inside = link.startsWith("todoku:"_L1) && placeFromCode(link.mid(7));
            QVERIFY2(inside || web.match(link).hasMatch(), qPrintable(link));
        }
    }

    void placesAreKnownAndStandWhereTheyAreFilled_data() { everyGuide(); }
    void placesAreKnownAndStandWhereTheyAreFilled()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        for (const auto &section : guide::load(name, language).sections) {
            for (const auto &block : section.blocks) {
                for (const auto &place : captured(braces, block.text)) {
                    QVERIFY2(block.kind == Block::Kind::Code || name == "caller"_L1 || section.id == "caller"_L1, qPrintable(u"{#%1}, {%2} where nobody fills it: %3"_s.arg(section.id, place, block.text)));
                    QVERIFY2(knownPlaces.contains(place), qPrintable(u"{#%1}: no place {%2}"_s.arg(section.id, place)));
                }
            }
        }
    }

    void quotesAreThePlacesOwn_data() { everyGuide(); }
    void quotesAreThePlacesOwn()
    {
        // A place in a PowerShell command brings its quotes along; a second pair would break them.
        QFETCH(QString, name);
        QFETCH(Language, language);
        static const QRegularExpression quoted(u"[\"']\\{[a-z]|[a-z]\\}[\"']"_s);
        for (const auto &section : guide::load(name, language).sections) {
            for (const auto &block : section.blocks)
                QVERIFY2(block.codeLanguage != "powershell"_L1 || !quoted.match(block.text).hasMatch(), qPrintable(section.id + ": "_L1 + block.text));
        }
    }

    void onlyTheMarkdownOfTheForm_data() { everyGuide(); }
    void onlyTheMarkdownOfTheForm()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        static const QRegularExpression foreign(u"!\\[|</?[a-zA-Z][^>]*>|^\\s*\\||^\\s+[-*] |^\\s*>|\\{#|__|(^|[^*])\\*([^*]|$)"_s);
        for (const auto &section : guide::load(name, language).sections) {
            for (const auto &block : section.blocks) {
                if (block.kind == Block::Kind::Code)
                    continue;
                const auto named = u"{#%1}: %2"_s.arg(section.id, block.text).toUtf8();
                const auto *where = named.constData();
                QVERIFY2(block.text.count("**"_L1) % 2 == 0, where);
                QVERIFY2(block.text.count(u'`') % 2 == 0, where);
                static const QRegularExpression inlineCode(u"`[^`]*`"_s);
                QVERIFY2(!foreign.match(QString(block.text).remove(inlineCode)).hasMatch(), where);
                QVERIFY2(!guide::inlinePlain(block.text).contains("**"_L1), where);
            }
        }
    }

    void japaneseIsJapanese_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &name : guide::names())
            QTest::addRow("%s", qPrintable(name)) << name;
    }

    void japaneseIsJapanese()
    {
        QFETCH(QString, name);
        static const QRegularExpression letters(u"[\\p{Hiragana}\\p{Katakana}\\p{Han}]"_s, QRegularExpression::UseUnicodePropertiesOption);
        const auto guide = guide::load(name, Language::Japanese);
        QVERIFY2(letters.match(guide.title).hasMatch() && letters.match(guide.lead).hasMatch(), "title and lead");
        for (const auto &section : guide.sections) {
            for (const auto &block : section.blocks) {
                if (block.kind != Block::Kind::Code && section.id != "sources"_L1 && section.id != "documents"_L1)
                    QVERIFY2(letters.match(block.text).hasMatch(), qPrintable(u"{#%1}: %2"_s.arg(section.id, block.text)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestGuides)
#include "test_guides.moc"
