// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf {

/// Bytes of characters that no reader sees and that a program reads, rising and disjoint: tag characters
/// (U+E0000-E007F), overrides, embeddings and isolates of the direction (U+202A-E, U+2066-9), and runs of two or more
/// characters without width (a single one is ordinary: a place to break a long word, a joiner of a script, the
/// U+FE0F U+200D inside an emoji). Ranges from the Unicode character database, 15.0. Invalid bytes are no part of any.
/// Cost: linear.
[[nodiscard]] std::vector<TextSpan> unseenText(std::string_view text);

/// The text without them.
[[nodiscard]] std::string withoutUnseenText(std::string_view text);

/// The text with their numbers in their place: "invoice[U+202E]fdp", a run of one kind as "[U+E0041 and 11 more]".
[[nodiscard]] std::string withUnseenTextShown(std::string_view text);

} // namespace longleaf
