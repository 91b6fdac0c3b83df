// SPDX-License-Identifier: Apache-2.0
#include "hand_over.h"

#include "../page.h"
#include "table.h"
#include "todoku/print.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QCoreApplication>
#include <QtCore/QSaveFile>
#include <QtCore/QSettings>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace todoku {

static constexpr QLatin1StringView languageKey = "handover/language"_L1, redactKey = "handover/redact"_L1, addressKey = "handover/address"_L1;

QString mainReason(const SolutionView &view, const Words &words)
{
    const auto finding = std::ranges::find_if(view.findings, [&](const Finding &f) { return view.mainReason == f.id; });
    if (finding == view.findings.end())
        return {};
    const auto meant = finding->evidence.value("suggestion"_L1).toString();
    const auto text = words.text(*finding);
    return visible(meant.isEmpty() ? text : HandOverCard::tr("%1 Did you mean %2?").arg(text, meant));
}

void addOpenQuestions(Card &card, const Verdict &verdict, const Words &words)
{
    for (const auto &question : verdict.open) {
        auto *row = new QHBoxLayout;
        row->setSpacing(space::medium);
        row->addWidget(new Symbol(u"unknown"_s, [] { return theme().soft; }, 18), 0, Qt::AlignTop);
        row->addWidget(softParagraph(report::sentence(question, words).toHtmlEscaped()), 1);
        card.add(row);
    }
}

HandOverCard::HandOverCard(const QString &helpdesk, const QString &about, std::function<ToldThing()> what, QWidget *parent)
    : Card(tr("Hand it over"), parent), m_helpdesk(helpdesk), m_what(std::move(what)), m_done(softParagraph({}))
{
    add(softParagraph(about.toHtmlEscaped()));
    if (!helpdesk.isEmpty())
        add(paragraph(tr("Your helpdesk: %1").toHtmlEscaped().arg(codeHtml(helpdesk))));
    add(choices());
    add(buttons());
    add(mailRow());
    m_done->setObjectName(u"handed-over"_s);
    m_done->hide(); // until there is something to say
    add(m_done);
}

Language HandOverCard::language() const
{
    const auto stored = QSettings().value(languageKey).toString();
    for (const auto language : allLanguages) {
        if (stored == code(language))
            return language;
    }
    return windowWords().language();
}

QString HandOverCard::receiver() const
{
    // A helpdesk may have been set as a telephone number.
    const auto helpdesk = m_helpdesk.contains(u'@') ? m_helpdesk : QString();
    return QSettings().value(addressKey, helpdesk).toString();
}

bool HandOverCard::isRedacted() const
{
    return QSettings().value(redactKey).toBool();
}

QLayout *HandOverCard::choices()
{
    auto *row = new FlowLayout;
    auto *label = new QLabel(tr("Language of whoever gets it"));
    auto *choice = new Choice({u"日本語"_s, u"English"_s}, language() == Language::Japanese ? 0 : 1, Choice::Look::Segments, label->text());
    connect(choice, &Choice::chosen, this, [](int index) { QSettings().setValue(languageKey, code(index == 0 ? Language::Japanese : Language::English)); });
    auto *redact = new QCheckBox(tr("&Replace addresses, subjects, hosts and names"));
    redact->setObjectName(u"redact"_s);
    redact->setChecked(isRedacted());
    auto *what = linkButton(tr("What is h&idden?"));
    what->setObjectName(u"hidden"_s);
    what->setEnabled(redact->isChecked());
    connect(redact, &QCheckBox::toggled, this, [what](bool on) {
        QSettings().setValue(redactKey, on);
        what->setEnabled(on);
    });
    connect(what, &QPushButton::clicked, this, &HandOverCard::preview);
    for (auto *one : std::initializer_list<QWidget *>{label, choice, redact, what})
        row->addWidget(one);
    return row;
}

QLayout *HandOverCard::buttons()
{
    auto *row = new FlowLayout;
    auto *ticket = filledButton(tr("Cop&y for the ticket"));
    ticket->setObjectName(u"copy"_s);
    connect(ticket, &QPushButton::clicked, this, &HandOverCard::copy);
    row->addWidget(ticket);
    auto *label = new QLabel(tr("Save as"));
    label->setContentsMargins(space::small, 0, 0, 0);
    row->addWidget(label);
    const std::pair<Format, QString> formats[]{{Format::Pdf, tr("&PDF")}, {Format::Html, tr("&Web page")}, {Format::Markdown, u"Markdown"_s},
                                               {Format::Json, u"JSON"_s}, {Format::Text, tr("Text")}};
    for (const auto &[format, text] : formats) {
        auto *one = button(text);
        one->setAccessibleDescription(label->text());
        one->setObjectName(u"save-%1"_s.arg(int(format)));
        connect(one, &QPushButton::clicked, this, [this, format = format] { save(format); });
        row->addWidget(one);
    }
    return row;
}

