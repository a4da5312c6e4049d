// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

namespace longleaf::ui {

/// "820", "38k", "1.05M": a count of tokens in at most four characters and a unit letter.
[[nodiscard]] QString shortCount(std::int64_t count);
/// With the locale's group separators: "61,000".
[[nodiscard]] QString fullCount(std::int64_t count);
/// "free" for zero, "less than $0.01", "$0.08"; "price not known" when empty.
[[nodiscard]] QString moneyText(std::optional<double> usd);
/// "0.8 s", "12 s", "2 min 5 s".
[[nodiscard]] QString durationText(std::int64_t ms);
/// "3, 7-9, 14"; at most `limit` ranges, then an ellipsis.
[[nodiscard]] QString pageRanges(const std::vector<int> &pages, int limit = 12);

} // namespace longleaf::ui
