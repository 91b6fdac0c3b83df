// SPDX-License-Identifier: Apache-2.0
#include "todoku/guide.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QMutex>
#include <QtCore/QRegularExpression>

namespace todoku::guide {

static constexpr std::array clientIds{"any", "outlook-classic", "outlook-new", "outlook-web", "outlook-mac", "outlook-mobile", "other-clients",
                                      "admin-center", "exchange-admin-center", "powershell", "gcc-high", "china",
                                      "outlook-2013", "owa-2015", "owa-light", "portal-2015"};

bool Section::isClient() const
{
    return std::ranges::any_of(clientIds, [this](const char *client) { return id == QLatin1StringView(client); });
}

QList<Section> Guide::clients() const
{
    QList<Section> found;
    std::ranges::copy_if(sections, std::back_inserter(found), &Section::isClient);
    std::ranges::stable_sort(found, {}, &Section::old);
    return found;
}

const Section *Guide::section(const QString &id) const
{
    const auto found = std::ranges::find(sections, id, &Section::id);
    return found == sections.end() ? nullptr : &*found;
}

QStringList names()
{
    return {u"U1"_s, u"U2"_s, u"U3"_s, u"U4"_s, u"U5"_s, u"A1"_s, u"A2"_s, u"A3"_s, u"A4"_s, u"why"_s, u"help"_s, u"pages"_s, u"caller"_s, u"sent-items"_s};
}

namespace {

/// Reads a guide line by line; the first line that does not fit ends it.
class Parser
{
public:
    explicit Parser(const QString &markdown) : m_lines(markdown.split(u'\n')) { }

    Result<Guide> parse()
    {
        if (!frontMatter())
            return failure(u"a guide begins with “---”, solution, date and “---”"_s);
        for (; m_at < m_lines.size(); ++m_at) {
            if (const auto problem = take(m_lines[m_at]); !problem.isEmpty())
                return failure(problem);
        }
        if (m_guide.title.isEmpty() || m_guide.lead.isEmpty())
            return failure(u"a guide has a title and one paragraph below it"_s);
        return m_guide;
    }

private:
    Failure failure(const QString &problem) const { return {Failure::Kind::Malformed, problem, m_at + 1}; }

    bool frontMatter()
    {
        static const QRegularExpression field(u"^(solution|date): *(\\S.*)$"_s);
        if (m_lines.value(m_at++) != "---"_L1)
            return false;
        for (; m_at < m_lines.size() && m_lines[m_at] != "---"_L1; ++m_at) {
            const auto match = field.match(m_lines[m_at]);
            if (!match.hasMatch())
                return false;
            (match.captured(1) == "date"_L1 ? m_guide.date : m_guide.name) = match.captured(2);
        }
        return m_lines.value(m_at++) == "---"_L1 && !m_guide.name.isEmpty() && !m_guide.date.isEmpty();
    }

    /// Empty, or what is wrong with the line.
    QString take(const QString &line)
    {
        static const QRegularExpression heading(u"^## (.+) \\{#([a-z0-9-]+)( \\.old)?\\}$"_s);
        static const QRegularExpression step(u"^(\\d+)\\. +(.+)$"_s);
        static const QRegularExpression labelled(u"^\\*\\*(You should see|こうなれば完了です|Careful|注意)[:：]\\*\\* *(.*)$"_s);

        if (line.trimmed().isEmpty()) {
            m_open = false;
            return {};
        }
        if (line.trimmed().startsWith("```"_L1))
            return code(line);
        if (line.startsWith("# "_L1)) {
            m_guide.title = line.mid(2);
            return m_guide.sections.isEmpty() ? QString() : u"a second title"_s;
        }
        if (line.startsWith("##"_L1)) {
            const auto match = heading.match(line);
            if (!match.hasMatch())
                return u"a heading without {#id}"_s;
            m_guide.sections.append({match.captured(2), match.captured(1), !match.captured(3).isEmpty(), {}});
            m_open = false;
            m_steps = 0;
            return {};
        }
        if (m_guide.sections.isEmpty()) {
            m_guide.lead += (m_guide.lead.isEmpty() ? ""_L1 : " "_L1) + line;
            return {};
        }
        if (const auto match = step.match(line); match.hasMatch()) {
            if (match.captured(1).toInt() != ++m_steps)
                return u"step %1 is numbered %2"_s.arg(m_steps).arg(match.captured(1));
            return begin({Block::Kind::Step, match.captured(2), {}, {}, false});
        }
        if (line.startsWith("- "_L1))
            return begin({Block::Kind::Bullet, line.mid(2), {}, {}, false});
        if (const auto match = labelled.match(line.trimmed()); match.hasMatch()) {
            const auto label = match.captured(1);
            const bool careful = label == "Careful"_L1 || label == u"注意"_s;
            return begin({careful ? Block::Kind::Careful : Block::Kind::Outcome, match.captured(2), label, {}, line.startsWith(u' ')});
        }
        if (m_open) {
            blocks().last().text += joint(blocks().last().text, line.trimmed()) + line.trimmed();
            return {};
        }
        if (line.startsWith(' '_L1) && !blocks().isEmpty())
            return begin({Block::Kind::Paragraph, line.trimmed(), {}, {}, true});
        return begin({Block::Kind::Paragraph, line, {}, {}, false});
    }