QLayout *HandOverCard::mailRow()
{
    auto *row = new FlowLayout;
    auto *label = new QLabel(tr("&Mail to"));
    auto *to = new QLineEdit(receiver());
    to->setObjectName(u"helpdesk"_s);
    to->setPlaceholderText(tr("helpdesk or administrator"));
    to->setMinimumWidth(260);
    to->setMaxLength(254);
    label->setBuddy(to);
    connect(to, &QLineEdit::editingFinished, this, [to] { QSettings().setValue(addressKey, to->text().trimmed()); });
    auto *open = button(tr("Open in my mail pro&gram"));
    open->setObjectName(u"mail"_s);
    connect(open, &QPushButton::clicked, this, &HandOverCard::openMail);
    auto *draft = button(tr("Save as a mail &draft"));
    draft->setObjectName(u"draft"_s);
    connect(draft, &QPushButton::clicked, this, [this] { save(Format::Mail); });
    for (auto *one : std::initializer_list<QWidget *>{label, to, open, draft})
        row->addWidget(one);
    return row;
}

static ToldThing redacted(const ToldThing &told, report::Redactor &redactor)
{
    return std::visit([&](const auto &one) -> ToldThing { return redactor.redacted(one); }, told);
}

ToldThing HandOverCard::toTell() const
{
    report::Redactor redactor{Words(language())};
    return isRedacted() ? redacted(m_what(), redactor) : m_what();
}

/// The same name as report::json(), which serves groups.
static QByteArray json(const Case &theCase, const Words &words, const report::Making &making)
{
    return report::json({theCase}, words, making);
}

static report::Making making(bool redacted)
{
    return {QCoreApplication::applicationVersion(), QDateTime::currentDateTime(), redacted};
}

report::Document HandOverCard::document() const
{
    return std::visit([&](const auto &told) { return report::compose(told, Words(language()), making(isRedacted())); }, toTell());
}

void HandOverCard::say(const QString &text)
{
    m_done->setText(text.toHtmlEscaped());
    m_done->show();
}

void HandOverCard::copy()
{
    QGuiApplication::clipboard()->setText(report::plainText(document()));
    say(tr("Copied. Paste it into the ticket or a message."));
}

void HandOverCard::openMail()
{
    const auto url = std::visit([&](const auto &told) { return report::mailto(receiver(), told, Words(language())); }, toTell());
    say(QDesktopServices::openUrl(QUrl::fromEncoded(url)) ? tr("Your mail program shows the message. Nothing is sent before you send it.")
                                                          : tr("No mail program could be opened. Save the message as a draft instead, or copy the text."));
}

static std::optional<QString> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
    return saved ? std::nullopt : std::optional(file.errorString());
}

void HandOverCard::save(Format format)
{
    static constexpr std::array endings{"html", "pdf", "md", "json", "txt", "eml"};
    const auto ending = QString::fromLatin1(endings[size_t(format)]);
    const auto path = QFileDialog::getSaveFileName(this, tr("Save the report"), "todoku-report."_L1 + ending, "*."_L1 + ending);
    if (path.isEmpty())
        return;
    // A long report takes a moment to lay out; it is made elsewhere.
    const auto make = [=, told = toTell(), document = document(), redacted = isRedacted(), spoken = language(), to = receiver()]() -> QByteArray {
        switch (format) {
        case Format::Html: return report::html(document);
        case Format::Pdf: return print::pdf(report::html(document), {document.title, document.subtitle, u"%1 / %2"_s});
        case Format::Markdown: return report::markdown(document);
        case Format::Json: return std::visit([&](const auto &one) { return json(one, Words(spoken), making(redacted)); }, told);
        case Format::Text: return report::plainText(document).toUtf8();
        case Format::Mail: return report::draft(to, document);
        }
        Q_UNREACHABLE();
    };
    deliver(QtConcurrent::run([make, path] { return writeFile(path, make()); }), this, [this](const std::optional<QString> &problem) {
        say(problem ? tr("It could not be saved there: %1").arg(visible(*problem)) : tr("Saved."));
    });
}

void HandOverCard::preview()
{
    const Words words(windowWords().language());
    report::Redactor redactor{Words(language())}; // of the receiver, as in the report
    (void)redacted(m_what(), redactor);
    const auto hidden = redactor.hidden();
    QDialog dialog(this);
    dialog.setWindowTitle(tr("What is hidden"));
    dialog.resize(720, 480);
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(paragraph(tr("The same is always replaced by the same, so the report can still be followed. The message itself is not in it. Names in your notes are "
                                   "found only where the report tells them: please look through your notes.").toHtmlEscaped()));
    auto *rows = new Rows({{tr("Kind")}, {tr("In your report"), true}, {tr("Replaced by"), true}}, [&](int row, int at) -> Cell {
        const auto &one = hidden[row];
        return {at == 0 ? report::name(one.kind, words) : at == 1 ? one.original : one.standIn};
    });
    rows->setCount(int(hidden.size()));
    TableState state;
    auto *table = new Table(rows, state, dialog.windowTitle());
    column->addWidget(table, 1);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(close, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column->addWidget(close);
    dialog.exec();
}

} // namespace todoku
