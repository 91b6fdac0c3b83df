// SPDX-License-Identifier: Apache-2.0
#include "age_note.h"

#include "parts.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QHBoxLayout>

namespace todoku {

QWidget *ageNote(const QString &month, QDate today, Language language)
{
    const auto age = monthsSince(month, today);
    if (!age || *age <= monthsUntilOld)
        return nullptr;
    auto *note = new QWidget;
    note->setObjectName(u"age"_s);
    auto *row = new QHBoxLayout(note);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    row->addWidget(new Symbol(u"warning"_s, [] { return theme().warning; }), 0, Qt::AlignTop);
    row->addWidget(paragraph(QCoreApplication::translate("AgeNote",
        "This was last looked through in %1, more than a year ago. Names and menus may be different today; a newer Todoku may know them.")
                                 .arg(monthText(month, language)).toHtmlEscaped()), 1);
    return note;
}

} // namespace todoku
