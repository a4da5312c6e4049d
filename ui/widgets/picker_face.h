// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

class QWidget;

namespace longleaf::ui {

inline constexpr int kPickerSide = space::kOneAndHalf; ///< pixels before the text of a picker
inline constexpr int kPickerArrowRoom = 30;            ///< pixels after it
inline constexpr int kPickerHeight = 30;

/// Draws a closed picker over the whole widget: a frame, the text, cut with an ellipsis, and an arrow down.
void paintPicker(QWidget &widget, const Theme &theme, const QString &text);

} // namespace longleaf::ui
