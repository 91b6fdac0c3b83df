// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

#include "todoku/mail.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace todoku::report {

QString name(Hidden::Kind kind, const Words &words)
{
    using Kind = Hidden::Kind;
    switch (kind) {
    case Kind::Address: return say(words, QT_TRANSLATE_NOOP("Report", "Mail address"));
    case Kind::Host: return say(words, QT_TRANSLATE_NOOP("Report", "Host or domain"));
    case Kind::Network: return say(words, QT_TRANSLATE_NOOP("Report", "Network address"));
    case Kind::MessageId: return say(words, QT_TRANSLATE_NOOP("Report", "Message-ID"));
    case Kind::Subject: return say(words, QT_TRANSLATE_NOOP("Report", "Subject"));
    case Kind::Name: return say(words, QT_TRANSLATE_NOOP("Report", "Name"));
    case Kind::File: return say(words, QT_TRANSLATE_NOOP("Report", "File name"));
    case Kind::X500: return say(words, QT_TRANSLATE_NOOP("Report", "Internal Exchange address"));
    case Kind::Selector: return say(words, QT_TRANSLATE_NOOP("Report", "Name of a signing key"));
    }
    Q_UNREACHABLE();
}

/// The stand-ins, and how they are found in any text. What the structure of the case names is known before any text is looked at, so that it is
/// found in whatever form it is written; the rest is found by its form.
class Redactor::StandIns
{
public:
    using Kind = Hidden::Kind;

    explicit StandIns(const Words &words)
        : m_forms{{Kind::X500, u"x500-%1"_s},
                  {Kind::File, say(words, QT_TRANSLATE_NOOP("Report", "file-%1"))},
                  {Kind::Subject, say(words, QT_TRANSLATE_NOOP("Report", "subject-%1"))},
                  {Kind::Name, say(words, QT_TRANSLATE_NOOP("Report", "name-%1"))},
                  {Kind::Network, u"ip-%1"_s},
                  {Kind::MessageId, u"<message-%1@hidden.invalid>"_s},
                  {Kind::Selector, u"selector-%1"_s},
                  {Kind::Address, say(words, QT_TRANSLATE_NOOP("Report", "encoded-%1"))}}
    {
    }

    QString address(const QString &address)
    {
        const auto at = std::max(address.lastIndexOf(u'@'), address.lastIndexOf(u'＠'));
        if (at < 0)
            return address.isEmpty() ? QString() : x500(address);
        const QString instead = person(address.left(at)) + u'@' + host(address.mid(at + 1));
        return noted(Kind::Address, address, instead);
    }

    QString host(const QString &host)
    {
        if (host.isEmpty())
            return {};
        const auto ascii = domain::toAscii(host);
        const auto lower = ascii.isEmpty() ? host.toLower() : ascii;
        if (const auto known = m_hosts.constFind(lower); known != m_hosts.constEnd())
            return *known;
        const auto domain = domainOfHost(lower);
        const auto instead = domain == lower ? u"domain-%1.invalid"_s.arg(++m_domains) : u"host-%1."_s.arg(++m_hostCount) + this->host(domain);
        m_hosts.insert(lower, instead);
        return noted(Kind::Host, host, instead);
    }

    QString network(const QString &address) { return numbered(Kind::Network, address.toLower(), address); }
    QString messageId(const QString &id) { return numbered(Kind::MessageId, id, id); }
    QString x500(const QString &text) { return numbered(Kind::X500, text.toLower(), text); }
    QString file(const QString &path) { return path.isEmpty() ? path : numbered(Kind::File, path, path); }

    /// A subject or a name: wherever it is quoted, it is replaced.
    QString secret(Kind kind, const QString &text)
    {
        const auto words = text.trimmed();
        if (words.isEmpty())
            return text;
        const auto instead = numbered(kind, words, words);
        find(words);
        return instead;
    }

    /// A name, also the other way round: "Mori, Aiko" is "Aiko Mori". A form of it that stands nowhere is not told as hidden.
    void name(const QString &text)
    {
        secret(Kind::Name, text);
        static const QRegularExpression between(u"[,\\s]+"_s);
        const auto words = text.trimmed().split(between, Qt::SkipEmptyParts);
        if (words.size() != 2)
            return;
        for (const auto *form : {"%1 %2", "%2 %1", "%1, %2", "%2, %1"}) {
            const auto other = QString(QLatin1StringView(form)).arg(words[0], words[1]);
            if (m_numbered.contains(other))
                continue;
            m_numbered.insert(other, m_numbered.value(text.trimmed()));
            find(other);
        }
    }

