// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace longleaf::answer::markdown {

/// The offsets, rising, of the bars in a table's rows that begin a cell for which the table has no column. Markdown
/// drops such cells; a bar that is read as another sign leaves their words in the last cell. Bars in code and behind a
/// backslash part no cells. Where no table is nothing is found but by chance, and there a bar means nothing.
[[nodiscard]] std::vector<std::size_t> surplusBars(std::string_view text);

} // namespace longleaf::answer::markdown
