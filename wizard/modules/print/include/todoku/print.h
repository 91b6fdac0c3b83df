// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/base.h"

/// HTML -> PDF.
namespace todoku::print {

/// What stands at the edge of every page.
struct Edge {
    QString title;  ///< above
    QString footer; ///< below, left; the page number stands below, right
    QString page;   ///< "%1 / %2"
};

/// A4, with page numbers. The HTML is our own (todoku/report.h): nothing is fetched. Needs a QGuiApplication.
QByteArray pdf(const QByteArray &html, const Edge &edge);

} // namespace todoku::print
