// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/finding.h"

#include <QtGui/QColor>
#include <QtGui/QPalette>
#include <QtGui/QPixmap>

namespace todoku {

/// What the person wants; System follows the lightness of the system's palette (Qt 6.4 knows no colour scheme yet).
enum class Appearance { System, Light, Dark };

/// The colours of the one visual language. In high contrast the system's own colours win.
struct Theme {
    bool dark = false;
    QColor window, card, rail, text, soft, line, accent, wash, onAccent, error, warning, fine, code;

    static Theme from(const QPalette &system, Appearance appearance);
    QPalette palette() const;
    QString styleSheet() const;
    QColor of(Severity severity) const;
};

/// The theme in force. Widgets ask for it whenever they paint, so that a change needs nothing but a repaint.
const Theme &theme();
void setTheme(const Theme &theme);

/// Spaces of the layout, in device-independent pixels.
namespace space {
inline constexpr int hair = 4, small = 8, medium = 14, large = 18, page = 34;
}

/// A one-colour icon of resources/icons, painted in the colour at the given size.
QPixmap icon(const QString &name, const QColor &colour, int size, qreal ratio);
QString iconName(Severity severity);

/// The system's font; for Japanese, where that has no Japanese letters, one in front of it that has them, so that digits and Latin letters
/// do not come from another font than the text they stand in.
QFont fontFor(Language language, QFont system);
/// For addresses and codes: a face that tells l, 1, I, O and 0 apart.
QFont codeFont();

} // namespace todoku
