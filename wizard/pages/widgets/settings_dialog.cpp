// SPDX-License-Identifier: Apache-2.0
#include "settings_dialog.h"

#include "parts.h"
#include "todoku/settings.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include <QtCore/QTemporaryDir>

namespace todoku {

SettingsDialog::SettingsDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Settings"));
    resize(640, 620);
    auto *outer = new QVBoxLayout(this);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setSpacing(space::medium);
    organisation();
    network();
    desk();
    database();
    m_column->addStretch();
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setProperty("filled", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    outer->addWidget(buttons);
}

SettingsDialog::~SettingsDialog() = default;

QFormLayout *SettingsDialog::group(const QString &title)
{
    auto *card = new Card(title);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    card->add(form);
    m_column->addWidget(card);
    return form;
}

void SettingsDialog::mark(QWidget *field, const char *key, const QString &label)
{
    field->setObjectName(QLatin1StringView(key));
    field->setAccessibleName(QString(label).remove(u'&'));
    if (!settings::isFixed(key))
        return;
    field->setEnabled(false);
    field->setToolTip(tr("Set by your organisation"));
    field->setAccessibleDescription(tr("Set by your organisation"));
}

void SettingsDialog::text(QFormLayout *form, const QString &label, const char *key, const QVariant &standard, const QString &hint)
{
    const bool list = standard.typeId() == QMetaType::QStringList;
    const auto value = settings::valueOf(key, standard);
    auto *field = new QLineEdit(list ? value.toStringList().join(", "_L1) : value.toString());
    field->setPlaceholderText(hint);
    mark(field, key, label);
    addRow(form, label, field);
    m_store << [field, key, standard, list] {
        QStringList parts;
        for (const auto &part : field->text().split(u',', Qt::SkipEmptyParts))
            parts << part.trimmed();
        settings::storeValue(key, list ? QVariant(parts) : QVariant(field->text().trimmed()), standard);
    };
}

void SettingsDialog::choice(QFormLayout *form, const QString &label, const char *key, bool standard)
{
    auto *field = new QCheckBox(label);
    field->setChecked(settings::valueOf(key, standard).toBool());
    mark(field, key, label);
    form->addRow(field);
    m_store << [field, key, standard] { settings::storeValue(key, field->isChecked(), standard); };
}

void SettingsDialog::number(QFormLayout *form, const QString &label, const char *key, int standard, int smallest, int largest, const QString &hint)
{
    auto *field = new QSpinBox;
    field->setRange(smallest, largest);
    field->setSpecialValueText(hint);
    field->setValue(settings::valueOf(key, standard).toInt());
    mark(field, key, label);
    addRow(form, label, field);
    m_store << [field, key, standard] { settings::storeValue(key, field->value(), standard); };
}

void SettingsDialog::organisation()
{
    auto *form = group(tr("Your organisation"));
    text(form, tr("&Own domains"), settings::ownDomains.key, settings::ownDomains.standard, tr("contoso.com, contoso.co.jp"));
    text(form, tr("&Helpdesk's address"), settings::helpdeskAddress.key, settings::helpdeskAddress.standard, tr("helpdesk@contoso.com"));
}

void SettingsDialog::network()
{
    auto *form = group(tr("Network and this computer"));
    choice(form, tr("Todoku may &ask the DNS and mail servers, when I say so"), settings::networkAllowed.key, settings::networkAllowed.standard);
    text(form, tr("&Name servers"), settings::resolvers.key, settings::resolvers.standard, tr("empty: those of this computer"));
    choice(form, tr("Keep an &index of my sent mail, so that it is read only once"), settings::keepIndex.key, settings::keepIndex.standard);
}

void SettingsDialog::desk()
{
    auto *form = group(tr("Helpdesk"));
    text(form, tr("Name of this &desk"), settings::deskName.key, settings::deskName.standard, tr("empty: the name you signed in with"));
    choice(form, tr("Show the cases of the whole &team, not only mine"), settings::seesTeam.key, settings::seesTeam.standard);
    number(form, tr("&Keep cases for days"), settings::keepDays.key, settings::keepDays.standard, 0, 3650, tr("until they are deleted"));
    form->addRow(softParagraph(tr("Cases hold personal data: addresses, subjects and your notes. On a team's server, how long they are kept and who sees them is set there.").toHtmlEscaped()));
}

void SettingsDialog::database()
{
    auto *form = group(tr("The team's database (PostgreSQL)"));
    text(form, tr("&Server"), settings::databaseHost.key, settings::databaseHost.standard, tr("empty: cases stay on this computer"));
    number(form, tr("&Port"), settings::databasePort.key, settings::databasePort.standard, 1, 65535);
    text(form, tr("Data&base"), settings::databaseName.key, settings::databaseName.standard);
    text(form, tr("&User"), settings::databaseUser.key, settings::databaseUser.standard);
    text(form, tr("&Certificate authority (PEM file)"), settings::databaseAuthority.key, settings::databaseAuthority.standard, tr("empty: those that this computer trusts"));
    form->addRow(softParagraph(tr("The connection is always encrypted, and the server's certificate is always checked. The password comes from .pgpass or PGPASSWORD, or is asked for; "
                                  "it is never written into the settings.").toHtmlEscaped()));
    auto *check = button(tr("&Try the connection"));
    check->setObjectName(u"try-database"_s);
    connect(check, &QPushButton::clicked, this, &SettingsDialog::tryDatabase);
    m_said = paragraph({});
    m_said->setObjectName(u"database-said"_s);
    form->addRow(check, m_said);
}

void SettingsDialog::tryDatabase()
{
    const auto value = [this](const char *key) { return findChild<QLineEdit *>(QLatin1StringView(key))->text().trimmed(); };
    store::Options options;
    const auto folder = std::make_shared<QTemporaryDir>();
    options.file = folder->filePath(u"try.sqlite"_s);
    options.server = store::Server{value(settings::databaseHost.key), findChild<QSpinBox *>(QLatin1StringView(settings::databasePort.key))->value(),
                                   value(settings::databaseName.key), value(settings::databaseUser.key), value(settings::databaseAuthority.key)};
    m_said->setText(tr("Connecting …").toHtmlEscaped());
    m_tried = std::make_unique<store::Store>(options);
    const auto show = [this, folder, host = options.server->host](const store::Listing &listing) {
        m_said->setText((listing.problem == store::Problem::None ? tr("Connected.") : visible(store::explain(listing.problem, host))).toHtmlEscaped());
        return listing.problem;
    };
    store::Search one;
    one.limit = 1;
    deliver(m_tried->list(one), this, [this, show, one, user = options.server->user](const store::Listing &listing) {
        if (show(listing) != store::Problem::PasswordNeeded)
            return;
        bool given = false;
        const auto password = QInputDialog::getText(this, tr("Password"), tr("Password of %1, for this try only").arg(user), QLineEdit::Password, {}, &given);
        if (!given || password.isEmpty())
            return;
        m_tried->setPassword(password);
        deliver(m_tried->list(one), this, [show](const store::Listing &again) { show(again); });
    });
}

void SettingsDialog::accept()
{
    for (const auto &keep : m_store)
        keep();
    QDialog::accept();
}

} // namespace todoku
