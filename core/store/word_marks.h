// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::store {

/// A place where a term stands in a text.
struct WordMark {
    TextSpan span;
    std::size_t term = 0; ///< place in the list of terms

    bool operator==(const WordMark &) const = default;
};

/// Whole words of the text that a search for the terms means: without regard to case and to the accents of Latin
/// letters, and without common English endings ("sale" is "sales", "acquired" is "acquire"). Words of scripts that are
/// written without blanks are found inside longer runs. By place; spans do not overlap.
[[nodiscard]] std::vector<WordMark> markWords(std::string_view text, const std::vector<std::string> &terms);

/// Whether the words of the phrase follow each other in the text, regardless of case, blanks and line ends.
[[nodiscard]] bool holdsPhrase(std::string_view text, std::string_view phrase);

} // namespace longleaf::store
