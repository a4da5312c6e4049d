// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

namespace longleaf {

/// Half-open byte range [begin, end) of a UTF-8 text.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] constexpr std::size_t size() const { return end > begin ? end - begin : 0; }
    [[nodiscard]] constexpr bool empty() const { return end <= begin; }
    [[nodiscard]] constexpr bool contains(std::size_t offset) const { return offset >= begin && offset < end; }
    [[nodiscard]] constexpr bool overlaps(TextSpan other) const
    {
        return std::max(begin, other.begin) < std::min(end, other.end);
    }
    bool operator==(const TextSpan &) const = default;
};

} // namespace longleaf
