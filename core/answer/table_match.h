// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/indexed_document.h"

#include <optional>
#include <string_view>

namespace longleaf::answer {

/// A quote whose words stand on a page in another order.
struct TableMatch {
    TextSpan squeezed; ///< shortest part of the page that has all of the quote's words that the page has
    double coverage = 0;
};

/// Looks for the quote's words on one page, rare words counting more. None under 95 % coverage, with a number that the
/// page does not have, without any number (words alone in another order say too little), or with fewer than 3 words.
/// Cost: the first call for a document reads all of its words.
[[nodiscard]] std::optional<TableMatch> findOnPage(std::string_view quote, IndexedDocument &document, int page);

} // namespace longleaf::answer
