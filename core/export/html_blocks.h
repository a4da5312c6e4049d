// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/markdown.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::exporting {

/// Text for element content and for attributes in either quotes.
[[nodiscard]] std::string htmlText(std::string_view text);

struct HtmlOptions {
    std::function<std::string(int chip)> mark;      ///< the HTML that stands for a citation
    int headingShift = 2;                           ///< added to the level of every heading, at most 6 comes out
    bool links = true;                              ///< web addresses can be followed
    std::string tableAttributes = "class=\"data\""; ///< of every table
};

/// An answer's blocks as HTML elements, one a line. Lists are nested as they are, all text is escaped.
[[nodiscard]] std::string htmlBlocks(const std::vector<answer::markdown::Block> &blocks, const HtmlOptions &options);

} // namespace longleaf::exporting
