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

namespace {

/// What a group needs while it grows.
struct Counting {
    Group group;
    QSet<QString> addresses;
    QSet<std::pair<QString, int>> messages;
};

} // namespace

QList<Group> grouped(const QList<Row> &rows, GroupBy by)
{
    QHash<QString, Counting> counted;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        auto &one = counted[keyOf(row, by)];
        one.group.members << i;
        one.addresses << row.address.toLower();
        one.messages << std::pair(row.path, row.index);
        if (row.date.isValid()) {
            if (!one.group.first.isValid() || row.date < one.group.first)
                one.group.first = row.date;
            if (!one.group.last.isValid() || row.date > one.group.last)
                one.group.last = row.date;
        }
    }
    QList<Group> groups;
    for (auto [key, one] : counted.asKeyValueRange()) {
        one.group.key = key;
        one.group.bounces = one.messages.size();
        one.group.recipients = one.addresses.size();
        groups << one.group;
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
