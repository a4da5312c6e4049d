// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/markdown_display.h"

#include <vector>

namespace longleaf::ui {

/// A line of a text, without its end.
struct SourceLine {
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// How many lines from `first` on are a Markdown table (a row, a row of dashes, rows); 0: none.
[[nodiscard]] std::size_t tableLines(QStringView source, const std::vector<SourceLine> &lines, std::size_t first);

/// Sets a table's cells under each other with blanks and lines; one that would be wider than the column stays as it is.
void layOutTable(QStringView source, const std::vector<SourceLine> &lines, std::size_t first, std::size_t count,
                 TextLooks &looks);

} // namespace longleaf::ui
