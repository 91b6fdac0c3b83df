// SPDX-License-Identifier: Apache-2.0
#include "parts.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace todoku {

Symbol::Symbol(const QString &name, std::function<QColor()> colour, int size, QWidget *parent)
    : QWidget(parent), m_name(name), m_colour(std::move(colour)), m_size(size)
{
    setFixedSize(size, size);
}

void Symbol::paintEvent(QPaintEvent *)
{
    QPainter(this).drawPixmap(0, 0, icon(m_name, m_colour(), m_size, devicePixelRatioF()));
}

/// A label breaks lines at blanks only: a word as long as an internal address would make the page wider than the window. What is shown may be broken
/// every so often; what is copied with a button is not.
static QString breakable(const QString &html)
{
    static constexpr int longWord = 48;
    QString result;
    int run = 0;
    bool inTag = false, inEntity = false;
    for (const auto c : html) {
        result += c;
        inTag = c == u'<' || (inTag && c != u'>');
        inEntity = !inTag && (c == u'&' || (inEntity && c != u';'));
        if (inTag || c == u'>' || inEntity)
            continue;
        run = c.isSpace() || c.unicode() >= 0x2e80 ? 0 : run + 1;
        if (run < longWord)
            continue;
        result += QChar(0x200b);
        run = 0;
    }
    return result;
}

