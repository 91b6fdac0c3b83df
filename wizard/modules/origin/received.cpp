// SPDX-License-Identifier: Apache-2.0
#include "servers.h"

#include "todoku/mail.h"

namespace todoku::origin {

static constexpr qsizetype mostLines = 200;
static constexpr qsizetype longestLine = 8192;

namespace {
/// A word of the line, or a whole comment without its parentheses.
struct Word {
    QStringView text;
    bool comment;
};
}

static std::vector<Word> wordsOf(QStringView line)
{
    std::vector<Word> words;
    qsizetype position = 0;
    while (position < line.size()) {
        if (line[position].isSpace()) {
            ++position;
        } else if (line[position] == u'(') {
            const auto begin = ++position;
            for (int depth = 1; position < line.size() && depth > 0; ++position)
                depth += line[position] == u'(' ? 1 : line[position] == u')' ? -1 : 0;
            words.push_back({line.sliced(begin, std::max(position - 1, begin) - begin), true});
        } else {
            const auto begin = position;
            while (position < line.size() && !line[position].isSpace() && line[position] != u'(')
                ++position;
            words.push_back({line.sliced(begin, position - begin), false});
        }
    }
    return words;
}

// "[192.0.2.1]", "[IPv6:2001:db8::1]", "192.0.2.1:25" -> the address; "" where it is none.
static QString addressIn(QStringView text)
{
    const auto open = text.indexOf(u'[');
    if (open >= 0) {
        const auto close = text.indexOf(u']', open);
        if (close < 0)
            return {};
        text = text.sliced(open + 1, close - open - 1);
    }
    text = text.trimmed();
    if (text.startsWith("IPv6:"_L1, Qt::CaseInsensitive))
        text = text.sliced(5);
    return isAddress(text) ? text.toString() : QString();
}

static QString hostName(QStringView text)
{
    while (text.endsWith(u'.') || text.endsWith(u',') || text.endsWith(u';'))
        text.chop(1);
    return text.toString();
}

static bool isUnknown(QStringView name)
{
    return name.compare("unknown"_L1, Qt::CaseInsensitive) == 0 || name.compare("may"_L1, Qt::CaseInsensitive) == 0;
}

// The comment behind "from x": "name [address]" (Sendmail, Postfix), "HELO x" (qmail), "[address] helo=x" (Exim), "address" (Exchange).
static void readClientComment(QStringView comment, Received &line)
{
    static constexpr std::array claims{"HELO "_L1, "EHLO "_L1, "helo="_L1, "ehlo="_L1};
    const auto placeOf = [comment](QLatin1StringView claim) {
        const auto at = comment.indexOf(claim, 0, Qt::CaseInsensitive);
        return at == 0 || (at > 0 && comment[at - 1].isSpace()) ? at : comment.size();
    };
    const auto claimed = std::ranges::min(claims, {}, placeOf);
    const auto address = addressIn(comment.first(placeOf(claimed)));
    // Many a program greets with the address that it has inside its own network, "from [192.168.1.5] (unknown [203.0.113.77])": that is a claim.
    if (!address.isEmpty() && !line.clientAddress.isEmpty() && line.clientAddress != address && line.helo.isEmpty())
        line.helo = std::exchange(line.clientAddress, QString());
    if (!address.isEmpty() && line.clientAddress.isEmpty())
        line.clientAddress = address;
    if (const auto at = placeOf(claimed); at < comment.size()) {
        // Then the word behind "from" is what the server found.
        const auto rest = comment.sliced(at + claimed.size());
        const auto space = rest.indexOf(u' ');
        line.lookedUp = true;
        if (!isUnknown(line.helo) && addressIn(line.helo).isEmpty())
            line.clientName = line.helo;
        line.helo = hostName(space < 0 ? rest : rest.first(space));
        return;
    }
    const auto bracket = comment.indexOf(u'[');
    if (bracket <= 0 || address.isEmpty())
        return;
    const auto before = comment.first(bracket).trimmed();
    if (before.isEmpty() || before.contains(u'='))
        return;
    line.lookedUp = true;
    const auto name = before.sliced(before.lastIndexOf(u' ') + 1);
    // Sendmail's "(may be forged)": the name does not lead back to the address.
    if (!isUnknown(name) && !comment.contains("may be forged"_L1) && !isAddress(name))
        line.clientName = hostName(name.sliced(name.lastIndexOf(u'@') + 1));
}

// RFC 3848, and the words of programs that never heard of it.
static bool saysLogin(const Received &line)
{
    static const QStringList protocols{u"esmtpa"_s, u"esmtpsa"_s, u"utf8smtpa"_s, u"utf8smtpsa"_s, u"lmtpa"_s, u"lmtpsa"_s, u"asmtp"_s, u"smtpa"_s, u"mapi"_s, u"submission"_s};
    return protocols.contains(line.with.toLower());
}

static bool commentSaysLogin(QStringView comment)
{
    // Postfix "Authenticated sender: x", Sendmail "authenticated bits=0", courier and others "authenticated as x", Communigate "account x".
    // Not "auth=none", and not the verdict of a check ("authentication-results").
    return comment.startsWith("authenticated"_L1, Qt::CaseInsensitive) || comment.startsWith("smtp-auth"_L1, Qt::CaseInsensitive)
        || comment.contains(" authenticated as "_L1, Qt::CaseInsensitive) || (comment.startsWith("account "_L1) && comment.contains(u'@'));
}

static Received receivedFrom(QByteArrayView value)
{
    Received line;
    line.line = QString::fromUtf8(mail::unfolded(value.first(std::min(value.size(), longestLine)))).simplified();
    const auto semicolon = line.line.lastIndexOf(u';');
    line.time = mail::dateFromField(QStringView(line.line).sliced(semicolon + 1));
    enum class Place { Nowhere, From, By, With, Other } place = Place::Nowhere;
    bool exim = false;
    for (const auto &word : wordsOf(QStringView(line.line).first(semicolon < 0 ? line.line.size() : semicolon))) {
        const auto is = [&](QLatin1StringView keyword) { return word.text.compare(keyword, Qt::CaseInsensitive) == 0; };
        if (word.comment) {
            line.loggedIn |= commentSaysLogin(word.text);
            exim |= word.text.startsWith("Exim"_L1);
            if (place == Place::From)
                readClientComment(word.text, line);
            else if (place == Place::Nowhere && word.text.contains("invoked "_L1) && word.text.startsWith("qmail"_L1))
                line.with = u"qmail"_s;
        } else if (is("from"_L1) && place == Place::Nowhere) {
            place = Place::From;
        } else if (is("by"_L1) && (place == Place::From || place == Place::Nowhere)) {
            place = Place::By;
        } else if (is("with"_L1) && place != Place::From) {
            place = Place::With;
        } else if (is("id"_L1) || is("for"_L1) || is("via"_L1)) {
            place = Place::Other;
        } else if (place == Place::From && line.helo.isEmpty() && line.clientAddress.isEmpty()) {
            line.clientAddress = addressIn(word.text);
            if (line.clientAddress.isEmpty())
                line.helo = hostName(word.text);
        } else if (place == Place::From && word.text.startsWith(u'[') && line.clientAddress.isEmpty()) {
            line.clientAddress = addressIn(word.text);
        } else if (place == Place::By && line.by.isEmpty()) {
            line.by = hostName(word.text);
        } else if (place == Place::With && line.with.isEmpty()) {
            line.with = word.text.toString();
        }
    }
    line.loggedIn |= saysLogin(line);
    // Exim looks the client up; without "helo=" the name that it found is also what the client called itself.
    if (exim && !line.lookedUp && !line.helo.isEmpty() && !line.clientAddress.isEmpty() && line.helo.contains(u'.')) {
        line.lookedUp = true;
        line.clientName = line.helo;
    }
    // A web mailer writes itself, without a client: "by 2002:… with HTTP".
    line.loggedIn |= line.with.startsWith("HTTP"_L1) && line.helo.isEmpty() && line.clientName.isEmpty();
    return line;
}

QList<Received> receivedLines(const QByteArray &header)
{
    QList<Received> lines;
    const auto fields = mail::Header::read(header);
    for (const auto &field : fields.fields()) {
        if (field.name.compare("Received", Qt::CaseInsensitive) == 0 && lines.size() < mostLines)
            lines << receivedFrom(field.value);
    }
    return lines;
}

} // namespace todoku::origin
