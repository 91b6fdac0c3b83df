// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

#include <QtCore/QStringConverter>

namespace todoku::mail {

static std::optional<QStringConverter::Encoding> sixteenBits(const QByteArray &content)
{
    if (content.startsWith("\xff\xfe"))
        return QStringConverter::Utf16LE;
    if (content.startsWith("\xfe\xff"))
        return QStringConverter::Utf16BE;
    // Without a mark: a table begins with an ASCII letter, quote or bracket, and no other text has a zero byte there.
    if (content.size() >= 4 && content[0] != 0 && content[1] == 0)
        return QStringConverter::Utf16LE;
    if (content.size() >= 4 && content[0] == 0 && content[1] != 0)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

QByteArray tableText(const QByteArray &content)
{
    if (const auto encoding = sixteenBits(content)) {
        QStringDecoder decoder(*encoding);
        return QString(decoder(content)).remove(QChar::ByteOrderMark).toUtf8();
    }
    if (content.startsWith("\xef\xbb\xbf"))
        return content.mid(3);
    // Guessed over the whole: a single cell is too short to tell CP932 from EUC-JP.
    return content.isValidUtf8() ? content : decode(content).toUtf8();
}

CsvRows::CsvRows(QByteArrayView text) : m_text(text)
{
    const auto line = text.first(text.indexOf('\n') < 0 ? text.size() : text.indexOf('\n'));
    for (const char c : {',', '\t', ';'}) {
        if (line.count(c) > line.count(m_separator))
            m_separator = c;
    }
}

QList<QByteArray> CsvRows::next()
{
    static constexpr qsizetype mostCells = 1000;
    QList<QByteArray> cells;
    QByteArray cell;
    bool quoted = false;
    const auto end = [&] {
        if (cells.size() < mostCells)
            cells << cell;
        cell.clear();
    };
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"')
                cell += m_text[++m_at];
            else
                quoted = false;
        } else if (c == '"' && cell.trimmed().isEmpty()) {
            quoted = true;
            cell.clear();
        } else if (c == m_separator) {
            end();
        } else if (c == '\n') {
            ++m_at;
            break;
        } else if (c != '\r') {
            cell += c;
        }
    }
    end();
    return cells;
}

} // namespace todoku::mail
