// SPDX-License-Identifier: Apache-2.0
#include "todoku/print.h"

#include <QtCore/QBuffer>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QFont>
#include <QtGui/QFontDatabase>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextBlock>
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

/// A heading, or a statement that is followed by what is said about it.
static bool leads(const QTextBlock &block)
{
    const auto next = block.next();
    return next.isValid() && (block.blockFormat().headingLevel() > 0 || (block.blockFormat().leftMargin() <= 0 && next.blockFormat().leftMargin() > 0));
}

/// What belongs together stands on one page: what leads with the first line of what follows, and a short paragraph with itself.
static void keepTogether(QTextDocument &document, double pageHeight)
{
    static constexpr int shortest = 3; // lines
    const auto *layout = document.documentLayout();
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        auto last = block;
        while (leads(last))
            last = last.next();
        const auto top = layout->blockBoundingRect(block).top();
        const auto bounds = layout->blockBoundingRect(last);
        const auto *lines = last.layout();
        const double height = lines->lineCount() > shortest ? lines->lineAt(0).height() : bounds.height();
        if (int(top / pageHeight) == int((bounds.top() + height - 1) / pageHeight))
            continue;
        QTextCursor cursor(block);
        auto format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(format);
        // Qt 6.4 lays out again only what follows at once, and loses what stands behind that.
        document.markContentsDirty(block.position(), document.characterCount() - block.position());
    }
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
    document.setPageSize(inner);
    keepTogether(document, inner.height());

    QPainter painter(&writer);
    auto small = textFont();
    small.setPointSizeF(8);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(side, head - number * inner.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, number * inner.height(), inner.width(), inner.height());
        context.palette.setColor(QPalette::Text, QColor(0x1b, 0x1f, 0x24));
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        painter.setPen(QColor(0x5b, 0x64, 0x70));
        if (number > 0)
            painter.drawText(QRectF(side, 10 * millimetre, inner.width(), 6 * millimetre), Qt::AlignLeft | Qt::AlignVCenter, edge.title);
        const QRectF below(side, page.height() - 15 * millimetre, inner.width(), 6 * millimetre);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, edge.footer);
        painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, edge.page.arg(number + 1).arg(pages));
    }
    painter.end();
    return bytes;
}

} // namespace todoku::print
