// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"
#include "zip.h"

#include <QtCore/QBuffer>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <filesystem>
#include <fstream>

namespace todoku::mail {

static constexpr qsizetype blockSize = 4 * 1024 * 1024;

namespace {

class Visitor
{
public:
    Visitor(const std::function<bool(const Item &)> &use, const std::function<bool(const Progress &)> &progress, const VisitLimits &limits)
        : m_use(use), m_progress(progress), m_limits(limits)
    {
    }

    bool path(const QString &path)
    {
        const QFileInfo info(path);
        const bool isPipe = info.exists() && !info.isDir() && !info.isFile();
        if (path == "-"_L1 || isPipe)
            return whole(path, readFile(path, m_limits.largestMessage));
        return info.isDir() ? folder(QDir::cleanPath(path), 0) : file(path);
    }

private:
    bool report()
    {
        return !m_progress || m_progress(m_state);
    }

    bool use(Item item)
    {
        m_state.messages += 1;
        return m_use(item) && report() && m_state.messages < m_limits.mostMessages;
    }

    bool isWanted(const QString &path, int index) const
    {
        return !m_limits.wanted || m_limits.wanted(path, index);
    }

    bool one(const QString &path, int index, QByteArrayView content)
    {
        return !isWanted(path, index) || use({path, index, content.toByteArray(), {}});
    }

    bool fail(const QString &path, Failure failure, int index = 0)
    {
        if (!isWanted(path, index))
            return true;
        return use({path, index, {}, std::move(failure)});
    }

    bool whole(const QString &path, const Result<QByteArray> &content)
    {
        if (!content)
            return fail(path, content.error());
        if (content->isEmpty())
            return fail(path, {Failure::Kind::Empty, {}});
        return message(path, *content);
    }

    // A small file in memory: one message, or an mbox.
    bool message(const QString &path, const QByteArray &content)
    {
        if (path.endsWith(".eml"_L1, Qt::CaseInsensitive) || !looksLikeMbox(content))
            return !isWanted(path, 0) || use({path, 0, content, {}});
        MboxSplitter splitter(content);
        for (int index = 0; const auto next = splitter.next(); ++index) {
            if (!one(path, index, *next))
                return false;
        }
        return true;
    }

    bool file(const QString &path)
    {
        const auto start = m_state.bytesDone;
        const auto content = smallFile(path);
        const auto size = content ? content->size() : QFileInfo(path).size();
        m_state.bytesTotal = std::max(m_state.bytesTotal, start + size);
        const bool goOn = content && !content->startsWith("PK") ? whole(path, *content) : otherFile(path, size);
        m_state.bytesDone = start + size;
        return goOn && report();
    }

    // Most bounces are small, and of a folder of them a third of the time went into what QFile asks of the system besides reading.
    // None where the file is larger or cannot be read: QFile knows why.
    std::optional<QByteArray> smallFile(const QString &path)
    {
        try {
            std::filebuf file;
            file.pubsetbuf(nullptr, 0);
            if (!file.open(std::filesystem::path(path.toStdU16String()), std::ios::in | std::ios::binary))
                return std::nullopt;
            const auto got = file.sgetn(m_small.data(), m_small.size());
            return got < m_small.size() ? std::optional(m_small.first(got)) : std::nullopt;
        } catch (const std::exception &) { // a folder cannot be read, and a name that is no Unicode has no path
            return std::nullopt;
        }
    }

    bool otherFile(const QString &path, qint64 size)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(path, {Failure::Kind::CannotOpen, file.errorString()});
        const auto begin = file.peek(m_small.size());
        if (begin.startsWith("PK\x03\x04") || (begin.startsWith("PK\x05\x06") && size >= 22))
            return archive(path, file);
        if (size > blockSize && !path.endsWith(".eml"_L1, Qt::CaseInsensitive) && looksLikeMbox(begin))
            return largeMbox(path, file);
        return whole(path, readFile(path, m_limits.largestMessage));
    }

    bool archive(const QString &path, QFile &file)
    {
        const auto entries = zipEntries(file);
        if (!entries)
            return fail(path, entries.error());
        if (entries->isEmpty())
            return fail(path, {Failure::Kind::Empty, u"empty archive"_s});
        const auto start = m_state.bytesDone;
        for (const auto &entry : *entries) {
            if (isNoMail(entry.name.section(u'/', -1)) || entry.name.startsWith("__MACOSX/"_L1))
                continue;
            const QString inside = path + u'/' + entry.name;
            if (m_limits.wanted && !m_limits.wanted(inside, -1))
                continue;
            if (!whole(inside, unzip(file, entry, m_limits.largestMessage)))
                return false;
            m_state.bytesDone = std::min(m_state.bytesTotal, qint64(start + qint64(entry.offset) + qint64(entry.packed)));
        }
        return true;
    }

