// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/display_text.h"

namespace longleaf::ui {

/// What a text file looks like when it is read rather than edited. Every character that is shown still has its place in
/// the file, so that cited words are marked where they stand.
struct TextLooks {
    std::vector<TextEdit> edits;     ///< rising, disjoint
    std::vector<StyledRange> ranges; ///< in the source's positions; they may overlap
};

/// Markdown: headings, emphasis, code, lists, quotations, links and tables, without the marks that make them; the lines
/// of a paragraph become one. What is not understood is shown as it stands.
[[nodiscard]] TextLooks markdownLooks(QStringView source);

/// Plain text: paragraphs whose columns are made with blanks are set in letters of one width.
[[nodiscard]] TextLooks plainTextLooks(QStringView source);

} // namespace longleaf::ui
