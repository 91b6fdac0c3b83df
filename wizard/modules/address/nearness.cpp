// SPDX-License-Identifier: Apache-2.0
#include "nearness.h"

#include <array>
#include <string_view>
#include <utility>

namespace todoku::address {

static constexpr qsizetype longestCompared = 64;

quint64 lettersOf(QStringView text)
{
    quint64 bits = 0;
    for (const auto c : text)
        bits |= quint64(1) << (c.unicode() & 63);
    return bits;
}

// QWERTY, which JIS keyboards share for letters and digits: a key and what lies around it.
static constexpr std::pair<char, std::string_view> keys[] = {
    {'q', "12wa"},  {'w', "23qeas"},  {'e', "34wrsd"},  {'r', "45etdf"},  {'t', "56ryfg"}, {'y', "67tugh"}, {'u', "78yihj"}, {'i', "89uojk"},
    {'o', "90ipkl"}, {'p', "0-ol;"},  {'a', "qwsz"},    {'s', "weadzx"},  {'d', "ersfxc"}, {'f', "rtdgcv"}, {'g', "tyfhvb"}, {'h', "yugjbn"},
    {'j', "uihknm"}, {'k', "iojlm,"}, {'l', "opk;,."},  {'z', "asx"},     {'x', "sdzc"},   {'c', "dfxv"},   {'v', "fgcb"},   {'b', "ghvn"},
    {'n', "hjbm"},   {'m', "jkn,"},   {'1', "2q"},      {'2', "13qw"},    {'3', "24we"},   {'4', "35er"},   {'5', "46rt"},   {'6', "57ty"},
    {'7', "68yu"},   {'8', "79ui"},   {'9', "80io"},    {'0', "9-op"},    {'-', "0p"},     {'.', ",l/"},
};
// What the eye takes for the same.
static constexpr std::string_view alike[] = {"o0", "l1", "i1", "il", "ij", "qg", "s5", "uv", "vy", "b6", "z2", "ce", "nm", "8b"};

using Costs = std::array<std::array<quint8, 128>, 128>;

static constexpr bool isVowel(int c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static constexpr Costs makeCosts()
{
    Costs costs{};
    for (int a = 0; a < 128; ++a) {
        for (int b = 0; b < 128; ++b)
            costs[size_t(a)][size_t(b)] = a == b ? 0 : isVowel(a) && isVowel(b) ? 9 : 10;
    }
    for (const auto &[key, around] : keys) {
        for (const char other : around)
            costs[size_t(key)][size_t(other)] = costs[size_t(other)][size_t(key)] = 6;
    }
    for (const auto pair : alike)
        costs[size_t(pair[0])][size_t(pair[1])] = costs[size_t(pair[1])][size_t(pair[0])] = 5;
    return costs;
}

static constexpr Costs costs = makeCosts();

static int substitution(QChar a, QChar b)
{
    return a == b ? 0 : a.unicode() < 128 && b.unicode() < 128 ? costs[a.unicode()][b.unicode()] : 10;
}

/// A letter too many or too few costs less beside its twin (key held, key not struck twice) or beside a neighbouring key.
static int gapCost(QStringView text, qsizetype i, bool tooMany)
{
    const auto c = text[i];
    // Nobody says the hyphen of a name aloud.
    if (c == u'-' && !tooMany)
        return 5;
    const auto beside = [&](qsizetype j) { return j >= 0 && j < text.size() ? substitution(c, text[j]) : 10; };
    const auto nearest = std::min(beside(i - 1), beside(i + 1));
    return nearest == 0 ? 5 : tooMany ? (nearest <= 6 ? 6 : 9) : 8;
}

int distance(QStringView typed, QStringView meant, int limit)
{
    const auto n = typed.size(), m = meant.size();
    if (n > longestCompared || m > longestCompared || qAbs(n - m) * 5 > limit)
        return tooFar;
    std::array<std::array<int, longestCompared + 1>, 3> rows;
    auto *before = &rows[0], *last = &rows[1], *row = &rows[2];
    (*last)[0] = 0;
    for (qsizetype j = 1; j <= m; ++j)
        (*last)[size_t(j)] = (*last)[size_t(j - 1)] + gapCost(meant, j - 1, false);
    for (qsizetype i = 1; i <= n; ++i) {
        const int tooMany = gapCost(typed, i - 1, true);
        int best = (*row)[0] = (*last)[0] + tooMany;
        for (qsizetype j = 1; j <= m; ++j) {
            const auto k = size_t(j);
            int cost = std::min({(*last)[k - 1] + substitution(typed[i - 1], meant[j - 1]), (*last)[k] + tooMany,
                                 (*row)[k - 1] + gapCost(meant, j - 1, false)});
            if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1] && typed[i - 1] != typed[i - 2])
                cost = std::min(cost, (*before)[k - 2] + 6);
            (*row)[k] = cost;
            best = std::min(best, cost);
        }
        if (best > limit)
            return tooFar;
        auto *const free = before;
        before = last;
        last = row;
        row = free;
    }
    const int result = (*last)[size_t(m)];
    return result > limit ? tooFar : result;
}

int edits(QStringView one, QStringView other, int most)
{
    while (!one.isEmpty() && !other.isEmpty() && one.first() == other.first()) {
        one = one.sliced(1);
        other = other.sliced(1);
    }
    while (!one.isEmpty() && !other.isEmpty() && one.last() == other.last()) {
        one.chop(1);
        other.chop(1);
    }
    const auto n = one.size(), m = other.size();
    if (n > longestCompared || m > longestCompared || qAbs(n - m) > most)
        return most + 1;
    std::array<std::array<int, longestCompared + 1>, 3> rows;
    auto *before = &rows[0], *last = &rows[1], *row = &rows[2];
    for (qsizetype j = 0; j <= m; ++j)
        (*last)[size_t(j)] = int(j);
    // Whoever leaves the band round the diagonal has made too many edits already.
    for (qsizetype i = 1; i <= n; ++i) {
        const auto left = std::max<qsizetype>(i - most, 1), right = std::min<qsizetype>(i + most, m);
        (*row)[size_t(left - 1)] = left == 1 ? int(i) : most + 1;
        if (right == i + most)
            (*last)[size_t(right)] = most + 1;
        int best = (*row)[size_t(left - 1)];
        for (qsizetype j = left; j <= right; ++j) {
            const auto k = size_t(j);
            int cost = std::min({(*last)[k - 1] + (one[i - 1] != other[j - 1]), (*last)[k] + 1, (*row)[k - 1] + 1});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                cost = std::min(cost, (*before)[k - 2] + 1);
            (*row)[k] = cost;
            best = std::min(best, cost);
        }
        if (best > most)
            return most + 1;
        auto *const free = before;
        before = last;
        last = row;
        row = free;
    }
    return std::min((*last)[size_t(m)], most + 1);
}

} // namespace todoku::address
