// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/dns.h"

#include <QtCore/QStringList>

#include <map>

/// A name system on paper, for readers that look things up: names without records do not exist.
class PaperWorld
{
public:
    using Type = todoku::dns::Type;
    using Outcome = todoku::dns::Outcome;

    void add(const QString &owner, Type type, todoku::dns::Record record)
    {
        record.owner = owner.toLower();
        record.type = type;
        if (record.ttl.count() == 0)
            record.ttl = std::chrono::seconds(300);
        m_records[record.owner] << record;
    }
    void addText(const QString &owner, const QByteArray &text) { add(owner, Type::TXT, {{}, {}, {}, {}, {}, 0, text}); }
    void addAddress(const QString &owner, const QString &address)
    {
        const QHostAddress parsed(address);
        add(owner, parsed.protocol() == QAbstractSocket::IPv4Protocol ? Type::A : Type::AAAA, {{}, {}, {}, parsed});
    }
    void addName(const QString &owner, Type type, const QString &name, quint16 preference = 0)
    {
        add(owner, type, {{}, {}, {}, {}, name.endsWith(QLatin1Char('.')) ? name.chopped(1).toLower() : name.toLower(), preference});
    }
    void exists(const QString &owner) { m_records[owner.toLower()]; }
    void fail(const QString &owner, Type type, Outcome outcome) { m_failures[{owner.toLower(), type}] = outcome; }
    void failAllElse(const QString &owner, Outcome outcome) { m_failing[owner.toLower()] = outcome; }

    const todoku::dns::Answer *lookup(const QString &name, Type type)
    {
        ++questions;
        const auto key = std::pair(name.toLower(), type);
        if (const auto known = m_answers.find(key); known != m_answers.end())
            return &known->second;
        return &(m_answers[key] = answerTo(key.first, type));
    }
    int questions = 0;

private:
    todoku::dns::Answer answerTo(QString name, Type type)
    {
        todoku::dns::Answer answer;
        for (int hop = 0; hop < 10; ++hop) {
            if (const auto failure = m_failures.find({name, type}); failure != m_failures.end()) {
                answer.outcome = failure->second;
                return answer;
            }
            const auto owner = m_records.find(name);
            QString alias;
            for (const auto &record : owner == m_records.end() ? QList<todoku::dns::Record>() : owner->second) {
                if (record.type == type)
                    answer.records << record;
                else if (record.type == Type::CNAME)
                    alias = record.name;
            }
            if (answer.records.isEmpty() && !alias.isEmpty()) {
                answer.aliases << alias;
                name = alias;
                continue;
            }
            answer.ttl = std::chrono::seconds(300);
            if (answer.records.isEmpty()) {
                if (const auto failing = m_failing.find(name); failing != m_failing.end()) {
                    answer.outcome = failing->second;
                    return answer;
                }
            }
            answer.outcome = !answer.records.isEmpty() ? Outcome::Answered : owner == m_records.end() ? Outcome::NoSuchName : Outcome::NoData;
            return answer;
        }
        answer.outcome = Outcome::EndlessAlias;
        return answer;
    }

    std::map<QString, QList<todoku::dns::Record>> m_records;
    std::map<std::pair<QString, Type>, Outcome> m_failures;
    std::map<QString, Outcome> m_failing;
    std::map<std::pair<QString, Type>, todoku::dns::Answer> m_answers;
};
