// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/outline.h"

#include <cstddef>
#include <string>

namespace longleaf::extract {

inline constexpr std::size_t kMostOutlineEntries = 10'000;
inline constexpr int kMostOutlineLevels = 32;
inline constexpr std::size_t kMostOutlineTitleBytes = 300;

/// The bookmarks of a PDF file, with the pages and heights that they lead to; poppler's C++ interface tells titles
/// only, so qpdf reads them. Entries beyond the bounds, and those in a loop, are left out (`complete`).
/// @param password  with which the file opens; empty: none.
/// Errors: DamagedDocument (no part of the outline can be read).
[[nodiscard]] Result<document::Outline> readOutline(const std::string &bytes, const std::string &password);

} // namespace longleaf::extract
