// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace longleaf::ui {

/// Lets screen readers say a sentence without moving the focus: it becomes the name of `teller`, whose change of name
/// is told, and an alert. (Qt 6.4 has no announcement events.)
void announce(QWidget *teller, const QString &sentence);

} // namespace longleaf::ui
