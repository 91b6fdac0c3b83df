// SPDX-License-Identifier: Apache-2.0
#include "keeper.h"

#include "todoku/steps.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

/// The case on disk, and in the desk's store.
namespace todoku {

bool Journey::isOurs(const QString &path) const
{
    return m_keeper && !path.isEmpty() && QFileInfo(path).absolutePath() == QFileInfo(m_keeper->folder()).absoluteFilePath();
}

void Journey::keepCasesIn(const QString &folder)
{
    m_keeper = std::make_unique<Keeper>(folder);
    connect(m_keeper.get(), &Keeper::failed, this, &Journey::saveFailed);
    findLastCase();
}

/// Is there anything that would be missed?
static bool isWorthKeeping(const Case &theCase)
{
    Answers untouched;
    untouched.role = theCase.answers.role;
    return theCase.given.report || theCase.answers != untouched;
}

void Journey::keep()
{
    if (m_keeper && !m_isSample && isWorthKeeping(m_case))
        m_keeper->keep(m_case, m_kept);
}

void Journey::flush()
{
    if (m_keeper)
        m_keeper->flush();
}

/// A file that cannot be read any more is passed over, not deleted: it may be a later version's.
static std::optional<KeptCase> newestCase(const QString &folder)
{
    for (const auto &path : Keeper::newestFirst(folder)) {
        const auto content = readFile(path, casefile::largestFile);
        const auto file = content ? casefile::read(*content) : Result<casefile::File>(content.error());
        if (!file)
            continue;
        const auto &given = file->theCase.given;
        return KeptCase{path, file->saved, failedAddress(given, file->theCase.answers),
                        given.report && given.report->original ? given.report->original->subject : QString(), file->theCase.answers.caseNumber};
    }
    return std::nullopt;
}

void Journey::findLastCase()
{
    deliver(QtConcurrent::run(m_keeper->thread(), [folder = m_keeper->folder()] { return newestCase(folder); }), this, [this](const std::optional<KeptCase> &found) {
        m_lastCase = found;
        Q_EMIT lastCaseChanged();
    });
}

void Journey::continueLastCase()
{
    if (m_lastCase)
        open(m_lastCase->path);
}

void Journey::deleteLastCase()
{
    if (!m_lastCase)
        return;
    QFile::remove(m_lastCase->path);
    m_lastCase.reset();
    findLastCase();
}

void Journey::saveAs(const QString &path)
{
    const auto write = [path, theCase = m_case, kept = m_kept] {
        return casefile::save(path, casefile::write(theCase, QCoreApplication::applicationVersion(), QDateTime::currentDateTime(), kept));
    };
    deliver(QtConcurrent::run(write), this, [this, path, mine = m_cases](const std::optional<Failure> &failure) {
        if (!failure && mine == m_cases)
            m_path = path;
        Q_EMIT savedAs(path, failure);
    });
}

void Journey::openKept(const QByteArray &caseFile, const Answers &noted)
{
    if (caseFile.isEmpty()) {
        startWithoutBounce();
        m_noted = noted;
        applyNoted();
        Q_EMIT changed();
        return;
    }
    beginWith(caseFile);
    m_noted = noted;
}

void Journey::applyNoted()
{
    if (!m_noted)
        return;
    m_case.answers.notes = m_noted->notes;
    m_case.answers.secondsSpent = m_noted->secondsSpent;
    m_case.answers.caseNumber = m_noted->caseNumber;
    m_noted.reset();
}

std::function<QByteArray()> Journey::caseFile(qsizetype largest) const
{
    // What the desk keeps beside it is not in it, and no moment: the same answers are the same bytes.
    auto kept = m_case;
    kept.answers.notes.clear();
    kept.answers.secondsSpent.clear();
    kept.answers.caseNumber.clear();
    kept.given.sentItems.reset();
    return [kept, file = m_kept, largest]() mutable {
        const auto write = [&] { return casefile::write(kept, QCoreApplication::applicationVersion(), {}, file); };
        auto content = write();
        if (content.size() <= largest)
            return content;
        kept.given.content.clear(); // the answers are worth more than a huge report
        return write();
    };
}

} // namespace todoku
