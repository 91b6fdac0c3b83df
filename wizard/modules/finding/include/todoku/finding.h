// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

class QTranslator;

/// What a rule concludes from facts. The vocabulary is one table, kinds.h: id, severity, source and English text stand in one row.
/// Ids are never renamed (docs/command-line.md); words can be.
namespace todoku {

/// error: mail cannot arrive as things stand; warning: it may fail, or a person must say whether it is meant; info: context.
enum class Severity { Error, Warning, Info };

struct FindingKind {
    std::string_view id;
    Severity severity;
    const char *rule; ///< the document that says so, "" where it is our own observation
    const char *text; ///< English; {places} are filled from the evidence of the same name, {subject} from the subject
};

} // namespace todoku

#include "todoku/kinds.h"

namespace todoku {

/// The id of a finding. Made from a literal it must be in the table, or the program does not compile.
class FindingId
{
public:
    consteval FindingId(const char *id) : m_kind(findOrRefuse(id)) { }
    /// For ids that come from a table or a file: nullopt where there is no such finding.
    static std::optional<FindingId> fromText(QStringView id);

    constexpr const FindingKind &kind() const { return *m_kind; }
    QString text() const { return QString::fromLatin1(m_kind->id.data(), qsizetype(m_kind->id.size())); }
    friend constexpr bool operator==(FindingId, FindingId) = default;
    friend size_t qHash(FindingId id, size_t seed = 0) { return ::qHash(reinterpret_cast<quintptr>(id.m_kind), seed); }

private:
    explicit constexpr FindingId(const FindingKind *kind) : m_kind(kind) { }
    static consteval const FindingKind *findOrRefuse(std::string_view id)
    {
        const auto row = std::ranges::find(findingKinds, id, &FindingKind::id);
        return row != findingKinds.end() ? &*row : throw "no such finding";
    }
    const FindingKind *m_kind;
};

struct Finding {
    FindingId id;
    QString subject;                    ///< what it is about: an address, a domain, a message
    QJsonObject evidence;               ///< what a sceptic would ask for: the record, the header, the line
    std::optional<Severity> lowered{};  ///< where the case makes it milder than the table says

    Severity severity() const { return lowered.value_or(id.kind().severity); }
    bool operator==(const Finding &) const = default;
};

/// The contract's {"id", "severity", "subject", "evidence"}; evidence "position" and "length" stand beside them where given.
QJsonObject toJson(const Finding &finding);
QString name(Severity severity); ///< "error", "warning", "info"

/// Puts findings into words of one language, whatever language the window speaks.
class Words
{
public:
    explicit Words(Language language);
    ~Words();
    Words(const Words &) = delete;
    Words &operator=(const Words &) = delete;

    Language language() const { return m_language; }
    /// One plain sentence, places filled. Text of strangers in it is not escaped: that is up to whoever shows it.
    QString text(const Finding &finding) const;
    /// Any text of the translation files, by context and English source.
    QString translate(const char *context, const char *source) const;
    QString severity(Severity severity) const;

private:
    Language m_language;
    std::unique_ptr<QTranslator> m_translator;
};

/// The places of a text: "{domain} has no MX record." -> {"domain"}.
QStringList places(QStringView text);
/// Fills the places of a text from named values; an unknown place stays as it is.
QString filled(const QString &text, const QJsonObject &values);

} // namespace todoku
