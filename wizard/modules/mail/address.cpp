// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

namespace todoku::mail {

static constexpr qsizetype mostMailboxes = 100'000;

namespace {

/// Reads an address list from left to right. Encoded words are decoded per mailbox, not before: a decoded comma separates nothing.
class ListReader
{
public:
    explicit ListReader(QByteArrayView text) : m_text(text) { }

    QList<Mailbox> read()
    {
        for (qsizetype i = 0; i <= m_text.size() && m_found.size() < mostMailboxes; ++i) {
            const char c = i < m_text.size() ? m_text[i] : ',';
            if (c == '"')
                i = quoted(i);
            else if (c == '(')
                i = comment(i);
            else if (c == '<')
                i = angle(i);
            else if (c == ',' || c == ';')
                finish();
            else if (c == ':' && m_angle.isEmpty() && isGroupName())
                m_phrase.clear();
            else
                i = plain(i);
        }
        return m_found;
    }

private:
    // A colon after a phrase opens a group ("Undisclosed recipients:;"); in "mailto:a@b" or "a:b@c" it does not.
    bool isGroupName() const { return !m_phrase.contains('@') && m_phrase.trimmed().compare("mailto", Qt::CaseInsensitive) != 0
            && m_phrase.trimmed().compare("smtp", Qt::CaseInsensitive) != 0; }

    // The byte at i and those behind it that mean nothing special; gives the last one.
    qsizetype plain(qsizetype i)
    {
        static constexpr QByteArrayView special = "\"(<,;:";
        auto end = i + 1;
        while (end < m_text.size() && special.indexOf(m_text[end]) < 0)
            ++end;
        m_phrase += m_text.sliced(i, end - i);
        return end - 1;
    }

    qsizetype quoted(qsizetype i)
    {
        // Quoted local parts stay as they are written; the quotes of a display name go in finish().
        const auto begin = i;
        for (++i; i < m_text.size() && m_text[i] != '"'; ++i) {
            if (m_text[i] == '\\' && i + 1 < m_text.size())
                ++i;
        }
        m_phrase += m_text.sliced(begin, std::min(i, m_text.size()) - begin);
        m_phrase += '"';
        return i;
    }

    qsizetype comment(qsizetype i)
    {
        int depth = 0;
        for (; i < m_text.size(); ++i) {
            if (m_text[i] == '\\' && i + 1 < m_text.size())
                ++i;
            else if (m_text[i] == '(' && ++depth == 1)
                continue;
            else if (m_text[i] == ')' && --depth == 0)
                break;
            m_comment += m_text[i];
        }
        return i;
    }

    qsizetype angle(qsizetype i)
    {
        const auto end = m_text.indexOf('>', i);
        const auto stop = end < 0 ? m_text.size() : end;
        const auto inside = m_text.sliced(i + 1, stop - i - 1).trimmed();
        if (m_angle.isEmpty())
            m_angle = inside.toByteArray();
        return std::min(stop, m_text.size() - 1);
    }

    void finish()
    {
        auto phrase = m_phrase.trimmed();
        if (!m_angle.isEmpty()) {
            // RFC 5322 §4.4: an obsolete route, "<@relay:a@b>".
            if (m_angle.startsWith('@'))
                m_angle = m_angle.mid(m_angle.indexOf(':') + 1);
            m_found.append({nameOf(phrase.isEmpty() ? m_comment : phrase), decode(m_angle)});
        } else if (phrase.contains('@')) {
            m_found.append({nameOf(m_comment), decode(phrase)});
        } else if (!phrase.isEmpty()) {
            m_found.append({nameOf(phrase), QString()});
        }
        m_phrase.clear();
        m_comment.clear();
        m_angle.clear();
    }

    static QString nameOf(QByteArray phrase)
    {
        if (phrase.contains('"')) {
            QByteArray open;
            for (qsizetype i = 0; i < phrase.size(); ++i) {
                if (phrase[i] == '\\' && i + 1 < phrase.size())
                    open += phrase[++i];
                else if (phrase[i] != '"')
                    open += phrase[i];
            }
            phrase = open;
        }
        auto name = decodeField(phrase).trimmed();
        if (name.size() >= 2 && name.startsWith(u'\'') && name.endsWith(u'\'')) // Outlook quotes addresses that stand as names
            name = name.sliced(1, name.size() - 2);
        return name;
    }

    QByteArrayView m_text;
    QByteArray m_phrase, m_comment, m_angle;
    QList<Mailbox> m_found;
};

} // namespace

QList<Mailbox> mailboxes(QByteArrayView value)
{
    const auto line = unfolded(value);
    auto found = ListReader(line).read();
    // A name without an address is worth something only where nothing better is there ("To: Tanaka").
    if (std::ranges::any_of(found, [](const Mailbox &mailbox) { return !mailbox.address.isEmpty(); }))
        found.removeIf([](const Mailbox &mailbox) { return mailbox.address.isEmpty(); });
    return found;
}

QList<Mailbox> mailboxesIn(const QString &text)
{
    return mailboxes(QByteArrayView(text.toUtf8()));
}

static QStringView trimmedOf(QStringView text, QStringView characters)
{
    while (!text.isEmpty() && (text.front().isSpace() || characters.contains(text.front())))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back().isSpace() || characters.contains(text.back())))
        text.chop(1);
    return text;
}

QString bareAddress(QStringView text)
{
    text = text.trimmed();
    // RFC 3461 §4.2: "type;address". Some write "rfc/822", some "smtp:" or "mailto:".
    const auto at = text.indexOf(u'@');
    const auto semicolon = text.first(std::min<qsizetype>(text.size(), 40)).indexOf(u';');
    if (semicolon >= 0 && (at < 0 || semicolon < at))
        text = text.sliced(semicolon + 1).trimmed();
    if (const auto open = text.lastIndexOf(u'<'); open >= 0 && text.indexOf(u'@', open) >= 0) {
        text = text.sliced(open + 1);
        if (const auto close = text.indexOf(u'>'); close >= 0)
            text = text.first(close);
    }
    text = trimmedOf(text, u"<>,;'\u201c\u201d\u2018\u2019");
    static constexpr QStringView prefixes[]{u"smtp:", u"mailto:", u"rfc822:", u"rfc822;", u"(smtp-forward)"};
    for (const auto prefix : prefixes) {
        if (text.startsWith(prefix, Qt::CaseInsensitive))
            text = trimmedOf(text.sliced(prefix.size()), u"<>");
    }
    if (text.startsWith(u'"') && text.endsWith(u'"') && text.size() > 2 && text.indexOf(u'@') >= 0)
        text = text.sliced(1, text.size() - 2);
    if (text.startsWith(u'@') && text.indexOf(u':') > 0) // a route, RFC 5321 appendix C
        text = text.sliced(text.indexOf(u':') + 1);
    const auto local = text.first(text.lastIndexOf(u'@') + 1);
    const auto domain = text.sliced(local.size());
    if (local.isEmpty() || std::ranges::all_of(domain, [](QChar c) { return c.toLower() == c; }))
        return text.toString();
    return local.toString() + domain.toString().toLower();
}

} // namespace todoku::mail
