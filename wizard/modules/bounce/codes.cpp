// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static bool isDigitAt(QStringView text, qsizetype i)
{
    return i >= 0 && i < text.size() && text[i] >= u'0' && text[i] <= u'9';
}

static qsizetype digitsFrom(QStringView text, qsizetype i)
{
    qsizetype count = 0;
    while (isDigitAt(text, i + count))
        ++count;
    return count;
}

// Length of an enhanced code at i, else 0. Not a piece of an address ("5.1.1.7"), a version ("v5.1.1") or a longer number.
static qsizetype enhancedCodeAt(QStringView text, qsizetype i)
{
    if (i + 4 >= text.size() || (text[i] != u'2' && text[i] != u'4' && text[i] != u'5') || text[i + 1] != u'.')
        return 0;
    if (i > 0 && (isDigitAt(text, i - 1) || text[i - 1] == u'.' || text[i - 1].isLetter() || text[i - 1] == u'_'))
        return 0;
    const auto subject = digitsFrom(text, i + 2);
    if (subject == 0 || subject > 3 || i + 2 + subject >= text.size() || text[i + 2 + subject] != u'.')
        return 0;
    const auto detail = digitsFrom(text, i + 3 + subject);
    if (detail == 0 || detail > 3)
        return 0;
    const auto end = i + 3 + subject + detail;
    if (end + 1 < text.size() && text[end] == u'.' && isDigitAt(text, end + 1))
        return 0;
    if (end < text.size() && (text[end].isLetter() || text[end] == u'_') && text[end].unicode() < 128)
        return 0;
    return end - i;
}

static qsizetype findEnhanced(QStringView text, qsizetype from = 0)
{
    for (auto dot = text.indexOf(u'.', from + 1); dot > 0; dot = text.indexOf(u'.', dot + 1)) {
        if (enhancedCodeAt(text, dot - 1) > 0)
            return dot - 1;
    }
    return -1;
}

// A reply code at i: "550 ", "550-", "550" at the end; not a piece of a number, an address or a word.
static bool isReplyAt(QStringView text, qsizetype i)
{
    if (i + 3 > text.size() || text[i] < u'2' || text[i] > u'5' || !isDigitAt(text, i + 1) || text[i + 1] > u'7' || !isDigitAt(text, i + 2))
        return false;
    if (i > 0 && (text[i - 1].isLetterOrNumber() || QStringView(u".-_/@=").contains(text[i - 1])))
        return false;
    if (i + 3 == text.size())
        return true;
    const QChar next = text[i + 3];
    if (next == u'.')
        return i + 4 == text.size() || text[i + 4].isSpace();
    return next.isSpace() || next == u'-' || next == u'#' || next == u',' || next == u':' || next == u'\'' || next == u'"' || next == u';' || next == u')';
}

// The reply code that an enhanced code at `at` belongs to: "550 5.1.1", "550-5.1.1", "550 #5.1.0", "550-'5.4.1"; -1 where there is none.
static qsizetype replyBefore(QStringView text, qsizetype at)
{
    auto before = at;
    while (before > 0 && (text[before - 1].isSpace() || QStringView(u"-#('\"").contains(text[before - 1])))
        --before;
    // RFC 3463 §2: both begin with the same class.
    return before >= 3 && before < at && text[before - 3] == text[at] && isReplyAt(text, before - 3) ? before - 3 : -1;
}

// "550 4.4.7 Message expired <421 4.4.0 …>": whoever gave up says so first, in a class of its own.
static bool beginsWithBoth(QStringView start)
{
    return isReplyAt(start, 0) && start.size() > 8 && (start[3] == u' ' || start[3] == u'-') && enhancedCodeAt(start, 4) > 0;
}

