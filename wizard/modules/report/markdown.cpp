// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

namespace todoku::report {

/// Our own words: every character that CommonMark (§2.4) could take for mark-up.
static QString escaped(const QString &text)
{
    static constexpr QStringView special = u"\\`*_{}[]<>#|~$&!";
    QString result;
    for (const QChar c : text) {
        if (special.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

static qsizetype longestRun(QStringView text, QChar of)
{
    qsizetype longest = 0, run = 0;
    for (const QChar c : text) {
        run = c == of ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// Somebody else's words: a code span (CommonMark §6.1). Nothing inside of it is mark-up, nor made a link by GitHub's autolinks, which an escaped
/// address would be.
static QString codeSpan(QString text)
{
    text.replace(u'\n', u' ');
    if (text.trimmed().isEmpty())
        return {};
    const QString fence(longestRun(text, u'`') + 1, u'`');
    const bool padded = text.startsWith(u'`') || text.endsWith(u'`') || text.startsWith(u' ') || text.endsWith(u' ');
    return fence + (padded ? u" "_s : QString()) + text + (padded ? u" "_s : QString()) + fence;
}

static QString markdownOf(const QList<Piece> &text)
{
    QString result;
    for (const auto &piece : text)
        result += piece.foreign ? codeSpan(piece.text) : escaped(piece.text);
    return result;
}

static QString markdownOf(const Entry &entry, const QString &indent)
{
    using Kind = Entry::Kind;
    QString result;
    switch (entry.kind) {
    case Kind::Text:
    case Kind::Soft: result = indent + "- "_L1 + markdownOf(entry.text) + u'\n'; break;
    case Kind::Fact: result = indent + "- "_L1 + (entry.label.isEmpty() ? QString() : escaped(entry.label) + ": "_L1) + markdownOf(entry.text) + u'\n'; break;
    case Kind::Finding:
    case Kind::Solution: result = indent + "- **"_L1 + escaped(entry.label) + "** "_L1 + markdownOf(entry.text) + u'\n'; break;
    case Kind::Command: {
        QString code;
        for (const auto &piece : entry.text)
            code += piece.text;
        const QString fence(std::max<qsizetype>(3, longestRun(code, u'`') + 1), u'`');
        result = u'\n' + fence + "powershell\n"_L1 + code + u'\n' + fence + "\n\n"_L1;
        break;
    }
    }
    for (const auto &one : entry.details)
        result += markdownOf(one, indent + "  "_L1);
    return result;
}

QByteArray markdown(const Document &document)
{
    QString text = "# "_L1 + escaped(document.title) + "\n\n"_L1 + escaped(document.subtitle) + "\n"_L1;
    for (const auto &section : document.sections) {
        text += QString(section.level == 1 ? "\n---\n\n## "_L1 : "\n## "_L1) + escaped(section.title) + "\n\n"_L1;
        for (const auto &entry : section.entries)
            text += markdownOf(entry, {});
    }
    return text.toUtf8();
}

} // namespace todoku::report
