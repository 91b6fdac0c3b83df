// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

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
        return shared.match(lower).hasMatch() ? lower : numbered(m_domains, lower, u"domain"_s) + ".example"_L1;
    }

private:
    static QString numbered(QHash<QString, int> &known, const QString &what, const QString &word)
    {
        auto found = known.find(what);
        if (found == known.end())
            found = known.insert(what, int(known.size()) + 1);
        return word + QString::number(*found);
    }
    QHash<QString, int> m_locals, m_domains;
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

static QString withStandIns(QString text, StandIns &standIns)
{
    static const QRegularExpression address(u"[A-Za-z0-9._%+!#$&'*/=?^`{|}~-]{1,200}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9]"_s);
    static const QRegularExpression host(u"(?<![@\\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}(?:com|net|org|jp|example|test|de|uk|fr|info|biz|io|local)(?![\\w-])"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(u"(?<![\\d.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])"_s);
    text = replaced(text, address, [&](const QRegularExpressionMatch &match) { return standIns.address(match.captured()); });
    text = replaced(text, host, [&](const QRegularExpressionMatch &match) {
        // Of a host of a correspondent the last two labels tell who it is.
        const auto labels = match.captured().split(u'.');
        const auto domain = labels.mid(std::max<qsizetype>(0, labels.size() - (labels.last() == "jp"_L1 ? 3 : 2))).join(u'.');
        const auto instead = standIns.domain(domain);
        return instead == domain ? match.captured() : labels.size() > 2 ? QString("host."_L1 + instead) : instead;
    });
    return replaced(text, number, [](const QRegularExpressionMatch &) { return u"192.0.2.1"_s; });
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

QByteArray redacted(const QByteArray &content)
{
    const auto message = mail::parse(content);
    static const QRegularExpression charset(u"charset=\"?[\\w.:-]+\"?"_s, QRegularExpression::CaseInsensitiveOption);
    StandIns standIns;
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
                inside.parts.clear();
                inside.body = {};
                write(inside, depth + 1);
            }
        } else if (part.type.value.startsWith("text/") || part.type.value.startsWith("message/") || part.type.value.startsWith("multipart/")) {
            for (const auto line : QStringView(part.text()).tokenize(u'\n'))
                out += withStandIns(withoutNames(line.toString()), standIns) + u'\n';
        }
    };
    write(message, 0);
    return out.toUtf8();
}

} // namespace todoku::bounce
