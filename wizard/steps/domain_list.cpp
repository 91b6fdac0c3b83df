// SPDX-License-Identifier: Apache-2.0
#include "todoku/lists.h"

#include "todoku/diagnosis.h"

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QThread>

namespace todoku {

/// Twenty thousand domains with room for whatever else stands in the table.
static constexpr qsizetype largestDomainList = 16 * 1024 * 1024;

std::optional<Severity> DomainList::Row::worst() const
{
    return findings.isEmpty() ? std::nullopt : std::optional(findings.first().severity());
}

static DomainList::Row rowOf(const domain::Facts &facts)
{
    DomainList::Row row{facts.domain, domain::providerOf(facts.mx), {}, {}, 0, 0, {}};
    for (const auto &mx : facts.mx)
        row.mx << (mx.host.isEmpty() ? u"."_s : mx.host);
    for (const auto &finding : domain::judge(facts)) {
        row.findings << finding;
        row.errors += finding.severity() == Severity::Error;
        row.warnings += finding.severity() == Severity::Warning;
    }
    std::ranges::stable_sort(row.findings, {}, &Finding::severity);
    return row;
}

namespace {

/// Asks, in a thread of its own: signatures and certificates of many domains are too much work for the window's.
class Asker : public QObject
{
public:
    using Tell = std::function<void(const DomainList::Row &row, const QStringList &sent)>;
    Asker(const QStringList &domains, Tell tell, std::function<void()> done) : m_domains(domains), m_tell(std::move(tell)), m_done(std::move(done)) { }

    void start(const domain::Options &options)
    {
        m_examiner = new domain::Examiner(options, this);
        goOn();
    }

private:
    void goOn()
    {
        // The resolver bounds its questions; this bounds the connections to mail servers, and what is held in memory.
        constexpr int atOnce = 64;
        for (; m_underWay < atOnce && m_next < m_domains.size(); ++m_next) {
            ++m_underWay;
            deliver(m_examiner->examine(m_domains[m_next]), this, [this](const domain::Facts &facts) {
                --m_underWay;
                m_tell(rowOf(facts), sentSince());
                goOn();
            });
        }
        if (m_underWay == 0)
            m_done();
    }

    QStringList sentSince()
    {
        QStringList lines;
        const auto &queries = m_examiner->queries();
        for (; m_told < queries.size(); ++m_told)
            lines << sentLine(queries[m_told]);
        return lines;
    }

    QStringList m_domains;
    Tell m_tell;
    std::function<void()> m_done;
    domain::Examiner *m_examiner = nullptr;
    qsizetype m_next = 0, m_told = 0;
    int m_underWay = 0;
};

} // namespace

struct DomainList::Work {
    QThread thread;

    ~Work()
    {
        thread.quit();
        thread.wait(); // for what it does this very moment
    }
};

DomainList::DomainList(QObject *parent) : ListWork(parent), m_words(std::make_unique<Words>(Language::English)) { }
DomainList::~DomainList() = default;

void DomainList::open(const QString &path)
{
    const auto content = readFile(path, largestDomainList);
    if (content)
        paste(address::textOf(*content));
    else
        Q_EMIT failed(content.error(), QFileInfo(path).fileName());
}

void DomainList::paste(const QString &text)
{
    const auto domains = domainsIn(text);
    if (domains.isEmpty())
        Q_EMIT failed({Failure::Kind::Empty, {}}, {});
    else
        setDomains(domains);
}

void DomainList::setDomains(const QStringList &domains)
{
    m_work.reset();
    m_rows.clear();
    m_domains = domains.mid(0, most);
    Q_EMIT changed();
}

QStringList DomainList::plan(const domain::Options &options) const
{
    return m_domains.isEmpty() ? QStringList() : domain::plan(m_domains.first(), options);
}

void DomainList::ask(const domain::Options &options)
{
    m_work.reset();
    m_rows.clear();
    const int mine = ++m_asking;
    m_work = std::make_unique<Work>();
    const auto here = [this, mine](auto &&action) {
        QMetaObject::invokeMethod(this, [this, mine, action] {
            if (m_work && mine == m_asking)
                action();
        }, Qt::QueuedConnection);
    };
    auto *asker = new Asker(m_domains,
        [this, here](const Row &row, const QStringList &sent) { here([this, row, sent] { take(row, sent); }); },
        [this, here] { here([this] { stop(); }); });
    asker->moveToThread(&m_work->thread);
    connect(&m_work->thread, &QThread::finished, asker, &QObject::deleteLater);
    m_work->thread.start();
    QMetaObject::invokeMethod(asker, [asker, options] { asker->start(options); }, Qt::QueuedConnection);
    Q_EMIT changed();
}

void DomainList::take(Row row, const QStringList &sent)
{
    if (!row.findings.isEmpty())
        row.words = m_words->text(row.findings.first());
    m_rows << row;
    m_sent << sent;
    Q_EMIT grew();
}

void DomainList::stop()
{
    if (!m_work)
        return;
    m_work.reset();
    Q_EMIT changed();
}

void DomainList::say(Language language)
{
    if (language == m_words->language())
        return;
    m_words = std::make_unique<Words>(language);
    for (auto &row : m_rows)
        row.words = row.findings.isEmpty() ? QString() : m_words->text(row.findings.first());
}

QStringList domainsIn(const QString &text)
{
    static const QRegularExpression between(u"[\\s,;\"'<>()|]+"_s);
    static const QRegularExpression scheme(u"^[a-z]+:(//)?"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList domains;
    QSet<QString> met;
    for (auto word : QStringView(text).split(between, Qt::SkipEmptyParts)) {
        auto name = word.mid(word.lastIndexOf(u'@') + 1).toString().remove(scheme);
        name.truncate(name.indexOf(u'/') < 0 ? name.size() : name.indexOf(u'/'));
        const auto domain = domain::toAscii(name);
        if (!domain.contains(u'.') || met.contains(domain) || QHostAddress().setAddress(domain))
            continue;
        met << domain;
        domains << domain;
        if (domains.size() >= DomainList::most)
            break;
    }
    return domains;
}

} // namespace todoku
