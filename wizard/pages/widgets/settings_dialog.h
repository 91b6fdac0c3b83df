// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/store.h"

#include <QtWidgets/QDialog>

#include <functional>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace todoku {

/// What is set once: the organisation, the network, what is kept, the desk and its database. What the organisation has fixed is shown and cannot be changed.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(QWidget *parent = nullptr);
    ~SettingsDialog() override;
    void accept() override;

private:
    void organisation();
    void network();
    void desk();
    void database();
    void tryDatabase();
    QFormLayout *group(const QString &title);
    void text(QFormLayout *form, const QString &label, const char *key, const QVariant &standard, const QString &hint = {});
    void choice(QFormLayout *form, const QString &label, const char *key, bool standard);
    void number(QFormLayout *form, const QString &label, const char *key, int standard, int smallest, int largest, const QString &hint = {});
    void mark(QWidget *field, const char *key, const QString &label);

    class QVBoxLayout *m_column;
    QLabel *m_said = nullptr;
    QList<std::function<void()>> m_store; ///< one for each field
    std::unique_ptr<store::Store> m_tried;
};

} // namespace todoku
