// SPDX-License-Identifier: Apache-2.0
#include "cache.h"
#include "formats.h"
#include "scan.h"

#include "todoku/mail.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace todoku::mailbox {

static constexpr int deepestFolder = 32;
static constexpr qint64 partSize = 32 * 1024 * 1024;
static constexpr size_t filesPerTask = 64;
static constexpr qint64 leastKept = 1024 * 1024; // smaller mailboxes are read faster than their index
static constexpr qsizetype largestTable = 512 * 1024 * 1024;

namespace {

/// A run of files, or a part of one.
struct Task {
    size_t firstSource = 0;
    size_t sources = 1;
    qint64 begin = 0, end = 0; ///< a part of an mbox, where end is not 0
    size_t keptBegin = 0, keptEnd = 0; ///< entries of the kept index that come before those to be read
    bool isKept = false;               ///< nothing has to be read
};

/// Files below a path, and what is to be done with them.
class Plan
{
public:
    /// `tick` is called every now and then, since a folder may have very many files.
    Plan(Shared &shared, std::function<void(const Plan &)> tick) : m_shared(shared), m_tick(std::move(tick)) { }

    std::vector<Source> sources;
    std::vector<Problem> problems;
    qint64 bytes = 0;

    void add(const QFileInfo &info)
    {
        sources.push_back({info.filePath(), info.size(), info.lastModified().toMSecsSinceEpoch()});
        bytes += info.size();
        if (sources.size() % 64 == 0)
            m_tick(*this);
    }

    void addFolder(const QString &path, int depth)
    {
        if (depth > deepestFolder) {
            problems.push_back({path, {Failure::Kind::TooLarge, u"folders too deep"_s}});
            return;
        }
        const QDir folder(path);
        // In a Maildir, mail stands in "cur" and "new" only; the rest is the server's own.
        const bool isMaildir = folder.exists(u"cur"_s) && folder.exists(u"new"_s);
        for (const auto &entry : entriesOf(path)) {
            if (m_shared.stop)
                return;
            const auto name = entry.fileName();
            if (entry.isDir() && !entry.isSymLink() && !(isMaildir && name == "tmp"_L1))
                addFolder(entry.filePath(), depth + 1);
            else if (entry.isFile() && !isMaildir && !isNoMail(name))
                add(entry);
        }
    }

    /// Leaves only the files below folders of sent mail, where there are any.
    void keepSent(const QString &root)
    {
        const auto isSent = [&](const Source &source) {
            const auto parts = source.path.mid(root.size()).split(u'/', Qt::SkipEmptyParts);
            return std::ranges::any_of(parts, [](const QString &part) { return isSentFolder(part); });
        };
        if (std::ranges::none_of(sources, isSent))
            return;
        std::erase_if(sources, std::not_fn(isSent));
        bytes = 0;
        for (const auto &source : sources)
            bytes += source.size;
    }

