// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string_view>
#include <vector>

namespace longleaf::answer {

/// How much of the source around a found quote counts as the cited passage, in bytes on each side.
inline constexpr std::size_t kPassageMargin = 300;

/// What a statement is compared with: the source, not the quote, which may be wrong. Views, not copies.
struct CitedPassage {
    std::string_view near;  ///< the source at the found place and `kPassageMargin` around it
    std::string_view page;  ///< the whole page: only a year may stand there instead, as at the head of a table
    std::string_view names; ///< title and file name of the document
};

/// `span` widened by `kPassageMargin` on each side, to whole words.
[[nodiscard]] TextSpan passageAround(std::string_view source, TextSpan span);

/// The numbers and names of `text[statement]` that none of the passages has: rising, disjoint byte ranges of `text`.
/// Numbers are compared by value (`bearsOut`), names by their words (`KnownWords`). References such as "page 12",
/// "Note 5" and "10-K", list numbers and numbers written as words are not asked for. None without passages.
/// That a passage has them does not mean that it bears out the statement.
[[nodiscard]] std::vector<TextSpan> unsupportedParts(std::string_view text, TextSpan statement,
                                                     const std::vector<CitedPassage> &passages);

} // namespace longleaf::answer
