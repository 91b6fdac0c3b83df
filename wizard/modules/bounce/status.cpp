// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static constexpr qsizetype mostRecipients = 10'000;

std::optional<Action> actionNamed(QStringView word)
{
    word = word.trimmed();
    // RFC 3464 §2.3.3 knows five words; servers write others, and comments behind them.
    static constexpr std::pair<QStringView, Action> words[]{
        {u"failed", Action::Failed}, {u"failure", Action::Failed}, {u"fail", Action::Failed}, {u"error", Action::Failed}, {u"expired", Action::Failed},
        {u"delayed", Action::Delayed}, {u"deferred", Action::Delayed}, {u"relayed", Action::Relayed}, {u"expanded", Action::Expanded},
        {u"delivered", Action::Delivered}, {u"deliverable", Action::Delivered},
    };
    for (const auto &[name, action] : words) {
        if (word.startsWith(name, Qt::CaseInsensitive))
            return action;
    }
    return std::nullopt;
}

namespace {

/// One recipient's group of fields while it is being read.
struct RecipientFields {
    QString finalRecipient, originalRecipient, action, status, diagnostic, remoteMta, displayName, supplementary;
    bool isEmpty() const { return finalRecipient.isEmpty() && originalRecipient.isEmpty(); }
};

} // namespace

static QString hostOf(const QString &value)
{
    // "dns; mx.example.com (192.0.2.1)": type and comment go.
    auto host = value.section(u';', -1).trimmed();
    return host.section(u' ', 0, 0);
}

static bool hasRealDomain(const QString &address)
{
    const auto domain = address.section(u'@', 1);
    return domain.contains(u'.') && !domain.contains(u' ') && !domain.contains(u'/');
}

// MS-OXCMAIL §2.2.3.7: "<mx.example.com #5.1.1 smtp;550 5.1.1 text>": server, code and text in one, of older Exchange servers.
void readSupplementary(QStringView text, Recipient &recipient)
{
    text = text.trimmed();
    if (text.startsWith(u'<'))
        text = text.sliced(1);
    if (text.endsWith(u'>'))
        text.chop(1);
    // The code's own mark: a name may have one, too.
    auto hash = text.indexOf(u'#');
    while (hash >= 0 && !(hash + 2 < text.size() && text[hash + 1].isDigit() && text[hash + 2] == u'.'))
        hash = text.indexOf(u'#', hash + 1);
    if (hash < 0)
        return;
    if (recipient.remoteMta.isEmpty())
        recipient.remoteMta = text.first(hash).trimmed().toString();
    const auto rest = text.sliced(hash + 1).trimmed();
    const auto blank = rest.indexOf(u' ');
    if (recipient.statusField.isEmpty())
        recipient.statusField = enhancedCode(rest.first(blank < 0 ? rest.size() : blank));
    if (recipient.diagnostic.isEmpty() && blank > 0)
        recipient.diagnostic = bareDiagnostic(rest.sliced(blank + 1));
}

/// RFC 6533 §3, utf-8-addr-xtext: "\x{52A0}" stands for a character where the report has to be ASCII.
static QString withoutEscapes(const QString &address)
{
    if (!address.contains(u'\\'))
        return address;
    static const QRegularExpression escape(u"\\\\x\\{([0-9a-fA-F]{2,6})\\}"_s);
    QString plain;
    qsizetype done = 0;
    for (auto matches = escape.globalMatch(address); matches.hasNext();) {
        const auto match = matches.next();
        const auto code = char32_t(match.captured(1).toUInt(nullptr, 16));
        if (code <= 0x20 || code > 0x10ffff || QChar::isSurrogate(code))
            continue;
        plain += QStringView(address).sliced(done, match.capturedStart() - done);
        plain += QString::fromUcs4(&code, 1);
        done = match.capturedEnd();
    }
    return plain + QStringView(address).sliced(done);
}

