// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// Pages of a document, as the sentences of a ledger name them.
struct NamedPages {
    std::string_view title; ///< must outlive the value
    std::vector<int> pages; ///< rising
};

inline constexpr std::size_t kMostNamedDocuments = 3; ///< in one sentence; the others are counted
inline constexpr std::size_t kMostNamedPages = 12;    ///< of each document

/// "Lease, pages 2, 3; Annex, page 1; and 4 more documents": as many as are named at most, then a count.
/// Characters of a title that nobody sees are made visible.
[[nodiscard]] std::string namedPages(const std::vector<NamedPages> &documents);

} // namespace longleaf::pack
