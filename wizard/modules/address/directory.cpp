// SPDX-License-Identifier: Apache-2.0
#include "directory.h"

#include "syntax.h"

namespace todoku::address {

static bool isAmong(QStringView label, std::initializer_list<QLatin1StringView> labels)
{
    return std::ranges::any_of(labels, [&](QLatin1StringView known) { return label == known; });
}

bool isJapaneseSecondLevel(QStringView label)
{
    return isAmong(label, {"co"_L1, "ne"_L1, "or"_L1, "ac"_L1, "go"_L1, "ed"_L1, "lg"_L1, "ad"_L1, "gr"_L1});
}

NameAndEnding split(QStringView domain)
{
    const auto last = domain.lastIndexOf(u'.');
    if (last < 0)
        return {domain, {}};
    const auto second = last > 0 ? domain.lastIndexOf(u'.', last - 1) : -1;
    const auto label = domain.sliced(second + 1, last - second - 1);
    const bool isPublic = second > 0 && domain.size() - last == 3
        && (isJapaneseSecondLevel(label) || isAmong(label, {"com"_L1, "net"_L1, "org"_L1, "edu"_L1, "gov"_L1}));
    const auto end = isPublic ? second : last;
    return {domain.first(end), domain.sliced(end + 1)};
}

QString seen(QStringView domain)
{
    QString text(domain.size(), Qt::Uninitialized);
    qsizetype size = 0;
    for (qsizetype i = 0; i < domain.size(); ++i) {
        const auto c = domain[i].unicode();
        const auto next = i + 1 < domain.size() ? domain[i + 1].unicode() : u'\0';
        const bool pair = (c == u'r' && next == u'n') || (c == u'v' && next == u'v');
        text[size++] = pair ? (c == u'r' ? u'm' : u'w') : c == u'0' ? u'o' : c == u'1' ? u'l' : c == u'5' ? u's' : QChar(c);
        i += pair;
    }
    text.truncate(size);
    return text;
}

void Directory::Index::add(const QString &domain, int weight)
{
    auto &known = weights[domain];
    if (known >= weight)
        return;
    const bool isNew = known == 0;
    known = weight;
    if (byLength.size() <= size_t(domain.size()))
        byLength.resize(size_t(domain.size()) + 1);
    auto &targets = byLength[size_t(domain.size())];
    if (!isNew)
        std::erase_if(targets, [&](const Target &target) { return target.domain == domain; });
    targets.push_back({domain, lettersOf(domain), weight, split(domain).name.size()});

    const auto prefer = [&](QHash<QString, QString> &table, const QString &key) {
        auto &place = table[key];
        if (place.isEmpty() || weights.value(place) < weight)
            place = domain;
    };
    auto joined = domain;
    prefer(withoutDots, joined.remove(u'.'));
    prefer(lookingLike, seen(domain));
    for (auto dot = domain.indexOf(u'.'); dot > 0; dot = domain.indexOf(u'.', dot + 1)) {
        auto &others = continuing[domain.first(dot)];
        others.removeOne(domain);
        const auto place = std::ranges::find_if(others, [&](const QString &other) { return weights.value(other) < weight; });
        others.insert(place, domain);
    }
}

// Contacts

QString heard(QStringView localPart)
{
    auto text = localPart.toString().toLower();
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> same[] = {
        {"shi"_L1, "si"_L1}, {"sh"_L1, "sy"_L1}, {"chi"_L1, "ti"_L1}, {"ch"_L1, "ty"_L1}, {"tch"_L1, "tty"_L1}, {"tsu"_L1, "tu"_L1}, {"fu"_L1, "hu"_L1},
        {"ji"_L1, "zi"_L1},  {"jy"_L1, "zy"_L1}, {"j"_L1, "zy"_L1},   {"mb"_L1, "nb"_L1}, {"mm"_L1, "nm"_L1}, {"mp"_L1, "np"_L1},   {"ou"_L1, "o"_L1},
        {"oh"_L1, "o"_L1},   {"uu"_L1, "u"_L1},  {"ei"_L1, "e"_L1},   {"l"_L1, "r"_L1},   {"v"_L1, "b"_L1},
    };
    for (const auto &[from, to] : same)
        text.replace(from, to);
    QString once;
    for (const auto c : text) {
        if ((once.isEmpty() || once.back() != c || isDigit(c)) && c != u'.' && c != u'_' && c != u'-')
            once += c;
    }
    return once;
}

/// The hashes under which near texts meet: the text itself and each with one letter left out. Two texts one edit apart share one.
static QList<size_t> neighbourhood(const QString &heardLocal, const QString &domain)
{
    constexpr qsizetype longestLocal = 40;
    const auto seed = qHash(domain);
    QList<size_t> hashes{qHash(heardLocal, seed)};
    for (qsizetype i = 0; i < std::min(heardLocal.size(), longestLocal); ++i)
        hashes << qHash(QString(QStringView(heardLocal).first(i) + QStringView(heardLocal).sliced(i + 1)), seed);
    return hashes;
}

void Directory::Index::addContacts(const QList<Contact> &known)
{
    for (const auto &contact : known) {
        const auto address = contact.address.trimmed().toLower();
        if (address.size() > longestInput || byAddress.contains(address))
            continue;
        const auto syntax = parsePlain(address).value_or(parse(address));
        if (syntax.verdict == Verdict::Invalid || syntax.literal)
            continue;
        const auto place = int(contacts.size());
        contacts << contact;
        byAddress.insert(address, place);
        add(syntax.ascii, 2);
        for (const auto hash : neighbourhood(heard(syntax.localPart), syntax.ascii))
            neighbours.emplace_back(hash, place);
    }
    std::ranges::sort(neighbours);
}

/// One letter apart by hand, or the same to the ear. A digit, an initial or a short name more or less is another person.
static bool isNear(QStringView one, QStringView other)
{
    constexpr qsizetype shortest = 4;
    if (std::min(one.size(), other.size()) < shortest)
        return false;
    const auto digits = [](QStringView text) {
        QString only;
        std::ranges::copy_if(text, std::back_inserter(only), isDigit);
        return only;
    };
    if (digits(one) != digits(other))
        return false;
    const auto parts = [](QStringView text) {
        QList<qsizetype> lengths{0};
        for (const auto c : text) {
            if (c == u'.' || c == u'_' || c == u'-')
                lengths << 0;
            else
                ++lengths.last();
        }
        return lengths;
    };
    // "t.yamada" and "h.yamada": where a part of one or two letters differs, it tells people apart.
    const auto lengths = parts(one);
    if (lengths == parts(other)) {
        qsizetype from = 0;
        for (const auto length : lengths) {
            if (length <= 2 && one.mid(from, length) != other.mid(from, length))
                return false;
            from += length + 1;
        }
    }
    return heard(one) == heard(other) || edits(one, other, 1) <= 1 || edits(heard(one), heard(other), 1) <= 1;
}

QList<Contact> nearContacts(const Directory::Index &index, QStringView localPart, const QString &domain)
{
    QList<Contact> near;
    if (index.neighbours.empty())
        return near;
    constexpr qsizetype mostLooked = 64;
    const auto typed = localPart.toString().toLower();
    QList<int> looked;
    for (const auto hash : neighbourhood(heard(typed), domain)) {
        auto neighbour = std::lower_bound(index.neighbours.begin(), index.neighbours.end(), std::pair(hash, 0));
        for (; neighbour != index.neighbours.end() && neighbour->first == hash; ++neighbour) {
            const auto place = neighbour->second;
            if (looked.contains(place) || looked.size() >= mostLooked)
                continue;
            looked << place;
            const auto &contact = index.contacts[place];
            const auto address = contact.address.trimmed().toLower();
            if (isNear(typed, QStringView(address).first(address.lastIndexOf(u'@'))))
                near << contact;
        }
    }
    std::ranges::stable_sort(near, std::ranges::greater(), &Contact::timesWritten);
    return near;
}

// Directory

static std::shared_ptr<const Directory::Index> everybodys()
{
    static const auto shared = [] {
        auto index = std::make_shared<Directory::Index>();
        for (const auto &row : tables().mailDomains)
            index->add(row.domain, row.weight);
        return index;
    }();
    return shared;
}

Directory::Directory() : m_index(everybodys()) { }

Directory::Directory(const Known &known)
{
    auto index = std::make_shared<Index>(*everybodys());
    for (const auto &domain : known.domains) {
        if (const auto ascii = asciiDomain(domain.trimmed()))
            index->add(*ascii, 2);
    }
    for (const auto &domain : known.ownDomains) {
        if (const auto ascii = asciiDomain(domain.trimmed()))
            index->add(*ascii, 3);
    }
    index->addContacts(known.contacts);
    m_index = index;
}

bool Directory::knowsDomain(QStringView domain) const
{
    return m_index->knows(domain.toString().toLower());
}

bool Directory::knowsAddress(QStringView address) const
{
    return m_index->byAddress.contains(address.trimmed().toString().toLower());
}

} // namespace todoku::address
