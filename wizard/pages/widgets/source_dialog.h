// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QFuture>
#include <QtCore/QStringList>
#include <QtWidgets/QDialog>

class QLabel;
class QPlainTextEdit;

namespace todoku {

/// The report as it came: its text and its source, with the decisive words marked. Nothing in it is loaded, links are text.
class SourceDialog : public QDialog
{
    Q_OBJECT
public:
    SourceDialog(const QString &text, const QByteArray &source, const QStringList &decisive, QWidget *parent);

Q_SIGNALS:
    void sampleWanted();
};

/// What will be saved as a sample, before it is; more may be taken out by hand.
class SampleDialog : public QDialog
{
    Q_OBJECT
public:
    SampleDialog(const QFuture<QByteArray> &sample, QWidget *parent);

private:
    void save();
    void say(const QString &text);
    QPlainTextEdit *m_text;
    QLabel *m_said;
};

} // namespace todoku