    /// What is to be read, in the order of the files. `kept`: an index of an earlier time, or nullptr.
    std::vector<Task> tasks(const Data *kept) const
    {
        const auto beginnings = kept ? beginningsOf(*kept) : std::vector<size_t>();
        QHash<QString, size_t> known;
        for (size_t i = 0; i + 1 < beginnings.size(); ++i)
            known.insert(kept->sources[i].path, i);
        // What could not be read is tried again.
        for (const auto &problem : kept ? kept->problems : std::vector<Problem>()) {
            if (problem.file >= 0 && size_t(problem.file) < kept->sources.size())
                known.remove(kept->sources[size_t(problem.file)].path);
        }
        std::vector<Task> found;
        qint64 waiting = partSize; // of the last task, where files can still be added to it
        for (size_t i = 0; i < sources.size(); ++i) {
            const auto old = known.constFind(sources[i].path);
            if (old != known.constEnd() && kept->sources[*old] == sources[i]) {
                found.push_back({i, 1, 0, 0, beginnings[*old], beginnings[*old + 1], true});
                waiting = partSize;
            } else if (old != known.constEnd() && hasGrown(*kept, *old, sources[i], beginnings)) {
                found.push_back({i, 1, kept->sources[*old].size, sources[i].size, beginnings[*old], beginnings[*old + 1]});
                waiting = partSize;
            } else if (sources[i].size > partSize && isMbox(sources[i].path)) {
                for (qint64 begin = 0; begin < sources[i].size; begin += partSize)
                    found.push_back({i, 1, begin, std::min(begin + partSize, sources[i].size)});
                waiting = partSize;
            } else if (!found.empty() && found.back().sources < filesPerTask && waiting < partSize) {
                ++found.back().sources;
                waiting += sources[i].size;
            } else {
                found.push_back({i});
                waiting = sources[i].size;
            }
        }
        return found;
    }

private:
    std::vector<QFileInfo> entriesOf(const QString &path) const
    {
        std::vector<QFileInfo> entries;
        QDirIterator folder(path, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
        while (folder.hasNext() && !m_shared.stop) {
            folder.next();
            entries.push_back(folder.fileInfo());
            if (entries.size() % 64 == 0)
                m_tick(*this);
        }
        std::ranges::sort(entries, {}, [](const QFileInfo &info) { return info.fileName(); });
        return entries;
    }

    static bool isNoMail(const QString &name)
    {
        return name == ".DS_Store"_L1 || name.endsWith(".msf"_L1) || name.compare("Thumbs.db"_L1, Qt::CaseInsensitive) == 0
            || name.compare("desktop.ini"_L1, Qt::CaseInsensitive) == 0;
    }

    static bool isMbox(const QString &path)
    {
        QFile file(path);
        return !path.endsWith(".eml"_L1, Qt::CaseInsensitive) && file.open(QIODevice::ReadOnly) && mail::looksLikeMbox(file.peek(4096));
    }

    /// An mbox to which messages were added: what was there before is still in its place.
    static bool hasGrown(const Data &kept, size_t old, const Source &now, const std::vector<size_t> &beginnings)
    {
        if (now.size <= kept.sources[old].size || beginnings[old] == beginnings[old + 1] || !isMbox(now.path))
            return false;
        const auto last = kept.entries[beginnings[old + 1] - 1];
        QFile file(now.path);
        if (last.kept != Entry::none || !file.open(QIODevice::ReadOnly) || !file.seek(last.offset))
            return false;
        const auto message = messageOf(mail::Header::read(file.read(last.headerSize)));
        return last.id != 0 && messageIdHash(message.messageId) == last.id;
    }

    Shared &m_shared;
    std::function<void(const Plan &)> m_tick;
};

/// Reads one file after the other, on one thread.
class Worker
{
public:
    Worker(const std::vector<Source> &sources, const Options &options, Shared &shared, Collector &collector)
        : m_sources(sources), m_options(options), m_shared(shared), m_collector(collector)
    {
    }

    Segment work(const Task &task)
    {
        m_segment = {};
        if (task.isKept)
            return {};
        for (size_t i = task.firstSource; i < task.firstSource + task.sources && !m_shared.stop; ++i) {
            const auto first = m_segment.entries.size();
            m_file = qsizetype(i);
            readSource(m_sources[i], task);
            for (auto place = first; place < m_segment.entries.size(); ++place)
                m_segment.entries[place].source = quint32(i);
        }
        return std::move(m_segment);
    }

private:
    void fail(const QString &path, Failure failure)
    {
        m_segment.problems.push_back({path, std::move(failure), qsizetype(m_segment.entries.size()), m_file});
    }

    /// What the file came to while it was read.
    Failure lost(const QString &path) const
    {
        const QFileInfo now(path);
        return failureOf(now.exists() ? Trouble::Shrank : Trouble::Vanished);
    }

