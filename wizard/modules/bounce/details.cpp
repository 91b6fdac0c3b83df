// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace todoku::bounce {

namespace {

/// A row of resources/tables/details.json.
struct DetailRow {
    FindingId finding;
    QStringList pieces; ///< of the words, split at "*"
    QString status;
};

} // namespace

static const QList<DetailRow> &detailRows()
{
    static const auto table = [] {
        QList<DetailRow> rows;
        for (const auto &value : tableRows(u"details"_s)) {
            const auto row = value.toObject();
            const auto id = FindingId::fromText(row.value("finding"_L1).toString());
            if (!id)
                qFatal("details.json: there is no finding %s", qPrintable(row.value("finding"_L1).toString()));
            const auto text = row.value("text"_L1).toString();
            rows << DetailRow{*id, text.isEmpty() ? QStringList() : text.split(u'*'), row.value("status"_L1).toString()};
        }
        return rows;
    }();
    return table;
}

static bool containsInOrder(const QString &text, const QStringList &pieces)
{
    qsizetype from = 0;
    for (const auto &piece : pieces) {
        const auto found = text.indexOf(piece, from);
        if (found < 0)
            return false;
        from = found + piece.size();
    }
    return !pieces.isEmpty();
}

/// The DNS has no such host, and the host is not the part after the @: the domain is there, but its MX record points at nothing.
static bool isDeadMailHost(const Recipient &recipient)
{
    // Postfix (smtp_dns_lookup and native look-up), Sendmail
    static const QRegularExpression host(uR"((?:name service error for name=|unable to look up host |name server: )([a-z0-9.-]+[a-z0-9]))"_s);
    if (recipient.cause != Cause::DomainNotFound)
        return false;
    const auto named = host.match(recipient.diagnostic.toLower()).captured(1);
    return named.contains(u'.') && named != domainOf(recipient.address);
}

/// What the words of one recipient tell besides the cause, each thing once.
static QList<Finding> details(const Recipient &recipient)
{
    QList<Finding> findings;
    const auto text = recipient.diagnostic.toLower();
    const auto add = [&](FindingId id) {
        findings << Finding{id, recipient.address, {{"address"_L1, recipient.address}, {"diagnostic"_L1, recipient.diagnostic}}};
    };
    for (const auto &row : detailRows()) {
        const bool fits = containsInOrder(text, row.pieces) || (!row.status.isEmpty() && row.status == recipient.status);
        const bool known = std::ranges::any_of(findings, [&](const Finding &finding) { return finding.id == row.finding; });
        if (fits && !known)
            add(row.finding);
    }
    if (isDeadMailHost(recipient))
        add("bounce.route-broken");
    return findings;
}

/// Mail written to one address failed at another: somebody or something passed it on. Blind copies look the same, so it is a question.
static bool isNotAddressed(const Recipient &recipient, const Original &original)
{
    if (original.to.isEmpty() && original.cc.isEmpty())
        return false;
    const auto is = [&](const QString &address) { return address.compare(recipient.address, Qt::CaseInsensitive) == 0; };
    return !std::ranges::any_of(original.to, is) && !std::ranges::any_of(original.cc, is)
        && recipient.cause != Cause::LegacyExchangeAddress // the same person under another name
        && recipient.cause != Cause::BadAddressSyntax;     // what cannot be read cannot be compared
}

static QList<Finding> aboutOriginal(const Recipient &recipient, const Original &original)
{
    QList<Finding> findings;
    const QJsonObject evidence{{"address"_L1, recipient.address}, {"to"_L1, QJsonArray::fromStringList(original.to + original.cc)}};
    if (isNotAddressed(recipient, original))
        findings << Finding{"bounce.recipient-not-addressed", recipient.address, evidence};
    if (recipient.cause == Cause::LegacyExchangeAddress && original.isMeeting)
        findings << Finding{"bounce.old-meeting", recipient.address, evidence};
    else if (recipient.cause == Cause::LegacyExchangeAddress && original.isReply)
        findings << Finding{"bounce.old-message-answered", recipient.address, evidence};
    return findings;
}

/// Refused by the sending side's own service: nobody else is named.
static bool isOwnRefusal(const Recipient &recipient, const Report &report)
{
    return recipient.remoteMta.isEmpty() || recipient.remoteMta.compare(report.reportingMta, Qt::CaseInsensitive) == 0;
}

/// "Nobody anywhere" and "nobody there" are told by counting: faults of one's own service, and of one domain.
static QList<Finding> counted(const Report &report, const QList<Recipient> &others)
{
    // Fewer may be chance: three slips in one mailing happen, the same answer for four organisations does not.
    static constexpr int organisations = 4, colleagues = 2;
    QMap<Cause, QSet<QString>> domains;
    QMap<QString, QSet<QString>> failedAt;
    for (const auto &recipient : report.recipients + others) {
        if (recipient.action != Action::Failed)
            continue;
        const auto domain = domainOf(recipient.address);
        if (isOwnRefusal(recipient, report))
            domains[recipient.cause] << domain;
        failedAt[domain] << recipient.address.toLower();
    }
    QList<Finding> findings;
    for (const auto &[cause, names] : domains.asKeyValueRange()) {
        if (names.size() >= organisations)
            findings << Finding{"bounce.many-organisations", report.reportingMta,
                                {{"count"_L1, names.size()}, {"domains"_L1, QJsonArray::fromStringList(QStringList(names.begin(), names.end()).mid(0, 20))}}};
    }
    if (failedAt.size() != 1 || failedAt.first().size() < colleagues)
        return findings;
    // Others were written to and nothing is said of them; or nobody knows who else was written to, and it takes more to be no chance.
    const auto domain = failedAt.firstKey();
    const auto elsewhere = [&](const QString &address) { return domainOf(address) != domain; };
    const bool othersArrived = report.original && std::ranges::any_of(report.original->to + report.original->cc, elsewhere);
    const bool unknown = !report.original && failedAt.first().size() > colleagues;
    if (othersArrived || unknown)
        findings << Finding{"bounce.whole-domain", domain, {{"domain"_L1, domain}, {"count"_L1, failedAt.first().size()}}};
    return findings;
}

QList<Finding> judgeFurther(const Report &report, const QStringList &ownDomains, const QList<Recipient> &others)
{
    QList<Finding> findings;
    for (const auto &recipient : report.recipients) {
        if (recipient.action != Action::Failed)
            continue;
        findings << details(recipient);
        if (!report.original)
            continue;
        findings << aboutOriginal(recipient, *report.original);
        const auto own = [&](const QString &address) { return belongsTo(address, ownDomains); };
        if (own(recipient.address) && !own(report.original->from) && !report.original->from.isEmpty())
            findings << Finding{"bounce.outsider-cannot-reach-us", domainOf(recipient.address),
                                {{"domain"_L1, domainOf(recipient.address)}, {"from"_L1, report.original->from}}};
    }
    return findings + counted(report, others);
}

} // namespace todoku::bounce
