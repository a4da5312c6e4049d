// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/extract/page_glyphs.h"
#include "core/extract/row_builder.h"

#include <span>
#include <vector>

namespace longleaf::extract {

/// The rows of a group in the order in which they are read. Columns of running text are read one after the other;
/// everything else, tables above all, is read row by row across the region.
std::vector<TextRow> readingOrder(std::span<const GlyphWord> words, std::span<const Glyph> glyphs);

} // namespace longleaf::extract
