// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/address.h"
#include "todoku/domain.h"

#include <functional>
#include <memory>

/// Many addresses, many domains: what the two pages for lists show. Both work off the window's thread, can be stopped, and keep what was done until then.
namespace todoku {

/// What the two have in common.
class ListWork : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void open(const QString &path) = 0;
    virtual void paste(const QString &text) = 0;
    virtual void stop() = 0;
    virtual bool isWorking() const = 0;
    virtual qsizetype size() const = 0; ///< rows that are there
    virtual qsizetype all() const = 0;  ///< rows that there will be; 0 while nobody knows
    /// The rows' sentences in this language; does nothing where they are already.
    virtual void say(Language language) = 0;

Q_SIGNALS:
    void changed(); ///< something else is shown, or the work has begun or ended
    void grew();    ///< there are more rows
    void failed(const todoku::Failure &failure, const QString &fileName);
};

/// A list of addresses, each examined with what the case knows.
class AddressList : public ListWork
{
    Q_OBJECT
public:
    struct Row {
        address::Entry entry;
        address::Examination examination;
        address::Care care = address::Care::None;
        QString words; ///< all findings but mere context
        QString better() const; ///< the suggestion, or what can be repaired without guessing; empty where there is nothing better
    };

    /// `known` is asked whenever a list is begun.
    AddressList(std::function<address::Directory()> known, QObject *parent);
    ~AddressList() override;

    void open(const QString &path) override;
    void paste(const QString &text) override;
    void stop() override;
    bool isWorking() const override { return m_work != nullptr; }
    qsizetype size() const override { return m_rows.size(); }
    qsizetype all() const override { return m_all; }
    void say(Language language) override;

    const QList<Row> &rows() const { return m_rows; }
    QString fileName() const { return m_fileName; } ///< empty for pasted text
    const QStringList &columns() const { return m_sheet->columns; }
    qsizetype column() const { return m_column; }
    void chooseColumn(qsizetype column);
    QStringList domains() const; ///< of all addresses that have one, each once, as A-labels

private:
    void read(const QString &fileName, std::function<Result<QString>()> text);
    void check();

    std::function<address::Directory()> m_known;
    std::shared_ptr<const address::Sheet> m_sheet = std::make_shared<const address::Sheet>();
    QString m_fileName;
    qsizetype m_column = 0;
    qsizetype m_all = 0;
    QList<Row> m_rows;
    Language m_language = Language::English;
    QFutureWatcherBase *m_work = nullptr; ///< reads or examines
    QFutureWatcherBase *m_rewording = nullptr;
};

/// A list of domains. Nothing is asked before ask() is called.
class DomainList : public ListWork
{
    Q_OBJECT
public:
    /// More are not taken: nobody has so many, and every one of them is some twenty questions.
    static constexpr qsizetype most = 20'000;

    struct Row {
        QString domain;         ///< A-labels
        QString provider;       ///< empty where the table does not know
        QStringList mx;         ///< by preference; "." is a null MX
        QList<Finding> findings; ///< worst first
        int errors = 0, warnings = 0;
        QString words;          ///< the worst finding; empty where nothing is wrong
        std::optional<Severity> worst() const;
    };

    explicit DomainList(QObject *parent);
    ~DomainList() override;

    void open(const QString &path) override;
    void paste(const QString &text) override;
    void setDomains(const QStringList &domains);
    /// What will be sent, line by line: for the first domain whole; the others are asked alike.
    QStringList plan(const domain::Options &options) const;
    void ask(const domain::Options &options);
    void stop() override;
    bool isWorking() const override { return m_work != nullptr; }
    qsizetype size() const override { return m_rows.size(); }
    qsizetype all() const override { return m_domains.size(); }
    void say(Language language) override;

    const QStringList &domains() const { return m_domains; }
    const QList<Row> &rows() const { return m_rows; }
    const QStringList &sent() const { return m_sent; } ///< what has left this computer for them: "MX example.jp → 192.0.2.1"

private:
    struct Work;
    void take(Row row, const QStringList &sent);

    QStringList m_domains;
    QList<Row> m_rows;
    QStringList m_sent;
    std::unique_ptr<Words> m_words;
    std::unique_ptr<Work> m_work;
    int m_asking = 0; ///< the newest counts
};

/// The domains named in a text, one a line, in a table, as addresses or as links; each once, as A-labels.
QStringList domainsIn(const QString &text);

} // namespace todoku
