// SPDX-License-Identifier: Apache-2.0
#include "spf.h"

#include <QtCore/QUrl>

namespace todoku::domain::spf {

static constexpr qsizetype longestSpfRecord = 8192; // far beyond what DNS software lets through in practice
static constexpr qsizetype mostTerms = 500;

bool Term::looksUp() const
{
    switch (mechanism) {
    case Mechanism::Include:
    case Mechanism::A:
    case Mechanism::Mx:
    case Mechanism::Ptr:
    case Mechanism::Exists:
    case Mechanism::Redirect:
        return true;
    default:
        return false;
    }
}

bool isRecord(QByteArrayView text)
{
    constexpr QByteArrayView version = "v=spf1";
    return text.size() >= version.size() && text.first(version.size()).compare(version, Qt::CaseInsensitive) == 0
        && (text.size() == version.size() || text[version.size()] == ' ');
}

/// Reads "%{d1r-}", "%%", "%_", "%-" at `at`, which stands on the percent sign; moves behind it.
struct Macro {
    QChar letter;
    int digits = 0;
    bool reversed = false;
    QString delimiters{};
    bool isEscape = false; ///< then `letter` is one of % _ -
};

static std::optional<Macro> readMacro(QStringView text, qsizetype &at, MacroPlace place)
{
    if (at + 1 >= text.size())
        return std::nullopt;
    const auto next = text[at + 1];
    if (next == u'%' || next == u'_' || next == u'-') {
        at += 2;
        return Macro{next, 0, false, {}, true};
    }
    const auto close = text.indexOf(u'}', at);
    if (next != u'{' || close < at + 3)
        return std::nullopt;
    auto inside = text.sliced(at + 2, close - at - 2);
    Macro macro{inside.front()};
    const auto letter = macro.letter.toLower();
    // RFC 7208 §7.2: c, r and t stand in explanations only.
    const QStringView letters = place == MacroPlace::Explanation ? QStringView(u"slodiphvcrt") : QStringView(u"slodiphv");
    if (!letters.contains(letter))
        return std::nullopt;
    inside = inside.sliced(1);
    qsizetype digits = 0;
    while (digits < inside.size() && inside[digits] >= u'0' && inside[digits] <= u'9')
        ++digits;
    if (digits > 0) {
        macro.digits = digits > 3 ? 999 : inside.first(digits).toInt();
        if (macro.digits == 0)
            return std::nullopt;
    }
    inside = inside.sliced(digits);
    if (inside.startsWith(u'r', Qt::CaseInsensitive)) {
        macro.reversed = true;
        inside = inside.sliced(1);
    }
    for (const auto c : inside) {
        if (!QStringView(u".-+,/_=").contains(c))
            return std::nullopt;
    }
    macro.delimiters = inside.toString();
    at = close + 1;
    return macro;
}

bool hasMacros(QStringView text)
{
    return text.contains(u'%');
}

bool macrosAreValid(QStringView text, MacroPlace place)
{
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == u'%') {
            if (!readMacro(text, at, place))
                return false;
            continue;
        }
        const auto c = text[at++].unicode();
        // macro-literal is visible ASCII; an explanation may have spaces as well.
        if (c < (place == MacroPlace::Explanation ? 0x20 : 0x21) || c > 0x7e)
            return false;
    }
    return true;
}

/// "1.2.3.4", or for IPv6 the 32 nibbles with dots (RFC 7208 §7.3).
static QString dotted(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return address.toString();
    QStringList nibbles;
    const auto ip = address.toIPv6Address();
    for (int i = 0; i < 16; ++i)
        nibbles << QString::number(ip[i] >> 4, 16) << QString::number(ip[i] & 0xf, 16);
    return nibbles.join(u'.').toUpper();
}

static QString valueOf(QChar letter, const MacroValues &values)
{
    const auto at = values.sender.lastIndexOf(u'@');
    switch (letter.toLower().unicode()) {
    case u's': return values.sender;
    case u'l': return values.sender.left(at);
    case u'o': return values.sender.mid(at + 1);
    case u'd': return values.domain;
    case u'i': return dotted(values.client);
    case u'p': return values.validatedName;
    case u'h': return values.helo;
    case u'v': return values.client.protocol() == QAbstractSocket::IPv4Protocol ? u"in-addr"_s : u"ip6"_s;
    case u'c': return values.client.toString();
    case u'r': return values.receiver.isEmpty() ? u"unknown"_s : values.receiver;
    case u't': return QString::number(values.now);
    }
    return {};
}

