// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QString>

#include <optional>

class QWidget;

namespace todoku {

/// Asks for a text to be pasted or typed; begins with what the clipboard has. nullopt where the person thought better of it, or gave nothing.
std::optional<QString> askForText(QWidget *parent, const QString &title, const QString &hint, const QString &accept);

} // namespace todoku
