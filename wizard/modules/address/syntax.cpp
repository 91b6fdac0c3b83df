// SPDX-License-Identifier: Apache-2.0
#include "syntax.h"

#include "idn.h"
#include "literal.h"

namespace todoku::address {

// RFC 5321 §4.5.3.1, RFC 1035 §2.3.4.
static constexpr qsizetype longestLocal = 64, longestDomain = 253, longestLabel = 63, longestAddress = 254;
// RFC 5322 sets no depth; nobody nests deeper by hand.
static constexpr int deepestComment = 64;

static bool isUnsafe(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

static bool isFullwidthSign(QChar c)
{
    return (c.unicode() >= 0xff01 && c.unicode() <= 0xff5e) || c.unicode() == 0x3002 || c.unicode() == 0xff61;
}

/// Dashes, arrows, stars, Japanese commas and brackets: RFC 5892 disallows them (its §2.6 excepts few), UTS #46 alone would let them pass.
static bool isSign(QChar c)
{
    const bool block = (c.unicode() >= 0x2010 && c.unicode() <= 0x2bff) || (c.unicode() >= 0x3001 && c.unicode() <= 0x303f)
        || (c.unicode() >= 0xff5f && c.unicode() <= 0xff65) || c.unicode() >= 0xffe0;
    // U+3002 and U+FF61 are dots to UTS #46; U+3007 is a letter to RFC 5892 §2.6.
    return block && (c.isPunct() || c.isSymbol()) && c.unicode() != 0x3002 && c.unicode() != 0xff61;
}

namespace {

/// Reads once from left to right; the first fault is the reason.
class Parser
{
public:
    Parser(QStringView text, LocalLength localLength) : m_text(text), m_localLength(localLength) { }

    Syntax parse()
    {
        if (std::ranges::all_of(m_text, [](QChar c) { return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n'; }))
            fail("address.empty", -1, 0);
        else if (local() && domain())
            finish();
        return std::move(m_result);
    }

private:
    enum class Gap { None, Blank, Comment };

    bool fail(FindingId id, qsizetype from, qsizetype length)
    {
        m_result.verdict = Verdict::Invalid;
        m_result.reasons.assign(1, Spot{id, from, length});
        return false;
    }
    void feature(FindingId id, qsizetype from, qsizetype length)
    {
        if (std::ranges::none_of(m_result.reasons, [&](const Spot &spot) { return spot.id == id; }))
            m_result.reasons.push_back({id, from, length});
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar next() const { return m_text[m_at]; }

    bool local();
    bool afterWord(Gap gap, qsizetype gapFrom, bool quoted);
    bool word(bool &quoted);
    bool domain();
    bool labels();
    bool label();
    bool betweenLabels(Gap gap, qsizetype gapFrom);
    bool literal();
    bool afterLiteral();
    void finish();
    bool gap(Gap &seen);
    bool comment();
    bool fold();
    bool quoted();
    bool special(FindingId otherwise);
    bool domainCharacter();
    bool endLabel(qsizetype from);
    bool fullwidthLeftover() const;
    bool toAsciiForm();
    bool lengths();

    QStringView m_text;
    LocalLength m_localLength;
    qsizetype m_at = 0;
    qsizetype m_localFrom = 0, m_domainFrom = 0;
    qsizetype m_labelStart = 0; // in m_result.domain
    bool m_needsIdna = false;
    Syntax m_result;
};

/// CRLF followed by a blank is folding (RFC 5322 §3.2.2); a lone CR is never legal (§2.3), a lone LF is a control character.
bool Parser::fold()
{
    if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'\n')
        return fail("address.bare-cr", m_at, 1);
    if (m_at + 2 >= m_text.size() || (m_text[m_at + 2] != u' ' && m_text[m_at + 2] != u'\t'))
        return fail("address.bad-folding", m_at, 2);
    feature("address.folding", m_at, 3);
    m_at += 3;
    return true;
}

bool Parser::comment()
{
    const auto from = m_at;
    int depth = 0;
    while (!atEnd()) {
        const auto c = next();
        if (c == u'\r') {
            if (!fold())
                return false;
            continue;
        }
        if (isControl(c) && c != u'\t')
            return fail("address.control-character", m_at, 1);
        if (!isAscii(c) && isUnsafe(codePointAt(m_text, m_at)) && c.unicode() != 0x3000)
            return fail("address.unsafe-character", m_at, units(codePointAt(m_text, m_at)));
        if (c == u'\\')
            ++m_at;
        else if (c == u'(' && ++depth > deepestComment)
            return fail("address.unclosed-comment", from, 1);
        else if (c == u')' && --depth == 0) {
            ++m_at;
            feature("address.comment", from, m_at - from);
            return true;
        }
        m_at += atEnd() ? 0 : units(codePointAt(m_text, m_at));
    }
    return fail("address.unclosed-comment", from, 1);
}

bool Parser::gap(Gap &seen)
{
    seen = Gap::None;
    while (!atEnd()) {
        const auto c = next();
        if (c == u' ' || c == u'\t')
            ++m_at;
        else if (c == u'\r') {
            if (!fold())
                return false;
        } else if (c == u'(') {
            if (!comment())
                return false;
            seen = Gap::Comment;
            continue;
        } else
            break;
        seen = std::max(seen, Gap::Blank);
    }
    return true;
}

/// A character that cannot stand where it stands.
bool Parser::special(FindingId otherwise)
{
    const auto c = next();
    const auto point = codePointAt(m_text, m_at);
    if (c == u'\r')
        return fold();
    if (isControl(c))
        return fail("address.control-character", m_at, 1);
    if (!isAscii(c) && isUnsafe(point))
        return fail("address.unsafe-character", m_at, units(point));
    return fail(otherwise, m_at, units(point));
}

bool Parser::quoted()
{
    const auto from = m_at++;
    while (!atEnd()) {
        const auto c = next();
        if (c == u'"') {
            ++m_at;
            m_result.localPart += m_text.mid(from, m_at - from);
            feature("address.quoted-local", from, m_at - from);
            return true;
        }
        if (c == u'\r') {
            if (!fold())
                return false;
            continue;
        }
        // RFC 5321 §4.1.2 has no control characters in qtextSMTP and quoted-pairSMTP, whatever RFC 5322's obsolete forms say.
        const auto checked = c == u'\\' ? m_at + 1 : m_at;
        if (checked >= m_text.size())
            return fail("address.backslash-end", m_at, 1);
        const auto point = codePointAt(m_text, checked);
        if (isControl(m_text[checked]) && point != u'\t')
            return fail("address.control-character", checked, 1);
        if (point >= 0x80 && isUnsafe(point) && point != 0x3000)
            return fail("address.unsafe-character", checked, units(point));
        m_at = checked + units(point);
    }
    return fail("address.unclosed-quote", from, 1);
}

bool Parser::word(bool &isQuoted)
{
    isQuoted = next() == u'"';
    if (isQuoted)
        return quoted();
    const auto from = m_at;
    while (!atEnd()) {
        const auto c = next();
        if (isAscii(c) ? !isAtext(c) : isUnsafe(codePointAt(m_text, m_at)))
            break;
        // U+037E is canonically a semicolon: after NFC (RFC 6532 §3.1) it is one.
        if (c.unicode() == 0x37e)
            return fail("address.bad-local-char", m_at, 1);
        m_at += units(codePointAt(m_text, m_at));
    }
    if (m_at == from)
        return next() == u')' ? fail("address.unopened-comment", m_at, 1)
            : next() == u'\\' ? fail("address.backslash", m_at, 1)
                              : special("address.bad-local-char");
    if (!atEnd() && next() == u'"')
        return fail("address.quote-in-atom", m_at, 1);
    m_result.localPart += m_text.mid(from, m_at - from);
    return true;
}

/// Between a word and whatever follows without a dot.
bool Parser::afterWord(Gap gap, qsizetype gapFrom, bool wasQuoted)
{
    const auto c = next();
    const bool isText = c == u'"' || (isAscii(c) ? isAtext(c) : !isUnsafe(codePointAt(m_text, m_at)));
    if (isText && gap == Gap::Comment)
        return fail("address.text-after-comment", m_at, 1);
    if (isText && gap == Gap::Blank)
        return fail("address.whitespace-inside", gapFrom, m_at - gapFrom);
    if (isText && wasQuoted)
        return fail("address.text-after-quote", m_at, 1);
    bool ignored = false;
    return word(ignored) && fail("address.bad-local-char", m_at, 1);
}

bool Parser::local()
{
    bool afterDot = false, haveWord = false, wasQuoted = false;
    int words = 0;
    for (;;) {
        const auto gapFrom = m_at;
        Gap seen;
        if (!gap(seen))
            return false;
        if (atEnd())
            return fail("address.missing-at", -1, 0);
        if (seen != Gap::None && words == 0 && !afterDot && next() != u'@')
            feature(seen == Gap::Blank ? FindingId("address.whitespace") : FindingId("address.comment"), gapFrom, m_at - gapFrom);
        if (seen != Gap::None && words > 0 && (afterDot || next() == u'.'))
            feature("address.obs-local", gapFrom, m_at - gapFrom);
        if (next() == u'@') {
            if (words == 0)
                return fail("address.empty-local", m_at, 1);
            if (afterDot)
                return fail("address.dot-before-at", m_at - 1, 1);
            if (seen != Gap::None)
                feature("address.cfws-near-at", gapFrom, m_at - gapFrom);
            break;
        }
        if (next() == u'.') {
            if (words == 0)
                return fail("address.leading-dot", m_at, 1);
            if (afterDot)
                return fail("address.consecutive-dots", m_at - 1, 2);
            m_result.localPart += u'.';
            afterDot = true;
            haveWord = false;
            ++m_at;
            continue;
        }
        if (haveWord)
            return afterWord(seen, gapFrom, wasQuoted);
        if (words == 0)
            m_localFrom = m_at;
        if (!word(wasQuoted))
            return false;
        // RFC 5322 §4.4 obs-local-part: words joined by dots where one of them is quoted.
        if (words > 0 && (wasQuoted || m_result.localPart.startsWith(u'"')))
            feature("address.obs-local", m_localFrom, m_at - m_localFrom);
        ++words;
        haveWord = true;
        afterDot = false;
    }
    m_result.at = m_at++;
    return true;
}

bool Parser::domain()
{
    const auto gapFrom = m_at;
    Gap seen;
    if (!gap(seen))
        return false;
    if (atEnd())
        return fail("address.empty-domain", -1, 0);
    if (seen != Gap::None)
        feature("address.cfws-near-at", gapFrom, m_at - gapFrom);
    m_domainFrom = m_at;
    if (next() == u'[')
        return literal();
    if (next() == u'.')
        return fail("address.leading-dot-domain", m_at, 1);
    return labels();
}

bool Parser::labels()
{
    for (;;) {
        if (!label())
            return false;
        const auto gapFrom = m_at;
        Gap seen;
        if (!gap(seen))
            return false;
        if (atEnd()) {
            if (seen == Gap::Blank)
                feature("address.whitespace", gapFrom, m_at - gapFrom);
            break;
        }
        if (next() != u'.')
            return betweenLabels(seen, gapFrom);
        if (seen != Gap::None)
            feature("address.obs-domain", gapFrom, m_at - gapFrom);
        const auto dot = m_at++;
        const auto afterFrom = m_at;
        if (!gap(seen))
            return false;
        if (atEnd())
            return fail("address.trailing-dot", dot, 1);
        if (seen != Gap::None)
            feature("address.obs-domain", afterFrom, m_at - afterFrom);
        if (next() == u'.')
            return fail("address.consecutive-dots", dot, m_at + 1 - dot);
        if (next() == u'[')
            return fail("address.text-before-literal", m_domainFrom, m_at - m_domainFrom);
        m_result.domain += u'.';
    }
    return toAsciiForm() && lengths();
}

/// Something other than a dot stands after a label.
bool Parser::betweenLabels(Gap seen, qsizetype gapFrom)
{
    const auto c = next();
    const bool isText = isLetterOrDigit(c) || c == u'-' || (!isAscii(c) && !isUnsafe(codePointAt(m_text, m_at)));
    if (c == u'[')
        return fail("address.text-before-literal", m_domainFrom, m_at - m_domainFrom);
    if (c == u'@')
        return fail("address.multiple-at", m_at, 1);
    if (isText && seen == Gap::Comment)
        return fail("address.text-after-comment", m_at, 1);
    if (isText && seen == Gap::Blank)
        return fail("address.whitespace-inside", gapFrom, m_at - gapFrom);
    return special("address.bad-domain-character");
}

/// A full-width sign between ASCII or CJK neighbours is what an input method left behind: IDNA 2008 disallows it (RFC 5892 §2.2), it is
/// repaired by cleaning and never passed as typed. In other company UTS #46 maps it.
bool Parser::fullwidthLeftover() const
{
    const auto ours = [&](qsizetype i) {
        if (i < m_domainFrom || i >= m_text.size())
            return true;
        const auto c = m_text[i];
        return isAscii(c) || isJapanese(c) || isFullwidthSign(c);
    };
    return isFullwidthSign(next()) && ours(m_at - 1) && ours(m_at + 1);
}

bool Parser::domainCharacter()
{
    const auto c = next();
    if (isAscii(c)) {
        if (isLetterOrDigit(c) || c == u'-')
            return true;
        if (c == u'_')
            return fail("address.underscore-in-domain", m_at, 1);
        if (c == u')')
            return fail("address.unopened-comment", m_at, 1);
        if (c == u'@')
            return fail("address.multiple-at", m_at, 1);
        return special("address.bad-domain-character");
    }
    const auto point = codePointAt(m_text, m_at);
    const auto category = QChar::category(point);
    // Joiners and other format characters are judged by UTS #46, with their neighbours.
    if (category != QChar::Other_Format && isUnsafe(point))
        return fail("address.unsafe-character", m_at, units(point));
    if (fullwidthLeftover())
        return c.unicode() == 0xff0e || c.unicode() == 0x3002 || c.unicode() == 0xff61 ? fail("address.fullwidth-dot", m_at, 1)
                                                                                       : fail("address.compat-character", m_at, 1);
    if (isSign(c))
        return fail("address.bad-domain-character", m_at, 1);
    m_needsIdna = true;
    return true;
}

bool Parser::label()
{
    const auto from = m_at;
    m_labelStart = m_result.domain.size();
    while (!atEnd()) {
        const auto c = next();
        if (c == u'.' || c == u' ' || c == u'\t' || c == u'\r' || c == u'(')
            break;
        if (c == u'[' && m_at > m_domainFrom)
            return fail("address.text-before-literal", m_domainFrom, m_at - m_domainFrom);
        if (!domainCharacter())
            return false;
        m_at += units(codePointAt(m_text, m_at));
    }
    m_result.domain += m_text.mid(from, m_at - from);
    return endLabel(from);
}

bool Parser::endLabel(qsizetype from)
{
    const auto label = QStringView(m_result.domain).mid(m_labelStart);
    if (label.startsWith(u'-') || label.endsWith(u'-'))
        return fail("address.hyphen-at-label-edge", from, label.size());
    if (!isAscii(label)) {
        // RFC 5892 A.7: the middle dot needs a Japanese letter in its label; ICU does not look.
        const auto dot = label.indexOf(QChar(0x30fb));
        if (dot >= 0 && std::ranges::none_of(label, [](QChar c) { return isJapanese(c); }))
            return fail("address.bad-idn", from + dot, 1);
        return true;
    }
    if (label.size() > longestLabel)
        return fail("address.label-too-long", from, label.size());
    m_needsIdna = m_needsIdna || label.startsWith("xn--"_L1, Qt::CaseInsensitive) || label.mid(2, 2) == "--"_L1;
    return true;
}

static FindingId reasonOf(IdnError error)
{
    switch (error) {
    case IdnError::Punycode: return "address.bad-punycode";
    case IdnError::Hyphen: return "address.hyphen-at-label-edge";
    case IdnError::LabelTooLong: return "address.label-too-long";
    case IdnError::DomainTooLong: return "address.domain-too-long";
    default: return "address.bad-idn";
    }
}

bool Parser::toAsciiForm()
{
    if (!m_needsIdna) {
        m_result.ascii = m_result.domain.toLower();
        return true;
    }
    const auto converted = toAscii(m_result.domain);
    m_result.ascii = converted.name;
    if (converted.error == IdnError::None)
        return true;
    m_result.ascii.clear();
    for (qsizetype i = m_domainFrom; converted.error == IdnError::Disallowed && i < m_text.size(); ++i) {
        const auto point = codePointAt(m_text, i);
        if (point < 0x80 || toAscii(m_text.mid(i, units(point))).error != IdnError::Disallowed)
            continue;
        return fail(isUnsafe(point) ? FindingId("address.unsafe-character") : FindingId("address.bad-domain-character"), i, units(point));
    }
    return fail(reasonOf(converted.error), m_domainFrom, m_text.size() - m_domainFrom);
}

bool Parser::lengths()
{
    const auto &ascii = m_result.ascii;
    const auto length = m_text.size() - m_domainFrom;
    if (ascii.size() > longestDomain)
        return fail("address.domain-too-long", m_domainFrom, length);
    const auto last = QStringView(ascii).mid(ascii.lastIndexOf(u'.') + 1);
    // RFC 1123 §2.1, RFC 3696 §2: the top label is not all digits, or nobody could tell a name from an address.
    if (std::ranges::all_of(last, isDigit)) {
        const bool address = std::ranges::all_of(ascii, [](QChar c) { return isDigit(c) || c == u'.'; });
        return fail(address ? FindingId("address.unbracketed-ip") : FindingId("address.numeric-tld"), m_domainFrom, length);
    }
    if (!ascii.contains(u'.'))
        feature("address.single-label-domain", m_domainFrom, length);
    return true;
}

bool Parser::literal()
{
    const auto from = m_at++;
    while (!atEnd() && next() != u']') {
        const auto c = next();
        if (c == u'\r' && !fold())
            return false;
        if (c == u'[')
            return fail("address.bad-literal-char", m_at, 1);
        if (c == u'\\' && m_at + 1 >= m_text.size())
            return fail("address.backslash-end", m_at, 1);
        if (!atEnd())
            ++m_at;
    }
    if (atEnd())
        return fail("address.unclosed-literal", from, 1);
    ++m_at;
    m_result.literal = true;
    m_result.domain = m_text.mid(from, m_at - from).toString();
    m_result.ascii = m_result.domain;
    if (!afterLiteral())
        return false;
    const auto kind = literalKind(QStringView(m_result.domain).mid(1, m_result.domain.size() - 2));
    switch (kind) {
    case Literal::Address: break;
    case Literal::SingleZeroGroup: feature("address.ipv6-single-zero-group", from, m_result.domain.size()); break;
    case Literal::BadIpv4: return fail("address.bad-ipv4-literal", from, m_result.domain.size());
    case Literal::BadIpv6: return fail("address.bad-ipv6-literal", from, m_result.domain.size());
    case Literal::Untagged: return fail("address.ipv6-tag-missing", from, m_result.domain.size());
    case Literal::Other: return fail("address.bad-domain-literal", from, m_result.domain.size());
    }
    feature("address.address-literal", from, m_result.domain.size());
    return true;
}

bool Parser::afterLiteral()
{
    Gap seen;
    const auto from = m_at;
    if (!gap(seen))
        return false;
    if (!atEnd())
        return next() == u'@' ? fail("address.multiple-at", m_at, 1) : fail("address.text-after-literal", m_at, m_text.size() - m_at);
    if (seen == Gap::Blank)
        feature("address.whitespace", from, m_at - from);
    return true;
}

void Parser::finish()
{
    // RFC 6532 §3.1: compared and counted in NFC; RFC 5321 §4.5.3.1 counts octets.
    const auto &local = m_result.localPart;
    const auto octets = isAscii(local) ? local.size() : local.normalized(QString::NormalizationForm_C).toUtf8().size();
    if (octets > longestLocal && m_localLength == LocalLength::Limited) {
        fail("address.local-too-long", m_localFrom, std::max<qsizetype>(m_result.at - m_localFrom, 1));
        return;
    }
    if (octets + 1 + m_result.ascii.size() > longestAddress && m_localLength == LocalLength::Limited) {
        fail("address.address-too-long", 0, m_text.size());
        return;
    }
    m_result.verdict = m_result.reasons.empty() ? Verdict::Valid : Verdict::Unusual;
}

} // namespace

bool isIpv4(QStringView text)
{
    return ipv4(text) == Ipv4::Valid;
}

Syntax parse(QStringView text, LocalLength localLength)
{
    return Parser(text, localLength).parse();
}

std::optional<QString> asciiDomain(QStringView domain)
{
    auto syntax = parse(QString("x@"_L1 + domain));
    if (syntax.verdict == Verdict::Invalid || syntax.literal || syntax.localPart != "x"_L1)
        return std::nullopt;
    return syntax.ascii;
}

std::optional<Syntax> parsePlain(QStringView text)
{
    const auto at = text.indexOf(u'@');
    if (at < 1 || at > longestLocal || text.size() > longestAddress || text.size() - at - 1 < 3)
        return std::nullopt;
    bool afterDot = true;
    for (const auto c : text.first(at)) {
        if (c == u'.' ? afterDot : !isAtext(c))
            return std::nullopt;
        afterDot = c == u'.';
    }
    if (afterDot)
        return std::nullopt;
    const auto domain = text.sliced(at + 1);
    qsizetype labelFrom = 0, dots = 0;
    bool upper = false, letterInLast = false;
    for (qsizetype i = 0; i <= domain.size(); ++i) {
        const auto c = i < domain.size() ? domain[i] : QChar(u'.');
        if (c == u'.') {
            // Empty, edged with a hyphen, too long, or with "--" where xn-- has it: for the long way to judge.
            const auto length = i - labelFrom;
            if (length < 1 || length > longestLabel || domain[labelFrom] == u'-' || domain[i - 1] == u'-'
                || (length > 3 && domain[labelFrom + 2] == u'-' && domain[labelFrom + 3] == u'-'))
                return std::nullopt;
            if (i < domain.size()) {
                ++dots;
                letterInLast = false;
            }
            labelFrom = i + 1;
        } else if (!isLetterOrDigit(c) && c != u'-')
            return std::nullopt;
        else {
            upper = upper || (c >= u'A' && c <= u'Z');
            letterInLast = letterInLast || !isDigit(c);
        }
    }
    if (dots == 0 || !letterInLast)
        return std::nullopt;
    Syntax syntax;
    syntax.verdict = Verdict::Valid;
    syntax.at = at;
    syntax.localPart = text.first(at).toString();
    syntax.domain = domain.toString();
    syntax.ascii = upper ? syntax.domain.toLower() : syntax.domain;
    return syntax;
}

} // namespace todoku::address
