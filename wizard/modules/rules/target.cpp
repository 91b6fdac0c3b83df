// SPDX-License-Identifier: Apache-2.0
#include "inside.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

namespace todoku::rules {

static constexpr qsizetype longestText = 4096, mostTexts = 1000;
static constexpr int deepest = 6;

bool isLegacyDn(QStringView text)
{
    return text.startsWith(u"/o=", Qt::CaseInsensitive);
}

QString withoutType(QStringView address)
{
    address = address.trimmed();
    for (const auto type : {u"smtp:", u"x500:", u"ex:", u"mailto:"}) {
        if (address.startsWith(QStringView(type), Qt::CaseInsensitive))
            address = address.sliced(QStringView(type).size());
    }
    while (!address.isEmpty() && QStringView(u"<>[]'\" ").contains(address.front()))
        address = address.sliced(1);
    while (!address.isEmpty() && QStringView(u"<>[]'\" ").contains(address.back()))
        address.chop(1);
    return address.toString();
}

QString folded(QStringView text)
{
    const auto plain = withoutType(text).normalized(QString::NormalizationForm_C).toCaseFolded();
    const auto at = plain.lastIndexOf(u'@');
    if (at < 0 || isLegacyDn(plain))
        return plain;
    const auto ascii = QString::fromLatin1(QUrl::toAce(plain.mid(at + 1)));
    return ascii.isEmpty() ? plain : plain.left(at + 1) + ascii;
}

QString lastName(const QString &text)
{
    if (text.startsWith("CN="_L1, Qt::CaseInsensitive))
        return text.mid(3, text.indexOf(u',') < 0 ? -1 : text.indexOf(u',') - 3);
    return isLegacyDn(text) || text.contains(u'@') ? text : text.mid(text.lastIndexOf(u'/') + 1);
}

std::optional<bool> truthFrom(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isDouble())
        return std::nullopt;
    const auto text = textFrom(value);
    for (const auto *yes : {"true", "enabled"}) {
        if (text.compare(QLatin1StringView(yes), Qt::CaseInsensitive) == 0)
            return true;
    }
    for (const auto *no : {"false", "disabled"}) {
        if (text.compare(QLatin1StringView(no), Qt::CaseInsensitive) == 0)
            return false;
    }
    return std::nullopt;
}

// What Exchange's objects are serialised to: the key that says most comes first.
static constexpr std::array tellingKeys{"PrimarySmtpAddress", "ExternalEmailAddress", "SmtpAddress", "EmailAddress", "AddressString", "ProxyAddressString",
                                        "Address", "RawIdentity", "LegacyExchangeDN", "Name", "DisplayName", "DistinguishedName"};

static void collect(const QJsonValue &value, int depth, QStringList &texts)
{
    if (texts.size() >= mostTexts || depth > deepest)
        return;
    if (value.isString()) {
        if (const auto text = value.toString().trimmed(); !text.isEmpty())
            texts << text.left(longestText);
    } else if (value.isArray()) {
        for (const auto &item : value.toArray())
            collect(item, depth + 1, texts);
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (const auto *wrapper : {"value", "Value"}) {
            // Windows PowerShell 5: {"value": […], "Count": n} for a list, {"value": 0, "Value": "Enabled"} for an enumeration.
            if (const auto inner = object.value(QLatin1StringView(wrapper)); inner.isArray() || inner.isString() || inner.isObject())
                return collect(inner, depth + 1, texts);
        }
        QString name;
        for (const auto *key : {"DisplayName", "Name"})
            name = name.isEmpty() ? object.value(QLatin1StringView(key)).toString() : name;
        for (const auto *key : tellingKeys) {
            QStringList found;
            collect(object.value(QLatin1StringView(key)), depth + 1, found);
            if (found.isEmpty())
                continue;
            const auto &text = found.first();
            texts << (name.isEmpty() || text == name ? text : u"\"%1\" [%2]"_s.arg(QString(name).remove(u'"').left(500), text));
            return;
        }
    }
}

QStringList textsFrom(const QJsonValue &value)
{
    QStringList texts;
    collect(value, 0, texts);
    return texts;
}

QString textFrom(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 17);
    return textsFrom(value).value(0).left(500);
}

// "System.Object[]", "Microsoft.Exchange.Data.MultiValuedProperty`1[System.String]": Export-Csv writes a list's type instead of the list.
static bool isTypeName(const QString &text)
{
    static const QRegularExpression form(u"^(System|Microsoft)\\.[A-Za-z0-9_.+]+(`[0-9]+)?(\\[[^\\]]*\\])*$"_s);
    return text.size() < 300 && form.match(text).hasMatch();
}

static bool looksLikeAddress(QStringView text)
{
    return isLegacyDn(text) || (text.contains(u'@') && !text.startsWith(u'@') && !text.endsWith(u'@'));
}

// "Tanaka Taro" [SMTP:tanaka@example.jp]
static void addBracketed(const QString &property, const QString &text, QList<Target> &targets)
{
    qsizetype done = 0;
    while (targets.size() < mostTexts) {
        const auto open = text.indexOf(u'[', done);
        const auto close = open < 0 ? -1 : text.indexOf(u']', open);
        if (close < 0)
            return;
        const auto address = withoutType(QStringView(text).mid(open + 1, close - open - 1));
        if (looksLikeAddress(address)) {
            auto whole = text.mid(done, close + 1 - done).trimmed();
            while (whole.startsWith(u',') || whole.startsWith(u';'))
                whole = whole.mid(1).trimmed();
            targets << Target{property, whole, {address}};
        }
        done = close + 1;
    }
}

// One value, or several in one cell: by commas, semicolons, lines, or blanks between addresses.
static void addPlain(const QString &property, const QString &text, QList<Target> &targets)
{
    const bool isName = text.startsWith("CN="_L1, Qt::CaseInsensitive) || isLegacyDn(withoutType(text));
    static const QRegularExpression between(u"[,;\\r\\n]"_s), blank(u"\\s+"_s);
    const auto parts = isName ? QStringList{text} : text.split(between, Qt::SkipEmptyParts);
    for (const auto &part : parts) {
        const auto pieces = !isName && part.count(u'@') > 1 ? part.split(blank, Qt::SkipEmptyParts) : QStringList{part};
        for (const auto &piece : pieces) {
            const auto angle = piece.indexOf(u'<');
            const auto address = withoutType(angle >= 0 && piece.indexOf(u'@', angle) > 0 ? QStringView(piece).mid(angle) : QStringView(piece));
            if (address.isEmpty() || targets.size() >= mostTexts)
                continue;
            targets << Target{property, piece.trimmed(), looksLikeAddress(address) ? QStringList{address} : QStringList()};
        }
    }
}

QList<Target> targetsFrom(const QString &property, const QJsonValue &value, QString &lost)
{
    QList<Target> targets;
    for (const auto &text : textsFrom(value)) {
        if (isTypeName(text)) {
            lost = text;
            continue;
        }
        const auto before = targets.size();
        addBracketed(property, text, targets);
        if (targets.size() == before)
            addPlain(property, text, targets);
    }
    return targets;
}

} // namespace todoku::rules
