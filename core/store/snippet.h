// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::store {

/// A window of at most `maxBytes` bytes (ellipses not counted) of a chunk around the place where most of the terms
/// stand close together; "…" marks what was cut away, runs of white space become one blank. Terms are compared
/// without regard to ASCII case and as beginnings of words, so inflected forms count as well. UTF-8 stays whole.
[[nodiscard]] std::string snippet(std::string_view chunkText, const std::vector<std::string> &terms,
                                  std::size_t maxBytes);

} // namespace longleaf::store