static QString transformed(const QString &value, const Macro &macro)
{
    QStringList parts;
    const QStringView delimiters = macro.delimiters.isEmpty() ? QStringView(u".") : QStringView(macro.delimiters);
    QString part;
    for (const auto c : value) {
        if (delimiters.contains(c)) {
            parts << part;
            part.clear();
        } else {
            part += c;
        }
    }
    parts << part;
    if (macro.reversed)
        std::ranges::reverse(parts);
    if (macro.digits > 0 && macro.digits < parts.size())
        parts = parts.mid(parts.size() - macro.digits);
    return parts.join(u'.');
}

QString expanded(QStringView text, const MacroValues &values)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] != u'%') {
            result += text[at++];
            continue;
        }
        const auto macro = readMacro(text, at, MacroPlace::Explanation);
        if (!macro)
            break;
        if (macro->isEscape) {
            result += macro->letter == u'%' ? u"%"_s : macro->letter == u'_' ? u" "_s : u"%20"_s;
            continue;
        }
        const auto value = transformed(valueOf(macro->letter, values), *macro);
        // An upper case letter asks for URL escaping.
        result += macro->letter.isUpper() ? QString::fromLatin1(QUrl::toPercentEncoding(value)) : value;
    }
    return result;
}

QString expandedName(QStringView text, const MacroValues &values)
{
    auto name = expanded(text, values);
    if (name.endsWith(u'.'))
        name.chop(1);
    while (name.size() > 253) {
        const auto dot = name.indexOf(u'.');
        if (dot < 0)
            return {};
        name.remove(0, dot + 1);
    }
    // The resolver reads a backslash as an escape; here it is only a strange character.
    return name.replace(u'\\', "\\\\"_L1);
}

bool isLookable(QStringView name)
{
    if (name.isEmpty() || name.size() > 253)
        return false;
    for (const auto label : name.split(u'.')) {
        if (label.isEmpty() || label.toUtf8().size() > 63)
            return false;
    }
    return true;
}

/// RFC 7208 §7.1: ends in a macro, or in ".toplabel" with an optional dot.
static bool isDomainSpec(QStringView text)
{
    if (text.isEmpty() || !macrosAreValid(text, MacroPlace::DomainSpec))
        return false;
    if (text.endsWith(u'}'))
        return true;
    if (text.endsWith(u'.'))
        text.chop(1);
    const auto dot = text.lastIndexOf(u'.');
    if (dot < 0)
        return false;
    static const QRegularExpression topLabel(u"^(?:[0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])\\z"_s, QRegularExpression::CaseInsensitiveOption);
    return topLabel.match(text.sliced(dot + 1).toString()).hasMatch();
}

static bool readPrefix(QStringView text, int highest, int &prefix)
{
    static const QRegularExpression number(u"^(?:0|[1-9][0-9]{0,2})\\z"_s);
    if (!number.match(text.toString()).hasMatch() || text.toInt() > highest)
        return false;
    prefix = text.toInt();
    return true;
}

/// Takes "/24", "//64" or "/24//64" off the end of the value. False where it is there and wrong.
static bool takePrefixes(QStringView &value, Term &term)
{
    static const QRegularExpression form(u"(?:/([0-9]*))?(?://([0-9]*))?\\z"_s);
    const auto match = form.match(value.toString());
    if (match.capturedLength(0) == 0)
        return true;
    value = value.first(match.capturedStart(0));
    return (!match.hasCaptured(1) || readPrefix(match.capturedView(1), 32, term.prefix4))
        && (!match.hasCaptured(2) || readPrefix(match.capturedView(2), 128, term.prefix6));
}

static bool readNetwork(QStringView value, QAbstractSocket::NetworkLayerProtocol protocol, Term &term)
{
    const auto slash = value.indexOf(u'/');
    const auto prefixed = slash >= 0;
    const bool v4 = protocol == QAbstractSocket::IPv4Protocol;
    if (prefixed && !readPrefix(value.sliced(slash + 1), v4 ? 32 : 128, v4 ? term.prefix4 : term.prefix6))
        return false;
    const auto address = (prefixed ? value.first(slash) : value).toString();
    // QHostAddress also takes "192.0.2" and "%scope"; SPF takes neither.
    static const QRegularExpression fourParts(u"^[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\z"_s);
    if (v4 ? !fourParts.match(address).hasMatch() : address.contains(u'%'))
        return false;
    return term.network.setAddress(address) && term.network.protocol() == protocol;
}