    void readSource(const Source &source, const Task &task)
    {
        QFile file(source.path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return fail(source.path, QFileInfo::exists(source.path) ? Failure{Failure::Kind::CannotOpen, file.errorString()} : lost(source.path));
        if (task.end > 0) {
            if (!scanMbox(file, task.begin, task.end, source.size, m_collector, m_segment, m_shared))
                fail(source.path, lost(source.path));
            return;
        }
        const auto before = m_shared.bytesDone.load();
        readWhole(source, file);
        if (m_shared.bytesDone.load() == before)
            m_shared.bytesDone += source.size;
    }

    void readWhole(const Source &source, QFile &file)
    {
        auto head = file.read(64 * 1024);
        if (head.isEmpty())
            return fail(source.path, {Failure::Kind::Empty, {}});
        const bool isMessage = source.path.endsWith(".eml"_L1, Qt::CaseInsensitive);
        if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06") || mail::looksLikeMsg(head) || mail::looksLikeTnef(head))
            return readOtherwise(source, [&](const Sink &sink) { readItems(source, sink); });
        if (looksLikePst(head))
            return readOtherwise(source, [&](const Sink &sink) { readPst(source.path, sink, [this] { return m_shared.stop.load(); }); });
        if (!isMessage && mail::looksLikeMbox(head)) {
            if (!scanMbox(file, 0, source.size, source.size, m_collector, m_segment, m_shared))
                fail(source.path, lost(source.path));
            return;
        }
        if (looksLikeCsv(head, source.path, m_options.columns))
            return readOtherwise(source, [&](const Sink &sink) { readTable(source, sink); });
        if (looksLikeTable(head, source.path))
            return fail(source.path, failureOf(Trouble::UnknownColumns));
        readMessage(source, file, std::move(head));
    }

    void readTable(const Source &source, const Sink &sink)
    {
        const auto content = readFile(source.path, largestTable);
        if (content)
            readCsv(*content, m_options.columns, sink);
        else
            sink.fail(content.error());
    }

    // One message in a file: its header is mostly in the first block.
    void readMessage(const Source &source, QFile &file, QByteArray head)
    {
        while (head.size() < largestHeader && !head.contains("\n\n") && !head.contains("\r\n\r\n")) {
            const auto more = file.read(256 * 1024);
            if (more.isEmpty())
                break;
            head += more;
        }
        QByteArrayView block(head);
        if (block.startsWith("\xef\xbb\xbf"))
            block = block.sliced(3);
        while (!block.isEmpty() && (block.front() == '\n' || block.front() == '\r'))
            block = block.sliced(1);
        const bool hasSeparator = block.startsWith("From ") && block.indexOf('\n') >= 0;
        if (hasSeparator)
            block = block.sliced(block.indexOf('\n') + 1);
        if (!hasSeparator && !mail::looksLikeField(block))
            return fail(source.path, {Failure::Kind::Malformed, u"no mail"_s});
        qsizetype headerSize = 0;
        auto entry = entryOf(block, true, m_collector, m_segment, headerSize);
        entry->offset = block.data() - head.constData();
        m_segment.entries.push_back(*entry);
        ++m_shared.messages;
    }

    /// Formats that have to be read whole. Where only sent mail is wanted, folders of other roles go.
    void readOtherwise(const Source &source, const std::function<void(const Sink &)> &reader)
    {
        struct Found {
            Message message;
            bool isSent = false;
        };
        std::vector<Found> found;
        bool hasSent = false;
        reader({[&](Message &&message, bool isSent) {
                    if (message.path.isEmpty()) {
                        message.path = source.path;
                        message.index = int(found.size());
                    }
                    hasSent = hasSent || isSent;
                    found.push_back({std::move(message), isSent});
                    ++m_shared.messages;
                    return !m_shared.stop.load();
                },
                [&](Failure failure) { fail(source.path, std::move(failure)); }});
        for (const auto &[message, isSent] : found) {
            if (m_options.folders == Folders::All || !hasSent || isSent)
                keep(message);
        }
    }

    void readItems(const Source &source, const Sink &sink)
    {
        const bool isOlm = source.path.endsWith(".olm"_L1, Qt::CaseInsensitive);
        mail::visit(source.path, [&](const mail::Item &item) {
            const bool isOlmMessage = item.path.contains("com.microsoft.__Messages/"_L1) && item.path.endsWith(".xml"_L1);
            if (isOlm && !isOlmMessage && item.path != source.path) // but what is wrong with the archive itself counts
                return !m_shared.stop.load();
            if (item.failure) {
                fail(item.path, *item.failure);
                return !m_shared.stop.load();
            }
            auto message = isOlmMessage ? messageOfOlm(item.path, item.content) : messageOfItem(item);
            if (!message)
                return !m_shared.stop.load();
            if (!isOlmMessage) {
                message->path = item.path;
                message->index = item.index;
            }
            const bool isSent = isSentFolder(message->folder.section(u'/', -1));
            return sink.use(std::move(*message), isSent);
        });
    }

    std::optional<Message> messageOfItem(const mail::Item &item)
    {
        const bool isMsg = mail::looksLikeMsg(item.content);
        if (isMsg || mail::looksLikeTnef(item.content)) {
            const auto outlook = isMsg ? mail::readMsg(item.content) : mail::readTnef(item.content);
            if (outlook)
                return messageOf(*outlook);
            fail(item.path, outlook.error());
            return std::nullopt;
        }
        const auto part = mail::parse(item.content);
        if (!part.header.isEmpty())
            return messageOf(part.header);
        fail(item.path, {Failure::Kind::Malformed, u"no mail"_s});
        return std::nullopt;
    }

    void keep(const Message &message)
    {
        auto entry = entryOf(message, m_collector, m_segment);
        entry.number = quint32(message.index);
        m_segment.entries.push_back(entry);
        ++m_shared.messages;
    }

    const std::vector<Source> &m_sources;
    const Options &m_options;
    Shared &m_shared;
    Collector &m_collector;
    Segment m_segment;
    qsizetype m_file = -1;
};

} // namespace

/// Gives the thread's numbers of addresses and words those of the whole index.
static std::vector<quint32> merged(const Pool &from, Pool &into)
{
    std::vector<quint32> numbers(from.size());
    for (quint32 i = 0; i < from.size(); ++i)
        numbers[i] = into.add(from.at(i));
    return numbers;
}

static void renumber(quint32 &number, const std::vector<quint32> &numbers)
{
    if (number != Entry::none)
        number = numbers[number];
}

static void append(Segment &segment, const std::vector<quint32> &addresses, const std::vector<quint32> &words, Data &data)
{
    const auto entriesBefore = data.entries.size();
    const auto recipientsBefore = quint32(data.recipients.size());
    const auto keptBefore = quint32(data.kept.size());
    for (auto &entry : segment.entries) {
        entry.firstRecipient += recipientsBefore;
        if (entry.kept != Entry::none)
            entry.kept += keptBefore;
        else if (!data.entries.empty() && data.entries.back().source == entry.source)
            entry.number = data.entries.back().number + 1;
        renumber(entry.from, addresses);
        renumber(entry.client, words);
        renumber(entry.network, words);
        renumber(entry.idDomain, words);
        data.entries.push_back(entry);
    }
    for (auto number : segment.recipients)
        data.recipients.push_back(addresses[number] != Pool::full ? addresses[number] : 0);
    data.kept.add(segment.kept, 0, segment.kept.size());
    for (auto &problem : segment.problems) {
        const auto same = [&](const Problem &one) { return one.file == problem.file && one.path == problem.path && one.failure == problem.failure; };
        // The parts of a large file all tell the same.
        if (!data.problems.empty() && problem.file >= 0 && same(data.problems.back()))
            continue;
        problem.before += qsizetype(entriesBefore);
        data.problems.push_back(std::move(problem));
    }
    segment = {};
}

static void appendKept(const Task &task, const Data &kept, const std::vector<quint32> &addresses, const std::vector<quint32> &words, Data &data)
{
    auto segment = segmentOf(kept, task.keptBegin, task.keptEnd);
    for (auto &entry : segment.entries)
        entry.source = quint32(task.firstSource);
    append(segment, addresses, words, data);
}

/// Growing step by step would copy the whole index several times.
static void reserve(const std::vector<Segment> &segments, const Data *kept, Data &data)
{
    size_t entries = kept ? kept->entries.size() : 0, recipients = kept ? kept->recipients.size() : 0;
    for (const auto &segment : segments) {
        entries += segment.entries.size();
        recipients += segment.recipients.size();
    }
    data.entries.reserve(entries);
    data.recipients.reserve(recipients);
}

static void runTasks(const std::vector<Task> &tasks, const std::vector<Source> &sources, const Options &options, qint64 total, const Data *kept, Shared &shared, Data &data)
{
    const auto cores = std::max(1u, std::thread::hardware_concurrency());
    const auto threadCount = std::min<size_t>(tasks.size(), options.threads > 0 ? size_t(options.threads) : cores);
    std::vector<Collector> collectors(threadCount);
    std::vector<Segment> segments(tasks.size());
    std::atomic<size_t> next{0};
    size_t running = threadCount;
    std::mutex mutex;
    std::condition_variable finished;
    std::vector<std::thread> threads;
    for (size_t t = 0; t < threadCount; ++t) {
        threads.emplace_back([&, t] {
            Worker worker(sources, options, shared, collectors[t]);
            for (size_t i = next++; i < tasks.size() && !shared.stop; i = next++) {
                segments[i] = worker.work(tasks[i]);
                segments[i].collector = t;
            }
            const std::lock_guard lock(mutex);
            --running;
            finished.notify_one();
        });
    }
    {
        std::unique_lock lock(mutex);
        while (!finished.wait_for(lock, std::chrono::milliseconds(50), [&] { return running == 0; })) {
            lock.unlock();
            if (options.progress && !options.progress({shared.bytesDone, total, shared.messages}))
                shared.stop = true;
            lock.lock();
        }
    }
    for (auto &thread : threads)
        thread.join();
    std::vector<std::vector<quint32>> addresses, words;
    for (const auto &collector : collectors) {
        addresses.push_back(merged(collector.addresses, data.addresses));
        words.push_back(merged(collector.words, data.words));
    }
    const auto keptAddresses = kept ? merged(kept->addresses, data.addresses) : std::vector<quint32>();
    const auto keptWords = kept ? merged(kept->words, data.words) : std::vector<quint32>();
    reserve(segments, kept, data);
    for (size_t i = 0; i < segments.size(); ++i) {
        if (tasks[i].keptEnd > tasks[i].keptBegin)
            appendKept(tasks[i], *kept, keptAddresses, keptWords, data);
        append(segments[i], addresses[segments[i].collector], words[segments[i].collector], data);
    }
}

/// A pipe cannot be read again: its messages are kept.
static Result<Index> readStandardInput()
{
    auto data = std::make_shared<Data>();
    data->path = u"-"_s;
    data->sources.push_back({u"-"_s});
    std::vector<Collector> collectors(1);
    Segment segment;
    mail::visit(u"-"_s, [&](const mail::Item &item) {
        const auto part = mail::parse(item.content);
        if (item.failure || part.header.isEmpty()) {
            segment.problems.push_back({item.path, item.failure.value_or(Failure{}), qsizetype(segment.entries.size())});
            return true;
        }
        auto message = messageOf(part.header);
        message.path = item.path;
        message.index = item.index;
        auto entry = entryOf(message, collectors.front(), segment);
        entry.number = quint32(item.index);
        segment.entries.push_back(entry);
        return true;
    });
    const auto addresses = merged(collectors.front().addresses, data->addresses), words = merged(collectors.front().words, data->words);
    append(segment, addresses, words, *data);
    summarise(*data);
    return Index(std::move(data));
}

namespace {

/// Tells of the progress while folders are looked through, seldom enough not to slow it down.
class Clock
{
public:
    Clock(const Options &options, Shared &shared) : m_options(options), m_shared(shared) { }

