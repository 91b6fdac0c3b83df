// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

#include <QtCore/QUrl>

namespace todoku::report {

/// Windows hands a mailto: to the mail program as part of a command line; 2,000 characters pass everywhere.
static constexpr qsizetype longestMailto = 1900;

static QByteArray percentEncoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

/// As many of the lines as fit.
static QByteArray mailto(const QString &to, const QString &subject, const QStringList &body)
{
    QByteArray url = "mailto:" + QUrl::toPercentEncoding(to.trimmed(), "@") + "?subject=" + percentEncoded(subject) + "&body=";
    for (const auto &line : body) {
        const QByteArray next = percentEncoded(line) + "%0D%0A";
        if (url.size() + next.size() > longestMailto)
            return url + percentEncoded(u"…"_s);
        url += next;
    }
    return url;
}

QByteArray mailto(const QString &to, const Case &theCase, const Words &words)
{
    const auto failed = visible(failedAddress(theCase.given, theCase.answers));
    QStringList body;
    for (const auto &line : lines(theCase.given, theCase.verdict, words))
        body << line.text;
    return mailto(to, say(words, QT_TRANSLATE_NOOP("Report", "Undelivered message: %1")).arg(failed.left(100)), body);
}

QByteArray mailto(const QString &to, const GroupReport &group, const Words &words)
{
    auto document = compose(group, words, {});
    document.subtitle.clear(); // who made it, and when, belongs on a report
    return mailto(to, document.title, plainText(document).split(u'\n'));
}

/// RFC 2047 §4.1, in words of at most 75 characters.
static QByteArray encodedWords(const QString &text)
{
    QByteArray result, bytes;
    const auto flush = [&] {
        if (!bytes.isEmpty())
            result += (result.isEmpty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + bytes.toBase64() + "?=";
        bytes.clear();
    };
    for (const uint c : text.toUcs4()) {
        const char32_t one[]{c};
        const auto next = QString::fromUcs4(one, 1).toUtf8();
        if (bytes.size() + next.size() > 39)
            flush();
        bytes += next;
    }
    flush();
    return result;
}

static QByteArray base64Lines(const QByteArray &content)
{
    QByteArray lines;
    const auto encoded = content.toBase64();
    for (qsizetype i = 0; i < encoded.size(); i += 76)
        lines += encoded.mid(i, 76) + "\r\n";
    return lines;
}

/// Only what can stand in a To field as it is; anything else is left for the person to fill in.
static QByteArray addressField(const QString &to)
{
    const auto address = to.trimmed();
    const bool plain = std::ranges::all_of(address, [](QChar c) { return c > u' ' && c < QChar(0x7f) && !u",;:<>()[]\\\""_s.contains(c); });
    return plain && address.count(u'@') == 1 ? address.toLatin1() : QByteArray();
}

QByteArray draft(const QString &to, const Document &document)
{
    static constexpr const char *boundary = "=_todoku_report"; // "=_" never occurs in base64 (RFC 2045 §6.7)
    const QByteArray separator = QByteArray("--") + boundary;
    QByteArray message = "X-Unsent: 1\r\n";
    if (const auto address = addressField(to); !address.isEmpty())
        message += "To: " + address + "\r\n";
    message += "Subject: " + encodedWords(document.title) + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n";
    message += separator + "\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64Lines(plainText(document).toUtf8());
    message += separator + "\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Disposition: attachment; filename=\"todoku-report.html\"\r\n"
                           "Content-Transfer-Encoding: base64\r\n\r\n"
        + base64Lines(html(document));
    return message + separator + "--\r\n";
}

} // namespace todoku::report
