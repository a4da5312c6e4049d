// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace longleaf::store {

/// Counts or estimates the tokens of a text (UTF-8).
using TokenCounter = std::function<std::int64_t(std::string_view)>;

/// Says how a TokenCounter comes to its figures, e.g. "o200k_base". Asked after it has counted, so that a counter may
/// make itself ready when it is needed.
using CounterName = std::function<std::string()>;

/// The name of figures that are not exact; Library::recountTokens replaces them.
inline constexpr std::string_view kEstimate = "estimate";
[[nodiscard]] inline std::string estimateName()
{
    return std::string(kEstimate);
}

} // namespace longleaf::store
