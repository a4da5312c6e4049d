// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/markdown.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::exporting {

/// Text that Markdown shows as it is. `atLineStart`: it may stand first in its line.
[[nodiscard]] std::string markdownText(std::string_view text, bool atLineStart = true);

/// Blocks as Markdown again. `mark` gives what stands for a citation.
[[nodiscard]] std::string markdownBlocks(const std::vector<answer::markdown::Block> &blocks,
                                         const std::function<std::string(int chip)> &mark, int headingShift);

} // namespace longleaf::exporting
