// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QDialog>

namespace todoku {

/// The report as it came: its text and its source, with the decisive words marked. Nothing in it is loaded, links are text.
class SourceDialog : public QDialog
{
    Q_OBJECT
public:
    SourceDialog(const QString &text, const QByteArray &source, const QStringList &decisive, QWidget *parent);
};

} // namespace todoku
