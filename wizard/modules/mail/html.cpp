// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

#include <QtCore/QSet>

namespace todoku::mail {

static QString entity(QStringView name)
{
    static const QHash<QString, QString> named{
        {u"amp"_s, u"&"_s}, {u"lt"_s, u"<"_s}, {u"gt"_s, u">"_s}, {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s}, {u"nbsp"_s, u" "_s},
        {u"copy"_s, u"©"_s}, {u"reg"_s, u"®"_s}, {u"trade"_s, u"™"_s}, {u"hellip"_s, u"…"_s}, {u"mdash"_s, u"—"_s}, {u"ndash"_s, u"–"_s},
        {u"lsquo"_s, u"‘"_s}, {u"rsquo"_s, u"’"_s}, {u"ldquo"_s, u"“"_s}, {u"rdquo"_s, u"”"_s}, {u"bull"_s, u"•"_s}, {u"rarr"_s, u"→"_s},
        {u"auml"_s, u"ä"_s}, {u"ouml"_s, u"ö"_s}, {u"uuml"_s, u"ü"_s}, {u"Auml"_s, u"Ä"_s}, {u"Ouml"_s, u"Ö"_s}, {u"Uuml"_s, u"Ü"_s},
        {u"szlig"_s, u"ß"_s}, {u"eacute"_s, u"é"_s}, {u"egrave"_s, u"è"_s}, {u"agrave"_s, u"à"_s}, {u"ccedil"_s, u"ç"_s}, {u"zwnj"_s, QString()},
        {u"laquo"_s, u"«"_s}, {u"raquo"_s, u"»"_s}, {u"middot"_s, u"·"_s}, {u"commat"_s, u"@"_s}, {u"period"_s, u"."_s}, {u"colon"_s, u":"_s},
    };
    if (name.startsWith(u'#')) {
        const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        bool ok = false;
        const uint code = name.sliced(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
        if (!ok || code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return {};
        if (code == 0xa0)
            return u" "_s;
        const char32_t letter = code;
        return QString::fromUcs4(&letter, 1);
    }
    const auto found = named.constFind(name.toString());
    return found == named.constEnd() ? QString(u'&') + name + u';' : *found;
}

namespace {

/// Writes words and line breaks; blanks are joined as a browser does.
class LineWriter
{
public:
    void character(QChar c, bool preformatted)
    {
        if (preformatted && c == u'\n') {
            newline();
        } else if (c.isSpace()) {
            m_blank = true;
        } else {
            if (m_blank && !m_text.isEmpty() && !m_text.endsWith(u'\n'))
                m_text += u' ';
            m_blank = false;
            m_text += c;
        }
    }
    void text(QStringView text)
    {
        for (const QChar c : text)
            character(c, false);
    }
    void newline()
    {
        m_text += u'\n';
        m_blank = false;
    }
    void block() // begins a new line unless one has just begun
    {
        if (!m_text.isEmpty() && !m_text.endsWith(u'\n'))
            m_text += u'\n';
        m_blank = false;
    }
    void paragraph()
    {
        block();
        if (!m_text.isEmpty() && !m_text.endsWith("\n\n"_L1))
            m_text += u'\n';
    }
    qsizetype size() const { return m_text.size(); }
    QStringView since(qsizetype start) const { return QStringView(m_text).sliced(std::min(start, m_text.size())); }
    QString take() { return std::move(m_text); }

private:
    QString m_text;
    bool m_blank = false;
};

class HtmlReader
{
public:
    HtmlReader(QStringView html, Links links) : m_html(html), m_links(links) { }

    QString read()
    {
        for (qsizetype i = 0; i < m_html.size();) {
            const QChar c = m_html[i];
            if (c == u'<')
                i = markup(i);
            else if (c == u'&')
                i = reference(i);
            else
                m_lines.character(m_html[i++], m_preformatted > 0);
        }
        return m_lines.take();
    }

private:
    qsizetype reference(qsizetype i)
    {
        for (qsizetype end = i + 1; end < m_html.size() && end - i <= 10; ++end) {
            if (m_html[end] == u';' && end > i + 1) {
                m_lines.text(entity(m_html.sliced(i + 1, end - i - 1)));
                return end + 1;
            }
            if (!m_html[end].isLetterOrNumber() && m_html[end] != u'#')
                break;
        }
        m_lines.character(u'&', false);
        return i + 1;
    }

    qsizetype after(QStringView mark, qsizetype from) const
    {
        const auto found = m_html.indexOf(mark, from, Qt::CaseInsensitive);
        return found < 0 ? m_html.size() : found + mark.size();
    }

    qsizetype markup(qsizetype i)
    {
        if (m_html.sliced(i).startsWith(u"<!--"))
            return after(u"-->", i + 4);
        qsizetype end = i + 1;
        if (end < m_html.size() && m_html[end] == u'/')
            ++end;
        const auto nameStart = end;
        while (end < m_html.size() && (m_html[end].isLetterOrNumber() || m_html[end] == u'!'))
            ++end;
        const auto name = m_html.sliced(nameStart, end - nameStart).toString().toLower();
        // "<tanaka@example.jp>" in careless HTML is text, not a tag.
        const auto close = tagEnd(end);
        if (name.isEmpty() || (close < m_html.size() && isAddress(m_html.sliced(i + 1, close - i - 1)))) {
            m_lines.character(u'<', false);
            return i + 1;
        }
        const bool closing = m_html[i + 1] == u'/';
        tag(name, closing, m_html.sliced(end, close - end));
        const auto next = std::min(close + 1, m_html.size());
        if (!closing && (name == "script"_L1 || name == "style"_L1 || name == "title"_L1))
            return after(QString("</"_L1 + name + u'>'), next);
        return next;
    }

    // Quotes in a tag may hold ">"; an unclosed quote must not swallow the page.
    qsizetype tagEnd(qsizetype from) const
    {
        QChar quote;
        const auto limit = std::min(m_html.size(), from + 4096);
        for (auto i = from; i < limit; ++i) {
            const QChar c = m_html[i];
            if (!quote.isNull())
                quote = c == quote ? QChar() : quote;
            else if (c == u'>')
                return i;
            else if ((c == u'"' || c == u'\'') && m_html[i - 1] == u'=')
                quote = c;
        }
        const auto close = m_html.indexOf(u'>', from);
        return close < 0 ? m_html.size() : close;
    }

    static bool isAddress(QStringView inside)
    {
        return inside.contains(u'@') && !inside.contains(u' ') && !inside.contains(u'=') && !inside.contains(u'<');
    }

    void tag(const QString &name, bool closing, QStringView rest)
    {
        static const QSet<QString> paragraphs{u"p"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s, u"table"_s, u"ul"_s, u"ol"_s, u"dl"_s,
                                              u"blockquote"_s, u"pre"_s};
        static const QSet<QString> blocks{u"div"_s, u"tr"_s, u"li"_s, u"dt"_s, u"dd"_s, u"hr"_s, u"body"_s, u"section"_s, u"center"_s, u"address"_s};
        if (name == "br"_L1)
            m_lines.newline();
        else if (paragraphs.contains(name))
            m_lines.paragraph();
        else if (blocks.contains(name))
            m_lines.block();
        else if (name == "td"_L1 || name == "th"_L1)
            m_lines.character(u' ', false);
        else if (name == "a"_L1)
            link(closing, rest);
        if (name == "pre"_L1)
            m_preformatted = std::max(0, m_preformatted + (closing ? -1 : 1));
    }

    void link(bool closing, QStringView rest)
    {
        if (m_links == Links::Drop)
            return;
        if (!closing) {
            m_target = attribute(rest);
            m_linkStart = m_lines.size();
        } else if (!m_target.isEmpty()) {
            if (!m_lines.since(m_linkStart).contains(m_target))
                m_lines.text(QString(" <"_L1 + m_target + u'>'));
            m_target.clear();
        }
    }

    static QString attribute(QStringView rest)
    {
        const auto at = rest.indexOf(u"href=", 0, Qt::CaseInsensitive);
        if (at < 0)
            return {};
        auto value = rest.sliced(at + 5);
        if (!value.isEmpty() && (value.front() == u'"' || value.front() == u'\'')) {
            const auto end = value.indexOf(value.front(), 1);
            value = end < 0 ? QStringView() : value.sliced(1, end - 1);
        } else {
            value = value.first(std::max<qsizetype>(0, value.indexOf(u' ') < 0 ? value.size() : value.indexOf(u' ')));
        }
        return value.startsWith(u"http", Qt::CaseInsensitive) ? value.toString() : QString();
    }

    QStringView m_html;
    Links m_links;
    LineWriter m_lines;
    int m_preformatted = 0;
    QString m_target;
    qsizetype m_linkStart = 0;
};

} // namespace

QString textFromHtml(QStringView html, Links links)
{
    return HtmlReader(html, links).read();
}

} // namespace todoku::mail
