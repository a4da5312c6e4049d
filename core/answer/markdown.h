// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer::markdown {

/// A piece of text in one style.
struct Run {
    enum class Kind { Text, Break, Chip };
    Kind kind = Kind::Text;
    std::string text; ///< UTF-8
    TextSpan source;  ///< bytes of the parsed text that this stands for; empty: none
    bool bold = false;
    bool italic = false;
    bool struck = false;
    bool code = false;
    bool image = false;   ///< stands for a picture, which is never loaded
    bool display = false; ///< a formula on a line of its own
    std::string link;     ///< target as written; empty: none
    int chip = -1;        ///< number of the citation, when Chip
};

enum class Align { Left, Center, Right };

struct Cell {
    std::vector<Run> runs;
    Align align = Align::Left;
};

struct Block {
    enum class Kind { Paragraph, Heading, Code, Rule, Table };
    Kind kind = Kind::Paragraph;
    int level = 0;      ///< of a heading, 1..6
    int listDepth = 0;  ///< 0: not in a list
    int quoteDepth = 0; ///< 0: not in a block quote
    std::string marker; ///< "•" or "3." on the first paragraph of a list item
    std::vector<Run> runs;
    std::vector<std::vector<Cell>> rows; ///< of a table; the first one is the header
};

/// Where a chip stands: after the byte before `offset` of the parsed text.
struct ChipAnchor {
    std::size_t offset = 0;
    int chip = 0;
};

/// Parses Markdown (CommonMark, tables, strike-through, bare links, formulas in TeX). Raw HTML is text, pictures are
/// runs with the description and the target as text; formulas are plain characters where those can say the same, else
/// their source as code. Chips are put at the end of the run that holds the byte before them.
/// `anchors` rise by offset. Never fails.
[[nodiscard]] std::vector<Block> parse(std::string_view text, const std::vector<ChipAnchor> &anchors);

/// The end of the part of `text` whose blocks no later text can change: the last blank line outside of code fences that
/// is followed by a line that starts a new block, or the last item of a list that follows another one of it. 0: none.
[[nodiscard]] std::size_t closedPrefix(std::string_view text);

/// Puts marks that are seen in the place of characters that could make the shown text differ from the read one (see
/// unseenText) or pass for a citation (object replacement). Every character keeps its length, so offsets stay valid.
[[nodiscard]] std::string defused(std::string_view text);

} // namespace longleaf::answer::markdown
