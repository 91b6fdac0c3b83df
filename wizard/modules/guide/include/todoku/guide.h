// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QStringList>

#include <functional>

/// Solution x client x language -> what to do. The form of the files is described in docs/guides.md.
namespace todoku::guide {

/// One piece of a section, in the order of the file.
struct Block {
    enum class Kind { Paragraph, Step, Bullet, Code, Outcome, Careful };
    Kind kind = Kind::Paragraph;
    QString text;         ///< inline Markdown (bold, code, links); of Code the plain lines
    QString label;        ///< the bold words in front of Outcome and Careful
    QString codeLanguage; ///< of Code: "powershell", "text"
    bool insideStep = false; ///< of Code: belongs to the step before it
    bool operator==(const Block &) const = default;
};

struct Section {
    QString id;
    QString title;
    bool old = false; ///< steps of a product that has been withdrawn
    QList<Block> blocks;
    bool isClient() const; ///< a tab on the page
    bool operator==(const Section &) const = default;
};

struct Guide {
    QString name; ///< "U1" … "A4", "why", "help", "pages", "caller"
    QString date; ///< when its steps were last looked through, "2026-11"
    QString title;
    QString lead;
    QList<Section> sections;

    QList<Section> clients() const; ///< today's first, old ones last
    const Section *section(const QString &id) const;
    bool operator==(const Guide &) const = default;
};

/// The names of all guides, in the order of the wizard.
QStringList names();

/// Failure (Malformed, `where` is the line) names what does not follow docs/guides.md.
Result<Guide> parse(const QString &markdown);

/// One of the program's own guides; they are tested, so a broken one ends the program.
Guide load(const QString &name, Language language);

/// The file itself, without what is for the helpdesk only; with a client, the other clients' sections are left out.
QString markdown(const QString &name, Language language, const QString &client = {});

/// Fills the {places} of a code block. In PowerShell every value becomes a literal that cannot turn into code; a value that is not known
/// becomes an example such as 'name@contoso.com'.
QString filledCode(const Block &code, const QJsonObject &values);

/// A single-quoted PowerShell literal: every character that PowerShell takes for a single quote (U+0027, U+2018 to U+201B) is doubled,
/// control and direction characters are dropped. Microsoft, about_Quoting_Rules.
QString powerShellLiteral(QStringView value);

/// One line of what the helpdesk says on the telephone.
struct Line {
    enum class Kind { Ask, Say };
    Kind kind;
    QString text; ///< inline Markdown with {places}
    bool operator==(const Line &) const = default;
};
/// What to ask the caller and what to say on a page of the wizard ("U1" … "A4": the section {#caller} of its guide; other pages: their section of the
/// guide "caller"); empty for pages that nobody is on the telephone at.
QList<Line> talk(const QString &place, Language language);
/// The lines of one such section; a bullet that is neither is left out.
QList<Line> linesOf(const Section &section);

/// Inline Markdown as HTML, its {places} filled from the case: `shown` makes HTML of a stranger's text. What the case does not know is named in words
/// (resources/tables/place-words.json).
QString filledHtml(const QString &inlineMarkdown, const QJsonObject &values, Language language, const std::function<QString(const QString &)> &shown);

/// Inline Markdown as HTML for a label: everything is escaped first, then bold, code and links are made.
QString inlineHtml(const QString &inlineMarkdown);
/// The same without any mark-up, for a screen reader or a terminal.
QString inlinePlain(const QString &inlineMarkdown);

} // namespace todoku::guide
