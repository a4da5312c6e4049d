// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/text_layer.h"

#include <string_view>
#include <vector>

namespace longleaf::answer {

/// Rectangles of parts of one page that hold exactly their text: every word of the parts, no other one, as far as the
/// layer knows. Where that fails, the whole lines that the parts touch; where those hold other lines too or there are
/// none, the whole page. Nothing for a page without a layout or parts without letters.
[[nodiscard]] std::vector<document::Box> guardedBoxes(const std::vector<TextSpan> &parts,
                                                      const document::TextLayer &layer, std::string_view pageText);

} // namespace longleaf::answer
