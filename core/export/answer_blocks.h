// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/markdown.h"
#include "core/export/report.h"

namespace longleaf::exporting {

/// The text of an answer as blocks; a chip is an index of `references` and stands at the end of its statement.
[[nodiscard]] std::vector<answer::markdown::Block> blocksOf(const Answer &answer);

/// Characters that XML and HTML do not allow become U+FFFD; the rest is unchanged.
[[nodiscard]] std::string withoutControls(std::string_view text);

/// A target that a reader may follow: a web page or a mail address.
[[nodiscard]] bool isWebLink(std::string_view target);

/// The first character with a direction goes from right to left.
[[nodiscard]] bool isRightToLeft(std::string_view text);
[[nodiscard]] bool isRightToLeft(const std::vector<answer::markdown::Run> &runs);

} // namespace longleaf::exporting
