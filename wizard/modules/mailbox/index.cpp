// SPDX-License-Identifier: Apache-2.0
#include "data.h"
#include "formats.h"

#include "todoku/mail.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTimeZone>

namespace todoku::mailbox {

Index::Index() : m_data(std::make_shared<const Data>()) { }

Index::Index(std::shared_ptr<const Data> data) : m_data(std::move(data)), m_entries(m_data->entries), m_recipients(m_data->recipients) { }

qsizetype Index::size() const
{
    return qsizetype(m_data->entries.size());
}

quint32 Index::addressCount() const
{
    return m_data->addresses.size();
}

QString Index::address(quint32 number) const
{
    return number == Entry::none ? QString() : QString::fromUtf8(m_data->addresses.at(number));
}

std::optional<quint32> Index::addressNumber(QStringView address) const
{
    return m_data->addresses.find(comparable(address));
}

QString Index::word(quint32 number) const
{
    return number == Entry::none ? QString() : mail::decode(m_data->words.at(number));
}

const std::vector<Problem> &Index::problems() const
{
    return m_data->problems;
}

bool Index::isComplete() const
{
    return m_data->isComplete;
}

QString Index::path() const
{
    return m_data->path;
}

const Summary &Index::summary() const
{
    return m_data->summary;
}

std::optional<Message> Index::message(qsizetype place) const
{
    const auto &entry = m_data->entries[size_t(place)];
    const auto &source = m_data->sources[entry.source];
    if (entry.kept != Entry::none)
        return m_data->kept.at(entry.kept);
    QFile file(source.path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(entry.offset))
        return std::nullopt;
    const auto bytes = file.read(entry.headerSize);
    if (bytes.size() != qsizetype(entry.headerSize))
        return std::nullopt;
    auto message = messageOf(mail::Header::read(bytes));
    if (messageIdHash(message.messageId) != entry.id)
        return std::nullopt;
    message.path = source.path;
    message.index = int(entry.number);
    return message;
}

std::optional<qsizetype> Index::placeOfSearchKey(QByteArrayView key) const
{
    const auto hash = Kept::hashOfKey(key);
    if (hash == 0)
        return std::nullopt;
    const auto found = std::ranges::find_if(m_entries, [&](const Entry &entry) { return entry.kept != Entry::none && m_data->kept.keyOf(entry.kept) == hash; });
    if (found == m_entries.end())
        return std::nullopt;
    return found - m_entries.begin();
}

// In the order of the enumerators.
static constexpr std::array troubles{"", "changed while it was read", "shrank while it was read", "vanished while it was read", "todoku-pst is missing", "unknown columns"};

Trouble troubleOf(const Failure &failure)
{
    const auto found = std::ranges::find_if(troubles, [&](const char *text) { return failure.detail == QLatin1StringView(text); });
    return found == troubles.end() ? Trouble::None : Trouble(found - troubles.begin());
}

Failure failureOf(Trouble trouble)
{
    const bool isUnsupported = trouble == Trouble::ReaderMissing || trouble == Trouble::UnknownColumns;
    const auto kind = isUnsupported ? Failure::Kind::Unsupported : trouble == Trouble::Vanished ? Failure::Kind::CannotOpen : Failure::Kind::Truncated;
    return {kind, QString::fromLatin1(troubles[size_t(trouble)])};
}

static const char *textOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Changed:
        return QT_TRANSLATE_NOOP("Failure", "“%1” was changed while it was read, probably by the mail program. What was found counts, but may not be everything: "
                                            "close the mail program and read it again.");
    case Trouble::Shrank:
        return QT_TRANSLATE_NOOP("Failure", "“%1” became shorter while it was read, probably because the mail program compacted it. What was found until then counts: "
                                            "close the mail program and read it again.");
    case Trouble::Vanished:
        return QT_TRANSLATE_NOOP("Failure", "“%1” disappeared while it was read: it was moved, deleted, or its drive was disconnected. What was found until then counts. "
                                            "Please choose it at its new place.");
    case Trouble::ReaderMissing:
        return QT_TRANSLATE_NOOP("Failure", "“%1” is an Outlook data file, and the part of Todoku that reads those (todoku-pst) is not installed. In Outlook, open Sent Items, "
                                            "select the messages (Ctrl+A), drag them into an empty folder, and choose that folder here.");
    case Trouble::UnknownColumns:
        return QT_TRANSLATE_NOOP("Failure", "“%1” is a table, but its headings are not those of an export that Todoku knows. Say which column holds what, and it can be read.");
    case Trouble::None:
        return nullptr;
    }
    Q_UNREACHABLE();
}