QString enhancedCode(QStringView text)
{
    if (const auto start = text.trimmed(); beginsWithBoth(start)) {
        const auto code = start.sliced(4, enhancedCodeAt(start, 4)).toString();
        if (!code.endsWith(".0.0"_L1))
            return code;
    }
    QString vague;
    for (auto at = findEnhanced(text); at >= 0; at = findEnhanced(text, at + 4)) {
        if (replyBefore(text, at) >= 0) {
            const auto code = text.sliced(at, enhancedCodeAt(text, at)).toString();
            if (!code.endsWith(".0.0"_L1))
                return code;
        }
    }
    for (auto at = findEnhanced(text); at >= 0; at = findEnhanced(text, at + 4)) {
        const auto code = text.sliced(at, enhancedCodeAt(text, at)).toString();
        if (!code.endsWith(".0.0"_L1))
            return code;
        if (vague.isEmpty())
            vague = code;
    }
    return vague;
}

std::optional<int> replyCode(QStringView text)
{
    const auto number = [&](qsizetype i) { return text.sliced(i, 3).toInt(); };
    if (const auto start = text.trimmed(); beginsWithBoth(start))
        return start.first(3).toInt();
    for (auto at = findEnhanced(text); at >= 0; at = findEnhanced(text, at + 4)) {
        if (const auto reply = replyBefore(text, at); reply >= 0)
            return number(reply);
    }
    for (qsizetype i = 0; i + 3 <= text.size(); ++i) {
        // 4xx and 5xx stand in refusals; 2xx and 3xx only at the start say something.
        if (isReplyAt(text, i) && (text[i] >= u'4' || i == 0))
            return number(i);
    }
    return std::nullopt;
}

QString bareDiagnostic(QStringView text)
{
    auto line = text.toString().simplified();
    // RFC 3464 §2.3.6: "smtp; text"; the type may be X-Postfix, x-unix …
    if (const auto semicolon = line.indexOf(u';'); semicolon > 0 && semicolon < 30) {
        const auto type = QStringView(line).first(semicolon).trimmed();
        const bool isAtom = std::ranges::all_of(type, [](QChar c) { return c.isLetter() || c == u'-' || c.isDigit(); });
        if (isAtom && (type.compare("smtp"_L1, Qt::CaseInsensitive) == 0 || type.startsWith("x-"_L1, Qt::CaseInsensitive)
                       || type.compare("lmtp"_L1, Qt::CaseInsensitive) == 0 || type.compare("unix"_L1, Qt::CaseInsensitive) == 0))
            line = line.mid(semicolon + 1).trimmed();
    }
    // Exchange 2013 and later: "Remote Server at mx.example.com (192.0.2.1) returned '550 …'".
    if (line.startsWith("remote server at "_L1, Qt::CaseInsensitive)) {
        const auto quoted = line.indexOf("returned '"_L1);
        if (quoted > 0 && quoted < 320)
            line = line.mid(quoted + 10).trimmed();
        if (line.endsWith(u'\'') && line.count(u'\'') == 1)
            line.chop(1);
    }
    return line;
}

static bool isVague(const QString &status)
{
    return status.isEmpty() || status.endsWith(".0.0"_L1);
}

void settleCodes(Recipient &recipient)
{
    // "Status: 553 Exceeded maximum size" (RFC 3464 wants the enhanced code alone); what was found in words beside it says less.
    if (!replyCode(recipient.diagnostic) && enhancedCode(recipient.diagnostic).isEmpty() && recipient.statusField.simplified().contains(u' ') && replyCode(recipient.statusField))
        recipient.diagnostic = recipient.statusField.simplified();
    if (recipient.statusInReply.isEmpty())
        recipient.statusInReply = enhancedCode(recipient.diagnostic);
    if (!recipient.replyCode)
        recipient.replyCode = replyCode(recipient.diagnostic);
    const auto field = enhancedCode(recipient.statusField);
    const auto &reply = recipient.statusInReply;
    // The server that refused knows best; a vague code yields to one that says more. A code that stands in both leads.
    if (!isVague(field) && recipient.diagnostic.contains(field))
        recipient.status = field;
    else if (!isVague(reply))
        recipient.status = reply;
    else
        recipient.status = !field.isEmpty() ? field : reply;
}

} // namespace todoku::bounce
