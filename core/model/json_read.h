// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace longleaf::model {

/// Parses JSON from outside without exceptions. Lone surrogate escapes become U+FFFD. Empty if it is not JSON or is
/// nested deeper than 64.
[[nodiscard]] std::optional<nlohmann::json> parseJson(std::string_view text);

// Typed reads of a member; a missing member or another type gives the empty value, never an error.
[[nodiscard]] std::string textAt(const nlohmann::json &object, const char *key);
[[nodiscard]] std::optional<std::int64_t> numberAt(const nlohmann::json &object, const char *key);
/// The member if it is an object or an array, else an empty object.
[[nodiscard]] const nlohmann::json &nodeAt(const nlohmann::json &object, const char *key);

} // namespace longleaf::model
