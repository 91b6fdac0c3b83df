// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QStringList>

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
    QString name; ///< "U1" … "A4", "why", "help", "pages"
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

/// The file itself; with a client, the other clients' sections are left out.
QString markdown(const QString &name, Language language, const QString &client = {});

/// Fills the {places} of a code block. In PowerShell every value becomes a literal that cannot turn into code; a value that is not known
/// becomes an example such as 'name@contoso.com'.
QString filledCode(const Block &code, const QJsonObject &values);

/// A single-quoted PowerShell literal: every character that PowerShell takes for a single quote (U+0027, U+2018 to U+201B) is doubled,
/// control and direction characters are dropped. Microsoft, about_Quoting_Rules.
QString powerShellLiteral(QStringView value);

/// Inline Markdown as HTML for a label: everything is escaped first, then bold, code and links are made.
QString inlineHtml(const QString &inlineMarkdown);
/// The same without any mark-up, for a screen reader or a terminal.
QString inlinePlain(const QString &inlineMarkdown);

} // namespace todoku::guide
