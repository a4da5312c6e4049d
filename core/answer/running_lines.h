// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/text_layer.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// A line at the top or bottom of a page.
struct MarginLine {
    TextSpan span;     ///< of the page's text
    std::string words; ///< squeezed, without digits
    float middle = 0;  ///< height on the page, 0..1
};

/// The lines in the upper and lower 15 % of a page that have letters or digits.
[[nodiscard]] std::vector<MarginLine> marginLines(const document::TextLayer &layer, std::string_view pageText);

/// Those of `lines` that are running headers or footers: at least two of the other pages have the same words, digits
/// aside, at the same height. Rising.
[[nodiscard]] std::vector<TextSpan> runningLines(const std::vector<MarginLine> &lines,
                                                 const std::vector<std::vector<MarginLine>> &otherPages);

/// `span` without the given rising parts of it.
[[nodiscard]] std::vector<TextSpan> without(TextSpan span, const std::vector<TextSpan> &parts);

} // namespace longleaf::answer
