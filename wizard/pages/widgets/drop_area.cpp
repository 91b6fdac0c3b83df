// SPDX-License-Identifier: Apache-2.0
#include "drop_area.h"

#include "dropped_messages.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>

namespace todoku {

Dropped droppedFrom(const QMimeData &data)
{
    Dropped dropped;
    for (const auto &url : data.urls()) {
        if (url.isLocalFile())
            dropped.paths << url.toLocalFile();
    }
    if (!dropped.paths.isEmpty())
        return dropped;
    // Before the text: Outlook adds one, but it is the line of its list, not the message.
    if (const auto messages = savedMessages(data); !messages.isEmpty())
        return {messages, {}};
    return {{}, data.hasText() ? data.text() : data.hasHtml() ? data.html() : QString()};
}

bool canTake(const QMimeData &data)
{
    return data.hasUrls() || data.hasText() || data.hasHtml() || holdsMessages(data);
}

DropArea::DropArea(QWidget *parent) : Card({}, parent)
{
    setProperty("drop", true);
    setAcceptDrops(true);
}

void DropArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (canTake(*event->mimeData()))
        event->acceptProposedAction();
}

void DropArea::dropEvent(QDropEvent *event)
{
    const auto dropped = droppedFrom(*event->mimeData());
    event->acceptProposedAction();
    if (!dropped.paths.isEmpty()) {
        Q_EMIT filesDropped(dropped.paths);
        Q_EMIT fileDropped(dropped.paths.first());
    } else if (!dropped.text.trimmed().isEmpty()) {
        Q_EMIT textDropped(dropped.text);
    }
}

} // namespace todoku
