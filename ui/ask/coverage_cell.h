// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/coverage_rows.h"
#include "ui/widgets/theme.h"

class QPainter;
class QRectF;

namespace longleaf::ui {

/// Draws one page of the map. Every state has a shape of its own, so that none is told by its colour alone: sent is
/// full, in part is the lower half, not chosen an empty frame, no room a frame with a bar, not read a frame with a dot,
/// no text a dot, not readable a cross, not known a short dash. A page that could be read only in part has its upper
/// right corner torn off, with a small triangle in the gap.
void paintCoverCell(QPainter &painter, const QRectF &cell, PageCover cover, bool partial, const Tokens &tokens);

/// The same as a picture for a legend. `size` in device-independent pixels.
[[nodiscard]] QPixmap coverPixmap(PageCover cover, bool partial, const Tokens &tokens, int size,
                                  double devicePixelRatio);

} // namespace longleaf::ui
