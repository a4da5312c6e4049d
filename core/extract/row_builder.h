// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/extract/page_glyphs.h"

#include <cstdint>
#include <span>
#include <vector>

namespace longleaf::extract {

/// One text line as seen: indexes of words, left to right.
struct TextRow {
    std::vector<std::uint32_t> words;
    float top = 0; ///< of the row's body, without what hangs over (superscripts, initials)
    float bottom = 0;
    bool blankBefore = false; ///< clearly more space above than between the lines around it
    bool hasWideGaps = false; ///< holds cells, not running text

    [[nodiscard]] float middle() const { return (top + bottom) / 2; }
    [[nodiscard]] float height() const { return bottom - top; }
};

/// Sorts words into rows across the whole region, top to bottom; a table's row becomes one row.
/// @param members  indexes into `words`, rising (the parser's order)
std::vector<TextRow> buildRows(std::span<const GlyphWord> words, std::span<const std::uint32_t> members);

} // namespace longleaf::extract
