// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace todoku {

/// What was seen of one domain (A2), as cards: the way of a message drawn; who says what, until when, and the watch; what to change and who can;
/// everything else folded.
class MailWayCard : public QWidget
{
    Q_OBJECT
public:
    MailWayCard(Journey &journey, const domain::Facts &facts, QWidget *parent = nullptr);
};

class AgreementCard : public QWidget
{
    Q_OBJECT
public:
    AgreementCard(Journey &journey, const domain::Facts &facts, const QLocale &locale, QWidget *parent = nullptr);

private:
    void build();
    void addTimeLine(const domain::Facts &facts, const QDateTime &now);
    void addWatch();

    Journey &m_journey;
    QLocale m_locale;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_list = nullptr;
    bool m_wasWatching = false;
};

class RemedyCard : public QWidget
{
    Q_OBJECT
public:
    /// `own`: the domain is the organisation's own; nullopt where that is not known.
    RemedyCard(const domain::Facts &facts, std::optional<bool> own, const Words &words, QWidget *parent = nullptr);
};

QWidget *domainDetails(const domain::Facts &facts);

} // namespace todoku
