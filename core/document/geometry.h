// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

namespace longleaf::document {

/// Rectangle on a page, normalised to 0..1 of the page as shown (after crop and rotation), origin top left.
struct Box {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    [[nodiscard]] float width() const { return right - left; }
    [[nodiscard]] float height() const { return bottom - top; }
    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
    [[nodiscard]] Box united(const Box &other) const
    {
        return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
                std::max(bottom, other.bottom)};
    }
    bool operator==(const Box &) const = default;
};

/// A rectangle and the page (1-based) that it is on.
struct PageBox {
    int page = 0;
    Box box;

    bool operator==(const PageBox &) const = default;
};

} // namespace longleaf::document
