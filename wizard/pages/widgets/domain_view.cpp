// SPDX-License-Identifier: Apache-2.0
#include "domain_view.h"

#include "mail_way_view.h"
#include "parts.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

static QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    return column;
}

MailWayCard::MailWayCard(Journey &journey, const domain::Facts &facts, QWidget *parent) : QWidget(parent)
{
    auto *card = new Card(tr("The way a message takes"));
    const auto &domains = journey.theCase().given.online.domains;
    QStringList names;
    int chosen = 0;
    for (const auto &each : domains) {
        if (each.domain == facts.domain)
            chosen = int(names.size());
        names << visible(each.domain);
    }
    if (names.size() > 1) {
        auto *choice = new Choice(names, chosen, Choice::Look::Chips, tr("Domain"));
        connect(choice, &Choice::chosen, &journey, [&journey](int index) { journey.showDomain(journey.theCase().given.online.domains[index].domain); });
        card->add(choice);
    }
    card->add(new MailWayView(mailWayOf(facts)));
    columnOf(this)->addWidget(card);
}

/// Rows and columns of plain text, as high as its rows, to be walked through with the arrow keys.
static QTableWidget *plainTable(const QStringList &titles, const QList<QStringList> &rows, const QString &accessibleName, const QList<int> &codeColumns)
{
    auto *table = new QTableWidget(int(rows.size()), int(titles.size()));
    table->setHorizontalHeaderLabels(titles);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false); // Tab leads out of it
    table->setWordWrap(true);
    table->setShowGrid(false);
    table->setAccessibleName(accessibleName);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < titles.size(); ++column) {
            auto *item = new QTableWidgetItem(visible(rows[row].value(column)));
            if (codeColumns.contains(column))
                item->setFont(codeFont());
            item->setToolTip(item->text().toHtmlEscaped());
            table->setItem(row, column, item);
        }
    }
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->resizeColumnsToContents();
    for (int column = 0; column < titles.size(); ++column)
        table->setColumnWidth(column, std::min(table->columnWidth(column) + 12, 260));
    table->horizontalHeader()->setStretchLastSection(true);
    table->resizeRowsToContents();
    int height = table->horizontalHeader()->sizeHint().height() + 2 * table->frameWidth() + 18;
    for (int row = 0; row < rows.size(); ++row)
        height += table->rowHeight(row);
    table->setFixedHeight(height);
    return table;
}

static QString roleOf(const domain::View &view)
{
    if (view.role == domain::View::Role::Authoritative)
        return AgreementCard::tr("name server of the domain");
    return view.side == domain::View::Side::Inside ? AgreementCard::tr("resolver, inside") : AgreementCard::tr("resolver, outside");
}

static QString saysWhat(const domain::View &view)
{
    if (!view.mx.isEmpty())
        return view.mx.join(", "_L1);
    switch (view.outcome) {
    case dns::Outcome::NoSuchName: return AgreementCard::tr("no such domain");
    case dns::Outcome::NoData: return AgreementCard::tr("no MX record");
    case dns::Outcome::TimedOut: return AgreementCard::tr("no answer");
    default: return dns::name(view.outcome);
    }
}

static QTableWidget *viewsTable(const QList<domain::View> &views, const QDateTime &now, const QLocale &locale)
{
    QList<QStringList> rows;
    for (const auto &view : views) {
        const bool different = domain::differs(view, views);
        const auto remembers = view.role == domain::View::Role::Recursive && view.ttl.count() > 0
            ? AgreementCard::tr("until %1").arg(momentText(now.addSecs(view.ttl.count()), now, locale)) : QString();
        rows << QStringList{view.name.isEmpty() ? view.server : "%1 (%2)"_L1.arg(view.name, view.server), roleOf(view), saysWhat(view),
                            different ? AgreementCard::tr("✕ differs") : view.mx.isEmpty() ? QString() : AgreementCard::tr("✓ agrees"), remembers,
                            view.serial ? QString::number(*view.serial) : QString()};
    }
    auto *table = plainTable({AgreementCard::tr("Server"), AgreementCard::tr("What it is"), AgreementCard::tr("Its answer"), AgreementCard::tr("Compared"),
                              AgreementCard::tr("Remembers it"), AgreementCard::tr("Serial")},
                             rows, AgreementCard::tr("Who says what about the MX record"), {0, 2, 5});
    table->setObjectName(u"views"_s);
    return table;
}

AgreementCard::AgreementCard(Journey &journey, const domain::Facts &, const QLocale &locale, QWidget *parent)
    : QWidget(parent), m_journey(journey), m_locale(locale), m_column(columnOf(this))
{
    m_wasWatching = journey.isWatching();
    connect(&journey, &Journey::evidenceChanged, this, &AgreementCard::build);
    build();
}

