// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// The lines of a document that look like headings: numbered ("2.3 Results", "Item 7.", "§ 4"), in Markdown, or short
/// lines in capitals at the top of a page. Running heads (the same line on three pages or more) and rows of figures are
/// none. At most `most`, rising pages. Cost: linear in the text.
/// @param text  the document's canonical text, in which the pages' spans lie.
[[nodiscard]] std::vector<Heading> headingsOf(std::string_view text, const std::vector<document::Page> &pages,
                                              std::size_t most = 200);

/// Adds the outline of every document, in scope order, as long as it has room in 2 % of the budget; a small budget gets
/// none. Returns what they cost, with the marks of documents of which only the outline is sent, in estimated tokens.
[[nodiscard]] std::int64_t addOutlines(const std::vector<ScopeDocument> &documents, std::int64_t budget,
                                       std::vector<Outline> &outlines);

/// The block that stands at the beginning of a document: one line that says what it is, then a line per heading. Empty
/// without headings.
[[nodiscard]] std::string outlineText(const std::vector<Heading> &headings);

} // namespace longleaf::pack
