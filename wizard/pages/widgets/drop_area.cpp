// SPDX-License-Identifier: Apache-2.0
#include "drop_area.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>

namespace todoku {

Dropped droppedFrom(const QMimeData &data)
{
    for (const auto &url : data.urls()) {
        if (url.isLocalFile())
            return {url.toLocalFile(), {}};
    }
    return {{}, data.hasText() ? data.text() : data.hasHtml() ? data.html() : QString()};
}

DropArea::DropArea(QWidget *parent) : Card({}, parent)
{
    setProperty("drop", true);
    setAcceptDrops(true);
}

void DropArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText() || event->mimeData()->hasHtml())
        event->acceptProposedAction();
}

void DropArea::dropEvent(QDropEvent *event)
{
    const auto dropped = droppedFrom(*event->mimeData());
    event->acceptProposedAction();
    if (!dropped.path.isEmpty())
        Q_EMIT fileDropped(dropped.path);
    else if (!dropped.text.trimmed().isEmpty())
        Q_EMIT textDropped(dropped.text);
}

} // namespace todoku