static void finishGroup(RecipientFields &group, Report &report)
{
    if (!group.isEmpty() && report.recipients.size() < mostRecipients) {
        Recipient recipient;
        const auto final = mail::bareAddress(withoutEscapes(group.finalRecipient));
        recipient.originalRecipient = mail::bareAddress(withoutEscapes(group.originalRecipient));
        // Some write a local path or user into Final-Recipient ("/path@host", "ims-ms-daemon"); the address then stands in the other field.
        recipient.address = hasRealDomain(final) || recipient.originalRecipient.isEmpty() ? final : recipient.originalRecipient;
        recipient.displayName = group.displayName;
        recipient.statusField = group.status;
        recipient.diagnostic = bareDiagnostic(group.diagnostic);
        recipient.remoteMta = hostOf(group.remoteMta);
        readSupplementary(group.supplementary, recipient);
        if (const auto action = actionNamed(group.action))
            recipient.action = *action;
        else
            recipient.action = group.status.startsWith(u'4') ? Action::Delayed : group.status.startsWith(u'2') ? Action::Delivered : Action::Failed;
        // A pipe or a file that an alias leads to is nobody's address; whoever stands behind it may be told in words. An X.500 name of
        // Exchange ("/o=Contoso/ou=…/cn=…") begins like a path and is one.
        const bool isX500 = recipient.address.startsWith("/o="_L1, Qt::CaseInsensitive);
        if (recipient.address.startsWith(u'|') || (recipient.address.startsWith(u'/') && !isX500))
            recipient.address.clear();
        if (!recipient.address.isEmpty() || !group.finalRecipient.isEmpty())
            report.recipients << recipient;
    }
    group = {};
}

static void takeField(QStringView name, const QString &value, RecipientFields &group, Report &report)
{
    const auto is = [name](QLatin1StringView other) { return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0; };
    if (is("final-recipient"_L1)) {
        if (!group.finalRecipient.isEmpty()) // no empty line between two recipients
            finishGroup(group, report);
        group.finalRecipient = value;
    } else if (is("original-recipient"_L1)) {
        group.originalRecipient = value;
    } else if (is("action"_L1)) {
        group.action = value;
    } else if (is("status"_L1)) {
        group.status = value;
    } else if (is("diagnostic-code"_L1)) {
        group.diagnostic = value;
    } else if (is("remote-mta"_L1)) {
        group.remoteMta = value;
    } else if (is("x-display-name"_L1)) {
        group.displayName = mail::decodeField(value.toUtf8());
    } else if (is("x-supplementary-info"_L1)) {
        group.supplementary = value;
    } else if (is("reporting-mta"_L1)) {
        report.reportingMta = hostOf(value);
    } else if (is("arrival-date"_L1)) {
        report.arrivalDate = mail::dateFromField(value);
    }
}

void readDeliveryStatus(const QString &text, Report &report)
{
    RecipientFields group;
    QString name, value;
    const auto flush = [&] {
        if (!name.isEmpty())
            takeField(name, value.trimmed(), group, report);
        name.clear();
        value.clear();
    };
    for (const auto line : QStringView(text).tokenize(u'\n')) {
        const auto trimmed = line.trimmed();
        if (trimmed.isEmpty()) {
            flush();
            finishGroup(group, report);
            continue;
        }
        const auto colon = line.indexOf(u':');
        const auto word = line.first(std::max<qsizetype>(colon, 0)).trimmed();
        const bool isField = colon > 0 && !line.front().isSpace() && word.size() < 60
            && std::ranges::all_of(word, [](QChar c) { return c.isLetterOrNumber() || c == u'-'; });
        if (isField) {
            flush();
            name = word.toString();
            value = line.sliced(colon + 1).toString();
        } else if (!name.isEmpty()) {
            // A continuation, also one that lost its leading blank.
            value += u' ' + trimmed;
        }
    }
    flush();
    finishGroup(group, report);
}

} // namespace todoku::bounce
