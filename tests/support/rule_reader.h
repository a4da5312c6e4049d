// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace longleaf::test {

// What the rules of all wires share; included by the *_rules.cpp files alone.

inline constexpr std::int64_t kSmallestCap = 4'096; ///< our promise: less is used up by reasoning

/// The body as an object; otherwise the fault is added.
[[nodiscard]] nlohmann::json ruledBody(std::string_view bytes, std::vector<std::string> &faults);
/// Adds `words` with the name for every member that is not known; nothing for what is no object.
void onlyKnown(const nlohmann::json &object, const std::set<std::string> &known, std::string_view words,
               std::vector<std::string> &faults);
/// A member, or null.
[[nodiscard]] const nlohmann::json &memberOf(const nlohmann::json &object, std::string_view name);
/// A member that is a string, or "".
[[nodiscard]] std::string stringOf(const nlohmann::json &object, std::string_view name);
/// A member that is an integer, or -1.
[[nodiscard]] std::int64_t integerOf(const nlohmann::json &object, std::string_view name);
/// Adds a fault if the member is no integer of at least kSmallestCap.
void needsCap(const nlohmann::json &object, std::string_view name, std::vector<std::string> &faults);
void needsModel(const nlohmann::json &body, std::vector<std::string> &faults);
void needsStream(const nlohmann::json &body, std::vector<std::string> &faults);
/// A header, or "".
template <typename Headers> [[nodiscard]] std::string headerOf(const Headers &headers, const char *name)
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

} // namespace longleaf::test
