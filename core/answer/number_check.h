// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// The numbers of a text in order, each in one plain form: "1,234.50", "1 234.5" and "(1,234.5)" are all "1234.5".
/// Signs, currency and percent signs are left out; digits of other scripts become 0-9.
[[nodiscard]] std::vector<std::string> numbersIn(std::string_view text);

/// A number and where its digits stand.
struct PlacedNumber {
    TextSpan span;                  ///< several numbers that run together ("2018,2019") share it
    std::string value;              ///< in plain form
    std::vector<std::string> parts; ///< the other way to read it, as several numbers; empty: there is none
};
[[nodiscard]] std::vector<PlacedNumber> placedNumbers(std::string_view text);

/// Numbers of `quote` that `source` does not have (or has less often), in plain form and in order. Numbers are
/// compared whole: 12 is not found in 312. "12 345" counts as one number or as two, whichever agrees.
[[nodiscard]] std::vector<std::string> missingNumbers(std::string_view quote, std::string_view source);

/// Whether the numbers of `quote` come in the same order in `source`, others may stand between.
[[nodiscard]] bool numbersInOrder(std::string_view quote, std::string_view source);

} // namespace longleaf::answer
