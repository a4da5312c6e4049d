// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/span.h"
#include "core/document/document.h"
#include "core/document/text_layer.h"

#include <functional>
#include <string>
#include <vector>

namespace longleaf::answer {

using LayerSource = std::function<Result<document::TextLayer>(int page)>;
using PageTextSource = std::function<Result<std::string>(int page)>;

/// Rectangles of a span of the canonical text, one per text line, across columns and pages. A page without a layout
/// gives none. In a span over several pages running headers and footers have none: lines in the upper or lower 15 % of
/// the page whose words, digits aside, stand at the same height on at least three of the pages around. Boxes that hold
/// other text than the span give way to the lines, those to the whole page (core/answer/box_guard.h).
/// Errors: those of the sources.
[[nodiscard]] Result<std::vector<document::PageBox>> spanBoxes(TextSpan span, const std::vector<document::Page> &pages,
                                                               const LayerSource &layer, const PageTextSource &text);

/// The same boxes as a reader can use them: a page of which the span holds nearly all text (90 % of its bytes, on more
/// than twelve lines) has one box in place of its lines, {0, 0, 1, 1}, which stands for the page as a whole.
[[nodiscard]] std::vector<document::PageBox> wholePagesJoined(std::vector<document::PageBox> boxes, TextSpan span,
                                                              const std::vector<document::Page> &pages);

} // namespace longleaf::answer