static bool readModifier(QStringView name, QStringView value, Term &term)
{
    static const QRegularExpression form(u"^[a-z][a-z0-9._-]*\\z"_s, QRegularExpression::CaseInsensitiveOption);
    if (!form.match(name.toString()).hasMatch())
        return false;
    term.domainSpec = value.toString();
    if (name.compare("redirect"_L1, Qt::CaseInsensitive) == 0) {
        term.mechanism = Mechanism::Redirect;
        return isDomainSpec(value);
    }
    if (name.compare("exp"_L1, Qt::CaseInsensitive) == 0) {
        term.mechanism = Mechanism::Explanation;
        return isDomainSpec(value);
    }
    term.mechanism = Mechanism::UnknownModifier;
    return macrosAreValid(value, MacroPlace::Explanation);
}

static bool readMechanism(QStringView name, QStringView value, bool hasColon, Term &term)
{
    const auto is = [&](QLatin1StringView word) { return name.compare(word, Qt::CaseInsensitive) == 0; };
    const auto takesDomain = [&](bool required) {
        term.domainSpec = value.toString();
        return hasColon ? isDomainSpec(value) : !required && value.isEmpty();
    };
    if (is("all"_L1)) {
        term.mechanism = Mechanism::All;
        return !hasColon && value.isEmpty();
    }
    if (is("include"_L1) || is("exists"_L1)) {
        term.mechanism = is("include"_L1) ? Mechanism::Include : Mechanism::Exists;
        return takesDomain(true);
    }
    if (is("a"_L1) || is("mx"_L1)) {
        term.mechanism = is("a"_L1) ? Mechanism::A : Mechanism::Mx;
        return takePrefixes(value, term) && takesDomain(false);
    }
    if (is("ptr"_L1)) {
        term.mechanism = Mechanism::Ptr;
        return takesDomain(false);
    }
    if (is("ip4"_L1) || is("ip6"_L1)) {
        term.mechanism = is("ip4"_L1) ? Mechanism::Ip4 : Mechanism::Ip6;
        return hasColon && readNetwork(value, is("ip4"_L1) ? QAbstractSocket::IPv4Protocol : QAbstractSocket::IPv6Protocol, term);
    }
    return false;
}

static std::optional<Term> readTerm(const QString &text)
{
    Term term{text};
    QStringView rest = text;
    static const QRegularExpression separator(u"[:/=]"_s);
    const auto at = rest.indexOf(separator);
    if (at > 0 && rest[at] == u'=')
        return readModifier(rest.first(at), rest.sliced(at + 1), term) ? std::optional(term) : std::nullopt;
    if (QStringView(u"+-~?").contains(rest.front())) {
        term.qualifier = rest.front();
        rest = rest.sliced(1);
    }
    const auto end = rest.indexOf(separator);
    const auto name = end < 0 ? rest : rest.first(end);
    const bool hasColon = end >= 0 && rest[end] == u':';
    const auto value = end < 0 ? QStringView() : rest.sliced(hasColon ? end + 1 : end);
    return readMechanism(name, value, hasColon, term) ? std::optional(term) : std::nullopt;
}

Record readRecord(const QByteArray &text)
{
    Record record;
    if (text.size() > longestSpfRecord) {
        record.broken << QString::fromLatin1(text.first(60)) + u'…';
        return record;
    }
    // Latin-1 keeps every octet apart: what is not ASCII fails in the terms (RFC 7208 §3.1).
    int redirects = 0, explanations = 0;
    for (const auto &word : QString::fromLatin1(text.mid(6)).split(u' ', Qt::SkipEmptyParts)) {
        const auto term = record.terms.size() < mostTerms ? readTerm(word) : std::nullopt;
        redirects += term && term->mechanism == Mechanism::Redirect;
        explanations += term && term->mechanism == Mechanism::Explanation;
        // RFC 7208 §6: each of these two at most once.
        if (term && redirects < 2 && explanations < 2)
            record.terms << *term;
        else if (record.broken.size() < 20)
            record.broken << word;
    }
    return record;
}

} // namespace todoku::domain::spf
