// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/quote_search.h"

#include <optional>

namespace longleaf::answer {

/// Finds a quote with ellipses: its parts in order, each within 2,000 characters of the one before. The hit runs from
/// the first part to the last and is as good as the worst of them. None if the quote has no ellipsis between words.
/// Quotes under `kShortWeight` are taken only letter for letter on the cited page.
[[nodiscard]] std::optional<Hit> findParts(QuoteSearch &search, std::vector<IndexedDocument> &documents,
                                           const WantedQuote &quote);

inline constexpr double kShortWeight = 25;

} // namespace longleaf::answer
