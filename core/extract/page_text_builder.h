// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/text_layer.h"
#include "core/extract/page_glyphs.h"

#include <string>

namespace longleaf::extract {

struct BuiltPage {
    std::string text; ///< valid UTF-8, no control characters but "\n", no form feed
    document::TextLayer layer;
};

/// Canonical text of a page and the places of its words. One text line per line ("\n"), cells of a table's row
/// separated by one space, a blank line where the page has clear space. Words hyphenated at a line's end are joined;
/// such a word has one layer word per line. Pure; cost O(n log n) in the number of glyphs.
BuiltPage buildPage(const PageGlyphs &page);

} // namespace longleaf::extract