QString explain(const Failure &failure, const QString &fileName)
{
    const auto say = [&](const char *text) { return QCoreApplication::translate("Failure", text).arg(fileName); };
    if (const auto *text = textOf(troubleOf(failure)))
        return say(text);
    switch (failure.kind) {
    case Failure::Kind::CannotOpen:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” could not be opened. It may have been moved, you may not have the right to read it, or the mail program has locked it: "
                                                "close the mail program, or copy the mailbox and choose the copy."));
    case Failure::Kind::Empty:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” is empty: there is no sent mail in it. Please choose the folder or file of your Sent Items."));
    case Failure::Kind::TooLarge:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” is too large to be read as a whole. Export only the Sent Items, or only the weeks around the message."));
    case Failure::Kind::Truncated:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” ends in the middle. Export the mailbox again, and choose the new file."));
    case Failure::Kind::Malformed:
    case Failure::Kind::Unsupported:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” is no mailbox that Todoku can read. It reads mbox, Maildir, .eml, .msg, .pst, .ost, .olm, .zip, a CSV export, and folders of these."));
    default:
        return todoku::explain(failure, fileName);
    }
}

static QDateTime timeOf(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

QList<Contact> contacts(const Index &index)
{
    const auto &uses = index.summary().uses;
    QList<Contact> found;
    for (quint32 number = 0; number < uses.size(); ++number) {
        const auto &use = uses[number];
        if (use.count > 0)
            found.append({index.address(number), use.count, use.replies, use.first ? timeOf(use.first) : QDateTime(), use.last ? timeOf(use.last) : QDateTime()});
    }
    std::ranges::stable_sort(found, std::greater(), &Contact::count);
    return found;
}

QStringList fromDomains(const Index &index)
{
    const auto &uses = index.summary().senders;
    QHash<QString, qint64> domains;
    for (quint32 number = 0; number < uses.size(); ++number) {
        if (uses[number] > 0)
            domains[index.address(number).section(u'@', 1)] += uses[number];
    }
    QList<std::pair<qint64, QString>> order;
    for (auto domain = domains.cbegin(); domain != domains.cend(); ++domain) {
        if (!domain.key().isEmpty() && domain.value() * 20 >= index.size())
            order.append({-domain.value(), domain.key()});
    }
    std::ranges::sort(order);
    QStringList found;
    for (const auto &entry : order)
        found << entry.second;
    return found;
}

QJsonObject toJson(const Message &message)
{
    return {{"path"_L1, message.path},
            {"index"_L1, message.index},
            {"messageId"_L1, jsonOrNull(message.messageId)},
            {"from"_L1, message.from},
            {"to"_L1, QJsonArray::fromStringList(message.to)},
            {"cc"_L1, QJsonArray::fromStringList(message.cc)},
            {"bcc"_L1, QJsonArray::fromStringList(message.bcc)},
            {"date"_L1, message.date.isValid() ? QJsonValue(message.date.toString(Qt::ISODate)) : QJsonValue()},
            {"subject"_L1, message.subject},
            {"folder"_L1, jsonOrNull(message.folder)},
            {"class"_L1, jsonOrNull(message.messageClass)}};
}

} // namespace todoku::mailbox
