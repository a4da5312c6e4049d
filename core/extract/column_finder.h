// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/extract/page_glyphs.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace longleaf::extract {

/// What a word looks like; counted once per page.
struct WordShape {
    std::uint16_t letters = 0;
    std::uint16_t digits = 0;
    std::uint16_t cjk = 0;
    std::uint16_t rightToLeft = 0;
    bool startsLowercase = false;
};

std::vector<WordShape> shapesOf(std::span<const GlyphWord> words, std::span<const Glyph> glyphs);

/// An empty strip between two columns of running text.
struct Gutter {
    float x = 0;
    float top = 0; ///< words whose middle is between top and bottom belong to one of the columns
    float bottom = 0;
    bool rightColumnFirst = false; ///< right-to-left text
};

/// The best gutter among the words `members`; empty when the region has no columns of running text side by side.
std::optional<Gutter> findGutter(std::span<const GlyphWord> words, std::span<const WordShape> shapes,
                                 std::span<const std::uint32_t> members);

} // namespace longleaf::extract