static QLabel *label(const QString &html, qreal size)
{
    auto *text = new QLabel;
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setText(u"<div style='line-height:140%'>%1</div>"_s.arg(breakable(html)));
    if (!qFuzzyCompare(size, 1.0)) {
        auto font = text->font();
        font.setPointSizeF(font.pointSizeF() * size);
        text->setFont(font);
    }
    if (html.contains("<a "_L1)) {
        text->setTextInteractionFlags(Qt::TextBrowserInteraction);
        QObject::connect(text, &QLabel::linkHovered, text, [text](const QString &link) {
            // Where a link leads is shown before it is opened.
            if (link.startsWith("http"_L1))
                QToolTip::showText(QCursor::pos(), link, text);
            else
                QToolTip::hideText();
        });
    } else {
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    return text;
}

QLabel *paragraph(const QString &html, qreal size)
{
    return label(html, size);
}

QLabel *softParagraph(const QString &html, qreal size)
{
    auto *text = label(html, size);
    text->setObjectName(u"soft"_s);
    return text;
}

QLabel *plainText(const QString &text)
{
    auto *result = new QLabel(visible(text, Lines::Keep));
    result->setTextFormat(Qt::PlainText);
    result->setWordWrap(true);
    result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return result;
}

namespace {

/// Code that has no blanks to wrap at: wrapped anywhere, as high as it needs to be.
class LongCode : public QPlainTextEdit
{
public:
    LongCode(const QString &text, bool compact)
    {
        setObjectName(u"code"_s);
        setProperty("compact", compact);
        setFont(codeFont());
        setReadOnly(true);
        setTabChangesFocus(true);
        document()->setDocumentMargin(compact ? 1 : 4);
        setPlainText(visible(text, Lines::Keep));
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(compact ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QPlainTextEdit::resizeEvent(event);
        qreal high = 0;
        for (auto block = document()->begin(); block.isValid(); block = block.next())
            high += blockBoundingRect(block).height();
        high = std::min(high, qreal(mostLines * fontMetrics().lineSpacing())) + 2 * document()->documentMargin();
        setFixedHeight(int(std::ceil(high)) + height() - viewport()->height());
    }

private:
    static constexpr int mostLines = 8;
};

} // namespace

QPlainTextEdit *codeView(const QString &text)
{
    return new LongCode(text, false);
}

QWidget *codeLabel(const QString &text, const QString &accessibleName)
{
    // A label cannot break what has no blank, and would make the page wider than the window.
    static constexpr qsizetype shortText = 60, shortWord = 24;
    const auto words = text.split(u' ');
    const bool breaks = std::ranges::all_of(words, [](const QString &word) { return word.size() <= shortWord; });
    if (text.size() > shortText || !breaks) {
        auto *result = new LongCode(text, text.size() <= shortText);
        result->setAccessibleName(accessibleName);
        return result;
    }
    auto *result = plainText(text);
    result->setObjectName(u"code"_s);
    result->setFont(codeFont());
    result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return result;
}

QString codeHtml(const QString &text)
{
    static constexpr qsizetype longWord = 48;
    auto shown = visible(text);
    if (std::ranges::any_of(shown.split(u' '), [](const QString &word) { return word.size() > longWord; }))
        shown = shown.left(30) + u'…' + shown.right(17);
    return inCodeFaceHtml(shown.toHtmlEscaped());
}

QString inCodeFaceHtml(const QString &html)
{
    return u"<span style=\"font-family:'%1'; background-color:%2\">%3</span>"_s.arg(codeFont().families().join("','"_L1), theme().code.name(), html);
}

QString markedHtml(QStringView text, const QColor &colour)
{
    return text.isEmpty() ? QString()
                          : u"<b style='color:%1; text-decoration:underline'>%2</b>"_s.arg(colour.name(), visible(text).toHtmlEscaped());
}

QString differenceHtml(const QString &text, const QString &other, const QColor &colour)
{
    qsizetype front = 0, back = 0;
    const auto shortest = std::min(text.size(), other.size());
    while (front < shortest && text[front] == other[front])
        ++front;
    while (back < shortest - front && text[text.size() - 1 - back] == other[other.size() - 1 - back])
        ++back;
    const QStringView all(text);
    return inCodeFaceHtml(visible(all.left(front)).toHtmlEscaped() + markedHtml(all.mid(front, text.size() - front - back), colour)
                      + visible(all.right(back)).toHtmlEscaped());
}

QPushButton *button(const QString &text)
{
    auto *result = new QPushButton(text);
    result->setAutoDefault(true);
    return result;
}

QPushButton *filledButton(const QString &text)
{
    auto *result = button(text);
    result->setProperty("filled", true);
    return result;
}

QPushButton *linkButton(const QString &text)
{
    auto *result = button(text);
    result->setFlat(true);
    result->setCursor(Qt::PointingHandCursor);
    result->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return result;
}

QFrame *rule()
{
    auto *line = new QFrame;
    line->setObjectName(u"rule"_s);
    return line;
}

Card::Card(const QString &title, QWidget *parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    setObjectName(u"card"_s);
    m_body->setContentsMargins(space::large, space::medium, space::large, space::large);
    m_body->setSpacing(space::small);
    if (title.isEmpty())
        return;
    auto *heading = new QLabel(title);
    heading->setTextFormat(Qt::PlainText);
    auto font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.1);
    font.setBold(true);
    heading->setFont(font);
    setAccessibleName(title);
    m_body->addWidget(heading);
}

void Card::add(QWidget *widget)
{
    m_body->addWidget(widget);
}

void Card::add(QLayout *layout)
{
    m_body->addLayout(layout);
}

void addRow(QFormLayout *form, const QString &label, QWidget *field)
{
    form->addRow(label, field);
    form->labelForField(field)->setMinimumHeight(field->sizeHint().height());
}

void showSymbol(QMessageBox &box)
{
    box.setIconPixmap(icon(u"warning"_s, theme().warning, 28, box.devicePixelRatioF()));
}

void warn(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox box(QMessageBox::NoIcon, title, text, QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    showSymbol(box);
    box.exec();
}

FlowLayout::FlowLayout(int space, Qt::Alignment alignment) : m_space(space), m_alignment(alignment)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items << item;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

QSize FlowLayout::sizeHint() const
{
    // All on one line, so that one inside of another asks for the room that it could use.
    QSize size(0, 0);
    for (const auto *item : m_items)
        size = {size.width() + (size.width() == 0 ? 0 : m_space) + item->sizeHint().width(), std::max(size.height(), item->sizeHint().height())};
    return size;
}

void FlowLayout::setGeometry(const QRect &rectangle)
{
    QLayout::setGeometry(rectangle);
    arrange(rectangle, Move);
}

int FlowLayout::arrange(const QRect &rectangle, Mode mode) const
{
    int y = rectangle.y();
    for (qsizetype first = 0; first < m_items.size();) {
        // As many as fit beside each other, one at the least.
        int wide = 0, tall = 0;
        QList<QSize> sizes;
        for (qsizetype i = first; i < m_items.size(); ++i) {
            auto size = m_items[i]->sizeHint().boundedTo({std::max(rectangle.width(), 1), QWIDGETSIZE_MAX});
            if (m_items[i]->hasHeightForWidth())
                size.setHeight(m_items[i]->heightForWidth(size.width()));
            if (!sizes.isEmpty() && wide + m_space + size.width() > rectangle.width())
                break;
            wide += (sizes.isEmpty() ? 0 : m_space) + size.width();
            tall = std::max(tall, size.height());
            sizes << size;
        }
        int x = rectangle.x() + (m_alignment & Qt::AlignHCenter ? (rectangle.width() - wide) / 2 : m_alignment & Qt::AlignRight ? rectangle.width() - wide : 0);
        for (qsizetype i = 0; i < sizes.size(); ++i) {
            if (mode == Move)
                m_items[first + i]->setGeometry({{x, y + (tall - sizes[i].height()) / 2}, sizes[i]});
            x += sizes[i].width() + m_space;
        }
        first += sizes.size();
        y += tall + (first < m_items.size() ? m_space : 0);
    }
    return y - rectangle.y();
}

void tabToTheChosen(const QButtonGroup &group)
{
    if (!group.checkedButton())
        return;
    for (auto *button : group.buttons())
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

Choice::Choice(const QStringList &labels, int chosenIndex, Look look, const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    auto *row = new FlowLayout;
    setLayout(row);
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < labels.size(); ++i) {
        auto *choice = new QPushButton(labels[i]);
        choice->setProperty(look == Look::Chips ? "chip" : "segment", true);
        choice->setCheckable(true);
        choice->setChecked(i == chosenIndex);
        choice->setAutoDefault(false);
        choice->setAccessibleDescription(accessibleName);
        group->addButton(choice, i);
        row->addWidget(choice);
    }
    tabToTheChosen(*group);
    connect(group, &QButtonGroup::idClicked, this, &Choice::chosen);
}

namespace {

/// A button that looks like a link, with an arrow in front; its text wraps, which a push button's does not.
class FoldTitle : public QPushButton
{
public:
    explicit FoldTitle(const QString &title) : QPushButton(title)
    {
        setCheckable(true);
        setFlat(true);
        setAutoDefault(true);
        setProperty("quiet", true);
        setCursor(Qt::PointingHandCursor);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // higher where it wraps
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    QSize sizeHint() const override { return {oneLine(), heightForWidth(oneLine())}; }
    QSize minimumSizeHint() const override { return {120, fontMetrics().height() + 2 * above}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        return fontMetrics().boundingRect(QRect(0, 0, std::max(width - left - right, 1), 9999), Qt::TextWordWrap, text()).height() + 2 * above;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto text = fontMetrics().boundingRect(QRect(left, above, width() - left - right, height() - 2 * above), Qt::TextWordWrap, this->text());
        painter.drawPixmap(QPoint(6, above + (fontMetrics().height() - arrow) / 2), todoku::icon(isChecked() ? u"down"_s : u"right"_s, theme().soft, arrow, devicePixelRatioF()));
        if (hasFocus()) {
            painter.setPen(QPen(theme().accent, 2));
            painter.drawRoundedRect(QRectF(1, 1, std::min(text.right() + right, width()) - 2, height() - 2), 6, 6);
        }
        auto face = font();
        face.setUnderline(underMouse());
        painter.setFont(face);
        painter.setPen(theme().soft);
        painter.drawText(QRect(left, above, width() - left - right, height() - 2 * above), Qt::TextWordWrap, this->text());
    }

private:
    static constexpr int left = 26, right = 8, above = 5, arrow = 14;
    int oneLine() const { return fontMetrics().horizontalAdvance(text()) + left + right + 2; }
};

} // namespace

Fold::Fold(const QString &title, bool open, QWidget *content, QWidget *parent) : Fold(title, open, [content] { return content; }, parent)
{
    if (!m_content) {
        m_content = content;
        layout()->addWidget(content);
        content->hide();
    }
}

Fold::Fold(const QString &title, bool open, std::function<QWidget *()> content, QWidget *parent)
    : QWidget(parent), m_title(new FoldTitle(title)), m_make(std::move(content))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    m_title->setChecked(open);
    setOpen(open);
    connect(m_title, &QPushButton::toggled, this, [this](bool on) {
        setOpen(on);
        Q_EMIT toggled(on);
    });
}

void Fold::setOpen(bool open)
{
    m_title->setAccessibleDescription(open ? tr("open") : tr("closed"));
    if (open && !m_content) {
        m_content = m_make();
        layout()->addWidget(m_content);
    }
    if (m_content)
        m_content->setVisible(open);
}

static QString evidenceText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList items;
        for (const auto &item : value.toArray())
            items << evidenceText(item);
        return items.join(u'\n');
    }
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
}

