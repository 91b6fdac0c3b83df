// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <QtCore/QSet>

namespace todoku::bounce {

namespace {

/// Stand-ins: the same for the same, in the order of appearance.
class StandIns
{
public:
    QString address(const QString &address)
    {
        const auto at = address.lastIndexOf(u'@');
        const auto local = address.left(at).toLower();
        // Whoever writes notices is no person, and rules go by it.
        static const QRegularExpression role(u"^(postmaster|mailer-daemon|microsoftexchange[0-9a-f]*|abuse|noreply|no-reply)$"_s);
        return (role.match(local).hasMatch() ? local : numbered(m_locals, local, u"person"_s)) + u'@' + domain(address.mid(at + 1));
    }
    QString domain(const QString &domain)
    {
        // Providers everybody shares are part of the wording.
        static const QRegularExpression shared(
            u"(^|\\.)(outlook\\.com|office365\\.com|onmicrosoft\\.com|google\\.com|googlemail\\.com|gmail\\.com|yahoo\\.com|yahoo\\.co\\.jp|docomo\\.ne\\.jp|"
            u"ezweb\\.ne\\.jp|softbank\\.ne\\.jp|icloud\\.com|amazonses\\.com|example|test|example\\.(com|net|org|jp|co\\.jp)|contoso\\.com|fabrikam\\.com)$"_s);
        const auto lower = domain.toLower();
        if (const auto tenant = ofTenant(lower); !tenant.isEmpty())
            return tenant;
        return shared.match(lower).hasMatch() ? lower : numbered(m_domains, lower, u"domain"_s) + ".example"_L1;
    }

    /// Names of Microsoft's whose first label is an organisation's: "acme.onmicrosoft.com", "acme-co-jp.mail.protection.outlook.com". "" for all others.
    QString ofTenant(const QString &host)
    {
        static const QRegularExpression own(u"^([a-z0-9-]+)((?:\\.mail)?\\.onmicrosoft\\.com)$"_s);
        static const QRegularExpression server(u"^([a-z0-9-]+)(\\.mail\\.protection\\.outlook\\.com|\\.mail\\.eo\\.outlook\\.com|\\.[a-z0-9-]+\\.mx\\.microsoft)$"_s);
        static const QRegularExpression invented(u"^(?:contoso|fabrikam|[a-z0-9-]*-example(?:-(?:com|net|org|jp))?)(?:-com)?$"_s);
        for (const auto &form : {own, server}) {
            const auto match = form.match(host);
            if (match.hasMatch() && !invented.match(match.captured(1)).hasMatch())
                return numbered(m_tenants, match.captured(1), u"tenant"_s) + match.captured(2);
        }
        return {};
    }

