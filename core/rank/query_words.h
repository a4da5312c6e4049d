// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::rank {

/// In lower case, letters of every script; bytes that are no UTF-8 stay.
[[nodiscard]] std::string lowered(std::string_view word);

/// Words in lower case: runs of letters and digits of any script, "'s" taken off; "&" between letters holds ("p&l").
[[nodiscard]] std::vector<std::string> plainWords(std::string_view text);

/// The word without an English plural ending, so that "ratios" meets "ratio".
[[nodiscard]] std::string singular(const std::string &word);

/// 1 for a word of substance, less for one that speaks of the question or the answer.
[[nodiscard]] double substance(const std::string &lowerWord);

/// Whether a number is asked for: an amount, a ratio, a change, a total.
[[nodiscard]] bool asksQuantity(std::string_view question);

} // namespace longleaf::rank