/// What the finding rests on, as a small table; names of the evidence are the contract's, for the administrator.
static QWidget *evidence(const Finding &finding)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        auto *key = new QLabel(name);
        key->setObjectName(u"soft"_s);
        grid->addWidget(key, row, 0, Qt::AlignTop);
        grid->addWidget(codeLabel(value, name), row++, 1);
    };
    for (auto it = finding.evidence.begin(); it != finding.evidence.end(); ++it)
        add(it.key(), evidenceText(it.value()));
    add(u"id"_s, finding.id.text());
    add(u"source"_s, QString::fromUtf8(finding.id.kind().rule));
    return box;
}

/// What an address was probably meant to be, or the internal address an administrator has to add: offered to copy, never applied.
static QWidget *offer(const QString &html, const QString &toCopy)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(paragraph(html), 1);
    auto *copy = linkButton(FindingRow::tr("Copy"));
    copy->setAccessibleDescription(toCopy);
    QObject::connect(copy, &QPushButton::clicked, box, [toCopy] { QGuiApplication::clipboard()->setText(toCopy); });
    row->addWidget(copy, 0, Qt::AlignTop);
    return box;
}

FindingRow::FindingRow(const Finding &finding, const Words &words, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, space::hair, 0, space::hair);
    grid->setHorizontalSpacing(space::medium);
    grid->setColumnStretch(1, 1);
    const auto severity = finding.severity();
    auto *symbol = new Symbol(iconName(severity), [severity] { return theme().of(severity); });
    symbol->setAccessibleName(words.severity(severity));
    symbol->setToolTip(words.severity(severity));
    grid->addWidget(symbol, 0, 0, Qt::AlignTop);
    const auto sentence = visible(words.text(finding));
    auto *text = paragraph(severity == Severity::Info ? sentence.toHtmlEscaped() : "<b>"_L1 + sentence.toHtmlEscaped() + "</b>"_L1);
    text->setAccessibleName(words.severity(severity) + ": "_L1 + sentence);
    grid->addWidget(text, 0, 1);
    auto *show = linkButton(tr("Show me"));
    show->setCheckable(true);
    show->setAccessibleDescription(sentence);
    grid->addWidget(show, 0, 2, Qt::AlignTop);

    if (const auto meant = finding.evidence.value("suggestion"_L1).toString(); !meant.isEmpty()) {
        const auto address = finding.evidence.value("address"_L1).toString();
        grid->addWidget(offer(differenceHtml(address, meant, theme().error) + " &nbsp; "_L1 + tr("did you mean").toHtmlEscaped() + " &nbsp; "_L1
                                  + differenceHtml(meant, address, theme().fine), meant), 1, 1, 1, 2);
    } else if (const auto internal = finding.evidence.value("proxyAddress"_L1).toString(); !internal.isEmpty()) {
        grid->addWidget(offer(codeHtml(internal), internal), 1, 1, 1, 2);
    }
    auto *copy = linkButton(tr("Copy"));
    connect(copy, &QPushButton::clicked, this, [sentence, finding] {
        QGuiApplication::clipboard()->setText(sentence + u'\n' + QString::fromUtf8(QJsonDocument(toJson(finding)).toJson()));
    });
    copy->hide();
    grid->addWidget(copy, 2, 2, Qt::AlignTop);
    // Made when it is asked for: forty recipients have hundreds of lines that nobody reads.
    connect(show, &QPushButton::toggled, this, [this, grid, show, copy, finding](bool on) {
        if (!m_details)
            grid->addWidget(m_details = evidence(finding), 2, 1);
        show->setText(on ? tr("Hide") : tr("Show me"));
        m_details->setVisible(on);
        copy->setVisible(on);
    });
}

} // namespace todoku
