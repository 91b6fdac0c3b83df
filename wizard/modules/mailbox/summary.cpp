// SPDX-License-Identifier: Apache-2.0
#include "data.h"

namespace todoku::mailbox {

static bool holdsTogether(const Entry &entry, const Data &data)
{
    const auto fits = [](quint32 number, size_t size) { return number == Entry::none || number < size; };
    const auto addresses = data.addresses.size(), words = data.words.size();
    return entry.source < data.sources.size() && entry.headerSize <= quint32(largestHeader) && entry.offset >= 0 && entry.time > -(qint64(1) << 40)
        && entry.time < qint64(1) << 40 && fits(entry.from, addresses) && fits(entry.client, words) && fits(entry.network, words) && fits(entry.idDomain, words)
        && fits(entry.kept, data.kept.size());
}

static void addTime(std::optional<std::pair<qint64, qint64>> &period, qint64 time)
{
    period = period ? std::pair(std::min(period->first, time), std::max(period->second, time)) : std::pair(time, time);
}

// In one pass, since a large mailbox's index has to come from memory each time.
bool summarise(Data &data)
{
    const auto addresses = data.addresses.size();
    auto &summary = data.summary;
    summary = {std::vector<Summary::Use>(addresses), std::vector<quint32>(addresses), {}};
    std::vector<quint32> latest(addresses); // the message that named it last, from 1
    quint64 recipient = 0;
    quint32 place = 0;
    for (const auto &entry : data.entries) {
        const auto end = recipient + quint64(entry.recipientCount());
        if (entry.firstRecipient != recipient || end > data.recipients.size() || !holdsTogether(entry, data))
            return false;
        ++place;
        const bool hasTime = entry.has(Entry::HasTime), isReply = entry.has(Entry::Reply);
        for (; recipient < end; ++recipient) {
            const auto number = data.recipients[recipient];
            if (number >= addresses)
                return false;
            if (std::exchange(latest[number], place) == place) // named twice in one message
                continue;
            auto &use = summary.uses[number];
            ++use.count;
            use.replies += isReply;
            if (hasTime) {
                use.first = use.first == 0 ? entry.time : std::min(use.first, entry.time);
                use.last = std::max(use.last, entry.time);
            }
        }
        if (entry.from != Entry::none)
            ++summary.senders[entry.from];
        if (hasTime)
            addTime(summary.period, entry.time);
    }
    return recipient == data.recipients.size();
}

} // namespace todoku::mailbox
