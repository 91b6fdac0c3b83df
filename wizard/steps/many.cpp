// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFileInfo>

namespace todoku {

/// The earliest or latest date of the groups; all rows stand in one of them.
static QDateTime dateOf(const QList<bounce::Group> &groups, QDateTime bounce::Group::*which, bool earliest)
{
    QDateTime found;
    for (const auto &group : groups) {
        const auto &date = group.*which;
        if (date.isValid() && (!found.isValid() || (earliest ? date < found : date > found)))
            found = date;
    }
    return found;
}

QDateTime Many::first() const
{
    return dateOf(grouped(bounce::GroupBy::Cause), &bounce::Group::first, true);
}

QDateTime Many::last() const
{
    return dateOf(grouped(bounce::GroupBy::Cause), &bounce::Group::last, false);
}

static void count(const bounce::Item &item, Many &many)
{
    many.messages += 1;
    if (item.failure) {
        many.unreadable += 1;
        if (many.notRead.size() < Many::mostListed)
            many.notRead << std::pair(bounce::ItemPlace(item.path, item.index), *item.failure);
        return;
    }
    const auto rows = bounce::rows(item);
    many.bounces += !rows.isEmpty();
    many.rows << rows;
}

Result<Journey::Opened> Journey::readPaths(const QStringList &paths, ReadingState &state)
{
    bounce::Item first;
    Many many;
    many.path = paths.size() == 1 ? paths.first() : QFileInfo(paths.first()).path();
    qint64 bytesBefore = 0; // of the paths that are done
    const auto use = [&](const bounce::Item &item) {
        // Whether there is but one is known only when the second comes.
        if (many.messages == 0)
            first = item;
        else
            first = {};
        count(item, many);
        return !state.stop;
    };
    const auto progress = [&](const bounce::Progress &now) {
        state.bytesDone = bytesBefore + now.bytesDone;
        state.bytesTotal = bytesBefore + now.bytesTotal;
        state.messages = many.messages;
        return !state.stop;
    };
    many.isComplete = std::ranges::all_of(paths, [&](const QString &path) {
        const bool whole = bounce::readAll(path, use, progress);
        bytesBefore = state.bytesDone;
        return whole;
    });
    if (many.messages == 0)
        return Failure{state.stop ? Failure::Kind::Cancelled : Failure::Kind::Empty, {}};
    if (many.messages == 1 && first.failure)
        return *first.failure;
    if (many.messages == 1)
        return Opened{first, {}, {}};
    for (const auto by : {bounce::GroupBy::Cause, bounce::GroupBy::Domain, bounce::GroupBy::Recipient})
        many.groups[size_t(by)] = bounce::grouped(many.rows, by);
    return Opened{{}, many, {}};
}

std::optional<Journey::Reading> Journey::opening() const
{
    if (!m_opening)
        return std::nullopt;
    return Reading{m_openingState->path, m_openingState->bytesDone, m_openingState->bytesTotal, m_openingState->messages};
}

/// Every row of the list.
static QList<qsizetype> allRows(const Many &many)
{
    QList<qsizetype> rows(many.rows.size());
    std::iota(rows.begin(), rows.end(), qsizetype(0));
    return rows;
}

void Journey::openRow(qsizetype row)
{
    if (!m_many || row < 0 || row >= m_many->rows.size())
        return;
    // As the terminal does: too many others are no evidence for one of them.
    const bool few = m_many->bounces <= largestGroup;
    openMember(row, few ? bounce::recipientsOf(m_many->rows, allRows(*m_many)) : QList<bounce::Recipient>(), Place::Bounce);
}

void Journey::openMember(qsizetype row, const QList<bounce::Recipient> &others, Place then)
{
    const auto &wanted = m_many->rows[row];
    const auto read = [place = bounce::ItemPlace(wanted.path, wanted.index)](ReadingState &) -> Result<Opened> {
        Opened opened;
        bounce::readAgain({place}, [&](const bounce::Item &item) {
            opened.item = item;
            return false;
        });
        if (opened.item.failure)
            return *opened.item.failure;
        return opened;
    };
    begin(wanted.path, read, [=, this, address = wanted.address](const Opened &opened) { takeRow(opened.item, address, others, then); },
          [this, path = wanted.path](const Failure &failure) { Q_EMIT rowFailed(failure, path); });
}

void Journey::takeRow(const bounce::Item &item, const QString &address, const QList<bounce::Recipient> &others, Place then)
{
    beginAnew();
    m_case.given.content = item.content;
    m_case.given.report = item.report;
    m_case.given.source = QFileInfo(item.path).fileName();
    m_case.given.others = others;
    const auto &recipients = item.report->recipients;
    const auto own = std::ranges::find(recipients, address, &bounce::Recipient::address);
    if (recipients.size() > 1 && own != recipients.end())
        m_case.answers.recipient = int(own - recipients.begin());
    judge();
    Q_EMIT opened();
    m_way = {Place::Start};
    m_place = Place::Many; // Back leads there
    goTo(then);
}

void Journey::judgeGroup(bounce::GroupBy by, const QString &key)
{
    if (!m_many)
        return;
    const auto &groups = m_many->grouped(by);
    const auto group = std::ranges::find(groups, key, &bounce::Group::key);
    if (group == groups.end())
        return;
    const int mine = ++m_groupJudging;
    deliver(QtConcurrent::run([by, rows = m_many->rows, group = *group, own = m_presets.ownDomains] { return diagnoseGroup(group, by, rows, own); }), this,
            [this, mine](const GroupVerdict &verdict) {
                if (mine != m_groupJudging)
                    return; // another group was asked for since
                m_groupVerdict = verdict;
                Q_EMIT groupJudged();
            });
}

void Journey::openGroup()
{
    if (!m_many || !m_groupVerdict || m_groupVerdict->together.typical < 0)
        return;
    const auto &groups = m_many->grouped(m_groupVerdict->by);
    const auto group = std::ranges::find(groups, m_groupVerdict->key, &bounce::Group::key);
    if (group == groups.end())
        return;
    const auto &first = m_groupVerdict->together.solutions.first();
    openMember(m_groupVerdict->members[m_groupVerdict->together.typical], bounce::recipientsOf(m_many->rows, group->members),
               first.recommended() ? placeOf(first.solution) : Place::Bounce);
}

} // namespace todoku
