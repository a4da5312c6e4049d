// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranking.h"

#include <string>
#include <string_view>
#include <vector>

/// What the ranking needs of every chunk, kept packed with the document: eight bytes each, so that the facts of a
/// million chunks are read in some ten milliseconds and no page is touched.
namespace longleaf::store {

[[nodiscard]] rank::ChunkFacts factsOf(int page, std::string_view chunkText);
/// Little endian: page (4 bytes), words (2), numbers (2).
void appendFacts(std::string &bytes, const rank::ChunkFacts &facts);
/// False if the bytes are not those of `count` chunks; nothing is appended then.
[[nodiscard]] bool readFacts(std::string_view bytes, std::size_t count, std::vector<rank::ChunkFacts> &out);

} // namespace longleaf::store
