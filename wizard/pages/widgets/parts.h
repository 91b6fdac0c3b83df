// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"
#include "../theme.h"

#include <QtWidgets/QFrame>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLayout>
#include <QtWidgets/QPushButton>

class QButtonGroup;
class QFormLayout;
class QMessageBox;
class QPlainTextEdit;
class QVBoxLayout;

/// The small parts that pages are put together from.
namespace todoku {

/// A one-colour icon that follows the theme.
class Symbol : public QWidget
{
    Q_OBJECT
public:
    Symbol(const QString &name, std::function<QColor()> colour, int size = 20, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    std::function<QColor()> m_colour;
    int m_size;
};

/// Text that wraps. `html` is ours: whatever a stranger wrote in it has been escaped. Links can be reached by Tab and opened by Enter.
QLabel *paragraph(const QString &html, qreal size = 1.0);
QLabel *softParagraph(const QString &html, qreal size = 0.95);
/// Plain text of whatever origin.
QLabel *plainText(const QString &text);
/// An address or a code, in a face that tells l, 1, I, O and 0 apart; can be marked and copied. The name is what a screen reader says before it.
QWidget *codeLabel(const QString &text, const QString &accessibleName);
/// The same, always as a field that the keyboard reaches; as high as the text in it, up to eight lines.
QPlainTextEdit *codeView(const QString &text);
/// `text` escaped, in the code face, cut in the middle where it is very long: for use inside of paragraph().
QString codeHtml(const QString &text);

/// HTML in the code face; and text underlined in a colour, escaped.
QString inCodeFaceHtml(const QString &html);
QString markedHtml(QStringView text, const QColor &colour);
/// `text` in the code face, the part that `other` does not share with it marked.
QString differenceHtml(const QString &text, const QString &other, const QColor &colour);

QPushButton *button(const QString &text);
QPushButton *filledButton(const QString &text);
/// A button that looks like a link.
QPushButton *linkButton(const QString &text);
QFrame *rule();

/// A white card with a bold title; add() puts something below the last thing.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    void add(QWidget *widget);
    void add(QLayout *layout);
    QVBoxLayout *body() const { return m_body; }

private:
    QVBoxLayout *m_body;
};

/// A row of a form whose label stands at the middle of its one-line field: QFormLayout centres it in 7/4 of the label's own height.
void addRow(QFormLayout *form, const QString &label, QWidget *field);

/// Gives a message box the warning of this house instead of the style's picture.
void showSymbol(QMessageBox &box);
/// Says in a box of its own what went wrong.
void warn(QWidget *parent, const QString &title, const QString &text);

/// Puts its children beside each other, and on the next line where there is no more room.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(int space = space::small, Qt::Alignment alignment = Qt::AlignLeft);
    ~FlowLayout() override;
    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), Try); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rectangle) override;

private:
    enum Mode { Try, Move };
    int arrange(const QRect &rectangle, Mode mode) const;
    QList<QLayoutItem *> m_items;
    int m_space;
    Qt::Alignment m_alignment;
};

/// Of a group Tab meets the chosen button; by itself Qt meets the first, and passes the chosen one by from then on. Once, when the group is complete.
void tabToTheChosen(const QButtonGroup &group);

/// Buttons of which one is chosen; arrow keys move between them.
class Choice : public QWidget
{
    Q_OBJECT
public:
    enum class Look { Chips, Segments };
    Choice(const QStringList &labels, int chosen, Look look, const QString &accessibleName, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(int index);
};

/// A title that opens and closes what stands below it.
class Fold : public QWidget
{
    Q_OBJECT
public:
    Fold(const QString &title, bool open, QWidget *content, QWidget *parent = nullptr);
    /// Filled when it is opened: most people never do.
    Fold(const QString &title, bool open, std::function<QWidget *()> content, QWidget *parent = nullptr);

Q_SIGNALS:
    void toggled(bool open);

private:
    void setOpen(bool open);

    QPushButton *m_title;
    QWidget *m_content = nullptr;
    std::function<QWidget *()> m_make;
};

/// One finding: shape and word of the severity, one sentence, and its evidence when asked for.
class FindingRow : public QWidget
{
    Q_OBJECT
public:
    FindingRow(const Finding &finding, const Words &words, QWidget *parent = nullptr);

private:
    QWidget *m_details = nullptr;
};

} // namespace todoku
