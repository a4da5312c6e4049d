// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/markdown.h"

#include <functional>
#include <string>
#include <vector>

namespace longleaf::exporting {

/// The lists of a document: every numbered list counts for itself.
class DocxLists final {
public:
    /// w:numId of bullets.
    static constexpr int kBullets = 1;
    /// A new numbered list that begins with `start` at `level` (from 0); its w:numId.
    [[nodiscard]] int add(int level, int start);
    /// word/numbering.xml
    [[nodiscard]] std::string xml() const;

private:
    struct List {
        int level = 0;
        int start = 1;
    };
    std::vector<List> m_lists;
};

/// An answer's blocks as paragraphs and tables. `mark` gives the runs that stand for a citation.
[[nodiscard]] std::string docxBlocks(const std::vector<answer::markdown::Block> &blocks,
                                     const std::function<std::string(int chip)> &mark, int headingShift,
                                     DocxLists &lists);
/// A table whose first row is its head. `cells` are paragraphs, `shares` the columns' widths in 1/5000 of the text's.
[[nodiscard]] std::string docxTable(const std::vector<std::vector<std::string>> &cells, const std::vector<int> &shares);

} // namespace longleaf::exporting
