// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::chunk {

struct WordCounts {
    std::size_t words = 0;
    std::size_t numbers = 0; ///< words with a digit
};
/// Runs of letters and digits; points and commas inside a number do not part it. A wide character counts as a word.
[[nodiscard]] WordCounts countWords(std::string_view text);

/// Whether a line stands alone as a heading: short, with letters, not ended like a sentence, mostly no figures, and
/// numbered, marked (#), in capitals or in title case.
[[nodiscard]] bool looksLikeHeading(std::string_view line);

/// The headings above each chunk of a document, whose pages are given in order. The same pages give the same headings,
/// which the index needs for taking a chunk out again.
class HeadingTracker final {
public:
    /// @param chunks  of this page, rising, as chunkPage() gives them
    /// One text per chunk: the page's first lines, then the last two headings above the chunk.
    [[nodiscard]] std::vector<std::string> page(std::string_view pageText, const std::vector<TextSpan> &chunks);

private:
    void see(std::string_view line);
    std::array<std::string, 2> m_last; ///< older first
};

} // namespace longleaf::chunk
