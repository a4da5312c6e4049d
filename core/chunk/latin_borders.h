// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string_view>
#include <vector>

namespace longleaf::chunk {

/// Sentence borders by UAX #29 for text of the Latin script, without the way through UTF-16 that Qt's finder needs
/// (about ten times as fast). Line breaks within the run count as blanks.
/// @param borders  out: offsets in `text` where a sentence begins, and the run's end
/// @return false, with `borders` undefined, when the run holds a character that this function does not know.
[[nodiscard]] bool findLatinBorders(std::string_view text, TextSpan run, std::vector<std::size_t> &borders);

} // namespace longleaf::chunk