    // Block by block: only the message that a block ends in is carried over.
    bool largeMbox(const QString &path, QFile &file)
    {
        QByteArray buffer;
        int index = 0;
        bool skipping = false; // inside a message that is too large
        const auto start = m_state.bytesDone;
        file.seek(0);
        while (!file.atEnd() || !buffer.isEmpty()) {
            buffer += file.read(blockSize);
            const bool last = file.atEnd();
            const auto complete = last ? buffer.size() : MboxSplitter::lastSeparator(buffer);
            if (!last && complete == buffer.size()) {
                if (buffer.size() > m_limits.largestMessage) {
                    if (!skipping && !fail(path, {Failure::Kind::TooLarge, u"message"_s, qsizetype(file.pos() - buffer.size())}, index++))
                        return false;
                    skipping = true;
                    buffer = buffer.last(4096); // a separator may begin in here
                }
                continue;
            }
            skipping = false;
            MboxSplitter splitter(QByteArrayView(buffer).first(complete));
            while (const auto next = splitter.next()) {
                m_state.bytesDone = start + file.pos() - buffer.size() + (next->data() - buffer.constData());
                if (!one(path, index++, *next))
                    return false;
            }
            buffer = last ? QByteArray() : buffer.sliced(complete);
        }
        return true;
    }

    static bool isNoMail(const QString &name)
    {
        return name == ".DS_Store"_L1 || name.compare("Thumbs.db"_L1, Qt::CaseInsensitive) == 0 || name.compare("desktop.ini"_L1, Qt::CaseInsensitive) == 0;
    }

    bool folder(const QString &path, int depth)
    {
        if (depth > m_limits.deepestFolder)
            return fail(path, {Failure::Kind::TooLarge, u"folders too deep"_s});
        const QDir directory(path);
        // In a Maildir, mail stands in "cur" and "new" only; the rest is the server's own.
        const bool isMaildir = directory.exists(u"cur"_s) && directory.exists(u"new"_s);
        const QString prefix = path == "."_L1 ? QString() : path.endsWith(u'/') ? path : QString(path + u'/');
        for (const auto &[name, isFolder] : entriesOf(path, isMaildir)) {
            const auto text = QString::fromStdString(name);
            if (isFolder ? !(isMaildir && text == "tmp"_L1) && !folder(prefix + text, depth + 1) : !file(prefix + text))
                return false;
        }
        return true;
    }

    struct Entry {
        std::string name; ///< many thousand are kept, and most are short
        bool isFolder = false;
    };

    // In the order of their names. What the folder itself does not tell of an entry is asked only where somebody watches the progress.
    std::vector<Entry> entriesOf(const QString &path, bool foldersOnly)
    {
        std::vector<Entry> entries;
        QDirIterator iterator(path, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
        while (iterator.hasNext()) {
            iterator.next();
            const auto entry = iterator.fileInfo();
            const auto name = entry.fileName();
            const bool isFolder = entry.isDir();
            const bool isMail = !isFolder && !foldersOnly && entry.isFile() && !isNoMail(name);
            if (!isMail && !(isFolder && !entry.isSymLink()))
                continue;
            if (isMail && m_progress)
                m_state.bytesTotal += entry.size();
            entries.push_back({name.toStdString(), isFolder});
        }
        std::ranges::sort(entries, {}, &Entry::name);
        return entries;
    }

    const std::function<bool(const Item &)> &m_use;
    const std::function<bool(const Progress &)> &m_progress;
    VisitLimits m_limits;
    Progress m_state;
    QByteArray m_small = QByteArray(64 * 1024, Qt::Uninitialized);
};

} // namespace

bool visit(const QString &path, const std::function<bool(const Item &)> &use, const std::function<bool(const Progress &)> &progress,
           const VisitLimits &limits)
{
    return Visitor(use, progress, limits).path(path);
}

QString containerOf(const QString &itemPath)
{
    auto path = itemPath;
    for (auto slash = path.size(); slash > 0; slash = path.lastIndexOf(u'/')) {
        path.truncate(slash);
        if (const QFileInfo info(path); info.exists())
            return info.isFile() ? path : itemPath;
    }
    return itemPath;
}

} // namespace todoku::mail
