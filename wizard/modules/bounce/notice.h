// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "words.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

/// A notice in words, and the tables that know such words.
namespace todoku::bounce {

enum class Action;

/// A pattern for the recipient in a line.
struct RecipientPattern {
    QRegularExpression pattern; ///< group "address"; "rest": what follows on the line; "local": of the notice's own domain; "original"
    bool isAddress = true;      ///< whatever it fits holds an "@"
    qsizetype furtherLines = 0; ///< over whose ends it goes on
};

/// A row of resources/tables/texts.json: how one kind of server words its notices.
struct TextRule {
    bool isGuess = false;
    QList<int> marks;      ///< one of them stands in the text
    QStringList from;      ///< and one of these in the sender of the notice
    QStringList subject;   ///< and one of these in its subject
    QList<int> start;        ///< recipients stand behind the first of these
    QList<int> stop;         ///< and before the first of these behind it
    std::vector<RecipientPattern> recipients;
    std::vector<QRegularExpression> above;      ///< the line above one of these is an address, whatever it looks like
    std::vector<QRegularExpression> reasons;    ///< first group: the reason, wherever it stands in the section
    bool reasonStandsBefore = false;
    std::optional<Action> action;
    bool onlyNotices = false; ///< the marks are everyday words
    bool fromHeader = false; ///< X-Failed-Recipients or, where there is one only, the returned To
};

/// What resources/tables/phrases.json sorts its phrases into.
enum class Phrase : int { Returned, Delay, Failure, Sender, AutoReply, Complaint };

/// Both tables, and one matcher for all of their words.
struct Wording {
    WordMatcher matcher;
    std::vector<TextRule> rules;
    QHash<int, QList<Phrase>> phrases; ///< by the number of the word
    QHash<Phrase, QList<int>> numbers; ///< and the other way round
};
const Wording &wording();

/// The lines of a notice, without quotation marks of a forward, up to where the returned message begins.
struct Notice {
    QStringList lines;
    QString returned; ///< what stood behind: the returned message or its header, as text
    QString from;     ///< of the mail that carried the notice, bare
    QString sender;   ///< its From field, with the name
    QString subject;
    QString quotedSender, quotedSubject; ///< of the notice where somebody forwarded it inline; empty otherwise
    QStringList failedRecipients; ///< X-Failed-Recipients
    bool fromPerson = false; ///< in a message that nothing but its words marks as automatic

    QByteArray flat; ///< the lines as one text: lower case, blanks joined
    std::vector<qsizetype> starts; ///< where each line begins in it
    std::vector<bool> words;       ///< which words of the matcher stand in it
    std::vector<WordMatcher::Hit> hits; ///< and where, in their order
    std::vector<WordMatcher::Hit> senderWords, subjectWords; ///< the same of the sender and the subject

    /// What the mail that carried the notice says of itself; what was quoted counts for more.
    void setMail(const QString &address, const QString &fromField, const QString &subjectField, bool byPerson);
    bool hasAny(const QList<int> &numbers) const;
    bool says(Phrase phrase) const;        ///< in its text
    bool subjectSays(Phrase phrase) const;
    /// The same near the beginning, behind "Fwd:" and the like, or in brackets.
    bool subjectBegins(Phrase phrase) const;
    bool isFromDaemon() const;
    bool saysDelay() const { return says(Phrase::Delay) || subjectSays(Phrase::Delay); }
    bool saysFailure() const { return says(Phrase::Failure) || subjectSays(Phrase::Failure); }
    bool looksLikeNotice() const;
    /// The line in which the first of the texts (numbers of words) at or behind a line begins (or ends), -1 where none stands there.
    enum class Edge { Begin, End };
    qsizetype lineOfAny(const QList<int> &texts, qsizetype fromLine, Edge edge) const;
};
Notice noticeFrom(const QString &text);

} // namespace todoku::bounce
