// SPDX-License-Identifier: Apache-2.0
#include "servers.h"

#include "todoku/mail.h"

namespace todoku::origin {

static constexpr qsizetype longestField = 16384;
static constexpr qsizetype mostResults = 100;

// RFC 5322 §3.2.2 comments away, quoted strings opened; semicolons inside either do not count.
static std::vector<QByteArray> sectionsOf(QByteArrayView value)
{
    std::vector<QByteArray> sections(1);
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < std::min(value.size(), longestField); ++i) {
        const char c = value[i];
        if (c == '\\' && (quoted || depth > 0) && i + 1 < value.size()) {
            ++i;
            if (depth == 0)
                sections.back() += value[i];
        } else if (c == '"' && depth == 0) {
            quoted = !quoted;
        } else if (c == '(' && !quoted) {
            ++depth;
        } else if (c == ')' && !quoted && depth > 0) {
            --depth;
        } else if (c == ';' && !quoted && depth == 0) {
            sections.emplace_back();
        } else if (depth == 0) {
            sections.back() += c == '\r' || c == '\n' || c == '\t' ? ' ' : c;
        }
    }
    return sections;
}

// "spf=pass", "header.d = example.com", "dkim/1=fail" in a row.
static std::vector<std::pair<QByteArray, QByteArray>> pairsOf(QByteArray section)
{
    // Blanks may stand around the "=" (CFWS), so they go before the section is cut at blanks.
    QByteArray tight;
    section = section.simplified();
    for (qsizetype i = 0; i < section.size(); ++i) {
        const bool beside = (i + 1 < section.size() && section[i + 1] == '=') || (i > 0 && section[i - 1] == '=');
        if (section[i] != ' ' || !beside)
            tight += section[i];
    }
    std::vector<std::pair<QByteArray, QByteArray>> pairs;
    for (const auto &word : tight.split(' ')) {
        const auto equals = word.indexOf('=');
        if (equals > 0)
            pairs.emplace_back(word.first(equals).toLower(), word.sliced(equals + 1));
    }
    return pairs;
}

static QString domainOf(const QByteArray &value)
{
    const auto text = QString::fromUtf8(value).toLower();
    auto domain = text.sliced(text.lastIndexOf(u'@') + 1);
    while (domain.endsWith(u'>') || domain.endsWith(u'.') || domain.endsWith(u','))
        domain.chop(1);
    return domain;
}

static CheckResult resultFrom(const std::vector<std::pair<QByteArray, QByteArray>> &pairs, const QString &server)
{
    CheckResult result;
    result.method = pairs.front().first;
    if (const auto slash = result.method.indexOf('/'); slash >= 0)
        result.method.truncate(slash);
    result.result = QString::fromLatin1(pairs.front().second).toLower();
    result.server = server;
    // RFC 8601 §2.7: the property that names whom the method is about, the most telling first.
    static constexpr const char *properties[]{"header.d", "header.i", "smtp.mailfrom", "smtp.mfrom", "smtp.from", "header.from", "smtp.helo"};
    for (const auto *property : properties) {
        const auto found = std::ranges::find(pairs, QByteArrayView(property), &std::pair<QByteArray, QByteArray>::first);
        if (found != pairs.end()) {
            result.domain = domainOf(found->second);
            break;
        }
    }
    return result;
}

QList<CheckResult> authenticationResults(QByteArrayView value)
{
    QList<CheckResult> found;
    const auto sections = sectionsOf(value);
    QString server;
    for (size_t i = 0; i < sections.size() && found.size() < mostResults; ++i) {
        const auto pairs = pairsOf(sections[i]);
        // RFC 8601 §2.2: authserv-id [version] comes first; ARC (RFC 8617 §4.1.1) puts "i=1" before it.
        if (i <= 1 && server.isEmpty() && found.isEmpty() && !sections[i].contains('=')) {
            server = QString::fromUtf8(sections[i].simplified().split(' ').first()).toLower();
            continue;
        }
        if (pairs.empty() || pairs.front().first == "i")
            continue;
        found << resultFrom(pairs, server);
    }
    return found;
}

// RFC 7208 §9.1: "Fail (mx.example.org: domain of …) client-ip=…; receiver=mx.example.org; envelope-from=…"
std::optional<CheckResult> receivedSpf(QByteArrayView value)
{
    static const QList<QByteArray> results{"pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", "error", "unknown"};
    const auto line = mail::unfolded(value.first(std::min(value.size(), longestField))).simplified();
    const auto word = line.left(line.indexOf(' ')).toLower();
    if (!results.contains(word))
        return std::nullopt;
    CheckResult result{"spf", QString::fromLatin1(word), {}, {}};
    const auto open = line.indexOf('(');
    const auto close = line.indexOf(')', open);
    if (open >= 0 && close > open) {
        const auto comment = QString::fromUtf8(line.sliced(open + 1, close - open - 1));
        const auto colon = comment.indexOf(u':');
        if (colon > 0 && !comment.first(colon).contains(u' '))
            result.server = comment.first(colon).toLower();
        // "domain of x designates …", "best guess record for domain of x@y"
        const auto about = comment.indexOf("domain of "_L1);
        if (about >= 0)
            result.domain = domainOf(comment.sliced(about + 10).section(u' ', 0, 0).toUtf8());
    }
    for (const auto &section : sectionsOf(value)) {
        for (const auto &[name, text] : pairsOf(section)) {
            if (name == "receiver")
                result.server = QString::fromUtf8(text).toLower();
            else if (name == "envelope-from" && text.contains('@'))
                result.domain = domainOf(text);
        }
    }
    return result;
}

} // namespace todoku::origin
