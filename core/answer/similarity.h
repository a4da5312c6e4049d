// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace longleaf::answer {

/// Where a pattern fits best in a window, in bytes of the window.
struct Alignment {
    std::size_t begin = 0;
    std::size_t end = 0;
    int distance = 0; ///< characters to insert, delete or replace
};

/// A squeezed quote, ready to be compared with many windows of squeezed text.
class QuotePattern final {
public:
    explicit QuotePattern(std::string_view squeezedQuote);

    /// Best place of the whole quote inside `window` with at most `maxDistance` edits; none if there is no such place.
    /// Cost: about length * window / 64 steps. Source: Myers' bit-vector algorithm as in edlib.
    [[nodiscard]] std::optional<Alignment> find(std::string_view window, int maxDistance) const;

    /// Length in characters.
    [[nodiscard]] std::size_t length() const { return m_length; }
    [[nodiscard]] double similarity(int distance) const;

private:
    [[nodiscard]] std::optional<Alignment> findMapped(std::string_view window, int maxDistance) const;

    std::string m_bytes; ///< ASCII: the quote; else one symbol a character
    std::unordered_map<char32_t, char> m_symbols;
    std::size_t m_length = 0;
    bool m_ascii = true;
};

} // namespace longleaf::answer
