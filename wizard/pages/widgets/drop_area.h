// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parts.h"

class QMimeData;

namespace todoku {

/// Where a bounce is dropped: a file, a message, or text.
class DropArea : public Card
{
    Q_OBJECT
public:
    explicit DropArea(QWidget *parent = nullptr);

Q_SIGNALS:
    void filesDropped(const QStringList &paths);
    void fileDropped(const QString &path); ///< the first of them, for places that take one
    void textDropped(const QString &text);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
};

/// The local files and folders of what was dropped or pasted, else its text; both empty where there is nothing to read.
struct Dropped {
    QStringList paths;
    QString text;
};
Dropped droppedFrom(const QMimeData &data);
/// What droppedFrom() has a use for.
bool canTake(const QMimeData &data);

} // namespace todoku
