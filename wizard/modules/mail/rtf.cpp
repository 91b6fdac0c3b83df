// SPDX-License-Identifier: Apache-2.0
#include "outlook.h"

#include <QtCore/QtEndian>

namespace todoku::mail {

static constexpr qsizetype largestRtf = 64 * 1024 * 1024;

// MS-OXRTFCP §2.1.2.1: what the dictionary holds at the start.
static const QByteArray &initialDictionary()
{
    static const QByteArray text = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
                                   "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
                                   "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
    return text;
}

QByteArray fromCompressedRtf(QByteArrayView bytes)
{
    if (bytes.size() < 16)
        return {};
    const auto rawSize = qFromLittleEndian<quint32>(bytes.data() + 4);
    const auto kind = bytes.sliced(8, 4);
    const auto data = bytes.sliced(16);
    if (kind == "MELA")
        return data.first(std::min<qsizetype>(data.size(), rawSize)).toByteArray();
    if (kind != "LZFu" || rawSize > largestRtf)
        return {};
    QByteArray window(4096, '\0');
    std::ranges::copy(initialDictionary(), window.begin());
    auto write = size_t(initialDictionary().size());
    QByteArray out;
    const auto put = [&](char c) {
        out += c;
        window[qsizetype(write)] = c;
        write = (write + 1) % 4096;
    };
    for (qsizetype i = 0; i < data.size() && out.size() < qsizetype(rawSize);) {
        const auto control = uchar(data[i++]);
        for (int bit = 0; bit < 8 && i < data.size(); ++bit) {
            if (!(control & (1 << bit))) {
                put(data[i++]);
                continue;
            }
            if (i + 2 > data.size())
                return out;
            const auto reference = qFromBigEndian<quint16>(data.data() + i);
            i += 2;
            auto offset = size_t(reference >> 4);
            if (offset == write)
                return out;
            for (int length = (reference & 15) + 2; length > 0; --length, offset = (offset + 1) % 4096)
                put(window[qsizetype(offset)]);
        }
    }
    return out;
}

namespace {

class RtfReader
{
public:
    explicit RtfReader(QByteArrayView rtf) : m_rtf(rtf), m_wrapsHtml(rtf.first(std::min<qsizetype>(rtf.size(), 2000)).indexOf("\\fromhtml1") >= 0) { }

    QString read()
    {
        m_groups.push_back({});
        while (m_at < m_rtf.size()) {
            const char c = m_rtf[m_at++];
            if (c == '{')
                begin();
            else if (c == '}')
                end();
            else if (c == '\\')
                control();
            else if (c != '\r' && c != '\n')
                byte(c);
        }
        flush();
        return m_wrapsHtml ? textFromHtml(m_text) : m_text;
    }

private:
    struct Group {
        bool hidden = false;  ///< a destination that is not shown
        bool html = false;    ///< an HTML tag of MS-OXRTFEX
        bool onlyRtf = false; ///< \htmlrtf: not part of the HTML
        int skip = 1;         ///< \uc
    };

    /// Deeper than anybody writes, groups are only counted.
    void begin()
    {
        if (m_groups.size() < 1000)
            m_groups.push_back(m_groups.back());
        else
            ++m_deeper;
    }

    void end()
    {
        if (m_deeper > 0)
            --m_deeper;
        else if (m_groups.size() > 1)
            m_groups.pop_back();
    }

    void byte(char c)
    {
        const auto &group = m_groups.back();
        if (m_skip > 0)
            --m_skip;
        else if (!group.hidden && !(m_wrapsHtml && group.onlyRtf && !group.html))
            m_pending += c;
    }

    void flush()
    {
        m_text += decode(m_pending, m_charset);
        m_pending.clear();
    }

    void letter(char32_t c)
    {
        const auto &group = m_groups.back();
        if (group.hidden || (m_wrapsHtml && group.onlyRtf && !group.html))
            return;
        flush();
        m_text += QString::fromUcs4(&c, 1);
    }

    void control()
    {
        if (m_at >= m_rtf.size())
            return;
        const char c = m_rtf[m_at];
        if (c == '\'') {
            const auto digits = m_rtf.sliced(m_at).first(std::min<qsizetype>(3, m_rtf.size() - m_at));
            m_at += digits.size();
            byte(char(QByteArray(digits.sliced(1).toByteArray()).toInt(nullptr, 16)));
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            word();
        } else {
            ++m_at;
            if (c == '*')
                m_groups.back().hidden = true;
            else if (c == '~')
                byte(' ');
            else if (c == '{' || c == '}' || c == '\\')
                byte(c);
        }
    }

    void word()
    {
        const auto start = m_at;
        while (m_at < m_rtf.size() && m_at - start < 32 && ((m_rtf[m_at] | 0x20) >= 'a') && ((m_rtf[m_at] | 0x20) <= 'z'))
            ++m_at;
        const auto name = m_rtf.sliced(start, m_at - start);
        const auto numberStart = m_at;
        if (m_at < m_rtf.size() && m_rtf[m_at] == '-')
            ++m_at;
        while (m_at < m_rtf.size() && m_at - numberStart < 11 && m_rtf[m_at] >= '0' && m_rtf[m_at] <= '9')
            ++m_at;
        const bool hasNumber = m_at > numberStart;
        const int number = m_rtf.sliced(numberStart, m_at - numberStart).toByteArray().toInt();
        if (m_at < m_rtf.size() && m_rtf[m_at] == ' ')
            ++m_at;
        act(name, hasNumber, number);
    }

    void act(QByteArrayView name, bool hasNumber, int number)
    {
        static constexpr std::string_view hiddenNames[]{"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable", "generator"};
        auto &group = m_groups.back();
        const std::string_view word(name.data(), size_t(name.size()));
        if (word == "par" || word == "line" || word == "row")
            byte('\n');
        else if (word == "tab" || word == "cell")
            byte('\t');
        else if (word == "u" && hasNumber) {
            letter(char32_t(number < 0 ? number + 65536 : number));
            m_skip = group.skip;
        } else if (word == "uc")
            group.skip = std::clamp(number, 0, 10);
        else if (word == "ansicpg")
            m_charset = number == 932 ? QByteArray("shift_jis") : number == 65001 ? QByteArray("utf-8") : "windows-" + QByteArray::number(number);
        else if (word == "htmltag")
            group.hidden = false, group.html = true;
        else if (word == "htmlrtf")
            group.onlyRtf = !hasNumber || number != 0;
        else if (word == "mhtmltag" || std::ranges::find(hiddenNames, word) != std::end(hiddenNames))
            group.hidden = true;
    }

    QByteArrayView m_rtf;
    bool m_wrapsHtml;
    qsizetype m_at = 0;
    int m_skip = 0;
    qsizetype m_deeper = 0;
    std::vector<Group> m_groups;
    QByteArray m_charset = "windows-1252";
    QByteArray m_pending;
    QString m_text;
};

} // namespace

QString textFromRtf(QByteArrayView rtf)
{
    return rtf.startsWith("{\\rtf") ? RtfReader(rtf).read() : QString();
}

} // namespace todoku::mail
