// SPDX-License-Identifier: Apache-2.0
#include "todoku/lists.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>

namespace todoku {

/// A list of a million addresses; larger files are not lists of addresses.
static constexpr qsizetype largestAddressList = 256 * 1024 * 1024;

static QString inWords(const AddressList::Row &row, const Words &words)
{
    QStringList texts;
    for (const auto &finding : address::judge(row.examination)) {
        if (row.care == address::Care::Mend || finding.severity() != Severity::Info)
            texts << words.text(finding);
    }
    return row.care == address::Care::None ? QString() : texts.join(u' ');
}

QString AddressList::Row::better() const
{
    if (examination.suggestion)
        return *examination.suggestion;
    return examination.normalized == examination.input.trimmed() ? QString() : examination.normalized;
}

AddressList::AddressList(std::function<address::Directory()> known, QObject *parent) : ListWork(parent), m_known(std::move(known)) { }

AddressList::~AddressList()
{
    stop();
}

void AddressList::open(const QString &path)
{
    read(QFileInfo(path).fileName(), [path]() -> Result<QString> {
        const auto content = readFile(path, largestAddressList);
        if (!content)
            return content.error();
        return address::textOf(*content);
    });
}

void AddressList::paste(const QString &text)
{
    read({}, [text]() -> Result<QString> { return text; });
}

void AddressList::read(const QString &fileName, std::function<Result<QString>()> text)
{
    stop();
    using Read = Result<std::shared_ptr<const address::Sheet>>;
    auto *watcher = new QFutureWatcher<Read>(this);
    m_work = watcher;
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, fileName] {
        if (watcher != m_work)
            return; // stopped, or another one was begun since
        const auto sheet = watcher->result();
        stop();
        if (!sheet) {
            Q_EMIT failed(sheet.error(), fileName);
            return;
        }
        m_sheet = *sheet;
        m_fileName = fileName;
        m_column = m_sheet->addressColumn;
        check();
    });
    watcher->setFuture(QtConcurrent::run([text = std::move(text)]() -> Read {
        const auto all = text();
        if (!all)
            return all.error();
        auto sheet = std::make_shared<const address::Sheet>(address::sheetOf(*all));
        if (sheet->rows.isEmpty())
            return Failure{Failure::Kind::Empty, {}};
        return sheet;
    }));
    Q_EMIT changed();
}

void AddressList::chooseColumn(qsizetype column)
{
    if (column == m_column)
        return;
    stop();
    m_column = column;
    check();
}

/// Examines the column; the rows come in handfuls.
void AddressList::check()
{
    m_rows.clear();
    m_all = m_sheet->rows.size();
    auto *watcher = new QFutureWatcher<QList<Row>>(this);
    m_work = watcher;
    connect(watcher, &QFutureWatcherBase::resultsReadyAt, this, [this, watcher](int from, int to) {
        if (watcher != m_work)
            return;
        for (int i = from; i < to; ++i)
            m_rows << watcher->resultAt(i);
        Q_EMIT grew();
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        if (watcher == m_work)
            stop();
    });
    watcher->setFuture(QtConcurrent::run([sheet = m_sheet, column = m_column, known = m_known(), language = m_language](QPromise<QList<Row>> &promise) {
        constexpr qsizetype handful = 1000;
        const auto entries = address::entriesOf(*sheet, column);
        const Words words(language);
        for (qsizetype from = 0; from < entries.size() && !promise.isCanceled(); from += handful) {
            QList<Row> rows;
            for (const auto &entry : entries.mid(from, handful)) {
                Row row{entry, address::examine(entry.text, known), {}, {}};
                row.care = address::careOf(row.examination);
                row.words = inWords(row, words);
                rows << row;
            }
            promise.addResult(rows);
        }
    }));
    Q_EMIT changed();
}

void AddressList::stop()
{
    if (!m_work)
        return;
    auto *work = m_work;
    m_work = nullptr;
    work->cancel();
    work->deleteLater();
    Q_EMIT changed();
}

void AddressList::say(Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    if (m_rows.isEmpty())
        return;
    if (m_rewording)
        m_rewording->deleteLater();
    auto *watcher = new QFutureWatcher<QStringList>(this);
    m_rewording = watcher;
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher != m_rewording)
            return;
        m_rewording = nullptr;
        const auto texts = watcher->result();
        for (qsizetype i = 0; i < std::min(m_rows.size(), texts.size()); ++i)
            m_rows[i].words = texts[i];
        Q_EMIT changed();
    });
    watcher->setFuture(QtConcurrent::run([rows = m_rows, language] {
        const Words words(language);
        QStringList texts;
        for (const auto &row : rows)
            texts << inWords(row, words);
        return texts;
    }));
}

QStringList AddressList::domains() const
{
    QStringList domains;
    QSet<QString> met;
    for (const auto &row : m_rows) {
        const auto &domain = row.examination.domain;
        if (domain.contains(u'.') && !domain.startsWith(u'[') && !met.contains(domain)) {
            met << domain;
            domains << domain;
        }
    }
    return domains;
}

} // namespace todoku
