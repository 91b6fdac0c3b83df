// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

namespace todoku::report {

/// The few rules that both browsers and QTextDocument (for the PDF) understand.
static constexpr const char *style = R"(
body { font-family: "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", "Yu Gothic", "Hiragino Sans", "Meiryo", sans-serif; font-size: 10pt; color: #1b1f24; background-color: #ffffff; max-width: 60em; margin: 0 auto; padding: 2em 1em; line-height: 1.5; overflow-wrap: anywhere; }
h1 { font-size: 17pt; margin-top: 0px; margin-bottom: 2px; }
h2 { font-size: 13pt; margin-top: 18px; margin-bottom: 4px; color: #1f4e8c; }
h3 { font-size: 15pt; margin-top: 26px; margin-bottom: 2px; }
p { margin-top: 2px; margin-bottom: 2px; }
.soft { color: #5b6470; font-size: 9pt; }
.label { color: #5b6470; }
.theirs { font-family: "Noto Sans Mono CJK JP", "Noto Sans Mono", "DejaVu Sans Mono", "Consolas", "Menlo", monospace; font-size: 9pt; unicode-bidi: isolate; }
.detail { margin-left: 22px; margin-top: 0px; margin-bottom: 0px; }
.finding { margin-top: 9px; }
.error { color: #b3261e; font-weight: bold; }
.warning { color: #8a5a00; font-weight: bold; }
.info { color: #1f4e8c; font-weight: bold; }
.solution { margin-top: 9px; font-size: 11pt; }
pre { font-family: "Noto Sans Mono CJK JP", "DejaVu Sans Mono", "Consolas", "Menlo", monospace; font-size: 9pt; background-color: #f2f4f7; margin-top: 6px; margin-bottom: 6px; white-space: pre-wrap; }
)";

static QString htmlOf(const QList<Piece> &text)
{
    QString html;
    for (const auto &piece : text)
        html += piece.foreign ? "<span class=\"theirs\" dir=\"auto\">"_L1 + piece.text.toHtmlEscaped() + "</span>"_L1 : piece.text.toHtmlEscaped();
    return html;
}

static QString paragraph(const QString &classes, const QString &html)
{
    return "<p class=\""_L1 + classes + "\">"_L1 + html + "</p>\n"_L1;
}

static QString labelled(const QString &label, const QString &html)
{
    return label.isEmpty() ? html : "<span class=\"label\">"_L1 + label.toHtmlEscaped() + ":</span> "_L1 + html;
}

static QString htmlOf(const Entry &entry, bool detail)
{
    using Kind = Entry::Kind;
    const auto place = detail ? u" detail"_s : QString();
    QString html;
    switch (entry.kind) {
    case Kind::Text: html = paragraph("text"_L1 + place, htmlOf(entry.text)); break;
    case Kind::Soft: html = paragraph("soft"_L1 + place, htmlOf(entry.text)); break;
    case Kind::Fact: html = paragraph((detail ? u"soft"_s : u"fact"_s) + place, labelled(entry.label, htmlOf(entry.text))); break;
    case Kind::Finding: {
        const auto severity = name(entry.severity.value_or(Severity::Info));
        html = paragraph(u"finding"_s, "<span class=\""_L1 + severity + "\">"_L1 + entry.label.toHtmlEscaped() + "</span> "_L1 + htmlOf(entry.text));
        break;
    }
    case Kind::Solution: html = paragraph(u"solution"_s, "<b>"_L1 + entry.label.toHtmlEscaped() + "</b> &nbsp;"_L1 + htmlOf(entry.text)); break;
    case Kind::Command: {
        QString code;
        for (const auto &piece : entry.text)
            code += piece.text;
        html = "<pre>"_L1 + code.toHtmlEscaped() + "</pre>\n"_L1;
        break;
    }
    }
    for (const auto &one : entry.details)
        html += htmlOf(one, true);
    return html;
}

QByteArray html(const Document &document)
{
    const auto language = code(document.language);
    // Nothing is fetched, whatever stands in it; no link leads anywhere.
    QString html = "<!DOCTYPE html>\n<html lang=\""_L1 + language
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
          "<meta name=\"format-detection\" content=\"telephone=no, email=no, address=no, url=no\">\n<title>"_L1
        + document.title.toHtmlEscaped() + "</title>\n<style>"_L1 + QLatin1StringView(style) + "</style>\n</head>\n<body>\n<h1>"_L1 + document.title.toHtmlEscaped() + "</h1>\n"_L1
        + paragraph(u"soft"_s, document.subtitle.toHtmlEscaped());
    for (const auto &section : document.sections) {
        html += u"<h%1>"_s.arg(section.level == 1 ? 3 : 2) + section.title.toHtmlEscaped() + u"</h%1>\n"_s.arg(section.level == 1 ? 3 : 2);
        for (const auto &entry : section.entries)
            html += htmlOf(entry, false);
    }
    return QString(html + "</body>\n</html>\n"_L1).toUtf8();
}

} // namespace todoku::report
