// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace longleaf::answer {

/// The pieces of a quote between ellipses ("...", ". . .", "…", "[...]"), without empty ones. Views into `quote`.
[[nodiscard]] std::vector<std::string_view> splitAtEllipses(std::string_view quote);

} // namespace longleaf::answer
