// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <QtCore/QSet>

namespace todoku::bounce {

bool readAll(const QString &path, const std::function<bool(const Item &)> &use, const std::function<bool(const Progress &)> &progress)
{
    const auto take = [&use](const mail::Item &one) {
        Item item;
        item.path = one.path;
        item.index = one.index;
        item.failure = one.failure;
        if (!one.failure) {
            item.content = one.content;
            auto report = read(one.content);
            if (report)
                item.report = std::move(*report);
            else
                item.failure = report.error();
        }
        return use(item);
    };
    std::function<bool(const mail::Progress &)> forward;
    if (progress)
        forward = [&progress](const mail::Progress &state) { return progress({state.bytesDone, state.bytesTotal, state.messages}); };
    mail::VisitLimits limits;
    limits.largestMessage = largestMessage;
    return mail::visit(path, take, forward, limits);
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
        Row row{item.path, item.index, recipient.address, recipient.action, recipient.cause, recipient.status, recipient.replyCode, report.date, {}};
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

} // namespace todoku::bounce
