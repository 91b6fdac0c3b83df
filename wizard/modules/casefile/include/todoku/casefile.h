// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/diagnosis.h"

/// One case as one file (.todoku): the bounce, what was answered and done, and what was found where it cannot be looked at again.
/// The form is described in docs/casefile.md.
namespace todoku::casefile {

/// Of the form, not of the program. A reader takes files of any version: what it does not know it keeps.
inline constexpr int version = 1;
inline constexpr qsizetype largestFile = 100 * 1024 * 1024;

struct File {
    Case theCase;              ///< judged anew, by today's rules
    Verdict verdict;           ///< as it was when the file was written
    int version = 1;
    QString program;           ///< the version that wrote it
    QString rules;             ///< the date of its rules
    QDateTime saved;
    QJsonObject kept;          ///< the whole object as read: written back where this program knows nothing of it
};

/// Whether the bytes mean to be a case file.
bool looksLike(QByteArrayView content);

/// Failures: TooLarge, Malformed. A finding or an answer that only a later version knows is left out of the case, but stays in `kept`.
Result<File> read(const QByteArray &content);

/// `kept`: what read() gave, or {}.
QByteArray write(const Case &theCase, const QString &program, const QDateTime &saved, const QJsonObject &kept = {});

struct Merged {
    QByteArray content;
    bool conflict = false; ///< both answered one question, each differently: ours stands
};
/// Two writings of one case, both made from `base`: what only one of them changed is taken, ticks and evidence of both are kept. nullopt: one of
/// them is no case file.
std::optional<Merged> merge(const QByteArray &base, const QByteArray &ours, const QByteArray &theirs);

/// Writes so that the file at `path` is at every moment either the old or the new one, whole, and only its owner may read it. It is on the disk when
/// this returns. nullopt: done.
std::optional<Failure> save(const QString &path, const QByteArray &content);

} // namespace todoku::casefile
