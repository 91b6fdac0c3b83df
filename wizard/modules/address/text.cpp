// SPDX-License-Identifier: Apache-2.0
#include "text.h"

#include <numeric>

namespace todoku::address {

Text::Text(QStringView input) : m_text(input.toString()), m_origin(size_t(input.size()) + 1)
{
    qsizetype point = 0;
    for (qsizetype i = 0; i < input.size(); ++i) {
        m_origin[size_t(i)] = point;
        const bool half = input[i].isHighSurrogate() && i + 1 < input.size() && input[i + 1].isLowSurrogate();
        if (!half)
            ++point;
    }
    m_origin.back() = point;
}

void Text::remove(qsizetype from, qsizetype length)
{
    m_text.remove(from, length);
    m_origin.erase(m_origin.begin() + from, m_origin.begin() + from + length);
}

void Text::replace(qsizetype from, qsizetype length, QStringView by)
{
    const auto origin = m_origin[size_t(from)];
    m_text.replace(from, length, by.data(), by.size());
    m_origin.erase(m_origin.begin() + from, m_origin.begin() + from + length);
    m_origin.insert(m_origin.begin() + from, size_t(by.size()), origin);
}

void Text::keep(qsizetype from, qsizetype length)
{
    m_text = m_text.mid(from, length);
    m_origin.erase(m_origin.begin() + from + length + 1, m_origin.end());
    m_origin.erase(m_origin.begin(), m_origin.begin() + from);
}

void Text::composeNfc()
{
    if (std::ranges::none_of(m_text, [](QChar c) { return c.unicode() >= 0x300; })) // no mark, and nothing that is made of two
        return;
    const auto composed = m_text.normalized(QString::NormalizationForm_C);
    if (composed == m_text)
        return;
    // Composition only looks back over combining marks: compose run by run, so that positions stay right outside the run.
    for (qsizetype i = 0; i < m_text.size();) {
        qsizetype end = i + units(codePointAt(m_text, i));
        while (end < m_text.size() && (QChar::isMark(codePointAt(m_text, end)) || isKana(m_text[end]) || m_text[end].unicode() >= 0x1100))
            end += units(codePointAt(m_text, end));
        const auto run = m_text.mid(i, end - i).normalized(QString::NormalizationForm_C);
        if (QStringView(m_text).mid(i, end - i) != run)
            replace(i, end - i, run);
        i += std::max<qsizetype>(run.size(), 1);
    }
}

Issue Text::issue(FindingId id, qsizetype from, qsizetype length) const
{
    if (from < 0)
        return {id, -1, 0, {}, false};
    const auto first = std::min(size_t(from), m_origin.size() - 1);
    const auto last = std::min(size_t(from + length), m_origin.size() - 1);
    return {id, m_origin[first], std::max<qsizetype>(m_origin[last] - m_origin[first], length > 0 ? 1 : 0), {}, false};
}

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return isAscii(c); });
}

QString asciiLower(QStringView text)
{
    auto lower = text.toString();
    for (auto &c : lower) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(ushort(c.unicode() + 0x20));
    }
    return lower;
}

bool isAtext(QChar c)
{
    static constexpr auto table = [] {
        std::array<bool, 128> known{};
        for (int i = 0; i < 128; ++i)
            known[size_t(i)] = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || (i >= '0' && i <= '9');
        for (const char sign : std::string_view("!#$%&'*+-/=?^_`{|}~"))
            known[size_t(sign)] = true;
        return known;
    }();
    return c.unicode() < 128 && table[c.unicode()];
}

bool isKana(QChar c)
{
    return c.unicode() >= 0x3041 && c.unicode() <= 0x30ff && c.unicode() != 0x30fb && c.unicode() != 0x30fc && c.unicode() != 0x30a0;
}

bool isHan(QChar c)
{
    return (c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff) || (c.unicode() >= 0x3400 && c.unicode() <= 0x4dbf) || c.unicode() == 0x3005;
}

bool isBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r') || c.unicode() == 0x85 || c.isSpace();
}

char32_t codePointAt(QStringView text, qsizetype i)
{
    const auto c = text[i];
    if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(c, text[i + 1]);
    return c.unicode();
}

} // namespace todoku::address
