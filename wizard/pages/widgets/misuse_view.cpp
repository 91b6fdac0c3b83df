// SPDX-License-Identifier: Apache-2.0
#include "misuse_view.h"

#include "../page.h"
#include "sent_plot.h"
#include "todoku/moment.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QTimeZone>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

static QString explained(account::Sign sign)
{
    using account::Sign;
    switch (sign) {
    case Sign::OddHour: return MisuseView::tr("It was sent at an hour at which you otherwise do not write.");
    case Sign::Strangers: return MisuseView::tr("It went only to people whom you wrote to on no other day.");
    case Sign::ForeignClient: return MisuseView::tr("It was written with a mail program that you used on no other day.");
    case Sign::ForeignNetwork: return MisuseView::tr("It came from a network address from which you otherwise do not write.");
    case Sign::ForeignSender: return MisuseView::tr("Its sender is an address outside your own domain.");
    case Sign::ForeignId: return MisuseView::tr("Its message number has a form that your other mail does not have.");
    case Sign::InBurst: return MisuseView::tr("It is one of many messages to strangers within an hour.");
    case Sign::InDrip: return MisuseView::tr("It is one of more messages to strangers within a few days than you otherwise send.");
    }
    Q_UNREACHABLE();
}

/// What the program proposes, in the order of time. A message is read from its file when it is looked at.
class MisuseView::Model : public QAbstractListModel
{
public:
    Model(Journey &journey, QObject *parent)
        : QAbstractListModel(parent), m_journey(journey), m_index(*journey.theCase().given.sentItems), m_facts(*journey.theCase().verdict.misuse)
    {
    }

    const account::Facts &facts() const { return m_facts; }
    QString key(int row) const { return account::keyOf(m_index, facts().suspicious[row].place); }
    bool isTicked(int row) const { return m_journey.theCase().answers.unrecognised.contains(key(row)); }
    QDateTime time(int row) const { return facts().suspicious[row].date.toLocalTime(); }

    const mailbox::Message &message(int row) const
    {
        if (!m_messages.contains(row))
            m_messages.insert(row, m_index.message(facts().suspicious[row].place).value_or(mailbox::Message{}));
        return m_messages[row];
    }

    QString line(int row) const
    {
        const auto &one = message(row);
        const auto to = one.to + one.cc + one.bcc;
        auto whom = visible(to.value(0));
        if (to.size() > 1)
            whom = MisuseView::tr("%1 and %n more", nullptr, int(to.size()) - 1).arg(whom);
        const auto subject = one.subject.isEmpty() ? MisuseView::tr("(no subject)") : visible(one.subject);
        return MisuseView::tr("%1 to %2: %3").arg(dayAndTimeText(time(row), windowWords().language()), whom, subject);
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(facts().suspicious.size()); }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: return line(index.row());
        case Qt::AccessibleTextRole: return QString(line(index.row()) + u". "_s + (isTicked(index.row()) ? MisuseView::tr("Marked as not yours") : MisuseView::tr("Not marked")));
        case Qt::CheckStateRole: return int(isTicked(index.row()) ? Qt::Checked : Qt::Unchecked);
        default: return {};
        }
    }

    bool setData(const QModelIndex &index, const QVariant &value, int role) override
    {
        if (role != Qt::CheckStateRole || !index.isValid())
            return false;
        wanted(index.row(), value.toInt() == Qt::Checked);
        return true;
    }

    Qt::ItemFlags flags(const QModelIndex &) const override { return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable; }

    void refresh() { Q_EMIT dataChanged(index(0), index(std::max(0, rowCount() - 1)), {Qt::CheckStateRole}); }

    std::function<void(int row, bool on)> wanted;

private:
    Journey &m_journey;
    const mailbox::Index m_index; ///< as they were judged: the case may have others by now
    const account::Facts m_facts;
    mutable QHash<int, mailbox::Message> m_messages;
};

