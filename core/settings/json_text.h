// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace longleaf::settings {

/// Errors: InvalidInput.
[[nodiscard]] Result<nlohmann::json> parseObject(std::string_view text);

/// With indents and a line end; invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string dumped(const nlohmann::json &value);

} // namespace longleaf::settings
