// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/diagnosis.h"

/// A diagnosis in words, for whoever reads it next: the terminal, a ticket, the administrator. What a report says is decided once, in
/// compose(); the writers only give it a form. Strangers wrote half of it, so in every form their text is inert: no link, no picture, no mark-up,
/// control and direction characters made visible.
namespace todoku::report {

/// A piece of a sentence: our own words, or somebody else's that stand in it.
struct Piece {
    QString text;
    bool foreign = false;
    bool operator==(const Piece &) const = default;
};

/// One statement.
struct Entry {
    enum class Kind { Text, Soft, Fact, Finding, Solution, Command };
    Kind kind = Kind::Text;
    QString label;                        ///< of Fact: "Recipient"; of Solution: "U1"; of Finding: the severity in words
    QList<Piece> text;
    std::optional<Severity> severity{};   ///< of Finding
    QList<Entry> details{};               ///< evidence, reasons
    bool operator==(const Entry &) const = default;
};

struct Section {
    QString id; ///< "failed", "verdict", "commands", "open", "findings", "done", "unchecked", "left", "program"
    QString title;
    QList<Entry> entries;
    int level = 2; ///< 1: begins another bounce
    bool operator==(const Section &) const = default;
};

struct Document {
    Language language = Language::English;
    QString title;
    QString subtitle; ///< when, by what program, by which rules
    QList<Section> sections;
    bool operator==(const Document &) const = default;
};

/// What is to be said about the making of the report itself; no module looks at the clock.
struct Making {
    QString version;  ///< of the program
    QDateTime when;
    bool redacted = false;
};

/// The report of one case, in the language of `words`: the receiver's.
Document compose(const Case &theCase, const Words &words, const Making &making);
/// Several bounces, one after the other, with an overview in front.
Document compose(const QList<Case> &cases, const Words &words, const Making &making);

/// A group of the table of many, and what was concluded for all of it.
struct GroupReport {
    bounce::Group group;         ///< its members are places in `rows`
    bounce::GroupBy by = bounce::GroupBy::Cause;
    QList<bounce::Row> rows;     ///< of the group, or of more
    std::optional<Case> example; ///< one that stands for all, with their common verdict
};
/// How many, since when, what to do, and whom it concerns.
Document compose(const GroupReport &group, const Words &words, const Making &making);

QByteArray html(const Document &document);
QByteArray markdown(const Document &document);
QString plainText(const Document &document);
/// One object; its keys are described in docs/command-line.md.
QByteArray json(const QList<Case> &cases, const Words &words, const Making &making);
QByteArray json(const GroupReport &group, const Words &words, const Making &making);
/// JSON whose control and direction characters are written as \uXXXX: the same values for a program, and nothing that moves a terminal's text.
QByteArray inertJson(const QJsonObject &object, bool onOneLine);

/// The month of the table that ranks the solutions, "2026-11".
QString rulesDate();

// ---------------------------------------------------------------- hiding who wrote to whom

/// What was replaced, and by what.
struct Hidden {
    enum class Kind { Address, Host, Network, MessageId, Subject, Name, File, X500, Selector };
    Kind kind = Kind::Address;
    QString original;
    QString standIn;
    bool operator==(const Hidden &) const = default;
};
QString name(Hidden::Kind kind, const Words &words);

/// Replaces addresses, hosts, network addresses, message ids, subjects and names; the same one always by the same stand-in, in all cases that one
/// redactor gets. The message itself is dropped.
class Redactor
{
public:
    /// `words`: of whoever is to read it. Stand-ins of addresses and hosts stay addresses and hosts.
    explicit Redactor(const Words &words = Words(Language::English));
    ~Redactor();
    Case redacted(const Case &theCase);
    GroupReport redacted(const GroupReport &group);
    QList<Hidden> hidden() const; ///< in the order of their first appearance

private:
    class StandIns;
    std::unique_ptr<StandIns> m_standIns;
};

// ---------------------------------------------------------------- mail to whoever helps

/// A mailto: address with the heart of the report as its text, short enough for every system to take. `to` may be empty.
QByteArray mailto(const QString &to, const Case &theCase, const Words &words);
QByteArray mailto(const QString &to, const GroupReport &group, const Words &words);
/// The whole report as a message that mail programs open for sending (X-Unsent), the HTML report attached.
QByteArray draft(const QString &to, const Document &document);

// ---------------------------------------------------------------- short forms

/// One line, and how it is meant to look. Strangers' text in it has control and direction characters made visible.
struct Line {
    enum class Style { Title, Text, Soft, Finding, Solution };
    Style style = Style::Text;
    QString text;
    std::optional<Severity> severity{}; ///< of Finding
    bool operator==(const Line &) const = default;
};

/// What failed, for whom, what it means, the first three solutions with their reasons, and what nobody looked at.
QList<Line> lines(const Given &given, const Verdict &verdict, const Words &words);

/// A place to write down what was found in a portal, kept in Answers::fields.
struct PortalField {
    QString key; ///< "A1/incident"
    QString label;
    QString example;
    QString text; ///< what was written; empty: nothing
};
QList<PortalField> portalFields(const Words &words, const Answers &answers = {});

/// "Check the recipient's address": the solution as a short sentence.
QString title(Solution solution, const Words &words);

/// One plain sentence: who could not be reached and why. The heading of the page of the bounce.
QString headline(const Given &given, const Verdict &verdict, const Words &words);

/// When, what, and how many of the recipients: the second sentence.
QString circumstances(const bounce::Report &report, const Words &words);

/// What to do where none of the nine solutions is recommended, because the cause is another: a full mailbox, somebody's policy. Empty: they are, or nobody knows.
QString insteadOfTheNine(const Verdict &verdict, const Words &words);

/// "Choose your Sent Items to tell these apart: …": what would change the verdict, as a sentence.
QString sentence(const OpenQuestion &question, const Words &words);

} // namespace todoku::report
