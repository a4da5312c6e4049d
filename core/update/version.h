// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::update {

/// A version like "1.10", "0.2.0" or "1.0.0-rc.2+build". Ordered as Semantic Versioning 2.0.0 says (its section 11): by
/// numbers, not by letters; a pre-release before its release; what stands after "+" counts for nothing.
struct Version {
    std::array<std::uint32_t, 3> numbers{};   ///< missing ones are 0
    std::vector<std::string> preRelease = {}; ///< the words after "-", between points; empty: a release

    [[nodiscard]] bool isPreRelease() const { return !preRelease.empty(); }
    bool operator==(const Version &) const = default;
    std::strong_ordering operator<=>(const Version &other) const;
};

/// One to three numbers of at most nine digits, then perhaps a pre-release and a build; at most 64 bytes. Empty if it
/// is anything else.
[[nodiscard]] std::optional<Version> parseVersion(std::string_view text);

} // namespace longleaf::update
