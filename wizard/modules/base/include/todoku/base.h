// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <cstddef>
#include <utility>
#include <variant>

namespace todoku {

using namespace Qt::StringLiterals;

/// Why something could not be done. What the world answers ("no such domain") is no failure but a fact.
struct Failure {
    enum class Kind { CannotOpen, Empty, TooLarge, Truncated, Malformed, Unsupported, Cancelled };
    Kind kind = Kind::Malformed;
    QString detail;       ///< for the log and the report; not translated
    qsizetype where = -1; ///< byte offset in the input, -1 where there is none
    bool operator==(const Failure &) const = default;
};

/// What happened, what it means and what to do, for the person in front of the screen.
QString explain(const Failure &failure, const QString &fileName);

/// A value, or why there is none. std::expected's names, since GCC 12 has none.
template<class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Failure failure) : m_state(std::in_place_index<1>, std::move(failure)) { }

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    const Failure &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Failure> m_state;
};

/// Gives the result to `use` when it is there, unless it was cancelled or the receiver is gone.
/// Never `future.then(receiver, …)`: with Qt 6.4 a debug build stops when the receiver dies first.
template<class T, class Use>
void deliver(const QFuture<T> &future, QObject *receiver, Use &&use)
{
    auto *watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, use = std::forward<Use>(use)] {
        watcher->deleteLater();
        if (!watcher->isCanceled())
            use(watcher->result());
    });
    watcher->setFuture(future);
}

/// The languages that the program speaks.
enum class Language { English, Japanese };
inline constexpr Language allLanguages[]{Language::English, Language::Japanese};

/// "en", "ja": the name of the guides' folder, the translation file and the value of --lang.
QString code(Language language);
/// The language of a locale; English where it is neither.
Language languageOf(const QLocale &locale);
/// How dates and numbers are written for readers of the language.
QLocale localeOf(Language language);

/// Reads a whole file, but not more than `limit` bytes: a larger one is a failure (TooLarge), not a frozen window.
Result<QByteArray> readFile(const QString &path, qsizetype limit);

/// A table of resources/tables: {"about", "source", "date", "rows": […]}. Ours and tested, so a broken one ends the program.
QJsonArray tableRows(const QString &name);
/// When the table was last looked through, as written in it: "2026-11".
QString tableDate(const QString &name);

/// Text of a stranger for a terminal or one line of a page: control and direction characters are shown as "<U+001B>".
/// Line breaks and tabs survive only in `Lines::Keep`.
enum class Lines { Keep, Join };
QString visible(QStringView text, Lines lines = Lines::Join);

/// What a CSV file begins with, so that spreadsheets take it for UTF-8.
inline constexpr const char *csvBeginning = "\xef\xbb\xbf";

/// One line of a CSV file (RFC 4180) that is safe to open in a spreadsheet: a field that would be taken for a formula is made text, control characters are shown.
QByteArray csvLine(const QStringList &fields);

/// null for an empty text, as the command line's contract wants unknown values.
QJsonValue jsonOrNull(const QString &text);

} // namespace todoku