MisuseView::MisuseView(Journey &journey, MisuseState &state, QWidget *parent)
    : QWidget(parent), m_journey(journey), m_state(state), m_model(new Model(journey, this))
{
    const auto &index = *journey.theCase().given.sentItems;
    const int count = m_model->rowCount();
    m_state.current = std::clamp(m_state.current, 0, std::max(0, count - 1));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    const auto text = count == 0 ? tr("None of your %n sent message(s) is unlike the others. That is no proof: whoever uses the account may delete what was sent.", nullptr, int(index.size()))
                                 : tr("%n message(s) are unlike your other mail. The program only proposes: whether you wrote them, only you know.", nullptr, count);
    column->addWidget(paragraph(text.toHtmlEscaped()));

    QList<SentPlot::Mark> marks;
    for (int row = 0; row < count; ++row) {
        QStringList words{dayAndTimeText(m_model->time(row), windowWords().language())};
        for (const auto sign : proposed(row).signs)
            words << explained(sign);
        marks << SentPlot::Mark{m_model->time(row), m_model->isTicked(row), words.join(u' ')};
    }
    m_plot = new SentPlot(account::calendarOf(index, QTimeZone::systemTimeZone()), marks, m_state.current);
    column->addWidget(m_plot);
    column->addWidget(softParagraph(tr("The darker, the more messages in that hour (%1). ◇ proposed by the program, ◆ with a cross: not yours.")
                                        .arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())).toHtmlEscaped()));
    if (count > 0) {
        addList(column);
        addButtons(column);
    }
}

void MisuseView::addList(QVBoxLayout *column)
{
    m_list = new QListView;
    m_beside = new QBoxLayout(QBoxLayout::LeftToRight);
    m_details = new QVBoxLayout;
    m_model->wanted = [this](int row, bool on) { tick(row, on); };
    m_list->setObjectName(u"proposed-messages"_s);
    m_list->setAccessibleName(tr("Messages that are unlike your other mail"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->setMinimumSize(240, std::min(9, m_model->rowCount() + 1) * (fontMetrics().height() + 8));
    m_list->setCurrentIndex(m_model->index(m_state.current));
    m_beside->setSpacing(space::medium);
    m_beside->addWidget(m_list, 3);
    m_beside->addLayout(m_details, 2);
    column->addLayout(m_beside);
    m_tick = new QCheckBox(tr("I do &not recognise this message"));
    m_tick->setObjectName(u"unrecognised"_s);
    m_details->addWidget(m_tick);
    showDetails();
    connect(m_tick, &QCheckBox::clicked, this, [this](bool on) { tick(m_state.current, on); });
    connect(m_plot, &SentPlot::currentChanged, this, &MisuseView::choose);
    connect(m_plot, &SentPlot::toggled, this, [this](int mark) { tick(mark, !m_model->isTicked(mark)); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) { choose(now.row()); });
}

void MisuseView::addButtons(QVBoxLayout *column)
{
    auto *row = new FlowLayout;
    auto *all = button(tr("I recognise none of the %n message(s)", nullptr, m_model->rowCount()));
    all->setObjectName(u"unrecognised-all"_s);
    auto *none = linkButton(tr("Take all ticks back"));
    none->setObjectName(u"unrecognised-none"_s);
    row->addWidget(all);
    row->addWidget(none);
    column->addLayout(row);
    connect(all, &QPushButton::clicked, this, [this] { tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickAll(false); });
}

const account::Suspicious &MisuseView::proposed(int row) const
{
    return m_model->facts().suspicious[row];
}

void MisuseView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_beside)
        return;
    m_beside->setDirection(width() < 640 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_list->scrollTo(m_model->index(m_state.current));
}

void MisuseView::choose(int row)
{
    if (row < 0 || row == m_state.current)
        return;
    m_state.current = row;
    m_plot->setCurrent(row);
    m_list->setCurrentIndex(m_model->index(row));
    showDetails();
}

void MisuseView::tick(int row, bool on)
{
    m_journey.setUnrecognised({m_model->key(row)}, on);
    m_plot->setTicked(row, on);
    m_model->refresh();
    m_tick->setChecked(m_model->isTicked(m_state.current));
}

void MisuseView::tickAll(bool on)
{
    QStringList keys;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        keys << m_model->key(row);
        m_plot->setTicked(row, on);
    }
    m_journey.setUnrecognised(keys, on);
    m_model->refresh();
    m_tick->setChecked(on);
}

void MisuseView::showDetails()
{
    delete m_detailsBox;
    m_detailsBox = new QWidget;
    auto *column = new QVBoxLayout(m_detailsBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::hair);
    column->addWidget(plainText(m_model->line(m_state.current)));
    QStringList signs;
    for (const auto sign : proposed(m_state.current).signs)
        signs << "<li>"_L1 + explained(sign).toHtmlEscaped() + "</li>"_L1;
    column->addWidget(paragraph(tr("Why the program proposes it:").toHtmlEscaped() + "<ul style='margin:0 0 0 -20px'>"_L1 + signs.join(QString()) + "</ul>"_L1));
    column->addStretch();
    m_details->insertWidget(0, m_detailsBox);
    m_tick->setChecked(m_model->isTicked(m_state.current));
}

} // namespace todoku