    /// Names and subjects that were written somewhere in the header go wherever they are quoted.
    void forget(const QString &words)
    {
        if (words.trimmed().size() > 2 && m_secrets.size() < 200)
            m_secrets << words.trimmed();
    }
    QString withoutSecrets(QString text) const
    {
        for (const auto &secret : m_secrets) {
            if (text.contains(secret, Qt::CaseInsensitive))
                text.replace(secret, u"(removed)"_s, Qt::CaseInsensitive);
        }
        return text;
    }
    /// A local part that stands alone: "paul.wright wasn't found at example.com".
    QString withoutLocals(QString text) const
    {
        for (auto [local, number] : m_locals.asKeyValueRange()) {
            if (local.size() < 4 || !text.contains(local, Qt::CaseInsensitive))
                continue;
            const QRegularExpression word(u"(?<![\\w.@-])"_s + QRegularExpression::escape(local) + u"(?![\\w@-])"_s, QRegularExpression::CaseInsensitiveOption);
            text.replace(word, u"person"_s + QString::number(number));
        }
        return text;
    }

private:
    static QString numbered(QHash<QString, int> &known, const QString &what, const QString &word)
    {
        auto found = known.find(what);
        if (found == known.end())
            found = known.insert(what, int(known.size()) + 1);
        return word + QString::number(*found);
    }
    QHash<QString, int> m_locals, m_domains, m_tenants;
    QStringList m_secrets;
};

} // namespace

static QString replaced(const QString &text, const QRegularExpression &pattern, const std::function<QString(const QRegularExpressionMatch &)> &by)
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

// The last label of a name tells it from "RESOLVER.ADR", from "details.txt", and from the end of a sentence whose blank was lost.
static bool isHost(const QString &name)
{
    static const auto endings = [] {
        QSet<QString> set{u"example"_s, u"test"_s, u"local"_s, u"lan"_s, u"internal"_s, u"corp"_s};
        for (const auto &row : tableRows(u"tlds"_s))
            set << row.toObject()["tld"_L1].toString();
        return set;
    }();
    const auto last = name.section(u'.', -1);
    return (last == last.toLower() || name == name.toUpper()) && endings.contains(last.toLower());
}

static QString withStandIns(QString text, StandIns &standIns)
{
    static const QRegularExpression address(u"[A-Za-z0-9._%+!#$&'*/=?^`{|}~-]{1,200}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9]"_s);
    static const QRegularExpression host(u"(?<![@\\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z][a-z0-9-]{1,62}(?![\\w-])"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(u"(?<![\\d.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])"_s);
    text = standIns.withoutSecrets(std::move(text));
    text = replaced(text, address, [&](const QRegularExpressionMatch &match) {
        // Exchange 5.5 writes "dda:SMTP=paul@example.com".
        const bool prefixed = match.captured().startsWith("SMTP="_L1, Qt::CaseInsensitive);
        return prefixed ? QString("SMTP="_L1 + standIns.address(match.captured().mid(5))) : standIns.address(match.captured());
    });
    text = replaced(text, host, [&](const QRegularExpressionMatch &match) {
        if (!isHost(match.captured()))
            return match.captured();
        if (const auto tenant = standIns.ofTenant(match.captured().toLower()); !tenant.isEmpty())
            return tenant;
        // Of a host of a correspondent the last two labels tell who it is.
        const auto labels = match.captured().split(u'.');
        const auto domain = labels.mid(std::max<qsizetype>(0, labels.size() - (labels.last() == "jp"_L1 ? 3 : 2))).join(u'.');
        const auto instead = standIns.domain(domain);
        return instead == domain ? match.captured() : labels.size() > 2 ? QString("host."_L1 + instead) : instead;
    });
    return standIns.withoutLocals(replaced(text, number, [](const QRegularExpressionMatch &) { return u"192.0.2.1"_s; }));
}

// "DELIVERY FAILURE: User not listed …", "Returned mail: Service unavailable": a server's words, which stand beside a code or as the reason, too.
static bool isReason(const QString &words, const Report &report)
{
    const auto says = [&](const QString &line) { return line.contains(words, Qt::CaseInsensitive); };
    if (std::ranges::any_of(report.recipients, says, &Recipient::diagnostic))
        return true;
    const auto lines = report.text.split(u'\n');
    return std::ranges::any_of(lines, [&](const QString &line) { return says(line) && replyCode(line); });
}

static void forgetPeople(const mail::Header &header, const Report &report, StandIns &standIns)
{
    // "Undeliverable: Figures for October": what servers write before the colon belongs to the rules.
    if (const auto subject = header.text("Subject").section(u": "_s, 1); !isReason(subject, report))
        standIns.forget(subject);
    for (const auto *field : {"From", "To", "Cc", "Bcc", "Reply-To", "Sender"}) {
        for (const auto &mailbox : header.mailboxes(field)) {
            if (!mailbox.name.contains("mail"_L1, Qt::CaseInsensitive) && !mailbox.name.contains("microsoft"_L1, Qt::CaseInsensitive))
                standIns.forget(mailbox.name);
            standIns.address(mail::bareAddress(mailbox.address));
        }
    }
}

static void forgetReturned(const mail::Header &header, const Report &report, StandIns &standIns)
{
    standIns.forget(header.text("Subject"));
    forgetPeople(header, report, standIns);
}

static void forgetPeople(const mail::Part &message, const Report &report, StandIns &standIns)
{
    mail::walk(message, [&](const mail::Part &part) {
        if (!part.header.isEmpty())
            forgetPeople(part.header, report, standIns);
        if (part.is("message/rfc822") || part.is("text/rfc822-headers"))
            forgetReturned(mail::embeddedHeader(part), report, standIns);
        return true;
    });
    if (report.original) {
        standIns.forget(report.original->subject);
        forgetPeople(mail::Header::read(report.original->headers), report, standIns);
    }
    for (const auto &recipient : report.recipients) {
        standIns.forget(recipient.displayName);
        standIns.address(recipient.address);
    }
}

// Names and subjects of people; whatever else a field says belongs to the structure.
static bool tellsAPerson(QByteArrayView line)
{
    static constexpr std::string_view names[]{"subject:", "thread-topic:", "x-display-name:", "comments:", "keywords:", "organization:", "x-originating-ip:"};
    return std::ranges::any_of(names, [line](std::string_view name) {
        return line.size() >= qsizetype(name.size()) && line.first(qsizetype(name.size())).compare(QByteArrayView(name.data(), qsizetype(name.size())), Qt::CaseInsensitive) == 0;
    });
}

static QString withoutNames(const QString &line)
{
    // "Tanaka Hanako <tanaka@example.jp>": the name goes.
    static const QRegularExpression named(u"^((?:from|to|cc|bcc|reply-to|sender):).*?(<[^>]*>)"_s, QRegularExpression::CaseInsensitiveOption);
    return QString(line).replace(named, u"\\1 \\2"_s);
}

static bool isReport(const mail::Part &message)
{
    bool found = false;
    mail::walk(message, [&](const mail::Part &part) {
        found |= part.type.value.contains("delivery-status");
        return !found;
    });
    return found;
}

// "  Subject: Figures for October" in the words of a notice.
static QString withoutValue(const QString &line)
{
    static const QRegularExpression label(u"^\\s*(?:subject|件名|betreff|objet|asunto)\\s*[:：]"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = label.match(line);
    return match.hasMatch() ? QString(match.captured() + " (removed)"_L1) : withoutNames(line);
}

// What Outlook saved, as a mail: rules are written for words, whatever file they came in.
static QByteArray asMail(const mail::OutlookItem &item, const Report &report)
{
    const auto transport = item.transportHeader();
    auto header = transport.bytes().trimmed().toByteArray();
    if (header.isEmpty())
        header = "From: " + report.from.toUtf8() + "\nTo: " + report.to.toUtf8() + "\nSubject: " + report.subject.toUtf8();
    QByteArrayList kept;
    const auto fields = mail::Header::read(header);
    for (const auto &field : fields.fields()) {
        // The parts that it speaks of are not there any more.
        if (!field.name.toByteArray().toLower().startsWith("content-"))
            kept << field.name.toByteArray() + ": " + mail::unfolded(field.value);
    }
    const QByteArray words = kept.join('\n') + "\nContent-Type: text/plain; charset=utf-8\n\n" + report.text.toUtf8() + '\n';
    if (readMail(words).recipients.size() == report.recipients.size())
        return words;
    // The words alone do not tell it; Outlook keeps the rest in properties.
    QByteArray message = kept.join('\n') + "\nContent-Type: multipart/report; report-type=delivery-status; boundary=sample\n\n--sample\nContent-Type: text/plain; "
                         "charset=utf-8\n\n" + report.text.toUtf8() + "\n--sample\nContent-Type: message/delivery-status; charset=utf-8\n\nReporting-MTA: dns; "
                         + report.reportingMta.toUtf8() + '\n';
    for (const auto &recipient : report.recipients) {
        message += "\nFinal-Recipient: rfc822; " + recipient.address.toUtf8() + "\nAction: " + name(recipient.action).toUtf8() + "\nStatus: " + recipient.statusField.toUtf8()
            + "\nDiagnostic-Code: smtp; " + recipient.diagnostic.toUtf8() + '\n';
        if (!recipient.remoteMta.isEmpty())
            message += "Remote-MTA: dns; " + recipient.remoteMta.toUtf8() + '\n';
    }
    return message + "--sample--\n";
}

static QByteArray redacted(const QByteArray &content, const Report &report)
{
    const auto message = mail::parse(content);
    static const QRegularExpression charset(u"charset=\"?[\\w.:-]+\"?"_s, QRegularExpression::CaseInsensitiveOption);
    StandIns standIns;
    forgetPeople(message, report, standIns);
    QString out;
    const std::function<void(const mail::Part &, int)> write = [&](const mail::Part &part, int depth) {
        bool skipping = false;
        for (const auto &field : part.header.fields()) {
            auto line = QString::fromUtf8(field.name.toByteArray() + ": " + mail::unfolded(field.value));
            line.replace(charset, u"charset=utf-8"_s);
            skipping = tellsAPerson(line.toUtf8());
            if (!skipping && field.name.compare("Content-Transfer-Encoding", Qt::CaseInsensitive) != 0)
                out += withStandIns(withoutNames(line), standIns) + u'\n';
            else if (skipping)
                out += QString::fromLatin1(field.name) + ": (removed)\n"_L1;
        }
        out += u'\n';
        const auto boundary = part.type.parameter("boundary");
        for (const auto &child : part.parts) {
            out += "--"_L1 + boundary + u'\n';
            write(child, depth + 1);
        }
        if (!part.parts.empty()) {
            out += "--"_L1 + boundary + "--\n"_L1;
        } else if (part.type.value == "message/rfc822" || part.type.value == "text/rfc822-headers") {
            if (depth < 4) {
                auto inside = mail::embedded(part);
                // Of the returned message its header is enough; a report that was forwarded is what it is about.
                if (!isReport(inside)) {
                    inside.parts.clear();
                    inside.body = {};
                }
                write(inside, depth + 1);
            }
        } else if (part.type.value.startsWith("text/") || part.type.value.startsWith("message/") || part.type.value.startsWith("multipart/")) {
            for (const auto &line : part.text().split(u'\n'))
                out += withStandIns(withoutValue(line), standIns) + u'\n';
        }
    };
    write(message, 0);
    return out.toUtf8();
}

QByteArray redacted(const QByteArray &content)
{
    if (!mail::looksLikeMsg(content) && !mail::looksLikeTnef(content))
        return redacted(content, readMail(content));
    const auto item = mail::looksLikeMsg(content) ? mail::readMsg(content) : mail::readTnef(content);
    if (!item)
        return {};
    const auto report = readOutlook(*item);
    return redacted(asMail(*item, report), report);
}

} // namespace todoku::bounce
