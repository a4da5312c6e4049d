// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

class QWidget;

namespace longleaf::test {

/// A text that a person sees or a screen reader says.
struct ShownText {
    const QWidget *widget;
    QString text;
};

/// What stands on the widget and in it now: labels, buttons, fields, lists to choose from, menus, heads of tables, tool
/// tips, names for screen readers. Not the rows of lists and not what is written in text fields: that is data.
[[nodiscard]] std::vector<ShownText> shownTexts(QWidget &root);

/// Labels and controls that are clipped, stand outside of what holds them, or lie over each other, in words. A text
/// that is cut with an ellipsis is no fault if its tool tip says the whole of it.
[[nodiscard]] QStringList misfits(QWidget &root);

} // namespace longleaf::test
