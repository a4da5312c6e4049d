// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <string>
#include <string_view>

namespace longleaf::pack {

// The marks around document text in a request; `plan` counts them and `layout` writes them. Each ends with a newline.

/// `<document id="7" title="..." pages="160">`; the title is made harmless and cut to 200 bytes.
[[nodiscard]] std::string documentOpen(DocumentId id, std::string_view title, int pages);
inline constexpr std::string_view kDocumentClose = "</document>\n";
/// `[[7:58]]`
[[nodiscard]] std::string pageMarker(DocumentId id, int page);
/// `[pages 12-18 of 90 not included]`, or `[page 12 of 90 not included]`
[[nodiscard]] std::string pagesNotIncluded(int first, int last, int total);
/// Stands for a part of a page that is not sent.
inline constexpr std::string_view kPartNotIncluded = "[...]\n";

/// The text with a space put into everything that could be taken for one of our own tags or markers
/// (`<document`, `</document`, `<question`, `</question`, `<q `, `</q>`, `[[7:58]]`), in any letter case.
[[nodiscard]] std::string defused(std::string_view text);

} // namespace longleaf::pack