    QString begin(const Block &block)
    {
        blocks().append(block);
        m_open = true;
        return {};
    }

    QString code(const QString &fence)
    {
        const auto indent = fence.indexOf(u'`');
        Block block{Block::Kind::Code, {}, {}, fence.trimmed().mid(3).trimmed(), indent > 0};
        QStringList lines;
        for (++m_at; m_at < m_lines.size(); ++m_at) {
            const auto &line = m_lines[m_at];
            if (line.trimmed() == "```"_L1) {
                block.text = lines.join(u'\n');
                m_open = false;
                if (m_guide.sections.isEmpty())
                    return u"a command before the first section"_s;
                blocks().append(block);
                return {};
            }
            lines << (line.left(indent).trimmed().isEmpty() ? line.mid(indent) : line);
        }
        return u"a command block that never ends"_s;
    }

    /// Japanese lines are joined without a blank.
    static QString joint(const QString &before, const QString &after)
    {
        const auto wide = [](QChar c) { return c.unicode() >= 0x2e80; };
        return !before.isEmpty() && !after.isEmpty() && wide(before.back()) && wide(after.front()) ? QString() : u" "_s;
    }

    QList<Block> &blocks() { return m_guide.sections.last().blocks; }

    QStringList m_lines;
    qsizetype m_at = 0;
    Guide m_guide;
    bool m_open = false; ///< the next line continues the last block
    int m_steps = 0;
};

QString fileContent(const QString &name, Language language)
{
    QFile file(":/todoku/guides/%1/%2.md"_L1.arg(code(language), name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no guide %s", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll());
}

} // namespace

Result<Guide> parse(const QString &markdown)
{
    return Parser(markdown).parse();
}

Guide load(const QString &name, Language language)
{
    // A page asks several times whenever it is built; the guides are in the program, so they never change.
    static QMutex mutex;
    static QHash<QString, Guide> known;
    const QMutexLocker lock(&mutex);
    const QString key = code(language) + u'/' + name;
    if (const auto found = known.constFind(key); found != known.constEnd())
        return *found;
    const auto guide = parse(fileContent(name, language));
    if (!guide)
        qFatal("guide %s (%s), line %lld: %s", qPrintable(name), qPrintable(code(language)), qlonglong(guide.error().where), qPrintable(guide.error().detail));
    return *known.insert(key, *guide);
}

QString markdown(const QString &name, Language language, const QString &client)
{
    const auto whole = fileContent(name, language);
    static const QRegularExpression heading(u"^## .+ \\{#([a-z0-9-]+)"_s);
    QStringList kept;
    bool keep = true;
    for (const auto &line : whole.split(u'\n')) {
        if (const auto match = heading.match(line); match.hasMatch())
            keep = match.captured(1) == client
                || (match.captured(1) != "caller"_L1 && (client.isEmpty() || !Section{match.captured(1), {}, false, {}}.isClient()));
        if (keep)
            kept << line;
    }
    return kept.join(u'\n');
}

QString powerShellLiteral(QStringView value)
{
    QString literal = u"'"_s;
    for (const QChar c : value) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph)
            continue;
        if (c == u'\'' || (c.unicode() >= 0x2018 && c.unicode() <= 0x201b))
            literal += c;
        literal += c;
    }
    return literal + u'\'';
}

QString filledCode(const Block &code, const QJsonObject &values)
{
    static const QHash<QString, QString> examples{
        {u"recipient"_s, u"name@contoso.com"_s}, {u"sender"_s, u"you@contoso.com"_s}, {u"domain"_s, u"contoso.com"_s}, {u"own-domain"_s, u"contoso.com"_s},
        {u"addressed"_s, u"name@contoso.com"_s}, {u"person"_s, u"name@contoso.com"_s},
        {u"x500"_s, u"X500:/o=…/cn=…"_s}, {u"message-id"_s, u"<id@contoso.com>"_s}};
    static const QRegularExpression place(u"\\{([a-z][a-z0-9-]*)\\}"_s);
    const bool powerShell = code.codeLanguage == "powershell"_L1;
    QString result;
    qsizetype done = 0;
    for (auto it = place.globalMatch(code.text); it.hasNext();) {
        const auto match = it.next();
        const auto name = match.captured(1);
        if (!examples.contains(name)) // a script block, not a place
            continue;
        auto value = values.value(name).toString();
        if (value.isEmpty())
            value = examples.value(name);
        result += QStringView(code.text).mid(done, match.capturedStart() - done);
        result += powerShell ? powerShellLiteral(value) : visible(value);
        done = match.capturedEnd();
    }
    return result.append(QStringView(code.text).mid(done));
}

/// Splits off `code` first: nothing inside of it is mark-up.
template<class Text, class Code>
static QString eachPiece(const QString &markdown, Text &&text, Code &&inlineCode)
{
    QString result;
    const auto pieces = markdown.split(u'`');
    for (qsizetype i = 0; i < pieces.size(); ++i)
        result += i % 2 == 0 ? text(pieces[i]) : inlineCode(pieces[i]);
    return result;
}

QString inlineHtml(const QString &inlineMarkdown)
{
    static const QRegularExpression bold(u"\\*\\*([^*]+)\\*\\*"_s);
    static const QRegularExpression link(u"\\[([^\\]]+)\\]\\(((?:https?://|todoku:)[^)\\s\"]+)\\)"_s);
    return eachPiece(
        inlineMarkdown,
        [](const QString &text) {
            return text.toHtmlEscaped().replace(link, u"<a href=\"\\2\">\\1</a>"_s).replace(bold, u"<b>\\1</b>"_s);
        },
        [](const QString &code) -> QString { return "<code>"_L1 + code.toHtmlEscaped() + "</code>"_L1; });
}

QString inlinePlain(const QString &inlineMarkdown)
{
    static const QRegularExpression bold(u"\\*\\*([^*]+)\\*\\*"_s);
    static const QRegularExpression link(u"\\[([^\\]]+)\\]\\([^)]+\\)"_s);
    return eachPiece(
        inlineMarkdown, [](QString text) { return text.replace(link, u"\\1"_s).replace(bold, u"\\1"_s); }, [](const QString &code) { return code; });
}

QList<Line> linesOf(const Section &section)
{
    static const QRegularExpression line(u"^\\*\\*(Ask|聞くこと|Say|伝えること)[:：]\\*\\* +(.+)$"_s);
    QList<Line> lines;
    for (const auto &block : section.blocks) {
        const auto match = line.match(block.text);
        if (block.kind == Block::Kind::Bullet && match.hasMatch())
            lines << Line{match.captured(1) == "Ask"_L1 || match.captured(1) == u"聞くこと" ? Line::Kind::Ask : Line::Kind::Say, match.captured(2)};
    }
    return lines;
}

QList<Line> talk(const QString &place, Language language)
{
    const bool ownGuide = place.size() == 2 && names().contains(place);
    const auto guide = load(ownGuide ? place : u"caller"_s, language);
    const auto *section = guide.section(ownGuide ? u"caller"_s : place);
    return section ? linesOf(*section) : QList<Line>();
}

QString filledHtml(const QString &inlineMarkdown, const QJsonObject &values, Language language, const std::function<QString(const QString &)> &shown)
{
    static const QRegularExpression place(u"\\{([a-z][a-z0-9-]*)\\}"_s);
    const auto html = inlineHtml(inlineMarkdown);
    const auto rows = tableRows(u"place-words"_s);
    QString result;
    qsizetype done = 0;
    for (auto it = place.globalMatch(html); it.hasNext();) {
        const auto match = it.next();
        const auto value = values.value(match.captured(1)).toString();
        result += QStringView(html).mid(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (!value.isEmpty()) {
            result += shown(value);
            continue;
        }
        const auto row = std::ranges::find_if(rows, [&](const QJsonValue &one) { return one["place"_L1].toString() == match.captured(1); });
        result += row == rows.end() ? match.captured() : (*row)[code(language)].toString().toHtmlEscaped();
    }
    return result.append(QStringView(html).mid(done));
}

} // namespace todoku::guide
