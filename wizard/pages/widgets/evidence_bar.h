// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace todoku {

class Card;

/// What to give the program so that it can look: the sent items, or the permission to ask the net. Says before what would leave the machine.
class EvidenceBar : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { SentItems, Net };
    EvidenceBar(Kind kind, Journey &journey, QWidget *parent = nullptr);

private:
    void build();
    void buildSentItems();
    void buildReading();
    void addProblem(Card *card, const Failure &failure, const QString &path);
    void askForColumns(const QString &path);
    void addProblems(Card *card, const mailbox::Index &index);
    QWidget *howToFold();
    QWidget *indexFold();
    void readFrom(const QString &path);
    void buildNet();
    void choose(bool folder);

    Kind m_kind;
    Journey &m_journey;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_list = nullptr;
    std::optional<Failure> m_failure; ///< of the last reading
    QString m_failedPath;
};

} // namespace todoku
