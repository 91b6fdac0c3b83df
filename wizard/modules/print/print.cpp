// SPDX-License-Identifier: Apache-2.0
#include "todoku/print.h"

#include <QtCore/QBuffer>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QFont>
#include <QtGui/QFontDatabase>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtGui/QTextDocument>

namespace todoku::print {

/// A document that fetches nothing, whatever its HTML asks for.
class Sealed : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

static constexpr int dpi = 300;
static constexpr double millimetre = dpi / 25.4;

static QFont textFont()
{
    // Latin letters and digits from a Latin font: of Noto Sans CJK's digits Qt 6.4 writes no text into a PDF, so they could not be searched or copied.
    static const QStringList wanted{u"Segoe UI"_s, u"Helvetica Neue"_s, u"Noto Sans"_s, u"DejaVu Sans"_s, u"Noto Sans CJK JP"_s, u"Noto Sans JP"_s, u"Yu Gothic UI"_s,
                                    u"Yu Gothic"_s, u"Hiragino Sans"_s, u"Meiryo"_s, u"IPAexGothic"_s, u"IPAGothic"_s, u"TakaoGothic"_s};
    const auto known = QFontDatabase::families();
    QStringList families;
    for (const auto &family : wanted) {
        if (known.contains(family))
            families << family;
    }
    QFont font;
    if (!families.isEmpty())
        font.setFamilies(families);
    font.setPointSizeF(10);
    return font;
}

/// A heading, a statement that is followed by what is said about it, the last but one of what is said about it, or what is said before a command.
static bool leads(const QTextBlock &block)
{
    const auto next = block.next();
    if (!next.isValid())
        return false;
    const auto indent = [](const QTextBlock &one) { return one.isValid() ? one.blockFormat().leftMargin() : 0; };
    const auto isCommand = [](const QTextBlock &one) { return one.blockFormat().background().style() != Qt::NoBrush; };
    const bool lastAlone = indent(next) > 0 && indent(block) == indent(next) && indent(next.next()) < indent(next);
    return block.blockFormat().headingLevel() > 0 || indent(block) < indent(next) || lastAlone || (!isCommand(block) && isCommand(next));
}

/// Lines that are to stand on one page, from top to bottom.
using Lines = QList<std::pair<double, double>>;

static void append(Lines &lines, const QTextBlock &block, const QAbstractTextDocumentLayout &layout)
{
    const auto top = layout.blockBoundingRect(block).top();
    for (int i = 0; i < block.layout()->lineCount(); ++i) {
        const auto line = block.layout()->lineAt(i);
        lines << std::pair(top + line.y(), top + line.y() + line.height());
    }
}

/// Where the pages begin. The document is laid out once, as one endless page, and cut here: with Qt's own pages every paragraph that is moved to the next
/// one lets all that follows be laid out again (and Qt 6.4 loses some of it).
static QList<double> pages(const QTextDocument &document, double height)
{
    static constexpr int shortest = 3; // lines that are not divided
    const auto &layout = *document.documentLayout();
    QList<double> tops{0};
    const auto place = [&](double top, double bottom) {
        if (bottom - tops.last() > height && top > tops.last())
            tops << top;
    };
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        // What belongs together: what leads, the first line of what follows, and a short paragraph with itself.
        Lines together;
        for (; leads(block); block = block.next())
            append(together, block, layout);
        Lines rest;
        append(rest, block, layout);
        const auto joined = rest.size() > shortest ? 1 : rest.size();
        together << rest.mid(0, joined);
        rest.remove(0, joined);
        if (!together.isEmpty() && together.last().second - together.first().first <= height)
            place(together.first().first, together.last().second);
        else
            rest = together + rest;
        for (const auto &[top, bottom] : rest)
            place(top, bottom);
    }
    return tops;
}

QByteArray pdf(const QByteArray &html, const Edge &edge)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(edge.title);
    writer.setCreator(u"Todoku"_s);

    const QSizeF page(writer.width(), writer.height());
    const double side = 18 * millimetre, head = 20 * millimetre, foot = 20 * millimetre;
    const QSizeF inner(page.width() - 2 * side, page.height() - head - foot);
    Sealed document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultFont(textFont());
    document.setDocumentMargin(0);
    document.setHtml(QString::fromUtf8(html));
    document.setTextWidth(inner.width());
    // Whatever margin the page of a browser has, head and foot stand above and below the text.
    const auto *heading = document.begin().layout();
    const auto left = heading->lineCount() > 0 ? heading->position().x() + heading->lineAt(0).x() : 0;
    document.setTextWidth(inner.width() + 2 * left);
    const auto tops = pages(document, inner.height());

    QPainter painter(&writer);
    auto small = textFont();
    small.setPointSizeF(8);
    for (int number = 0; number < tops.size(); ++number) {
        const auto top = tops[number], end = number + 1 < tops.size() ? tops[number + 1] : document.size().height();
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(side - left, head - top);
        QAbstractTextDocumentLayout::PaintContext context;
        const QRectF part(left, top, inner.width(), end - top);
        context.clip = part.adjusted(0, 1, 0, -1); // a line that only touches the part would be written into both pages
        context.palette.setColor(QPalette::Text, QColor(0x1b, 0x1f, 0x24));
        painter.setClipRect(part);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        painter.setPen(QColor(0x5b, 0x64, 0x70));
        if (number > 0)
            painter.drawText(QRectF(side, 10 * millimetre, inner.width(), 6 * millimetre), Qt::AlignLeft | Qt::AlignVCenter, edge.title);
        const QRectF below(side, page.height() - 15 * millimetre, inner.width(), 6 * millimetre);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, edge.footer);
        painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, edge.page.arg(number + 1).arg(tops.size()));
    }
    painter.end();
    return bytes;
}

} // namespace todoku::print
