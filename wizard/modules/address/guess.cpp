// SPDX-License-Identifier: Apache-2.0
#include "guess.h"

#include "domain_guess.h"
#include "idn.h"
#include "nearness.h"
#include "syntax.h"

namespace todoku::address {

bool isLegacyCarrier(QStringView domain)
{
    return domain == "docomo.ne.jp"_L1 || domain == "ezweb.ne.jp"_L1;
}

bool isLegacyLocal(QStringView localPart)
{
    return localPart.contains(".."_L1) || localPart.endsWith(u'.') || localPart.endsWith(".\""_L1);
}

bool mayBeSuggested(const QString &address)
{
    if (decodeEncapsulated(address))
        return false;
    const auto syntax = parse(address);
    if (syntax.verdict == Verdict::Valid)
        return true;
    return syntax.verdict == Verdict::Unusual && std::ranges::all_of(syntax.reasons, [](const Spot &spot) {
        return spot.id == FindingId("address.quoted-local") || spot.id == FindingId("address.address-literal");
    });
}

namespace {

class Guesser
{
public:
    Guesser(const Text &text, const Directory::Index &index) : m_text(text), m_typed(text.string()), m_index(index) { }

    Guess run();

private:
    void note(FindingId id, qsizetype from, qsizetype length) { m_guess.issues << m_text.issue(id, from, length); }
    void erase(FindingId id, qsizetype from, qsizetype length);
    void put(FindingId id, qsizetype from, qsizetype length, QStringView by);

    void stripLeading();
    void stripTrailing();
    qsizetype glued(qsizetype end) const;
    void findAt();
    bool findAtWord();
    bool findAtKey();
    bool findKnownEnd();
    void dotWords();
    bool oneAt();
    void domainCharacters();
    bool domainBlank(qsizetype i);
    bool domainComma(qsizetype i);
    void domainEdges();
    void lookalikes(qsizetype from, qsizetype to, FindingId mixed);
    bool dash(qsizetype i);
    qsizetype residue(qsizetype i, qsizetype from, qsizetype to);
    void localCharacters();
    void localBlanks();
    QStringList locals(const QString &domain);
    QStringList domains();
    QString literalDomain(const QString &domain) const;
    void residueDomain(QString &domain) const;
    void compose();

    bool latin(qsizetype i) const { return i >= 0 && i < m_text.size() && isLetterOrDigit(m_text.at(i)); }
    bool japanese(qsizetype i) const { return i >= 0 && i < m_text.size() && isJapanese(m_text.at(i)); }
    /// Beside a Latin letter and not beside a Japanese one: a sign that a Japanese keyboard puts there belongs to neither word.
    bool betweenLatin(qsizetype i) const { return (latin(i - 1) || latin(i + 1)) && !japanese(i - 1) && !japanese(i + 1); }

