// SPDX-License-Identifier: Apache-2.0
#include "notice.h"
#include "reading.h"

#include <QtCore/QSet>

namespace todoku::bounce {

static constexpr qsizetype longestText = 256 * 1024;

static bool isKnownField(QStringView line)
{
    static const QSet<QString> names{
        u"received"_s, u"message-id"_s, u"from"_s, u"to"_s, u"cc"_s, u"subject"_s, u"date"_s, u"return-path"_s, u"mime-version"_s, u"content-type"_s,
        u"content-transfer-encoding"_s, u"reply-to"_s, u"sender"_s, u"x-mailer"_s, u"dkim-signature"_s, u"in-reply-to"_s, u"references"_s,
        u"delivered-to"_s, u"x-originating-ip"_s, u"user-agent"_s, u"authentication-results"_s, u"received-spf"_s, u"list-id"_s, u"x-received"_s,
        u"domainkey-signature"_s, u"x-original-to"_s, u"content-language"_s, u"precedence"_s, u"thread-index"_s, u"thread-topic"_s,
    };
    if (line.isEmpty() || !line.front().isLetter())
        return false;
    const auto colon = line.first(std::min<qsizetype>(line.size(), 30)).indexOf(u':');
    return colon > 1 && colon < 30 && names.contains(line.first(colon).trimmed().toString().toLower());
}

// The returned message begins where a run of header fields of mail begins: three known ones, with continuations and fields of the
// sender's own between them. Labels of the notice itself ("To:", "Subject:", "Sent:") come with blanks before them or in twos.
static bool beginsHeader(const QStringList &lines, qsizetype at)
{
    if (lines[at].isEmpty() || !isKnownField(lines[at]))
        return false;
    int known = 0;
    bool transport = false;
    for (auto i = at; i < lines.size() && i < at + 60; ++i) {
        const auto &line = lines[i];
        if (line.trimmed().isEmpty())
            break;
        if (line.front().isSpace() && i > at)
            continue;
        if (isKnownField(line)) {
            ++known;
            transport |= line.startsWith("Received"_L1, Qt::CaseInsensitive) || line.startsWith("Message-ID"_L1, Qt::CaseInsensitive)
                || line.startsWith("MIME-Version"_L1, Qt::CaseInsensitive) || line.startsWith("Return-Path"_L1, Qt::CaseInsensitive);
        } else if (!mail::looksLikeField(line.toUtf8())) {
            break;
        }
        if (known >= 3 && transport)
            return true;
    }
    return false;
}

// One level of "> " (or what else some program quotes with) where a good part of the lines has it: a notice that was forwarded inline.
static bool unquote(QStringList &lines)
{
    for (const QChar mark : {u'>', u'|', u'＞'}) {
        qsizetype quoted = 0, filled = 0;
        for (const auto &line : lines) {
            filled += !line.isEmpty();
            // Sendmail marks what it sent with ">>> ".
            quoted += line.startsWith(mark) && !line.startsWith(">>> "_L1);
        }
        if (quoted < 4 || quoted * 10 < filled * 3)
            continue;
        for (auto &line : lines) {
            if (line.startsWith(mark))
                line.remove(0, line.size() > 1 && line[1] == u' ' ? 2 : 1);
        }
        return true;
    }
    return false;
}

static bool contains(const std::vector<WordMatcher::Hit> &hits, Phrase phrase)
{
    return std::ranges::any_of(hits, [phrase](const WordMatcher::Hit &hit) {
        const auto kinds = wording().phrases.constFind(hit.word);
        return kinds != wording().phrases.constEnd() && kinds->contains(phrase);
    });
}

static std::vector<WordMatcher::Hit> wordsOf(const QString &text)
{
    QByteArray lower;
    appendLower(lower, text, Blanks::Keep);
    return wording().matcher.find(lower);
}

// "From: Mail Delivery System …", some lines, "Subject: Undelivered Mail …": the head that a mail program puts above what it forwards or shows.
// Only one that speaks of a notice counts; the notice's own words may tell of the sender and subject of the message.
static void takeQuotedHead(QStringList &lines, Notice &notice)
{
    static const QRegularExpression from(u"^\\s*[*_]*(?:from|差出人|送信者|発信者|von|de|da|van|发件人|寄件者|보낸 사람)[*_]*\\s*[:：][*_]*\\s*(.+)$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression subject(u"^\\s*[*_]*(?:subject|件名|betreff|objet|asunto|oggetto|onderwerp|主题|主旨|제목)[*_]*\\s*[:：][*_]*\\s*(.+)$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static constexpr qsizetype furthest = 80, longestHead = 9;
    for (qsizetype i = 0; i < lines.size() && i < furthest; ++i) {
        if (!lines[i].contains(u':') && !lines[i].contains(u'：'))
            continue;
        const auto sender = from.match(lines[i]);
        for (auto j = i + 1; sender.hasMatch() && j < lines.size() && j <= i + longestHead; ++j) {
            const auto about = subject.match(lines[j]);
            if (!about.hasMatch())
                continue;
            Notice head;
            head.setMail({}, sender.captured(1), about.captured(1), false);
            if (!head.isFromDaemon() && !head.subjectBegins(Phrase::Failure) && !head.subjectBegins(Phrase::Delay))
                break;
            // Below a notice it is the head of the returned message.
            const auto above = wordsOf(lines.mid(0, i).join(u' '));
            if (contains(above, Phrase::Failure) || contains(above, Phrase::Delay))
                return;
            notice.quotedSender = head.sender;
            notice.quotedSubject = head.subject;
            // The rest of the head: dates, recipients.
            while (j + 1 < lines.size() && !lines[j + 1].isEmpty() && j <= i + longestHead)
                ++j;
            lines.remove(0, j + 1);
            return;
        }
    }
}

void Notice::setMail(const QString &address, const QString &fromField, const QString &subjectField, bool byPerson)
{
    from = address;
    sender = quotedSender.isEmpty() ? fromField : quotedSender;
    subject = quotedSubject.isEmpty() ? subjectField : quotedSubject;
    fromPerson = byPerson && quotedSender.isEmpty();
    senderWords = wordsOf(sender);
    subjectWords = wordsOf(subject);
}

// A header out of HTML may have an empty line between all of its lines.
static QStringList withoutParagraphs(QStringList lines)
{
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty())
        lines.removeFirst();
    if (lines.size() < 3 || !lines[1].isEmpty() || !isKnownField(lines[0]) || lines[2].isEmpty())
        return lines;
    QStringList joined;
    for (qsizetype i = 0; i < lines.size() && i < 400; ++i) {
        if (!lines[i].isEmpty())
            joined << lines[i];
        else if (i > 0 && lines[i - 1].isEmpty())
            break;
    }
    return joined;
}

bool Notice::hasAny(const QList<int> &numbers) const
{
    return std::ranges::any_of(numbers, [this](int number) { return words[size_t(number)]; });
}

bool Notice::says(Phrase phrase) const
{
    return hasAny(wording().numbers.value(phrase));
}

bool Notice::subjectSays(Phrase phrase) const
{
    return contains(subjectWords, phrase);
}

bool Notice::subjectBegins(Phrase phrase) const
{
    static const QRegularExpression prefixes(u"^(?:\\s|\\[[^\\]]*\\]|[*!]|(?:fw|fwd|wg|tr|rv|i|転送)\\s*[:：])+"_s, QRegularExpression::CaseInsensitiveOption);
    auto rest = subject;
    rest.remove(prefixes);
    QByteArray text;
    appendLower(text, rest.left(300), Blanks::Keep);
    const auto met = wording().matcher.find(text);
    return std::ranges::any_of(met, [&](const WordMatcher::Hit &hit) {
        // "Your message … (delivery failed)" is a program's, too.
        const bool stands = hit.place <= 12 || text[hit.place - 1] == '(';
        const auto kinds = wording().phrases.constFind(hit.word);
        return stands && kinds != wording().phrases.constEnd() && kinds->contains(phrase);
    });
}

bool Notice::isFromDaemon() const
{
    return contains(senderWords, Phrase::Sender);
}

bool Notice::looksLikeNotice() const
{
    // Whoever complains of a mail that could not be delivered writes no notice; whoever forwards one keeps its subject.
    if (fromPerson && !isFromDaemon() && !subjectBegins(Phrase::Failure))
        return false;
    return saysFailure() || (isFromDaemon() && lines.size() < 400);
}

static qsizetype lineAt(const std::vector<qsizetype> &starts, qsizetype place)
{
    return qsizetype(std::ranges::upper_bound(starts, place) - starts.begin()) - 1;
}

qsizetype Notice::lineOfAny(const QList<int> &texts, qsizetype fromLine, Edge edge) const
{
    if (fromLine >= qsizetype(starts.size()))
        return -1;
    // Of two that begin at the same place the one that is named first counts.
    const WordMatcher::Hit *best = nullptr;
    for (const auto &hit : hits) {
        if (hit.place < starts[size_t(fromLine)] || !texts.contains(hit.word))
            continue;
        if (best && hit.place > best->place)
            break;
        if (!best || texts.indexOf(hit.word) < texts.indexOf(best->word))
            best = &hit;
    }
    if (!best)
        return -1;
    return lineAt(starts, edge == Edge::End ? best->place + wording().matcher.word(best->word).size() - 1 : best->place);
}

// A line that announces the returned message: not a sentence that mentions it.
static bool mayAnnounce(QStringView line)
{
    const auto text = line.trimmed();
    return text.size() >= 8 && text.size() <= 160;
}

// The first line of the returned message, or the one that announces it.
static std::pair<qsizetype, bool> whereReturnedBegins(const QStringList &lines, const std::vector<WordMatcher::Hit> &hits, const std::vector<qsizetype> &starts)
{
    qsizetype announced = lines.size();
    for (const auto &hit : hits) {
        const auto kinds = wording().phrases.constFind(hit.word);
        if (kinds == wording().phrases.constEnd() || !kinds->contains(Phrase::Returned))
            continue;
        const auto line = lineAt(starts, hit.place);
        if (mayAnnounce(lines[line])) {
            announced = line;
            break;
        }
    }
    // A header at the very start is the one of the notice, pasted or forwarded with it.
    bool content = false;
    for (qsizetype i = 0; i < announced; ++i) {
        if (content && beginsHeader(lines, i))
            return {i, false};
        content |= !lines[i].trimmed().isEmpty() && !isKnownField(lines[i]) && !lines[i].front().isSpace();
    }
    return {announced, announced < lines.size()};
}

Notice noticeFrom(const QString &text)
{
    Notice notice;
    auto lines = text.left(longestText).split(u'\n');
    for (auto &line : lines) {
        while (!line.isEmpty() && line.back().isSpace())
            line.chop(1);
        if (line.contains(QChar::Nbsp))
            line.replace(QChar::Nbsp, u' ');
    }
    for (int level = 0; level < 3 && unquote(lines); ++level) { }
    takeQuotedHead(lines, notice);
    for (const auto &line : lines) {
        notice.starts.push_back(notice.flat.size());
        appendLower(notice.flat, line, Blanks::Join);
        notice.flat += ' ';
    }
    const auto hits = wording().matcher.find(notice.flat);
    const auto [end, announced] = whereReturnedBegins(lines, hits, notice.starts);
    if (end < lines.size()) {
        notice.returned = withoutParagraphs(lines.mid(announced ? end + 1 : end)).join(u'\n');
        notice.flat.truncate(notice.starts[size_t(end)]);
        notice.starts.resize(size_t(end));
    }
    notice.words.resize(size_t(wording().matcher.size()));
    for (const auto &hit : hits) {
        if (hit.place < notice.flat.size()) {
            notice.words[size_t(hit.word)] = true;
            notice.hits.push_back(hit);
        }
    }
    notice.lines = lines.mid(0, end);
    return notice;
}

} // namespace todoku::bounce
