// SPDX-License-Identifier: Apache-2.0
#include "cleaning.h"

#include "idn.h"

namespace todoku::address {

static bool isInvisible(char32_t c)
{
    return (c >= 0x200b && c <= 0x200d) || (c >= 0x2060 && c <= 0x2064) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || c == 0xad || c == 0x180e
        || c == 0x34f || (c >= 0xe0000 && c <= 0xe007f);
}

static bool isDirection(char32_t c)
{
    return c == 0x200e || c == 0x200f || c == 0x61c || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/// Letters that look like nothing. They are letters, so taking them away is a guess.
static bool isFiller(char32_t c)
{
    return c == 0x3164 || c == 0xffa0 || c == 0x115f || c == 0x1160;
}

namespace {

class Cleaner
{
public:
    explicit Cleaner(QStringView input) : m_text(input) { }

    Cleaned run();

private:
    void note(FindingId id, qsizetype from, qsizetype length) { m_issues << m_text.issue(id, from, length); }
    void noteRun(FindingId id, qsizetype from, qsizetype length);

    void dropInvisible();
    bool joinerHasMeaning(qsizetype i) const;
    void foldWidth();
    qsizetype foldKatakana(qsizetype i);
    void compose();
    enum class Edge { Outer, Inner };
    void trim(Edge edge);
    bool unwrapOnce();
    bool unwrapAngle();
    bool unwrapQuoted();
    bool unwrapPair();
    bool unwrapPrefix();
    void decodePercent(qsizetype from);
    void decodeXtext();
    bool stripComment();
    bool stripTrailing();
    bool isTrailing(QChar c, qsizetype at) const;
    bool several();
    bool group() const;
    bool special(Cleaned &cleaned);
    bool encapsulated(Cleaned &cleaned);
    void lowerDomain();

    Text m_text;
    QList<Issue> m_issues;
};

/// Neighbouring characters of one kind are one issue.
void Cleaner::noteRun(FindingId id, qsizetype from, qsizetype length)
{
    auto issue = m_text.issue(id, from, length);
    if (!m_issues.isEmpty() && m_issues.last().id == id && m_issues.last().position + m_issues.last().length == issue.position)
        m_issues.last().length += issue.length;
    else
        m_issues << issue;
}

/// Between letters of scripts that need them joiners change the word (RFC 5892 A.1, A.2); elsewhere they are dirt.
bool Cleaner::joinerHasMeaning(qsizetype i) const
{
    const auto c = m_text.at(i).unicode();
    if ((c != 0x200c && c != 0x200d) || i == 0)
        return false;
    for (qsizetype before = i - 1; before >= 0; --before) {
        if (m_text.at(before).isLowSurrogate() && before > 0)
            --before;
        const auto point = codePointAt(m_text.view(), before);
        if (!QChar::isMark(point) || scriptOf(point) != Script::None)
            return scriptOf(point) == Script::Other;
    }
    return false;
}

void Cleaner::dropInvisible()
{
    for (qsizetype i = 0; i < m_text.size();) {
        const auto point = codePointAt(m_text.view(), i);
        const auto length = units(point);
        if (isFiller(point))
            note("address.zero-width", i, length);
        const bool invisible = isInvisible(point) && !joinerHasMeaning(i);
        if (!invisible && !isDirection(point) && point != 0) {
            i += length;
            continue;
        }
        noteRun(point == 0 ? FindingId("address.control-character") : invisible ? FindingId("address.zero-width") : FindingId("address.bidi-control"), i, length);
        if (point == 0)
            m_issues.last().lowered = Severity::Info;
        m_text.remove(i, length);
    }
}

/// Half-width katakana with its voicing marks becomes full katakana; returns where to go on.
qsizetype Cleaner::foldKatakana(qsizetype i)
{
    qsizetype end = i;
    while (end < m_text.size() && m_text.at(end).unicode() >= 0xff66 && m_text.at(end).unicode() <= 0xff9f)
        ++end;
    note("address.halfwidth-katakana", i, end - i);
    const auto folded = m_text.view().mid(i, end - i).toString().normalized(QString::NormalizationForm_KC);
    m_text.replace(i, end - i, folded);
    return i + folded.size();
}

void Cleaner::foldWidth()
{
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        const ushort c = m_text.at(i).unicode();
        const auto fold = [&](FindingId id, QChar by) {
            noteRun(id, i, 1);
            m_text.set(i, by);
        };
        if (c < 0x3000)
            continue;
        if (c == 0xff20 || c == 0xfe6b)
            fold("address.fullwidth-at", u'@');
        else if (c == 0xff0e)
            fold("address.fullwidth-dot", u'.');
        else if (c == 0xff0d)
            fold("address.fullwidth-hyphen", u'-');
        else if (c == 0x3002 || c == 0xff61)
            fold("address.ideographic-dot", u'.');
        else if (c >= 0xff01 && c <= 0xff5e) {
            const QChar plain(ushort(c - 0xff01 + 0x21));
            fold(isLetterOrDigit(plain) ? FindingId("address.fullwidth-alnum") : FindingId("address.fullwidth-symbol"), plain);
        } else if (c >= 0xff66 && c <= 0xff9f)
            i = foldKatakana(i) - 1;
        else if (c >= 0xff62 && c <= 0xff65) {
            const QChar wide(u"「」、・"[c - 0xff62]);
            m_text.set(i, wide);
        }
    }
}

/// A mark on one ASCII letter of an otherwise ASCII word came from a dead key or a copied document; elsewhere NFC simply composes it.
void Cleaner::compose()
{
    const auto at = m_text.string().indexOf(u'@');
    const auto end = at < 0 ? m_text.size() : at;
    qsizetype mark = -1, letters = 0, others = 0;
    for (qsizetype i = 0; i < end; ++i) {
        const auto c = m_text.at(i);
        if (c.unicode() >= 0x300 && c.unicode() <= 0x36f && i > 0 && isLetter(m_text.at(i - 1)))
            mark = i;
        else
            isLetter(c) ? ++letters : isAscii(c) ? 0 : ++others;
    }
    if (mark >= 0 && letters > 1 && others == 0)
        note("address.combining-mark", mark, 1);
    m_text.composeNfc();
}

static FindingId blankId(QChar c, FindingId ordinary)
{
    return c.unicode() == 0x3000 ? FindingId("address.ideographic-space") : c.unicode() == 0xa0 ? FindingId("address.nbsp") : ordinary;
}

/// Blanks between a wrapper and the address belong to the wrapper and are not worth a word.
void Cleaner::trim(Edge edge)
{
    const auto drop = [&](qsizetype i) {
        if (edge == Edge::Outer)
            noteRun(blankId(m_text.at(i), "address.whitespace-around"), i, 1);
        m_text.remove(i, 1);
    };
    qsizetype end = m_text.size();
    while (end > 0 && isBlank(m_text.at(end - 1)))
        --end;
    while (m_text.size() > end)
        drop(end);
    while (m_text.size() > 0 && isBlank(m_text.at(0)))
        drop(0);
}

// Wrappers

static bool isOpenAngle(QChar c) { return c == u'<' || c == u'〈' || c == u'《' || c == u'‹' || c == u'«' || c == u'⟨'; }
static bool isCloseAngle(QChar c) { return c == u'>' || c == u'〉' || c == u'》' || c == u'›' || c == u'»' || c == u'⟩'; }

bool Cleaner::unwrapAngle()
{
    const auto view = m_text.view();
    if (view.size() < 3 || !isCloseAngle(view.last()))
        return false;
    qsizetype open = view.size() - 2;
    while (open >= 0 && !isOpenAngle(view[open])) {
        if (isCloseAngle(view[open]))
            return false;
        --open;
    }
    const auto inner = view.size() - 2 - open;
    if (open < 0 || inner < 1)
        return false;
    const auto before = view.first(open).trimmed();
    // "a@x.example <b" is no display name but a slip with one angle; a name in quotes may hold anything.
    if (before.isEmpty())
        note("address.wrapper-angle", open, 1);
    else
        note("address.wrapper-display-name", 0, open);
    m_text.keep(open + 1, inner);
    return true;
}

/// "Taro [mailto:taro@example.jp]", "taro@example.jp<mailto:taro@example.jp>": how Outlook quotes an address in plain text.
bool Cleaner::unwrapQuoted()
{
    const auto view = m_text.view();
    if (view.size() < 3 || (view.last() != u']' && view.last() != u'>'))
        return false;
    const QChar opening = view.last() == u']' ? u'[' : u'<';
    const auto open = view.lastIndexOf(opening);
    const auto inner = view.mid(open + 1, view.size() - open - 2);
    const bool isLink = inner.startsWith("mailto:"_L1, Qt::CaseInsensitive) || inner.startsWith("smtp:"_L1, Qt::CaseInsensitive);
    if (open < 1 || !isLink)
        return false;
    note("address.wrapper-display-name", 0, open);
    m_text.keep(open + 1, inner.size());
    return true;
}

bool Cleaner::unwrapPair()
{
    static constexpr std::u16string_view opening = u"\"'“‘「『【〔（([{`´〝”＂’‚„", closing = u"\"'”’」』】〕）)]}`´〟”＂’‘“";
    const auto view = m_text.view();
    if (view.size() < 3)
        return false;
    const auto kind = opening.find(view.first().unicode());
    if (kind == std::u16string_view::npos)
        return false;
    const auto last = view.last().unicode();
    const bool matches = last == closing[kind] || (opening[kind] == u'„' && last == u'”') || (opening[kind] == u'`' && last == u'\'');
    const auto inner = view.mid(1, view.size() - 2);
    const bool holdsAddress = inner.contains(u'@') || inner.startsWith("imcea"_L1, Qt::CaseInsensitive) || x500ProxyAddress(inner);
    if (!matches || !holdsAddress || inner.contains(view.first()) || inner.contains(view.last()))
        return false;
    note("address.wrapper-quotes", 0, 1);
    m_text.keep(1, view.size() - 2);
    return true;
}

void Cleaner::decodePercent(qsizetype from)
{
    const auto query = m_text.string().indexOf(u'?', from);
    if (query >= 0)
        m_text.remove(query, m_text.size() - query);
    for (qsizetype i = from; i < m_text.size(); ++i) {
        QByteArray octets;
        qsizetype end = i;
        while (end + 2 < m_text.size() && m_text.at(end) == u'%') {
            const auto hex = m_text.view().mid(end + 1, 2);
            bool isHex = false;
            const auto value = hex.toInt(&isHex, 16);
            if (!isHex || hex[0] == u'+' || hex[0] == u'-' || isBlank(hex[0]) || value == 0)
                break;
            octets += char(value);
            end += 3;
        }
        if (octets.isEmpty())
            continue;
        const auto decoded = QString::fromUtf8(octets);
        m_text.replace(i, end - i, decoded);
        i += decoded.size() - 1;
    }
}

/// RFC 3461 §4: "+" and two capital hexadecimal digits.
void Cleaner::decodeXtext()
{
    for (qsizetype i = 0; i + 2 < m_text.size(); ++i) {
        bool isHex = false;
        const auto hex = m_text.view().mid(i + 1, 2);
        const auto value = hex.toInt(&isHex, 16);
        if (m_text.at(i) != u'+' || !isHex || !isLetterOrDigit(hex[0]) || value < 0x21 || value > 0x7e)
            continue;
        const QChar decoded{ushort(value)};
        m_text.replace(i, 3, QStringView(&decoded, 1));
    }
}

bool Cleaner::unwrapPrefix()
{
    struct Prefix { QLatin1StringView text; FindingId id; };
    static const Prefix prefixes[] = {{"mailto:"_L1, "address.wrapper-mailto"}, {"smtp:"_L1, "address.wrapper-smtp"}, {"sip:"_L1, "address.wrapper-sip"},
                                      {"sips:"_L1, "address.wrapper-sip"},      {"im:"_L1, "address.wrapper-sip"},    {"rfc822;"_L1, "address.wrapper-rfc822"},
                                      {"rfc822:"_L1, "address.wrapper-rfc822"}, {"utf-8;"_L1, "address.wrapper-rfc822"}, {"orcpt="_L1, "address.wrapper-orcpt"}};
    if (std::ranges::none_of(m_text.view().first(std::min<qsizetype>(m_text.size(), 8)), [](QChar c) { return c == u':' || c == u';' || c == u'='; }))
        return false;
    for (const auto &prefix : prefixes) {
        if (!m_text.view().startsWith(prefix.text, Qt::CaseInsensitive) || m_text.size() == prefix.text.size())
            continue;
        note(prefix.id, 0, prefix.text.size());
        const bool orcpt = prefix.id == FindingId("address.wrapper-orcpt");
        m_text.remove(0, prefix.text.size());
        if (orcpt) {
            const auto type = m_text.string().indexOf(u';');
            if (type >= 0 && type < 16)
                m_text.remove(0, type + 1);
            decodeXtext();
        } else if (prefix.id == FindingId("address.wrapper-mailto")) {
            if (m_text.view().startsWith("//"_L1))
                m_text.remove(0, 2);
            decodePercent(0);
        }
        return true;
    }
    return false;
}

bool Cleaner::stripComment()
{
    const auto view = m_text.view();
    if (view.isEmpty() || (view.last() != u')' && view.last() != u'）'))
        return false;
    int depth = 0;
    qsizetype open = view.size() - 1;
    for (; open >= 0; --open) {
        depth += view[open] == u')' || view[open] == u'）' ? 1 : view[open] == u'(' || view[open] == u'（' ? -1 : 0;
        if (depth == 0)
            break;
    }
    // Only a remark after a whole address: in its middle the grammar has to speak.
    const auto before = view.first(std::max<qsizetype>(open, 0)).trimmed();
    const auto at = before.indexOf(u'@');
    if (at < 1 || at + 1 == before.size() || before.last() == u'.' || before.last() == u'@' || view[view.size() - 2] == u'\\')
        return false;
    note("address.wrapper-comment", open, view.size() - open);
    m_text.keep(0, open);
    return true;
}

bool Cleaner::isTrailing(QChar c, qsizetype at) const
{
    const auto before = m_text.view().first(at);
    switch (c.unicode()) {
    case u')': return !before.contains(u'(');
    case u']': return !before.contains(u'[');
    case u'}': return !before.contains(u'{');
    case u'>': return !before.contains(u'<');
    case u'"': return before.count(u'"') % 2 == 0;
    default: return std::u16string_view(u".,;:!?'/|、，；：！？…」』】〕）〉》»”’・").find(c.unicode()) != std::u16string_view::npos;
    }
}

/// Sentence punctuation after a letter or digit of the domain.
bool Cleaner::stripTrailing()
{
    const auto at = m_text.string().lastIndexOf(u'@');
    qsizetype end = m_text.size();
    while (end > 0 && (isTrailing(m_text.at(end - 1), end - 1) || isBlank(m_text.at(end - 1))))
        --end;
    if (at < 1 || end <= at + 1 || end == m_text.size() || !isLetterOrDigit(m_text.at(end - 1)) || group())
        return false;
    note("address.trailing-punctuation", end, m_text.size() - end);
    m_text.keep(0, end);
    return true;
}

/// RFC 5322 §3.4: a name, a colon, addresses, a semicolon.
bool Cleaner::group() const
{
    const auto view = m_text.view();
    const auto colon = view.indexOf(u':');
    const bool ofNobody = view.sliced(std::max<qsizetype>(colon, 0)).trimmed() == ":;"_L1; // "undisclosed-recipients:;"
    return colon > 0 && view.endsWith(u';') && !view.first(colon).contains(u'@') && !view.first(colon).contains(u'[') && (view.contains(u'@') || ofNobody);
}

bool Cleaner::several()
{
    const auto view = m_text.view();
    if (view.count(u'@') < 2)
        return false;
    // Pieces between separators outside quotes, comments and angles; two that look like addresses are two addresses.
    bool inQuotes = false;
    int depth = 0, addresses = 0;
    qsizetype from = 0, secondAt = -1;
    const auto isAddress = [&](QStringView piece) {
        const auto at = piece.lastIndexOf(u'@');
        return at > 0 && at + 1 < piece.size() && piece[at - 1] != u'@' && piece[at + 1] != u'.';
    };
    const auto close = [&](qsizetype end) {
        const auto piece = view.mid(from, end - from);
        if (isAddress(piece) && ++addresses == 2)
            secondAt = from;
        from = end + 1;
    };
    for (qsizetype i = 0; i < view.size(); ++i) {
        const auto c = view[i];
        if (c == u'"')
            inQuotes = !inQuotes;
        depth += c == u'(' ? 1 : c == u')' && depth > 0 ? -1 : 0;
        const bool strong = c == u',' || c == u';' || c == u'、' || c == u'，' || c == u'；' || c == u'\n' || c == u'|' || c == u'・';
        const bool slash = (c == u'/' || c == u'&') && isAddress(view.mid(from, i - from)) && view.mid(from, i - from).lastIndexOf(u'.') > view.mid(from, i - from).lastIndexOf(u'@');
        // "taro@a.example及びhanako@b.example": a word between two addresses.
        const auto piece = view.mid(from, i - from);
        const bool word = isJapanese(c) && isAscii(piece) && isAddress(piece) && piece.lastIndexOf(u'.') > piece.lastIndexOf(u'@')
            && isLetter(piece.last()) && view.sliced(i).contains(u'@');
        if (inQuotes || depth > 0 || !(strong || slash || word || isBlank(c)))
            continue;
        // "taro@a.example <taro@a.example>" is a display name, "… (taro@a.example)" a remark, however many @ they have.
        const auto rest = view.sliced(i).trimmed();
        const bool onlyAngleLeft = !strong
            && ((rest.startsWith(u'<') && rest.indexOf(u'>') == rest.size() - 1) || (rest.startsWith(u'(') && rest.indexOf(u')') == rest.size() - 1)
                || (rest.startsWith("[mailto:"_L1, Qt::CaseInsensitive) && rest.indexOf(u']') == rest.size() - 1));
        if (onlyAngleLeft && addresses == 0)
            return false;
        close(i);
    }
    close(view.size());
    if (addresses < 2)
        return false;
    note("address.multiple-addresses", secondAt, 1);
    return true;
}

bool Cleaner::unwrapOnce()
{
    trim(Edge::Inner);
    return unwrapPrefix() || unwrapAngle() || unwrapPair() || stripComment() || stripTrailing();
}

static FindingId encapsulatedId(const QString &type)
{
    return type == "EX"_L1 ? FindingId("address.imceaex")
        : type == "X500"_L1 ? FindingId("address.imcea-x500")
        : type == "X400"_L1 ? FindingId("address.imcea-x400")
        : type == "FAX"_L1 ? FindingId("address.imcea-fax")
        : type == "SMTP"_L1 ? FindingId("address.imcea-smtp")
        : type == "MAILTO"_L1 ? FindingId("address.imcea-mailto")
                              : FindingId("address.imcea-other");
}

bool Cleaner::encapsulated(Cleaned &cleaned)
{
    const auto token = decodeEncapsulated(m_text.view());
    if (!token)
        return false;
    cleaned.encapsulation = token->type;
    note(encapsulatedId(token->type), 0, 6 + token->type.size());
    if (token->rejoined)
        note("address.line-wrapped", -1, 0);
    for (const auto at : token->badEscapes)
        note("address.imcea-bad-escape", at, 1);
    if (token->domain.isEmpty())
        note("address.imcea-no-domain", -1, 0);
    if (token->type == "SMTP"_L1 || token->type == "MAILTO"_L1) {
        // One origin for all: the address stands nowhere in the input as it is.
        m_text.replace(0, m_text.size(), token->value);
        return true;
    }
    const bool x500 = token->type == "EX"_L1 || token->type == "X500"_L1;
    cleaned.kind = x500 ? Cleaned::Kind::X500 : Cleaned::Kind::Other;
    cleaned.value = (x500 ? u"X500"_s : token->type) + u':' + token->value;
    if (x500)
        note("address.x500-address", 0, m_text.size());
    return true;
}

bool Cleaner::special(Cleaned &cleaned)
{
    if (const auto proxy = x500ProxyAddress(m_text.view())) {
        cleaned.kind = Cleaned::Kind::X500;
        cleaned.value = *proxy;
        note("address.x500-address", 0, m_text.size());
        if (m_text.view().contains(u'\n') || m_text.view().contains(u'\r'))
            note("address.line-wrapped", -1, 0);
        return true;
    }
    return encapsulated(cleaned);
}

void Cleaner::lowerDomain()
{
    const auto at = m_text.string().lastIndexOf(u'@');
    if (at < 0 || m_text.view().mid(at + 1).startsWith(u'['))
        return;
    for (qsizetype i = at + 1; i < m_text.size(); ++i) {
        const auto c = m_text.at(i);
        const QChar lower(ushort(c.unicode() + 0x20));
        if (c >= u'A' && c <= u'Z')
            m_text.set(i, lower);
    }
}

Cleaned Cleaner::run()
{
    Cleaned cleaned{Text({}), {}, Cleaned::Kind::Mailbox, {}, {}};
    if (!isAscii(m_text.view()) || m_text.view().contains(QChar(0))) {
        dropInvisible();
        foldWidth();
        compose();
    }
    trim(Edge::Outer);
    // Wrappers in wrappers, a token in an angle, an address in a token: each turn takes one off, and nobody wraps deeper than this.
    constexpr int deepest = 12;
    for (int depth = 0; depth < deepest; ++depth) {
        if (several()) {
            cleaned.kind = Cleaned::Kind::Several;
            if (group())
                note("address.group-syntax", 0, m_text.string().indexOf(u':') + 1);
            break;
        }
        if (unwrapQuoted())
            continue;
        if (special(cleaned)) {
            if (cleaned.kind != Cleaned::Kind::Mailbox)
                break;
            continue;
        }
        if (!unwrapOnce())
            break;
    }
    if (cleaned.kind == Cleaned::Kind::Mailbox && group())
        note("address.group-syntax", 0, m_text.string().indexOf(u':') + 1);
    if (cleaned.kind == Cleaned::Kind::Mailbox || cleaned.kind == Cleaned::Kind::Several)
        lowerDomain();
    cleaned.text = std::move(m_text);
    cleaned.issues = std::move(m_issues);
    return cleaned;
}

} // namespace

Cleaned clean(QStringView input)
{
    return Cleaner(input).run();
}

} // namespace todoku::address