    Text m_text;
    const QString m_typed;
    const Directory::Index &m_index;
    Guess m_guess;
    qsizetype m_at = -1;
    bool m_kanaInDomain = false;
};

void Guesser::erase(FindingId id, qsizetype from, qsizetype length)
{
    note(id, from, length);
    m_text.remove(from, length);
}

void Guesser::put(FindingId id, qsizetype from, qsizetype length, QStringView by)
{
    note(id, from, length);
    m_text.replace(from, length, by);
}

// Text around the address

/// "1. taro@…", "(2) taro@…", "- taro@…", "* taro@…": how far the sign of a list goes; 0 where there is none.
static qsizetype listNumber(QStringView text)
{
    qsizetype i = 0;
    if (text.startsWith(u'-') || text.startsWith(u'*') || text.startsWith(u'+')) {
        i = 1;
    } else {
        constexpr qsizetype mostDigits = 3;
        i = text.startsWith(u'(') ? 1 : 0;
        const auto from = i;
        while (i < text.size() && isDigit(text[i]) && i - from < mostDigits)
            ++i;
        const bool closed = i > from && i < text.size() && (text[i] == u')' || (text[i] == u'.' && from == 0));
        if (!closed)
            return 0;
        ++i;
    }
    const auto sign = i;
    while (i < text.size() && isBlank(text[i]))
        ++i;
    return i > sign && i < text.size() ? i : 0;
}

void Guesser::stripLeading()
{
    const auto view = m_text.view();
    const auto at = view.indexOf(u'@');
    if (at < 1)
        return;
    const auto before = view.first(at);
    if (before.startsWith(u'"') && view.indexOf(u'"', 1) > 0)
        return; // a quoted local part, whole or broken: the grammar speaks
    const auto label = std::max(before.lastIndexOf(u':'), before.lastIndexOf("//"_L1) + 1);
    if (label > 0 && label + 1 < at && before[label] != u'"') {
        note("address.leading-text", 0, label + 1);
        m_text.keep(label + 1, view.size() - label - 1);
        while (m_text.size() > 0 && isBlank(m_text.at(0)))
            m_text.remove(0, 1);
        return stripLeading();
    }
    static constexpr std::u16string_view marks = u"'`\"<([{「『【〔〈・、,;:>)]}→⇒※★☆●○■□◆◇▲△▼•·…“‘";
    qsizetype end = 0;
    while (end < at && (marks.find(m_text.at(end).unicode()) != std::u16string_view::npos || (end > 0 && isBlank(m_text.at(end)))))
        ++end;
    if (end > 0 && end < at && !(m_text.at(0) == u'(' && before.contains(u')'))) {
        erase("address.leading-punctuation", 0, end);
        return stripLeading();
    }
    if (const auto number = listNumber(before); number > 0) {
        erase("address.leading-text", 0, number);
        return stripLeading();
    }
    // Japanese words before a Latin local part, with or without a blank: "連絡先 taro@…".
    qsizetype word = 0;
    bool han = false;
    while (word < at && (isJapanese(m_text.at(word)) || m_text.at(word).unicode() == 0x30fc)) {
        han = han || isHan(m_text.at(word));
        ++word;
    }
    qsizetype from = word;
    while (from < at && (isBlank(m_text.at(from)) || (han && (m_text.at(from) == u'/' || m_text.at(from).unicode() == 0xff0f))))
        ++from;
    const bool latinFollows = from + 1 < at && isAscii(view.mid(from, at - from)) && latin(from);
    if (word > 1 && latinFollows && (han || from > word))
        erase("address.leading-text", 0, from);
}

/// Where Japanese text is glued to an ASCII domain, the place it begins; `end` otherwise.
qsizetype Guesser::glued(qsizetype end) const
{
    const auto at = m_text.string().lastIndexOf(u'@');
    for (qsizetype i = at + 1; i < end; ++i) {
        const auto c = m_text.at(i);
        if (isLetterOrDigit(c) || c == u'-' || c == u'.')
            continue;
        const bool breaks = isJapanese(c) || isBlank(c) || c == u'/' || c == u'?' || c == u'(' || c == u':' || c == u'<' || c == u'（';
        if (!breaks)
            return end;
        const auto before = m_text.view().mid(at + 1, i - at - 1);
        const auto last = before.sliced(before.lastIndexOf(u'.') + 1);
        const bool whole = before.contains(u'.') && isTopLevel(last.toString().toLower());
        const auto rest = m_text.view().mid(i, end - i);
        const auto word = rest.trimmed();
        const bool goesOn = word.startsWith(u'.') || isTopLevel(word) || isTopLevel(split(word).ending);
        // A dot further on means that the Japanese letters are part of a name.
        return whole && !goesOn && !(isJapanese(c) && rest.contains(u'.')) ? i : end;
    }
    return end;
}

void Guesser::stripTrailing()
{
    const auto at = m_text.string().lastIndexOf(u'@');
    if (at < 1 || m_text.view().mid(at + 1).startsWith(u'['))
        return;
    qsizetype end = m_text.size();
    static constexpr std::u16string_view strayKeys = u"`*~^=+#$%&";
    while (end > at + 2 && strayKeys.find(m_text.at(end - 1).unicode()) != std::u16string_view::npos)
        --end;
    if (end < m_text.size() && isLetterOrDigit(m_text.at(end - 1)))
        erase("address.trailing-punctuation", end, m_text.size() - end);
    const auto from = glued(m_text.size());
    if (from < m_text.size() && !m_text.view().first(from).contains(u'('))
        erase("address.trailing-text", from, m_text.size() - from);
}

// The @

static bool looksLikeDomain(QStringView text)
{
    const auto ascii = text.contains(u'.') ? asciiDomain(text) : std::nullopt;
    return ascii && isTopLevel(QStringView(*ascii).sliced(ascii->lastIndexOf(u'.') + 1));
}

/// Most words begin with a sign that is not there at all; `present` are the text's letters.
static bool mayHold(quint64 present, QStringView word)
{
    return (lettersOf(word.first(1)) & ~present) == 0 && (lettersOf(word.last(1)) & ~present) == 0;
}

bool Guesser::findAtWord()
{
    const auto ats = m_text.view().count(u'@');
    if (ats > 1)
        return false;
    const auto lower = asciiLower(m_text.view());
    const auto present = lettersOf(lower);
    for (const auto &word : ats == 1 ? tables().wordsWithAt : tables().atWords) {
        if (!mayHold(present, word))
            continue;
        const auto from = lower.indexOf(word, 1);
        const bool once = from > 0 && lower.indexOf(word, from + 1) < 0;
        if (!once || from + word.size() >= m_text.size())
            continue;
        auto start = from, end = from + word.size();
        bool blanks = word.size() > word.trimmed().size();
        const auto widen = [&] {
            const auto length = end - start;
            while (start > 0 && isBlank(m_text.at(start - 1)))
                --start;
            while (end < m_text.size() && isBlank(m_text.at(end)))
                ++end;
            blanks = blanks || end - start > length;
        };
        widen();
        static constexpr std::u16string_view opening = u"([{<（［｛＜〔【「〈《", closing = u")]}>）］｝＞〕】」〉》";
        const auto bracket = start > 0 && end < m_text.size() ? opening.find(m_text.at(start - 1).unicode()) : std::u16string_view::npos;
        if (bracket != std::u16string_view::npos && m_text.at(end).unicode() == closing[bracket]) {
            --start;
            ++end;
            widen();
        }
        const auto right = m_text.view().sliced(end);
        const bool dotted = right.contains(u'.') || std::ranges::any_of(tables().dotWords, [&](const QString &dot) { return right.contains(dot, Qt::CaseInsensitive); });
        if (start == 0 || end == m_text.size() || !dotted)
            continue;
        if (blanks)
            note("address.whitespace-inside", start, end - start);
        put("address.at-spelled-out", start, end - start, u"@");
        return true;
    }
    return false;
}

bool Guesser::findAtKey()
{
    for (const auto key : tables().atKeys) {
        const auto from = m_text.string().indexOf(key);
        if (from < 1 || m_text.string().count(key) != 1 || !latin(from - 1) || !latin(from + 1))
            continue;
        const auto right = m_text.view().sliced(from + 1);
        const bool sure = isLetter(key) ? m_index.knows(right.toString()) : looksLikeDomain(right);
        if (!sure || !isAscii(m_text.view().first(from)) || (isDigit(key) && isDigit(right[0])))
            continue;
        put("address.shift-slip", from, 1, u"@");
        return true;
    }
    return false;
}

/// "tarogmail.com": nothing but the @ is missing before a domain that many write to.
bool Guesser::findKnownEnd()
{
    const auto lower = asciiLower(m_text.view());
    constexpr qsizetype shortestLocal = 2;
    for (qsizetype i = shortestLocal; i + 4 < lower.size(); ++i) {
        const auto end = lower.sliced(i);
        if (m_index.weights.value(end) < 2 || !latin(i - 1) || lower.first(i).contains(u'@') || m_index.knows(lower) || split(end).name.size() < 4)
            continue;
        const auto local = QStringView(lower).first(i);
        if (!std::ranges::all_of(local, [](QChar c) { return isLetterOrDigit(c) || c == u'.' || c == u'_' || c == u'-'; }))
            return false;
        m_text.replace(i, 1, QString(u'@' + QString(m_text.at(i))));
        return true;
    }
    return false;
}

void Guesser::findAt()
{
    if (const auto at = m_text.string().indexOf(u'@'); at >= 0) {
        // "taro(@)example.jp"
        if (!latin(at - 1) || !latin(at + 1))
            findAtWord();
        return;
    }
    if (m_text.view().contains(u'\\')) // a Windows account
        return;
    findAtWord() || findAtKey() || findKnownEnd();
}

void Guesser::dotWords()
{
    const auto at = m_text.string().lastIndexOf(u'@');
    if (at < 0 || std::ranges::all_of(m_text.view().sliced(at + 1), [](QChar c) { return isLetterOrDigit(c) || c == u'.'; }))
        return;
    auto lower = asciiLower(m_text.view());
    const auto present = lettersOf(QStringView(lower).sliced(at + 1));
    for (const auto &word : tables().dotWords) {
        if (!mayHold(present, word))
            continue;
        for (auto from = lower.indexOf(word, at + 1); from > at + 1; from = lower.indexOf(word, at + 1)) {
            auto start = from, end = from + word.size();
            while (start > at + 1 && isBlank(m_text.at(start - 1)))
                --start;
            while (end < m_text.size() && isBlank(m_text.at(end)))
                ++end;
            put("address.dot-spelled-out", start, end - start, u".");
            lower.replace(start, end - start, u'.');
        }
    }
}

/// Leaves exactly one @ outside quotes, where that can be had without choosing between two.
bool Guesser::oneAt()
{
    const auto quote = m_text.view().startsWith(u'"') ? m_text.string().lastIndexOf("\"@"_L1) : -1;
    const auto count = [&] { return m_text.view().sliced(std::max<qsizetype>(quote, 0)).count(u'@'); };
    if (quote < 0) {
        for (auto twin = m_text.string().indexOf("@@"_L1); twin >= 0; twin = m_text.string().indexOf("@@"_L1))
            m_text.remove(twin, 1);
        if (count() == 2 && m_text.view().endsWith(u'@'))
            m_text.remove(m_text.size() - 1, 1);
        if (count() == 2 && m_text.view().startsWith(u'@'))
            erase("address.leading-punctuation", 0, 1);
        // "taro@docomo@ne.jp": struck for the dot, since only an ending follows.
        const auto last = m_text.string().lastIndexOf(u'@');
        if (count() == 2 && last > m_text.string().indexOf(u'@') + 1) {
            const auto after = m_text.string().sliced(last + 1);
            if (isTopLevel(after) || split(QString("x."_L1 + after)).ending == after)
                m_text.set(last, u'.');
        }
    }
    if (count() != 1)
        return false;
    m_at = m_text.string().lastIndexOf(u'@');
    return m_at > 0 && m_at + 1 < m_text.size();
}

// Characters

bool Guesser::dash(qsizetype i)
{
    const auto c = m_text.at(i).unicode();
    const bool vowelMark = c == 0x30fc;
    const bool like = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe63 || c == 0x2500 || c == 0x4e00 || c == 0x3161;
    if ((!vowelMark && !like) || !betweenLatin(i))
        return false;
    put(vowelMark ? FindingId("address.long-vowel-mark") : FindingId("address.dash-lookalike"), i, 1, u"-");
    return true;
}

static bool isHiragana(QChar c)
{
    return c.unicode() >= 0x3041 && c.unicode() <= 0x3096;
}

/// Hiragana in a Latin word: an input method was on for a moment. Returns where to go on.
qsizetype Guesser::residue(qsizetype i, qsizetype from, qsizetype to)
{
    constexpr qsizetype longest = 3;
    qsizetype end = i;
    while (end < to && isHiragana(m_text.at(end)))
        ++end;
    const auto delimiter = [](QChar c) { return c == u'.' || c == u'@'; };
    qsizetype word = i, wordEnd = end, letters = 0;
    while (word > from && !delimiter(m_text.at(word - 1)))
        --word;
    while (wordEnd < to && !delimiter(m_text.at(wordEnd)))
        ++wordEnd;
    for (qsizetype j = word; j < wordEnd; ++j) {
        letters += isLetterOrDigit(m_text.at(j));
        if (!isAscii(m_text.at(j)) && !isHiragana(m_text.at(j)))
            return end;
    }
    if (end - i > longest || letters < 1)
        return end;
    note("address.ime-residue", i, end - i);
    if (i > m_at) {
        m_kanaInDomain = true; // many readings: chosen when the whole domain is there
        return end;
    }
    QString typed;
    for (qsizetype j = i; j < end;) {
        const auto pair = m_text.string().mid(j, std::min<qsizetype>(2, end - j));
        const auto length = tables().romaji.contains(pair) ? pair.size() : 1;
        typed += tables().romaji.value(pair.first(length)).value(0);
        j += length;
    }
    m_text.replace(i, end - i, typed);
    m_at += typed.size() - (end - i);
    return i + typed.size();
}

/// Letters of another alphabet that look like ASCII ones, where the word is otherwise Latin or becomes a known name.
void Guesser::lookalikes(qsizetype from, qsizetype to, FindingId mixed)
{
    if (isAscii(m_text.view().mid(from, to - from)))
        return;
    qsizetype word = from;
    while (word < to) {
        qsizetype end = word;
        bool latinSeen = false, otherSeen = false, allLike = true;
        while (end < to && m_text.at(end) != u'.') {
            const auto c = m_text.at(end);
            const auto script = isAscii(c) ? Script::None : scriptOf(c.unicode());
            const bool like = !isAscii(c) && tables().lookalikes.contains(c.unicode());
            latinSeen = latinSeen || isLetter(c);
            otherSeen = otherSeen || like || script == Script::Cyrillic || script == Script::Greek || script == Script::Armenian;
            allLike = allLike && (isAscii(c) || like);
            ++end;
        }
        if (latinSeen && otherSeen && allLike) {
            bool foreign = false;
            for (qsizetype i = word; i < end; ++i) {
                if (isAscii(m_text.at(i)))
                    continue;
                foreign = foreign || scriptOf(m_text.at(i).unicode()) != Script::Latin;
                const auto like = tables().lookalikes.value(m_text.at(i).unicode());
                note("address.homoglyph", i, 1);
                m_text.set(i, like);
            }
            if (foreign)
                note(mixed, word, end - word);
        } else if (latinSeen && otherSeen)
            note(mixed, word, end - word);
        word = end + 1;
    }
}

bool Guesser::domainBlank(qsizetype i)
{
    qsizetype end = i;
    while (end < m_text.size() && isBlank(m_text.at(end)))
        ++end;
    const auto id = m_text.at(i).unicode() == 0x3000 ? FindingId("address.ideographic-space")
        : m_text.at(i).unicode() == 0xa0             ? FindingId("address.nbsp")
                                                     : FindingId("address.whitespace-inside");
    if (id != FindingId("address.whitespace-inside"))
        note(id, i, end - i);
    const auto after = m_text.view().sliced(end).toString().toLower();
    const bool beside = i == m_at + 1 || m_text.at(i - 1) == u'.' || after.startsWith(u'.');
    // "example co.jp": what follows is an ending, so the dot is what is missing.
    const bool ending = !beside && (isTopLevel(after) || split(QString("x."_L1 + after)).ending == after);
    put("address.whitespace-inside", i, end - i, ending ? u"." : u"");
    return true;
}

bool Guesser::domainComma(qsizetype i)
{
    static constexpr std::u16string_view commas = u",;/、，､；<>";
    if (commas.find(m_text.at(i).unicode()) == std::u16string_view::npos)
        return false;
    put("address.comma-for-dot", i, 1, u".");
    return true;
}

void Guesser::domainCharacters()
{
    for (qsizetype i = m_at + 1; i < m_text.size();) {
        const auto c = m_text.at(i);
        if (isLetterOrDigit(c) || c == u'.' || c == u'-') {
            ++i;
            continue;
        }
        if (isBlank(c) && domainBlank(i))
            continue;
        if (isControl(c)) {
            erase("address.control-character", i, 1);
            continue;
        }
        if (c.unicode() == 0x3164 || c.unicode() == 0xffa0 || c.unicode() == 0x115f || c.unicode() == 0x1160) {
            m_text.remove(i, 1); // noted by the cleaning
            continue;
        }
        const bool middleDot = c.unicode() == 0x30fb || c.unicode() == 0xb7 || c.unicode() == 0x2022;
        if (middleDot && betweenLatin(i))
            put("address.middle-dot-for-dot", i, 1, u".");
        else if (c == u'_')
            m_text.set(i, u'-');
        else if (isHiragana(c) && !dash(i)) {
            i = std::max(residue(i, m_at + 1, m_text.size()), i + 1);
            continue;
        } else if (!dash(i))
            domainComma(i);
        ++i;
    }
}

void Guesser::domainEdges()
{
    const auto from = m_at + 1;
    static constexpr QLatin1StringView www = "www."_L1;
    if (m_text.view().sliced(from).startsWith(www) && m_text.view().sliced(from).count(u'.') > 1)
        erase("address.host-prefix", from, www.size());
    for (qsizetype i = from; i < m_text.size();) {
        const auto c = m_text.at(i);
        const bool first = i == from || m_text.at(i - 1) == u'.';
        const bool last = i + 1 == m_text.size() || m_text.at(i + 1) == u'.';
        if ((c == u'.' && (first || i + 1 == m_text.size())) || (c == u'-' && (first || last))) {
            m_text.remove(i, 1);
            i = std::max(i - 1, from);
        } else
            ++i;
    }
}

// Local part

void Guesser::localBlanks()
{
    const auto noteBlank = [&](qsizetype i, qsizetype length) {
        if (m_text.at(i).unicode() == 0x3000)
            note("address.ideographic-space", i, length);
        if (m_text.at(i).unicode() == 0xa0)
            note("address.nbsp", i, length);
        note("address.whitespace-inside", i, length);
    };
    for (qsizetype i = 0; i < m_at;) {
        if (!isBlank(m_text.at(i))) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < m_at && isBlank(m_text.at(end)))
            ++end;
        noteBlank(i, end - i);
        const bool beside = i == 0 || end == m_at || m_text.at(i - 1) == u'.' || m_text.at(end) == u'.' || m_text.at(end) == u'-' || m_text.at(i - 1) == u'-';
        // Kept as one blank: three ways of filling it are offered.
        m_text.replace(i, end - i, beside ? u"" : u" ");
        m_at -= end - i - (beside ? 0 : 1);
        i += beside ? 0 : 1;
    }
}

void Guesser::localCharacters()
{
    localBlanks();
    for (qsizetype i = 0; i < m_at;) {
        const auto c = m_text.at(i);
        if (isControl(c)) {
            erase("address.control-character", i, 1);
            --m_at;
            continue;
        }
        if (c == u',' || c == u'、' || c == u'，' || c == u';')
            put("address.comma-for-dot", i, 1, u".");
        else if ((c.unicode() == 0x30fb || c.unicode() == 0xb7) && betweenLatin(i))
            put("address.middle-dot-for-dot", i, 1, u".");
        else if (c.unicode() == 0x3164 || c.unicode() == 0xffa0) {
            m_text.remove(i, 1);
            --m_at;
            continue;
        } else if (isHiragana(c)) {
            i = std::max(residue(i, 0, m_at), i + 1);
            continue;
        } else
            dash(i);
        ++i;
    }
    lookalikes(0, m_at, "address.mixed-script-local");
}

/// The local part as it may have been meant, for a domain as it may have been meant.
QStringList Guesser::locals(const QString &domain)
{
    auto local = m_text.string().first(m_at);
    if (local.startsWith(u'"'))
        return {local};
    if (isLegacyCarrier(domain) && isLegacyLocal(local) && !local.startsWith(u'.'))
        return {u'"' + local + u'"'};
    for (auto twin = local.indexOf(".."_L1); twin >= 0; twin = local.indexOf(".."_L1))
        local.remove(twin, 1);
    while (local.startsWith(u'.'))
        local.remove(0, 1);
    while (local.endsWith(u'.'))
        local.chop(1);
    if (!local.contains(u' '))
        return {local};
    // "t a r o": letter by letter, for clearness.
    const auto letters = local.split(u' ');
    if (letters.size() > 2 && std::ranges::all_of(letters, [](const QString &piece) { return piece.size() == 1; }))
        return {letters.join(QString())};
    QStringList filled;
    for (const auto &by : {u"."_s, QString(), u"_"_s})
        filled << QString(local).replace(u' ', by);
    return filled;
}

// Domain

QString Guesser::literalDomain(const QString &domain) const
{
    if (isIpv4(domain))
        return u'[' + domain + u']';
    if (domain.count(u':') > 1 && !domain.startsWith(u'['))
        return "[IPv6:"_L1 + (domain.startsWith("ipv6:"_L1) ? QStringView(domain).sliced(5) : QStringView(domain)) + u']';
    if (domain.startsWith(u'[') && domain.endsWith(u']') && domain.count(u':') > 1)
        return "[IPv6:"_L1 + QStringView(domain).sliced(1);
    return domain;
}

/// Every way the kana may have been typed; the first that makes a known domain, else one with a known ending.
void Guesser::residueDomain(QString &domain) const
{
    constexpr qsizetype most = 64;
    QStringList ways{QString()};
    for (qsizetype i = 0; i < domain.size();) {
        const auto pair = domain.mid(i, 2);
        const auto length = tables().romaji.contains(pair) ? pair.size() : 1;
        auto typed = tables().romaji.value(pair.first(length));
        if (typed.isEmpty())
            typed << domain.mid(i, 1);
        QStringList next;
        for (const auto &way : ways) {
            for (const auto &letters : typed) {
                if (next.size() < most)
                    next << way + letters;
            }
        }
        ways = next;
        i += length;
    }
    const auto known = std::ranges::find_if(ways, [&](const QString &way) { return m_index.knows(way); });
    const auto ending = std::ranges::find_if(ways, [&](const QString &way) { return isTopLevel(QStringView(way).sliced(way.lastIndexOf(u'.') + 1)); });
    domain = known != ways.end() ? *known : ending != ways.end() ? *ending : ways.first();
}

QStringList Guesser::domains()
{
    auto domain = asciiLower(m_text.view().sliced(m_at + 1));
    if (m_kanaInDomain)
        residueDomain(domain);
    const auto bracketed = literalDomain(domain);
    if (bracketed != domain || domain.startsWith(u'['))
        return {bracketed};
    if (!isAscii(domain))
        return {domain};
    const auto better = guessDomain(domain, m_index);
    if (!better)
        return {domain};
    m_guess.endingExplained = true;
    for (const auto id : better.ids)
        note(id, m_at + 1, m_text.size() - m_at - 1);
    return better.domains;
}

void Guesser::compose()
{
    const auto meant = domains();
    for (const auto &domain : meant) {
        for (const auto &local : locals(domain)) {
            QString address = local + u'@' + domain;
            if (address != m_typed && !m_guess.choices.contains(address) && mayBeSuggested(address))
                m_guess.choices << address;
        }
    }
}

Guess Guesser::run()
{
    // Without these no @ is the right one, or none is missing.
    stripLeading();
    findAt();
    dotWords();
    stripTrailing();
    if (!oneAt())
        return m_guess;
    if (!m_text.view().startsWith(u'"')) {
        localCharacters();
    }
    if (m_at > 0 && m_at + 1 < m_text.size() && m_text.at(m_at + 1) != u'[') {
        domainCharacters();
        lookalikes(m_at + 1, m_text.size(), "address.mixed-script-domain");
        domainEdges();
    }
    if (m_at > 0 && m_at + 1 < m_text.size())
        compose();
    return m_guess;
}

} // namespace

Guess guessPlain(const Text &normalized, const Syntax &syntax, const Directory::Index &index)
{
    const auto first = syntax.localPart.at(0);
    if (first == u'\'' || first == u'`' || first == u'/' || syntax.ascii.startsWith("www."_L1))
        return guess(normalized, index);
    const auto better = guessDomain(syntax.ascii, index);
    Guess made;
    made.endingExplained = bool(better);
    for (const auto id : better.ids)
        made.issues << normalized.issue(id, syntax.at + 1, syntax.ascii.size());
    for (const auto &domain : better.domains) {
        QString address = syntax.localPart + u'@' + domain;
        if (mayBeSuggested(address))
            made.choices << address;
    }
    return made;
}

Guess guess(const Text &normalized, const Directory::Index &index)
{
    return Guesser(normalized, index).run();
}

} // namespace todoku::address
