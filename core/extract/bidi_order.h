// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace longleaf::extract {

/// One code point of a line as seen, left to right.
struct VisualGlyph {
    char32_t codePoint = 0; ///< U+0020 for a gap between words
    float begin = 0;
    float end = 0;
    std::uint32_t word = 0;   ///< caller's index; kept
    bool rightToLeft = false; ///< set by `toLogicalOrder`
};

/// Restores the order in which a line is read from the order in which it is seen: the inverse of the bidirectional
/// algorithm for one line. The line's own direction is that of most of its strong characters; on a page of
/// right-to-left text a quarter of them is enough, since fonts may give some letters wrong codes. Numbers and
/// left-to-right words keep their inner order; brackets are mirrored when the parser gave them by shape.
/// Lines without right-to-left characters stay as they are.
void toLogicalOrder(std::vector<VisualGlyph> &line, bool rightToLeftPage);

} // namespace longleaf::extract