    /// A domain or host that the structure names, to be found also where its ending is none ("contoso.cmo").
    void know(const QString &host)
    {
        if (!host.isEmpty())
            m_known << host.toLower();
    }

    QString text(const QString &text)
    {
        if (text.isEmpty())
            return text;
        return withoutKnown(replaced(withoutSecrets(text), pattern(), [this](const QRegularExpressionMatch &match) { return standInFor(match); }));
    }

    /// The selector of a DKIM signature is chosen by the domain, and often tells its name.
    QString selector(const QString &selector) { return selector.isEmpty() ? selector : numbered(Kind::Selector, selector.toLower(), selector); }

    QList<Hidden> hidden;
    QSet<QString> mailDomains; ///< of addresses: their hosts are named after them

private:
    static constexpr qsizetype mostSecrets = 300;

    static const QRegularExpression &pattern()
    {
        // One pass, the most telling form first; what was replaced is not looked at again.
        static const QRegularExpression all(
            uR"((?<x500>(?:X500:)?/o=[^;<>"'\r\n|]{1,1000}))"
            uR"(|(?<imcea>IMCEA[A-Z0-9]{1,8}-[^\s<>()\[\]{},;:"'`|]{1,1000}))"
            uR"(|(?<=["'“„»「『])(?<file>[^"'“”„«»「」『』<>\r\n]{1,120}\.(?:docx?|docm|xls[xmb]?|ppt[xm]?|pdf|rtf|txt|csv|zip|rar|7z|gz|exe|scr|com|bat|cmd|js|vbs|ps1|jar|iso|img|lnk|html?|eml|msg|png|jpe?g|gif|svg|one))(?=["'”“«」』]))"
            uR"(|(?<greeting>\b(?:HELO|EHLO)[ =:]{1,2}<?(?<greeter>[A-Za-z0-9_][A-Za-z0-9_.-]{1,250})))"
            uR"(|(?<signing>\b(?:header\.)?[sS]=(?<selector>[A-Za-z0-9_][A-Za-z0-9_.-]{0,62})(?=[;,\s)]|$)))"
            uR"(|(?<id><[^<>\s@]{1,400}@[^<>\s@]{1,300}>))"
            uR"(|(?<address>[^\s<>()\[\]{},;:"'`|?&]{1,200}(?:@|%40|＠)[^\s<>()\[\]{},;:"'`=|@?&]{1,253}))"
            uR"(|(?<ip4>(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d]|\.\d)))"
            uR"(|(?<ip6>(?<![\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])))"
            uR"(|(?<host>(?<![A-Za-z0-9_.-])(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}))(?:\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62}){1,12}(?![A-Za-z0-9_-])))"
            uR"(|(?<base64>(?<![A-Za-z0-9+/=._-])[A-Za-z0-9+/]{16,4000}={0,2}(?![A-Za-z0-9+/=._@-])))"
            uR"(|(?<word>(?<![A-Za-z0-9_.+-])[A-Za-z0-9_][A-Za-z0-9_.+-]{2,63}(?![A-Za-z0-9_-])))"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        return all;
    }

    template<class By>
    static QString replaced(const QString &text, const QRegularExpression &pattern, By &&by)
    {
        QString result;
        qsizetype done = 0;
        for (const auto &match : pattern.globalMatch(text)) {
            result += QStringView(text).mid(done, match.capturedStart() - done);
            result += by(match);
            done = match.capturedEnd();
        }
        return result + QStringView(text).mid(done);
    }

    QString standInFor(const QRegularExpressionMatch &match)
    {
        const auto whole = match.captured();
        if (match.capturedLength(u"x500"_s) > 0)
            return x500(whole);
        if (match.capturedLength(u"id"_s) > 0)
            return m_addresses.contains(whole.mid(1, whole.size() - 2).toLower()) ? u'<' + address(whole.mid(1, whole.size() - 2)) + u'>' : messageId(whole);
        if (match.capturedLength(u"imcea"_s) > 0)
            return addressInText(whole);
        if (match.capturedLength(u"file"_s) > 0)
            return file(whole);
        if (const auto greeter = match.captured(u"greeter"_s); !greeter.isEmpty())
            return whole.chopped(greeter.size()) + (greeter.contains(u'.') && !isDomain(greeter.toLower()) ? text(greeter) : host(greeter));
        if (match.capturedLength(u"signing"_s) > 0)
            return whole.chopped(match.capturedLength(u"selector"_s)) + selector(match.captured(u"selector"_s));
        if (match.capturedLength(u"address"_s) > 0)
            return addressInText(whole);
        if (match.capturedLength(u"ip4"_s) > 0)
            return network(whole);
        if (match.capturedLength(u"ip6"_s) > 0) // or a time of day
            return whole.size() > 2 && (whole.contains("::"_L1) || whole.count(u':') == 7) ? network(whole) : whole;
        if (match.capturedLength(u"base64"_s) > 0 && hidesSomebody(whole))
            return numbered(Kind::Address, whole, whole);
        if (whole.contains(u'/')) { // a path is made of words
            auto words = whole.split(u'/');
            for (auto &word : words)
                word = m_people.value(word.toLower(), word);
            return words.join(u'/');
        }
        const auto lower = whole.toLower();
        if (match.capturedLength(u"host"_s) > 0 && (m_known.contains(lower) || isDomain(lower)))
            return host(whole);
        if (const auto known = m_people.constFind(lower); known != m_people.constEnd())
            return *known;
        return m_known.contains(lower) ? host(whole) : whole;
    }

    /// What stands before an address is told from what is part of it: "id=anna@…" is a setting, but "bounce+anna=contoso.com@…" and "SRS0=…=anna@…" are
    /// addresses that hold another one (VERP, SRS, BATV).
    QString addressInText(const QString &text)
    {
        // A full stop behind an address ends the sentence.
        qsizetype end = text.size();
        while (end > 0 && u".!?/\\"_s.contains(text[end - 1]))
            --end;
        auto bare = text.left(end);
        bare.replace("%40"_L1, "@"_L1);
        const auto local = bare.left(bare.lastIndexOf(u'@'));
        static const QRegularExpression wraps(u"^(?:SRS[01][=+-]|prvs=|btv1==|IMCEA)"_s, QRegularExpression::CaseInsensitiveOption);
        const auto last = local.section(u'=', -1).toLower();
        const bool whole = !local.contains(u'=') || local.contains(wraps) || m_known.contains(last) || isDomain(last);
        const auto before = whole ? QString() : local.section(u'=', 0, -2) + u'=';
        const auto inner = bare.mid(before.size());
        return before + (inner.startsWith(u'@') ? u'@' + host(inner.mid(1)) : address(inner)) + text.mid(end);
    }

    /// Text that was packed for the way, and tells who it is about.
    bool hidesSomebody(const QString &base64) const
    {
        const auto decoded = QByteArray::fromBase64Encoding(base64.toLatin1());
        if (!decoded)
            return false;
        const auto text = QString::fromUtf8(*decoded).toLower();
        const auto stands = [&](const QString &secret) { return secret.size() > 3 && text.contains(secret); };
        return std::ranges::any_of(m_known, stands) || std::ranges::any_of(m_people.keys(), stands);
    }

    void find(const QString &secret)
    {
        if (secret.size() > 2 && m_secrets.size() < mostSecrets && !m_secrets.contains(secret))
            m_secrets << secret;
    }

    QString withoutSecrets(QString text)
    {
        if (m_secrets.isEmpty())
            return text;
        if (m_secretsSorted != m_secrets.size()) {
            // The longest first, or "Re: Figures" would be left with its "Re:".
            std::ranges::stable_sort(m_secrets, std::greater(), &QString::size);
            m_secretsSorted = m_secrets.size();
        }
        for (const auto &secret : std::as_const(m_secrets)) {
            if (text.contains(secret, Qt::CaseInsensitive))
                text.replace(secret, noted(Kind::Name, secret, m_numbered.value(secret)), Qt::CaseInsensitive);
        }
        return text;
    }

    /// A domain that the case names, inside a longer word in which nothing else would find it ("mx7.contoso.cmo", "contoso.com_old").
    QString withoutKnown(QString text)
    {
        static constexpr qsizetype shortest = 5; // "t.co" stands in too many words
        for (const auto &known : std::as_const(m_known)) {
            if (known.size() >= shortest && known.contains(u'.') && text.contains(known, Qt::CaseInsensitive))
                text.replace(known, host(known), Qt::CaseInsensitive);
        }
        return text;
    }

    static bool isDomain(const QString &lower)
    {
        static const QSet<QString> endings = [] {
            QSet<QString> set{u"test"_s, u"example"_s, u"local"_s, u"lan"_s, u"internal"_s, u"corp"_s, u"home"_s, u"localdomain"_s, u"localhost"_s, u"arpa"_s};
            for (const auto &row : tableRows(u"tlds"_s))
                set << row.toObject().value("tld"_L1).toString();
            return set;
        }();
        // Made by us a moment ago, or none of the Internet: "RESOLVER.ADR.RecipNotFound".
        return !lower.endsWith(".invalid"_L1) && endings.contains(lower.section(u'.', -1));
    }

    /// What belongs to one organisation: the last two labels, three under "co.jp" and the like.
    QString domainOfHost(const QString &lower) const
    {
        const auto labels = lower.split(u'.');
        for (qsizetype keep = 1; keep < labels.size(); ++keep) {
            const auto above = labels.mid(labels.size() - keep).join(u'.');
            if (mailDomains.contains(above))
                return above;
        }
        if (labels.size() <= 2 || mailDomains.contains(lower))
            return lower;
        static const QSet<QString> second{u"co"_s, u"ne"_s, u"or"_s, u"ac"_s, u"ad"_s, u"go"_s, u"gr"_s, u"ed"_s, u"lg"_s, u"com"_s, u"org"_s, u"net"_s, u"gov"_s, u"edu"_s};
        const bool three = labels.last().size() == 2 && second.contains(labels[labels.size() - 2]);
        return labels.mid(std::max<qsizetype>(0, labels.size() - (three ? 3 : 2))).join(u'.');
    }

    QString person(const QString &local)
    {
        const auto lower = local.toLower();
        auto found = m_people.find(lower);
        if (found == m_people.end())
            found = m_people.insert(lower, u"person-%1"_s.arg(m_people.size() + 1));
        return *found;
    }

    QString numbered(Kind kind, const QString &key, const QString &original)
    {
        auto found = m_numbered.find(key);
        if (found == m_numbered.end())
            found = m_numbered.insert(key, m_forms.value(kind).arg(++m_counts[kind]));
        return noted(kind, original, *found);
    }

    QString noted(Kind kind, const QString &original, const QString &standIn)
    {
        if (kind == Kind::Address)
            m_addresses << original.toLower();
        if (!m_noted.contains(original) && m_noted.size() < 20'000) {
            m_noted << original;
            hidden << Hidden{kind, original, standIn};
        }
        return standIn;
    }

    const QMap<Kind, QString> m_forms;
    QHash<QString, QString> m_people, m_hosts, m_numbered;
    QSet<QString> m_known, m_noted, m_addresses;
    QMap<Kind, int> m_counts;
    QStringList m_secrets;
    qsizetype m_secretsSorted = -1;
    int m_domains = 0, m_hostCount = 0;
};

Redactor::Redactor(const Words &words) : m_standIns(std::make_unique<StandIns>(words))
{
}

Redactor::~Redactor() = default;

QList<Hidden> Redactor::hidden() const
{
    return m_standIns->hidden;
}

/// Subjects and names that a header tells. `quoted`: of the returned message, not of the report itself.
template<class StandIns>
static void learnFrom(const mail::Header &header, bool quoted, StandIns &standIns)
{
    if (quoted)
        standIns.secret(Hidden::Kind::Subject, visible(header.text("Subject")));
    for (const auto *field : {"From", "To", "Cc", "Bcc", "Reply-To", "Sender"}) {
        for (const auto &mailbox : header.mailboxes(field)) {
            // "Mail Delivery System" is nobody's name.
            if (quoted || !mailbox.name.contains("mail"_L1, Qt::CaseInsensitive))
                standIns.name(mailbox.name);
        }
    }
}

template<class StandIns>
static void learn(const Given &given, StandIns &standIns)
{
    QStringList met;
    const auto domain = [&](const QString &address) {
        standIns.know(domainOf(address));
        standIns.mailDomains << domainOf(address);
        met << address;
    };
    // A person is to be found also in a text that comes before the field that names them; the domains have to be known first.
    const auto meet = qScopeGuard([&] {
        for (const auto &address : std::as_const(met))
            standIns.address(address);
    });
    domain(given.address);
    if (!given.report)
        return;
    const auto &report = *given.report;
    for (const auto &recipient : report.recipients) {
        domain(recipient.address);
        domain(recipient.originalRecipient);
        standIns.know(recipient.remoteMta);
        standIns.name(recipient.displayName);
    }
    for (const auto &hop : report.hops) {
        standIns.know(hop.from);
        standIns.know(hop.by);
    }
    standIns.know(report.reportingMta);
    domain(report.from);
    domain(report.to);
    learnFrom(mail::Header::read(given.content), false, standIns);
    if (!report.original)
        return;
    domain(report.original->from);
    for (const auto &address : report.original->to + report.original->cc)
        domain(address);
    standIns.secret(Hidden::Kind::Subject, report.original->subject);
    learnFrom(mail::Header::read(report.original->headers), true, standIns);
}

template<class StandIns>
static QJsonValue redactedValue(const QJsonValue &value, StandIns &standIns)
{
    if (value.isString())
        return standIns.text(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &item : value.toArray())
            array << redactedValue(item, standIns);
        return array;
    }
    if (value.isObject()) {
        auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            *it = it.key() == "selector"_L1 && it->isString() ? QJsonValue(standIns.selector(it->toString())) : redactedValue(it.value(), standIns);
        return object;
    }
    return value;
}

template<class StandIns>
static bounce::Report redactedReport(bounce::Report report, StandIns &standIns)
{
    const auto all = [&](auto &&...texts) { ((texts = standIns.text(texts)), ...); };
    const auto addresses = [&](QStringList &list) {
        for (auto &address : list)
            address = standIns.address(address);
    };
    for (auto &recipient : report.recipients) {
        recipient.address = standIns.address(recipient.address);
        recipient.originalRecipient = standIns.address(recipient.originalRecipient);
        recipient.displayName = standIns.secret(Hidden::Kind::Name, recipient.displayName);
        all(recipient.diagnostic, recipient.decisive, recipient.remoteMta);
    }
    for (auto &hop : report.hops) {
        all(hop.from, hop.by, hop.with);
    }
    report.from = standIns.address(report.from);
    report.to = standIns.address(report.to);
    all(report.subject, report.reportingMta);
    report.text.clear();
    if (auto &original = report.original) {
        original->from = standIns.address(original->from);
        addresses(original->to);
        addresses(original->cc);
        original->subject = standIns.secret(Hidden::Kind::Subject, original->subject);
        original->messageId = original->messageId.isEmpty() ? QString() : standIns.messageId(original->messageId);
        original->headers.clear();
    }
    return report;
}

template<class StandIns>
static QList<Finding> redactedFindings(QList<Finding> findings, StandIns &standIns)
{
    for (auto &finding : findings) {
        finding.subject = standIns.text(finding.subject);
        finding.evidence = redactedValue(finding.evidence, standIns).toObject();
    }
    return findings;
}

Case Redactor::redacted(const Case &theCase)
{
    auto &standIns = *m_standIns;
    learn(theCase.given, standIns);
    Case result;
    result.given.source = standIns.file(theCase.given.source);
    if (theCase.given.report)
        result.given.report = redactedReport(*theCase.given.report, standIns);
    result.given.address = standIns.address(theCase.given.address);
    for (const auto &domain : ownDomains(theCase.given))
        result.given.ownDomains << standIns.host(domain);
    result.given.online.asked = theCase.given.online.asked;
    for (const auto &line : theCase.given.online.sent)
        result.given.online.sent << standIns.text(line);
    result.answers = theCase.answers;
    for (auto &note : result.answers.notes)
        note = standIns.text(note);
    for (auto &field : result.answers.fields)
        field = standIns.text(field);
    result.answers.unrecognised.clear();
    result.verdict = theCase.verdict;
    result.verdict.misuse.reset();
    result.verdict.origin.reset();
    result.verdict.sent.reset();
    result.verdict.findings = redactedFindings(theCase.verdict.findings, standIns);
    return result;
}

GroupReport Redactor::redacted(const GroupReport &told)
{
    auto &standIns = *m_standIns;
    for (const auto &row : told.rows) {
        standIns.know(domainOf(row.address));
        standIns.mailDomains << domainOf(row.address);
        standIns.know(row.refusedBy);
    }
    auto result = told;
    if (told.example)
        result.example = redacted(*told.example);
    for (auto &row : result.rows) {
        row.path = standIns.file(row.path);
        row.address = standIns.address(row.address);
        row.refusedBy = standIns.text(row.refusedBy);
        row.subject = standIns.secret(Hidden::Kind::Subject, row.subject);
    }
    if (told.by == bounce::GroupBy::Domain)
        result.group.key = standIns.host(told.group.key);
    else if (told.by == bounce::GroupBy::Recipient)
        result.group.key = standIns.address(told.group.key);
    return result;
}

} // namespace todoku::report
