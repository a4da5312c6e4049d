// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/announcer.h"

#include <QAccessible>
#include <QWidget>

namespace longleaf::ui {

void announce(QWidget *teller, const QString &sentence)
{
    if (teller == nullptr || sentence.isEmpty())
        return;
    teller->setAccessibleName(sentence);
    QAccessibleEvent named(teller, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&named);
    QAccessibleEvent alert(teller, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace longleaf::ui
