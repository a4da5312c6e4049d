// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/page_layout.h"

#include <QRect>
#include <QtGlobal>
#include <vector>

namespace longleaf::ui {

/// Dots per inch of a page's picture: one dot per device pixel, fewer for pages of over 12 million pixels, so that
/// one page leaves room for the next in the cache.
[[nodiscard]] double pictureDpi(const PageLayout &layout, int page, double devicePixelRatio);

/// Pages that shall have pictures, the most important first: the page in the middle of `view`, the others in sight,
/// two on either side; cut where the pictures would take more than `maxBytes`, but never empty.
/// @param layout  has at least one page.
[[nodiscard]] std::vector<int> picturesWanted(const PageLayout &layout, const QRect &view, double devicePixelRatio,
                                              qsizetype maxBytes);

} // namespace longleaf::ui
