// SPDX-License-Identifier: Apache-2.0
#include "exchangeonline.h"

#include <QtCore/QVarLengthArray>

#include <numeric>

namespace todoku::domain {

struct ExchangeForm {
    QRegularExpression pattern;
    QString host;
    QString near;
    QString cloud;
    QString state;
    QString spf;
};

static const QList<ExchangeForm> &exchangeForms()
{
    static const auto forms = [] {
        QList<ExchangeForm> list;
        for (const auto &value : tableRows(u"exchange-online"_s)) {
            const auto row = value.toObject();
            const auto host = row.value("host"_L1).toString();
            auto pattern = QRegularExpression::escape(host);
            pattern.replace("\\{label\\}"_L1, "(?<label>.+)"_L1).replace("\\{shard\\}"_L1, "[a-z]-v[0-9]+"_L1);
            list.append({QRegularExpression(QRegularExpression::anchoredPattern(pattern)), host, row.value("near"_L1).toString(),
                         row.value("cloud"_L1).toString(), row.value("state"_L1).toString(), row.value("spf"_L1).toString()});
        }
        return list;
    }();
    return forms;
}

static ExchangeHost::State stateFrom(const QString &word)
{
    if (word == "old"_L1)
        return ExchangeHost::State::Old;
    if (word == "dead"_L1)
        return ExchangeHost::State::Dead;
    return word == "consumer"_L1 ? ExchangeHost::State::Consumer : ExchangeHost::State::Current;
}

/// How many letters have to be added, dropped or exchanged.
static int distance(QStringView a, QStringView b)
{
    QVarLengthArray<int, 64> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

/// "contoso-com.mail.protection.outlook.co": beside Microsoft's names, and so near to them that nothing else can be meant.
static const ExchangeForm *mistypedForm(const QString &host)
{
    static constexpr int nearEnough = 3;
    static const auto beginning = u"{label}."_s;
    if (!host.contains("protection"_L1) && !host.contains("outlook"_L1))
        return nullptr;
    const ExchangeForm *best = nullptr;
    int least = nearEnough + 1;
    for (const auto &form : exchangeForms()) {
        const auto suffix = QStringView(form.host).sliced(std::min(beginning.size(), form.host.size()));
        const auto label = host.indexOf(u'.');
        if (form.state != "current"_L1 || form.host.contains("{shard}"_L1) || label < 0 || host.size() - label > 64)
            continue;
        if (const int letters = distance(QStringView(host).sliced(label + 1), suffix); letters < least) {
            least = letters;
            best = &form;
        }
    }
    return best;
}

ExchangeHost exchangeHost(const QString &host)
{
    static const QRegularExpression legal(u"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\z"_s);
    for (const auto &form : exchangeForms()) {
        const auto match = form.pattern.match(host);
        if (!match.hasMatch())
            continue;
        const auto label = match.captured(u"label"_s);
        const bool isLegal = label.isEmpty() || (label.size() <= 63 && legal.match(label).hasMatch());
        return {isLegal ? stateFrom(form.state) : ExchangeHost::State::IllegalLabel, label, form.cloud, form.spf, form.host};
    }
    for (const auto &form : exchangeForms()) {
        if (!form.near.isEmpty() && dns::isWithin(host, form.near))
            return {ExchangeHost::State::UnknownForm, {}, form.cloud, form.spf, form.host};
    }
    if (const auto *meant = mistypedForm(host))
        return {ExchangeHost::State::UnknownForm, {}, meant->cloud, meant->spf, meant->host};
    return {};
}

QString exchangeLabel(const QString &domain)
{
    return domain.contains(u'-') ? QString() : QString(domain).replace(u'.', u'-');
}

bool isVerificationHost(const QString &host)
{
    static const QRegularExpression form(u"^(?:ms)?[0-9]+\\.msv1\\.invalid(?:\\.outlook\\.com)?\\z"_s);
    return form.match(host).hasMatch();
}

Provider providerOfHost(const QString &host)
{
    if (exchangeHost(host).isMeant())
        return {u"exchange-online"_s};
    if (exchangeHost(host).state == ExchangeHost::State::Consumer)
        return {u"outlook-com"_s};
    static const auto rows = tableRows(u"mail-providers"_s);
    for (const auto &value : rows) {
        const auto row = value.toObject();
        if (dns::isWithin(host, row.value("suffix"_L1).toString()))
            return {row.value("provider"_L1).toString(), row.value("kind"_L1).toString() == "gateway"_L1};
    }
    return {};
}

QString providerOf(const QList<Mx> &mx)
{
    for (const auto &each : mx) {
        if (each.implicit || each.host.isEmpty() || isVerificationHost(each.host))
            continue;
        if (const auto provider = providerOfHost(each.host); !provider.id.isEmpty())
            return provider.id;
    }
    return {};
}

} // namespace todoku::domain