static QString agreementText(domain::Agreement agreement)
{
    using domain::Agreement;
    switch (agreement) {
    case Agreement::Unknown: return AgreementCard::tr("Too few servers answered to compare them.");
    case Agreement::Agreed: return AgreementCard::tr("Everybody who answered says the same.");
    case Agreement::AuthoritiesDiffer: return AgreementCard::tr("The domain's own name servers say different things. As long as that is so, mail goes now here, now there.");
    case Agreement::CachesRemember: return AgreementCard::tr("The domain's own name servers agree. A resolver still remembers something else.");
    case Agreement::SplitView: return AgreementCard::tr("Inside this network the domain looks different than from outside. Waiting does not change that.");
    }
    Q_UNREACHABLE();
}

void AgreementCard::build()
{
    const auto *facts = m_journey.shownDomain();
    if (!facts)
        return;
    const auto *focused = focusWidget();
    const auto focusName = focused && focused->hasFocus() ? focused->objectName() : QString();
    delete m_content;
    m_content = new QWidget;
    m_list = columnOf(m_content);
    const auto &sight = m_journey.sight();
    auto seen = *facts;
    if (sight)
        seen.views = sight->views;
    const auto at = sight ? sight->at : facts->at;
    auto *card = new Card(tr("When will it be right everywhere?"));
    const auto agreement = domain::agreementOf(seen.views);
    auto *text = paragraph("<b>%1</b>"_L1.arg(agreementText(agreement).toHtmlEscaped()));
    card->add(text);
    m_list->addWidget(card);
    m_list = card->body();
    addTimeLine(seen, at);
    if (!seen.views.isEmpty())
        card->add(viewsTable(seen.views, at, m_locale));
    addWatch();
    m_column->addWidget(m_content);
    if (m_wasWatching && !m_journey.isWatching() && sight) {
        // It has come to its end: whoever cannot see it hears it.
        QAccessibleEvent event(text, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    m_wasWatching = m_journey.isWatching();
    if (auto *again = focusName.isEmpty() ? nullptr : m_content->findChild<QWidget *>(focusName))
        again->setFocus();
}

void AgreementCard::addTimeLine(const domain::Facts &facts, const QDateTime &now)
{
    const auto left = domain::untilForgotten(facts);
    const auto agreement = domain::agreementOf(facts.views);
    if (!left)
        return;
    if (left->count() > 0 && (agreement == domain::Agreement::CachesRemember || agreement == domain::Agreement::AuthoritiesDiffer)) {
        QList<qint64> moments{left->count()};
        for (const auto &view : facts.views) {
            if (view.role == domain::View::Role::Recursive && domain::differs(view, facts.views) && view.ttl <= *left)
                moments << view.ttl.count();
        }
        m_list->addWidget(new TimeLine(now, moments, m_locale));
        if (agreement == domain::Agreement::AuthoritiesDiffer)
            m_list->addWidget(softParagraph(tr("That holds if the name server that is behind is mended now. Until then it goes on handing out the old record.").toHtmlEscaped()));
    } else if (facts.mxTtl.count() > 0) {
        m_list->addWidget(softParagraph(tr("If the record is changed now, the last cache will have forgotten the old one at %1.")
                                            .arg(momentText(now.addSecs(facts.mxTtl.count()), now, m_locale)).toHtmlEscaped()));
    }
}

void AgreementCard::addWatch()
{
    const auto &sight = m_journey.sight();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    if (m_journey.isWatching()) {
        const auto next = sight && sight->next ? tr("Watching. Last looked at %1, next look at %2.")
                                                     .arg(momentText(sight->at, sight->at, m_locale), m_locale.toString(sight->at.addSecs(sight->next->count()).time(), u"HH:mm:ss"_s))
                                               : tr("Watching …");
        row->addWidget(softParagraph(next.toHtmlEscaped()), 1);
        auto *stop = button(tr("Stop &watching"));
        stop->setObjectName(u"watch"_s);
        connect(stop, &QPushButton::clicked, &m_journey, &Journey::stopWatching);
        row->addWidget(stop);
        m_list->addLayout(row);
        return;
    }
    const auto text = sight && !sight->next ? tr("The watch has ended at %1.").arg(momentText(sight->at, sight->at, m_locale))
                                            : tr("Todoku can ask again whenever a cache forgets, until all agree, and tell you.");
    row->addWidget(softParagraph(text.toHtmlEscaped()), 1);
    auto *watch = button(tr("&Watch until all agree"));
    watch->setObjectName(u"watch"_s);
    connect(watch, &QPushButton::clicked, &m_journey, &Journey::watch);
    row->addWidget(watch);
    m_list->addLayout(row);
    QStringList names;
    for (const auto &resolver : domain::publicResolvers())
        names << resolver.name;
    auto *ask = new QCheckBox(tr("Also ask &public resolvers"));
    ask->setObjectName(u"public-resolvers"_s);
    ask->setAccessibleDescription(tr("%1: their operators learn the domain.").arg(names.join(", "_L1)));
    ask->setChecked(m_journey.asksPublicResolvers());
    connect(ask, &QCheckBox::toggled, &m_journey, &Journey::setAskPublicResolvers, Qt::QueuedConnection);
    m_list->addWidget(ask);
    m_list->addWidget(softParagraph(tr("%1: their operators learn the domain.").arg(names.join(", "_L1)).toHtmlEscaped()));
    m_list->addWidget(new Fold(tr("What each look would send, and to whom"), false, plainText(m_journey.planForWatch().join(u'\n'))));
}

static QString actionText(domain::Remedy::Action action)
{
    switch (action) {
    case domain::Remedy::Action::Add: return RemedyCard::tr("Add:");
    case domain::Remedy::Action::Remove: return RemedyCard::tr("Delete:");
    case domain::Remedy::Action::Replace: return RemedyCard::tr("Replace:");
    }
    Q_UNREACHABLE();
}

static QHBoxLayout *recordLine(const QString &sign, const QString &line, QPushButton *copy)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(paragraph("<b>%1</b>"_L1.arg(sign.toHtmlEscaped())), 0, Qt::AlignTop);
    row->addWidget(paragraph(codeHtml(line)), 1);
    if (copy)
        row->addWidget(copy, 0, Qt::AlignTop);
    return row;
}

static QString messageFor(const domain::Facts &facts, const QList<domain::Remedy> &remedies)
{
    QStringList lines{RemedyCard::tr("Please change the DNS records of %1 as follows.").arg(facts.domain), {}};
    for (const auto &remedy : remedies) {
        if (!remedy.before.isEmpty())
            lines << RemedyCard::tr("Delete: %1").arg(domain::zoneLine(remedy, remedy.before));
        if (!remedy.value.isEmpty())
            lines << RemedyCard::tr("Add: %1").arg(domain::zoneLine(remedy, remedy.value));
        if (remedy.standing == domain::Remedy::Standing::AskTenant)
            lines << RemedyCard::tr("Add: the MX record that the Microsoft 365 admin center shows for %1").arg(facts.domain);
        else if (remedy.standing == domain::Remedy::Standing::IfNotMeant)
            lines << RemedyCard::tr("(only if it is not meant to be there)");
    }
    return lines.join(u'\n') + u'\n';
}

RemedyCard::RemedyCard(const domain::Facts &facts, std::optional<bool> own, const Words &words, QWidget *parent) : QWidget(parent)
{
    auto *card = new Card(tr("What to change, and who can"));
    const auto list = domain::remedies(facts);
    std::optional<FindingId> because;
    int index = 0;
    for (const auto &remedy : list) {
        if (because != remedy.because) {
            if (because)
                card->add(rule());
            because = remedy.because;
            Finding finding{remedy.because, facts.domain, {}};
            for (const auto &each : domain::judge(facts)) {
                if (each.id == remedy.because)
                    finding = each;
            }
            if (!finding.evidence.isEmpty())
                card->add(softParagraph(visible(words.text(finding)).toHtmlEscaped()));
        }
        card->add(paragraph(actionText(remedy.action).toHtmlEscaped()));
        if (!remedy.before.isEmpty())
            card->add(recordLine(u"−"_s, domain::zoneLine(remedy, remedy.before), nullptr));
        if (!remedy.value.isEmpty()) {
            const auto line = domain::zoneLine(remedy, remedy.value);
            auto *copy = linkButton(tr("Copy"));
            copy->setObjectName(u"copy-record-%1"_s.arg(index));
            copy->setAccessibleDescription(line);
            connect(copy, &QPushButton::clicked, this, [line] { QGuiApplication::clipboard()->setText(line); });
            card->add(recordLine(u"+"_s, line, copy));
        }
        if (remedy.standing == domain::Remedy::Standing::AskTenant)
            card->add(softParagraph(tr("The right value stands in the Microsoft 365 admin center, at the domain's DNS records. It cannot be worked out from outside.").toHtmlEscaped()));
        else if (remedy.standing == domain::Remedy::Standing::IfNotMeant)
            card->add(softParagraph(tr("Only if it is not meant to be there. A migration, a filter in front and your own servers are good reasons.").toHtmlEscaped()));
        ++index;
    }
    card->add(rule());
    const auto hosts = domain::dnsHosts(facts);
    auto who = hosts.isEmpty() ? tr("Whoever runs the DNS of %1 can change its records.").arg(facts.domain)
                               : tr("The records of %1 can be changed by whoever runs its name servers: %2.").arg(facts.domain, hosts.join(", "_L1));
    if (own == false)
        who += u' ' + tr("The domain is not yours: tell the recipient, or the administrator there, by another way than mail to this domain.");
    card->add(paragraph(visible(who).toHtmlEscaped()));
    auto *copy = button(tr("Copy the &message to the DNS host"));
    copy->setObjectName(u"copy-message"_s);
    const auto message = messageFor(facts, list);
    connect(copy, &QPushButton::clicked, this, [message] { QGuiApplication::clipboard()->setText(message); });
    auto *row = new QHBoxLayout;
    row->addWidget(copy);
    row->addStretch();
    card->add(row);
    columnOf(this)->addWidget(card);
}

static QString dkimText(const domain::DkimKey &key)
{
    static const QHash<domain::DkimKey::State, QString> words{
        {domain::DkimKey::State::Missing, u"missing"_s}, {domain::DkimKey::State::Usable, u"usable"_s}, {domain::DkimKey::State::Revoked, u"revoked"_s},
        {domain::DkimKey::State::Invalid, u"invalid"_s}, {domain::DkimKey::State::Short, u"short"_s}, {domain::DkimKey::State::NotDkim, u"no DKIM key"_s},
        {domain::DkimKey::State::LookupFailed, u"lookup failed"_s}};
    auto text = words.value(key.state);
    if (key.bits > 0)
        text += u" (%1 bit)"_s.arg(key.bits);
    return key.look.aliases.isEmpty() ? text : text + u" → "_s + key.look.aliases.join(u" → "_s);
}

QWidget *domainDetails(const domain::Facts &facts)
{
    QList<QStringList> rows{{u"MX"_s, dns::name(facts.mxOutcome)}};
    for (const auto &mx : facts.mx) {
        QStringList parts;
        for (const auto &address : mx.addresses)
            parts << address.toString();
        for (const auto &session : mx.sessions)
            parts << "%1 %2 %3"_L1.arg(smtp::name(session.reach), session.greeting.code ? QString::number(session.greeting.code) : QString(), session.greeting.lines.join(u' ')).trimmed();
        rows << QStringList{"  %1 %2"_L1.arg(QString::number(mx.preference), mx.host.isEmpty() ? u"."_s : mx.host), "TTL %1; %2"_L1.arg(QString::number(mx.ttl.count()), parts.join(", "_L1))};
        for (const auto &tlsa : mx.tlsa)
            rows << QStringList{u"  TLSA"_s, "%1 %2 %3 %4"_L1.arg(QString::number(tlsa.usage), QString::number(tlsa.selector), QString::number(tlsa.matching), QString::fromLatin1(tlsa.data.toHex()))};
    }
    if (facts.extendedError)
        rows << QStringList{u"EDE"_s, "%1 %2"_L1.arg(QString::number(*facts.extendedError), facts.extendedText)};
    rows << QStringList{u"Zone"_s, facts.zone};
    for (const auto &record : facts.spf.records)
        rows << QStringList{u"SPF"_s, record};
    if (!facts.spf.records.isEmpty())
        rows << QStringList{u"  lookups"_s, "%1 / 10, void %2 / 2"_L1.arg(QString::number(facts.spf.lookups), QString::number(facts.spf.voidLookups))};
    for (const auto &term : facts.spf.terms) {
        if (term.lookups > 0)
            rows << QStringList{QString(2 + 2 * term.depth, u' ') + term.term, QString::number(term.lookups) + (term.isVoid ? u" void"_s : QString())};
    }
    rows << QStringList{u"DMARC"_s, facts.dmarc.record ? "%1: %2"_L1.arg(facts.dmarc.record->domain, facts.dmarc.record->text) : u"–"_s};
    for (const auto &key : facts.dkim)
        rows << QStringList{"DKIM "_L1 + key.selector, dkimText(key)};
    rows << QStringList{u"MTA-STS"_s, facts.mtaSts.look.texts.isEmpty() ? u"–"_s : facts.mtaSts.look.texts.join(u' ') + (facts.mtaSts.mode.isEmpty() ? QString() : "; mode "_L1 + facts.mtaSts.mode)};
    rows << QStringList{u"TLS-RPT"_s, facts.tlsReporting.look.texts.value(0, u"–"_s)};
    rows << QStringList{u"DNSSEC"_s, domain::name(facts.security) + (facts.securityDetail.isEmpty() ? QString() : "; "_L1 + facts.securityDetail)};
    rows << QStringList{MailWayCard::tr("Time"), MailWayCard::tr("DNS %1 ms, all %2 ms, %3 questions").arg(facts.dnsVerdict.count()).arg(facts.elapsed.count()).arg(facts.queries.size())};
    auto *table = plainTable({MailWayCard::tr("What"), MailWayCard::tr("As it is published")}, rows, MailWayCard::tr("Mail records of %1").arg(facts.domain), {0, 1});
    auto *holder = new QWidget;
    columnOf(holder)->addWidget(table);
    return holder;
}

} // namespace todoku
