// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/page_layout.h"
#include "ui/reader/page_source.h"

#include <QRect>
#include <QSize>
#include <QtGlobal>
#include <vector>

namespace longleaf::ui {

/// What is looked at.
struct PictureView {
    QRect rect;    ///< the part of the document that is in sight
    int width = 0; ///< that the layout centres in
    double devicePixelRatio = 1;
    int direction = 0; ///< of scrolling: 1 down, -1 up, 0 neither
    bool dark = false;
};

/// Side of a tile in device pixels.
inline constexpr int kTileSide = 1024;

/// Dots per inch at which the page is sharp: one dot per device pixel.
[[nodiscard]] double sharpDpi(const PageLayout &layout, int page, double devicePixelRatio);
/// Dots per inch of the picture of the whole page: sharp, but for pages of over 8 million pixels, whose part in sight
/// is drawn in tiles, only what makes 4 million.
[[nodiscard]] double wholeDpi(const PageLayout &layout, int page, double devicePixelRatio);
/// Pixels of the upright page at this resolution, rounded up as the extractor does.
[[nodiscard]] QSize pagePixels(const PageLayout &layout, int page, double dpi);
/// Where a part `clip` of the upright page's pixels lies on the turned page, in the same pixels.
[[nodiscard]] QRect turnedClip(const QRect &clip, QSize upright, int quarterTurns);
/// The tiles of a page that touch the view, those in the middle first; none where the whole picture is sharp.
[[nodiscard]] std::vector<PictureRequest> tilesWanted(const PageLayout &layout, int page, const PictureView &view);

/// Pictures that shall be there, the most important first: the pages in sight from the middle of the view on, their
/// tiles, then pages around; four ahead and one behind in the direction of scrolling, or two on either side. Cut where
/// the pictures would take more than `maxBytes`, but never empty.
/// @param layout  has at least one page.
[[nodiscard]] std::vector<PictureRequest> picturesWanted(const PageLayout &layout, const PictureView &view,
                                                         qsizetype maxBytes);

} // namespace longleaf::ui