    void tick(const Progress &progress)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_options.progress || now - m_last < std::chrono::milliseconds(40))
            return;
        m_last = now;
        if (!m_options.progress(progress))
            m_shared.stop = true;
    }

private:
    const Options &m_options;
    Shared &m_shared;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace

/// A mail program may have written to a mailbox meanwhile. Of many small files, those that were there were read.
static void addChanges(Data &data)
{
    for (size_t i = 0; i < data.sources.size(); ++i) {
        const auto &source = data.sources[i];
        if (source.size < leastKept)
            continue;
        const QFileInfo now(source.path);
        const bool isTold = std::ranges::any_of(data.problems, [&](const Problem &problem) { return problem.file == qsizetype(i); });
        if (isTold || (now.exists() && now.size() == source.size && now.lastModified().toMSecsSinceEpoch() == source.modified))
            continue;
        const auto trouble = !now.exists() ? Trouble::Vanished : now.size() < source.size ? Trouble::Shrank : Trouble::Changed;
        data.problems.push_back({source.path, failureOf(trouble), qsizetype(data.entries.size()), qsizetype(i)});
    }
}

/// Will it be the same next time, as long as the files are?
static bool lasts(const Problem &problem)
{
    using Kind = Failure::Kind;
    static constexpr std::array lasting{Kind::Empty, Kind::TooLarge, Kind::Truncated, Kind::Malformed, Kind::Unsupported};
    return troubleOf(problem.failure) == Trouble::None && std::ranges::find(lasting, problem.failure.kind) != lasting.end();
}

Result<Index> read(const QString &path, const Options &options)
{
    if (path == "-"_L1)
        return readStandardInput();
    const QFileInfo info(path);
    if (!info.exists())
        return Failure{Failure::Kind::CannotOpen, u"no such file"_s};
    Shared shared;
    Clock clock(options, shared);
    Plan plan(shared, [&clock](const Plan &found) { clock.tick({0, found.bytes, 0}); });
    if (!info.isDir()) {
        plan.add(info);
    } else {
        plan.addFolder(path, 0);
        if (options.folders == Folders::Sent)
            plan.keepSent(path);
    }
    const bool keeps = !options.cacheFolder.isEmpty() && plan.bytes >= leastKept;
    const auto kept = keeps ? loadIndex(path, options) : nullptr;
    if (kept && kept->sources == plan.sources) {
        kept->path = path;
        return Index(kept);
    }
    auto data = std::make_shared<Data>();
    data->path = path;
    data->problems = plan.problems;
    data->sources = plan.sources;
    runTasks(plan.tasks(kept.get()), plan.sources, options, plan.bytes, kept.get(), shared, *data);
    data->isComplete = !shared.stop;
    summarise(*data);
    addChanges(*data);
    if (options.progress)
        options.progress({plan.bytes, plan.bytes, qint64(data->entries.size())});
    if (keeps && data->isComplete && std::ranges::all_of(data->problems, lasts))
        saveIndex(*data, options);
    if (info.isFile() && data->entries.empty() && data->problems.size() == 1)
        return data->problems.front().failure;
    return Index(std::move(data));
}

} // namespace todoku::mailbox
