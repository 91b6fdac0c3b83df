// SPDX-License-Identifier: Apache-2.0
#include "domain_guess.h"

#include "text.h"

namespace todoku::address {

bool isTenant(QStringView domain)
{
    static constexpr QLatin1StringView clouds[] = {".onmicrosoft.com"_L1, ".onmicrosoft.us"_L1, ".onmicrosoft.de"_L1, ".partner.onmschina.cn"_L1};
    return std::ranges::any_of(clouds, [&](QLatin1StringView cloud) { return domain.endsWith(cloud); });
}

bool isSpecialUse(QStringView domain)
{
    const auto &special = tables().specialDomains;
    const auto last = domain.lastIndexOf(u'.');
    const auto second = last > 0 ? domain.lastIndexOf(u'.', last - 1) : -1;
    return special.contains(borrowed(domain.sliced(last + 1))) || special.contains(borrowed(domain.sliced(second + 1)));
}

bool isTopLevel(QStringView label)
{
    return tables().topLevelDomains.contains(borrowed(label));
}

static QStringView lastLabel(QStringView domain)
{
    return domain.sliced(domain.lastIndexOf(u'.') + 1);
}

/// Where only the last label differs, it is the ending that slipped.
static FindingId kindOfTypo(QStringView typed, QStringView meant)
{
    const auto a = typed.lastIndexOf(u'.'), b = meant.lastIndexOf(u'.');
    return a > 0 && a == b && typed.first(a) == meant.first(b) ? FindingId("address.tld-typo") : FindingId("address.domain-typo");
}

// Microsoft 365

static DomainGuess tenantGuess(const QString &domain)
{
    static const auto right = u"onmicrosoft.com"_s;
    if (isTenant(domain))
        return {};
    if (domain.endsWith(".onmicrosoft"_L1))
        return {{domain + ".com"_L1}, {"address.missing-tld"}};
    if (domain.endsWith(".onmicrosoftcom"_L1))
        return {{domain.chopped(3) + ".com"_L1}, {"address.missing-dot"}};
    if (domain.endsWith("onmicrosoft.com"_L1) && domain.size() > right.size() && domain.at(domain.size() - right.size() - 1) != u'.')
        return {{domain.chopped(right.size()) + u'.' + right}, {"address.missing-dot"}};
    const auto name = domain.indexOf(".onmicrosoft."_L1);
    if (name > 0 && domain.endsWith(".jp"_L1))
        return {{domain.first(name + 1) + right}, {"address.domain-typo"}};
    const auto last = domain.lastIndexOf(u'.');
    const auto second = last > 0 ? domain.lastIndexOf(u'.', last - 1) : -1;
    if (second < 1)
        return {};
    const auto tail = QStringView(domain).sliced(second + 1);
    if (distance(tail, right, 20) == tooFar)
        return {};
    const QString meant = domain.first(second + 1) + right;
    return {{meant}, {kindOfTypo(domain, meant)}};
}

// The provider's name is right, the ending is not

static DomainGuess endingGuess(const QString &domain)
{
    static const QSet<QString> plain{u"com"_s, u"net"_s, u"org"_s, u"info"_s, u"biz"_s};
    const auto [name, ending] = split(domain);
    const auto row = tables().endings.constFind(borrowed(name));
    if (row == tables().endings.cend())
        return {};
    const bool japanese = ending == "jp"_L1 || ending.endsWith(".jp"_L1);
    // "co" alone is Colombia's and is left to nearness; ".ne.jp" and such are taken for what they are.
    if (!japanese && !plain.contains(borrowed(ending)))
        return {};
    const auto &meant = japanese ? row->japan : row->elsewhere;
    return meant.isEmpty() ? DomainGuess{} : DomainGuess{meant, {"address.domain-typo"}};
}

// Nearness

struct Candidate {
    const Target *target;
    int score; ///< tenths of an edit, less a bonus for what many write to
};

static int limitFor(const Target &target, QStringView typed)
{
    constexpr qsizetype shortName = 4;
    const auto name = QStringView(target.domain).first(target.nameLength);
    const bool sameName = typed.size() > name.size() && typed.startsWith(name) && typed[name.size()] == u'.';
    if (sameName && target.weight > 1)
        return target.weight > 2 && name.size() > shortName ? 20 : 10;
    // Another real ending under the same name is another domain, unless many write to the one and nobody to the other.
    if (sameName && isTopLevel(lastLabel(typed)))
        return 0;
    if (name.size() <= shortName)
        return 5;
    return target.weight > 2 ? 20 : target.weight > 1 ? 10 : 8;
}

/// Two edits change at most four bits. (std::popcount is a function call on processors of every age.)
static bool differMuch(quint64 letters, quint64 others)
{
    auto different = letters ^ others;
    for (int i = 0; i < 4 && different != 0; ++i)
        different &= different - 1;
    return different != 0;
}

static std::vector<Candidate> nearest(QStringView domain, const Directory::Index &index)
{
    constexpr qsizetype span = 2;
    const auto letters = lettersOf(domain);
    std::vector<Candidate> found;
    const auto longest = std::min<qsizetype>(domain.size() + span, qsizetype(index.byLength.size()) - 1);
    for (auto length = std::max<qsizetype>(domain.size() - span, 1); length <= longest; ++length) {
        for (const auto &target : index.byLength[size_t(length)]) {
            if (differMuch(letters, target.letters) || edits(domain, target.domain, 2) > 2)
                continue;
            const auto cost = distance(domain, target.domain, limitFor(target, domain));
            if (cost != tooFar)
                found.push_back({&target, cost - 2 * target.weight});
        }
    }
    std::ranges::stable_sort(found, {}, &Candidate::score);
    return found;
}

static DomainGuess nearnessGuess(const QString &domain, const Directory::Index &index)
{
    // Nearer than this and nobody can say which was meant: both are offered.
    constexpr int margin = 3;
    const auto found = nearest(domain, index);
    if (found.empty())
        return {};
    DomainGuess guess{{found.front().target->domain}, {kindOfTypo(domain, found.front().target->domain)}};
    for (size_t i = 1; i < found.size() && found[i].score - found.front().score < margin; ++i)
        guess.domains << found[i].target->domain;
    return guess;
}

// Dots

static DomainGuess dotGuess(const QString &domain, const Directory::Index &index)
{
    auto joined = domain;
    joined.remove(u'.');
    const auto known = index.withoutDots.value(joined);
    if (!known.isEmpty() && known != domain)
        return {{known}, {known.count(u'.') > domain.count(u'.') ? FindingId("address.missing-dot") : FindingId("address.domain-typo")}};
    const auto last = lastLabel(domain);
    if (!last.endsWith("jp"_L1) || last.size() < 4 || isTopLevel(last))
        return {};
    const auto second = last.sliced(last.size() - 4, 2);
    if (!isJapaneseSecondLevel(second))
        return {};
    const auto name = domain.chopped(4);
    if (name.isEmpty())
        return {};
    const QString dotted = name + (name.endsWith(u'.') ? ""_L1 : "."_L1) + second + ".jp"_L1;
    return {{dotted}, {"address.missing-dot"}};
}

// The ending alone

static QString nearestOf(QStringView typed, std::initializer_list<QLatin1StringView> choices, int limit)
{
    QString best;
    int cost = limit + 1;
    for (const auto choice : choices) {
        const auto next = distance(typed, QString(choice), limit);
        if (next < cost) {
            cost = next;
            best = choice;
        }
    }
    return best;
}

/// Under .jp two letters can only be one of the nine organisational types: JPRS gives out general names from three letters on.
static DomainGuess secondLevelGuess(const QString &domain)
{
    const auto labels = domain.split(u'.');
    if (labels.size() < 3 || labels.last() != "jp"_L1)
        return {};
    const auto &second = labels[labels.size() - 2];
    if (second.size() > 2 || isJapaneseSecondLevel(second))
        return {};
    const auto meant = nearestOf(second, {"co"_L1, "ne"_L1, "or"_L1, "ac"_L1, "go"_L1}, 8);
    if (meant.isEmpty())
        return {};
    auto repaired = labels;
    repaired[labels.size() - 2] = meant;
    return {{repaired.join(u'.')}, {"address.domain-typo"}};
}

static DomainGuess topLevelGuess(const QString &domain)
{
    const auto last = lastLabel(domain);
    if (last.size() == domain.size() || isTopLevel(last) || last.startsWith("xn--"_L1) || isSpecialUse(domain))
        return {};
    const auto before = domain.chopped(last.size());
    const auto second = lastLabel(before.chopped(1));
    const bool japanese = second.size() < before.size() - 1
        && isJapaneseSecondLevel(second);
    const auto meant = japanese ? nearestOf(last, {"jp"_L1}, 10) : nearestOf(last, {"com"_L1, "jp"_L1, "net"_L1, "org"_L1}, last.size() < 3 ? 8 : 10);
    return meant.isEmpty() ? DomainGuess{} : DomainGuess{{before + meant}, {"address.tld-typo"}};
}

/// "hotmail.com.com", "example.co.jp.jp", "docomo.ne.jp.com".
static DomainGuess doubledGuess(const QString &domain, const Directory::Index &index)
{
    const auto last = lastLabel(domain);
    const auto before = domain.chopped(std::min(domain.size(), last.size() + 1));
    if (before.endsWith(".jp"_L1) && index.knows(before) && (last == "com"_L1 || last == "net"_L1 || last == "co"_L1 || last == "ne"_L1))
        return {{before}, {"address.domain-typo"}};
    if (lastLabel(before) != last || (!index.knows(before) && !before.endsWith(".co.jp"_L1) && !before.endsWith(".ne.jp"_L1)))
        return {};
    return {{before}, {"address.domain-typo"}};
}

static DomainGuess missingEndGuess(const QString &domain, const Directory::Index &index)
{
    if (const auto row = tables().endings.constFind(domain); row != tables().endings.cend() && !(row->elsewhere + row->japan).isEmpty()) {
        auto choices = row->elsewhere + row->japan;
        choices.removeDuplicates();
        return {choices, {"address.missing-tld"}};
    }
    auto choices = index.continuing.value(domain);
    erase_if(choices, [&](const QString &choice) { return index.weights.value(choice) < 2; });
    return choices.isEmpty() ? DomainGuess{} : DomainGuess{choices, {"address.missing-tld"}};
}

static DomainGuess lookGuess(const QString &domain, const Directory::Index &index)
{
    const auto known = index.lookingLike.value(seen(domain));
    return known.isEmpty() || known == domain ? DomainGuess{} : DomainGuess{{known}, {kindOfTypo(domain, known), "address.homoglyph"}};
}

/// "hotmail.co" may be hotmail.com, and may be hotmail.co.jp cut off: the person is asked.
static void addContinuing(DomainGuess &guess, const QString &domain, const Directory::Index &index)
{
    for (const auto &other : index.continuing.value(domain)) {
        if (index.weights.value(other) > 2 && !guess.domains.contains(other))
            guess.domains << other;
    }
}

static DomainGuess guessOnce(const QString &domain, const Directory::Index &index)
{
    if (auto guess = tenantGuess(domain))
        return guess;
    if (auto guess = dotGuess(domain, index))
        return guess;
    if (auto guess = lookGuess(domain, index))
        return guess;
    if (auto guess = endingGuess(domain))
        return guess;
    if (auto guess = nearnessGuess(domain, index)) {
        addContinuing(guess, domain, index);
        return guess;
    }
    if (auto guess = missingEndGuess(domain, index))
        return guess;
    if (auto guess = doubledGuess(domain, index))
        return guess;
    if (auto guess = topLevelGuess(domain))
        return guess;
    return secondLevelGuess(domain);
}

DomainGuess guessDomain(const QString &domain, const Directory::Index &index)
{
    constexpr qsizetype longest = 63;
    if (domain.isEmpty() || domain.size() > longest || index.knows(domain) || isTenant(domain) || isSpecialUse(domain))
        return {};
    auto guess = guessOnce(domain, index);
    // A slip in the ending may hide one in the name: "gmaul.cim".
    for (int again = 0; again < 2 && guess && !index.knows(guess.domains.first()) && !isTenant(guess.domains.first()); ++again) {
        const auto next = guessOnce(guess.domains.first(), index);
        if (!next || next.domains.first() == guess.domains.first())
            break;
        guess.domains = next.domains;
        for (const auto id : next.ids) {
            if (std::ranges::find(guess.ids, id) == guess.ids.end())
                guess.ids.push_back(id);
        }
    }
    constexpr qsizetype most = 3;
    guess.domains = guess.domains.mid(0, most);
    guess.domains.removeOne(domain);
    return guess;
}

} // namespace todoku::address
