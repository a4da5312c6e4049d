// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace longleaf::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

/// One decoded code point and the bytes it took (>= 1; an invalid byte decodes as U+FFFD, size 1).
struct Decoded {
    char32_t codePoint = 0;
    std::size_t size = 0;
    bool valid = true;
};

/// Decodes the code point at `offset` (< text.size()). Overlong forms and surrogates are invalid.
Decoded decode(std::string_view text, std::size_t offset);

void append(std::string &out, char32_t codePoint);
[[nodiscard]] bool isValid(std::string_view text);

/// Replaces every invalid byte by U+FFFD; valid text comes back unchanged.
std::string sanitize(std::string_view text);

/// Greatest offset <= `offset` that starts a code point.
std::size_t floorBoundary(std::string_view text, std::size_t offset);
/// Smallest offset >= `offset` that starts a code point, or text.size().
std::size_t ceilBoundary(std::string_view text, std::size_t offset);

std::size_t countCodePoints(std::string_view text);

/// Cuts to at most `maxBytes` bytes on a code point boundary.
std::string_view truncated(std::string_view text, std::size_t maxBytes);

} // namespace longleaf::utf8
