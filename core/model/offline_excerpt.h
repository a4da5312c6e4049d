// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/model/offline_terms.h"

#include <string>
#include <string_view>

namespace longleaf::model {

/// How a hit is shown. White space is folded to single spaces in all texts.
struct OfflineExcerpt {
    std::string shown;   ///< at most 40 words, "…" where the sentence is cut; for rows with the label above, if any
    std::string columns; ///< for rows: the lines above that name the columns and the unit; may be empty
    std::string quote;   ///< 5 to 25 words (fewer when the text has no more), contiguous in the text
};

/// @param text  of one page, without gaps; `span` is a sentence or row in it.
[[nodiscard]] OfflineExcerpt makeExcerpt(std::string_view text, TextSpan span, bool row, const OfflineTerms &terms);

} // namespace longleaf::model
