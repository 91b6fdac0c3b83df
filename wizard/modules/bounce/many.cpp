// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <QtCore/QSet>

namespace todoku::bounce {

static Item itemFrom(const mail::Item &one)
{
    Item item;
    item.path = one.path;
    item.index = one.index;
    item.failure = one.failure;
    if (one.failure)
        return item;
    item.content = one.content;
    auto report = read(one.content);
    if (report)
        item.report = std::move(*report);
    else
        item.failure = report.error();
    return item;
}

bool readAll(const QString &path, const std::function<bool(const Item &)> &use, const std::function<bool(const Progress &)> &progress)
{
    const auto take = [&use](const mail::Item &one) { return use(itemFrom(one)); };
    std::function<bool(const mail::Progress &)> forward;
    if (progress)
        forward = [&progress](const mail::Progress &state) { return progress({state.bytesDone, state.bytesTotal, state.messages}); };
    mail::VisitLimits limits;
    limits.largestMessage = largestMessage;
    return mail::visit(path, take, forward, limits);
}

void readAgain(const QList<ItemPlace> &places, const std::function<bool(const Item &)> &use)
{
    QMap<QString, QSet<ItemPlace>> byContainer;
    for (const auto &place : places)
        byContainer[mail::containerOf(place.first)] << place;
    for (auto container = byContainer.begin(); container != byContainer.end(); ++container) {
        auto &missing = *container;
        bool goOn = true;
        mail::VisitLimits limits;
        limits.largestMessage = largestMessage;
        limits.wanted = [&missing](const QString &path, int index) {
            return index >= 0 ? missing.contains({path, index}) : std::ranges::any_of(missing, [&](const ItemPlace &place) { return place.first == path; });
        };
        mail::visit(container.key(), [&](const mail::Item &one) {
            if (missing.remove({one.path, one.index}))
                goOn = use(itemFrom(one));
            return goOn && !missing.isEmpty();
        }, {}, limits);
        for (const auto &[path, index] : std::as_const(missing)) {
            Item gone;
            gone.path = path;
            gone.index = index;
            gone.failure = Failure{Failure::Kind::CannotOpen, u"no longer there"_s};
            goOn = goOn && use(gone);
        }
        if (!goOn)
            return;
    }
}

QString domainOf(const QString &address)
{
    const auto at = address.lastIndexOf(u'@');
    return at < 0 ? QString() : address.mid(at + 1).toLower();
}

bool belongsTo(const QString &address, const QStringList &domains)
{
    const auto domain = domainOf(address);
    return std::ranges::any_of(domains, [&](const QString &one) {
        return domain.compare(one, Qt::CaseInsensitive) == 0 || (domain.endsWith(one, Qt::CaseInsensitive) && domain.chopped(one.size()).endsWith(u'.'));
    });
}

QList<Row> rows(const Item &item)
{
    QList<Row> list;
    if (!item.report)
        return list;
    const auto &report = *item.report;
    for (const auto &recipient : report.recipients) {
        if (recipient.action != Action::Failed && recipient.action != Action::Delayed)
            continue;
        const bool byOther = recipient.remoteMta.compare(report.reportingMta, Qt::CaseInsensitive) != 0;
        Row row{item.path, item.index, recipient.address, recipient.action, recipient.cause, recipient.status, recipient.replyCode,
                byOther ? recipient.remoteMta : QString(), report.date, {}};
        row.subject = report.original && !report.original->subject.isEmpty() ? report.original->subject : report.subject;
        list << row;
    }
    return list;
}

static QString keyOf(const Row &row, GroupBy by)
{
    switch (by) {
    case GroupBy::Cause: return name(row.cause);
    case GroupBy::Domain: return domainOf(row.address);
    case GroupBy::Recipient: return row.address.toLower();
    }
    Q_UNREACHABLE();
}

// Equal keys get equal numbers, from 0: what is counted in many groups is compared as a number, not kept as a set in each of them.
template<typename KeyOf>
static std::vector<qsizetype> numbered(const QList<Row> &rows, KeyOf keyOf)
{
    QHash<decltype(keyOf(rows.first())), qsizetype> numbers;
    std::vector<qsizetype> list;
    list.reserve(size_t(rows.size()));
    for (const auto &row : rows) {
        const auto key = keyOf(row);
        const auto number = numbers.value(key, numbers.size());
        if (number == numbers.size())
            numbers.insert(key, number);
        list.push_back(number);
    }
    return list;
}

// How many different numbers the members have. `last` remembers for each number the group that counted it.
static qsizetype different(const Group &group, const std::vector<qsizetype> &numbers, std::vector<const Group *> &last)
{
    return std::ranges::count_if(group.members, [&](qsizetype member) {
        return std::exchange(last[size_t(numbers[size_t(member)])], &group) != &group;
    });
}

static void widen(Group &group, const QDateTime &date)
{
    if (!date.isValid())
        return;
    if (!group.first.isValid() || date < group.first)
        group.first = date;
    if (!group.last.isValid() || date > group.last)
        group.last = date;
}

QList<Group> grouped(const QList<Row> &rows, GroupBy by)
{
    const auto places = numbered(rows, [by](const Row &row) { return keyOf(row, by); });
    QList<Group> groups;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const auto place = places[size_t(i)];
        if (place == groups.size())
            groups.emplaceBack().key = keyOf(rows[i], by);
        groups[place].members << i;
        widen(groups[place], rows[i].date);
    }
    const auto messages = numbered(rows, [](const Row &row) { return std::pair(row.path, row.index); });
    const auto addresses = numbered(rows, [](const Row &row) { return row.address.toLower(); });
    std::vector<const Group *> lastOfMessage(messages.size()), lastOfAddress(addresses.size());
    for (auto &group : groups) {
        group.bounces = different(group, messages, lastOfMessage);
        group.recipients = different(group, addresses, lastOfAddress);
    }
    std::ranges::sort(groups, [](const Group &a, const Group &b) { return std::pair(-a.bounces, a.key) < std::pair(-b.bounces, b.key); });
    return groups;
}

QList<Recipient> recipientsOf(const QList<Row> &rows, const QList<qsizetype> &members, qsizetype most)
{
    QList<Recipient> recipients;
    QSet<std::pair<QString, int>> met;
    for (const auto member : members) {
        const auto &row = rows[member];
        if (recipients.size() >= most)
            break;
        if (met.contains({row.address, int(row.cause)}))
            continue;
        met << std::pair(row.address, int(row.cause));
        Recipient recipient;
        recipient.address = row.address;
        recipient.action = row.action;
        recipient.cause = row.cause;
        recipient.status = row.status;
        recipient.replyCode = row.replyCode;
        recipient.remoteMta = row.refusedBy;
        recipients << recipient;
    }
    return recipients;
}

} // namespace todoku::bounce
