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

/// Rectangles of a span of the canonical text, one per text line, across pages. A page without a layout gives none.
[[nodiscard]] Result<std::vector<document::PageBox>> spanBoxes(TextSpan span, const std::vector<document::Page> &pages,
                                                               const LayerSource &layer, const PageTextSource &text);

} // namespace longleaf::answer
