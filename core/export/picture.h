// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/geometry.h"
#include "core/export/report.h"
#include "core/ipc/extractor_protocol.h"

namespace longleaf::exporting {

/// How the boxes are drawn; the look does not rest on colour alone.
enum class BoxStyle {
    Found,     ///< word for word: a closed line
    Uncertain, ///< in other than equal words: a broken line
};

/// Pixels of a page: the strip around the boxes, whose rows are kept whole.
struct Strip {
    int top = 0;
    int height = 0;

    bool operator==(const Strip &) const = default;
};
/// The strip of a page `heightPx` high at `dpi` that shows the boxes with a little of what stands around them; at most
/// about half a page, from the first box on.
[[nodiscard]] Strip stripAround(const std::vector<document::Box> &boxes, int heightPx, double dpi);

/// Cuts the strip out of a drawn page, tints and frames the boxes, and takes white margins off at the sides.
/// Errors: InvalidInput (an image without pixels), Internal (the picture cannot be written).
[[nodiscard]] Result<Picture> pictureOf(const ipc::PageImage &page, const std::vector<document::Box> &boxes,
                                        BoxStyle style);

} // namespace longleaf::exporting
