// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace longleaf::ui {

/// Tells screen readers what a widget is that is painted by hand or only scrolls; Qt tells them "client", which is
/// nothing. In the constructor, because a screen reader asks once.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

} // namespace longleaf::ui
